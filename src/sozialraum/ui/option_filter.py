"""The filters of the Optionenkatalog. The session keeps them while one option is read."""

import streamlit as st

from sozialraum.analysis.catalogue import SUCHE, Katalogfilter, values
from sozialraum.model import Datenbestand
from sozialraum.ui import selection
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views.option_catalogue import NAMEN

MERKMALE = ("stand", "raumbezug", "zielgruppe", "zustaendig")
"""What only the catalogue filters by; Belegstufe and Handlungsfeld are shared with other pages."""


def choose(bestand: Datenbestand) -> Katalogfilter:
    """Draws search and filters."""
    suche = st.text_input("Suche", placeholder="Wort oder Drucksache", key=SUCHE, **GEBUNDEN)
    auswahl = selection.choose_options(bestand)
    werte = {
        "belegstufen": tuple(stufe.value for stufe in auswahl.belegstufen),
        "handlungsfeld": tuple(auswahl.handlungsfelder),
    }
    for merkmal in MERKMALE:
        werte[merkmal] = tuple(
            st.multiselect(
                NAMEN[merkmal],
                values(bestand.optionen, merkmal),
                placeholder="alle",
                key=merkmal,
                **GEBUNDEN,
            )
        )
    return Katalogfilter(suche, werte)


def kept() -> Katalogfilter:
    """What was chosen last, for a page that does not draw the filters but leads back to them."""
    gewaehlt = {name: st.session_state.get(name) or () for name in NAMEN if name != SUCHE}
    feld = gewaehlt.pop("handlungsfeld")
    werte = {name: tuple(werte) for name, werte in gewaehlt.items()}
    werte["handlungsfeld"] = (feld,) if feld and feld != selection.ALLE else ()
    return Katalogfilter(st.session_state.get(SUCHE) or "", werte)


def check_link(bestand: Datenbestand) -> list[str]:
    """Sentences on filters in the link that no option has."""
    return [
        satz
        for merkmal in MERKMALE
        for satz in selection.unknown(
            merkmal, values(bestand.optionen, merkmal), f"Im Filter {NAMEN[merkmal]} gibt es „{{}}“ nicht."
        )
    ]
