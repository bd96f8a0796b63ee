"""Polygons and addresses: a map is drawn only from areas that fit together."""

import json

import beispiel
import pytest
import shapely
from beispiel import ADRESSEN, GRENZEN

from sozialraum.errors import Problem
from sozialraum.sources import load
from sozialraum.sources.geo import ADRESSSPALTEN

SAMMLUNG = Problem(GRENZEN, None, "", "Das ist keine Sammlung von Flächen.", "eine GeoJSON-FeatureCollection")
TEXT_AUS_ZIFFERN = "ein Text aus Ziffern wie „03“"
ZEILE_02 = 3
"""Line of Musterhausen in the polygon file: one feature per line, the first in line 2."""


def problems_with(ordner, flaechen):
    """Problems of the polygon file alone; the other files are checked against what it holds."""
    beispiel.write_polygons(ordner, flaechen)
    return [p for p in beispiel.problems(ordner) if p.datei == GRENZEN]


def bent(**merkmale):
    """The four areas, Musterhausen with other properties."""
    flaechen = beispiel.features()
    flaechen[1]["properties"] |= merkmale
    return flaechen


def shaped(geometrie):
    """The four areas, Musterhausen with another geometry."""
    flaechen = beispiel.features()
    flaechen[1]["geometry"] = geometrie
    return flaechen


def polygon(*ringe):
    return {"type": "Polygon", "coordinates": list(ringe)}


def test_areas_are_sorted_by_id_and_measured_in_square_kilometres(ordner):
    beispiel.write_polygons(ordner, reversed(beispiel.features()))
    flaechen = load(ordner).raumebenen["stadtteil"].flaechen
    assert list(flaechen["id"]) == ["01", "02", "03", "04"]
    assert flaechen.crs == 4326
    # 0.01° by 0.01° at 50° north: about 0.717 km by 1.112 km
    assert flaechen["flaeche"].between(0.795, 0.798).all()


def test_a_multipolygon_is_an_area(ordner):
    ringe = [beispiel.square(10.01, 50.0), beispiel.square(10.03, 50.0)]
    beispiel.write_polygons(ordner, shaped({"type": "MultiPolygon", "coordinates": ringe}))
    assert load(ordner).raumebenen["stadtteil"].flaechen.geom_type[1] == "MultiPolygon"


@pytest.mark.parametrize("kennung", [2, None, "2", "0x", "", ["02"], "０２"])
def test_an_id_that_is_no_text_of_digits_is_said(ordner, kennung):
    befund = f"„{kennung}“ ist nicht zulässig."
    assert problems_with(ordner, bent(id=kennung)) == [
        Problem(GRENZEN, ZEILE_02, "id", befund, TEXT_AUS_ZIFFERN)
    ]


def test_an_id_that_stands_twice_is_said(ordner):
    assert problems_with(ordner, bent(id="01")) == [
        Problem(GRENZEN, ZEILE_02, "id", "„01“ steht mehrfach da.", "jede id einmal")
    ]


@pytest.mark.parametrize("name", [None, "", "  ", 7])
def test_a_missing_name_is_said(ordner, name):
    assert problems_with(ordner, bent(name=name)) == [
        Problem(GRENZEN, ZEILE_02, "name", "Der Name fehlt.", "ein Text")
    ]


def test_a_feature_without_properties_lacks_id_and_name(ordner):
    flaechen = beispiel.features()
    flaechen[1]["properties"] = None
    assert [(p.zeile, p.spalte) for p in problems_with(ordner, flaechen)] == [
        (ZEILE_02, "id"),
        (ZEILE_02, "name"),
    ]


@pytest.mark.parametrize(
    ("geometrie", "art"),
    [
        ({"type": "Point", "coordinates": [10.015, 50.005]}, "Point"),
        ({"type": "LineString", "coordinates": [[10.01, 50], [10.02, 50]]}, "LineString"),
        ({"type": "Polygon", "coordinates": []}, "Polygon"),
    ],
)
def test_a_geometry_that_is_no_area_is_said(ordner, geometrie, art):
    assert problems_with(ordner, shaped(geometrie)) == [
        Problem(GRENZEN, ZEILE_02, "geometry", f"Das ist keine Fläche ({art}).", "ein Polygon")
    ]


def test_projected_coordinates_are_said(ordner):
    ringe = beispiel.square(571500, 5538500, 700)
    assert problems_with(ordner, shaped(polygon(*ringe))) == [
        Problem(
            GRENZEN,
            ZEILE_02,
            "geometry",
            "Die Koordinaten (571500, 5538500) sind keine Grade.",
            "Länge und Breite in WGS 84",
        )
    ]


def test_an_area_that_crosses_itself_is_said_with_the_place(ordner):
    schleife = [[10.01, 50.0], [10.02, 50.01], [10.02, 50.0], [10.01, 50.01], [10.01, 50.0]]
    (problem,) = problems_with(ordner, shaped(polygon(schleife)))
    assert (problem.zeile, problem.spalte, problem.erwartet) == (ZEILE_02, "geometry", "eine gültige Fläche")
    assert problem.befund.startswith("Die Fläche überschneidet sich selbst (bei 10.015")
    assert problem.befund.endswith(").")


def test_an_area_with_a_hole_outside_itself_is_said(ordner):
    loch = beispiel.square(10.05, 50.05, 0.001)[0]
    (problem,) = problems_with(ordner, shaped(polygon(beispiel.square(10.01, 50.0)[0], loch)))
    assert (problem.zeile, problem.spalte, problem.erwartet) == (ZEILE_02, "geometry", "eine gültige Fläche")
    assert problem.befund.startswith("Die Fläche ist in sich widersprüchlich (bei ")


def neighbours(problem):
    assert problem.spalte == "geometry"
    assert problem.erwartet == "Nachbarn mit gemeinsamen Grenzpunkten"
    assert "überlappt einen Nachbarn oder lässt eine schmale Lücke (bei 50.0" in problem.befund
    return problem.zeile, problem.befund.split("“")[0]


def test_overlapping_neighbours_are_said_on_both_sides(ordner):
    ring = [[10.0099, 50.0], [10.02, 50.0], [10.02, 50.01], [10.0099, 50.01], [10.0099, 50.0]]
    gefunden = [neighbours(p) for p in problems_with(ordner, shaped(polygon(ring)))]
    assert (2, "„Testheim") in gefunden
    assert (ZEILE_02, "„Musterhausen") in gefunden


def test_a_border_point_that_only_one_neighbour_knows_is_said(ordner):
    ring = beispiel.square(10.01, 50.0)[0]
    ring.insert(4, [10.01, 50.005])
    beispiel.write_polygons(ordner, shaped(polygon(ring)))
    gefunden = [neighbours(p) for p in beispiel.problems(ordner) if p.datei == GRENZEN]
    assert gefunden


@pytest.mark.parametrize(
    "ring",
    [
        pytest.param(
            [[10.01, 50.0], [10.02, 50.0], [10.02, 50.01], [10.01, 50.01], [10.01001, 50.005], [10.01, 50.0]],
            id="wedge of 70 cm along the western border",
        ),
        pytest.param(
            [[10.01001, 50.0], [10.02, 50.0], [10.02, 50.01], [10.01001, 50.01], [10.01001, 50.0]],
            id="strip of 70 cm along the western border",
        ),
    ],
)
def test_a_narrow_gap_between_neighbours_is_said(ordner, ring):
    gefunden = [neighbours(p) for p in problems_with(ordner, shaped(polygon(ring)))]
    assert (ZEILE_02, "„Musterhausen") in gefunden


def test_broken_json_is_said_with_its_place(ordner):
    (ordner / GRENZEN).write_text(
        '{"type":"FeatureCollection",\n"features":[\n{"type":,}]}', encoding="utf-8"
    )
    assert [p for p in beispiel.problems(ordner) if p.datei == GRENZEN] == [
        Problem(GRENZEN, 3, "Zeichen 9", "Hier endet lesbares JSON.", "GeoJSON")
    ]


@pytest.mark.parametrize(
    "inhalt",
    [
        [],
        None,
        "Flächen",
        {"type": "Polygon", "coordinates": []},
        {"type": "FeatureCollection", "features": None},
        {"type": "FeatureCollection", "features": [1]},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}}]},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": None}]},
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": {}, "geometry": {"type": "Kreis", "coordinates": []}}
            ],
        },
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {},
                    "geometry": {"type": "Polygon", "coordinates": [[[1, 2]]]},
                }
            ],
        },
    ],
)
def test_json_that_is_no_collection_of_areas_is_said(ordner, inhalt):
    (ordner / GRENZEN).write_text(json.dumps(inhalt), encoding="utf-8")
    assert [p for p in beispiel.problems(ordner) if p.datei == GRENZEN] == [SAMMLUNG]


def test_properties_that_are_no_object_are_said(ordner):
    flaechen = beispiel.features()
    flaechen[1]["properties"] = ["02", "Musterhausen"]
    assert problems_with(ordner, flaechen)


def test_a_feature_that_does_not_call_itself_one_is_not_passed_over(ordner):
    """RFC 7946 demands the member; without it an id of a wrong type must still be found."""
    flaechen = bent(id=2)
    for flaeche in flaechen:
        del flaeche["type"]
    assert problems_with(ordner, flaechen)


def test_a_feature_is_checked_even_if_an_earlier_one_does_not_call_itself_one(ordner):
    flaechen = beispiel.features()
    del flaechen[0]["type"]
    flaechen[3]["properties"]["name"] = None
    assert "name" in [p.spalte for p in problems_with(ordner, flaechen)]


def test_a_collection_without_areas_is_said(ordner):
    assert problems_with(ordner, []) == [
        Problem(GRENZEN, None, "", "Die Datei hat keine Flächen.", "mindestens eine Fläche")
    ]


def test_a_missing_polygon_file_is_said_where_it_should_be(ordner):
    (ordner / GRENZEN).unlink()
    assert beispiel.problems(ordner) == [
        Problem(GRENZEN, None, "", "Die Datei fehlt.", "eine Datei an dieser Stelle")
    ]


def test_addresses_are_points_with_their_stadtteil(bestand):
    assert bestand.adressen.crs == 4326
    assert len(bestand.adressen) == 20
    assert list(bestand.adressen.columns) == ADRESSSPALTEN


def test_missing_addresses_are_said(ordner):
    (ordner / ADRESSEN).unlink()
    assert beispiel.problems(ordner) == [
        Problem(ADRESSEN, None, "", "Die Datei fehlt.", "GeoParquet mit den Adressen")
    ]


def test_addresses_in_another_format_are_said(ordner):
    erwartet = [Problem(ADRESSEN, None, "", "Die Datei ist kein GeoParquet.", "GeoParquet mit Punkten")]
    (ordner / ADRESSEN).write_text("strasse;hausnummer\n", encoding="utf-8")
    assert beispiel.problems(ordner) == erwartet
    beispiel.addresses().drop(columns="geometry").to_parquet(ordner / ADRESSEN)  # Parquet, but not Geo
    assert beispiel.problems(ordner) == erwartet


def test_addresses_with_other_columns_are_said(ordner):
    beispiel.addresses().rename(columns={"plz": "postleitzahl"}).to_parquet(ordner / ADRESSEN)
    assert beispiel.problems(ordner) == [
        Problem(
            ADRESSEN,
            None,
            "",
            "Die Spalten sind strasse, hausnummer, zusatz, postleitzahl, stadtteil_id, geometry.",
            "strasse, hausnummer, zusatz, plz, stadtteil_id, geometry",
        )
    ]


@pytest.mark.parametrize(
    "bend",
    [
        pytest.param(lambda a: a.to_crs(25832), id="projected"),
        pytest.param(lambda a: a.set_geometry(a.buffer(0.001)), id="areas"),
        pytest.param(lambda a: a.set_geometry(a.geometry.where(a.index > 0)), id="one without a place"),
    ],
)
@pytest.mark.filterwarnings("ignore:Geometry is in a geographic CRS")
def test_addresses_that_are_not_points_in_wgs_84_are_said(ordner, bend):
    bend(beispiel.addresses()).to_parquet(ordner / ADRESSEN)
    assert beispiel.problems(ordner) == [
        Problem(ADRESSEN, None, "geometry", "Es sind nicht nur Punkte in WGS 84.", "Punkte")
    ]


def test_addresses_in_the_default_reference_system_of_geoparquet_are_wgs_84(ordner):
    beispiel.addresses().set_crs("OGC:CRS84", allow_override=True).to_parquet(ordner / ADRESSEN)
    assert len(load(ordner).adressen) == 20


def test_addresses_in_unknown_stadtteile_are_said(ordner):
    adressen = beispiel.addresses()
    adressen.loc[[3, 7, 8], "stadtteil_id"] = ["11", "1", "11"]
    adressen.to_parquet(ordner / ADRESSEN)
    assert beispiel.problems(ordner) == [
        Problem(ADRESSEN, None, "stadtteil_id", "„1“, „11“ gibt es nicht.", "01 bis 04")
    ]


def test_addresses_without_a_stadtteil_are_said(ordner):
    adressen = beispiel.addresses()
    adressen.loc[[3, 7], "stadtteil_id"] = [None, "11"]
    adressen.to_parquet(ordner / ADRESSEN)
    assert [p.spalte for p in beispiel.problems(ordner)] == ["stadtteil_id"]


def test_a_file_without_any_address_is_said(ordner):
    """Without one the settlement picture has no extent and cannot be drawn."""
    beispiel.addresses().iloc[:0].to_parquet(ordner / ADRESSEN)
    assert [p.datei for p in beispiel.problems(ordner)] == [ADRESSEN]


def test_addresses_are_not_compared_with_stadtteile_that_could_not_be_read(ordner):
    (ordner / GRENZEN).write_text("{", encoding="utf-8")
    assert {p.datei for p in beispiel.problems(ordner)} == {GRENZEN}


def test_the_example_is_a_valid_coverage():
    formen = [shapely.geometry.shape(f["geometry"]) for f in beispiel.features()]
    assert shapely.coverage_is_valid(formen)
