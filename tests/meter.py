"""The invented town with addresses and cells at exact places, in metres (EPSG:25832) from its origin."""

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd

from sozialraum.analysis.reach import Punkt
from sozialraum.model import Datenbestand

URSPRUNG = (600_000, 5_540_000)


def _points(orte: Sequence[tuple[float, float]]) -> gpd.GeoSeries:
    x, y = zip(*orte, strict=True)
    return gpd.GeoSeries(gpd.points_from_xy(x, y, crs=25832).translate(*URSPRUNG), crs=25832)


def place(x: float, y: float) -> Punkt:
    """The place so many metres east and north of the origin."""
    ort = _points([(x, y)]).to_crs(4326).iloc[0]
    return Punkt(ort.y, ort.x)


def town(
    bestand: Datenbestand,
    adressen: Sequence[tuple[float, float, str]],
    zellen: Sequence[tuple[float, float, int, str]],
) -> Datenbestand:
    """`adressen`: x, y, Stadtteil, numbered from 1 in "Weg"; `zellen`: x, y, dwellings, Stadtteil."""
    haeuser = gpd.GeoDataFrame(
        {
            "strasse": "Weg",
            "hausnummer": [str(nummer) for nummer in range(1, len(adressen) + 1)],
            "zusatz": "",
            "plz": "12345",
            "stadtteil_id": [raum for _, _, raum in adressen],
        },
        geometry=_points([(x, y) for x, y, _ in adressen]),
    )
    wohnungen = gpd.GeoDataFrame(
        {
            "wohnungen": [anzahl for _, _, anzahl, _ in zellen],
            "stadtteil_id": [raum for *_, raum in zellen],
        },
        geometry=_points([(x, y) for x, y, _, _ in zellen]),
    )
    return replace(
        bestand,
        # the only values that reach needs: property tests build a town per example
        beobachtungen=bestand.beobachtungen.query("indikator == 'einwohner' and jahr == 2022"),
        adressen=haeuser.to_crs(4326),
        wohnungen=wohnungen.to_crs(3035),
        ergebnisse={},
    )
