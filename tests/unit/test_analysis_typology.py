"""Status and Dynamik against numbers found by hand, against scipy, under mirrors and on other scales."""

from dataclasses import replace
from math import sqrt

import pytest
from beispiel import NAMEN
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import zscore
from werte import with_values

from sozialraum.analysis.typology import (
    Auslassungsgrund,
    Dynamik,
    Hindernis,
    Status,
    Typindikator,
    dynamics_class,
    eligible,
    status_class,
    typology,
    usual_choice,
)
from sozialraum.model import Fehlgrund, Richtung, Vorrang

HOCH, NIEDRIG = Vorrang.HOCH, Vorrang.NIEDRIG
WERTE = st.lists(st.integers(0, 100), min_size=4, max_size=4)


def town(bestand, *reihen):
    """The town with up to two Indikatoren, given as year -> values for 01 to 04."""
    for indikator, jahre in zip(("alleinlebende", "foerderquote"), reihen, strict=False):
        bestand = with_values(bestand, indikator, {jahr: [*werte, None] for jahr, werte in jahre.items()})
    return bestand


def types(bestand, von=2019, jahr=2022, **vorrang):
    wahl = [Typindikator(bestand.indikatoren[kennung], ende) for kennung, ende in vorrang.items()]
    return typology(bestand, wahl, "stadtteil", jahr, von)


def grounds(achse):
    return {a.wahl.indikator.id: a.grund for a in achse.ausgelassen}


def test_the_status_of_one_indikator_is_its_z_score_turned_by_its_direction(bestand):
    # 0, 0, 0, 4: mean 1, deviation sqrt((1 + 1 + 1 + 9) / 4) = sqrt(3)
    # z = -1 / sqrt(3) = -0.577 and 3 / sqrt(3) = 1.732
    ort = town(bestand, {2022: (0, 0, 0, 4)})
    status = types(ort, alleinlebende=HOCH).status
    assert dict(status.werte) == {"01": 0.58, "02": 0.58, "03": 0.58, "04": -1.73}
    assert list(status.klassen.values()) == [Status.MITTEL] * 3 + [Status.SEHR_NIEDRIG]
    assert status.bausteine[0].abstaende["04"] == pytest.approx(-sqrt(3))
    gewendet = types(ort, alleinlebende=NIEDRIG).status
    assert dict(gewendet.werte) == {"01": -0.58, "02": -0.58, "03": -0.58, "04": 1.73}
    assert gewendet.klassen["04"] is Status.HOCH


def test_several_indikatoren_count_alike_and_their_mean_is_standardised_once_more(bestand):
    # z of 1, 3, 5, 7 (mean 4, deviation sqrt(5)): -3, -1, 1, 3 by sqrt(5) = -1.342, -0.447, 0.447, 1.342
    # z of 2, 2, 4, 4 (mean 3, deviation 1): -1, -1, 1, 1; a resource, so not turned. The first one is turned.
    # means: (1.342 - 1) / 2 = 0.171, (0.447 - 1) / 2 = -0.276, 0.276, -0.171
    # deviation: sqrt((0.171² + 0.276²) / 2) = 0.2298; 0.171 / 0.2298 = 0.743, 0.276 / 0.2298 = 1.203
    ort = town(bestand, {2022: (1, 3, 5, 7)}, {2022: (2, 2, 4, 4)})
    status = types(ort, alleinlebende=HOCH, foerderquote=NIEDRIG).status
    assert dict(status.werte) == {"01": 0.74, "02": -1.2, "03": 1.2, "04": -0.74}
    assert list(status.klassen.values()) == [Status.MITTEL, Status.NIEDRIG, Status.HOCH, Status.MITTEL]


def test_the_dynamik_is_the_same_for_the_changes_of_the_span(bestand):
    # changes 0, 2, 4, 6: z = -1.342, -0.447, 0.447, 1.342; a rising burden is negative
    ort = town(bestand, {2019: (10, 10, 10, 10), 2021: (50, 1, 1, 1), 2022: (10, 12, 14, 16)})
    ergebnis = types(ort, alleinlebende=HOCH)
    assert dict(ergebnis.dynamik.werte) == {"01": 1.34, "02": 0.45, "03": -0.45, "04": -1.34}
    assert list(ergebnis.dynamik.klassen.values()) == [
        Dynamik.POSITIV,
        Dynamik.STABIL,
        Dynamik.STABIL,
        Dynamik.NEGATIV,
    ]
    baustein = ergebnis.dynamik.bausteine[0]
    assert (baustein.von.jahr, baustein.bis.jahr) == (ergebnis.von, ergebnis.bis) == (2019, 2022)
    assert dict(baustein.werte) == {"01": 0, "02": 2, "03": 4, "04": 6}
    assert ergebnis.areas(Status.HOCH, Dynamik.POSITIV) == ("01",)
    assert ergebnis.areas(Status.HOCH, Dynamik.STABIL) == ()


@pytest.mark.parametrize(
    ("wert", "status", "dynamik"),
    [
        (1.01, Status.HOCH, Dynamik.POSITIV),
        (1.0, Status.MITTEL, Dynamik.STABIL),
        (-1.0, Status.MITTEL, Dynamik.STABIL),
        (-1.01, Status.NIEDRIG, Dynamik.NEGATIV),
        (-1.5, Status.NIEDRIG, Dynamik.NEGATIV),
        (-1.51, Status.SEHR_NIEDRIG, Dynamik.NEGATIV),
    ],
)
def test_a_limit_belongs_to_the_class_nearer_to_the_mean(wert, status, dynamik):
    assert (status_class(wert), dynamics_class(wert)) == (status, dynamik)


def test_areas_exactly_one_deviation_away_are_in_the_middle(bestand):
    # 2, 2, 4, 4: mean 3, deviation 1
    ergebnis = types(town(bestand, {2019: (0, 0, 0, 0), 2022: (2, 2, 4, 4)}), alleinlebende=HOCH)
    assert dict(ergebnis.status.werte) == {"01": 1.0, "02": 1.0, "03": -1.0, "04": -1.0}
    assert set(ergebnis.status.klassen.values()) == {Status.MITTEL}
    assert set(ergebnis.dynamik.klassen.values()) == {Dynamik.STABIL}


@given(x=WERTE, y=WERTE)
def test_the_status_is_what_scipy_finds(bestand, x, y):
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    mittel = zscore(y) - zscore(x)
    assume(mittel.std() > 1e-6)
    status = types(town(bestand, {2022: x}, {2022: y}), alleinlebende=HOCH, foerderquote=NIEDRIG).status
    assert list(status.werte) == pytest.approx(list(zscore(mittel)), abs=0.0051)


@given(x=WERTE, y=WERTE, spaeter=WERTE)
def test_turning_every_direction_mirrors_both_axes(bestand, x, y, spaeter):
    ort = town(bestand, {2019: x, 2022: spaeter}, {2022: y})
    hin = types(ort, alleinlebende=HOCH, foerderquote=NIEDRIG)
    zurueck = types(ort, alleinlebende=NIEDRIG, foerderquote=HOCH)
    for achse, spiegel in ((hin.status, zurueck.status), (hin.dynamik, zurueck.dynamik)):
        assert list(achse.werte) == [-wert for wert in spiegel.werte]
    assert areas(hin.status, Status.HOCH) == areas(zurueck.status, Status.NIEDRIG, Status.SEHR_NIEDRIG)
    assert areas(hin.status, Status.MITTEL) == areas(zurueck.status, Status.MITTEL)
    assert areas(hin.dynamik, Dynamik.POSITIV) == areas(zurueck.dynamik, Dynamik.NEGATIV)


def areas(achse, *klassen):
    return [raum for raum, klasse in achse.klassen.items() if klasse in klassen]


@given(x=WERTE, y=WERTE, faktor=st.sampled_from([2, 4, 8]), versatz=st.integers(-100, 100))
def test_neither_scale_nor_zero_of_an_indikator_matters(bestand, x, y, faktor, versatz):
    def both(reihe):
        ort = town(bestand, {2019: (0, 1, 2, 4), 2022: y}, {2019: (0, 0, 0, 0), 2022: reihe})
        ergebnis = types(ort, alleinlebende=HOCH, foerderquote=NIEDRIG)
        return [(dict(a.werte), a.klassen, a.hindernis) for a in (ergebnis.status, ergebnis.dynamik)]

    assert both(x) == both([faktor * wert + versatz for wert in x])


# --- what does not count


def test_an_indikator_without_direction_waits_for_one(bestand):
    ergebnis = types(bestand, von=2020, anteil_kinder=None, umzugsrate=HOCH)
    assert grounds(ergebnis.status) == {"anteil_kinder": Auslassungsgrund.OHNE_RICHTUNG}
    assert grounds(ergebnis.dynamik)["anteil_kinder"] is Auslassungsgrund.OHNE_RICHTUNG
    assert [wahl.neutral for wahl in ergebnis.auswahl] == [True, False]
    assert "anteil_kinder" not in grounds(types(bestand, von=2020, anteil_kinder=HOCH).status)


def test_an_indikator_that_lacks_an_area_is_left_out_with_the_area(bestand):
    ergebnis = types(bestand, alleinlebende=HOCH, umzugsrate=HOCH)
    (auslassung,) = ergebnis.status.ausgelassen
    assert auslassung.grund is Auslassungsgrund.UNVOLLSTAENDIG
    assert auslassung.fehlgruende == {"04": Fehlgrund.UNTERDRUECKT}
    assert len(ergebnis.status.klassen) == len(NAMEN)


def test_a_change_that_lacks_an_area_is_left_out_with_the_area(bestand):
    ort = town(bestand, {2019: (1, 2, None, 4), 2022: (1, 3, 5, 7)})
    ergebnis = types(ort, alleinlebende=HOCH)
    assert ergebnis.status.hindernis is None
    (auslassung,) = ergebnis.dynamik.ausgelassen
    assert auslassung.grund is Auslassungsgrund.UNVOLLSTAENDIG
    assert list(auslassung.fehlgruende) == ["03"]


def test_an_indikator_of_one_year_has_a_status_and_no_dynamik(bestand):
    ergebnis = types(bestand, von=2020, umzugsrate=HOCH)
    assert ergebnis.status.hindernis is None
    assert ergebnis.dynamik.hindernis is Hindernis.NICHTS_UEBRIG
    assert ergebnis.dynamik.werte.empty and ergebnis.dynamik.klassen == {}
    (auslassung,) = ergebnis.dynamik.ausgelassen
    assert auslassung.ablehnung.grund == "Zu „Umzugsrate“ liegen nur Werte für 2022 vor."
    # 120 of 1200, 100 of 2000, 140 of 2800, 420 of 4200: 100, 50, 50, 100, so one deviation each
    assert dict(ergebnis.status.werte) == {"01": -1.0, "02": 1.0, "03": 1.0, "04": -1.0}
    assert ergebnis.areas(Status.MITTEL, None) == tuple(NAMEN)


def test_values_of_other_sources_are_not_subtracted(bestand):
    jahre = {2019: (1, 2, 3, 4, None), 2022: (4, 3, 2, 9, None)}
    ort = with_values(bestand, "alleinlebende", jahre, {2019: "testregister"})
    (auslassung,) = types(ort, alleinlebende=HOCH).dynamik.ausgelassen
    assert auslassung.grund is Auslassungsgrund.NICHT_VERGLEICHBAR
    assert "verschiedenen Quellen" in auslassung.ablehnung.grund


def test_all_indikatoren_have_the_same_span_and_incomplete_ones_do_not_move_it(bestand):
    ort = town(bestand, {2019: (1, 2, 3, 5), 2021: (5, 1, 1, 1)}, {2020: (1, 1, 1, 2), 2022: (1, None, 1, 2)})
    ergebnis = types(ort, alleinlebende=HOCH, foerderquote=NIEDRIG)
    assert ergebnis.bis == 2021
    assert list(grounds(ergebnis.dynamik)) == ["foerderquote"]


def test_the_same_everywhere_tells_nothing(bestand):
    ort = town(bestand, {2019: (1, 2, 3, 4), 2022: (3, 4, 5, 6)}, {2019: (1, 2, 3, 4), 2022: (7, 7, 7, 7)})
    ergebnis = types(ort, alleinlebende=HOCH, foerderquote=NIEDRIG)
    assert grounds(ergebnis.status) == {"foerderquote": Auslassungsgrund.UEBERALL_GLEICH}
    assert grounds(ergebnis.dynamik) == {"alleinlebende": Auslassungsgrund.UEBERALL_GLEICH}


def test_without_a_status_the_dynamik_stands_alone(bestand):
    ort = town(bestand, {2019: (1, 2, 3, 4), 2022: (7, 7, 7, 7)})
    ergebnis = types(ort, alleinlebende=HOCH)
    assert ergebnis.status.hindernis is Hindernis.NICHTS_UEBRIG
    # the burden rose most where it was lowest
    assert ergebnis.areas(None, Dynamik.NEGATIV) == ("01",)


def test_indikatoren_that_cancel_each_other_out_give_no_class(bestand):
    # binary digits differ: 0.1, 0.3, 0.7, 1.1 and three times as much are no exact opposites
    ort = town(bestand, {2022: (0.1, 0.3, 0.7, 1.1)}, {2022: (0.3, 0.9, 2.1, 3.3)})
    status = types(ort, alleinlebende=HOCH, foerderquote=NIEDRIG).status
    assert status.hindernis is Hindernis.HEBT_SICH_AUF
    assert status.werte.empty and len(status.bausteine) == 2


def test_nothing_chosen_is_no_question(bestand):
    ergebnis = types(bestand)
    assert ergebnis.status.hindernis is ergebnis.dynamik.hindernis is Hindernis.KEINE_WAHL
    assert ergebnis.bis == 2022
    assert ergebnis.areas(None, None) == ()


# --- what can be chosen


def test_counts_and_what_needs_a_base_year_cannot_be_chosen(bestand):
    kennungen = [indikator.id for indikator in eligible(bestand)]
    assert kennungen == ["anteil_kinder", "dichte", "umzugsrate", "alleinlebende", "foerderquote"]


def test_usual_are_those_with_a_direction_that_are_complete(bestand):
    assert [i.id for i in usual_choice(bestand, "stadtteil", 2022)] == ["umzugsrate"]
    neutral = replace(bestand.indikatoren["umzugsrate"], richtung=Richtung.NEUTRAL)
    ohne = replace(bestand, indikatoren=bestand.indikatoren | {"umzugsrate": neutral}, ergebnisse={})
    assert usual_choice(ohne, "stadtteil", 2022) == ()
