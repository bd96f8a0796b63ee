"""Values of an Indikator for all areas of a Raumebene in one year, with the value of the city beside them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from sozialraum.model import (
    FLAECHE,
    STADT,
    STADT_ID,
    STADTTEIL,
    Beobachtung,
    Datenbestand,
    Fehlgrund,
    Indikator,
    Term,
)


@dataclass(frozen=True, eq=False)
class Auspraegung:
    """What is known of one Indikator on one Raumebene in one year.

    `werte` holds every area of the level, NaN where nothing can be shown; `fehlgruende` says why.
    All values shown share one Stichtag and one Quelle, so they may be ranked against each other.
    Values and city value are rounded to the decimals shown, so that what reads alike ranks alike.
    `vergleichbar` is False where the city value has another Stichtag or Quelle, and for counts.
    """

    indikator: Indikator
    raumebene: str
    jahr: int
    stichtag: str
    quellen: tuple[str, ...]
    qualitaet: str
    werte: pd.Series
    fehlgruende: dict[str, Fehlgrund]
    hinweise: dict[str, str]
    stadtwert: float | None
    stadt_stichtag: str
    stadt_quellen: tuple[str, ...]
    stadt_hinweis: str
    vergleichbar: bool
    """Whether the city value may stand beside the values of the areas."""

    @cached_property
    def vollstaendig(self) -> bool:
        return bool(self.werte.notna().all())

    @cached_property
    def abstaende(self) -> pd.Series:
        """Value minus city value at the precision shown; NaN where either is missing or not comparable."""
        if not self.vergleichbar:
            return pd.Series(float("nan"), index=self.werte.index)
        return (self.werte - self.stadtwert).round(self.indikator.nachkommastellen)

    @property
    def stadtwert_gleichen_stands(self) -> float | None:
        """The city value if it has Stichtag and Quelle of the areas, also for counts; else None.

        Counts are not `vergleichbar` with the city, but the city's own count belongs into the same table.
        """
        gleich = (self.stadt_stichtag, self.stadt_quellen) == (self.stichtag, self.quellen)
        return self.stadtwert if self.vergleichbar or (self.indikator.absolut and gleich) else None

    @cached_property
    def raenge(self) -> pd.Series:
        """Rank 1 for the highest value, ties share the better rank; NaN unless all areas have a value."""
        if not self.vollstaendig:
            return pd.Series(float("nan"), index=self.werte.index)
        return self.werte.rank(method="min", ascending=False)


def available_years(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> tuple[int, ...]:
    """Years with a value for at least one area; if there is none, the years with a value for the city."""
    return _years(bestand, indikator, raumebene) or _years(bestand, indikator, STADT)


def has_area_values(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> bool:
    """Whether any area of the level has a value in any year."""
    return bool(_years(bestand, indikator, raumebene))


def nearest_year(jahre: tuple[int, ...], gewuenscht: int) -> int:
    """The latest year not after the wanted one, else the earliest; the wanted one if there is none."""
    return max((jahr for jahr in jahre if jahr <= gewuenscht), default=jahre[0] if jahre else gewuenscht)


def describe(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, jahr: int, basisjahr: int | None = None
) -> Auspraegung:
    """Values, gaps and city value of an Indikator. `basisjahr` only matters to those that grow from one.

    Results are kept with the data, so that they go when the data is read anew.
    """
    basisjahr = basisjahr if indikator.braucht_basisjahr else None  # else every base year keeps a copy
    schluessel = (indikator.id, raumebene, jahr, basisjahr)
    if schluessel not in bestand.ergebnisse:
        bestand.ergebnisse[schluessel] = _describe(bestand, indikator, raumebene, jahr, basisjahr)
    return bestand.ergebnisse[schluessel]


def describe_nearest(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, jahr: int, basisjahr: int | None = None
) -> Auspraegung:
    """The Auspraegung of the year nearest to the wanted one, as `nearest_year` counts.

    If only the city has values, the newest: there is no picture of the areas that the year could change.
    """
    jahre = available_years(bestand, indikator, raumebene)
    if jahre and not has_area_values(bestand, indikator, raumebene):
        return describe(bestand, indikator, raumebene, jahre[-1], basisjahr)
    return describe(bestand, indikator, raumebene, nearest_year(jahre, jahr), basisjahr)


def _describe(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, jahr: int, basisjahr: int | None
) -> Auspraegung:
    raeume = list(bestand.raumebenen[raumebene].namen)
    stellen = indikator.nachkommastellen
    zeit = {"jahr": jahr, "basisjahr": basisjahr}
    einzeln = {raum: _value(bestand, indikator, raumebene, [raum], **zeit) for raum in raeume}
    stadt = _value(bestand, indikator, STADT, [STADT_ID], **zeit)
    if indikator.stadtwert_aus_summe:
        stadt = _value(bestand, indikator, raumebene, raeume, **zeit)
    staende = Counter((b.stichtag, b.quelle) for b in einzeln.values() if b.wert is not None)
    stand = max(staende, key=lambda s: (staende[s], s)) if staende else (stadt.stichtag, stadt.quelle)
    werte: dict[str, float] = {}
    gruende: dict[str, Fehlgrund] = {}
    for raum, beobachtung in einzeln.items():
        if beobachtung.wert is None:
            gruende[raum] = beobachtung.fehlgrund or Fehlgrund.NICHT_VORHANDEN
        elif (beobachtung.stichtag, beobachtung.quelle) != stand:
            gruende[raum] = Fehlgrund.ANDERER_STAND
        else:
            werte[raum] = beobachtung.wert
    qualitaeten = Counter(einzeln[raum].qualitaet for raum in werte)
    return Auspraegung(
        indikator=indikator,
        raumebene=raumebene,
        jahr=jahr,
        stichtag=_first(stand[0]),
        quellen=tuple(stand[1].split()),
        qualitaet=qualitaeten.most_common(1)[0][0] if qualitaeten else stadt.qualitaet,
        werte=pd.Series(werte, index=raeume, dtype=float).round(stellen),
        fehlgruende=gruende,
        hinweise={raum: b.hinweis for raum, b in einzeln.items() if b.hinweis},
        stadtwert=None if stadt.wert is None else float(np.round(stadt.wert, stellen)),
        stadt_stichtag=_first(stadt.stichtag),
        stadt_quellen=tuple(stadt.quelle.split()),
        stadt_hinweis=" ".join(filter(None, (indikator.stadtwert_hinweis, stadt.hinweis))),
        vergleichbar=stadt.wert is not None
        and not indikator.absolut
        and (not werte or (stadt.stichtag, stadt.quelle) == stand),
    )


def rate(
    bestand: Datenbestand,
    indikator: Indikator,
    raumebene: str,
    raeume: Iterable[str],
    jahr: int,
    *,
    basisjahr: int | None = None,
) -> float | None:
    """A derived Indikator for any set of areas, from sums, never averaged. None if a part is missing."""
    return _value(bestand, indikator, raumebene, list(raeume), jahr=jahr, basisjahr=basisjahr).wert


def _years(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> tuple[int, ...]:
    if not indikator.abgeleitet:
        return bestand.jahre.get((raumebene, indikator.id), ())
    mengen = [
        set(bestand.jahre.get((raumebene, term.indikator), ()))
        for term in indikator.zaehler + indikator.nenner
        if term.indikator != FLAECHE and not term.basisjahr
    ]
    return tuple(sorted(set.intersection(*mengen))) if mengen else ()


def _value(
    bestand: Datenbestand,
    indikator: Indikator,
    raumebene: str,
    raeume: list[str],
    *,
    jahr: int,
    basisjahr: int | None,
) -> Beobachtung:
    """One value for a set of areas, as if it were one observation.

    Several Stichtage or sources are joined by a space, so that only values made of the same are ranked.
    """
    if not indikator.abgeleitet and len(raeume) == 1:
        return _base(bestand, Term(indikator.id), raumebene, raeume[0], jahr)
    if indikator.braucht_basisjahr and (basisjahr is None or basisjahr >= jahr):
        return _gap(Fehlgrund.BASISJAHR)
    summen = []
    teile: list[Beobachtung] = []
    for terme in (indikator.zaehler or (Term(indikator.id),), indikator.nenner):
        summe = 0.0
        for term in terme:
            for raum in raeume:
                teil = _base(bestand, term, raumebene, raum, basisjahr if term.basisjahr else jahr)
                if teil.wert is None:
                    return _gap(teil.fehlgrund or Fehlgrund.NICHT_VORHANDEN)
                summe += term.vorzeichen * teil.wert
                teile.append(teil)
        summen.append(summe)
    nenner = summen[1] if indikator.nenner else 1.0  # a count for several areas is their sum
    if nenner == 0:
        return _gap(Fehlgrund.NICHT_ZUTREFFEND)
    daten = [teil for teil in teile if teil.quelle]
    return Beobachtung(
        wert=indikator.faktor * summen[0] / nenner,
        fehlgrund=None,
        stichtag=" ".join(dict.fromkeys(teil.stichtag for teil in daten)),
        quelle=" ".join(dict.fromkeys(teil.quelle for teil in daten)),
        qualitaet=daten[0].qualitaet if daten else "berechnet",
        hinweis=" ".join(dict.fromkeys(teil.hinweis for teil in daten if teil.hinweis)),
    )


def _first(stichtage: str) -> str:
    """The Stichtag to show: that of the first summand of the numerator."""
    return stichtage.partition(" ")[0]


def _gap(grund: Fehlgrund) -> Beobachtung:
    return Beobachtung(None, grund, "", "", "", "")


def _base(bestand: Datenbestand, term: Term, raumebene: str, raum: str, jahr: int) -> Beobachtung:
    if term.indikator == FLAECHE:
        return _area(bestand, raumebene, raum)
    gefunden = bestand.werte.get((raumebene, term.indikator, jahr), {}).get(raum)
    return gefunden or _gap(Fehlgrund.NICHT_VORHANDEN)


def _area(bestand: Datenbestand, raumebene: str, raum: str) -> Beobachtung:
    """Area in km²; the city's is the sum over the Stadtteile, so that densities stay consistent."""
    ebene = bestand.raumebenen[STADTTEIL if raumebene == STADT else raumebene]
    flaechen = ebene.flaechen.set_index("id")["flaeche"]
    wert = float(flaechen.sum() if raumebene == STADT else flaechen[raum])
    return Beobachtung(wert, None, "", "", "berechnet", "")
