"""Screening: which areas meet conditions, and what each answer rests on."""

import pytest
from beispiel import NAMEN
from hypothesis import given
from hypothesis import strategies as st
from werte import with_values

from sozialraum.analysis.options import Antwort
from sozialraum.analysis.screening import Regel, Suchbedingung, Suchergebnis, screen

JA, NEIN, OFFEN = Antwort.ERFUELLT, Antwort.NICHT_ERFUELLT, Antwort.NICHT_PRUEFBAR


def search(bestand, *bedingungen, alle=True, jahr=2022, basisjahr=None):
    gesucht = tuple(
        Suchbedingung(bestand.indikatoren[name], Regel(regel), *zahl) for name, regel, *zahl in bedingungen
    )
    return screen(bestand, gesucht, alle, "stadtteil", jahr, basisjahr=basisjahr)


def answers(ergebnis):
    return list(ergebnis.antworten.values())


# the shares of children in 2022: 20, 15, 20, 10 %, the city 14.9 %
@pytest.mark.parametrize(
    ("bedingung", "erwartet"),
    [
        (("anteil_kinder", "über Stadtwert"), [JA, JA, JA, NEIN]),
        (("anteil_kinder", "unter Stadtwert"), [NEIN, NEIN, NEIN, JA]),
        (("anteil_kinder", "mindestens", 20.0), [JA, NEIN, JA, NEIN]),
        (("anteil_kinder", "mindestens", 20.1), [NEIN, NEIN, NEIN, NEIN]),
        (("anteil_kinder", "höchstens", 15.0), [NEIN, JA, NEIN, JA]),
        (("anteil_kinder", "höchstens", 0.0), [NEIN, NEIN, NEIN, NEIN]),
    ],
)
def test_a_condition_is_answered_for_every_area(bestand, bedingung, erwartet):
    ergebnis = search(bestand, bedingung)
    assert list(ergebnis.antworten) == list(NAMEN)
    assert answers(ergebnis) == erwartet


def test_an_answer_names_value_reference_year_and_stichtag(bestand):
    bedingung = ("anteil_kinder", "über Stadtwert")
    (befund,) = search(bestand, bedingung, jahr=2021).befunde["04"]
    assert (befund.wert, befund.bezugswert, befund.rang) == (12.0, 15.9, None)
    assert (befund.auspraegung.jahr, befund.auspraegung.stichtag) == (2021, "2021-12-31")
    assert befund.bedingung == Suchbedingung(bestand.indikatoren["anteil_kinder"], Regel.UEBER_STADTWERT)
    assert befund.antwort is NEIN


def test_the_reference_of_a_number_is_that_number(bestand):
    (befund,) = search(bestand, ("anteil_kinder", "mindestens", 12.5)).befunde["01"]
    assert (befund.wert, befund.bezugswert) == (20.0, 12.5)


def test_a_value_equal_to_the_city_value_is_neither_above_nor_below(bestand):
    bestand = with_values(bestand, "alleinlebende", {2022: (5, 6, 4, 5, 5)})
    assert answers(search(bestand, ("alleinlebende", "über Stadtwert"))) == [NEIN, JA, NEIN, NEIN]
    assert answers(search(bestand, ("alleinlebende", "unter Stadtwert"))) == [NEIN, NEIN, JA, NEIN]


def test_each_indikator_is_looked_at_in_its_year_nearest_to_the_wanted_one(bestand):
    ergebnis = search(
        bestand, ("anteil_kinder", "über Stadtwert"), ("alleinlebende", "über Stadtwert"), jahr=2021
    )
    assert [befund.auspraegung.jahr for befund in ergebnis.befunde["01"]] == [2021, 2011]


def test_a_missing_value_cannot_be_tested_and_has_no_number(bestand):
    (befund,) = search(bestand, ("alleinlebende", "mindestens", 1.0)).befunde["04"]
    assert (befund.antwort, befund.wert, befund.bezugswert) == (OFFEN, None, 1.0)


def test_a_missing_city_value_cannot_be_tested(bestand):
    bestand = with_values(bestand, "alleinlebende", {2022: (5, 6, 4, 5, None)})
    assert answers(search(bestand, ("alleinlebende", "über Stadtwert"))) == [OFFEN] * 4
    assert search(bestand, ("alleinlebende", "über Stadtwert")).befunde["01"][0].wert == 5


def test_a_count_is_not_held_against_the_count_of_the_city(bestand):
    ergebnis = search(bestand, ("einwohner", "unter Stadtwert"))
    assert answers(ergebnis) == [OFFEN] * 4
    assert ergebnis.befunde["01"][0].bezugswert is None
    assert answers(search(bestand, ("einwohner", "mindestens", 2000.0))) == [NEIN, JA, JA, JA]


@pytest.mark.parametrize("regel", ["mindestens", "höchstens"])
def test_without_a_number_there_is_nothing_to_test(bestand, regel):
    assert answers(search(bestand, ("einwohner", regel))) == [OFFEN] * 4


def test_growth_is_tested_with_a_base_year(bestand):
    wachstum = ("entwicklung", "mindestens", 5.0)
    assert answers(search(bestand, wachstum, basisjahr=2020)) == [JA, NEIN, NEIN, JA]
    assert answers(search(bestand, wachstum)) == [OFFEN] * 4


# --- thirds


def test_a_third_of_four_areas_is_one(bestand):
    oben, unten = ("einwohner", "oberes Drittel"), ("einwohner", "unteres Drittel")
    assert answers(search(bestand, oben)) == [NEIN, NEIN, NEIN, JA]
    assert answers(search(bestand, unten)) == [JA, NEIN, NEIN, NEIN]
    assert [b[0].rang for b in search(bestand, oben).befunde.values()] == [4, 3, 2, 1]
    assert [b[0].rang for b in search(bestand, unten).befunde.values()] == [1, 2, 3, 4]
    assert search(bestand, oben).befunde["04"][0].wert == 4200
    assert search(bestand, oben).befunde["04"][0].bezugswert is None


def test_areas_with_the_same_value_share_the_better_rank_and_the_third(bestand):
    assert answers(search(bestand, ("anteil_kinder", "oberes Drittel"))) == [JA, NEIN, JA, NEIN]
    assert answers(search(bestand, ("anteil_kinder", "unteres Drittel"))) == [NEIN, NEIN, NEIN, JA]


def test_if_all_areas_have_the_same_value_none_is_in_a_third(bestand):
    bestand = with_values(bestand, "alleinlebende", {2022: (7, 7, 7, 7, 7)})
    for regel in ("oberes Drittel", "unteres Drittel"):
        assert answers(search(bestand, ("alleinlebende", regel))) == [NEIN] * 4


def test_a_third_of_an_incomplete_set_cannot_be_tested(bestand):
    ergebnis = search(bestand, ("alleinlebende", "oberes Drittel"))
    assert answers(ergebnis) == [OFFEN] * 4
    assert [b[0].wert for b in ergebnis.befunde.values()] == [30.5, 20.0, 25.4, None]
    assert [b[0].rang for b in ergebnis.befunde.values()] == [None] * 4


def test_three_of_the_ten_stadtteile_are_a_third(luebeck):
    alter = ("durchschnittsalter", "oberes Drittel")
    assert len(search(luebeck, alter).areas(JA)) == 3


# --- several conditions

KINDER, ALLEIN = ("anteil_kinder", "mindestens", 20.0), ("alleinlebende", "mindestens", 25.0)
# 01 meets both, 02 none, 03 both, 04 not the first and the second is unknown
GEFOERDERT = ("foerderquote", "über Stadtwert")  # known for the city alone


def test_and_needs_all_conditions_or_needs_one(bestand):
    alt = ("anteil_kinder", "höchstens", 15.0)
    assert answers(search(bestand, KINDER, alt)) == [NEIN] * 4
    assert answers(search(bestand, KINDER, alt, alle=False)) == [JA] * 4


def test_what_cannot_be_tested_counts_only_where_the_other_conditions_do_not_decide(bestand):
    assert answers(search(bestand, KINDER, ALLEIN)) == [JA, NEIN, JA, NEIN]
    assert answers(search(bestand, KINDER, ALLEIN, alle=False)) == [JA, NEIN, JA, OFFEN]
    assert answers(search(bestand, KINDER, GEFOERDERT)) == [OFFEN, NEIN, OFFEN, NEIN]
    assert answers(search(bestand, KINDER, GEFOERDERT, alle=False)) == [JA, OFFEN, JA, OFFEN]


def test_the_detail_of_an_area_has_one_answer_per_condition_in_their_order(bestand):
    befunde = search(bestand, ALLEIN, KINDER).befunde["04"]
    assert [befund.bedingung.indikator.id for befund in befunde] == ["alleinlebende", "anteil_kinder"]
    assert [befund.antwort for befund in befunde] == [OFFEN, NEIN]


def test_areas_are_listed_by_answer(bestand):
    ergebnis = search(bestand, KINDER, ALLEIN, alle=False)
    assert [ergebnis.areas(antwort) for antwort in (JA, NEIN, OFFEN)] == [("01", "03"), ("02",), ("04",)]


@pytest.mark.parametrize("alle", [True, False])
def test_without_conditions_no_area_is_a_match(bestand, alle):
    ergebnis = search(bestand, alle=alle)
    assert ergebnis == Suchergebnis({}, {})
    assert ergebnis.areas(JA) == ()


BEDINGUNGEN = st.lists(
    st.tuples(
        st.sampled_from(["anteil_kinder", "einwohner", "alleinlebende", "foerderquote", "umzugsrate"]),
        st.sampled_from(list(Regel)),
        st.sampled_from([None, 0.0, 15.0, 20.0, 25.0, 2000.0]),
    ),
    min_size=1,
    max_size=4,
)


@given(bedingungen=BEDINGUNGEN, jahr=st.integers(2009, 2024))
def test_what_meets_all_conditions_meets_one_of_them(bestand, bedingungen, jahr):
    und = search(bestand, *bedingungen, jahr=jahr)
    oder = search(bestand, *bedingungen, alle=False, jahr=jahr)
    assert set(und.areas(JA)) <= set(oder.areas(JA))
    assert set(oder.areas(NEIN)) <= set(und.areas(NEIN))
    assert und.befunde == oder.befunde


@given(bedingungen=BEDINGUNGEN, weitere=BEDINGUNGEN)
def test_another_condition_can_only_narrow_and_and_widen_or(bestand, bedingungen, weitere):
    alle = [*bedingungen, *weitere]
    assert set(search(bestand, *alle).areas(JA)) <= set(search(bestand, *bedingungen).areas(JA))
    assert set(search(bestand, *bedingungen, alle=False).areas(JA)) <= set(
        search(bestand, *alle, alle=False).areas(JA)
    )


@given(werte=st.lists(st.integers(0, 5), min_size=4, max_size=4))
def test_who_is_in_the_upper_third_is_in_the_lower_third_of_the_opposite(bestand, werte):
    hin = with_values(bestand, "foerderquote", {2022: [*werte, 0]})
    her = with_values(bestand, "foerderquote", {2022: [*(-wert for wert in werte), 0]})
    oben = search(hin, ("foerderquote", "oberes Drittel"))
    unten = search(her, ("foerderquote", "unteres Drittel"))
    assert answers(oben) == answers(unten)
    # exactly those with the highest value, unless nobody differs
    hoechste = {raum for raum, wert in zip(NAMEN, werte, strict=True) if wert == max(werte)}
    assert set(oben.areas(JA)) == (hoechste if len(set(werte)) > 1 else set())
