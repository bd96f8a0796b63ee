"""Whether an area stays in its class when another method draws the bounds."""

import math

import pandas as pd
import pytest

from sozialraum.analysis.classes import Einteilung, Verfahren
from sozialraum.analysis.stability import VERGLICHEN, stability

RANG, NATUR, QUANT, GLEICH, STD = (
    Verfahren.RAENGE,
    Verfahren.NATUERLICH,
    Verfahren.QUANTILE,
    Verfahren.INTERVALLE,
    Verfahren.STANDARD,
)
ZEHN = pd.Series([1, 2, 3, 11, 12, 21, 22, 23, 40, 41], index=list("abcdefghij"), dtype=float)
POSITIONEN = {
    # from the lowest class: the groups are worked out by hand in the tests of the classes
    RANG: "0011222333",
    NATUR: "0001122233",
    QUANT: "0001122333",
    GLEICH: "0000112233",
    STD: "0001122233",
}


def test_every_method_but_ones_own_bounds_is_compared():
    assert VERGLICHEN == (RANG, NATUR, QUANT, GLEICH, STD)


@pytest.mark.parametrize("gewaehlt", VERGLICHEN)
def test_an_area_is_compared_with_its_position_under_every_other_method(gewaehlt):
    for nummer, halt in enumerate(stability(ZEHN, Einteilung(gewaehlt))):
        anders = tuple(v for v in VERGLICHEN if POSITIONEN[v][nummer] != POSITIONEN[gewaehlt][nummer])
        assert (halt.raum, halt.abweichend) == ("abcdefghij"[nummer], anders)
        assert halt.gleich == 5 - len(anders)


def test_bounds_of_ones_own_are_compared_with_one_class_more_than_bounds():
    # in two classes every method has its bound between e and f, except equal intervals (at 21)
    halt = stability(ZEHN, Einteilung(Verfahren.EIGENE, anzahl=5, grenzen=(2.0,)))
    assert {h.raum: h.gleich for h in halt} == {
        "a": 5,
        "b": 5,
        "c": 0,
        "d": 0,
        "e": 0,
        "f": 4,
        "g": 5,
        "h": 5,
        "i": 5,
        "j": 5,
    }


def test_areas_without_a_value_are_left_out_and_the_others_keep_their_order():
    werte = pd.Series({"z": 1.0, "y": math.nan, "x": 5.0})
    assert [(h.raum, h.abweichend) for h in stability(werte, Einteilung())] == [("z", ()), ("x", ())]


@pytest.mark.parametrize("werte", [[], [math.nan]])
def test_without_a_value_there_is_nothing_to_hold(werte):
    assert stability(pd.Series(werte, dtype=float), Einteilung()) == ()


@pytest.mark.parametrize("werte", [[3.0], [3.0] * 10])
def test_one_value_holds_in_every_method(werte):
    assert {h.gleich for h in stability(pd.Series(werte), Einteilung())} == {5}
