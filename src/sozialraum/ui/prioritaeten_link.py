"""What a link to the page Prioritäten may name."""

from collections.abc import Iterable

import streamlit as st

from sozialraum.analysis.reach import GEHWEGE
from sozialraum.model import HOECHSTENS, Datenbestand, Mittelung, Normierung
from sozialraum.ui import selection
from sozialraum.views import numbers, priority_choice


def check(bestand: Datenbestand, ansichten: Iterable[str]) -> list[str]:
    """Sentences on values in the link that do not exist; renamed Teilindikatoren are named."""
    von, bis = numbers.number(GEHWEGE[0]), numbers.number(GEHWEGE[-1])
    gehweg = (
        f"Der Gehweg reicht von {von} bis {bis} m in Schritten von {GEHWEGE.step} m; „{{}}“ gibt es nicht."
    )
    namen = priority_choice.parts(bestand)
    alias = {alt: i.kurzname for i in bestand.indikatoren.values() if i.id in namen for alt in i.alias}
    genannt = st.query_params.get_all("teilindikatoren")
    zu_viele = len(genannt) > HOECHSTENS
    return [
        *(f"Der Indikator „{name}“ heißt jetzt „{alias[name]}“." for name in genannt if name in alias),
        *([f"Höchstens {HOECHSTENS} Teilindikatoren; der Link nennt mehr."] if zu_viele else ()),
        *selection.unknown("sicht", ansichten, "Die Ansicht „{}“ gibt es nicht."),
        *selection.unknown("vorlage", priority_choice.presets(bestand), "Die Vorlage „{}“ gibt es nicht."),
        *selection.unknown(
            "teilindikatoren", [*namen.values(), *alias], "Den Teilindikator „{}“ gibt es nicht."
        ),
        *selection.unknown("normierung", list(Normierung), "Die Normierung „{}“ gibt es nicht."),
        *selection.unknown("mittelung", list(Mittelung), "Die Mittelung „{}“ gibt es nicht."),
        *selection.unknown("gehweg", map(str, GEHWEGE), gehweg),
        *priority_choice.complaints(
            bestand, {schluessel: st.query_params.get_all(schluessel) for schluessel in st.query_params}
        ),
    ]
