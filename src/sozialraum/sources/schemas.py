"""What a record in each data file must look like."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

from sozialraum.model import Belegstufe, Raumbezug, Richtung, Vergleich
from sozialraum.sources.fields import (
    Ganzzahl,
    Jahr,
    Kennung,
    Pflichttext,
    RaumId,
    Stichtag,
    StichtagOderLeer,
    TermText,
    Url,
    Zahl,
    expect,
    ids,
    matching,
    member,
    not_empty,
    number,
    one_of,
    reference,
)

STAND = (
    "vorgeschlagen",
    "beantragt",
    "zurückgestellt",
    "zur Kenntnis genommen",
    "angekündigt",
    "beschlossen",
    "abgelehnt",
    "läuft",
    "beendet",
    "offen",
    "unbekannt",
)

Art = Annotated[
    str,
    one_of(
        "Nachbarschaftsbüro",
        "Quartiersmanagement",
        "Stadtteilhaus",
        "Familienzentrum",
        "Treff",
        "Jugendarbeit",
        "Beratung",
    ),
]
"""Kind of a site."""


class Satz(BaseModel):
    """A record: no unknown fields, no silent conversions."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_enum_values=False)


class RaumebeneSatz(Satz):
    """A block of geo/raumebenen.toml."""

    id: Kennung
    name: Pflichttext
    mehrzahl: Pflichttext
    datei: Annotated[str, matching(r"[\w.-]+\.geojson", "der Name einer Datei .geojson in diesem Ordner")]


class IndikatorSatz(Satz):
    """A block of indikatoren/katalog.toml."""

    id: Kennung
    kurzname: Pflichttext
    name: Pflichttext
    thema: Pflichttext
    einheit: Pflichttext
    richtung: Annotated[Richtung, member(Richtung)]
    nachkommastellen: Annotated[int, one_of(0, 1, 2, 3)]
    definition: Pflichttext
    lesehilfe: Pflichttext
    zaehler: list[TermText] = []
    nenner: list[TermText] = []
    faktor: Annotated[float, BeforeValidator(number)] = 1.0
    stadtwert: Annotated[str, one_of("beobachtung", "summe")] = "beobachtung"
    stadtwert_hinweis: str = ""
    datenhalter: str = ""
    absolut: bool = False
    kernzahl: bool = False
    auswahl: bool = True
    alias: list[Pflichttext] = []

    @model_validator(mode="after")
    def _complete_formula(self) -> "IndikatorSatz":
        if bool(self.zaehler) != bool(self.nenner):
            raise expect("„zaehler“ und „nenner“ beide oder keines von beiden")
        return self


class BeobachtungSatz(Satz):
    """A row of indikatoren/beobachtungen.csv."""

    raumebene: Kennung
    raum_id: RaumId
    indikator: Kennung
    stichtag: Stichtag
    wert: Zahl
    fehlgrund: Annotated[str, one_of("", "nicht_veroeffentlicht", "unterdrueckt", "nicht_zutreffend")]
    quelle: Kennung
    qualitaet: Annotated[str, one_of("amtlich", "berechnet", "presse", "sekundaer")]
    hinweis: str

    @model_validator(mode="after")
    def _value_or_reason(self) -> "BeobachtungSatz":
        if (self.wert is None) == (self.fehlgrund == ""):
            raise expect("entweder ein Wert oder ein fehlgrund")
        return self


class QuelleSatz(Satz):
    """A block of indikatoren/quellen.toml."""

    id: Kennung
    titel: Pflichttext
    herausgeber: Pflichttext
    url: Url
    lizenz: Pflichttext
    stand: str = ""


class BedingungSatz(Satz):
    """A condition inside an option."""

    indikator: Kennung | None = None
    vergleich: Annotated[Vergleich | None, member(Vergleich)] = None
    bezug: Annotated[float | None, BeforeValidator(reference)] = None
    offen: Pflichttext | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "BedingungSatz":
        gesetzt = self.model_fields_set
        if gesetzt not in ({"indikator", "vergleich", "bezug"}, {"offen"}):
            raise expect("entweder indikator, vergleich und bezug oder nur offen")
        return self


def _names_indikator(bedingung: BedingungSatz) -> BedingungSatz:
    if bedingung.indikator is None:
        raise expect("ein Indikator mit vergleich und bezug")
    return bedingung


class KriteriumSatz(Satz):
    """Conditions joined by and or or."""

    alle: list[BedingungSatz] = []
    eine: list[BedingungSatz] = []

    @model_validator(mode="after")
    def _one_operator(self) -> "KriteriumSatz":
        if bool(self.alle) == bool(self.eine):
            raise expect("eine Liste „alle“ oder eine Liste „eine“")
        return self


class RaumbezugSatz(Satz):
    """Where an option applies."""

    art: Annotated[Raumbezug, member(Raumbezug)]
    raeume: list[RaumId] = []
    text: str = ""
    kriterium: KriteriumSatz | None = None

    @model_validator(mode="after")
    def _matches_kind(self) -> "RaumbezugSatz":
        if (self.art is Raumbezug.STADTTEILE) != bool(self.raeume):
            raise expect('„raeume“ genau dann, wenn art = "stadtteile"')
        if (self.art is Raumbezug.KRITERIUM) != (self.kriterium is not None):
            raise expect('„kriterium“ genau dann, wenn art = "kriterium"')
        return self


class EreignisSatz(Satz):
    """A step in the history of an option."""

    datum: StichtagOderLeer
    ereignis: Pflichttext
    drucksache: str = ""


class VerweisSatz(Satz):
    """A source of an option."""

    titel: Pflichttext
    url: Url


class OptionSatz(Satz):
    """A block of optionen/handlungsoptionen.toml."""

    id: Kennung
    titel: Pflichttext
    beschreibung: Pflichttext
    belegstufe: Annotated[Belegstufe, member(Belegstufe)]
    handlungsfeld: Pflichttext
    zielgruppe: list[Pflichttext] = []
    zustaendig: str = ""
    kosten: str = ""
    stand: Annotated[str, one_of(*STAND)]
    stand_datum: StichtagOderLeer = None
    hinweis: str = ""
    anhaltspunkte: list[Annotated[BedingungSatz, AfterValidator(_names_indikator)]] = []
    raumbezug: RaumbezugSatz
    verlauf: list[EreignisSatz] = []
    quelle: Annotated[list[VerweisSatz], AfterValidator(not_empty)]


class EinrichtungSatz(Satz):
    """A row of quartiersmanagement/einrichtungen.csv."""

    id: Kennung
    name: Pflichttext
    art: Art
    bezeichnung: str
    traeger: str
    strasse: str
    hausnummer: str
    plz: Annotated[str, matching(r"(\d{5})?", "fünf Ziffern oder nichts")]
    stadtteil_id: Annotated[str, matching(r"([0-9]{2,})?", "eine Kennung wie 03 oder nichts")]
    lat: Zahl
    lon: Zahl
    seit: str
    status: Annotated[str, one_of("bestätigt", "nicht bestätigt", "geplant", "historisch")]
    belegt: Jahr
    status_text: str
    quelle_titel: Pflichttext
    quelle_url: Url
    koordinaten_quelle: str

    @model_validator(mode="after")
    def _both_coordinates(self) -> "EinrichtungSatz":
        if (self.lat is None) != (self.lon is None):
            raise expect("lat und lon beide oder keines von beiden")
        if self.lat is not None and not self.koordinaten_quelle.strip():
            raise expect("zu Koordinaten eine koordinaten_quelle")
        return self


class ProgrammgebietSatz(Satz):
    """A row of quartiersmanagement/programmgebiete.csv."""

    id: Kennung
    name: Pflichttext
    programm: Pflichttext
    gebiet: Pflichttext
    stadtteil_ids: Annotated[tuple[str, ...], BeforeValidator(ids)]
    von: Jahr
    bis: Jahr
    zeitraum_text: str
    status: Annotated[str, one_of("läuft", "beendet", "unbekannt")]
    quelle_titel: Pflichttext
    quelle_url: Url

    @model_validator(mode="after")
    def _in_order(self) -> "ProgrammgebietSatz":
        if self.von and self.bis and self.bis < self.von:
            raise expect(f"ein Ende nicht vor dem Beginn ({self.von})")
        return self


class RegelSatz(Satz):
    """The block of quartiersmanagement/regel.toml."""

    option: Kennung
    indikator: Kennung
    naeherungen: Annotated[list[Kennung], AfterValidator(not_empty)]
    arten: Annotated[list[Art], AfterValidator(not_empty)]


def _cell_midpoint(wert: int) -> int:
    if wert % 100 != 50:
        raise expect("die Mitte einer 100-m-Zelle in EPSG:3035, endet auf 50")
    return wert


def _positive(wert: int) -> int:
    if wert < 1:
        raise expect("mindestens 1; eine Zelle ohne Wohnungen bleibt weg")
    return wert


class WohnungSatz(Satz):
    """A row of geo/wohnungen.csv."""

    x: Annotated[Ganzzahl, AfterValidator(_cell_midpoint)]
    y: Annotated[Ganzzahl, AfterValidator(_cell_midpoint)]
    wohnungen: Annotated[Ganzzahl, AfterValidator(_positive)]
