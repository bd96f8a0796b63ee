"""Maps of Gebietssuche, Zeit and Vergleich as files: answers, years and several maps, read back.

Shares of children 2022: 20,0 · 15,0 · 20,0 · 10,0, town 14,9. Alleinlebende 2011: 30,5 · 20,0 · 25,4 · none,
town 26,8.
"""

import io
import json
import re
import xml.etree.ElementTree as ET

import geopandas as gpd
import pytest
from PIL import Image

from sozialraum.analysis.comparison import difference
from sozialraum.analysis.screening import Regel
from sozialraum.analysis.values import describe_nearest
from sozialraum.reports import geodata, picture, picture_row
from sozialraum.views import (
    comparison_maps,
    comparison_page,
    option_sheet,
    option_trial,
    screening_page,
    screening_sheet,
    time_page,
)
from sozialraum.views.screening_page import Suchzeile

SVG = "{http://www.w3.org/2000/svg}"
UEBER, MINDESTENS = Regel.UEBER_STADTWERT, Regel.MINDESTENS


def search(bestand, *zeilen, alle=True, gewaehlt=None):
    """The sheet of a search; a row is an Indikator, a rule and, if it needs one, a number."""
    suchzeilen = [Suchzeile(bestand.indikatoren[k], regel, zahl) for k, regel, zahl in zeilen]
    suche = screening_page.search(
        bestand, suchzeilen, alle=alle, raumebene="stadtteil", jahr=2022, basisjahr=2020
    )
    return screening_sheet.sheet(bestand, suche, gewaehlt)


def film(bestand, jahr, indikator="anteil_kinder", basisjahr=None):
    bild = time_page.view(bestand, bestand.indikatoren[indikator], "stadtteil", basisjahr)
    return time_page.sheet(bestand, bild, jahr, None)


def row(bestand, *kennungen, basisjahr=None):
    bilder = [
        describe_nearest(bestand, bestand.indikatoren[k], "stadtteil", 2022, basisjahr) for k in kennungen
    ]
    return comparison_maps.row(bestand, bilder, comparison_page.values_table(bestand, bilder), basisjahr)


def properties(daten) -> list[dict]:
    return [flaeche["properties"] for flaeche in json.loads(geodata.geojson(daten))["features"]]


def words(svg: bytes) -> str:
    texte = ET.fromstring(svg).iter(f"{SVG}text")
    return re.sub(r"\s+", " ", " ".join("".join(text.itertext()) for text in texte))


@pytest.fixture(scope="module")
def beide(bestand):
    """Two conditions: the first decides Probeck, the second cannot be tested there."""
    return search(bestand, ("anteil_kinder", UEBER, None), ("alleinlebende", UEBER, None), gewaehlt="04")


def test_a_search_carries_the_three_answers_with_their_proofs(bestand):
    blatt = search(bestand, ("alleinlebende", UEBER, None))
    flaechen = properties(blatt.daten)
    assert [f["ergebnis"] for f in flaechen] == [
        "erfüllt",
        "nicht erfüllt",
        "nicht erfüllt",
        "nicht prüfbar",
    ]
    assert flaechen[0]["belege"].replace("\u00a0", " ") == (
        "Alleinlebende 30,5 % > Stadtwert 26,8 %, 09.05.2011"
    )
    assert flaechen[3]["belege"] == "Alleinlebende keine Angabe (unterdrückt, Zahl zu klein)"


def test_every_condition_has_attributes_of_its_own_and_gaps_are_null(beide):
    letzte = properties(beide.daten)[3]
    assert (letzte["name"], letzte["ergebnis"]) == ("Probeck", "nicht erfüllt")
    assert (letzte["antwort_1"], letzte["wert_1"], letzte["stichtag_1"]) == (
        "nicht erfüllt",
        10.0,
        "2022-12-31",
    )
    assert letzte["bedingung_1"].replace("\u00a0", " ") == "über Stadtwert 14,9 %"
    assert letzte["antwort_2"] == "nicht prüfbar"
    assert letzte["fehlgrund_2"] == "unterdrückt, Zahl zu klein"
    assert [letzte[f"{name}_2"] for name in ("wert", "stichtag", "quelle", "lizenz")] == [None] * 4
    erste = properties(beide.daten)[0]
    assert (erste["wert_2"], erste["fehlgrund_2"], erste["quelle_2"]) == (
        30.5,
        None,
        "Amt für Zählungen: Erfundene Zählung 2011",
    )


def test_the_metadata_of_a_search_say_what_was_asked(beide):
    metadaten = json.loads(geodata.geojson(beide.daten))["metadaten"]
    assert metadaten["titel"] == "Gebietssuche: Anteil der Kinder und Alleinlebende"
    assert metadaten["stand"] == "31.12.2022, 09.05.2011"
    assert metadaten["beschreibung"].replace("\u00a0", " ") == (
        "Alle Bedingungen (UND): 1. Anteil der Kinder über Stadtwert 14,9 %, 31.12.2022; "
        "2. Alleinlebende über Stadtwert 26,8 %, 09.05.2011. "
        "1 von 4 Stadtteilen erfüllt alle Bedingungen: Testheim."
    )


def test_ogrinfo_reads_a_search(beide, tmp_path, ogrinfo):
    datei = tmp_path / "suche.gpkg"
    datei.write_bytes(geodata.geopackage(beide.daten))
    text = ogrinfo("-ro", "-al", "-geom=NO", str(datei))
    assert "Layer name: gebietssuche" in text and 'ID["EPSG",25832]]' in text
    probeck = text.partition("name (String) = Probeck")[2]
    assert "ergebnis (String) = nicht erfüllt\n" in probeck
    assert "wert_1 (Real) = 10\n" in probeck and "wert_2 (Real) = (null)\n" in probeck


def test_a_printed_search_explains_itself(beide):
    text = words(picture.svg(beide))
    for stueck in (
        "Gebietssuche: Anteil der Kinder und Alleinlebende",
        "1 von 4 Stadtteilen erfüllt alle Bedingungen: Testheim.",
        "Alle Bedingungen (UND)",
        "erfüllt (1)",
        "nicht erfüllt (3)",
        "nicht prüfbar (0)",
        "Gewählt: Probeck",
        "1. Anteil der Kinder über Stadtwert 14,9 %, 31.12.2022",
        "2. Alleinlebende über Stadtwert 26,8 %, 09.05.2011",
        "Unter den Namen stehen die Werte in dieser Reihenfolge",
        "Testheim 20,0 · 30,5",
        "Probeck 10,0 · –",
        "Die Bedingungen beruhen auf verschiedenen Stichtagen",
        "Quelle: Amt für Zählungen: Erfundene Zählung 2011",
        "Ein Treffer allein begründet keinen Handlungsbedarf.",
    ):
        assert stueck in text


def test_the_colours_of_a_printed_search_are_those_of_its_legend(bestand):
    inhalt = picture.svg(search(bestand, ("alleinlebende", UEBER, None))).decode()
    assert inhalt.count("fill: #8ab4dc") == 1 + 1  # Testheim and the legend
    assert inhalt.count("fill: #efece8") == 2 + 1
    assert inhalt.count("fill: url(#") == 1 + 1


def test_a_single_condition_has_no_number_and_an_unknown_value_no_dash(bestand):
    text = words(picture.svg(search(bestand, ("alleinlebende", UEBER, None))))
    assert "Bedingung erfüllt (1)" in text and "1. Alleinlebende" not in text
    assert "Reihenfolge" not in text and "Probeck –" not in text


def test_values_of_many_conditions_find_no_room_on_the_map(bestand):
    zeilen = [("anteil_kinder", MINDESTENS, zahl) for zahl in (10, 15, 20)]
    blatt = search(bestand, *zeilen, alle=False)
    text = words(picture.svg(blatt))
    assert set(blatt.werte.values()) == {""} and "Reihenfolge" not in text
    assert "Gebietssuche: Anteil der Kinder " in text and "Mindestens eine Bedingung (ODER)" in text
    assert [f["wert_3"] for f in properties(blatt.daten)] == [20.0, 15.0, 20.0, 10.0]


def test_a_picture_of_the_film_names_its_year_and_keeps_the_classes_of_all(bestand):
    # natural breaks of 2020-2022 together: 10 | 12, 12.5 | 15 | 20, 21
    text = words(picture.svg(film(bestand, 2021)))
    assert "Anteil der Kinder an den Einwohner:innen, 2021" in text and "Stand 31.12.2021" in text
    assert "10,0 12,0–12,5 15,0 20,0–21,0" in text
    assert "Klassen über alle Jahre fest, 2020–2022: gleiche Farbe, gleicher Wertebereich." in text
    assert "Testheim 21,0" in text


def test_the_geodata_of_a_year_have_its_values_in_the_classes_of_all_years(bestand):
    daten = film(bestand, 2021).daten
    flaechen = properties(daten)
    assert [(f["jahr"], f["wert"], f["klasse"]) for f in flaechen] == [
        (2021, 21.0, 4),
        (2021, 15.0, 3),
        (2021, 20.0, 4),
        (2021, 12.0, 2),
    ]
    assert daten.kennung == "anteil_kinder_2021"
    assert "Klassen über alle Jahre fest, 2020–2022" in daten.beschreibung


def test_the_base_year_stands_in_the_title_of_a_picture_of_the_film(bestand):
    assert film(bestand, 2022, "entwicklung", 2020).daten.titel == (
        "Veränderung der Einwohnerzahl seit dem Basisjahr, 2022 gegenüber 2020"
    )


def test_where_there_is_no_film_there_is_no_picture_of_it(bestand):
    assert film(bestand, 2011, "alleinlebende") is None


def test_a_map_of_change_marks_the_chosen_area(bestand):
    differenz = difference(bestand, bestand.indikatoren["anteil_kinder"], "stadtteil", 2020, 2022)
    blatt = comparison_maps.difference_sheet(bestand, differenz, "Veränderung", "04")
    assert "Gewählt: Probeck" in words(picture.svg(blatt))
    assert [f["wert"] for f in properties(blatt.daten)] == [0.0, 0.0, 0.0, -2.5]


def test_several_maps_share_one_layer_and_each_has_its_attributes(bestand, tmp_path):
    daten = row(bestand, "anteil_kinder", "alleinlebende").daten
    erste, *_, letzte = properties(daten)
    assert (erste["anteil_kinder_2022_wert"], erste["alleinlebende_2011_wert"]) == (20.0, 30.5)
    assert (letzte["anteil_kinder_2022_wert"], letzte["alleinlebende_2011_wert"]) == (10.0, None)
    assert letzte["alleinlebende_2011_fehlgrund"] == "unterdrückt, Zahl zu klein"
    assert letzte["alleinlebende_2011_klasse"] is None
    (tmp_path / "karten.gpkg").write_bytes(geodata.geopackage(daten))
    gelesen = gpd.read_file(tmp_path / "karten.gpkg", layer="kleine_karten").drop(columns="geometry")
    gelesen = gelesen.astype(object)
    assert gelesen.where(gelesen.notna(), None).to_dict("records") == properties(daten)


def test_ogrinfo_reads_several_maps(bestand, tmp_path, ogrinfo):
    datei = tmp_path / "karten.gpkg"
    datei.write_bytes(geodata.geopackage(row(bestand, "anteil_kinder", "alleinlebende").daten))
    text = ogrinfo("-ro", "-al", "-geom=NO", str(datei))
    assert "alleinlebende_2011_wert (Real) = (null)\n" in text
    assert "anteil_kinder_2022_stichtag (String) = 2022-12-31\n" in text


def test_several_maps_on_a_sheet_have_their_own_head_and_legend(bestand):
    text = words(picture_row.svg(row(bestand, "anteil_kinder", "alleinlebende", "foerderquote")))
    for stueck in (
        "Stadtteile: Anteil der Kinder, Alleinlebende und ",
        "Anteil der Kinder (%) Stand 31.12.2022 · amtlich",
        "Alleinlebende (%) Stand 09.05.2011",
        "keine Angabe",
        "Lübeck insgesamt: 14,9 %",
        "Gleiche Farben auf zwei Karten bedeuten nicht gleiche Werte.",
        "Quelle: Amt für Zählungen: Erfundene Zählung 2011",
        "Eine Klasse allein begründet keinen Handlungsbedarf.",
        "200 m",
        "N",
    ):
        assert stueck in text
    assert "Basisjahr" not in text


def test_a_base_year_stands_on_the_sheet_of_several_maps(bestand):
    assert "Basisjahr 2020" in words(picture_row.svg(row(bestand, "entwicklung", basisjahr=2020)))


@pytest.mark.parametrize("anzahl", [1, 2, 3, 4, 5, 6])
def test_up_to_six_maps_fit_on_a_sheet_without_touching(luebeck, anzahl):
    from matplotlib import rc_context
    from matplotlib.transforms import Bbox

    from sozialraum.reports import drawing

    kennungen = [k for k, indikator in luebeck.indikatoren.items() if indikator.kernzahl][:anzahl]
    with rc_context(drawing.STIL):
        figur = picture_row._draw(row(luebeck, *kennungen))
    assert len(figur.axes) == anzahl
    teile = [
        *(legende.get_window_extent() for legende in figur.legends),
        *(karte.get_window_extent() for karte in figur.axes),
        *(text.get_window_extent() for text in figur.texts),
    ]
    assert not any(Bbox.intersection(a, b) for n, a in enumerate(teile) for b in teile[:n])


def test_several_maps_come_as_a4_png(bestand):
    bild = Image.open(io.BytesIO(picture_row.png(row(bestand, "anteil_kinder"))))
    assert [round(seite / 300 * 25.4) for seite in bild.size] == [297, 210]


def option(bestand, kennung, **schwellen):
    """The sheet of an option; s1="15": the first condition on trial with 15."""
    handlungsoption = next(o for o in bestand.optionen if o.id == kennung)
    zahlen = {int(name.removeprefix("s")): text for name, text in schwellen.items()}
    return option_sheet.sheet(bestand, option_trial.look(bestand, handlungsoption, zahlen)[0], "04")


def test_the_map_of_an_option_carries_its_grade_and_an_answer_with_its_reason(bestand):
    blatt = option(bestand, "o2")
    antworten = {zeile["name"]: zeile["antwort"] for zeile in properties(blatt.daten)}
    assert antworten == {
        "Testheim": "nicht prüfbar",  # many children, and the way to the playground cannot be tested
        "Musterhausen": "nicht prüfbar",
        "Beispielau": "nicht prüfbar",
        "Probeck": "nicht erfüllt",
    }
    probeck = properties(blatt.daten)[3]
    assert probeck["belegstufe"] == "B" and probeck["beleg"] == "mittelbar belegt"
    assert "10,0\u00a0%" in probeck["begruendung"] and "antwort_datei" not in probeck
    text = words(picture.svg(blatt))
    assert "Stufe B: mittelbar belegt · Handlungsoption des Berichts" in text
    assert "Quelle der Option: Drucksache 2" in text and "Gewählt: Probeck" in text


def test_the_map_of_an_option_around_the_report_is_not_called_the_reports(bestand):
    for kennung in ("o3", "o4"):
        blatt = option(bestand, kennung)
        assert "Umfeld des Berichts" in blatt.untertitel
        assert "Handlungsoption" not in words(picture.svg(blatt)) + str(properties(blatt.daten))


def test_a_trial_on_the_map_of_an_option_stands_beside_the_answer_of_the_file(bestand):
    blatt = option(bestand, "o5", s1="15")  # children at most 15 % instead of 10 %
    zeilen = {zeile["name"]: (zeile["antwort"], zeile["antwort_datei"]) for zeile in properties(blatt.daten)}
    assert zeilen["Musterhausen"] == ("erfüllt", "nicht erfüllt")
    assert zeilen["Probeck"] == ("erfüllt", "erfüllt")
    assert "erfüllt (nur in der Probe)" in words(picture.svg(blatt))
