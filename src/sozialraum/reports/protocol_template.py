"""How the protocol looks as a PDF: a template for typst."""

from sozialraum.reports.report_style import GRUNDLAGE

VORLAGE = (
    GRUNDLAGE
    + """\
#let runde(r) = {
  heading(level: 3, [Abstimmung: #r.frage])
  klein([#r.kopf.])
  if r.offen [

    Diese Abstimmung ist noch offen; ihr Ergebnis kann sich noch ändern.
  ]
  if r.id in d.ergebniskarten {
    grid(
      columns: (72mm, 1fr),
      column-gutter: 6mm,
      image(bytes(d.ergebniskarten.at(r.id)), format: "svg", alt: r.bildtext, width: 72mm),
      for (farbe, bedeutung) in r.legende [#feld(farbe) #bedeutung \\ ],
    )
  }
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
  if s.frage != "" and s.runden.len() == 0 [Frage an den Raum, nicht abgestimmt: #s.frage]
}

#title()
#d.wann \\
Dauer: #d.dauer \\
Geschichte: #d.geschichte

#outline(title: [Inhalt], depth: 2)

= Schritte und Abstimmungen
#if d.schritte.len() == 0 [Die Geschichte hat keine Schritte.]
#if d.schritte.len() > 0 { klein([Nummern auf den Karten: #d.nummern]) }
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
)
