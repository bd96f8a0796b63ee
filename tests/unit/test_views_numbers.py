"""Numbers, dates and lists as German readers write them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.views import numbers

prop = settings(deadline=None, max_examples=150)
WERTE = st.floats(-1e9, 1e9, allow_nan=False)
STELLEN = st.integers(0, 3)


def read(text):
    """What a German reader takes a printed number for."""
    return float(text.replace(".", "").replace(",", ".").replace(numbers.MINUS, "-").replace("+", ""))


@prop
@given(WERTE, STELLEN)
def test_a_printed_number_is_read_back_at_its_precision(wert, stellen):
    text = numbers.number(wert, stellen)
    assert read(text) == pytest.approx(wert, abs=0.5000001 * 10**-stellen)
    nachkomma = rf",\d{{{stellen}}}" if stellen else ""
    assert re.fullmatch(rf"−?\d{{1,3}}(\.\d{{3}})*{nachkomma}", text)


@prop
@given(st.integers(-(10**9), 10**9), STELLEN)
def test_a_number_of_that_precision_is_read_back_exactly(ganz, stellen):
    wert = ganz / 10**stellen
    assert read(numbers.number(wert, stellen)) == wert


@prop
@given(WERTE, STELLEN)
def test_a_difference_has_a_sign_unless_it_is_printed_as_zero(wert, stellen):
    text = numbers.signed(wert, stellen)
    assert (text[0] in f"+{numbers.MINUS}") == (read(text) != 0)
    assert read(text) == read(numbers.number(wert, stellen))
    assert text[0] != (numbers.MINUS if wert > 0 else "+")


@pytest.mark.parametrize(
    ("wert", "stellen", "text"),
    [
        (1234.5, 1, "1.234,5"),
        (222077, 0, "222.077"),
        (0, 0, "0"),
        (-0.04, 1, "0,0"),
        (-3.26, 1, "−3,3"),
        (0.5, 3, "0,500"),
        (-1234567, 0, "−1.234.567"),
    ],
)
def test_a_number_is_printed_with_comma_and_points(wert, stellen, text):
    assert numbers.number(wert, stellen) == text


@pytest.mark.parametrize(
    ("wert", "text"), [(3.7, "+3,7"), (-6.8, "−6,8"), (0, "0,0"), (0.04, "0,0"), (-0.04, "0,0")]
)
def test_a_difference_is_printed_with_its_sign(wert, text):
    assert numbers.signed(wert, 1) == text


def test_a_unit_follows_its_number_on_the_same_line(bestand):
    assert numbers.with_unit(33.24, bestand.indikatoren["alleinlebende"]) == "33,2\u00a0%"
    assert numbers.with_unit(1200, bestand.indikatoren["einwohner"]) == "1.200\u00a0Personen"


@pytest.mark.parametrize(
    ("stichtag", "text"),
    [
        ("2022-12-31", "31.12.2022"),
        ("2023-06", "Juni 2023"),
        ("2023-01", "Januar 2023"),
        ("2023-12", "Dezember 2023"),
        ("2022", "2022"),
        ("", "ohne Datum"),
    ],
)
def test_a_stichtag_is_printed_as_a_german_date(stichtag, text):
    assert numbers.date(stichtag) == text


@pytest.mark.parametrize(
    ("teile", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_a_list_ends_with_and(teile, text):
    assert numbers.enumeration(teile) == text


def test_a_list_can_end_with_or():
    assert numbers.enumeration(["a", "b", "c"], "oder") == "a, b oder c"


def test_a_name_gets_its_year_once():
    assert numbers.with_year("Leerstand (2011)", 2011) == "Leerstand (2011)"
    assert numbers.with_year("Fluktuation", 2022) == "Fluktuation (2022)"
