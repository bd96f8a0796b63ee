"""The alternatives of an Entscheidungsbogen: rows that are typed, or taken over from notes of workshops."""

import streamlit as st

from sozialraum import store
from sozialraum.analysis import alternatives
from sozialraum.model import Alternative, Datenbestand
from sozialraum.model.decision import ALTERNATIVEN, TEXT
from sozialraum.views import decision_form, decision_page, workshop_page

BLEIBT = {"persist_state": "session"}
_ZEILEN, _NAECHSTE = "bogen_zeilen", "bogen_naechste"
LEER = Alternative("", "")


def fill(alternativen: tuple[Alternative, ...]) -> None:
    """Puts the alternatives of a Bogen into rows; for a callback, before they are drawn."""
    st.session_state[_ZEILEN] = {}
    for alternative in alternativen:
        _add(alternative)


def typed() -> list[Alternative]:
    """What the rows hold, also empty ones."""
    return [
        Alternative(
            st.session_state[f"bogen_text-{zeile}"], st.session_state[f"bogen_grund-{zeile}"], herkunft
        )
        for zeile, herkunft in st.session_state[_ZEILEN].items()
    ]


def draw(bestand: Datenbestand, raum: str, option: str) -> None:
    """Draws the rows, and what notes on the Stadtteil or the option (ids, "" for none) offer."""
    zeilen = st.session_state[_ZEILEN]
    st.html(decision_page.heading("Alternativen, die nicht gewählt wurden"))
    if not zeilen:
        st.html(workshop_page.sentence(decision_page.OHNE_ALTERNATIVEN))
    for nummer, (zeile, herkunft) in enumerate(zeilen.items(), start=1):
        _row(nummer, zeile, herkunft)
    voll = len(zeilen) >= ALTERNATIVEN
    st.button("Alternative hinzufügen", on_click=_add, args=(LEER,), disabled=voll)
    st.html(decision_page.heading("Aus Workshops"))
    _offer(bestand, raum, option, voll)


def _row(nummer: int, zeile: int, herkunft: str) -> None:
    name = f"Alternative {nummer}"
    st.text_input(name, key=f"bogen_text-{zeile}", max_chars=TEXT, **BLEIBT)
    grund = f"Warum {name} nicht gewählt wird"
    st.text_area(grund, key=f"bogen_grund-{zeile}", max_chars=TEXT, height=80, **BLEIBT)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(f"{name} entfernen", key=f"bogen_entfernen-{zeile}", on_click=_remove, args=(zeile,))
        if herkunft:
            st.html(decision_page.origin(herkunft), width="stretch")


def _offer(bestand: Datenbestand, raum: str, option: str, voll: bool) -> None:
    """Notes that no row tells of yet."""
    speicher = store.current()
    notizen = [(sitzung, speicher.notes(sitzung.id)) for sitzung in speicher.meetings()]
    gefunden = [decision_form.alternative(bestand, v) for v in alternatives.considered(notizen, raum, option)]
    offen = {n: v for n, v in enumerate(gefunden, start=1) if not decision_form.is_taken(v, typed())}
    if not offen:
        st.html(workshop_page.sentence(decision_page.without_suggestions(raum or option, bool(gefunden))))
    for (
        nummer,
        vorschlag,
    ) in offen.items():  # a number stays with its note: else a second click takes the next
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(decision_page.suggestion(vorschlag), width="stretch")
            knopf = f"Notiz {nummer} übernehmen"
            st.button(knopf, key=f"bogen_notiz-{nummer}", on_click=_take, args=(vorschlag,), disabled=voll)


def _take(vorschlag: Alternative) -> None:
    if not decision_form.is_taken(vorschlag, typed()):
        _add(vorschlag)


def _add(alternative: Alternative) -> None:
    zeile = st.session_state.get(_NAECHSTE, 0)  # never used twice: a field keeps what was typed into it
    st.session_state[_NAECHSTE] = zeile + 1
    st.session_state[f"bogen_text-{zeile}"] = alternative.text
    st.session_state[f"bogen_grund-{zeile}"] = alternative.grund
    st.session_state[_ZEILEN] = st.session_state[_ZEILEN] | {zeile: alternative.herkunft}


def _remove(zeile: int) -> None:
    st.session_state[_ZEILEN] = {z: h for z, h in st.session_state[_ZEILEN].items() if z != zeile}
