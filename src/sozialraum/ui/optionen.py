"""The page Optionen: the catalogue, the matrix over all Stadtteile, or one option by its title."""

import streamlit as st

from sozialraum.model import Datenbestand
from sozialraum.ui import matrix, option_filter, option_seite, selection, takeaway
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import option_catalogue, option_page

KATALOG, MATRIX = "Katalog", "Matrix"


def show(bestand: Datenbestand) -> None:
    """Draws the page; a title in the link that no option has is said."""
    titel = st.query_params.get("option")
    if titel and (option := option_page.find(bestand, titel)):
        option_seite.show(bestand, option)
        return
    selection.say(
        [
            *([f"Eine Option „{titel}“ gibt es nicht; der Katalog zeigt, welche es gibt."] if titel else []),
            *selection.unknown("liste", [KATALOG, MATRIX], "Die Ansicht „{}“ gibt es nicht."),
            *option_filter.check_link(bestand),
        ]
    )
    ansicht = st.segmented_control(
        "Ansicht",
        [KATALOG, MATRIX],
        default=KATALOG,
        required=True,
        label_visibility="collapsed",
        key="liste",
        **GEBUNDEN,
    )
    with st.sidebar:
        filter_ = option_filter.choose(bestand)
    if ansicht == MATRIX:
        matrix.show(bestand, filter_)
        return
    st.html(option_catalogue.html(bestand, filter_))
    takeaway.offer(lambda: [option_catalogue.table(bestand, filter_)])
