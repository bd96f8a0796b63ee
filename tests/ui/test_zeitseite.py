"""Every state of the page Zeit, without a browser."""

import json

import beispiel
import pytest
from beispiel import WERTE
from seiten import text
from streamlit.testing.v1 import AppTest


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import zeit

    zeit.show(current())


def has_map(seite: AppTest) -> bool:
    return bool(seite.get("component_instance"))


def map_arguments(seite: AppTest) -> str:
    return json.loads(seite.get("component_instance")[0].proto.json_args)["feature_group"]


def chart(seite: AppTest):
    gezeichnet = seite.get("arrow_vega_lite_chart") or seite.get("vega_lite_chart")
    return gezeichnet[0].proto if gezeichnet else None


def test_the_first_view_shows_film_lines_and_table(open_page):
    seite = open_page()
    assert "<h1>Anteil der Kinder an den Einwohner:innen, 2020–2022</h1>" in text(seite)
    assert "Klassen über alle Jahre fest, 2020–2022" in text(seite)
    assert '"j":[2020,2021,2022],"s":2' in map_arguments(seite)
    assert chart(seite).alt.startswith("Liniendiagramm: Anteil der Kinder")
    assert '<td class="sr-zahl">12,5</td>' in text(seite)
    assert "sr-meldung" not in text(seite)


def test_the_year_of_the_link_is_the_first_picture(open_page):
    assert '"s":1' in map_arguments(open_page(jahr="2021"))
    assert '"s":2' in map_arguments(open_page(jahr="gestern"))


def test_without_a_year_in_the_link_an_older_choice_does_not_count(open_page):
    seite = open_page()
    seite.session_state["jahr"] = 2020
    assert '"s":2' in map_arguments(seite.run())


def test_areas_of_the_link_are_highlighted_the_shared_one_first(open_page):
    seite = open_page(stadtteil="Probeck", stadtteile=["Testheim", "Probeck"])
    assert seite.multiselect(key="stadtteile").value == ["Testheim", "Probeck"]
    alt = chart(seite).alt
    assert alt.index("Probeck 2020: 12,5") < alt.index("Testheim 2020: 20,0")
    assert alt.count("Probeck") == 1
    assert '"w":"04"' in map_arguments(seite)


def test_an_index_asks_for_its_year_and_begins_with_the_first(open_page):
    seite = open_page(darstellung="Index")
    assert seite.select_slider(key="indexjahr").value == 2020
    assert "(Index, 2020 = 100)" in text(seite)
    seite.select_slider(key="indexjahr").set_value(2021).run()
    assert "(Index, 2021 = 100)" in text(seite)
    assert "indexjahr" not in [s.key for s in open_page().select_slider]


@pytest.mark.parametrize(
    ("abfrage", "satz"),
    [
        ({"stadtteile": "Atlantis"}, "Das Gebiet „Atlantis“ gibt es unter den Stadtteilen nicht."),
        ({"darstellung": "Foto"}, "Die Darstellung „Foto“ gibt es nicht."),
        ({"darstellung": "Index", "indexjahr": "1848"}, "Für das Indexjahr „1848“ gibt es keine Werte."),
        (
            {"stadtteile": [*beispiel.NAMEN.values(), "Testheim"]},
            "Hervorheben lassen sich höchstens 4 weitere Stadtteile; der Link nennt mehr.",
        ),
    ],
)
def test_an_unknown_value_in_the_link_is_said(open_page, abfrage, satz):
    assert satz in text(open_page(**abfrage))


@pytest.mark.parametrize("jahr", ["9" * 5000, "1848"])  # Python reads no number of more than 4300 digits
def test_a_year_that_does_not_exist_begins_the_film_with_the_last(open_page, jahr):
    assert '"s":2' in map_arguments(open_page(jahr=jahr))


def test_one_stichtag_is_no_film_and_asks_for_no_index(open_page):
    seite = open_page(indikator="Alleinlebende", darstellung="Index")
    assert not has_map(seite) and chart(seite) is None
    assert "nur den Stand 09.05.2011, deshalb keine Zeitreihe." in text(seite)
    assert '<td class="sr-zahl">30,5</td>' in text(seite)
    assert not seite.select_slider


def test_the_base_year_is_asked_for_where_it_matters(open_page):
    seite = open_page(indikator="Entwicklung", basisjahr="2020")
    assert "gegenüber 2020, 2021–2022" in text(seite)
    seite.slider(key="basisjahr").set_value(2022).run()
    assert not seite.exception
    assert not has_map(seite)
    assert "liegt kein Wert vor, deshalb keine Zeitreihe." in text(seite)


def test_values_of_the_city_alone_are_drawn_without_a_map(open_page, ordner):
    beispiel.append(ordner, WERTE, "stadt;00;foerderquote;2021-12-31;12,0;;testmeldung;presse;\n")
    seite = open_page(indikator="Förderquote")
    assert not has_map(seite)
    assert "Werte gibt es nur für die ganze Stadt, deshalb keine Karte über die Jahre." in text(seite)
    assert "Lübeck insgesamt 2021: 12,0, 2022: 12,8" in chart(seite).alt


def test_a_second_raumebene_has_its_own_areas(open_page, ordner):
    beispiel.with_second_level(ordner)
    seite = open_page(raumebene="Bezirke", indikator="Einwohner:innen", stadtteile="Westbezirk")
    assert seite.multiselect(key="stadtteile").label == "Weitere Bezirke"
    assert "nur den Stand 31.12.2022" in text(seite)
