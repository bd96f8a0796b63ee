"""The Prioritätenvorlage: what it says, that everybody can read it, and that it stays short."""

import re
from dataclasses import replace

import pytest
from pdf import alternatives, bookmarks, check_accessible, page_count
from werte import with_values

from sozialraum.analysis.index import Hindernis, rank_areas
from sozialraum.analysis.robustness import check_order
from sozialraum.model import (
    LUECKE,
    STADTTEIL,
    Mittelung,
    Normierung,
    Rechenweg,
    Teilindikator,
    Vorlage,
    Vorrang,
)
from sozialraum.reports import priority_brief_content as brief
from sozialraum.reports.priority_brief import as_pdf
from sozialraum.views import priority_words
from sozialraum.views.robustness_page import share

HOCH, NIEDRIG = Vorrang.HOCH, Vorrang.NIEDRIG
ALLEIN = Teilindikator("alleinlebende", 3, HOCH)
QUOTE = Teilindikator("foerderquote", 1, HOCH)
KINDER = Teilindikator("kinder", 1, NIEDRIG)
WEG = Rechenweg((ALLEIN, QUOTE, KINDER), Normierung.MIN_MAX)
ACHT = (
    "fluktuation",
    "haushaltsgroesse",
    "anteil_65plus",
    "altenquotient",
    "geburtenrate",
    "sterberate",
    "bevoelkerungsdichte",
)


@pytest.fixture(scope="module")
def ort(bestand):
    """Two Teilindikatoren with values for all, one that misses an area, one that is the same everywhere."""
    bestand = with_values(bestand, "umzuege", {2022: (5, 5, 5, 5, 20)})
    bestand = with_values(bestand, "alleinlebende", {2022: (10, 30, 20, 50, 30)})
    bestand = with_values(bestand, "foerderquote", {2022: (40, 20, 10, 30, 25)})
    return with_values(bestand, "kinder", {2022: (20, None, 20, 10, 15)})


def ranked(bestand, weg=WEG):
    rangordnung = rank_areas(bestand, weg, STADTTEIL, 2022)
    return rangordnung, check_order(rangordnung, ziehungen=200)


def content(bestand, weg=WEG):
    return brief.content(bestand, *ranked(bestand, weg))


def eight():
    """As many Teilindikatoren as the table has columns for, by the longest way to compute."""
    teile = [Teilindikator(LUECKE, 10, HOCH), *(Teilindikator(i, 7, HOCH) for i in ACHT)]
    return Rechenweg(tuple(teile), Normierung.MIN_MAX, Mittelung.GEOMETRISCH)


# what it says


def test_the_order_has_rank_index_and_contributions(ort):
    # 10 30 20 50 -> 1, 50.5, 25.75, 100; 40 20 10 30 -> 100, 34, 1, 67; shares 3/4 and 1/4
    daten = content(ort)
    assert daten["spalten"] == ["1 Alleinlebende", "2 Förderquote"]
    assert daten["reihenfolge"] == [
        {"rang": "1", "name": "Probeck", "index": "91,8", "beitraege": ["75,0", "16,8"]},
        {"rang": "2", "name": "Musterhausen", "index": "46,4", "beitraege": ["37,9", "8,5"]},
        {"rang": "3", "name": "Testheim", "index": "25,8", "beitraege": ["0,8", "25,0"]},
        {"rang": "4", "name": "Beispielau", "index": "19,6", "beitraege": ["19,3", "0,2"]},
    ]


def test_the_answer_names_the_first_three_and_how_firm_that_is(ort):
    rangordnung, pruefung = ranked(ort)
    antwort = brief.answer(ort, rangordnung, pruefung)
    assert antwort.startswith("Zuerst kommen nach diesem Rechenweg Probeck, Musterhausen und Testheim.")
    assert f"In {pruefung.laeufe} Läufen" in antwort
    for halt in pruefung.zeilen:
        name = ort.raumebenen[STADTTEIL].namen[halt.raum]
        assert re.search(rf"{name}\b.* in {share(halt)}", antwort)


def test_every_area_has_its_span_its_share_of_runs_and_the_sentence_of_the_page(ort):
    rangordnung, pruefung = ranked(ort)
    zeilen = [replace(pruefung.zeilen[0], von=1, bis=1, erste_drei=1.0), *pruefung.zeilen[1:]]
    zeilen[1] = replace(zeilen[1], von=1, bis=4, erste_drei=0.25)
    erste, zweite, *_ = brief.content(ort, rangordnung, replace(pruefung, zeilen=tuple(zeilen)))["halt"]
    assert (erste["spanne"], erste["erste"]) == ("1", "100\u00a0%")
    assert (zweite["spanne"], zweite["erste"]) == ("1 bis 4", "25\u00a0%")
    assert zweite["satz"] == priority_words.turning_point(ort, rangordnung, zeilen[1])


def test_what_undocumented_addresses_could_change_is_said(ort):
    rangordnung, pruefung = ranked(ort)
    allgemein = brief.check(ort, rangordnung, pruefung)
    assert allgemein == priority_words.robustness_notes(rangordnung, pruefung)
    grenzfall = {"01": 4, "02": 1, "03": 2, "04": 3}
    *_, satz = brief.check(ort, rangordnung, replace(pruefung, grenzfall=grenzfall))
    assert satz.endswith("kämen zuerst Musterhausen, Beispielau und Probeck.")


def test_every_teilindikator_has_share_direction_date_source_and_city_value(ort):
    allein, quote = content(ort)["teile"]
    assert allein == {
        "name": "Alleinlebende",
        "einheit": "%",
        "anteil": "75\u00a0%",
        "vorrang": "hohe Werte (Katalog: Belastung)",
        "stand": "31.12.2022",
        "stadtwert": "30,0",
        "quelle": "[1]",
    }
    assert (quote["anteil"], quote["stadtwert"]) == ("25\u00a0%", "25,0")
    neutral = content(ort, Rechenweg((Teilindikator("dichte", 1, HOCH),)))["teile"]
    assert neutral[0]["vorrang"] == "hohe Werte (Katalog: neutral, hier gesetzt)"


def test_what_was_left_out_is_named_with_the_areas(ort):
    (zeile,) = content(ort)["ausgelassen"]
    assert zeile[0] == "Kinder"
    assert "Musterhausen" in zeile[1]


def test_map_and_bars_are_told_in_words_with_their_values(ort):
    daten = content(ort)
    assert "1 Probeck, 2 Musterhausen, 3 Testheim, 4 Beispielau" in daten["kartentext"]
    assert "Probeck 91,8, davon Alleinlebende 75,0, Förderquote 16,8" in daten["balkentext"]
    assert daten["balken"][0]["stuecke"] == pytest.approx([75 / 91.75, 16.75 / 91.75])


def test_the_map_has_the_colour_of_the_group_of_ranks(ort):
    rangordnung, pruefung = ranked(ort)
    legende = brief.content(ort, rangordnung, pruefung)["legende"]
    assert [text for _, text in legende] == ["Rang 1 bis 3", "Rang 4"]
    karte = brief.drawings(ort, rangordnung)["karte"]
    assert [karte.count(f'fill="{farbe}"') for farbe, _ in legende] == [3, 1]


def test_an_area_without_any_value_has_no_rank_and_is_named(bestand):
    ort = with_values(bestand, "alleinlebende", {2022: (10, 30, None, 50, 30)})
    weg = Rechenweg((ALLEIN,))
    daten = content(ort, weg)
    assert [zeile["name"] for zeile in daten["reihenfolge"]] == ["Probeck", "Musterhausen", "Testheim"]
    assert any("Beispielau" in satz for satz in daten["grenzen"])
    assert daten["kartentext"].endswith("Ohne Rang: Beispielau.") and daten["legende"][-1] == [
        "",
        "ohne Rang",
    ]
    check_accessible(as_pdf(ort, *ranked(ort, weg)))


def test_the_formula_is_written_out_with_the_shares_and_the_scale(ort):
    index, skala = content(ort)["formel"]
    assert index.replace("\u00a0", " ").startswith("Index = 75 % Alleinlebende + 25 % Förderquote")
    assert skala.startswith("Min-Max: N = 1 + 99")


def test_the_limits_are_said(ort):
    saetze = content(ort)["grenzen"]
    assert "Ein Rang allein begründet keinen Handlungsbedarf." in saetze
    assert not any("Gehweg" in satz for satz in saetze)
    assert any(
        "500" in satz for satz in content(ort, Rechenweg((ALLEIN, Teilindikator(LUECKE, 1, HOCH))))["grenzen"]
    )


def test_the_title_is_that_of_the_vorlage_with_exactly_this_rechenweg(ort):
    vorlage = Vorlage("v", "Erste Hilfe", "Warum so gewichtet wird.", WEG)
    mit = replace(ort, vorlagen={"v": vorlage}, ergebnisse={})
    daten = content(mit)
    assert (daten["titel"], daten["beschreibung"]) == ("Prioritäten: Erste Hilfe", "Warum so gewichtet wird.")
    daten = content(mit, replace(WEG, normierung=Normierung.RANG))
    assert (daten["titel"], daten["beschreibung"]) == ("Prioritäten: eigener Rechenweg", "")


def test_more_contributions_than_the_table_has_room_for_are_left_to_the_workbook(luebeck):
    weg = eight()
    assert len(content(luebeck, weg)["spalten"]) == 8
    mehr = replace(weg, teile=(*weg.teile, Teilindikator("zuzugsrate", 1, HOCH)))
    daten = content(luebeck, mehr)
    assert daten["spalten"] == [] and "XLSX" in daten["anmerkung"]
    assert all(zeile["beitraege"] == [] for zeile in daten["reihenfolge"])
    assert len(daten["balken"][0]["stuecke"]) == 9


# without an order

OHNE = {
    Hindernis.KEINE_TEILE: Rechenweg(()),
    Hindernis.KEINE_GEWICHTE: Rechenweg((replace(ALLEIN, gewicht=0),)),
    Hindernis.NICHTS_UEBRIG: Rechenweg((Teilindikator("fort", 1, HOCH),)),
    Hindernis.ALLES_GLEICH: Rechenweg((Teilindikator("umzuege", 1, HOCH),)),
}


@pytest.mark.parametrize(("hindernis", "weg"), OHNE.items(), ids=[h.name for h in OHNE])
def test_without_an_order_the_pdf_says_why_and_has_no_empty_tables(ort, hindernis, weg):
    rangordnung, pruefung = ranked(ort, weg)
    assert (rangordnung.hindernis, pruefung) == (hindernis, None)
    daten = brief.content(ort, rangordnung, pruefung)
    assert daten["hindernis"].endswith(".") and "reihenfolge" not in daten
    assert brief.drawings(ort, rangordnung) == {}
    pdf = as_pdf(ort, rangordnung, pruefung)
    check_accessible(pdf, figuren=0)
    assert page_count(pdf) == 1


# as a file


def test_the_pdf_is_accessible_has_bookmarks_and_is_the_same_every_time(ort):
    pdf, daten = as_pdf(ort, *ranked(ort)), content(ort)
    check_accessible(pdf, figuren=2)
    assert alternatives(pdf) == [daten["kartentext"], daten["balkentext"]]
    assert bookmarks(pdf) == [
        "Ergebnis",
        "Reihenfolge",
        "Woraus sich der Index zusammensetzt",
        "Teilindikatoren",
        "Hält die Reihenfolge?",
        "Was nicht eingeht, und warum",
        "Wie gerechnet wird",
        "Was die Reihenfolge nicht sagt",
        "Quellen und Lizenzen",
    ]
    assert as_pdf(ort, *ranked(ort)) == pdf


def test_names_never_become_markup(ort):
    boese = '#read("/etc/passwd") *fett* $x$ @b'
    indikator = replace(ort.indikatoren["alleinlebende"], kurzname=boese)
    anders = replace(ort, indikatoren={**ort.indikatoren, "alleinlebende": indikator}, ergebnisse={})
    rangordnung, pruefung = ranked(anders)
    assert brief.content(anders, rangordnung, pruefung)["teile"][0]["name"] == boese
    check_accessible(as_pdf(anders, rangordnung, pruefung))


def test_the_shipped_vorlagen_take_at_most_four_pages(luebeck):
    assert luebeck.vorlagen
    for vorlage in luebeck.vorlagen.values():
        pdf = as_pdf(luebeck, *ranked(luebeck, vorlage.rechenweg))
        check_accessible(pdf)
        assert page_count(pdf) <= 4
        assert content(luebeck, vorlage.rechenweg)["titel"] == f"Prioritäten: {vorlage.titel}"


def test_eight_teilindikatoren_take_at_most_four_pages(luebeck):
    rangordnung, pruefung = ranked(luebeck, eight())
    assert len(rangordnung.teile) == 8
    pdf = as_pdf(luebeck, rangordnung, pruefung)
    check_accessible(pdf)
    assert page_count(pdf) <= 4
