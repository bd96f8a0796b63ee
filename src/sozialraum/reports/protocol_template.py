"""How the protocol looks as a PDF: a template for typst."""

VORLAGE = """\
#let d = json(bytes(sys.inputs.daten))
#let grau = rgb("#5c5751")
#let blau = rgb("#0b57a4")
#let linie = 0.5pt + rgb("#d8d3cd")
#set document(title: d.titel, author: d.dashboard, date: auto)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context text(8pt, fill: grau)[
    #d.dashboard, Protokoll, #d.wann
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

#let runde(r) = {
  heading(level: 3, [Abstimmung: #r.frage])
  klein([#r.kopf.])
  if r.offen [

    Diese Abstimmung ist noch offen; ihr Ergebnis kann sich noch ändern.
  ]
  if r.verdeckt != "" [

    #r.verdeckt
  ] else {
    tabelle(
      (1fr, auto, auto, 45mm),
      ([Wofür], [Punkte], [Anteil], [Balken]),
      r.zeilen.map(z => (
        lesbar(z.text),
        align(right, z.punkte),
        align(right, z.anteil),
        box(width: 42mm * z.balken, height: 7pt, fill: blau),
      )),
    )
  }
}

#let schritt(nummer, s, karte) = {
  block(breakable: false, above: 2em, {
    heading(level: 2, [Schritt #nummer: #s.titel])
    if s.text != "" { par(lesbar(s.text)) }
    grid(
      columns: (72mm, 1fr),
      column-gutter: 6mm,
      image(bytes(karte), format: "svg", alt: s.bildtext, width: 72mm),
      {
        strong(s.karte)
        parbreak()
        for (farbe, bedeutung) in s.legende [#feld(farbe) #bedeutung \\ ]
        if s.zusatz != "" { parbreak(); klein(s.zusatz) }
        parbreak()
        klein(s.stand)
        if s.quellen != "" { parbreak(); klein([Quellen: #s.quellen]) }
      },
    )
  })
  for r in s.runden { runde(r) }
}

#title()
#d.wann \\
Dauer: #d.dauer \\
Geschichte: #d.geschichte

#outline(title: [Inhalt], depth: 2)

= Schritte und Abstimmungen
#if d.schritte.len() == 0 [Die Geschichte hat keine Schritte.]
#if d.schritte.all(s => s.runden.len() == 0) and d.weitere.len() == 0 [Abgestimmt wurde nicht.]
#for (nummer, s) in d.schritte.enumerate(start: 1) { schritt(nummer, s, d.karten.at(nummer - 1)) }
#if d.weitere.len() > 0 [
  == Abstimmungen zu Schritten, die entfernt wurden
  #for r in d.weitere { runde(r) }
]

= Notizen und Entscheidungen
#if d.notizen.len() == 0 [Keine.]
#for gruppe in d.notizen {
  heading(level: 2, gruppe.stadtteil)
  tabelle(
    (22mm, 2fr, 3fr),
    ([Stand], [Option], [Satz]),
    gruppe.zeilen.map(z => (
      strong(z.stand),
      [#z.option #if z.beleg != "" { linebreak(); klein(z.beleg) }],
      lesbar(z.satz),
    )),
  )
}

= Was sich während des Workshops geändert hat
#list(..d.aenderungen.map(lesbar))

= Quellen
#if d.optionen.len() > 0 [
  == Optionen
  #tabelle((1fr, 1fr, 1fr), ([Option], [Beleg], [Quellen]), d.optionen)
]
== Daten der Karten
#list(..d.quellen.map(lesbar))
"""
"""All text comes as data (sys.inputs) and is set as text: nothing in it can become markup."""
