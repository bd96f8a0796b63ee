"""How a problem in the data is said, and how many problems are carried together."""

import pytest

from sozialraum.errors import DataError, Problem, SozialraumError


@pytest.mark.parametrize(
    ("problem", "satz"),
    [
        (
            Problem("a.csv", 7, "wert", "Befund.", "eine Zahl"),
            "a.csv, Zeile 7, wert: Befund. Erwartet: eine Zahl",
        ),
        (Problem("a.csv", 7, "", "Befund.", "x"), "a.csv, Zeile 7: Befund. Erwartet: x"),
        (Problem("a.csv", None, "id", "Befund.", "x"), "a.csv, id: Befund. Erwartet: x"),
        (Problem("a.csv", None, "", "Befund.", "x"), "a.csv: Befund. Erwartet: x"),
    ],
)
def test_a_problem_reads_as_one_sentence_and_leaves_out_what_is_unknown(problem, satz):
    assert str(problem) == satz


def test_a_data_error_carries_every_problem_once_in_the_order_of_the_files():
    spaet = Problem("b.csv", 1, "", "Befund.", "x")
    hinten = Problem("a.csv", 12, "", "Befund.", "x")
    vorn = Problem("a.csv", 3, "", "Befund.", "x")
    datei = Problem("a.csv", None, "", "Befund.", "x")
    fehler = DataError([spaet, hinten, vorn, datei, hinten])
    assert fehler.probleme == [datei, vorn, hinten, spaet]
    assert str(fehler).splitlines() == [str(p) for p in fehler.probleme]


def test_a_data_error_is_an_error_of_this_project():
    assert issubclass(DataError, SozialraumError)
