"""The protocol as files: read again, looked at for what must and what must not stand there."""

import io
import json
import re
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.model import (
    STADTTEIL,
    Ansicht,
    Auszaehlung,
    Frage,
    Geschichte,
    Notiz,
    Notizstand,
    Runde,
    Rundenart,
    Schritt,
    Sitzung,
)
from sozialraum.reports import document, protocol_pdf
from sozialraum.reports import protocol as report
from sozialraum.sources import story
from sozialraum.views import slides

BEGINN = datetime(2026, 11, 22, 17, 5, 0, 250_000, tzinfo=UTC)  # as a clock says it
ENDE = BEGINN + timedelta(minutes=95)
BOESE = (
    '#read("/etc/passwd") *fett* $x$ \\ "; } <a> @b _c_ // ] `d` https://example.org \u202eabc 😀 漢\x07 שלום'
)
WO = Frage("Wo zuerst?", Rundenart.STADTTEILE, 3, ("01", "02"))
WAS = Frage("Was zuerst?", Rundenart.OPTIONEN, 2, optionen=("o1", "o2"))
SCHRITTE = (
    Schritt("a", "Anfang", "Erste Zeile.\nZweite Zeile.", "Geheim: langsam sprechen"),
    Schritt("b", "Netz", ansicht=Ansicht("optionen", {"option": ("Beispielnetz knüpfen",)}), frage=WAS),
    Schritt("c", "Wege", ansicht=Ansicht("quartiersmanagement", {"bereich": ("Reichweite",)})),
    Schritt("d", "Lücke", ansicht=Ansicht("quartiersmanagement", {"bereich": ("Lücke",)})),
)
SITZUNG = Sitzung(
    "kennung-der-sitzung",
    "Runder Tisch",
    Geschichte("Vier Schritte", SCHRITTE),
    3,
    angelegt=BEGINN,
    begonnen=BEGINN,
    beendet=ENDE,
    anfang=Geschichte("Vier Schritte", SCHRITTE[1:]),
)
RUNDEN = (
    (Runde("r1", "ABC234", "a", WO, False, True, BEGINN), Auszaehlung(5, (4, 11))),
    (Runde("r2", "ABC235", "b", WAS, True, False, BEGINN), Auszaehlung(7, (8887, 6665))),
    (Runde("r3", "ABC236", "weg", WO, False, True, BEGINN), Auszaehlung(0, (0, 0))),
)
NOTIZEN = (
    Notiz("", "", Notizstand.OFFEN, "Wer lädt ein?", 1, ENDE),
    Notiz("02", "o2", Notizstand.VEREINBART, "=1+1", 1, ENDE),
    Notiz("02", "", Notizstand.ABGELEHNT, "Zu früh.", 1, None),
    Notiz("01", "o1", Notizstand.OFFEN, "Geld fehlt.", 1, ENDE),
)


@pytest.fixture(scope="module")
def protokoll(bestand):
    return report.protocol(bestand, SITZUNG, RUNDEN, NOTIZEN)


def of(bestand, sitzung, runden=(), notizen=()):
    return report.protocol(bestand, sitzung, runden, notizen)


def sheets(bestand, protokoll):
    mappe = openpyxl.load_workbook(io.BytesIO(report.as_xlsx(bestand, protokoll)))
    return {blatt.title: [list(zeile) for zeile in blatt.iter_rows(values_only=True)] for blatt in mappe}


def read(bestand, protokoll):
    return json.loads(report.as_json(bestand, protokoll))


def asked(bestand, protokoll, was):
    """What typst makes of the template: all elements of a kind, as JSON."""
    import typst

    return typst.query(
        protocol_pdf.VORLAGE.encode(),
        was,
        ignore_system_fonts=True,
        font_paths=[document.font_folder()],
        sys_inputs={"daten": json.dumps(protocol_pdf.data(bestand, protokoll))},
    )


# PDF


def test_the_pdf_is_accessible(bestand, protokoll):
    pdf = report.as_pdf(bestand, protokoll)
    for teil in (b"%PDF-", b"/Lang(de", b"/Marked true", b"pdfuaid:part", b"/StructTreeRoot", b"/Outlines"):
        assert teil in pdf
    assert b"/DisplayDocTitle true" in pdf and b"Protokoll: Runder Tisch" in pdf
    assert pdf.count(b"/Alt") == len(SCHRITTE) + 2  # and a map of each result that was shown
    # two results shown, three groups of notes, options; again where a table goes on on the next page
    assert pdf.count(b"/S/TH") >= 2 * 4 + 3 * 3 + 3


def test_maps_on_paper_have_numbers_and_a_key(bestand, protokoll):
    daten = protocol_pdf.data(bestand, protokoll)
    assert daten["nummern"].startswith("1\u00a0Testheim, 2\u00a0Musterhausen")
    assert all(f">{nummer}</text>" in karte for karte in daten["karten"] for nummer in range(1, 5))


def test_a_result_that_was_shown_has_its_map_in_words_too(bestand, protokoll):
    daten = protocol_pdf.data(bestand, protokoll)
    runden = [runde for schritt in daten["schritte"] for runde in schritt["runden"]] + daten["weitere"]
    mit_karte = [runde for runde in runden if runde["id"] in daten["ergebniskarten"]]
    assert len(mit_karte) == 2
    assert all("Testheim: " in runde["bildtext"] and runde["legende"] for runde in mit_karte)
    assert all(runde["bildtext"] == "" for runde in runden if runde not in mit_karte)


def test_a_question_that_was_never_put_is_named(bestand):
    frage = Frage("Wer fängt an?", Rundenart.STADTTEILE, 1, raeume=("01",))
    sitzung = replace(SITZUNG, geschichte=Geschichte("Eine", (Schritt("x", "Frage", frage=frage),)))
    daten = protocol_pdf.data(bestand, of(bestand, sitzung))
    assert daten["schritte"][0]["frage"] == "Wer fängt an?"
    assert daten["schritte"][0]["runden"] == []


def test_bookmarks_lead_through_the_pdf(bestand, protokoll):
    pdf = report.as_pdf(bestand, protokoll)
    titel = re.findall(rb"/Title\(([^)]*)\)/Dest", pdf)
    for text in (b"Schritte und Abstimmungen", b"Schritt 1: Anfang", b"Musterhausen", b"Quellen"):
        assert text in titel
    assert b"Abstimmung: Wo zuerst?" in titel


def test_the_pdf_is_dated_by_the_workshop_and_the_same_every_time(bestand, protokoll):
    pdf = report.as_pdf(bestand, protokoll)
    assert b"CreationDate(D:20261122184000" in pdf
    assert report.as_pdf(bestand, protokoll) == pdf
    assert report.as_xlsx(bestand, protokoll) == report.as_xlsx(bestand, protokoll)
    assert report.as_json(bestand, protokoll) == report.as_json(bestand, protokoll)


def test_the_pdf_says_when_it_was_and_what_changed(bestand, protokoll):
    daten = protocol_pdf.data(bestand, protokoll)
    assert daten["titel"] == "Protokoll: Runder Tisch"
    assert (daten["wann"], daten["dauer"]) == ("22.11.2026, 18:05 bis 19:40 Uhr", "1 Stunde 35 Minuten")
    assert daten["aenderungen"][0] == "Schritt 1 „Anfang“ neu."
    assert daten["aenderungen"][1] == "Allgemeine Notiz: neu, offen."


def test_every_step_has_its_map_its_words_and_its_sources(bestand, protokoll):
    daten = protocol_pdf.data(bestand, protokoll)
    folie = slides.slide(bestand, SCHRITTE[0])
    erster = daten["schritte"][0]
    assert erster["text"] == "Erste Zeile.\nZweite Zeile."
    assert (erster["karte"], erster["bildtext"]) == (folie.ueberschrift, folie.bildtext)
    assert erster["legende"] == [list(eintrag) for eintrag in folie.legende]
    assert "CC BY" in erster["quellen"] and erster["quellen"] in daten["quellen"]
    assert daten["quellen"][-1].startswith("Grenzen: Kommunale Statistikstelle")
    assert len(daten["karten"]) == len(SCHRITTE)
    for karte in daten["karten"]:
        assert karte.startswith("<svg") and karte.count("<path") == 4
    assert all(f'fill="{farbe}"' in daten["karten"][0] for farbe, _ in folie.legende if farbe)


def test_signs_that_the_printed_map_lacks_are_said_to_have_been_on_the_screen(bestand, protokoll):
    wege = protocol_pdf.data(bestand, protokoll)["schritte"][2]
    assert wege["zusatz"].startswith("Auf der Leinwand: Kreise: 500 m Gehweg")
    assert sheets(bestand, protokoll)["Schritte"][5][6] == wege["zusatz"]
    assert protocol_pdf.data(bestand, protokoll)["schritte"][0]["zusatz"] == ""


def test_rounds_stand_at_their_step_and_those_of_removed_steps_at_the_end(bestand, protokoll):
    daten = protocol_pdf.data(bestand, protokoll)
    assert [len(schritt["runden"]) for schritt in daten["schritte"]] == [1, 1, 0, 0]
    (wo,), (leer,) = daten["schritte"][0]["runden"], daten["weitere"]
    assert wo["zeilen"] == [
        {"text": "Musterhausen", "punkte": "11", "anteil": "73,3\u00a0%", "balken": 1},
        {"text": "Testheim", "punkte": "4", "anteil": "26,7\u00a0%", "balken": 4 / 11},
    ]
    assert [zeile["anteil"] for zeile in leer["zeilen"]] == ["–", "–"]
    assert not wo["offen"] and "5 Stimmzettel" in wo["kopf"]


def test_a_result_that_was_not_shown_is_in_no_file(bestand, protokoll):
    runde = protocol_pdf.data(bestand, protokoll)["schritte"][1]["runden"][0]
    assert (runde["zeilen"], runde["verdeckt"], runde["offen"]) == ([], "Ergebnis nicht gezeigt.", True)
    assert "7 Stimmzettel" in runde["kopf"]
    alles = json.dumps([protocol_pdf.data(bestand, protokoll), read(bestand, protokoll)])
    alles += str(sheets(bestand, protokoll))
    assert not re.search(r"\b8\.?887\b|\b6\.?665\b", alles)


def test_what_is_private_is_in_no_file(bestand, protokoll):
    """Speaker notes, the code of an open ballot, and the id that stands in addresses."""
    alles = json.dumps(protocol_pdf.data(bestand, protokoll)) + report.as_json(bestand, protokoll).decode()
    alles += str(sheets(bestand, protokoll))
    for geheim in ("Geheim", "ABC235", "kennung-der-sitzung"):
        assert geheim not in alles


def test_notes_are_grouped_by_stadtteil_with_the_grade_in_words(bestand, protokoll):
    gruppen = protocol_pdf.data(bestand, protokoll)["notizen"]
    assert [gruppe["stadtteil"] for gruppe in gruppen] == ["Testheim", "Musterhausen", "Ohne Stadtteil"]
    assert gruppen[0]["zeilen"] == [
        {
            "option": "Beispielnetz knüpfen",
            "beleg": "Belegstufe A: steht in der Vorlage zu Teil 2 des Berichts",
            "stand": "offen",
            "satz": "Geld fehlt.",
        }
    ]
    assert [zeile["option"] for zeile in gruppen[1]["zeilen"]] == ["Stadtteil insgesamt", "Spielplatz prüfen"]
    assert gruppen[2]["zeilen"][0]["option"] == "Allgemein"


def test_the_options_that_were_named_are_listed_with_their_sources(bestand, protokoll):
    optionen = protocol_pdf.data(bestand, protokoll)["optionen"]
    assert [titel for titel, *_ in optionen] == ["Beispielnetz knüpfen", "Spielplatz prüfen"]
    assert optionen[0][1:] == ["Belegstufe A: steht in der Vorlage zu Teil 2 des Berichts", "Drucksache 1"]


def test_an_option_and_a_stadtteil_that_the_data_lost_keep_their_ids(bestand):
    protokoll = of(bestand, SITZUNG, notizen=[Notiz("99", "fort", Notizstand.OFFEN, "Weil.")])
    (gruppe,) = protocol_pdf.data(bestand, protokoll)["notizen"]
    assert (gruppe["stadtteil"], gruppe["zeilen"][0]["option"]) == ("99", "fort")
    assert sheets(bestand, protokoll)["Notizen"][3][:2] == ["99", "fort"]
    assert report.as_pdf(bestand, protokoll).startswith(b"%PDF-")


LEER = Sitzung("s", "Leer", Geschichte("Ohne Schritte"), 1)
FAELLE = {
    "no date, no steps": LEER,
    "not begun": replace(LEER, geschichte=SITZUNG.geschichte, angelegt=BEGINN),
    "not ended, no rounds, no notes": replace(SITZUNG, beendet=None),
}


@pytest.mark.parametrize("fall", FAELLE.values(), ids=FAELLE.keys())
def test_what_is_empty_has_a_protocol_too(bestand, fall):
    protokoll = of(bestand, fall)
    pdf = report.as_pdf(bestand, protokoll)
    assert pdf.startswith(b"%PDF-") and report.as_pdf(bestand, protokoll) == pdf
    assert list(sheets(bestand, protokoll)) == BLAETTER
    assert read(bestand, protokoll)["abstimmungen"] == []


def test_before_the_beginning_nothing_is_told_as_a_change(bestand):
    protokoll = of(bestand, FAELLE["not begun"], notizen=NOTIZEN)
    assert protokoll.aenderungen == ()
    assert protocol_pdf.data(bestand, protokoll)["aenderungen"] == ["Der Workshop hat noch nicht begonnen."]
    gleich = of(bestand, replace(SITZUNG, anfang=SITZUNG.geschichte))
    assert sheets(bestand, gleich)["Änderungen"][3] == ["Seit dem Beginn hat sich nichts geändert."]


# texts of people


def hostile(text):
    frage = replace(WO, text=text)
    geschichte = Geschichte(text, (Schritt("a", text, text), *SCHRITTE[1:]))
    runde = (replace(RUNDEN[0][0], frage=frage), RUNDEN[0][1])
    sitzung = replace(SITZUNG, titel=text, geschichte=geschichte)
    return sitzung, (runde,), (Notiz("01", "o1", Notizstand.OFFEN, text),)


def test_text_of_people_never_becomes_markup(bestand):
    protokoll = of(bestand, *hostile(BOESE))
    assert report.as_pdf(bestand, protokoll).startswith(b"%PDF-")
    gedruckt = document.printable(BOESE)
    assert '#read("/etc/passwd") *fett* $x$ \\ "; } <a> @b _c_ // ] `d` https://example.org' in gedruckt
    roh = json.dumps(gedruckt)[1:-1]
    for was in ("heading", "table"):
        gefunden = json.dumps(json.loads(asked(bestand, protokoll, was)))
        assert roh in gefunden


@settings(max_examples=40)
@given(text=st.text(min_size=1, max_size=200))
def test_no_text_prevents_the_pdf(bestand, text):
    assert report.as_pdf(bestand, of(bestand, *hostile(text))).startswith(b"%PDF-")


def test_a_sign_without_glyph_is_replaced_and_what_steers_text_is_dropped():
    assert document.printable("a漢b\u202ec\x00\td\u2028e") == "a□bc d e"
    assert document.printable(["שלום 😀", {"x": "a\nb", "y": None, "z": 0.5}]) == [
        "שלום 😀\u200e",
        {"x": "a\nb", "y": None, "z": 0.5},
    ]


def test_a_word_without_end_may_break():
    assert document.printable("x" * 41) == "x" * 40 + "\u200bx"
    assert document.printable("x" * 40 + " y") == "x" * 40 + " y"


# XLSX

BLAETTER = ["Überblick", "Schritte", "Abstimmungen", "Notizen", "Änderungen", "Quellen"]


def test_the_workbook_has_a_sheet_for_each_part(bestand, protokoll):
    blaetter = sheets(bestand, protokoll)
    assert list(blaetter) == BLAETTER
    assert dict(zeile for zeile in blaetter["Überblick"][3:]) == {
        "Titel": "Runder Tisch",
        "Datum": "22.11.2026, 18:05 bis 19:40 Uhr",
        "Dauer": "1 Stunde 35 Minuten",
        "Geschichte": "Vier Schritte",
        "Schritte": "4",
        "Abstimmungen": "3",
        "Notizen, vereinbart": "1",
        "Notizen, offen": "2",
        "Notizen, abgelehnt": "1",
    }
    assert [zeile[:2] for zeile in blaetter["Schritte"][3:]] == [
        [1, "Anfang"],
        [2, "Netz"],
        [3, "Wege"],
        [4, "Lücke"],
    ]
    assert blaetter["Änderungen"][3] == ["Schritt 1 „Anfang“ neu."]
    assert any("CC BY 4.0" in str(zeile) for zeile in blaetter["Quellen"])
    assert any("Belegstufe B: mittelbar belegt" in str(zeile) for zeile in blaetter["Quellen"])


def test_the_workbook_has_a_row_for_every_line_of_a_ballot(bestand, protokoll):
    zeilen = sheets(bestand, protokoll)["Abstimmungen"][3:]
    assert [zeile[:3] for zeile in zeilen] == [
        [1, 1, "Wo zuerst?"],
        [1, 1, "Wo zuerst?"],
        [2, 2, "Was zuerst?"],
        [3, "Schritt entfernt", "Wo zuerst?"],
        [3, "Schritt entfernt", "Wo zuerst?"],
    ]
    assert zeilen[0][5:] == [
        "22.11.2026, 18:05 Uhr",
        "geschlossen",
        5,
        "Musterhausen",
        "",
        11,
        73.3,
    ]
    assert zeilen[2][6:] == ["noch offen", 7, None, None, "Ergebnis nicht gezeigt", None]
    assert zeilen[3][10:] == [0, None]


@pytest.mark.parametrize("anfang", "=+-@")
def test_a_note_stays_text_in_the_workbook(bestand, anfang):
    notiz = Notiz("01", "", Notizstand.OFFEN, f"{anfang}1+1")
    mappe = openpyxl.load_workbook(io.BytesIO(report.as_xlsx(bestand, of(bestand, SITZUNG, notizen=[notiz]))))
    zelle = mappe["Notizen"].cell(4, 5)
    assert (zelle.data_type, zelle.value) == ("s", f"{anfang}1+1")


# JSON


def test_the_json_has_everything_field_by_field(bestand, protokoll):
    inhalt = read(bestand, protokoll)
    assert (inhalt["fassung"], inhalt["titel"]) == (1, "Runder Tisch")
    assert (inhalt["begonnen"], inhalt["beendet"]) == (
        "2026-11-22T17:05:00.250000+00:00",
        "2026-11-22T18:40:00.250000+00:00",
    )
    assert inhalt["abstimmungen"][0] == {
        "schritt": "a",
        "frage": asdict(WO) | {"raeume": ["01", "02"], "optionen": []},
        "begonnen": "2026-11-22T17:05:00.250000+00:00",
        "zustand": "geschlossen",
        "gezeigt": True,
        "stimmzettel": 5,
        "ergebnis": [
            {"raum": "02", "option": "", "zu": "Musterhausen", "punkte": 11, "anteil": 73.3},
            {"raum": "01", "option": "", "zu": "Testheim", "punkte": 4, "anteil": 26.7},
        ],
    }
    assert inhalt["abstimmungen"][1]["ergebnis"] is None
    assert inhalt["abstimmungen"][1]["stimmzettel"] == 7
    assert inhalt["notizen"][0] == {
        "raum": "01",
        "option": "o1",
        "stand": "offen",
        "satz": "Geld fehlt.",
        "fassung": 1,
        "geaendert": "2026-11-22T18:40:00.250000+00:00",
        "zu": "Testheim · Beispielnetz knüpfen",
    }
    assert inhalt["aenderungen"] == list(protokoll.aenderungen)
    assert [option["belegstufe"] for option in inhalt["optionen"]] == ["A", "B"]


def test_the_story_in_the_json_is_a_story_file_without_speaker_notes(bestand, protokoll):
    geschichte = story.parse(json.dumps(read(bestand, protokoll)["geschichte"]))
    ohne = tuple(replace(schritt, notizen="") for schritt in SCHRITTE)
    assert geschichte == Geschichte("Vier Schritte", ohne)


def test_the_json_has_the_map_of_every_step_in_colours_and_words(bestand, protokoll):
    karten = read(bestand, protokoll)["karten"]
    folie = slides.slide(bestand, SCHRITTE[0])
    assert [karte["schritt"] for karte in karten] == ["a", "b", "c", "d"]
    assert karten[0]["ueberschrift"] == folie.ueberschrift
    for raum, (klasse, text, *_) in folie.karte["a"].items():
        farbe = folie.karte["k"][klasse] if klasse >= 0 else None
        assert karten[0]["flaechen"][raum] == {"farbe": farbe, "text": text}
    assert all(karte["quellen"] for karte in karten)


# the real data


def test_the_sources_are_those_of_the_slide(luebeck):
    """The slide names its source, or counts the sources of what is in colour."""
    for geschichte in luebeck.geschichten.values():
        for schritt in geschichte.schritte:
            folie = slides.slide(luebeck, schritt)
            stand, quellen = folie.stand, folie.quellen
            assert len({q.id for q in quellen}) == len(quellen)
            if anzahl := re.search(r"(\d+) Quellen", stand):
                assert len(quellen) >= int(anzahl[1])
            elif quellen:
                assert any(quelle.titel in stand for quelle in quellen)


def test_all_files_of_a_full_workshop_are_made(luebeck):
    geschichte = luebeck.geschichten["bericht"]
    raeume = tuple(luebeck.raumebenen[STADTTEIL].namen)
    frage = Frage("Was wo?", Rundenart.OPTIONEN_JE_STADTTEIL, 5, raeume, ("o02", "o06"))
    runde = Runde("r", "ABC234", "optionen", frage, False, True, BEGINN)
    optionen = [option.id for option in luebeck.optionen]
    notizen = [Notiz(raeume[n % 10], optionen[n // 10], Notizstand.OFFEN, BOESE) for n in range(20)]
    sitzung = replace(SITZUNG, geschichte=geschichte, anfang=geschichte)
    protokoll = of(luebeck, sitzung, [(runde, Auszaehlung(40, (3,) * 20))] * 3, notizen)
    for make in (report.as_pdf, report.as_xlsx, report.as_json):
        assert make(luebeck, protokoll)
