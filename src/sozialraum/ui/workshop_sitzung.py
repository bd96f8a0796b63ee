"""Which workshop the page is about: choose one, create one, begin and end it."""

import streamlit as st

from sozialraum import store
from sozialraum.model import Datenbestand, Geschichte, Sitzung
from sozialraum.ui import workshop_datei, workshop_verwalten, workshop_zutritt
from sozialraum.views import workshop_page

WAHL = "workshop_sitzung"
_TITEL, _AUS, _DATEI = "workshop_titel", "workshop_aus", "workshop_datei"
LEER, DATEI = "leere Geschichte", "Datei"


def chosen() -> Sitzung | None:
    """The workshop chosen in this browser, else the newest; None if there is none."""
    gewaehlt = st.session_state.get(WAHL)
    sitzungen = store.current().meetings()
    return next((s for s in sitzungen if s.id == gewaehlt), sitzungen[0] if sitzungen else None)


def choose(bestand: Datenbestand) -> Sitzung | None:
    """Draws the choice. The ids stay in the session: an address is shown to others."""
    sitzungen = {sitzung.id: sitzung for sitzung in store.current().meetings()}
    if not sitzungen:
        st.html(workshop_page.sentence(workshop_page.LEER))
        _create(bestand)
        return None
    gewaehlt = st.session_state.get(WAHL)
    # said anew in every run: the browser only knows the label of the choice, and that tells the state
    st.session_state[WAHL] = gewaehlt if gewaehlt in sitzungen else next(iter(sitzungen))
    namen = workshop_page.names(sitzungen.values())
    with st.sidebar:
        kennung = st.selectbox(
            "Sitzung",
            list(sitzungen),
            format_func=namen.get,
            key=WAHL,
            persist_state="session",
        )
        with st.popover("Neue Sitzung"):
            _create(bestand)
    st.html(workshop_page.head(sitzungen[kennung]))
    with st.container(horizontal=True):
        _run(sitzungen[kennung])
        workshop_verwalten.offer(sitzungen[kennung])
    return sitzungen[kennung]


def _run(sitzung: Sitzung) -> None:
    """What a facilitator does with a workshop in the room."""
    st.link_button("Vortrag öffnen", f"/sitzung/vortrag/{sitzung.id}")
    st.link_button("Sprechnotizen öffnen", f"/sitzung/sprechnotizen/{sitzung.id}")
    tat, beschriftung = store.current().begin, "Workshop beginnen"
    if sitzung.beendet:
        beschriftung = "Workshop fortsetzen"
    elif sitzung.begonnen:
        tat, beschriftung = store.current().end, "Workshop beenden"
    st.button(beschriftung, on_click=workshop_zutritt.attempt, args=(tat, sitzung.id))


def _create(bestand: Datenbestand) -> None:
    titel = {name: geschichte.titel for name, geschichte in bestand.geschichten.items()}
    st.text_input("Titel der Sitzung", key=_TITEL, max_chars=120, persist_state="session")
    aus = st.selectbox(
        "Geschichte",
        [LEER, *titel, DATEI],
        format_func=lambda name: titel.get(name, name),
        key=_AUS,
        persist_state="session",
    )
    if aus == DATEI:
        st.file_uploader("Geschichte als JSON", type="json", key=_DATEI, max_upload_size=1)
    st.button("Anlegen", on_click=workshop_zutritt.attempt, args=(_store, bestand), type="primary")


def _store(bestand: Datenbestand) -> None:
    titel = st.session_state[_TITEL].strip()
    if not titel:
        raise ValueError("Die Sitzung braucht einen Titel.")
    aus = st.session_state[_AUS]
    if aus == DATEI:
        geschichte = workshop_datei.read(bestand, st.session_state.get(_DATEI))
    else:
        geschichte = bestand.geschichten.get(aus, Geschichte(titel))
    st.session_state[WAHL] = store.current().create(titel, geschichte).id
    st.session_state[_TITEL] = ""
