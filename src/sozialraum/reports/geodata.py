"""The map view as geodata: GeoJSON for the web, GeoPackage for QGIS and other desktop systems."""

import io
import json

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from sozialraum.model import Datenbestand
from sozialraum.reports import citation
from sozialraum.views.choropleth import Kartenbild, class_label

SPALTEN = {
    "id": "string",
    "name": "string",
    "indikator": "string",
    "jahr": "Int32",
    "stichtag": "string",
    "wert": "Float64",
    "fehlgrund": "string",
    "rang": "Int32",
    "abstand_stadt": "Float64",
    "klasse": "Int32",
    "klasse_grenzen": "string",
    "einheit": "string",
    "quelle": "string",
    "lizenz": "string",
    "hinweis": "string",
}
"""What every area carries, with its type. Whatever is not known is null, never 0 and never ""."""


def geojson(bestand: Datenbestand, bild: Kartenbild, titel: str) -> bytes:
    """The view as GeoJSON (RFC 7946: WGS 84, 6 decimals, outer rings counter-clockwise, UTF-8).

    One feature per area with SPALTEN; `metadaten` says what it is and from where. Classes count from 1
    for the lowest.
    """
    flaechen = _areas(bestand, bild)
    formen = shapely.orient_polygons(shapely.set_precision(flaechen.geometry.values, 1e-6))
    merkmale = flaechen.drop(columns="geometry").astype(object)
    zeilen = merkmale.where(merkmale.notna(), None).to_dict("records")
    sammlung = {
        "type": "FeatureCollection",
        "metadaten": _metadata(bild, titel),
        "features": [
            {"type": "Feature", "properties": zeile, "geometry": json.loads(form)}
            for zeile, form in zip(zeilen, shapely.to_geojson(formen), strict=True)
        ],
    }
    return json.dumps(sammlung, ensure_ascii=False, allow_nan=False).encode()


def geopackage(bestand: Datenbestand, bild: Kartenbild, titel: str) -> bytes:
    """The view as GeoPackage in ETRS89 / UTM 32N (EPSG:25832), one layer, with its metadata inside.

    The same view gives the same bytes: GDAL would otherwise note the time of writing.
    """
    metadaten = _metadata(bild, titel)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00Z"})
    datei = io.BytesIO()
    pyogrio.write_dataframe(
        _areas(bestand, bild).to_crs(25832),
        datei,
        driver="GPKG",
        layer=f"{bild.auspraegung.indikator.id}_{bild.auspraegung.jahr}",
        dataset_metadata=metadaten,
        layer_metadata=metadaten,
        layer_options={"IDENTIFIER": metadaten["titel"], "DESCRIPTION": metadaten["beschreibung"]},
        dataset_options={"VERSION": "1.3"},  # what GDAL 3.6 of Debian 12 reads without a warning
    )
    return datei.getvalue()


def _areas(bestand: Datenbestand, bild: Kartenbild) -> gpd.GeoDataFrame:
    """Areas in the order of the level, WGS 84, with SPALTEN."""
    auspraegung = bild.auspraegung
    flaechen = bestand.raumebenen[auspraegung.raumebene].flaechen
    raeume = flaechen["id"]
    gruende = {zeile.raum: zeile.fehlt for zeile in bild.zeilen if zeile.fehlt}
    klassen = {raum: klasse for klasse, _ in bild.klassen for raum in klasse.raeume}

    def where_known(text: str) -> pd.Series:
        return pd.Series(text, raeume.index, dtype="string").mask(raeume.isin(gruende))

    werte = {
        "id": raeume,
        "name": flaechen["name"],
        "indikator": auspraegung.indikator.kurzname,
        "jahr": auspraegung.jahr,
        "stichtag": where_known(auspraegung.stichtag),
        "wert": raeume.map(auspraegung.werte),
        "fehlgrund": raeume.map(gruende),
        "rang": raeume.map(auspraegung.raenge),
        "abstand_stadt": raeume.map(auspraegung.abstaende),
        "klasse": raeume.map({raum: klasse.nummer + 1 for raum, klasse in klassen.items()}),
        "klasse_grenzen": raeume.map({r: class_label(klasse, auspraegung) for r, klasse in klassen.items()}),
        "einheit": auspraegung.indikator.einheit,
        "quelle": where_known(" · ".join(f"{q.herausgeber}: {q.titel}" for q in bild.quellen)),
        "lizenz": where_known(_licences(bild)),
        "hinweis": raeume.map({zeile.raum: zeile.hinweis for zeile in bild.zeilen if zeile.hinweis}),
    }
    tabelle = pd.DataFrame(werte, index=raeume.index).astype(SPALTEN)
    return gpd.GeoDataFrame(tabelle, geometry=flaechen.geometry)


def _metadata(bild: Kartenbild, titel: str) -> dict[str, str]:
    indikator = bild.auspraegung.indikator
    return {
        "titel": titel,
        "beschreibung": f"{indikator.definition} Einheit: {indikator.einheit}.",
        "stand": bild.stand,
        "quelle": " · ".join(map(citation.source, bild.quellen)),
        "grenzen": citation.GRENZEN,
        "lizenz": _licences(bild),
        "darstellung": citation.DASHBOARD,
    }


def _licences(bild: Kartenbild) -> str:
    return " · ".join(dict.fromkeys(quelle.lizenz for quelle in bild.quellen))
