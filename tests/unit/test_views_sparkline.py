"""Small series: one scale for area and city, breaks that stay breaks, no picture without a series."""

import xml.etree.ElementTree as ET
from urllib.parse import unquote

from sozialraum.analysis.series import Punkt, Zeitreihe, series
from sozialraum.model import STADT_ID
from sozialraum.views.sparkline import sparkline

SVG = "{http://www.w3.org/2000/svg}"


def row(*werte: float | None, quellen: tuple[str, ...] = ()) -> Zeitreihe:
    """A series that begins in 2020; `quellen`: one per year."""
    quellen = quellen or ("register",) * len(werte)
    punkte = tuple(
        Punkt(2020 + i, "" if wert is None else f"{2020 + i}-12-31", wert, () if wert is None else (quelle,))
        for i, (wert, quelle) in enumerate(zip(werte, quellen, strict=True))
    )
    return Zeitreihe(None, "stadtteil", "01", punkte)


def drawn(adresse: str) -> tuple[list[str], tuple[str, str]]:
    """The lines and the place of the dot."""
    kopf, svg = adresse.split(",", 1)
    assert kopf == "data:image/svg+xml"
    baum = ET.fromstring(unquote(svg))
    kreis = baum.find(f"{SVG}circle")
    return [pfad.get("d") for pfad in baum.iter(f"{SVG}path")], (kreis.get("cx"), kreis.get("cy"))


def test_a_rising_series_runs_from_bottom_left_to_a_dot_at_top_right():
    assert drawn(sparkline(row(10, 15, 20))) == (["M3.0 21.0L48.0 12.0L93.0 3.0h0"], ("93.0", "3.0"))


def test_area_and_city_share_one_scale(bestand):
    # Testheim 20,0 21,0 20,0 and the city 16,0 15,9 14,9: 6,1 from bottom to top
    reihen = [
        series(bestand, bestand.indikatoren["anteil_kinder"], "stadtteil", raum) for raum in ("01", STADT_ID)
    ]
    assert drawn(sparkline(*reihen)) == (
        ["M3.0 17.8L48.0 18.0L93.0 21.0h0", "M3.0 6.0L48.0 3.0L93.0 6.0h0"],
        ("93.0", "6.0"),
    )


def test_equal_values_are_a_line_in_the_middle():
    assert drawn(sparkline(row(7, 7))) == (["M3.0 12.0L93.0 12.0h0"], ("93.0", "12.0"))


def test_a_gap_interrupts_the_line_and_the_value_beyond_it_stays_visible_as_a_point():
    assert drawn(sparkline(row(10, 20, None, 20)))[0] == ["M3.0 21.0L33.0 3.0h0", "M93.0 3.0h0"]


def test_another_source_interrupts_the_line():
    reihe = row(10, 10, 20, 20, quellen=("alt", "alt", "neu", "neu"))
    assert drawn(sparkline(reihe))[0] == ["M3.0 21.0L33.0 21.0h0", "M63.0 3.0L93.0 3.0h0"]


def test_the_dot_is_at_the_last_value_even_if_later_years_have_none():
    assert drawn(sparkline(row(10, 20, None)))[1] == ("48.0", "3.0")


def test_fewer_than_two_values_are_no_series_whatever_the_city_has():
    assert sparkline(row()) == ""
    assert sparkline(row(10)) == ""
    assert sparkline(row(None, 10, None), row(10, 11, 12)) == ""


def test_a_city_without_values_leaves_the_area_alone():
    assert len(drawn(sparkline(row(10, 20), row(None, None)))[0]) == 1


def test_the_address_can_stand_in_an_attribute():
    assert not set('<>"#') & set(sparkline(row(10, 20)))
