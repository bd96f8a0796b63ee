"""The rows of conditions of the Gebietssuche. They stand in the link, numbered from 1.

A row is added or removed by a link, not by a button with a callback: one step then changes several
keys of the address at once, and Back undoes it at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sozialraum.analysis.screening import Regel
from sozialraum.model import Datenbestand, Indikator
from sozialraum.ui import selection
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import screening_page
from sozialraum.views.screening_page import REGELN, ZEILEN, Suchzeile


@dataclass(frozen=True)
class Platz:
    """A row on the page: its number in the link, its Indikator, and the columns beside it."""

    nummer: int
    indikator: Indikator
    felder: list[DeltaGenerator]


def choose_indikatoren(bestand: Datenbestand) -> list[Platz]:
    """The rows there are, each with its Indikator.

    After Back the session may hold a row that the link no longer has; its selectbox comes out empty
    and goes.
    """
    auswahl = selection.indikatoren(bestand)
    plaetze = []
    for nummer in range(1, ZEILEN + 1):
        schluessel = f"indikator{nummer}"
        if schluessel not in st.query_params and not st.session_state.get(schluessel):
            continue
        stelle = st.empty()
        feld, *weitere = stelle.container().columns([8, 4, 4, 4], vertical_alignment="bottom")
        kurzname = feld.selectbox(
            f"Indikator {nummer}",
            list(auswahl),
            index=None,
            label_visibility="collapsed" if plaetze else "visible",
            key=schluessel,
            **GEBUNDEN,
        )
        if kurzname is None:
            stelle.empty()
        else:
            plaetze.append(Platz(nummer, auswahl[kurzname], weitere))
    return plaetze


def choose_rules(plaetze: list[Platz], usual: Callable[[Indikator], float | None]) -> list[Suchzeile]:
    """The rest of the rows. `usual`: the number that counts for an Indikator until one is entered."""
    zeilen = []
    for platz in plaetze:
        nummer = platz.nummer
        name = platz.felder[0].selectbox(
            f"Regel {nummer}",
            REGELN,
            label_visibility="collapsed" if zeilen else "visible",
            key=f"regel{nummer}",
            **GEBUNDEN,
        )
        zeile = Suchzeile(platz.indikator, Regel(name), usual(platz.indikator))
        if zeile.regel.braucht_zahl:
            zeile = _choose_number(platz, zeile)
        zeilen.append(zeile)
    return zeilen


def offer_removal(plaetze: list[Platz], zeilen: list[Suchzeile], alle: bool) -> None:
    """The way to take out each row; those behind it move up."""
    for stelle, platz in enumerate(plaetze):
        platz.felder[2].html(screening_page.removal(zeilen, stelle, alle))


def _choose_number(platz: Platz, zeile: Suchzeile) -> Suchzeile:
    """The row with what was entered; what is no number is said."""
    eingabe = platz.felder[1].text_input(
        screening_page.number_label(platz.nummer, platz.indikator),
        placeholder=zeile.vorschlag,
        key=f"wert{platz.nummer}",
        **GEBUNDEN,
    )
    zeile = Suchzeile(zeile.indikator, zeile.regel, zeile.ueblich, eingabe.strip())
    if zeile.unlesbar:
        selection.say([f"„{eingabe}“ ist keine Zahl; gemeint ist eine Angabe wie 12 oder 12,5."])
    return zeile
