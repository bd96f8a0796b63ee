"""Entscheidungsbögen as an accessible PDF: one, or several one after the other."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sozialraum.model import Alternative, Datenbestand, Entscheidung
from sozialraum.reports import citation, document
from sozialraum.reports.report_style import GRUNDLAGE
from sozialraum.views import decision_page, decision_words, numbers

VORLAGE = (
    GRUNDLAGE
    + """\
#let bogen(b) = [
  = #b.worueber
  #klein([Beschlossen am #b.datum · festgehalten von: #b.rolle])
  #if b.beleg != "" { parbreak(); klein([#b.beleg]) }

  == Beschluss
  #lesbar(b.beschluss)

  == Begründung
  #lesbar(b.begruendung)

  == Erwogen und nicht gewählt
  #if b.alternativen.len() == 0 [
    #d.ohne_alternativen
  ] else {
    tabelle(
      (2fr, 3fr, 2fr),
      ([Alternative], [Warum nicht gewählt], [Herkunft]),
      b.alternativen.map(zeile => zeile.map(lesbar)),
    )
  }
]

#title()
#if d.boegen.len() > 1 { outline(title: [Inhalt], depth: 1) }
#for (nummer, b) in d.boegen.enumerate() {
  if nummer > 0 { pagebreak() }
  bogen(b)
}
"""
)
NICHT_AUS_WORKSHOP = "eigene Angabe"


def as_pdf(bestand: Datenbestand, entscheidungen: Sequence[Entscheidung]) -> bytes:
    """PDF/UA-1, A4, in German, dated by the newest decision (at least one). Same decisions, same bytes."""
    neueste = max(entscheidung.datum for entscheidung in entscheidungen)
    zeitpunkt = datetime.fromisoformat(neueste).replace(tzinfo=UTC)
    return document.pdf(VORLAGE, data(bestand, entscheidungen), zeitpunkt, [document.font_folder()])


def data(bestand: Datenbestand, entscheidungen: Sequence[Entscheidung]) -> dict:
    """What the template is filled with: texts as they can be printed."""
    titel = "Entscheidungsbogen" if len(entscheidungen) == 1 else decision_page.TITEL
    return document.printable(
        {
            "dashboard": citation.DASHBOARD,
            "titel": titel,
            "fusszeile": f"{citation.DASHBOARD}, {titel}",
            "ohne_alternativen": decision_page.OHNE_ALTERNATIVEN,
            "boegen": [_sheet(bestand, entscheidung) for entscheidung in entscheidungen],
        }
    )


def _sheet(bestand: Datenbestand, entscheidung: Entscheidung) -> dict:
    return {
        "worueber": decision_words.subject(bestand, entscheidung),
        "datum": numbers.date(entscheidung.datum),
        "rolle": entscheidung.rolle,
        "beleg": decision_page.evidence(bestand, entscheidung),
        "beschluss": entscheidung.beschluss,
        "begruendung": entscheidung.begruendung or decision_page.OHNE,
        "alternativen": [_row(alternative) for alternative in entscheidung.alternativen],
    }


def _row(alternative: Alternative) -> list[str]:
    return [alternative.text, alternative.grund, alternative.herkunft or NICHT_AUS_WORKSHOP]
