"""Dwellings per 100 m cell: where in a Stadtteil people live."""

from collections.abc import Iterable

import geopandas as gpd
import shapely

from sozialraum.errors import Problem
from sozialraum.model import Raumebene
from sozialraum.sources.records import Datensatz
from sozialraum.sources.schemas import WohnungSatz

WOHNUNGEN = "geo/wohnungen.csv"

GITTER = 3035
"""ETRS89 / LAEA Europe: the grid of the census."""

Zelle = tuple[Datensatz, WohnungSatz]


def locate(
    saetze: Iterable[Zelle], stadtteile: Raumebene | None, probleme: list[Problem]
) -> gpd.GeoDataFrame:
    """The cells as points in EPSG:3035 with `wohnungen` and the `stadtteil_id` in which the midpoint lies.

    Notes a problem for every cell that stands twice or lies in no Stadtteil, and for a file without cells.
    Cells without a Stadtteil are left out, so that every cell returned has one.
    """
    zellen = _unique(saetze, probleme)
    if not zellen and not any(problem.datei == WOHNUNGEN for problem in probleme):
        probleme.append(Problem(WOHNUNGEN, None, "", "Die Datei hat keine Zellen.", "mindestens eine Zelle"))
    orte = [satz.x for _, satz in zellen], [satz.y for _, satz in zellen]
    punkte = gpd.points_from_xy(*orte, crs=GITTER)
    raeume: dict[int, str] = {}
    if stadtteile is not None:
        raeume = _containing(punkte, stadtteile)
        probleme.extend(
            Problem(
                WOHNUNGEN,
                roh.zeile,
                "x",
                f"Die Mitte {satz.x}, {satz.y} liegt in keinem Stadtteil.",
                "eine Zelle, deren Mitte in einem Stadtteil liegt",
            )
            for stelle, (roh, satz) in enumerate(zellen)
            if stelle not in raeume
        )
    stellen = sorted(raeume)
    spalten = {
        "wohnungen": [zellen[stelle][1].wohnungen for stelle in stellen],
        "stadtteil_id": [raeume[stelle] for stelle in stellen],
    }
    return gpd.GeoDataFrame(spalten, geometry=punkte[stellen])


def _unique(saetze: Iterable[Zelle], probleme: list[Problem]) -> list[Zelle]:
    """The cells but for those that stood before, which are problems."""
    erste: dict[tuple[int, int], int] = {}
    zellen = []
    for roh, satz in saetze:
        ort = (satz.x, satz.y)
        if ort in erste:
            befund = f"Die Zelle {satz.x}, {satz.y} steht schon in Zeile {erste[ort]}."
            probleme.append(Problem(WOHNUNGEN, roh.zeile, "x", befund, "jede Zelle einmal"))
        else:
            erste[ort] = roh.zeile
            zellen.append((roh, satz))
    return zellen


def _containing(punkte: gpd.array.GeometryArray, ebene: Raumebene) -> dict[int, str]:
    """Position of a point -> area it lies in; on a border the one with the lower id."""
    baum = shapely.STRtree(punkte.to_numpy())
    flaechen = ebene.flaechen.sort_values("id", ascending=False)
    nummern, stellen = baum.query(flaechen.geometry.to_crs(GITTER).to_numpy(), predicate="intersects")
    kennungen = flaechen["id"].to_numpy()
    return {
        int(stelle): str(kennungen[nummer]) for nummer, stelle in sorted(zip(nummern, stellen, strict=True))
    }
