"""The matrix on the page Optionen, without a browser."""

import re

from seiten import text


def page():
    """The matrix of all options that the Belegstufen of the link leave."""
    from sozialraum.sources import current
    from sozialraum.ui import matrix, option_filter

    bestand = current()
    matrix.show(bestand, option_filter.choose(bestand))


def rows(seite) -> list[str]:
    matrix = text(seite).split("</tbody>")[0]
    return re.findall(r'<th scope="row">(?:<span.*?</span><a[^>]*>)?([\w ]+)', matrix)


def test_it_begins_with_handlungsfelder_by_name(open_page):
    seite = open_page(belegstufen=["A", "B", "C", "D"])
    assert rows(seite) == ["Berichte", "Besuche", "Kinder", "Netze"]
    assert seite.expander[0].label == "Mitnehmen"


def test_a_link_restores_rows_and_order(open_page):
    seite = open_page(belegstufen=["A", "B", "C", "D"], zeilen="Optionen", sortierung="Probeck")
    assert rows(seite) == [
        "Jugendhaus verlegen",
        "Besuchsdienst fortführen",
        "Beispielnetz knüpfen",
        "Bericht fortschreiben",
        "Spielplatz prüfen",
        "Treffpunkt eröffnen",
    ]
    seite.selectbox(key="sortierung").set_value("Name").run()
    assert rows(seite)[0] == "Beispielnetz knüpfen"


def test_unknown_values_of_a_link_are_said(open_page):
    seite = open_page(zeilen="Spalten", sortierung="Atlantis")
    assert "Zeilen nach „Spalten“ gibt es nicht." in text(seite)
    assert "Die Sortierung „Atlantis“ gibt es nicht." in text(seite)
    assert rows(seite) == ["Berichte", "Kinder", "Netze"]


def test_without_a_belegstufe_a_sentence_says_what_to_do(open_page):
    seite = open_page()
    seite.button_group(key="belegstufen").set_value([]).run()
    assert "Mindestens eine Belegstufe auswählen oder Filter lösen." in text(seite)
    assert not seite.expander


def test_all_tables_can_be_taken_along(open_page):
    seite = open_page(belegstufen=["A", "B", "C", "D"])
    seite.session_state["mitnehmen"] = True
    seite.run()
    assert not seite.exception
    assert [knopf.proto.label for knopf in seite.get("download_button")] == [
        "CSV\\: Optionen der Belegstufen A\\, B\\, C und D nach Stadtteil und Handlungsfeld".replace(
            "\\,", "\\,"
        ),
        "CSV\\: Nicht prüfbar\\, weil ein Wert fehlt",
        "CSV\\: Begründungen",
        "Tabellen als XLSX",
    ]
