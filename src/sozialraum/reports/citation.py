"""How to name the sources: in files, under pictures, and in one line to be copied into a text."""

from collections.abc import Sequence
from datetime import date

from sozialraum.model import Quelle
from sozialraum.views import numbers

DASHBOARD = "Sozialraum-Dashboard Lübeck"
GRENZEN = "Kommunale Statistikstelle der Hansestadt Lübeck, CC BY 4.0, bearbeitet"
"""How the licence of the boundaries wants them named (data/LIZENZEN.md)."""


def source(quelle: Quelle) -> str:
    """A source with everything its licence asks for: "Herausgeber: Titel, Lizenz"."""
    return f"{quelle.herausgeber}: {quelle.titel}, {quelle.lizenz}"


def line(titel: str, quellen: Sequence[Quelle], stand: str, abgerufen: date) -> str:
    """One ready line for a view called `titel`. `stand`: date of its values as the page writes it, or "".

    The date of several sources follows them all: it does not say which of them has it.
    """
    if len(quellen) == 1 and stand:
        belege = [f"{quellen[0].herausgeber}: {quellen[0].titel}, Stand {stand}, {quellen[0].lizenz}"]
    else:
        belege = [*map(source, quellen), *([f"Stand der Werte: {stand.rstrip('.')}"] if stand else [])]
    wann = numbers.date(abgerufen.isoformat())
    return "; ".join([*belege, f"Darstellung: {DASHBOARD}, {titel}, abgerufen am {wann}."])
