"""The page Prioritäten: a Vorlage as it comes, every choice in the link, every empty state in a sentence."""

import re
from html import unescape
from urllib.parse import parse_qs

import pytest
from seiten import text

from sozialraum.model import Mittelung

VORLAGE = """\
[[vorlage]]
titel = "{titel}"
beschreibung = "Zum Üben, kein Beschluss."
normierung = "{normierung}"

[[vorlage.teil]]
indikator = "anteil_kinder"
gewicht = {kinder}
vorrang = "hohe Werte"

[[vorlage.teil]]
indikator = "umzugsrate"
gewicht = 20
"""


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import prioritaeten

    prioritaeten.show(current())


@pytest.fixture
def ordner(ordner):
    """The invented town with two Vorlagen."""
    ziel = ordner / "prioritaeten"
    ziel.mkdir(exist_ok=True)
    for name, werte in (
        ("eins", {"titel": "Eins", "kinder": 60, "normierung": "z-Wert"}),
        ("zwei", {"titel": "Zwei", "kinder": 20, "normierung": "Rang"}),
    ):
        (ziel / f"{name}.toml").write_text(VORLAGE.format(**werte), encoding="utf-8")
    return ordner


def words(seite) -> str:
    return unescape(text(seite))


def test_the_first_visit_shows_the_order_of_the_first_vorlage_and_why(open_page):
    seite = open_page()
    assert "Prioritäten: Eins" in words(seite) and "unverändert" in words(seite)
    assert "Warum Testheim zuerst?" in words(seite)
    assert "75\u00a0% Anteil der Kinder + 25\u00a0% Umzugsrate" in words(seite)
    assert len(seite.get("component_instance") or seite.get("bidi_component")) == 1
    assert len(seite.get("vega_lite_chart")) == 1


def test_a_stadtteil_in_the_link_is_explained(open_page):
    assert "Warum Probeck auf Rang" in words(open_page(stadtteil="Probeck"))


def test_links_of_the_page_keep_own_weights(open_page):
    seite = words(open_page(gewicht_umzugsrate="70", normierung="Rang"))
    ziele = re.findall(r'href="\./prioritaeten\?([^"]*)"', seite)
    assert len(ziele) == 5  # four areas, and whether the order holds
    for ziel in ziele:
        anfrage = parse_qs(unescape(ziel))
        assert anfrage["gewicht_umzugsrate"] == ["70.0"]
        assert anfrage["normierung"] == ["Rang"]
        assert "mittelung" not in anfrage  # as the Vorlage has it


def test_a_link_restores_all_choices(open_page):
    seite = open_page(
        vorlage="Zwei",
        teilindikatoren=["Anteil der Kinder", "Dichte"],
        gewicht_dichte="40",
        vorrang_dichte="niedrige Werte",
        normierung="Min-Max",
        mittelung="geometrisch",
    )
    assert seite.number_input(key="gewicht_dichte").value == 40
    assert "normiert als Min-Max" in words(seite) and "geometrisches Mittel" in words(seite)
    assert "niedrige Werte (Katalog: neutral, hier gesetzt)" in words(seite)
    assert "Weicht von der Vorlage „Zwei“ ab: Teilindikatoren, Normierung und Mittelung." in words(seite)


def test_the_direction_is_chosen_only_where_the_catalogue_gives_none(open_page):
    seite = open_page()
    gewaehlt = {widget.key for widget in seite.selectbox}
    assert "vorrang_anteil_kinder" in gewaehlt and "vorrang_umzugsrate" not in gewaehlt
    assert "Vorrang: hohe Werte" in [hinweis.value for hinweis in seite.caption]


def test_another_weight_is_said_to_differ_and_a_button_goes_back(open_page):
    seite = open_page()
    seite.number_input(key="gewicht_umzugsrate").set_value(90).run()
    assert "Weicht von der Vorlage „Eins“ ab: Gewichte." in words(seite)
    seite.button(key="zurueck_zur_vorlage").click().run()
    assert seite.number_input(key="gewicht_umzugsrate").value == 20
    assert "unverändert" in words(seite)


def test_another_vorlage_sets_every_choice(open_page):
    seite = open_page()
    seite.number_input(key="gewicht_umzugsrate").set_value(90).run()
    seite.selectbox(key="vorlage").set_value("Zwei").run()
    assert seite.number_input(key="gewicht_umzugsrate").value == 20
    assert seite.number_input(key="gewicht_anteil_kinder").value == 20
    assert seite.selectbox(key="normierung").value == "Rang"
    assert "Prioritäten: Zwei" in words(seite) and "unverändert" in words(seite)


@pytest.mark.parametrize("sicht", ["Reihenfolge", "Hält die Reihenfolge?"])
def test_weights_that_sum_to_zero_give_a_sentence_and_no_rank(open_page, sicht):
    seite = open_page(sicht=sicht, gewicht_anteil_kinder="0", gewicht_umzugsrate="0")
    assert "Keine Reihenfolge: Die Gewichte ergeben zusammen null." in words(seite)
    assert "nan" not in words(seite).lower() and "Warum" not in words(seite)
    assert not seite.get("vega_lite_chart")


@pytest.mark.parametrize("mittelung", Mittelung)
def test_without_a_teilindikator_the_page_says_what_to_do(open_page, mittelung):
    seite = open_page(mittelung=mittelung.value)
    seite.multiselect(key="teilindikatoren").set_value([]).run()
    assert (
        "Es ist kein Teilindikator ausgewählt. Teilindikatoren und Gewichte stehen in der Auswahl."
        in words(seite)
    )


def test_without_vorlagen_the_page_begins_empty(open_page, ordner):
    for datei in (ordner / "prioritaeten").iterdir():
        datei.unlink()
    seite = open_page()
    assert "Es ist kein Teilindikator ausgewählt." in words(seite)
    assert "vorlage" not in {widget.key for widget in seite.selectbox}


@pytest.mark.parametrize(
    ("abfrage", "satz"),
    [
        ({"sicht": "Quatsch"}, "Die Ansicht „Quatsch“ gibt es nicht."),
        ({"vorlage": "Quatsch"}, "Die Vorlage „Quatsch“ gibt es nicht."),
        ({"teilindikatoren": "Glück"}, "Den Teilindikator „Glück“ gibt es nicht."),
        (
            {"teilindikatoren": "Kinderanteil"},
            "Der Indikator „Kinderanteil“ heißt jetzt „Anteil der Kinder“.",
        ),
        (
            {"gewicht_umzugsrate": "150"},
            "Das Gewicht „150“ für „Umzugsrate“ gibt es nicht; möglich sind 0 bis 100.",
        ),
        ({"gewicht_mond": "5"}, "Den Teilindikator „mond“ gibt es nicht."),
        ({"vorrang_anteil_kinder": "links"}, "Den Vorrang „links“ für „Anteil der Kinder“ gibt es nicht"),
        ({"normierung": "Würfel"}, "Die Normierung „Würfel“ gibt es nicht."),
        ({"mittelung": "halb"}, "Die Mittelung „halb“ gibt es nicht."),
        ({"gehweg": "5"}, "Der Gehweg reicht von 300 bis 1.500 m in Schritten von 100 m; „5“ gibt es nicht."),
        (
            {"teilindikatoren": [str(nummer) for nummer in range(9)]},
            "Höchstens 8 Teilindikatoren; der Link nennt mehr.",
        ),
    ],
)
def test_what_a_link_asks_for_and_does_not_exist_is_said(open_page, abfrage, satz):
    assert satz in words(open_page(**abfrage))


def test_whether_the_order_holds_has_chart_sentences_and_table(open_page):
    seite = open_page(sicht="Hält die Reihenfolge?")
    assert words(seite).count("<small>Unter den ersten drei in ") == 4
    assert "30.009 Läufe" in words(seite)  # 3 scales x (10.000 drawn, the chosen one, 2 without one)
    assert len(seite.get("vega_lite_chart")) == 1


def test_the_walk_is_chosen_where_the_gap_in_reach_counts(open_page):
    assert "gehweg" not in {widget.key for widget in open_page().select_slider}
    seite = open_page(teilindikatoren=["Lücke der Reichweite", "Umzugsrate"], gehweg="300")
    assert seite.select_slider(key="gehweg").value == 300
    assert "300 m Gehweg" in words(seite)


def test_tables_and_map_can_be_taken_along(open_page):
    seite = open_page()
    seite.session_state["mitnehmen"] = True
    seite.run()
    namen = [element.proto.label for element in seite.get("download_button")]
    assert any("XLSX" in name for name in namen)
    assert {"Karte als PNG", "GeoJSON"} <= set(namen)
