"""Which notes of workshops tell of something that was considered and not agreed on."""

from collections.abc import Iterable
from dataclasses import dataclass

from sozialraum.model import Notiz, Notizstand, Sitzung


@dataclass(frozen=True)
class Vorschlag:
    """A note that could be an alternative, and the workshop it was written in."""

    sitzung: Sitzung
    notiz: Notiz


def considered(notizen: Iterable[tuple[Sitzung, Iterable[Notiz]]], raum: str, option: str) -> list[Vorschlag]:
    """Notes on the Stadtteil or on the option ("": none) that were refused or stayed open, refused first.

    `notizen`: workshops with their notes. Within refused and open the given order stays.
    """
    passende = [
        Vorschlag(sitzung, notiz)
        for sitzung, von_sitzung in notizen
        for notiz in von_sitzung
        if notiz.stand is not Notizstand.VEREINBART and _concerns(notiz, raum, option)
    ]
    return sorted(passende, key=lambda vorschlag: vorschlag.notiz.stand is not Notizstand.ABGELEHNT)


def _concerns(notiz: Notiz, raum: str, option: str) -> bool:
    """Other options of the same Stadtteil count, and the same option elsewhere: both were alternatives."""
    return (raum != "" and notiz.raum == raum) or (option != "" and notiz.option == option)
