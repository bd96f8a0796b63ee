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
    """One ready line for a view called `titel`. `stand`: date of its values as the page writes it, or ""."""
    vom = f", Stand {stand}" if stand else ""
    belege = "; ".join(f"{q.herausgeber}: {q.titel}{vom}, {q.lizenz}" for q in quellen)
    wann = numbers.date(abgerufen.isoformat())
    return "; ".join(filter(None, [belege, f"Darstellung: {DASHBOARD}, {titel}, abgerufen am {wann}."]))
