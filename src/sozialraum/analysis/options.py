"""Which Handlungsoptionen concern an area, and which values say so.

Three answers to a criterion, after Kleene's three-valued logic: a missing value makes a condition
untestable, and the whole only where the other conditions do not decide it alone.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

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

    @property
    def ortsantwort(self) -> Antwort | None:
        """What tells areas apart: place or criterion of the option; if it is city-wide, whether a clue holds.

        None for a city-wide option without clues: nothing tells its areas apart.
        """
        if not self.gesamtstadt:
            return self.antwort
        if not self.anhaltspunkte:
            return None
        return combine([befund.antwort for befund in self.anhaltspunkte], alle=False)


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


def areas_for(bestand: Datenbestand, option: Handlungsoption, raumebene: str) -> dict[str, Zuordnung]:
    """The option seen from every area of a level, in the order of the areas."""
    return {raum: _assign(bestand, option, raumebene, raum) for raum in bestand.raumebenen[raumebene].namen}


def conditions_to_try(option: Handlungsoption) -> tuple[Bedingung, ...]:
    """The conditions on an Indikator: those of the criterion, then the clues. A trial counts them from 1."""
    kriterium = option.kriterium.bedingungen if option.kriterium else ()
    return tuple(bedingung for bedingung in (*kriterium, *option.anhaltspunkte) if not bedingung.offen)


def with_reference(option: Handlungsoption, schwellen: Mapping[int, float]) -> Handlungsoption:
    """A copy of the option for a trial: numbers in place of references, by the count of `conditions_to_try`.

    What is not in `schwellen` keeps the reference of the file. The option itself stays as it is.
    """
    nummern = count(1)

    def tried(bedingungen: tuple[Bedingung, ...]) -> tuple[Bedingung, ...]:
        return tuple(
            b if b.offen else replace(b, bezug=schwellen.get(next(nummern), b.bezug)) for b in bedingungen
        )

    kriterium = option.kriterium
    if kriterium:
        kriterium = replace(kriterium, bedingungen=tried(kriterium.bedingungen))
    return replace(option, kriterium=kriterium, anhaltspunkte=tried(option.anhaltspunkte))


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
