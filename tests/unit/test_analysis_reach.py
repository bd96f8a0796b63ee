"""Reach: who has a site within a walking distance."""

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meter import place, town
from werte import with_values

from sozialraum.analysis.reach import (
    GEHWEGE,
    UMWEG,
    Punkt,
    Reichweite,
    Standortwahl,
    Zahlen,
    network,
    newly_reached,
    reach,
    sites,
    stand,
)

EINWOHNER = {"01": 1200, "02": 2000, "03": 2800, "04": 4200}
"""The register's number of the example at 31 December 2022."""
ALLE_ARTEN = (
    "Nachbarschaftsbüro",
    "Quartiersmanagement",
    "Stadtteilhaus",
    "Familienzentrum",
    "Treff",
    "Jugendarbeit",
    "Beratung",
)

stellen = st.integers(-2000, 2000)
raeume = st.sampled_from(sorted(EINWOHNER))
adresslisten = st.lists(st.tuples(stellen, stellen, raeume), min_size=1, max_size=8)
zellenlisten = st.lists(st.tuples(stellen, stellen, st.integers(1, 50), raeume), min_size=1, max_size=8)
ortslisten = st.lists(st.tuples(stellen, stellen), max_size=4)


@pytest.fixture
def ort(bestand):
    """Testheim around the origin; Musterhausen and Probeck with one cell, Beispielau without any."""
    return town(
        bestand,
        [(0, 0, "01"), (1000, 0, "01"), (1001, 0, "01"), (0, 2000, "02"), (30, 40, "04")],
        [(0, 500, 10, "01"), (0, 1000, 30, "01"), (0, 1001, 60, "01"), (5000, 0, 5, "02"), (0, -10, 1, "04")],
    )


def test_what_lies_exactly_at_the_distance_is_reached(ort):
    # 1,300 m walked are 1,000 m in a straight line
    testheim = reach(ort, [place(0, 0)], 1300, 1.3)["01"]
    assert (testheim.adressen, testheim.adressen_erreicht) == (3, 2)
    assert testheim.anteil_adressen == pytest.approx(66.67, abs=0.01)
    # 10 + 30 of 100 dwellings, and so of the inhabitants
    assert testheim.einwohner == 1200
    assert testheim.einwohner_erreicht == pytest.approx(480)
    assert testheim.anteil_einwohner == pytest.approx(40)


def test_the_detour_shortens_the_straight_line(ort):
    orte = [place(0, 0)]
    assert reach(ort, orte, 1001, 1.0)["01"].adressen_erreicht == 3
    assert reach(ort, orte, 1001, 1.01)["01"].adressen_erreicht == 1
    assert UMWEG == 1.3


def test_the_nearest_of_several_places_counts(ort):
    musterhausen = reach(ort, [place(0, 0), place(5000, 0), place(0, 2100)], 130)["02"]
    assert (musterhausen.adressen_erreicht, musterhausen.einwohner_erreicht) == (1, 2000)


def test_the_city_is_the_sum_of_its_areas_and_stands_last(bestand):
    ergebnis = reach(bestand, [Punkt(50.005, 10.005)], 500)
    assert list(ergebnis) == ["01", "02", "03", "04", "00"]
    # 385 m around the middle of Testheim: all but its first address, which is 396 m away
    assert ergebnis["01"].adressen_erreicht == 4
    assert ergebnis["00"].adressen == 20
    assert ergebnis["00"].adressen_erreicht == sum(ergebnis[raum].adressen_erreicht for raum in EINWOHNER)
    assert ergebnis["00"].einwohner == 10200
    assert ergebnis["00"].einwohner_erreicht == pytest.approx(
        sum(ergebnis[raum].einwohner_erreicht for raum in EINWOHNER)
    )


def test_without_places_nothing_is_reached_and_nothing_is_unknown(ort):
    assert reach(ort, [], 1500)["01"] == Reichweite("01", 3, 0, 1200.0, 0.0)


def test_an_area_without_cells_has_no_inhabitants_to_tell_and_neither_has_the_city(ort):
    ergebnis = reach(ort, [place(0, 0)], 1000)
    assert ergebnis["03"] == Reichweite("03", 0, 0, None, None)
    assert ergebnis["03"].anteil_adressen is None
    assert ergebnis["03"].anteil_einwohner is None
    assert (ergebnis["00"].einwohner, ergebnis["00"].einwohner_erreicht) == (None, None)
    assert ergebnis["00"].adressen == 5


def test_an_area_without_a_register_number_is_unknown_and_not_empty(bestand):
    luecke = with_values(bestand, "einwohner", {2022: (1200, None, 2800, 4200, 10200)})
    ergebnis = reach(luecke, [Punkt(50.005, 10.015)], 1500)
    assert (ergebnis["02"].einwohner, ergebnis["02"].einwohner_erreicht) == (None, None)
    assert ergebnis["02"].adressen_erreicht == 5
    assert ergebnis["01"].einwohner == 1200
    assert ergebnis["00"].einwohner is None


def test_an_area_without_inhabitants_has_no_share(bestand):
    leer = with_values(bestand, "einwohner", {2022: (0, 2000, 2800, 4200, 9000)})
    ergebnis = reach(leer, [Punkt(50.005, 10.005)], 1500)["01"]
    assert (ergebnis.einwohner, ergebnis.einwohner_erreicht, ergebnis.anteil_einwohner) == (0, 0, None)


def test_without_a_register_only_addresses_are_counted(bestand):
    fremde = {k: i for k, i in bestand.indikatoren.items() if k != "einwohner"}
    ohne_indikator = replace(bestand, indikatoren=fremde, ergebnisse={})
    nur_stadt = bestand.beobachtungen.query("raumebene == 'stadt'")
    ohne_werte = replace(bestand, beobachtungen=nur_stadt, ergebnisse={})
    for ohne in (ohne_indikator, ohne_werte):
        assert stand(ohne) == ("", ())
        ergebnis = reach(ohne, [Punkt(50.005, 10.005)], 500)
        assert ergebnis["01"] == Reichweite("01", 5, 4, None, None)


def test_the_register_says_its_date_and_source(bestand):
    assert stand(bestand) == ("2022-12-31", ("testregister",))


def test_a_whole_area_reached_is_never_more_than_its_number(bestand):
    ergebnis = reach(bestand, [Punkt(50.01, 10.01)], 5000)
    for raum, zahl in EINWOHNER.items():
        assert ergebnis[raum].einwohner == zahl
        assert ergebnis[raum].einwohner_erreicht <= zahl
        assert ergebnis[raum].anteil_einwohner == pytest.approx(100)


def test_sites_are_of_the_chosen_kinds_and_status(bestand):
    def ids(*arten, **status):
        mit, ohne = sites(bestand, Standortwahl(arten, **status))
        return [e.id for e in mit], [e.id for e in ohne]

    assert ids() == ([], [])
    assert ids(*ALLE_ARTEN) == (["s1", "s2"], ["s5"])
    assert ids("Treff", "Jugendarbeit") == (["s1"], ["s5"])
    assert ids(*ALLE_ARTEN, status=("historisch",)) == (["s3"], [])
    assert ids(*ALLE_ARTEN, status=("geplant", "bestätigt")) == (["s1"], ["s4"])


def test_a_site_reaches_what_its_place_reaches(bestand):
    mit, _ = sites(bestand, Standortwahl(("Treff",)))
    assert reach(bestand, mit, 700) == reach(bestand, [Punkt(50.005, 10.005)], 700)


def test_a_site_without_coordinates_is_refused_rather_than_left_out(bestand):
    _, ohne = sites(bestand, Standortwahl(("Jugendarbeit",)))
    with pytest.raises(ValueError, match="without coordinates"):
        reach(bestand, ohne, 700)


def test_order_and_repetition_of_places_change_nothing(ort):
    a, b = place(0, 0), place(300, 1900)
    einmal = reach(ort, [a, b], 800)
    assert reach(ort, [b, a, b], 800) == einmal
    assert network(ort).nearest.cache_info().misses == 1


def test_another_distance_does_not_measure_anew_and_not_everything_is_kept(ort):
    for gehweg in GEHWEGE:
        reach(ort, [place(0, 0)], gehweg)
    assert network(ort).nearest.cache_info().misses == 1
    for x in range(100):
        reach(ort, [place(x, 0)], 500)
    assert network(ort).nearest.cache_info().currsize <= 32


def test_several_sessions_at_once_get_the_same_answer(bestand):
    frisch = replace(bestand, ergebnisse={})
    with ThreadPoolExecutor(8) as gleichzeitig:
        ergebnisse = list(gleichzeitig.map(lambda _: reach(frisch, [Punkt(50.005, 10.005)], 700), range(16)))
    assert all(ergebnis == ergebnisse[0] for ergebnis in ergebnisse)


def test_newly_reached_is_what_a_new_place_adds(ort):
    vorher = reach(ort, [place(0, 2000)], 100, 1.0)
    nachher = reach(ort, [place(0, 2000), place(0, 500)], 600, 1.0)
    assert newly_reached(vorher, nachher) == {
        "01": Zahlen("01", 1, 1200.0),
        "02": Zahlen("02", 0, 0.0),
        "03": Zahlen("03", 0, None),
        "04": Zahlen("04", 1, 4200.0),
        "00": Zahlen("00", 2, None),
    }


@settings(max_examples=50)
@given(adresslisten, zellenlisten, ortslisten, st.integers(1, 3000))
def test_reach_agrees_with_measuring_every_pair(bestand, adressen, zellen, orte, gehweg):
    def near(x, y):
        return any(math.hypot(x - a, y - b) <= gehweg for a, b in orte)

    ergebnis = reach(town(bestand, adressen, zellen), [place(*o) for o in orte], gehweg, 1.0)
    for raum, einwohner in EINWOHNER.items():
        assert ergebnis[raum].adressen == sum(r == raum for *_, r in adressen)
        assert ergebnis[raum].adressen_erreicht == sum(r == raum and near(x, y) for x, y, r in adressen)
        alle = sum(n for _, _, n, r in zellen if r == raum)
        nahe = sum(n for x, y, n, r in zellen if r == raum and near(x, y))
        erwartet = pytest.approx(einwohner * nahe / alle) if alle else None
        assert ergebnis[raum].einwohner_erreicht == erwartet


def at_least(mehr, weniger):
    """Whether nothing is reached less, area by area and in the city."""
    return all(
        mehr[raum].adressen_erreicht >= vorher.adressen_erreicht
        and (vorher.einwohner is None or mehr[raum].einwohner_erreicht >= vorher.einwohner_erreicht - 1e-6)
        for raum, vorher in weniger.items()
    )


@settings(max_examples=50)
@given(adresslisten, zellenlisten, ortslisten, st.integers(1, 3000), st.integers(0, 1000))
def test_more_distance_never_reaches_fewer(bestand, adressen, zellen, orte, gehweg, weiter):
    stadt, punkte = town(bestand, adressen, zellen), [place(*o) for o in orte]
    assert at_least(reach(stadt, punkte, gehweg + weiter), reach(stadt, punkte, gehweg))


@settings(max_examples=50)
@given(adresslisten, zellenlisten, ortslisten, st.tuples(stellen, stellen), st.integers(1, 3000))
def test_a_new_site_never_lowers_reach(bestand, adressen, zellen, orte, neuer, gehweg):
    stadt, punkte = town(bestand, adressen, zellen), [place(*o) for o in orte]
    assert at_least(reach(stadt, [*punkte, place(*neuer)], gehweg), reach(stadt, punkte, gehweg))


def test_the_inhabitants_of_luebeck_are_all_spread_over_its_cells(luebeck):
    ergebnis = reach(luebeck, [], 1000)
    netz = network(luebeck)
    stadt = luebeck.werte["stadt", "einwohner", int(stand(luebeck)[0][:4])]["00"]
    assert stand(luebeck) == (stadt.stichtag, (stadt.quelle,))
    assert sum(ergebnis[raum].einwohner for raum in netz.raeume) == stadt.wert == ergebnis["00"].einwohner
    assert netz.zelleneinwohner.sum() == pytest.approx(stadt.wert)
    assert ergebnis["00"].adressen == len(luebeck.adressen)


def test_sites_of_luebeck_without_coordinates_are_listed_and_none_is_lost(luebeck):
    alle = Standortwahl(ALLE_ARTEN, ("bestätigt", "nicht bestätigt", "geplant", "historisch"))
    mit, ohne = sites(luebeck, alle)
    assert {e.id for e in mit + ohne} == {e.id for e in luebeck.einrichtungen}
    assert all(e.lat is None for e in ohne)
    assert len(ohne) > len(mit) > 0


def test_a_newer_number_for_one_area_only_does_not_take_the_place_of_a_complete_year(bestand):
    jahre = {2021: (1200, 2000, 2800, 4200, 10200), 2022: (1300, None, None, None, None)}
    neuer = with_values(bestand, "einwohner", jahre)
    assert stand(neuer)[0] == "2021-12-31"
    assert reach(neuer, [], 500)["01"].einwohner == 1200
