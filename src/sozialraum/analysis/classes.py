"""Classes of a choropleth: few, never listed when empty, never holding a missing value.

Natural breaks come from jenkspy and not from mapclassify, because this module is loaded before the
first map can be shown: jenkspy is there in 2 ms, mapclassify in over 1 s. So mapclassify is loaded
when a method needs it. Tests hold every method against mapclassify.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import jenkspy
import numpy as np
import pandas as pd

from sozialraum.analysis.entry import parse_number
from sozialraum.errors import SozialraumError

ANZAHLEN = (2, 3, 4, 5)
"""How many classes can be chosen."""

_ERWARTET = "Erwartet: eine bis vier Zahlen, aufsteigend und durch Semikolon getrennt, etwa 10; 20,5; 30."


class Verfahren(StrEnum):
    """How bounds between classes are found."""

    RAENGE = "Ränge"
    NATUERLICH = "Natürliche Brüche"
    QUANTILE = "Quantile"
    INTERVALLE = "Gleiche Intervalle"
    STANDARD = "Standardabweichung"
    EIGENE = "Eigene Grenzen"


@dataclass(frozen=True)
class Einteilung:
    """A method with its number of classes (see ANZAHLEN).

    Only for EIGENE: `grenzen`, ascending inner bounds, which make one class more than there are bounds.
    """

    verfahren: Verfahren = Verfahren.NATUERLICH
    anzahl: int = 4
    grenzen: tuple[float, ...] = ()

    @property
    def gewuenscht(self) -> int:
        """The number of classes asked for."""
        return len(self.grenzen) + 1 if self.verfahren is Verfahren.EIGENE else self.anzahl


@dataclass(frozen=True)
class Klasse:
    """One class, from its lowest to its highest value (both occur), with the areas in it.

    `nummer` is its position among all classes, the empty ones too, so that colours keep their place.
    """

    nummer: int
    von: float
    bis: float
    raeume: tuple[str, ...]


@dataclass(frozen=True)
class Klassierung:
    """The classes that hold values, in ascending order, out of `anzahl` classes.

    `unter`: how many of the `anzahl` lie below the centre, None without a centre.
    `geteilt`: whether the centre split a class, so that there is one more than the method made.
    """

    klassen: tuple[Klasse, ...]
    anzahl: int
    unter: int | None = None
    geteilt: bool = False

    @property
    def nummern(self) -> dict[str, int]:
        """Area -> `nummer` of its class; areas without a value are absent."""
        return {raum: klasse.nummer for klasse in self.klassen for raum in klasse.raeume}


def classify(
    werte: pd.Series, einteilung: Einteilung = Einteilung(), mitte: float | None = None
) -> Klassierung:
    """Classes of values by area (NaN for missing), rounded to the decimals that are shown.

    Every value is in exactly one class, equal values are in the same, a missing value is in none. A
    value on a bound belongs to the class below it (as in mapclassify). There are never more classes
    than different values, except with bounds of one's own; if there are as many, ranks, natural breaks
    and quantiles give every value its own class. A class that has values below and above
    `mitte` is split there, so that no class lies on both sides; values equal to `mitte` are above.
    """
    vorhanden = werte.dropna()
    if vorhanden.empty:
        return Klassierung((), 0)
    grenzen = _bounds(vorhanden, einteilung)
    nummern = np.searchsorted(grenzen, vorhanden, side="left")
    unter, geteilt = None, False
    if mitte is not None:
        nummern, unter, geteilt = _split(vorhanden.to_numpy(), nummern, grenzen, mitte)
    klassen = tuple(
        Klasse(int(nummer), gruppe.min(), gruppe.max(), tuple(gruppe.index))
        for nummer, gruppe in vorhanden.groupby(nummern)
    )
    return Klassierung(klassen, len(grenzen) + 1 + geteilt, unter, geteilt)


def parse_bounds(text: str) -> tuple[float, ...]:
    """ "10; 20,5; 30" -> (10.0, 20.5, 30.0), numbers as `parse_number` reads them.

    SozialraumError with a German sentence if there is no number or more than four, if something is no
    number, or if the numbers do not ascend.
    """
    teile = [teil.strip() for teil in text.split(";") if teil.strip()]
    grenzen = tuple(map(_bound, teile))
    if not grenzen:
        raise SozialraumError(f"Es ist keine Grenze angegeben. {_ERWARTET}")
    if len(grenzen) >= max(ANZAHLEN):
        raise SozialraumError(f"Es sind {len(grenzen)} Grenzen angegeben. {_ERWARTET}")
    for teil, (untere, obere) in zip(teile[1:], pairwise(grenzen), strict=True):
        if obere <= untere:
            raise SozialraumError(f"Die Grenze „{teil}“ ist nicht höher als die davor. {_ERWARTET}")
    return grenzen


def _bound(text: str) -> float:
    zahl = parse_number(text)
    if zahl is None:
        raise SozialraumError(f"„{text}“ ist keine Zahl. {_ERWARTET}")
    return zahl


def _bounds(werte: pd.Series, einteilung: Einteilung) -> np.ndarray:
    """Inner bounds in ascending order, one less than classes; equal ones enclose an empty class."""
    if einteilung.verfahren is Verfahren.EIGENE:
        return np.array(einteilung.grenzen, dtype=float)
    verschieden = np.unique(werte)
    anzahl = min(einteilung.anzahl, len(verschieden))
    if anzahl == 1:
        return np.array([])
    nach_abstand = einteilung.verfahren in (Verfahren.INTERVALLE, Verfahren.STANDARD)
    if anzahl == len(verschieden) and not nach_abstand:
        return verschieden[:-1]
    if einteilung.verfahren is Verfahren.NATUERLICH:
        # Fisher 1958, Jenks 1977
        return np.array(jenkspy.jenks_breaks(werte.to_numpy(), n_classes=anzahl)[1:-1])
    if einteilung.verfahren is Verfahren.RAENGE:
        return _rank_bounds(werte, anzahl)
    return _mapclassify_bounds(werte, einteilung.verfahren, anzahl)


def _rank_bounds(werte: pd.Series, anzahl: int) -> np.ndarray:
    """Ranks 1 to n in groups of equal size, the first groups one larger where it does not come out even.

    An area is in the group of its rank; those that tie share the better rank, and so the group.
    """
    absteigend = np.sort(werte)[::-1]
    gruppen = np.array_split(absteigend, anzahl)
    # below every value that ties with the last one of the group above
    return np.array([np.nextafter(gruppe[-1], -np.inf) for gruppe in reversed(gruppen[:-1])])


def _mapclassify_bounds(werte: pd.Series, verfahren: Verfahren, anzahl: int) -> np.ndarray:
    """Inner bounds of quantiles, equal intervals, or steps of one standard deviation about the mean."""
    import mapclassify  # noqa: PLC0415  takes over 1 s, and the first map does without

    if verfahren is Verfahren.QUANTILE:
        # not Quantiles: it merges classes where values tie, and the others would lose their position
        anteile = [100 * nummer / anzahl for nummer in range(1, anzahl + 1)]
        grenzen = mapclassify.Percentiles(werte, pct=anteile).bins
    elif verfahren is Verfahren.INTERVALLE:
        grenzen = mapclassify.EqualInterval(werte, k=anzahl).bins
    else:
        vielfache = [nummer - (anzahl - 2) / 2 for nummer in range(anzahl - 1)]
        grenzen = mapclassify.StdMean(werte, multiples=vielfache).bins
    # 0.30000000000000004 is meant to be the bound 0.3
    return np.round(grenzen[: anzahl - 1], 9)


def _split(
    werte: np.ndarray, nummern: np.ndarray, grenzen: np.ndarray, mitte: float
) -> tuple[np.ndarray, int, bool]:
    """Class of every value, number of classes below the centre, and whether one was split there."""
    um_mitte = int(np.searchsorted(grenzen, mitte, side="right"))
    nummern = np.where(werte == mitte, um_mitte, nummern)
    oben = werte >= mitte
    darunter = bool((~oben & (nummern == um_mitte)).any())
    geteilt = darunter and bool((oben & (nummern == um_mitte)).any())
    return nummern + (oben & geteilt), um_mitte + darunter, geteilt
