"""Reads and checks the whole data folder: everything or a list of all problems."""

from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd

from sozialraum.errors import DataError, Problem
from sozialraum.model import (
    STADTTEIL,
    Bedarfsregel,
    Bedingung,
    Datenbestand,
    Einrichtung,
    Ereignis,
    Geschichte,
    Handlungsoption,
    Indikator,
    Kriterium,
    Programmgebiet,
    Quelle,
    Raumebene,
    Term,
    Verweis,
)
from sozialraum.sources import dwellings, geo, presets, references, schemas, story
from sozialraum.sources.records import Datensatz, read_csv, read_text, read_toml
from sozialraum.sources.violations import validate

STANDARDORDNER = Path(__file__).parents[3] / "data"

RAUMEBENEN = "geo/raumebenen.toml"
KATALOG = "indikatoren/katalog.toml"
QUELLEN = "indikatoren/quellen.toml"
BEOBACHTUNGEN = "indikatoren/beobachtungen.csv"
OPTIONEN = "optionen/handlungsoptionen.toml"
EINRICHTUNGEN = "quartiersmanagement/einrichtungen.csv"
PROGRAMMGEBIETE = "quartiersmanagement/programmgebiete.csv"
REGEL = "quartiersmanagement/regel.toml"
GESCHICHTEN = "geschichten"


def load(ordner: Path = STANDARDORDNER) -> Datenbestand:
    """All data of a folder laid out as in data/README.md.

    Raises DataError with every problem in every file; then nothing is returned, because a map drawn
    from half of the data would look complete.
    """
    probleme: list[Problem] = []
    saetze = {
        "raumebenen": _toml(ordner, RAUMEBENEN, "raumebene", schemas.RaumebeneSatz, probleme),
        "indikatoren": _toml(ordner, KATALOG, "indikator", schemas.IndikatorSatz, probleme),
        "beobachtungen": _csv(ordner, BEOBACHTUNGEN, schemas.BeobachtungSatz, probleme),
        "quellen": _toml(ordner, QUELLEN, "quelle", schemas.QuelleSatz, probleme),
        "optionen": _toml(ordner, OPTIONEN, "option", schemas.OptionSatz, probleme),
        "einrichtungen": _csv(ordner, EINRICHTUNGEN, schemas.EinrichtungSatz, probleme),
        "programmgebiete": _csv(ordner, PROGRAMMGEBIETE, schemas.ProgrammgebietSatz, probleme),
        "wohnungen": _csv(ordner, dwellings.WOHNUNGEN, schemas.WohnungSatz, probleme),
        "regeln": _toml(ordner, REGEL, "regel", schemas.RegelSatz, probleme),
    }
    ebenen: dict[str, Raumebene] = {}
    for _, satz in saetze["raumebenen"]:
        ebene = geo.read_polygons(
            ordner, f"{geo.GEO}/{satz.datei}", (satz.id, satz.name, satz.mehrzahl), probleme
        )
        if ebene is not None:
            ebenen[satz.id] = ebene
    adressen = geo.read_addresses(ordner, ebenen.get(STADTTEIL), probleme)
    wohnungen = dwellings.locate(saetze["wohnungen"], ebenen.get(STADTTEIL), probleme)
    references.check(saetze, ebenen, probleme)
    vorlagen = presets.records(ordner, probleme)
    presets.check(vorlagen, saetze["indikatoren"], probleme)
    geschichten = _stories(ordner, probleme)
    if probleme or adressen is None:
        raise DataError(probleme)
    indikatoren = {satz.id: _indikator(satz) for _, satz in saetze["indikatoren"]}
    bestand = Datenbestand(
        raumebenen=ebenen,
        indikatoren=indikatoren,
        beobachtungen=_observations(satz for _, satz in saetze["beobachtungen"]),
        quellen={satz.id: Quelle(**satz.model_dump()) for _, satz in saetze["quellen"]},
        optionen=tuple(_option(satz) for _, satz in saetze["optionen"]),
        einrichtungen=tuple(_einrichtung(satz) for _, satz in saetze["einrichtungen"]),
        programmgebiete=tuple(_programmgebiet(satz) for _, satz in saetze["programmgebiete"]),
        bedarfsregel=_rule(saetze["regeln"][0][1]),
        adressen=gpd.GeoDataFrame(adressen),
        wohnungen=wohnungen,
        geschichten={Path(datei).stem: geschichte for datei, geschichte in geschichten.items()},
        vorlagen={
            vorlage.id: vorlage
            for vorlage in (presets.preset(roh, satz, indikatoren) for roh, satz in vorlagen)
        },
    )
    for datei, geschichte in geschichten.items():
        probleme += story.check(geschichte, bestand, datei)
    if probleme:
        raise DataError(probleme)
    return bestand


def _stories(ordner: Path, probleme: list[Problem]) -> dict[str, Geschichte]:
    """The ready stories by their file; there need not be any."""
    geschichten = {}
    for pfad in sorted((ordner / GESCHICHTEN).glob("*.json")):
        datei = f"{GESCHICHTEN}/{pfad.name}"
        text = read_text(ordner, datei, probleme)
        if text is None:
            continue
        try:
            geschichten[datei] = story.parse(text, datei)
        except DataError as fehler:
            probleme += fehler.probleme
    return geschichten


def _toml(ordner, datei, tabelle, schema, probleme) -> list[tuple[Datensatz, schemas.Satz]]:
    return _valid(read_toml(ordner, datei, tabelle, probleme), schema, probleme)


def _csv(ordner, datei, schema, probleme) -> list[tuple[Datensatz, schemas.Satz]]:
    return _valid(read_csv(ordner, datei, list(schema.model_fields), probleme), schema, probleme)


def _valid(rohe: Iterable[Datensatz], schema, probleme) -> list[tuple[Datensatz, schemas.Satz]]:
    geprueft = [(roh, validate(roh, schema, probleme)) for roh in rohe]
    return references.Saetze(
        [(roh, satz) for roh, satz in geprueft if satz is not None],
        {str(roh.felder.get("id")) for roh, satz in geprueft if satz is None},
    )


def _observations(saetze: Iterable[schemas.BeobachtungSatz]) -> pd.DataFrame:
    tabelle = pd.DataFrame(
        [satz.model_dump() for satz in saetze], columns=list(schemas.BeobachtungSatz.model_fields)
    )
    tabelle["wert"] = tabelle["wert"].astype(float)
    tabelle["jahr"] = tabelle["stichtag"].str[:4].astype(int)
    return tabelle


def _indikator(satz: schemas.IndikatorSatz) -> Indikator:
    felder = satz.model_dump(exclude={"zaehler", "nenner", "stadtwert", "alias"})
    return Indikator(
        **felder,
        zaehler=tuple(map(Term.parse, satz.zaehler)),
        nenner=tuple(map(Term.parse, satz.nenner)),
        stadtwert_aus_summe=satz.stadtwert == "summe",
        alias=tuple(satz.alias),
    )


def _bedingung(satz: schemas.BedingungSatz) -> Bedingung:
    if satz.offen:
        return Bedingung(offen=satz.offen)
    return Bedingung(satz.indikator, satz.vergleich, satz.bezug)


def _option(satz: schemas.OptionSatz) -> Handlungsoption:
    ort = satz.raumbezug
    kriterium = ort.kriterium and Kriterium(
        tuple(map(_bedingung, ort.kriterium.alle or ort.kriterium.eine)), bool(ort.kriterium.alle)
    )
    felder = satz.model_dump(
        include={
            "id",
            "titel",
            "beschreibung",
            "belegstufe",
            "handlungsfeld",
            "zustaendig",
            "kosten",
            "stand",
            "hinweis",
        }
    )
    return Handlungsoption(
        **felder,
        zielgruppe=tuple(satz.zielgruppe),
        stand_datum=satz.stand_datum or "",
        raumbezug=ort.art,
        raeume=tuple(ort.raeume),
        raumbezug_text=ort.text,
        kriterium=kriterium,
        anhaltspunkte=tuple(map(_bedingung, satz.anhaltspunkte)),
        verlauf=tuple(Ereignis(e.datum or "", e.ereignis, e.drucksache) for e in satz.verlauf),
        quellen=tuple(Verweis(q.titel, q.url) for q in satz.quelle),
    )


def _einrichtung(satz: schemas.EinrichtungSatz) -> Einrichtung:
    felder = satz.model_dump(exclude={"strasse", "hausnummer", "plz", "quelle_titel", "quelle_url"})
    strasse = f"{satz.strasse} {satz.hausnummer}".strip()
    return Einrichtung(
        **felder,
        anschrift=", ".join(teil for teil in (strasse, satz.plz) if teil),
        quelle=Verweis(satz.quelle_titel, satz.quelle_url),
    )


def _programmgebiet(satz: schemas.ProgrammgebietSatz) -> Programmgebiet:
    felder = satz.model_dump(exclude={"quelle_titel", "quelle_url"})
    return Programmgebiet(**felder, quelle=Verweis(satz.quelle_titel, satz.quelle_url))


def _rule(satz: schemas.RegelSatz) -> Bedarfsregel:
    return Bedarfsregel(satz.option, satz.indikator, tuple(satz.naeherungen), tuple(satz.arten))
