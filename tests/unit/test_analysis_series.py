"""Time series: points, gaps, runs of one source, the index, and the rule for a trend."""

from dataclasses import replace

import beispiel
import pytest
from beispiel import WERTE
from hypothesis import given
from hypothesis import strategies as st
from werte import with_values

from sozialraum.analysis.comparison import Ablehnung
from sozialraum.analysis.series import (
    TREND_REGEL,
    Punkt,
    Trendrichtung,
    Zeitreihe,
    indexed,
    series,
    trend,
)
from sozialraum.analysis.values import available_years, describe
from sozialraum.sources import load


def draw(bestand, indikator, raum, basisjahr=None):
    return series(bestand, bestand.indikatoren[indikator], "stadtteil", raum, basisjahr)


def values(reihe):
    return {punkt.jahr: punkt.wert for punkt in reihe.punkte}


def runs(reihe):
    return [[punkt.jahr for punkt in lauf] for lauf in reihe.abschnitte]


@pytest.fixture(scope="module")
def make(bestand):
    """A series of `alleinlebende` from numbers, None for a gap; each letter of `quellen` is a source."""

    def made(werte, beginn=2010, quellen=None):
        punkte = tuple(
            Punkt(jahr, "", None, ()) if wert is None else Punkt(jahr, f"{jahr}-12-31", wert, (quelle,))
            for jahr, (wert, quelle) in enumerate(
                zip(werte, quellen or "q" * len(werte), strict=True), beginn
            )
        )
        return Zeitreihe(bestand.indikatoren["alleinlebende"], "stadtteil", "01", punkte)

    return made


def test_a_series_has_the_value_shown_for_each_year_with_stichtag_and_source(bestand):
    reihe = draw(bestand, "anteil_kinder", "01")
    assert reihe.punkte == (
        Punkt(2020, "2020-12-31", 20.0, ("testregister",)),
        Punkt(2021, "2021-12-31", 21.0, ("testregister",)),
        Punkt(2022, "2022-12-31", 20.0, ("testregister",)),
    )
    assert (reihe.indikator.id, reihe.raumebene, reihe.raum) == ("anteil_kinder", "stadtteil", "01")
    assert reihe.indexjahr is None
    assert reihe.abschnitte == (reihe.punkte,)


def test_the_city_has_its_own_series_at_the_same_precision(bestand):
    # 1600 of 10000, 1603 of 10100 = 15.87..., 1520 of 10200 = 14.90...
    assert values(draw(bestand, "anteil_kinder", "00")) == {2020: 16.0, 2021: 15.9, 2022: 14.9}


def test_the_city_has_a_series_of_counts_too(bestand):
    assert values(draw(bestand, "einwohner", "00")) == {2020: 10000, 2021: 10100, 2022: 10200}


def test_the_city_has_a_gap_where_its_value_has_another_source_than_the_areas(ordner):
    for indikator, wert in (("einwohner", 10100), ("kinder", 1603)):
        alt = f"stadt;00;{indikator};2021-12-31;{wert};;testregister"
        beispiel.replace(ordner, WERTE, alt, alt.replace("testregister", "testmeldung"))
    bestand = load(ordner)
    assert values(draw(bestand, "einwohner", "00")) == {2020: 10000, 2021: None, 2022: 10200}
    assert values(draw(bestand, "anteil_kinder", "00")) == {2020: 16.0, 2021: None, 2022: 14.9}


def test_an_indikator_of_the_city_alone_has_points_for_the_city_and_gaps_for_the_areas(bestand):
    bestand = with_values(bestand, "foerderquote", {2018: (None,) * 4 + (11.0,), 2020: (None,) * 4 + (12.0,)})
    assert values(draw(bestand, "foerderquote", "00")) == {2018: 11.0, 2019: None, 2020: 12.0}
    assert values(draw(bestand, "foerderquote", "02")) == {2018: None, 2019: None, 2020: None}
    assert draw(bestand, "foerderquote", "02").abschnitte == ()


def test_all_areas_have_the_years_of_the_level_with_gaps_inside_and_at_the_ends(bestand):
    bestand = with_values(
        bestand,
        "alleinlebende",
        {2010: (1, None, None, None, None), 2011: (2, 5, None, None, 3), 2013: (4, None, None, None, None)},
    )
    assert values(draw(bestand, "alleinlebende", "01")) == {2010: 1, 2011: 2, 2012: None, 2013: 4}
    assert values(draw(bestand, "alleinlebende", "02")) == {2010: None, 2011: 5, 2012: None, 2013: None}
    assert values(draw(bestand, "alleinlebende", "00")) == {2010: None, 2011: 3, 2012: None, 2013: None}
    assert draw(bestand, "alleinlebende", "02").punkte[0] == Punkt(2010, "", None, ())
    assert runs(draw(bestand, "alleinlebende", "01")) == [[2010, 2011], [2013]]


def test_years_of_the_city_outside_those_of_the_areas_do_not_lengthen_the_series(bestand):
    stadt = (None, None, None, None, 7)
    bestand = with_values(
        bestand, "alleinlebende", {2009: stadt, 2011: (1, 2, 3, 4, 5), 2012: stadt, 2013: (1, 2, 3, 4, 5)}
    )
    assert values(draw(bestand, "alleinlebende", "00")) == {2011: 5, 2012: 7, 2013: 5}
    assert values(draw(bestand, "alleinlebende", "01")) == {2011: 1, 2012: None, 2013: 1}


def test_an_area_with_another_stichtag_than_the_others_has_a_gap(ordner):
    beispiel.replace(
        ordner, WERTE, "stadtteil;03;einwohner;2021-12-31;2900", "stadtteil;03;einwohner;2021-06-30;2900"
    )
    assert values(draw(load(ordner), "einwohner", "03")) == {2020: 3000, 2021: None, 2022: 2800}


def test_growth_begins_after_the_base_year(bestand):
    assert values(draw(bestand, "entwicklung", "01", 2020)) == {2021: 10.0, 2022: 20.0}
    assert values(draw(bestand, "entwicklung", "00", 2021)) == {2022: 1.0}
    assert draw(bestand, "entwicklung", "01", 2022).punkte == ()
    assert draw(bestand, "entwicklung", "01").punkte == ()


def test_an_indikator_without_any_value_has_an_empty_series(bestand):
    reihe = draw(with_values(bestand, "alleinlebende", {}), "alleinlebende", "00")
    assert (reihe.punkte, reihe.abschnitte, trend(reihe)) == ((), (), None)
    assert isinstance(indexed(reihe, 2020), Ablehnung)


def test_another_source_begins_another_run(bestand):
    jahre = {jahr: (jahr - 2000,) * 5 for jahr in range(2010, 2016)}
    bestand = with_values(bestand, "alleinlebende", jahre, {2012: "testregister", 2013: "testregister"})
    assert runs(draw(bestand, "alleinlebende", "01")) == [[2010, 2011], [2012, 2013], [2014, 2015]]
    assert runs(draw(bestand, "alleinlebende", "00")) == [[2010, 2011], [2012, 2013], [2014, 2015]]


def test_a_gap_ends_a_run_also_of_values_without_a_source(make):
    reihe = make([1, None, 2])
    punkte = tuple(replace(punkt, quellen=()) for punkt in reihe.punkte)
    assert runs(replace(reihe, punkte=punkte)) == [[2010], [2012]]


def test_the_series_of_a_level_are_built_once_per_data_and_base_year(bestand, ordner):
    assert draw(bestand, "dichte", "01") is draw(bestand, "dichte", "01")
    assert draw(bestand, "entwicklung", "01", 2020) is not draw(bestand, "entwicklung", "01", 2021)
    assert draw(load(ordner), "dichte", "01") is not draw(bestand, "dichte", "01")


def test_an_unknown_area_is_an_error(bestand):
    with pytest.raises(KeyError):
        draw(bestand, "dichte", "99")


def test_a_second_level_has_series_of_its_own(ordner):
    bestand = load(beispiel.with_second_level(ordner))
    reihe = series(bestand, bestand.indikatoren["anteil_kinder"], "bezirk", "11")
    assert values(reihe) == {2022: 20.0}


def test_every_point_of_the_real_data_is_the_value_shown_for_that_year(luebeck):
    for indikator in luebeck.indikatoren.values():
        jahre = available_years(luebeck, indikator, "stadtteil")
        for raum in ("03", "00"):
            reihe = values(draw(luebeck, indikator.id, raum, 2015))
            for jahr in jahre:
                bild = describe(luebeck, indikator, "stadtteil", jahr, 2015)
                erwartet = bild.werte.get(raum, bild.stadtwert_gleichen_stands)
                assert reihe.get(jahr) == (None if erwartet != erwartet else erwartet)


# --- index


def test_an_index_is_the_value_in_percent_of_the_base_year(make):
    reihe = indexed(make([40.0, 50.0, 45.0]), 2011)
    assert values(reihe) == {2010: 80.0, 2011: 100.0, 2012: 90.0}
    assert reihe.indexjahr == 2011
    assert reihe.punkte[0] == Punkt(2010, "2010-12-31", 80.0, ("q",))


def test_an_index_is_rounded_to_one_decimal(make):
    assert values(indexed(make([30.0, 10.0, 0.0]), 2010)) == {2010: 100.0, 2011: 33.3, 2012: 0.0}


def test_an_index_ends_where_the_run_of_its_base_year_ends(make):
    reihe = indexed(make([10, 20, 40, None, 80], quellen="aabbb"), 2011)
    assert values(reihe) == {2010: 50.0, 2011: 100.0, 2012: None, 2013: None, 2014: None}
    assert reihe.punkte[2] == Punkt(2012, "", None, ())
    assert runs(reihe) == [[2010, 2011]]


@pytest.mark.parametrize(("basisjahr", "naechstes"), [(2009, 2010), (2011, 2010), (2012, 2013), (2099, 2013)])
def test_without_a_value_in_the_base_year_the_nearest_year_is_proposed(make, basisjahr, naechstes):
    assert indexed(make([10, None, None, 20]), basisjahr) == Ablehnung(
        f"Für {basisjahr} liegt kein Wert vor, auf den sich ein Index beziehen kann.",
        f"Das nächste mögliche Basisjahr ist {naechstes}.",
        (naechstes,),
    )


def test_nothing_is_a_percentage_of_zero(make):
    assert indexed(make([0, 10, 20]), 2010) == Ablehnung(
        "Der Wert für 2010 ist nicht größer als 0; darauf bezieht sich kein Index.",
        "Das nächste mögliche Basisjahr ist 2011.",
        (2011,),
    )


def test_a_negative_value_is_no_base_and_without_another_year_nothing_is_proposed(make):
    ablehnung = indexed(make([-2.5, -1.0]), 2011)
    assert ablehnung.grund == "Der Wert für 2011 ist nicht größer als 0; darauf bezieht sich kein Index."
    assert (ablehnung.vorschlag, ablehnung.jahre) == ("", ())


def test_a_balance_that_changes_its_sign_has_no_index(make):
    assert indexed(make([2.5, -1.0, None, 3.0]), 2010) == Ablehnung(
        "Die Werte liegen teils über, teils unter 0; ein Index sagt darüber nichts.",
        "Das nächste mögliche Basisjahr ist 2013.",
        (2013,),
    )


zahlen = st.integers(1, 10_000)


@given(werte=st.lists(zahlen, min_size=1, max_size=15), faktor=st.integers(1, 1000), daten=st.data())
def test_an_index_does_not_depend_on_the_unit(make, werte, faktor, daten):
    basisjahr = 2010 + daten.draw(st.integers(0, len(werte) - 1))
    einfach = values(indexed(make(werte), basisjahr))
    vielfach = values(indexed(make([faktor * wert for wert in werte]), basisjahr))
    assert einfach == pytest.approx(vielfach, abs=0.1001)  # a tie may be rounded to either side
    assert einfach[basisjahr] == 100


# --- trend


def test_three_years_above_the_three_before_are_a_rise(make):
    ergebnis = trend(make([10, 10, 10, 13, 13, 13]))
    assert ergebnis.richtung is Trendrichtung.STEIGT
    assert ergebnis.veraenderung == pytest.approx(3)
    assert ergebnis.schwankung == pytest.approx(3 / 5)  # one change of 3 in five steps
    assert ergebnis.spanne == (2010, 2015)


def test_three_years_below_the_three_before_are_a_fall(make):
    ergebnis = trend(make([13, 12, 11, 10, 9, 8]))
    assert ergebnis.richtung is Trendrichtung.FAELLT
    assert ergebnis.veraenderung == pytest.approx(-3)  # mean of 10, 9, 8 minus mean of 13, 12, 11
    assert ergebnis.schwankung == pytest.approx(1)


def test_a_change_smaller_than_the_usual_one_from_year_to_year_is_none(make):
    ergebnis = trend(make([10, 14, 10, 14, 11, 14]))  # 13 against 11.33, usually 3.6
    assert ergebnis.richtung is Trendrichtung.GLEICHBLEIBEND
    assert ergebnis.veraenderung == pytest.approx(5 / 3)
    assert ergebnis.schwankung == pytest.approx(18 / 5)


@pytest.mark.parametrize("wert", [0.1, 14.9, 1e6])
def test_nothing_changes_in_equal_values(make, wert):
    ergebnis = trend(make([wert] * 6))
    assert (ergebnis.richtung, ergebnis.schwankung) == (Trendrichtung.GLEICHBLEIBEND, 0)


def test_a_change_equal_to_the_usual_one_is_none_whatever_the_last_binary_digit_says(make):
    # the means are 0.7/3 and 1.3/3; the changes are 0.3, 0.4, 0.1, 0.2, 0.0: 0.2 from year to year
    ergebnis = trend(make([0.3, 0.0, 0.4, 0.3, 0.5, 0.5]))
    assert ergebnis.veraenderung > ergebnis.schwankung == pytest.approx(0.2)  # by a binary digit
    assert ergebnis.veraenderung == pytest.approx(0.2)
    assert ergebnis.richtung is Trendrichtung.GLEICHBLEIBEND


def test_the_years_before_the_last_six_count_for_the_usual_change_only(make):
    ergebnis = trend(make([90, 10, 10, 10, 13, 13, 13]))
    assert ergebnis.spanne == (2011, 2016)
    assert ergebnis.veraenderung == pytest.approx(3)
    assert ergebnis.schwankung == pytest.approx(83 / 6)
    assert ergebnis.richtung is Trendrichtung.GLEICHBLEIBEND


def test_five_years_say_nothing(make):
    assert trend(make([1, 2, 3, 4, 5])) is None


def test_only_the_last_run_counts(make):
    assert trend(make([1, 2, 3, 4, 5, 6, None, 7, 8])) is None
    assert trend(make([1, 2, 3, 4, 5, 6, 7], quellen="aaaaaab")) is None
    assert trend(make([9, None, 1, 2, 3, 4, 5, 6, None])).spanne == (2012, 2017)


def test_the_rule_for_readers_names_the_numbers_of_the_rule():
    assert "drei Jahre" in TREND_REGEL
    assert "sechs Jahre" in TREND_REGEL


reihen = st.lists(st.integers(-500, 500), min_size=6, max_size=15)
GEGENTEIL = {
    Trendrichtung.STEIGT: Trendrichtung.FAELLT,
    Trendrichtung.FAELLT: Trendrichtung.STEIGT,
    Trendrichtung.GLEICHBLEIBEND: Trendrichtung.GLEICHBLEIBEND,
}


@given(werte=st.lists(st.integers(-500, 500), min_size=6, max_size=6))
def test_six_years_read_backwards_turn_the_trend(make, werte):
    vorwaerts, rueckwaerts = trend(make(werte)), trend(make(werte[::-1]))
    assert rueckwaerts.richtung is GEGENTEIL[vorwaerts.richtung]
    assert rueckwaerts.veraenderung == pytest.approx(-vorwaerts.veraenderung)
    assert rueckwaerts.schwankung == pytest.approx(vorwaerts.schwankung)


@given(werte=reihen)
def test_the_opposite_values_have_the_opposite_trend(make, werte):
    assert trend(make([-w for w in werte])).richtung is GEGENTEIL[trend(make(werte)).richtung]


@given(werte=reihen, versatz=st.integers(-500, 500))
def test_a_trend_does_not_depend_on_the_height_of_the_values(make, werte, versatz):
    assert trend(make([w + versatz for w in werte])).richtung is trend(make(werte)).richtung


@given(werte=st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=12), daten=st.data())
def test_runs_hold_every_value_once_and_no_gap_or_change_of_source(make, werte, daten):
    quellen = daten.draw(st.text("ab", min_size=len(werte), max_size=len(werte)))
    reihe = make(werte, quellen=quellen)
    assert [p for lauf in reihe.abschnitte for p in lauf] == [p for p in reihe.punkte if p.wert is not None]
    for lauf in reihe.abschnitte:
        assert [p.jahr for p in lauf] == list(range(lauf[0].jahr, lauf[-1].jahr + 1))
        assert len({p.quellen for p in lauf}) == 1
    for davor, danach in zip(reihe.abschnitte, reihe.abschnitte[1:], strict=False):
        assert danach[0].jahr > davor[-1].jahr + 1 or danach[0].quellen != davor[-1].quellen


def test_an_index_of_the_city_of_counts_stands_beside_those_of_the_areas(bestand):
    assert values(indexed(draw(bestand, "einwohner", "00"), 2020)) == {2020: 100, 2021: 101, 2022: 102}
    assert values(indexed(draw(bestand, "einwohner", "01"), 2020)) == {2020: 100, 2021: 110, 2022: 120}


def test_a_level_without_area_values_keeps_a_count_of_the_city(bestand):
    indikator = replace(bestand.indikatoren["foerderquote"], absolut=True)
    bestand = replace(bestand, indikatoren={**bestand.indikatoren, "foerderquote": indikator}, ergebnisse={})
    assert values(draw(bestand, "foerderquote", "00")) == {2022: 12.8}
