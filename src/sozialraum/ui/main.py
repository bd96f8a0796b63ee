"""Entry script of the pages: data, navigation, page.

Pages are drawn here and not by Streamlit's own page runner: only widgets of the entry script can be
bound to the address bar on every page.
"""

import streamlit as st

from sozialraum.errors import DataError
from sozialraum.reports.citation import DASHBOARD
from sozialraum.sources import current
from sozialraum.ui import (
    address,
    gebietssuche,
    karte,
    methodik,
    optionen,
    prioritaeten,
    quartiersmanagement,
    selection,
    stadtteil,
    vergleich,
    workshop,
    zeit,
)
from sozialraum.views.markup import render

# Address -> title and what draws the page, in the order of the navigation
SEITEN = {
    "": ("Karte", karte.show),
    "stadtteil": ("Stadtteil", stadtteil.show),
    "vergleich": ("Vergleich", vergleich.show),
    "zeit": ("Zeit", zeit.show),
    "gebietssuche": ("Gebietssuche", gebietssuche.show),
    "optionen": ("Optionen", optionen.show),
    "quartiersmanagement": ("Quartiersmanagement", quartiersmanagement.show),
    "prioritaeten": ("Prioritäten", prioritaeten.show),
    "workshop": ("Workshop", workshop.show),
    "methodik": ("Methodik", methodik.show),
}
SOZIALKOMPASS = (
    "https://www.luebeck.de/de/rathaus/verwaltung/soziale-sicherung/sozialkompass/bevoelkerung.html"
)


def _drawn_here() -> None:
    """Stands for a page in the navigation."""


seite = st.navigation(
    [
        st.Page(_drawn_here, title=titel, url_path=adresse, default=not adresse)
        for adresse, (titel, _) in SEITEN.items()
    ],
    position="top",
)
titel, show = SEITEN[seite.url_path]
st.set_page_config(page_title=f"{titel} · {DASHBOARD}", layout="wide", initial_sidebar_state=250)
try:
    bestand = current()
except DataError as fehler:
    st.html(render("fehler", probleme=fehler.probleme))
    st.stop()
selection.say(selection.check_link(bestand))
show(bestand)
if show is not workshop.show:
    workshop.offer_capture()
st.html(render("fuss", sozialkompass=SOZIALKOMPASS))
address.keep_shared()
