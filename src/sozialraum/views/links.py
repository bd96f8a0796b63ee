"""Addresses of pages inside the dashboard. A link names only what it changes; the shell carries the rest."""

from urllib.parse import quote, urlencode

from sozialraum.model import Indikator


def page(adresse: str, **schluessel: str | int | list[str]) -> str:
    """Address of a page ("" is the map) with link keys; a list repeats its key, as Streamlit reads it.

    It begins with "./": only such links change the page without loading it anew.
    """
    fragen = urlencode(schluessel, doseq=True, quote_via=quote)
    return f"./{adresse}?{fragen}" if fragen else f"./{adresse}"


def sheet(indikator: Indikator) -> str:
    """The sheet of an Indikator on the page Methodik."""
    return page("methodik", indikator=indikator.kurzname)


def profile(name: str) -> str:
    """The profile of an area by its name, as it stands in links."""
    return page("stadtteil", stadtteil=name)


def course(indikator: Indikator, name: str) -> str:
    """The page Zeit with an Indikator, and the area of that name highlighted."""
    return page("zeit", indikator=indikator.kurzname, stadtteil=name)


def option(titel: str) -> str:
    """The page of an option by its title, as it stands in links."""
    return page("optionen", option=titel)
