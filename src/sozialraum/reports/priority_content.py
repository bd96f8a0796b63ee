"""What the files on an order of areas share with each other and with the page."""

from sozialraum.analysis.index import Rangordnung
from sozialraum.analysis.robustness import Pruefung
from sozialraum.model import Datenbestand, Vorlage
from sozialraum.views import priority_words
from sozialraum.views.priority_page import Prioritaetenbild

NICHT_DABEI = "Was nicht eingeht, und warum"


def picture(
    bestand: Datenbestand,
    rangordnung: Rangordnung,
    pruefung: Pruefung | None,
    vorlage: Vorlage | None = None,
) -> Prioritaetenbild:
    """The order as the page knows it. `vorlage`: what it started from, else the one that computes like it."""
    rechenweg = rangordnung.rechenweg
    vorlagen = (v for v in bestand.vorlagen.values() if not priority_words.deviations(v, rechenweg))
    return Prioritaetenbild(bestand, rangordnung, pruefung, vorlage or next(vorlagen, None))


def formula(rangordnung: Rangordnung) -> tuple[str, str]:
    """The Rechenweg written out, and the scale of the normalised values in it."""
    return priority_words.formula(rangordnung), priority_words.SKALEN[rangordnung.rechenweg.normierung]
