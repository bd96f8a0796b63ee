"""The board, what stands beside the time line, and both tables."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.analysis.progress import timeline
from sozialraum.model import Ereignis, Verweis
from sozialraum.views import progress_page

ALLE = Katalogfilter(werte={"belegstufen": ("A", "B", "C", "D")})
HEUTE = date(2026, 11, 22)
BOESE = "<script>alert(1)</script> & *fett*"


def columns(html):
    """Column -> titles of its cards."""
    teile = re.findall(
        r'<section(?: class="sr-keine")?>\n<h2>(.*?) <span>\((\d+)\)</span></h2>(.*?)</section>', html, re.S
    )
    tafel = {name: re.findall(r"<h3><a [^>]*>(.*?)</a></h3>", inhalt) for name, _, inhalt in teile}
    assert [len(karten) for karten in tafel.values()] == [int(zahl) for _, zahl, _ in teile]
    return tafel


def card(html, titel):
    """Name -> content of a card, without tags."""
    (karte,) = [li for li in re.findall(r"<li>(.*?)</li>", html, re.S) if f">{titel}</a></h3>" in li]
    paare = re.findall(r"<dt>(.*?)</dt>(.*?)</div>", karte, re.S)
    angaben = {name: " ".join(re.sub(r"<[^>]+>", " ", wert).split()) for name, wert in paare}
    return angaben | {"": re.search(r"<p[^>]*>(.*?)</p>", karte)[1]}


def with_option(bestand, **felder):
    """The data with a changed first option."""
    return replace(bestand, optionen=(replace(bestand.optionen[0], **felder), *bestand.optionen[1:]))


def test_every_column_stands_there_with_its_cards(bestand):
    html = progress_page.board(bestand, ALLE)
    assert columns(html) == {
        "vorgeschlagen": ["Beispielnetz knüpfen", "Jugendhaus verlegen", "Spielplatz prüfen"],
        "beschlossen": ["Treffpunkt eröffnen"],
        "abgelehnt": [],
        "läuft": ["Besuchsdienst fortführen"],
        "beendet": [],
        "Stand unbekannt": ["Bericht fortschreiben"],
    }
    assert html.count(">keine</p>") == 2
    assert "6 von 6 Einträgen." in html
    assert "Nicht gezeigt" not in html


def test_a_card_says_what_is_known_in_the_words_of_the_source(bestand):
    html = progress_page.board(bestand, ALLE)
    assert card(html, "Beispielnetz knüpfen") == {
        "": "zur Kenntnis genommen (07.05.2023)",
        "Letzter Schritt": "07.05.2023: vorgelegt",
        "Drucksache": "DS 1",
        "Zuständig": "Amt für Beispiele",
        "Kosten": "nicht belegt",
        "Beleg": "A: steht in der Vorlage zu Teil 2",
        "Quelle": "Drucksache 1",
    }
    assert 'href="./optionen?option=Beispielnetz%20kn%C3%BCpfen"' in html


def test_what_is_unknown_reads_so_and_is_never_empty(bestand):
    html = progress_page.board(bestand, ALLE)
    assert card(html, "Bericht fortschreiben") == {
        "": "unbekannt (Datum nicht belegt)",
        "Letzter Schritt": "nicht belegt",
        "Drucksache": "nicht belegt",
        "Zuständig": "nicht belegt",
        "Kosten": "nicht belegt",
        "Beleg": "B: mittelbar belegt",
        "Quelle": "Drucksache 6",
    }


def test_a_drucksache_leads_to_the_source_whose_title_names_it(bestand):
    quellen = (
        Verweis("VO/1-01-03, Antrag", "https://example.org/antrag"),
        Verweis("Auszug zu VO/1-01 (Seite)", "https://example.org/vorlage"),
        Verweis("Zeitung", "https://example.org/zeitung"),
    )
    verlauf = (
        Ereignis("2024", "eins", "VO/1-01"),
        Ereignis("2025", "zwei", "VO/1-01"),
        Ereignis("", "drei", "VO/9"),
    )
    neu = with_option(bestand, verlauf=verlauf, quellen=quellen)
    option = neu.optionen[0]
    assert [(b.text, b.href) for b in progress_page.papers(option)] == [
        ("VO/1-01", "https://example.org/vorlage"),  # not the amendment that only begins like it
        ("VO/9", ""),
    ]
    assert [b.text for b in progress_page.other_sources(option)] == ["VO/1-01-03, Antrag", "Zeitung"]
    html = progress_page.board(neu, ALLE)
    assert '<a href="https://example.org/vorlage" rel="noreferrer">VO/1-01</a>' in html
    assert card(html, "Beispielnetz knüpfen")["Drucksache"] == "VO/1-01 VO/9"


@pytest.mark.parametrize(
    ("text", "gesagt"),
    [
        ("besprochen", "besprochen (Datum nicht belegt)"),
        ("besprochen; Datum nicht belegt", "besprochen; Datum nicht belegt"),
        ("besprochen; Datum und Ergebnis nicht belegt", "besprochen; Datum und Ergebnis nicht belegt"),
        ("Ergebnis nicht belegt", "Ergebnis nicht belegt (Datum nicht belegt)"),
    ],
)
def test_a_missing_date_is_said_once(bestand, text, gesagt):
    neu = with_option(bestand, verlauf=(Ereignis("", text),))
    assert card(progress_page.board(neu, ALLE), "Beispielnetz knüpfen")["Letzter Schritt"] == gesagt
    assert gesagt in progress_page.beside(timeline(neu.optionen, HEUTE))


def test_the_usual_grades_say_what_they_leave_out(bestand):
    html = progress_page.board(bestand, Katalogfilter(werte={"belegstufen": ("A", "B")}))
    assert "4 von 6 Einträgen." in html
    assert "Nicht gezeigt sind 2 weitere" in html
    assert "liste=Umsetzung" in html
    assert columns(html)["beschlossen"] == []


def test_without_a_hit_there_is_a_sentence_and_a_way_out(bestand):
    html = progress_page.board(bestand, Katalogfilter("Pferd", ALLE.werte))
    assert "Keiner von 6 Einträgen." in html
    assert ">Alle Filter aufheben</a>" in html
    assert "<h2>" not in html


def test_what_lies_outside_the_time_line_is_listed(bestand):
    verlauf = (
        Ereignis("2019", "früh"),
        Ereignis("2023", "drin"),
        Ereignis("2027-01", "spät"),
        Ereignis("", "irgendwann"),
    )
    html = progress_page.beside(timeline([replace(bestand.optionen[0], verlauf=verlauf)], HEUTE))
    assert re.findall(r"<h3>(.*?) <span>\((\d)\)", html) == [
        ("Ohne belegtes Datum", "1"),
        ("Vor 2021", "1"),
        ("Nach heute", "1"),
    ]
    assert "2019: früh" in html
    assert "Januar 2027: spät" in html
    assert "drin" not in html


def test_nothing_outside_leaves_no_empty_heading(bestand):
    assert "<h3>" not in progress_page.beside(timeline([], HEUTE))


def test_the_head_names_every_sign_or_says_that_there_is_nothing(bestand):
    leiste = timeline(bestand.optionen, HEUTE)
    html = progress_page.head(leiste, True)
    assert "Zeitleiste 2021 bis heute (22.11.2026)" in html
    assert re.findall(r"</span> (.*?)</li>", html) == [
        "beantragt",
        "zur Kenntnis genommen",
        "zurückgestellt",
        "beschlossen",
        "abgelehnt",
        "anderer Schritt",
    ]
    assert "Kein Schritt mit Datum in dieser Zeit." in progress_page.head(leiste, False)


def test_the_table_of_events_holds_what_the_chart_shows_and_what_it_cannot(bestand):
    tabelle = progress_page.events(timeline(bestand.optionen, HEUTE))
    assert [spalte.name for spalte in tabelle.spalten] == [
        "Datum",
        "Option",
        "Schritt",
        "Art des Schritts",
        "Drucksache",
    ]
    assert [tuple(map(str, zeile)) for zeile in tabelle.zeilen] == [
        ("07.05.2023", "Beispielnetz knüpfen", "vorgelegt", "anderer Schritt", "DS 1"),
        ("nicht belegt", "Beispielnetz knüpfen", "besprochen", "anderer Schritt", "nicht belegt"),
    ]


def test_the_board_as_a_table_has_no_empty_cell(bestand):
    filter_ = Katalogfilter("Bericht", ALLE.werte)
    tafel, schritte = progress_page.tables(bestand, filter_, timeline(filter_.find(bestand.optionen), HEUTE))
    zeile = dict(zip([s.name for s in tafel.spalten], map(str, tafel.zeilen[0]), strict=True))
    assert zeile == {
        "Titel": "Bericht fortschreiben",
        "Spalte": "Stand unbekannt",
        "Status": "unbekannt",
        "Datum des Status": "nicht belegt",
        "Letzter Schritt": "nicht belegt",
        "Drucksachen": "nicht belegt",
        "Zuständigkeit": "nicht belegt",
        "Kosten": "nicht belegt",
        "Belegstufe": "B",
        "Beleg": "mittelbar belegt",
        "Quellen": "Drucksache 6, https://example.org/ds6",
    }
    assert tafel.hinweise[0] == "Auswahl: Suche Bericht."
    assert schritte.zeilen == ()


def test_the_table_follows_the_columns_of_the_board(bestand):
    tafel, _ = progress_page.tables(bestand, ALLE, timeline(bestand.optionen, HEUTE))
    assert [zeile[1] for zeile in tafel.zeilen] == [
        *["vorgeschlagen"] * 3,
        "beschlossen",
        "läuft",
        "Stand unbekannt",
    ]
    assert len(tafel.hinweise) == 1


def test_texts_of_the_data_stay_texts(bestand):
    boese = with_option(
        bestand,
        titel=BOESE,
        kosten=BOESE,
        verlauf=(Ereignis("", BOESE, BOESE),),
    )
    html = progress_page.board(boese, ALLE) + progress_page.beside(timeline(boese.optionen, HEUTE))
    assert BOESE not in html
    assert BOESE in unescape(html)
