"""The tables of a profile and of the panel, by the invented town."""

from beispiel import WERTE, replace

from sozialraum.model import STADTTEIL
from sozialraum.sources import load
from sozialraum.views import profile_tables
from sozialraum.views.table import Zahl


def rows(tabelle):
    return {zeile[1]: zeile for zeile in tabelle.zeilen}


def test_the_profile_has_the_numbers_themselves(bestand):
    tabelle, _ = profile_tables.profile(bestand, STADTTEIL, "01", 2022)
    assert tabelle.titel == "Profil Testheim"
    zeilen = rows(tabelle)
    assert len(zeilen) == 6
    assert zeilen["Anteil der Kinder"][3:7] == (Zahl(20.0, 1), Zahl(14.9, 1), Zahl(5.1, 1), 1)
    assert zeilen["Anteil der Kinder"][7:] == ("", "31.12.2022", "Erfundenes Melderegister")
    assert zeilen["Entwicklung"][2] == "% seit 2020"
    assert zeilen["Einwohner:innen"][5] is None
    assert [quelle.id for quelle in tabelle.quellen] == ["testregister", "testzensus"]
    assert tabelle.spalten[7].name == "Trend" and "Mittel der letzten drei Jahre" in tabelle.hinweise[0]


def test_what_only_the_city_has_is_a_table_of_its_own_that_names_who_has_the_rest(bestand):
    _, tabelle = profile_tables.profile(bestand, STADTTEIL, "01", 2022)
    assert tabelle.zeilen == (
        (
            "Existenzsicherung",
            "Förderquote",
            "%",
            Zahl(12.8, 1),
            "31.12.2022",
            "Erfundene Meldung",
            "Amt für Beispiele",
        ),
    )


def test_a_missing_number_says_why(bestand):
    tabelle, _ = profile_tables.profile(bestand, STADTTEIL, "04", 2022)
    zeile = rows(tabelle)["Alleinlebende"]
    assert zeile[3] == "unterdrückt, Zahl zu klein"
    assert zeile[5:7] == (None, None)


def test_the_key_figures_are_those_of_the_area_or_of_the_city(bestand):
    hier = profile_tables.key_figures(bestand, STADTTEIL, "01", 2022)
    assert hier.titel == "Kennzahlen Testheim"
    assert rows(hier)["Anteil der Kinder"][3] == Zahl(20.0, 1)
    stadt = profile_tables.key_figures(bestand, STADTTEIL, None, 2022)
    assert stadt.titel == "Kennzahlen Lübeck insgesamt"
    assert rows(stadt)["Anteil der Kinder"][3] == Zahl(14.9, 1)
    assert rows(hier).keys() == rows(stadt).keys()


def test_a_city_value_is_given_with_its_own_date_and_source(ordner):
    zeile = "stadt;00;alleinlebende;"
    replace(ordner, WERTE, f"{zeile}2011-05-09;26,8;;testzensus", f"{zeile}2011-12-31;26,8;;testmeldung")
    tabelle = profile_tables.key_figures(load(ordner), STADTTEIL, None, 2022)
    assert rows(tabelle)["Alleinlebende"][3:6] == (Zahl(26.8, 1), "31.12.2011", "Erfundene Meldung")
    assert [quelle.id for quelle in tabelle.quellen] == ["testregister", "testmeldung"]


def test_without_any_value_the_tables_say_so(ordner):
    kopf = (ordner / WERTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / WERTE).write_text(kopf + "\n", encoding="utf-8")
    bestand = load(ordner)
    hier, stadt = profile_tables.profile(bestand, STADTTEIL, "01", 2022)
    assert hier.zeilen == ()
    assert {zeile[3] for zeile in stadt.zeilen} == {"keine Angabe"}
    assert profile_tables.key_figures(bestand, STADTTEIL, "01", 2022).zeilen
