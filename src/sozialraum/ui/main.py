"""Entry script of the pages: data, shared selection, page."""

import streamlit as st

from sozialraum.errors import DataError
from sozialraum.sources import current
from sozialraum.ui import karte, selection
from sozialraum.views.markup import render

SOZIALKOMPASS = (
    "https://www.luebeck.de/de/rathaus/verwaltung/soziale-sicherung/sozialkompass/bevoelkerung.html"
)

st.set_page_config(page_title="Sozialraum-Dashboard Lübeck", layout="wide", initial_sidebar_state=250)
try:
    bestand = current()
except DataError as fehler:
    st.html(render("fehler", probleme=fehler.probleme))
    st.stop()
karte.show(bestand, selection.choose(bestand))
st.html(render("fuss", sozialkompass=SOZIALKOMPASS))
