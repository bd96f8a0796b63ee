"""The Typologie in words, as grid, map state, tables and map to take along.

Alleinlebende 2019: 10, 10, 10, 10; 2022: 10, 12, 14, 16. A burden, so status and Dynamik are both
+1.34, +0.45, -0.45, -1.34.
"""

import re
from html import unescape

import beispiel
import pytest
from werte import with_values

from sozialraum.analysis.typology import Typindikator, typology
from sozialraum.model import Vorrang
from sozialraum.sources import load
from sozialraum.views import table, typology_page, typology_sheet, typology_words

HOCH = Vorrang.HOCH
REIHE = {2019: (10, 10, 10, 10, None), 2022: (10, 12, 14, 16, None)}


def words(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


@pytest.fixture
def ort(bestand):
    return with_values(bestand, "alleinlebende", REIHE)


def types(bestand, von=2019, jahr=2022, **vorrang):
    wahl = [Typindikator(bestand.indikatoren[kennung], ende) for kennung, ende in vorrang.items()]
    return typology(bestand, wahl, "stadtteil", jahr, von)


def head(bestand, **wahl):
    return words(typology_page.head(bestand, types(bestand, **wahl)))


def test_the_head_names_the_areas_that_stand_out_and_the_dates(ort):
    text = head(ort, alleinlebende=HOCH)
    assert "Hoher Status: Testheim. Niedriger Status: Probeck." in text
    assert "Positive Dynamik: Testheim. Negative Dynamik: Probeck." in text
    assert "Status aus: Alleinlebende , 31.12.2022" in text
    assert "Dynamik aus: Alleinlebende , 31.12.2019 bis 31.12.2022" in text
    assert "Nicht mitgerechnet" not in text


def test_where_nobody_stands_out_the_head_says_so(bestand):
    assert "Mittlerer Status: alle 4 Stadtteile." in head(bestand, umzugsrate=HOCH)


def test_an_indikator_of_one_year_has_no_dynamik_and_the_head_says_why(bestand):
    text = head(bestand, umzugsrate=HOCH)
    assert "Dynamik nicht bestimmbar: Kein gewählter Indikator lässt sich seit 2019 vergleichen" in text
    assert "Dynamik: Zu „Umzugsrate“ liegen nur Werte für 2022 vor." in text
    assert not re.search(r"\bnan\b", text)


def test_missing_areas_are_named_with_the_reason(bestand):
    text = head(bestand, alleinlebende=HOCH)
    assert "Status: „Alleinlebende“, keine Angabe: Probeck (unterdrückt, Zahl zu klein)." in text
    assert "Status nicht bestimmbar: Kein gewählter Indikator lässt sich für alle Stadtteile" in text


def test_an_indikator_for_the_city_only_misses_all_areas_and_names_who_has_them(bestand):
    text = head(bestand, foerderquote=Vorrang.NIEDRIG)
    assert "keine Angabe: alle Stadtteile (liegt hier nicht vor). Auskunft zu den Werten: Amt für" in text
    assert "Dynamik: Zu „Förderquote“ liegen für die Stadtteile keine Werte vor." in text


def test_a_missing_direction_is_said_once_for_both_axes(bestand):
    text = head(bestand, anteil_kinder=None)
    assert text.count("„Anteil der Kinder“ zählt nicht, solange keine Richtung gewählt ist") == 1
    assert "Status und Dynamik: „Anteil der Kinder“" in text


def test_a_refused_span_names_the_indikator_and_the_nearest_years(bestand):
    text = head(bestand, anteil_kinder=HOCH, von=2022)
    assert "Dynamik: „Anteil der Kinder“: Das erste Jahr muss vor dem zweiten liegen." in text
    assert "Vergleichbar sind 2021 und 2022." in text


def test_what_is_the_same_everywhere_is_named(bestand):
    gleich = with_values(bestand, "alleinlebende", {2019: (1, 2, 3, 4, None), 2022: (2, 3, 4, 5, None)})
    assert "Dynamik: „Alleinlebende“ hat sich überall gleich verändert" in head(gleich, alleinlebende=HOCH)
    gleich = with_values(bestand, "alleinlebende", {2019: (1, 2, 3, 4, None), 2022: (5, 5, 5, 5, None)})
    assert "Status: „Alleinlebende“ ist überall gleich" in head(gleich, alleinlebende=HOCH)


def test_opposite_indikatoren_are_said_to_cancel_each_other_out(ort):
    gegen = with_values(ort, "foerderquote", REIHE)
    text = head(gegen, alleinlebende=HOCH, foerderquote=Vorrang.NIEDRIG)
    assert "Die Indikatoren heben sich auf, im Mittel sind alle Stadtteile gleich." in text


def test_without_a_choice_the_head_says_what_to_do(bestand):
    assert head(bestand) == "Typologie: Status und Dynamik Mindestens einen Indikator auswählen."
    assert not typology_page.has_result(types(bestand))


def test_the_grid_has_headers_numbers_and_areas(ort):
    html = typology_page.grid(ort, types(ort, alleinlebende=HOCH), "04")
    assert html.count('scope="row"') == 4 and html.count('scope="col"') == 3
    zeilen = [words(zeile) for zeile in re.findall(r"<tr>.*?</tr>", html, re.S)]
    assert zeilen == [
        "▲ Dynamik positiv über +1 ● Dynamik stabil −1 bis +1 ▼ Dynamik negativ unter −1",
        "Status hoch über +1 1 Testheim 0 0",
        "Status mittel −1 bis +1 0 2 Musterhausen Beispielau 0",
        "Status niedrig −1,5 bis unter −1 0 0 1 Probeck",
        "Status sehr niedrig unter −1,5 0 0 0",
    ]
    assert re.findall(r'aria-current="true"><a[^>]*>(\w+)', html) == ["Probeck"]


def test_an_axis_without_classes_has_one_row_or_column(bestand):
    html = typology_page.grid(bestand, types(bestand, umzugsrate=HOCH), None)
    assert re.findall(r'scope="col">(.*?)</th>', html) == ["Dynamik nicht bestimmbar"]
    nur_dynamik = with_values(bestand, "alleinlebende", {2019: (1, 2, 3, 4, None), 2022: (5, 5, 5, 5, None)})
    html = typology_page.grid(nur_dynamik, types(nur_dynamik, alleinlebende=HOCH), None)
    assert re.findall(r'scope="row">(.*?)</th>', html) == ["Status nicht bestimmbar"]


def test_the_map_says_both_axes_and_shows_a_sign_besides_the_colour(ort):
    zustand = typology_page.state(ort, types(ort, alleinlebende=HOCH), "01")
    assert zustand["a"]["01"] == [0, "Status hoch (+1,34), Dynamik positiv (+1,34)", 0]
    assert zustand["a"]["04"][0] == 2
    assert zustand["s"] == {"01": "▲", "02": "●", "03": "●", "04": "▼"}
    assert (zustand["w"], len(zustand["k"])) == ("01", 4)


def test_without_a_dynamik_the_map_has_no_signs_and_without_a_status_no_colours(bestand):
    zustand = typology_page.state(bestand, types(bestand, umzugsrate=HOCH), None)
    assert zustand["s"] == {}
    assert zustand["a"]["01"] == [1, "Status mittel (−1,00), Dynamik nicht bestimmbar", 0]
    nur_dynamik = with_values(bestand, "alleinlebende", {2019: (1, 2, 3, 4, None), 2022: (5, 5, 5, 5, None)})
    typologie = types(nur_dynamik, alleinlebende=HOCH)
    assert typology_page.state(nur_dynamik, typologie, None)["a"]["01"][0] == -1
    assert "Status nicht bestimmbar" in words(typology_page.legend(nur_dynamik, typologie))


def test_the_legend_has_the_limits_in_words(ort):
    text = words(typology_page.legend(ort, types(ort, alleinlebende=HOCH)))
    assert "hoch: über +1 mittel: −1 bis +1 niedrig: −1,5 bis unter −1 sehr niedrig: unter −1,5" in text
    assert "Dynamik 2019 bis 2022" in text
    assert "▲ positiv: über +1 ● stabil: −1 bis +1 ▼ negativ: unter −1" in text
    assert "Erfundene Zählung 2011" in text


def test_the_table_begins_with_the_highest_status_and_has_every_z_score(ort):
    tabelle = typology_page.table(ort, types(ort, alleinlebende=HOCH))
    assert [spalte.name for spalte in tabelle.spalten][5:] == [
        "Alleinlebende (2022)",
        "Alleinlebende, Veränderung 2019 bis 2022",
    ]
    erste = [str(zelle) for zelle in tabelle.zeilen[0][:5]]
    assert erste == ["Testheim", "1.34", "hoch", "1.34", "positiv"]
    assert tabelle.zeilen[0][5] == pytest.approx(1.3416, abs=1e-4)
    assert str(tabelle.zeilen[-1][0]) == "Probeck"
    assert tabelle.stand == "31.12.2019 und 31.12.2022"
    assert tabelle.hinweise[-1] == "Eine Klasse allein begründet keinen Handlungsbedarf."


def test_without_a_dynamik_the_table_says_so_in_every_row(bestand):
    tabelle = typology_page.table(bestand, types(bestand, umzugsrate=HOCH))
    assert {zeile[3:5] for zeile in tabelle.zeilen} == {("nicht bestimmbar", "nicht bestimmbar")}
    assert "nicht bestimmbar" in table.html(tabelle)


def test_without_a_status_the_most_positive_dynamik_comes_first(bestand):
    ort = with_values(bestand, "alleinlebende", {2019: (4, 3, 2, 1, None), 2022: (5, 5, 5, 5, None)})
    tabelle = typology_page.table(ort, types(ort, alleinlebende=HOCH))
    assert [str(zeile[0]) for zeile in tabelle.zeilen] == [
        "Testheim",
        "Musterhausen",
        "Beispielau",
        "Probeck",
    ]
    assert tabelle.zeilen[0][1] == "nicht bestimmbar"


def test_the_values_behind_the_classes_have_their_dates_and_units(ort):
    tabelle = typology_page.values_table(ort, types(ort, alleinlebende=HOCH))
    assert [spalte.kopf for spalte in tabelle.spalten] == [
        "Stadtteil",
        "Alleinlebende, 31.12.2022 (%)",
        "Alleinlebende, 31.12.2019 bis 31.12.2022 (Prozentpunkte)",
    ]
    assert tabelle.zeilen[3] == ("Probeck", 16.0, 6.0)


def test_the_sheet_says_formulas_limits_directions_and_that_a_class_is_no_need(ort):
    text = words(typology_page.method(ort, types(ort, alleinlebende=HOCH, anteil_kinder=None)))
    for satz in (
        "z = (Wert − Mittelwert) ÷ Standardabweichung",
        "niedrig: −1,5 bis unter −1; sehr niedrig: unter −1,5",
        "Bei 4 Gebieten liegt kein Wert weiter als 1,73 Standardabweichungen",  # the root of 3
        "Eine Klasse kann leer bleiben.",
        "In Anlehnung an das Monitoring Soziale Stadtentwicklung (Berlin)",
        "Eine Klasse allein begründet keinen Handlungsbedarf.",
        "Alleinlebende hohe Werte Katalog 31.12.2022 31.12.2019 bis 31.12.2022",
        "Anteil der Kinder nicht gewählt der Katalog gibt keine zählt nicht zählt nicht",
    ):
        assert satz in text
    gewaehlt = words(typology_page.method(ort, types(ort, anteil_kinder=HOCH)))
    assert "Anteil der Kinder hohe Werte hier gewählt, der Katalog gibt keine" in gewaehlt


def test_the_map_to_take_along_has_both_axes(ort):
    blatt = typology_sheet.sheet(ort, types(ort, alleinlebende=HOCH), "01")
    assert blatt.untertitel == "Stand 31.12.2019 und 31.12.2022"
    assert "Aus: Alleinlebende (hohe Werte gelten als Belastung)." in blatt.hinweise
    assert blatt.werte["04"] == "▼ negativ"
    assert blatt.legende[0].text == "hoch: über +1"
    assert "▲ positiv (über +1)" in blatt.hinweise[0]
    merkmale = {merkmal.name: merkmal.werte for merkmal in blatt.daten.merkmale}
    assert merkmale["status"]["01"] == merkmale["dynamik"]["01"] == 1.34
    assert merkmale["status_klasse"]["04"] == "niedrig"
    assert merkmale["dynamik_klasse"]["04"] == "negativ"


def test_the_map_to_take_along_is_hatched_without_a_status(bestand):
    ort = with_values(bestand, "alleinlebende", {2019: (4, 3, 2, 1, None), 2022: (5, 5, 5, 5, None)})
    blatt = typology_sheet.sheet(ort, types(ort, alleinlebende=HOCH))
    assert blatt.farben == {}
    assert blatt.legende[0].text == "nicht bestimmbar" and blatt.legende[0].farbe == ""
    ohne = typology_sheet.sheet(bestand, types(bestand, umzugsrate=HOCH))
    assert ohne.werte == {} and not any("▲" in satz for satz in ohne.hinweise)


def test_names_that_cannot_be_chosen_are_said_with_the_reason(ordner):
    beispiel.replace(ordner, beispiel.KATALOG, 'alias = ["Kinderanteil"]', 'alias = ["Kinderquote"]')
    bestand = load(ordner)
    namen = ["Dichte", "Kinderquote", "Einwohner:innen", "Entwicklung", "<b>", ""]
    assert typology_page.not_eligible(bestand, namen) == [
        "Der Indikator „Kinderquote“ heißt jetzt „Anteil der Kinder“.",
        "„Einwohner:innen“ ist eine absolute Zahl und lässt sich hier nicht wählen.",
        "„Entwicklung“ braucht ein Basisjahr und lässt sich hier nicht wählen.",
        "Den Indikator „<b>“ gibt es nicht.",
    ]


def test_every_class_has_its_limits_in_words():
    assert set(typology_words.GRENZEN) == {*typology_words.Status, *typology_words.Dynamik}
