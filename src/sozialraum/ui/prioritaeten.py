"""The page Prioritäten: where first, does that hold, the Typologie, and what was decided."""

import streamlit as st

from sozialraum.analysis.index import rank_areas
from sozialraum.analysis.robustness import check_order
from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.ui import (
    entscheidungsbogen,
    map_frame,
    prioritaeten_berichte,
    prioritaeten_link,
    prioritaeten_wahl,
    selection,
    takeaway,
    typologie,
    vergleich_teile,
)
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import (
    origin,
    priority_charts,
    priority_page,
    priority_reason,
    priority_tables,
    robustness_page,
    table,
)
from sozialraum.views.priority_page import Prioritaetenbild


def show(bestand: Datenbestand) -> None:
    """Draws the page; only the view that is looked at is computed."""
    meldungen = prioritaeten_link.check(bestand, ANSICHTEN)
    sicht = st.segmented_control(
        "Ansicht",
        list(ANSICHTEN),
        default=next(iter(ANSICHTEN)),
        required=True,
        label_visibility="collapsed",
        key="sicht",
        **GEBUNDEN,
    )
    selection.say(meldungen)
    ANSICHTEN[sicht](bestand)


def _choose(bestand: Datenbestand) -> tuple[Prioritaetenbild, str | None]:
    """The chosen order with its check, and the chosen area."""
    with st.sidebar:
        raum = selection.choose_area(bestand, STADTTEIL)
        wahl = prioritaeten_wahl.choose(bestand)
    rangordnung = rank_areas(bestand, wahl.rechenweg, STADTTEIL, wahl.jahr)
    return Prioritaetenbild(bestand, rangordnung, check_order(rangordnung), wahl.vorlage), raum


def _order(bestand: Datenbestand) -> None:
    bild, raum = _choose(bestand)
    st.html(priority_page.head(bild))
    karte, neben = st.columns([11, 10], gap="medium")
    with karte:
        map_frame.draw(bestand, STADTTEIL, priority_page.state(bild, raum), "prioritaetenkarte")
        st.html(priority_page.legend(bild))
    with neben:
        st.html(priority_page.rank_list(bild, raum) + priority_reason.why(bild, raum))
    if bild.pruefung:
        st.html(priority_reason.table_html(bild, raum) + priority_charts.parts_legend(bild))
        vergleich_teile.draw(priority_charts.contributions(bild))
    tabellen = priority_tables.tables(bild)
    quellen = tabellen[0].quellen
    st.html(priority_page.method(bild) + (origin.sources(quellen) if quellen else ""))
    takeaway.offer(lambda: tabellen, karte=lambda: prioritaeten_berichte.files(bild, raum))


def _robustness(bestand: Datenbestand) -> None:
    bild, raum = _choose(bestand)
    st.html(robustness_page.head(bild))
    if bild.pruefung is None:
        return
    links, rechts = st.columns([11, 10], gap="medium")
    with links:
        vergleich_teile.draw(priority_charts.spans(bild))
    with rechts:
        st.html(robustness_page.sentences(bild, raum))
    tabelle = robustness_page.table(bild)
    st.html(table.html(tabelle) + origin.sources(tabelle.quellen))
    takeaway.offer(lambda: [tabelle], karte=lambda: prioritaeten_berichte.reports(bild))


ANSICHTEN = {
    "Reihenfolge": _order,
    "Hält die Reihenfolge?": _robustness,
    "Typologie": typologie.show,
    "Entscheidungsbogen": entscheidungsbogen.show,
}
"""Name in the link -> what draws the view."""
