"""What goes into an index of priority: a Teilindikator with its values, their date and their sources."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sozialraum.analysis.reach import QUELLEN, UMWEG, Standortwahl, reach, sites, stand
from sozialraum.analysis.values import describe_nearest
from sozialraum.model import STADTTEIL, UEBLICHER_VORRANG, Datenbestand, Indikator, Teilindikator, Vorrang


@dataclass(frozen=True, eq=False)
class Teilwerte:
    """A Teilindikator with its values for all areas, NaN where missing, rounded as shown.

    `jahr` None: the values belong to no year that could be chosen. `quellen`: ids. `neutral`: the catalogue
    gives no direction, somebody chose it. `unsicher`: areas whose value may be lower, because the address
    of a site is not documented.
    """

    teil: Teilindikator
    name: str
    einheit: str
    stellen: int
    werte: pd.Series
    jahr: int | None
    stichtag: str
    quellen: tuple[str, ...]
    neutral: bool = False
    unsicher: tuple[str, ...] = ()

    @property
    def luecken(self) -> tuple[str, ...]:
        """Areas without a value."""
        return tuple(self.werte.index[self.werte.isna()])


def usual_priority(indikator: Indikator) -> Vorrang | None:
    """Which end calls for priority as the catalogue sees it; None if it gives no direction."""
    return UEBLICHER_VORRANG.get(indikator.richtung)


def part_values(
    bestand: Datenbestand, teil: Teilindikator, raumebene: str, jahr: int, basisjahr: int | None
) -> Teilwerte | None:
    """An Indikator in its year nearest to `jahr`, None if the data know no such Indikator."""
    indikator = bestand.indikatoren.get(teil.indikator)
    if indikator is None:
        return None
    bild = describe_nearest(bestand, indikator, raumebene, jahr, basisjahr)
    return Teilwerte(
        teil=teil,
        name=indikator.kurzname,
        einheit=indikator.einheit,
        stellen=indikator.nachkommastellen,
        werte=bild.werte,
        jahr=bild.jahr,
        stichtag=bild.stichtag,
        quellen=bild.quellen,
        neutral=usual_priority(indikator) is None,
    )


def reach_gap(bestand: Datenbestand, teil: Teilindikator, raumebene: str, gehweg: int) -> Teilwerte:
    """Percent of the inhabitants without a site of the Bedarfsregel within `gehweg` metres walked.

    Known for Stadtteile only, NaN on other levels and where the number of inhabitants is unknown.
    """
    werte = pd.Series(np.nan, index=list(bestand.raumebenen[raumebene].namen))
    unsicher: tuple[str, ...] = ()
    if raumebene == STADTTEIL:
        mit, ohne = sites(bestand, Standortwahl(bestand.bedarfsregel.arten))
        for raum, erreicht in reach(bestand, mit, gehweg, UMWEG).items():
            if raum in werte.index and erreicht.anteil_einwohner is not None:
                werte[raum] = round(100 - erreicht.anteil_einwohner, 1)
        orte = {einrichtung.stadtteil_id for einrichtung in ohne}
        # "": not even the Stadtteil is known; and who is reached already, cannot be reached any more
        unsicher = tuple(raum for raum in werte.index if not {raum, ""}.isdisjoint(orte) and werte[raum] > 0)
    stichtag, register = stand(bestand)
    return Teilwerte(
        teil=teil,
        name="Lücke der Reichweite",
        einheit="%",
        stellen=1,
        werte=werte,
        jahr=None,
        stichtag=stichtag,
        quellen=tuple(dict.fromkeys((*register, *(q for q in QUELLEN if q in bestand.quellen)))),
        unsicher=unsicher,
    )
