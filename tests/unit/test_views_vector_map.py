"""Small maps and the extract: everything is drawn, in its place, and no text breaks the picture."""

import base64
import io
import itertools
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote

import beispiel
import feindlich
import geopandas as gpd
import numpy as np
import pytest
import shapely
from PIL import Image

from sozialraum.model import STADTTEIL
from sozialraum.sources import load
from sozialraum.views import vector_map
from sozialraum.views.vector_map import Blatt

SVG = "{http://www.w3.org/2000/svg}"
BLATT = Blatt.fit((0, 0, 200, 100), 100)  # half a unit per metre


def rings(pfad: str) -> list[list[tuple[int, int]]]:
    """The rings of the `d` of an SVG path."""
    return [
        [tuple(map(int, ort.split())) for ort in ring.split("L")] for ring in re.findall(r"M([^Z]*)Z", pfad)
    ]


def drawn_area(pfad: str) -> float:
    """Square units that fill-rule evenodd colours."""
    flaeche = shapely.MultiPolygon()
    for ring in rings(pfad):
        flaeche = flaeche.symmetric_difference(shapely.Polygon(ring).buffer(0))
    return flaeche.area


def small(bestand, farben, raumebene=STADTTEIL) -> ET.Element:
    return ET.fromstring(unquote(vector_map.small_map(bestand, raumebene, farben).split(",", 1)[1]))


def paths(svg: ET.Element) -> list[ET.Element]:
    return svg.findall(f"{SVG}path")


def extract(bestand, raum, raumebene=STADTTEIL) -> ET.Element:
    return ET.fromstring(vector_map.extract(bestand, raumebene, raum))


def boxes(svg: ET.Element) -> list[shapely.Polygon]:
    """About the room that each name takes: 13 units high, 7 units per letter."""
    kaesten = []
    for text in svg.iter(f"{SVG}text"):
        x, y, halb = int(text.get("x")), int(text.get("y")), 3.5 * len(text.text)
        kaesten.append(shapely.box(x - halb, y - 11, x + halb, y + 3))
    return kaesten


def test_a_sheet_maps_metres_to_units_with_y_downwards():
    assert (BLATT.breite, BLATT.hoehe) == (100, 50)
    assert [BLATT.point(x, y) for x, y in ((0, 100), (200, 0), (100, 50))] == [(0, 0), (100, 50), (50, 25)]


def test_every_part_of_an_area_is_drawn():
    form = shapely.MultiPolygon([shapely.box(0, 0, 20, 20), shapely.box(100, 60, 200, 100)])
    # either direction of a ring is right
    assert sorted(sorted(ring) for ring in rings(BLATT.path(form))) == [
        [(0, 40), (0, 50), (10, 40), (10, 50)],
        [(50, 0), (50, 20), (100, 0), (100, 20)],
    ]


def test_a_part_smaller_than_a_unit_vanishes():
    assert BLATT.path(shapely.box(10, 10, 10.4, 10.4)) == ""


def test_a_hole_stays_a_hole():
    loch = shapely.Polygon(shapely.box(0, 0, 100, 100).exterior, [shapely.box(20, 20, 60, 60).exterior])
    assert drawn_area(BLATT.path(loch)) == 50 * 50 - 20 * 20


def test_a_ring_that_comes_back_to_a_point_of_its_own_keeps_its_shape():
    sanduhr = shapely.Polygon([(0, 0), (100, 0), (50.4, 50), (100, 100), (0, 100), (49.6, 50)])
    assert rings(BLATT.path(sanduhr)) == [[(0, 50), (50, 50), (25, 25), (50, 0), (0, 0), (25, 25)]]


def test_a_small_map_has_colours_where_there_are_classes_and_hatching_elsewhere(bestand):
    svg = small(bestand, {"01": "#aabbcc", "03": "#ddeeff"})
    assert [pfad.get("fill") for pfad in paths(svg)] == ["#aabbcc", "url(#f)", "#ddeeff", "url(#f)"]
    assert svg.find(f"{SVG}defs/{SVG}pattern").get("id") == "f"
    assert svg.get("fill-rule") == "evenodd"


def test_a_small_map_without_any_class_is_hatched_everywhere(bestand):
    assert {pfad.get("fill") for pfad in paths(small(bestand, {}))} == {"url(#f)"}


def test_the_address_of_a_small_map_can_stand_in_an_attribute(bestand):
    assert not set('<>"#') & set(vector_map.small_map(bestand, STADTTEIL, {"01": "#aabbcc"}))


@pytest.mark.parametrize("stelle", range(10))
def test_all_of_every_stadtteil_is_on_the_small_map_in_its_true_size(luebeck, stelle):
    svg = small(luebeck, {})
    _, _, breite, hoehe = map(int, svg.get("viewBox").split())
    pfad = paths(svg)[stelle].get("d")
    assert all(0 <= x <= breite and 0 <= y <= hoehe for ring in rings(pfad) for x, y in ring)
    flaechen = luebeck.raumebenen[STADTTEIL].flaechen
    west, _, ost, _ = flaechen.to_crs(25832).total_bounds
    meter = (ost - west) * 1.02 / breite
    wahr = flaechen["flaeche"].iloc[stelle]
    assert drawn_area(pfad) * meter**2 / 1e6 == pytest.approx(wahr, rel=0.04)
    teile = [t for t in shapely.get_parts(flaechen.to_crs(25832).geometry.iloc[stelle]) if t.area > 1e6]
    assert len(rings(pfad)) >= len(teile) >= 1


@pytest.mark.parametrize("raum", [f"{nummer:02}" for nummer in range(1, 11)])
def test_an_extract_holds_the_whole_stadtteil_and_names_its_neighbours_without_overlap(luebeck, raum):
    svg = extract(luebeck, raum)
    _, _, breite, hoehe = map(int, svg.get("viewBox").split())
    assert breite / hoehe == pytest.approx(1.35, rel=0.01)
    assert svg.get("fill-rule") == "evenodd"
    rahmen = shapely.box(0, 0, breite, hoehe)
    eigene = next(pfad for pfad in paths(svg) if pfad.get("stroke-width") == "2.5")
    assert all(rahmen.contains(shapely.Point(ort)) for ring in rings(eigene.get("d")) for ort in ring)
    kaesten = boxes(svg)
    assert len(kaesten) >= 2
    assert [kasten.bounds for kasten in kaesten if not rahmen.covers(kasten)] == []
    assert not any(a.intersects(b) for a, b in itertools.combinations(kaesten, 2))
    namen = {text.text for text in svg.iter(f"{SVG}text")}
    assert namen <= set(luebeck.raumebenen[STADTTEIL].namen.values())
    assert luebeck.raumebenen[STADTTEIL].namen[raum] not in namen


def test_a_sliver_at_the_edge_of_the_sheet_keeps_its_name_inside():
    blatt = Blatt.fit((0, 0, 520, 385), 520)
    namen = vector_map._names(
        blatt, {"Oben": shapely.box(0, 377, 520, 900), "Links": shapely.box(-900, 0, 8, 370)}
    )
    assert dict(namen) == {"Oben": (260, 14), "Links": (20, 200)}


def test_of_two_names_in_one_place_the_larger_area_keeps_its_own():
    blatt = Blatt.fit((0, 0, 520, 385), 520)
    namen = vector_map._names(
        blatt, {"Klein": shapely.box(230, 170, 290, 215), "Groß": shapely.box(0, 0, 520, 385)}
    )
    assert [name for name, _ in namen] == ["Groß"]


def test_an_extract_shows_sites_with_an_address_and_no_historical_ones(bestand):
    # s1 in the middle of Testheim is the middle of the sheet; s2 lies to its right; s3 is historical
    orte = [pfad.get("transform") for pfad in paths(extract(bestand, "01")) if pfad.get("transform")]
    zahlen = [tuple(map(int, re.findall(r"-?\d+", ort))) for ort in orte]
    assert len(zahlen) == 2
    assert zahlen[0] == pytest.approx((260 - 7, 192 - 7), abs=3)
    assert zahlen[1][0] > zahlen[0][0] + 150 and zahlen[1][1] == pytest.approx(zahlen[0][1], abs=3)


def test_addresses_are_dots_in_their_place(bestand):
    bild = extract(bestand, "01").find(f"{SVG}image").get("href").split(",", 1)[1]
    deckung = np.asarray(Image.open(io.BytesIO(base64.b64decode(bild))).getchannel("A"))
    assert deckung.shape == (385, 520)
    mitte = deckung[188:198, 255:266]
    assert (mitte > 0).sum() == 1
    # five of Testheim and those of the others that lie in the frame
    ring = gpd.GeoSeries(beispiel.addresses().geometry).to_crs(25832)
    west, sued, ost, nord = vector_map._frame(
        bestand.raumebenen[STADTTEIL].flaechen.to_crs(25832).geometry.iloc[0].bounds
    )
    innen = ring.x.between(west, ost) & ring.y.between(sued, nord)
    assert (deckung > 0).sum() == innen.sum() >= 5


@pytest.mark.parametrize(("nach_osten", "nach_norden"), [(0.5, 5), (-5, -0.5)])
def test_an_address_just_outside_the_sheet_is_not_drawn_on_its_edge(bestand, nach_osten, nach_norden):
    ort = gpd.GeoSeries(beispiel.addresses().geometry).to_crs(25832).iloc[0]
    blatt = Blatt(ort.x + nach_osten, ort.y + nach_norden, massstab=1, breite=10, hoehe=10)
    bild = Image.open(io.BytesIO(base64.b64decode(vector_map._dots(bestand, blatt))))
    assert np.asarray(bild.getchannel("A")).max() == 0


def test_a_town_without_sites_has_an_extract_all_the_same(ordner):
    kopf = (ordner / beispiel.STANDORTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / beispiel.STANDORTE).write_text(kopf + "\n", encoding="utf-8")
    assert not [pfad for pfad in paths(extract(load(ordner), "01")) if pfad.get("transform")]


def test_on_another_raumebene_no_site_is_shown(ordner):
    svg = extract(load(beispiel.with_second_level(ordner)), "11", "bezirk")
    assert not [pfad for pfad in paths(svg) if pfad.get("transform")]
    assert [text.text for text in svg.iter(f"{SVG}text")] == ["Ostbezirk"]


@pytest.mark.parametrize("text", ["</text><script>alert(1)</script>", "\"'&amp;<b>"])
def test_hostile_names_stay_text(ordner, text):
    feindlich.fill_with(ordner, text)
    svg = extract(load(ordner), "01")
    assert not list(svg.iter(f"{SVG}script"))
    assert {t.text for t in svg.iter(f"{SVG}text")} <= {name + text for name in beispiel.NAMEN.values()}
    assert list(svg.iter(f"{SVG}text"))


def test_an_unknown_area_is_a_key_error(bestand):
    with pytest.raises(KeyError):
        vector_map.extract(bestand, STADTTEIL, "99")
