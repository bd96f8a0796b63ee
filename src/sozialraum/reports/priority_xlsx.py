"""The order of areas as a workbook that calculates: who changes a weight sees the ranks follow."""

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from sozialraum.analysis.index import Rangordnung
from sozialraum.analysis.robustness import Pruefung
from sozialraum.model import Datenbestand, Rechenweg, Vorlage
from sozialraum.reports import citation, tables
from sozialraum.reports import priority_content as content
from sozialraum.reports import priority_formulas as formulas
from sozialraum.reports.priority_formulas import (
    ANTEIL,
    GEWICHTE,
    NORMIERUNG,
    REIHENFOLGE,
    WERTE,
    Mass,
)
from sozialraum.reports.priority_sheet import Rechenmappe
from sozialraum.views import numbers, priority_words, robustness_page
from sozialraum.views.priority_page import Prioritaetenbild
from sozialraum.views.table import Spalte, Tabelle, Zahl

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HALT = "Hält die Reihenfolge"
EINGABE = "Gelb: hier lässt sich etwas ändern. Anteile, Index, Beiträge und Ränge rechnen mit."
FEST = "Gilt für die Gewichte des Dashboards und rechnet nicht mit, wenn hier ein Gewicht geändert wird."
LEERSTELLE = "keine Angabe"
_SPALTEN = {
    "Teilindikator": 34,
    "Gewicht": 14,
    "Anteil": 10,
    "Vorrang haben": 16,
    "Vorrang im Dashboard": 44,
    "Einheit": 16,
    "Stand": 14,
    "Stadtwert": 12,
    "Quelle": 60,
}
"""Columns of the sheet Gewichte with their widths."""


def as_xlsx(
    bestand: Datenbestand,
    rangordnung: Rangordnung,
    pruefung: Pruefung | None,
    vorlage: Vorlage | None = None,
) -> bytes:
    """The sheets Reihenfolge, Gewichte, Werte, Normierung, Hält die Reihenfolge and Quellen.

    Weights, ends that call for priority, scale and mean can be changed in the sheet. Every formula has its
    value written beside it, for programs that do not calculate. `vorlage`: what the order started
    from. Without an order the workbook says why, and what was left out. Same input, same bytes.
    """
    bild = content.picture(bestand, rangordnung, pruefung, vorlage)
    if pruefung is None:
        return tables.xlsx_bytes(_without_order(bild))
    datei = io.BytesIO()
    with tables.workbook(datei) as (mappe, formate):
        buch = Rechenmappe(mappe, formate)
        mass = Mass(len(rangordnung.index), len(rangordnung.teile))
        _order(buch, bild, mass)
        _weights(buch, bild, mass)
        _values(buch, bild)
        _normalised(buch, bild, mass)
        halt = _robustness(bild)
        blatt = mappe.add_worksheet(HALT)
        tables.write_table(mappe, blatt, halt, formate)
        tables.write_text(blatt, 1, 0, FEST, formate["stand"])
        tables.write_sources(mappe.add_worksheet(tables.QUELLEN), [*_sources(bild), halt], formate)
    return datei.getvalue()


def _order(buch: Rechenmappe, bild: Prioritaetenbild, mass: Mass) -> None:
    koepfe = ["Rang", "Rang im Dashboard", bild.ebene.name, "Index"]
    beitraege = [f"Beitrag {teil.name}" for teil in bild.rangordnung.teile]
    breiten = [8, 12, 28, 12, *[16] * len(beitraege)]
    blatt = buch.sheet(REIHENFOLGE, bild.title(), "", [*koepfe, *beitraege], breiten)
    buch.row(blatt, 1, [formulas.verdict(mass)])
    for stelle, halt in enumerate(bild.pruefung.zeilen):
        raum = halt.raum
        zellen = [
            formulas.rank(mass, stelle, halt.rang),
            Zahl(halt.rang, 0),
            bild.ebene.namen[raum],
            formulas.index(mass, stelle, bild.rangordnung.index[raum]),
            *(
                formulas.contribution(mass, stelle, teil, beitrag)
                for teil, beitrag in enumerate(bild.rangordnung.beitraege.loc[raum])
            ),
        ]
        buch.row(blatt, mass.erste + stelle, zellen)
    for stelle, raum in enumerate(bild.rangordnung.ohne_werte, mass.raeume):
        buch.row(blatt, mass.erste + stelle, [LEERSTELLE, LEERSTELLE, bild.ebene.namen[raum], LEERSTELLE])


def _weights(buch: Rechenmappe, bild: Prioritaetenbild, mass: Mass) -> None:
    blatt = buch.sheet(GEWICHTE, "Gewichte und Rechenweg", EINGABE, list(_SPALTEN), list(_SPALTEN.values()))
    for stelle, teil in enumerate(bild.rangordnung.teile):
        zeile = mass.erste + stelle
        buch.row(blatt, zeile, _weight_row(bild, mass, stelle))
        buch.weight(blatt, (zeile, 1), teil.teil.gewicht)
        buch.choice(blatt, (zeile, 3), teil.teil.vorrang)
    _settings(buch, blatt, bild.rangordnung.rechenweg, mass)
    zeile = mass.erste + mass.teile + 5
    if bild.rangordnung.ausgelassen:
        tables.write_text(blatt, zeile, 0, content.NICHT_DABEI, buch.formate["kopf"])
    for stelle, auslassung in enumerate(priority_words.left_out(bild.bestand, bild.rangordnung), zeile + 1):
        buch.row(blatt, stelle, auslassung)


def _weight_row(bild: Prioritaetenbild, mass: Mass, stelle: int) -> list:
    """All that is known of a Teilindikator; the cells that can be changed are left free."""
    teil = bild.rangordnung.teile[stelle]
    stadtwert = priority_words.city_value(bild.bestand, bild.rangordnung, teil)
    return [
        teil.name,
        None,
        formulas.share(mass, stelle, bild.rangordnung.gewichte[teil.teil.indikator]),
        None,
        priority_words.direction(bild.bestand, teil, bild.vorlage),
        teil.einheit,
        numbers.date(teil.stichtag),
        LEERSTELLE if stadtwert is None else Zahl(stadtwert, teil.stellen),
        "; ".join(map(citation.source, priority_words.sources(bild.bestand, [teil]))),
    ]


def _settings(buch: Rechenmappe, blatt: "Worksheet", rechenweg: Rechenweg, mass: Mass) -> None:
    """Scale and mean, each with a name that the formulas use, and whether the weights can be used."""
    zeile = mass.erste + mass.teile + 1
    angaben = (
        ("Normierung", formulas.NORMIERUNGSART, rechenweg.normierung),
        ("Mittelung", formulas.MITTELUNGSART, rechenweg.mittelung),
    )
    for stelle, (text, name, wert) in enumerate(angaben, zeile):
        buch.row(blatt, stelle, [text])
        buch.choice(blatt, (stelle, 1), wert)
        buch.mappe.define_name(name, formulas.cell(GEWICHTE, stelle, 1))
    buch.row(blatt, zeile + 2, ["Gewichte verwendbar", formulas.valid(mass)])
    buch.mappe.define_name(formulas.GUELTIG, formulas.cell(GEWICHTE, zeile + 2, 1))


def _values(buch: Rechenmappe, bild: Prioritaetenbild) -> None:
    koepfe = [bild.ebene.name, *(f"{teil.name} ({teil.einheit})" for teil in bild.rangordnung.teile)]
    satz = "Auf so viele Stellen gerundet, wie das Dashboard zeigt; mit diesen Werten wird gerechnet."
    blatt = buch.sheet(WERTE, "Werte", satz, koepfe, [28, *[18] * len(bild.rangordnung.teile)])
    for zeile, halt in enumerate(bild.pruefung.zeilen, tables.KOPFZEILE + 1):
        werte = [Zahl(teil.werte[halt.raum], teil.stellen) for teil in bild.rangordnung.teile]
        buch.row(blatt, zeile, [bild.ebene.namen[halt.raum], *werte])
    for zeile, raum in enumerate(bild.rangordnung.ohne_werte, tables.KOPFZEILE + 1 + len(bild.folge)):
        buch.row(blatt, zeile, [bild.ebene.namen[raum], *[LEERSTELLE] * len(bild.rangordnung.teile)])


def _normalised(buch: Rechenmappe, bild: Prioritaetenbild, mass: Mass) -> None:
    koepfe = [bild.ebene.name, *(teil.name for teil in bild.rangordnung.teile)]
    satz = "Ohne Einheit; hoch heißt immer: spricht für Vorrang."
    blatt = buch.sheet(NORMIERUNG, "Normierte Werte", satz, koepfe, [28, *[18] * len(bild.rangordnung.teile)])
    for stelle, halt in enumerate(bild.pruefung.zeilen):
        zellen = [
            formulas.normalised(mass, stelle, teil, wert)
            for teil, wert in enumerate(bild.rangordnung.normiert.loc[halt.raum])
        ]
        buch.row(blatt, mass.erste + stelle, [bild.ebene.namen[halt.raum], *zellen])
    anteile = [
        formulas.share_again(mass, teil, anteil) for teil, anteil in enumerate(bild.rangordnung.gewichte)
    ]
    buch.row(blatt, mass.anteilzeile, [ANTEIL, *anteile])


def _robustness(bild: Prioritaetenbild) -> Tabelle:
    """The table of the page, and what would change whether an area is among the first three."""
    tabelle = robustness_page.table(bild)
    saetze = [
        priority_words.turning_point(bild.bestand, bild.rangordnung, halt) for halt in bild.pruefung.zeilen
    ]
    return replace(
        tabelle,
        spalten=(*tabelle.spalten, Spalte("Wendepunkt")),
        zeilen=tuple((*zeile, satz) for zeile, satz in zip(tabelle.zeilen, saetze, strict=True)),
        quellen=(),  # they stand with the Teilindikatoren
    )


def _sources(bild: Prioritaetenbild) -> list[Tabelle]:
    """What the last sheet says: a source for every Teilindikator, then the limits."""
    teile = [
        Tabelle(
            teil.name,
            (),
            (),
            priority_words.sources(bild.bestand, [teil]),
            numbers.date(teil.stichtag),
        )
        for teil in bild.rangordnung.teile
    ]
    hinweise = (*content.formula(bild.rangordnung), *priority_words.limits(bild.bestand, bild.rangordnung))
    return [*teile, Tabelle(REIHENFOLGE, (), (), hinweise=hinweise)]


def _without_order(bild: Prioritaetenbild) -> list[Tabelle]:
    spalte = Spalte(bild.title())
    satz = Tabelle(REIHENFOLGE, (spalte,), ((priority_words.obstacle(bild.rangordnung),),))
    zeilen = tuple(priority_words.left_out(bild.bestand, bild.rangordnung))
    if not zeilen:
        return [satz]
    return [satz, Tabelle(content.NICHT_DABEI, (Spalte("Teilindikator"), Spalte("Warum")), zeilen)]
