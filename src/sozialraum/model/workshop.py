"""What happens in a room: a Geschichte of steps, rounds of voting, notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

FASSUNG = 1
"""Version of the form in which a Geschichte is written into a file."""
PUNKTE = range(1, 11)
"""Points a person can be given in a round."""
ZIELE = 60
"""Most lines of a ballot: more no phone shows in a readable way."""

SEITEN = (
    "",
    "stadtteil",
    "vergleich",
    "zeit",
    "gebietssuche",
    "optionen",
    "quartiersmanagement",
    "prioritaeten",
    "methodik",
)
"""Addresses of the pages a step can show; "" is the map."""
EBENEN = ("Optionen", "Standorte", "Historische Standorte", "Programmgebiete", "Siedlungsbild")
"""What can lie over the map, as links name it."""
STANDARD_EBENEN = ("Optionen", "Standorte", "Siedlungsbild")
"""What lies over the map where a link does not say."""


class Rundenart(StrEnum):
    """What people give their points to."""

    OPTIONEN_JE_STADTTEIL = "Optionen je Stadtteil"
    OPTIONEN = "Optionen"
    STADTTEILE = "Stadtteile"


@dataclass(frozen=True)
class Ansicht:
    """What a step shows, as the address of the dashboard names it.

    `seite`: address of the page ("" is the map). `wahl`: link key -> its values. `zoom` and `mitte`
    (latitude, longitude in WGS 84) of the map; None: the whole city.
    """

    seite: str = ""
    wahl: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    zoom: float | None = None
    mitte: tuple[float, float] | None = None


@dataclass(frozen=True)
class Ziel:
    """A line of a ballot: the ids of a Stadtteil, of an option, or of both; "" where there is none."""

    raum: str = ""
    option: str = ""


@dataclass(frozen=True)
class Frage:
    """What the room is asked. `punkte`: what every person may give away."""

    text: str
    art: Rundenart
    punkte: int
    raeume: tuple[str, ...] = ()
    optionen: tuple[str, ...] = ()

    @property
    def ziele(self) -> tuple[Ziel, ...]:
        """The lines of the ballot, in the order in which they stand on it."""
        if self.art is Rundenart.STADTTEILE:
            return tuple(Ziel(raum=raum) for raum in self.raeume)
        if self.art is Rundenart.OPTIONEN:
            return tuple(Ziel(option=option) for option in self.optionen)
        return tuple(Ziel(raum, option) for raum in self.raeume for option in self.optionen)


@dataclass(frozen=True)
class Schritt:
    """One step of a Geschichte. `id` stays the same when the step moves or changes."""

    id: str
    titel: str
    text: str = ""
    notizen: str = ""
    ansicht: Ansicht = Ansicht()
    frage: Frage | None = None


@dataclass(frozen=True)
class Geschichte:
    """Steps in the order in which they are told."""

    titel: str
    schritte: tuple[Schritt, ...] = ()


class Notizstand(StrEnum):
    """What was decided about an option in a Stadtteil."""

    VEREINBART = "vereinbart"
    OFFEN = "offen"
    ABGELEHNT = "abgelehnt"


@dataclass(frozen=True)
class Notiz:
    """What was written down on a Stadtteil, an option or both ("" where there is none).

    `fassung` counts how often it was written; 0 is a note that does not exist yet.
    """

    raum: str
    option: str
    stand: Notizstand
    satz: str
    fassung: int = 0
    geaendert: datetime | None = None


@dataclass(frozen=True)
class Runde:
    """A round of voting. `code` is what people type into their phones. Times are in UTC."""

    id: str
    code: str
    schritt: str
    frage: Frage
    offen: bool
    gezeigt: bool
    begonnen: datetime


@dataclass(frozen=True)
class Auszaehlung:
    """How many ballots a round has, and the points of each line of the ballot."""

    stimmzettel: int
    punkte: tuple[int, ...]


@dataclass(frozen=True)
class Sitzung:
    """A workshop: its Geschichte and where it stands. Times are in UTC.

    `fassung` counts the changes of the Geschichte. `anfang` and `notizen_anfang`: Geschichte and notes as
    they were when it began, to tell later what changed.
    """

    id: str
    titel: str
    geschichte: Geschichte
    fassung: int
    schritt: int = 0
    dunkel: bool = False
    angelegt: datetime | None = None
    begonnen: datetime | None = None
    beendet: datetime | None = None
    anfang: Geschichte | None = None
    notizen_anfang: tuple[Notiz, ...] = ()
