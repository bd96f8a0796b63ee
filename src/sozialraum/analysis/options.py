"""Which Handlungsoptionen concern an area, and which values say so.

Three answers to a criterion, after Kleene's three-valued logic: a missing value makes a condition
untestable, and the whole only where the other conditions do not decide it alone.
"""

import math
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sozialraum.analysis.values import Auspraegung, available_years, describe
from sozialraum.model import (
    STADT,
    STADTTEIL,
    Bedingung,
    Belegstufe,
    Datenbestand,
    Handlungsoption,
    Kriterium,
    Raumbezug,
    Vergleich,
)


class Antwort(StrEnum):
    """What can be said of a condition or a criterion."""

    ERFUELLT = "erfüllt"
    NICHT_ERFUELLT = "nicht erfüllt"
    NICHT_PRUEFBAR = "nicht prüfbar"


@dataclass(frozen=True)
class Befund:
    """The answer to one condition, with the values it rests on."""

    bedingung: Bedingung
    antwort: Antwort
    auspraegung: Auspraegung | None = None
    wert: float | None = None
    bezugswert: float | None = None


@dataclass(frozen=True)
class Zuordnung:
    """An option seen from one area: how it reaches it and what the values say."""

    option: Handlungsoption
    antwort: Antwort
    befunde: tuple[Befund, ...]
    anhaltspunkte: tuple[Befund, ...]

    @property
    def gesamtstadt(self) -> bool:
        return self.option.raumbezug is Raumbezug.GESAMTSTADT


@dataclass(frozen=True)
class Auswahl:
    """Which options are looked at."""

    belegstufen: Collection[Belegstufe] = (Belegstufe.A, Belegstufe.B)
    handlungsfelder: Collection[str] = ()
    """Empty: all."""

    def includes(self, option: Handlungsoption) -> bool:
        return option.belegstufe in self.belegstufen and (
            not self.handlungsfelder or option.handlungsfeld in self.handlungsfelder
        )


def check_condition(bestand: Datenbestand, bedingung: Bedingung, raumebene: str, raum: str) -> Befund:
    """One condition for one area, on the latest year in which value and reference are comparable."""
    if bedingung.offen:
        return Befund(bedingung, Antwort.NICHT_PRUEFBAR)
    indikator = bestand.indikatoren[bedingung.indikator]
    for jahr in reversed(available_years(bestand, indikator, raumebene)):
        auspraegung = describe(bestand, indikator, raumebene, jahr)
        bezugswert = bedingung.bezug
        if bezugswert is None and auspraegung.vergleichbar:
            bezugswert = auspraegung.stadtwert
        wert = auspraegung.werte[raum]
        if bezugswert is None or math.isnan(wert):
            continue
        erfuellt = {
            Vergleich.UEBER: wert > bezugswert,
            Vergleich.MINDESTENS: wert >= bezugswert,
            Vergleich.UNTER: wert < bezugswert,
            Vergleich.HOECHSTENS: wert <= bezugswert,
        }[bedingung.vergleich]
        antwort = Antwort.ERFUELLT if erfuellt else Antwort.NICHT_ERFUELLT
        return Befund(bedingung, antwort, auspraegung, float(wert), bezugswert)
    return Befund(bedingung, Antwort.NICHT_PRUEFBAR)


def combine(antworten: Collection[Antwort], alle: bool) -> Antwort:
    """And (`alle`) or or over three-valued answers."""
    entscheidend = Antwort.NICHT_ERFUELLT if alle else Antwort.ERFUELLT
    if entscheidend in antworten:
        return entscheidend
    if Antwort.NICHT_PRUEFBAR in antworten:
        return Antwort.NICHT_PRUEFBAR
    return Antwort.ERFUELLT if alle else Antwort.NICHT_ERFUELLT


def check_criterion(
    bestand: Datenbestand, kriterium: Kriterium, raumebene: str, raum: str
) -> tuple[Antwort, tuple[Befund, ...]]:
    """A whole criterion for one area, with the answer to each of its conditions."""
    befunde = tuple(check_condition(bestand, b, raumebene, raum) for b in kriterium.bedingungen)
    return combine([befund.antwort for befund in befunde], kriterium.alle), befunde


def options_for(bestand: Datenbestand, raumebene: str, raum: str, auswahl: Auswahl) -> tuple[Zuordnung, ...]:
    """All selected options with their answer for one area, in the order of the file.

    City-wide options are always `erfüllt`, for the city itself nothing else is listed. Named areas
    are Stadtteile: on another Raumebene an option that names them is `nicht prüfbar`.
    """
    return tuple(
        _assign(bestand, option, raumebene, raum)
        for option in bestand.optionen
        if auswahl.includes(option) and (raumebene != STADT or option.raumbezug is Raumbezug.GESAMTSTADT)
    )


def _assign(bestand: Datenbestand, option: Handlungsoption, raumebene: str, raum: str) -> Zuordnung:
    befunde: tuple[Befund, ...] = ()
    match option.raumbezug:
        case Raumbezug.GESAMTSTADT:
            antwort = Antwort.ERFUELLT
        case Raumbezug.STADTTEILE if raumebene != STADTTEIL:
            antwort = Antwort.NICHT_PRUEFBAR
        case Raumbezug.STADTTEILE:
            antwort = Antwort.ERFUELLT if raum in option.raeume else Antwort.NICHT_ERFUELLT
        case _:
            antwort, befunde = check_criterion(bestand, option.kriterium, raumebene, raum)
    anhaltspunkte: tuple[Befund, ...] = ()
    if raumebene != STADT:
        anhaltspunkte = tuple(check_condition(bestand, b, raumebene, raum) for b in option.anhaltspunkte)
    return Zuordnung(option, antwort, befunde, anhaltspunkte)


def local_options(
    bestand: Datenbestand, raumebene: str, auswahl: Auswahl
) -> dict[str, tuple[Handlungsoption, ...]]:
    """Area -> selected options that concern just it: named there, or by a criterion that is met."""
    return {
        raum: tuple(
            zuordnung.option
            for zuordnung in options_for(bestand, raumebene, raum, auswahl)
            if zuordnung.antwort is Antwort.ERFUELLT and not zuordnung.gesamtstadt
        )
        for raum in bestand.raumebenen[raumebene].namen
    }
