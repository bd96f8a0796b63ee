"""The order of areas in words, lists, tables and charts, on the invented town and on the real data."""

from dataclasses import replace

import altair as alt
import pytest

from sozialraum.analysis.index import rank_areas
from sozialraum.analysis.robustness import Halt, Wendepunkt, check_order
from sozialraum.model import (
    HOECHSTENS,
    LUECKE,
    STADTTEIL,
    Mittelung,
    Normierung,
    Rechenweg,
    Teilindikator,
    Vorlage,
    Vorrang,
)
from sozialraum.views import (
    priority_charts,
    priority_choice,
    priority_page,
    priority_reason,
    priority_sheet,
    priority_tables,
    priority_words,
    robustness_page,
)
from sozialraum.views.priority_page import Prioritaetenbild


def weg(*teile, **rest):
    return Rechenweg(
        tuple(Teilindikator(t, float(gewicht), vorrang) for t, gewicht, vorrang in teile), **rest
    )


HOCH, NIEDRIG = Vorrang.HOCH, Vorrang.NIEDRIG
ZWEI = weg(("anteil_kinder", 30, HOCH), ("umzugsrate", 10, HOCH))


def picture(bestand, rechenweg, vorlage=None):
    rangordnung = rank_areas(bestand, rechenweg, STADTTEIL, 2022)
    return Prioritaetenbild(bestand, rangordnung, check_order(rangordnung), vorlage)


@pytest.fixture(scope="module")
def vorlage():
    return Vorlage("zwei", "Zwei", "Zum Üben.", ZWEI)


@pytest.fixture(scope="module")
def echt(luebeck):
    vorlage = luebeck.vorlagen["quartiersmanagement"]
    return picture(luebeck, vorlage.rechenweg, vorlage)


def test_the_shares_of_three_equal_weights_add_up_to_a_hundred(bestand):
    drei = weg(("anteil_kinder", 1, HOCH), ("umzugsrate", 1, HOCH), ("dichte", 1, HOCH))
    anteile = priority_words.shares(picture(bestand, drei).rangordnung)
    assert sorted(anteile.values()) == [33.3, 33.3, 33.4]


def test_the_formula_names_every_share_and_the_mean(bestand):
    assert priority_words.formula(picture(bestand, ZWEI).rangordnung) == (
        "Index = 75\u00a0% Anteil der Kinder + 25\u00a0% Umzugsrate "
        "(gewichtetes arithmetisches Mittel, normiert als z-Wert)"
    )
    geometrisch = replace(ZWEI, mittelung=Mittelung.GEOMETRISCH, normierung=Normierung.RANG)
    assert priority_words.formula(picture(bestand, geometrisch).rangordnung) == (
        "Index = Anteil der Kinder hoch 75\u00a0% × Umzugsrate hoch 25\u00a0% "
        "(gewichtetes geometrisches Mittel, normiert als Rang)"
    )


def test_equal_weights_are_said_once(bestand):
    gleich = weg(("anteil_kinder", 7, HOCH), ("umzugsrate", 7, HOCH))
    assert priority_words.formula(picture(bestand, gleich).rangordnung) == (
        "Index = arithmetisches Mittel von Anteil der Kinder und Umzugsrate, je 50\u00a0%, "
        "normiert als z-Wert"
    )


def test_dates_say_from_when_to_when_the_values_are(echt):
    assert priority_words.dates(echt.rangordnung.teile) == "Die Stichtage reichen von 2011 bis 2022."
    assert priority_words.dates(echt.rangordnung.teile[:1]) == "Stand: 09.05.2011."
    gleiches_jahr = [t for t in echt.rangordnung.teile if t.stichtag.startswith("2022")]
    assert priority_words.dates(gleiches_jahr) == "Alle Stichtage liegen im Jahr 2022."
    assert priority_words.dates([]) == ""


@pytest.mark.parametrize(
    ("rechenweg", "satz"),
    [
        (weg(), "Keine Reihenfolge: Es ist kein Teilindikator ausgewählt."),
        (weg(("anteil_kinder", 0, HOCH)), "Keine Reihenfolge: Die Gewichte ergeben zusammen null."),
        (
            weg(("foerderquote", 10, NIEDRIG)),
            "Keine Reihenfolge: Keiner der gewählten Teilindikatoren lässt sich verwenden.",
        ),
    ],
)
def test_without_an_order_the_page_says_why_and_gives_no_rank(bestand, rechenweg, satz):
    bild = picture(bestand, rechenweg)
    assert satz in priority_page.head(bild) and satz in robustness_page.head(bild)
    liste = priority_page.rank_list(bild, "01")
    assert liste.count("<td>–<th>") == liste.count("ohne Rang") == 4
    assert {klasse for klasse, *_ in priority_page.state(bild, None)["a"].values()} == {-1}
    assert "Ohne Rang" in priority_reason.why(bild, "01") and priority_reason.why(bild, None) == ""
    assert priority_reason.table_html(bild, "01") == ""
    assert priority_sheet.sheet(bild) is None
    assert [zeile[0] for zeile in priority_tables.order(bild).zeilen] == ["ohne Rang"] * 4
    assert "nan" not in (liste + priority_page.method(bild)).lower()


def test_what_is_left_out_is_named_with_the_areas_or_who_has_the_values(bestand):
    bild = picture(
        bestand, weg(("anteil_kinder", 10, HOCH), ("foerderquote", 10, NIEDRIG), ("dichte", 0, HOCH))
    )
    assert dict(priority_words.left_out(bestand, bild.rangordnung)) == {
        "Förderquote": "für kein Gebiet bekannt (Auskunft: Amt für Beispiele)",
        "Dichte": "ohne Gewicht",
    }
    assert "<strong>Förderquote</strong>: für kein Gebiet bekannt" in priority_page.method(bild)


def test_areas_whose_value_is_missing_are_named(luebeck):
    rechenweg = weg(("kinder_sgb2", 10, HOCH), ("fluktuation", 10, HOCH))
    ((name, grund),) = priority_words.left_out(luebeck, picture(luebeck, rechenweg).rangordnung)
    assert name == "Kinder in SGB-II-Haushalten"
    assert grund.startswith("nicht für alle Gebiete bekannt, keine Angabe für Innenstadt, St. Jürgen")


def test_who_says_which_end_comes_first(bestand, vorlage):
    def said(rechenweg, woher):
        (teil, *_) = picture(bestand, rechenweg).rangordnung.teile
        return priority_words.direction(bestand, teil, woher)

    assert said(weg(("umzugsrate", 1, HOCH)), None) == "hohe Werte (Katalog: Belastung)"
    assert said(ZWEI, vorlage) == "hohe Werte (Katalog: neutral, von der Vorlage gesetzt)"
    assert (
        said(weg(("anteil_kinder", 1, NIEDRIG)), vorlage) == "niedrige Werte (Katalog: neutral, hier gesetzt)"
    )
    assert said(weg((LUECKE, 1, HOCH)), None) == "hohe Werte (eine Lücke ist eine Belastung)"


@pytest.mark.parametrize(
    ("rechenweg", "unterschiede"),
    [
        (ZWEI, []),
        (weg(("anteil_kinder", 60, HOCH), ("umzugsrate", 20, HOCH)), []),
        (weg(("anteil_kinder", 60, HOCH), ("umzugsrate", 21, HOCH)), ["Gewichte"]),
        (weg(("anteil_kinder", 30, NIEDRIG), ("umzugsrate", 10, HOCH)), ["Vorrang"]),
        (weg(("anteil_kinder", 30, HOCH)), ["Teilindikatoren"]),
        (replace(ZWEI, normierung=Normierung.RANG), ["Normierung"]),
        (replace(ZWEI, mittelung=Mittelung.GEOMETRISCH), ["Mittelung"]),
        (replace(ZWEI, gehweg=900), []),  # without the gap in reach nobody walks
        (weg(), ["Teilindikatoren"]),
    ],
)
def test_a_choice_differs_from_its_vorlage_only_where_the_order_could(vorlage, rechenweg, unterschiede):
    assert priority_words.deviations(vorlage, rechenweg) == unterschiede


def test_another_walk_differs_where_the_gap_in_reach_counts(luebeck):
    vorlage = luebeck.vorlagen["quartiersmanagement"]
    assert priority_words.deviations(vorlage, replace(vorlage.rechenweg, gehweg=900)) == ["Gehweg"]


def test_the_head_says_when_weights_differ_from_the_vorlage(bestand, vorlage):
    assert "Nach der Vorlage „Zwei“, unverändert." in priority_page.head(picture(bestand, ZWEI, vorlage))
    geaendert = picture(bestand, weg(("anteil_kinder", 1, HOCH), ("umzugsrate", 9, HOCH)), vorlage)
    assert "Weicht von der Vorlage „Zwei“ ab: Gewichte." in priority_page.head(geaendert)
    assert geaendert.title() == "Prioritäten: Zwei (geändert)"
    assert "Ohne Vorlage." in priority_page.head(picture(bestand, ZWEI))


@pytest.mark.parametrize(
    ("punkt", "satz"),
    [
        (None, "Kein einzelnes Gewicht ändert, dass Testheim unter den ersten drei ist."),
        (
            Wendepunkt("umzugsrate", True, 8, None, 25.0, False),
            "Testheim verlässt die ersten drei, sobald „Umzugsrate“ mit weniger als 8\u00a0% gewichtet wird "
            "(jetzt 25\u00a0%).",
        ),
        (
            Wendepunkt("anteil_kinder", False, 80, 90, 100 / 3, True),
            "Testheim kommt unter die ersten drei, sobald „Anteil der Kinder“ mit mehr als 80\u00a0% und "
            "weniger als 90\u00a0% gewichtet wird (jetzt 33,3\u00a0%).",
        ),
    ],
)
def test_the_sentence_on_what_would_change_the_order(bestand, punkt, satz):
    halt = Halt("01", 1, 1, 2, 1, 4, 0.9, {}, {}, punkt)
    assert priority_words.turning_point(bestand, picture(bestand, ZWEI).rangordnung, halt) == satz
    hinten = replace(halt, rang=4, wendepunkt=None)
    assert "dass Testheim nicht unter" in priority_words.turning_point(
        bestand, picture(bestand, ZWEI).rangordnung, hinten
    )


def test_the_first_area_is_explained_until_another_is_chosen(echt):
    assert "<h2>Warum Innenstadt zuerst?</h2>" in priority_reason.why(echt, None)
    andere = priority_reason.why(echt, "04")
    assert "<h2>Warum Buntekuh auf Rang 3?</h2>" in andere
    assert 'href="./stadtteil?stadtteil=Buntekuh"' in andere
    assert "Buntekuh verlässt die ersten drei, sobald" in andere


def test_the_computation_adds_up_to_the_index(echt):
    *teile, summe = priority_reason.why_table(echt, "04").zeilen
    for spalte, stellen in ((6, 0), (7, 1), (8, 1)):
        assert sum(zeile[spalte] for zeile in teile) == pytest.approx(summe[spalte], abs=10**-stellen / 2)
    assert summe[6] == 100 and summe[7] == pytest.approx(echt.rangordnung.index["04"])


def test_a_value_that_may_be_lower_says_so(echt):
    zeilen = {str(zeile[0]): zeile for zeile in priority_reason.why_table(echt, "04").zeilen}
    assert zeilen["Lücke der Reichweite"][1] == "höchstens 100,0"
    assert "Lücke der Reichweite kann kleiner sein in Moisling, Buntekuh und St. Lorenz Nord" in (
        priority_page.method(echt)
    )


def test_the_page_says_that_a_rank_is_no_need_and_weights_no_decision(echt):
    for html in (priority_page.head(echt), robustness_page.head(echt), priority_page.legend(echt)):
        assert "Ein Rang allein begründet keinen Handlungsbedarf." in html
    assert "Die Gewichte sind eine Setzung, kein Beschluss der Stadt." in priority_page.head(echt)


def test_the_map_carries_ranks_and_the_list_chooses_an_area(echt):
    zustand = priority_page.state(echt, "04")
    assert zustand["s"]["01"] == "1" and zustand["a"]["01"][2] == 1 and zustand["w"] == "04"
    liste = priority_page.rank_list(echt, "04")
    assert '<a href="./prioritaeten?stadtteil=Buntekuh">Buntekuh</a>' in liste
    assert liste.count("aria-current") == 1


def test_charts_are_valid_and_their_parts_add_up(echt):
    balken = priority_charts.contributions(echt)
    alt.Chart.from_dict(balken.spec)
    teile = [zeile for zeile in balken.spec["datasets"]["teile"] if zeile["name"] == "Innenstadt"]
    (summe,) = [zeile for zeile in balken.spec["datasets"]["summen"] if zeile["name"] == "Innenstadt"]
    assert sum(zeile["bis"] - zeile["von"] for zeile in teile) == pytest.approx(summe["summe"], abs=0.01)
    assert "Innenstadt +11,5." in balken.alt
    spannen = priority_charts.spans(echt)
    alt.Chart.from_dict(spannen.spec)
    assert "Innenstadt Rang 1, in 90 % der Läufe 1 bis 6." in spannen.alt


def test_there_is_a_colour_for_every_teilindikator_that_can_be_chosen(echt):
    assert len(set(priority_charts.FARBEN)) == HOECHSTENS
    assert priority_charts.parts_legend(echt).count("sr-farbe") == 5


def test_the_robustness_table_has_a_column_for_each_way_to_look(echt):
    tabelle = robustness_page.table(echt)
    namen = [spalte.name for spalte in tabelle.spalten]
    assert namen[6:] == [
        "Rang bei z-Wert",
        "Rang bei Min-Max",
        "Rang bei Rang",
        "ohne Alleinerziehende (2011)",
        "ohne Unter 18-Jährige",
        "ohne Kleine Wohnungen (2011)",
        "ohne Fluktuation",
        "ohne Lücke der Reichweite",
        "Grenzfall",
    ]
    assert [zeile[1] for zeile in tabelle.zeilen] == list(range(1, 11))
    assert "30.018 Läufe: 10.006 Gewichtungen" in tabelle.hinweise[0]
    assert robustness_page.sentences(echt, "04").count("<li") == 10


def test_one_teilindikator_alone_is_an_order_of_which_only_the_scale_can_change(bestand):
    bild = picture(bestand, weg(("anteil_kinder", 5, HOCH)))
    assert "je " not in priority_words.formula(bild.rangordnung)
    tabelle = robustness_page.table(bild)
    assert any("einzigen Teilindikator" in hinweis for hinweis in tabelle.hinweise)
    assert all(zeile[-1] is None for zeile in tabelle.zeilen)  # nothing is left without it


@pytest.mark.parametrize(
    ("anteil", "text"), [(0, "0"), (0.001, "unter 1"), (0.5, "50"), (0.999, "über 99"), (1, "100")]
)
def test_a_share_of_runs_is_never_rounded_to_all_or_none(anteil, text):
    halt = Halt("01", 1, 1, 1, 1, 1, anteil, {}, {}, None)
    assert robustness_page.share(halt) == f"{text}\u00a0%"


def test_the_map_file_carries_ranks_values_and_sources(echt):
    blatt = priority_sheet.sheet(echt, "04")
    merkmale = {merkmal.name: merkmal.werte for merkmal in blatt.daten.merkmale}
    assert merkmale["rang"]["04"] == 3 and merkmale["anteil_prozent_1"]["04"] == 20.0
    assert merkmale["teilindikator_5"]["04"] == "Lücke der Reichweite"
    assert blatt.werte["01"] == "1 · 111,5" and blatt.gewaehlt == "04"
    assert blatt.warnung == "Ein Rang allein begründet keinen Handlungsbedarf."
    assert blatt.daten.quellen[0].id == "zensus2011_gitter_100m"


def test_the_tables_to_take_along_hold_the_order_and_its_parts(echt):
    ordnung, teile = priority_tables.tables(echt)
    assert [str(zeile[1]) for zeile in ordnung.zeilen][:3] == ["Innenstadt", "Moisling", "Buntekuh"]
    assert sum(zeile[2] for zeile in teile.zeilen) == pytest.approx(100)
    assert {zeile[-1] for zeile in teile.zeilen} == {"geht ein"}


def test_what_is_left_out_stands_in_the_table_of_parts(bestand):
    bild = picture(bestand, weg(("anteil_kinder", 10, HOCH), ("foerderquote", 10, NIEDRIG)))
    zeile = priority_tables.parts(bild).zeilen[-1]
    assert zeile[0] == "Förderquote" and zeile[-1].startswith("geht nicht ein: für kein Gebiet bekannt")


def test_counts_can_be_no_teilindikator_and_the_standard_vorlage_comes_first(bestand, luebeck):
    assert {"einwohner", "kinder", "entwicklung"}.isdisjoint(priority_choice.parts(bestand))
    assert next(iter(priority_choice.parts(bestand))) == LUECKE
    assert next(iter(priority_choice.presets(luebeck))) == "Quartiersmanagement"


def test_a_teilindikator_that_is_added_weighs_as_much_as_the_others_do_on_average(bestand):
    assert priority_choice.usual(bestand, ZWEI, "dichte").gewicht == 20
    assert priority_choice.usual(bestand, ZWEI, "umzugsrate").gewicht == 10
    assert priority_choice.usual(bestand, weg(), "dichte").gewicht == 25


def test_bad_weights_and_directions_of_a_link_are_said(bestand):
    assert priority_choice.complaints(
        bestand,
        {
            "gewicht_dichte": ["150"],
            "gewicht_umzugsrate": ["12.5"],
            "gewicht_mond": ["1"],
            "vorrang_dichte": ["links"],
            "vorrang_anteil_kinder": ["hohe Werte"],
            "jahr": ["2022"],
        },
    ) == [
        "Das Gewicht „150“ für „Dichte“ gibt es nicht; möglich sind 0 bis 100.",
        "Den Teilindikator „mond“ gibt es nicht.",
        "Den Vorrang „links“ für „Dichte“ gibt es nicht; möglich: hohe Werte, niedrige Werte.",
    ]
    for schlecht in ("viel", "nan", "-1"):
        assert priority_choice.complaints(bestand, {"gewicht_dichte": [schlecht]})
