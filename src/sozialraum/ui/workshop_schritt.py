"""One step of a story as a form. What was typed stays until it is saved; what was not, follows others."""

import streamlit as st

from sozialraum.errors import Abgewiesen, Konflikt
from sozialraum.model import Datenbestand, Schritt, Sitzung
from sozialraum.model.workshop import PUNKTE
from sozialraum.ui import workshop_schrittfolge
from sozialraum.ui.workshop_meldung import confirm, say_told
from sozialraum.ui.workshop_zutritt import attempt
from sozialraum.views import step_link, workshop_form, workshop_page
from sozialraum.web import story_change

BLEIBT = {"persist_state": "session"}
HIER = {"ort": "schritt"}


def edit(bestand: Datenbestand, sitzung: Sitzung, schritt: Schritt) -> None:
    """Draws the form; after a conflict both versions above it."""
    vorn = f"{sitzung.id}-{schritt.id}"
    _fill(vorn, schritt)
    konflikt = st.session_state.get(f"konflikt-{vorn}")
    st.text_input("Titel", key=f"titel-{vorn}", max_chars=120, **BLEIBT)
    st.text_area("Text für den Raum", key=f"text-{vorn}", max_chars=600, height=110, **BLEIBT)
    st.text_area("Sprechnotizen", key=f"notizen-{vorn}", max_chars=4000, height=110, **BLEIBT)
    _ask(bestand, vorn)
    neu = _typed(vorn)
    if konflikt is not None:
        st.html(workshop_page.step_conflict(bestand, neu, konflikt))
    say_told(**HIER)
    with st.container(horizontal=True, vertical_alignment="center"):
        beschriftung = "Schritt speichern" if konflikt is None else "Meine speichern"
        st.button(beschriftung, type="primary", on_click=attempt, args=(_save, sitzung, vorn), kwargs=HIER)
        if konflikt is not None:
            st.button("Andere behalten", on_click=_forget, args=(vorn,))
        st.link_button("Ansicht im Dashboard öffnen", step_link.address(schritt.ansicht))
        st.html(workshop_page.unsaved(neu != schritt), width="content")


def rescue(sitzung: Sitzung, kennung: str) -> None:
    """Somebody else deleted a step while it was being written: it can come back, with what was typed."""
    vorn = f"{sitzung.id}-{kennung}"
    basis = st.session_state.get(f"basis-{vorn}")
    if basis is not None and _typed(vorn) != basis:
        workshop_schrittfolge.keep_deleted(sitzung, basis)


def _ask(bestand: Datenbestand, vorn: str) -> None:
    """The fields of the question, as far as its kind needs them."""
    raeume, optionen = workshop_form.areas(bestand), workshop_form.options(bestand)
    art = st.selectbox("Frage an den Raum", workshop_form.FRAGEN, key=f"art-{vorn}", **BLEIBT)
    if art == workshop_form.OHNE_FRAGE:
        return
    st.text_input("Text der Frage", key=f"frage-{vorn}", max_chars=200, **BLEIBT)
    st.slider("Punkte je Person", PUNKTE[0], PUNKTE[-1], key=f"punkte-{vorn}", **BLEIBT)
    wie = {"placeholder": "Auswählen", **BLEIBT}
    if workshop_form.asks_areas(art):
        st.multiselect("Stadtteile", list(raeume), format_func=raeume.get, key=f"raeume-{vorn}", **wie)
    if workshop_form.asks_options(art):
        st.multiselect("Optionen", list(optionen), format_func=optionen.get, key=f"optionen-{vorn}", **wie)


def _fill(vorn: str, schritt: Schritt) -> None:
    """Puts the step into the fields, unless something was typed there over what they held."""
    basis = st.session_state.get(f"basis-{vorn}")
    if basis is None or (basis != schritt and _typed(vorn) == basis):
        st.session_state[f"basis-{vorn}"] = schritt
        for feld, wert in workshop_form.fields(schritt).items():
            st.session_state[f"{feld}-{vorn}"] = wert


def _typed(vorn: str) -> Schritt:
    basis = st.session_state[f"basis-{vorn}"]
    vorgaben = workshop_form.fields(basis)
    return workshop_form.step(basis, {f: st.session_state.get(f"{f}-{vorn}", w) for f, w in vorgaben.items()})


def _save(sitzung: Sitzung, vorn: str) -> None:
    basis, neu = st.session_state[f"basis-{vorn}"], _typed(vorn)
    if satz := workshop_form.problem(neu):
        raise ValueError(satz)
    try:
        story_change.save_step(sitzung.id, basis, neu)
        st.session_state[f"basis-{vorn}"] = neu
        st.session_state.pop(f"konflikt-{vorn}", None)
        confirm("Der Schritt ist gespeichert.", **HIER)
    except Konflikt as konflikt:
        if konflikt.aktuell is None:
            raise Abgewiesen("geloescht", workshop_page.GELOESCHT) from konflikt
        # saving once more goes over what is seen now
        st.session_state[f"basis-{vorn}"] = st.session_state[f"konflikt-{vorn}"] = konflikt.aktuell


def _forget(vorn: str) -> None:
    for name in ("konflikt", "basis"):
        st.session_state.pop(f"{name}-{vorn}", None)
