"""The Steckbrief of a Stadtteil: two pages to take into a committee, as an accessible PDF."""

from collections.abc import Iterator

from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.reports import area_brief_content as content
from sozialraum.reports import document, filename
from sozialraum.reports.area_brief_template import VORLAGE

SEITEN = 2


def as_pdf(bestand: Datenbestand, raum: str, jahr: int) -> bytes:
    """PDF/UA-1, two A4 pages, in German, dated `document.report_date`. Same data, same bytes.

    `raum`: id of a Stadtteil, KeyError for an unknown one. `jahr`: every value is of its nearest year.
    Lists that are too long for two pages are cut, and say so.
    """
    bilder = content.drawings(bestand, raum, jahr)
    for grenzen in content.GRENZEN:
        daten = content.content(bestand, raum, jahr, grenzen) | bilder
        pdf = document.pdf(VORLAGE, daten, document.report_date(bestand), [document.font_folder()])
        if document.pages(pdf) <= SEITEN:
            break
    return pdf


def all_areas(bestand: Datenbestand, jahr: int) -> Iterator[tuple[str, bytes]]:
    """Name of the file and PDF of every Stadtteil, each made when it is asked for."""
    for raum, name in bestand.raumebenen[STADTTEIL].namen.items():
        yield f"{filename.stem('steckbrief', name)}.pdf", as_pdf(bestand, raum, jahr)
