"""What is typed into an Entscheidungsbogen. Two people may write at once; nobody overwrites anybody."""

from dataclasses import replace

import streamlit as st

from sozialraum import store
from sozialraum.analysis import decision_check
from sozialraum.errors import Konflikt
from sozialraum.model import Entscheidung
from sozialraum.ui import entscheidungsbogen_alternativen as alternativen
from sozialraum.ui.workshop_meldung import confirm, tell
from sozialraum.views import decision_form, decision_page

HIER = {"ort": "bogen"}
_BASIS, _KONFLIKT = "bogen_basis", "bogen_konflikt"


def is_open() -> bool:
    """Whether a Bogen is being written in this browser."""
    return _BASIS in st.session_state


def basis() -> Entscheidung:
    """The Bogen as it was when the form was opened, or as others made it since."""
    return st.session_state[_BASIS]


def conflict() -> Entscheidung | None:
    """What others wrote meanwhile; None as long as nobody did."""
    return st.session_state.get(_KONFLIKT)


def begin(entscheidung: Entscheidung) -> None:
    """Opens the form with a Bogen; for a callback, before the fields are drawn."""
    st.session_state[_BASIS] = entscheidung
    st.session_state.pop(_KONFLIKT, None)
    for feld, wert in decision_form.fields(entscheidung).items():
        st.session_state[f"bogen_{feld}"] = wert
    alternativen.fill(entscheidung.alternativen)


def typed() -> Entscheidung:
    """The Bogen as the fields hold it."""
    felder = {feld: st.session_state[f"bogen_{feld}"] for feld in decision_form.fields(basis())}
    return decision_form.decision(basis(), felder, alternativen.typed())


def save() -> None:
    """Keeps what was typed and closes the form; for `attempt`. What is missing is said all at once."""
    if not is_open():  # a second click before the page was drawn anew
        return
    neu = typed()
    if saetze := decision_check.problems(neu):
        tell(*saetze, **HIER)
        return
    try:
        store.current().save_decision(neu)
    except Konflikt as konflikt:
        _take_over(konflikt)
    else:
        close()
        confirm("Der Entscheidungsbogen ist gespeichert.", **HIER)


def delete() -> None:
    """Deletes the Bogen unless others changed it meanwhile; for `attempt`."""
    if not is_open():  # as above
        return
    try:
        store.current().delete_decision(basis().id, basis().fassung)
    except Konflikt as konflikt:
        _take_over(konflikt)
    else:
        close()
        confirm("Der Entscheidungsbogen ist gelöscht.", **HIER)


def _take_over(konflikt: Konflikt[Entscheidung | None]) -> None:
    """Saving once more goes over what is seen now; what was typed stays in the fields."""
    if konflikt.aktuell is None:
        st.session_state[_BASIS] = replace(basis(), id="", fassung=0)
        st.session_state.pop(_KONFLIKT, None)
        tell(decision_page.GELOESCHT, **HIER)
    else:
        st.session_state[_BASIS] = st.session_state[_KONFLIKT] = konflikt.aktuell


def close() -> None:
    """Leaves the form; what was typed and not saved is given up."""
    for name in (_BASIS, _KONFLIKT):
        st.session_state.pop(name, None)
