"""What a record must look like: every violation is said with file, line, field, finding and expectation."""

from typing import NamedTuple

import beispiel
import pytest
from beispiel import KATALOG, OPTIONEN, PROGRAMME, QUELLEN, RAUMEBENEN, STANDORTE, WERTE

from sozialraum.errors import Problem
from sozialraum.sources import load
from sozialraum.sources.schemas import STAND

TEXT = "ein Text in Anführungszeichen"
KENNUNG = "Kleinbuchstaben ohne Umlaute, Ziffern und _"
ZAHL = "eine Zahl mit Dezimalkomma und ohne Tausenderpunkte, z. B. 12,8"
STICHTAG = "ein Stichtag wie 2022-12-31, 2022-12 oder 2022"
URL = "eine Adresse, die mit https:// oder http:// beginnt"
RAUM = "eine Kennung aus Ziffern, z. B. 03"
NUR_README = "nur Felder aus data/README.md"
PASST_NICHT = "Die Angaben passen nicht zusammen."
EINE_BEDINGUNG = "entweder indikator, vergleich und bezug oder nur offen"

O6 = """\
[[option]]
id = "o6"
titel = "Bericht fortschreiben"
beschreibung = "Ohne Angabe, wo."
belegstufe = "B"
handlungsfeld = "Berichte"
stand = "unbekannt"
"""
KRITERIUM_O5 = '[option.raumbezug]\nart = "kriterium"\ntext = "wenige Kinder"'
ZEILE = "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;"
O5_LISTE = 'alle = [{ indikator = "anteil_kinder", vergleich = "höchstens", bezug = 10 }]'
S1 = "s1;Treff Testheim;Treff;Treff;Verein Beispiel;Testweg;1;12345;01;50,005;10,005;2015;bestätigt;2024;"
P1 = "p1;Süd;Beispielprogramm;Süden;01 02;2006;2010;2006 bis 2010;beendet;"


def oneof(*worte):
    return "eines von " + ", ".join(f"„{wort}“" if wort != "" else "leer" for wort in worte)


class Fall(NamedTuple):
    """A place in a file, what it is changed to, and the one problem that follows from it."""

    datei: str
    alt: str
    neu: str
    spalte: str
    befund: str
    erwartet: str
    darunter: int = 0  # how many lines below the changed place the problem is said


def not_allowed(wert):
    return f"„{wert}“ ist nicht zulässig."


FAELLE = {
    # TOML: fields too many, too few, of the wrong type
    "unknown key": Fall(
        QUELLEN,
        'titel = "Erfundene Meldung"',
        'titel = "Erfundene Meldung"\nfarbe = "rot"',
        "farbe",
        "Dieses Feld ist nicht vorgesehen.",
        NUR_README,
        1,
    ),
    "missing key": Fall(
        QUELLEN,
        '[[quelle]]\nid = "testzensus"\ntitel = "Erfundene Zählung 2011"\n',
        '[[quelle]]\nid = "testzensus"\n',
        "titel",
        "Das Feld fehlt.",
        "ein Feld mit diesem Namen",
    ),
    "number for a text": Fall(
        QUELLEN,
        'lizenz = "CC BY 4.0"',
        "lizenz = 4",
        "lizenz",
        not_allowed(4),
        TEXT,
    ),
    "date for a text": Fall(
        OPTIONEN,
        'stand_datum = "2023-05-07"',
        "stand_datum = 2023-05-07",
        "stand_datum",
        not_allowed("2023-05-07"),
        TEXT,
    ),
    "text for a switch": Fall(
        KATALOG,
        'lesehilfe = "Ein Wert fehlt."\nkernzahl = true',
        'lesehilfe = "Ein Wert fehlt."\nkernzahl = "ja"',
        "kernzahl",
        not_allowed("ja"),
        "true oder false",
        1,
    ),
    "text for a list": Fall(
        KATALOG,
        'alias = ["Kinderanteil"]',
        'alias = "Kinderanteil"',
        "alias",
        not_allowed("Kinderanteil"),
        "eine Liste in eckigen Klammern",
    ),
    "text for a whole number": Fall(
        KATALOG,
        'nachkommastellen = 1\ndefinition = "Erfundene Zählung eines Jahres."',
        'nachkommastellen = "1"\ndefinition = "Erfundene Zählung eines Jahres."',
        "nachkommastellen",
        not_allowed(1),
        "eine ganze Zahl",
    ),
    "text for a block": Fall(
        OPTIONEN,
        'stand = "unbekannt"\n[option.raumbezug]\nart = "gesamtstadt"',
        'stand = "unbekannt"\nraumbezug = "überall"',
        "raumbezug",
        not_allowed("überall"),
        "ein Unterblock mit Feldern",
        1,
    ),
    "missing block": Fall(
        OPTIONEN,
        O6 + '[option.raumbezug]\nart = "gesamtstadt"\n',
        O6,
        "raumbezug",
        "Das Feld fehlt.",
        "ein Feld mit diesem Namen",
    ),
    # texts and identifiers
    "empty text": Fall(
        KATALOG,
        'lesehilfe = "Ein Wert fehlt."',
        'lesehilfe = ""',
        "lesehilfe",
        "Das Feld ist leer.",
        "ein Text",
    ),
    "blank text": Fall(
        KATALOG,
        'lesehilfe = "Ein Wert fehlt."',
        'lesehilfe = "  "',
        "lesehilfe",
        "Das Feld ist leer.",
        "ein Text",
    ),
    "umlaut in an id": Fall(
        QUELLEN,
        'id = "testmeldung"\ntitel',
        'id = "prüfmeldung"\ntitel',
        "id",
        not_allowed("prüfmeldung"),
        KENNUNG,
    ),
    "javascript link": Fall(
        OPTIONEN,
        'url = "https://example.org/ds3"',
        'url = "javascript:alert(1)"',
        "quelle[1].url",
        not_allowed("javascript:alert(1)"),
        URL,
    ),
    "link with a blank": Fall(
        QUELLEN,
        'url = "https://example.org/zensus"',
        'url = "https://example.org/ zensus"',
        "url",
        not_allowed("https://example.org/ zensus"),
        URL,
    ),
    "polygon file in another folder": Fall(
        RAUMEBENEN,
        'datei = "stadtteile.geojson"',
        'datei = "../stadtteile.geojson"',
        "datei",
        not_allowed("../stadtteile.geojson"),
        "der Name einer Datei .geojson in diesem Ordner",
    ),
    # catalogue
    "unknown direction": Fall(
        KATALOG,
        'richtung = "Ressource"',
        'richtung = "gut"',
        "richtung",
        not_allowed("gut"),
        oneof("Belastung", "Ressource", "neutral"),
    ),
    "too many decimals": Fall(
        KATALOG,
        'nachkommastellen = 1\ndefinition = "Erfundene Zählung eines Jahres."',
        'nachkommastellen = 4\ndefinition = "Erfundene Zählung eines Jahres."',
        "nachkommastellen",
        not_allowed(4),
        oneof(0, 1, 2, 3),
    ),
    # the numerator stands ten lines below the head of its block
    "numerator without denominator": Fall(
        KATALOG,
        'zaehler = ["kinder"]\n',
        "",
        "",
        PASST_NICHT,
        "„zaehler“ und „nenner“ beide oder keines von beiden",
        -10,
    ),
    "factor as text": Fall(
        KATALOG, "faktor = 1000", 'faktor = "1000"', "faktor", not_allowed(1000), "eine Zahl"
    ),
    "factor as switch": Fall(
        KATALOG, "faktor = 1000", "faktor = true", "faktor", not_allowed(True), "eine Zahl"
    ),
    "infinite factor": Fall(
        KATALOG, "faktor = 1000", "faktor = inf", "faktor", not_allowed("inf"), "eine Zahl"
    ),
    "unknown way to the city value": Fall(
        KATALOG,
        'stadtwert = "summe"',
        'stadtwert = "mittel"',
        "stadtwert",
        not_allowed("mittel"),
        oneof("beobachtung", "summe"),
    ),
    "unknown term": Fall(
        KATALOG,
        'zaehler = ["einwohner", "-einwohner@basisjahr"]',
        'zaehler = ["einwohner", "-einwohner@vorjahr"]',
        "zaehler[2]",
        not_allowed("-einwohner@vorjahr"),
        "eine Kennung, davor höchstens ein Minus, danach @basisjahr",
    ),
    # observations
    "decimal point": Fall(WERTE, ZEILE, ZEILE.replace("12,8", "12.8"), "wert", not_allowed("12.8"), ZAHL),
    "thousands point": Fall(
        WERTE, ZEILE, ZEILE.replace("12,8", "1.012,8"), "wert", not_allowed("1.012,8"), ZAHL
    ),
    "text for a number": Fall(WERTE, ZEILE, ZEILE.replace("12,8", "viel"), "wert", not_allowed("viel"), ZAHL),
    "value and reason": Fall(
        WERTE,
        ZEILE,
        ZEILE.replace("12,8;", "12,8;unterdrueckt"),
        "",
        PASST_NICHT,
        "entweder ein Wert oder ein fehlgrund",
    ),
    "neither value nor reason": Fall(
        WERTE,
        ZEILE,
        ZEILE.replace("12,8", ""),
        "",
        PASST_NICHT,
        "entweder ein Wert oder ein fehlgrund",
    ),
    "unknown reason": Fall(
        WERTE,
        ZEILE,
        ZEILE.replace("12,8;", ";vergessen"),
        "fehlgrund",
        not_allowed("vergessen"),
        oneof("", "nicht_veroeffentlicht", "unterdrueckt", "nicht_zutreffend"),
    ),
    "reason that only follows from data": Fall(
        WERTE,
        ZEILE,
        ZEILE.replace("12,8;", ";basisjahr"),
        "fehlgrund",
        not_allowed("basisjahr"),
        oneof("", "nicht_veroeffentlicht", "unterdrueckt", "nicht_zutreffend"),
    ),
    "German date": Fall(
        WERTE,
        ZEILE,
        ZEILE.replace("2022-12-31", "31.12.2022"),
        "stichtag",
        not_allowed("31.12.2022"),
        STICHTAG,
    ),
    "month 13": Fall(
        WERTE, ZEILE, ZEILE.replace("2022-12-31", "2022-13"), "stichtag", not_allowed("2022-13"), STICHTAG
    ),
    "day that does not exist": Fall(
        WERTE,
        ZEILE,
        ZEILE.replace("2022-12-31", "2022-02-30"),
        "stichtag",
        not_allowed("2022-02-30"),
        STICHTAG,
    ),
    "unknown quality": Fall(
        WERTE,
        ZEILE,
        ZEILE.replace("presse", "gut"),
        "qualitaet",
        not_allowed("gut"),
        oneof("amtlich", "berechnet", "presse", "sekundaer"),
    ),
    "id that lost its zero": Fall(
        WERTE, ZEILE, ZEILE.replace("stadt;00", "stadt;0"), "raum_id", not_allowed(0), RAUM
    ),
    # options
    "unknown Belegstufe": Fall(
        OPTIONEN,
        'belegstufe = "C"',
        'belegstufe = "E"',
        "belegstufe",
        not_allowed("E"),
        oneof("A", "B", "C", "D"),
    ),
    "unknown state": Fall(
        OPTIONEN, 'stand = "läuft"', 'stand = "vielleicht"', "stand", not_allowed("vielleicht"), oneof(*STAND)
    ),
    "unknown kind of place": Fall(
        OPTIONEN,
        'art = "stadtteile"\nraeume = ["01", "03"]',
        'art = "bezirke"',
        "raumbezug.art",
        not_allowed("bezirke"),
        oneof("gesamtstadt", "stadtteile", "kriterium"),
    ),
    "Stadtteile without areas": Fall(
        OPTIONEN,
        '[option.raumbezug]\nart = "stadtteile"\nraeume = ["01", "03"]',
        '[option.raumbezug]\nart = "stadtteile"\nraeume = []',
        "raumbezug",
        PASST_NICHT,
        '„raeume“ genau dann, wenn art = "stadtteile"',
    ),
    "areas for the whole city": Fall(
        OPTIONEN,
        '[option.raumbezug]\nart = "gesamtstadt"\nraeume = []',
        '[option.raumbezug]\nart = "gesamtstadt"\nraeume = ["01"]',
        "raumbezug",
        PASST_NICHT,
        '„raeume“ genau dann, wenn art = "stadtteile"',
    ),
    "Kriterium without conditions": Fall(
        OPTIONEN,
        KRITERIUM_O5 + "\n[option.raumbezug.kriterium]\n" + O5_LISTE,
        KRITERIUM_O5,
        "raumbezug",
        PASST_NICHT,
        '„kriterium“ genau dann, wenn art = "kriterium"',
    ),
    "neither and nor or": Fall(
        OPTIONEN,
        "[option.raumbezug.kriterium]\n" + O5_LISTE,
        "[option.raumbezug.kriterium]\nalle = []",
        "raumbezug.kriterium",
        PASST_NICHT,
        "eine Liste „alle“ oder eine Liste „eine“",
    ),
    "both and and or": Fall(
        OPTIONEN,
        "[option.raumbezug.kriterium]\n" + O5_LISTE,
        "[option.raumbezug.kriterium]\n" + O5_LISTE + '\neine = [{ offen = "etwas" }]',
        "raumbezug.kriterium",
        PASST_NICHT,
        "eine Liste „alle“ oder eine Liste „eine“",
    ),
    "condition of two kinds": Fall(
        OPTIONEN,
        O5_LISTE,
        O5_LISTE.replace("bezug = 10", 'bezug = 10, offen = "etwas"'),
        "raumbezug.kriterium.alle[1]",
        PASST_NICHT,
        EINE_BEDINGUNG,
    ),
    "half a condition": Fall(
        OPTIONEN,
        O5_LISTE,
        O5_LISTE.replace(", bezug = 10", ""),
        "raumbezug.kriterium.alle[1]",
        PASST_NICHT,
        EINE_BEDINGUNG,
    ),
    "unknown comparison": Fall(
        OPTIONEN,
        O5_LISTE,
        O5_LISTE.replace("höchstens", "ungefähr"),
        "raumbezug.kriterium.alle[1].vergleich",
        not_allowed("ungefähr"),
        oneof("über", "mindestens", "unter", "höchstens"),
    ),
    "unknown reference": Fall(
        OPTIONEN,
        O5_LISTE,
        O5_LISTE.replace("bezug = 10", 'bezug = "mittelwert"'),
        "raumbezug.kriterium.alle[1].bezug",
        not_allowed("mittelwert"),
        "„stadtwert“ oder eine Zahl",
    ),
    "switch as reference": Fall(
        OPTIONEN,
        O5_LISTE,
        O5_LISTE.replace("bezug = 10", "bezug = true"),
        "raumbezug.kriterium.alle[1].bezug",
        not_allowed(True),
        "„stadtwert“ oder eine Zahl",
    ),
    "reference that is no number": Fall(
        OPTIONEN,
        O5_LISTE,
        O5_LISTE.replace("bezug = 10", "bezug = nan"),
        "raumbezug.kriterium.alle[1].bezug",
        not_allowed("nan"),
        "„stadtwert“ oder eine Zahl",
    ),
    "no source": Fall(
        OPTIONEN,
        '\n[[option.quelle]]\ntitel = "Drucksache 5"\nurl = "https://example.org/ds5"\n',
        "\n",
        "quelle",
        "Das Feld fehlt.",
        "ein Feld mit diesem Namen",
        -11,
    ),
    "empty list of sources": Fall(
        OPTIONEN,
        'stand = "unbekannt"\n[option.raumbezug]\nart = "gesamtstadt"\n'
        '[[option.quelle]]\ntitel = "Drucksache 6"\nurl = "https://example.org/ds6"\n',
        'stand = "unbekannt"\nquelle = []\n[option.raumbezug]\nart = "gesamtstadt"\n',
        "quelle",
        not_allowed("[]"),
        "mindestens ein Eintrag",
        1,
    ),
    "event without a date": Fall(
        OPTIONEN,
        '[[option.verlauf]]\ndatum = ""\nereignis',
        "[[option.verlauf]]\nereignis",
        "verlauf[2].datum",
        "Das Feld fehlt.",
        "ein Feld mit diesem Namen",
    ),
    "event on a German date": Fall(
        OPTIONEN,
        'datum = ""',
        'datum = "7.5.2023"',
        "verlauf[2].datum",
        not_allowed("7.5.2023"),
        STICHTAG,
    ),
    # sites
    "unknown kind of site": Fall(
        STANDORTE,
        S1,
        S1.replace(";Treff;Treff;", ";Kneipe;Treff;"),
        "art",
        not_allowed("Kneipe"),
        oneof(
            "Nachbarschaftsbüro",
            "Quartiersmanagement",
            "Stadtteilhaus",
            "Familienzentrum",
            "Treff",
            "Jugendarbeit",
            "Beratung",
        ),
    ),
    "unknown status": Fall(
        STANDORTE,
        S1,
        S1.replace("bestätigt", "offen"),
        "status",
        not_allowed("offen"),
        oneof("bestätigt", "nicht bestätigt", "geplant", "historisch"),
    ),
    "short postcode": Fall(
        STANDORTE, S1, S1.replace("12345", "1234"), "plz", not_allowed(1234), "fünf Ziffern oder nichts"
    ),
    "year of evidence": Fall(
        STANDORTE,
        S1,
        S1.replace(";2024;", ";24;"),
        "belegt",
        not_allowed(24),
        "ein Jahr wie 2006 oder nichts",
    ),
    "Stadtteil by name": Fall(
        STANDORTE,
        S1,
        S1.replace(";01;", ";Testheim;"),
        "stadtteil_id",
        not_allowed("Testheim"),
        "eine Kennung wie 03 oder nichts",
    ),
    "latitude with a point": Fall(
        STANDORTE, S1, S1.replace("50,005", "50.005"), "lat", not_allowed("50.005"), ZAHL
    ),
    "latitude alone": Fall(
        STANDORTE, S1, S1.replace("10,005", ""), "", PASST_NICHT, "lat und lon beide oder keines von beiden"
    ),
    "longitude alone": Fall(
        STANDORTE, S1, S1.replace("50,005", ""), "", PASST_NICHT, "lat und lon beide oder keines von beiden"
    ),
    "coordinates from nowhere": Fall(
        STANDORTE,
        "https://example.org/s1;Erfunden",
        "https://example.org/s1; ",
        "",
        PASST_NICHT,
        "zu Koordinaten eine koordinaten_quelle",
    ),
    "javascript link of a site": Fall(
        STANDORTE,
        "https://example.org/s1",
        "javascript:alert(1)",
        "quelle_url",
        not_allowed("javascript:alert(1)"),
        URL,
    ),
    # programme areas
    "end before begin": Fall(
        PROGRAMME,
        P1,
        P1.replace("2006;2010", "2006;2005"),
        "",
        PASST_NICHT,
        "ein Ende nicht vor dem Beginn (2006)",
    ),
    "unknown state of a programme": Fall(
        PROGRAMME,
        P1,
        P1.replace("beendet", "vorbei"),
        "status",
        not_allowed("vorbei"),
        oneof("läuft", "beendet", "unbekannt"),
    ),
    "begin in words": Fall(
        PROGRAMME,
        P1,
        P1.replace(";2006;", ";etwa 2006;"),
        "von",
        not_allowed("etwa 2006"),
        "ein Jahr wie 2006 oder nichts",
    ),
}


@pytest.mark.parametrize("fall", FAELLE.values(), ids=FAELLE.keys())
def test_a_violation_is_said_once_with_its_place_and_what_was_expected(ordner, fall):
    zeile = beispiel.replace(ordner, fall.datei, fall.alt, fall.neu)
    # a broken record is left out, so that records naming it may have problems of their own
    hier = [p for p in beispiel.problems(ordner) if p.datei == fall.datei and "gibt es nicht" not in p.befund]
    assert hier == [Problem(fall.datei, zeile + fall.darunter, fall.spalte, fall.befund, fall.erwartet)]


def test_every_violation_of_a_record_is_said_not_only_the_first(ordner):
    neu = ZEILE.replace("12,8", "12.8").replace("presse", "gut").replace("2022-12-31", "gestern")
    zeile = beispiel.replace(ordner, WERTE, ZEILE, neu)
    assert [(p.zeile, p.spalte) for p in beispiel.problems(ordner)] == [
        (zeile, "qualitaet"),
        (zeile, "stichtag"),
        (zeile, "wert"),
    ]


@pytest.mark.parametrize(
    ("text", "wert"), [("12,8", 12.8), ("-3", -3.0), ("0", 0.0), ("0,0", 0.0), ("12,85", 12.85)]
)
def test_a_number_with_a_decimal_comma_is_read(ordner, text, wert):
    beispiel.replace(ordner, WERTE, ZEILE, ZEILE.replace("12,8", text))
    assert load(ordner).werte["stadt", "foerderquote", 2022]["00"].wert == wert


@pytest.mark.parametrize("stichtag", ["2022-12-31", "2022-12", "2022", "2024-02-29"])
def test_a_day_a_month_or_a_year_is_a_stichtag(ordner, stichtag):
    beispiel.replace(ordner, WERTE, ZEILE, ZEILE.replace("2022-12-31", stichtag))
    assert load(ordner).werte["stadt", "foerderquote", int(stichtag[:4])]["00"].stichtag == stichtag


@pytest.mark.parametrize("stand", STAND)
def test_every_state_of_the_readme_is_accepted(ordner, stand):
    beispiel.replace(ordner, OPTIONEN, 'stand = "läuft"', f'stand = "{stand}"')
    assert stand in {option.stand for option in load(ordner).optionen}


def test_a_clue_that_names_no_indikator_is_refused(ordner):
    """Clues are Indikatoren by definition; an open question has no place among them."""
    beispiel.replace(
        ordner,
        OPTIONEN,
        '{ indikator = "foerderquote", vergleich = "über", bezug = "stadtwert" },',
        '{ offen = "etwas" },',
    )
    (problem,) = beispiel.problems(ordner)
    assert problem.datei == OPTIONEN
    assert problem.spalte.startswith("anhaltspunkte")
