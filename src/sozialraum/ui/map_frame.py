"""The map frame on a page: the constant base map, and what this page shows on it."""

from collections.abc import Callable

import streamlit as st
from streamlit_folium import st_folium

from sozialraum.model import Datenbestand
from sozialraum.ui import selection
from sozialraum.views.map_frame import Grundkarte, Kartenzustand
from sozialraum.web import assets


def draw(
    bestand: Datenbestand,
    raumebene: str,
    zustand: dict,
    schluessel: str = "karte",
    take_answer: Callable[[dict], None] | None = None,
) -> None:
    """Draws the map with `zustand` (see views.map_frame); a click chooses an area for all pages.

    `take_answer`: what happens instead with the answer of the frame, which may hold anything; called as a
    callback.
    """
    fehlend = assets.missing()
    if fehlend:
        st.error(
            f"Die Karte fehlt, weil {', '.join(fehlend)} auf dem Server nicht vorhanden ist. "
            "Die Liste daneben zeigt dieselben Werte."
        )
        return

    def choose_area(antwort: dict) -> None:
        selection.select_area(bestand, raumebene, antwort.get("raum", ""))

    def take() -> None:
        (take_answer or choose_area)(st.session_state.get(schluessel) or {})

    st_folium(
        Grundkarte(raumebene, assets.data_version(bestand)),
        key=schluessel,
        height=560,
        use_container_width=True,
        returned_objects=["raum"],
        feature_group_to_add=Kartenzustand(zustand),
        on_change=take,
    )
