""" "Hält das Bild?": in how many of the methods every area stays in its class."""

from dataclasses import replace

from sozialraum.analysis.stability import VERGLICHEN, Halt, stability
from sozialraum.model import Datenbestand
from sozialraum.views import numbers
from sozialraum.views.choropleth import Kartenbild
from sozialraum.views.markup import render
from sozialraum.views.table import Spalte, Tabelle
from sozialraum.views.table import html as table_html

TITEL = "Hält das Bild?"


def table(bestand: Datenbestand, bild: Kartenbild) -> Tabelle:
    """One row per area in the order of the rank list; areas without a value with the reason.

    The first note sums up: how many areas keep their class in all methods.
    """
    auspraegung = bild.auspraegung
    indikator = auspraegung.indikator
    halt = {eintrag.raum: eintrag for eintrag in stability(auspraegung.werte, bild.darstellung.einteilung)}
    zeilen = []
    for zeile in bild.zeilen:
        if zeile.raum in halt:
            wert = float(auspraegung.werte[zeile.raum])
            zeilen.append((zeile.name, wert, *_cells(halt[zeile.raum])))
        else:
            zeilen.append((zeile.name, zeile.fehlt, None, None))
    return Tabelle(
        titel=TITEL,
        spalten=(
            Spalte(bestand.raumebenen[auspraegung.raumebene].name),
            Spalte("Wert", indikator.einheit, indikator.nachkommastellen),
            Spalte("In gleicher Klasse"),
            Spalte("Andere Klasse bei"),
        ),
        zeilen=tuple(zeilen),
        quellen=bild.quellen,
        stand=bild.stand,
        hinweise=(_summary(bestand, bild, list(halt.values())), _method(bild)),
    )


def html(bestand: Datenbestand, bild: Kartenbild) -> str:
    """The sentence that sums up, then the table with what was compared below it."""
    tabelle = table(bestand, bild)
    satz, *weitere = tabelle.hinweise
    return render("stabilitaet", satz=satz) + table_html(replace(tabelle, hinweise=tuple(weitere)))


def _cells(halt: Halt) -> tuple[str, str | None]:
    return f"{halt.gleich} von {len(VERGLICHEN)}", ", ".join(halt.abweichend) or None


def _summary(bestand: Datenbestand, bild: Kartenbild, halt: list[Halt]) -> str:
    """In a form that suits any Raumebene and any number, or why there is nothing to compare."""
    if bild.auspraegung.werte.nunique() < 2:
        return "Ohne zwei verschiedene Werte gibt es keine Klassen, die sich vergleichen lassen."
    if bild.auspraegung.werte.nunique() <= bild.darstellung.einteilung.gewuenscht:
        return "Es gibt nicht mehr verschiedene Werte als Klassen; ob das Bild hält, zeigt das nicht."
    fest = sum(not eintrag.abweichend for eintrag in halt)
    mehrzahl = bestand.raumebenen[bild.auspraegung.raumebene].mehrzahl
    return f"{mehrzahl}, die in allen fünf Verfahren in ihrer Klasse bleiben: {fest} von {len(halt)}."


def _method(bild: Kartenbild) -> str:
    einteilung = bild.darstellung.einteilung
    geteilt = " Die Teilung am Stadtwert bleibt dabei außer Acht." if bild.klassierung.geteilt else ""
    return (
        f"Gezeigt: {einteilung.verfahren}. Verglichen mit {numbers.enumeration(list(VERGLICHEN))}, "
        f"bis zu {einteilung.gewuenscht} Klassen. Gleich heißt: an derselben Stelle, von der niedrigsten "
        f"Klasse aus gezählt.{geteilt}"
    )
