import pytest
from hypothesis import given
from hypothesis import strategies as st
from zahlen import EINGABEN, KEINE_ZAHLEN

from sozialraum.analysis.entry import parse_number
from sozialraum.views import numbers


@pytest.mark.parametrize(("text", "zahl"), EINGABEN.items())
def test_numbers_are_read_as_german_readers_write_them(text, zahl):
    assert parse_number(text) == zahl


@pytest.mark.parametrize("text", ["", "  ", *KEINE_ZAHLEN])
def test_what_is_no_number_or_could_be_two_is_none(text):
    assert parse_number(text) is None


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_every_number_that_the_pages_write_can_be_entered(zahl, stellen):
    assert parse_number(numbers.number(zahl, stellen)) == pytest.approx(
        round(zahl, stellen), abs=10**-stellen
    )


@given(st.text("0123456789.,-+− ", max_size=12))
def test_any_entry_is_a_finite_number_or_none(text):
    zahl = parse_number(text)
    assert zahl is None or abs(zahl) < 1e12
