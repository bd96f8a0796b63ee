"""The page Methodik: every number and reason on it comes from the data or the catalogue."""

import re
from dataclasses import replace
from html import unescape

import beispiel
import pytest
from beispiel import KATALOG, QUELLEN, WERTE

from sozialraum.analysis.availability import Anmerkung, availability
from sozialraum.analysis.series import TREND_REGEL
from sozialraum.model import Belegstufe
from sozialraum.sources import load
from sozialraum.views import area_page, map_page, method_page, method_words
from sozialraum.views.method_page import VORHANDEN

EBENE = "stadtteil"


def words(html):
    """The text a reader sees."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def sheet(bestand, indikator):
    return words(method_page.sheet(bestand, bestand.indikatoren[indikator], EBENE))


def summary(bestand, indikator):
    tabelle = method_page.availability_table(bestand, bestand.indikatoren[indikator], EBENE)
    return tabelle.hinweise[0]


def short(bestand, indikator):
    verfuegbar = availability(bestand, bestand.indikatoren[indikator], EBENE)
    return method_words.short(bestand.raumebenen[EBENE], verfuegbar)


def limits(bestand, indikator):
    eintrag = bestand.indikatoren[indikator]
    return method_words.limits(eintrag, bestand.raumebenen[EBENE], availability(bestand, eintrag, EBENE))


@pytest.mark.parametrize(
    ("jahre", "text"),
    [
        ((), ""),
        ((2011,), "2011"),
        ((2019, 2020), "2019 und 2020"),
        ((2010, 2011, 2012), "2010 bis 2012"),
        ((2002, 2003, 2004, 2008, 2010), "2002 bis 2004, 2008 und 2010"),
    ],
)
def test_years_in_a_row_are_named_by_their_ends(jahre, text):
    assert method_words.years(jahre) == text


@pytest.mark.parametrize(
    ("stichtage", "text"),
    [
        (("2011-05-09",), "09.05.2011"),
        (("2010-12-31", "2011-12-31", "2012-12-31"), "31.12. der Jahre 2010 bis 2012"),
        (("2023-06", "2024-06"), "Juni der Jahre 2023 und 2024"),
        (("2015", "2017"), "Jahre 2015 und 2017"),
        (("2022", "2022-12-31"), "2022 und 31.12.2022"),
    ],
)
def test_the_same_day_of_several_years_is_said_once(stichtage, text):
    assert method_words.dates(stichtage) == text


def test_the_summary_says_for_whom_and_when_there_are_values(bestand):
    assert summary(bestand, "anteil_kinder") == (
        "Werte für alle vier Stadtteile von 2020 bis 2022. Stadtwert für dieselben Jahre."
    )
    assert summary(bestand, "alleinlebende") == (
        "Werte nur für Testheim, Musterhausen und Beispielau (2011). Stadtwert für dasselbe Jahr."
    )
    assert summary(bestand, "foerderquote") == "Werte nur für Lübeck insgesamt (2022)."


def test_the_summary_names_a_city_value_of_other_years_or_none(ordner):
    beispiel.append(ordner, WERTE, "stadt;00;alleinlebende;2014;27,0;;testzensus;berechnet;\n")
    assert summary(load(ordner), "alleinlebende").endswith("Stadtwert (2011 und 2014).")
    beispiel.replace(ordner, WERTE, "stadt;00;alleinlebende;2014;27,0;;testzensus;berechnet;\n", "")
    beispiel.replace(ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;26,8;;testzensus;berechnet;\n", "")
    assert summary(load(ordner), "alleinlebende").endswith("Ein Stadtwert liegt nicht vor.")


def test_groups_of_areas_with_different_years_are_told_apart(ordner):
    beispiel.append(ordner, WERTE, "stadtteil;04;alleinlebende;2010;20,0;;testzensus;berechnet;\n")
    bestand = load(ordner)
    assert summary(bestand, "alleinlebende").startswith(
        "Werte nur für Testheim, Musterhausen und Beispielau (2011) und nur für Probeck (2010)."
    )
    assert short(bestand, "alleinlebende") == "4 von 4 Stadtteilen (2010 und 2011)"


def test_many_areas_are_counted_and_not_named(luebeck):
    assert summary(luebeck, "ferienwohnungen").startswith("Werte nur für sechs von zehn Stadtteilen (2011).")
    assert method_words.count(12) == "12"


def test_an_indikator_without_a_value_says_so_everywhere(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;\n", "")
    bestand = load(ordner)
    assert summary(bestand, "foerderquote") == "Es liegt kein Wert vor."
    assert short(bestand, "foerderquote") == "kein Wert"
    assert "keine Quelle" in sheet(bestand, "foerderquote")
    html = method_page.availability_list(bestand, bestand.indikatoren["foerderquote"], EBENE)
    assert "<table" not in html and "Amt für Beispiele" in html


def test_the_list_of_all_says_in_a_few_words_how_complete_each_is(bestand):
    assert short(bestand, "anteil_kinder") == "vollständig (2020 bis 2022)"
    assert short(bestand, "alleinlebende") == "3 von 4 Stadtteilen (2011)"
    assert short(bestand, "foerderquote") == "nur Stadtwert (2022)"
    html = method_page.index(bestand, bestand.indikatoren["dichte"], EBENE)
    text = words(html)
    assert "Bevölkerung (3)" in text  # the area is a part only and cannot be chosen
    assert "Umzüge (1) Umzugsrate vollständig (2022)" in text
    assert 'href="./methodik?indikator=Dichte" aria-current="true">Dichte</a>' in html
    assert html.count("aria-current") == 1


def test_a_sheet_holds_everything_the_catalogue_says(bestand):
    text = sheet(bestand, "anteil_kinder")
    for teil in (
        "Kinder je 100 Einwohner:innen.",
        "Weder gut noch schlecht.",
        "Ein hoher Wert ist für sich weder gut noch schlecht.",
        "100 × Kinder / Einwohner:innen",
        "Kinder: Zahl der erfundenen Kinder.",
        "Einwohner:innen: Zahl der erfundenen Menschen.",
        "Erfundenes Melderegister (Amt für Beispiele, CC BY 4.0)",
        "Stichtage: 31.12. der Jahre 2020 bis 2022 · Qualität: amtlich",
        "Gezeigt mit einer Nachkommastelle.",
    ):
        assert teil in text
    assert "Rechenweg" not in sheet(bestand, "alleinlebende")
    assert "1.000 × Umzüge / Einwohner:innen" in sheet(bestand, "umzugsrate")
    assert "Stichtag: 09.05.2011 · Qualität: aus amtlichen Rasterdaten berechnet" in sheet(
        bestand, "alleinlebende"
    )
    assert "Stichtag: nur Lübeck insgesamt: 31.12.2022" in sheet(bestand, "foerderquote")


def test_a_part_that_stands_twice_in_the_formula_is_explained_once(bestand):
    assert sheet(bestand, "entwicklung").count("Zahl der erfundenen Menschen.") == 1


def test_stichtage_of_areas_and_city_are_told_apart_where_they_differ(ordner):
    beispiel.append(ordner, WERTE, "stadt;00;alleinlebende;2014;27,0;;testzensus;berechnet;\n")
    assert "Stichtage: Gebiete: 09.05.2011; Lübeck insgesamt: 09.05.2011 und 2014" in sheet(
        load(ordner), "alleinlebende"
    )


def test_a_count_is_not_for_comparison(bestand):
    assert any(satz.startswith("Eine absolute Zahl") for satz in limits(bestand, "einwohner"))
    assert not any(satz.startswith("Eine absolute Zahl") for satz in limits(bestand, "anteil_kinder"))
    assert limits(bestand, "einwohner")[-1].startswith("Gezeigt ohne Nachkommastellen. Ränge")


def test_one_year_says_nothing_on_a_development(bestand):
    satz = "Nur ein Jahr: Über eine Entwicklung sagt der Wert nichts."
    assert satz in limits(bestand, "alleinlebende")
    assert satz in limits(bestand, "foerderquote")
    assert satz not in limits(bestand, "anteil_kinder")


def test_values_of_some_areas_have_no_rank_and_those_of_the_city_say_nothing_on_areas(bestand):
    assert "Ohne Rangfolge für 2011: Nicht für alle Stadtteile gibt es einen Wert." in limits(
        bestand, "alleinlebende"
    )
    stadt = limits(bestand, "foerderquote")
    assert "Über einzelne Stadtteile sagt der Stadtwert nichts." in stadt
    assert stadt[-1] == "Gezeigt mit einer Nachkommastelle."  # there are no ranks
    assert not any("Rangfolge" in satz for satz in limits(bestand, "anteil_kinder"))


def test_the_rule_of_the_city_value_and_of_the_base_year_are_limits(bestand):
    assert "Umzüge im Ort zählen hier doppelt." in limits(bestand, "umzugsrate")
    assert "Werte gibt es nur für Jahre nach dem Basisjahr." in limits(bestand, "entwicklung")


def test_missing_years_and_breaks_between_sources_are_limits(ordner):
    beispiel.append(ordner, WERTE, "stadt;00;foerderquote;2018-12-31;11,0;;testzensus;amtlich;\n")
    saetze = limits(load(ordner), "foerderquote")
    assert "Dazwischen liegt kein Wert vor: 2019 bis 2021." in saetze
    assert any(
        satz.startswith("Die Werte stammen aus verschiedenen Quellen (2018; 2022).") for satz in saetze
    )
    beispiel.replace(ordner, WERTE, "11,0;;testzensus;amtlich", "11,0;;testmeldung;presse")
    saetze = limits(load(ordner), "foerderquote")
    assert not any("verschiedenen Quellen" in satz for satz in saetze)


def test_a_city_value_of_another_stichtag_is_a_limit(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;alleinlebende;2011-05-09", "stadt;00;alleinlebende;2011-12-31")
    assert any(
        satz.startswith("Der Stadtwert für 2011 hat einen anderen Stichtag")
        for satz in limits(load(ordner), "alleinlebende")
    )


def test_a_note_names_its_places_and_all_areas_together(bestand):
    ebene = bestand.raumebenen[EBENE]
    jahre = (2020, 2021)
    einer = Anmerkung("", {"02": (2022,), "00": jahre, "01": jahre})
    assert (
        method_words.places(ebene, einer)
        == "Testheim und Lübeck insgesamt (2020 und 2021); Musterhausen (2022)"
    )
    alle = Anmerkung("", dict.fromkeys(("00", "01", "02", "03", "04"), jahre))
    assert method_words.places(ebene, alle) == "alle Stadtteile und Lübeck insgesamt (2020 und 2021)"
    assert "Auf Stadtteile umgerechnet. Betrifft: Testheim (2011)" in sheet(bestand, "alleinlebende")


def test_the_table_of_values_has_a_word_for_every_area_and_year_and_the_city_last(bestand):
    tabelle = method_page.availability_table(bestand, bestand.indikatoren["alleinlebende"], EBENE)
    assert [spalte.kopf for spalte in tabelle.spalten] == ["Stadtteil", "2011"]
    assert tabelle.zeilen == (
        ("Testheim", VORHANDEN),
        ("Musterhausen", VORHANDEN),
        ("Beispielau", VORHANDEN),
        ("Probeck", "unterdrückt, Zahl zu klein"),
        ("Lübeck insgesamt", VORHANDEN),
    )
    assert [quelle.id for quelle in tabelle.quellen] == ["testzensus"]


def test_signs_in_the_table_have_words_for_those_who_listen(bestand):
    html = method_page.availability_list(bestand, bestand.indikatoren["foerderquote"], EBENE)
    gehoert = re.sub(r'<(\w+)[^>]*aria-hidden="true"[^>]*>.*?</\1>', "", html, flags=re.S)
    assert "●" not in gehoert and "–" not in gehoert
    assert words(gehoert).count("liegt hier nicht vor") == 4
    assert words(gehoert).count(VORHANDEN) == 1
    assert words(html).count("●") == 2  # the city and the key below the table
    assert "Auskunft zu fehlenden Werten: Amt für Beispiele." in words(html)


def test_the_sheet_can_be_taken_along_as_a_table_without_empty_lines(bestand):
    tabelle = method_page.sheet_table(bestand, bestand.indikatoren["alleinlebende"], EBENE)
    angaben = dict(tabelle.zeilen)
    assert angaben["Kurzname"] == "Alleinlebende"
    assert angaben["Richtung"] == "Ein hoher Wert steht für eine Belastung."
    assert angaben["Verfügbarkeit"] == summary(bestand, "alleinlebende")
    assert angaben["Quelle: Erfundene Zählung 2011"] == (
        "Stichtag: 09.05.2011. aus amtlichen Rasterdaten berechnet"
    )
    assert angaben["Hinweis"] == "Auf Stadtteile umgerechnet. Betrifft: Testheim (2011)"
    assert "Rechenweg" not in angaben and "Auskunft zu fehlenden Werten" not in angaben
    angaben = dict(method_page.sheet_table(bestand, bestand.indikatoren["anteil_kinder"], EBENE).zeilen)
    assert angaben["Rechenweg"] == "100 × Kinder / Einwohner:innen"
    assert angaben["Bestandteil: Kinder"] == "Zahl der erfundenen Kinder."


def test_the_head_leads_to_the_map_and_to_the_course_only_if_there_is_one(bestand):
    html = method_page.head(bestand, bestand.indikatoren["anteil_kinder"], EBENE)
    assert 'href="./?indikator=Anteil%20der%20Kinder"' in html
    assert 'href="./zeit?indikator=Anteil%20der%20Kinder"' in html
    assert "./zeit" not in method_page.head(bestand, bestand.indikatoren["alleinlebende"], EBENE)


def test_the_rules_hold_the_trend_rule_and_all_grades():
    text = words(method_page.rules())
    assert TREND_REGEL in text
    assert all(f"{stufe}: {stufe.bedeutung}" in text for stufe in Belegstufe)
    assert "Natürliche Brüche mit vier Klassen" in text
    assert "Wählbar sind zwei bis fünf." in text


def test_caption_and_key_figures_lead_to_the_sheet(bestand):
    bild = map_page.view(bestand, bestand.indikatoren["anteil_kinder"], EBENE, 2022, 2020)
    blatt = 'href="./methodik?indikator=Anteil%20der%20Kinder"'
    assert f"{blatt}>Methodik</a>" in map_page.caption(bild, 2022, 2020)
    for raum in ("01", None):
        assert f"{blatt}>Anteil der Kinder</a>" in area_page.key_figures(bestand, EBENE, raum, 2022)


def test_everything_from_the_data_is_escaped(ordner):
    boese = "<img src=x onerror=alert(1)>"
    for datei, alt in (
        (KATALOG, "Zahl der erfundenen Kinder."),
        (KATALOG, "Kinder je 100 Einwohner:innen."),
        (KATALOG, "Amt für Beispiele"),
        (QUELLEN, "Erfundenes Melderegister"),
        (WERTE, "Auf Stadtteile umgerechnet."),
    ):
        beispiel.replace(ordner, datei, alt, boese)
    bestand = load(ordner)
    html = ""
    for kennung in ("anteil_kinder", "alleinlebende", "foerderquote"):
        indikator = replace(bestand.indikatoren[kennung], kurzname=boese)
        html += method_page.head(bestand, indikator, EBENE)
        html += method_page.sheet(bestand, indikator, EBENE)
        html += method_page.availability_list(bestand, indikator, EBENE)
    assert "<img" not in html
    assert html.count("&lt;img src=x") >= 8


def test_every_real_indikator_has_a_sheet_and_a_source(luebeck):
    for indikator in luebeck.indikatoren.values():
        if indikator.auswahl:
            assert method_page.sheet_table(luebeck, indikator, EBENE).quellen, indikator.kurzname
            text = words(method_page.sheet(luebeck, indikator, EBENE))
            assert "None" not in text and "nan" not in text.split()
