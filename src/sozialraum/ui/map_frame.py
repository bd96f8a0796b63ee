"""The map frame on a page: the constant base map, and what this page shows on it."""

import streamlit as st
from streamlit_folium import st_folium

from sozialraum.model import Datenbestand
from sozialraum.ui import selection
from sozialraum.views.map_frame import Grundkarte, Kartenzustand
from sozialraum.web import assets


def draw(bestand: Datenbestand, raumebene: str, zustand: dict, schluessel: str = "karte") -> None:
    """Draws the map with `zustand` (see views.map_frame); a click chooses an area for all pages."""
    fehlend = assets.missing()
    if fehlend:
        st.error(
            f"Die Karte fehlt, weil {', '.join(fehlend)} auf dem Server nicht vorhanden ist. "
            "Die Liste daneben zeigt dieselben Werte."
        )
        return

    def take_click() -> None:
        klick = st.session_state.get(schluessel) or {}
        selection.select_area(bestand, raumebene, klick.get("raum", ""))

    st_folium(
        Grundkarte(raumebene, assets.data_version(bestand)),
        key=schluessel,
        height=560,
        use_container_width=True,
        returned_objects=["raum"],
        feature_group_to_add=Kartenzustand(zustand),
        on_change=take_click,
    )
