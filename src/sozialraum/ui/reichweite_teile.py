"""Two views of the page Quartiersmanagement: the reach of sites, and need against it."""

import streamlit as st

from sozialraum.analysis.reach import Standortwahl
from sozialraum.model import STADTTEIL, Datenbestand, Indikator
from sozialraum.ui import map_frame, selection, takeaway, vergleich_teile
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import gap_chart, gap_head, gap_page, origin, reach_page, reach_sheet, table
from sozialraum.views.gap_page import Lueckenbild
from sozialraum.views.reach_page import Reichweitenbild


def show_reach(
    bestand: Datenbestand, wahl: Standortwahl, gehweg: int, umweg: float, raum: str | None
) -> None:
    """Draws who has a site within the distance: map, table, sites with and without an address."""
    bild = reach_page.view(bestand, wahl, gehweg, umweg)
    st.html(reach_page.head(bestand, bild))
    karte, neben = st.columns([11, 5], gap="medium")
    with karte:
        map_frame.draw(bestand, STADTTEIL, reach_page.state(bild, raum), "reichweitenkarte")
    with neben:
        st.html(reach_page.legend(bild))
    if not bild.orte:
        st.html(reach_page.site_list(bild))
        return
    tabelle = reach_page.table(bestand, bild)
    st.html(table.html(tabelle) + reach_page.site_list(bild) + origin.sources(tabelle.quellen))
    takeaway.offer(
        lambda: [tabelle, reach_page.site_table(bild)],
        karte=lambda: takeaway.map_files(reach_sheet.reach_sheet(bestand, bild, raum)),
    )


def show_gap(bestand: Datenbestand, wahl: Standortwahl, gehweg: int, umweg: float, raum: str | None) -> None:
    """Draws need against reach; where the chosen need cannot be tested everywhere, an approximation, too."""
    reichweite = reach_page.view(bestand, wahl, gehweg, umweg)
    with st.sidebar:
        bedarf = _choose("Bedarf", "bedarf", gap_page.needs(bestand))
        bild = gap_page.view(bestand, bedarf, reichweite)
        if bild.bedarf_offen:
            ersatz = _choose("Näherung", "naeherung", gap_page.approximations(bestand))
    if not reichweite.orte:
        _draw_without_sites(bestand, reichweite, raum)
        return
    bilder = [bild]
    if bild.bedarf_offen:
        bilder = [gap_page.view(bestand, ersatz, reichweite, naeherung=True), bild]
    # In one message, so that the map keeps its place among the elements: else its frame would be loaded anew.
    st.html(gap_head.head(bestand, *bilder) + (gap_head.rule(bestand, bild) if bild.bedarf_offen else ""))
    _draw_gap(bestand, bilder[0], raum)
    tabellen = [gap_page.table(bestand, b) for b in bilder]
    st.html(table.html(tabellen[0]) + origin.sources(tabellen[0].quellen))
    takeaway.offer(
        lambda: tabellen,
        karte=lambda: takeaway.map_files(reach_sheet.gap_sheet(bestand, bilder[0], raum)),
    )


def check_link(bestand: Datenbestand) -> list[str]:
    """Sentences on values in the link that do not exist."""
    kein_bedarf = "Den Bedarf „{}“ gibt es nicht in der Auswahl."
    keine_naeherung = "Die Näherung „{}“ gibt es nicht in der Auswahl."
    return [
        *selection.unknown("bedarf", gap_page.needs(bestand), kein_bedarf),
        *selection.unknown("naeherung", gap_page.approximations(bestand), keine_naeherung),
    ]


def _choose(name: str, schluessel: str, auswahl: dict[str, Indikator]) -> Indikator:
    return auswahl[st.selectbox(name, list(auswahl), key=schluessel, **GEBUNDEN)]


def _draw_without_sites(bestand: Datenbestand, reichweite: Reichweitenbild, raum: str | None) -> None:
    """The map stays where it was; a sentence says what to choose."""
    st.html(reach_page.head(bestand, reichweite, gap_head.TITEL))
    karte, neben = st.columns([11, 10], gap="medium")
    with karte:
        map_frame.draw(bestand, STADTTEIL, reach_page.state(reichweite, raum), "lueckenkarte")
    with neben:
        st.html(reach_page.site_list(reichweite))


def _draw_gap(bestand: Datenbestand, bild: Lueckenbild, raum: str | None) -> None:
    """Map with legend, quadrants, and the list with a sentence per Stadtteil."""
    karte, neben = st.columns([11, 10], gap="medium")
    with karte:
        map_frame.draw(bestand, STADTTEIL, gap_page.state(bild, raum), "lueckenkarte")
        st.html(gap_page.legend(bild))
    with neben:
        vergleich_teile.draw(gap_chart.quadrants(bild))
    st.html(gap_page.answer_list(bild, raum))
