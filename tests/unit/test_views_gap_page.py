"""Need against reach in words, colours, chart and tables, on the invented town and on the real data."""

import altair as alt
import pytest

from sozialraum.analysis.gap import Lage
from sozialraum.analysis.reach import Standortwahl
from sozialraum.views import gap_chart, gap_page, reach_page, reach_sheet
from sozialraum.views.gap_page import FARBEN, GEWAEHLT, NAEHERUNG, REGEL


def picture(bestand, indikator, *, naeherung=False, gehweg=500):
    reichweite = reach_page.view(bestand, Standortwahl(bestand.bedarfsregel.arten), gehweg, 1.3)
    return gap_page.view(bestand, bestand.indikatoren[indikator], reichweite, naeherung=naeherung)


@pytest.fixture
def naeherung(bestand):
    return picture(bestand, "alleinlebende", naeherung=True)


def test_the_need_of_the_rule_stands_first_then_its_approximations_then_what_is_good_or_bad(bestand):
    assert list(gap_page.needs(bestand)) == [
        "Förderquote",
        "Alleinlebende",
        "Anteil der Kinder",
        "Umzugsrate",
    ]
    assert list(gap_page.approximations(bestand)) == ["Alleinlebende", "Anteil der Kinder"]


def test_only_the_rule_is_called_the_rule(bestand):
    assert picture(bestand, "foerderquote").rolle == REGEL
    assert picture(bestand, "alleinlebende").rolle == GEWAEHLT
    assert picture(bestand, "alleinlebende", naeherung=True).rolle == NAEHERUNG
    assert "Näherung, nicht die Regel der Verwaltung" in gap_page.head(
        bestand, picture(bestand, "alleinlebende", naeherung=True)
    )


def test_the_rule_that_cannot_be_tested_says_so_with_who_has_the_values(bestand, naeherung):
    html = gap_page.rule(bestand, picture(bestand, "foerderquote"), naeherung)
    assert "Für 4 von 4 Stadtteilen heute nicht prüfbar." in html
    assert "Auskunft zu den Werten: Amt für Beispiele." in html
    assert "„viele Alleinlebende oder Geförderte“" in html
    assert "Stufe D, Bestand oder Vorgeschichte" in html
    assert "Näherung, nicht die Regel der Verwaltung: Alleinlebende" in html


def test_where_the_rule_can_be_tested_its_answer_is_given(luebeck):
    html = gap_page.rule(
        luebeck, picture(luebeck, "kinder_sgb2"), picture(luebeck, "alleinerziehende", naeherung=True)
    )
    assert "Für 9 von 10 Stadtteilen heute nicht prüfbar." in html
    assert "St. Lorenz Nord: „Kinder in SGB-II-Haushalten“ liegt mit 27,0" in html
    assert "Teil 1 des Armuts- und Sozialberichts 2022" in html


def test_another_need_with_gaps_does_not_quote_the_rule(bestand, naeherung):
    html = gap_page.rule(bestand, picture(bestand, "alleinlebende"), naeherung)
    assert GEWAEHLT in html
    assert "viele Alleinlebende oder Geförderte" not in html


def test_the_head_names_both_dates_and_where_need_is_high_and_little_is_reached(luebeck):
    kopf = gap_page.head(luebeck, picture(luebeck, "alleinerziehende", naeherung=True))
    assert "Hoher Bedarf, wenig erreicht: Innenstadt, Moisling und Buntekuh." in kopf
    assert "09.05.2011" in kopf and "31.12.2022" in kopf
    assert "verschiedene Stichtage" in kopf


@pytest.mark.parametrize(
    ("indikator", "satz"),
    [
        ("foerderquote", "Für keinen Stadtteil prüfbar."),
        ("alleinlebende", "In keinem prüfbaren Stadtteil ist der Bedarf hoch und wenig erreicht."),
        ("anteil_kinder", "Hoher Bedarf, wenig erreicht: Beispielau."),
    ],
)
def test_the_result_is_one_sentence(bestand, indikator, satz):
    assert satz in gap_page.head(bestand, picture(bestand, indikator))


def test_every_stadtteil_gets_a_sentence_from_its_numbers(naeherung):
    saetze = [gap_page.sentence(naeherung, luecke).replace("\u00a0", " ") for luecke in naeherung.luecken]
    assert saetze[0] == (
        "Testheim: „Alleinlebende“ liegt mit 30,5 % über dem Stadtwert von 26,8 % (09.05.2011); erreicht "
        "sind 100,0 % der Einwohner:innen, in der Stadt 29,4 %."
    )
    assert saetze[1].startswith("Musterhausen: „Alleinlebende“ liegt mit 20,0 % unter dem Stadtwert")
    assert saetze[3] == "Probeck: nicht prüfbar, „Alleinlebende“: unterdrückt, Zahl zu klein."


def test_a_value_at_the_city_value_is_neither_above_nor_below(luebeck):
    bild = picture(luebeck, "alleinerziehende")
    stadt = bild.bedarf.stadtwert
    assert gap_page._versus(stadt, stadt) == "gleichauf mit dem"


def test_sites_without_an_address_are_told_where_little_is_reached(luebeck):
    bild = picture(luebeck, "alleinerziehende")
    moisling = next(luecke for luecke in bild.luecken if luecke.raum == "03")
    assert moisling.lage is Lage.HOCH_FERN
    assert "(mindestens; 1 Standort ohne Adresse zählt nicht mit)" in gap_page.sentence(bild, moisling)


def test_the_map_shows_quadrants_in_words_and_hatches_what_cannot_be_tested(naeherung):
    zustand = gap_page.state(naeherung, None)
    assert [zustand["a"][raum][0] for raum in ("01", "02", "03", "04")] == [1, 3, 2, -1]
    assert zustand["a"]["01"][1].startswith("hoher Bedarf, viel erreicht: „Alleinlebende“")
    assert zustand["a"]["04"][1].startswith("nicht prüfbar")
    assert len(zustand["r"]["o"]) == 2


def test_legend_and_list_follow_the_quadrants(bestand, naeherung):
    assert "nicht prüfbar" in gap_page.legend(naeherung)
    assert "nicht prüfbar" not in gap_page.legend(picture(bestand, "anteil_kinder"))
    liste = gap_page.answer_list(naeherung, "03")
    assert liste.index("hoher Bedarf, viel erreicht") < liste.index("geringer Bedarf, wenig erreicht")
    assert 'aria-current="true"' in liste
    assert "Nicht prüfbar: unterdrückt, Zahl zu klein." in liste
    assert "Nicht prüfbar" not in gap_page.answer_list(picture(bestand, "anteil_kinder"), None)


def test_the_table_names_both_dates_and_ends_with_the_city(bestand, naeherung):
    tabelle = gap_page.table(bestand, naeherung)
    assert [(str(zeile[0]), *zeile[1:]) for zeile in tabelle.zeilen] == [
        ("Testheim", 30.5, 100.0, "hoher Bedarf, viel erreicht"),
        ("Beispielau", 25.4, 0.0, "geringer Bedarf, wenig erreicht"),
        ("Musterhausen", 20.0, 90.0, "geringer Bedarf, viel erreicht"),
        ("Probeck", "unterdrückt, Zahl zu klein", 0.0, "nicht prüfbar"),
        ("Lübeck insgesamt", 26.8, 29.4, None),
    ]
    assert tabelle.stand == "Bedarf 09.05.2011, Einwohner:innen 31.12.2022"
    assert tabelle.hinweise[0].startswith("Näherung, nicht die Regel der Verwaltung.")
    assert [quelle.id for quelle in tabelle.quellen] == ["testzensus", "testregister", "adressen"]


def test_the_chart_is_valid_and_puts_every_testable_stadtteil_in_its_colour(naeherung):
    diagramm = gap_chart.quadrants(naeherung)
    alt.LayerChart.from_dict({k: v for k, v in diagramm.spec.items() if k != "datasets"})
    punkte = {punkt["name"]: punkt for punkt in diagramm.spec["datasets"]["punkte"]}
    assert set(punkte) == {"Testheim", "Musterhausen", "Beispielau"}
    assert (punkte["Testheim"]["x"], punkte["Testheim"]["y"]) == (30.5, 100.0)
    assert punkte["Beispielau"]["farbe"] == FARBEN[Lage.NIEDRIG_FERN]
    assert diagramm.spec["datasets"]["stadt"] == [{"x": 26.8, "y": 29.4}]
    assert "Nicht im Diagramm, weil nicht prüfbar: Probeck." in diagramm.saetze


def test_the_words_of_the_quadrants_stand_where_need_is_high(bestand, luebeck):
    worte = {
        w["text"]: w for w in gap_chart.quadrants(picture(bestand, "anteil_kinder")).spec["datasets"]["worte"]
    }
    assert worte[Lage.HOCH_FERN]["align"] == "right"
    assert worte[Lage.HOCH_FERN]["y"] < worte[Lage.HOCH_NAH]["y"]
    ressource = gap_chart.quadrants(picture(luebeck, "wahlbeteiligung_urne_2013"))
    worte = {w["text"]: w for w in ressource.spec["datasets"]["worte"]}
    assert worte[Lage.HOCH_FERN]["align"] == "left"


def test_without_a_testable_stadtteil_there_is_no_chart_and_a_sentence_says_why(bestand):
    diagramm = gap_chart.quadrants(picture(bestand, "foerderquote"))
    assert diagramm.spec is None
    assert "Kein Stadtteil ist prüfbar" in diagramm.saetze[0]


def test_a_map_to_take_along_carries_need_quadrant_and_its_role(bestand, naeherung):
    blatt = reach_sheet.gap_sheet(bestand, naeherung)
    merkmale = {merkmal.name: merkmal.werte for merkmal in blatt.daten.merkmale}
    assert merkmale["lage"]["01"] == "hoher Bedarf, viel erreicht"
    assert merkmale["grund"] == {"04": "unterdrückt, Zahl zu klein"}
    assert set(merkmale["rolle"].values()) == {NAEHERUNG}
    assert (blatt.werte["01"], blatt.werte["04"]) == ("30,5 · 100,0 %", "")
    assert blatt.farben["04"] == ""
    assert NAEHERUNG in blatt.untertitel
