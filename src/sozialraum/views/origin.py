"""Where values come from: the sources behind what a page shows, and their list."""

from collections.abc import Iterable

from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Datenbestand, Quelle
from sozialraum.views.markup import render


def used_sources(bestand: Datenbestand, bilder: Iterable[Auspraegung]) -> tuple[Quelle, ...]:
    """The sources of several Auspraegungen, once each; those of the city where the areas have no value."""
    kennungen = dict.fromkeys(k for bild in bilder for k in bild.quellen or bild.stadt_quellen)
    return tuple(bestand.quellen[kennung] for kennung in kennungen)


def sources(quellen: Iterable[Quelle]) -> str:
    """The list of sources at the end of a page; a long one is folded."""
    return render("quellen", quellen=tuple(quellen))
