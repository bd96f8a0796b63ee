"""What a decision needs before it is kept."""

from dataclasses import replace

import pytest

from sozialraum.analysis.decision_check import problems
from sozialraum.model import Alternative, Entscheidung

GUT = Entscheidung("01", "", "Ja.", "", (Alternative("Nein", "Zu spät."),), "Leitung", "2026-11-12")


def test_a_complete_decision_has_no_problem():
    assert problems(GUT) == []
    assert problems(replace(GUT, raum="", option="o1", alternativen=())) == []


def test_everything_that_is_missing_is_said_at_once():
    leer = Entscheidung("", "", " \n", "", (Alternative("", "Grund"), Alternative("Etwas", " ")), "", "")
    assert problems(leer) == [
        "Es fehlt ein Stadtteil oder eine Option.",
        "Der Beschluss fehlt: Was wurde gewählt?",
        "Alternative 1 sagt nicht, was erwogen wurde.",
        "Alternative 2 hat keinen Grund: Warum nicht?",
        "Die Rolle fehlt: Wer hält den Beschluss fest?",
        "Das Datum fehlt.",
    ]


@pytest.mark.parametrize(
    "datum",
    ["gestern", "12.11.26", "2026-02-30", "2026-11", "0026-11-12", "20261112", "2026-W46-4", "٢٠٢٦-11-12"],
)
def test_a_date_that_is_no_day_is_said_with_what_was_written(datum):
    assert problems(replace(GUT, datum=datum)) == [
        f"Das Datum „{datum}“ ist nicht lesbar. Erwartet: Tag, Monat und Jahr wie 12.11.2026."
    ]


def test_what_is_too_long_is_said_with_its_length():
    lang = "x" * 2001
    zu_lang = replace(
        GUT, beschluss=lang, begruendung=lang, rolle="r" * 81, alternativen=(Alternative(lang, lang, lang),)
    )
    assert problems(zu_lang) == [
        "Der Beschluss hat 2001 Zeichen; höchstens 2000 sind möglich.",
        "Die Begründung hat 2001 Zeichen; höchstens 2000 sind möglich.",
        "Alternative 1 hat 2001 Zeichen; höchstens 2000 sind möglich.",
        "Der Grund zu Alternative 1 hat 2001 Zeichen; höchstens 2000 sind möglich.",
        "Die Herkunft von Alternative 1 hat 2001 Zeichen; höchstens 2000 sind möglich.",
        "Die Rolle hat 81 Zeichen; höchstens 80 sind möglich.",
    ]
    genau = replace(GUT, beschluss="x" * 2000, rolle="r" * 80)
    assert problems(genau) == []


def test_more_than_twenty_alternatives_are_too_many():
    assert problems(replace(GUT, alternativen=GUT.alternativen * 20)) == []
    assert problems(replace(GUT, alternativen=GUT.alternativen * 21)) == [
        "Es sind 21 Alternativen; höchstens 20 sind möglich."
    ]
