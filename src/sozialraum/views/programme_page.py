"""Programme areas over the years, and what was proposed and became of neighbourhood management."""

from collections.abc import Sequence
from dataclasses import dataclass

from sozialraum.model import (
    STADTTEIL,
    Datenbestand,
    Einrichtung,
    Ereignis,
    Handlungsoption,
    Programmgebiet,
    Verweis,
)
from sozialraum.views import links, numbers
from sozialraum.views.markup import render
from sozialraum.views.table import Link, Spalte, Tabelle, Zelle

QUARTIERSMANAGEMENT = "Quartiersmanagement"
"""A kind of site; a Handlungsfeld whose name holds it is about it."""
SCHRITT = 5
"""Years between two marks of the time axis."""
BERICHT, UMFELD = "Option des Berichts (Belegstufe A, B)", "Umfeld (Belegstufe C, D)"


@dataclass(frozen=True)
class Achse:
    """The time axis: its first year, and the first year behind it."""

    von: int
    bis: int

    def place(self, jahr: int) -> float:
        """Where a year begins, in percent of the axis."""
        return round(100 * (jahr - self.von) / (self.bis - self.von), 2)

    @property
    def marken(self) -> tuple[tuple[int, float], ...]:
        """The years that are marked, each with its place."""
        return tuple((jahr, self.place(jahr)) for jahr in range(self.von, self.bis, SCHRITT))

    @property
    def abstand(self) -> float:
        """From one mark to the next, in percent."""
        return self.place(self.von + SCHRITT)


@dataclass(frozen=True)
class Balken:
    """A bar in percent of the axis. `art`: "" for known years, "laeuft", or which end is open."""

    links: float
    breite: float
    art: str = ""


@dataclass(frozen=True)
class Schritt:
    """A step in the history of an option, with the sources that document it."""

    datum: str
    option: Handlungsoption
    ereignis: str
    drucksache: str
    quellen: tuple[Verweis, ...]


def time_line(bestand: Datenbestand, heute: int) -> str:
    """All programme areas by their begin, with bars that reach up to the year `heute` at most where open."""
    achse = axis(bestand.programmgebiete, heute)
    namen = bestand.raumebenen[STADTTEIL].namen
    zeilen = [
        {
            "gebiet": gebiet,
            "stadtteile": [namen[raum] for raum in gebiet.stadtteil_ids],
            "balken": bar(gebiet, achse) if achse else None,
            "zeit": span(gebiet),
        }
        for gebiet in in_order(bestand.programmgebiete)
    ]
    return render("programme", achse=achse, zeilen=zeilen)


def in_order(gebiete: Sequence[Programmgebiet]) -> list[Programmgebiet]:
    """By begin, then by end, what is not known last."""
    return sorted(gebiete, key=lambda g: (g.von or "9999", g.bis or "9999", g.name))


def axis(gebiete: Sequence[Programmgebiet], heute: int) -> Achse | None:
    """An axis from the mark before the first known year to `heute` or a later end; None without any year."""
    jahre = [int(jahr) for gebiet in gebiete for jahr in (gebiet.von, gebiet.bis) if jahr]
    if not jahre:
        return None
    return Achse(min(jahre) // SCHRITT * SCHRITT, max(heute, *jahre) + 1)


def bar(gebiet: Programmgebiet, achse: Achse) -> Balken | None:
    """The years from the first to the end of the last; None if neither is known."""
    if not gebiet.von and not gebiet.bis:
        return None
    beginn = achse.place(int(gebiet.von)) if gebiet.von else 0.0
    ende = achse.place(int(gebiet.bis) + 1) if gebiet.bis else 100.0
    art = ""
    if not gebiet.von:
        art = "beginn"
    elif not gebiet.bis:
        art = "laeuft" if gebiet.status == "läuft" else "ende"
    return Balken(beginn, round(ende - beginn, 2), art)


def span(gebiet: Programmgebiet) -> str:
    """The known years in words, and what is not known."""
    if gebiet.von and gebiet.bis:
        return gebiet.von if gebiet.von == gebiet.bis else f"{gebiet.von} bis {gebiet.bis}"
    if gebiet.von:
        return f"seit {gebiet.von}" if gebiet.status == "läuft" else f"ab {gebiet.von}, Ende nicht belegt"
    return f"bis {gebiet.bis}, Beginn nicht belegt" if gebiet.bis else "Zeitraum nicht belegt"


def management(bestand: Datenbestand) -> str:
    """Proposals and decisions on neighbourhood management side by side in order of their date, and its sites.

    Facts and sources only: what follows from them is for the readers to say.
    """
    namen = bestand.raumebenen[STADTTEIL].namen
    return render(
        "quartiersmanagement_stand",
        koepfe=(BERICHT, UMFELD),
        schritte=[(schritt, links.option(schritt.option.titel)) for schritt in steps(bestand)],
        standorte=[(standort, namen.get(standort.stadtteil_id, "")) for standort in _sites(bestand)],
    )


def steps(bestand: Datenbestand) -> list[Schritt]:
    """All steps of the options on neighbourhood management, the earliest first, those without a date last."""
    schritte = [
        Schritt(e.datum, option, e.ereignis, e.drucksache, _documents(option, e.drucksache))
        for option in bestand.optionen
        if QUARTIERSMANAGEMENT in option.handlungsfeld
        for e in option.verlauf or (Ereignis(option.stand_datum, option.stand),)
    ]
    return sorted(schritte, key=lambda schritt: schritt.datum or "9999")


def _documents(option: Handlungsoption, drucksache: str) -> tuple[Verweis, ...]:
    """The sources that bear the number of the document; all where none does or there is no number."""
    genannt = tuple(quelle for quelle in option.quellen if drucksache and drucksache in quelle.titel)
    return genannt or option.quellen


def _sites(bestand: Datenbestand) -> list[Einrichtung]:
    return [standort for standort in bestand.einrichtungen if standort.art == QUARTIERSMANAGEMENT]


def tables(bestand: Datenbestand) -> list[Tabelle]:
    """Programme areas and, if there are any, steps and sites of neighbourhood management, to take along."""
    weitere = (_step_table(bestand), _site_table(bestand))
    return [_programme_table(bestand), *(tabelle for tabelle in weitere if tabelle.zeilen)]


def _programme_table(bestand: Datenbestand) -> Tabelle:
    koepfe = (
        "Programmgebiet", "Programm", "Gebiet", "Stadtteile", "Beginn", "Ende", "Zeitraum laut Quelle",
        "Status", "Quelle", "Adresse",
    )  # fmt: skip
    namen = bestand.raumebenen[STADTTEIL].namen
    zeilen = [
        (
            g.name,
            g.programm,
            g.gebiet,
            ", ".join(namen[raum] for raum in g.stadtteil_ids),
            g.von or "nicht belegt",
            g.bis or ("läuft" if g.status == "läuft" else "nicht belegt"),
            g.zeitraum_text,
            g.status,
            *_source(g.quelle),
        )
        for g in in_order(bestand.programmgebiete)
    ]
    return _table("Programmgebiete", koepfe, zeilen)


def _step_table(bestand: Datenbestand) -> Tabelle:
    koepfe = ("Datum", "Belegstufe", "Option", "Schritt", "Drucksache", "Quelle", "Adresse")
    zeilen = [
        (
            numbers.date(s.datum),
            s.option.belegstufe.value,
            Link(s.option.titel, links.option(s.option.titel)),
            s.ereignis,
            s.drucksache or None,
            "; ".join(quelle.titel for quelle in s.quellen),
            "; ".join(quelle.url for quelle in s.quellen),
        )
        for s in steps(bestand)
    ]
    return _table("Quartiersmanagement: Empfehlung und Stand", koepfe, zeilen)


def _site_table(bestand: Datenbestand) -> Tabelle:
    koepfe = (
        "Standort", "Bezeichnung", "Träger", "Stadtteil", "Seit", "Status", "Jüngste Quelle von", "Angabe",
        "Quelle", "Adresse",
    )  # fmt: skip
    namen = bestand.raumebenen[STADTTEIL].namen
    zeilen = [
        (
            s.name,
            s.bezeichnung,
            s.traeger,
            namen.get(s.stadtteil_id, "nicht belegt"),
            s.seit or "nicht belegt",
            s.status,
            s.belegt or "nicht belegt",
            s.status_text,
            *_source(s.quelle),
        )
        for s in _sites(bestand)
    ]
    return _table("Standorte des Quartiersmanagements", koepfe, zeilen)


def _source(quelle: Verweis) -> tuple[str, str]:
    return quelle.titel, quelle.url


def _table(titel: str, koepfe: Sequence[str], zeilen: Sequence[tuple[Zelle, ...]]) -> Tabelle:
    return Tabelle(titel, tuple(map(Spalte, koepfe)), tuple(zeilen))
