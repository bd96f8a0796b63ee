"""How the Steckbrief of a Stadtteil looks: a template for typst, page 1 numbers, page 2 what is done."""

from sozialraum.reports.report_style import GRUNDLAGE

VORLAGE = (
    GRUNDLAGE
    + """\
#set page(margin: (x: 18mm, top: 15mm, bottom: 17mm))
#set text(size: 10pt)
#set par(leading: 0.52em, spacing: 0.7em)
#show title: set text(18pt)
#show heading: set block(above: 1.15em, below: 0.55em)
#show heading.where(level: 1): set text(12.5pt)
#show table: set text(9pt)
#show table: set par(leading: 0.45em)
#set table(inset: (x: 2pt, y: 2.6pt))
#set list(spacing: 0.5em, body-indent: 0.4em)
#let rechts(inhalt) = align(right, inhalt)
#let mehr(text) = if text != "" { klein([… #text]) }
#let option(o) = [*#o.titel* \\ #klein[Stufe #o.stufe, #o.beleg · #o.stand]]

#grid(
  columns: (1fr, 58mm),
  column-gutter: 8mm,
  {
    text(9pt, fill: grau)[#d.dashboard]
    v(-0.4em)
    title()
    par(d.lage)
    par(klein(d.jahr))
    if d.auffaellig.len() > 0 {
      [= Was auffällt]
      for satz in d.auffaellig { par(satz) }
    }
  },
  image(bytes(d.karte), format: "svg", alt: d.kartentext, width: 58mm),
)

= Kennzahlen
#tabelle(
  (1fr, auto, auto, auto, auto, auto, auto),
  (
    [Kennzahl],
    rechts(d.name),
    rechts(d.stadt),
    rechts[Abstand],
    rechts[Rang],
    [Stand],
    [Quelle],
  ),
  d.kennzahlen.map(k => (
    [#k.name #klein[#k.einheit] #if k.fehlt != "" [\\ #klein[hier keine Angabe: #k.fehlt]]],
    rechts(strong(k.wert)),
    rechts(k.stadt),
    rechts(k.abstand),
    rechts(k.rang),
    [#k.stand],
    [#k.quelle],
  )),
)
#klein[
  Abstand: #d.name minus Stadtwert, bei Anteilen in Prozentpunkten. Rang 1 hat der höchste Wert der
  #d.anzahl #d.mehrzahl. Das ist keine Bewertung. –: nicht vergleichbar oder nicht für alle bekannt.
  Die Nummern der Quellen stehen am Ende.
]
#par(strong(d.warnung))

#if d.verlaeufe.len() > 0 [
  = Verlauf
  #table(
    columns: (1fr, auto, 62mm, auto, auto, auto),
    column-gutter: 2mm,
    align: horizon,
    kopf([Kennzahl], rechts[von], [Linie], [bis], d.stadt, [Trend]),
    table.hline(stroke: 0.7pt),
    ..d.verlaeufe.enumerate().map(((nummer, v)) => (
      [#v.name \\ #klein(v.einheit)],
      rechts[#klein(v.von.at(0)) \\ #v.von.at(1)],
      image(bytes(d.linien.at(nummer)), format: "svg", alt: v.text, width: 62mm),
      [#klein(v.bis.at(0)) \\ *#v.bis.at(1)*],
      text(8.5pt, v.stadt),
      text(8.5pt, v.trend),
      table.hline(stroke: linie),
    )).flatten(),
  )
  #klein[
    Dunkle Linie: #d.name, Punkt: letzter Wert; graue Linie: #d.stadt. Jede Zeile hat ihre eigene Skala,
    die nicht bei null beginnt. #d.ohnestadt
  ]
]

= Was fehlt
#if d.fehlt.len() == 0 [Alle Werte liegen vor.]
#for (grund, namen) in d.fehlt { par(text(9pt)[*#grund:* #namen]) }

#pagebreak()
= Optionen, die #d.name im Besonderen betreffen
#if d.lokal.len() == 0 [Keine Option nennt #d.name, und kein Kriterium ist hier nachweislich erfüllt.] else {
  tabelle(
    (70mm, 1fr),
    ([Option], [Begründung]),
    d.lokal.map(((o, warum)) => (option(o), text(8.5pt, warum))),
  )
}
#mehr(d.mehr_lokal)
#if d.offen.len() > 0 [
  == Nicht prüfbar, weil ein Wert fehlt
  #set text(9pt)
  #list(..d.offen.map(((o, warum)) => [*#o.titel* #klein[(Stufe #o.stufe, #o.beleg · #o.stand)] #warum]))
  #mehr(d.mehr_offen)
]

= Optionen für die ganze Stadt
#if d.gesamtstadt.len() == 0 [Keine.] else {
  set text(9pt)
  list(..d.gesamtstadt.map(o => [#o.titel #klein[(Stufe #o.stufe, #o.stand)]]))
}
#mehr(d.mehr_gesamtstadt)
#for (titel, satz) in d.hinweise { par(text(8.5pt)[#titel: #satz]) }
#klein[
  Nur Einträge der Stufen A und B sind Handlungsoptionen des Berichts. Anhaltspunkte ordnet das Dashboard
  zu; sie stehen nicht im Bericht.
]

= Standorte
#if d.standorte.len() == 0 [Für diesen Stadtteil ist kein Standort belegt.] else {
  tabelle(
    (1fr, auto, auto, auto),
    ([Name], [Art], [Status (jüngster Beleg)], [Anschrift]),
    d.standorte.map(zeile => zeile.map(zelle => text(8.5pt, zelle))),
  )
}
#mehr(d.mehr_standorte)

== Reichweite
#set text(9pt)
#for satz in d.reichweite { par(satz) }
#if d.programme.len() > 0 [
  == Programmgebiete
  #list(..d.programme.map(lesbar))
  #mehr(d.mehr_programme)
]

= Quellen und Lizenzen
#{
  set text(7.5pt)
  enum(numbering: "[1]", spacing: 0.45em, ..d.quellen.map(lesbar))
}
"""
)
