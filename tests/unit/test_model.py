"""The words of the field: terms, kinds of Indikator, Belegstufen, and the index of the values."""

from dataclasses import replace

import beispiel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.model import Belegstufe, Fehlgrund, Term
from sozialraum.sources import load

kennungen = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("einwohner", Term("einwohner", 1, False)),
        ("-einwohner", Term("einwohner", -1, False)),
        ("einwohner@basisjahr", Term("einwohner", 1, True)),
        ("-einwohner@basisjahr", Term("einwohner", -1, True)),
    ],
)
def test_a_term_is_read_with_its_sign_and_its_year(text, term):
    assert Term.parse(text) == term


@given(kennungen, st.booleans(), st.booleans())
def test_every_written_term_is_read_back(kennung, minus, basisjahr):
    text = f"{'-' if minus else ''}{kennung}{'@basisjahr' if basisjahr else ''}"
    assert Term.parse(text) == Term(kennung, -1 if minus else 1, basisjahr)


def test_an_indikator_knows_whether_it_is_derived_and_needs_a_base_year(bestand):
    indikatoren = bestand.indikatoren
    assert [i.id for i in indikatoren.values() if i.abgeleitet] == [
        "anteil_kinder",
        "dichte",
        "entwicklung",
        "umzugsrate",
    ]
    assert [i.id for i in indikatoren.values() if i.braucht_basisjahr] == ["entwicklung"]


def test_only_a_and_b_belong_to_the_report_and_every_belegstufe_has_its_own_meaning():
    assert [stufe.value for stufe in Belegstufe if stufe.gehoert_zum_bericht] == ["A", "B"]
    assert len({stufe.bedeutung for stufe in Belegstufe}) == 4


def test_a_raumebene_names_its_areas(bestand):
    assert bestand.raumebenen["stadtteil"].namen == beispiel.NAMEN


def test_values_are_found_by_level_indikator_and_year(bestand):
    werte = bestand.werte["stadtteil", "alleinlebende", 2011]
    assert werte["01"].wert == 30.5
    assert werte["01"].hinweis == "Auf Stadtteile umgerechnet."
    assert werte["01"].fehlgrund is None
    assert werte["04"].wert is None
    assert werte["04"].fehlgrund is Fehlgrund.UNTERDRUECKT
    assert ("stadt", "umzuege", 2021) not in bestand.werte


def test_the_latest_stichtag_of_a_year_counts_wherever_it_stands_in_the_file(ordner):
    beispiel.replace(
        ordner,
        beispiel.WERTE,
        "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;\n",
        "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;\n"
        "stadt;00;foerderquote;2022-06;11,1;;testmeldung;presse;\n"
        "stadt;00;foerderquote;2022;10,1;;testmeldung;presse;\n",
    )
    assert load(ordner).werte["stadt", "foerderquote", 2022]["00"].wert == 12.8


def test_years_are_those_with_at_least_one_value(ordner, bestand):
    assert bestand.jahre["stadtteil", "einwohner"] == (2020, 2021, 2022)
    assert ("stadtteil", "foerderquote") not in bestand.jahre
    beispiel.append(
        ordner,
        beispiel.WERTE,
        "stadtteil;04;alleinlebende;2012-05-09;;nicht_veroeffentlicht;testzensus;berechnet;\n",
    )
    assert load(ordner).jahre["stadtteil", "alleinlebende"] == (2011,)


def test_the_period_spans_the_years_with_a_value_for_every_area(bestand):
    assert bestand.zeitraum == range(2020, 2023)


def test_a_bestand_without_complete_values_has_an_empty_period(bestand):
    leer = replace(bestand, beobachtungen=bestand.beobachtungen.query("raumebene == 'stadt'"))
    assert list(leer.zeitraum) == []
