"""Sentences that a deed leaves behind, said once in the next run."""

import streamlit as st

from sozialraum.ui import selection
from sozialraum.views.markup import render

_FEHLER, _ERFOLG = "workshop_meldung", "workshop_erfolg"


def tell(*saetze: str, ort: str = "") -> None:
    """What went wrong. `ort`: the form it belongs to, "" is the top of the page."""
    _keep(_FEHLER, ort, saetze)


def confirm(*saetze: str, ort: str = "") -> None:
    """What was done."""
    _keep(_ERFOLG, ort, saetze)


def say_told(ort: str = "") -> None:
    """Says both, where the buttons of that form are."""
    selection.say(st.session_state.pop(f"{_FEHLER}-{ort}", []))
    if saetze := st.session_state.pop(f"{_ERFOLG}-{ort}", []):
        st.html(render("erledigt", meldungen=saetze))


def _keep(schluessel: str, ort: str, saetze: tuple[str, ...]) -> None:
    st.session_state[f"{schluessel}-{ort}"] = [*st.session_state.get(f"{schluessel}-{ort}", []), *saetze]
