"""Steckbriefe to take along: that of one Stadtteil, or all of them in one file."""

from functools import partial

import streamlit as st

from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.reports import area_brief, bundle, filename
from sozialraum.ui.takeaway import PDF, Datei
from sozialraum.views.method_words import count

_FERTIG = "steckbriefe"
"""Key in the session: data and year of the last ZIP, and the ZIP."""


def files(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> tuple[Datei, ...]:
    """The Steckbrief of a Stadtteil; nothing on another Raumebene."""
    if raumebene != STADTTEIL:
        return ()
    return (
        Datei(
            "Steckbrief als PDF", ".pdf", PDF, partial(area_brief.as_pdf, bestand, raum, jahr), "Steckbrief"
        ),
    )


def offer_all(bestand: Datenbestand, jahr: int) -> None:
    """Draws a button that makes all of them, with their progress, and then one that saves the ZIP.

    Two steps, because a download button can show no progress while it makes its file.
    """
    namen = list(bestand.raumebenen[STADTTEIL].namen.values())
    wieviele = f"Alle {count(len(namen))} Steckbriefe"
    if st.button(f"{wieviele} zusammenstellen", key="alle-steckbriefe"):
        st.session_state[_FERTIG] = (bestand, jahr, _make(bestand, jahr, namen))
    if _FERTIG not in st.session_state:
        return
    quelle, stand, mappe = st.session_state[_FERTIG]
    if quelle is bestand and stand == jahr:
        st.download_button(
            f"{wieviele} als ZIP",
            data=mappe,
            file_name=f"{filename.stem('steckbriefe', str(jahr))}.zip",
            mime="application/zip",
            key="alle-steckbriefe-zip",
            on_click="ignore",
        )


def _make(bestand: Datenbestand, jahr: int, namen: list[str]) -> bytes:
    balken = st.progress(0.0, f"Steckbrief {namen[0]} entsteht")
    dateien = {}
    for fertig, (name, pdf) in enumerate(area_brief.all_areas(bestand, jahr), 1):
        dateien[name] = pdf
        balken.progress(fertig / len(namen), f"{fertig} von {len(namen)} Steckbriefen fertig")
    balken.empty()
    return bundle.zip_bytes(dateien)
