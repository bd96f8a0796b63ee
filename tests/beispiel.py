"""A small, complete and valid data folder about a town that does not exist, and tools to break it.

Laid out as data/README.md says. Everything in it is invented; it lies far away from Lübeck, so that
nobody can take a number of a test for a number of the city.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import shapely

from sozialraum.errors import DataError, Problem
from sozialraum.sources import load

RAUMEBENEN = "geo/raumebenen.toml"
GRENZEN = "geo/stadtteile.geojson"
ADRESSEN = "geo/adressen.parquet"
WOHNUNGEN = "geo/wohnungen.csv"
KATALOG = "indikatoren/katalog.toml"
WERTE = "indikatoren/beobachtungen.csv"
QUELLEN = "indikatoren/quellen.toml"
OPTIONEN = "optionen/handlungsoptionen.toml"
STANDORTE = "quartiersmanagement/einrichtungen.csv"
PROGRAMME = "quartiersmanagement/programmgebiete.csv"
REGEL = "quartiersmanagement/regel.toml"
DATEIEN = (
    RAUMEBENEN,
    GRENZEN,
    ADRESSEN,
    WOHNUNGEN,
    KATALOG,
    WERTE,
    QUELLEN,
    OPTIONEN,
    STANDORTE,
    PROGRAMME,
    REGEL,
)

NAMEN = {"01": "Testheim", "02": "Musterhausen", "03": "Beispielau", "04": "Probeck"}
_ECKEN = {"01": (10.0, 50.0), "02": (10.01, 50.0), "03": (10.0, 50.01), "04": (10.01, 50.01)}
"""South-west corner of each square; together they are a square of 2 by 2."""

_RAUMEBENEN = """\
[[raumebene]]
id = "stadtteil"
name = "Stadtteil"
mehrzahl = "Stadtteile"
datei = "stadtteile.geojson"
"""

_KATALOG = """\
[[indikator]]
id = "einwohner"
kurzname = "Einwohner:innen"
name = "Einwohner:innen mit Hauptwohnung"
thema = "Bevölkerung"
einheit = "Personen"
richtung = "neutral"
nachkommastellen = 0
definition = "Zahl der erfundenen Menschen."
lesehilfe = "Eine absolute Zahl."
absolut = true
kernzahl = true

[[indikator]]
id = "flaeche"
kurzname = "Fläche"
name = "Fläche des Gebiets"
thema = "Bevölkerung"
einheit = "km²"
richtung = "neutral"
nachkommastellen = 2
definition = "Fläche in km²."
lesehilfe = "Aus den Grenzen berechnet."
auswahl = false

[[indikator]]
id = "kinder"
kurzname = "Kinder"
name = "Einwohner:innen unter 18 Jahren"
thema = "Alter"
einheit = "Personen"
richtung = "neutral"
nachkommastellen = 0
definition = "Zahl der erfundenen Kinder."
lesehilfe = "Ein Baustein."
auswahl = false

[[indikator]]
id = "umzuege"
kurzname = "Umzüge"
name = "Umzüge im Jahr"
thema = "Umzüge"
einheit = "Personen"
richtung = "neutral"
nachkommastellen = 0
definition = "Zahl der erfundenen Umzüge."
lesehilfe = "Ein Baustein."
auswahl = false

[[indikator]]
id = "anteil_kinder"
kurzname = "Anteil der Kinder"
name = "Anteil der Kinder an den Einwohner:innen"
thema = "Alter"
einheit = "%"
richtung = "neutral"
nachkommastellen = 1
definition = "Kinder je 100 Einwohner:innen."
lesehilfe = "Weder gut noch schlecht."
zaehler = ["kinder"]
nenner = ["einwohner"]
faktor = 100
kernzahl = true
alias = ["Kinderanteil"]

[[indikator]]
id = "dichte"
kurzname = "Dichte"
name = "Einwohner:innen je Quadratkilometer"
thema = "Bevölkerung"
einheit = "Einw. je km²"
richtung = "neutral"
nachkommastellen = 0
definition = "Einwohner:innen je km²."
lesehilfe = "Die ganze Fläche zählt mit."
zaehler = ["einwohner"]
nenner = ["flaeche"]
faktor = 1

[[indikator]]
id = "entwicklung"
kurzname = "Entwicklung"
name = "Veränderung der Einwohnerzahl seit dem Basisjahr"
thema = "Bevölkerung"
einheit = "%"
richtung = "neutral"
nachkommastellen = 1
definition = "Veränderung in Prozent des Basisjahres."
lesehilfe = "Ein positiver Wert heißt: gewachsen."
zaehler = ["einwohner", "-einwohner@basisjahr"]
nenner = ["einwohner@basisjahr"]
faktor = 100

[[indikator]]
id = "umzugsrate"
kurzname = "Umzugsrate"
name = "Umzüge je 1.000 Einwohner:innen"
thema = "Umzüge"
einheit = "je 1.000"
richtung = "Belastung"
nachkommastellen = 1
definition = "Umzüge je 1.000 Einwohner:innen."
lesehilfe = "Ein hoher Wert heißt: viel Wechsel."
zaehler = ["umzuege"]
nenner = ["einwohner"]
faktor = 1000
stadtwert = "summe"
stadtwert_hinweis = "Umzüge im Ort zählen hier doppelt."

[[indikator]]
id = "alleinlebende"
kurzname = "Alleinlebende"
name = "Anteil der Alleinlebenden"
thema = "Haushalte"
einheit = "%"
richtung = "Belastung"
nachkommastellen = 1
definition = "Erfundene Zählung eines Jahres."
lesehilfe = "Ein Wert fehlt."
kernzahl = true

[[indikator]]
id = "foerderquote"
kurzname = "Förderquote"
name = "Anteil der Geförderten"
thema = "Existenzsicherung"
einheit = "%"
richtung = "Ressource"
nachkommastellen = 1
definition = "Erfundene Förderung."
lesehilfe = "Nur für die ganze Stadt."
datenhalter = "Amt für Beispiele"
kernzahl = true
"""

_KOPF_WERTE = "raumebene;raum_id;indikator;stichtag;wert;fehlgrund;quelle;qualitaet;hinweis"

REIHEN = {
    "einwohner": {
        "2020": (1000, 2000, 3000, 4000, 10000),
        "2021": (1100, 2000, 2900, 4100, 10100),
        "2022": (1200, 2000, 2800, 4200, 10200),
    },
    "kinder": {
        "2020": (200, 300, 600, 500, 1600),
        "2021": (231, 300, 580, 492, 1603),
        "2022": (240, 300, 560, 420, 1520),
    },
}
"""Counts by Indikator and year for 01 to 04 and the city; 2022 the share of children is tied at 20 %."""

_EINZELNE = """\
stadtteil;01;umzuege;2022;120;;testregister;amtlich;
stadtteil;02;umzuege;2022;100;;testregister;amtlich;
stadtteil;03;umzuege;2022;140;;testregister;amtlich;
stadtteil;04;umzuege;2022;420;;testregister;amtlich;
stadt;00;umzuege;2022;500;;testregister;amtlich;
stadtteil;01;alleinlebende;2011-05-09;30,5;;testzensus;berechnet;Auf Stadtteile umgerechnet.
stadtteil;02;alleinlebende;2011-05-09;20,0;;testzensus;berechnet;
stadtteil;03;alleinlebende;2011-05-09;25,4;;testzensus;berechnet;
stadtteil;04;alleinlebende;2011-05-09;;unterdrueckt;testzensus;berechnet;
stadt;00;alleinlebende;2011-05-09;26,8;;testzensus;berechnet;
stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;
"""

_QUELLEN = """\
[[quelle]]
id = "testregister"
titel = "Erfundenes Melderegister"
herausgeber = "Amt für Beispiele"
url = "https://example.org/register"
lizenz = "CC BY 4.0"
stand = "2023-01-31"

[[quelle]]
id = "testzensus"
titel = "Erfundene Zählung 2011"
herausgeber = "Amt für Zählungen"
url = "https://example.org/zensus"
lizenz = "dl-de/by-2-0"

[[quelle]]
id = "testmeldung"
titel = "Erfundene Meldung"
herausgeber = "Beispielblatt"
url = "http://example.org/meldung"
lizenz = "Einzelangabe mit Quellennennung"

[[quelle]]
id = "adressen"
titel = "Erfundene Adressen"
herausgeber = "Amt für Straßen"
url = "https://example.org/adressen"
lizenz = "CC BY 3.0"
stand = "2023-02-01"
"""

_OPTIONEN = """\
[[option]]
id = "o1"
titel = "Beispielnetz knüpfen"
beschreibung = "Ein erfundenes Netz für alle."
belegstufe = "A"
handlungsfeld = "Netze"
zielgruppe = ["Alle", "Andere"]
zustaendig = "Amt für Beispiele"
kosten = ""
stand = "zur Kenntnis genommen"
stand_datum = "2023-05-07"
hinweis = "Erfunden."
anhaltspunkte = [
    { indikator = "alleinlebende", vergleich = "über", bezug = "stadtwert" },
    { indikator = "foerderquote", vergleich = "über", bezug = "stadtwert" },
]
[option.raumbezug]
art = "gesamtstadt"
raeume = []
text = "ganzer Ort"
[[option.verlauf]]
datum = "2023-05-07"
ereignis = "vorgelegt"
drucksache = "DS 1"
[[option.verlauf]]
datum = ""
ereignis = "besprochen"
[[option.quelle]]
titel = "Drucksache 1"
url = "https://example.org/ds1"

[[option]]
id = "o2"
titel = "Spielplatz prüfen"
beschreibung = "Wo viele Kinder leben."
belegstufe = "B"
handlungsfeld = "Kinder"
stand = "vorgeschlagen"
[option.raumbezug]
art = "kriterium"
text = "viele Kinder, kein Spielplatz"
[option.raumbezug.kriterium]
alle = [
    { indikator = "anteil_kinder", vergleich = "über", bezug = "stadtwert" },
    { offen = "Weg zum nächsten Spielplatz" },
]
[[option.quelle]]
titel = "Drucksache 2"
url = "https://example.org/ds2"

[[option]]
id = "o3"
titel = "Treffpunkt eröffnen"
beschreibung = "In zwei genannten Stadtteilen."
belegstufe = "C"
handlungsfeld = "Netze"
stand = "beschlossen"
[option.raumbezug]
art = "stadtteile"
raeume = ["01", "03"]
text = "Testheim und Beispielau"
[[option.quelle]]
titel = "Drucksache 3"
url = "https://example.org/ds3"

[[option]]
id = "o4"
titel = "Besuchsdienst fortführen"
beschreibung = "Wo viele allein leben oder viele gefördert werden."
belegstufe = "D"
handlungsfeld = "Besuche"
stand = "läuft"
[option.raumbezug]
art = "kriterium"
text = "viele Alleinlebende oder Geförderte"
[option.raumbezug.kriterium]
eine = [
    { indikator = "alleinlebende", vergleich = "mindestens", bezug = 25.0 },
    { indikator = "foerderquote", vergleich = "unter", bezug = "stadtwert" },
]
[[option.quelle]]
titel = "Drucksache 4"
url = "https://example.org/ds4"

[[option]]
id = "o5"
titel = "Jugendhaus verlegen"
beschreibung = "Wo wenige Kinder leben."
belegstufe = "A"
handlungsfeld = "Kinder"
stand = "offen"
[option.raumbezug]
art = "kriterium"
text = "wenige Kinder"
[option.raumbezug.kriterium]
alle = [{ indikator = "anteil_kinder", vergleich = "höchstens", bezug = 10 }]
[[option.quelle]]
titel = "Drucksache 5"
url = "https://example.org/ds5"

[[option]]
id = "o6"
titel = "Bericht fortschreiben"
beschreibung = "Ohne Angabe, wo."
belegstufe = "B"
handlungsfeld = "Berichte"
stand = "unbekannt"
[option.raumbezug]
art = "gesamtstadt"
[[option.quelle]]
titel = "Drucksache 6"
url = "https://example.org/ds6"
"""

_STANDORTE = """\
id;name;art;bezeichnung;traeger;strasse;hausnummer;plz;stadtteil_id;lat;lon;seit;status;belegt;status_text;quelle_titel;quelle_url;koordinaten_quelle
s1;Treff Testheim;Treff;Treff;Verein Beispiel;Testweg;1;12345;01;50,005;10,005;2015;bestätigt;2024;2024 genannt;Beispielblatt;https://example.org/s1;Erfunden
s2;Büro Musterhausen;Nachbarschaftsbüro;Büro;Ort;Musterweg;2a;12345;02;50,005;10,015;;nicht bestätigt;2017;;Beispielblatt;https://example.org/s2;Erfunden
s3;Haus Beispielau;Stadtteilhaus;Haus;;Auweg;3;;03;50,015;10,005;1990;historisch;1999;;Beispielblatt;https://example.org/s3;Erfunden
s4;Beratung Testheim;Beratung;;;;;;01;;;;geplant;;;Beispielblatt;https://example.org/s4;
s5;Jugendarbeit unterwegs;Jugendarbeit;;;;;;;;;;nicht bestätigt;2020;;Beispielblatt;https://example.org/s5;
"""

_PROGRAMME = """\
id;name;programm;gebiet;stadtteil_ids;von;bis;zeitraum_text;status;quelle_titel;quelle_url
p1;Süd;Beispielprogramm;Süden;01 02;2006;2010;2006 bis 2010;beendet;Beispielblatt;https://example.org/p1
p2;Au;Beispielprogramm;Auen;03;2020;;seit 2020;läuft;Beispielblatt;https://example.org/p2
p3;Rand;Beispielprogramm;Rand;03;;;nicht bekannt;unbekannt;Beispielblatt;https://example.org/p3
"""

_REGEL = """\
[[regel]]
option = "o4"
indikator = "foerderquote"
naeherungen = ["alleinlebende", "anteil_kinder"]
arten = ["Treff", "Nachbarschaftsbüro"]
"""


_WOHNUNGEN = """\
x;y;wohnungen
4321150;2987750;10
4321350;2988050;30
4321550;2988250;60
4321850;2987750;10
4322050;2988050;30
4322250;2988250;60
4321150;2988850;10
4321350;2989150;30
4321550;2989450;60
4321850;2988850;10
4322050;2989150;30
4322250;2989450;60
"""
"""Three cells per Stadtteil: near its first, third (the middle) and fifth address."""


def square(west: float, sued: float, seite: float = 0.01) -> list[list[list[float]]]:
    """Rings of a square, as GeoJSON writes them."""
    ost, nord = round(west + seite, 6), round(sued + seite, 6)
    return [[[west, sued], [ost, sued], [ost, nord], [west, nord], [west, sued]]]


def feature(kennung: object, name: object, ringe: object) -> dict:
    """One GeoJSON feature with a polygon."""
    return {
        "type": "Feature",
        "properties": {"id": kennung, "name": name},
        "geometry": {"type": "Polygon", "coordinates": ringe},
    }


def features() -> list[dict]:
    """The four Stadtteile, each in its own dictionary, ready to be bent."""
    return [feature(kennung, name, square(*_ECKEN[kennung])) for kennung, name in NAMEN.items()]


def write_polygons(ordner: Path, flaechen: Iterable[object], datei: str = GRENZEN) -> None:
    """A FeatureCollection with one feature per line, the first in line 2."""
    zeilen = ",\n".join(json.dumps(flaeche, ensure_ascii=False) for flaeche in flaechen)
    (ordner / datei).write_text(
        f'{{"type":"FeatureCollection","features":[\n{zeilen}\n]}}\n', encoding="utf-8"
    )


def addresses() -> gpd.GeoDataFrame:
    """Five invented addresses per Stadtteil."""
    versatz = [(0.002, 0.002), (0.008, 0.003), (0.005, 0.005), (0.003, 0.008), (0.007, 0.007)]
    zeilen = [
        (f"{NAMEN[kennung]}weg", str(nummer), "", "12345", kennung, shapely.Point(west + x, sued + y))
        for kennung, (west, sued) in _ECKEN.items()
        for nummer, (x, y) in enumerate(versatz, 1)
    ]
    spalten = ["strasse", "hausnummer", "zusatz", "plz", "stadtteil_id", "geometry"]
    return gpd.GeoDataFrame(zeilen, columns=spalten, geometry="geometry", crs=4326)


def observations() -> str:
    """The text of beobachtungen.csv."""
    zeilen = [_KOPF_WERTE]
    for indikator, jahre in REIHEN.items():
        for jahr, werte in jahre.items():
            for kennung, wert in zip([*NAMEN, "00"], werte, strict=True):
                ebene = "stadt" if kennung == "00" else "stadtteil"
                zeilen.append(f"{ebene};{kennung};{indikator};{jahr}-12-31;{wert};;testregister;amtlich;")
    return "\n".join(zeilen) + "\n" + _EINZELNE


def write(ordner: Path) -> Path:
    """The whole folder, without a problem in it."""
    for name in ("geo", "indikatoren", "optionen", "quartiersmanagement"):
        (ordner / name).mkdir(parents=True, exist_ok=True)
    texte = {
        RAUMEBENEN: _RAUMEBENEN,
        KATALOG: _KATALOG,
        WERTE: observations(),
        WOHNUNGEN: _WOHNUNGEN,
        QUELLEN: _QUELLEN,
        OPTIONEN: _OPTIONEN,
        STANDORTE: _STANDORTE,
        PROGRAMME: _PROGRAMME,
        REGEL: _REGEL,
    }
    for datei, text in texte.items():
        (ordner / datei).write_text(text, encoding="utf-8")
    write_polygons(ordner, features())
    addresses().to_parquet(ordner / ADRESSEN)
    return ordner


def replace(ordner: Path, datei: str, alt: str, neu: str) -> int:
    """Replaces the one place where `alt` stands; returns the line in which it begins."""
    text = (ordner / datei).read_text(encoding="utf-8")
    assert text.count(alt) == 1, f"„{alt}“ steht {text.count(alt)} mal in {datei}, nicht einmal"
    (ordner / datei).write_text(text.replace(alt, neu), encoding="utf-8")
    return text[: text.index(alt)].count("\n") + 1


def append(ordner: Path, datei: str, neu: str) -> int:
    """Adds text at the end of a file; returns the line in which it begins."""
    text = (ordner / datei).read_text(encoding="utf-8")
    assert text.endswith("\n")
    (ordner / datei).write_text(text + neu, encoding="utf-8")
    return text.count("\n") + 1


def problems(ordner: Path) -> list[Problem]:
    """What load() finds; fails if it finds nothing."""
    try:
        load(ordner)
    except DataError as fehler:
        return fehler.probleme
    raise AssertionError("load() hat kein Problem gefunden")


def with_second_level(ordner: Path) -> Path:
    """Adds a second Raumebene as data/README.md describes it: a polygon file, a block and values."""
    write_polygons(
        ordner,
        [
            feature("11", "Westbezirk", [[[10, 50], [10.01, 50], [10.01, 50.02], [10, 50.02], [10, 50]]]),
            feature(
                "12", "Ostbezirk", [[[10.01, 50], [10.02, 50], [10.02, 50.02], [10.01, 50.02], [10.01, 50]]]
            ),
        ],
        "geo/bezirke.geojson",
    )
    append(
        ordner,
        RAUMEBENEN,
        '\n[[raumebene]]\nid = "bezirk"\nname = "Bezirk"\nmehrzahl = "Bezirke"\ndatei = "bezirke.geojson"\n',
    )
    append(
        ordner,
        WERTE,
        "bezirk;11;einwohner;2022-12-31;4000;;testregister;amtlich;\n"
        "bezirk;12;einwohner;2022-12-31;6200;;testregister;amtlich;\n"
        "bezirk;11;kinder;2022-12-31;800;;testregister;amtlich;\n"
        "bezirk;12;kinder;2022-12-31;720;;testregister;amtlich;\n",
    )
    return ordner
