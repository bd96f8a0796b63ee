"""Dwellings per cell: what the file must look like, and in which Stadtteil a cell lies."""

import beispiel
import geopandas as gpd
import pytest
import shapely
from beispiel import GRENZEN, WOHNUNGEN

from sozialraum.errors import Problem
from sozialraum.model import Raumebene
from sozialraum.sources.dwellings import locate
from sozialraum.sources.records import Datensatz
from sozialraum.sources.schemas import WohnungSatz

ERSTE = "4321150;2987750;10\n"
"""The first cell of Testheim, in line 2."""


def problems_with(ordner, alt, neu):
    beispiel.replace(ordner, WOHNUNGEN, alt, neu)
    return beispiel.problems(ordner)


def test_every_cell_has_its_dwellings_and_the_stadtteil_of_its_midpoint(bestand):
    wohnungen = bestand.wohnungen
    assert wohnungen.crs == 3035
    assert (wohnungen.geometry.x[0], wohnungen.geometry.y[0]) == (4321150, 2987750)
    assert wohnungen["wohnungen"].tolist() == [10, 30, 60] * 4
    assert wohnungen["stadtteil_id"].tolist() == ["01"] * 3 + ["02"] * 3 + ["03"] * 3 + ["04"] * 3


def test_a_midpoint_on_a_border_belongs_to_the_area_with_the_lower_id():
    # in the grid of the cells, so that the border runs through the midpoint exactly
    flaechen = gpd.GeoDataFrame(
        {"id": ["01", "02"]}, geometry=[shapely.box(0, 0, 150, 300), shapely.box(150, 0, 300, 300)], crs=3035
    )
    saetze = [
        (Datensatz(WOHNUNGEN, zeile, {}), WohnungSatz(x=str(x), y="150", wohnungen="5"))
        for zeile, x in enumerate((250, 150, 50), 2)
    ]
    probleme = []
    wohnungen = locate(saetze, Raumebene("stadtteil", "Stadtteil", "Stadtteile", flaechen), probleme)
    assert wohnungen["stadtteil_id"].tolist() == ["02", "01", "01"]
    assert probleme == []


def test_a_missing_file_is_said_once(ordner):
    (ordner / WOHNUNGEN).unlink()
    assert beispiel.problems(ordner) == [
        Problem(WOHNUNGEN, None, "", "Die Datei fehlt.", "eine Datei an dieser Stelle")
    ]


def test_other_columns_are_said(ordner):
    assert problems_with(ordner, "x;y;wohnungen", "x;y;anzahl") == [
        Problem(WOHNUNGEN, 1, "", "Die Spalten sind „x;y;anzahl“.", "„x;y;wohnungen“")
    ]


def test_a_file_without_cells_is_said(ordner):
    (ordner / WOHNUNGEN).write_text("x;y;wohnungen\n", encoding="utf-8")
    assert beispiel.problems(ordner) == [
        Problem(WOHNUNGEN, None, "", "Die Datei hat keine Zellen.", "mindestens eine Zelle")
    ]


@pytest.mark.parametrize("wert", ["", "zehn", "10,0", "1.000", "٣", "1e3", "9" * 10])
@pytest.mark.parametrize("spalte", [0, 1, 2])
def test_what_is_no_whole_number_is_said_with_line_and_field(ordner, spalte, wert):
    felder = ERSTE.strip().split(";")
    felder[spalte] = wert
    assert problems_with(ordner, ERSTE, ";".join(felder) + "\n") == [
        Problem(
            WOHNUNGEN,
            2,
            ("x", "y", "wohnungen")[spalte],
            f"„{wert}“ ist nicht zulässig.",
            "eine ganze Zahl ohne Tausenderpunkte",
        )
    ]


@pytest.mark.parametrize("wert", ["0", "-3"])
def test_a_cell_without_dwellings_is_said(ordner, wert):
    assert problems_with(ordner, ERSTE, f"4321150;2987750;{wert}\n") == [
        Problem(
            WOHNUNGEN,
            2,
            "wohnungen",
            f"„{wert}“ ist nicht zulässig.",
            "mindestens 1; eine Zelle ohne Wohnungen bleibt weg",
        )
    ]


def test_a_corner_instead_of_a_midpoint_is_said(ordner):
    assert problems_with(ordner, ERSTE, "4321100;2987700;10\n") == [
        Problem(
            WOHNUNGEN,
            2,
            spalte,
            f"„{wert}“ ist nicht zulässig.",
            "die Mitte einer 100-m-Zelle in EPSG:3035, endet auf 50",
        )
        for spalte, wert in (("x", 4321100), ("y", 2987700))
    ]


def test_a_cell_that_stands_twice_is_said_with_both_lines(ordner):
    zeile = beispiel.append(ordner, WOHNUNGEN, "4321150;2987750;12\n")
    assert beispiel.problems(ordner) == [
        Problem(
            WOHNUNGEN,
            zeile,
            "x",
            "Die Zelle 4321150, 2987750 steht schon in Zeile 2.",
            "jede Zelle einmal",
        )
    ]


def test_a_cell_outside_of_all_areas_is_said(ordner):
    assert problems_with(ordner, ERSTE, "4300050;2987750;10\n") == [
        Problem(
            WOHNUNGEN,
            2,
            "x",
            "Die Mitte 4300050, 2987750 liegt in keinem Stadtteil.",
            "eine Zelle, deren Mitte in einem Stadtteil liegt",
        )
    ]


def test_without_usable_areas_no_cell_is_said_to_lie_outside(ordner):
    (ordner / GRENZEN).unlink()
    assert [p for p in beispiel.problems(ordner) if p.datei == WOHNUNGEN] == []
