"""What the first map does not need, done while nobody waits for it."""

import pandas as pd

from sozialraum.analysis.addresses import find_address
from sozialraum.analysis.classes import Einteilung, Verfahren, classify
from sozialraum.errors import DataError
from sozialraum.sources import current
from sozialraum.views import profile


def prepare() -> None:
    """Spares the first user of another method of classes, of a profile or of the address search a wait."""
    try:
        bestand = current()
    except DataError:  # files broke in the meantime: every page says so
        return
    find_address(bestand, "Teststrase 1")
    for raumebene, ebene in bestand.raumebenen.items():
        profile.lines(bestand, raumebene, next(iter(ebene.namen)), (bestand.zeitraum or [0])[-1])
    classify(pd.Series({"a": 1.0, "b": 2.0, "c": 4.0}), Einteilung(Verfahren.QUANTILE, 2))
