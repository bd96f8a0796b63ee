"""Every state of the Gebietssuche, without a browser."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import beispiel
from seiten import text
from streamlit.testing.v1 import AppTest

KINDER, ALLEIN = "Anteil der Kinder", "Alleinlebende"


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import gebietssuche

    gebietssuche.show(current())


def result(seite: AppTest) -> str:
    """The sentence of the result, "" if nothing was asked."""
    treffer = re.search(r'<h2 role="status">(.*?)</h2>', text(seite))
    return unescape(treffer[1]) if treffer else ""


def values(seite: AppTest, feld: str) -> dict[str, str]:
    return {w.key: w.value for w in (*seite.selectbox, *seite.text_input) if w.key.startswith(feld)}


def link(seite: AppTest, beschriftung: str) -> dict[str, str]:
    """What a link with that text asks for."""
    href = re.search(rf'<a href="([^"]*)">{beschriftung}</a>', text(seite))[1]
    return dict(parse_qsl(urlsplit(unescape(href)).query))


def test_the_first_visit_explains_the_search_and_shows_no_empty_map(open_page):
    seite = open_page()
    assert "Bis zu 5 Bedingungen lassen sich verknüpfen" in text(seite)
    assert result(seite) == ""
    assert not seite.selectbox and not seite.radio
    assert link(seite, "Bedingung hinzufügen") == {"indikator1": KINDER}


def test_a_link_restores_conditions_rules_numbers_and_how_they_are_joined(open_page):
    seite = open_page(
        indikator1=KINDER,
        regel1="mindestens",
        wert1="15,5",
        indikator2=ALLEIN,
        regel2="unter Stadtwert",
        verknuepfung="mindestens eine (ODER)",
    )
    assert values(seite, "indikator") == {"indikator1": KINDER, "indikator2": ALLEIN}
    assert values(seite, "regel") == {"regel1": "mindestens", "regel2": "unter Stadtwert"}
    assert values(seite, "wert") == {"wert1": "15,5"}
    assert seite.radio(key="verknuepfung").value == "mindestens eine (ODER)"
    assert result(seite) == (
        "3 von 4 Stadtteilen erfüllen mindestens eine Bedingung: Testheim, Musterhausen und Beispielau; "
        "1 ist nicht prüfbar."
    )
    assert "sr-meldung" not in text(seite)


def test_the_link_for_one_more_row_and_back_leads_through_the_same_searches(open_page):
    eine = open_page(indikator1=KINDER)
    abfrage = link(eine, "Bedingung hinzufügen")
    assert abfrage == {"indikator1": KINDER, "indikator2": ALLEIN}
    zwei = open_page(**abfrage)
    assert result(zwei) == "1 von 4 Stadtteilen erfüllt alle Bedingungen: Testheim."
    assert link(zwei, "Bedingung 2 entfernen") == {"indikator1": KINDER}
    assert link(zwei, "Bedingung 1 entfernen") == {"indikator1": ALLEIN}


def test_a_link_with_a_gap_between_the_rows_keeps_them_and_new_links_close_it(open_page):
    seite = open_page(indikator1=KINDER, indikator4=ALLEIN, regel4="oberes Drittel")
    assert values(seite, "indikator") == {"indikator1": KINDER, "indikator4": ALLEIN}
    assert link(seite, "Bedingung 1 entfernen") == {"indikator1": ALLEIN, "regel1": "oberes Drittel"}


def test_another_rule_and_another_number_change_the_result(open_page):
    seite = open_page(indikator1=KINDER)
    assert result(seite).endswith(": Testheim, Musterhausen und Beispielau.")
    seite.selectbox(key="regel1").set_value("mindestens").run()
    assert seite.text_input(key="wert1").label == "Wert 1 (%)"
    assert seite.text_input(key="wert1").placeholder == "14,9 (Stadtwert)"
    seite.text_input(key="wert1").set_value("20").run()
    assert result(seite) == "2 von 4 Stadtteilen erfüllen die Bedingung: Testheim und Beispielau."


def test_a_number_that_is_none_is_said_and_nothing_is_guessed(open_page):
    seite = open_page(indikator1=KINDER, regel1="mindestens", wert1="viel")
    assert "„viel“ ist keine Zahl" in text(seite)
    assert result(seite).startswith("Nicht prüfbar")


def test_all_unknown_values_of_a_link_are_said_and_the_rest_is_shown(open_page):
    seite = open_page(
        indikator1="Glück",
        indikator2=KINDER,
        regel2="ganz oben",
        indikator3="Pech",
        verknuepfung="weder noch",
    )
    for satz in (
        "Den Indikator „Glück“ gibt es nicht.",
        "Den Indikator „Pech“ gibt es nicht.",
        "Die Regel „ganz oben“ gibt es nicht.",
        "Die Verknüpfung „weder noch“ gibt es nicht.",
    ):
        assert f'role="alert">{satz}' in text(seite)
    assert result(seite).startswith("3 von 4 Stadtteilen erfüllen die Bedingung")


def test_a_renamed_indikator_is_found_by_its_alias(open_page):
    seite = open_page(indikator1="Kinderanteil")
    assert values(seite, "indikator") == {"indikator1": KINDER}
    assert "sr-meldung" not in text(seite)


def test_the_year_is_the_shared_one_and_growth_asks_for_its_base_year(open_page):
    seite = open_page(indikator1=KINDER, jahr="2020")
    assert [slider.key for slider in seite.slider] == ["jahr"]
    assert "31.12.2020" in text(seite)
    wachstum = open_page(indikator1="Entwicklung", basisjahr="2021")
    assert [slider.key for slider in wachstum.slider] == ["jahr", "basisjahr"]
    assert result(wachstum) == "2 von 4 Stadtteilen erfüllen die Bedingung: Testheim und Probeck."


def test_the_chosen_area_is_marked_in_the_list(open_page):
    seite = open_page(indikator1=KINDER, stadtteil="Probeck")
    assert re.search(r'aria-current="true"><a[^>]*>Probeck', text(seite))


def test_another_raumebene_is_searched_in_its_own_words(open_page, ordner):
    beispiel.with_second_level(ordner)
    seite = open_page(indikator1=KINDER, raumebene="Bezirke")
    assert result(seite) == "1 von 2 Bezirken erfüllt die Bedingung: Westbezirk."


def test_five_rows_are_enough(open_page):
    seite = open_page(**{f"indikator{nummer}": KINDER for nummer in range(1, 6)})
    assert "Mehr als 5 Bedingungen sind nicht möglich." in text(seite)
    assert "Bedingung hinzufügen" not in text(seite)
