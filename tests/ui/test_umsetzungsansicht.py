"""The view Umsetzung on the page Optionen, without a browser."""

import re

import beispiel
import pytest
from beispiel import OPTIONEN
from seiten import text

ALLE = ["A", "B", "C", "D"]


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import optionen

    optionen.show(current())


def cards(seite):
    return re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", text(seite))


def charts(seite):
    return seite.get("vega_lite_chart")


def test_the_link_opens_board_time_line_and_table(open_page):
    seite = open_page(liste="Umsetzung", belegstufen=ALLE)
    assert len(cards(seite)) == 6
    assert len(charts(seite)) == 1
    assert "Zeitleiste 2021 bis heute" in text(seite)
    assert "Ohne belegtes Datum" in text(seite)
    assert "Schritte der Umsetzung" in text(seite)
    assert seite.expander[0].label == "Mitnehmen"
    assert "sr-meldung" not in text(seite)


def test_the_view_is_chosen_beside_catalogue_and_matrix(open_page):
    seite = open_page()
    ansicht = seite.button_group(key="liste")
    assert ansicht.options == ["Katalog", "Matrix", "Umsetzung"]
    ansicht.set_value("Umsetzung").run()
    assert "<h1>Stand der Umsetzung</h1>" in text(seite)
    assert len(cards(seite)) == 4


@pytest.mark.parametrize(
    ("abfrage", "gefunden"),
    [
        ({"suche": "Spielplaz"}, ["Spielplatz prüfen"]),
        ({"stand": ["offen", "unbekannt"]}, ["Jugendhaus verlegen", "Bericht fortschreiben"]),
        ({"zustaendig": "Amt für Beispiele"}, ["Beispielnetz knüpfen"]),
        ({"handlungsfeld": "Netze"}, ["Beispielnetz knüpfen", "Treffpunkt eröffnen"]),
    ],
)
def test_the_filters_of_the_catalogue_hold_here_too(open_page, abfrage, gefunden):
    assert cards(open_page(liste="Umsetzung", belegstufen=ALLE, **abfrage)) == gefunden


def test_without_a_dated_event_there_is_no_chart_but_a_sentence(open_page):
    seite = open_page(liste="Umsetzung", belegstufen=ALLE, suche="Spielplatz")
    assert not charts(seite)
    assert "Kein Schritt mit Datum in dieser Zeit." in text(seite)
    assert "Zu diesen Optionen ist kein Schritt belegt." in text(seite)


def test_without_a_hit_a_sentence_leads_out(open_page):
    seite = open_page(liste="Umsetzung", suche="Pferd")
    assert "Keiner von 6 Einträgen." in text(seite)
    assert "Alle Filter aufheben" in text(seite)
    assert not charts(seite)
    assert not seite.expander


def test_a_state_that_changes_in_the_data_moves_the_card(open_page, ordner):
    beispiel.replace(ordner, OPTIONEN, 'stand = "läuft"', 'stand = "beendet"')
    html = text(open_page(liste="Umsetzung", belegstufen=ALLE))
    assert re.search(r"<h2>beendet <span>\(1\)</span></h2>", html)
    assert re.search(r"<h2>läuft <span>\(0\)</span></h2>\n<p class=\"sr-leer\">keine</p>", html)


def test_all_tables_can_be_taken_along(open_page):
    seite = open_page(liste="Umsetzung", belegstufen=ALLE)
    seite.session_state["mitnehmen"] = True
    seite.run()
    assert not seite.exception
    assert "Stand der Umsetzung" in seite.expander[0].code[0].value
