"""Every state of the map page, without a browser."""

import re
import shutil
from pathlib import Path

import beispiel
import feindlich
import pytest
from seiten import text
from streamlit.testing.v1 import AppTest

from sozialraum.ui import workshop_zutritt
from sozialraum.web import assets

SEITE = Path(__file__).parents[2] / "src" / "sozialraum" / "ui" / "main.py"


@pytest.fixture
def open_page(monkeypatch):
    """Runs the entry script on a data folder, with a query, in a browser without cookies."""
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: False)

    def start(daten: Path | None = None, **abfrage: str | list[str]) -> AppTest:
        if daten is not None:
            monkeypatch.setenv("SOZIALRAUM_DATEN", str(daten))
        seite = AppTest.from_file(str(SEITE), default_timeout=60)
        for schluessel, wert in abfrage.items():
            seite.query_params[schluessel] = wert
        seite.run()
        assert not seite.exception
        return seite

    return start


def test_the_first_view_shows_a_share_of_the_latest_year_for_the_whole_city(open_page):
    seite = open_page()
    assert seite.selectbox(key="indikator").value == "Unter 18-Jährige"
    assert seite.slider(key="jahr").value == 2022
    assert "Lübeck insgesamt" in text(seite)
    assert "Für die ganze Stadt oder ohne genannten Ort <span>(6)</span>" in text(seite)
    assert "sr-meldung" not in text(seite) and not seite.error


def test_the_year_slider_covers_the_years_of_the_register(open_page):
    slider = open_page().slider(key="jahr")
    assert (slider.min, slider.max) == (2010, 2022)


def test_an_area_in_the_link_fills_the_panel(open_page):
    seite = open_page(stadtteil="Moisling")
    assert seite.selectbox(key="stadtteil").value == "Moisling"
    assert "11.115" in text(seite)
    assert 'aria-current="true"' in text(seite)


def test_what_pages_share_stays_in_the_address_when_its_widget_is_no_longer_drawn(open_page):
    seite = open_page(indikator="Bevölkerungsentwicklung", basisjahr="2015")
    assert seite.slider(key="basisjahr").value == 2015
    seite.selectbox(key="indikator").select("Fluktuation").run()
    assert "basisjahr" not in {slider.key for slider in seite.slider}
    assert seite.query_params["basisjahr"] == "2015"
    seite.selectbox(key="indikator").select("Bevölkerungsentwicklung").run()
    assert seite.slider(key="basisjahr").value == 2015


def test_a_renamed_indikator_is_found_by_its_alias(open_page, ordner):
    seite = open_page(ordner, indikator="Kinderanteil")
    assert seite.selectbox(key="indikator").value == "Anteil der Kinder"
    assert "sr-meldung" not in text(seite)


@pytest.mark.parametrize(
    ("schluessel", "wert", "satz"),
    [
        ("stadtteil", "Atlantis", "Das Gebiet „Atlantis“ gibt es unter den Stadtteilen nicht."),
        ("indikator", "Glück", "Den Indikator „Glück“ gibt es nicht."),
        ("jahr", "1848", "Das Jahr „1848“ gibt es nicht in der Auswahl; sie reicht von 2010 bis 2022."),
        ("jahr", "gestern", "Das Jahr „gestern“ gibt es nicht"),
        ("ebenen", "Hölle", "Die Ebene „Hölle“ gibt es nicht."),
        ("belegstufen", "Z", "Die Belegstufe „Z“ gibt es nicht."),
        ("handlungsfeld", "Golf", "Das Handlungsfeld „Golf“ gibt es nicht."),
    ],
)
def test_an_unknown_value_in_the_link_is_said(open_page, schluessel, wert, satz):
    seite = open_page(**{schluessel: wert})
    assert f'role="alert">{satz}' in text(seite)


def test_braces_in_names_of_the_data_do_not_disturb_what_is_said_about_a_link(open_page, ordner):
    beispiel.replace(ordner, beispiel.RAUMEBENEN, 'mehrzahl = "Stadtteile"', 'mehrzahl = "{Stadtteile}"')
    seite = open_page(ordner, stadtteil="{Atlantis}")
    assert "Das Gebiet „{Atlantis}“ gibt es unter den {Stadtteile}n nicht." in text(seite)


def test_an_indikator_without_the_wanted_year_says_which_year_it_shows(open_page):
    seite = open_page(indikator="Alleinerziehende (2011)", jahr="2020")
    assert "Für 2020 gibt es keinen Wert, gezeigt wird der Stand 09.05.2011" in text(seite)


def test_an_indikator_without_values_for_areas_is_a_gap_that_names_who_has_them(open_page, ordner):
    seite = open_page(ordner, indikator="Förderquote")
    assert text(seite).count('<td colspan="2">keine Angabe') == 4
    assert "Auskunft zu den Werten: Amt für Beispiele." in text(seite)
    assert "12,8" in text(seite)


def test_the_base_year_is_asked_for_where_it_matters(open_page, ordner):
    ohne = open_page(ordner)
    assert "basisjahr" not in [slider.key for slider in ohne.slider]
    seite = open_page(ordner, indikator="Entwicklung", basisjahr="2021")
    assert "2022 gegenüber 2021" in text(seite)
    seite.slider(key="basisjahr").set_value(2022).run()
    assert "Basisjahr liegt nicht vor dem Jahr" in text(seite)


def test_without_any_grade_no_option_is_shown(open_page):
    seite = open_page(stadtteil="Moisling")
    seite.get("button_group")[1].set_value([]).run()
    assert "Keine Belegstufe ausgewählt" in text(seite)


def test_only_grades_a_and_b_are_called_options_of_the_report(open_page):
    def headings(*stufen: str) -> str:
        return re.findall(r"<h2>(.*(?:Bericht).*)</h2>", text(open_page(belegstufen=list(stufen))))[0]

    assert headings("A", "B") == headings("B") == "Handlungsoptionen des Berichts"
    assert headings("A", "C") == "Handlungsoptionen des Berichts (A, B) und Umfeld (C, D)"
    assert headings("C", "D") == headings("D") == "Umfeld des Berichts"


def test_a_second_raumebene_appears_by_dropping_in_files(open_page, ordner):
    seite = open_page(beispiel.with_second_level(ordner), raumebene="Bezirke", stadtteil="Westbezirk")
    assert seite.selectbox(key="raumebene").value == "Bezirke"
    assert "Westbezirk" in text(seite)
    assert "Standorte sind nur den Stadtteilen zugeordnet" in text(seite)


def test_broken_data_show_the_list_of_problems_and_nothing_else(open_page, ordner):
    feindlich.break_everything(ordner)
    seite = open_page(ordner)
    assert "Die Daten lassen sich nicht anzeigen" in text(seite)
    assert "programmgebiete.csv" in text(seite)
    assert len(seite.get("html")) == 1 and not seite.selectbox


def test_a_missing_folder_is_said_and_not_a_crash(open_page, tmp_path):
    assert "Die Datei fehlt." in text(open_page(tmp_path / "nirgends"))


def test_mended_data_are_read_at_the_next_run(open_page, ordner, tmp_path):
    heil = shutil.copytree(ordner, tmp_path / "heil")
    feindlich.break_everything(ordner)
    seite = open_page(ordner)
    assert not seite.selectbox
    shutil.copytree(heil, ordner, dirs_exist_ok=True)
    seite.run()
    assert "Testheim" in text(seite)


def test_a_missing_asset_is_said_in_place_of_the_map(open_page, monkeypatch):
    monkeypatch.setattr(assets, "NOETIG", (Path("/nirgends/leaflet.js"),))
    seite = open_page()
    assert "leaflet.js" in seite.error[0].value
    assert "Rangliste" in text(seite)


def test_with_one_year_of_data_there_is_no_slider(open_page, ordner):
    zeilen = (ordner / beispiel.WERTE).read_text(encoding="utf-8").splitlines()
    eine = [zeilen[0], *(zeile for zeile in zeilen[1:] if ";2022-12-31;" in zeile)]
    (ordner / beispiel.WERTE).write_text("\n".join(eine) + "\n", encoding="utf-8")
    seite = open_page(ordner)
    assert not seite.slider
    assert "2022" in text(seite)


def test_values_that_are_all_equal_are_one_class_and_share_a_rank(open_page, ordner):
    inhalt = (ordner / beispiel.WERTE).read_text(encoding="utf-8")
    for kinder, einwohner in ((240, 1200), (300, 2000), (560, 2800), (420, 4200)):
        inhalt = inhalt.replace(f";kinder;2022-12-31;{kinder};", f";kinder;2022-12-31;{einwohner // 10};")
    (ordner / beispiel.WERTE).write_text(inhalt, encoding="utf-8")
    seite = open_page(ordner)
    assert text(seite).count("<td>1<th") == 4
    assert text(seite).count("class=k0") == 4


def test_a_folder_without_any_value_shows_gaps_and_no_crash(open_page, ordner):
    kopf = (ordner / beispiel.WERTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / beispiel.WERTE).write_text(kopf + "\n", encoding="utf-8")
    assert text(open_page(ordner, stadtteil="Testheim")).count('<td colspan="2">keine Angabe') == 4
