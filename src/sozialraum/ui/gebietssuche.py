"""The Gebietssuche: where several conditions hold at once."""

from functools import partial

import streamlit as st

from sozialraum.model import Datenbestand
from sozialraum.ui import map_frame, selection, suchzeilen, takeaway
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.ui.suchzeilen import REGELN
from sozialraum.views import screening_page, screening_sheet
from sozialraum.views.screening_page import ODER, UND, ZEILEN, Suche


def show(bestand: Datenbestand) -> None:
    """Draws the page; without conditions an explanation with examples."""
    meldungen = _check_link(bestand)
    with st.sidebar:
        jahr = selection.choose_year(bestand)
        raumebene = selection.choose_level(bestand).id
    kopf = st.container()
    plaetze = suchzeilen.choose_indikatoren(bestand)
    basisjahr = selection.years(bestand)[0]
    if any(platz.indikator.braucht_basisjahr for platz in plaetze):
        with st.sidebar:
            basisjahr = selection.choose_base_year(bestand)
    zeit = {"raumebene": raumebene, "jahr": jahr, "basisjahr": basisjahr}
    zeilen = suchzeilen.choose_rules(plaetze, partial(screening_page.usual_number, bestand, **zeit))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        alle = not zeilen or _choose_all()
        st.html(screening_page.addition(bestand, zeilen, alle), width="content")
    suchzeilen.offer_removal(plaetze, zeilen, alle)
    with kopf:
        st.html(screening_page.introduction(bestand, raumebene, jahr, leer=not zeilen))
        selection.say(meldungen)
    if zeilen:
        _show_result(bestand, screening_page.search(bestand, zeilen, alle=alle, **zeit))


def _check_link(bestand: Datenbestand) -> list[str]:
    """Sentences on what the link asks for and does not exist; an alias of an Indikator is found."""
    auswahl = selection.indikatoren(bestand)
    alias = {alt: i.kurzname for i in bestand.indikatoren.values() for alt in i.alias}
    meldungen = selection.unknown("verknuepfung", [UND, ODER], "Die Verknüpfung „{}“ gibt es nicht.")
    for nummer in range(1, ZEILEN + 1):
        indikator = f"indikator{nummer}"
        if st.query_params.get(indikator) in alias:
            st.session_state[indikator] = alias[st.query_params[indikator]]
        meldungen += selection.unknown(indikator, [*auswahl, *alias], "Den Indikator „{}“ gibt es nicht.")
        meldungen += selection.unknown(f"regel{nummer}", REGELN, "Die Regel „{}“ gibt es nicht.")
    return meldungen


def _choose_all() -> bool:
    """Whether all conditions must hold, or one is enough."""
    wahl = st.radio(
        "Verknüpfung",
        [UND, ODER],
        horizontal=True,
        label_visibility="collapsed",
        key="verknuepfung",
        **GEBUNDEN,
    )
    return wahl == UND


def _show_result(bestand: Datenbestand, suche: Suche) -> None:
    """What was found: sentence, map with legend, and the list."""
    st.html(screening_page.summary(suche))
    links, rechts = st.columns([11, 10], gap="medium")
    with rechts:
        raum = selection.choose_area(bestand, suche.ebene.id)
        st.html(screening_page.answer_list(suche, raum))
    with links:
        map_frame.draw(bestand, suche.ebene.id, screening_page.state(suche, raum), "suchkarte")
        st.html(screening_page.legend(bestand, suche))
    takeaway.offer(
        lambda: [screening_page.table(bestand, suche)],
        karte=lambda: takeaway.map_files(screening_sheet.sheet(bestand, suche, raum)),
    )
