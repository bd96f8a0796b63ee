"""What the map frame fetches once: geometry, sites, programme areas, picture."""

import io
import json

import beispiel
import geopandas as gpd
import pytest
import shapely
from PIL import Image

from sozialraum.sources import load
from sozialraum.views import map_assets


@pytest.fixture(scope="module")
def daten(bestand):
    return json.loads(map_assets.frame_data(bestand, "stadtteil"))


def test_every_area_has_an_outline_a_name_and_a_place_for_it_inside(daten):
    assert [(f["id"], f["name"]) for f in daten["flaechen"]] == list(beispiel.NAMEN.items())
    for flaeche in daten["flaechen"]:
        breite, laenge = flaeche["marke"]
        assert shapely.geometry.shape(flaeche["umriss"]).contains(shapely.Point(laenge, breite))


def test_the_simplified_outlines_still_fit_together(bestand, luebeck):
    for daten in (bestand, luebeck):
        flaechen = json.loads(map_assets.frame_data(daten, "stadtteil"))["flaechen"]
        formen = [shapely.geometry.shape(f["umriss"]) for f in flaechen]
        genau = daten.raumebenen["stadtteil"].flaechen.geometry
        assert all(form.is_valid for form in formen)
        abweichung = [a.symmetric_difference(b).area / b.area for a, b in zip(formen, genau, strict=True)]
        assert max(abweichung) < 0.02


def test_sites_with_a_place_are_on_the_map(daten):
    assert [(s["name"], s["ort"], s["status"]) for s in daten["standorte"]] == [
        ("Treff Testheim", [50.005, 10.005], "bestätigt"),
        ("Büro Musterhausen", [50.005, 10.015], "nicht bestätigt"),
        ("Haus Beispielau", [50.015, 10.005], "historisch"),
    ]


def test_programme_areas_are_named_with_their_years_as_far_as_known(daten):
    assert daten["programme"] == {
        "01": ["Süd, 2006–2010"],
        "02": ["Süd, 2006–2010"],
        "03": ["Au, 2020–heute", "Rand"],
        "04": [],
    }


def test_options_are_named_with_their_belegstufe(daten):
    assert daten["optionen"]["o3"] == "Treffpunkt eröffnen (Stufe C)"


def test_another_level_has_no_programme_areas(ordner):
    daten = json.loads(map_assets.frame_data(load(beispiel.with_second_level(ordner)), "bezirk"))
    assert [f["id"] for f in daten["flaechen"]] == ["11", "12"]
    assert daten["programme"] == {}


def test_the_name_of_an_area_of_several_parts_stands_in_the_largest(ordner):
    flaechen = beispiel.features()
    klein, gross = beispiel.square(10.05, 50.05, 0.002), beispiel.square(10.01, 50.0)
    flaechen[1]["geometry"] = {"type": "MultiPolygon", "coordinates": [klein, gross]}
    beispiel.write_polygons(ordner, flaechen)
    marke = json.loads(map_assets.frame_data(load(ordner), "stadtteil"))["flaechen"][1]["marke"]
    assert marke == pytest.approx([50.005, 10.015], abs=0.002)


def test_the_picture_lies_on_the_addresses(bestand, daten):
    (sued, west), (nord, ost) = daten["bildrahmen"]
    assert [sued, west, nord, ost] == pytest.approx([50.002, 10.002, 50.018, 10.018], abs=1e-9)
    assert daten["bildrahmen"] == map_assets.picture_bounds(bestand)


def test_the_picture_has_a_dot_per_place_and_is_transparent_elsewhere(bestand):
    bild = Image.open(io.BytesIO(map_assets.settlement_picture(bestand.adressen, 80)))
    assert (bild.format, bild.mode, bild.width) == ("PNG", "LA", 80)
    # north is up: 0.016° by 0.016° at 50° are higher than wide
    assert bild.height > bild.width
    deckung = bild.getchannel("A")
    gezeichnet = sum(deckung.histogram()[1:])
    assert gezeichnet == len(bestand.adressen)
    assert deckung.getpixel((0, bild.height - 1)) > 0  # the south-west address


def test_addresses_on_one_line_from_west_to_east_are_drawn_too():
    adressen = gpd.GeoDataFrame(geometry=[shapely.Point(10, 50), shapely.Point(10.01, 50)], crs=4326)
    bild = Image.open(io.BytesIO(map_assets.settlement_picture(adressen, 40)))
    assert bild.size == (40, 1)


def test_the_version_is_the_same_for_the_same_data(ordner):
    """Browsers keep what they fetched under it, also over a restart of the server."""
    assert map_assets.version(load(ordner)) == map_assets.version(load(ordner))


def test_the_version_changes_with_an_address_a_site_or_an_outline(ordner):
    fassungen = [map_assets.version(load(ordner))]
    adressen = beispiel.addresses()
    adressen.iloc[1:].to_parquet(ordner / beispiel.ADRESSEN)
    fassungen.append(map_assets.version(load(ordner)))
    beispiel.replace(ordner, beispiel.STANDORTE, "Treff Testheim", "Treff Neuheim")
    fassungen.append(map_assets.version(load(ordner)))
    assert len(set(fassungen)) == 3
    assert all(fassung.isalnum() for fassung in fassungen)
