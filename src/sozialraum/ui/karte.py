"""The map page: caption, map, legend, rank list, and the panel of the chosen area."""

import streamlit as st
from streamlit_folium import st_folium

from sozialraum.analysis.options import local_options
from sozialraum.model import Datenbestand
from sozialraum.ui import selection
from sozialraum.ui.selection import Wahl
from sozialraum.views import area_page, map_page
from sozialraum.views.map_frame import Grundkarte, Kartenzustand
from sozialraum.views.markup import render
from sozialraum.web import assets

SCHLUESSEL = "karte"


def show(bestand: Datenbestand, wahl: Wahl) -> None:
    """Draws the page. What changes with a choice comes first in time."""
    kopf, wer = st.columns([16, 6], gap="medium", vertical_alignment="bottom")
    with wer:
        raum = selection.choose_area(bestand, wahl.raumebene)
    bild = map_page.view(bestand, wahl.indikator, wahl.raumebene, wahl.jahr, wahl.basisjahr)
    optionen = local_options(bestand, wahl.raumebene, wahl.optionen)
    with kopf:
        st.html(map_page.caption(bild, wahl.jahr, wahl.basisjahr))
    if wahl.meldungen:
        st.html(render("meldungen", meldungen=wahl.meldungen))
    mitte, neben, tafel = st.columns([11, 5, 6], gap="medium")
    with mitte:
        _draw_map(bestand, wahl, map_page.state(bild, raum, wahl.ebenen, optionen))
        st.html(map_page.signs(bestand, wahl.ebenen, optionen))
        hilfe = st.expander("Was der Indikator zeigt", key="lesehilfe", on_change="rerun")
        if hilfe.open:
            hilfe.html(map_page.reading_help(bestand, bild))
    with neben:
        st.html(map_page.legend(bild))
        st.html(map_page.rank_list(bestand, bild, raum))
    with tafel:
        st.html(area_page.key_figures(bestand, wahl.raumebene, raum, wahl.jahr))
    links, rechts = st.columns([12, 9], gap="large")
    with links:
        st.html(area_page.options(bestand, wahl.raumebene, raum, wahl.optionen, optionen))
    with rechts:
        st.html(area_page.sites(bestand, wahl.raumebene, raum, wahl.ebenen))


def _draw_map(bestand: Datenbestand, wahl: Wahl, zustand: dict) -> None:
    fehlend = assets.missing()
    if fehlend:
        st.error(
            f"Die Karte fehlt, weil {', '.join(fehlend)} auf dem Server nicht vorhanden ist. "
            "Die Rangliste zeigt dieselben Werte."
        )
        return

    def take_click() -> None:
        klick = st.session_state.get(SCHLUESSEL) or {}
        selection.select_area(bestand, wahl.raumebene, klick.get("raum", ""))

    st_folium(
        Grundkarte(wahl.raumebene, assets.data_version(bestand)),
        key=SCHLUESSEL,
        height=560,
        use_container_width=True,
        returned_objects=["raum"],
        feature_group_to_add=Kartenzustand(zustand),
        on_change=take_click,
    )
