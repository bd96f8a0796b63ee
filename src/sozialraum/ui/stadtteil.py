"""The profile of one Stadtteil: everything known about it, against the city, with what is proposed there."""

import streamlit as st

from sozialraum.analysis.options import local_options
from sozialraum.model import Datenbestand
from sozialraum.ui import selection, steckbriefe, takeaway
from sozialraum.views import area_page, origin, profile, profile_page, profile_tables, table
from sozialraum.web import assets


def show(bestand: Datenbestand) -> None:
    """Draws the page; without a chosen area a table that leads to all of them."""
    with st.sidebar:
        raumebene = selection.choose_level(bestand).id
        raum = selection.choose_area(bestand, raumebene)
        jahr = selection.choose_year(bestand)
        auswahl = selection.choose_options(bestand)
    if raum is None:
        st.html(profile_page.introduction(bestand, raumebene))
        uebersicht = profile_page.overview(bestand, raumebene, jahr)
        st.html(table.html(uebersicht) + origin.sources(uebersicht.quellen))
        takeaway.offer(lambda: [uebersicht], darunter=lambda: steckbriefe.offer_all(bestand, jahr))
        return
    st.html(profile_page.head(bestand, raumebene, raum, jahr, assets.data_version(bestand)))
    links, rechts = st.columns([13, 8], gap="large")
    with links:
        st.html(profile_page.themes(bestand, raumebene, raum, jahr))
    with rechts:
        st.html(profile_page.age(bestand, raumebene, raum, jahr))
        optionen = local_options(bestand, raumebene, auswahl)
        st.html(area_page.options(bestand, raumebene, raum, auswahl, optionen))
        st.html(area_page.sites(bestand, raumebene, raum, ()))
        st.html(profile_page.surroundings(bestand, raumebene, raum))
        st.html(profile_page.gaps(bestand, raumebene, jahr))
    st.html(origin.sources(profile.sources(bestand, raumebene, jahr)))
    takeaway.offer(
        lambda: profile_tables.profile(bestand, raumebene, raum, jahr),
        karte=lambda: steckbriefe.files(bestand, raumebene, raum, jahr),
        darunter=lambda: steckbriefe.offer_all(bestand, jahr),
    )
