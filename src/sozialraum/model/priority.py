"""Where first: the parts of a weighted index, and how they are put together."""

from dataclasses import dataclass
from enum import StrEnum

from sozialraum.model.indikator import Richtung

LUECKE = "reichweitenluecke"
"""Built-in Teilindikator: percent of the inhabitants without a site of the Bedarfsregel in reach."""

HOECHSTENS = 8
"""Most Teilindikatoren of an order: as many as there are colours to tell them apart."""


class Vorrang(StrEnum):
    """Which end of a Teilindikator calls for priority."""

    HOCH = "hohe Werte"
    NIEDRIG = "niedrige Werte"


UEBLICHER_VORRANG = {Richtung.BELASTUNG: Vorrang.HOCH, Richtung.RESSOURCE: Vorrang.NIEDRIG}
"""The end that follows from a direction; where the catalogue gives none, somebody has to choose."""


class Normierung(StrEnum):
    """How values of different units become comparable."""

    Z_WERT = "z-Wert"
    MIN_MAX = "Min-Max"
    RANG = "Rang"


class Mittelung(StrEnum):
    """How the Teilindikatoren of an area become one number."""

    ARITHMETISCH = "arithmetisch"
    GEOMETRISCH = "geometrisch"


@dataclass(frozen=True)
class Teilindikator:
    """A part of the index. `indikator`: id of an Indikator, or LUECKE. `gewicht`: any number from 0 on."""

    indikator: str
    gewicht: float
    vorrang: Vorrang


@dataclass(frozen=True)
class Rechenweg:
    """How an order of areas is computed. `gehweg`: metres walked to a site, for LUECKE."""

    teile: tuple[Teilindikator, ...]
    normierung: Normierung = Normierung.Z_WERT
    mittelung: Mittelung = Mittelung.ARITHMETISCH
    gehweg: int = 500


@dataclass(frozen=True)
class Vorlage:
    """A Rechenweg that comes with the data, and why it is as it is. `titel` stands in links."""

    id: str
    titel: str
    beschreibung: str
    rechenweg: Rechenweg
