"""Whether an order holds: every statement is computed anew, by hand or by other means than the code's."""

import math
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from scipy import stats
from werte import with_values

from sozialraum.analysis.index import rank_areas, with_parts, without
from sozialraum.analysis.robustness import Wendepunkt, check_order
from sozialraum.model import LUECKE, Mittelung, Normierung, Rechenweg, Teilindikator, Vorrang

ALLEIN = Teilindikator("alleinlebende", 3, Vorrang.HOCH)
QUOTE = Teilindikator("foerderquote", 1, Vorrang.NIEDRIG)
WEG = Teilindikator(LUECKE, 1, Vorrang.HOCH)
MIN_MAX = {"normierung": Normierung.MIN_MAX}


@pytest.fixture(scope="module")
def ort(bestand):
    """ALLEIN becomes 1, 50.5, 75.25, 100 between the extremes; QUOTE, low first, 100, 67, 34, 1."""
    bestand = with_values(bestand, "alleinlebende", {2022: (10, 30, 40, 50, 30)})
    return with_values(bestand, "foerderquote", {2022: (10, 20, 30, 40, 25)})


def order(bestand, *teile, **weg):
    return rank_areas(bestand, Rechenweg(teile, **weg), "stadtteil", 2022)


def lines(pruefung):
    return {zeile.raum: zeile for zeile in pruefung.zeilen}


# --- what would change the order, by hand


def test_the_turning_point_lies_where_two_areas_change_places(ort):
    """With t for the weight of QUOTE: 01 has 1 + 99 t, 04 has 100 − 99 t, the same at t = 1/2.

    02 has 50.5 + 16.5 t and 03 has 75.25 − 41.25 t: from 0 to 1 two areas are below each of them at most.
    At exactly one half 01 and 04 share the third rank, so 01 is there and 04 still is.
    """
    zeilen = lines(check_order(order(ort, ALLEIN, QUOTE, **MIN_MAX), 10))
    assert {raum: zeile.rang for raum, zeile in zeilen.items()} == {"04": 1, "03": 2, "02": 3, "01": 4}
    assert zeilen["01"].wendepunkt == Wendepunkt("alleinlebende", True, 51, None, 75.0, True)
    assert zeilen["04"].wendepunkt == Wendepunkt("alleinlebende", True, 50, None, 75.0, False)
    assert (zeilen["02"].wendepunkt, zeilen["03"].wendepunkt) == (None, None)


# --- what would change the order, computed anew


def percent_of(rangordnung, teil, prozent):
    """Shares with `prozent` for one Teilindikator while the others keep their proportions."""
    gewichte = rangordnung.gewichte.drop(teil)
    gewichte = gewichte / gewichte.sum() * (100 - prozent)
    return [gewichte.get(kennung, prozent) for kennung in rangordnung.gewichte.index]


@lru_cache(1000)  # asked for once per area
def in_front(rangordnung, teil, prozent):
    """Which areas are among the first three with such a weight, by numpy and scipy alone."""
    gewichte = percent_of(rangordnung, teil, prozent)
    if rangordnung.rechenweg.mittelung is Mittelung.ARITHMETISCH:
        index = np.average(rangordnung.normiert, axis=1, weights=gewichte)
    else:
        index = stats.gmean(rangordnung.normiert, axis=1, weights=gewichte)
    return dict(zip(rangordnung.index.index, stats.rankdata(-index.round(9), method="min") <= 3, strict=True))


def crossings(rangordnung, teil, raum):
    """Percent of weight at which an area changes places with another, solved for every pair.

    The index is linear in the weight t: t·a + (1 − t)·r with r for the others; for the geometric mean its
    logarithm is.
    """
    werte = rangordnung.normiert
    if rangordnung.rechenweg.mittelung is Mittelung.GEOMETRISCH:
        werte = np.log(werte)
    gewichte = rangordnung.gewichte.drop(teil)
    rest = (werte[list(gewichte.index)] * gewichte).sum(axis=1) / gewichte.sum()
    eigene, uebrige = werte[teil] - werte.loc[raum, teil], rest - rest[raum]
    return [100 * r / (r - a) for a, r in zip(eigene, uebrige, strict=True) if abs(r - a) > 1e-12]


def flips(rangordnung, raum):
    """Teilindikator -> whole percents, a point or more from now, at which membership differs from now."""
    jetzt_dabei = rangordnung.raenge[raum] <= 3
    return {
        teil: {
            prozent
            for prozent in range(101)
            if not math.floor(anteil) - 1 < prozent < math.ceil(anteil) + 1
            and in_front(rangordnung, teil, prozent)[raum] != jetzt_dabei
        }
        for teil, anteil in (100 * rangordnung.gewichte).round(9).items()
    }


def assert_true_statement(rangordnung, raum, punkt):
    """The sentence holds at the bound ± 1 point, as far as it reaches, and nothing lies nearer."""
    anders = flips(rangordnung, raum)
    if punkt is None:
        assert not any(anders.values())
        return
    schritt = -1 if punkt.unter else 1
    jetzt_dabei = bool(rangordnung.raenge[raum] <= 3)
    assert punkt.dann_dabei is not jetzt_dabei
    assert punkt.jetzt == pytest.approx(100 * rangordnung.gewichte[punkt.teil])
    hinter = in_front(rangordnung, punkt.teil, punkt.grenze + schritt)[raum]
    assert hinter == punkt.dann_dabei
    zurueck = punkt.grenze - schritt
    if (punkt.jetzt - zurueck) * schritt <= -1:  # still on this side of the present weight
        assert in_front(rangordnung, punkt.teil, zurueck)[raum] == jetzt_dabei
    ende = punkt.bis if punkt.bis is not None else (-1 if punkt.unter else 101)
    assert set(range(punkt.grenze + schritt, ende, schritt)) <= anders[punkt.teil]
    if punkt.bis is not None:
        assert punkt.bis not in anders[punkt.teil]
    # nearest: every other flip is at least as far, counted from the last percent before it
    assert all(
        abs(prozent - 100 * rangordnung.gewichte[teil]) - 1 >= abs(punkt.grenze - punkt.jetzt) - 1e-6
        for teil, prozente in anders.items()
        for prozent in prozente
    )
    # the solution of the equation is less than a point away, unless it is nearer to the present weight
    if abs(punkt.grenze - punkt.jetzt) >= 1:
        genau = crossings(rangordnung, punkt.teil, raum)
        unten, oben = sorted((punkt.grenze, punkt.grenze + schritt))
        assert any(unten - 1e-6 <= wert <= oben + 1e-6 for wert in genau)


@pytest.mark.parametrize("mittelung", Mittelung)
@pytest.mark.parametrize("normierung", Normierung)
def test_every_turning_point_of_the_real_data_holds_when_computed_anew(luebeck, normierung, mittelung):
    ids = ("alleinerziehende", "anteil_65plus", "anteil_unter_18", "kleine_wohnungen", LUECKE)
    gewichte = (30, 20, 10, 15, 25)
    teile = [Teilindikator(i, g, Vorrang.HOCH) for i, g in zip(ids, gewichte, strict=True)]
    rangordnung = order(luebeck, *teile, normierung=normierung, mittelung=mittelung)
    pruefung = check_order(rangordnung, 10)
    assert len(pruefung.zeilen) == 10
    for zeile in pruefung.zeilen:
        assert_true_statement(rangordnung, zeile.raum, zeile.wendepunkt)
    assert sum(zeile.wendepunkt is not None for zeile in pruefung.zeilen) >= 5


@st.composite
def orders(draw, vorlage):
    """An order of the ten Stadtteile by invented values, few enough of them to tie often."""
    raeume = vorlage.raenge.index
    spalte = st.lists(st.integers(0, 12), min_size=10, max_size=10).filter(lambda w: len(set(w)) > 1)
    spalten = draw(st.lists(spalte, min_size=1, max_size=4))
    gewichte = draw(st.lists(st.integers(1, 9), min_size=len(spalten), max_size=len(spalten)))
    teile = tuple(map(Teilindikator, "abcd", gewichte, [Vorrang.HOCH] * 4))
    weg = Rechenweg(teile, draw(st.sampled_from(Normierung)), draw(st.sampled_from(Mittelung)))
    werte = [
        replace(vorlage.teile[0], teil=teil, werte=pd.Series(spalte, index=raeume, dtype=float))
        for teil, spalte in zip(teile, spalten, strict=True)
    ]
    return with_parts(replace(vorlage, rechenweg=weg), werte)


# without shrinking: an example takes a quarter of a second
@settings(max_examples=12, phases=[Phase.generate])
@given(daten=st.data())
def test_every_turning_point_of_invented_data_holds_when_computed_anew(luebeck, daten):
    vorlage = order(luebeck, Teilindikator("anteil_65plus", 1, Vorrang.HOCH))
    rangordnung = daten.draw(orders(vorlage))
    assume(rangordnung.vorhanden)
    for zeile in check_order(rangordnung, 1).zeilen:
        if len(rangordnung.teile) == 1:
            assert zeile.wendepunkt is None
        else:
            assert_true_statement(rangordnung, zeile.raum, zeile.wendepunkt)


# --- the runs


@pytest.mark.parametrize("mittelung", Mittelung)
def test_ranks_of_all_runs_are_counted(luebeck, mittelung):
    """The same runs one by one: chosen weights, without each, and drawn ones, on every scale."""
    teile = [
        Teilindikator("alleinerziehende", 2, Vorrang.HOCH),
        Teilindikator("anteil_65plus", 1, Vorrang.NIEDRIG),
        Teilindikator("kleine_wohnungen", 1, Vorrang.HOCH),
    ]
    rangordnung = order(luebeck, *teile, mittelung=mittelung)
    pruefung = check_order(rangordnung, 20)
    gezogen = np.random.default_rng(2024).dirichlet([1.5, 0.75, 0.75], 20)
    gewichte = [(0.5, 0.25, 0.25), (0, 0.5, 0.5), (2 / 3, 0, 1 / 3), (2 / 3, 1 / 3, 0), *gezogen]
    laeufe = []
    for normierung in Normierung:
        normiert = order(luebeck, *teile, normierung=normierung).normiert
        mittel = np.average if mittelung is Mittelung.ARITHMETISCH else stats.gmean
        for zeile in gewichte:
            index = mittel(normiert, axis=1, weights=zeile)
            laeufe.append(stats.rankdata(-index.round(9), method="min"))
    assert (pruefung.ziehungen, pruefung.laeufe, len(laeufe)) == (20, 72, 72)
    for raum, raenge in zip(rangordnung.index.index, np.transpose(laeufe), strict=True):
        zeile, geordnet = lines(pruefung)[raum], sorted(raenge)
        assert (zeile.bester, zeile.schlechtester) == (geordnet[0], geordnet[-1])
        # 5 % of 72 are 3.6 runs, 95 % are 68.4
        assert (zeile.von, zeile.bis) == (geordnet[3], geordnet[68])
        assert zeile.erste_drei == pytest.approx(sum(rang <= 3 for rang in raenge) / 72)


def test_ranks_without_each_and_on_each_scale_are_those_of_the_index(luebeck):
    teile = [Teilindikator(i, 1, Vorrang.HOCH) for i in ("alleinerziehende", "anteil_65plus", LUECKE)]
    rangordnung = order(luebeck, *teile)
    zeilen = check_order(rangordnung, 10).zeilen
    for zeile in zeilen:
        assert zeile.ohne == {
            t.indikator: without(rangordnung, t.indikator).raenge[zeile.raum] for t in teile
        }
        assert zeile.je_normierung == {
            n: order(luebeck, *teile, normierung=n).raenge[zeile.raum] for n in Normierung
        }
        assert zeile.rang == rangordnung.raenge[zeile.raum] == zeile.je_normierung[Normierung.Z_WERT]
        assert zeile.bester <= zeile.von <= zeile.bis <= zeile.schlechtester
    assert [zeile.rang for zeile in zeilen] == sorted(zeile.rang for zeile in zeilen)


def test_the_same_order_is_checked_with_the_same_draws(ort):
    teile = (ALLEIN, QUOTE)
    eine, andere = order(ort, *teile), order(replace(ort, ergebnisse={}), *teile)
    assert eine is not andere
    assert check_order(eine, 500) == check_order(andere, 500)


def test_a_heavy_teilindikator_stays_heavy_in_the_draws(ort):
    """With 99 % the draws leave 04 in front nearly always, with 1 % nearly never."""
    schwer = order(ort, replace(ALLEIN, gewicht=99), QUOTE)
    leicht = order(ort, replace(ALLEIN, gewicht=1), replace(QUOTE, gewicht=99))
    assert lines(check_order(schwer, 1000))["04"].erste_drei > 0.9
    assert lines(check_order(leicht, 1000))["04"].erste_drei < 0.1


def test_a_single_teilindikator_holds_under_all_weights(ort):
    pruefung = check_order(order(ort, QUOTE), 10)
    assert pruefung.laeufe == 3 * 11
    for zeile in pruefung.zeilen:
        assert (zeile.rang, zeile.von, zeile.schlechtester) == (zeile.bester, zeile.rang, zeile.rang)
        assert (zeile.ohne, zeile.wendepunkt) == ({}, None)


def test_what_leaves_no_order_gives_no_rank(ort):
    """ALLEIN and its opposite cancel out; without the third nothing is left to rank by."""
    ort = with_values(ort, "foerderquote", {2022: (10, 30, 40, 50, 30)})
    dritte = Teilindikator("umzugsrate", 1, Vorrang.HOCH)
    rangordnung = order(ort, replace(ALLEIN, gewicht=1), QUOTE, dritte)
    assert not without(rangordnung, "umzugsrate").vorhanden
    assert set(check_order(rangordnung, 10).zeilen[0].ohne) == {"alleinlebende", "foerderquote"}


def test_a_scale_that_leaves_no_order_gives_no_rank(ort):
    """1 2 3 4 against 1 2 3 9: the same ranks from both ends cancel out, the values do not."""
    ort = with_values(ort, "alleinlebende", {2022: (1, 2, 3, 4, 2)})
    ort = with_values(ort, "foerderquote", {2022: (1, 2, 3, 9, 2)})
    zeile = check_order(order(ort, replace(ALLEIN, gewicht=1), QUOTE), 10).zeilen[0]
    assert set(zeile.je_normierung) == {Normierung.Z_WERT, Normierung.MIN_MAX}


def test_without_an_order_there_is_nothing_to_check(ort):
    assert check_order(order(ort)) is None


def test_areas_without_values_are_not_checked(ort):
    ort = with_values(ort, "alleinlebende", {2022: (10, None, 40, 50, 30)})
    assert list(lines(check_order(order(ort, ALLEIN), 10))) == ["04", "03", "01"]


# --- sites without a documented address


def with_hidden_site(bestand, raum):
    verborgen = replace(bestand.einrichtungen[0], id="neu", stadtteil_id=raum, lat=None, lon=None)
    return replace(bestand, einrichtungen=(*bestand.einrichtungen, verborgen), ergebnisse={})


def test_without_hidden_sites_there_is_no_best_case(ort):
    assert check_order(order(ort, ALLEIN, WEG, gehweg=300), 10).grenzfall is None


def test_in_the_best_case_a_hidden_site_reaches_everybody_in_its_stadtteil(ort):
    """Gaps of 70, 70, 100, 100; with a site in 03 they become 70, 70, 0, 100."""
    rangordnung = order(with_hidden_site(ort, "03"), WEG, gehweg=300)
    assert rangordnung.raenge.to_dict() == {"01": 3, "02": 3, "03": 1, "04": 1}
    assert check_order(rangordnung, 10).grenzfall == {"01": 2, "02": 2, "03": 4, "04": 1}


def test_a_best_case_that_leaves_no_order_is_none(ort):
    rangordnung = order(with_hidden_site(ort, ""), WEG, gehweg=300)
    assert check_order(rangordnung, 10).grenzfall is None


def test_there_are_ten_thousand_draws_the_chosen_weights_and_one_without_each_teilindikator(luebeck):
    ids = (
        "alleinerziehende",
        "anteil_65plus",
        "anteil_unter_18",
        "seniorenhaushalte",
        "kleine_wohnungen",
        LUECKE,
    )
    rangordnung = order(luebeck, *(Teilindikator(kennung, 1, Vorrang.HOCH) for kennung in ids))
    pruefung = check_order(rangordnung)
    assert pruefung.laeufe == 3 * (10_000 + 6 + 1)
