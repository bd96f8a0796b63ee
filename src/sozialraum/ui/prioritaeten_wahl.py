"""What the page Prioritäten lets choose: a Vorlage, its Teilindikatoren with weights, and the Rechenweg."""

from dataclasses import dataclass

import streamlit as st

from sozialraum.analysis.reach import GEHWEGE
from sozialraum.model import (
    HOECHSTENS,
    LUECKE,
    Datenbestand,
    Mittelung,
    Normierung,
    Rechenweg,
    Vorlage,
)
from sozialraum.ui import prioritaeten_gewicht, selection
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import priority_choice, priority_words

LEER = Rechenweg(())


@dataclass(frozen=True)
class Wahl:
    """A Rechenweg, the Vorlage it started from, if there is one, and the year its values are near to."""

    vorlage: Vorlage | None
    rechenweg: Rechenweg
    jahr: int


def choose(bestand: Datenbestand) -> Wahl:
    """Draws the choice, to be called inside the sidebar."""
    vorlage = _choose_preset(bestand)
    unter_der_vorlage = st.container()
    weg = vorlage.rechenweg if vorlage else LEER
    namen = priority_choice.parts(bestand)
    ids = {name: kennung for kennung, name in namen.items()}
    gewaehlt = st.multiselect(
        "Teilindikatoren",
        list(ids),
        [namen[teil.indikator] for teil in weg.teile],
        key="teilindikatoren",
        max_selections=HOECHSTENS,
        placeholder="Teilindikatoren auswählen",
        select_all=False,
        **GEBUNDEN,
    )
    teile = tuple(prioritaeten_gewicht.choose(bestand, weg, ids[name], name) for name in gewaehlt)
    normierung = _choose_one("Normierung", list(Normierung), weg.normierung)
    mittelung = _choose_one("Mittelung", list(Mittelung), weg.mittelung)
    gehweg = weg.gehweg
    if any(teil.indikator == LUECKE for teil in teile):
        gehweg = st.select_slider("Gehweg in Metern", GEHWEGE, weg.gehweg, key="gehweg", **GEBUNDEN)
    rechenweg = Rechenweg(teile, Normierung(normierung), Mittelung(mittelung), gehweg)
    with unter_der_vorlage:
        _offer_return(bestand, vorlage, rechenweg)
    return Wahl(vorlage, rechenweg, selection.choose_year(bestand))


def _choose_preset(bestand: Datenbestand) -> Vorlage | None:
    """The Vorlage to start from; choosing one sets all other choices to it. None if the data have none."""
    titel = priority_choice.presets(bestand)
    if not titel:
        return None
    name = st.selectbox("Vorlage", list(titel), key="vorlage", on_change=_apply, args=(bestand,), **GEBUNDEN)
    return titel[name]


def _choose_one(name: str, werte: list[str], ueblich: str) -> str:
    return st.selectbox(name, werte, werte.index(ueblich), key=name.lower(), **GEBUNDEN)


def _offer_return(bestand: Datenbestand, vorlage: Vorlage | None, rechenweg: Rechenweg) -> None:
    """Says in what the choice differs from the Vorlage, with the way back to it."""
    unterschiede = priority_words.deviations(vorlage, rechenweg) if vorlage else []
    if unterschiede:
        st.caption(f"Weicht von der Vorlage ab: {', '.join(unterschiede)}.")
        st.button("Zurück zur Vorlage", on_click=_apply, args=(bestand,), key="zurueck_zur_vorlage")


def _apply(bestand: Datenbestand) -> None:
    """Sets every choice to the chosen Vorlage; a callback, because widgets cannot be set once drawn."""
    titel = priority_choice.presets(bestand)
    vorlage = titel[st.session_state.get("vorlage") or next(iter(titel))]
    st.session_state.update(priority_choice.state(bestand, vorlage.rechenweg))
