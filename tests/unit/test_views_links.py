"""Addresses of pages inside the dashboard."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from sozialraum.views import links


def test_a_page_without_keys_has_a_bare_address():
    assert links.page("zeit") == "./zeit"
    assert links.page("") == "./"


def test_what_has_a_meaning_in_addresses_is_escaped():
    assert links.page("", indikator="Wohnen & Fläche") == "./?indikator=Wohnen%20%26%20Fl%C3%A4che"


def test_a_list_repeats_its_key():
    assert links.page("zeit", gebiete=["Alt", "Neu"], jahr=2022) == "./zeit?gebiete=Alt&gebiete=Neu&jahr=2022"


def test_a_sheet_is_addressed_by_the_short_name(bestand):
    indikator = replace(next(iter(bestand.indikatoren.values())), kurzname="A (2011) + B/C?")
    adresse = urlsplit(links.sheet(indikator))
    assert adresse.path == "./methodik"
    assert parse_qs(adresse.query) == {"indikator": ["A (2011) + B/C?"]}


def test_a_profile_is_addressed_by_the_name_of_the_area():
    assert links.profile("St. Jürgen") == "./stadtteil?stadtteil=St.%20J%C3%BCrgen"


def test_an_option_is_reached_by_its_title():
    assert links.option("Büro & Treff: 2?") == "./optionen?option=B%C3%BCro%20%26%20Treff%3A%202%3F"
