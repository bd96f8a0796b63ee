"""Symbols: shape says the kind, filling says confirmed."""

import xml.etree.ElementTree as ET
from urllib.parse import unquote

import pytest

from sozialraum.views import symbols


@pytest.mark.parametrize("art", symbols.SYMBOLE)
@pytest.mark.parametrize("status", symbols.FORMEN)
def test_every_kind_of_site_has_a_symbol_that_is_valid_svg(art, status):
    wurzel = ET.fromstring(symbols.svg(art, status))
    assert wurzel.tag.endswith("svg")
    assert wurzel[0].attrib["d"] == symbols.SYMBOLE[art]


def test_every_status_looks_different_and_no_two_kinds_share_a_shape():
    assert len({symbols.svg("Treff", status) for status in symbols.FORMEN}) == 4
    assert len(set(symbols.SYMBOLE.values())) == 7


def test_an_unknown_kind_has_no_symbol():
    with pytest.raises(KeyError):
        symbols.svg("Kneipe", "bestätigt")


def test_the_address_of_a_symbol_is_safe_in_a_page():
    adresse = symbols.address("Nachbarschaftsbüro")
    assert adresse.isascii()
    assert unquote(adresse) == "./sozialraum/symbol/Nachbarschaftsbüro/bestätigt.svg"
    assert symbols.address("Treff", "geplant") == "./sozialraum/symbol/Treff/geplant.svg"


def test_only_a_confirmed_site_is_filled_dark():
    dunkel = [status for status in symbols.FORMEN if 'fill="#1d1b19"' in symbols.svg("Treff", status)]
    assert dunkel == ["bestätigt"]


def test_every_status_that_a_site_can_have_has_a_form(bestand, luebeck):
    assert {e.status for b in (bestand, luebeck) for e in b.einrichtungen} <= set(symbols.FORMEN)
    assert {e.art for b in (bestand, luebeck) for e in b.einrichtungen} <= set(symbols.SYMBOLE)
