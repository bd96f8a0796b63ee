"""What a workshop changed: its Geschichte and its notes against what they were when it began."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sozialraum.model import Geschichte, Notiz, Schritt, Sitzung


class Schrittteil(StrEnum):
    """What can differ in a step. Speaker notes are private and not looked at."""

    TITEL = "Titel"
    TEXT = "Text"
    ANSICHT = "Ansicht"
    FRAGE = "Frage"


@dataclass(frozen=True)
class Schrittaenderung:
    """A step that is not as it was. `vorher` None: it is new; `nachher` None: it is gone.

    `platz_vorher` and `platz` count from 1 and are None likewise. `verschoben`: it stands elsewhere among
    the steps that were there before.
    """

    vorher: Schritt | None
    nachher: Schritt | None
    platz_vorher: int | None
    platz: int | None
    verschoben: bool = False
    teile: tuple[Schrittteil, ...] = ()


@dataclass(frozen=True)
class Notizaenderung:
    """A note as it is, and as it was when the workshop began (None: it is new)."""

    notiz: Notiz
    vorher: Notiz | None

    @property
    def neuer_stand(self) -> bool:
        """Whether another decision stands there now."""
        return self.vorher is not None and self.vorher.stand != self.notiz.stand

    @property
    def neuer_satz(self) -> bool:
        """Whether the reason reads differently now."""
        return self.vorher is not None and self.vorher.satz != self.notiz.satz

    @property
    def unveraendert(self) -> bool:
        """Whether it says what it said; it may have been written again all the same."""
        return self.vorher is not None and not self.neuer_stand and not self.neuer_satz


@dataclass(frozen=True)
class Aenderungen:
    """The steps that changed, in their order now, then those that are gone; and all notes."""

    schritte: tuple[Schrittaenderung, ...] = ()
    notizen: tuple[Notizaenderung, ...] = ()


def changes(sitzung: Sitzung, notizen: Iterable[Notiz]) -> Aenderungen:
    """What differs from the start of the workshop; nothing as long as it has not begun."""
    if sitzung.anfang is None:
        return Aenderungen()
    anfang = {(notiz.raum, notiz.option): notiz for notiz in sitzung.notizen_anfang}
    return Aenderungen(
        tuple(_steps(sitzung.anfang, sitzung.geschichte)),
        tuple(Notizaenderung(notiz, anfang.get((notiz.raum, notiz.option))) for notiz in notizen),
    )


def _steps(vorher: Geschichte, nachher: Geschichte) -> Iterator[Schrittaenderung]:
    alte = {schritt.id: (platz, schritt) for platz, schritt in enumerate(vorher.schritte, 1)}
    geblieben = _staying([alte[schritt.id][0] for schritt in nachher.schritte if schritt.id in alte])
    for platz, schritt in enumerate(nachher.schritte, 1):
        if schritt.id not in alte:
            yield Schrittaenderung(None, schritt, None, platz)
            continue
        platz_vorher, alt = alte.pop(schritt.id)
        verschoben, teile = platz_vorher not in geblieben, tuple(_parts(alt, schritt))
        if verschoben or teile:
            yield Schrittaenderung(alt, schritt, platz_vorher, platz, verschoben, teile)
    for platz_vorher, alt in alte.values():
        yield Schrittaenderung(alt, None, platz_vorher, None)


def _staying(plaetze: Sequence[int]) -> set[int]:
    """Most of the places that still follow each other: so the fewest steps count as moved."""
    ketten: list[list[int]] = []
    for platz in plaetze:
        laengste = max((kette for kette in ketten if kette[-1] < platz), key=len, default=[])
        ketten.append([*laengste, platz])
    return set(max(ketten, key=len, default=[]))


def _parts(vorher: Schritt, nachher: Schritt) -> Iterator[Schrittteil]:
    for teil in Schrittteil:
        if getattr(vorher, teil.value.lower()) != getattr(nachher, teil.value.lower()):
            yield teil
