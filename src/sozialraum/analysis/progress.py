"""How far the options have come: the column of a board, and events in the order of time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sozialraum.model import Ereignis, Handlungsoption

BEGINN = 2021
"""First year of the time line."""


class Fortschritt(StrEnum):
    """A column of the board, in the order in which an option passes through them."""

    VORGESCHLAGEN = "vorgeschlagen"
    BESCHLOSSEN = "beschlossen"
    ABGELEHNT = "abgelehnt"
    LAEUFT = "läuft"
    BEENDET = "beendet"
    UNBEKANNT = "Stand unbekannt"


NOCH_OFFEN = ("beantragt", "angekündigt", "zur Kenntnis genommen", "zurückgestellt", "offen")
"""Words for a state in which nothing is decided yet, besides "vorgeschlagen"."""

_SPALTEN = {
    **{spalte.value: spalte for spalte in Fortschritt},
    **dict.fromkeys(NOCH_OFFEN, Fortschritt.VORGESCHLAGEN),
}


class Schrittart(StrEnum):
    """What an event did, as its words say it."""

    ANTRAG = "beantragt"
    KENNTNIS = "zur Kenntnis genommen"
    ZURUECKGESTELLT = "zurückgestellt"
    BESCHLOSSEN = "beschlossen"
    ABGELEHNT = "abgelehnt"
    ANDERER = "anderer Schritt"


_WORTE = {
    # Outcomes come before requests: "Antrag abgelehnt" is a rejection, not a request.
    Schrittart.ABGELEHNT: r"(?<!nicht )abgelehnt",
    Schrittart.ZURUECKGESTELLT: r"(?<!nicht )zurückgestellt",
    Schrittart.KENNTNIS: r"zur kenntnis genommen",
    Schrittart.BESCHLOSSEN: r"(?<!nicht )beschlossen|\w*beschluss",
    Schrittart.ANTRAG: r"\w*antrag|beantragt",
}


@dataclass(frozen=True)
class Schritt:
    """A dated event of an option. `von`, `bis`: first and last day it can have happened on."""

    option: Handlungsoption
    ereignis: Ereignis
    von: date
    bis: date

    @property
    def art(self) -> Schrittart:
        """What the event did."""
        return kind(self.ereignis)


@dataclass(frozen=True)
class Zeitleiste:
    """Events of options. `schritte`: from BEGINN to `heute`, first things first; the others lie outside.

    `undatiert`: events without a date, in the order of the options.
    """

    heute: date
    frueher: tuple[Schritt, ...]
    schritte: tuple[Schritt, ...]
    spaeter: tuple[Schritt, ...]
    undatiert: tuple[tuple[Handlungsoption, Ereignis], ...]


def column(option: Handlungsoption) -> Fortschritt:
    """The column of an option; a state that the board does not know counts as unknown."""
    return _SPALTEN.get(option.stand, Fortschritt.UNBEKANNT)


def board(optionen: Iterable[Handlungsoption]) -> dict[Fortschritt, tuple[Handlungsoption, ...]]:
    """Every column with its options, in the order given; a column may be empty."""
    alle = tuple(optionen)
    return {spalte: tuple(o for o in alle if column(o) is spalte) for spalte in Fortschritt}


def latest(option: Handlungsoption) -> Ereignis | None:
    """The last event with a date, else the last one that the source tells; None without any.

    The data keep dated events in the order of time; "2024" may stand before a day of that year.
    """
    datierte = [ereignis for ereignis in option.verlauf if ereignis.datum]
    return (datierte or [None, *option.verlauf])[-1]


def kind(ereignis: Ereignis) -> Schrittart:
    """What an event did, read from its words; whatever they do not say clearly is "anderer Schritt"."""
    text = ereignis.ereignis.casefold()
    treffer = (art for art, worte in _WORTE.items() if re.search(rf"\b({worte})\b", text))
    return next(treffer, Schrittart.ANDERER)


def days(stichtag: str) -> tuple[date, date]:
    """First and last day of a Stichtag: a day, a month ("2025-07") or a year ("2024")."""
    jahr, monat, tag = (*map(int, stichtag.split("-")), 0, 0)[:3]
    if tag:
        return (genau := date(jahr, monat, tag)), genau
    naechster = date(jahr + 1, 1, 1) if monat in (0, 12) else date(jahr, monat + 1, 1)
    return date(jahr, monat or 1, 1), naechster - timedelta(days=1)


def timeline(optionen: Iterable[Handlungsoption], heute: date) -> Zeitleiste:
    """All events of the options, sorted by day; on the same day in the order of the options.

    A year or month that has begun belongs to the time line, even if it is not over.
    """
    paare = [(option, ereignis) for option in optionen for ereignis in option.verlauf]
    schritte = sorted(
        (Schritt(option, ereignis, *days(ereignis.datum)) for option, ereignis in paare if ereignis.datum),
        key=lambda schritt: (schritt.von, schritt.bis),
    )
    anfang = date(BEGINN, 1, 1)
    return Zeitleiste(
        heute=heute,
        frueher=tuple(s for s in schritte if s.bis < anfang),
        schritte=tuple(s for s in schritte if s.bis >= anfang and s.von <= heute),
        spaeter=tuple(s for s in schritte if s.von > heute),
        undatiert=tuple(paar for paar in paare if not paar[1].datum),
    )
