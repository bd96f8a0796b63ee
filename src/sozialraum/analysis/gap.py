"""Where need and reach do not meet: each Stadtteil against the city in both."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sozialraum.analysis.reach import Reichweite
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import STADT_ID, Fehlgrund, Indikator, Richtung


class Lage(StrEnum):
    """Need and reach of a Stadtteil against the city: four quadrants, or no answer."""

    HOCH_FERN = "hoher Bedarf, unter Stadtwert erreicht"
    HOCH_NAH = "hoher Bedarf, mindestens Stadtwert erreicht"
    NIEDRIG_FERN = "geringer Bedarf, unter Stadtwert erreicht"
    NIEDRIG_NAH = "geringer Bedarf, mindestens Stadtwert erreicht"
    NICHT_PRUEFBAR = "nicht prüfbar"


_LAGEN = {
    (True, True): Lage.HOCH_FERN,
    (True, False): Lage.HOCH_NAH,
    (False, True): Lage.NIEDRIG_FERN,
    (False, False): Lage.NIEDRIG_NAH,
}
"""(need is high, little is reached) -> Lage."""


class Hindernis(StrEnum):
    """Why there is no answer although there is a value."""

    NICHT_VERGLEICHBAR = "nicht_vergleichbar"
    """A count, or the city value is missing or has another Stichtag or Quelle."""
    OHNE_EINWOHNERZAHL = "ohne_einwohnerzahl"
    """The share of inhabitants reached is unknown, in the Stadtteil or in the city."""
    STANDORT_OHNE_ADRESSE = "standort_ohne_adresse"
    """Little is reached as far as is known, but a site whose address is not documented may reach more."""


@dataclass(frozen=True)
class Luecke:
    """Need (value of the Indikator) and reach (percent of inhabitants) of a Stadtteil.

    `hoch`: whether need is high, None where that is unknown. `grund` says why the answer is
    `NICHT_PRUEFBAR`; it is None for all others.
    """

    raum: str
    bedarf: float | None
    erreicht: float | None
    lage: Lage
    hoch: bool | None = None
    grund: Fehlgrund | Hindernis | None = None


def high_is_need(indikator: Indikator) -> bool:
    """Whether a high value is taken for need. Also where the catalogue calls the Indikator neutral."""
    return indikator.richtung is not Richtung.RESSOURCE


def gaps(
    auspraegung: Auspraegung, reichweiten: dict[str, Reichweite], ohne_adresse: Collection[str] = ()
) -> tuple[Luecke, ...]:
    """One Luecke per Stadtteil, in the order of the Auspraegung, which must be on the level of Stadtteile.

    Need is high on the worse side of the city value (for a resource: below it), not on it. Little is
    reached where the share of inhabitants is below the city's, or 0; shares are compared at one decimal,
    as they are shown. `ohne_adresse`: Stadtteile of the sites that could not be counted, "" where not
    even the Stadtteil is known; where they might reach more, little is no answer.
    """
    stadt = _share(reichweiten[STADT_ID])
    return tuple(
        _gap(auspraegung, raum, _share(reichweiten[raum]), stadt, not {raum, ""}.isdisjoint(ohne_adresse))
        for raum in auspraegung.werte.index
    )


def _gap(
    auspraegung: Auspraegung, raum: str, erreicht: float | None, stadt: float | None, mindestens: bool
) -> Luecke:
    bedarf = None if math.isnan(auspraegung.werte[raum]) else float(auspraegung.werte[raum])
    if bedarf is None:
        return Luecke(raum, bedarf, erreicht, Lage.NICHT_PRUEFBAR, None, auspraegung.fehlgruende[raum])
    if not auspraegung.vergleichbar:
        return Luecke(raum, bedarf, erreicht, Lage.NICHT_PRUEFBAR, None, Hindernis.NICHT_VERGLEICHBAR)
    abstand = auspraegung.abstaende[raum]
    hoch = bool(abstand > 0 if high_is_need(auspraegung.indikator) else abstand < 0)
    if erreicht is None or stadt is None:
        return Luecke(raum, bedarf, erreicht, Lage.NICHT_PRUEFBAR, hoch, Hindernis.OHNE_EINWOHNERZAHL)
    fern = erreicht < stadt or erreicht == 0
    if fern and mindestens:
        return Luecke(raum, bedarf, erreicht, Lage.NICHT_PRUEFBAR, hoch, Hindernis.STANDORT_OHNE_ADRESSE)
    return Luecke(raum, bedarf, erreicht, _LAGEN[hoch, fern], hoch)


def _share(reichweite: Reichweite) -> float | None:
    anteil = reichweite.anteil_einwohner
    return None if anteil is None else round(anteil, 1)
