"""The Steckbrief of a Stadtteil: two pages, read back."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pandas as pd
import pdf as lesen
import pytest

from sozialraum.analysis.series import series
from sozialraum.model import STADTTEIL
from sozialraum.reports import area_brief, area_brief_series, bundle, document
from sozialraum.reports import area_brief_content as content
from sozialraum.views import panel

ZEHN = [f"{nummer:02}" for nummer in range(1, 11)]
VOLL = content.GRENZEN[0]


def texts(luebeck, raum="03"):
    return content.content(luebeck, raum, 2022, VOLL)


@pytest.mark.parametrize("raum", ZEHN)
def test_every_stadtteil_fills_exactly_two_accessible_pages(luebeck, raum):
    pdf = area_brief.as_pdf(luebeck, raum, 2022)
    assert lesen.page_count(pdf) == 2
    lesen.check_accessible(pdf, figuren=5)


def test_the_same_data_give_the_same_bytes(luebeck):
    pdf = area_brief.as_pdf(luebeck, "03", 2022)
    assert area_brief.as_pdf(luebeck, "03", 2022) == pdf
    assert area_brief.as_pdf(luebeck, "04", 2022) != pdf


def test_map_and_charts_are_described_in_words_with_first_and_last_value(luebeck):
    karte, *linien = lesen.alternatives(area_brief.as_pdf(luebeck, "03", 2022))
    assert karte == (
        "Karte der zehn Stadtteile; hervorgehoben ist Moisling. "
        "Moisling ist 14,2\xa0km² groß und grenzt an St. Jürgen und Buntekuh."
    )
    assert linien[0] == "Verlauf Einwohner:innen in Personen. Moisling 2010: 10.938, 2022: 11.115."
    assert linien[1] == (
        "Verlauf Unter 18-Jährige in %. Moisling 2010: 18,1, 2022: 19,6. "
        "Lübeck insgesamt 2010: 15,3, 2022: 15,2."
    )


def test_where_the_city_is_not_drawn_it_says_why(luebeck):
    reihen = area_brief_series.courses(luebeck, "03", 2022)
    assert [r.indikator.kurzname for r in reihen if r.indikator.absolut] == ["Einwohner:innen"]
    satz = "Bei Einwohner:innen fehlt die Stadt, weil sie die Skala bestimmen würde."
    assert area_brief_series.without_city(reihen) == satz
    assert texts(luebeck)["ohnestadt"] == satz
    assert area_brief_series.without_city(reihen[1:]) == ""


def test_a_series_with_a_gap_says_so_and_claims_no_trend(luebeck):
    reihe = series(luebeck, luebeck.indikatoren["migrationshintergrund"], STADTTEIL, "03")
    worte = area_brief_series.words(luebeck, reihe)
    assert worte["text"].startswith("Verlauf Migrationshintergrund in %. Moisling 2008: 28,4, 2019: 37,2.")
    assert worte["text"].endswith("Die Reihe ist unterbrochen.")
    assert worte["trend"] == "keine Aussage"


def test_the_bookmarks_name_the_parts(luebeck):
    gezeigt = lesen.bookmarks(area_brief.as_pdf(luebeck, "03", 2022))
    for teil in ("Was auffällt", "Kennzahlen", "Verlauf", "Was fehlt", "Standorte", "Quellen und Lizenzen"):
        assert teil in gezeigt


def test_a_key_figure_has_city_distance_rank_date_and_the_number_of_its_source(luebeck):
    daten = texts(luebeck)
    zeile = next(zeile for zeile in daten["kennzahlen"] if zeile["name"] == "Unter 18-Jährige")
    nummer = int(zeile.pop("quelle").strip("[]"))
    assert "Melderegister" in daten["quellen"][nummer - 1] and "CC BY 4.0" in daten["quellen"][nummer - 1]
    assert zeile == {
        "name": "Unter 18-Jährige",
        "einheit": "%",
        "wert": "19,6",
        "fehlt": "",
        "stadt": "15,2",
        "abstand": "+4,4",
        "rang": "2",
        "stand": "31.12.2022",
    }


def test_a_missing_value_says_why_and_has_no_rank(luebeck):
    zeile = next(z for z in texts(luebeck)["kennzahlen"] if z["name"] == "Kinder in SGB-II-Haushalten")
    assert (zeile["wert"], zeile["rang"], zeile["abstand"]) == ("k. A.", "–", "–")
    assert zeile["fehlt"] == "liegt hier nicht vor"
    gruende = dict(texts(luebeck)["fehlt"])
    assert gruende["Für Moisling (nicht veröffentlicht)"] == "Ferienwohnungen (2011)"
    assert gruende["Für keinen Stadtteil (nur die Stadt ist bekannt)"].endswith("weitere im Dashboard")


def test_options_come_with_the_values_that_argue_for_them(luebeck):
    gruende = {option["titel"]: satz for option, satz in texts(luebeck)["lokal"]}
    assert (
        "mit 33,2\xa0% über dem Stadtwert von 26,8\xa0%" in gruende["Standortwechsel eines Familienzentrums"]
    )
    titel, satz = texts(luebeck)["hinweise"][0]
    assert "Kleinräumiges Quartiersmanagement aufbauen" in titel and satz.startswith("Anhaltspunkt, weil")


def test_what_cannot_be_tested_is_not_among_what_applies(luebeck):
    daten = texts(luebeck, "10")
    assert daten["lokal"] == []
    assert [option["titel"] for option, _ in daten["offen"]] == ["Gemeinwesenarbeit schrittweise erweitern"]


def test_a_site_without_address_says_so_and_makes_the_reach_a_lower_bound(luebeck):
    daten = texts(luebeck)
    assert [
        "Nachbarschaftsbüro Moisling",
        "Nachbarschaftsbüro",
        "nicht bestätigt (2016)",
        "nicht belegt",
    ] in (daten["standorte"])
    assert "mindestens; 1 Standort ohne Adresse zählt nicht mit" in daten["reichweite"][0]


def test_no_class_is_a_need_for_action(luebeck):
    assert texts(luebeck)["warnung"] == "Eine Klasse allein begründet keinen Handlungsbedarf."


@pytest.mark.parametrize(
    ("anzahl", "gezeigt", "mehr"),
    [
        (3, 3, ""),
        (4, 2, "und 2 weitere im Dashboard"),  # never "und 1 weitere"
        (9, 3, "und 6 weitere im Dashboard"),
    ],
)
def test_a_long_list_is_cut_and_says_how_many_are_left_out(anzahl, gezeigt, mehr):
    zeilen, satz = content.cut(list(range(anzahl)), 3)
    assert (len(zeilen), satz) == (gezeigt, mehr)


def test_very_long_texts_are_cut_to_two_pages(luebeck):
    lang = tuple(replace(option, titel=f"{option.titel} {'sehr lang ' * 12}") for option in luebeck.optionen)
    pdf = area_brief.as_pdf(replace(luebeck, optionen=lang, ergebnisse={}), "03", 2022)
    assert lesen.page_count(pdf) == 2


def test_without_any_option_site_or_series_it_says_so(bestand):
    leer = replace(bestand, optionen=(), einrichtungen=(), programmgebiete=(), ergebnisse={})
    raum = next(iter(leer.raumebenen[STADTTEIL].namen))
    pdf = area_brief.as_pdf(leer, raum, 2022)
    lesen.check_accessible(pdf)
    assert lesen.page_count(pdf) == 2
    daten = content.content(leer, raum, 2022, VOLL)
    assert daten["lokal"] == daten["gesamtstadt"] == daten["standorte"] == []
    assert daten["reichweite"][0].endswith("Einen solchen Standort gibt es nicht.")


def test_an_invented_stadtteil_fits_too(bestand):
    for raum in bestand.raumebenen[STADTTEIL].namen:
        assert lesen.page_count(area_brief.as_pdf(bestand, raum, 2022)) == 2
        assert len(content.content(bestand, raum, 2022, VOLL)["standorte"]) == len(
            panel.sites_in(bestand, raum, historische=False)
        )


def test_without_register_numbers_the_reach_has_no_share(bestand):
    ohne = replace(
        bestand, beobachtungen=bestand.beobachtungen.query("indikator != 'einwohner'"), ergebnisse={}
    )
    raum = next(iter(ohne.raumebenen[STADTTEIL].namen))
    assert "%" not in content.content(ohne, raum, 2022, VOLL)["reichweite"][0]


def test_an_unknown_stadtteil_is_refused(luebeck):
    with pytest.raises(KeyError):
        area_brief.as_pdf(luebeck, "11", 2022)


def test_the_date_is_that_of_the_newest_value_or_state(luebeck, bestand):
    stichtage = [*bestand.beobachtungen["stichtag"], *(o.stand_datum for o in bestand.optionen)]
    neuester = max(f"{stichtag}-01-01"[:10] for stichtag in stichtage if stichtag)
    assert document.report_date(bestand).date().isoformat() == neuester
    assert document.report_date(luebeck) == datetime(2026, 2, 3, tzinfo=UTC)


def test_months_and_years_count_from_their_first_day(bestand):
    nur = replace(bestand, beobachtungen=pd.DataFrame({"stichtag": ["2021", "2020-12-31"]}), optionen=())
    assert document.report_date(nur) == datetime(2021, 1, 1, tzinfo=UTC)
    ohne = replace(nur, beobachtungen=pd.DataFrame({"stichtag": []}))
    assert document.report_date(ohne) == document.OHNE_ZEIT


def test_all_areas_are_named_as_files(luebeck):
    namen = [name for name, _ in area_brief.all_areas(luebeck, 2022)]
    assert len(namen) == 10
    assert namen[2] == "sozialraum-luebeck_steckbrief_moisling.pdf"


def test_a_bundle_keeps_order_and_content_and_its_bytes():
    dateien = {"b.pdf": b"zwei", "a.pdf": b"eins"}
    mappe = bundle.zip_bytes(dateien)
    assert bundle.zip_bytes(dateien) == mappe
    with zipfile.ZipFile(io.BytesIO(mappe)) as gelesen:
        assert {name: gelesen.read(name) for name in gelesen.namelist()} == dateien
        assert gelesen.namelist() == ["b.pdf", "a.pdf"]
        assert {teil.date_time for teil in gelesen.infolist()} == {bundle.ANFANG}
