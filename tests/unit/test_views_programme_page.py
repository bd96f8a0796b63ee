"""Programme areas over the years, and neighbourhood management as it stands."""

import re
from dataclasses import replace
from html import unescape

import pytest

from sozialraum.model import Belegstufe, Ereignis, Verweis
from sozialraum.views import programme_page
from sozialraum.views.programme_page import Achse, Balken

VORLAGE = Verweis("DS 7 (Vorlage)", "https://example.org/ds7")
ZEITUNG = Verweis("Beispielblatt", "https://example.org/blatt")


@pytest.fixture
def gebiet(bestand):
    """A programme area with years of one's choice."""

    def make(von="", bis="", status="unbekannt"):
        return replace(bestand.programmgebiete[0], von=von, bis=bis, status=status)

    return make


@pytest.fixture
def quartier(bestand):
    """The invented town with two options on neighbourhood management and a site of it."""
    feld = {"handlungsfeld": "Quartiersmanagement und Nachbarn", "quellen": (ZEITUNG, VORLAGE)}
    empfehlung = replace(
        bestand.optionen[0],
        **feld,
        verlauf=(Ereignis("2024-05", "empfohlen", "DS 7"), Ereignis("", "besprochen")),
    )
    ende = replace(
        bestand.optionen[2],
        **feld,
        belegstufe=Belegstufe.D,
        hinweis="Das widerspricht der Empfehlung.",
        verlauf=(),
        stand="angekündigt",
        stand_datum="2023",
    )
    buero = replace(bestand.einrichtungen[1], art="Quartiersmanagement", status="historisch")
    return replace(bestand, optionen=(empfehlung, ende, *bestand.optionen[3:]), einrichtungen=(buero,))


def test_years_lie_on_the_axis_from_the_begin_of_the_first_to_the_end_of_the_last(gebiet):
    achse = Achse(2005, 2025)
    assert programme_page.bar(gebiet("2010", "2014"), achse) == Balken(25.0, 25.0)
    assert achse.marken == ((2005, 0.0), (2010, 25.0), (2015, 50.0), (2020, 75.0))
    assert achse.abstand == 25.0


@pytest.mark.parametrize(
    ("von", "bis", "status", "balken", "zeit"),
    [
        ("2015", "", "läuft", Balken(50.0, 50.0, "laeuft"), "seit 2015"),
        ("2015", "", "beendet", Balken(50.0, 50.0, "ende"), "ab 2015, Ende nicht belegt"),
        ("", "2009", "beendet", Balken(0.0, 25.0, "beginn"), "bis 2009, Beginn nicht belegt"),
        ("", "", "unbekannt", None, "Zeitraum nicht belegt"),
        ("2010", "2010", "beendet", Balken(25.0, 5.0), "2010"),
    ],
)
def test_an_end_that_is_not_known_is_open_and_said(gebiet, von, bis, status, balken, zeit):
    flaeche = gebiet(von, bis, status)
    assert programme_page.bar(flaeche, Achse(2005, 2025)) == balken
    assert programme_page.span(flaeche) == zeit


def test_the_axis_begins_at_a_mark_and_reaches_to_today_or_to_a_planned_end(gebiet):
    assert programme_page.axis([gebiet("1997", "2001")], 2026) == Achse(1995, 2027)
    assert programme_page.axis([gebiet("2020", "2030", "läuft")], 2026) == Achse(2020, 2031)
    assert programme_page.axis([gebiet()], 2026) is None


def test_areas_stand_in_the_order_of_their_begin_unknown_ones_last(bestand):
    umgekehrt = bestand.programmgebiete[::-1]
    assert [g.id for g in programme_page.in_order(umgekehrt)] == ["p1", "p2", "p3"]


def test_the_table_names_area_stadtteile_years_state_and_source(bestand):
    html = unescape(programme_page.time_line(bestand, 2026))
    zeile = re.search(r"<tr>\s*<th scope=\"row\">Süd.*?</tr>", html, re.S)[0]
    assert 'href="./stadtteil?stadtteil=Testheim"' in zeile
    assert 'href="./stadtteil?stadtteil=Musterhausen"' in zeile
    assert "<b>2006 bis 2010</b>" in zeile and "<td>beendet</td>" in zeile
    assert "Laut Quelle" not in zeile  # it says no more
    assert '<a href="https://example.org/p1" rel="noreferrer">Beispielblatt</a>' in zeile
    assert html.count('class="laeuft"') == 1
    assert "Zeitraum nicht belegt</b><small>Laut Quelle: nicht bekannt" in html


def test_without_years_there_is_a_table_without_an_axis(bestand):
    html = programme_page.time_line(replace(bestand, programmgebiete=bestand.programmgebiete[2:]), 2026)
    assert "sr-spur" not in html and "Zeitraum nicht belegt" in html


def test_without_areas_there_is_a_sentence(bestand):
    html = programme_page.time_line(replace(bestand, programmgebiete=()), 2026)
    assert "Programmgebiete sind nicht erfasst." in html and "<table" not in html


def test_steps_stand_in_the_order_of_time_without_a_date_last(quartier):
    assert [(s.datum, s.ereignis) for s in programme_page.steps(quartier)] == [
        ("2023", "angekündigt"),
        ("2024-05", "empfohlen"),
        ("", "besprochen"),
    ]


def test_a_step_names_the_source_that_bears_its_number_else_all(quartier):
    assert [s.quellen for s in programme_page.steps(quartier)] == [
        (ZEITUNG, VORLAGE),
        (VORLAGE,),
        (ZEITUNG, VORLAGE),
    ]


def test_the_report_and_what_is_around_it_stand_in_columns_of_their_own(quartier):
    html = unescape(programme_page.management(quartier))
    assert "Option des Berichts (Belegstufe A, B)" in html and "Umfeld (Belegstufe C, D)" in html
    zeilen = {
        name: [bool(zelle.strip()) for zelle in re.findall(r"<td>(.*?)</td>", rest, re.S)]
        for name, rest in re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', html, re.S)
    }
    assert zeilen == {"2023": [False, True], "Mai 2024": [True, False], "ohne Datum": [True, False]}


def test_no_remark_of_the_data_comments_on_the_facts(quartier):
    assert "widerspricht" not in programme_page.management(quartier)


def test_sites_of_neighbourhood_management_are_listed_with_state_and_source(quartier):
    html = unescape(programme_page.management(quartier))
    assert re.search(r"Büro Musterhausen \(<a [^>]*>Musterhausen</a>\), historisch", html)
    assert 'href="https://example.org/s2"' in html


def test_where_nothing_is_on_neighbourhood_management_nothing_is_said(bestand):
    assert programme_page.management(bestand) == ""
    assert [t.titel for t in programme_page.tables(bestand)] == ["Programmgebiete"]


def test_all_is_taken_along_with_addresses_of_the_sources(quartier):
    programme, schritte, standorte = programme_page.tables(quartier)
    assert programme.zeilen[0][3:6] == ("Testheim, Musterhausen", "2006", "2010")
    assert programme.zeilen[1][4:6] == ("2020", "läuft")
    assert programme.zeilen[2][4:6] == ("nicht belegt", "nicht belegt")
    assert schritte.zeilen[1][0] == "Mai 2024" and schritte.zeilen[1][-1] == VORLAGE.url
    assert standorte.zeilen[0][-1] == "https://example.org/s2"


def test_the_end_in_moisling_stands_beside_the_recommendation_dated_and_with_sources(luebeck):
    schritte = {(s.datum, s.option.id): s for s in programme_page.steps(luebeck)}
    empfehlung, ende = schritte["2024-05-07", "o02"], schritte["2025-09-11", "o26"]
    assert empfehlung.option.belegstufe.gehoert_zum_bericht
    assert not ende.option.belegstufe.gehoert_zum_bericht
    assert "VO/2023/11778-01" in empfehlung.quellen[0].titel and "VO/2025/14478" in ende.quellen[0].titel
    assert ende.option.hinweis not in unescape(programme_page.management(luebeck))
