"""The reports on priorities that can be taken along."""

from functools import partial

from sozialraum.reports import priority_brief, priority_xlsx
from sozialraum.ui import takeaway
from sozialraum.ui.takeaway import Datei
from sozialraum.views import priority_sheet
from sozialraum.views.priority_page import Prioritaetenbild


def files(bild: Prioritaetenbild, raum: str | None) -> tuple[Datei, ...]:
    """The reports, and the map with the chosen area."""
    return (*reports(bild), *takeaway.map_files(priority_sheet.sheet(bild, raum)))


def reports(bild: Prioritaetenbild) -> tuple[Datei, ...]:
    """Prioritätenvorlage and Briefing; nothing where there is no order."""
    if bild.pruefung is None:
        return ()
    inhalt = (bild.bestand, bild.rangordnung, bild.pruefung, bild.vorlage)
    return (
        Datei(
            "Prioritätenvorlage als PDF",
            ".pdf",
            takeaway.PDF,
            partial(priority_brief.as_pdf, *inhalt),
            "Vorlage",
        ),
        Datei(
            "Briefing mit Formeln als XLSX",
            ".xlsx",
            takeaway.XLSX,
            partial(priority_xlsx.as_xlsx, *inhalt),
            "Briefing",
        ),
    )
