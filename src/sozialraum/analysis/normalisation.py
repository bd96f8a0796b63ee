"""Values of different units on one scale, on which high always means: first."""

import numpy as np
import pandas as pd

from sozialraum.model import Normierung, Vorrang


def normalise(werte: pd.Series, vorrang: Vorrang, normierung: Normierung) -> pd.Series:
    """The values of one Teilindikator, turned so that high calls for priority, without a unit.

    Z_WERT: 100 + 10 z with mean and deviation of the areas themselves (ddof 0), after Mazziotta and Pareto.
    MIN_MAX: 1 for the lowest to 100 for the highest. RANG: 1 to the number of areas, ties share the mean.
    No scale goes below 1, so that a geometric mean exists (OECD and JRC, Handbook on Constructing Composite
    Indicators, 2008): a z below −9.9, which takes a hundred areas, counts as −9.9.
    ValueError if a value is missing or all are equal: there is no scale for them.
    """
    zahlen = werte.to_numpy(dtype=float)
    if not np.isfinite(zahlen).all() or len(set(zahlen)) < 2:
        raise ValueError("missing or equal values have no scale")
    gerichtet = werte if vorrang is Vorrang.HOCH else -werte
    if normierung is Normierung.RANG:
        return gerichtet.rank(method="average")
    if normierung is Normierung.MIN_MAX:
        return 1 + 99 * (gerichtet - gerichtet.min()) / (gerichtet.max() - gerichtet.min())
    # numpy's mean and deviation: those of pandas add up in another order
    zahlen = gerichtet.to_numpy(dtype=float)
    return (100 + 10 * (gerichtet - zahlen.mean()) / zahlen.std()).clip(lower=1.0)
