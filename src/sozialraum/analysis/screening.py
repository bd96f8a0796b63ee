"""Which areas meet conditions on several Indikatoren, with three answers as for the options."""

import math
from dataclasses import dataclass
from enum import StrEnum

from sozialraum.analysis.options import Antwort, combine
from sozialraum.analysis.values import Auspraegung, describe_nearest
from sozialraum.model import Datenbestand, Indikator


class Regel(StrEnum):
    """What a condition asks of a value."""

    UEBER_STADTWERT = "über Stadtwert"
    UNTER_STADTWERT = "unter Stadtwert"
    OBERES_DRITTEL = "oberes Drittel"
    UNTERES_DRITTEL = "unteres Drittel"
    MINDESTENS = "mindestens"
    HOECHSTENS = "höchstens"

    @property
    def braucht_zahl(self) -> bool:
        return self in (Regel.MINDESTENS, Regel.HOECHSTENS)

    @property
    def fragt_rang(self) -> bool:
        return self in (Regel.OBERES_DRITTEL, Regel.UNTERES_DRITTEL)


@dataclass(frozen=True)
class Suchbedingung:
    """A rule for an Indikator. `wert`: the number for `mindestens` and `höchstens`, else without meaning."""

    indikator: Indikator
    regel: Regel
    wert: float | None = None


@dataclass(frozen=True)
class Suchbefund:
    """The answer to one condition for one area, and what it rests on.

    `wert` is None where the area has none. `bezugswert` is the city value or the number asked for;
    `rang` counts for the thirds from the end that is asked for, 1 being the highest or the lowest.
    Stichtag and year are those of `auspraegung`.
    """

    bedingung: Suchbedingung
    antwort: Antwort
    auspraegung: Auspraegung
    wert: float | None
    bezugswert: float | None = None
    rang: int | None = None


@dataclass(frozen=True)
class Suchergebnis:
    """Area -> answer to the whole, and area -> answers to the conditions in their order.

    Both are empty if there was no condition: then nothing was asked, and no area is a match.
    """

    antworten: dict[str, Antwort]
    befunde: dict[str, tuple[Suchbefund, ...]]

    def areas(self, antwort: Antwort) -> tuple[str, ...]:
        """The areas with that answer, in the order of the level."""
        return tuple(raum for raum, eigene in self.antworten.items() if eigene is antwort)


def screen(
    bestand: Datenbestand,
    bedingungen: tuple[Suchbedingung, ...],
    alle: bool,
    raumebene: str,
    jahr: int,
    *,
    basisjahr: int | None = None,
) -> Suchergebnis:
    """Conditions joined by and (`alle`) or by or, for every area of a level.

    Each Indikator is looked at in its year nearest to the wanted one (`describe_nearest`). A missing
    value, a missing or incomparable city value and an incomplete set for a third make a condition
    `nicht prüfbar`, and the whole only where the other conditions do not decide it.

    A third holds the areas with a rank of at most n/3; ties share the better rank, so a third can
    be larger. If all areas have the same value there is no third, and no area is in it.
    """
    if not bedingungen:
        return Suchergebnis({}, {})
    spalten = [
        _check(bedingung, describe_nearest(bestand, bedingung.indikator, raumebene, jahr, basisjahr))
        for bedingung in bedingungen
    ]
    befunde = {
        raum: tuple(spalte[raum] for spalte in spalten) for raum in bestand.raumebenen[raumebene].namen
    }
    antworten = {raum: combine([b.antwort for b in zeile], alle) for raum, zeile in befunde.items()}
    return Suchergebnis(antworten, befunde)


def _check(bedingung: Suchbedingung, bild: Auspraegung) -> dict[str, Suchbefund]:
    """Area -> answer to one condition."""
    if bedingung.regel.fragt_rang:
        return _check_third(bedingung, bild)
    bezug = bedingung.wert
    if not bedingung.regel.braucht_zahl:
        bezug = bild.stadtwert if bild.vergleichbar else None
    befunde = {}
    for raum, zahl in bild.werte.items():
        wert = None if math.isnan(zahl) else float(zahl)
        antwort = Antwort.NICHT_PRUEFBAR
        if wert is not None and bezug is not None:
            antwort = _answer(
                {
                    Regel.UEBER_STADTWERT: wert > bezug,
                    Regel.UNTER_STADTWERT: wert < bezug,
                    Regel.MINDESTENS: wert >= bezug,
                    Regel.HOECHSTENS: wert <= bezug,
                }[bedingung.regel]
            )
        befunde[raum] = Suchbefund(bedingung, antwort, bild, wert, bezug)
    return befunde


def _check_third(bedingung: Suchbedingung, bild: Auspraegung) -> dict[str, Suchbefund]:
    if not bild.vollstaendig:
        return {
            raum: Suchbefund(
                bedingung, Antwort.NICHT_PRUEFBAR, bild, None if math.isnan(wert) else float(wert)
            )
            for raum, wert in bild.werte.items()
        }
    raenge = bild.raenge
    if bedingung.regel is Regel.UNTERES_DRITTEL:
        raenge = bild.werte.rank(method="min")
    verschieden = bild.werte.nunique() > 1
    return {
        raum: Suchbefund(
            bedingung,
            _answer(verschieden and 3 * raenge[raum] <= len(raenge)),
            bild,
            float(wert),
            rang=int(raenge[raum]),
        )
        for raum, wert in bild.werte.items()
    }


def _answer(erfuellt: bool) -> Antwort:
    return Antwort.ERFUELLT if erfuellt else Antwort.NICHT_ERFUELLT
