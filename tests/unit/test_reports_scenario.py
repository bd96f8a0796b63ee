"""The scenario as files: read again with the tools that will read them."""

import dataclasses
import io
import json
from datetime import date

import geopandas as gpd
import pytest
import shapely

from sozialraum.analysis.reach import Punkt, Standortwahl
from sozialraum.analysis.scenario import locate, scenario
from sozialraum.reports import scenario as report
from sozialraum.views import scenario_drawing, scenario_sheet

HEUTE = date(2026, 11, 22)
LINK = "http://localhost/quartiersmanagement?neu=50.00500,10.01500"


def sheet(bestand, *punkte):
    neue = [locate(bestand, punkt) for punkt in punkte]
    return scenario_sheet.sheet(
        bestand, scenario(bestand, Standortwahl(("Treff",)), neue, 400, 1.3), HEUTE, LINK
    )


@pytest.fixture(scope="module")
def blatt(bestand):
    return sheet(bestand, Punkt(50.005, 10.015))


def test_geojson_is_read_as_points_in_wgs84(blatt):
    punkte = gpd.read_file(io.BytesIO(report.geojson(blatt)))
    assert punkte.crs == 4326
    assert punkte["rolle"].tolist() == ["neuer Standort", "gewählter Standort"]
    assert punkte.geometry.x.tolist() == [10.015, 10.005]
    assert punkte["einwohner_neu_allein"].iloc[0] == 1800
    assert punkte["naechste_adresse"].iloc[0] == "Musterhausenweg 3"


def test_geojson_says_settings_sources_and_date(blatt):
    sammlung = json.loads(report.geojson(blatt))
    angaben = sammlung["metadaten"]
    assert angaben["datum"] == "2026-11-22"
    assert "400 m Gehweg ≈ 308 m Luftlinie" in angaben["einstellungen"]
    assert angaben["vergleich"] == "1 gewählter Standort (Treff): 1 bestätigt"
    assert (angaben["einwohnerzahlen"], angaben["link"]) == ("31.12.2022", LINK)
    assert "Amt für Straßen: Erfundene Adressen, CC BY 3.0" in angaben["quelle"]
    assert sammlung["features"][0]["geometry"] == {"type": "Point", "coordinates": [10.015, 50.005]}
    assert sammlung["features"][1]["properties"]["einwohner_neu_allein"] is None


def test_the_summary_is_an_accessible_pdf_of_one_page(blatt):
    pdf = report.pdf(blatt)
    assert pdf.startswith(b"%PDF-")
    assert pages(blatt) == 1
    for teil in (b"/Pages/Count 1/", b"/Lang(de", b"/Marked true", b"pdfuaid:part", b"/StructTreeRoot"):
        assert teil in pdf
    assert report.pdf(blatt) == pdf


def test_the_summary_of_the_fullest_scenario_fits_on_one_page(luebeck):
    punkte = [Punkt(53.85512, 10.66132), Punkt(53.86, 10.7), Punkt(53.88, 10.68), Punkt(53.84, 10.72)]
    neue = [locate(luebeck, punkt) for punkt in [*punkte, Punkt(53.94, 10.85)]]
    arten = {e.art for e in luebeck.einrichtungen}
    szenario = scenario(luebeck, Standortwahl(tuple(arten)), neue, 1500, 1.3)
    voll = scenario_sheet.sheet(luebeck, szenario, HEUTE, LINK)
    assert pages(voll) == 1
    assert report.pdf(voll).startswith(b"%PDF-")


def test_a_scenario_without_new_sites_has_a_summary_too(bestand):
    leer = sheet(bestand)
    assert leer.ergebnis == "Ohne neuen Standort. Erreicht sind 10,6\u00a0% der Einwohner:innen."
    assert pages(leer) == 1


def test_the_summary_says_the_result_the_table_and_the_limits(blatt):
    inhalt = report.content(blatt)
    assert inhalt["ergebnis"] == (
        "Neu erreicht: rund 1.800 Einwohner:innen, 2 Adressen. Der Anteil erreichter Einwohner:innen in der "
        "Stadt steigt von 10,6\u00a0% auf 28,2\u00a0%."
    )
    assert inhalt["zeilen"][1][:4] == ["Musterhausen", "0", "1.800", "+1.800"]
    assert inhalt["datum"] == "22.11.2026"
    assert any("Umwegfaktor ist eine Annahme" in hinweis for hinweis in inhalt["hinweise"])
    assert "Amt für Straßen" in inhalt["quellen"]


def test_text_in_the_data_cannot_become_markup(blatt):
    boese = '#read("/etc/passwd") *fett* $x$ \\ "; } <a> @b'
    pdf_text = dataclasses.replace(blatt, ergebnis=boese, neue=(("1", boese, boese),))
    assert report.pdf(pdf_text).startswith(b"%PDF-")
    assert shown(pdf_text, boese)


def compiled(blatt, **mehr):
    import typst

    daten = {"daten": json.dumps(report.content(blatt))}
    return typst.compile(report.VORLAGE.encode(), sys_inputs=daten, ignore_system_fonts=True, **mehr)


def pages(blatt) -> int:
    """typst gives one picture, or a list where there are several pages."""
    bild = compiled(blatt, format="png", ppi=10)
    return 1 if isinstance(bild, bytes) else len(bild)


def shown(blatt, text) -> bool:
    """Whether the result stands in the document as plain text, character by character."""
    import typst

    frage = typst.query(
        report.VORLAGE.replace("d.ergebnis)", "d.ergebnis) <ergebnis>").encode(),
        "<ergebnis>",
        sys_inputs={"daten": json.dumps(report.content(blatt))},
        ignore_system_fonts=True,
    )
    return text in json.dumps(json.loads(frage), ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")


def test_the_map_shows_every_new_site_with_its_number(bestand):
    karte = sheet(bestand, Punkt(50.005, 10.015), Punkt(50.015, 10.005)).karte
    assert karte.count('fill="#0b57a4" fill-opacity') == 2
    assert karte.count('font-weight="bold"') == 3  # and the arrow's N
    assert all(name in karte for name in ("Testheim", "Musterhausen", "Beispielau", "Probeck"))


def test_names_on_the_map_give_way_or_are_left_out():
    """A line is 24 units high: from 18 above to 6 below its foot."""
    pin = shapely.box(90, 70, 110, 105)
    namen = [("Testheim", (100, 100)), ("Abseits", (500, 100))]
    assert scenario_drawing.place_names(namen, [pin]) == [("Testheim", (100, 124)), ("Abseits", (500, 100))]
    ueberall = shapely.box(0, 0, 200, 200)
    assert scenario_drawing.place_names(namen, [ueberall]) == [("Abseits", (500, 100))]


def test_the_map_draws_a_site_as_its_status_says_and_explains_the_signs(bestand, blatt):
    unbelegt = dataclasses.replace(
        next(e for e in bestand.einrichtungen if e.lat is not None), status="nicht bestätigt"
    )
    szenario = scenario(bestand, Standortwahl(("Treff",)), [], 400, 1.3)
    hohl = scenario_drawing.drawing(bestand, dataclasses.replace(szenario, heutige=(unbelegt,)))
    assert ">nicht bestätigt</text>" in hohl and ">neuer Standort</text>" not in hohl
    assert hohl.count('fill="#ffffff" stroke="#1d1b19" stroke-width="1.4"') == 2  # on the map and its sign
    for text in ("bestätigt", "neuer Standort", "308 m Luftlinie", "N", "200 m"):
        assert f">{text}</text>" in blatt.karte


def test_the_sites_that_count_are_named_up_to_a_number(blatt, bestand, monkeypatch):
    assert blatt.heutige == "Treff Testheim"
    monkeypatch.setattr(scenario_sheet, "GENANNT", 0)
    assert sheet(bestand).heutige == "1 weitere im GeoJSON"
