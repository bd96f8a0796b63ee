"""The page Zeit: caption, film, legend, and what is said where there is no film."""

import re
from html import unescape

import pytest
from beispiel import NAMEN
from werte import with_values

from sozialraum.views import time_page

EINS, ZWEI = (10.0, 20.0, 30.0, 40.0, 25.0), (12.0, 22.0, 32.0, None, 27.0)


def view(bestand, indikator="anteil_kinder", basisjahr=None):
    return time_page.view(bestand, bestand.indikatoren[indikator], "stadtteil", basisjahr)


def words(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def test_the_caption_says_what_of_which_years_and_from_where(bestand):
    text = words(time_page.caption(view(bestand)))
    assert text.startswith("Anteil der Kinder an den Einwohner:innen, 2020–2022 ")
    assert "31.12.2020 bis 31.12.2022 (3 Stichtage) · Erfundenes Melderegister" in text
    assert "· amtlich ·" in text


def test_a_base_year_is_part_of_the_title_and_years_begin_after_it(bestand):
    bild = view(bestand, "entwicklung", 2020)
    assert "gegenüber 2020, 2021–2022" in words(time_page.caption(bild))
    assert [b.jahr for b in bild.bilder] == [2021, 2022]


def test_classes_are_made_of_the_values_of_all_years_together(bestand):
    # shares: 20, 15, 20, 12.5 · 21, 15, 20, 12 · 20, 15, 20, 10; natural breaks in four classes:
    # 10 | 12, 12.5 | 15 | 20, 21
    zustand = time_page.map_state(view(bestand), 2022, None)
    assert zustand["z"]["j"] == [2020, 2021, 2022]
    assert zustand["z"]["a"] == {
        "01": [[3, "20,0"], [3, "21,0"], [3, "20,0"]],
        "02": [[2, "15,0"], [2, "15,0"], [2, "15,0"]],
        "03": [[3, "20,0"], [3, "20,0"], [3, "20,0"]],
        "04": [[1, "12,5"], [1, "12,0"], [0, "10,0"]],
    }
    assert len(zustand["k"]) == 4
    text = words(time_page.legend(view(bestand)))
    assert "10,0 12,0–12,5 15,0 20,0–21,0" in text
    assert "Klassen über alle Jahre fest, 2020–2022" in text


@pytest.mark.parametrize(("jahr", "stelle"), [(2019, 0), (2020, 0), (2021, 1), (2022, 2), (2030, 2)])
def test_the_film_begins_with_the_year_of_the_link(bestand, jahr, stelle):
    zustand = time_page.map_state(view(bestand), jahr, "03")
    assert zustand["z"]["s"] == stelle
    assert zustand["a"]["04"] == zustand["z"]["a"]["04"][stelle]
    assert zustand["w"] == "03"


def test_a_missing_value_is_a_gap_with_its_reason_never_a_class(bestand):
    bild = view(with_values(bestand, "alleinlebende", {2011: EINS, 2012: ZWEI}), "alleinlebende")
    zustand = time_page.map_state(bild, 2012, None)
    assert zustand["z"]["a"]["04"] == [[3, "40,0"], [-1, "liegt hier nicht vor"]]
    assert "keine Angabe" in words(time_page.legend(bild))


def test_the_film_shows_years_of_one_source_only_and_says_which_are_left_out(bestand):
    anders = with_values(
        bestand, "alleinlebende", {2010: EINS, 2011: EINS, 2012: ZWEI, 2014: ZWEI}, {2010: "testregister"}
    )
    bild = view(anders, "alleinlebende")
    assert [b.jahr for b in bild.bilder] == [2011, 2012, 2014]
    assert bild.jahre == (2010, 2011, 2012, 2014)
    assert "Nicht auf der Karte, weil aus einer anderen Quelle: 2010." in words(time_page.legend(bild))


def test_equal_values_make_one_class(bestand):
    gleich = (5.0,) * 5
    bild = view(with_values(bestand, "alleinlebende", {2011: gleich, 2012: gleich}), "alleinlebende")
    zustand = time_page.map_state(bild, 2012, None)
    assert len(zustand["k"]) == 1
    assert zustand["z"]["a"] == {raum: [[0, "5,0"], [0, "5,0"]] for raum in NAMEN}


def test_one_stichtag_is_no_series_and_leads_to_the_map(bestand):
    bild = view(bestand, "alleinlebende")
    assert not bild.beweglich
    html = time_page.no_film(bild)
    assert "Für diesen Indikator gibt es nur den Stand 09.05.2011, deshalb keine Zeitreihe." in words(html)
    assert 'href="./?indikator=Alleinlebende&amp;jahr=2011"' in html


def test_one_year_of_the_latest_source_is_no_film(bestand):
    anders = with_values(bestand, "alleinlebende", {2011: EINS, 2012: ZWEI}, {2011: "testregister"})
    text = words(time_page.no_film(view(anders, "alleinlebende")))
    assert "Aus der jüngsten Quelle gibt es nur den Stand 31.12.2012, deshalb keine Karte" in text


@pytest.mark.parametrize(
    ("jahre", "satz"),
    [
        (
            {2022: (None, None, None, None, 12.8)},
            "nur ein Wert für die ganze Stadt: 12,8\u00a0% (31.12.2022), deshalb keine Zeitreihe.",
        ),
        (
            {2020: (None, None, None, None, 12.0), 2022: (None, None, None, None, 12.8)},
            "Werte gibt es nur für die ganze Stadt, deshalb keine Karte über die Jahre.",
        ),
    ],
)
def test_city_values_alone_are_no_film(bestand, jahre, satz):
    bild = view(with_values(bestand, "foerderquote", jahre), "foerderquote")
    html = unescape(re.sub(r"<[^>]+>", " ", time_page.no_film(bild)))
    assert satz in html
    assert "Auskunft zu weiteren Werten: Amt für Beispiele." in html
    assert "href" not in time_page.no_film(bild)


def test_without_any_value_the_page_says_so(bestand):
    leer = with_values(bestand, "foerderquote", {2022: (1.0, None, None, None, None)})
    leer = with_values(leer, "alleinlebende", {})
    bild = view(leer, "alleinlebende")
    assert "Es liegt kein Wert vor" in words(time_page.caption(bild))
    assert "liegt kein Wert vor, deshalb keine Zeitreihe." in words(time_page.no_film(bild))


def test_years_are_listed_as_ranges():
    assert time_page.year_list([2009, 2010, 2011, 2014]) == "2009–2011 und 2014"
    assert time_page.period([2010, 2022]) == "2010–2022"
    assert time_page.period([2011]) == "2011"
