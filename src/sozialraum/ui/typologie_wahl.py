"""What the Typologie lets choose: Indikatoren, their direction, and since when the Dynamik counts."""

import streamlit as st

from sozialraum.analysis.index_parts import usual_priority
from sozialraum.analysis.typology import Typindikator
from sozialraum.model import Datenbestand, Indikator, Vorrang
from sozialraum.ui import selection
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import typology_page


def check_link(bestand: Datenbestand) -> list[str]:
    """Sentences on what the link asks for and does not exist, has another name, or is not for here."""
    auswahl, jahre = typology_page.choices(bestand), _starts(bestand)
    kein_jahr = f"Eine Dynamik seit „{{}}“ gibt es nicht; die Auswahl reicht von {jahre[0]} bis {jahre[-1]}."
    meldungen = [
        *typology_page.not_eligible(bestand, st.query_params.get_all("typindikatoren")),
        *selection.unknown("typspanne", map(str, jahre), kein_jahr),
    ]
    for indikator in auswahl.values():
        schluessel = _direction_key(indikator)
        meldungen += selection.unknown(schluessel, list(Vorrang), "Die Richtung „{}“ gibt es nicht.")
    return meldungen


def choose_indikatoren(bestand: Datenbestand, raumebene: str) -> list[Typindikator]:
    """The Indikatoren, and for those without a direction in the catalogue which end is a burden."""
    auswahl = typology_page.choices(bestand)
    namen = st.multiselect(
        "Indikatoren",
        list(auswahl),
        typology_page.usual(bestand, raumebene)[0],
        key="typindikatoren",
        placeholder="Indikatoren auswählen",
        select_all=False,
        **GEBUNDEN,
    )
    return [
        Typindikator(auswahl[name], usual_priority(auswahl[name]) or _choose_direction(auswahl[name]))
        for name in namen
    ]


def _choose_direction(indikator: Indikator) -> Vorrang | None:
    """Which end is a burden; None until somebody says so."""
    return st.selectbox(
        typology_page.direction_label(indikator),
        list(Vorrang),
        index=None,
        placeholder="Richtung auswählen",
        key=_direction_key(indikator),
        help="Der Katalog gibt diesem Indikator keine Richtung. Sie hier zu wählen ist eine Setzung.",
        **GEBUNDEN,
    )


def _direction_key(indikator: Indikator) -> str:
    return f"typvorrang_{indikator.id}"


def choose_start(bestand: Datenbestand, raumebene: str) -> int:
    """The year since which the Dynamik is counted."""
    jahre = _starts(bestand)
    ueblich = typology_page.usual(bestand, raumebene)[1]
    return st.selectbox("Dynamik seit", jahre, jahre.index(ueblich), key="typspanne", **GEBUNDEN)


def _starts(bestand: Datenbestand) -> range:
    """Years a span can begin in: all but the last, if there are several."""
    return selection.years(bestand)[:-1] or selection.years(bestand)
