"""How every report looks as a PDF: the beginning of its template for typst.

All text comes as data (sys.inputs) and is set as text: nothing in it can become markup. `daten` holds
`titel`, `dashboard` (author) and `fusszeile` besides what the report itself needs.
"""

GRUNDLAGE = """\
#let d = json(bytes(sys.inputs.daten))
#let grau = rgb("#5c5751")
#let blau = rgb("#0b57a4")
#let linie = 0.5pt + rgb("#d8d3cd")
#set document(title: d.titel, author: d.dashboard, date: auto)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context text(8pt, fill: grau)[
    #d.fusszeile
    #h(1fr)
    Seite #counter(page).get().first() von #counter(page).final().first()
  ],
)
#set text(
  lang: "de",
  font: ("Libertinus Serif", "DejaVu Sans"),
  size: 10.5pt,
  fill: rgb("#1d1b19"),
  hyphenate: true,
  number-width: "tabular",
)
#set par(leading: 0.58em, spacing: 0.85em)
#show title: set text(20pt)
#show heading.where(level: 1): set text(15pt)
#show heading.where(level: 2): set text(12pt)
#show heading.where(level: 3): set text(10.5pt)
#show heading: set block(above: 1.5em, below: 0.7em)
#show outline.entry.where(level: 1): set text(weight: "bold")
#set table(stroke: none, inset: (x: 3pt, y: 3.5pt))

// texts of people: shown as they are, in the lines in which they were written
#let lesbar(text) = text.split("\\n").map(zeile => [#zeile]).join(linebreak())
#let klein(inhalt) = text(8.5pt, fill: grau, inhalt)
#let strich = line(start: (0%, 100%), end: (100%, 0%), stroke: 0.6pt + grau)
#let schraffur = tiling(size: (3pt, 3pt), place(strich))
#let feld(farbe) = box(
  width: 10pt,
  height: 7pt,
  stroke: 0.5pt + grau,
  fill: if farbe == "" { schraffur } else { rgb(farbe) },
)
#let kopf(..namen) = table.header(..namen.pos().map(name => klein(name)))
#let tabelle(spalten, namen, zeilen) = table(
  columns: spalten,
  column-gutter: 2mm,
  kopf(..namen),
  table.hline(stroke: 0.7pt),
  ..zeilen.map(zeile => (..zeile, table.hline(stroke: linie))).flatten(),
)
"""
"""Colours, page with foot, headings, and the functions lesbar, klein, feld, kopf and tabelle."""
