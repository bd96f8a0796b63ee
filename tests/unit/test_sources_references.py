"""Rules between records: what is named exists, what is unique stands once, what lies somewhere lies there."""

import beispiel
import pytest
import shapely
from beispiel import GRENZEN, KATALOG, OPTIONEN, PROGRAMME, QUELLEN, RAUMEBENEN, STANDORTE, WERTE

from sozialraum.errors import Problem
from sozialraum.sources import load
from sozialraum.sources.records import Datensatz
from sozialraum.sources.references import _problem

ZEILE = "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;"
NICHT_ABGELEITET = "ein nicht abgeleiteter Indikator des Katalogs"
EINMAL = "jeden Eintrag einmal"


def unknown(wert):
    return f"„{wert}“ gibt es nicht."


UNBEKANNT = {
    "source of a value": (
        WERTE,
        ZEILE,
        ZEILE.replace("testmeldung", "hoerensagen"),
        "quelle",
        "hoerensagen",
        "eine id aus indikatoren/quellen.toml",
    ),
    "Indikator of a value": (
        WERTE,
        ZEILE,
        ZEILE.replace("foerderquote", "quote"),
        "indikator",
        "quote",
        NICHT_ABGELEITET,
    ),
    "value of a derived Indikator": (
        WERTE,
        ZEILE,
        ZEILE.replace("foerderquote", "dichte"),
        "indikator",
        "dichte",
        NICHT_ABGELEITET,
    ),
    "Stadtteil of a value": (
        WERTE,
        ZEILE,
        ZEILE.replace("stadt;00", "stadtteil;11"),
        "raum_id",
        "11",
        "01 bis 04",
    ),
    "city under another id": (WERTE, ZEILE, ZEILE.replace("00", "01"), "raum_id", "01", "00 bis 00"),
    "Raumebene of a value": (
        WERTE,
        ZEILE,
        ZEILE.replace("stadt;00", "bezirk;01"),
        "raumebene",
        "bezirk",
        "stadt, stadtteil",
    ),
    "term of a numerator": (
        KATALOG,
        'zaehler = ["kinder"]',
        'zaehler = ["jugendliche"]',
        "zaehler",
        "jugendliche",
        NICHT_ABGELEITET,
    ),
    "term with sign and base year": (
        KATALOG,
        '"-einwohner@basisjahr"',
        '"-bewohner@basisjahr"',
        "zaehler",
        "bewohner",
        NICHT_ABGELEITET,
    ),
    "derived term": (
        KATALOG,
        'nenner = ["flaeche"]',
        'nenner = ["anteil_kinder"]',
        "nenner",
        "anteil_kinder",
        NICHT_ABGELEITET,
    ),
    "Stadtteil of an option": (
        OPTIONEN,
        'raeume = ["01", "03"]',
        'raeume = ["01", "11"]',
        "raumbezug.raeume",
        "11",
        "01 bis 04",
    ),
    "Indikator of a criterion with and": (
        OPTIONEN,
        'alle = [{ indikator = "anteil_kinder", vergleich = "höchstens"',
        'alle = [{ indikator = "anteil", vergleich = "höchstens"',
        "raumbezug.kriterium.alle",
        "anteil",
        "ein Indikator des Katalogs ohne @basisjahr",
    ),
    "Stadtteil of a site": (
        STANDORTE,
        ";Testweg;1;12345;01;",
        ";Testweg;1;12345;11;",
        "stadtteil_id",
        "11",
        "01 bis 04",
    ),
    "Stadtteil of a programme": (
        PROGRAMME,
        ";Süden;01 02;",
        ";Süden;01 12;",
        "stadtteil_ids",
        "12",
        "01 bis 04",
    ),
}


@pytest.mark.parametrize("fall", UNBEKANNT.values(), ids=UNBEKANNT.keys())
def test_what_is_named_but_does_not_exist_is_said_with_what_exists(ordner, fall):
    datei, alt, neu, spalte, wert, erwartet = fall
    zeile = beispiel.replace(ordner, datei, alt, neu)
    assert beispiel.problems(ordner) == [Problem(datei, zeile, spalte, unknown(wert), erwartet)]


def test_an_unknown_indikator_of_a_criterion_with_or_and_of_a_clue_is_said(ordner):
    """The list spans lines; the problem is said where the list begins."""
    erste = beispiel.replace(
        ordner,
        OPTIONEN,
        'eine = [\n    { indikator = "alleinlebende"',
        'eine = [\n    { indikator = "allein"',
    )
    zweite = beispiel.replace(
        ordner,
        OPTIONEN,
        'anhaltspunkte = [\n    { indikator = "alleinlebende"',
        'anhaltspunkte = [\n    { indikator = "allein"',
    )
    erwartet = "ein Indikator des Katalogs ohne @basisjahr"
    assert beispiel.problems(ordner) == [
        Problem(OPTIONEN, zweite, "anhaltspunkte", unknown("allein"), erwartet),
        Problem(OPTIONEN, erste, "raumbezug.kriterium.eine", unknown("allein"), erwartet),
    ]


MEHRFACH = {
    "Indikator": (KATALOG, 'id = "alleinlebende"', 'id = "foerderquote"', "foerderquote", "id"),
    "source": (QUELLEN, 'id = "testzensus"', 'id = "testmeldung"', "testmeldung", "id"),
    "option": (OPTIONEN, 'id = "o5"', 'id = "o6"', "o6", "id"),
    "title of an option, because links name it": (
        OPTIONEN,
        'titel = "Jugendhaus verlegen"',
        'titel = "Bericht fortschreiben"',
        "Bericht fortschreiben",
        "titel",
    ),
    "site": (STANDORTE, "s1;Treff", "s2;Treff", "s2", "id"),
    "programme": (PROGRAMME, "p1;Süd", "p2;Süd", "p2", "id"),
    "Kurzname": (
        KATALOG,
        'kurzname = "Alleinlebende"',
        'kurzname = "Förderquote"',
        "Förderquote",
        "kurzname",
    ),
}


@pytest.mark.parametrize("fall", MEHRFACH.values(), ids=MEHRFACH.keys())
def test_a_key_that_stands_twice_is_said_at_the_second_place_with_the_first(ordner, fall):
    datei, alt, neu, wert, spalte = fall
    erste = beispiel.replace(ordner, datei, alt, neu)
    doppelt = [p for p in beispiel.problems(ordner) if "steht schon" in p.befund]
    assert [(p.datei, p.spalte, p.befund, p.erwartet) for p in doppelt] == [
        (datei, spalte, f"„{wert}“ steht schon in Zeile {erste}.", EINMAL)
    ]
    zeilen = (ordner / datei).read_text(encoding="utf-8").splitlines()
    assert doppelt[0].zeile > erste
    assert wert in zeilen[doppelt[0].zeile - 1]


def test_an_alias_that_is_another_ones_kurzname_is_said(ordner):
    """A link that names it could mean either of the two."""
    zeile = beispiel.replace(ordner, KATALOG, 'kurzname = "Anteil der Kinder"', 'kurzname = "Kinder-Anteil"')
    beispiel.replace(
        ordner, KATALOG, 'alias = ["Kinderanteil"]', 'alias = ["Einwohner:innen", "Kinder-Anteil"]'
    )
    assert beispiel.problems(ordner) == [
        Problem(KATALOG, zeile, "kurzname", "„Einwohner:innen“ steht schon in Zeile 3.", EINMAL)
    ]


def test_a_second_value_for_the_same_area_and_stichtag_is_said(ordner):
    erste = beispiel.replace(ordner, WERTE, ZEILE, ZEILE + "\n" + ZEILE.replace("12,8", "13,1"))
    assert beispiel.problems(ordner) == [
        Problem(
            WERTE, erste + 1, "", f"„stadt 00 foerderquote 2022-12-31“ steht schon in Zeile {erste}.", EINMAL
        )
    ]


def test_a_second_value_for_another_stichtag_is_no_problem(ordner):
    beispiel.append(ordner, WERTE, ZEILE.replace("2022-12-31", "2022-06-30") + "\n")
    assert len(load(ordner).beobachtungen) == 42


def test_the_level_of_the_stadtteile_must_be_there(ordner):
    beispiel.replace(ordner, RAUMEBENEN, 'id = "stadtteil"', 'id = "viertel"')
    assert Problem(
        RAUMEBENEN, None, "id", "Die Raumebene „stadtteil“ fehlt.", "ein Block mit ihr"
    ) in beispiel.problems(ordner)


def test_the_name_of_the_city_level_is_reserved(ordner):
    zeile = beispiel.append(
        ordner,
        RAUMEBENEN,
        '[[raumebene]]\nid = "stadt"\nname = "Stadt"\nmehrzahl = "Städte"\ndatei = "stadtteile.geojson"\n',
    )
    vorbehalten = [p for p in beispiel.problems(ordner) if "vorbehalten" in p.befund]
    assert vorbehalten == [
        Problem(RAUMEBENEN, zeile, "id", "„stadt“ ist der Gesamtstadt vorbehalten.", "eine andere Kennung")
    ]


def test_the_id_of_the_city_is_reserved(ordner):
    flaechen = beispiel.features()
    flaechen[3]["properties"]["id"] = "00"
    beispiel.write_polygons(ordner, flaechen)
    assert Problem(
        RAUMEBENEN, 1, "id", "„00“ ist der Gesamtstadt vorbehalten.", "eine andere Kennung"
    ) in beispiel.problems(ordner)


def test_a_level_that_stands_twice_is_said(ordner):
    text = (ordner / RAUMEBENEN).read_text(encoding="utf-8")
    beispiel.append(ordner, RAUMEBENEN, text)
    assert beispiel.problems(ordner) == [
        Problem(RAUMEBENEN, 7, "id", "„stadtteil“ steht schon in Zeile 2.", EINMAL),
        Problem(RAUMEBENEN, 9, "mehrzahl", "„Stadtteile“ steht schon in Zeile 4.", EINMAL),
    ]


def test_a_second_level_is_a_file_a_block_and_values(ordner):
    bestand = load(beispiel.with_second_level(ordner))
    assert list(bestand.raumebenen) == ["stadtteil", "bezirk"]
    assert bestand.raumebenen["bezirk"].namen == {"11": "Westbezirk", "12": "Ostbezirk"}
    assert bestand.werte["bezirk", "einwohner", 2022]["12"].wert == 6200


def test_an_area_of_a_second_level_is_checked_against_its_own_areas(ordner):
    beispiel.with_second_level(ordner)
    zeile = beispiel.append(ordner, WERTE, "bezirk;01;umzuege;2022;1;;testregister;amtlich;\n")
    assert beispiel.problems(ordner) == [Problem(WERTE, zeile, "raum_id", unknown("01"), "11 bis 12")]


def test_values_of_a_level_whose_polygons_are_broken_are_not_said_too(ordner):
    beispiel.with_second_level(ordner)
    (ordner / "geo/bezirke.geojson").write_text("{", encoding="utf-8")
    assert {p.datei for p in beispiel.problems(ordner)} == {"geo/bezirke.geojson"}


def test_options_and_sites_are_not_compared_with_stadtteile_that_could_not_be_read(ordner):
    (ordner / GRENZEN).write_text("{", encoding="utf-8")
    beispiel.replace(ordner, OPTIONEN, 'raeume = ["01", "03"]', 'raeume = ["01", "11"]')
    beispiel.replace(ordner, STANDORTE, ";Testweg;1;12345;01;", ";Testweg;1;12345;11;")
    assert {p.datei for p in beispiel.problems(ordner)} == {GRENZEN}


S1 = "Testweg;1;12345;01;50,005;10,005;"
LAGEN = {
    "in another Stadtteil": (S1.replace(";01;", ";02;"), "in Stadtteil 01", "ein Punkt in Stadtteil 02"),
    "outside the city": (S1.replace("50,005", "53,86"), "außerhalb von Lübeck", "ein Punkt in Stadtteil 01"),
    "in a Stadtteil that is not named": (
        S1.replace(";01;", ";;"),
        "in Stadtteil 01",
        "der Stadtteil, in dem der Punkt liegt",
    ),
    "outside without a Stadtteil": (
        S1.replace(";01;50,005", ";;53,86"),
        "außerhalb von Lübeck",
        "ein Punkt in Lübeck",
    ),
    "latitude and longitude exchanged": (
        S1.replace("50,005;10,005", "10,005;50,005"),
        "außerhalb von Lübeck",
        "ein Punkt in Stadtteil 01",
    ),
}


@pytest.mark.parametrize("fall", LAGEN.values(), ids=LAGEN.keys())
def test_a_site_must_lie_where_it_says(ordner, fall):
    neu, lage, erwartet = fall
    zeile = beispiel.replace(ordner, STANDORTE, S1, neu)
    assert beispiel.problems(ordner) == [
        Problem(STANDORTE, zeile, "lat, lon", f"Der Punkt liegt {lage}.", erwartet)
    ]


@pytest.mark.parametrize("kennung", ["01", "02"])
def test_a_site_on_a_border_lies_in_both_stadtteile(ordner, kennung):
    beispiel.replace(ordner, STANDORTE, S1, f"Testweg;1;12345;{kennung};50,005;10,01;")
    assert load(ordner).einrichtungen[0].stadtteil_id == kennung


def test_a_problem_in_an_item_of_a_list_is_said_in_the_line_of_the_item():
    roh = Datensatz("x.toml", 1, {}, {"verlauf.1": 9, "verlauf.1.datum": 10})
    assert _problem(roh, "verlauf.1.datum", "x", "y").zeile == 10


def test_a_broken_block_does_not_break_all_that_name_it(ordner):
    beispiel.replace(ordner, beispiel.QUELLEN, "https://example.org/register", "javascript:alert(1)")
    beispiel.replace(
        ordner, beispiel.KATALOG, 'id = "kinder"\nkurzname', 'id = "kinder"\nfremd = 1\nkurzname'
    )
    assert {p.datei for p in beispiel.problems(ordner)} == {beispiel.QUELLEN, beispiel.KATALOG}
    assert len(beispiel.problems(ordner)) == 2


def test_two_areas_with_one_name_are_said(ordner):
    beispiel.replace(ordner, beispiel.GRENZEN, '"Musterhausen"', '"Testheim"')
    assert [(p.zeile, p.spalte) for p in beispiel.problems(ordner)] == [(3, "name")]


def test_a_catalogue_of_which_nothing_can_be_chosen_is_said(ordner):
    text = (ordner / beispiel.KATALOG).read_text(encoding="utf-8").replace("auswahl = false\n", "")
    bloecke = [f"{block.rstrip()}\nauswahl = false" for block in text.split("\n\n")]
    (ordner / beispiel.KATALOG).write_text("\n\n".join(bloecke) + "\n", encoding="utf-8")
    assert "Kein Indikator steht zur Auswahl." in {p.befund for p in beispiel.problems(ordner)}


@pytest.mark.parametrize(
    ("alt", "neu", "erwartet"),
    [
        ("foerderquote;2022-12-31;12,8;", "foerderquote;2022-12-31;128;", "höchstens 100"),
        ("stadtteil;01;umzuege;2022;120;", "stadtteil;01;einwohner;2019;-120;", "eine Zahl ab 0"),
    ],
)
def test_a_value_that_cannot_be_is_said(ordner, alt, neu, erwartet):
    zeile = beispiel.replace(ordner, beispiel.WERTE, alt, neu)
    assert (zeile, "wert", erwartet) in {(p.zeile, p.spalte, p.erwartet) for p in beispiel.problems(ordner)}


def test_a_number_of_endless_length_is_said(ordner):
    zeile = beispiel.replace(ordner, beispiel.WERTE, ";120;", f";{'9' * 400};")
    assert [(p.zeile, p.spalte) for p in beispiel.problems(ordner)] == [(zeile, "wert")]
    beispiel.write(ordner)
    beispiel.replace(ordner, beispiel.OPTIONEN, "bezug = 25.0", f"bezug = {'9' * 400}")
    assert [p.erwartet for p in beispiel.problems(ordner)] == ["„stadtwert“ oder eine Zahl"]


def test_growth_is_no_key_figure_and_no_clue_because_it_needs_a_base_year(ordner):
    beispiel.replace(
        ordner,
        beispiel.KATALOG,
        'lesehilfe = "Ein positiver Wert heißt: gewachsen."',
        'lesehilfe = "+"\nkernzahl = true',
    )
    assert [p.spalte for p in beispiel.problems(ordner)] == ["kernzahl"]


def test_empty_rows_of_a_spreadsheet_do_no_harm(ordner):
    beispiel.append(ordner, beispiel.WERTE, ";;;;;;;;\n\n")
    load(ordner)


def test_addresses_outside_the_city_are_said(ordner):
    adressen = beispiel.addresses()
    adressen.loc[0, "geometry"] = shapely.Point(0, 0)
    adressen.to_parquet(ordner / beispiel.ADRESSEN)
    assert [p.befund for p in beispiel.problems(ordner)] == ["Es gibt Adressen außerhalb der Stadt."]


O2_BEDINGUNG = '{ indikator = "anteil_kinder", vergleich = "über", bezug = "stadtwert" },'


def test_a_count_is_never_held_against_the_city_because_it_is_never_above_it(ordner):
    zeile = beispiel.replace(
        ordner, OPTIONEN, O2_BEDINGUNG, O2_BEDINGUNG.replace("anteil_kinder", "einwohner")
    )
    assert beispiel.problems(ordner) == [
        Problem(
            OPTIONEN,
            zeile - 1,  # where the list begins
            "raumbezug.kriterium.alle",
            "„einwohner“ ist eine absolute Zahl; sie liegt nie über der der Stadt.",
            "ein Anteil oder eine Zahl als bezug",
        )
    ]


def test_a_count_may_be_held_against_a_number(ordner):
    neu = O2_BEDINGUNG.replace("anteil_kinder", "einwohner").replace('"stadtwert"', "2000")
    beispiel.replace(ordner, OPTIONEN, O2_BEDINGUNG, neu)
    assert load(ordner).optionen[1].kriterium.bedingungen[0].bezug == 2000


ZWEITER_SCHRITT = 'datum = ""\nereignis = "besprochen"'


def test_a_step_dated_before_the_one_above_it_is_said_in_its_line(ordner):
    zeile = beispiel.replace(ordner, OPTIONEN, ZWEITER_SCHRITT, ZWEITER_SCHRITT.replace('""', '"2022-05"'))
    assert beispiel.problems(ordner) == [
        Problem(
            OPTIONEN,
            zeile,
            "verlauf[2].datum",
            "„2022-05“ liegt vor dem Schritt darüber (2023-05-07).",
            "die Schritte in der Folge der Zeit",
        )
    ]


@pytest.mark.parametrize("datum", ["2023-05-07", "2023-05-08", "2023-05", "2023", "2024"])
def test_a_step_may_be_dated_less_exactly_than_the_one_above_it(ordner, datum):
    beispiel.replace(ordner, OPTIONEN, ZWEITER_SCHRITT, ZWEITER_SCHRITT.replace('""', f'"{datum}"'))
    assert load(ordner).optionen[0].verlauf[1].datum == datum


def test_a_step_without_a_date_does_not_hide_the_one_above_it(ordner):
    dritter = '\n[[option.verlauf]]\ndatum = "2020"\nereignis = "begonnen"'
    zeile = beispiel.replace(ordner, OPTIONEN, ZWEITER_SCHRITT, ZWEITER_SCHRITT + dritter)
    assert [(p.zeile, p.spalte) for p in beispiel.problems(ordner)] == [(zeile + 3, "verlauf[3].datum")]
