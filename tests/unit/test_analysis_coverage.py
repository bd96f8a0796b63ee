"""Best places: greedy maximum coverage over the addresses."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meter import place, town
from werte import with_values

from sozialraum.analysis.coverage import best_places
from sozialraum.analysis.reach import network, reach

stellen = st.integers(-800, 800)
raeume = st.sampled_from(["01", "02", "03", "04"])
adresslisten = st.lists(st.tuples(stellen, stellen, raeume), min_size=1, max_size=9)
zellenlisten = st.lists(st.tuples(stellen, stellen, st.integers(1, 50), raeume), min_size=1, max_size=12)
ortslisten = st.lists(st.tuples(stellen, stellen), max_size=2)
wege = st.integers(20, 900)


def reached(stadt, orte, gehweg):
    """Inhabitants reached in all areas that have a number."""
    ergebnis = reach(stadt, orte, gehweg, 1.0)
    return sum(ergebnis[raum].einwohner_erreicht or 0 for raum in ("01", "02", "03", "04"))


def numbers(vorschlaege):
    """House numbers of the suggestions, which `town` counts from 1."""
    return [int(vorschlag.adresse.removeprefix("Weg ")) for vorschlag in vorschlaege]


@pytest.fixture
def dorf(bestand):
    """Testheim (1,200 inhabitants, 12 per dwelling) in a row, and Probeck far away with one cell (4,200)."""
    return town(
        bestand,
        [(0, 0, "01"), (200, 0, "01"), (500, 0, "01"), (600, 0, "01"), (9000, 0, "04"), (9050, 0, "04")],
        [(0, 0, 20, "01"), (300, 0, 20, "01"), (500, 0, 15, "01"), (600, 0, 45, "01"), (9000, 0, 7, "04")],
    )


def test_each_place_reaches_most_of_those_still_unreached(dorf):
    vorschlaege = best_places(dorf, [], 100, 1.0)
    # Probeck 4,200 from both of its addresses, the first is taken; number 3 and 4 reach 60 dwellings;
    # then 20 dwellings are left around number 1, and around number 2 as well
    assert numbers(vorschlaege) == [5, 3, 1]
    assert [v.einwohner for v in vorschlaege] == pytest.approx([4200, 720, 240])
    assert [v.adressen for v in vorschlaege] == [2, 2, 1]
    assert [v.stadtteil_id for v in vorschlaege] == ["04", "01", "01"]
    assert (vorschlaege[1].ort.lat, vorschlaege[1].ort.lon) == pytest.approx(
        (place(500, 0).lat, place(500, 0).lon), abs=1e-9
    )


def test_the_detour_counts(dorf):
    assert best_places(dorf, [], 130, 1.3) == best_places(dorf, [], 100, 1.0)


def test_who_is_reached_already_does_not_count(dorf):
    vorschlaege = best_places(dorf, [place(9000, 0), place(600, 90)], 100, 1.0)
    # number 4 and its cell are reached; 20 dwellings are left around number 1, 20 at number 2, 15 at number 3
    assert numbers(vorschlaege) == [1, 2, 3]
    assert [v.einwohner for v in vorschlaege] == pytest.approx([240, 240, 180], abs=0.01)
    assert [v.adressen for v in vorschlaege] == [1, 1, 1]


def test_only_as_many_places_as_reach_anybody_and_as_asked_for(dorf):
    assert numbers(best_places(dorf, [], 20_000, 1.0)) == [1]
    assert best_places(dorf, [place(0, 0)], 20_000, 1.0) == ()
    assert numbers(best_places(dorf, [], 100, 1.0, anzahl=1)) == [5]
    assert best_places(dorf, [], 100, 1.0, anzahl=0) == ()


def test_an_area_without_a_number_weighs_nothing(bestand, dorf):
    ohne = with_values(dorf, "einwohner", {2022: (1200, 2000, 2800, None, 10200)})
    assert numbers(best_places(ohne, [], 100, 1.0, anzahl=1)) == [3]


def test_a_courtyard_is_written_as_one_writes_it(bestand):
    stadt = town(bestand, [(0, 0, "01")], [(0, 0, 1, "01")])
    stadt.adressen.loc[0, ["strasse", "hausnummer", "zusatz"]] = ["Testgrube 31/", "5", "a"]
    assert best_places(stadt, [], 300)[0].adresse == "Testgrube 31/5a"


@settings(max_examples=50)
@given(adresslisten, zellenlisten, ortslisten, wege)
def test_every_step_equals_the_best_single_site(bestand, adressen, zellen, orte, gehweg):
    stadt = town(bestand, adressen, zellen)
    punkte = [place(*o) for o in orte]
    for vorschlag in best_places(stadt, punkte, gehweg, 1.0):
        bisher = reached(stadt, punkte, gehweg)
        zuwachs = [reached(stadt, [*punkte, place(x, y)], gehweg) - bisher for x, y, _ in adressen]
        assert vorschlag.einwohner == pytest.approx(max(zuwachs), abs=1e-3 * len(zellen))
        adressen_vorher = reach(stadt, punkte, gehweg, 1.0)["00"].adressen_erreicht
        punkte.append(place(*adressen[numbers([vorschlag])[0] - 1][:2]))
        assert reached(stadt, punkte, gehweg) - bisher == pytest.approx(vorschlag.einwohner)
        nachher = reach(stadt, punkte, gehweg, 1.0)["00"].adressen_erreicht
        assert nachher - adressen_vorher == vorschlag.adressen


@settings(max_examples=50)
@given(adresslisten, zellenlisten, wege)
def test_the_places_together_keep_the_bound_of_greedy_choice(bestand, adressen, zellen, gehweg):
    stadt = town(bestand, adressen, zellen)
    orte = [place(x, y) for x, y, _ in adressen]
    gefunden = sum(v.einwohner for v in best_places(stadt, [], gehweg, 1.0, anzahl=2))
    bestes = max(reached(stadt, paar, gehweg) for paar in combinations([*orte, orte[0]], 2))
    assert gefunden >= (1 - 1 / math.e) * bestes - 1e-3


@pytest.mark.parametrize("versatz", [0, 1, 2])
def test_among_equals_the_first_address_is_taken(bestand, versatz):
    orte = [(-90, 0, "01"), (90, 0, "01"), (0, 70, "01")]
    stadt = town(bestand, orte[versatz:] + orte[:versatz], [(0, 0, 5, "01")])
    assert numbers(best_places(stadt, [], 100, 1.0)) == [1]


@pytest.mark.parametrize("gehweg", [50, 400, 1500])
def test_many_addresses_give_the_place_that_measuring_every_pair_gives(bestand, gehweg):
    zufall = np.random.default_rng(4)
    orte = zufall.integers(0, 6000, (3000, 2)).tolist()
    zellen = [(x, y, int(n), "01") for (x, y), n in zip(orte[:700], zufall.integers(1, 90, 700), strict=True)]
    stadt = town(bestand, [(x, y, "01") for x, y in orte], zellen)
    netz = network(stadt)
    abstaende = np.hypot(*(netz.adressen[:, None] - netz.zellen[None]).transpose(2, 0, 1))
    summen = ((abstaende <= gehweg) * netz.zelleneinwohner).sum(axis=1)
    bester = best_places(stadt, [], gehweg, 1.0, anzahl=1)[0]
    assert bester.einwohner == pytest.approx(summen.max())
    assert numbers([bester]) == [int(np.argmax(np.isclose(summen, summen.max()))) + 1]
