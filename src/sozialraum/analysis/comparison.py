"""Years, Indikatoren and areas side by side; what cannot be compared is refused with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from sozialraum.analysis.values import (
    Auspraegung,
    available_years,
    describe,
    describe_nearest,
    has_area_values,
)
from sozialraum.model import STADT_ID, Datenbestand, Fehlgrund, Indikator


@dataclass(frozen=True)
class Ablehnung:
    """A comparison that would mislead: why, what to choose instead, and the nearest year or years for it.

    Both are German sentences in plain text; `vorschlag` is "" and `jahre` empty if no year helps.
    """

    grund: str
    vorschlag: str = ""
    jahre: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Differenz:
    """Later minus earlier year in the unit of the Indikator (for % in percentage points), rounded as shown.

    `werte` holds every area, NaN where one of the years has no value; `fehlgruende` says why, for the
    later year if both are missing. The city value is None unless it has the Stichtage of the areas.
    """

    von: Auspraegung
    bis: Auspraegung
    werte: pd.Series
    fehlgruende: dict[str, Fehlgrund]
    stadtwert: float | None


@dataclass(frozen=True, eq=False)
class Zusammenhang:
    """Two Indikatoren in one calendar year. `werte`: columns x and y, only the areas that have both.

    The correlations are None for fewer than three areas and where one side is the same everywhere.
    """

    x: Auspraegung
    y: Auspraegung
    werte: pd.DataFrame
    pearson: float | None
    spearman: float | None

    @property
    def n(self) -> int:
        return len(self.werte)


@dataclass(frozen=True, eq=False)
class Zeile:
    """One Indikator for the chosen areas and the city, all of one Stichtag and one Quelle.

    `standardabstaende` (see `standard_distances`) holds the chosen areas and the city as STADT_ID.
    """

    auspraegung: Auspraegung
    werte: pd.Series
    fehlgruende: dict[str, Fehlgrund]
    stadtwert: float | None
    standardabstaende: pd.Series


@dataclass(frozen=True, eq=False)
class Merkmal:
    """One Indikator of one area and how far it lies from the mean of all areas, in standard deviations."""

    auspraegung: Auspraegung
    wert: float
    standardabstand: float


def closest(jahre: Iterable[int], gewuenscht: int) -> tuple[int, ...]:
    """The year nearest to the wanted one, of two the earlier; () if there is none to choose from."""
    return tuple(sorted(jahre, key=lambda jahr: (abs(jahr - gewuenscht), jahr))[:1])


def difference(
    bestand: Datenbestand,
    indikator: Indikator,
    raumebene: str,
    von: int,
    bis: int,
    *,
    basisjahr: int | None = None,
) -> Differenz | Ablehnung:
    """How an Indikator changed between two years, for all areas of a level and for the city.

    Refused unless both years have values of the same sources. Proposed instead is the pair of years
    with the smallest sum of distances to the wanted ones, of equal ones the later.
    """
    frueher, spaeter = (describe(bestand, indikator, raumebene, jahr, basisjahr) for jahr in (von, bis))
    if grund := _objection(bestand, frueher, spaeter):
        bilder = _with_values(bestand, indikator, raumebene, basisjahr).values()
        if len(bilder) == 1 and not indikator.braucht_basisjahr:
            return Ablehnung(f"Zu „{indikator.kurzname}“ liegen nur Werte für {next(iter(bilder)).jahr} vor.")
        paare = [(a.jahr, b.jahr) for a, b in combinations(bilder, 2) if not _objection(bestand, a, b)]
        if not paare:
            return Ablehnung(grund)
        anfang, ende = sorted((von, bis))
        paar = min(paare, key=lambda p: (abs(p[0] - anfang) + abs(p[1] - ende), -p[0], -p[1]))
        return Ablehnung(grund, f"Vergleichbar sind {paar[0]} und {paar[1]}.", paar)
    stellen = indikator.nachkommastellen
    stadt = [bild.stadtwert_gleichen_stands for bild in (frueher, spaeter)]
    return Differenz(
        von=frueher,
        bis=spaeter,
        werte=(spaeter.werte - frueher.werte).round(stellen),
        fehlgruende=frueher.fehlgruende | spaeter.fehlgruende,
        stadtwert=None if None in stadt else round(stadt[1] - stadt[0], stellen),
    )


def relation(
    bestand: Datenbestand,
    x: Indikator,
    y: Indikator,
    raumebene: str,
    jahr: int,
    *,
    basisjahr: int | None = None,
) -> Zusammenhang | Ablehnung:
    """Two different Indikatoren over the areas of a level in the same calendar year.

    Correlations after Pearson, and after Spearman with mean ranks for ties. Stichtage may differ
    within the year; both are in the result. Refused if no area has both values in that year, with
    the nearest year in which one does.
    """
    if x.id == y.id:
        return Ablehnung(
            "Gewählt ist zweimal derselbe Indikator; er hängt immer vollkommen mit sich zusammen.",
            "Einen zweiten Indikator auswählen.",
        )
    bilder = [_with_values(bestand, indikator, raumebene, basisjahr) for indikator in (x, y)]
    gemeinsam = [j for j in bilder[0] if j in bilder[1] and not _disjoint(bilder[0][j], bilder[1][j])]
    if jahr not in gemeinsam:
        beide = [describe(bestand, indikator, raumebene, jahr, basisjahr) for indikator in (x, y)]
        if not gemeinsam:
            return Ablehnung(_never_together(bestand, beide, bilder))
        ohne = [bild for bild in beide if bild.werte.isna().all()]
        grund = _missing(bestand, ohne[0]) if ohne else f"Kein Gebiet hat {jahr} beide Werte."
        naechstes = closest(gemeinsam, jahr)
        return Ablehnung(grund, f"Das nächste gemeinsame Jahr ist {naechstes[0]}.", naechstes)
    x_bild, y_bild = (vorhanden[jahr] for vorhanden in bilder)
    werte = pd.DataFrame({"x": x_bild.werte, "y": y_bild.werte}).dropna()
    return Zusammenhang(x_bild, y_bild, werte, _pearson(werte), _pearson(werte.rank()))


def side_by_side(
    bestand: Datenbestand,
    indikatoren: Iterable[Indikator],
    raumebene: str,
    raeume: Iterable[str],
    jahr: int,
    *,
    basisjahr: int | None = None,
) -> tuple[Zeile, ...]:
    """Each Indikator for the chosen areas and the city, in its year nearest to the wanted one.

    The city value is None where it has another Stichtag or Quelle than the areas.
    """
    raeume = list(raeume)
    zeilen = []
    for indikator in indikatoren:
        bild = describe_nearest(bestand, indikator, raumebene, jahr, basisjahr)
        zeilen.append(
            Zeile(
                auspraegung=bild,
                werte=bild.werte[raeume],
                fehlgruende={raum: bild.fehlgruende[raum] for raum in raeume if raum in bild.fehlgruende},
                stadtwert=bild.stadtwert_gleichen_stands,
                standardabstaende=standard_distances(bild)[[*raeume, STADT_ID]],
            )
        )
    return tuple(zeilen)


def distinctive(
    bestand: Datenbestand,
    raumebene: str,
    raum: str,
    jahr: int,
    indikatoren: Iterable[Indikator],
    *,
    basisjahr: int | None = None,
) -> tuple[Merkmal, ...]:
    """What sets an area apart: its Indikatoren, the one furthest from the mean of all areas first.

    Only complete ones that are no counts and differ between the areas, each in its year nearest to
    the wanted one; equally far ones stay in the given order.
    """
    merkmale = []
    for indikator in indikatoren:
        bild = describe_nearest(bestand, indikator, raumebene, jahr, basisjahr)
        abstand = standard_distances(bild)[raum]
        if not indikator.absolut and pd.notna(abstand):
            merkmale.append(Merkmal(bild, float(bild.werte[raum]), float(abstand)))
    return tuple(sorted(merkmale, key=lambda merkmal: -abs(merkmal.standardabstand)))


def standard_distances(auspraegung: Auspraegung) -> pd.Series:
    """(value − mean) / standard deviation over all areas of the level, each area counting alike.

    Index: all areas and the city as STADT_ID on the same scale. Mean and standard deviation are
    those of the areas themselves, not of a sample (ddof 0). All NaN unless every area has a value
    and the values differ; the city's is NaN where it is not comparable.
    """
    stadt = auspraegung.stadtwert if auspraegung.vergleichbar else np.nan
    abstaende = pd.Series(np.nan, index=[*auspraegung.werte.index, STADT_ID])
    werte = auspraegung.werte.to_numpy()
    # equal values are asked for, not a deviation of 0: rounding errors leave one just above it
    if auspraegung.vollstaendig and werte.min() < werte.max():
        abstaende[:] = (np.append(werte, stadt) - werte.mean()) / werte.std()
    return abstaende


def _with_values(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, basisjahr: int | None
) -> dict[int, Auspraegung]:
    """Year -> Auspraegung with a value for at least one area, ascending."""
    bilder = {
        jahr: describe(bestand, indikator, raumebene, jahr, basisjahr)
        for jahr in available_years(bestand, indikator, raumebene)
    }
    return {jahr: bild for jahr, bild in bilder.items() if bild.werte.notna().any()}


def _objection(bestand: Datenbestand, frueher: Auspraegung, spaeter: Auspraegung) -> str:
    """Why two years of an Indikator cannot be subtracted; "" if they can."""
    for bild in (frueher, spaeter):
        if bild.werte.isna().all():
            return _missing(bestand, bild)
    if frueher.jahr >= spaeter.jahr:
        return "Das erste Jahr muss vor dem zweiten liegen."
    if frueher.quellen != spaeter.quellen:
        return (
            f"Die Werte für {frueher.jahr} stammen aus {_titles(bestand, frueher)}, die für {spaeter.jahr} "
            f"aus {_titles(bestand, spaeter)}. Zwischen verschiedenen Quellen wird nicht verglichen."
        )
    if _disjoint(frueher, spaeter):
        return f"Kein Gebiet hat {frueher.jahr} und {spaeter.jahr} einen Wert."
    return ""


def _missing(bestand: Datenbestand, bild: Auspraegung) -> str:
    """That an Indikator has no value for any area in a year, or in any year, or lacks a base year."""
    name, mehrzahl = bild.indikator.kurzname, bestand.raumebenen[bild.raumebene].mehrzahl
    if not has_area_values(bestand, bild.indikator, bild.raumebene):
        return f"Zu „{name}“ liegen für die {mehrzahl} keine Werte vor."
    if Fehlgrund.BASISJAHR in bild.fehlgruende.values():
        return f"„{name}“ braucht ein Basisjahr vor {bild.jahr}."
    return f"Zu „{name}“ liegen für {bild.jahr} keine Werte für die {mehrzahl} vor."


def _never_together(
    bestand: Datenbestand, beide: list[Auspraegung], belegt: list[dict[int, Auspraegung]]
) -> str:
    """Why two Indikatoren have no year in common: one has no values at all, or theirs never meet."""
    for bild, jahre in zip(beide, belegt, strict=True):
        if not jahre:
            return _missing(bestand, bild)
    namen = " und ".join(f"„{bild.indikator.kurzname}“" for bild in beide)
    mehrzahl = bestand.raumebenen[beide[0].raumebene].mehrzahl
    return f"{namen} haben für die {mehrzahl} in keinem Jahr gemeinsame Werte."


def _disjoint(erste: Auspraegung, zweite: Auspraegung) -> bool:
    """Whether no area has both values."""
    return not (erste.werte.notna() & zweite.werte.notna()).any()


def _titles(bestand: Datenbestand, bild: Auspraegung) -> str:
    return " und ".join(f"„{bestand.quellen[quelle].titel}“" for quelle in bild.quellen)


def _pearson(werte: pd.DataFrame) -> float | None:
    """Pearson's correlation of the columns x and y, None where it says nothing."""
    if len(werte) < 3 or werte.nunique().min() == 1:
        return None
    return float(werte["x"].corr(werte["y"]))
