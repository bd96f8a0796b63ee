"""Notes and decisions per Stadtteil and option. Two people may write at once; nobody overwrites anybody."""

from dataclasses import replace

import streamlit as st

from sozialraum import store
from sozialraum.errors import Konflikt
from sozialraum.model import Datenbestand, Notiz, Notizstand, Sitzung
from sozialraum.ui.workshop_meldung import confirm, say_told
from sozialraum.ui.workshop_zutritt import attempt, calm
from sozialraum.views import workshop_form, workshop_page

BLEIBT = {"persist_state": "session"}
HIER = {"ort": "notiz"}
_RAUM, _OPTION = "notiz_raum", "notiz_option"
TAKT = 3
"""Seconds between two looks at what others wrote."""


def show(bestand: Datenbestand, sitzung: Sitzung) -> None:
    """Draws the form beside the list of all notes, which follows what others write."""
    links, rechts = st.columns([6, 6], gap="large")
    with links:
        _write(bestand, sitzung)
    with rechts:
        st.fragment(_list, run_every=TAKT)(bestand, sitzung)


def _write(bestand: Datenbestand, sitzung: Sitzung) -> None:
    raeume = {"": "kein bestimmter"} | workshop_form.areas(bestand)
    optionen = {"": "keine bestimmte"} | workshop_form.options(bestand)
    raum = st.selectbox("Stadtteil", list(raeume), format_func=raeume.get, key=_RAUM, **BLEIBT)
    option = st.selectbox("Option", list(optionen), format_func=optionen.get, key=_OPTION, **BLEIBT)
    if not (raum or option):
        st.html(workshop_page.sentence(workshop_page.OHNE_ZIEL))
        return
    jetzt = {(n.raum, n.option): n for n in store.current().notes(sitzung.id)}
    vorn = f"{sitzung.id}-{raum}-{option}"
    _fill(vorn, jetzt.get((raum, option), Notiz(raum, option, Notizstand.OFFEN, "")))
    konflikt = st.session_state.get(f"notizkonflikt-{vorn}")
    st.segmented_control("Stand", list(map(str, Notizstand)), required=True, key=f"stand-{vorn}", **BLEIBT)
    st.text_area("Begründung in einem Satz", key=f"satz-{vorn}", max_chars=400, height=120, **BLEIBT)
    if konflikt is not None:
        st.html(workshop_page.note_conflict(_typed(vorn), konflikt))
    say_told(**HIER)
    with st.container(horizontal=True):
        beschriftung = "Notiz speichern" if konflikt is None else "Meine speichern"
        st.button(beschriftung, type="primary", on_click=attempt, args=(_save, sitzung, vorn), kwargs=HIER)
        if konflikt is not None:
            st.button("Andere behalten", on_click=_forget, args=(vorn,))


def _fill(vorn: str, notiz: Notiz) -> None:
    """Puts the note into the fields, unless something was typed there over what they held."""
    basis = st.session_state.get(f"notizbasis-{vorn}")
    if basis is None or (basis.fassung != notiz.fassung and _typed(vorn) == basis):
        st.session_state[f"notizbasis-{vorn}"] = notiz
        st.session_state[f"stand-{vorn}"], st.session_state[f"satz-{vorn}"] = notiz.stand.value, notiz.satz


def _typed(vorn: str) -> Notiz:
    basis = st.session_state[f"notizbasis-{vorn}"]
    stand = Notizstand(st.session_state.get(f"stand-{vorn}") or basis.stand)
    return replace(basis, stand=stand, satz=st.session_state.get(f"satz-{vorn}", basis.satz).strip())


def _save(sitzung: Sitzung, vorn: str) -> None:
    try:
        st.session_state[f"notizbasis-{vorn}"] = store.current().save_note(sitzung.id, _typed(vorn))
        st.session_state.pop(f"notizkonflikt-{vorn}", None)
        confirm("Die Notiz ist gespeichert.", **HIER)
    except Konflikt as konflikt:  # saving once more goes over what is seen now
        st.session_state[f"notizbasis-{vorn}"] = st.session_state[f"notizkonflikt-{vorn}"] = konflikt.aktuell


def _forget(vorn: str) -> None:
    for name in ("notizkonflikt", "notizbasis"):
        st.session_state.pop(f"{name}-{vorn}", None)


def _list(bestand: Datenbestand, sitzung: Sitzung) -> None:
    """All notes by Stadtteil. Drawn anew on its own, so that it disturbs no typing."""
    with calm():
        gruppen = workshop_page.notes(bestand, store.current().notes(sitzung.id))
        if not gruppen:
            st.html(workshop_page.sentence(workshop_page.OHNE_NOTIZEN))
        for name, notizen in gruppen:
            st.html(workshop_page.heading(name))
            for notiz, html in notizen:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.html(html, width="stretch")
                    schluessel = f"bearbeiten-{notiz.raum}-{notiz.option}"
                    if st.button("Bearbeiten", key=schluessel, on_click=_open, args=(notiz,)):
                        st.rerun()  # the form stands outside of what is drawn anew


def _open(notiz: Notiz) -> None:
    st.session_state[_RAUM], st.session_state[_OPTION] = notiz.raum, notiz.option
