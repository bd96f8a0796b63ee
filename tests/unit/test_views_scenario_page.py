"""The scenario as sentences, cards, table and map state."""

import pytest

from sozialraum.analysis.coverage import Vorschlag
from sozialraum.analysis.reach import Punkt, Standortwahl, Zahlen
from sozialraum.analysis.scenario import Standort, locate, scenario
from sozialraum.views import scenario_map, scenario_page

MUSTERHAUSEN = Punkt(50.005, 10.015)
ALLE = Standortwahl(("Treff", "Jugendarbeit"))


def plan(bestand, *punkte, wahl=ALLE):
    return scenario(bestand, wahl, [locate(bestand, punkt) for punkt in punkte], 400, 1.3)


def test_the_caption_says_what_is_compared_with_which_distance(bestand):
    html = scenario_page.caption(bestand, plan(bestand))
    assert "Heute: 1 gewählter Standort (Treff; 1 ohne Adresse zählt nicht mit)." in html
    assert "400 m Gehweg ≈ 308 m Luftlinie bei Umwegfaktor 1,3. Einwohnerzahlen: 31.12.2022." in html


def test_without_a_site_of_today_that_is_said(bestand):
    szenario = plan(bestand, MUSTERHAUSEN, wahl=Standortwahl(()))
    assert "Heute: kein Standort gewählt." in scenario_page.caption(bestand, szenario)


def test_the_result_without_new_sites_is_no_zero(bestand):
    html = scenario_page.result(plan(bestand))
    assert html.count("<strong>–</strong>") == 2
    assert "ohne neuen Standort" in html
    assert "10,6\u00a0%" in html  # 1,080 of 10,200


def test_the_result_says_what_is_newly_reached(bestand):
    html = scenario_page.result(plan(bestand, MUSTERHAUSEN))
    assert "<strong>rund 1.800</strong>" in html
    assert "<strong>2</strong>" in html
    assert "<strong>28,2\u00a0%</strong><small>heute 10,6\u00a0%</small>" in html  # 2,880 of 10,200


def test_a_card_names_the_place_and_what_the_site_does_alone(bestand):
    szenario = plan(bestand, MUSTERHAUSEN, Punkt(50.005, 10.005))
    html = scenario_page.card(bestand, szenario, 0)
    assert "bei Musterhausenweg 3, Musterhausen" in html
    assert "für sich: rund 1.800 Einwohner:innen, 2 Adressen" in html
    assert "erreicht nur, wer schon erreicht ist" in scenario_page.card(bestand, szenario, 1)


def test_a_site_where_nobody_lives_is_told_apart_from_one_among_the_reached(bestand):
    szenario = plan(bestand, Punkt(50.0001, 10.0199))  # far from every address
    assert scenario_page.alone(bestand, szenario, 0) == "erreicht niemanden"
    satz = scenario_page.sentence(szenario)
    assert satz.endswith("in der Stadt bleibt bei 10,6\u00a0%.")


@pytest.mark.parametrize(
    ("adressen", "einwohner", "zweifel"),
    [(20, 19.9, True), (20, 20.0, False), (19, 0.0, False), (20, None, False)],
)
def test_many_addresses_with_few_inhabitants_are_said_to_be_new(adressen, einwohner, zweifel):
    hinweis = "Wohnungen seit 2011 fehlen in der Verteilung." if zweifel else ""
    assert scenario_page.doubt(Zahlen("00", adressen, einwohner)) == hinweis


def test_the_legend_has_the_signs_that_are_on_the_map(bestand):
    vorschlag = Vorschlag(Punkt(50.015, 10.005), "Beispielauweg 3", "03", 840.0, 2)
    leer = scenario_map.legend(plan(bestand, wahl=Standortwahl(())), ())
    assert "Luftlinie" not in leer and "Vorschlag" not in leer
    voll = scenario_map.legend(plan(bestand, MUSTERHAUSEN), [vorschlag])
    for zeichen in ("Treff", "bestätigt", "308 m Luftlinie", "neuer Standort", "Vorschlag"):
        assert zeichen in voll
    assert "nicht bestätigt" not in voll


def test_the_date_of_the_values_is_a_date_and_the_settings_are_a_note(bestand):
    tabelle = scenario_page.table(bestand, plan(bestand, MUSTERHAUSEN))
    assert tabelle.stand == "31.12.2022"
    assert tabelle.hinweise[0].startswith("400 m Gehweg ≈ 308 m Luftlinie bei Umwegfaktor 1,3. Heute: 1 ")


def test_a_place_far_from_every_address_says_how_far(bestand):
    standort = Standort(MUSTERHAUSEN, "02", "Musterhausenweg 3", 1234.5)
    assert (
        scenario_page.place(bestand, standort)
        == "bei Musterhausenweg 3 (1.234\u00a0m entfernt), Musterhausen"
    )


def test_sites_that_share_people_are_said_to_overlap(bestand):
    assert scenario_page.overlap(plan(bestand, MUSTERHAUSEN)) == ""
    assert "überschneiden sich" in scenario_page.overlap(plan(bestand, MUSTERHAUSEN, Punkt(50.00501, 10.015)))


@pytest.mark.parametrize(
    ("einwohner", "adressen", "text"),
    [
        (1234.0, 1, "rund 1.230 Einwohner:innen, 1 Adresse"),
        (4.0, 2, "unter 10 Einwohner:innen, 2 Adressen"),
        (0.0, 1200, "keine Einwohner:innen, 1.200 Adressen"),
        (None, 3, "3 Adressen"),
    ],
)
def test_a_gain_is_an_estimate_where_it_is_about_people(einwohner, adressen, text):
    assert scenario_page.gain(Zahlen("00", adressen, einwohner)) == text


def test_an_unknown_number_is_no_zero():
    assert scenario_page.about(None) == "keine Angabe"


def test_the_table_compares_today_with_the_scenario_and_ends_with_the_city(bestand):
    tabelle = scenario_page.table(bestand, plan(bestand, MUSTERHAUSEN))
    zeilen = {zeile[0]: zeile[1:] for zeile in tabelle.zeilen}
    assert zeilen["Testheim"] == (1080, 1080, 0, 2, 2, 0, pytest.approx(90), pytest.approx(90))
    assert zeilen["Musterhausen"] == (0, 1800, 1800, 0, 2, 2, 0, pytest.approx(90))
    assert list(zeilen)[-1] == "Lübeck insgesamt"
    assert zeilen["Lübeck insgesamt"][:6] == (1080, 2880, 1800, 2, 4, 2)
    assert tabelle.hinweise[0].endswith("Mit Szenario: zusammen mit 1 neuen Standort.")
    assert {quelle.id for quelle in tabelle.quellen} == {"testregister", "adressen"}


def test_the_map_knows_sites_circles_and_suggestions(bestand):
    vorschlag = Vorschlag(Punkt(50.0150001, 10.0050001), "Beispielauweg 3", "03", 840.0, 2)
    zustand = scenario_map.state(bestand, plan(bestand, MUSTERHAUSEN), [vorschlag], 7)
    assert zustand["r"] == {"m": 308, "o": [[50.005, 10.005, "Treff Testheim", "Treff", "bestätigt"]]}
    assert zustand["n"] == {
        "m": 308,
        "o": [[50.005, 10.015, "bei Musterhausenweg 3, Musterhausen"]],
        "v": [["A", 50.015, 10.005, "Beispielauweg 3, rund 840 Einwohner:innen, 2 Adressen"]],
        "t": zustand["n"]["t"],
        "q": 7,
    }
    assert set(zustand["n"]["t"]) == {"01", "02", "03", "04"}
    assert zustand["n"]["t"]["02"] == [50.005, 10.015]  # the address in the middle of its addresses
    assert zustand["a"]["02"] == [0, "erreicht heute 0,0\u00a0%, mit Szenario 90,0\u00a0%", ""]
    assert set(zustand["a"]) == {"01", "02", "03", "04"}


def test_a_suggestion_is_said_to_be_no_decision(bestand):
    vorschlag = Vorschlag(Punkt(50.015, 10.005), "Beispielauweg 3", "03", 840.0, 2)
    assert "Beispielauweg 3, Beispielau" in scenario_page.suggestion(bestand, vorschlag, 0)
    assert "ein Vorschlag ist keine Entscheidung über einen Standort" in scenario_page.VERFAHREN


def test_where_no_chosen_site_has_an_address_that_is_said_and_not_that_none_was_chosen(bestand):
    leer = scenario(bestand, Standortwahl(("Jugendarbeit",)), [], 400, 1.3)
    assert scenario_page.today(leer) == "1 gewählter Standort ohne belegte Adresse, deshalb zählt keiner mit"
    assert scenario_page.today(scenario(bestand, Standortwahl(()), [], 400, 1.3)) == "kein Standort gewählt"


def test_sites_without_an_address_are_named_and_make_bounds_of_the_numbers(bestand):
    szenario = scenario(bestand, Standortwahl(("Jugendarbeit",)), [], 400, 1.3)
    mit_adresse = plan(bestand, MUSTERHAUSEN, wahl=Standortwahl(("Treff",)))
    hinweise = scenario_page.table(bestand, szenario).hinweise
    assert hinweise[1].startswith("Zählen nicht mit, weil keine Adresse belegt ist: ")
    assert "Untergrenze" in hinweise[2] and "Obergrenze" in hinweise[2]
    assert not any("Obergrenze" in h for h in scenario_page.table(bestand, mit_adresse).hinweise)
