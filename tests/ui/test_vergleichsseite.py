"""Every state of the page Vergleich, without a browser."""

from dataclasses import replace

import beispiel
import pytest
from seiten import text
from streamlit.testing.v1 import AppTest

from sozialraum import sources

KINDER, ALLEIN, UMZUG = "Anteil der Kinder", "Alleinlebende", "Umzugsrate"
NEBENEINANDER, ZUSAMMENHANG, KARTEN, DIFFERENZ = (
    "Nebeneinander",
    "Zusammenhang",
    "Kleine Karten",
    "Differenz",
)


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import vergleich

    vergleich.show(current())


def charts(seite: AppTest) -> int:
    return len(seite.get("vega_lite_chart"))


def test_the_first_view_sets_the_two_most_different_areas_side_by_side_and_keeps_them_in_the_link(open_page):
    seite = open_page()
    # by shares of children in 2022: 20, 15, 20, 10
    assert seite.multiselect(key="gebiete").value == ["Testheim", "Probeck"]
    assert seite.query_params["gebiete"] == ["Testheim", "Probeck"]
    assert "<h1>Testheim, Probeck und Lübeck insgesamt nebeneinander</h1>" in text(seite)
    assert seite.multiselect(key="indikatoren").value == [
        "Einwohner:innen",
        KINDER,
        ALLEIN,
        "Förderquote",
    ]
    assert charts(seite) == 1 and "sr-karten" not in text(seite)


def test_the_area_chosen_elsewhere_comes_first(open_page):
    seite = open_page(stadtteil="Musterhausen")
    assert seite.multiselect(key="gebiete").value == ["Musterhausen", "Testheim"]


def test_a_link_restores_areas_and_indikatoren_in_their_order(open_page):
    seite = open_page(gebiete=["Beispielau", "Testheim", "Probeck"], indikatoren=[KINDER, ALLEIN])
    assert "<h1>Beispielau, Testheim, Probeck und Lübeck insgesamt nebeneinander</h1>" in text(seite)
    assert "Alle Indikatoren auf einer Skala in der Einheit %." in text(seite)


@pytest.mark.parametrize(
    ("abfrage", "satz"),
    [
        ({"gebiete": "Testheim"}, "Zwei bis vier Stadtteile auswählen"),
        ({"indikatoren": ""}, "Mindestens einen Indikator auswählen."),
        ({"ansicht": KARTEN, "karten": ""}, "Bis zu sechs Indikatoren auswählen"),
    ],
)
def test_too_few_choices_lead_to_a_sentence(open_page, abfrage, satz):
    seite = open_page(**abfrage)
    assert satz in text(seite)
    assert charts(seite) == 0 and "<table>" not in text(seite) and not seite.expander


@pytest.mark.parametrize(
    ("abfrage", "satz"),
    [
        ({"ansicht": "Diagonal"}, "Die Ansicht „Diagonal“ gibt es nicht."),
        ({"gebiete": ["Testheim", "Atlantis"]}, "Das Gebiet „Atlantis“ gibt es nicht."),
        ({"indikatoren": "Glück"}, "Den Indikator „Glück“ gibt es nicht."),
        ({"ansicht": KARTEN, "karten": "Glück"}, "Den Indikator „Glück“ gibt es nicht."),
        ({"ansicht": ZUSAMMENHANG, "zweitindikator": "Glück"}, "Den Indikator „Glück“ gibt es nicht."),
        (
            {"ansicht": DIFFERENZ, "von": "1848"},
            "Das Jahr „1848“ gibt es nicht in der Auswahl; sie reicht von 2011",
        ),
        ({"ansicht": DIFFERENZ, "bis": "morgen"}, "Das Jahr „morgen“ gibt es nicht"),
    ],
)
def test_an_unknown_value_in_the_link_is_said(open_page, abfrage, satz):
    assert f'role="alert">{satz}' in text(open_page(**abfrage))


@pytest.mark.parametrize("schluessel", ["indikatoren", "karten"])
def test_the_new_name_of_a_renamed_indikator_is_said(open_page, schluessel):
    seite = open_page(ansicht=KARTEN, **{schluessel: ["Kinderanteil", ALLEIN]})
    assert text(seite).count('role="alert"') == 1
    assert "Der Indikator „Kinderanteil“ heißt jetzt „Anteil der Kinder“." in text(seite)


def test_a_renamed_second_indikator_is_found_by_its_alias(open_page):
    seite = open_page(ansicht=ZUSAMMENHANG, indikator=UMZUG, zweitindikator="Kinderanteil")
    assert seite.selectbox(key="zweitindikator").value == KINDER
    assert f"<h1>{UMZUG} und {KINDER}, 2022</h1>" in text(seite) and "sr-meldung" not in text(seite)


def test_more_areas_than_four_in_a_link_are_cut(open_page, ordner):
    beispiel.with_second_level(ordner)
    seite = open_page(raumebene="Bezirke")
    assert seite.multiselect(key="gebiete").value == ["Westbezirk", "Ostbezirk"]
    seite = open_page(gebiete=[*beispiel.NAMEN.values(), "Testheim"])
    assert len(seite.multiselect(key="gebiete").value) == 4


def test_two_indikatoren_show_their_correlation(open_page):
    seite = open_page(ansicht=ZUSAMMENHANG, indikator=KINDER, zweitindikator=UMZUG)
    assert "nach Pearson: −0,30, nach Spearman (Ränge): −0,24, n = 4 Stadtteile." in text(seite)
    assert charts(seite) == 1


def test_the_second_indikator_is_another_share_and_can_be_cleared(open_page):
    seite = open_page(ansicht=ZUSAMMENHANG)
    assert seite.selectbox(key="zweitindikator").value == ALLEIN
    assert seite.query_params["zweitindikator"] == ALLEIN
    seite.selectbox(key="zweitindikator").set_value(None).run()
    assert "Einen zweiten Indikator auswählen, um beide zu vergleichen." in text(seite)


def test_a_refused_scatter_offers_the_nearest_common_year(open_page):
    seite = open_page(ansicht=ZUSAMMENHANG, indikator=KINDER, zweitindikator=UMZUG, jahr="2020")
    assert "Zu „Umzugsrate“ liegen für 2020 keine Werte für die Stadtteile vor." in text(seite)
    assert charts(seite) == 0
    seite.button[0].click().run()
    assert seite.slider(key="jahr").value == 2022
    assert "n = 4 Stadtteile" in text(seite) and not seite.button


def test_no_button_leads_to_a_year_that_cannot_be_chosen(open_page, ordner):
    # two incomplete shares meet in 2011 only, and the slider begins with the register in 2020
    beispiel.append(
        ordner,
        beispiel.KATALOG,
        """
[[indikator]]
id = "paare"
kurzname = "Paare"
name = "Anteil der Paare"
thema = "Haushalte"
einheit = "%"
richtung = "neutral"
nachkommastellen = 1
definition = "Erfunden."
lesehilfe = "Erfunden."
""",
    )
    werte = "".join(
        f"stadtteil;{raum};paare;2011-05-09;{raum},5;;testzensus;berechnet;\n" for raum in ("01", "02", "03")
    )
    beispiel.append(ordner, beispiel.WERTE, werte)
    seite = open_page(ansicht=ZUSAMMENHANG, indikator="Paare", zweitindikator=ALLEIN)
    assert "Das nächste gemeinsame Jahr ist 2011." in text(seite) and not seite.button


def test_small_maps_show_the_complete_key_figures_and_all_values(open_page):
    seite = open_page(ansicht=KARTEN)
    assert seite.multiselect(key="karten").value == ["Einwohner:innen", KINDER]
    assert text(seite).count("<article>") == 2
    assert '<th scope="row">Probeck</th><td class="sr-zahl">4.200</td>' in text(seite).replace("\n", "")


def test_the_base_year_is_asked_only_where_it_matters(open_page):
    assert not any(s.key == "basisjahr" for s in open_page(ansicht=KARTEN).slider)
    seite = open_page(ansicht=KARTEN, karten="Entwicklung", basisjahr="2021")
    assert seite.slider(key="basisjahr").value == 2021
    assert "Basisjahr 2021" in text(seite)
    seite = open_page(ansicht=DIFFERENZ, indikator="Entwicklung", von="2021", basisjahr="2020")
    assert "· Basisjahr 2020" in text(seite) and "+10,0" in text(seite)  # Testheim: 10 %, then 20 %


def test_a_difference_has_its_caption_its_legend_and_its_table(open_page):
    seite = open_page(ansicht=DIFFERENZ, indikator=KINDER, von="2021")
    assert "Veränderung: Anteil der Kinder an den Einwohner:innen, 2021 bis 2022, Prozentpunkte" in text(
        seite
    )
    assert "Lübeck insgesamt −1,0" in text(seite)


def test_a_refused_difference_offers_the_nearest_pair(open_page):
    seite = open_page(ansicht=DIFFERENZ, indikator=KINDER, von="2022", bis="2021")
    assert "Das erste Jahr muss vor dem zweiten liegen." in text(seite)
    seite.button[0].click().run()
    assert (seite.slider(key="von").value, seite.slider(key="bis").value) == (2021, 2022)
    assert "Lübeck insgesamt −1,0" in text(seite)


def test_where_only_one_year_is_known_there_is_a_reason_and_no_button(open_page):
    seite = open_page(ansicht=DIFFERENZ, indikator=ALLEIN)
    assert "liegen nur Werte für 2011 vor." in text(seite) and not seite.button


def test_a_view_can_be_taken_along_and_cited(open_page):
    assert open_page().expander[0].label == "Mitnehmen"


@pytest.mark.parametrize("ansicht", [NEBENEINANDER, ZUSAMMENHANG, KARTEN, DIFFERENZ])
def test_a_town_of_one_area_and_one_year_has_every_view(monkeypatch, bestand, ansicht):
    ebene = bestand.raumebenen["stadtteil"]
    klein = replace(
        bestand,
        raumebenen={"stadtteil": replace(ebene, flaechen=ebene.flaechen.iloc[:1])},
        beobachtungen=bestand.beobachtungen[
            bestand.beobachtungen["raum_id"].isin(["00", "01"])
            & bestand.beobachtungen["stichtag"].eq("2022-12-31")
        ],
        ergebnisse={},
    )
    monkeypatch.setattr(sources, "current", lambda: klein)
    seite = AppTest.from_function(page, default_timeout=60)
    seite.query_params["ansicht"] = ansicht
    seite.run()
    assert not seite.exception
    assert "<h1>" in text(seite)
