"""All rounds of voting of a workshop: open, close, show. Results stay hidden until they are shown."""

import streamlit as st

from sozialraum import store
from sozialraum.model import Datenbestand, Frage, Runde, Sitzung
from sozialraum.ui.workshop_zutritt import attempt, calm
from sozialraum.views import workshop_page
from sozialraum.web import qr

TAKT = 3
"""Seconds between two counts."""


def show(bestand: Datenbestand, sitzung: Sitzung) -> None:
    """Draws the questions of the story that can be put to the room, and all rounds."""
    _offer_questions(sitzung)
    adresse = qr.public_address(st.context.url or "")
    weg = f"Telefone kommen mit dem QR-Code im Vortrag hinein, oder mit dem Code unter {adresse}/w."
    st.html(workshop_page.sentence(weg if qr.reachable(adresse) else f"{weg} {qr.NICHT_ERREICHBAR}"))
    st.fragment(_list, run_every=TAKT)(bestand, sitzung)


def _offer_questions(sitzung: Sitzung) -> None:
    nummeriert = enumerate(sitzung.geschichte.schritte, start=1)
    fragen = {schritt.id: (nummer, schritt.frage) for nummer, schritt in nummeriert if schritt.frage}
    if not fragen:
        st.html(workshop_page.sentence(workshop_page.OHNE_FRAGEN))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kennung = st.selectbox(
            "Frage aus der Geschichte",
            list(fragen),
            format_func=lambda kennung: f"{fragen[kennung][0]}. {fragen[kennung][1].text}",
            key=f"workshop_frage-{sitzung.id}",
        )
        st.button(
            "Abstimmung eröffnen",
            on_click=attempt,
            args=(_open, sitzung.id, kennung, *fragen[kennung]),
        )


def _open(sitzung_id: str, kennung: str, nummer: int, frage: Frage) -> None:
    """The screen goes to the step of the question: there the room sees the code."""
    store.current().open_round(sitzung_id, kennung, frage)
    store.current().go_to(sitzung_id, nummer - 1)


def _list(bestand: Datenbestand, sitzung: Sitzung) -> None:
    with calm():
        speicher = store.current()
        runden = speicher.rounds(sitzung.id)
        if not runden:
            st.html(workshop_page.sentence(workshop_page.OHNE_RUNDEN))
        for runde in reversed(runden):
            st.html(workshop_page.round_(bestand, runde, speicher.tally(runde.id)))
            _offer(runde)
        if abgewiesen := workshop_page.refusals(speicher.refusals()):
            st.html(abgewiesen)


def _offer(runde: Runde) -> None:
    speicher = store.current()
    taten = (
        ("Schließen", speicher.close_round, (runde.id,))
        if runde.offen
        else ("Wieder öffnen", speicher.reopen_round, (runde.id,)),
        ("Ergebnis verdecken", speicher.reveal, (runde.id, False))
        if runde.gezeigt
        else ("Ergebnis zeigen", speicher.reveal, (runde.id,)),
    )
    with st.container(horizontal=True):
        for name, tat, werte in taten:
            st.button(name, key=f"{name}-{runde.id}", on_click=attempt, args=(tat, *werte))
