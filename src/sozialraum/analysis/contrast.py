"""Which areas differ most, over several Indikatoren at once: where a comparison may well begin."""

from collections.abc import Iterable
from itertools import combinations

import pandas as pd

from sozialraum.analysis.comparison import standard_distances
from sozialraum.analysis.values import describe_nearest
from sozialraum.model import STADT_ID, Datenbestand, Indikator


def most_different(
    bestand: Datenbestand,
    indikatoren: Iterable[Indikator],
    raumebene: str,
    jahr: int,
    raum: str | None = None,
) -> tuple[str, ...]:
    """The two areas of a level that lie furthest apart; with `raum` this one and the furthest from it.

    Distance is Euclidean over the standard distances (see `comparison.standard_distances`) of all
    given Indikatoren that are complete, no counts and differ between the areas, each in its year
    nearest to the wanted one and of equal weight. Of equally distant pairs the first in the order of
    the level. A level of one area gives that area alone.
    """
    raeume = list(bestand.raumebenen[raumebene].namen)
    zeilen = [
        standard_distances(describe_nearest(bestand, indikator, raumebene, jahr)).drop(STADT_ID)
        for indikator in indikatoren
        if not indikator.absolut
    ]
    lage = {name: spalte.to_numpy() for name, spalte in pd.DataFrame(zeilen, columns=raeume).dropna().items()}
    if raum is None:
        paare = combinations(raeume, 2)
    else:
        paare = ((raum, anderer) for anderer in raeume if anderer != raum)

    def distance(paar: tuple[str, str]) -> float:
        # rounded, so that no last binary digit decides between equally distant pairs
        return round(float(((lage[paar[0]] - lage[paar[1]]) ** 2).sum()), 9)

    return max(paare, key=distance, default=tuple(raeume))
