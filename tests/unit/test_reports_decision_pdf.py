"""Entscheidungsbögen as a PDF: read back for tags, words and dates."""

import io
import json
from dataclasses import replace

import pikepdf
import pytest
from pdf import bookmarks, check_accessible, page_count

from sozialraum.model import Alternative, Entscheidung
from sozialraum.reports import decision_pdf, document

BOESE = '#read("/etc/passwd") *fett* $x$ \\ "; } <a> @b ] `d` \u202eabc 😀 \x07 שלום'
BOGEN = Entscheidung(
    "03",
    "o1",
    "Ein Treff.\nAb Herbst.",
    "Viele ohne Treff.",
    (
        Alternative("Ein Bus", "Fährt zu selten.", "Workshop „Abend“, 12.11.2026"),
        Alternative("Nichts", "Lücke."),
    ),
    "Fachbereichsleitung",
    "2026-11-12",
    "a",
    1,
)
ZWEITER = replace(BOGEN, raum="", option="o99", begruendung="", alternativen=(), datum="2025-03-01", id="b")


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def tags(pdf, art):
    """How many structure elements of a kind there are."""
    with opened(pdf) as datei:
        return sum(
            isinstance(objekt, pikepdf.Dictionary) and objekt.get("/S") == art for objekt in datei.objects
        )


def asked(bestand, boegen, was):
    """What typst makes of the template: all elements of a kind, as JSON."""
    import typst

    antwort = typst.query(
        decision_pdf.VORLAGE.encode(),
        was,
        ignore_system_fonts=True,
        font_paths=[document.font_folder()],
        sys_inputs={"daten": json.dumps(decision_pdf.data(bestand, boegen))},
    )
    return json.loads(antwort)


def test_the_pdf_is_accessible_and_its_alternatives_are_a_table(bestand):
    pdf = decision_pdf.as_pdf(bestand, [BOGEN])
    check_accessible(pdf, figuren=0)
    assert page_count(pdf) == 1
    assert (tags(pdf, "/TH"), tags(pdf, "/TR")) == (3, 3)
    assert bookmarks(pdf) == [
        "Beispielau · Beispielnetz knüpfen",
        "Beschluss",
        "Begründung",
        "Erwogen und nicht gewählt",
    ]
    with opened(pdf) as datei:
        assert str(datei.docinfo.Title) == "Entscheidungsbogen"


def test_several_have_a_page_and_a_bookmark_each(bestand):
    pdf = decision_pdf.as_pdf(bestand, [BOGEN, ZWEITER])
    check_accessible(pdf, figuren=0)
    assert page_count(pdf) == 2
    titel = bookmarks(pdf)
    assert "Beispielau · Beispielnetz knüpfen" in titel and "o99 (nicht mehr in den Daten)" in titel
    with opened(pdf) as datei:
        assert str(datei.docinfo.Title) == "Entscheidungsbögen"


def test_it_is_dated_by_the_newest_decision_and_the_same_every_time(bestand):
    pdf = decision_pdf.as_pdf(bestand, [ZWEITER, BOGEN])
    with opened(pdf) as datei:
        assert str(datei.docinfo.CreationDate).startswith("D:20261112000000")
    assert decision_pdf.as_pdf(bestand, [ZWEITER, BOGEN]) == pdf


def test_it_says_everything_and_what_is_missing(bestand):
    erster, zweiter = decision_pdf.data(bestand, [BOGEN, ZWEITER])["boegen"]
    assert erster["datum"] == "12.11.2026" and erster["rolle"] == "Fachbereichsleitung"
    assert erster["beleg"].startswith("Belegstufe ")
    assert erster["beschluss"] == "Ein Treff.\nAb Herbst."
    assert erster["alternativen"] == [
        ["Ein Bus", "Fährt zu selten.", "Workshop „Abend“, 12.11.2026"],
        ["Nichts", "Lücke.", "eigene Angabe"],
    ]
    assert (zweiter["begruendung"], zweiter["beleg"], zweiter["alternativen"]) == ("keine Angabe", "", [])


@pytest.mark.parametrize("anzahl", [1, 2])
def test_what_people_write_is_text_and_nothing_else(bestand, anzahl):
    boese = replace(
        BOGEN,
        beschluss=BOESE,
        begruendung=BOESE,
        rolle=BOESE,
        alternativen=(Alternative(BOESE, BOESE, BOESE),),
    )
    pdf = decision_pdf.as_pdf(bestand, [boese] * anzahl)
    assert page_count(pdf) == anzahl
    for was in ("strong", "math.equation", "raw"):
        assert asked(bestand, [boese], was) == []


def test_twenty_long_alternatives_go_on_over_pages_with_their_heads(bestand):
    lang = "Ein langer Satz, der viele Wörter braucht. " * 40
    viele = replace(BOGEN, alternativen=tuple(Alternative(lang, lang, "") for _ in range(20)))
    pdf = decision_pdf.as_pdf(bestand, [viele])
    assert page_count(pdf) > 5
    assert tags(pdf, "/TR") >= 21
