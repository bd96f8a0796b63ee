"""A weighted index: worked by hand, against scipy, what must never change it, and what makes none."""

import math
from dataclasses import replace

import beispiel
import numpy as np
import pandas as pd
import pytest
from beispiel import NAMEN
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from werte import with_values

from sozialraum.analysis.index import (
    Auslassung,
    Auslassungsgrund,
    Hindernis,
    Rangordnung,
    rank_areas,
    usual_priority,
    with_parts,
    without,
)
from sozialraum.analysis.reach import Standortwahl, reach, sites
from sozialraum.model import LUECKE, Mittelung, Normierung, Rechenweg, Teilindikator, Vorrang
from sozialraum.sources import load

ALLEIN = Teilindikator("alleinlebende", 3, Vorrang.HOCH)
QUOTE = Teilindikator("foerderquote", 1, Vorrang.NIEDRIG)
WEG = Teilindikator(LUECKE, 1, Vorrang.HOCH)
RAEUME = list(NAMEN)
ALLE_WEGE = [(normierung, mittelung) for normierung in Normierung for mittelung in Mittelung]


@pytest.fixture(scope="module")
def ort(bestand):
    """Two Teilindikatoren that are complete: shares 3/4 and 1/4 in ALLEIN and QUOTE."""
    bestand = with_values(bestand, "alleinlebende", {2022: (10, 30, 30, 50, 30)})
    return with_values(bestand, "foerderquote", {2022: (40, 20, 10, 30, 25)})


def order(bestand, *teile, jahr=2022, basisjahr=None, **weg) -> Rangordnung:
    return rank_areas(bestand, Rechenweg(teile, **weg), "stadtteil", jahr, basisjahr)


def reasons(rangordnung):
    return {auslassung.teil.indikator: auslassung.grund for auslassung in rangordnung.ausgelassen}


def assert_sound(rangordnung):
    """What holds for every order: no NaN but for areas without values, shares and contributions add up."""
    assert (rangordnung.hindernis is None) == rangordnung.vorhanden
    assert np.isfinite(rangordnung.index).all()
    assert np.isfinite(rangordnung.normiert).all(axis=None)
    if rangordnung.vorhanden:
        assert rangordnung.gewichte.sum() == pytest.approx(1)
        assert list(rangordnung.beitraege.sum(axis=1)) == pytest.approx(list(rangordnung.index))
        assert tuple(rangordnung.raenge.index[rangordnung.raenge.isna()]) == rangordnung.ohne_werte
        assert rangordnung.raenge.min() == 1
    else:
        assert rangordnung.raenge.isna().all()


# --- worked by hand


def test_shares_are_weights_over_their_sum(ort):
    assert order(ort, ALLEIN, QUOTE).gewichte.to_dict() == {"alleinlebende": 0.75, "foerderquote": 0.25}


@pytest.mark.parametrize(
    ("normierung", "allein", "quote", "index"),
    [
        # 10 30 30 50 -> 1, 50.5, 50.5, 100; 40 20 10 30, low first -> 1, 67, 100, 34
        (Normierung.MIN_MAX, (1, 50.5, 50.5, 100), (1, 67, 100, 34), (1, 54.625, 62.875, 83.5)),
        (Normierung.RANG, (1, 2.5, 2.5, 4), (1, 3, 4, 2), (1, 2.625, 2.875, 3.5)),
        # deviations -20 0 0 20 by the root of 200; 15 -5 -15 5 by the root of 125, turned
        (
            Normierung.Z_WERT,
            (85.8579, 100, 100, 114.1421),
            (86.5836, 104.4721, 113.4164, 95.5279),
            (86.0393, 101.1180, 103.3541, 109.4886),
        ),
    ],
)
def test_the_arithmetic_mean_is_the_weighted_sum(ort, normierung, allein, quote, index):
    ergebnis = order(ort, ALLEIN, QUOTE, normierung=normierung)
    assert list(ergebnis.normiert["alleinlebende"]) == pytest.approx(allein, abs=1e-4)
    assert list(ergebnis.normiert["foerderquote"]) == pytest.approx(quote, abs=1e-4)
    assert list(ergebnis.index) == pytest.approx(index, abs=1e-4)
    assert ergebnis.raenge.to_dict() == {"01": 4, "02": 3, "03": 2, "04": 1}
    assert ergebnis.beitraege.loc["04"].to_dict() == pytest.approx(
        {"alleinlebende": 0.75 * allein[3], "foerderquote": 0.25 * quote[3]}, abs=1e-4
    )
    assert_sound(ergebnis)


def test_the_geometric_mean_is_that_of_scipy_and_split_by_logarithms(ort):
    ergebnis = order(ort, ALLEIN, QUOTE, normierung=Normierung.RANG, mittelung=Mittelung.GEOMETRISCH)
    # 1; the fourth root of 2.5³·3, of 2.5³·4, of 4³·2
    assert list(ergebnis.index) == pytest.approx([1, 46.875**0.25, 62.5**0.25, 128**0.25])
    erwartet = stats.gmean(ergebnis.normiert, axis=1, weights=[0.75, 0.25])
    assert list(ergebnis.index) == pytest.approx(list(erwartet))
    # 4³·2 is 2 to the 7th: 6 parts of 7 come from the first
    assert list(ergebnis.beitraege.loc["04"]) == pytest.approx([128**0.25 * 6 / 7, 128**0.25 / 7])
    # 1 has no logarithm to split: the weights do
    assert list(ergebnis.beitraege.loc["01"]) == pytest.approx([0.75, 0.25])
    assert_sound(ergebnis)


def test_equal_indices_share_the_better_rank(ort):
    ergebnis = order(ort, ALLEIN, normierung=Normierung.RANG)
    assert ergebnis.raenge.to_dict() == {"01": 4, "02": 2, "03": 2, "04": 1}


def test_sums_that_differ_by_a_binary_digit_are_equal(bestand):
    """A quarter of 1 and three of 2, a quarter of 4 and three of 1: both 7/4, but 0.1 : 0.3 is not exact."""
    bestand = with_values(bestand, "alleinlebende", {2022: (1, 2, 3, 4, 1)})
    bestand = with_values(bestand, "foerderquote", {2022: (2, 3, 4, 1, 1)})
    teile = [
        Teilindikator("alleinlebende", 0.1, Vorrang.HOCH),
        Teilindikator("foerderquote", 0.3, Vorrang.HOCH),
    ]
    ergebnis = order(bestand, *teile, normierung=Normierung.RANG)
    assert ergebnis.index["01"] != ergebnis.index["04"]
    assert ergebnis.raenge.to_dict() == {"01": 3, "02": 2, "03": 1, "04": 3}


def test_a_single_teilindikator_ranks_as_its_values_do(ort):
    ergebnis = order(ort, QUOTE)
    assert ergebnis.gewichte.to_dict() == {"foerderquote": 1}
    assert ergebnis.raenge.to_dict() == {"01": 4, "02": 2, "03": 1, "04": 3}
    assert_sound(ergebnis)


# --- what travels with the values


def test_values_bring_name_unit_date_and_sources(ort):
    (allein, quote) = order(ort, ALLEIN, QUOTE).teile
    assert (allein.name, allein.einheit, allein.stellen) == ("Alleinlebende", "%", 1)
    assert (allein.jahr, allein.stichtag, allein.quellen) == (2022, "2022-12-31", ("testzensus",))
    assert list(allein.werte) == [10, 30, 30, 50]
    assert (quote.neutral, allein.unsicher) == (False, ())


def test_each_indikator_has_its_nearest_year(bestand):
    kinder = Teilindikator("anteil_kinder", 1, Vorrang.HOCH)
    rate = Teilindikator("umzugsrate", 1, Vorrang.HOCH)
    ergebnis = order(bestand, kinder, rate, jahr=2020)
    assert [(teil.teil.indikator, teil.jahr, teil.neutral) for teil in ergebnis.teile] == [
        ("anteil_kinder", 2020, True),
        ("umzugsrate", 2022, False),
    ]


def test_growth_needs_a_base_year(bestand):
    wachstum = Teilindikator("entwicklung", 1, Vorrang.NIEDRIG)
    assert reasons(order(bestand, wachstum)) == {"entwicklung": Auslassungsgrund.UNVOLLSTAENDIG}
    # 20, 0, -6.7 and 5 percent since 2020
    assert order(bestand, wachstum, basisjahr=2020).raenge.to_dict() == {"01": 4, "02": 2, "03": 1, "04": 3}


def test_the_catalogue_says_which_end_comes_first(bestand):
    assert usual_priority(bestand.indikatoren["umzugsrate"]) is Vorrang.HOCH
    assert usual_priority(bestand.indikatoren["foerderquote"]) is Vorrang.NIEDRIG
    assert usual_priority(bestand.indikatoren["anteil_kinder"]) is None


def test_the_last_orders_are_kept(ort):
    assert order(ort, ALLEIN) is order(ort, ALLEIN)
    assert order(ort, ALLEIN) is not order(ort, replace(ALLEIN, gewicht=2))


# --- the gap in reach


def test_the_gap_in_reach_is_the_share_that_no_site_reaches(bestand):
    """Two sites in the middle of 01 and 02: the middle cell has 30 of 100 dwellings, the others are far."""
    ergebnis = order(bestand, WEG, gehweg=300)
    (luecke,) = ergebnis.teile
    assert list(luecke.werte) == [70, 70, 100, 100]
    assert (luecke.name, luecke.einheit, luecke.stellen, luecke.jahr) == (
        "Lücke der Reichweite",
        "%",
        1,
        None,
    )
    assert (luecke.stichtag, luecke.quellen) == ("2022-12-31", ("testregister", "adressen"))
    assert (luecke.unsicher, luecke.neutral) == ((), False)
    assert list(ergebnis.raenge) == [3, 3, 1, 1]


def test_the_gap_of_the_real_data_is_what_the_reach_leaves(luebeck):
    (luecke,) = order(luebeck, WEG, gehweg=800).teile
    mit, _ = sites(luebeck, Standortwahl(luebeck.bedarfsregel.arten))
    anteile = reach(luebeck, mit, 800)
    assert luecke.werte.to_dict() == {
        raum: round(100 - anteile[raum].anteil_einwohner, 1) for raum in luecke.werte.index
    }


def with_hidden_site(bestand, raum):
    """One more Treff, whose address is not documented."""
    verborgen = replace(bestand.einrichtungen[0], id="neu", stadtteil_id=raum, lat=None, lon=None)
    return replace(bestand, einrichtungen=(*bestand.einrichtungen, verborgen), ergebnisse={})


@pytest.mark.parametrize(
    ("raum", "gehweg", "unsicher"),
    [
        ("03", 300, ("03",)),
        ("", 300, tuple(NAMEN)),  # it may be anywhere
        ("01", 1500, ()),  # everybody in 01 is reached as it is
    ],
)
def test_a_site_without_address_makes_the_gap_an_upper_bound(bestand, raum, gehweg, unsicher):
    (luecke,) = order(with_hidden_site(bestand, raum), WEG, gehweg=gehweg).teile
    assert luecke.unsicher == unsicher
    assert luecke.werte.notna().all()


def test_without_a_number_of_inhabitants_there_is_no_gap_in_reach(bestand):
    ergebnis = order(with_values(bestand, "einwohner", {}), WEG)
    assert ergebnis.ausgelassen == (
        Auslassung(WEG, "Lücke der Reichweite", Auslassungsgrund.UNVOLLSTAENDIG, tuple(NAMEN)),
    )


def test_the_gap_in_reach_is_known_for_stadtteile_only(ordner):
    bestand = load(beispiel.with_second_level(ordner))
    kinder = Teilindikator("anteil_kinder", 1, Vorrang.HOCH)
    ergebnis = rank_areas(bestand, Rechenweg((kinder, WEG)), "bezirk", 2022)
    assert ergebnis.raenge.to_dict() == {"11": 1, "12": 2}  # 20.0 % and 11.6 %
    assert ergebnis.ausgelassen[0].raeume == ("11", "12")
    assert_sound(ergebnis)


def test_where_nobody_is_reached_the_gap_is_the_same_everywhere(bestand):
    ergebnis = order(replace(bestand, einrichtungen=(), ergebnisse={}), WEG)
    assert reasons(ergebnis) == {LUECKE: Auslassungsgrund.UEBERALL_GLEICH}


# --- what is left out, and why there may be no order


def test_what_is_left_out_is_named_in_the_chosen_order_with_the_areas(ort):
    ort = with_values(ort, "umzuege", {2022: (None, 1, 2, 3, 6)})
    ort = with_values(ort, "kinder", {2022: (240, 400, 560, 840, 2040)})  # 20 % everywhere
    ids = ("anteil_kinder", "nirgends", "umzugsrate", "dichte")
    teile = [Teilindikator(kennung, 0 if kennung == "dichte" else 1, Vorrang.HOCH) for kennung in ids]
    ergebnis = order(ort, *teile, ALLEIN)
    assert ergebnis.ausgelassen == (
        Auslassung(teile[0], "Anteil der Kinder", Auslassungsgrund.UEBERALL_GLEICH),
        Auslassung(teile[1], "nirgends", Auslassungsgrund.UNBEKANNT),
        Auslassung(teile[2], "Umzugsrate", Auslassungsgrund.UNVOLLSTAENDIG, ("01",)),
        Auslassung(teile[3], "Dichte", Auslassungsgrund.OHNE_GEWICHT),
    )
    assert list(ergebnis.gewichte.index) == ["alleinlebende"]
    assert_sound(ergebnis)


def test_an_area_without_any_value_has_no_rank(ort):
    ort = with_values(ort, "alleinlebende", {2022: (10, 30, 40, None, 30)})
    ort = with_values(ort, "foerderquote", {2022: (40, 20, 10, None, 25)})
    ergebnis = order(ort, ALLEIN, QUOTE)
    assert (ergebnis.ohne_werte, ergebnis.ausgelassen) == (("04",), ())
    assert ergebnis.raenge[["01", "02", "03"]].to_list() == [3, 2, 1]
    assert list(ergebnis.index.index) == ["01", "02", "03"]
    assert_sound(ergebnis)


def test_gaps_of_what_has_no_weight_take_no_rank(ort):
    ort = with_values(ort, "foerderquote", {2022: (40, 20, 10, None, 25)})
    assert order(ort, ALLEIN, replace(QUOTE, gewicht=0)).raenge.notna().all()
    assert order(ort, replace(ALLEIN, gewicht=0), QUOTE).ohne_werte == ("04",)


def test_half_of_the_areas_without_values_leave_no_order(ort):
    ergebnis = order(with_values(ort, "alleinlebende", {2022: (10, 30, None, None, 30)}), ALLEIN)
    assert (ergebnis.hindernis, ergebnis.ohne_werte) == (Hindernis.NICHTS_UEBRIG, ())
    assert ergebnis.ausgelassen[0].raeume == ("03", "04")
    assert_sound(ergebnis)


NICHTS = Teilindikator("nirgends", 1, Vorrang.HOCH)
GLEICH = Teilindikator("anteil_kinder", 1, Vorrang.HOCH)


@pytest.mark.parametrize(
    ("teile", "hindernis"),
    [
        ((), Hindernis.KEINE_TEILE),
        ((replace(ALLEIN, gewicht=0), replace(QUOTE, gewicht=0)), Hindernis.KEINE_GEWICHTE),
        ((NICHTS,), Hindernis.NICHTS_UEBRIG),
        ((NICHTS, GLEICH), Hindernis.NICHTS_UEBRIG),
        ((GLEICH,), Hindernis.ALLES_GLEICH),
        ((GLEICH, replace(ALLEIN, gewicht=0)), Hindernis.ALLES_GLEICH),
    ],
)
@pytest.mark.parametrize("mittelung", Mittelung)
@pytest.mark.parametrize("normierung", Normierung)
def test_without_an_order_there_is_a_reason_and_no_rank(bestand, teile, hindernis, normierung, mittelung):
    bestand = with_values(bestand, "kinder", {2022: (240, 400, 560, 840, 2040)})
    ergebnis = order(bestand, *teile, normierung=normierung, mittelung=mittelung)
    assert (ergebnis.hindernis, ergebnis.vorhanden) == (hindernis, False)
    assert_sound(ergebnis)


@pytest.mark.parametrize("normierung", Normierung)
def test_one_low_where_the_other_is_high_puts_every_area_in_the_middle_of_the_scale(bestand, normierung):
    bestand = with_values(bestand, "alleinlebende", {2022: (1, 2, 3, 4, 1)})
    bestand = with_values(bestand, "foerderquote", {2022: (1, 2, 3, 4, 1)})
    ergebnis = order(bestand, replace(ALLEIN, gewicht=1), replace(QUOTE, gewicht=1), normierung=normierung)
    assert (ergebnis.hindernis, ergebnis.vorhanden) == (Hindernis.ALLES_GLEICH, False)
    assert_sound(ergebnis)


def test_a_level_with_one_area_has_no_order(bestand):
    eine = bestand.raumebenen["stadtteil"].flaechen.head(1)
    ebene = replace(bestand.raumebenen["stadtteil"], flaechen=eine)
    bestand = replace(bestand, raumebenen={"stadtteil": ebene}, ergebnisse={})
    assert order(bestand, GLEICH).hindernis is Hindernis.ALLES_GLEICH


@pytest.mark.parametrize("gewicht", [-1, -1e-300, math.nan, math.inf])
def test_a_weight_must_be_a_number_from_zero_on(ort, gewicht):
    with pytest.raises(ValueError, match="weight"):
        order(ort, ALLEIN, replace(QUOTE, gewicht=gewicht))


def test_a_teilindikator_stands_there_once(ort):
    with pytest.raises(ValueError, match="twice"):
        order(ort, ALLEIN, replace(ALLEIN, gewicht=1))


def test_a_weight_that_no_decimal_shows_counts_as_none(ort):
    ergebnis = order(ort, ALLEIN, replace(QUOTE, gewicht=5e-324))
    assert reasons(ergebnis) == {"foerderquote": Auslassungsgrund.OHNE_GEWICHT}


def test_huge_weights_have_a_finite_sum(ort):
    riesig = [replace(teil, gewicht=1.7e308) for teil in (ALLEIN, QUOTE)]
    assert list(order(ort, *riesig).gewichte) == [0.5, 0.5]


# --- without one of them


def test_without_one_the_others_keep_their_proportions(ort):
    rate = Teilindikator("umzugsrate", 2, Vorrang.HOCH)
    ergebnis = without(order(ort, rate, ALLEIN, QUOTE), "umzugsrate")
    erwartet = order(ort, ALLEIN, QUOTE)
    assert ergebnis.rechenweg == erwartet.rechenweg
    assert ergebnis.index.to_dict() == erwartet.index.to_dict()
    assert ergebnis.raenge.to_dict() == erwartet.raenge.to_dict()


def test_without_the_only_one_there_is_no_order(ort):
    assert without(order(ort, ALLEIN), "alleinlebende").hindernis is Hindernis.KEINE_TEILE
    ergebnis = without(order(ort, ALLEIN, NICHTS), "alleinlebende")
    assert (ergebnis.hindernis, reasons(ergebnis)) == (
        Hindernis.NICHTS_UEBRIG,
        {"nirgends": Auslassungsgrund.UNBEKANNT},
    )


def test_without_one_that_was_left_out_nothing_changes_but_the_list(ort):
    vorher = order(ort, ALLEIN, NICHTS)
    nachher = without(vorher, "nirgends")
    assert (len(vorher.ausgelassen), nachher.ausgelassen) == (1, ())
    assert nachher.raenge.to_dict() == vorher.raenge.to_dict()


# --- what must hold for all data


IDS = ("a", "b", "c", "d")


@st.composite
def orders(draw, mittelungen=tuple(Mittelung), normierungen=tuple(Normierung)):
    """Order of the four areas by up to four Teilindikatoren that are not the same everywhere."""
    spalte = st.lists(st.integers(-50, 50), min_size=4, max_size=4).filter(lambda w: len(set(w)) > 1)
    spalten = draw(st.lists(spalte, min_size=1, max_size=4))
    gewichte = draw(st.lists(st.integers(1, 9), min_size=len(spalten), max_size=len(spalten)))
    vorraenge = draw(st.lists(st.sampled_from(Vorrang), min_size=len(spalten), max_size=len(spalten)))
    teile = tuple(map(Teilindikator, IDS, gewichte, vorraenge))
    weg = Rechenweg(teile, draw(st.sampled_from(normierungen)), draw(st.sampled_from(mittelungen)))
    return weg, spalten


def computed(bestand, weg, spalten):
    """The order of invented values, with everything else from a Teilindikator of the invented town."""
    vorlage = order(bestand, Teilindikator("umzugsrate", 1, Vorrang.HOCH))
    (muster,) = vorlage.teile
    teile = [
        replace(muster, teil=teil, werte=pd.Series(map(float, werte), index=RAEUME))
        for teil, werte in zip(weg.teile, spalten, strict=True)
    ]
    return with_parts(replace(vorlage, rechenweg=weg), teile)


@given(aufgabe=orders())
def test_every_order_is_sound(bestand, aufgabe):
    ergebnis = computed(bestand, *aufgabe)
    assert_sound(ergebnis)
    if ergebnis.vorhanden:
        erwartet = stats.rankdata(-ergebnis.index.round(9), method="min")
        assert list(ergebnis.raenge) == list(erwartet)


@given(aufgabe=orders(), faktor=st.floats(1e-6, 1e6))
def test_scaling_the_weights_changes_nothing(bestand, aufgabe, faktor):
    weg, spalten = aufgabe
    skaliert = replace(weg, teile=tuple(replace(t, gewicht=t.gewicht * faktor) for t in weg.teile))
    vorher, nachher = computed(bestand, weg, spalten), computed(bestand, skaliert, spalten)
    assert vorher.raenge.equals(nachher.raenge)
    assert list(vorher.index) == pytest.approx(list(nachher.index))


@given(aufgabe=orders())
def test_an_area_that_is_nowhere_behind_never_ranks_behind(bestand, aufgabe):
    weg, spalten = aufgabe
    ergebnis = computed(bestand, weg, spalten)
    assume(ergebnis.vorhanden)
    vorzeichen = [1 if teil.vorrang is Vorrang.HOCH else -1 for teil in weg.teile]
    bedarf = np.array(spalten).T * vorzeichen
    for eines in range(4):
        for anderes in range(4):
            if (bedarf[eines] >= bedarf[anderes]).all():
                assert ergebnis.raenge.iloc[eines] <= ergebnis.raenge.iloc[anderes]


@given(
    aufgabe=orders(normierungen=(Normierung.MIN_MAX, Normierung.RANG)),
    raum=st.integers(0, 3),
    besser=st.integers(1, 99),
)
def test_an_area_that_gets_better_never_rises_in_priority(bestand, aufgabe, raum, besser):
    """The area's own place on these scales never rises and no other's falls. With z the deviation moves."""
    weg, spalten = aufgabe
    neue = [list(spalte) for spalte in spalten]
    neue[0][raum] -= besser if weg.teile[0].vorrang is Vorrang.HOCH else -besser
    vorher, nachher = computed(bestand, weg, spalten), computed(bestand, weg, neue)
    assume(vorher.vorhanden and nachher.vorhanden and len(nachher.teile) == len(spalten))
    assert nachher.raenge.iloc[raum] >= vorher.raenge.iloc[raum]


@given(aufgabe=orders(mittelungen=(Mittelung.ARITHMETISCH,)))
def test_flipping_every_direction_mirrors_the_order(bestand, aufgabe):
    weg, spalten = aufgabe
    andere = {Vorrang.HOCH: Vorrang.NIEDRIG, Vorrang.NIEDRIG: Vorrang.HOCH}
    gespiegelt = replace(weg, teile=tuple(replace(t, vorrang=andere[t.vorrang]) for t in weg.teile))
    vorher, nachher = computed(bestand, weg, spalten), computed(bestand, gespiegelt, spalten)
    assert vorher.vorhanden == nachher.vorhanden
    # rank among four from the other end; k areas that share a rank take the better one there, too
    erwartet = 4 - vorher.raenge - vorher.raenge.map(vorher.raenge.value_counts()) + 2
    assert nachher.raenge.equals(erwartet)
