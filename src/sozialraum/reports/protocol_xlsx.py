"""The protocol as a workbook: a sheet for each part, and the last one for the sources."""

from collections.abc import Iterator
from datetime import datetime

from sozialraum.model import STADTTEIL, Auszaehlung, Datenbestand, Notizstand, Runde
from sozialraum.reports import citation, tables
from sozialraum.reports import protocol_content as content
from sozialraum.reports.protocol_content import Protokoll
from sozialraum.views import numbers, protocol_words, workshop_form, workshop_page
from sozialraum.views.table import Spalte, Tabelle, Zelle

ENTFERNT = "Schritt entfernt"


def as_xlsx(bestand: Datenbestand, protokoll: Protokoll) -> bytes:
    """The sheets Überblick, Schritte, Abstimmungen, Notizen, Änderungen and Quellen."""
    return tables.xlsx_bytes(
        [
            _overview(protokoll),
            _steps(bestand, protokoll),
            _rounds(bestand, protokoll),
            _notes(bestand, protokoll),
            _changes(protokoll),
        ]
    )


def _overview(protokoll: Protokoll) -> Tabelle:
    sitzung = protokoll.sitzung
    staende = [notiz.stand for notiz in protokoll.notizen]
    zeilen: list[tuple[Zelle, ...]] = [
        ("Titel", sitzung.titel),
        ("Datum", protocol_words.when(sitzung)),
        ("Dauer", protocol_words.duration(sitzung)),
        ("Geschichte", sitzung.geschichte.titel),
        ("Schritte", numbers.number(len(sitzung.geschichte.schritte))),
        ("Abstimmungen", numbers.number(len(protokoll.runden))),
        *((f"Notizen, {stand.value}", numbers.number(staende.count(stand))) for stand in Notizstand),
    ]
    hinweise = ("Zeiten gelten in Lübeck (Europe/Berlin).", f"Grenzen: {citation.GRENZEN}.")
    return Tabelle("Überblick", (Spalte("Angabe"), Spalte("Wert")), tuple(zeilen), hinweise=hinweise)


def _steps(bestand: Datenbestand, protokoll: Protokoll) -> Tabelle:
    schritte = content.steps(bestand, protokoll)
    zeilen = tuple(
        (
            nummer,
            folie.schritt.titel,
            folie.schritt.text,
            folie.ueberschrift,
            folie.stand,
            folie.bildtext,
            content.remark(folie),
            "; ".join(map(citation.source, folie.quellen)),
        )
        for nummer, folie in enumerate(schritte, 1)
    )
    spalten = ("Titel", "Text", "Karte", "Stand", "Karte in Worten", "Hinweis", "Quellen")
    return Tabelle(
        "Schritte",
        (Spalte("Schritt", stellen=0), *map(Spalte, spalten)),
        zeilen,
        quellen=tuple(dict.fromkeys(quelle for folie in schritte for quelle in folie.quellen)),
        hinweise=tuple(
            f"{option.titel}. {protocol_words.grade(option)}. Quellen: "
            f"{'; '.join(f'{verweis.titel}, {verweis.url}' for verweis in option.quellen) or 'keine Angabe'}."
            for option in content.options(bestand, protokoll)
        ),
    )


def _rounds(bestand: Datenbestand, protokoll: Protokoll) -> Tabelle:
    plaetze: dict[str, Zelle] = {
        schritt.id: nummer for nummer, schritt in enumerate(protokoll.sitzung.geschichte.schritte, 1)
    }
    spalten = (
        Spalte("Abstimmung", stellen=0),
        Spalte("Schritt", stellen=0),
        *map(Spalte, ("Frage", "Art")),
        Spalte("Punkte je Person", stellen=0),
        *map(Spalte, ("eröffnet", "Zustand")),
        Spalte("Stimmzettel", stellen=0),
        *map(Spalte, ("Stadtteil", "Option")),
        Spalte("Punkte", stellen=0),
        Spalte("Anteil", "%", 1),
    )
    zeilen = tuple(
        (
            nummer,
            plaetze.get(runde.schritt, ENTFERNT),
            runde.frage.text,
            runde.frage.art.value,
            runde.frage.punkte,
            workshop_page.moment(runde.begonnen),
            protocol_words.round_state(runde),
            auszaehlung.stimmzettel,
            *zeile,
        )
        for nummer, (runde, auszaehlung) in enumerate(protokoll.runden, 1)
        for zeile in _results(bestand, runde, auszaehlung)
    )
    return Tabelle("Abstimmungen", spalten, zeilen)


def _results(bestand: Datenbestand, runde: Runde, auszaehlung: Auszaehlung) -> Iterator[tuple[Zelle, ...]]:
    """Stadtteil, option, points and share of every line; one line that says so where they were not shown."""
    raeume, optionen = workshop_form.areas(bestand), workshop_form.options(bestand)
    for zeile in content.results(runde, auszaehlung):
        raum, option = zeile.ziel.raum, zeile.ziel.option
        yield raeume.get(raum, raum), optionen.get(option, option), zeile.punkte, zeile.anteil
    if not runde.gezeigt:
        yield None, None, protocol_words.NICHT_GEZEIGT, None


def _notes(bestand: Datenbestand, protokoll: Protokoll) -> Tabelle:
    optionen = {option.id: option for option in bestand.optionen}
    zeilen = [
        (
            bestand.raumebenen[STADTTEIL].namen.get(notiz.raum, notiz.raum),
            optionen[notiz.option].titel if notiz.option in optionen else notiz.option,
            protocol_words.grade(optionen[notiz.option]) if notiz.option in optionen else "",
            notiz.stand.value,
            notiz.satz,
            _moment(notiz.geaendert),
        )
        for _, gruppe in content.notes(bestand, protokoll)
        for notiz in gruppe
    ]
    koepfe = ("Stadtteil", "Option", "Beleg", "Stand", "Satz", "zuletzt geändert")
    return Tabelle("Notizen", tuple(map(Spalte, koepfe)), tuple(zeilen))


def _changes(protokoll: Protokoll) -> Tabelle:
    zeilen = [(satz,) for satz in protokoll.aenderungen] or [(content.no_changes(protokoll),)]
    return Tabelle("Änderungen", (Spalte("Änderung"),), tuple(zeilen))


def _moment(zeit: datetime | None) -> str:
    return workshop_page.moment(zeit) if zeit else ""
