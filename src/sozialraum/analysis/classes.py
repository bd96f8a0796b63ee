"""Classes of a choropleth: few, never empty, never holding a missing value.

jenkspy and not mapclassify, because this module is loaded before the first map can be shown: jenkspy
is there in 2 ms, mapclassify in over 1 s. A test holds that both give the same classes.
"""

from dataclasses import dataclass

import jenkspy
import numpy as np
import pandas as pd

HOECHSTENS = 4


@dataclass(frozen=True)
class Klasse:
    """One class, from its lowest to its highest value (both occur), with the areas in it."""

    nummer: int
    von: float
    bis: float
    raeume: tuple[str, ...]


def natural_breaks(werte: pd.Series, klassen: int = HOECHSTENS) -> tuple[Klasse, ...]:
    """Natural breaks (Fisher 1958, Jenks 1977), computed by jenkspy.

    In: values by area, NaN for missing. Out: at most `klassen` classes in ascending order; fewer if
    there are fewer different values, none if there is no value. Every value is in exactly one
    class, equal values are in the same, a missing value is in none.
    """
    vorhanden = werte.dropna()
    verschieden = vorhanden.nunique()
    if verschieden <= klassen:
        nummern = vorhanden.rank(method="dense").astype(int) - 1
    else:
        obergrenzen = jenkspy.jenks_breaks(vorhanden.to_numpy(), n_classes=klassen)[1:]
        nummern = np.searchsorted(obergrenzen, vorhanden)
    return tuple(
        Klasse(nummer, gruppe.min(), gruppe.max(), tuple(gruppe.index))
        for nummer, (_, gruppe) in enumerate(vorhanden.groupby(nummern))
    )
