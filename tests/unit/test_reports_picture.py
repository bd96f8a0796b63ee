"""The printed map: what is on it, read from the SVG; that it is a picture of the right size."""

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from sozialraum.analysis.classes import Einteilung, Verfahren
from sozialraum.analysis.values import describe
from sozialraum.reports import drawing, picture
from sozialraum.views import choropleth, map_sheet
from sozialraum.views.choropleth import Darstellung
from sozialraum.views.colours import Farbschema

SVG = "{http://www.w3.org/2000/svg}"


def view(bestand, indikator: str, jahr: int, darstellung=choropleth.UEBLICH):
    auspraegung = describe(bestand, bestand.indikatoren[indikator], "stadtteil", jahr)
    return choropleth.picture(bestand, auspraegung, darstellung)


def svg(bestand, bild, titel="Titel", gewaehlt=None) -> bytes:
    return picture.svg(map_sheet.choropleth_sheet(bestand, bild, titel, gewaehlt))


def png(bestand, bild, titel="Titel") -> bytes:
    return picture.png(map_sheet.choropleth_sheet(bestand, bild, titel))


def texts(bestand, bild, titel="Titel", gewaehlt=None) -> list[str]:
    baum = ET.fromstring(svg(bestand, bild, titel, gewaehlt))
    return ["".join(text.itertext()).strip() for text in baum.iter(f"{SVG}text")]


def read(bestand, bild, titel="Titel") -> str:
    """All text of the picture in one line, as a search in it would find it."""
    return re.sub(r"\s+", " ", " ".join(texts(bestand, bild, titel)))


def test_the_picture_explains_itself(bestand):
    text = read(bestand, view(bestand, "anteil_kinder", 2022), "Anteil der Kinder, 2022")
    for stueck in (
        "Anteil der Kinder, 2022",
        "Stand 31.12.2022 · amtlich",
        "Anteil der Kinder (%)",
        "Lübeck insgesamt: 14,9 %",
        "Klassen: Natürliche Brüche.",
        "Testheim 20,0",
        "Quelle: Amt für Beispiele: Erfundenes Melderegister, CC BY 4.0",
        "Grenzen: Kommunale Statistikstelle der Hansestadt Lübeck, CC BY 4.0",
        "Darstellung: Sozialraum-Dashboard Lübeck.",
        "Eine Klasse allein begründet keinen Handlungsbedarf.",
        "N",
    ):
        assert stueck in text
    assert "keine Angabe" not in text


def test_the_legend_has_the_bounds_and_colours_of_the_map_on_the_page(luebeck):
    bild = view(
        luebeck, "anteil_unter_18", 2022, Darstellung(Einteilung(Verfahren.QUANTILE, 3), Farbschema.GRAU)
    )
    inhalt = svg(luebeck, bild, "Titel").decode()
    gelesen = texts(luebeck, bild)
    for klasse, farbe in bild.klassen:
        assert choropleth.class_label(klasse, bild.auspraegung) in gelesen
        assert inhalt.count(f"fill: {farbe}") == len(klasse.raeume) + 1  # the areas and the legend


def test_missing_values_are_hatched_named_and_explained(bestand):
    bild = view(bestand, "alleinlebende", 2011)
    text = read(bestand, bild)
    assert "keine Angabe" in text
    assert "Keine Angabe: unterdrückt, Zahl zu klein." in text
    assert "Testheim: Auf Stadtteile umgerechnet." in text
    inhalt = svg(bestand, bild, "Titel").decode()
    assert inhalt.count("fill: url(#") == 2  # Probeck and the legend
    assert "fill: url(#" not in svg(bestand, view(bestand, "anteil_kinder", 2022), "Titel").decode()


def test_where_only_the_city_has_a_value_the_picture_says_so(bestand):
    text = read(bestand, view(bestand, "foerderquote", 2022))
    assert "Nur der Stadtwert ist bekannt: 12,8 % · Stand 31.12.2022" in text
    assert "Auskunft zu den Werten: Amt für Beispiele." in text
    assert "Klassen:" not in text


def test_a_count_is_not_held_against_the_city(bestand):
    assert "insgesamt" not in read(bestand, view(bestand, "einwohner", 2022))


def test_a_remark_on_the_city_value_goes_with_it(bestand):
    assert "Zum Stadtwert: Umzüge im Ort zählen hier doppelt." in read(
        bestand, view(bestand, "umzugsrate", 2022)
    )


def test_every_area_has_its_name(luebeck):
    text = read(luebeck, view(luebeck, "kinder_sgb2", 2021))
    assert all(name in text for name in luebeck.raumebenen["stadtteil"].namen.values())


def drawn(bestand, bild):
    """The figure itself, for what has to be measured."""
    return drawn_sheet(map_sheet.choropleth_sheet(bestand, bild, "Titel"))


def drawn_sheet(blatt):
    from matplotlib import rc_context

    with rc_context(drawing.STIL):
        return picture._draw(blatt)


def test_names_do_not_lie_on_each_other(luebeck):
    from matplotlib.transforms import Bbox

    texte = drawn(luebeck, view(luebeck, "anteil_unter_18", 2022)).axes[0].texts
    kaesten = [text.get_window_extent() for text in texte if text.get_color() != "white"]
    assert len(kaesten) == 10
    assert not any(Bbox.intersection(a, b) for n, a in enumerate(kaesten) for b in kaesten[:n])


def test_hostile_text_is_printed_as_it_stands(bestand):
    bild = view(bestand, "anteil_kinder", 2022)
    titel = "$\\frac{1}{0}$ <script>alert(1)</script> & „x“"
    assert titel in texts(bestand, bild, titel)
    assert b"<script" not in svg(bestand, bild, titel)


def test_a_long_title_stays_on_the_sheet(luebeck):
    zeilen = texts(luebeck, view(luebeck, "anteil_unter_18", 2022), "Anteil " * 20)
    assert max(len(zeile) for zeile in zeilen if "Anteil Anteil" in zeile) <= 84


def test_png_is_a4_at_300_dpi_in_the_colours_of_the_classes(luebeck):
    karte = view(luebeck, "anteil_unter_18", 2022)
    bild = Image.open(io.BytesIO(png(luebeck, karte, "Titel")))
    breite, hoehe = bild.size
    assert abs(breite - 3508) <= 1 and abs(hoehe - 2480) <= 1
    assert round(bild.info["dpi"][0]) == 300
    assert bild.info["Title"] == "Titel"
    punkte = {farbe: anzahl for anzahl, farbe in bild.convert("RGB").getcolors(2**24)}
    for _, farbe in karte.klassen:
        assert punkte[tuple(bytes.fromhex(farbe[1:]))] > 10_000


def test_svg_is_a4_and_asks_for_nothing_from_outside(bestand):
    inhalt = svg(bestand, view(bestand, "anteil_kinder", 2022), "Titel")
    wurzel = ET.fromstring(inhalt)
    groesse = [float(wurzel.get(seite).removesuffix("pt")) / 72 * 25.4 for seite in ("width", "height")]
    assert groesse == pytest.approx([297, 210], abs=0.1)
    verweise = [wert for element in wurzel.iter() for name, wert in element.items() if name.endswith("href")]
    assert all(verweis.startswith("#") for verweis in verweise)


def test_the_same_map_gives_the_same_bytes_in_several_threads_too(bestand):
    bild = view(bestand, "alleinlebende", 2011)
    with ThreadPoolExecutor(4) as faeden:
        laeufe = [faeden.submit(art, bestand, bild, "Titel") for art in (svg, png) for _ in range(2)]
    ergebnisse = {lauf.result() for lauf in laeufe}
    assert ergebnisse == {svg(bestand, bild, "Titel"), png(bestand, bild, "Titel")}


@pytest.mark.parametrize(
    ("breite", "laenge"), [(27_000, 5000), (8000, 2000), (4000, 1000), (3999, 500), (1430, 200)]
)
def test_the_scale_bar_has_a_round_length(breite, laenge):
    assert drawing.scale_length(breite) == laenge


def test_the_scale_bar_is_as_long_as_it_says(luebeck):
    from matplotlib.patches import Rectangle

    bild = view(luebeck, "anteil_unter_18", 2022)
    assert "5 km" in texts(luebeck, bild)
    figur = drawn(luebeck, bild)
    karte = figur.axes[0]
    halbe = [stueck for stueck in figur.artists if isinstance(stueck, Rectangle)]
    balken = sum(stueck.get_width() for stueck in halbe)  # as a part of the sheet
    assert len(halbe) == 2
    assert balken / karte.get_position().width * np.ptp(karte.get_xlim()) == pytest.approx(5000)
    # one metre to the north is as long as one metre to the east
    ecken = karte.transData.transform([(600_000, 5_970_000), (601_000, 5_970_000), (600_000, 5_971_000)])
    assert ecken[1][0] - ecken[0][0] == pytest.approx(ecken[2][1] - ecken[0][1])


def test_a_small_town_is_measured_in_metres(bestand):
    assert "200 m" in texts(bestand, view(bestand, "anteil_kinder", 2022))


def test_matplotlib_is_not_loaded_before_it_is_needed():
    befehl = "import sys, sozialraum.ui.takeaway; print({'matplotlib', 'xlsxwriter'} & set(sys.modules))"
    ausgabe = subprocess.run([sys.executable, "-c", befehl], capture_output=True, text=True, check=True)
    assert ausgabe.stdout == "set()\n"


def test_a_name_that_finds_no_free_place_stays_at_its_own(bestand):
    from matplotlib.transforms import Bbox

    name = drawn(bestand, view(bestand, "anteil_kinder", 2022)).axes[0].texts[0]
    picture._settled(name, [Bbox([[-1e6, -1e6], [1e6, 1e6]])])
    assert name.get_position() == (0, 0)


def test_the_chosen_area_has_a_strong_outline_and_is_named(bestand):
    bild = view(bestand, "anteil_kinder", 2022)
    assert "Gewählt: Probeck" in texts(bestand, bild, gewaehlt="04")
    assert "Gewählt" not in read(bestand, bild)
    kraeftig = re.compile(rf"stroke: {drawing.TINTE}; stroke-width: 2\b")
    assert len(kraeftig.findall(svg(bestand, bild, gewaehlt="04").decode())) == 2  # the area and the legend
    assert not kraeftig.search(svg(bestand, bild).decode())


def test_long_notes_become_smaller_and_stay_above_the_scale_bar(luebeck):
    blatt = map_sheet.choropleth_sheet(luebeck, view(luebeck, "anteil_unter_18", 2022), "Titel")

    def notes(anzahl):
        figur = drawn_sheet(replace(blatt, hinweise=("Ein Satz, der sich wiederholt. " * 3,) * anzahl))
        text = next(text for text in figur.texts if text.get_text().startswith("Ein Satz"))
        return text.get_size(), drawing.bottom(figur, text)

    assert notes(1)[0] == 8
    groesse, unten = notes(10)
    assert groesse == 7 and unten > 0.185
    assert notes(40)[0] == 6


def test_many_sources_push_the_map_up_and_not_into_each_other(bestand):
    blatt = map_sheet.choropleth_sheet(bestand, view(bestand, "anteil_kinder", 2022), "Titel")
    viele = replace(blatt, daten=replace(blatt.daten, quellen=blatt.daten.quellen * 8))
    figur = drawn_sheet(viele)
    warnung = next(text for text in figur.texts if text.get_text() == map_sheet.WARNUNG)
    assert figur.axes[0].get_position(original=True).y0 > drawing.top(figur, warnung) > 0.15
