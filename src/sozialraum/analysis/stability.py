"""Whether a picture holds: what the other methods would have made of the same values."""

from dataclasses import dataclass

import pandas as pd

from sozialraum.analysis.classes import Einteilung, Verfahren, classify

VERGLICHEN = tuple(verfahren for verfahren in Verfahren if verfahren is not Verfahren.EIGENE)
"""The methods that are compared. Bounds of one's own have no say: they could be placed anywhere."""


@dataclass(frozen=True)
class Halt:
    """One area, and the methods that put it into another class than the chosen one does."""

    raum: str
    abweichend: tuple[Verfahren, ...]

    @property
    def gleich(self) -> int:
        """In how many of the methods in VERGLICHEN the area is in the same class."""
        return len(VERGLICHEN) - len(self.abweichend)


def stability(werte: pd.Series, einteilung: Einteilung) -> tuple[Halt, ...]:
    """How every area with a value fares in the compared methods, in the order of `werte`.

    The same class is the same position, counted from the lowest class and with empty classes counted,
    among as many classes as `einteilung` asks for: with n bounds of one's own among n + 1. Bounds and
    company may differ. No centre splits a class here, because a split is the same in every method. The
    chosen method counts too, so that it agrees at least with itself unless it is EIGENE.
    """
    gewaehlt = classify(werte, einteilung).nummern
    andere = {
        verfahren: classify(werte, Einteilung(verfahren, einteilung.gewuenscht)).nummern
        for verfahren in VERGLICHEN
    }
    return tuple(
        Halt(raum, tuple(v for v, nummern in andere.items() if nummern[raum] != gewaehlt[raum]))
        for raum in werte.dropna().index
    )
