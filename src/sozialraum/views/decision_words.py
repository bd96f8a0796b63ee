"""What a decision is about, in words."""

from collections.abc import Mapping

from sozialraum.model import Datenbestand, Entscheidung, Notiz
from sozialraum.views import workshop_form


def subject(bestand: Datenbestand, worueber: Entscheidung | Notiz) -> str:
    """ "Moisling · Quartierstreff"; what the data have no longer is named by its id, with a note."""
    teile = (area(bestand, worueber.raum), option(bestand, worueber.option))
    return " · ".join(filter(None, teile))


def area(bestand: Datenbestand, raum: str) -> str:
    """Name of a Stadtteil; "" for none."""
    return _name(workshop_form.areas(bestand), raum)


def option(bestand: Datenbestand, kennung: str) -> str:
    """Title of an option; "" for none."""
    return _name(workshop_form.options(bestand), kennung)


def gone(kennung: str) -> str:
    """How an id is shown that the data have no longer."""
    return f"{kennung} (nicht mehr in den Daten)"


def _name(namen: Mapping[str, str], kennung: str) -> str:
    return namen.get(kennung, gone(kennung)) if kennung else ""
