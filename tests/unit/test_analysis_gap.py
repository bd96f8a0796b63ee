"""The gap: need against reach, each Stadtteil against the city."""

import pytest
from werte import with_values

from sozialraum.analysis.gap import Hindernis, Lage, Luecke, gaps, high_is_need
from sozialraum.analysis.reach import Reichweite
from sozialraum.analysis.values import describe
from sozialraum.model import Fehlgrund, Richtung

RAEUME = ("01", "02", "03", "04", "00")


def shares(*erreichte, einwohner=1000.0):
    """Reach of 01 to 04 and the city in percent of their inhabitants; None: no number."""
    return {
        raum: Reichweite(raum, 10, 5, None, None)
        if anteil is None
        else Reichweite(raum, 10, 5, einwohner, anteil * einwohner / 100)
        for raum, anteil in zip(RAEUME, erreichte, strict=True)
    }


def burden(bestand):
    """Moves per 1,000: 100, 50, 50, 100, in the city 76.5; much is a burden."""
    return describe(bestand, bestand.indikatoren["umzugsrate"], "stadtteil", 2022)


def places(luecken):
    return [luecke.lage for luecke in luecken]


def test_need_and_reach_against_the_city_make_four_quadrants(bestand):
    luecken = gaps(burden(bestand), shares(10, 10, 90, 90, 50))
    assert places(luecken) == [Lage.HOCH_FERN, Lage.NIEDRIG_FERN, Lage.NIEDRIG_NAH, Lage.HOCH_NAH]
    assert luecken[0] == Luecke("01", 100.0, 10.0, Lage.HOCH_FERN, True)


def test_of_a_resource_little_is_need(bestand):
    stadt = with_values(bestand, "foerderquote", {2022: (10, 20, 15, 14.9, 15)})
    quote = describe(stadt, stadt.indikatoren["foerderquote"], "stadtteil", 2022)
    assert places(gaps(quote, shares(10, 10, 10, 90, 50))) == [
        Lage.HOCH_FERN,
        Lage.NIEDRIG_FERN,
        Lage.NIEDRIG_FERN,  # at the city value, not worse
        Lage.HOCH_NAH,
    ]


def test_of_a_neutral_indikator_much_is_taken_for_need(bestand):
    # share of children 2020: 20.0, 15.0, 20.0, 12.5, in the city 16.0
    kinder = describe(bestand, bestand.indikatoren["anteil_kinder"], "stadtteil", 2020)
    assert places(gaps(kinder, shares(10, 10, 90, 90, 50))) == [
        Lage.HOCH_FERN,
        Lage.NIEDRIG_FERN,
        Lage.HOCH_NAH,
        Lage.NIEDRIG_NAH,
    ]


@pytest.mark.parametrize(
    ("indikator", "richtung", "erwartet"),
    [
        ("umzugsrate", Richtung.BELASTUNG, True),
        ("anteil_kinder", Richtung.NEUTRAL, True),
        ("foerderquote", Richtung.RESSOURCE, False),
    ],
)
def test_which_end_is_need_follows_the_catalogue(bestand, indikator, richtung, erwartet):
    assert bestand.indikatoren[indikator].richtung is richtung
    assert high_is_need(bestand.indikatoren[indikator]) is erwartet


def test_what_is_shown_as_the_city_share_is_not_less(bestand):
    # 49.96 and 50.04 are both shown as 50.0
    luecken = gaps(burden(bestand), shares(49.96, 49.94, 50.04, 50.06, 50))
    assert [luecke.erreicht for luecke in luecken] == [50.0, 49.9, 50.0, 50.1]
    assert places(luecken) == [Lage.HOCH_NAH, Lage.NIEDRIG_FERN, Lage.NIEDRIG_NAH, Lage.HOCH_NAH]


def test_where_nobody_is_reached_little_is_reached_even_if_the_city_reaches_nobody(bestand):
    assert places(gaps(burden(bestand), shares(0, 0, 0.04, 1, 0.01))) == [
        Lage.HOCH_FERN,
        Lage.NIEDRIG_FERN,
        Lage.NIEDRIG_FERN,
        Lage.HOCH_NAH,
    ]


def test_a_missing_value_is_not_tested_and_says_why(bestand):
    zensus = describe(bestand, bestand.indikatoren["alleinlebende"], "stadtteil", 2011)
    assert gaps(zensus, shares(10, 10, 10, 10, 50))[3] == Luecke(
        "04", None, 10.0, Lage.NICHT_PRUEFBAR, None, Fehlgrund.UNTERDRUECKT
    )


def test_an_indikator_known_for_the_city_only_is_tested_nowhere(bestand):
    quote = describe(bestand, bestand.indikatoren["foerderquote"], "stadtteil", 2022)
    luecken = gaps(quote, shares(10, 10, 90, 90, 50))
    assert {(luecke.lage, luecke.grund) for luecke in luecken} == {
        (Lage.NICHT_PRUEFBAR, Fehlgrund.NICHT_VORHANDEN)
    }


def test_counts_are_not_held_against_the_city(bestand):
    einwohner = describe(bestand, bestand.indikatoren["einwohner"], "stadtteil", 2022)
    assert gaps(einwohner, shares(10, 10, 90, 90, 50))[0] == Luecke(
        "01", 1200.0, 10.0, Lage.NICHT_PRUEFBAR, None, Hindernis.NICHT_VERGLEICHBAR
    )


def test_without_inhabitants_reach_cannot_be_compared(bestand):
    eine = gaps(burden(bestand), shares(None, 10, 90, 90, 50))
    assert eine[0] == Luecke("01", 100.0, None, Lage.NICHT_PRUEFBAR, True, Hindernis.OHNE_EINWOHNERZAHL)
    assert eine[1].lage is Lage.NIEDRIG_FERN
    keine_stadt = gaps(burden(bestand), shares(10, 10, 90, 90, None))
    assert {luecke.grund for luecke in keine_stadt} == {Hindernis.OHNE_EINWOHNERZAHL}


def test_where_a_site_without_an_address_may_reach_more_little_is_no_answer(bestand):
    luecken = gaps(burden(bestand), shares(10, 10, 90, 90, 50), {"01", "04"})
    assert places(luecken) == [Lage.NICHT_PRUEFBAR, Lage.NIEDRIG_FERN, Lage.NIEDRIG_NAH, Lage.HOCH_NAH]
    assert luecken[0].grund is Hindernis.STANDORT_OHNE_ADRESSE
    assert luecken[0].hoch and luecken[0].erreicht == 10.0  # need and the least that is reached are known


def test_a_site_of_which_not_even_the_stadtteil_is_known_may_reach_more_anywhere(bestand):
    luecken = gaps(burden(bestand), shares(10, 10, 90, 90, 50), {""})
    assert places(luecken) == [Lage.NICHT_PRUEFBAR, Lage.NICHT_PRUEFBAR, Lage.NIEDRIG_NAH, Lage.HOCH_NAH]
