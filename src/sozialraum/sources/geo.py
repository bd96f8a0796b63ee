"""Polygons of the Raumebenen and the official addresses."""

import json
import re
from pathlib import Path

import geopandas as gpd
import shapely

from sozialraum.errors import Problem
from sozialraum.model import Raumebene
from sozialraum.sources.records import read_text

METRISCH = 25832
"""ETRS89 / UTM zone 32N: areas and distances in metres."""

LUECKE = 10.0
"""Metres: a narrower gap between neighbours is a drawing error, a wider one may be water."""

GEO = "geo"
ADRESSEN = f"{GEO}/adressen.parquet"
ADRESSSPALTEN = ["strasse", "hausnummer", "zusatz", "plz", "stadtteil_id", "geometry"]


def read_polygons(
    ordner: Path, datei: str, ebene: tuple[str, str, str], probleme: list[Problem]
) -> Raumebene | None:
    """One Raumebene from a GeoJSON file (RFC 7946, WGS 84), areas measured in EPSG:25832.

    Notes a problem for every broken feature and for polygons that overlap or leave slivers
    between neighbours (GEOS coverage validity). None if the file cannot be used.
    """
    text = read_text(ordner, datei, probleme)
    if text is None:
        return None
    try:
        objekte = json.loads(text)["features"]
        geometrien = [shapely.geometry.shape(objekt["geometry"]) for objekt in objekte]
        merkmale = [dict(objekt["properties"] or {}) for objekt in objekte]
    except json.JSONDecodeError as fehler:
        probleme.append(
            Problem(datei, fehler.lineno, f"Zeichen {fehler.colno}", "Hier endet lesbares JSON.", "GeoJSON")
        )
        return None
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, shapely.errors.ShapelyError):
        probleme.append(
            Problem(datei, None, "", "Das ist keine Sammlung von Flächen.", "eine GeoJSON-FeatureCollection")
        )
        return None

    vorher = len(probleme)
    zeilen = _feature_lines(text, len(objekte))
    gesehen: set[str] = set()
    namen: set[str] = set()
    for merkmal, geometrie, zeile in zip(merkmale, geometrien, zeilen, strict=True):
        kennung = merkmal.get("id")
        if not isinstance(kennung, str) or not re.fullmatch(r"[0-9]{2,}", kennung):
            probleme.append(
                Problem(
                    datei, zeile, "id", f"„{kennung}“ ist nicht zulässig.", "ein Text aus Ziffern wie „03“"
                )
            )
        elif kennung in gesehen:
            probleme.append(Problem(datei, zeile, "id", f"„{kennung}“ steht mehrfach da.", "jede id einmal"))
        gesehen.add(str(kennung))
        name = merkmal.get("name")
        if not isinstance(name, str) or not name.strip():
            probleme.append(Problem(datei, zeile, "name", "Der Name fehlt.", "ein Text"))
        elif name in namen:
            probleme.append(
                Problem(datei, zeile, "name", f"„{name}“ steht mehrfach da.", "jeden Namen einmal")
            )
        namen.add(str(name))
        probleme.extend(_polygon_problems(datei, zeile, geometrie))
    if not geometrien:
        probleme.append(Problem(datei, None, "", "Die Datei hat keine Flächen.", "mindestens eine Fläche"))
    if len(probleme) > vorher:
        return None
    flaechen = gpd.GeoDataFrame(
        {"id": [m["id"] for m in merkmale], "name": [m["name"] for m in merkmale], "zeile": zeilen},
        geometry=geometrien,
        crs=4326,
    )
    metrisch = flaechen.to_crs(METRISCH)
    probleme.extend(_coverage_problems(datei, flaechen, metrisch))
    if len(probleme) > vorher:
        return None
    flaechen["flaeche"] = metrisch.area / 1e6
    return Raumebene(*ebene, flaechen.drop(columns="zeile").sort_values("id", ignore_index=True))


def _feature_lines(text: str, anzahl: int) -> list[int | None]:
    """The line in which each feature stands, where that can be told."""
    zeilen = [
        nummer
        for nummer, zeile in enumerate(text.splitlines(), 1)
        for _ in re.findall(r'"geometry"\s*:', zeile)
    ]
    return zeilen if len(zeilen) == anzahl else [None] * anzahl


def _coverage_problems(datei: str, flaechen: gpd.GeoDataFrame, metrisch: gpd.GeoDataFrame) -> list[Problem]:
    """Areas that overlap a neighbour or leave a gap narrower than LUECKE to it (GEOS coverage validity)."""
    if shapely.coverage_is_valid(metrisch.geometry.values, gap_width=LUECKE):
        return []
    kanten = gpd.GeoSeries(
        shapely.coverage_invalid_edges(metrisch.geometry.values, gap_width=LUECKE), crs=METRISCH
    )
    orte = kanten.representative_point().to_crs(4326)
    return [
        Problem(
            datei,
            zeile,
            "geometry",
            f"„{name}“ überlappt einen Nachbarn oder lässt eine schmale Lücke "
            f"(bei {ort.y:.5f}, {ort.x:.5f}).",
            "Nachbarn mit gemeinsamen Grenzpunkten",
        )
        for name, zeile, kante, ort in zip(flaechen["name"], flaechen["zeile"], kanten, orte, strict=True)
        if not kante.is_empty
    ]


def _polygon_problems(datei: str, zeile: int, geometrie: shapely.Geometry) -> list[Problem]:
    if geometrie.geom_type not in ("Polygon", "MultiPolygon") or geometrie.is_empty:
        return [
            Problem(datei, zeile, "geometry", f"Das ist keine Fläche ({geometrie.geom_type}).", "ein Polygon")
        ]
    west, sued, ost, nord = geometrie.bounds
    if not (-180 <= west <= ost <= 180 and -90 <= sued <= nord <= 90):
        return [
            Problem(
                datei,
                zeile,
                "geometry",
                f"Die Koordinaten ({west:.0f}, {sued:.0f}) sind keine Grade.",
                "Länge und Breite in WGS 84",
            )
        ]
    if not geometrie.is_valid:
        grund, _, ort = shapely.is_valid_reason(geometrie).partition("[")
        befund = "überschneidet sich selbst" if "Self-inter" in grund else "ist in sich widersprüchlich"
        return [
            Problem(
                datei,
                zeile,
                "geometry",
                f"Die Fläche {befund}" + (f" (bei {ort.rstrip(']')})." if ort else "."),
                "eine gültige Fläche",
            )
        ]
    return []


def read_addresses(
    ordner: Path, stadtteile: Raumebene | None, probleme: list[Problem]
) -> gpd.GeoDataFrame | None:
    """Official addresses as points in WGS 84 with their Stadtteil."""
    try:
        adressen = gpd.read_parquet(ordner / ADRESSEN)
    except FileNotFoundError:
        probleme.append(Problem(ADRESSEN, None, "", "Die Datei fehlt.", "GeoParquet mit den Adressen"))
        return None
    except (ValueError, OSError, KeyError):
        probleme.append(
            Problem(ADRESSEN, None, "", "Die Datei ist kein GeoParquet.", "GeoParquet mit Punkten")
        )
        return None
    if sorted(adressen.columns) != sorted(ADRESSSPALTEN):
        probleme.append(
            Problem(
                ADRESSEN,
                None,
                "",
                f"Die Spalten sind {', '.join(adressen.columns)}.",
                ", ".join(ADRESSSPALTEN),
            )
        )
        return None
    wgs84 = adressen.crs is not None and adressen.crs.equals(4326, ignore_axis_order=True)
    if not wgs84 or not (adressen.geom_type == "Point").all():
        probleme.append(Problem(ADRESSEN, None, "geometry", "Es sind nicht nur Punkte in WGS 84.", "Punkte"))
    if adressen.empty:
        probleme.append(
            Problem(ADRESSEN, None, "", "Die Datei hat keine Adressen.", "mindestens eine Adresse")
        )
    if stadtteile is not None:
        stadt, punkte = stadtteile.flaechen.total_bounds, adressen.total_bounds
        if (
            wgs84
            and not adressen.empty
            and not ((stadt[:2] <= punkte[:2]).all() and (punkte[2:] <= stadt[2:]).all())
        ):
            probleme.append(
                Problem(ADRESSEN, None, "geometry", "Es gibt Adressen außerhalb der Stadt.", "Punkte in ihr")
            )
        fremd = sorted(set(map(str, adressen["stadtteil_id"])) - set(stadtteile.namen))
        if fremd:
            probleme.append(
                Problem(
                    ADRESSEN,
                    None,
                    "stadtteil_id",
                    f"„{'“, „'.join(fremd)}“ gibt es nicht.",
                    f"{min(stadtteile.namen)} bis {max(stadtteile.namen)}",
                )
            )
    return adressen.set_crs(4326, allow_override=True) if wgs84 else adressen
