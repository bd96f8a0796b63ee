"""Axes, labels and the line chart, as data; the browser test looks at the drawn picture."""

from itertools import pairwise

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.views import charts
from sozialraum.views.charts import FARBEN, TINTE, UMFELD, ZEICHEN, Linie, Rolle, spread, value_axis


@pytest.mark.parametrize(
    ("werte", "von", "bis", "ticks", "stellen"),
    [
        ((8.7, 20.6), 8, 22, (8, 10, 12, 14, 16, 18, 20, 22), 0),  # 11.9 / 6 is about 2
        ((333, 6237), 0, 7000, (0, 1000, 2000, 3000, 4000, 5000, 6000, 7000), 0),
        ((1.91, 2.03), 1.9, 2.04, (1.9, 1.92, 1.94, 1.96, 1.98, 2.0, 2.02, 2.04), 2),
        ((-20.8, 29.8), -30, 30, (-30, -20, -10, 0, 10, 20, 30), 0),
        ((0.5, 3.5), 0.5, 3.5, (0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5), 1),
    ],
)
def test_an_axis_holds_all_values_with_round_ticks(werte, von, bis, ticks, stellen):
    achse = value_axis(werte)
    assert (achse.von, achse.bis, achse.werte, achse.stellen) == (von, bis, ticks, stellen)


@pytest.mark.parametrize("wert", [0.0, 15.2, -3.0, 216_000.0])
def test_equal_values_lie_inside_the_axis(wert):
    achse = value_axis([wert, wert])
    assert achse.von < wert < achse.bis


@given(st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 1)), min_size=1))
def test_an_axis_holds_any_values(werte):
    achse = value_axis(werte)
    luft = 1e-6 * (achse.bis - achse.von)
    assert achse.von - luft <= min(werte) and max(werte) <= achse.bis + luft
    assert 3 <= len(achse.werte) <= 9


def test_labels_that_fit_stay_and_those_that_collide_share_the_move():
    assert spread([1, 5, 9], 2, 0, 10) == [1, 5, 9]
    assert spread([4, 4, 9], 2, 0, 10) == [3, 5, 9]
    assert spread([4, 4, 5.5], 2, 0, 10) == [2.5, 4.5, 6.5]  # mean 4.5 in the middle
    assert spread([0, 0, 0], 2, 0, 10) == [0, 2, 4]
    assert spread([10, 10], 2, 0, 10) == [8, 10]
    assert spread([], 2, 0, 10) == []


@given(st.lists(st.floats(0, 100), max_size=12).map(sorted))
def test_labels_keep_their_order_distance_and_room(orte):
    neu = spread(orte, 5, 0, 100)
    assert all(b - a >= 5 - 1e-6 for a, b in pairwise(neu))
    assert all(-1e-6 <= ort <= 100 + 1e-6 for ort in neu)


def points(*werte, von=2020):
    return tuple((von + n, wert, f"{wert:g}") for n, wert in enumerate(werte))


LINIEN = (
    Linie("Testheim", Rolle.GEWAEHLT, (points(20.0, 21.0, 20.0),)),
    Linie("Probeck", Rolle.GEWAEHLT, (points(12.5), points(10.0, von=2022))),
    Linie("Beispielau", Rolle.UMFELD, (points(20.0, 20.0, 20.0),)),
    Linie("Nirgends", Rolle.UMFELD, ()),
    Linie("Lübeck", Rolle.STADT, (points(16.0, 15.9, 14.9),)),
)


def test_the_line_chart_is_valid_vega_lite_and_numbers_are_german():
    spec = charts.line_chart(LINIEN, "%")
    alt.LayerChart.from_dict(spec)  # validates against the schema
    zahlen = spec["config"]["locale"]["number"]
    assert (zahlen["decimal"], zahlen["thousands"]) == (",", ".")
    assert spec["title"]["text"] == "%"


def test_each_chosen_line_has_its_own_colour_and_sign_the_city_is_dark_the_others_grey():
    punkte = charts.line_chart(LINIEN, "%")["datasets"]["punkte"]
    stil = {p["name"]: (p["rolle"], p["farbe"], p["zeichen"]) for p in punkte}
    assert stil == {
        "Testheim": ("gewaehlt", FARBEN[0], ZEICHEN[0]),
        "Probeck": ("gewaehlt", FARBEN[1], ZEICHEN[1]),
        "Beispielau": ("umfeld", UMFELD, "circle"),
        "Lübeck": ("stadt", TINTE, "circle"),
    }


def test_only_points_of_one_run_are_joined_and_a_lone_point_is_marked():
    spec = charts.line_chart(LINIEN, "%")
    probeck = [p for p in spec["datasets"]["punkte"] if p["name"] == "Probeck"]
    assert [(p["jahr"], p["lauf"], p["allein"]) for p in probeck] == [(2020, 0, True), (2022, 1, True)]
    joined = [s["encoding"]["detail"] for s in spec["layer"] if s["mark"]["type"] == "line"]
    assert joined == [[{"field": "name", "type": "nominal"}, {"field": "lauf", "type": "nominal"}]] * 3


def test_every_line_carries_its_name_at_its_end_in_the_order_of_the_values():
    namen = charts.line_chart(LINIEN, "%")["datasets"]["namen"]
    assert [(n["name"], n["jahr"], n["wert"], n["wichtig"]) for n in namen] == [
        ("Probeck", 2022, 10.0, True),
        ("Lübeck", 2022, 14.9, True),
        ("Testheim", 2022, 20.0, True),
        ("Beispielau", 2022, 20.0, False),
    ]
    orte = [n["ort"] for n in namen]
    assert orte == sorted(orte) and orte[3] > orte[2]


def test_with_many_lines_only_the_highlighted_ones_carry_names():
    viele = [Linie(f"Bezirk {n}", Rolle.UMFELD, (points(n, n),)) for n in range(12)]
    namen = charts.line_chart([*viele, LINIEN[0]], "%")["datasets"]["namen"]
    assert [n["name"] for n in namen] == ["Testheim"]


@pytest.mark.parametrize(
    ("jahre", "ticks"),
    [
        ([2008, 2014, 2019], [2008, 2014, 2019]),
        (range(2010, 2023), [2010, 2012, 2014, 2016, 2018, 2020, 2022]),
        (range(2009, 2023), [2010, 2012, 2014, 2016, 2018, 2020, 2022]),
        (range(2000, 2025), [2004, 2009, 2014, 2019, 2024]),
    ],
)
def test_a_long_time_has_few_labels_that_end_with_the_last_year(jahre, ticks):
    linie = Linie("Testheim", Rolle.STADT, (tuple((jahr, 1.0, "1") for jahr in jahre),))
    werte = {p["name"]: p["value"] for p in charts.line_chart([linie], "%")["params"]}
    assert (werte["jahre"], werte["von"], werte["bis"]) == (ticks, jahre[0], jahre[-1])


def test_the_reference_is_drawn_only_inside_the_axis():
    assert charts.line_chart(LINIEN, "", bezug=14)["datasets"]["bezug"] == [{"wert": 14}]
    assert charts.line_chart(LINIEN, "", bezug=0)["datasets"]["bezug"] == []


def test_one_chart_does_not_change_the_next():
    erstes = charts.line_chart(LINIEN, "%")
    erstes["layer"].clear()
    assert len(charts.line_chart(LINIEN, "%")["layer"]) > 5


def test_nothing_to_draw_is_an_error():
    with pytest.raises(ValueError, match=r"min|empty"):
        charts.line_chart([LINIEN[3]], "%")
