"""The rule for new sites: one block, whose option and Indikatoren exist and can be compared with the city."""

import beispiel
import pytest
from beispiel import REGEL

from sozialraum.model import Bedarfsregel

BEDARF = "ein Indikator zur Auswahl, keine absolute Zahl und ohne @basisjahr"


def test_the_rule_is_read(bestand, luebeck):
    assert bestand.bedarfsregel == Bedarfsregel(
        option="o4",
        indikator="foerderquote",
        naeherungen=("alleinlebende", "anteil_kinder"),
        arten=("Treff", "Nachbarschaftsbüro"),
    )
    regel = luebeck.bedarfsregel
    assert (regel.option, regel.indikator, regel.naeherungen[0]) == ("o23", "kinder_sgb2", "alleinerziehende")
    assert regel.arten == ("Nachbarschaftsbüro",)


@pytest.mark.parametrize(
    ("alt", "neu", "feld", "befund", "erwartet"),
    [
        ('"o4"', '"o99"', "option", "„o99“ gibt es nicht.", "die id einer Option"),
        ('"foerderquote"', '"quote"', "indikator", "„quote“ gibt es nicht.", BEDARF),
        ('"alleinlebende"', '"quote"', "naeherungen", "„quote“ gibt es nicht.", BEDARF),
        (
            '"foerderquote"',
            '"einwohner"',
            "indikator",
            "„einwohner“ lässt sich hier nicht verwenden.",
            BEDARF,
        ),
        ('"alleinlebende"', '"kinder"', "naeherungen", "„kinder“ lässt sich hier nicht verwenden.", BEDARF),
        (
            '"anteil_kinder"',
            '"entwicklung"',
            "naeherungen",
            "„entwicklung“ lässt sich hier nicht verwenden.",
            BEDARF,
        ),
    ],
)
def test_what_the_rule_names_must_exist_and_be_comparable(ordner, alt, neu, feld, befund, erwartet):
    zeile = beispiel.replace(ordner, REGEL, alt, neu)
    (problem,) = beispiel.problems(ordner)
    assert (problem.datei, problem.zeile, problem.spalte) == (REGEL, zeile, feld)
    assert (problem.befund, problem.erwartet) == (befund, erwartet)


def test_kinds_must_be_kinds_and_approximations_may_not_be_empty(ordner):
    beispiel.replace(ordner, REGEL, '"Treff"', '"Kneipe"')
    beispiel.replace(ordner, REGEL, '["alleinlebende", "anteil_kinder"]', "[]")
    assert {problem.spalte for problem in beispiel.problems(ordner)} == {
        "arten[1]",
        "naeherungen",
    }


def test_there_is_one_rule(ordner):
    text = (ordner / REGEL).read_text(encoding="utf-8")
    zeile = beispiel.append(ordner, REGEL, text)
    (problem,) = beispiel.problems(ordner)
    assert (problem.datei, problem.zeile, problem.befund) == (REGEL, zeile, "Es gibt schon eine Regel.")


def test_a_broken_option_or_indikator_does_not_break_the_rule_too(ordner):
    beispiel.replace(ordner, beispiel.OPTIONEN, 'titel = "Besuchsdienst fortführen"', "titel = 5")
    assert all(problem.datei == beispiel.OPTIONEN for problem in beispiel.problems(ordner))


def test_a_broken_indikator_does_not_break_the_rule_too(ordner):
    beispiel.replace(ordner, beispiel.KATALOG, 'kurzname = "Förderquote"', "kurzname = 5")
    assert all(problem.datei == beispiel.KATALOG for problem in beispiel.problems(ordner))


def test_a_missing_rule_is_a_problem(ordner):
    (ordner / REGEL).unlink()
    (problem,) = beispiel.problems(ordner)
    assert (problem.datei, problem.befund) == (REGEL, "Die Datei fehlt.")
