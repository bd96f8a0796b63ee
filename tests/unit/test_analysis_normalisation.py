"""Values on one scale: by hand, against scipy, and what has no scale."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sozialraum.analysis.normalisation import normalise
from sozialraum.model import Normierung, Vorrang

WERTE = pd.Series([10.0, 30.0, 30.0, 50.0], index=["01", "02", "03", "04"])

ZAHLEN = st.lists(st.integers(-9999, 9999).map(lambda zahl: zahl / 10), min_size=2, max_size=12).filter(
    lambda zahlen: len(set(zahlen)) > 1
)


@pytest.mark.parametrize(
    ("normierung", "erwartet"),
    [
        # mean 30, squares of the deviations 400, 0, 0, 400: deviation the root of 200
        (Normierung.Z_WERT, [100 - 10 * 20 / math.sqrt(200), 100, 100, 100 + 10 * 20 / math.sqrt(200)]),
        (Normierung.MIN_MAX, [1, 50.5, 50.5, 100]),
        (Normierung.RANG, [1, 2.5, 2.5, 4]),
    ],
)
def test_values_are_put_on_a_scale_by_hand(normierung, erwartet):
    hoch = normalise(WERTE, Vorrang.HOCH, normierung)
    assert hoch.to_dict() == pytest.approx(dict(zip(WERTE.index, erwartet, strict=True)))
    niedrig = normalise(WERTE, Vorrang.NIEDRIG, normierung)
    assert list(niedrig) == pytest.approx(erwartet[::-1])


@given(zahlen=ZAHLEN)
def test_the_scales_are_those_of_scipy(zahlen):
    werte = pd.Series(zahlen)
    z = normalise(werte, Vorrang.HOCH, Normierung.Z_WERT)
    assert list(z) == pytest.approx(list(100 + 10 * stats.zscore(zahlen)))
    assert list(normalise(werte, Vorrang.HOCH, Normierung.RANG)) == list(stats.rankdata(zahlen))
    assert list(normalise(werte, Vorrang.NIEDRIG, Normierung.RANG)) == list(stats.rankdata(-werte))


@given(zahlen=ZAHLEN, normierung=st.sampled_from(Normierung), vorrang=st.sampled_from(Vorrang))
def test_a_scale_keeps_the_order_and_stays_above_zero(zahlen, normierung, vorrang):
    werte = pd.Series(zahlen)
    normiert = normalise(werte, vorrang, normierung)
    assert normiert.min() >= 1
    assert list(normiert.rank()) == list(werte.rank() if vorrang is Vorrang.HOCH else (-werte).rank())


@given(zahlen=ZAHLEN, normierung=st.sampled_from(Normierung))
def test_the_other_direction_mirrors_the_scale(zahlen, normierung):
    hoch, niedrig = (normalise(pd.Series(zahlen), vorrang, normierung) for vorrang in Vorrang)
    mitte = {Normierung.Z_WERT: 200, Normierung.MIN_MAX: 101, Normierung.RANG: len(zahlen) + 1}
    assert list(hoch + niedrig) == pytest.approx([mitte[normierung]] * len(zahlen))


def test_one_area_far_below_two_hundred_equal_ones_stays_above_zero():
    werte = pd.Series([0.0] + [1.0] * 200)
    assert stats.zscore(werte)[0] < -14  # minus the root of 200
    assert normalise(werte, Vorrang.HOCH, Normierung.Z_WERT).min() == 1


@pytest.mark.parametrize("normierung", Normierung)
@pytest.mark.parametrize("zahlen", [[14.9] * 9, [0.0, -0.0], [5.0], [], [1.0, np.nan], [1.0, np.inf]])
def test_equal_and_missing_values_have_no_scale(normierung, zahlen):
    with pytest.raises(ValueError, match="no scale"):
        normalise(pd.Series(zahlen, dtype=float), Vorrang.HOCH, normierung)
