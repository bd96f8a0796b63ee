"""A map as geodata: GeoJSON for the web, GeoPackage for QGIS and other desktop systems."""

import io
import json

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from sozialraum.reports import citation
from sozialraum.views.map_sheet import TEXT, Geodaten, licences


def geojson(daten: Geodaten) -> bytes:
    """The map as GeoJSON (RFC 7946: WGS 84, 6 decimals, outer rings counter-clockwise, UTF-8).

    One feature per area with id, name and its Merkmale; `metadaten` says what it is and from where.
    """
    flaechen = _areas(daten)
    formen = shapely.orient_polygons(shapely.set_precision(flaechen.geometry.values, 1e-6))
    merkmale = flaechen.drop(columns="geometry").astype(object)
    zeilen = merkmale.where(merkmale.notna(), None).to_dict("records")
    sammlung = {
        "type": "FeatureCollection",
        "metadaten": _metadata(daten),
        "features": [
            {"type": "Feature", "properties": zeile, "geometry": json.loads(form)}
            for zeile, form in zip(zeilen, shapely.to_geojson(formen), strict=True)
        ],
    }
    return json.dumps(sammlung, ensure_ascii=False, allow_nan=False).encode()


def geopackage(daten: Geodaten) -> bytes:
    """The map as GeoPackage in ETRS89 / UTM 32N (EPSG:25832), one layer, with its metadata inside.

    The same map gives the same bytes: GDAL would otherwise note the time of writing.
    """
    metadaten = _metadata(daten)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00Z"})
    datei = io.BytesIO()
    pyogrio.write_dataframe(
        _areas(daten).to_crs(25832),
        datei,
        driver="GPKG",
        layer=daten.kennung,
        dataset_metadata=metadaten,
        layer_metadata=metadaten,
        layer_options={"IDENTIFIER": metadaten["titel"], "DESCRIPTION": metadaten["beschreibung"]},
        dataset_options={"VERSION": "1.3"},  # what GDAL 3.6 of Debian 12 reads without a warning
    )
    return datei.getvalue()


def _areas(daten: Geodaten) -> gpd.GeoDataFrame:
    """Areas in the order of the level, WGS 84. Whatever is not known is null, never 0 and never ""."""
    flaechen = daten.ebene.flaechen
    raeume = flaechen["id"]
    spalten = {"id": raeume.astype(TEXT), "name": flaechen["name"].astype(TEXT)}
    for merkmal in daten.merkmale:
        spalten[merkmal.name] = raeume.map(merkmal.werte).astype(merkmal.art)
    return gpd.GeoDataFrame(pd.DataFrame(spalten), geometry=flaechen.geometry)


def _metadata(daten: Geodaten) -> dict[str, str]:
    return {
        "titel": daten.titel,
        "beschreibung": daten.beschreibung,
        "stand": daten.stand,
        "quelle": " · ".join(map(citation.source, daten.quellen)),
        "grenzen": citation.GRENZEN,
        "lizenz": licences(daten.quellen),
        "darstellung": citation.DASHBOARD,
    }
