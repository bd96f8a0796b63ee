"""Which options concern an area: three answers, after Kleene, and values that say so."""

from dataclasses import replace
from itertools import product

import beispiel
import pytest
from beispiel import NAMEN, OPTIONEN, WERTE
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.analysis.options import (
    Antwort,
    Auswahl,
    areas_for,
    check_condition,
    check_criterion,
    combine,
    conditions_to_try,
    local_options,
    options_for,
    with_reference,
)
from sozialraum.model import Bedingung, Belegstufe, Vergleich
from sozialraum.sources import load

JA, NEIN, OFFEN = Antwort.ERFUELLT, Antwort.NICHT_ERFUELLT, Antwort.NICHT_PRUEFBAR
STUFE = {NEIN: 0, OFFEN: 1, JA: 2}
"""Kleene's order: and is the smaller, or is the larger of two."""
VON_STUFE = {stufe: antwort for antwort, stufe in STUFE.items()}
ANTWORTEN = st.lists(st.sampled_from(list(Antwort)), min_size=1, max_size=6)
ALLE_STUFEN = Auswahl(tuple(Belegstufe))

prop = settings(deadline=None, max_examples=80)

TABELLE = {
    # a, b: and, or
    (JA, JA): (JA, JA),
    (JA, OFFEN): (OFFEN, JA),
    (JA, NEIN): (NEIN, JA),
    (OFFEN, OFFEN): (OFFEN, OFFEN),
    (OFFEN, NEIN): (NEIN, OFFEN),
    (NEIN, NEIN): (NEIN, NEIN),
}


@pytest.mark.parametrize(("a", "b"), list(product(Antwort, repeat=2)))
def test_two_answers_are_joined_as_in_kleenes_tables(a, b):
    und, oder = TABELLE.get((a, b)) or TABELLE[b, a]
    assert combine([a, b], alle=True) is und
    assert combine([a, b], alle=False) is oder


@pytest.mark.parametrize("antwort", Antwort)
def test_one_answer_stays_what_it_is(antwort):
    assert combine([antwort], alle=True) is antwort is combine([antwort], alle=False)


@prop
@given(ANTWORTEN)
def test_many_answers_are_joined_like_two_after_another(antworten):
    stufen = [STUFE[antwort] for antwort in antworten]
    assert combine(antworten, alle=True) is VON_STUFE[min(stufen)]
    assert combine(antworten, alle=False) is VON_STUFE[max(stufen)]


@prop
@given(ANTWORTEN, st.booleans(), st.lists(st.sampled_from([JA, NEIN]), min_size=6, max_size=6))
def test_a_missing_value_that_becomes_known_never_flips_an_answer_that_was_given(antworten, alle, spaeter):
    vorher = combine(antworten, alle)
    ergaenzt = [neu if alt is OFFEN else alt for alt, neu in zip(antworten, spaeter, strict=False)]
    nachher = combine(ergaenzt, alle)
    assert nachher is not OFFEN
    assert vorher in (OFFEN, nachher)


def answers(bestand, bedingung):
    return [check_condition(bestand, bedingung, "stadtteil", raum).antwort for raum in NAMEN]


@pytest.mark.parametrize(
    ("vergleich", "antworten"),
    [
        # children in 2022: 20.0, 15.0, 20.0, 10.0
        (Vergleich.UEBER, [JA, NEIN, JA, NEIN]),
        (Vergleich.MINDESTENS, [JA, JA, JA, NEIN]),
        (Vergleich.UNTER, [NEIN, NEIN, NEIN, JA]),
        (Vergleich.HOECHSTENS, [NEIN, JA, NEIN, JA]),
    ],
)
def test_a_value_is_compared_with_a_number(bestand, vergleich, antworten):
    assert answers(bestand, Bedingung("anteil_kinder", vergleich, 15.0)) == antworten


def test_a_value_is_compared_with_the_city_at_the_precision_shown(bestand):
    befund = check_condition(bestand, Bedingung("anteil_kinder"), "stadtteil", "02")
    assert (befund.antwort, befund.wert, befund.bezugswert) == (JA, 15.0, 14.9)
    assert befund.auspraegung.jahr == 2022


def test_what_no_data_can_answer_is_not_testable(bestand):
    befund = check_condition(bestand, Bedingung(offen="Weg zur Schule"), "stadtteil", "01")
    assert (befund.antwort, befund.auspraegung, befund.wert, befund.bezugswert) == (OFFEN, None, None, None)


@pytest.mark.parametrize("bezug", [None, 10.0])
def test_a_missing_value_is_not_testable(bestand, bezug):
    assert answers(bestand, Bedingung("foerderquote", Vergleich.UEBER, bezug)) == [OFFEN] * 4


def test_a_missing_value_of_one_area_leaves_the_others_testable(bestand):
    assert answers(bestand, Bedingung("alleinlebende")) == [JA, NEIN, NEIN, OFFEN]


def test_without_a_comparable_city_value_the_latest_year_that_has_one_is_used(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;kinder;2022-12-31;1520;;testregister;amtlich;\n", "")
    bestand = load(ordner)
    befund = check_condition(bestand, Bedingung("anteil_kinder"), "stadtteil", "02")
    assert (befund.auspraegung.jahr, befund.wert, befund.bezugswert) == (2021, 15.0, 15.9)
    # a number needs no city value
    befund = check_condition(bestand, Bedingung("anteil_kinder", bezug=10.0), "stadtteil", "02")
    assert befund.auspraegung.jahr == 2022


def test_growth_has_no_base_year_here_and_is_not_testable(bestand):
    assert answers(bestand, Bedingung("entwicklung", Vergleich.UEBER, 0.0)) == [OFFEN] * 4


def test_an_area_with_the_value_of_the_city_is_not_above_it(ordner):
    text = (ordner / WERTE).read_text(encoding="utf-8")
    text = text.replace("2011-05-09;20,0;", "2011-05-09;8,35;").replace(
        "2011-05-09;26,8;", "2011-05-09;8,35;"
    )
    (ordner / WERTE).write_text(text, encoding="utf-8")
    befund = check_condition(load(ordner), Bedingung("alleinlebende"), "stadtteil", "02")
    assert befund.antwort is NEIN


def test_a_criterion_tells_the_answer_to_each_of_its_conditions(bestand):
    _, o2, _, o4, _, _ = bestand.optionen
    antwort, befunde = check_criterion(bestand, o2.kriterium, "stadtteil", "04")
    assert (antwort, [b.antwort for b in befunde]) == (NEIN, [NEIN, OFFEN])
    antwort, befunde = check_criterion(bestand, o4.kriterium, "stadtteil", "02")
    assert (antwort, [b.antwort for b in befunde]) == (OFFEN, [NEIN, OFFEN])


def test_every_kind_of_option_is_answered_for_every_area(bestand):
    gefunden = {
        raum: {z.option.id: z.antwort for z in options_for(bestand, "stadtteil", raum, ALLE_STUFEN)}
        for raum in NAMEN
    }
    assert gefunden == {
        "01": {"o1": JA, "o2": OFFEN, "o3": JA, "o4": JA, "o5": NEIN, "o6": JA},
        "02": {"o1": JA, "o2": OFFEN, "o3": NEIN, "o4": OFFEN, "o5": NEIN, "o6": JA},
        "03": {"o1": JA, "o2": OFFEN, "o3": JA, "o4": JA, "o5": NEIN, "o6": JA},
        "04": {"o1": JA, "o2": NEIN, "o3": NEIN, "o4": OFFEN, "o5": JA, "o6": JA},
    }


def test_clues_are_answered_for_areas(bestand):
    o1 = options_for(bestand, "stadtteil", "01", ALLE_STUFEN)[0]
    assert o1.gesamtstadt
    assert [b.antwort for b in o1.anhaltspunkte] == [JA, OFFEN]
    assert o1.befunde == ()


def test_for_the_city_only_city_wide_options_are_listed_and_no_clue_is_tested(bestand):
    zuordnungen = options_for(bestand, "stadt", "00", ALLE_STUFEN)
    assert [z.option.id for z in zuordnungen] == ["o1", "o6"]
    assert all(z.antwort is JA and z.anhaltspunkte == () for z in zuordnungen)


def test_an_option_for_named_stadtteile_is_not_testable_on_another_level(ordner):
    bestand = load(beispiel.with_second_level(ordner))
    antworten = {z.option.id: z.antwort for z in options_for(bestand, "bezirk", "11", ALLE_STUFEN)}
    assert antworten["o3"] is OFFEN
    assert antworten["o1"] is JA
    assert antworten["o5"] is NEIN  # a criterion is tested on any level


def test_the_usual_choice_is_the_options_of_the_report(bestand):
    assert [o.id for o in bestand.optionen if Auswahl().includes(o)] == ["o1", "o2", "o5", "o6"]


@pytest.mark.parametrize(
    ("auswahl", "kennungen"),
    [
        (Auswahl((Belegstufe.C, Belegstufe.D)), ["o3", "o4"]),
        (Auswahl(tuple(Belegstufe), ("Netze",)), ["o1", "o3"]),
        (Auswahl((Belegstufe.A,), ("Netze", "Kinder")), ["o1", "o5"]),
        (Auswahl(()), []),
        (Auswahl(tuple(Belegstufe), ("gibt es nicht",)), []),
    ],
)
def test_options_are_chosen_by_belegstufe_and_handlungsfeld(bestand, auswahl, kennungen):
    assert [z.option.id for z in options_for(bestand, "stadtteil", "01", auswahl)] == kennungen


def test_an_area_is_marked_with_what_concerns_just_it(bestand):
    gezeigt = local_options(bestand, "stadtteil", ALLE_STUFEN)
    assert {raum: [o.id for o in liste] for raum, liste in gezeigt.items()} == {
        "01": ["o3", "o4"],
        "02": [],
        "03": ["o3", "o4"],
        "04": ["o5"],
    }


def test_options_keep_the_order_of_the_file(ordner):
    beispiel.replace(ordner, OPTIONEN, 'id = "o1"', 'id = "z1"')
    erste = options_for(load(ordner), "stadtteil", "01", ALLE_STUFEN)[0]
    assert erste.option.id == "z1"


def answers_of(bestand, option):
    return [z.antwort for z in areas_for(bestand, option, "stadtteil").values()]


def test_an_option_is_seen_from_every_area_as_each_area_sees_it(bestand):
    for option in bestand.optionen:
        gesehen = areas_for(bestand, option, "stadtteil")
        assert list(gesehen) == list(NAMEN)
        for raum, zuordnung in gesehen.items():
            von_dort = options_for(bestand, "stadtteil", raum, ALLE_STUFEN)
            assert zuordnung.antwort is next(z.antwort for z in von_dort if z.option is option)


def test_what_tells_areas_apart_is_place_or_criterion_else_whether_one_clue_holds(bestand):
    o1, o2, o3, _, _, o6 = bestand.optionen
    antworten = [
        [z.ortsantwort for z in areas_for(bestand, o, "stadtteil").values()] for o in (o1, o2, o3, o6)
    ]
    assert antworten == [
        [JA, OFFEN, OFFEN, OFFEN],  # Alleinlebende above the city in 01; Förderquote is known nowhere
        [OFFEN, OFFEN, OFFEN, NEIN],
        [JA, NEIN, JA, NEIN],
        [None] * 4,
    ]


def test_conditions_on_an_indikator_can_be_tried_open_ones_cannot(bestand):
    o1, o2, o3, *_ = bestand.optionen
    assert [b.indikator for b in conditions_to_try(o1)] == ["alleinlebende", "foerderquote"]
    assert [b.indikator for b in conditions_to_try(o2)] == ["anteil_kinder"]
    assert conditions_to_try(o3) == ()


@pytest.mark.parametrize(
    ("schwelle", "antworten"),
    [
        # children: 20.0, 15.0, 20.0, 10.0 %; above the number and a way nobody knows
        (25.0, [NEIN, NEIN, NEIN, NEIN]),
        (20.0, [NEIN, NEIN, NEIN, NEIN]),
        (18.0, [OFFEN, NEIN, OFFEN, NEIN]),
        (5.0, [OFFEN, OFFEN, OFFEN, OFFEN]),
    ],
)
def test_another_threshold_never_makes_up_for_what_is_missing(bestand, schwelle, antworten):
    o2 = bestand.optionen[1]
    assert answers_of(bestand, with_reference(o2, {1: schwelle})) == antworten
    assert o2.kriterium.bedingungen[0].bezug is None  # the option of the file is as it was


@pytest.mark.parametrize(
    ("schwelle", "antworten"),
    [
        # living alone: 30.5, 20.0, 25.4, missing; at least the number, or a value missing everywhere
        (20.0, [JA, JA, JA, OFFEN]),
        (30.0, [JA, OFFEN, OFFEN, OFFEN]),
        (40.0, [OFFEN, OFFEN, OFFEN, OFFEN]),
    ],
)
def test_with_or_a_threshold_that_is_met_decides_alone(bestand, schwelle, antworten):
    assert answers_of(bestand, with_reference(bestand.optionen[3], {1: schwelle})) == antworten


def test_a_trial_counts_conditions_through_criterion_and_clues_and_leaves_the_others(bestand):
    o1, o2, *_ = bestand.optionen
    beide = replace(o2, anhaltspunkte=o1.anhaltspunkte)
    probe = with_reference(beide, {2: 1.0, 9: 7.0})
    assert [b.bezug for b in conditions_to_try(probe)] == [None, 1.0, None]
    assert probe.kriterium == beide.kriterium
    assert with_reference(o1, {}) == o1
