"""What is measured, where and by whom: Raumebene, Indikator, Beobachtung, Quelle."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import geopandas as gpd

STADT, STADT_ID = "stadt", "00"
STADTTEIL = "stadtteil"  # the Raumebene on which options, sites and programme areas are located
FLAECHE = "flaeche"  # built-in base value: area in km², measured on the polygons in EPSG:25832


class Richtung(StrEnum):
    """What a high value means: a burden, a resource, or neither."""

    BELASTUNG = "Belastung"
    RESSOURCE = "Ressource"
    NEUTRAL = "neutral"


class Fehlgrund(StrEnum):
    """Why a value is missing. The first three can stand in the data, the others follow from it."""

    NICHT_VEROEFFENTLICHT = "nicht_veroeffentlicht"
    UNTERDRUECKT = "unterdrueckt"
    NICHT_ZUTREFFEND = "nicht_zutreffend"
    NICHT_VORHANDEN = "nicht_vorhanden"
    ANDERER_STAND = "anderer_stand"
    BASISJAHR = "basisjahr"


@dataclass(frozen=True)
class Raumebene:
    """A way to divide the city, e.g. Stadtteile. `flaechen`: id, name, flaeche (km²), geometry (WGS 84)."""

    id: str
    name: str
    mehrzahl: str
    flaechen: gpd.GeoDataFrame = field(repr=False, compare=False)

    @cached_property
    def namen(self) -> dict[str, str]:
        return dict(zip(self.flaechen["id"], self.flaechen["name"], strict=True))


@dataclass(frozen=True)
class Term:
    """One summand of a numerator or denominator: ± an Indikator, in the year shown or in the base year."""

    indikator: str
    vorzeichen: int = 1
    basisjahr: bool = False

    @classmethod
    def parse(cls, text: str) -> "Term":
        """`"-einwohner@basisjahr"` -> Term("einwohner", -1, True)."""
        name = text.removeprefix("-").removesuffix("@basisjahr")
        return cls(name, -1 if text.startswith("-") else 1, text.endswith("@basisjahr"))


@dataclass(frozen=True)
class Indikator:
    """A catalogue entry. Derived ones have numerator, denominator and factor; the others have values."""

    id: str
    kurzname: str
    name: str
    thema: str
    einheit: str
    richtung: Richtung
    nachkommastellen: int
    definition: str
    lesehilfe: str
    zaehler: tuple[Term, ...] = ()
    nenner: tuple[Term, ...] = ()
    faktor: float = 1.0
    stadtwert_aus_summe: bool = False
    stadtwert_hinweis: str = ""
    datenhalter: str = ""
    absolut: bool = False
    kernzahl: bool = False
    auswahl: bool = True
    alias: tuple[str, ...] = ()

    @property
    def abgeleitet(self) -> bool:
        return bool(self.nenner)

    @property
    def braucht_basisjahr(self) -> bool:
        return any(term.basisjahr for term in self.zaehler + self.nenner)


@dataclass(frozen=True)
class Beobachtung:
    """One value or one stated gap."""

    wert: float | None
    fehlgrund: Fehlgrund | None
    stichtag: str
    quelle: str
    qualitaet: str
    hinweis: str


@dataclass(frozen=True)
class Quelle:
    """Where values come from, and under which licence."""

    id: str
    titel: str
    herausgeber: str
    url: str
    lizenz: str
    stand: str = ""
