"""Ways to make a data folder bad: broken in many places, or with hostile text in every text field."""

import csv
import io
import json
import tomllib
from pathlib import Path

import beispiel


def break_everything(ordner: Path) -> None:
    """One problem or more in most files."""
    (ordner / beispiel.GRENZEN).write_text((ordner / beispiel.GRENZEN).read_text().replace('"03"', "3"))
    _change(ordner, beispiel.KATALOG, 'richtung = "neutral"', 'richtung = "egal"')
    _change(ordner, beispiel.WERTE, ";1200;", ";1.200;")
    _change(ordner, beispiel.OPTIONEN, 'belegstufe = "A"', 'belegstufe = "Z"')
    _change(ordner, beispiel.STANDORTE, ";bestätigt;", ";vielleicht;")
    (ordner / beispiel.PROGRAMME).unlink()


def _change(ordner: Path, datei: str, alt: str, neu: str) -> None:
    text = (ordner / datei).read_text(encoding="utf-8")
    assert alt in text
    (ordner / datei).write_text(text.replace(alt, neu, 1), encoding="utf-8")


def fill_with(ordner: Path, text: str) -> str:
    """Puts `text` behind every free text of every file; returns the new name of the first area."""
    _extend_polygons(ordner, text)
    for datei, felder in {
        beispiel.RAUMEBENEN: ("name", "mehrzahl"),
        beispiel.KATALOG: (
            "kurzname",
            "name",
            "thema",
            "einheit",
            "definition",
            "lesehilfe",
            "datenhalter",
            "stadtwert_hinweis",
        ),
        beispiel.QUELLEN: ("titel", "herausgeber", "lizenz"),
        beispiel.OPTIONEN: (
            "titel",
            "beschreibung",
            "handlungsfeld",
            "zustaendig",
            "kosten",
            "hinweis",
            "text",
            "ereignis",
            "drucksache",
            "offen",
        ),
    }.items():
        _extend_toml(ordner / datei, felder, text)
    for datei, spalten in {
        beispiel.WERTE: ("hinweis",),
        beispiel.STANDORTE: (
            "name",
            "bezeichnung",
            "traeger",
            "strasse",
            "hausnummer",
            "seit",
            "status_text",
            "quelle_titel",
            "koordinaten_quelle",
        ),
        beispiel.PROGRAMME: ("name", "programm", "gebiet", "zeitraum_text", "quelle_titel"),
    }.items():
        _extend_csv(ordner / datei, spalten, text)
    return beispiel.NAMEN["01"] + text


def _extend_polygons(ordner: Path, text: str) -> None:
    datei = ordner / beispiel.GRENZEN
    inhalt = json.loads(datei.read_text(encoding="utf-8"))
    for flaeche in inhalt["features"]:
        flaeche["properties"]["name"] += text
    datei.write_text(json.dumps(inhalt), encoding="utf-8")


def _extend_toml(datei: Path, felder: tuple[str, ...], text: str) -> None:
    zeilen = []
    for zeile in datei.read_text(encoding="utf-8").splitlines():
        feld, gleich, wert = zeile.partition(" = ")
        if gleich and feld in felder and wert.startswith('"'):
            alt = tomllib.loads(f"x = {wert}")["x"]
            zeilen.append(f"{feld} = {json.dumps(alt + text, ensure_ascii=False)}")
        elif "offen = " in zeile:
            zeilen.append(f"    {{ offen = {json.dumps(text, ensure_ascii=False)} }},")
        else:
            zeilen.append(zeile)
    datei.write_text("\n".join(zeilen) + "\n", encoding="utf-8")
    tomllib.loads(datei.read_text(encoding="utf-8"))


def _extend_csv(datei: Path, spalten: tuple[str, ...], text: str) -> None:
    zeilen = list(csv.DictReader(io.StringIO(datei.read_text(encoding="utf-8")), delimiter=";"))
    with datei.open("w", encoding="utf-8", newline="") as ausgabe:
        schreiber = csv.DictWriter(ausgabe, zeilen[0].keys(), delimiter=";", lineterminator="\n")
        schreiber.writeheader()
        for zeile in zeilen:
            schreiber.writerow({k: v + text if k in spalten else v for k, v in zeile.items()})
