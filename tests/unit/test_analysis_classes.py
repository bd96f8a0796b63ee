"""Classes of a choropleth, as properties: they hold for every set of values and every method."""

import math
import re
import subprocess
import sys
from itertools import pairwise

import mapclassify
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zahlen import EINGABEN, KEINE_ZAHLEN

from sozialraum.analysis.classes import ANZAHLEN, Einteilung, Verfahren, classify, parse_bounds
from sozialraum.errors import SozialraumError

ZAHLEN = st.floats(-1e6, 1e6, allow_nan=False).map(lambda wert: round(wert, 1))
WENIGE = st.integers(0, 6).map(float)
"""Few different numbers, so that ties are frequent."""
WERTE = st.lists(st.one_of(ZAHLEN, WENIGE, st.just(math.nan)), max_size=40).map(
    lambda liste: pd.Series(liste, index=[f"{n:02}" for n in range(len(liste))], dtype=float)
)
EINTEILUNGEN = st.builds(
    Einteilung,
    verfahren=st.sampled_from(Verfahren),
    anzahl=st.sampled_from(ANZAHLEN),
    grenzen=st.lists(st.one_of(ZAHLEN, WENIGE), min_size=1, max_size=4, unique=True).map(
        lambda liste: tuple(sorted(liste))
    ),
)
MITTEN = st.one_of(st.none(), ZAHLEN, WENIGE)
ZEHN = pd.Series([1, 2, 3, 11, 12, 21, 22, 23, 40, 41], index=list("abcdefghij"), dtype=float)

prop = settings(deadline=None, max_examples=60)
pytestmark = pytest.mark.filterwarnings("error", "ignore:Numba not installed")


def contents(klassierung):
    """ "abc|de||fgh": the areas of every class, the empty ones too."""
    klassen = {klasse.nummer: "".join(klasse.raeume) for klasse in klassierung.klassen}
    return "|".join(klassen.get(nummer, "") for nummer in range(klassierung.anzahl))


@prop
@given(WERTE, EINTEILUNGEN, MITTEN)
def test_a_missing_value_is_in_no_class_and_every_other_in_exactly_one(werte, einteilung, mitte):
    klassierung = classify(werte, einteilung, mitte)
    gezaehlt = [raum for klasse in klassierung.klassen for raum in klasse.raeume]
    assert sorted(gezaehlt) == sorted(werte.dropna().index)
    assert {raum: k.nummer for k in klassierung.klassen for raum in k.raeume} == klassierung.nummern


@prop
@given(WERTE, EINTEILUNGEN, MITTEN)
def test_equal_values_are_in_the_same_class(werte, einteilung, mitte):
    nummern = classify(werte, einteilung, mitte).nummern
    for _, gleiche in werte.dropna().groupby(werte):
        assert len({nummern[raum] for raum in gleiche.index}) == 1


@prop
@given(WERTE, EINTEILUNGEN, MITTEN)
def test_there_are_no_more_classes_than_asked_for_and_no_empty_one_is_listed(werte, einteilung, mitte):
    klassierung = classify(werte, einteilung, mitte)
    verfahrens = klassierung.anzahl - klassierung.geteilt
    if werte.notna().any() and einteilung.verfahren is Verfahren.EIGENE:
        assert verfahrens == len(einteilung.grenzen) + 1
    else:
        assert verfahrens == min(einteilung.anzahl, werte.nunique())
    nummern = [klasse.nummer for klasse in klassierung.klassen]
    assert nummern == sorted(set(nummern))
    assert set(nummern) <= set(range(klassierung.anzahl))
    assert all(klasse.raeume for klasse in klassierung.klassen)


@prop
@given(WERTE, EINTEILUNGEN, MITTEN)
def test_classes_ascend_do_not_overlap_and_begin_and_end_with_values_that_occur(werte, einteilung, mitte):
    klassen = classify(werte, einteilung, mitte).klassen
    for klasse in klassen:
        darin = werte[list(klasse.raeume)]
        assert (klasse.von, klasse.bis) == (darin.min(), darin.max())
    for untere, obere in pairwise(klassen):
        assert untere.bis < obere.von


@prop
@given(WERTE, EINTEILUNGEN, st.one_of(ZAHLEN, WENIGE))
def test_no_class_lies_on_both_sides_of_the_centre(werte, einteilung, mitte):
    klassierung = classify(werte, einteilung, mitte)
    for klasse in klassierung.klassen:
        assert (klasse.nummer < klassierung.unter) == (klasse.bis < mitte)
        assert (klasse.nummer >= klassierung.unter) == (klasse.von >= mitte)


@prop
@given(WERTE, EINTEILUNGEN, st.one_of(ZAHLEN, WENIGE))
def test_the_centre_splits_one_class_and_leaves_the_others_as_they_were(werte, einteilung, mitte):
    """A bound at the centre changes sides, so only centres that are no value of an area are looked at."""
    mitte += 0.05
    ohne, mit = classify(werte, einteilung), classify(werte, einteilung, mitte)
    geteilt = [k for k in ohne.klassen if k.von < mitte <= k.bis]
    assert mit.geteilt == bool(geteilt)
    assert len(mit.klassen) == len(ohne.klassen) + len(geteilt)
    ganze = {k.raeume for k in ohne.klassen} - {k.raeume for k in geteilt}
    assert ganze <= {k.raeume for k in mit.klassen}


@prop
@given(WERTE, EINTEILUNGEN, MITTEN, st.randoms(use_true_random=False))
def test_the_order_of_the_areas_does_not_matter(werte, einteilung, mitte, zufall):
    gemischt = list(werte.index)
    zufall.shuffle(gemischt)
    hier, dort = classify(werte, einteilung, mitte), classify(werte[gemischt], einteilung, mitte)
    assert hier.nummern == dort.nummern
    assert (hier.anzahl, hier.unter) == (dort.anzahl, dort.unter)


@prop
@given(WERTE, EINTEILUNGEN)
def test_without_a_centre_nothing_is_below_or_above_it(werte, einteilung):
    klassierung = classify(werte, einteilung)
    assert (klassierung.unter, klassierung.geteilt) == (None, False)


def test_natural_breaks_in_four_classes_are_the_default_and_lie_in_the_gaps():
    assert contents(classify(ZEHN)) == "abc|de|fgh|ij"
    assert [(k.von, k.bis) for k in classify(ZEHN).klassen] == [(1, 3), (11, 12), (21, 23), (40, 41)]


@pytest.mark.parametrize(
    ("verfahren", "anzahl", "inhalt"),
    [
        # ranks 1 to 10 from j down to a: 3, 3, 2 and 2 of them
        (Verfahren.RAENGE, 4, "ab|cd|efg|hij"),
        (Verfahren.RAENGE, 3, "abc|def|ghij"),
        # a quarter of the way from rank to rank: bounds at 5, 16.5 and 22.75
        (Verfahren.QUANTILE, 4, "abc|de|fg|hij"),
        (Verfahren.QUANTILE, 3, "abcd|efg|hij"),
        # 1 to 41 in steps of 10
        (Verfahren.INTERVALLE, 4, "abcd|ef|gh|ij"),
        (Verfahren.INTERVALLE, 5, "abc|de|fgh||ij"),
        # mean 17.6, standard deviation 14.5: bounds at 3.1, 17.6 and 32.1
        (Verfahren.STANDARD, 4, "abc|de|fgh|ij"),
        # at 10.3 and 24.9; at -4.2, 10.3, 24.9 and 39.4
        (Verfahren.STANDARD, 3, "abc|defgh|ij"),
        (Verfahren.STANDARD, 5, "|abc|defgh||ij"),
        (Verfahren.STANDARD, 2, "abcde|fghij"),
    ],
)
def test_methods_on_ten_values(verfahren, anzahl, inhalt):
    assert contents(classify(ZEHN, Einteilung(verfahren, anzahl))) == inhalt


def test_a_value_on_a_bound_of_ones_own_belongs_to_the_class_below():
    eigene = Einteilung(Verfahren.EIGENE, grenzen=(3.0, 30.0, 50.0))
    assert contents(classify(ZEHN, eigene)) == "abc|defgh|ij|"


def test_a_value_on_a_bound_between_equal_intervals_is_below_it_whatever_the_rounding_error():
    # 0.1 + 2 * 0.2 is not 0.5, and 0.1 + 0.2 is more than 0.3
    werte = pd.Series([0.1, 0.3, 0.5, 0.7, 0.9, 1.1], index=list("abcdef"))
    assert contents(classify(werte, Einteilung(Verfahren.INTERVALLE, 5))) == "ab|c|d|e|f"


def test_areas_that_share_a_rank_share_the_class_of_that_rank():
    # ranks 1, 2, 2, 2, 2 and 6: five areas have one of the ranks 1 to 3
    werte = pd.Series([9.0, 5.0, 5.0, 5.0, 5.0, 1.0], index=list("abcdef"))
    assert contents(classify(werte, Einteilung(Verfahren.RAENGE, 2))) == "f|abcde"
    # ranks 1, 2 and four times 3: nobody has one of the ranks 4 to 6
    werte = pd.Series([9.0, 8.0, 5.0, 5.0, 5.0, 5.0], index=list("abcdef"))
    assert contents(classify(werte, Einteilung(Verfahren.RAENGE, 2))) == "|abcdef"


def test_ties_leave_a_quantile_empty_and_the_others_at_their_place():
    werte = pd.Series([1, 1, 1, 1, 1, 1, 2, 3, 4, 5], index=list("abcdefghij"), dtype=float)
    assert contents(classify(werte, Einteilung(Verfahren.QUANTILE, 4))) == "abcdef||g|hij"


@pytest.mark.parametrize(
    ("mitte", "inhalt", "unter"),
    [
        (22.0, "abc|de|f|gh|ij", 3),  # inside the third class; the value 22 is above
        (15.0, "abc|de|fgh|ij", 2),  # between two
        (11.0, "abc|de|fgh|ij", 1),  # the lowest value of a class
        (41.0, "abc|de|fgh|i|j", 4),  # the highest of all
        (1.0, "abc|de|fgh|ij", 0),
        (0.0, "abc|de|fgh|ij", 0),
        (99.0, "abc|de|fgh|ij", 4),
    ],
)
def test_the_class_that_spans_the_centre_is_split_there(mitte, inhalt, unter):
    klassierung = classify(ZEHN, mitte=mitte)
    assert (contents(klassierung), klassierung.unter) == (inhalt, unter)
    assert klassierung.geteilt == (inhalt.count("|") == 4)


def test_a_bound_at_the_centre_splits_nothing_but_leaves_its_value_above():
    eigene = Einteilung(Verfahren.EIGENE, grenzen=(12.0, 30.0))
    assert contents(classify(ZEHN, eigene)) == "abcde|fgh|ij"
    klassierung = classify(ZEHN, eigene, mitte=12.0)
    assert (contents(klassierung), klassierung.unter) == ("abcd|efgh|ij", 1)


@pytest.mark.parametrize("verfahren", Verfahren)
@pytest.mark.parametrize("mitte", [None, 3.0])
class TestFewValues:
    """Every method, with and without a centre."""

    def test_without_a_value_there_is_no_class(self, verfahren, mitte):
        for werte in ([], [math.nan, math.nan]):
            klassierung = classify(pd.Series(werte, dtype=float), Einteilung(verfahren, 4, (2.0,)), mitte)
            assert (klassierung.klassen, klassierung.anzahl, klassierung.unter) == ((), 0, None)

    def test_one_value_or_all_equal_make_one_class(self, verfahren, mitte):
        for werte in ([3.0], [3.0, math.nan], [3.0] * 10):
            klassierung = classify(pd.Series(werte), Einteilung(verfahren, 4, (2.0,)), mitte)
            assert len(klassierung.klassen) == 1
            assert (klassierung.klassen[0].von, klassierung.klassen[0].bis) == (3, 3)

    def test_two_values_make_two_classes_of_four(self, verfahren, mitte):
        klassierung = classify(
            pd.Series([1.0, 4.0, 4.0], index=list("abc")), Einteilung(verfahren, 4, (2.0,)), mitte
        )
        assert contents(klassierung) == "a|bc"


def test_as_many_values_as_classes_have_a_class_each_unless_distance_decides():
    werte = pd.Series([1.0, 2.0, 2.0, 2.0, 100.0], index=list("abcde"))
    for verfahren in (Verfahren.RAENGE, Verfahren.NATUERLICH, Verfahren.QUANTILE):
        assert contents(classify(werte, Einteilung(verfahren, 5))) == "a|bcd|e"
    assert contents(classify(werte, Einteilung(Verfahren.INTERVALLE, 5))) == "abcd||e"
    # mean 21.4, standard deviation 43.9: bounds at -0.6 and 43.4
    assert contents(classify(werte, Einteilung(Verfahren.STANDARD, 5))) == "|abcd|e"


def test_natural_breaks_do_not_load_mapclassify():
    """The first map must not wait for it."""
    befehl = (
        "import sys, pandas as pd; from sozialraum.analysis.classes import classify;"
        "classify(pd.Series(range(10), dtype=float)); sys.exit('mapclassify' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", befehl], check=False).returncode == 0


def spread(gruppen):
    """Sum of squared deviations from the mean of each group: natural breaks make it as small as possible."""
    return sum(((gruppe - gruppe.mean()) ** 2).sum() for gruppe in gruppen)


VERSCHIEDENE = st.lists(ZAHLEN, min_size=6, max_size=30, unique=True).map(pd.Series)


@prop
@given(VERSCHIEDENE, st.sampled_from(ANZAHLEN))
def test_the_breaks_are_as_good_as_those_of_mapclassify(werte, anzahl):
    klassen = classify(werte, Einteilung(anzahl=anzahl)).klassen
    unsere = spread(werte[list(k.raeume)] for k in klassen)
    nummern = mapclassify.FisherJenks(werte, k=anzahl).yb
    assert unsere == pytest.approx(spread(gruppe for _, gruppe in werte.groupby(nummern)), rel=1e-6, abs=1e-6)


@prop
@given(VERSCHIEDENE, st.sampled_from(ANZAHLEN), st.data())
def test_every_value_is_where_mapclassify_puts_it(werte, anzahl, daten):
    schritte = {2: [0], 3: [-0.5, 0.5], 4: [-1, 0, 1], 5: [-1.5, -0.5, 0.5, 1.5]}
    grenzen = sorted(daten.draw(st.lists(ZAHLEN, min_size=1, max_size=4, unique=True)))
    for verfahren, dort in (
        (Verfahren.QUANTILE, mapclassify.Quantiles(werte, k=anzahl)),
        (Verfahren.INTERVALLE, mapclassify.EqualInterval(werte, k=anzahl)),
        (Verfahren.STANDARD, mapclassify.StdMean(werte, multiples=schritte[anzahl])),
        (Verfahren.EIGENE, mapclassify.UserDefined(werte, grenzen)),
    ):
        nummern = classify(werte, Einteilung(verfahren, anzahl, tuple(grenzen))).nummern
        rand = [min(abs(wert - grenze) for grenze in dort.bins) < 1e-6 for wert in werte]
        for raum, (nummer, am_rand) in enumerate(zip(dort.yb, rand, strict=True)):
            # at a calculated bound the last digit decides there, and here the value itself
            assert nummern[raum] == nummer or (am_rand and verfahren is not Verfahren.EIGENE)


@pytest.mark.parametrize(
    ("text", "grenzen"),
    [
        ("10; 20,5; 30", (10.0, 20.5, 30.0)),
        ("0", (0.0,)),
        (" -5;−2,5 ; +1.200,25; 1.000.000 ;", (-5.0, -2.5, 1200.25, 1_000_000.0)),
    ],
)
def test_bounds_are_separated_by_semicolons(text, grenzen):
    assert parse_bounds(text) == grenzen


@pytest.mark.parametrize(("text", "zahl"), EINGABEN.items())
def test_bounds_are_read_as_german_readers_write_them(text, zahl):
    assert parse_bounds(text) == (zahl,)


@pytest.mark.parametrize("text", KEINE_ZAHLEN)
def test_a_bound_that_is_no_number_is_refused(text):
    with pytest.raises(SozialraumError, match=f"„{re.escape(text)}“ ist keine Zahl. Erwartet: "):
        parse_bounds(f"{text}; 20")


@pytest.mark.parametrize(
    ("text", "befund"),
    [
        ("", "keine Grenze"),
        (" ; ", "keine Grenze"),
        ("10; viel", "„viel“ ist keine Zahl"),
        ("10, 20, 30", "„10, 20, 30“ ist keine Zahl"),
        ("10; 30; 20", "„20“ ist nicht höher"),
        ("10; 10,0", "„10,0“ ist nicht höher"),
        ("1; 2; 3; 4; 5", "5 Grenzen"),
    ],
)
def test_bounds_that_are_none_are_refused_with_what_was_found_and_what_is_expected(text, befund):
    with pytest.raises(SozialraumError) as fehler:
        parse_bounds(text)
    assert befund in str(fehler.value)
    assert "10; 20,5; 30" in str(fehler.value)


def test_the_number_of_classes_asked_for_follows_from_bounds_of_ones_own():
    assert Einteilung(anzahl=3).gewuenscht == 3
    assert Einteilung(Verfahren.EIGENE, anzahl=3, grenzen=(1.0,)).gewuenscht == 2
