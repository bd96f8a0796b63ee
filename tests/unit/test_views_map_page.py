"""The texts of the map page. What they say matters here, not how they are dressed."""

import re
from html import unescape
from pathlib import Path

import beispiel
import pytest
from beispiel import KATALOG, WERTE

import sozialraum
from sozialraum.analysis.classes import Einteilung, Verfahren
from sozialraum.analysis.options import Auswahl, local_options
from sozialraum.errors import DataError
from sozialraum.model import Belegstufe
from sozialraum.sources import load
from sozialraum.views import area_page, choropleth, map_page, map_sheet, rank_list
from sozialraum.views.choropleth import Darstellung
from sozialraum.views.colours import Farbschema

ALLE_STUFEN = Auswahl(tuple(Belegstufe))


def words(html):
    """The text a reader sees."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def view(bestand, indikator="anteil_kinder", jahr=2022, basisjahr=2020, darstellung=choropleth.UEBLICH):
    eintrag = bestand.indikatoren[indikator]
    return map_page.view(bestand, eintrag, "stadtteil", jahr, basisjahr, darstellung=darstellung)


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
    assert [n for n, zeile in enumerate(zeilen) if "Stadtwert" in zeile] == [stelle]
    assert stadtwert in zeilen[stelle]
    assert any("keine Angabe" in zeile for zeile in zeilen)


def test_the_legend_without_values_shows_the_gap_and_the_city_alone(bestand):
    assert legend_lines(view(bestand, "foerderquote")) == ["Stadtwert 12,8", "keine Angabe"]


def legend_note(bestand, einteilung, schema=Farbschema.VIOLETT, indikator="anteil_kinder"):
    html = map_page.legend(view(bestand, indikator, darstellung=Darstellung(einteilung, schema)))
    return words(html.split("<p>")[1]).removesuffix("Eine Klasse allein begründet keinen Handlungsbedarf. ")


@pytest.mark.parametrize(
    ("einteilung", "satz"),
    [
        (Einteilung(anzahl=2), "Natürliche Brüche, 2 Klassen. "),
        # values 10, 15, 20 and 20
        (
            Einteilung(Verfahren.QUANTILE, 4),
            "Quantile, 3 Klassen. Für mehr Klassen gibt es zu wenige verschiedene Werte. ",
        ),
        (
            Einteilung(Verfahren.EIGENE, grenzen=(11.0, 12.5, 18.0)),
            "Eigene Grenzen (11; 12,5; 18), 4 Klassen, davon eine leer. ",
        ),
        (
            Einteilung(Verfahren.EIGENE, grenzen=(1200.0, 1300.0)),
            "Eigene Grenzen (1200; 1300), 3 Klassen, davon 2 leer. ",
        ),
    ],
)
def test_the_legend_says_how_the_classes_came_about(bestand, einteilung, satz):
    assert legend_note(bestand, einteilung) == satz


def test_the_legend_says_that_a_class_is_split_at_the_city_value(bestand):
    einteilung = Einteilung(Verfahren.EIGENE, grenzen=(18.0,))
    bild = view(bestand, darstellung=Darstellung(einteilung, Farbschema.ORANGE_VIOLETT))
    assert legend_lines(bild) == ["10,0", "Stadtwert 14,9", "15,0", "20,0"]
    satz = legend_note(bestand, einteilung, Farbschema.ORANGE_VIOLETT)
    assert satz == "Eigene Grenzen (18), 2 Klassen, davon eine am Stadtwert geteilt. "
    leer = Einteilung(Verfahren.EIGENE, grenzen=(18.0, 30.0))
    satz = legend_note(bestand, leer, Farbschema.ORANGE_VIOLETT)
    assert satz == "Eigene Grenzen (18; 30), 3 Klassen, davon eine am Stadtwert geteilt und eine leer. "


def test_the_legend_says_why_the_colours_are_not_the_chosen_ones(bestand):
    satz = legend_note(bestand, Einteilung(anzahl=2), Farbschema.ORANGE_VIOLETT, "einwohner")
    assert "Natürliche Brüche, 2 Klassen. Es gibt keinen vergleichbaren Stadtwert" in satz


def test_the_legend_of_one_value_or_of_none_stays_a_sentence(ordner):
    beispiel.replace(ordner, WERTE, "alleinlebende;2011-05-09;20,0;", "alleinlebende;2011-05-09;30,5;")
    beispiel.replace(ordner, WERTE, "alleinlebende;2011-05-09;25,4;", "alleinlebende;2011-05-09;30,5;")
    bestand = load(ordner)
    assert legend_note(bestand, Einteilung(), indikator="alleinlebende") == (
        "Natürliche Brüche, 1 Klasse. Für mehr Klassen gibt es zu wenige verschiedene Werte. "
    )
    assert legend_note(bestand, Einteilung(), indikator="foerderquote") == ""


def test_classes_of_ranks_show_the_ranks(bestand):
    raenge = Darstellung(Einteilung(Verfahren.RAENGE, 2))
    zeilen = legend_lines(view(bestand, darstellung=raenge))
    # two areas share rank 1; ranks 3 and 4 make the second group
    assert zeilen == ["Rang 3–4: 10,0–15,0 Stadtwert 14,9", "Rang 1: 20,0"]
    # a value is missing, so there are no ranks to show
    unvollstaendig = view(bestand, "alleinlebende", darstellung=raenge)
    assert not any("Rang" in zeile for zeile in legend_lines(unvollstaendig))


def test_the_rank_list_has_the_colour_of_every_class_that_it_shows(bestand):
    eigene = Einteilung(Verfahren.EIGENE, grenzen=(11.0, 12.0, 18.0))
    bild = view(bestand, darstellung=Darstellung(eigene))
    html = rank_list.html(bestand, bild, None)
    stufen = set(re.findall(r"<tr class=(k\d)", html))
    assert stufen == {"k0", "k2", "k3"} == set(re.findall(r"--(k\d):#", html))
    assert f"--k3:{bild.farben[3]}" in html


def test_every_class_that_there_can_be_has_a_rule_for_its_colour():
    stil = (Path(sozialraum.__file__).parent / "web/static/stil.css").read_text(encoding="utf-8")
    # five classes, one of them split at the city value
    for nummer in range(6):
        assert f"background: var(--k{nummer})" in stil


def test_a_unit_that_ends_in_a_full_stop_does_not_get_a_second_one(luebeck):
    fluktuation = luebeck.indikatoren["fluktuation"]
    assert fluktuation.einheit.endswith(".")
    bild = map_page.view(luebeck, fluktuation, "stadtteil", 2022, 2010)
    html = rank_list.html(luebeck, bild, None)
    assert f"Einheit: {fluktuation.einheit} Rang 1" in html and ".." not in html
    assert ".." not in map_sheet.choropleth_sheet(luebeck, bild, "Karte").daten.beschreibung


def test_the_rank_list_shows_every_area_with_rank_value_and_distance(bestand):
    html = rank_list.html(bestand, view(bestand), "02")
    zeilen = [words(zeile).split() for zeile in re.findall(r"<tr[^\n]*", html)]
    assert ["1", "Beispielau", "20,0", "+5,1"] in zeilen
    assert ["4", "Probeck", "10,0", "−4,9"] in zeilen
    assert ["Lübeck", "insgesamt", "14,9"] in zeilen
    assert "Prozentpunkten" in html  # shares differ by points, not by percent
    assert html.count('aria-current="true"') == 1
    assert "Musterhausen" in html.split('aria-current="true"')[1].split("<tr")[0]


def test_an_incomplete_rank_list_says_why_there_is_no_rank(bestand):
    text = words(rank_list.html(bestand, view(bestand, "alleinlebende"), None))
    assert "3 von 4" in text
    assert "unterdrückt, Zahl zu klein" in text
    assert "Auf Stadtteile umgerechnet." in text
    assert "aria-current" not in rank_list.html(bestand, view(bestand, "alleinlebende"), None)


def test_why_there_are_no_ranks_is_said_in_words_not_with_a_zero(bestand):
    teils = words(rank_list.html(bestand, view(bestand, "alleinlebende"), None))
    assert "Ohne Rang, weil nur 3 von 4 Werten vorliegen." in teils
    keine = words(rank_list.html(bestand, view(bestand, "foerderquote"), None))
    assert "Ohne Rang, weil kein Wert je Stadtteil vorliegt." in keine


def test_a_city_value_of_another_stichtag_is_dated_in_the_rank_list(ordner):
    beispiel.replace(
        ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;", "stadt;00;alleinlebende;2011-12-31;"
    )
    bestand = load(ordner)
    assert "Lübeck insgesamt (31.12.2011) 26,8" in words(
        rank_list.html(bestand, view(bestand, "alleinlebende"), None)
    )


def test_a_city_value_of_another_source_is_marked_and_its_source_named(ordner):
    zeile = "stadt;00;alleinlebende;2011-05-09;26,8;;"
    beispiel.replace(ordner, WERTE, f"{zeile}testzensus", f"{zeile}testmeldung")
    bestand = load(ordner)
    bild = view(bestand, "alleinlebende")
    text = words(rank_list.html(bestand, bild, None))
    assert "Lübeck insgesamt (09.05.2011, andere Quelle) 26,8" in text
    assert "Quelle des Stadtwerts: Beispielblatt: Erfundene Meldung, Einzelangabe" in text
    tabelle = rank_list.table(bestand, bild, "Titel")
    assert tabelle.zeilen[-1][1] == "Lübeck insgesamt (09.05.2011, andere Quelle)"
    assert [quelle.id for quelle in tabelle.quellen] == ["testzensus", "testmeldung"]


def test_the_rank_list_works_without_a_city_value_and_says_how_the_city_counts_otherwise(bestand):
    assert "Lübeck" not in words(rank_list.html(bestand, view(bestand, "entwicklung", 2020), None))
    text = words(rank_list.html(bestand, view(bestand, "umzugsrate"), None))
    assert "Umzüge im Ort zählen hier doppelt." in text


def test_a_gap_with_a_note_is_shown_in_the_rank_list(ordner):
    beispiel.replace(
        ordner, WERTE, "unterdrueckt;testzensus;berechnet;", "unterdrueckt;testzensus;berechnet;Unter drei."
    )
    bestand = load(ordner)
    assert "Probeck" in words(rank_list.html(bestand, view(bestand, "alleinlebende"), None))


def test_the_formula_is_in_words(bestand):
    def formula(kennung):
        return map_page.formula(bestand, bestand.indikatoren[kennung])

    assert formula("anteil_kinder") == "100 × Kinder / Einwohner:innen"
    assert formula("entwicklung") == (
        "100 × (Einwohner:innen − Einwohner:innen im Basisjahr) / Einwohner:innen im Basisjahr"
    )
    assert "×" not in formula("dichte")
    assert formula("alleinlebende") == ""


def test_a_formula_with_the_built_in_area_needs_no_block_for_it(ordner):
    text = (ordner / KATALOG).read_text(encoding="utf-8")
    bloecke = [block for block in text.split("\n\n") if 'id = "flaeche"' not in block]
    (ordner / KATALOG).write_text("\n\n".join(bloecke), encoding="utf-8")
    bestand = load(ordner)
    assert map_page.formula(bestand, bestand.indikatoren["dichte"]) == "Einwohner:innen / Fläche in km²"


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
            rank_list.html(bestand, view(bestand, "umzugsrate"), None),
            rank_list.html(bestand, view(bestand, "alleinlebende"), None),
            map_page.signs(bestand, ("Standorte",), {}),
            area_page.key_figures(bestand, "stadtteil", "01", 2022),
            area_page.options(bestand, "stadtteil", "01", ALLE_STUFEN, {}),
            area_page.sites(bestand, "stadtteil", "01", ()),
        )
    )
    assert "<img src=x" not in html
    assert html.count("&lt;img src=x") >= 7


def test_an_indikator_of_the_city_alone_shows_its_newest_value_and_names_the_others(ordner):
    beispiel.append(ordner, WERTE, "stadt;00;foerderquote;2024-12-31;14,0;;testmeldung;presse;\n")
    bestand = load(ordner)
    bild = view(bestand, "foerderquote", 2020)
    assert "Nur der Stadtwert ist bekannt: 14,0 % (31.12.2024)" in words(map_page.caption(bild, 2020, 2020))
    assert "Weitere Stadtwerte: 12,8 % (31.12.2022)." in words(rank_list.html(bestand, bild, None))


def test_a_base_year_that_is_not_before_the_year_is_said_above_the_map(bestand):
    text = words(map_page.caption(view(bestand, "entwicklung", 2020, 2021), 2020, 2021))
    assert "Das Basisjahr 2021 liegt nicht vor 2020" in text


def test_the_panel_says_what_lies_furthest_from_the_city(bestand):
    text = words(area_page.key_figures(bestand, "stadtteil", "01", 2022))
    assert (
        "am weitesten von der Stadt entfernt: Anteil der Kinder (2022) +5,1 und Alleinlebende (2011) +3,7"
        in text
    )


def test_an_area_like_the_city_has_nothing_that_lies_furthest(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;kinder;2022-12-31;1520;", "stadt;00;kinder;2022-12-31;1530;")
    beispiel.replace(ordner, WERTE, ";02;kinder;2022-12-31;300;", ";02;kinder;2022-12-31;300;")
    beispiel.replace(
        ordner, WERTE, ";02;alleinlebende;2011-05-09;20,0;", ";02;alleinlebende;2011-05-09;26,8;"
    )
    text = words(area_page.key_figures(load(ordner), "stadtteil", "02", 2022))
    assert "Am weitesten" not in text
