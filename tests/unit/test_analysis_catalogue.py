"""Finding options: a forgiving search, and filters of which each can be taken back."""

from dataclasses import replace

import pytest

from sozialraum.analysis.catalogue import NICHT_BELEGT, Katalogfilter, features, values
from sozialraum.model import Belegstufe

ALLE = tuple(stufe.value for stufe in Belegstufe)


def found(bestand, suche="", **werte):
    return [option.id for option in Katalogfilter(suche, werte).find(bestand.optionen)]


def test_without_a_filter_all_options_are_found_the_best_documented_first(bestand):
    assert found(bestand) == ["o1", "o5", "o2", "o6", "o3", "o4"]


@pytest.mark.parametrize(
    ("suche", "kennungen"),
    [
        ("  ", ["o1", "o5", "o2", "o6", "o3", "o4"]),
        ("SPIELPLATZ", ["o2"]),  # title, in other letters
        ("erfundenes netz", ["o1"]),  # words of the description in any order
        ("netz erfundenes", ["o1"]),
        ("besuche", ["o4"]),  # Handlungsfeld
        ("DS 1", ["o1"]),  # Drucksache
        ("Beispielau", ["o3"]),  # place
        ("eroeffnen", ["o3"]),  # umlauts as people without them write them
        ("Spielplaz", ["o2"]),  # one letter is missing
        ("Netze, genannten", ["o3"]),  # every word counts
        ("Netze Spielplatz", []),
        ("Pferd", []),
        ("Netx", []),  # too short for a slip
    ],
)
def test_the_search_forgives_letters_order_and_slips(bestand, suche, kennungen):
    assert found(bestand, suche) == kennungen


def test_a_number_is_never_taken_for_another_one(bestand):
    ereignis = replace(bestand.optionen[0].verlauf[0], drucksache="VO/2023/11778")
    option = replace(bestand.optionen[0], verlauf=(ereignis,))
    assert Katalogfilter("VO/2023/11778").find([option]) == (option,)
    assert Katalogfilter("VO/2023/11779").find([option]) == ()


@pytest.mark.parametrize(
    ("merkmal", "werte", "kennungen"),
    [
        ("belegstufen", ("C", "D"), ["o3", "o4"]),
        ("belegstufen", (), []),  # none chosen: none shown
        ("handlungsfeld", ("Netze",), ["o1", "o3"]),
        ("stand", ("läuft", "offen"), ["o5", "o4"]),
        ("raumbezug", ("genannte Stadtteile",), ["o3"]),
        ("raumbezug", ("nach einem Kriterium",), ["o5", "o2", "o4"]),
        ("zielgruppe", ("Andere",), ["o1"]),
        ("zielgruppe", (NICHT_BELEGT,), ["o5", "o2", "o6", "o3", "o4"]),
        ("zustaendig", ("Amt für Beispiele",), ["o1"]),
        ("stand", (), ["o1", "o5", "o2", "o6", "o3", "o4"]),
    ],
)
def test_options_are_filtered_by_each_feature(bestand, merkmal, werte, kennungen):
    assert found(bestand, **{merkmal: werte}) == kennungen


def test_what_restricts_is_named_and_can_be_taken_back(bestand):
    filter_ = Katalogfilter("Netz", {"belegstufen": ("A", "B"), "stand": ("offen",), "zielgruppe": ()})
    assert filter_.aktive == ("suche", "belegstufen", "stand")
    assert filter_.find(bestand.optionen) == ()
    assert [o.id for o in filter_.without("stand").find(bestand.optionen)] == ["o1"]
    ohne = filter_.without(*filter_.aktive)
    assert ohne.aktive == ()
    assert ohne.werte["belegstufen"] == ALLE
    assert len(ohne.find(bestand.optionen)) == 6


def test_the_values_of_a_feature_are_those_of_the_data_with_the_unknown_last(bestand):
    assert values(bestand.optionen, "zustaendig") == ["Amt für Beispiele", NICHT_BELEGT]
    assert values(bestand.optionen, "zielgruppe") == ["Alle", "Andere", NICHT_BELEGT]
    assert set(features(bestand.optionen[0])) == {
        "belegstufen",
        "handlungsfeld",
        "stand",
        "raumbezug",
        "zielgruppe",
        "zustaendig",
    }
