"""The time line as data: rows, places and signs."""

from dataclasses import replace
from datetime import date

import altair as alt
import pytest

from sozialraum.analysis.progress import Schrittart, timeline
from sozialraum.model import Ereignis
from sozialraum.views import progress_chart
from sozialraum.views.progress_chart import KOPF, ZEICHEN, ZEILE, alt_text, time_line

HEUTE = date(2026, 7, 2)  # 182 of 365 days are over


@pytest.fixture
def leiste(bestand):
    """Two options, of which the second begins first; one event is known by its year only."""
    erste, zweite = bestand.optionen[:2]
    return timeline(
        [
            replace(
                erste, verlauf=(Ereignis("2024-07-01", "beschlossen", "VO/1"), Ereignis("2026", "läuft an"))
            ),
            replace(zweite, verlauf=(Ereignis("2021-01-01", "vorgelegt"), Ereignis("", "besprochen"))),
        ],
        HEUTE,
    )


def test_rows_stand_in_the_order_of_their_first_event(leiste):
    spec = time_line(leiste)
    assert [zeile["titel"] for zeile in spec["datasets"]["schritte"]] == [
        "Spielplatz prüfen",
        "Beispielnetz knüpfen",
        "Beispielnetz knüpfen",
    ]
    assert spec["height"] == KOPF + 2 * ZEILE


def test_an_event_stands_at_its_day_and_a_year_reaches_until_today(leiste):
    erster, zweiter, dritter = time_line(leiste)["datasets"]["schritte"]
    assert (erster["von"], erster["bis"], erster["wann"]) == (2021, 2021, 2021)
    assert zweiter["von"] == zweiter["bis"] == pytest.approx(2024 + 182 / 366)
    assert (dritter["von"], dritter["bis"]) == (2026, pytest.approx(2026 + 182 / 365))
    assert dritter["wann"] == pytest.approx(2026 + 91 / 365)


def test_a_year_does_not_begin_before_the_time_line(bestand):
    option = replace(bestand.optionen[0], verlauf=(Ereignis("2021", "vorgelegt"),))
    (punkt,) = time_line(timeline([option], HEUTE))["datasets"]["schritte"]
    assert punkt["von"] == 2021
    assert punkt["bis"] == pytest.approx(2021 + 364 / 365)


def test_the_axis_names_every_year_until_today(leiste):
    werte = {param["name"]: param["value"] for param in time_line(leiste)["params"]}
    assert werte["jahre"] == [2021, 2022, 2023, 2024, 2025, 2026]
    assert werte["ende"] == pytest.approx(2026 + 182 / 365)


def test_a_sign_says_what_the_event_did(leiste):
    _, zweiter, dritter = time_line(leiste)["datasets"]["schritte"]
    assert (zweiter["art"], zweiter["form"], zweiter["drucksache"]) == ("beschlossen", "circle", "VO/1")
    assert (dritter["art"], dritter["form"], dritter["drucksache"]) == (
        "anderer Schritt",
        "diamond",
        "nicht belegt",
    )


def test_no_two_kinds_share_a_sign():
    assert set(ZEICHEN) == set(Schrittart)
    for merkmal in ("form", "glyphe", "farbe"):
        assert len({getattr(zeichen, merkmal) for zeichen in ZEICHEN.values()}) == len(ZEICHEN)


def test_without_an_event_there_is_no_chart(bestand):
    assert time_line(timeline([], HEUTE)) is None


def test_the_specification_is_valid_and_the_template_stays_as_it_is(leiste):
    alt.LayerChart.from_dict(time_line(leiste))
    assert "datasets" not in progress_chart._template()
    assert "height" not in progress_chart._template()


def test_the_text_for_the_picture_counts_and_names_first_and_last(leiste):
    assert alt_text(leiste) == (
        "Zeitleiste von 2021 bis 02.07.2026: 3 datierte Schritte zu 2 Optionen, vom ersten (01.01.2021: "
        "Spielplatz prüfen) bis zum letzten (2026: Beispielnetz knüpfen). "
        "Alle Schritte stehen in der Tabelle."
    )


def test_the_text_for_one_event_says_one(bestand):
    option = replace(bestand.optionen[0], verlauf=(Ereignis("2024", "vorgelegt"),))
    assert "1 datierter Schritt zu 1 Option, " in alt_text(timeline([option], HEUTE))
