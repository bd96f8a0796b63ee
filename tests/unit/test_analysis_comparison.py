"""Years, Indikatoren and areas side by side, and what is refused with which sentence."""

import math
from dataclasses import replace

import beispiel
import pandas as pd
import pytest
from beispiel import NAMEN, WERTE
from hypothesis import given
from hypothesis import strategies as st
from werte import with_values

from sozialraum.analysis.comparison import (
    Ablehnung,
    Differenz,
    Zusammenhang,
    closest,
    difference,
    distinctive,
    relation,
    side_by_side,
    standard_distances,
)
from sozialraum.analysis.values import describe, describe_nearest
from sozialraum.model import Fehlgrund
from sozialraum.sources import load


def change(bestand, indikator, von, bis, basisjahr=None):
    return difference(bestand, bestand.indikatoren[indikator], "stadtteil", von, bis, basisjahr=basisjahr)


def relate(bestand, x, y, jahr, basisjahr=None):
    indikatoren = bestand.indikatoren
    return relation(bestand, indikatoren[x], indikatoren[y], "stadtteil", jahr, basisjahr=basisjahr)


def numbers(werte):
    return [None if math.isnan(wert) else wert for wert in werte]


@pytest.mark.parametrize(("gewuenscht", "jahr"), [(2000, 2010), (2011, 2010), (2012, 2013), (2030, 2015)])
def test_the_closest_year_is_the_earlier_of_two_equally_close_ones(gewuenscht, jahr):
    jahre = (2015, 2010, 2013)
    assert closest(jahre, gewuenscht) == (jahr,)
    assert closest((2010, 2012), 2011) == (2010,)
    assert closest((), gewuenscht) == ()


# --- two years


def test_a_difference_is_the_later_minus_the_earlier_value_as_shown(bestand):
    ergebnis = change(bestand, "anteil_kinder", 2020, 2022)
    assert isinstance(ergebnis, Differenz)
    # 20 to 20, 15 to 15, 20 to 20, 12.5 to 10; the city 16.0 to 14.9
    assert dict(ergebnis.werte) == {"01": 0.0, "02": 0.0, "03": 0.0, "04": -2.5}
    assert ergebnis.stadtwert == -1.1
    assert ergebnis.fehlgruende == {}
    assert (ergebnis.von.stichtag, ergebnis.bis.stichtag) == ("2020-12-31", "2022-12-31")


def test_a_difference_of_counts_has_the_difference_of_the_city_too(bestand):
    ergebnis = change(bestand, "einwohner", 2020, 2021)
    assert list(ergebnis.werte) == [100, 0, -100, 100]
    assert ergebnis.stadtwert == 100


def test_a_gap_in_one_year_is_a_gap_in_the_difference_with_its_reason(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;02;einwohner;2020-12-31;2000;;testregister",
        "stadtteil;02;einwohner;2020-12-31;;unterdrueckt;testregister",
    )
    beispiel.replace(ordner, WERTE, "stadtteil;03;einwohner;2022-12-31;2800;;testregister;amtlich;\n", "")
    ergebnis = change(load(ordner), "einwohner", 2020, 2022)
    assert numbers(ergebnis.werte) == [200, None, None, 200]
    assert ergebnis.fehlgruende == {"02": Fehlgrund.UNTERDRUECKT, "03": Fehlgrund.NICHT_VORHANDEN}


def test_of_two_gaps_the_reason_of_the_later_year_is_given(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadtteil;02;einwohner;2020-12-31;2000;;testregister",
        "stadtteil;02;einwohner;2020-12-31;;unterdrueckt;testregister",
    )
    beispiel.replace(ordner, WERTE, "stadtteil;02;einwohner;2022-12-31;2000;;testregister;amtlich;\n", "")
    assert change(load(ordner), "einwohner", 2020, 2022).fehlgruende == {"02": Fehlgrund.NICHT_VORHANDEN}


def test_there_is_no_difference_of_the_city_where_it_has_another_source(ordner):
    alt = "stadt;00;kinder;2020-12-31;1600;;testregister"
    beispiel.replace(ordner, WERTE, alt, alt.replace("testregister", "testmeldung"))
    bestand = load(ordner)
    assert change(bestand, "anteil_kinder", 2020, 2022).stadtwert is None
    assert change(bestand, "anteil_kinder", 2021, 2022).stadtwert == -1.0
    assert change(bestand, "kinder", 2020, 2022).stadtwert is None


@pytest.fixture(scope="module")
def brueche(bestand):
    """2010 to 2012 from one source, 2014 and 2015 from another, 2019 from the first again."""
    jahre = {jahr: (jahr, 2, 3, 4, 5) for jahr in (2010, 2011, 2012, 2014, 2015, 2019)}
    return with_values(bestand, "alleinlebende", jahre, {2014: "testregister", 2015: "testregister"})


def test_years_of_different_sources_are_not_compared_and_both_sources_are_named(brueche):
    assert change(brueche, "alleinlebende", 2012, 2015) == Ablehnung(
        "Die Werte für 2012 stammen aus „Erfundene Zählung 2011“, die für 2015 aus „Erfundenes "
        "Melderegister“. Zwischen verschiedenen Quellen wird nicht verglichen.",
        "Vergleichbar sind 2014 und 2015.",
        (2014, 2015),
    )


def test_years_of_the_same_source_are_compared_across_years_of_another(brueche):
    assert change(brueche, "alleinlebende", 2010, 2019).werte["01"] == 9


def test_rates_made_of_several_sources_name_all_of_them(ordner):
    text = (ordner / WERTE).read_text(encoding="utf-8")
    zeilen = [
        z.replace("testregister", "testmeldung") if ";einwohner;2022" in z else z for z in text.split("\n")
    ]
    (ordner / WERTE).write_text("\n".join(zeilen), encoding="utf-8")
    grund = change(load(ordner), "anteil_kinder", 2021, 2022).grund
    assert "die für 2022 aus „Erfundenes Melderegister“ und „Erfundene Meldung“." in grund


@pytest.mark.parametrize(
    ("von", "bis", "paar"),
    [
        (2009, 2012, (2010, 2012)),
        (2013, 2015, (2014, 2015)),
        (2010, 2013, (2010, 2012)),
        (2011, 2030, (2011, 2019)),
        (2013, 2013, (2014, 2015)),  # as far as (2011, 2012): the later
    ],
)
def test_for_a_year_without_values_the_nearest_comparable_pair_is_proposed(brueche, von, bis, paar):
    ablehnung = change(brueche, "alleinlebende", von, bis)
    ohne = von if von in (2009, 2013) else bis
    assert ablehnung.grund == f"Zu „Alleinlebende“ liegen für {ohne} keine Werte für die Stadtteile vor."
    assert ablehnung.jahre == paar
    assert ablehnung.vorschlag == f"Vergleichbar sind {paar[0]} und {paar[1]}."


@pytest.mark.parametrize(("von", "bis"), [(2022, 2020), (2022, 2022)])
def test_the_first_year_comes_before_the_second(bestand, von, bis):
    ablehnung = change(bestand, "anteil_kinder", von, bis)
    assert ablehnung.grund == "Das erste Jahr muss vor dem zweiten liegen."
    assert ablehnung.jahre == ((2020, 2022) if von > bis else (2021, 2022))


@pytest.mark.parametrize(("von", "bis"), [(2011, 2022), (2010, 2011), (2011, 2011)])
def test_one_year_alone_has_no_difference(bestand, von, bis):
    assert change(bestand, "alleinlebende", von, bis) == Ablehnung(
        "Zu „Alleinlebende“ liegen nur Werte für 2011 vor."
    )


def test_an_indikator_of_the_city_alone_has_no_difference_to_map(bestand):
    assert change(bestand, "foerderquote", 2021, 2022) == Ablehnung(
        "Zu „Förderquote“ liegen für die Stadtteile keine Werte vor."
    )


def test_without_two_years_of_one_source_nothing_is_proposed(bestand):
    jahre = {2010: (1, 2, 3, 4, 5), 2011: (2, 3, 4, 5, 6)}
    ablehnung = change(
        with_values(bestand, "alleinlebende", jahre, {2011: "testregister"}), "alleinlebende", 2010, 2011
    )
    assert "Quellen" in ablehnung.grund
    assert (ablehnung.vorschlag, ablehnung.jahre) == ("", ())


def test_years_without_a_common_area_have_no_difference(bestand):
    jahre = {2010: (1, None, None, None, 5), 2011: (None, 3, None, None, 6), 2013: (4, 2, None, None, 1)}
    bestand = with_values(bestand, "alleinlebende", jahre)
    assert change(bestand, "alleinlebende", 2010, 2011) == Ablehnung(
        "Kein Gebiet hat 2010 und 2011 einen Wert.", "Vergleichbar sind 2010 und 2013.", (2010, 2013)
    )
    assert numbers(change(bestand, "alleinlebende", 2010, 2013).werte) == [3, None, None, None]


def test_growth_can_be_compared_from_the_year_after_its_base_year(bestand):
    assert list(change(bestand, "entwicklung", 2021, 2022, 2020).werte) == [10.0, 0.0, -3.4, 2.5]
    assert change(bestand, "entwicklung", 2020, 2022, 2020) == Ablehnung(
        "„Entwicklung“ braucht ein Basisjahr vor 2020.", "Vergleichbar sind 2021 und 2022.", (2021, 2022)
    )


@pytest.mark.parametrize("basisjahr", [None, 2021])
def test_growth_without_a_base_year_before_both_years_says_so(bestand, basisjahr):
    assert change(bestand, "entwicklung", 2020, 2022, basisjahr) == Ablehnung(
        "„Entwicklung“ braucht ein Basisjahr vor 2020."
    )


ZAHLEN = st.lists(st.integers(-999, 999).map(lambda zahl: zahl / 10), min_size=5, max_size=5)


@given(frueher=ZAHLEN, spaeter=ZAHLEN)
def test_exchanged_values_have_the_opposite_difference(bestand, frueher, spaeter):
    hin = change(
        with_values(bestand, "alleinlebende", {2010: frueher, 2011: spaeter}), "alleinlebende", 2010, 2011
    )
    zurueck = change(
        with_values(bestand, "alleinlebende", {2010: spaeter, 2011: frueher}), "alleinlebende", 2010, 2011
    )
    assert list(hin.werte) == list(-zurueck.werte)
    assert hin.stadtwert == -zurueck.stadtwert
    erwartet = [round(s - f, 1) for f, s in zip(frueher, spaeter, strict=True)]
    assert [*hin.werte, hin.stadtwert] == erwartet


@given(
    jahre=st.sets(st.integers(2000, 2012), min_size=0, max_size=6),
    fremd=st.sets(st.integers(2000, 2012)),
    von=st.integers(1998, 2014),
    bis=st.integers(1998, 2014),
)
def test_a_proposed_pair_is_accepted(bestand, jahre, fremd, von, bis):
    bestand = with_values(
        bestand,
        "alleinlebende",
        dict.fromkeys(sorted(jahre), (1, 2, 3, 4, 5)),
        dict.fromkeys(fremd, "testregister"),
    )
    ergebnis = change(bestand, "alleinlebende", von, bis)
    if isinstance(ergebnis, Ablehnung):
        assert ergebnis.grund
        if ergebnis.jahre:
            assert isinstance(change(bestand, "alleinlebende", *ergebnis.jahre), Differenz)


# --- two Indikatoren


def test_two_indikatoren_are_related_over_the_areas_of_one_year(bestand):
    ergebnis = relate(bestand, "anteil_kinder", "einwohner", 2022)
    assert isinstance(ergebnis, Zusammenhang)
    assert list(ergebnis.werte["x"]) == [20.0, 15.0, 20.0, 10.0]
    assert list(ergebnis.werte["y"]) == [1200, 2000, 2800, 4200]
    assert list(ergebnis.werte.index) == list(NAMEN)
    assert ergebnis.n == 4
    # deviations 3.75 -1.25 3.75 -6.25 and -1350 -550 250 1650: products -13750, squares 68.75 and 4910000
    assert ergebnis.pearson == pytest.approx(-13750 / math.sqrt(68.75 * 4_910_000))
    # ranks 3.5 2 3.5 1 and 1 2 3 4: products -3, squares 4.5 and 5
    assert ergebnis.spearman == pytest.approx(-3 / math.sqrt(4.5 * 5))


def test_only_areas_with_both_values_are_related(bestand):
    bestand = with_values(bestand, "alleinlebende", {2022: (None, 1, 2, 4, 9)})
    ergebnis = relate(bestand, "alleinlebende", "anteil_kinder", 2022)
    assert list(ergebnis.werte.index) == ["02", "03", "04"]
    assert (ergebnis.n, ergebnis.x.fehlgruende) == (3, {"01": Fehlgrund.NICHT_VORHANDEN})
    assert ergebnis.spearman == pytest.approx(-0.5)  # ranks 1 2 3 and 2 3 1


def test_different_stichtage_and_sources_within_a_year_are_allowed_and_stay_visible(ordner):
    beispiel.append(
        ordner,
        WERTE,
        "".join(f"stadtteil;{raum};alleinlebende;2022-05-15;{raum};;testzensus;amtlich;\n" for raum in NAMEN),
    )
    ergebnis = relate(load(ordner), "alleinlebende", "einwohner", 2022)
    assert (ergebnis.x.stichtag, ergebnis.y.stichtag) == ("2022-05-15", "2022-12-31")
    assert (ergebnis.x.quellen, ergebnis.y.quellen) == (("testzensus",), ("testregister",))
    assert ergebnis.spearman == pytest.approx(1)


@pytest.mark.parametrize(
    "werte",
    [
        (1, 2, None, None, 5),  # two areas
        (7, 7, 7, 7, 7),  # nothing varies
        (14.9, 14.9, 14.9, 14.9, 14.9),
    ],
)
def test_two_areas_or_equal_values_have_no_correlation(bestand, werte):
    bestand = with_values(bestand, "alleinlebende", {2022: werte})
    for ergebnis in (
        relate(bestand, "alleinlebende", "einwohner", 2022),
        relate(bestand, "einwohner", "alleinlebende", 2022),
    ):
        assert (ergebnis.pearson, ergebnis.spearman) == (None, None)
        assert ergebnis.n == sum(wert is not None for wert in werte[:4])


def test_an_indikator_is_not_related_to_itself(bestand):
    ablehnung = relate(bestand, "einwohner", "einwohner", 2022)
    assert ablehnung.grund == (
        "Gewählt ist zweimal derselbe Indikator; er hängt immer vollkommen mit sich zusammen."
    )
    assert ablehnung.vorschlag == "Einen zweiten Indikator auswählen."


@pytest.mark.parametrize(("jahr", "naechstes"), [(2019, 2020), (2024, 2022)])
def test_without_values_in_the_year_the_nearest_common_year_is_proposed(bestand, jahr, naechstes):
    assert relate(bestand, "einwohner", "anteil_kinder", jahr) == Ablehnung(
        f"Zu „Einwohner:innen“ liegen für {jahr} keine Werte für die Stadtteile vor.",
        f"Das nächste gemeinsame Jahr ist {naechstes}.",
        (naechstes,),
    )


def test_the_indikator_that_lacks_the_year_is_named(bestand):
    ablehnung = relate(bestand, "einwohner", "umzugsrate", 2020)
    assert ablehnung.grund == "Zu „Umzugsrate“ liegen für 2020 keine Werte für die Stadtteile vor."
    assert ablehnung.jahre == (2022,)


def test_indikatoren_that_never_meet_are_not_related(bestand):
    assert relate(bestand, "alleinlebende", "einwohner", 2022) == Ablehnung(
        "„Alleinlebende“ und „Einwohner:innen“ haben für die Stadtteile in keinem Jahr gemeinsame Werte."
    )


def test_an_indikator_without_area_values_is_named_also_if_the_other_lacks_the_year(bestand):
    assert relate(bestand, "einwohner", "foerderquote", 2011) == Ablehnung(
        "Zu „Förderquote“ liegen für die Stadtteile keine Werte vor."
    )


def test_values_of_different_areas_are_not_related(bestand):
    bestand = with_values(bestand, "alleinlebende", {2021: (1, None, None, None, 5), 2022: (1, 2, 3, 4, 5)})
    bestand = with_values(bestand, "foerderquote", {2021: (None, 1, 1, 1, 1), 2022: (2, 1, 4, 3, 5)})
    assert relate(bestand, "alleinlebende", "foerderquote", 2021) == Ablehnung(
        "Kein Gebiet hat 2021 beide Werte.", "Das nächste gemeinsame Jahr ist 2022.", (2022,)
    )


def test_growth_is_related_with_a_base_year_only(bestand):
    assert relate(bestand, "entwicklung", "einwohner", 2022, 2020).n == 4
    assert relate(bestand, "einwohner", "entwicklung", 2022) == Ablehnung(
        "„Entwicklung“ braucht ein Basisjahr vor 2022."
    )


@given(x=ZAHLEN, y=ZAHLEN)
def test_a_correlation_is_symmetric_and_between_minus_one_and_one(bestand, x, y):
    bestand = with_values(bestand, "alleinlebende", {2022: x})
    bestand = with_values(bestand, "foerderquote", {2022: y})
    hin = relate(bestand, "alleinlebende", "foerderquote", 2022)
    her = relate(bestand, "foerderquote", "alleinlebende", 2022)
    for eine, andere in ((hin.pearson, her.pearson), (hin.spearman, her.spearman)):
        if eine is None:
            assert andere is None
            assert 1 in (len(set(x[:4])), len(set(y[:4])))
        else:
            assert eine == pytest.approx(andere)
            assert -1 <= eine <= 1


# --- areas side by side


def rows(bestand, indikatoren, raeume, jahr, basisjahr=None):
    auswahl = [bestand.indikatoren[name] for name in indikatoren]
    return side_by_side(bestand, auswahl, "stadtteil", raeume, jahr, basisjahr=basisjahr)


def test_each_indikator_is_a_row_with_the_chosen_areas_in_the_chosen_order_and_the_city(bestand):
    zeilen = rows(bestand, ["anteil_kinder", "einwohner"], iter(["04", "01"]), 2022)
    assert [zeile.auspraegung.indikator.id for zeile in zeilen] == ["anteil_kinder", "einwohner"]
    assert zeilen[0].werte.to_dict() == {"04": 10.0, "01": 20.0}
    assert list(zeilen[0].werte.index) == ["04", "01"]
    assert (zeilen[0].stadtwert, zeilen[1].stadtwert) == (14.9, 10200)
    assert zeilen[0].auspraegung.stichtag == "2022-12-31"


def test_each_row_has_its_year_nearest_to_the_wanted_one(bestand):
    zeilen = rows(bestand, ["anteil_kinder", "alleinlebende", "foerderquote"], ["01"], 2021)
    assert [zeile.auspraegung.jahr for zeile in zeilen] == [2021, 2011, 2022]


def test_a_gap_keeps_its_reason_and_leaves_no_standard_distance(bestand):
    (zeile,) = rows(bestand, ["alleinlebende"], ["01", "04"], 2011)
    assert numbers(zeile.werte) == [30.5, None]
    assert zeile.fehlgruende == {"04": Fehlgrund.UNTERDRUECKT}
    assert zeile.stadtwert == 26.8
    assert list(zeile.standardabstaende.index) == ["01", "04", "00"]
    assert numbers(zeile.standardabstaende) == [None, None, None]


def test_reasons_of_areas_that_were_not_chosen_are_left_out(bestand):
    assert rows(bestand, ["alleinlebende"], ["01"], 2011)[0].fehlgruende == {}


def test_a_city_value_of_another_source_is_not_beside_the_areas(ordner):
    alt = "stadt;00;kinder;2022-12-31;1520;;testregister"
    beispiel.replace(ordner, WERTE, alt, alt.replace("testregister", "testmeldung"))
    (zeile,) = rows(load(ordner), ["anteil_kinder"], ["01"], 2022)
    assert zeile.stadtwert is None
    assert math.isnan(zeile.standardabstaende["00"])
    assert zeile.standardabstaende["01"] == pytest.approx(3.75 / math.sqrt(68.75 / 4))


def test_a_row_can_need_a_base_year(bestand):
    assert rows(bestand, ["entwicklung"], ["01"], 2022, 2020)[0].werte["01"] == 20.0
    assert rows(bestand, ["entwicklung"], ["01"], 2022)[0].fehlgruende == {"01": Fehlgrund.BASISJAHR}


def test_no_indikator_and_no_area_make_an_empty_table(bestand):
    assert rows(bestand, [], ["01"], 2022) == ()
    assert list(rows(bestand, ["anteil_kinder"], [], 2022)[0].standardabstaende.index) == ["00"]


def distances(bestand, indikator, jahr):
    return standard_distances(describe(bestand, bestand.indikatoren[indikator], "stadtteil", jahr))


def test_a_standard_distance_is_counted_from_the_mean_of_all_areas(bestand):
    # 20, 15, 20, 10 and the city 14.9: mean 16.25, squares of the deviations 68.75
    streuung = math.sqrt(68.75 / 4)
    erwartet = {"01": 3.75, "02": -1.25, "03": 3.75, "04": -6.25, "00": -1.35}
    assert distances(bestand, "anteil_kinder", 2022).to_dict() == pytest.approx(
        {raum: abweichung / streuung for raum, abweichung in erwartet.items()}
    )


def test_counts_have_standard_distances_but_not_the_city_that_is_their_sum(bestand):
    abstaende = distances(bestand, "einwohner", 2022)
    assert abstaende["01"] == pytest.approx(-1350 / math.sqrt(4_910_000 / 4))
    assert math.isnan(abstaende["00"])


@pytest.mark.parametrize(("wert", "anzahl"), [(0.0, 4), (14.9, 9), (0.3, 10)])
def test_equal_values_have_no_standard_distance(bestand, wert, anzahl):
    """Computed, 14.9 nine times and 0.3 ten times deviate by a binary digit."""
    bild = describe(bestand, bestand.indikatoren["anteil_kinder"], "stadtteil", 2022)
    werte = pd.Series(wert, index=[f"{nummer:02}" for nummer in range(1, anzahl + 1)])
    assert standard_distances(replace(bild, werte=werte)).isna().all()


@given(werte=ZAHLEN)
def test_standard_distances_have_mean_zero_and_deviation_one(bestand, werte):
    abstaende = distances(with_values(bestand, "alleinlebende", {2022: werte}), "alleinlebende", 2022)
    if len(set(werte[:4])) == 1:
        assert abstaende.isna().all()
    else:
        flaechen = abstaende.drop("00")
        assert flaechen.mean() == pytest.approx(0, abs=1e-9)
        assert (flaechen**2).mean() == pytest.approx(1)
        assert list(flaechen.rank()) == list(pd.Series(werte[:4]).rank())


# --- what sets an area apart


def features(bestand, raum, jahr=2022, basisjahr=None, indikatoren=None):
    auswahl = [bestand.indikatoren[name] for name in indikatoren or bestand.indikatoren]
    return distinctive(bestand, "stadtteil", raum, jahr, auswahl, basisjahr=basisjahr)


def test_the_indikator_furthest_from_the_mean_comes_first(bestand):
    merkmale = features(bestand, "04", indikatoren=["umzugsrate", "anteil_kinder"])
    # 10 % children is 6.25 below the mean, the deviation is 4.15; 100 moves are 25 above, it is 25
    assert [merkmal.auspraegung.indikator.id for merkmal in merkmale] == ["anteil_kinder", "umzugsrate"]
    assert [merkmal.wert for merkmal in merkmale] == [10.0, 100.0]
    assert [merkmal.standardabstand for merkmal in merkmale] == pytest.approx([-1.5076, 1.0], abs=1e-4)


def test_counts_gaps_and_equal_values_set_no_area_apart(bestand):
    bestand = with_values(bestand, "kinder", {2022: (240, 400, 560, 840, 2040)})  # 20 % everywhere
    ids = [merkmal.auspraegung.indikator.id for merkmal in features(bestand, "01")]
    assert "umzugsrate" in ids
    assert not {"einwohner", "alleinlebende", "foerderquote", "anteil_kinder", "entwicklung"} & set(ids)


def test_growth_needs_a_base_year_to_set_an_area_apart(bestand):
    assert features(bestand, "01", indikatoren=["entwicklung"]) == ()
    assert features(bestand, "01", basisjahr=2020, indikatoren=["entwicklung"])[0].wert == 20.0


def test_equally_far_indikatoren_stay_in_the_given_order(bestand):
    bestand = with_values(bestand, "alleinlebende", {2022: (1, 2, 2, 3, 2)})
    bestand = with_values(bestand, "foerderquote", {2022: (3, 2, 2, 1, 2)})
    for reihenfolge in (["alleinlebende", "foerderquote"], ["foerderquote", "alleinlebende"]):
        merkmale = features(bestand, "01", indikatoren=reihenfolge)
        assert [merkmal.auspraegung.indikator.id for merkmal in merkmale] == reihenfolge


# --- the city value of the same Stichtag, the nearest year


def test_the_nearest_year_is_described(bestand):
    bild = describe_nearest(bestand, bestand.indikatoren["einwohner"], "stadtteil", 2030)
    assert bild is describe(bestand, bestand.indikatoren["einwohner"], "stadtteil", 2022)


def test_a_count_of_the_city_of_another_stichtag_does_not_stand_beside_the_areas(ordner):
    beispiel.replace(
        ordner, WERTE, "stadt;00;einwohner;2022-12-31;10200", "stadt;00;einwohner;2022-06-30;10200"
    )
    bestand = load(ordner)
    bild = describe(bestand, bestand.indikatoren["einwohner"], "stadtteil", 2022)
    assert (bild.stadtwert, bild.stadtwert_gleichen_stands) == (10200, None)


def test_a_rate_of_the_city_of_another_source_does_not_stand_beside_the_areas(bestand):
    bild = describe(bestand, bestand.indikatoren["anteil_kinder"], "stadtteil", 2022)
    assert bild.stadtwert_gleichen_stands == 14.9
    assert replace(bild, vergleichbar=False).stadtwert_gleichen_stands is None
