"""Need against reach in words, colours, chart and tables, on the invented town and on the real data."""

import altair as alt
import pytest

from sozialraum.analysis.gap import Lage
from sozialraum.analysis.reach import Standortwahl
from sozialraum.views import gap_chart, gap_head, gap_page, reach_page, reach_sheet
from sozialraum.views.gap_page import FARBEN, GEWAEHLT, NAEHERUNG, REGEL


def picture(bestand, indikator, *, naeherung=False, gehweg=500, arten=None):
    wahl = Standortwahl(bestand.bedarfsregel.arten if arten is None else arten)
    reichweite = reach_page.view(bestand, wahl, gehweg, 1.3)
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
    assert picture(bestand, "foerderquote", arten=("Treff",)).rolle == GEWAEHLT  # not the sites it names
    assert picture(bestand, "alleinlebende").rolle == GEWAEHLT
    assert picture(bestand, "alleinlebende", naeherung=True).rolle == NAEHERUNG
    assert "Näherung, nicht die Regel der Verwaltung" in gap_head.head(
        bestand, picture(bestand, "alleinlebende", naeherung=True)
    )


def test_the_rule_that_cannot_be_tested_says_so_with_who_has_the_values(bestand):
    html = gap_head.rule(bestand, picture(bestand, "foerderquote"))
    assert "<strong>für 4 von 4 Stadtteilen heute nicht prüfbar</strong></summary>" in html
    assert html.count("Auskunft zu den Werten: Amt für Beispiele.") == 1
    assert "<p>Grund: " in html and "prüfbar: " not in html.split("</summary>")[1]
    assert "Raumbezug der Quelle: viele Alleinlebende oder Geförderte (" in html
    assert "Stufe D, Bestand oder Vorgeschichte" in html
    assert "Die Option selbst" not in html


def test_where_the_rule_can_be_tested_its_answer_is_given(luebeck):
    html = gap_head.rule(luebeck, picture(luebeck, "kinder_sgb2"))
    assert "für 9 von 10 Stadtteilen heute nicht prüfbar" in html
    assert "St. Lorenz Nord: „Kinder in SGB-II-Haushalten“ liegt mit 27,0" in html
    assert "Teil 1 des Armuts- und Sozialberichts 2022" in html


def test_why_the_option_has_no_answer_where_the_gap_has_one_is_said_with_a_link(luebeck):
    html = gap_head.rule(luebeck, picture(luebeck, "kinder_sgb2"))
    assert (
        "gilt auch für St. Lorenz Nord als nicht prüfbar, weil ihre 2. Bedingung („kein Nachbarschaftsbüro "
        "in Reichweite“) offen ist; hier steht Bedarf gegen Reichweite." in html
    )
    assert 'href="./optionen?option=Gemeinwesenarbeit%20schrittweise%20erweitern"' in html


def test_an_option_without_an_open_condition_needs_no_such_sentence(bestand):
    bild = picture(bestand, "alleinlebende")
    option = next(
        o for o in bestand.optionen if o.kriterium and not any(b.offen for b in o.kriterium.bedingungen)
    )
    assert gap_head.untestable_option(bestand, bild, option) == ""


def test_another_need_with_gaps_does_not_quote_the_rule(bestand):
    html = gap_head.rule(bestand, picture(bestand, "alleinlebende"))
    assert GEWAEHLT in html
    assert "viele Alleinlebende oder Geförderte" not in html


def test_another_need_names_the_rule_and_leads_back_to_it(bestand, naeherung):
    gewaehlt = picture(bestand, "anteil_kinder")
    weg = 'bereich=L%C3%BCcke&amp;bedarf=F%C3%B6rderquote">Regel der Verwaltung: Förderquote'
    kopf = gap_head.head(bestand, gewaehlt)
    assert f"<strong>{GEWAEHLT}: Anteil der Kinder.</strong> Hoher Bedarf" in kopf
    assert weg in kopf
    assert weg in gap_head.head(bestand, naeherung, gewaehlt)
    assert weg not in gap_head.head(bestand, naeherung, picture(bestand, "foerderquote"))


def test_the_head_names_both_dates_and_where_need_is_high_and_little_is_reached(luebeck):
    kopf = gap_head.head(luebeck, picture(luebeck, "alleinerziehende", naeherung=True))
    assert "Hoher Bedarf, unter Stadtwert erreicht: Innenstadt." in kopf
    assert "Hoher Bedarf, Reichweite nicht prüfbar: Moisling und Buntekuh, weil ein Standort ohne" in kopf
    assert "09.05.2011" in kopf and "31.12.2022" in kopf
    assert "verschiedene Stichtage" in kopf


def test_where_all_sites_have_an_address_no_reach_is_untestable(bestand):
    kopf = gap_head.head(bestand, picture(bestand, "anteil_kinder"))
    assert "erreicht: Beispielau." in kopf
    assert "ohne belegte Adresse" not in kopf and "mindestens" not in kopf


def test_the_lower_bounds_are_told_where_they_decide_nothing(luebeck):
    bild = picture(luebeck, "kinder_sgb2")
    kopf = gap_head.head(luebeck, bild)
    assert "Kein prüfbarer Stadtteil hat hohen Bedarf und ist unter Stadtwert erreicht." in kopf
    untergrenzen = "In Moisling, Buntekuh und St. Lorenz Nord gibt es Standorte ohne belegte Adresse"
    assert untergrenzen in gap_page.legend(bild)
    assert any("Untergrenzen" in hinweis for hinweis in reach_sheet.gap_sheet(luebeck, bild).hinweise)


def test_where_rule_and_approximation_disagree_a_sentence_says_so(luebeck):
    regel, naeherung = picture(luebeck, "kinder_sgb2"), picture(luebeck, "alleinerziehende", naeherung=True)
    satz = "St. Lorenz Nord: nach der Regel hoher, nach der Näherung geringer Bedarf."
    assert gap_head.contradictions(regel, naeherung) == satz
    assert satz in gap_head.head(luebeck, naeherung, regel)
    assert gap_head.contradictions(regel, regel) == ""


@pytest.mark.parametrize(
    ("indikator", "satz"),
    [
        ("foerderquote", "Für keinen Stadtteil prüfbar."),
        ("alleinlebende", "Kein prüfbarer Stadtteil hat hohen Bedarf und ist unter Stadtwert erreicht."),
        ("anteil_kinder", "Hoher Bedarf, unter Stadtwert erreicht: Beispielau."),
    ],
)
def test_the_result_is_one_sentence(bestand, indikator, satz):
    assert satz in gap_head.head(bestand, picture(bestand, indikator))


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
    assert moisling.lage is Lage.NICHT_PRUEFBAR
    assert gap_page.sentence(bild, moisling).startswith("Moisling: Reichweite nicht prüfbar, „Alleinerz")
    assert "(mindestens; 1 Standort ohne Adresse zählt nicht mit)" in gap_page.sentence(bild, moisling)


def test_the_map_shows_quadrants_in_words_and_hatches_what_cannot_be_tested(naeherung):
    zustand = gap_page.state(naeherung, None)
    assert [zustand["a"][raum][0] for raum in ("01", "02", "03", "04")] == [1, 3, 2, -1]
    assert zustand["a"]["01"][1].startswith("hoher Bedarf, mindestens Stadtwert erreicht: „Alleinlebende“")
    assert zustand["a"]["04"][1].startswith("nicht prüfbar")
    assert len(zustand["r"]["o"]) == 2


def test_legend_and_list_follow_the_quadrants(bestand, naeherung):
    assert "nicht prüfbar" in gap_page.legend(naeherung)
    assert "nicht prüfbar" not in gap_page.legend(picture(bestand, "anteil_kinder"))
    liste = gap_page.answer_list(naeherung, "03")
    assert liste.index("hoher Bedarf, mindestens Stadtwert erreicht") < liste.index(
        "geringer Bedarf, unter Stadtwert erreicht"
    )
    assert 'aria-current="true"' in liste
    assert "Nicht prüfbar: unterdrückt, Zahl zu klein." in liste
    assert "Nicht prüfbar" not in gap_page.answer_list(picture(bestand, "anteil_kinder"), None)


def test_the_table_names_both_dates_and_ends_with_the_city(bestand, naeherung):
    tabelle = gap_page.table(bestand, naeherung)
    assert [(str(zeile[0]), *zeile[1:]) for zeile in tabelle.zeilen] == [
        ("Testheim", 30.5, 100.0, "hoher Bedarf, mindestens Stadtwert erreicht", 0),
        ("Beispielau", 25.4, 0.0, "geringer Bedarf, unter Stadtwert erreicht", 0),
        ("Musterhausen", 20.0, 90.0, "geringer Bedarf, mindestens Stadtwert erreicht", 0),
        ("Probeck", "unterdrückt, Zahl zu klein", 0.0, "nicht prüfbar", 0),
        ("Lübeck insgesamt", 26.8, 29.4, None, 0),
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
        w["lage"]: w for w in gap_chart.quadrants(picture(bestand, "anteil_kinder")).spec["datasets"]["worte"]
    }
    assert worte[Lage.HOCH_FERN]["align"] == "right"
    assert worte[Lage.HOCH_FERN]["y"] < worte[Lage.HOCH_NAH]["y"]
    ressource = gap_chart.quadrants(picture(luebeck, "wahlbeteiligung_urne_2013"))
    worte = {w["lage"]: w for w in ressource.spec["datasets"]["worte"]}
    assert worte[Lage.HOCH_FERN]["align"] == "left"
    assert worte[Lage.HOCH_FERN]["text"] == "hoher Bedarf, unter\nStadtwert erreicht"
    assert [worte[lage]["dy"] for lage in (Lage.HOCH_FERN, Lage.HOCH_NAH)] == [-18, 4]


def test_names_side_by_side_stand_at_the_end_of_a_line_from_their_point(luebeck):
    diagramm = gap_chart.quadrants(picture(luebeck, "alleinerziehende", naeherung=True))
    punkte = {punkt["name"]: punkt for punkt in diagramm.spec["datasets"]["punkte"]}
    assert all(abs(p["dy"]) <= 13 or p["arm"] == p["dy"] for p in punkte.values())
    assert any(punkte[name]["arm"] for name in ("Travemünde", "Schlutup", "Kücknitz"))
    assert punkte["St. Lorenz Süd"]["arm"] == 0
    assert diagramm.saetze[0] == (
        "Gestrichelt: der Stadtwert, 26,8\u00a0% Bedarf, mindestens 4,3\u00a0% erreicht."
    )


def test_without_a_testable_stadtteil_there_is_no_chart_and_a_sentence_says_why(bestand):
    diagramm = gap_chart.quadrants(picture(bestand, "foerderquote"))
    assert diagramm.spec is None
    assert "Kein Stadtteil ist prüfbar" in diagramm.saetze[0]


def test_a_map_to_take_along_carries_need_quadrant_and_its_role(bestand, naeherung):
    blatt = reach_sheet.gap_sheet(bestand, naeherung)
    merkmale = {merkmal.name: merkmal.werte for merkmal in blatt.daten.merkmale}
    assert merkmale["lage"]["01"] == "hoher Bedarf, mindestens Stadtwert erreicht"
    assert merkmale["grund"] == {"04": "unterdrückt, Zahl zu klein"}
    assert set(merkmale["rolle"].values()) == {NAEHERUNG}
    assert (blatt.werte["01"], blatt.werte["04"]) == ("30,5 · 100,0 %", "")
    assert blatt.farben["04"] == ""
    assert NAEHERUNG in blatt.untertitel
