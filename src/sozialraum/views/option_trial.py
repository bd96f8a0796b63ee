"""Trying another threshold on a condition of an option, and what that would change."""

from collections.abc import Mapping
from dataclasses import dataclass

from sozialraum.analysis.entry import parse_number
from sozialraum.analysis.options import (
    Antwort,
    Zuordnung,
    areas_for,
    check_condition,
    conditions_to_try,
    with_reference,
)
from sozialraum.model import STADTTEIL, Bedingung, Datenbestand, Handlungsoption, Indikator
from sozialraum.views import numbers
from sozialraum.views.markup import render


@dataclass(frozen=True)
class Schwelle:
    """A condition that can be tried with another number. `nummer` counts from 1, as in links."""

    nummer: int
    bedingung: Bedingung
    indikator: Indikator
    datei: str
    """The reference of the file as text."""

    @property
    def schluessel(self) -> str:
        """Its key in links."""
        return f"schwelle{self.nummer}"

    @property
    def beschriftung(self) -> str:
        """ "Alleinerziehende (2011) über (%)"."""
        return f"{self.indikator.kurzname} {self.bedingung.vergleich} ({self.indikator.einheit})"


@dataclass(frozen=True)
class Ortsbild:
    """An option seen from every Stadtteil, by the file and on trial. Without a trial both are the same."""

    option: Handlungsoption
    vorher: Mapping[str, Zuordnung]
    nachher: Mapping[str, Zuordnung]
    probe: bool = False

    @property
    def geaendert(self) -> tuple[str, ...]:
        """Areas in which any answer changes: place, criterion or a clue."""
        return tuple(r for r in self.nachher if _answers(self.vorher[r]) != _answers(self.nachher[r]))

    def former(self, raum: str) -> Antwort | None:
        """The answer of the file where the trial gives another one, else None."""
        alt = self.vorher[raum].ortsantwort
        return None if alt is self.nachher[raum].ortsantwort else alt


def _answers(zuordnung: Zuordnung) -> list[Antwort | None]:
    return [zuordnung.ortsantwort, *(befund.antwort for befund in zuordnung.anhaltspunkte)]


def thresholds(bestand: Datenbestand, option: Handlungsoption) -> list[Schwelle]:
    """What can be tried, in the order of criterion and clues."""
    return [
        Schwelle(n, b, bestand.indikatoren[b.indikator], _reference(bestand, b))
        for n, b in enumerate(conditions_to_try(option), 1)
    ]


def _reference(bestand: Datenbestand, bedingung: Bedingung) -> str:
    """ "26,8 (Stadtwert)", a number, or "Stadtwert" where no area can be compared with it."""
    stellen = bestand.indikatoren[bedingung.indikator].nachkommastellen
    if bedingung.bezug is not None:
        return numbers.number(bedingung.bezug, stellen)
    befunde = (check_condition(bestand, bedingung, STADTTEIL, r) for r in bestand.raumebenen[STADTTEIL].namen)
    werte = [befund.bezugswert for befund in befunde if befund.bezugswert is not None]
    return f"{numbers.number(werte[0], stellen)} (Stadtwert)" if werte else "Stadtwert"


def look(
    bestand: Datenbestand, option: Handlungsoption, eingaben: Mapping[int, str]
) -> tuple[Ortsbild, list[str]]:
    """The option with what was entered, and sentences on entries that are no number."""
    gesetzt = {nummer: text for nummer, text in eingaben.items() if text.strip()}
    zahlen = {nummer: parse_number(text) for nummer, text in gesetzt.items()}
    meldungen = [
        f"„{gesetzt[nummer]}“ ist keine Zahl; gemeint ist eine Angabe wie 12 oder 12,5."
        for nummer, zahl in zahlen.items()
        if zahl is None
    ]
    gueltig = {nummer: zahl for nummer, zahl in zahlen.items() if zahl is not None}
    vorher = areas_for(bestand, option, STADTTEIL)
    if not gueltig:
        return Ortsbild(option, vorher, vorher), meldungen
    nachher = areas_for(bestand, with_reference(option, gueltig), STADTTEIL)
    return Ortsbild(option, vorher, nachher, probe=True), meldungen


def introduction(option: Handlungsoption) -> str:
    """What can be tried here, and whose the clues are."""
    return render("option_probe_kopf", kriterium=option.kriterium is not None)


def result(bestand: Datenbestand, bild: Ortsbild) -> str:
    """What the trial changes, with the way back to the file's values; "" without a trial."""
    if not bild.probe:
        return ""
    namen = bestand.raumebenen[STADTTEIL].namen
    return render(
        "option_probe",
        satz=_change(namen, bild),
        titel=bild.option.titel,
        kriterium=bild.option.kriterium is not None,
    )


def _change(namen: Mapping[str, str], bild: Ortsbild) -> str:
    geaendert = [namen[raum] for raum in bild.geaendert]
    if not geaendert:
        return "Mit der Probe ändert sich für keinen Stadtteil etwas."
    verb = "ändert" if len(geaendert) == 1 else "ändern"
    anzahl = f"{len(geaendert)} von {len(namen)} Stadtteilen"
    return f"Mit der Probe {verb} sich {anzahl}: {numbers.enumeration(geaendert)}."
