"""Why an option concerns an area: true sentences made of data."""

import beispiel
import pytest
from beispiel import OPTIONEN

from sozialraum.analysis.options import Antwort, Auswahl, Befund, check_condition, options_for
from sozialraum.model import Bedingung, Belegstufe, Vergleich
from sozialraum.sources import load
from sozialraum.views import reasons

ALLE_STUFEN = Auswahl(tuple(Belegstufe))


def assignment(bestand, option, raum, ebene="stadtteil"):
    return next(z for z in options_for(bestand, ebene, raum, ALLE_STUFEN) if z.option.id == option)


def sentence(bestand, option, raum, ebene="stadtteil"):
    name = bestand.raumebenen[ebene].namen[raum]
    return reasons.reason(bestand, assignment(bestand, option, raum, ebene), name)


@pytest.mark.parametrize(
    ("vergleich", "bezug", "lage"),
    [
        # 15.0 % of the inhabitants of 02 are children, 14.9 % in the city
        (Vergleich.UEBER, None, "über dem Stadtwert von 14,9\u00a0%"),
        (Vergleich.UEBER, 15.0, "nicht über 15,0\u00a0%"),
        (Vergleich.MINDESTENS, 15.0, "nicht unter 15,0\u00a0%"),
        (Vergleich.MINDESTENS, 16.0, "unter 16,0\u00a0%"),
        (Vergleich.UNTER, 16.0, "unter 16,0\u00a0%"),
        (Vergleich.UNTER, None, "nicht unter dem Stadtwert von 14,9\u00a0%"),
        (Vergleich.HOECHSTENS, 15.0, "nicht über 15,0\u00a0%"),
        (Vergleich.HOECHSTENS, 14.0, "über 14,0\u00a0%"),
    ],
)
def test_a_comparison_says_what_is_the_case_whether_the_condition_is_met_or_not(
    bestand, vergleich, bezug, lage
):
    befund = check_condition(bestand, Bedingung("anteil_kinder", vergleich, bezug), "stadtteil", "02")
    satz = reasons.comparison(befund)
    assert satz == f"„Anteil der Kinder“ mit 15,0\u00a0% {lage} liegt (31.12.2022)"


def test_what_is_missing_is_named_with_who_has_it(bestand):
    assert "Weg zur Schule" in reasons.untestable(bestand, Bedingung(offen="Weg zur Schule"))
    satz = reasons.untestable(bestand, Bedingung("foerderquote"))
    assert "„Förderquote“" in satz
    assert "Amt für Beispiele" in satz
    assert "Amt" not in reasons.untestable(bestand, Bedingung("alleinlebende"))


def test_a_city_wide_option_says_so_with_the_words_of_its_source(bestand):
    assert sentence(bestand, "o1", "01") == "Raumbezug der Quelle: ganzer Ort."
    assert sentence(bestand, "o6", "01") == "Gilt für die ganze Stadt."


def test_an_option_for_named_areas_says_that_its_source_names_them(bestand, ordner):
    satz = sentence(bestand, "o3", "01")
    assert "Testheim" in satz
    assert "Testheim und Beispielau" in satz
    zweite = load(beispiel.with_second_level(ordner))
    satz = sentence(zweite, "o3", "11", "bezirk")
    assert "Testheim und Beispielau" in satz
    assert "Betrifft Westbezirk" not in satz


def test_a_criterion_that_is_met_says_which_values_meet_it(bestand):
    satz = sentence(bestand, "o4", "01")
    assert "erfüllt" in satz
    assert "„Alleinlebende“ mit 30,5\u00a0% nicht unter 25,0\u00a0%" in satz
    assert "Förderquote" not in satz  # it does not carry the answer


def test_a_criterion_that_is_not_met_says_which_values_miss_it(bestand):
    satz = sentence(bestand, "o2", "04")
    assert "nicht erfüllt" in satz
    assert "mit 10,0\u00a0% nicht über dem Stadtwert" in satz
    assert "Spielplatz" not in satz


def test_a_criterion_that_cannot_be_tested_says_what_holds_and_what_is_missing(bestand):
    satz = sentence(bestand, "o2", "01")
    assert satz.startswith("Nicht prüfbar: ")
    assert "20,0\u00a0% über dem Stadtwert" in satz
    assert "Weg zum nächsten Spielplatz" in satz
    satz = sentence(bestand, "o4", "02")
    assert "mit 20,0\u00a0% unter 25,0\u00a0%" in satz
    assert "Amt für Beispiele" in satz


def test_several_reasons_are_joined(ordner):
    beispiel.replace(
        ordner,
        OPTIONEN,
        "bezug = 10 }]",
        'bezug = 10 }, { indikator = "alleinlebende", vergleich = "über", bezug = "stadtwert" }, '
        '{ indikator = "einwohner", vergleich = "über", bezug = 5000 }]',
    )
    satz = sentence(load(ordner), "o5", "02")
    assert satz.count("weil ") == 3
    assert " und weil " in satz


def test_a_value_that_does_not_carry_the_answer_is_no_reason(ordner):
    beispiel.replace(
        ordner,
        OPTIONEN,
        '{ indikator = "foerderquote", vergleich = "unter", bezug = "stadtwert" }',
        '{ indikator = "einwohner", vergleich = "über", bezug = 5000 }',
    )
    bestand = load(ordner)
    satz = sentence(bestand, "o4", "01")
    assert "Alleinlebende" in satz
    assert "Einwohner" not in satz  # not met, but one of the two is enough
    assert "Einwohner" in sentence(bestand, "o4", "02")


def clue(bestand, option, raum):
    return reasons.clue(bestand, assignment(bestand, option, raum))


def test_a_clue_that_holds_is_a_reason_and_what_cannot_be_tested_is_said_with_who_has_it(bestand):
    assert clue(bestand, "o1", "01") == (
        "Anhaltspunkt, weil „Alleinlebende“ mit 30,5\u00a0% über dem Stadtwert von 26,8\u00a0% liegt "
        "(09.05.2011); nicht prüfbar: der Wert „Förderquote“ fehlt (Auskunft: Amt für Beispiele)."
    )


def test_without_a_holding_clue_a_missing_value_leaves_the_question_open(bestand):
    assert clue(bestand, "o1", "02") == (
        "Anhaltspunkt nicht prüfbar: zwar gilt, dass „Alleinlebende“ mit 20,0\u00a0% nicht über dem "
        "Stadtwert von 26,8\u00a0% liegt (09.05.2011); der Wert „Förderquote“ fehlt "
        "(Auskunft: Amt für Beispiele)."
    )


def test_clues_that_are_all_known_and_do_not_hold_are_no_clue(ordner):
    beispiel.replace(
        ordner, OPTIONEN, '    { indikator = "foerderquote", vergleich = "über", bezug = "stadtwert" },\n', ""
    )
    bestand = load(ordner)
    assert clue(bestand, "o1", "02").startswith(
        "Kein Anhaltspunkt, weil „Alleinlebende“ mit 20,0\u00a0% nicht"
    )
    assert clue(bestand, "o1", "01").endswith("liegt (09.05.2011).")


def test_a_comparison_at_an_unmet_condition_is_never_said_as_met(bestand):
    bild = check_condition(bestand, Bedingung("anteil_kinder"), "stadtteil", "04").auspraegung
    befund = Befund(Bedingung("anteil_kinder"), Antwort.NICHT_ERFUELLT, bild, 10.0, 14.9)
    assert "nicht über" in reasons.comparison(befund)
