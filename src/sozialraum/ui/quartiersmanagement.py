"""The page Quartiersmanagement: who is reached, where is the gap, what if, and where programmes ran."""

import streamlit as st

from sozialraum.analysis.reach import GEHWEGE, UMWEG, Standortwahl
from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.ui import programmgebiete, reichweite_teile, selection, was_waere_wenn
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import numbers
from sozialraum.views.symbols import FORMEN, SYMBOLE

REICHWEITE, LUECKE, WAS_WAERE_WENN, PROGRAMME = ANSICHTEN = (
    "Reichweite",
    "Lücke",
    "Was wäre wenn",
    "Programmgebiete",
)
STANDARD_STATUS = ("bestätigt", "nicht bestätigt")
STANDARD_GEHWEG = 500
UMWEGE = {numbers.number(zehntel / 10, 1): zehntel / 10 for zehntel in range(10, 17)}
"""Detour factor as it stands in links -> number."""


def show(bestand: Datenbestand) -> None:
    """Draws the page; only the view that is looked at is computed."""
    meldungen = check_link(bestand)
    ansicht = _choose_view()
    selection.say(meldungen)
    if ansicht == PROGRAMME:
        programmgebiete.show(bestand)
        return
    with st.sidebar:
        wahl = _choose_sites(bestand)
        gehweg, umweg = _choose_distance()
    if ansicht == WAS_WAERE_WENN:
        was_waere_wenn.show(bestand, wahl, gehweg, umweg)
        return
    with st.sidebar:
        raum = selection.choose_area(bestand, STADTTEIL)
    if ansicht == LUECKE:
        reichweite_teile.show_gap(bestand, wahl, gehweg, umweg, raum)
    else:
        reichweite_teile.show_reach(bestand, wahl, gehweg, umweg, raum)


def check_link(bestand: Datenbestand) -> list[str]:
    """Sentences on values in the link that do not exist."""
    von, bis = numbers.number(GEHWEGE[0]), numbers.number(GEHWEGE[-1])
    gehweg = f"Der Gehweg reicht von {von} bis {bis} m in Schritten von {GEHWEGE.step} m"
    umweg = f"Der Umwegfaktor reicht von {min(UMWEGE)} bis {max(UMWEGE)} in Schritten von 0,1"
    return [
        *selection.unknown("bereich", ANSICHTEN, "Die Ansicht „{}“ gibt es nicht."),
        *selection.unknown("arten", _kinds(bestand), "Die Standortart „{}“ gibt es nicht."),
        *selection.unknown("standstatus", FORMEN, "Den Status „{}“ gibt es nicht."),
        *selection.unknown("gehweg", map(str, GEHWEGE), f"{gehweg}; „{{}}“ gibt es nicht."),
        *selection.unknown("umweg", UMWEGE, f"{umweg}; „{{}}“ gibt es nicht."),
        *reichweite_teile.check_link(bestand),
    ]


def _choose_view() -> str:
    """One of ANSICHTEN."""
    return st.segmented_control(
        "Ansicht",
        ANSICHTEN,
        default=REICHWEITE,
        required=True,
        label_visibility="collapsed",
        key="bereich",
        **GEBUNDEN,
    )


def _kinds(bestand: Datenbestand) -> list[str]:
    """Kinds of which there is a site, in the order of the legend."""
    return [art for art in SYMBOLE if any(e.art == art for e in bestand.einrichtungen)]


def _choose_sites(bestand: Datenbestand) -> Standortwahl:
    """Which sites count; by default those of the administration's rule."""
    arten = _kinds(bestand)
    ueblich = [art for art in arten if art in bestand.bedarfsregel.arten]
    mehrere = {"selection_mode": "multi", **GEBUNDEN}
    gewaehlt = st.pills("Standortarten", arten, default=ueblich, key="arten", **mehrere)
    status = st.pills("Status", list(FORMEN), default=STANDARD_STATUS, key="standstatus", **mehrere)
    return Standortwahl(tuple(gewaehlt), tuple(status))


def _choose_distance() -> tuple[int, float]:
    """Metres walked, and the detour factor."""
    gehweg = st.select_slider("Gehweg in Metern", GEHWEGE, STANDARD_GEHWEG, key="gehweg", **GEBUNDEN)
    with st.expander("Umwegfaktor"):
        ueblich = numbers.number(UMWEG, 1)
        umweg = st.select_slider("Umwegfaktor", list(UMWEGE), ueblich, key="umweg", **GEBUNDEN)
        st.caption("Eine Annahme: Gehweg = Luftlinie × Umwegfaktor. Wasser und Bahnlinien zählen nicht mit.")
    return gehweg, UMWEGE[umweg]
