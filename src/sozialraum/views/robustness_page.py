"""Whether the order of the areas holds: in a sentence, per area, and as a table."""

from sozialraum.analysis.robustness import Halt
from sozialraum.model import Normierung
from sozialraum.views import links, numbers, priority_words
from sozialraum.views.markup import render
from sozialraum.views.priority_page import Prioritaetenbild
from sozialraum.views.table import Link, Spalte, Tabelle, Zelle

TITEL = "Hält die Reihenfolge?"


def head(bild: Prioritaetenbild) -> str:
    """Who is always, mostly, rarely, or never among the first three, and over how many runs."""
    return render(
        "prioritaeten_haelt_kopf",
        titel=TITEL,
        worauf=bild.title(),
        ergebnis=result(bild),
        formel=priority_words.formula(bild.rangordnung) if bild.pruefung else "",
        laeufe=numbers.number(bild.pruefung.laeufe) if bild.pruefung else "",
        ziehungen=numbers.number(bild.pruefung.ziehungen) if bild.pruefung else "",
        warnung=priority_words.WARNUNG,
    )


def result(bild: Prioritaetenbild) -> str:
    """The answer in one sentence, or why there is no order to check."""
    if bild.pruefung is None:
        return f"{priority_words.obstacle(bild.rangordnung)} Ohne Reihenfolge gibt es nichts zu prüfen."
    gruppen: dict[str, list[str]] = {}
    for zeile in bild.pruefung.zeilen:
        gruppen.setdefault(_how_often(zeile.erste_drei), []).append(bild.ebene.namen[zeile.raum])
    teile = [f"{wie}: {numbers.enumeration(gruppen[wie])}" for wie in _OFT if wie in gruppen]
    return f"Unter den ersten drei {'; '.join(teile)}."


_OFT = ("in jedem Lauf", "in mehr als der Hälfte der Läufe", "seltener", "nie")


def _how_often(anteil: float) -> str:
    if anteil in (0, 1):
        return _OFT[0] if anteil else _OFT[3]
    return _OFT[1] if anteil > 1 / 2 else _OFT[2]


def sentences(bild: Prioritaetenbild, raum: str | None) -> str:
    """What would change whether an area is among the first three: one sentence per area."""
    return render(
        "prioritaeten_haelt_liste",
        gewaehlt=raum,
        zeilen=[
            {
                "raum": zeile.raum,
                "rang": zeile.rang,
                "anteil": share(zeile),
                "satz": priority_words.turning_point(bild.bestand, bild.rangordnung, zeile),
            }
            for zeile in bild.pruefung.zeilen
        ],
    )


def share(zeile: Halt) -> str:
    """In how many of the runs an area is among the first three, never rounded to all or none."""
    prozent = 100 * zeile.erste_drei
    if 0 < prozent < 1:
        return f"unter 1{numbers.GESCHUETZT}%"
    if 99 < prozent < 100:
        return f"über 99{numbers.GESCHUETZT}%"
    return f"{numbers.number(prozent)}{numbers.GESCHUETZT}%"


def table(bild: Prioritaetenbild) -> Tabelle:
    """Every area with its ranks: over all runs, under each scale, without each Teilindikator."""
    rangordnung, pruefung = bild.rangordnung, bild.pruefung
    teile = {teil.teil.indikator: teil.name for teil in rangordnung.teile}
    spalten = [
        Spalte(bild.ebene.name),
        Spalte("Rang", stellen=0),
        Spalte("Spanne 5 bis 95 %"),
        Spalte("bester", stellen=0),
        Spalte("schlechtester", stellen=0),
        Spalte("unter den ersten drei", "% der Läufe", 1),
        *(Spalte(f"Rang bei {normierung.value}", stellen=0) for normierung in Normierung),
        *(Spalte(f"ohne {name}", stellen=0) for name in teile.values()),
    ]
    if pruefung.grenzfall:
        spalten.append(Spalte("Grenzfall", stellen=0))
    return Tabelle(
        titel=f"{TITEL} ({bild.title()})",
        spalten=tuple(spalten),
        zeilen=tuple(_row(bild, zeile, list(teile)) for zeile in pruefung.zeilen),
        quellen=priority_words.sources(bild.bestand, rangordnung.teile),
        stand=priority_words.dates(rangordnung.teile),
        hinweise=(*notes(bild), priority_words.WARNUNG),
    )


def _row(bild: Prioritaetenbild, zeile: Halt, teile: list[str]) -> tuple[Zelle, ...]:
    name, grenzfall = bild.ebene.namen[zeile.raum], bild.pruefung.grenzfall
    return (
        Link(name, links.profile(name)),
        zeile.rang,
        f"{zeile.von} bis {zeile.bis}",
        zeile.bester,
        zeile.schlechtester,
        100 * zeile.erste_drei,
        *(zeile.je_normierung.get(normierung) for normierung in Normierung),
        *(zeile.ohne.get(teil) for teil in teile),
        *([grenzfall.get(zeile.raum)] if grenzfall else ()),
    )


def notes(bild: Prioritaetenbild) -> list[str]:
    """How it was checked, and what the columns mean."""
    saetze = list(priority_words.robustness_notes(bild.rangordnung, bild.pruefung))
    if len(bild.rangordnung.teile) == 1:
        saetze.append("Mit einem einzigen Teilindikator bleibt nur die Normierung, die sich ändern ließe.")
    if bild.pruefung.grenzfall:
        wo = dict.fromkeys(raum for teil in bild.rangordnung.teile for raum in teil.unsicher)
        saetze.append(
            f"Grenzfall: Rang, wenn in {priority_words.names(bild.bestand, bild.rangordnung, wo)} "
            "der Standort ohne belegte Adresse dort alle erreichte."
        )
    return saetze
