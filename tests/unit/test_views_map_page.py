"""The texts of the map page. What they say matters here, not how they are dressed."""

import re
from html import unescape

import beispiel
import pytest
from beispiel import KATALOG, WERTE

from sozialraum.analysis.options import Auswahl, local_options
from sozialraum.errors import DataError
from sozialraum.model import Belegstufe
from sozialraum.sources import load
from sozialraum.views import area_page, map_page

ALLE_STUFEN = Auswahl(tuple(Belegstufe))


def words(html):
    """The text a reader sees."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def view(bestand, indikator="anteil_kinder", jahr=2022, basisjahr=2020, ebene="stadtteil"):
    return map_page.view(bestand, bestand.indikatoren[indikator], ebene, jahr, basisjahr)


def options(bestand, raum, auswahl, ebene="stadtteil"):
    return words(area_page.options(bestand, ebene, raum, auswahl, local_options(bestand, ebene, auswahl)))


def test_the_year_shown_is_the_nearest_one_and_the_base_year_only_matters_to_growth(bestand):
    assert view(bestand, "alleinlebende", 2022).auspraegung.jahr == 2011
    assert list(view(bestand, "entwicklung", 2022, 2021).auspraegung.werte) == [9.1, 0.0, -3.4, 2.4]
    assert (
        view(bestand, "einwohner", 2021, 2020).auspraegung
        is view(bestand, "einwohner", 2021, 2021).auspraegung
    )


def test_the_caption_says_what_of_when_and_from_where(bestand):
    text = words(map_page.caption(view(bestand), 2022, 2020))
    for teil in (
        "Anteil der Kinder an den Einwohner:innen",
        "2022",
        "31.12.2022",
        "Erfundenes Melderegister",
        "Amt für Beispiele",
        "CC BY 4.0",
    ):
        assert teil in text
    assert "kein" not in text


def test_the_caption_says_if_another_year_is_shown_than_the_one_chosen(bestand):
    text = words(map_page.caption(view(bestand, "alleinlebende", 2022), 2022, 2020))
    assert "2022" in text
    assert "09.05.2011" in text


def test_the_caption_names_the_base_year_of_growth_and_of_nothing_else(bestand):
    assert "2021" in words(map_page.caption(view(bestand, "entwicklung", 2022, 2021), 2022, 2021))
    assert "2021" not in words(map_page.caption(view(bestand), 2022, 2021))


def test_the_caption_links_to_the_source(bestand):
    assert 'href="https://example.org/register"' in map_page.caption(view(bestand), 2022, 2020)


def legend_lines(bild):
    return [words(zeile).strip() for zeile in re.findall(r"<li.*?</li>", map_page.legend(bild), re.S)]


def test_the_legend_puts_the_city_value_at_its_place_between_the_classes(bestand):
    zeilen = legend_lines(view(bestand))
    ort = next(n for n, zeile in enumerate(zeilen) if "14,9" in zeile)
    assert "10,0" in zeilen[ort - 1]
    assert "15,0" in zeilen[ort + 1]
    assert not any("keine Angabe" in zeile for zeile in zeilen)


@pytest.mark.parametrize(
    ("stadtwert", "stelle"), [("1,5", 0), ("20,0", 0), ("26,8", 2), ("30,5", 2), ("99,0", 3)]
)
def test_the_city_value_stands_in_its_class_or_between_two_or_below_or_above_all(ordner, stadtwert, stelle):
    beispiel.replace(ordner, WERTE, "2011-05-09;26,8;", f"2011-05-09;{stadtwert};")
    bestand = load(ordner)
    zeilen = legend_lines(view(bestand, "alleinlebende", 2011))
    assert [n for n, zeile in enumerate(zeilen) if "Stadt" in zeile] == [stelle]
    assert stadtwert in zeilen[stelle]
    assert any("keine Angabe" in zeile for zeile in zeilen)


def test_the_legend_without_values_shows_the_gap_and_the_city_alone(bestand):
    assert legend_lines(view(bestand, "foerderquote")) == ["Stadt 12,8", "keine Angabe"]


def test_the_rank_list_shows_every_area_with_rank_value_and_distance(bestand):
    html = map_page.rank_list(bestand, view(bestand), "02")
    zeilen = [words(zeile).split() for zeile in re.findall(r"<tr.*?</tr>", html, re.S)]
    assert ["1", "Beispielau", "20,0", "+5,1"] in zeilen
    assert ["4", "Probeck", "10,0", "−4,9"] in zeilen
    assert ["Lübeck", "14,9"] in zeilen
    assert "Prozentpunkten" in html  # shares differ by points, not by percent
    assert html.count('aria-current="true"') == 1
    assert "Musterhausen" in html.split('aria-current="true"')[1].split("</tr>")[0]


def test_an_incomplete_rank_list_says_why_there_is_no_rank(bestand):
    text = words(map_page.rank_list(bestand, view(bestand, "alleinlebende"), None))
    assert "3 von 4" in text
    assert "unterdrückt, Zahl zu klein" in text
    assert "Auf Stadtteile umgerechnet." in text
    assert "aria-current" not in map_page.rank_list(bestand, view(bestand, "alleinlebende"), None)


def test_a_city_value_of_another_stichtag_is_dated_in_the_rank_list(ordner):
    beispiel.replace(
        ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;", "stadt;00;alleinlebende;2011-12-31;"
    )
    bestand = load(ordner)
    assert "Lübeck (31.12.2011) 26,8" in words(
        map_page.rank_list(bestand, view(bestand, "alleinlebende"), None)
    )


def test_the_rank_list_works_without_a_city_value_and_says_how_the_city_counts_otherwise(bestand):
    assert "Lübeck" not in words(map_page.rank_list(bestand, view(bestand, "entwicklung", 2020), None))
    text = words(map_page.rank_list(bestand, view(bestand, "umzugsrate"), None))
    assert "Umzüge im Ort zählen hier doppelt." in text


def test_a_gap_with_a_note_is_shown_in_the_rank_list(ordner):
    beispiel.replace(
        ordner, WERTE, "unterdrueckt;testzensus;berechnet;", "unterdrueckt;testzensus;berechnet;Unter drei."
    )
    bestand = load(ordner)
    assert "Probeck" in words(map_page.rank_list(bestand, view(bestand, "alleinlebende"), None))


def test_the_reading_help_explains_and_gives_the_formula_in_words(bestand):
    text = words(map_page.reading_help(bestand, view(bestand)))
    assert "Kinder je 100 Einwohner:innen." in text
    assert "100 × Kinder / Einwohner:innen" in text
    text = words(map_page.reading_help(bestand, view(bestand, "entwicklung")))
    assert "100 × (Einwohner:innen − Einwohner:innen im Basisjahr) / Einwohner:innen im Basisjahr" in text
    assert "× Einwohner" not in words(map_page.reading_help(bestand, view(bestand, "dichte")))
    assert "Rechenweg" not in words(map_page.reading_help(bestand, view(bestand, "alleinlebende")))


def test_a_formula_with_the_built_in_area_needs_no_block_for_it(ordner):
    text = (ordner / KATALOG).read_text(encoding="utf-8")
    bloecke = [block for block in text.split("\n\n") if 'id = "flaeche"' not in block]
    (ordner / KATALOG).write_text("\n\n".join(bloecke), encoding="utf-8")
    bestand = load(ordner)
    assert "Einwohner:innen" in words(map_page.reading_help(bestand, view(bestand, "dichte")))


@pytest.mark.parametrize("kernzahl", ["true", "false"])
def test_an_indikator_without_any_value_yet_does_not_break_the_page(ordner, kernzahl):
    """Somebody adds the block to the catalogue first: either that is said, or the page shows a gap."""
    beispiel.replace(ordner, WERTE, "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;\n", "")
    beispiel.replace(
        ordner,
        KATALOG,
        'datenhalter = "Amt für Beispiele"\nkernzahl = true',
        f'datenhalter = "Amt für Beispiele"\nkernzahl = {kernzahl}',
    )
    try:
        bestand = load(ordner)
    except DataError:
        return
    bild = view(bestand, "foerderquote")
    assert len(bild.fehlende) == 4
    assert "Es liegt kein Wert vor" in map_page.caption(bild, 2022, 2020)
    area_page.key_figures(bestand, "stadtteil", "01", 2022)


def test_signs_explain_only_what_is_switched_on(bestand):
    lokal = local_options(bestand, "stadtteil", ALLE_STUFEN)
    ebenen = ("Optionen", "Standorte", "Programmgebiete", "Siedlungsbild")
    alles = words(map_page.signs(bestand, ebenen, lokal))
    assert "Zahl der Optionen" in alles
    assert "Zahl der Optionen" not in words(map_page.signs(bestand, ebenen, {}))
    assert "Treff" in alles
    assert "Stadtteilhaus" not in alles  # its only site is historical
    assert "Beratung" in alles  # not on the map, but in the list
    assert "Adressen" in alles
    assert "2 Standorte" in alles
    assert "Stadtteilhaus" in words(map_page.signs(bestand, ("Historische Standorte",), {}))
    nichts = words(map_page.signs(bestand, (), {}))
    assert not any(wort in nichts for wort in ("Treff", "Adressen", "Option", "Programmgebiet"))


def test_key_figures_are_of_the_area_or_of_the_city(bestand):
    hier = words(area_page.key_figures(bestand, "stadtteil", "01", 2022))
    assert "Testheim" in hier
    assert "+5,1" in hier
    stadt = words(area_page.key_figures(bestand, "stadtteil", None, 2022))
    assert "Lübeck" in stadt
    assert "14,9" in stadt
    assert "+5,1" not in stadt


def test_options_of_an_area_are_shown_with_everything_known_of_them(bestand):
    text = options(bestand, "01", ALLE_STUFEN)
    for teil in (
        "Beispielnetz knüpfen",
        "Ein erfundenes Netz für alle.",
        "Alle, Andere",
        "07.05.2023",
        "DS 1",
        "ohne Datum: besprochen",
        "Drucksache 1",
        "Treffpunkt eröffnen",
    ):
        assert teil in text
    assert "nicht im Bericht" in text  # clues are said to be ours
    assert "Jugendhaus" not in text


def test_options_beyond_the_report_are_not_called_options_of_the_report(bestand):
    assert "Umfeld" in options(bestand, "01", ALLE_STUFEN)
    assert "Umfeld" not in options(bestand, "01", Auswahl())


def test_it_is_said_why_no_option_is_shown_or_none_is_on_the_map(bestand):
    keine = options(bestand, "01", Auswahl(()))
    assert "Keine Belegstufe" in keine
    nur_stadt = options(bestand, "01", Auswahl((Belegstufe.B,)))
    assert "Keine der Optionen mit Stufe B nennt Testheim im Besonderen." in nur_stadt
    assert "In den Stufen A, C und D sind es 2." in nur_stadt
    assert "Keine der Optionen" not in options(bestand, "01", ALLE_STUFEN)
    assert "nennt einzelne Stadtteile" in options(bestand, None, Auswahl((Belegstufe.B,)))


def test_for_the_city_its_own_options_are_shown_and_where_the_others_apply(bestand):
    text = options(bestand, None, ALLE_STUFEN)
    assert "Bericht fortschreiben" in text
    assert "Treffpunkt eröffnen" in text
    assert "Betrifft Testheim und Beispielau." in text
    assert "Betrifft Probeck." in text
    assert "Für kein Gebiet belegt oder prüfbar." in text


def test_sites_of_an_area_are_listed_with_their_evidence(bestand):
    text = words(area_page.sites(bestand, "stadtteil", "01", ()))
    for teil in (
        "Treff Testheim",
        "bestätigt",
        "2024",
        "Testweg 1, 12345",
        "Beratung Testheim",
        "geplant",
        "Süd",
    ):
        assert teil in text
    assert "Haus Beispielau" not in words(area_page.sites(bestand, "stadtteil", "03", ()))
    assert "Haus Beispielau" in words(area_page.sites(bestand, "stadtteil", "03", ("Historische Standorte",)))


def test_without_an_area_or_on_another_level_it_is_said_why_no_site_is_listed(bestand, ordner):
    stadt = words(area_page.sites(bestand, "stadtteil", None, ()))
    assert "1 von 5" in stadt
    assert "Treff Testheim" not in stadt
    assert "kein Standort" in words(area_page.sites(bestand, "stadtteil", "04", ()))
    zweite = load(beispiel.with_second_level(ordner))
    assert "Stadtteilen" in words(area_page.sites(zweite, "bezirk", "11", ()))


def test_without_sites_of_unknown_place_the_count_is_not_said(ordner):
    zeilen = (ordner / beispiel.STANDORTE).read_text(encoding="utf-8").splitlines()
    (ordner / beispiel.STANDORTE).write_text("\n".join(zeilen[:-1]) + "\n", encoding="utf-8")
    assert " von " not in words(area_page.sites(load(ordner), "stadtteil", None, ()))


def test_the_state_of_the_map_follows_the_choice(bestand):
    lokal = local_options(bestand, "stadtteil", ALLE_STUFEN)
    zustand = map_page.state(view(bestand), "01", ("Standorte", "Historische Standorte"), lokal)
    assert zustand["w"] == "01"
    assert zustand["h"] is True
    assert zustand["e"] == ["Standorte"]
    assert zustand["o"] == {"01": ["o3", "o4"], "03": ["o3", "o4"], "04": ["o5"]}
    assert map_page.state(view(bestand), None, (), {})["h"] is False


def test_every_fragment_escapes_what_stands_in_the_data(ordner):
    boese = "<img src=x onerror=alert(1)>"
    for datei, alt in (
        (KATALOG, "Weder gut noch schlecht."),
        (KATALOG, "Umzüge im Ort zählen hier doppelt."),
        (WERTE, "Auf Stadtteile umgerechnet."),
        (beispiel.QUELLEN, "Erfundenes Melderegister"),
        (beispiel.OPTIONEN, "Ein erfundenes Netz für alle."),
        (beispiel.OPTIONEN, "ganzer Ort"),
        (beispiel.STANDORTE, "s1;Treff Testheim"),
        (beispiel.PROGRAMME, "2006 bis 2010"),
    ):
        beispiel.replace(ordner, datei, alt, alt.split(";")[0] + ";" + boese if ";" in alt else boese)
    bestand = load(ordner)
    html = "".join(
        (
            map_page.caption(view(bestand), 2022, 2020),
            map_page.legend(view(bestand, "umzugsrate")),
            map_page.rank_list(bestand, view(bestand, "umzugsrate"), None),
            map_page.rank_list(bestand, view(bestand, "alleinlebende"), None),
            map_page.reading_help(bestand, view(bestand)),
            map_page.signs(bestand, ("Standorte",), {}),
            area_page.key_figures(bestand, "stadtteil", "01", 2022),
            area_page.options(bestand, "stadtteil", "01", ALLE_STUFEN, {}),
            area_page.sites(bestand, "stadtteil", "01", ()),
        )
    )
    assert "<img src=x" not in html
    assert html.count("&lt;img src=x") >= 8


def test_an_indikator_of_the_city_alone_shows_its_newest_value_and_names_the_others(ordner):
    beispiel.append(ordner, WERTE, "stadt;00;foerderquote;2024-12-31;14,0;;testmeldung;presse;\n")
    bestand = load(ordner)
    bild = view(bestand, "foerderquote", 2020)
    assert "Nur der Stadtwert ist bekannt: 14,0 % (31.12.2024)" in words(map_page.caption(bild, 2020, 2020))
    assert "Weitere Stadtwerte: 12,8 % (31.12.2022)." in words(map_page.rank_list(bestand, bild, None))


def test_a_base_year_that_is_not_before_the_year_is_said_above_the_map(bestand):
    text = words(map_page.caption(view(bestand, "entwicklung", 2020, 2021), 2020, 2021))
    assert "Das Basisjahr 2021 liegt nicht vor 2020" in text


def test_the_panel_says_what_lies_furthest_from_the_city(bestand):
    text = words(area_page.key_figures(bestand, "stadtteil", "01", 2022))
    assert "Am weitesten von der Stadt entfernt: Anteil der Kinder +5,1 und Alleinlebende +3,7" in text


def test_an_area_like_the_city_has_nothing_that_lies_furthest(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;kinder;2022-12-31;1520;", "stadt;00;kinder;2022-12-31;1530;")
    beispiel.replace(ordner, WERTE, ";02;kinder;2022-12-31;300;", ";02;kinder;2022-12-31;300;")
    beispiel.replace(
        ordner, WERTE, ";02;alleinlebende;2011-05-09;20,0;", ";02;alleinlebende;2011-05-09;26,8;"
    )
    text = words(area_page.key_figures(load(ordner), "stadtteil", "02", 2022))
    assert "Am weitesten" not in text
