"""Every state of the page Optionen, without a browser."""

import re
from html import unescape

import beispiel
import feindlich
import pytest
from beispiel import OPTIONEN
from seiten import text
from streamlit.testing.v1 import AppTest

ALLE = ["A", "B", "C", "D"]
JUGENDHAUS, NETZ = "Jugendhaus verlegen", "Beispielnetz knüpfen"


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import optionen

    optionen.show(current())


def titles(seite: AppTest) -> list[str]:
    """Titles in the catalogue, in their order."""
    return [
        unescape(t) for t in re.findall(r'<th scope="row"><a href="./optionen[^>]*>(.*?)</a>', text(seite))
    ]


def heading(seite: AppTest) -> str:
    return unescape(re.search(r"<h1>(.*?)</h1>", text(seite))[1])


def test_the_first_view_shows_the_options_of_the_report_and_says_what_else_there_is(open_page):
    seite = open_page()
    assert titles(seite) == [NETZ, JUGENDHAUS, "Spielplatz prüfen", "Bericht fortschreiben"]
    assert "4 von 6 Einträgen" in text(seite)
    assert "Nicht gezeigt sind 2 weitere" in text(seite)
    assert "sr-meldung" not in text(seite)


@pytest.mark.parametrize(
    ("abfrage", "gefunden"),
    [
        ({"suche": "Spielplaz"}, ["Spielplatz prüfen"]),
        ({"belegstufen": ["C", "D"]}, ["Treffpunkt eröffnen", "Besuchsdienst fortführen"]),
        ({"handlungsfeld": "Kinder"}, [JUGENDHAUS, "Spielplatz prüfen"]),
        ({"stand": ["offen", "unbekannt"]}, [JUGENDHAUS, "Bericht fortschreiben"]),
        ({"raumbezug": "nach einem Kriterium"}, [JUGENDHAUS, "Spielplatz prüfen"]),
        ({"zielgruppe": "Alle"}, [NETZ]),
        ({"zustaendig": "Amt für Beispiele"}, [NETZ]),
        ({"belegstufen": ALLE, "suche": "Netze", "stand": "beschlossen"}, ["Treffpunkt eröffnen"]),
    ],
)
def test_a_link_restores_search_and_filters(open_page, abfrage, gefunden):
    assert titles(open_page(**abfrage)) == gefunden


def test_a_filter_that_is_chosen_narrows_the_list(open_page):
    seite = open_page(belegstufen=ALLE)
    seite.multiselect(key="stand").set_value(["läuft"]).run()
    assert titles(seite) == ["Besuchsdienst fortführen"]
    seite.text_input(key="suche").set_value("Pferd").run()
    assert titles(seite) == []
    assert "Suche: Pferd" in text(seite)


def test_filters_offer_and_link_the_values_as_they_stand_in_the_data(open_page, ordner):
    amt = "2.500 Amt_für *Beispiele*:innen"
    beispiel.replace(ordner, OPTIONEN, 'zustaendig = "Amt für Beispiele"', f'zustaendig = "{amt}"')
    seite = open_page(zustaendig=amt)
    assert seite.multiselect(key="zustaendig").options == [amt, "nicht belegt"]
    assert titles(seite) == [NETZ]


def test_unknown_values_of_a_link_are_said_and_the_rest_is_shown(open_page):
    seite = open_page(option="Mondbasis", stand="vergessen", liste="Globus", zielgruppe="Alle")
    for satz in (
        "Eine Option „Mondbasis“ gibt es nicht",
        "Im Filter Status gibt es „vergessen“ nicht.",
        "Die Ansicht „Globus“ gibt es nicht.",
    ):
        assert f'role="alert">{satz}' in text(seite)
    assert titles(seite) == [NETZ]


def test_the_title_in_the_link_opens_the_page_of_an_option(open_page):
    seite = open_page(option=NETZ, stadtteil="Beispielau")
    assert heading(seite) == NETZ
    assert "steht in der Vorlage zu Teil 2" in text(seite)
    assert re.search(r'aria-current="true"><a[^>]*>Beispielau', text(seite))
    assert "Nur eine Probe" not in text(seite)
    assert seite.text_input(key="schwelle1").placeholder == "26,8 (Stadtwert)"


def test_another_threshold_changes_the_answer_at_once_and_can_be_taken_back(open_page):
    seite = open_page(option=JUGENDHAUS)
    assert "Mit der Probe" not in text(seite)
    seite.text_input(key="schwelle1").set_value("15").run()
    assert "Mit der Probe ändert sich 1 von 4 Stadtteilen: Musterhausen." in text(seite)
    seite.text_input(key="schwelle1").set_value("").run()
    assert "Mit der Probe" not in text(seite)


def test_a_threshold_in_the_link_is_a_trial_and_what_is_no_number_is_said(open_page):
    assert "Musterhausen" in text(open_page(option=JUGENDHAUS, schwelle1="15,5")).split("Mit der Probe")[1]
    unklar = open_page(option=JUGENDHAUS, schwelle1="hoch")
    assert 'role="alert">„hoch“ ist keine Zahl' in text(unklar)
    assert "Mit der Probe" not in text(unklar)


def test_an_option_without_a_condition_offers_no_trial(open_page):
    seite = open_page(option="Bericht fortschreiben")
    assert not seite.text_input
    assert "Andere Schwelle" not in text(seite)


def test_catalogue_and_option_can_be_taken_along(open_page):
    for abfrage, titel in (({}, "Optionenkatalog"), ({"option": NETZ}, NETZ)):
        seite = open_page(**abfrage)
        seite.session_state["mitnehmen"] = True
        seite.run()
        assert not seite.exception
        assert titel in seite.code[0].value


def test_the_matrix_is_the_other_view(open_page):
    seite = open_page(liste="Matrix", belegstufen=ALLE)
    assert titles(seite) == []
    assert not seite.exception


def test_hostile_names_open_their_page_and_stay_text(open_page, ordner):
    feindlich.fill_with(ordner, "**[x](http://boese.example)** <img src=x>")
    seite = open_page()
    erste = titles(seite)[0]
    assert erste.endswith("<img src=x>")
    assert heading(open_page(option=erste)) == erste
