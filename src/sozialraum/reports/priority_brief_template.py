"""How the Prioritätenvorlage looks: a template for typst, at most four pages."""

from sozialraum.reports.report_style import GRUNDLAGE

VORLAGE = (
    GRUNDLAGE
    + """\
#set page(margin: (x: 18mm, top: 16mm, bottom: 18mm))
#set text(size: 10pt)
#set par(leading: 0.54em, spacing: 0.75em)
#show heading: set block(above: 1.3em, below: 0.6em)
#show heading.where(level: 1): set text(13pt)
#show table: set text(9pt)
#show table: set par(leading: 0.45em)
#set table(inset: (x: 2pt, y: 3pt))
#set list(spacing: 0.55em, body-indent: 0.4em)
#show figure: set align(left)
#let rechts(inhalt) = align(right, inhalt)
#let farbe(nummer) = rgb(d.farben.at(calc.rem(nummer, d.farben.len())))
#let marke(nummer) = box(
  width: 11pt, height: 9pt, fill: farbe(nummer), stroke: 0.5pt + grau, baseline: 1.5pt,
  align(center + horizon, text(7pt, str(nummer + 1))),
)

// a bar: one piece for each Teilindikator, with its number where there is room for it
#let balken(stuecke) = stack(
  dir: ltr,
  ..stuecke.enumerate().map(((nummer, anteil)) => rect(
    width: anteil * 118mm, height: 11pt, inset: 0pt, fill: farbe(nummer), stroke: 0.5pt + white,
    if anteil > 0.03 { align(center + horizon, text(7pt, str(nummer + 1))) },
  )),
)

#text(9pt, fill: grau)[#d.dashboard]
#v(-0.4em)
#title()
#if d.hindernis != "" [
  *#d.hindernis*
] else [
  #grid(
    columns: (1fr, 66mm),
    column-gutter: 7mm,
    {
      [= Ergebnis]
      par(d.antwort)
      klein(d.lesehilfe)
      if d.beschreibung != "" [
        = Diese Vorlage
        #d.beschreibung
      ]
    },
    {
      image(bytes(d.karte), format: "svg", alt: d.kartentext, width: 66mm)
      for (farbe, bedeutung) in d.legende [#box[#feld(farbe) #klein(bedeutung)] #h(0.6em)]
    },
  )

  = Reihenfolge
  #{
    show table: set text(8.5pt)
    tabelle(
      (auto, auto, auto, ..d.spalten.map(name => 1fr)),
      (rechts[Rang], d.ebene, rechts[Index], ..d.spalten.map(rechts)),
      d.reihenfolge.map(zeile => (
        rechts(zeile.rang),
        strong(zeile.name),
        rechts(strong(zeile.index)),
        ..zeile.beitraege.map(rechts),
      )),
    )
  }
  #klein[#d.anmerkung]

  = Woraus sich der Index zusammensetzt
  #figure(
    alt: d.balkentext,
    grid(
      columns: (34mm, 118mm, auto),
      column-gutter: 2mm,
      row-gutter: 3pt,
      align: horizon,
      ..d.balken.map(b => (text(9pt, b.name), balken(b.stuecke), text(8.5pt, b.index))).flatten(),
    ),
  )
  #for (nummer, teil) in d.teile.enumerate() [#box[#marke(nummer) #klein(teil.name)] #h(0.6em)]

  // short enough for one page: kept together
  #block(breakable: d.teile.len() > 12)[
    = Teilindikatoren
    #tabelle(
      (auto, 1fr, auto, 58mm, auto, auto, auto),
      ([Nr.], [Teilindikator], rechts[Gewicht], [Vorrang haben], [Stand], rechts[Stadtwert], [Quelle]),
      d.teile.enumerate(start: 1).map(((nummer, teil)) => (
        [#nummer],
        [#strong(teil.name) #klein(teil.einheit)],
        rechts(teil.anteil),
        [#teil.vorrang],
        [#teil.stand],
        rechts(teil.stadtwert),
        [#teil.quelle],
      )),
    )
  ]

  = Hält die Reihenfolge?
  #for satz in d.pruefung { par(satz) }
  #tabelle(
    (auto, auto, 16mm, 22mm, 1fr),
    (
      rechts[Rang],
      d.ebene,
      rechts[Spanne],
      rechts[Läufe unter den ersten drei],
      [Wendepunkt],
    ),
    d.halt.map(h => (rechts(h.rang), strong(h.name), rechts(h.spanne), rechts(h.erste), [#h.satz])),
  )
]

#if d.ausgelassen.len() > 0 [
  = #d.nichtdabei
  #tabelle((1fr, 2fr), ([Teilindikator], [Warum]), d.ausgelassen)
]

#if d.hindernis == "" [
  = Wie gerechnet wird
  #for satz in d.formel { par(satz) }
]

= Was die Reihenfolge nicht sagt
#list(..d.grenzen.map(lesbar))

#if d.quellen.len() > 0 [
  = Quellen und Lizenzen
  #{
    set text(8pt)
    enum(numbering: "[1]", spacing: 0.5em, ..d.quellen.map(lesbar))
  }
]
"""
)
