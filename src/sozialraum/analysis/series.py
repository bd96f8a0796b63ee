"""An Indikator over the years: points, gaps, and the runs within which years may be compared."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import groupby, pairwise
from statistics import fmean

from sozialraum.analysis.comparison import Ablehnung, closest
from sozialraum.analysis.values import Auspraegung, available_years, describe
from sozialraum.model import STADT_ID, Datenbestand, Indikator

INDEX_STELLEN = 1
"""Decimals of an indexed series."""

TREND_JAHRE = 3
"""Years on each side of the comparison that decides a trend."""

TREND_REGEL = (
    "Verglichen wird das Mittel der letzten drei Jahre mit dem Mittel der drei Jahre davor. "
    "Von „steigt“ oder „fällt“ ist nur die Rede, wenn der Unterschied größer ist als die mittlere "
    "Veränderung von Jahr zu Jahr. Weniger als sechs Jahre ohne Lücke aus derselben Quelle: keine Aussage."
)


@dataclass(frozen=True)
class Punkt:
    """One year. In a gap `wert` is None, `stichtag` "" and `quellen` empty."""

    jahr: int
    stichtag: str
    wert: float | None
    quellen: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Zeitreihe:
    """An Indikator for one area (or the city, STADT_ID): every year from the first to the last value.

    First and last year are those of the level, so that the series of all its areas have the same
    years. Values are rounded to the decimals shown. `indexjahr`: values are no longer in the unit
    of the Indikator but relative to that year, which is 100.
    """

    indikator: Indikator
    raumebene: str
    raum: str
    punkte: tuple[Punkt, ...]
    indexjahr: int | None = None

    @cached_property
    def abschnitte(self) -> tuple[tuple[Punkt, ...], ...]:
        """Runs of years without a gap and from the same sources: only these may be joined by a line."""
        laeufe = (tuple(lauf) for _, lauf in groupby(self.punkte, lambda p: (p.wert is None, p.quellen)))
        return tuple(lauf for lauf in laeufe if lauf[0].wert is not None)


class Trendrichtung(StrEnum):
    """What may be said of the recent years."""

    STEIGT = "steigt"
    FAELLT = "fällt"
    GLEICHBLEIBEND = "gleichbleibend"


@dataclass(frozen=True)
class Trend:
    """Direction, first and last year looked at, and the two numbers that decide (not rounded).

    `veraenderung`: later mean minus earlier mean; `schwankung`: mean absolute change from year to
    year. Both in the unit of the series.
    """

    richtung: Trendrichtung
    spanne: tuple[int, int]
    veraenderung: float
    schwankung: float


def series(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, raum: str, basisjahr: int | None = None
) -> Zeitreihe:
    """The years of an Indikator for one area of a level or for the city (STADT_ID).

    Built from `describe`, so each point is the value shown for that year. The city has a point where
    its value has Stichtag and Quelle of the areas, or where there are no areas to compare it with.
    All areas are built at once and kept with the data. KeyError for an unknown area.
    """
    schluessel = ("series", indikator.id, raumebene, basisjahr)
    if schluessel not in bestand.ergebnisse:
        bestand.ergebnisse[schluessel] = _all_series(bestand, indikator, raumebene, basisjahr)
    return bestand.ergebnisse[schluessel][raum]


def indexed(reihe: Zeitreihe, basisjahr: int) -> Zeitreihe | Ablehnung:
    """The series with 100 in the base year; years outside the run of the base year become gaps.

    Refused, with the nearest year that works, if the base year has no value or none above 0, and if
    its run falls below 0: percentages of a balance that changes its sign mean nothing.
    """
    werte = {punkt.jahr: punkt.wert for punkt in reihe.punkte if punkt.wert is not None}
    moeglich = {
        punkt.jahr: lauf
        for lauf in reihe.abschnitte
        for punkt in lauf
        if punkt.wert > 0 and min(anderer.wert for anderer in lauf) >= 0
    }
    if basisjahr not in moeglich:
        if basisjahr not in werte:
            grund = f"Für {basisjahr} liegt kein Wert vor, auf den sich ein Index beziehen kann."
        elif werte[basisjahr] <= 0:
            grund = f"Der Wert für {basisjahr} ist nicht größer als 0; darauf bezieht sich kein Index."
        else:
            grund = "Die Werte liegen teils über, teils unter 0; ein Index sagt darüber nichts."
        naechstes = closest(moeglich, basisjahr)
        vorschlag = f"Das nächste mögliche Basisjahr ist {naechstes[0]}." if naechstes else ""
        return Ablehnung(grund, vorschlag, naechstes)
    punkte = tuple(
        replace(punkt, wert=round(100 * punkt.wert / werte[basisjahr], INDEX_STELLEN))
        if punkt in moeglich[basisjahr]
        else Punkt(punkt.jahr, "", None, ())
        for punkt in reihe.punkte
    )
    return replace(reihe, punkte=punkte, indexjahr=basisjahr)


def trend(reihe: Zeitreihe) -> Trend | None:
    """Whether an Indikator rises or falls, after a rule that everyone can recompute (TREND_REGEL).

    The mean of the last three years of the last run is held against the mean of the three years
    before. It counts as a change only if it is larger than the mean absolute change from year to
    year over the whole run. None if the last run has fewer than six years. This is no significance
    test: the rule keeps arrows away from series that only jump up and down.
    """
    lauf = reihe.abschnitte[-1] if reihe.abschnitte else ()
    if len(lauf) < 2 * TREND_JAHRE:
        return None
    werte = [punkt.wert for punkt in lauf]
    veraenderung = fmean(werte[-TREND_JAHRE:]) - fmean(werte[-2 * TREND_JAHRE : -TREND_JAHRE])
    schwankung = fmean(abs(spaeter - frueher) for frueher, spaeter in pairwise(werte))
    richtung = Trendrichtung.GLEICHBLEIBEND
    if abs(veraenderung) > schwankung + 1e-9:  # a tie must not be decided by the last binary digit
        richtung = Trendrichtung.STEIGT if veraenderung > 0 else Trendrichtung.FAELLT
    return Trend(richtung, (lauf[-2 * TREND_JAHRE].jahr, lauf[-1].jahr), veraenderung, schwankung)


def _all_series(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, basisjahr: int | None
) -> dict[str, Zeitreihe]:
    """Area or STADT_ID -> series."""
    jahre = available_years(bestand, indikator, raumebene)
    bilder = [
        describe(bestand, indikator, raumebene, jahr, basisjahr)
        for jahr in (range(jahre[0], jahre[-1] + 1) if jahre else ())
    ]
    # the years before a base year have no values: a series begins with its first one
    belegt = [i for i, bild in enumerate(bilder) if bild.werte.notna().any()] or [
        i for i, bild in enumerate(bilder) if bild.stadtwert_gleichen_stands is not None
    ]
    bilder = bilder[belegt[0] : belegt[-1] + 1] if belegt else []
    punkte = [_points(bild) for bild in bilder]
    return {
        raum: Zeitreihe(indikator, raumebene, raum, tuple(jahr[raum] for jahr in punkte))
        for raum in (*bestand.raumebenen[raumebene].namen, STADT_ID)
    }


def _points(bild: Auspraegung) -> dict[str, Punkt]:
    """Area or STADT_ID -> point of one year."""
    luecke = Punkt(bild.jahr, "", None, ())
    punkte = {
        raum: luecke if raum in bild.fehlgruende else Punkt(bild.jahr, bild.stichtag, wert, bild.quellen)
        for raum, wert in bild.werte.to_dict().items()
    }
    stadtwert = bild.stadtwert_gleichen_stands
    if stadtwert is None:
        return {**punkte, STADT_ID: luecke}
    return {**punkte, STADT_ID: Punkt(bild.jahr, bild.stadt_stichtag, stadtwert, bild.stadt_quellen)}
