"""Classes of a choropleth, as properties: they hold for every set of values."""

import math
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapclassify import FisherJenks

from sozialraum.analysis.classes import HOECHSTENS, natural_breaks

ZAHLEN = st.floats(-1e6, 1e6, allow_nan=False).map(lambda wert: round(wert, 1))
WENIGE = st.integers(0, 6).map(float)
"""Few different numbers, so that ties are frequent."""
WERTE = st.lists(st.one_of(ZAHLEN, WENIGE, st.just(math.nan)), max_size=40).map(
    lambda liste: pd.Series(liste, index=[f"{n:02}" for n in range(len(liste))], dtype=float)
)
ANZAHL = st.integers(1, 6)

prop = settings(deadline=None, max_examples=60)


@prop
@given(WERTE, ANZAHL)
def test_a_missing_value_is_in_no_class_and_every_other_in_exactly_one(werte, anzahl):
    gezaehlt = [raum for klasse in natural_breaks(werte, anzahl) for raum in klasse.raeume]
    assert sorted(gezaehlt) == sorted(werte.dropna().index)


@prop
@given(WERTE, ANZAHL)
def test_equal_values_are_in_the_same_class(werte, anzahl):
    klasse_von = {raum: k.nummer for k in natural_breaks(werte, anzahl) for raum in k.raeume}
    for _, gleiche in werte.dropna().groupby(werte):
        assert len({klasse_von[raum] for raum in gleiche.index}) == 1


@prop
@given(WERTE, ANZAHL)
def test_there_are_at_most_as_many_classes_as_asked_for_and_none_is_empty(werte, anzahl):
    klassen = natural_breaks(werte, anzahl)
    assert len(klassen) <= anzahl
    assert len(klassen) == min(anzahl, werte.nunique())
    assert all(klasse.raeume for klasse in klassen)
    assert [klasse.nummer for klasse in klassen] == list(range(len(klassen)))


@prop
@given(WERTE, ANZAHL)
def test_classes_ascend_do_not_overlap_and_begin_and_end_with_values_that_occur(werte, anzahl):
    klassen = natural_breaks(werte, anzahl)
    for klasse in klassen:
        darin = werte[list(klasse.raeume)]
        assert (klasse.von, klasse.bis) == (darin.min(), darin.max())
    for untere, obere in pairwise(klassen):
        assert untere.bis < obere.von


@prop
@given(WERTE, st.randoms(use_true_random=False))
def test_the_order_of_the_areas_does_not_matter(werte, zufall):
    gemischt = list(werte.index)
    zufall.shuffle(gemischt)

    def bounds(klassen):
        return [(k.von, k.bis, sorted(k.raeume)) for k in klassen]

    assert bounds(natural_breaks(werte)) == bounds(natural_breaks(werte[gemischt]))


def test_breaks_lie_in_the_gaps_of_the_values():
    werte = pd.Series([1, 2, 3, 11, 12, 21, 22, 23, 40, 41], index=list("abcdefghij"), dtype=float)
    assert [(k.von, k.bis, "".join(k.raeume)) for k in natural_breaks(werte)] == [
        (1, 3, "abc"),
        (11, 12, "de"),
        (21, 23, "fgh"),
        (40, 41, "ij"),
    ]
    assert len(natural_breaks(werte)) == HOECHSTENS


@pytest.mark.parametrize("werte", [[], [math.nan, math.nan]])
def test_without_a_value_there_is_no_class(werte):
    assert natural_breaks(pd.Series(werte, dtype=float)) == ()


@pytest.mark.filterwarnings("error")
def test_classifying_warns_of_nothing():
    assert len(natural_breaks(pd.Series(range(10), dtype=float))) == HOECHSTENS


def spread(gruppen):
    """Sum of squared deviations from the mean of each group: natural breaks make it as small as possible."""
    return sum(((gruppe - gruppe.mean()) ** 2).sum() for gruppe in gruppen)


@pytest.mark.filterwarnings("ignore:Numba not installed")
@prop
@given(st.lists(ZAHLEN, min_size=6, max_size=30, unique=True), st.integers(2, 5))
def test_the_breaks_are_as_good_as_those_of_mapclassify(liste, anzahl):
    werte = pd.Series(liste)
    unsere = spread(werte[list(k.raeume)] for k in natural_breaks(werte, anzahl))
    nummern = FisherJenks(werte, k=anzahl).yb
    assert unsere == pytest.approx(spread(gruppe for _, gruppe in werte.groupby(nummern)), rel=1e-6, abs=1e-6)
