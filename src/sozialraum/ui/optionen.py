"""The page Optionen: catalogue, matrix, Stand der Umsetzung, or one option by its title."""

import streamlit as st

from sozialraum.model import Datenbestand
from sozialraum.ui import matrix, option_filter, option_seite, optionenliste, selection, takeaway, umsetzung
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import option_catalogue, option_page, progress_page

KATALOG, MATRIX = "Katalog", "Matrix"
ANSICHTEN = (KATALOG, MATRIX, progress_page.ANSICHT)


def show(bestand: Datenbestand) -> None:
    """Draws the page; a title in the link that no option has is said."""
    titel = st.query_params.get("option")
    if titel and (option := option_page.find(bestand, titel)):
        option_seite.show(bestand, option)
        return
    selection.say(
        [
            *([f"Eine Option „{titel}“ gibt es nicht; der Katalog zeigt, welche es gibt."] if titel else []),
            *selection.unknown("liste", ANSICHTEN, "Die Ansicht „{}“ gibt es nicht."),
            *option_filter.check_link(bestand),
        ]
    )
    ansicht = st.segmented_control(
        "Ansicht",
        ANSICHTEN,
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
    if ansicht == progress_page.ANSICHT:
        umsetzung.show(bestand, filter_)
        return
    st.html(option_catalogue.html(bestand, filter_))
    takeaway.offer(
        lambda: [option_catalogue.table(bestand, filter_)],
        karte=lambda: optionenliste.files(bestand, filter_),
    )
