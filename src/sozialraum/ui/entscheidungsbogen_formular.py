"""The form of an Entscheidungsbogen; after a conflict it shows both versions."""

import streamlit as st

from sozialraum.model import Datenbestand, Entscheidung
from sozialraum.model.decision import ROLLE, TEXT
from sozialraum.ui import entscheidungsbogen_alternativen as alternativen
from sozialraum.ui import entscheidungsbogen_stand as stand
from sozialraum.ui.entscheidungsbogen_stand import HIER
from sozialraum.ui.workshop_meldung import say_told
from sozialraum.ui.workshop_zutritt import attempt
from sozialraum.views import decision_form, decision_page

BLEIBT = {"persist_state": "session"}


def edit(bestand: Datenbestand) -> None:
    """Draws the form beside its alternatives, and what can be done with it below both."""
    basis, konflikt = stand.basis(), stand.conflict()
    st.html(decision_page.form_head(bestand, basis))
    links, rechts = st.columns(2, gap="large")
    with links:
        _fields(bestand, basis)
    with rechts:
        alternativen.draw(bestand, st.session_state["bogen_raum"], st.session_state["bogen_option"])
    if konflikt is not None:
        st.html(decision_page.conflict(bestand, stand.typed(), konflikt))
    say_told(**HIER)
    with st.container(horizontal=True):
        beschriftung = "Bogen speichern" if konflikt is None else "Meine speichern"
        st.button(beschriftung, type="primary", on_click=attempt, args=(stand.save,), kwargs=HIER)
        if konflikt is not None:
            st.button("Andere behalten", on_click=stand.begin, args=(konflikt,))
        st.button("Schließen ohne zu speichern", on_click=stand.close)
        if basis.id:
            with st.popover("Löschen"):
                st.html(decision_page.deletion(bestand, basis))
                st.button("Endgültig löschen", on_click=attempt, args=(stand.delete,), kwargs=HIER)


def _fields(bestand: Datenbestand, basis: Entscheidung) -> None:
    raeume = decision_form.areas(bestand, basis.raum, st.session_state["bogen_raum"])
    optionen = decision_form.options(bestand, basis.option, st.session_state["bogen_option"])
    st.selectbox("Stadtteil", list(raeume), format_func=raeume.get, key="bogen_raum", **BLEIBT)
    st.selectbox("Option", list(optionen), format_func=optionen.get, key="bogen_option", **BLEIBT)
    lang = {"max_chars": TEXT, "height": 110, **BLEIBT}
    st.text_area("Beschluss: was gewählt wird", key="bogen_beschluss", **lang)
    st.text_area("Begründung", key="bogen_begruendung", **lang)
    st.text_input(
        "Rolle (kein Name einer Person)",
        placeholder=decision_page.ROLLEN,
        key="bogen_rolle",
        max_chars=ROLLE,
        **BLEIBT,
    )
    st.text_input("Datum", key="bogen_datum", placeholder="TT.MM.JJJJ", **BLEIBT)
