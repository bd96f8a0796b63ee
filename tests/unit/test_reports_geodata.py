"""The map view as geodata, read back by other programs: json, geopandas and GDAL's own ogrinfo."""

import io
import json

import geopandas as gpd
import pyogrio
import pytest
import shapely

from sozialraum.analysis.values import describe
from sozialraum.reports import geodata
from sozialraum.views.choropleth import picture
from sozialraum.views.map_sheet import choropleth_sheet

TITEL = "Anteil der Alleinlebenden, 2011"


def view(bestand, indikator: str, jahr: int):
    return picture(bestand, describe(bestand, bestand.indikatoren[indikator], "stadtteil", jahr))


@pytest.fixture(scope="module")
def luecke(bestand):
    """30.5, 20.0 and 25.4 against a city value of 26.8; the fourth value is suppressed."""
    return view(bestand, "alleinlebende", 2011)


def geojson(bestand, bild, titel) -> bytes:
    return geodata.geojson(choropleth_sheet(bestand, bild, titel).daten)


def geopackage(bestand, bild, titel) -> bytes:
    return geodata.geopackage(choropleth_sheet(bestand, bild, titel).daten)


def properties(inhalt: bytes) -> list[dict]:
    return [flaeche["properties"] for flaeche in json.loads(inhalt)["features"]]


def read_layer(inhalt: bytes, ordner) -> gpd.GeoDataFrame:
    (ordner / "karte.gpkg").write_bytes(inhalt)
    return gpd.read_file(ordner / "karte.gpkg")


def test_every_area_carries_its_value_and_where_it_comes_from(bestand, luecke):
    erste = properties(geojson(bestand, luecke, TITEL))[0]
    assert erste == {
        "id": "01",
        "name": "Testheim",
        "indikator": "Alleinlebende",
        "jahr": 2011,
        "stichtag": "2011-05-09",
        "wert": 30.5,
        "fehlgrund": None,
        "rang": None,
        "abstand_stadt": 3.7,
        "klasse": 3,
        "klasse_grenzen": "30,5",
        "einheit": "%",
        "quelle": "Amt für Zählungen: Erfundene Zählung 2011",
        "lizenz": "dl-de/by-2-0",
        "hinweis": "Auf Stadtteile umgerechnet.",
    }


def test_a_missing_value_is_null_with_its_reason_and_not_zero(bestand, luecke):
    letzte = properties(geojson(bestand, luecke, TITEL))[3]
    assert letzte["name"] == "Probeck" and letzte["fehlgrund"] == "unterdrückt, Zahl zu klein"
    leer = ("stichtag", "wert", "rang", "abstand_stadt", "klasse", "klasse_grenzen", "quelle", "lizenz")
    assert [letzte[name] for name in leer] == [None] * len(leer)


def test_a_complete_indikator_has_ranks_and_no_reasons(bestand):
    flaechen = properties(geojson(bestand, view(bestand, "anteil_kinder", 2022), TITEL))
    assert [(f["wert"], f["rang"], f["klasse"]) for f in flaechen] == [
        (20.0, 1, 3),
        (15.0, 3, 2),
        (20.0, 1, 3),
        (10.0, 4, 1),
    ]
    assert [f["abstand_stadt"] for f in flaechen] == [5.1, 0.1, 5.1, -4.9]  # city: 1520 of 10200
    assert {f["fehlgrund"] for f in flaechen} == {None}


def test_without_any_value_every_area_is_a_gap(bestand):
    flaechen = properties(geojson(bestand, view(bestand, "foerderquote", 2022), TITEL))
    assert [(f["wert"], f["fehlgrund"]) for f in flaechen] == [(None, "liegt hier nicht vor")] * 4


def test_geojson_is_what_rfc_7946_asks_for(luebeck):
    bild = view(luebeck, "anteil_unter_18", 2022)
    inhalt = json.loads(geojson(luebeck, bild, TITEL))
    assert inhalt["type"] == "FeatureCollection" and "crs" not in inhalt
    for flaeche in inhalt["features"]:
        form = shapely.from_geojson(json.dumps(flaeche["geometry"]))
        assert all(ring.is_ccw for ring in shapely.get_exterior_ring(shapely.get_parts(form)))
        orte = shapely.get_coordinates(form)
        assert (orte == orte.round(6)).all()
        assert (orte > [10, 53]).all() and (orte < [11, 54.1]).all()  # longitude before latitude


def test_the_shapes_are_those_of_the_level(luebeck):
    inhalt = geojson(luebeck, view(luebeck, "anteil_unter_18", 2022), TITEL)
    gelesen = gpd.read_file(io.BytesIO(inhalt))
    flaechen = luebeck.raumebenen["stadtteil"].flaechen
    assert list(gelesen["id"]) == list(flaechen["id"])
    assert gelesen.geometry.normalize().geom_equals_exact(flaechen.geometry.normalize(), 1e-9).all()


def test_both_formats_say_what_they_are_and_from_where(bestand, luecke, tmp_path):
    erwartet = {
        "titel": TITEL,
        "beschreibung": "Erfundene Zählung eines Jahres. Einheit: %.",
        "stand": "09.05.2011",
        "quelle": "Amt für Zählungen: Erfundene Zählung 2011, dl-de/by-2-0",
        "grenzen": "Kommunale Statistikstelle der Hansestadt Lübeck, CC BY 4.0, bearbeitet",
        "lizenz": "dl-de/by-2-0",
        "darstellung": "Sozialraum-Dashboard Lübeck",
    }
    assert json.loads(geojson(bestand, luecke, TITEL))["metadaten"] == erwartet
    (tmp_path / "karte.gpkg").write_bytes(geopackage(bestand, luecke, TITEL))
    angaben = pyogrio.read_info(tmp_path / "karte.gpkg")
    assert angaben["dataset_metadata"] == erwartet
    assert angaben["layer_name"] == "alleinlebende_2011"
    assert angaben["layer_metadata"] == erwartet | {
        "IDENTIFIER": TITEL,
        "DESCRIPTION": erwartet["beschreibung"],
    }


def test_a_geopackage_holds_the_same_values_as_the_geojson(bestand, luecke, tmp_path):
    gelesen = read_layer(geopackage(bestand, luecke, TITEL), tmp_path)
    werte = gelesen.drop(columns="geometry").astype(object)
    assert werte.where(werte.notna(), None).to_dict("records") == properties(geojson(bestand, luecke, TITEL))


def test_a_geopackage_is_in_utm_metres(luebeck, tmp_path):
    gelesen = read_layer(geopackage(luebeck, view(luebeck, "anteil_unter_18", 2022), TITEL), tmp_path)
    assert gelesen.crs.to_epsg() == 25832
    km2 = gelesen.geometry.area / 1e6
    assert list(km2.round(6)) == list(luebeck.raumebenen["stadtteil"].flaechen["flaeche"].round(6))


def test_hostile_text_stays_text(bestand, luecke, tmp_path):
    titel = "'); DROP TABLE gpkg_contents; -- „<b>“ & \\ \n"
    assert json.loads(geojson(bestand, luecke, titel))["metadaten"]["titel"] == titel
    assert len(read_layer(geopackage(bestand, luecke, titel), tmp_path)) == 4


def test_the_same_view_gives_the_same_bytes_and_leaves_nothing_behind(bestand, luecke):
    assert geojson(bestand, luecke, TITEL) == geojson(bestand, luecke, TITEL)
    assert geopackage(bestand, luecke, TITEL) == geopackage(bestand, luecke, TITEL)
    assert pyogrio.vsi_listtree("/vsimem/") == []


def test_ogrinfo_reads_the_geopackage(luebeck, tmp_path, ogrinfo):
    datei = tmp_path / "karte.gpkg"
    datei.write_bytes(geopackage(luebeck, view(luebeck, "anteil_unter_18", 2022), TITEL))
    text = ogrinfo("-ro", "-al", "-geom=NO", str(datei))
    assert "Layer name: anteil_unter_18_2022" in text
    assert "Feature Count: 10" in text
    assert 'ID["EPSG",25832]]' in text
    assert f"titel={TITEL}" in text
    moisling = text.partition("name (String) = Moisling")[2].partition("OGRFeature")[0]
    assert "wert (Real) = 19.6\n" in moisling
    assert "rang (Integer) = 2\n" in moisling


def test_ogrinfo_reads_the_geojson(luebeck, tmp_path, ogrinfo):
    datei = tmp_path / "karte.geojson"
    datei.write_bytes(geojson(luebeck, view(luebeck, "anteil_unter_18", 2022), TITEL))
    text = ogrinfo("-ro", "-al", "-geom=NO", str(datei))
    assert "Feature Count: 10" in text
    assert 'ID["EPSG",4326]]' in text
    assert "wert (Real) = 19.6\n" in text
