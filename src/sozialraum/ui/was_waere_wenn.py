"""Was wäre wenn: new sites, whom they would reach, and where the next one would reach most."""

from datetime import date

import streamlit as st

from sozialraum.analysis.coverage import Vorschlag, best_places
from sozialraum.analysis.reach import Standortwahl
from sozialraum.analysis.scenario import Szenario, scenario
from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.reports import scenario as report
from sozialraum.ui import map_frame, selection, szenario_orte, takeaway
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.ui.takeaway import Datei
from sozialraum.views import scenario_link, scenario_map, scenario_page, scenario_sheet, table

KARTE = "szenariokarte"
ANZAHLEN = ("0", "1", "2", "3")


def show(bestand: Datenbestand, wahl: Standortwahl, gehweg: float, umweg: float) -> None:
    """Draws the view. Numbers come first in time, the search for suggestions and the map after them."""
    kopf = st.container()
    links, rechts = st.columns([11, 10], gap="medium")
    with rechts:
        meldung, ergebnis = st.container(), st.container()
        text = szenario_orte.type_coordinates()
    neue, meldungen = scenario_link.read(bestand, text)
    szenario = scenario(bestand, wahl, neue, gehweg, umweg)
    unbekannt = selection.unknown("vorschlag", ANZAHLEN, "Möglich sind 0 bis 3 Vorschläge, nicht „{}“.")
    with kopf:
        st.html(scenario_page.caption(bestand, szenario))
    with meldung:  # above the map it would move the map
        selection.say([*meldungen, *unbekannt, *szenario_orte.pop_message()])
    with ergebnis:
        st.html(scenario_page.result(szenario))
        szenario_orte.list_sites(bestand, szenario)
        szenario_orte.search_address(bestand, szenario)
        anzahl = _choose_number()
        vorschlagsliste = st.container()
    tabelle = scenario_page.table(bestand, szenario)
    st.html(table.html(tabelle))
    takeaway.offer(lambda: [tabelle], dateiname=("Szenario",), karte=lambda: _files(bestand, szenario, text))
    with vorschlagsliste:
        vorschlaege = _suggest(bestand, szenario, anzahl) if anzahl else ()
    with links:
        nummer = (st.session_state.get(KARTE) or {}).get("nummer")
        map_frame.draw(
            bestand,
            STADTTEIL,
            scenario_map.state(bestand, szenario, vorschlaege, nummer),
            KARTE,
            lambda antwort: szenario_orte.take_points(bestand, antwort.get("szenario")),
        )
        st.html(scenario_map.legend(szenario, vorschlaege))


def _choose_number() -> int:
    """How many suggestions to look for."""
    return int(
        st.segmented_control(
            "Bester nächster Standort: Zahl der Vorschläge",
            ANZAHLEN,
            default=ANZAHLEN[0],
            required=True,
            key="vorschlag",
            **GEBUNDEN,
        )
    )


def _suggest(bestand: Datenbestand, szenario: Szenario, anzahl: int) -> tuple[Vorschlag, ...]:
    """Looks for suggestions and lists them; each can be taken over."""
    orte = [*szenario.heutige, *(standort.punkt for standort in szenario.neue)]
    with st.spinner("Sucht unter allen Adressen nach dem besten nächsten Standort"):
        vorschlaege = best_places(bestand, orte, szenario.gehweg, szenario.umweg, anzahl)
    szenario_orte.list_suggestions(bestand, szenario, vorschlaege)
    return vorschlaege


def _files(bestand: Datenbestand, szenario: Szenario, text: str) -> list[Datei]:
    abfrage = {name: st.query_params.get_all(name) for name in st.query_params}
    link = scenario_link.address(st.context.url, abfrage, text)
    blatt = scenario_sheet.sheet(bestand, szenario, date.today(), link)
    return [
        Datei("Szenario als GeoJSON", ".geojson", "application/geo+json", lambda: report.geojson(blatt)),
        Datei("Zusammenfassung als PDF", ".pdf", takeaway.PDF, lambda: report.pdf(blatt)),
    ]
