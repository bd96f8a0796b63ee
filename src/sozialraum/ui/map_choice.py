"""What only the map page lets its users choose: layers, classes and colours, and an address."""

import streamlit as st

from sozialraum.analysis.addresses import Fund, Status, find_address
from sozialraum.analysis.classes import ANZAHLEN, Einteilung, Verfahren, parse_bounds
from sozialraum.errors import SozialraumError
from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.model.workshop import EBENEN, STANDARD_EBENEN
from sozialraum.ui import selection
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import address_page
from sozialraum.views.choropleth import Darstellung
from sozialraum.views.colours import Farbschema


def check_link() -> list[str]:
    """Sentences on values in the link that do not exist."""
    return [
        *selection.unknown("ebenen", EBENEN, "Die Ebene „{}“ gibt es nicht."),
        *selection.unknown("verfahren", list(Verfahren), "Das Verfahren „{}“ gibt es nicht."),
        *selection.unknown("klassen", map(str, ANZAHLEN), "Möglich sind 2 bis 5 Klassen, nicht „{}“."),
        *selection.unknown("farben", list(Farbschema), "Das Farbschema „{}“ gibt es nicht."),
    ]


def choose_layers() -> tuple[str, ...]:
    """What lies over the areas."""
    return tuple(
        st.pills(
            "Ebenen",
            EBENEN,
            selection_mode="multi",
            default=STANDARD_EBENEN,
            key="ebenen",
            **GEBUNDEN,
        )
    )


def choose_classes() -> tuple[Darstellung, bool, list[str]]:
    """Classes and colours, whether to test the picture, and what is wrong with the bounds typed in."""
    with st.expander("Klassen und Farben"):
        verfahren = Verfahren(
            st.selectbox(
                "Verfahren",
                [v.value for v in Verfahren],
                index=list(Verfahren).index(Verfahren.NATUERLICH),
                key="verfahren",
                **GEBUNDEN,
            )
        )
        einteilung, meldungen = Einteilung(), []
        if verfahren is Verfahren.EIGENE:
            text = st.text_input("Grenzen", key="grenzen", placeholder="10; 20,5; 30", **GEBUNDEN)
            try:
                einteilung = Einteilung(verfahren, grenzen=parse_bounds(text))
            except SozialraumError as fehler:  # until they are right, the usual classes are shown
                meldungen = [str(fehler)]
        else:
            anzahl = st.select_slider("Zahl der Klassen", ANZAHLEN, 4, key="klassen", **GEBUNDEN)
            einteilung = Einteilung(verfahren, anzahl)
        schema = Farbschema(
            st.selectbox("Farben", [schema.value for schema in Farbschema], key="farben", **GEBUNDEN)
        )
    pruefen = st.toggle("Hält das Bild?", key="pruefen", **GEBUNDEN)
    return Darstellung(einteilung, schema), pruefen, meldungen


def find(bestand: Datenbestand) -> Fund:
    """An address to look for; its Stadtteil is chosen at once. Draws the answer under the field."""

    def choose_its_area() -> None:
        fund = find_address(bestand, st.session_state["adresse"])
        if fund.treffer:
            selection.select_area(bestand, STADTTEIL, fund.treffer.stadtteil_id)
        elif fund.status is not Status.LEER:
            st.session_state["stadtteil"] = None  # what was chosen before is no answer to this question

    text = st.text_input(
        "Adresse finden",
        key="adresse",
        placeholder="Straße und Hausnummer",
        on_change=choose_its_area,
        **GEBUNDEN,
    )
    fund = find_address(bestand, text)
    if fund.status is not Status.LEER:
        st.html(address_page.answer(bestand, fund))
    return fund
