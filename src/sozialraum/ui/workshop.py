"""The page Workshop: for the Moderation a workshop with story, notes, rounds and protocol."""

import streamlit as st

from sozialraum.errors import StoreError
from sozialraum.model import Datenbestand
from sozialraum.ui import (
    selection,
    workshop_abstimmung,
    workshop_geschichte,
    workshop_meldung,
    workshop_notizen,
    workshop_protokoll,
    workshop_sitzung,
    workshop_zutritt,
)
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import workshop_page

TEILE = {
    "Geschichte": workshop_geschichte.show,
    "Notizen": workshop_notizen.show,
    "Abstimmung": workshop_abstimmung.show,
    "Protokoll": workshop_protokoll.show,
}


def show(bestand: Datenbestand) -> None:
    """Draws the page; without Zutritt only what a workshop is and the way in."""
    with workshop_zutritt.calm():
        drin = workshop_zutritt.has_entered()
        workshop_meldung.say_told()
        if drin:
            _draw(bestand)
        else:
            workshop_zutritt.gate()
    with st.sidebar:  # never empty: the page would begin where other pages have their choices
        st.html(workshop_page.take_part())


def offer_capture() -> None:
    """The bar "Aktuelle Ansicht als Schritt übernehmen" on any page; nothing but for the Moderation."""
    try:
        sitzung = workshop_sitzung.chosen() if workshop_zutritt.has_entered() else None
    except StoreError:  # the page Workshop says it; a map can be read without
        return
    if sitzung is not None:
        st.html(workshop_page.capture(sitzung))


def _draw(bestand: Datenbestand) -> None:
    selection.say(selection.unknown("teil", TEILE, "Den Teil „{}“ gibt es nicht."))
    sitzung = workshop_sitzung.choose(bestand)
    if sitzung is not None:
        teil = st.segmented_control(
            "Teil",
            list(TEILE),
            default="Geschichte",
            required=True,
            label_visibility="collapsed",
            key="teil",
            **GEBUNDEN,
        )
        TEILE[teil](bestand, sitzung)
    workshop_zutritt.manage()
