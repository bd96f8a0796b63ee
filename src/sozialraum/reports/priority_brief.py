"""The Prioritätenvorlage as an accessible PDF: the order, and everything that led to it."""

from sozialraum.analysis.index import Rangordnung
from sozialraum.analysis.robustness import Pruefung
from sozialraum.model import Datenbestand, Vorlage
from sozialraum.reports import document
from sozialraum.reports.priority_brief_content import content, drawings
from sozialraum.reports.priority_brief_template import VORLAGE


def as_pdf(
    bestand: Datenbestand,
    rangordnung: Rangordnung,
    pruefung: Pruefung | None,
    vorlage: Vorlage | None = None,
) -> bytes:
    """PDF/UA-1, A4, in German, dated by the data. Same input, same bytes.

    `pruefung` is that of `rangordnung`, `vorlage` what it started from. Without an order
    the PDF says why, and what was left out.
    """
    daten = content(bestand, rangordnung, pruefung, vorlage) | drawings(bestand, rangordnung)
    return document.pdf(VORLAGE, daten, document.report_date(bestand), [document.font_folder()])
