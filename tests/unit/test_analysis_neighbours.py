"""Neighbours: who shares a border, and how long it is."""

import beispiel
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.analysis.neighbours import neighbours
from sozialraum.sources import load

GRAD_BREITE = 111.2
"""Kilometres of one degree of latitude at 50° north (WGS 84), and below of one degree of longitude."""
GRAD_LAENGE = 71.7


def test_areas_that_share_a_border_are_neighbours_the_longest_border_first(bestand):
    nachbarn = neighbours(bestand, "stadtteil", "01")
    # the square is 0.01 degrees wide: the border to the east runs north, that to the north runs east
    assert [raum for raum, _ in nachbarn] == ["02", "03"]
    assert dict(nachbarn) == pytest.approx({"02": GRAD_BREITE / 100, "03": GRAD_LAENGE / 100}, rel=1e-3)


def test_areas_that_meet_in_a_corner_only_are_no_neighbours(bestand):
    assert "04" not in dict(neighbours(bestand, "stadtteil", "01"))
    assert "03" not in dict(neighbours(bestand, "stadtteil", "02"))


def test_a_level_of_one_area_has_no_neighbours(ordner):
    beispiel.append(
        ordner,
        beispiel.RAUMEBENEN,
        '\n[[raumebene]]\nid = "ganz"\nname = "Ganzes"\nmehrzahl = "Ganze"\ndatei = "ganz.geojson"\n',
    )
    beispiel.write_polygons(
        ordner, [beispiel.feature("77", "Alles", beispiel.square(10, 50, 0.02))], "geo/ganz.geojson"
    )
    assert neighbours(load(ordner), "ganz", "77") == ()


def test_neighbours_of_another_level_are_its_own(ordner):
    bestand = load(beispiel.with_second_level(ordner))
    assert dict(neighbours(bestand, "bezirk", "11")) == pytest.approx({"12": GRAD_BREITE / 50}, rel=1e-3)


def test_borders_are_measured_once_per_data(bestand):
    assert neighbours(bestand, "stadtteil", "01") is neighbours(bestand, "stadtteil", "01")


def test_an_unknown_area_is_an_error(bestand):
    with pytest.raises(KeyError):
        neighbours(bestand, "stadtteil", "99")


@given(daten=st.data())
def test_a_border_has_two_sides_of_equal_length(luebeck, daten):
    namen = sorted(luebeck.raumebenen["stadtteil"].namen)
    raum = daten.draw(st.sampled_from(namen))
    nachbarn = neighbours(luebeck, "stadtteil", raum)
    assert raum not in dict(nachbarn)
    assert [laenge for _, laenge in nachbarn] == sorted((laenge for _, laenge in nachbarn), reverse=True)
    for nachbar, laenge in nachbarn:
        assert dict(neighbours(luebeck, "stadtteil", nachbar))[raum] == pytest.approx(laenge)


def test_borders_to_neighbours_and_the_outline_of_the_city_make_up_all_outlines(luebeck):
    flaechen = luebeck.raumebenen["stadtteil"].flaechen.to_crs(25832)
    gemeinsam = sum(laenge for raum in flaechen["id"] for _, laenge in neighbours(luebeck, "stadtteil", raum))
    aussen = shapely.coverage_union_all(flaechen.geometry.values).length / 1000
    assert gemeinsam + aussen == pytest.approx(flaechen.length.sum() / 1000, rel=1e-6)


def test_moisling_lies_between_st_juergen_and_buntekuh(luebeck):
    namen = luebeck.raumebenen["stadtteil"].namen
    nachbarn = neighbours(luebeck, "stadtteil", "03")
    assert [namen[raum] for raum, _ in nachbarn] == ["St. Jürgen", "Buntekuh"]
