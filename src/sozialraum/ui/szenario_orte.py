"""The new sites of a scenario beside the map. Whatever changes them changes one text: the one in the link."""

from collections.abc import Sequence

import streamlit as st

from sozialraum.analysis.addresses import Status, find_address
from sozialraum.analysis.coverage import Vorschlag
from sozialraum.analysis.reach import Punkt
from sozialraum.analysis.scenario import HOECHSTENS, Szenario
from sozialraum.model import Datenbestand
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import address_page, scenario_link, scenario_page

NEU = "Neuer Standort"
_FELD, _MELDUNG, _ADRESSE, _ZIEL = "neu", "szenario_meldung", "szenario_adresse", "szenario_ziel"


def take_points(bestand: Datenbestand, antwort: object) -> None:
    """Takes over what the map sent, or nothing of it and says why; a callback."""
    if (punkte := scenario_link.points(antwort)) is not None:
        _set(bestand, punkte)


def pop_message() -> list[str]:
    """What the last deed led to, to be said once."""
    return st.session_state.pop(_MELDUNG, [])


def list_sites(bestand: Datenbestand, szenario: Szenario) -> None:
    """Every new site with a button that removes it."""
    punkte = _points(szenario)
    for n in range(len(punkte)):
        rest = punkte[:n] + punkte[n + 1 :]
        _row(bestand, scenario_page.card(bestand, szenario, n), f"{n + 1} entfernen", rest)
    if ueberschneidung := scenario_page.overlap(szenario):
        st.html(scenario_page.note(ueberschneidung))


def list_suggestions(bestand: Datenbestand, szenario: Szenario, vorschlaege: Sequence[Vorschlag]) -> None:
    """Every suggestion with a button that makes it a new site, and how they were found."""
    for n, vorschlag in enumerate(vorschlaege):
        karte, buchstabe = scenario_page.suggestion(bestand, vorschlag, n), scenario_page.letter(n)
        _row(bestand, karte, f"{buchstabe} übernehmen", [*_points(szenario), vorschlag.ort])
    st.html(scenario_page.note(scenario_page.VERFAHREN if vorschlaege else scenario_page.OHNE_VORSCHLAG))


def search_address(bestand: Datenbestand, szenario: Szenario) -> None:
    """An address that becomes a new site, or the new place of one that was chosen for that."""
    anzahl = len(szenario.neue)
    ziele = {NEU: slice(anzahl, anzahl)} | {f"Standort {n + 1}": slice(n, n + 1) for n in range(anzahl)}

    def take_address() -> None:
        ort = address_page.mark(find_address(bestand, st.session_state[_ADRESSE]))
        if ort:  # else the text stays in its field, and the answer stands below
            punkte = _points(szenario)
            punkte[ziele[st.session_state[_ZIEL]]] = [Punkt(*ort[:2])]
            _set(bestand, punkte)
            st.session_state[_ADRESSE] = ""
            st.session_state[_ZIEL] = NEU

    with st.form("szenario_suche", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Adresse", key=_ADRESSE, placeholder="Straße und Hausnummer")
        st.selectbox("wird", list(ziele), key=_ZIEL, width=170)
        st.form_submit_button("Setzen", on_click=take_address)
    if anzahl == HOECHSTENS:
        st.html(scenario_page.note(scenario_link.ZU_VIELE))
    fund = find_address(bestand, st.session_state[_ADRESSE])
    if fund.status is not Status.LEER:
        st.html(address_page.answer(bestand, fund))


def type_coordinates() -> str:
    """The scenario as text: owns its value in the link, and can be typed."""
    with st.expander("Koordinaten"):
        return st.text_input(
            "Breite und Länge der neuen Standorte, mit Semikolon getrennt",
            key=_FELD,
            placeholder=f"{scenario_link.BEISPIEL};53.87012,10.68034",
            **GEBUNDEN,
        )


def _points(szenario: Szenario) -> list[Punkt]:
    return [standort.punkt for standort in szenario.neue]


def _row(bestand: Datenbestand, karte: str, beschriftung: str, danach: list[Punkt]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"szenarioort-{beschriftung}"):
        st.html(karte, width="stretch")
        st.button(beschriftung, type="tertiary", on_click=_set, args=(bestand, danach))


def _set(bestand: Datenbestand, punkte: list[Punkt]) -> None:
    """Makes these points the scenario; if one cannot count, nothing changes and a sentence says why."""
    text, zu_viele = scenario_link.write(punkte), [scenario_link.ZU_VIELE] * (len(punkte) > HOECHSTENS)
    if meldungen := zu_viele or scenario_link.read(bestand, text)[1]:
        st.session_state[_MELDUNG] = meldungen
    else:
        st.session_state[_FELD] = text
