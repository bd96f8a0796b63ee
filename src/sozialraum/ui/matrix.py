"""The matrix on the page Optionen: Stadtteile against Handlungsfelder or single options."""

import streamlit as st

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.analysis.matrix import Zeilenart
from sozialraum.model import Datenbestand
from sozialraum.ui import selection, takeaway
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import matrix_page


def check_link(bestand: Datenbestand) -> list[str]:
    """Sentences on link values of the matrix that do not exist."""
    return [
        *selection.unknown("zeilen", list(Zeilenart), "Zeilen nach „{}“ gibt es nicht."),
        *selection.unknown("sortierung", matrix_page.orders(bestand), "Die Sortierung „{}“ gibt es nicht."),
    ]


def show(bestand: Datenbestand, filter_: Katalogfilter) -> None:
    """Draws the matrix of the options that the filter leaves, and offers it to take along."""
    selection.say(check_link(bestand))
    with st.container(horizontal=True):
        art = Zeilenart(
            st.segmented_control(
                "Zeilen",
                [art.value for art in Zeilenart],
                default=Zeilenart.HANDLUNGSFELDER.value,
                required=True,
                key="zeilen",
                **GEBUNDEN,
            )
        )
        sortierung = st.selectbox(
            "Zeilen sortieren nach",
            matrix_page.orders(bestand),
            key="sortierung",
            width=260,
            **GEBUNDEN,
        )
    zeilen = matrix_page.rows(bestand, filter_.find(bestand.optionen), art, sortierung)
    st.html(matrix_page.html(bestand, zeilen, art, sortierung, filter_))
    if zeilen:
        takeaway.offer(lambda: matrix_page.tables(bestand, zeilen, art), dateiname=("Matrix", art.value))
