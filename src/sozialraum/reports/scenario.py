"""A scenario as files: GeoJSON for maps, and a summary of one page as PDF."""

import json
from datetime import UTC, datetime, time

from sozialraum.reports import citation, document
from sozialraum.views import numbers
from sozialraum.views.scenario_sheet import Szenarioblatt
from sozialraum.views.table import Spalte, Zelle

STELLEN = 5
"""Decimals of a degree: about a metre."""

VORLAGE = """\
#let d = json(bytes(sys.inputs.daten))
#let grau = rgb("#5c5751")
#let linie = 0.5pt + rgb("#d8d3cd")
#set document(title: d.titel, author: d.dashboard, date: auto)
#set page(
  paper: "a4",
  margin: (x: 18mm, top: 15mm, bottom: 14mm),
  footer: text(8pt, fill: grau)[#d.dashboard, #d.datum #h(1fr) Keine amtliche Seite der Stadt],
)
#set text(lang: "de", font: "Libertinus Serif", size: 9.5pt, fill: rgb("#1d1b19"), number-width: "tabular")
#set par(leading: 0.5em, spacing: 0.75em)
#show heading.where(level: 1): set text(17pt)
#show heading.where(level: 2): set text(10.5pt)
#show heading: set block(above: 0.9em, below: 0.5em)
= #d.titel
#text(fill: grau)[#d.einstellungen. Verglichen mit: #d.vergleich. Einwohnerzahlen: #d.stand.]

#text(11pt, weight: "bold", d.ergebnis)
#grid(
  columns: (96mm, 1fr),
  column-gutter: 6mm,
  image(bytes(d.karte), format: "svg", alt: d.kartentext, width: 96mm),
  [
    == Neue Standorte
    #for (nummer, ort, gewinn) in d.neue [
      *#nummer* #ort \\
      #text(8.5pt, fill: grau, gewinn)

    ]
    #if d.neue.len() == 0 [Keiner.]
  ],
)
== #d.tabellentitel
#{
  set text(8.5pt)
  table(
    columns: (auto, ..d.koepfe.slice(1).map(_ => 1fr)),
    stroke: none,
    inset: (x: 3pt, y: 2.4pt),
    align: (spalte, _) => if spalte == 0 { left } else { right },
    table.header(..d.koepfe.map(((name, einheit)) => text(7.5pt, fill: grau)[#name \\ #einheit])),
    table.hline(stroke: 0.7pt),
    ..d.zeilen.map(zeile => (..zeile, table.hline(stroke: linie))).flatten(),
  )
}
#set text(7.5pt)
== Heutige Standorte, die mitzählen
#if d.heutige == "" [Keiner.] else [#d.heutige.]
== Verfahren und Grenzen
#for hinweis in d.hinweise [#hinweis ]
== Quellen
#d.quellen
== Link zu diesem Szenario
#d.link
"""
"""The summary. All text comes as data (sys.inputs) and is set as text: nothing in it can become markup."""


def geojson(blatt: Szenarioblatt) -> bytes:
    """The sites as GeoJSON (RFC 7946: points, WGS 84, longitude first, UTF-8); `metadaten` says the rest."""
    sammlung = {
        "type": "FeatureCollection",
        "metadaten": {
            "titel": blatt.titel,
            "datum": blatt.datum.isoformat(),
            "einstellungen": blatt.einstellungen,
            "vergleich": blatt.vergleich,
            "ergebnis": blatt.ergebnis,
            "einwohnerzahlen": blatt.stand,
            "hinweise": list(blatt.hinweise),
            "link": blatt.link,
            "quelle": _sources(blatt),
            "darstellung": citation.DASHBOARD,
        },
        "features": [
            {
                "type": "Feature",
                "properties": ort.merkmale,
                "geometry": {
                    "type": "Point",
                    "coordinates": [round(ort.lon, STELLEN), round(ort.lat, STELLEN)],
                },
            }
            for ort in blatt.orte
        ],
    }
    return json.dumps(sammlung, ensure_ascii=False, allow_nan=False).encode()


def pdf(blatt: Szenarioblatt) -> bytes:
    """The summary on one A4 page: PDF/UA-1, tagged, in German. The same scenario gives the same bytes."""
    return document.pdf(VORLAGE, content(blatt), datetime.combine(blatt.datum, time(), UTC))


def content(blatt: Szenarioblatt) -> dict:
    """What the summary says, as text only."""
    tabelle = blatt.tabelle
    return {
        "dashboard": citation.DASHBOARD,
        "titel": blatt.titel,
        "datum": numbers.date(blatt.datum.isoformat()),
        "einstellungen": blatt.einstellungen,
        "vergleich": blatt.vergleich,
        "ergebnis": blatt.ergebnis,
        "stand": blatt.stand,
        "heutige": blatt.heutige,
        "link": blatt.link,
        "neue": blatt.neue,
        "karte": blatt.karte,
        "kartentext": blatt.kartentext,
        "tabellentitel": tabelle.titel,
        "koepfe": [[spalte.name, spalte.einheit] for spalte in tabelle.spalten],
        "zeilen": [
            [_text(spalte, zelle) for spalte, zelle in zip(tabelle.spalten, zeile, strict=True)]
            for zeile in tabelle.zeilen
        ],
        "hinweise": blatt.hinweise,
        "quellen": f"{_sources(blatt)}; Grenzen: {citation.GRENZEN}.",
    }


def _sources(blatt: Szenarioblatt) -> str:
    return "; ".join(map(citation.source, blatt.quellen))


def _text(spalte: Spalte, zelle: Zelle) -> str:
    zahl = spalte.number(zelle)
    if zahl is None:
        return str(zelle)
    return (numbers.signed if spalte.vorzeichen else numbers.number)(zahl.wert, zahl.stellen)
