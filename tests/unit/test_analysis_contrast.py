"""Which areas differ most. Expected pairs are worked out by hand from the invented town."""

from dataclasses import replace

import pytest

from sozialraum.analysis.contrast import most_different
from sozialraum.model import STADTTEIL


def pair(bestand, kennungen, jahr=2022, raum=None):
    indikatoren = [bestand.indikatoren[kennung] for kennung in kennungen]
    return most_different(bestand, indikatoren, STADTTEIL, jahr, raum)


def test_the_pair_spans_the_widest_distance(bestand):
    # shares of children in 2021: 21.0, 15.0, 20.0, 12.0
    assert pair(bestand, ["anteil_kinder"], 2021) == ("01", "04")


def test_several_indikatoren_count_alike_in_standard_deviations(bestand):
    # shares 20, 15, 20, 10 (z 0.90, -0.30, 0.90, -1.51); moves 100, 50, 50, 100 (z 1, -1, -1, 1):
    # squared distances 03-04 5.8 + 4, 01-04 5.8 + 0, 01-02 and 02-04 1.5 + 4
    assert pair(bestand, ["anteil_kinder", "umzugsrate"]) == ("03", "04")


@pytest.mark.parametrize(("raum", "anderer"), [("02", "01"), ("01", "04"), ("04", "01")])
def test_a_given_area_comes_first_with_the_one_furthest_from_it(bestand, raum, anderer):
    assert pair(bestand, ["anteil_kinder"], 2021, raum) == (raum, anderer)


def test_of_equally_distant_pairs_the_first_is_taken(bestand):
    # 2022: 20, 15, 20, 10, so that 01-04 and 03-04 are equally far
    assert pair(bestand, ["anteil_kinder"]) == ("01", "04")
    assert pair(bestand, ["anteil_kinder"], raum="02") == ("02", "01")


def test_counts_and_incomplete_indikatoren_decide_nothing(bestand):
    assert pair(bestand, ["einwohner", "alleinlebende", "foerderquote"]) == ("01", "02")
    assert pair(bestand, [], raum="03") == ("03", "01")


def test_an_indikator_counts_in_its_nearest_year(bestand):
    # the moves are known for 2022 only: 100, 50, 50, 100
    assert pair(bestand, ["umzugsrate"], 2020) == ("01", "02")
    assert pair(bestand, ["umzugsrate"], 2020, "04") == ("04", "02")


def test_a_level_of_one_area_gives_that_area(bestand):
    ebene = bestand.raumebenen[STADTTEIL]
    klein = replace(ebene, flaechen=ebene.flaechen.iloc[:1])
    einer = replace(bestand, raumebenen={STADTTEIL: klein}, ergebnisse={})
    assert pair(einer, ["anteil_kinder"]) == ("01",)
