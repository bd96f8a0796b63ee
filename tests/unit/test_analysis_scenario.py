"""What would be if: the hand-computed cases of the invented town.

400 m walked are 308 m as the crow flies: from the middle address of a Stadtteil that reaches itself and the
fifth (265 m away), and the cells with 30 and 60 of 100 dwellings, so 90 % of the inhabitants.
"""

import dataclasses

import pytest

from sozialraum.analysis.reach import Punkt, Standortwahl, Zahlen, reach
from sozialraum.analysis.scenario import locate, scenario

TREFF = Standortwahl(("Treff",))  # in the middle of Testheim
MUSTERHAUSEN, BEISPIELAU = Punkt(50.005, 10.015), Punkt(50.015, 10.005)


def plan(bestand, *punkte, wahl=TREFF):
    return scenario(bestand, wahl, [locate(bestand, punkt) for punkt in punkte], 400, 1.3)


def test_a_new_site_reaches_its_surroundings_in_addition(bestand):
    szenario = plan(bestand, MUSTERHAUSEN)
    assert szenario.vorher["00"].adressen_erreicht == 2
    assert szenario.vorher["00"].einwohner_erreicht == pytest.approx(1080)  # 90 % of 1,200
    assert szenario.nachher["00"].adressen_erreicht == 4
    assert szenario.neu["02"] == Zahlen("02", 2, pytest.approx(1800))  # 90 % of 2,000
    assert szenario.neu["01"] == Zahlen("01", 0, 0)
    assert szenario.neu["00"] == szenario.einzeln[0] == Zahlen("00", 2, pytest.approx(1800))


def test_two_sites_at_one_place_count_once_together_and_twice_alone(bestand):
    szenario = plan(bestand, MUSTERHAUSEN, Punkt(50.00501, 10.015))
    assert [zahlen.adressen for zahlen in szenario.einzeln] == [2, 2]
    assert szenario.neu["00"].adressen == 2


def test_without_a_new_site_nothing_changes(bestand):
    szenario = plan(bestand)
    assert szenario.vorher == szenario.nachher
    assert szenario.einzeln == ()


def test_sites_of_today_without_coordinates_are_listed_and_do_not_count(bestand):
    wahl = Standortwahl(("Treff", "Jugendarbeit"))
    szenario = plan(bestand, BEISPIELAU, wahl=wahl)
    assert [e.id for e in szenario.heutige] == ["s1"]
    assert [e.id for e in szenario.ohne] == ["s5"]
    assert szenario.nachher == reach(bestand, [*szenario.heutige, BEISPIELAU], 400, 1.3)


def test_a_place_is_named_by_stadtteil_and_nearest_address(bestand):
    standort = locate(bestand, Punkt(50.0051, 10.015))
    assert (standort.stadtteil_id, standort.adresse) == ("02", "Musterhausenweg 3")
    assert standort.entfernung == pytest.approx(11.1, abs=0.1)  # 0.0001 degrees of latitude


def test_a_place_on_the_border_belongs_to_a_stadtteil(bestand):
    assert locate(bestand, Punkt(50.005, 10.01)).stadtteil_id in ("01", "02")


def test_a_place_outside_is_none(bestand):
    assert locate(bestand, Punkt(51.0, 10.005)) is None


def test_without_addresses_no_place_can_be_named(bestand):
    leer = dataclasses.replace(bestand, adressen=bestand.adressen.iloc[:0], ergebnisse={})
    assert locate(leer, MUSTERHAUSEN) is None


def test_the_courtyards_of_luebeck_are_written_as_people_write_them(luebeck):
    haus = luebeck.adressen[luebeck.adressen["strasse"].str.fullmatch(r"Engelsgrube \d+/")].iloc[0]
    standort = locate(luebeck, Punkt(haus.geometry.y, haus.geometry.x))
    assert standort.adresse == f"{haus['strasse']}{haus['hausnummer']}{haus['zusatz']}"
    assert standort.entfernung < 1
