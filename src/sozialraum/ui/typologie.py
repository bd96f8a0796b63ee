"""The Typologie: status and Dynamik of all areas from chosen Indikatoren."""

import streamlit as st

from sozialraum.analysis.typology import Typologie, typology
from sozialraum.model import Datenbestand
from sozialraum.ui import map_frame, selection, takeaway, typologie_wahl
from sozialraum.views import typology_page, typology_sheet


def show(bestand: Datenbestand) -> None:
    """Draws the view."""
    meldungen = typologie_wahl.check_link(bestand)
    with st.sidebar:
        jahr = selection.choose_year(bestand)
        raumebene = selection.choose_level(bestand).id
        auswahl = typologie_wahl.choose_indikatoren(bestand, raumebene)
        von = typologie_wahl.choose_start(bestand, raumebene)
    typologie = typology(bestand, auswahl, raumebene, jahr, von)
    st.html(typology_page.head(bestand, typologie))
    selection.say(meldungen)
    vorhanden = typology_page.has_result(typologie)
    raum = _show_result(bestand, typologie) if vorhanden else None
    with st.expander("So wird gerechnet"):
        st.html(typology_page.method(bestand, typologie))
    if vorhanden:
        takeaway.offer(
            lambda: [
                typology_page.table(bestand, typologie),
                typology_page.values_table(bestand, typologie),
            ],
            karte=lambda: takeaway.map_files(typology_sheet.sheet(bestand, typologie, raum)),
        )


def _show_result(bestand: Datenbestand, typologie: Typologie) -> str | None:
    """Map with legend, grid and list. Returns the chosen area."""
    links, rechts = st.columns([11, 10], gap="medium")
    with rechts:
        raum = selection.choose_area(bestand, typologie.raumebene)
        st.html(typology_page.grid(bestand, typologie, raum))
    with links:
        zustand = typology_page.state(bestand, typologie, raum)
        map_frame.draw(bestand, typologie.raumebene, zustand, "typologiekarte")
        st.html(typology_page.legend(bestand, typologie))
    st.html(typology_page.area_list(bestand, typologie))
    return raum
