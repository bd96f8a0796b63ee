"""Areas against Handlungsfelder or single options: where how much is proposed, and where it is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sozialraum.analysis.options import Antwort, Zuordnung, areas_for
from sozialraum.model import Datenbestand, Handlungsoption, Raumbezug


class Zeilenart(StrEnum):
    """What the rows of the matrix are, as it stands in links."""

    HANDLUNGSFELDER = "Handlungsfelder"
    OPTIONEN = "Optionen"


@dataclass(frozen=True)
class Feld:
    """A cell: the options of a row that do not concern the whole city, seen from one area."""

    zuordnungen: tuple[Zuordnung, ...]

    def with_answer(self, antwort: Antwort) -> tuple[Zuordnung, ...]:
        """The options with one of the three answers."""
        return tuple(z for z in self.zuordnungen if z.antwort is antwort)

    @property
    def erfuellt(self) -> tuple[Zuordnung, ...]:
        """Options that name the area or whose criterion is met there."""
        return self.with_answer(Antwort.ERFUELLT)

    @property
    def nicht_pruefbar(self) -> tuple[Zuordnung, ...]:
        """Options of which a missing value leaves open whether they concern the area."""
        return self.with_answer(Antwort.NICHT_PRUEFBAR)


@dataclass(frozen=True)
class Matrixzeile:
    """A Handlungsfeld or a single option seen from all areas.

    `felder`: area -> cell. What concerns the whole city stands in `gesamtstadt`: it would be the same in
    every cell.
    """

    name: str
    optionen: tuple[Handlungsoption, ...]
    felder: dict[str, Feld]
    gesamtstadt: tuple[Handlungsoption, ...]


def matrix(
    bestand: Datenbestand, optionen: Sequence[Handlungsoption], raumebene: str, art: Zeilenart
) -> tuple[Matrixzeile, ...]:
    """A row per Handlungsfeld or per option, in the order in which they come in `optionen`."""
    gruppen: dict[str, list[Handlungsoption]] = {}
    for option in optionen:
        name = option.handlungsfeld if art is Zeilenart.HANDLUNGSFELDER else option.titel
        gruppen.setdefault(name, []).append(option)
    return tuple(summary(bestand, gruppe, raumebene, name) for name, gruppe in gruppen.items())


def summary(
    bestand: Datenbestand, optionen: Sequence[Handlungsoption], raumebene: str, name: str
) -> Matrixzeile:
    """Several options in one row called `name`."""
    gesamtstadt = tuple(option for option in optionen if option.raumbezug is Raumbezug.GESAMTSTADT)
    lokale = [areas_for(bestand, option, raumebene) for option in optionen if option not in gesamtstadt]

    felder = {
        raum: Feld(tuple(zuordnungen[raum] for zuordnungen in lokale))
        for raum in bestand.raumebenen[raumebene].namen
    }
    return Matrixzeile(name, tuple(optionen), felder, gesamtstadt)


def by_name(zeilen: Sequence[Matrixzeile]) -> tuple[Matrixzeile, ...]:
    """The rows in the order of the alphabet."""
    return tuple(sorted(zeilen, key=lambda zeile: zeile.name.casefold()))


def by_area(zeilen: Sequence[Matrixzeile], raum: str) -> tuple[Matrixzeile, ...]:
    """The rows with most options for an area first, among equals those with most that cannot be tested."""
    return _most_first(zeilen, lambda z: (len(z.felder[raum].erfuellt), len(z.felder[raum].nicht_pruefbar)))


def by_city(zeilen: Sequence[Matrixzeile]) -> tuple[Matrixzeile, ...]:
    """The rows with most options for the whole city first."""
    return _most_first(zeilen, lambda z: (len(z.gesamtstadt),))


def _most_first(
    zeilen: Sequence[Matrixzeile], anzahl: Callable[[Matrixzeile], tuple[int, ...]]
) -> tuple[Matrixzeile, ...]:
    """Equal rows keep the order of the alphabet."""
    return tuple(sorted(by_name(zeilen), key=anzahl, reverse=True))
