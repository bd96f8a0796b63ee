"""The words of the field as types. Knows neither files nor pages."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import geopandas as gpd
import pandas as pd

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


class Belegstufe(StrEnum):
    """How well an option is tied to part 2 of the report. Only A and B are options of the report."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def bedeutung(self) -> str:
        return {
            "A": "steht in der Vorlage zu Teil 2 des Berichts",
            "B": "mittelbar belegt durch den Ersten Zwischenbericht",
            "C": "Antrag, Haushalt oder Beschluss im Umfeld",
            "D": "Bestand oder Vorgeschichte",
        }[self.value]

    @property
    def gehoert_zum_bericht(self) -> bool:
        return self in (Belegstufe.A, Belegstufe.B)


class Vergleich(StrEnum):
    """How a value is held against its reference."""

    UEBER = "über"
    MINDESTENS = "mindestens"
    UNTER = "unter"
    HOECHSTENS = "höchstens"


@dataclass(frozen=True)
class Bedingung:
    """An Indikator against the city value (`bezug` None) or a number; `offen`: what cannot be tested."""

    indikator: str = ""
    vergleich: Vergleich = Vergleich.UEBER
    bezug: float | None = None
    offen: str = ""


@dataclass(frozen=True)
class Kriterium:
    """Conditions joined by and (`alle`) or by or."""

    bedingungen: tuple[Bedingung, ...]
    alle: bool = True


class Raumbezug(StrEnum):
    """Where an option applies: everywhere, in named Stadtteile, or where a criterion is met."""

    GESAMTSTADT = "gesamtstadt"
    STADTTEILE = "stadtteile"
    KRITERIUM = "kriterium"


@dataclass(frozen=True)
class Ereignis:
    """One step in the history of an option. `datum`: Stichtag or ""."""

    datum: str
    ereignis: str
    drucksache: str = ""


@dataclass(frozen=True)
class Verweis:
    """A source of an option, a site or a programme area."""

    titel: str
    url: str


@dataclass(frozen=True)
class Handlungsoption:
    """An option for action and what became of it. Unknown texts are ""."""

    id: str
    titel: str
    beschreibung: str
    belegstufe: Belegstufe
    handlungsfeld: str
    zielgruppe: tuple[str, ...]
    zustaendig: str
    kosten: str
    stand: str
    stand_datum: str
    hinweis: str
    raumbezug: Raumbezug
    raeume: tuple[str, ...]
    raumbezug_text: str
    kriterium: Kriterium | None
    anhaltspunkte: tuple[Bedingung, ...]
    verlauf: tuple[Ereignis, ...]
    quellen: tuple[Verweis, ...]


@dataclass(frozen=True)
class Einrichtung:
    """A site of neighbourhood work. `lat`, `lon` in WGS 84, None where no address is documented."""

    id: str
    name: str
    art: str
    bezeichnung: str
    traeger: str
    anschrift: str
    stadtteil_id: str
    lat: float | None
    lon: float | None
    seit: str
    status: str
    belegt: str
    status_text: str
    quelle: Verweis
    koordinaten_quelle: str


@dataclass(frozen=True)
class Programmgebiet:
    """An area of an urban development programme. `von`, `bis`: years or ""."""

    id: str
    name: str
    programm: str
    gebiet: str
    stadtteil_ids: tuple[str, ...]
    von: str
    bis: str
    zeitraum_text: str
    status: str
    quelle: Verweis


@dataclass(frozen=True, eq=False)
class Datenbestand:
    """Everything the dashboard knows, checked and read-only. Compared by identity: one per process."""

    raumebenen: dict[str, Raumebene]
    indikatoren: dict[str, Indikator]
    beobachtungen: pd.DataFrame
    quellen: dict[str, Quelle]
    optionen: tuple[Handlungsoption, ...]
    einrichtungen: tuple[Einrichtung, ...]
    programmgebiete: tuple[Programmgebiet, ...]
    adressen: gpd.GeoDataFrame
    ergebnisse: dict = field(default_factory=dict, repr=False)
    """Results that analysis has already computed from this data."""

    @cached_property
    def werte(self) -> dict[tuple[str, str, int], dict[str, Beobachtung]]:
        """(raumebene, indikator, jahr) -> raum_id -> Beobachtung of the latest Stichtag of that year."""
        index: dict[tuple[str, str, int], dict[str, Beobachtung]] = {}
        for zeile in self.beobachtungen.sort_values("stichtag", kind="stable").itertuples(index=False):
            wert = None if pd.isna(zeile.wert) else float(zeile.wert)
            grund = Fehlgrund(zeile.fehlgrund) if zeile.fehlgrund else None
            angaben = (zeile.stichtag, zeile.quelle, zeile.qualitaet, zeile.hinweis)
            werte = index.setdefault((zeile.raumebene, zeile.indikator, zeile.jahr), {})
            werte[zeile.raum_id] = Beobachtung(wert, grund, *angaben)
        return index

    @cached_property
    def zeitraum(self) -> range:
        """First to last year in which some Indikator has a value for every area of a level."""
        jahre = {
            jahr
            for (ebene, _, jahr), werte in self.werte.items()
            if ebene in self.raumebenen
            and all(raum in werte and werte[raum].wert is not None for raum in self.raumebenen[ebene].namen)
        }
        return range(min(jahre), max(jahre) + 1) if jahre else range(0)

    @cached_property
    def jahre(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """(raumebene, indikator) -> years with at least one value, ascending."""
        jahre: dict[tuple[str, str], tuple[int, ...]] = {}
        for ebene, indikator, jahr in sorted(self.werte):
            if any(b.wert is not None for b in self.werte[ebene, indikator, jahr].values()):
                jahre[ebene, indikator] = (*jahre.get((ebene, indikator), ()), jahr)
        return jahre
