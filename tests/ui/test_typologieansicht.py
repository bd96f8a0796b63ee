"""The Typologie in every state, without a browser."""

import re
from html import unescape

import beispiel
import pytest
from seiten import text


def page():
    from sozialraum.sources import current
    from sozialraum.ui import typologie

    typologie.show(current())


def words(seite):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", text(seite))))


def maps(seite):
    return [
        element for element in seite.get("component_instance") if "folium" in element.proto.component_name
    ]


def test_at_first_the_complete_indikatoren_with_a_direction_are_chosen(open_page):
    seite = open_page()
    assert seite.multiselect(key="typindikatoren").value == ["Umzugsrate"]
    assert "Mittlerer Status: alle 4 Stadtteile." in words(seite)
    assert "Dynamik: Zu „Umzugsrate“ liegen nur Werte für 2022 vor." in words(seite)
    assert "Eine Klasse allein begründet keinen Handlungsbedarf." in words(seite)
    assert "Herkunft" in words(seite)
    assert not re.search(r"\bnan\b", words(seite))
    assert len(maps(seite)) == 1


def test_a_neutral_indikator_waits_for_a_direction_and_then_has_a_dynamik(open_page):
    seite = open_page(typindikatoren="Anteil der Kinder")
    assert "zählt nicht, solange keine Richtung gewählt ist" in words(seite)
    assert maps(seite) == []
    wahl = seite.selectbox(key="typvorrang_anteil_kinder")
    assert wahl.value is None and "keine Richtung" in wahl.help
    wahl.set_value("hohe Werte").run()
    # 20,0 · 15,0 · 20,0 · 10,0, changed since 2020 by 0, 0, 0, -2.5: -1.73 turned is +1.73
    assert "Hoher Status: Probeck. Positive Dynamik: Probeck." in words(seite)
    assert "Dynamik 2020 bis 2022" in words(seite)


def test_a_link_brings_all_choices(open_page):
    seite = open_page(
        typindikatoren=["Anteil der Kinder", "Dichte"],
        typvorrang_anteil_kinder="niedrige Werte",
        typvorrang_dichte="hohe Werte",
        typspanne="2021",
        stadtteil="Probeck",
    )
    assert seite.selectbox(key="typvorrang_anteil_kinder").value == "niedrige Werte"
    assert seite.selectbox(key="typspanne").value == 2021
    assert "Dynamik 2021 bis 2022" in words(seite)
    assert text(seite).count('aria-current="true"') == 1


def test_one_with_missing_areas_names_them(open_page):
    seite = open_page(typindikatoren="Alleinlebende")
    assert "„Alleinlebende“, keine Angabe: Probeck (unterdrückt, Zahl zu klein)." in words(seite)
    assert maps(seite) == []


def test_what_the_link_asks_for_and_does_not_exist_is_said(open_page):
    seite = open_page(
        typindikatoren=["Umzugsrate", "Glück", "Einwohner:innen"],
        typspanne="1999",
        typvorrang_dichte="mittlere Werte",
    )
    for satz in (
        "Den Indikator „Glück“ gibt es nicht.",
        "„Einwohner:innen“ ist eine absolute Zahl und lässt sich hier nicht wählen.",
        "Eine Dynamik seit „1999“ gibt es nicht; die Auswahl reicht von 2020 bis 2021.",
        "Die Richtung „mittlere Werte“ gibt es nicht.",
    ):
        assert satz in words(seite)
    assert seite.multiselect(key="typindikatoren").value == ["Umzugsrate"]


def test_without_an_indikator_the_page_says_what_to_do(open_page):
    seite = open_page()
    seite.multiselect(key="typindikatoren").set_value([]).run()
    assert not seite.exception
    assert "Mindestens einen Indikator auswählen." in words(seite)
    assert "Herkunft" in words(seite)
    assert maps(seite) == []


def test_a_level_without_values_has_sentences_and_no_class(open_page, ordner):
    beispiel.with_second_level(ordner)
    seite = open_page(raumebene="Bezirke", typindikatoren="Umzugsrate")
    assert "keine Angabe: alle Bezirke" in words(seite)
    assert "Dynamik nicht bestimmbar" in words(seite)


@pytest.mark.parametrize("jahr", ["2020", "2021", "2022"])
def test_no_year_breaks_the_page(open_page, jahr):
    seite = open_page(jahr=jahr, typindikatoren="Dichte", typvorrang_dichte="hohe Werte", typspanne="2021")
    assert ("Dynamik 2021 bis 2022" in words(seite)) == (jahr == "2022")
    assert not re.search(r"\bnan\b", words(seite))


def test_tables_and_map_can_be_taken_along(open_page):
    seite = open_page()
    seite.session_state["mitnehmen"] = True
    seite.run()
    assert not seite.exception
    namen = [element.proto.label for element in seite.get("download_button")]
    assert len(namen) == 7
    assert any("XLSX" in name for name in namen) and any("GeoJSON" in name for name in namen)
