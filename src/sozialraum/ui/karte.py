"""The map page: caption, map, legend, rank list, and the panel of the chosen area."""

import streamlit as st

from sozialraum.analysis.options import local_options
from sozialraum.model import Datenbestand
from sozialraum.ui import map_choice, map_frame, selection, takeaway
from sozialraum.views import (
    address_page,
    area_page,
    map_page,
    map_sheet,
    profile_tables,
    rank_list,
    stability_page,
)
from sozialraum.views.markup import beside


def show(bestand: Datenbestand) -> None:
    """Draws the page. What changes with a choice comes first in time."""
    meldungen = map_choice.check_link()
    with st.sidebar:
        wahl = selection.choose(bestand)
        raum = selection.choose_area(bestand, wahl.raumebene)
        ebenen = map_choice.choose_layers()
        auswahl = selection.choose_options(bestand)
        darstellung, pruefen, unklar = map_choice.choose_classes()
        fund = map_choice.find(bestand)
    bild = map_page.view(
        bestand, wahl.indikator, wahl.raumebene, wahl.jahr, wahl.basisjahr, darstellung=darstellung
    )
    optionen = local_options(bestand, wahl.raumebene, auswahl)
    st.html(map_page.caption(bild, wahl.jahr, wahl.basisjahr))
    selection.say(meldungen + unklar)
    mitte, neben, tafel = st.columns([20, 11, 12], gap="medium")
    with mitte:
        zustand = map_page.state(bild, raum, ebenen, optionen) | {"m": address_page.mark(fund)}
        map_frame.draw(bestand, wahl.raumebene, zustand)
        if zeichen := map_page.signs(bestand, ebenen, optionen):
            st.html(zeichen)
    with neben:
        st.html(map_page.legend(bild) + rank_list.html(bestand, bild, raum))
    with tafel:
        st.html(area_page.key_figures(bestand, wahl.raumebene, raum, wahl.jahr))
    if pruefen:
        st.html(stability_page.html(bestand, bild))
    titel = map_page.title(bild, wahl.basisjahr)
    takeaway.offer(
        lambda: [
            rank_list.table(bestand, bild, titel),
            profile_tables.key_figures(bestand, wahl.raumebene, raum, wahl.jahr),
            *([stability_page.table(bestand, bild)] if pruefen else []),
        ],
        dateiname=(wahl.indikator.kurzname, str(bild.auspraegung.jahr)),
        karte=lambda: takeaway.map_files(map_sheet.choropleth_sheet(bestand, bild, titel, raum)),
    )
    st.html(
        beside(
            area_page.options(bestand, wahl.raumebene, raum, auswahl, optionen),
            area_page.sites(bestand, wahl.raumebene, raum, ebenen),
        )
    )
