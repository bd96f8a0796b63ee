"""Values of an Indikator: what is shown, what is missing and why, and what the city has beside it."""

import math
from dataclasses import replace as variant

import beispiel
import pandas as pd
import pytest
from beispiel import KATALOG, NAMEN, WERTE
from hypothesis import given, settings
from hypothesis import strategies as st
from werte import with_values

from sozialraum.analysis.values import available_years, describe, describe_nearest, nearest_year, rate
from sozialraum.errors import DataError
from sozialraum.model import Fehlgrund
from sozialraum.sources import load

prop = settings(deadline=None, max_examples=50)


def show(bestand, indikator, jahr, basisjahr=None, ebene="stadtteil"):
    return describe(bestand, bestand.indikatoren[indikator], ebene, jahr, basisjahr)


def values(auspraegung):
    return [None if math.isnan(wert) else wert for wert in auspraegung.werte]


def with_counts(bestand, zaehler, nenner):
    """The example with other counts for one year; the city has their sums, children count the numerator."""
    zeilen = [
        (ebene, raum, indikator, wert)
        for indikator, reihe in (("kinder", zaehler), ("umzuege", zaehler), ("einwohner", nenner))
        for ebene, raum, wert in [
            *(("stadtteil", raum, wert) for raum, wert in zip(NAMEN, reihe, strict=True)),
            ("stadt", "00", sum(reihe)),
        ]
    ]
    tabelle = pd.DataFrame(zeilen, columns=["raumebene", "raum_id", "indikator", "wert"]).assign(
        stichtag="2022-12-31",
        jahr=2022,
        fehlgrund="",
        quelle="testregister",
        qualitaet="amtlich",
        hinweis="",
    )
    return variant(bestand, beobachtungen=tabelle, ergebnisse={})


def test_a_count_is_shown_as_it_stands_with_its_source(bestand):
    bild = show(bestand, "einwohner", 2021)
    assert values(bild) == [1100, 2000, 2900, 4100]
    assert list(bild.werte.index) == list(NAMEN)
    assert (bild.stichtag, bild.quellen, bild.qualitaet) == ("2021-12-31", ("testregister",), "amtlich")
    assert (bild.stadtwert, bild.stadt_stichtag, bild.stadt_quellen) == (
        10100,
        "2021-12-31",
        ("testregister",),
    )
    assert (bild.fehlgruende, bild.hinweise, bild.stadt_hinweis) == ({}, {}, "")
    assert (bild.raumebene, bild.jahr, bild.indikator.id) == ("stadtteil", 2021, "einwohner")
    assert bild.vollstaendig
    assert not bild.vergleichbar  # a count of an area and one of the city are no comparison


def test_a_share_is_computed_from_its_parts_and_rounded_as_the_catalogue_says(bestand):
    bild = show(bestand, "anteil_kinder", 2022)
    assert values(bild) == [20.0, 15.0, 20.0, 10.0]
    assert bild.stadtwert == 14.9  # 1520 of 10200, at the precision shown
    assert list(bild.abstaende) == [5.1, 0.1, 5.1, -4.9]
    assert list(bild.raenge) == [1, 3, 1, 4]
    assert show(bestand, "anteil_kinder", 2020).werte["04"] == 12.5


def test_a_density_divides_by_the_area_and_the_city_by_the_sum_of_the_areas(bestand):
    flaechen = bestand.raumebenen["stadtteil"].flaechen["flaeche"]
    bild = show(bestand, "dichte", 2022)
    assert bild.werte["01"] == round(1200 / flaechen[0])
    assert bild.stadtwert == round(10200 / flaechen.sum())
    assert bild.quellen == ("testregister",)
    assert bild.stichtag == "2022-12-31"


def test_the_area_itself_is_an_indikator_without_a_stichtag(bestand):
    bild = show(bestand, "flaeche", 2022)
    assert values(bild) == [0.8, 0.8, 0.8, 0.8]
    assert bild.stadtwert == round(bestand.raumebenen["stadtteil"].flaechen["flaeche"].sum(), 2)
    assert (bild.stichtag, bild.quellen, bild.qualitaet) == ("", (), "berechnet")


def test_a_share_of_areas_alone_needs_no_source(ordner):
    beispiel.replace(
        ordner,
        KATALOG,
        'zaehler = ["einwohner"]\nnenner = ["flaeche"]',
        'zaehler = ["flaeche"]\nnenner = ["flaeche"]',
    )
    bestand = load(ordner)
    bild = show(bestand, "dichte", 2022)
    assert values(bild) == [1, 1, 1, 1]
    assert (bild.stichtag, bild.quellen, bild.qualitaet) == ("", (), "berechnet")
    assert available_years(bestand, bestand.indikatoren["dichte"], "stadtteil") == ()


def test_growth_is_counted_from_the_base_year(bestand):
    assert values(show(bestand, "entwicklung", 2022, 2020)) == [20.0, 0.0, -6.7, 5.0]
    assert show(bestand, "entwicklung", 2022, 2020).stadtwert == pytest.approx(2.0)
    assert values(show(bestand, "entwicklung", 2022, 2021)) == [9.1, 0.0, -3.4, 2.4]


@pytest.mark.parametrize("basisjahr", [None, 2022, 2023])
def test_without_an_earlier_base_year_there_is_no_growth(bestand, basisjahr):
    bild = show(bestand, "entwicklung", 2022, basisjahr)
    assert values(bild) == [None] * 4
    assert set(bild.fehlgruende.values()) == {Fehlgrund.BASISJAHR}
    assert bild.stadtwert is None
    assert not bild.vergleichbar


def test_a_base_year_without_values_leaves_a_gap(bestand):
    bild = show(bestand, "entwicklung", 2022, 2015)
    assert set(bild.fehlgruende.values()) == {Fehlgrund.NICHT_VORHANDEN}


def test_the_city_value_can_be_the_rate_of_the_summed_areas(bestand):
    bild = show(bestand, "umzugsrate", 2022)
    assert values(bild) == [100.0, 50.0, 50.0, 100.0]
    assert bild.stadtwert == 76.5  # 780 of 10200, not the 500 that the city itself counts
    assert bild.stadt_hinweis == "Umzüge im Ort zählen hier doppelt."
    assert bild.vergleichbar


def test_a_city_value_of_sums_is_missing_if_one_area_is_missing(ordner):
    beispiel.replace(ordner, WERTE, "stadtteil;03;umzuege;2022;140;;testregister;amtlich;\n", "")
    bild = show(load(ordner), "umzugsrate", 2022)
    assert bild.stadtwert is None
    assert values(bild) == [100.0, 50.0, None, 100.0]


def test_a_city_value_of_sums_is_the_sum_for_a_count_too(ordner):
    """`summe` means: computed from the sums of the areas. It must never be the value of one area."""
    beispiel.replace(
        ordner,
        KATALOG,
        'definition = "Zahl der erfundenen Umzüge."',
        'definition = "Zahl der erfundenen Umzüge."\nstadtwert = "summe"',
    )
    try:
        bestand = load(ordner)
    except DataError:
        return  # to refuse it would be right, too
    assert show(bestand, "umzuege", 2022).stadtwert == 780


def test_a_stated_gap_keeps_its_reason_and_takes_the_ranks_away(bestand):
    bild = show(bestand, "alleinlebende", 2011)
    assert values(bild) == [30.5, 20.0, 25.4, None]
    assert bild.fehlgruende == {"04": Fehlgrund.UNTERDRUECKT}
    assert bild.hinweise == {"01": "Auf Stadtteile umgerechnet."}
    assert not bild.vollstaendig
    assert bild.raenge.isna().all()
    assert list(bild.abstaende[:3]) == [3.7, -6.8, -1.4]
    assert math.isnan(bild.abstaende["04"])


def test_an_indikator_of_the_city_alone_shows_the_city_and_says_that_there_is_nothing(bestand):
    bild = show(bestand, "foerderquote", 2022)
    assert values(bild) == [None] * 4
    assert set(bild.fehlgruende.values()) == {Fehlgrund.NICHT_VORHANDEN}
    assert (bild.stadtwert, bild.stichtag, bild.quellen, bild.qualitaet) == (
        12.8,
        "2022-12-31",
        ("testmeldung",),
        "presse",
    )
    assert bild.vergleichbar
    assert bild.abstaende.isna().all()


def test_a_year_without_anything_shows_nothing(bestand):
    bild = show(bestand, "einwohner", 1999)
    assert values(bild) == [None] * 4
    assert (bild.stadtwert, bild.stichtag, bild.quellen, bild.qualitaet) == (None, "", (), "")


def test_a_gap_in_a_part_is_a_gap_in_the_rate_with_the_same_reason(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;03;kinder;2022-12-31;560;;testregister",
        "stadtteil;03;kinder;2022-12-31;;nicht_zutreffend;testregister",
    )
    beispiel.replace(ordner, WERTE, "stadtteil;04;einwohner;2022-12-31;4200;;testregister;amtlich;\n", "")
    bild = show(load(ordner), "anteil_kinder", 2022)
    assert values(bild) == [20.0, 15.0, None, None]
    assert bild.fehlgruende == {"03": Fehlgrund.NICHT_ZUTREFFEND, "04": Fehlgrund.NICHT_VORHANDEN}


def test_a_rate_of_nobody_does_not_apply(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;03;einwohner;2022-12-31;2800",
        "stadtteil;03;einwohner;2022-12-31;0",
    )
    assert show(load(ordner), "anteil_kinder", 2022).fehlgruende == {"03": Fehlgrund.NICHT_ZUTREFFEND}


def test_a_value_of_another_stichtag_or_source_is_not_shown_among_the_others(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;03;einwohner;2022-12-31;2800;;testregister",
        "stadtteil;03;einwohner;2022-06-30;2800;;testregister",
    )
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;04;einwohner;2022-12-31;4200;;testregister",
        "stadtteil;04;einwohner;2022-12-31;4200;;testmeldung",
    )
    bild = show(load(ordner), "einwohner", 2022)
    assert values(bild) == [1200, 2000, None, None]
    assert bild.fehlgruende == {"03": Fehlgrund.ANDERER_STAND, "04": Fehlgrund.ANDERER_STAND}
    assert bild.raenge.isna().all()


def test_of_two_equally_frequent_stichtage_the_later_is_shown(ordner):
    for raum, wert in (("01", 1200), ("02", 2000)):
        beispiel.replace(
            ordner,
            WERTE,
            f"stadtteil;{raum};einwohner;2022-12-31;{wert}",
            f"stadtteil;{raum};einwohner;2022-06-30;{wert}",
        )
    bild = show(load(ordner), "einwohner", 2022)
    assert bild.stichtag == "2022-12-31"
    assert values(bild) == [None, None, 2800, 4200]


def test_a_rate_one_part_of_which_has_another_stichtag_is_not_shown_among_the_others(ordner):
    """data/README.md: values are shown together only if they have the same Stichtag and source."""
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;03;einwohner;2022-12-31;2800",
        "stadtteil;03;einwohner;2022-06-30;2800",
    )
    bild = show(load(ordner), "anteil_kinder", 2022)
    assert bild.fehlgruende == {"03": Fehlgrund.ANDERER_STAND}


def test_a_rate_one_part_of_which_has_another_source_is_not_shown_among_the_others(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;03;einwohner;2022-12-31;2800;;testregister",
        "stadtteil;03;einwohner;2022-12-31;2800;;testmeldung",
    )
    assert show(load(ordner), "anteil_kinder", 2022).fehlgruende == {"03": Fehlgrund.ANDERER_STAND}


def test_a_rate_names_the_sources_of_all_its_parts(ordner):
    text = (ordner / WERTE).read_text(encoding="utf-8")
    zeilen = [
        z.replace("testregister", "testmeldung") if ";einwohner;2022" in z else z for z in text.split("\n")
    ]
    (ordner / WERTE).write_text("\n".join(zeilen), encoding="utf-8")
    bild = show(load(ordner), "anteil_kinder", 2022)
    assert bild.quellen == ("testregister", "testmeldung") == bild.stadt_quellen
    assert bild.vergleichbar


@pytest.mark.parametrize(
    "neu",
    [
        "stadt;00;alleinlebende;2011-12-31;26,8;;testzensus;berechnet;",
        "stadt;00;alleinlebende;2011-05-09;26,8;;testmeldung;berechnet;",
    ],
)
def test_a_city_value_of_another_stichtag_or_source_is_not_compared(ordner, neu):
    beispiel.replace(ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;26,8;;testzensus;berechnet;", neu)
    bild = show(load(ordner), "alleinlebende", 2011)
    assert bild.stadtwert == 26.8  # it is still known, with its own Stichtag
    assert not bild.vergleichbar
    assert bild.abstaende.isna().all()


def test_a_missing_city_value_leaves_no_distance(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;26,8;;testzensus;berechnet;\n", "")
    bild = show(load(ordner), "alleinlebende", 2011)
    assert bild.stadtwert is None
    assert not bild.vergleichbar
    assert bild.abstaende.isna().all()


def test_notes_of_the_parts_and_of_the_city_reach_the_reader_once(ordner):
    for indikator, wert in (("kinder", 560), ("einwohner", 2800)):
        alt = f"stadtteil;03;{indikator};2022-12-31;{wert};;testregister;amtlich;"
        beispiel.replace(ordner, WERTE, alt, alt + "Vorläufig.")
    alt = "stadt;00;umzuege;2022;500;;testregister;amtlich;"
    beispiel.replace(ordner, WERTE, alt, alt + "Ohne Fortzüge.")
    bestand = load(ordner)
    assert show(bestand, "anteil_kinder", 2022).hinweise == {"03": "Vorläufig."}
    assert show(bestand, "umzuege", 2022).stadt_hinweis == "Ohne Fortzüge."


def test_the_quality_is_that_of_most_values(ordner):
    alt = "stadtteil;03;alleinlebende;2011-05-09;25,4;;testzensus;berechnet;"
    beispiel.replace(ordner, WERTE, alt, alt.replace("berechnet", "sekundaer"))
    assert show(load(ordner), "alleinlebende", 2011).qualitaet == "berechnet"


def test_a_result_is_computed_once_per_data(bestand, ordner):
    assert show(bestand, "dichte", 2022) is show(bestand, "dichte", 2022)
    assert show(load(ordner), "dichte", 2022) is not show(bestand, "dichte", 2022)


def test_a_base_year_that_does_not_matter_makes_no_result_of_its_own(bestand):
    assert show(bestand, "dichte", 2022, 2020) is show(bestand, "dichte", 2022)
    assert show(bestand, "entwicklung", 2022, 2020) is not show(bestand, "entwicklung", 2022, 2021)


def test_a_second_level_is_described_like_the_first(ordner):
    bestand = load(beispiel.with_second_level(ordner))
    bild = show(bestand, "anteil_kinder", 2022, ebene="bezirk")
    assert dict(bild.werte) == {"11": 20.0, "12": 11.6}
    assert bild.vergleichbar
    flaeche = bestand.raumebenen["bezirk"].flaechen["flaeche"][0]
    assert show(bestand, "dichte", 2022, ebene="bezirk").werte["11"] == round(4000 / flaeche)


def test_years_with_values_are_those_of_the_areas_and_else_those_of_the_city(bestand):
    def years(indikator):
        return available_years(bestand, bestand.indikatoren[indikator], "stadtteil")

    assert years("einwohner") == (2020, 2021, 2022)
    assert years("umzugsrate") == (2022,)  # both parts are needed
    assert years("entwicklung") == (2020, 2021, 2022)  # the base year is chosen apart
    assert years("dichte") == (2020, 2021, 2022)  # the area has no year
    assert years("alleinlebende") == (2011,)
    assert years("foerderquote") == (2022,)  # of the city


@pytest.mark.parametrize(
    ("gewuenscht", "jahr"), [(2010, 2011), (2011, 2011), (2014, 2013), (2016, 2015), (2099, 2015)]
)
def test_the_nearest_year_is_the_latest_not_after_the_wanted_one_else_the_first(gewuenscht, jahr):
    assert nearest_year((2011, 2013, 2015), gewuenscht) == jahr


@prop
@given(st.sets(st.integers(1990, 2030), min_size=1), st.integers(1980, 2040))
def test_the_nearest_year_is_one_with_values(jahre, gewuenscht):
    geordnet = tuple(sorted(jahre))
    jahr = nearest_year(geordnet, gewuenscht)
    assert jahr in jahre
    assert not any(jahr < anderes <= gewuenscht for anderes in jahre)


def test_a_rate_of_several_areas_is_never_the_mean_of_their_rates(bestand):
    indikator = bestand.indikatoren["anteil_kinder"]
    assert rate(bestand, indikator, "stadtteil", ["01", "04"], 2022) == pytest.approx(100 * 660 / 5400)
    assert rate(bestand, indikator, "stadtteil", iter(["02"]), 2022) == 15
    assert rate(bestand, indikator, "stadtteil", NAMEN, 1999) is None
    assert rate(bestand, indikator, "stadtteil", [], 2022) is None
    entwicklung = bestand.indikatoren["entwicklung"]
    assert rate(bestand, entwicklung, "stadtteil", ["01", "02"], 2022, basisjahr=2020) == pytest.approx(
        100 / 15
    )
    assert rate(bestand, entwicklung, "stadtteil", ["01", "02"], 2022) is None


TEILE = st.lists(
    st.integers(1, 50_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=4, max_size=4
)


@prop
@given(teile=TEILE)
def test_the_rate_of_the_city_is_the_rate_of_the_summed_parts(bestand, teile):
    zaehler, nenner = zip(*teile, strict=True)
    bestand = with_counts(bestand, zaehler, nenner)
    anteil = bestand.indikatoren["anteil_kinder"]
    erwartet = 100 * sum(zaehler) / sum(nenner)
    assert rate(bestand, anteil, "stadt", ["00"], 2022) == pytest.approx(erwartet)
    assert rate(bestand, anteil, "stadtteil", NAMEN, 2022) == pytest.approx(erwartet)
    # what is shown is that rate at its decimals, whether the city counts for itself or by its sums
    halb = 0.05 + 1e-6
    assert show(bestand, "anteil_kinder", 2022).stadtwert == pytest.approx(erwartet, abs=halb)
    assert show(bestand, "umzugsrate", 2022).stadtwert == pytest.approx(10 * erwartet, abs=halb)


@prop
@given(teile=TEILE, raeume=st.sets(st.sampled_from(list(NAMEN)), min_size=1))
def test_a_rate_lies_between_the_smallest_and_the_largest_rate_of_its_parts(bestand, teile, raeume):
    bestand = with_counts(bestand, *zip(*teile, strict=True))
    indikator = bestand.indikatoren["anteil_kinder"]
    einzeln = [rate(bestand, indikator, "stadtteil", [raum], 2022) for raum in raeume]
    gesamt = rate(bestand, indikator, "stadtteil", raeume, 2022)
    assert min(einzeln) - 1e-9 <= gesamt <= max(einzeln) + 1e-9


@prop
@given(teile=TEILE)
def test_ranks_order_the_values_shown_and_ties_share_the_better_rank(bestand, teile):
    bild = show(with_counts(bestand, *zip(*teile, strict=True)), "anteil_kinder", 2022)
    werte, raenge = list(bild.werte), list(bild.raenge)
    # rank = 1 + how many are higher: ties are equal, and without ties this is a permutation
    assert raenge == [1 + sum(anderer > wert for anderer in werte) for wert in werte]
    if len(set(werte)) == 4:
        assert sorted(raenge) == [1, 2, 3, 4]


@prop
@given(teile=TEILE, luecken=st.sets(st.sampled_from(list(NAMEN)), min_size=1))
def test_there_are_no_ranks_unless_all_areas_have_a_value(bestand, teile, luecken):
    voll = with_counts(bestand, *zip(*teile, strict=True))
    tabelle = voll.beobachtungen
    fehlt = (tabelle["indikator"] == "kinder") & tabelle["raum_id"].isin(luecken)
    bild = show(variant(voll, beobachtungen=tabelle[~fehlt], ergebnisse={}), "anteil_kinder", 2022)
    assert bild.raenge.isna().all()
    assert set(bild.fehlgruende) == luecken
    assert set(bild.werte[bild.werte.isna()].index) == luecken


@prop
@given(teile=TEILE)
def test_distances_add_up_with_the_numbers_shown(bestand, teile):
    """Value minus city value, both as printed: a reader who recomputes it gets the same."""
    bild = show(with_counts(bestand, *zip(*teile, strict=True)), "anteil_kinder", 2022)
    gedruckt = [float(f"{wert:.1f}") for wert in (*bild.werte, bild.stadtwert)]
    erwartet = [round(wert - gedruckt[-1], 1) for wert in gedruckt[:-1]]
    assert list(bild.abstaende) == pytest.approx(erwartet, abs=1e-9)


@pytest.mark.parametrize("wert", ["0,35", "8,35", "12,45", "0,15"])
def test_an_area_with_the_value_of_the_city_has_no_distance(ordner, wert):
    """Both are rounded to the precision shown; they must not be rounded apart."""
    text = (ordner / WERTE).read_text(encoding="utf-8")
    text = text.replace("2011-05-09;20,0;", f"2011-05-09;{wert};").replace(
        "2011-05-09;26,8;", f"2011-05-09;{wert};"
    )
    (ordner / WERTE).write_text(text, encoding="utf-8")
    bild = show(load(ordner), "alleinlebende", 2011)
    assert bild.abstaende["02"] == 0


@pytest.mark.parametrize("gewuenscht", [2010, 2012, 2013, 2030])
def test_where_only_the_city_has_values_the_newest_is_the_nearest(bestand, gewuenscht):
    bestand = with_values(bestand, "foerderquote", {2011: [None] * 4 + [14.0], 2013: [None] * 4 + [12.8]})
    bild = describe_nearest(bestand, bestand.indikatoren["foerderquote"], "stadtteil", gewuenscht)
    assert (bild.jahr, bild.stadtwert) == (2013, 12.8)


def test_where_areas_have_values_the_year_asked_for_decides(bestand):
    bestand = with_values(
        bestand, "foerderquote", {2011: [1.0, None, None, None, 14.0], 2013: [None] * 4 + [12.8]}
    )
    bild = describe_nearest(bestand, bestand.indikatoren["foerderquote"], "stadtteil", 2022)
    assert (bild.jahr, bild.stadtwert) == (2011, 14.0)
