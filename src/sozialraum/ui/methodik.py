"""The page Methodik: the sheet of one Indikator, below it all Indikatoren and the rules of counting."""

import streamlit as st

from sozialraum.model import Datenbestand
from sozialraum.ui import selection, takeaway
from sozialraum.views import method_page


def show(bestand: Datenbestand) -> None:
    """Draws the page."""
    with st.sidebar:
        indikator = selection.choose_indikator(bestand)
        raumebene = selection.choose_level(bestand).id
    st.html(method_page.head(bestand, indikator, raumebene))
    blatt, verfuegbar = st.columns([11, 14], gap="medium")
    with blatt:
        st.html(method_page.sheet(bestand, indikator, raumebene))
    with verfuegbar:
        st.html(method_page.availability_list(bestand, indikator, raumebene))
    takeaway.offer(
        lambda: [
            method_page.sheet_table(bestand, indikator, raumebene),
            method_page.availability_table(bestand, indikator, raumebene),
        ]
    )
    st.html(method_page.index(bestand, indikator, raumebene))
    st.html(method_page.rules())
