"""Weight and direction of one Teilindikator, as the page Prioritäten lets choose them."""

import streamlit as st

from sozialraum.analysis.index import usual_priority
from sozialraum.model import Datenbestand, Rechenweg, Teilindikator, Vorrang
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import priority_choice
from sozialraum.views.markup import label


def choose(bestand: Datenbestand, weg: Rechenweg, kennung: str, name: str) -> Teilindikator:
    """Weight and direction of a Teilindikator, at first those of `weg`.

    The direction can be chosen only where the catalogue gives none.
    """
    ueblich = priority_choice.usual(bestand, weg, kennung)
    with st.container(gap="xsmall"):
        gewicht = st.number_input(
            label(f"Gewicht {name}"),
            0.0,
            100.0,
            ueblich.gewicht,
            1.0,
            format="%g",
            key=f"gewicht_{kennung}",
            **GEBUNDEN,
        )
        indikator = bestand.indikatoren.get(kennung)
        fest = usual_priority(indikator) if indikator else Vorrang.HOCH
        if fest is not None:
            st.caption(f"Vorrang: {fest.value}")
            return Teilindikator(kennung, gewicht, fest)
        enden = list(Vorrang)
        vorrang = st.selectbox(
            label(f"Vorrang {name}"),
            [ende.value for ende in enden],
            enden.index(ueblich.vorrang),
            label_visibility="collapsed",
            key=f"vorrang_{kennung}",
            **GEBUNDEN,
        )
    return Teilindikator(kennung, gewicht, Vorrang(vorrang))
