"""The Optionenliste: options with everything known of their state, as an accessible PDF."""

from collections.abc import Iterable

from sozialraum.model import Belegstufe, Datenbestand, Handlungsoption
from sozialraum.reports import citation, document
from sozialraum.reports.report_style import GRUNDLAGE
from sozialraum.views import numbers, option_words

NICHT_BELEGT = "nicht belegt"

VORLAGE = (
    GRUNDLAGE
    + """\
#set page(flipped: true, margin: (x: 15mm, top: 15mm, bottom: 17mm))
#set text(9.5pt)
#set par(leading: 0.5em, spacing: 0.7em)
#show table: set text(8.5pt)
#show table: set par(leading: 0.45em)
#set table.cell(breakable: false)
#title()
#d.satz

#for (stufe, bedeutung) in d.stufen [*#stufe:* #bedeutung. ]

Nur Einträge der Stufen A und B sind Handlungsoptionen des Berichts. Was nicht belegt ist, steht so da.

#for feld in d.felder {
  heading(level: 1, feld.name)
  tabelle(
    (9fr, 26mm, 5fr, 5fr, 5fr, 5fr),
    ([Option], [Beleg], [Stand und Drucksache], [Zuständig], [Kosten], [Stadtteile]),
    feld.optionen.map(o => (
      [*#o.titel* \\ #o.beschreibung \\ #klein[Quelle: #o.quellen]],
      [Stufe #o.stufe: #o.beleg],
      lesbar(o.stand),
      lesbar(o.zustaendig),
      lesbar(o.kosten),
      lesbar(o.ort),
    )),
  )
}
"""
)
"""The list. All text comes as data (sys.inputs) and is set as text: nothing in it can become markup."""


def as_pdf(bestand: Datenbestand, optionen: Iterable[Handlungsoption], filterworte: str = "") -> bytes:
    """PDF/UA-1, A4 landscape, in German, a table per Handlungsfeld. Same data, same bytes.

    `filterworte`: what the options were chosen by, "" for none.
    """
    daten = content(bestand, tuple(optionen), filterworte)
    return document.pdf(VORLAGE, daten, document.report_date(bestand), [document.font_folder()])


def content(bestand: Datenbestand, optionen: tuple[Handlungsoption, ...], filterworte: str) -> dict:
    """What the list says, as text to print: Handlungsfelder by name, in them the best tied options first."""
    felder = {option.handlungsfeld for option in optionen}
    texte = {
        "dashboard": citation.DASHBOARD,
        "titel": "Optionenliste",
        "fusszeile": f"{citation.DASHBOARD}, Optionenliste. Keine amtliche Seite der Stadt.",
        "satz": _sentence(len(optionen), len(bestand.optionen), filterworte),
        "stufen": [
            [stufe.value, stufe.bedeutung]
            for stufe in Belegstufe
            if any(option.belegstufe is stufe for option in optionen)
        ],
        "felder": [
            {
                "name": feld,
                "optionen": [
                    _entry(bestand, option)
                    for option in sorted(optionen, key=lambda o: o.belegstufe)
                    if option.handlungsfeld == feld
                ],
            }
            for feld in sorted(felder)
        ],
    }
    return document.printable(texte)


def _sentence(gezeigt: int, alle: int, filterworte: str) -> str:
    anzahl = numbers.number(gezeigt) if gezeigt else "Keiner"
    satz = f"{anzahl} von {numbers.number(alle)} Einträgen"
    if gezeigt == alle:
        satz = f"Alle {numbers.number(alle)} Einträge"
    return f"{satz}. Auswahl: {filterworte}." if filterworte else f"{satz}."


def _entry(bestand: Datenbestand, option: Handlungsoption) -> dict[str, str]:
    return {
        "titel": option.titel,
        "beschreibung": option.beschreibung,
        "quellen": "; ".join(verweis.titel for verweis in option.quellen) or NICHT_BELEGT,
        "stufe": option.belegstufe.value,
        "beleg": option_words.BELEG[option.belegstufe],
        "stand": "\n".join(
            filter(
                None,
                (
                    option_words.state(option),
                    option_words.last_step(option),
                    f"Drucksache: {option_words.papers(option) or NICHT_BELEGT}",
                ),
            )
        ),
        "zustaendig": option.zustaendig or NICHT_BELEGT,
        "kosten": option.kosten or NICHT_BELEGT,
        "ort": option_words.place(bestand, option),
    }
