"""What the map frame fetches once: geometry, sites, programme areas, and the settlement picture."""

import hashlib
import io
import json
import math

import geopandas as gpd
import numpy as np
import shapely
from PIL import Image

from sozialraum.model import STADTTEIL, Datenbestand

BREITE = 1400
"""Pixels across the settlement picture: about 20 m each in Lübeck."""


def frame_data(bestand: Datenbestand, raumebene: str) -> bytes:
    """Everything of the map that does not change with a choice, as JSON (UTF-8).

    Coordinates are WGS 84; lines are simplified as a coverage (tolerance 10 m, borders stay shared).
    """
    ebene = bestand.raumebenen[raumebene]
    metrisch = ebene.flaechen.to_crs(25832)
    einfach = gpd.GeoSeries(shapely.coverage_simplify(metrisch.geometry.values, 10), crs=25832).to_crs(4326)
    marken = _label_points(metrisch).to_crs(4326)
    return json.dumps(
        {
            "flaechen": [
                {
                    "id": raum,
                    "name": name,
                    "marke": [round(marke.y, 5), round(marke.x, 5)],
                    "umriss": json.loads(shapely.to_geojson(shapely.set_precision(form, 1e-5))),
                }
                for raum, name, marke, form in zip(
                    ebene.flaechen["id"], ebene.flaechen["name"], marken, einfach, strict=True
                )
            ],
            "standorte": [
                {
                    "ort": [e.lat, e.lon],
                    "name": e.name,
                    "art": e.art,
                    "status": e.status,
                }
                for e in bestand.einrichtungen
                if e.lat is not None
            ],
            "programme": {
                raum: [_programme_label(p) for p in bestand.programmgebiete if raum in p.stadtteil_ids]
                for raum in (ebene.namen if raumebene == STADTTEIL else ())
            },
            "optionen": {o.id: f"{o.titel} (Stufe {o.belegstufe})" for o in bestand.optionen},
            "bildrahmen": picture_bounds(bestand),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def version(bestand: Datenbestand) -> str:
    """Changes when any of the fetched data changes, so that browsers may keep it for long."""
    pruefsumme = hashlib.sha256()
    for raumebene in bestand.raumebenen:
        pruefsumme.update(frame_data(bestand, raumebene))
    pruefsumme.update(shapely.get_coordinates(bestand.adressen.geometry.values).tobytes())
    return pruefsumme.hexdigest()[:12]


def picture_bounds(bestand: Datenbestand) -> list[list[float]]:
    """South-west and north-east corner of the settlement picture, latitude before longitude."""
    west, sued, ost, nord = bestand.adressen.total_bounds
    return [[float(sued), float(west)], [float(nord), float(ost)]]


def settlement_picture(adressen: gpd.GeoDataFrame, breite: int = BREITE) -> bytes:
    """The settlement pattern as PNG: one grey dot per official address, transparent elsewhere.

    Drawn in Web Mercator, the projection of the map, so that the picture lies exactly on it.
    """
    punkte = adressen.to_crs(3857).geometry
    west, sued, ost, nord = punkte.total_bounds
    hoehe = max(1, math.ceil(breite * (nord - sued) / max(ost - west, 1.0)))
    dichte, _, _ = np.histogram2d(punkte.y, punkte.x, bins=(hoehe, breite), range=((sued, nord), (west, ost)))
    deckung = np.where(dichte[::-1] > 0, 130, 0).astype(np.uint8)
    grau = np.full_like(deckung, 70)
    bild = Image.fromarray(np.dstack([grau, deckung]), mode="LA")
    datei = io.BytesIO()
    bild.save(datei, "PNG", optimize=True)
    return datei.getvalue()


def _programme_label(gebiet) -> str:
    zeit = "–".join(
        teil for teil in (gebiet.von, gebiet.bis or ("heute" if gebiet.status == "läuft" else "")) if teil
    )
    return f"{gebiet.name}{f', {zeit}' if zeit else ''}"


def _label_points(flaechen: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """The roomiest point of each area's largest part, for its name."""
    teile = flaechen.geometry.map(lambda f: max(getattr(f, "geoms", [f]), key=lambda teil: teil.area))
    return gpd.GeoSeries([shapely.ops.polylabel(teil, 50) for teil in teile], crs=flaechen.crs)
