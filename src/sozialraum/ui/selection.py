"""The shared selection. The address bar owns it: every widget here is bound to a query parameter.

Each page draws the widgets it needs; what it does not draw keeps its value for the session.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from sozialraum.analysis.options import Auswahl
from sozialraum.model import Belegstufe, Datenbestand, Indikator, Raumebene
from sozialraum.views.markup import plain, render

STANDARD_STUFEN = ("A", "B")
ALLE = "Alle Handlungsfelder"
GEBUNDEN = {"bind": "query-params", "persist_state": "session"}


@dataclass(frozen=True)
class Wahl:
    """What the user looks at: an Indikator in a year, on a way to divide the city."""

    indikator: Indikator
    jahr: int
    basisjahr: int
    raumebene: str


def choose(bestand: Datenbestand) -> Wahl:
    """Draws Indikator, year and, where there is something to choose, base year and Raumebene."""
    indikator = choose_indikator(bestand)
    jahr = choose_year(bestand)
    basisjahr = choose_base_year(bestand) if indikator.braucht_basisjahr else years(bestand)[0]
    return Wahl(indikator, jahr, basisjahr, choose_level(bestand).id)


def indikatoren(bestand: Datenbestand) -> dict[str, Indikator]:
    """Indikatoren to choose from, by the name that stands in links."""
    return {i.kurzname: i for i in bestand.indikatoren.values() if i.auswahl}


def years(bestand: Datenbestand) -> range:
    """Years to choose from; newer values of single areas can be seen, too."""
    heute = date.today().year
    jahre = bestand.zeitraum or range(heute, heute + 1)
    neueste = [liste[-1] for (ebene, _), liste in bestand.jahre.items() if ebene in bestand.raumebenen]
    return range(jahre[0], max([jahre[-1], *neueste]) + 1)


def choose_indikator(bestand: Datenbestand) -> Indikator:
    """One Indikator."""
    auswahl = indikatoren(bestand)
    kurzname = st.selectbox("Indikator", list(auswahl), index=_default(auswahl), key="indikator", **GEBUNDEN)
    return auswahl[kurzname]


def choose_year(bestand: Datenbestand) -> int:
    """The year; by default the last one with complete values."""
    jahre = years(bestand)
    return _slide("Jahr", jahre, (bestand.zeitraum or jahre)[-1])


def choose_base_year(bestand: Datenbestand) -> int:
    """The year against which a development is counted."""
    jahre = years(bestand)
    return _slide("Basisjahr", jahre, jahre[0])


def choose_level(bestand: Datenbestand) -> Raumebene:
    """The Raumebene; drawn only if there are several."""
    ebenen = {ebene.mehrzahl: ebene for ebene in bestand.raumebenen.values()}
    if len(ebenen) == 1:
        return next(iter(ebenen.values()))
    return ebenen[st.selectbox("Raumebene", list(ebenen), key="raumebene", **GEBUNDEN)]


def choose_area(bestand: Datenbestand, raumebene: str) -> str | None:
    """The native way to choose an area, equal to a click on the map. Returns its id."""
    ebene = bestand.raumebenen[raumebene]
    ids = {name: kennung for kennung, name in ebene.namen.items()}
    name = st.selectbox(
        plain(ebene.name),
        list(ids),
        index=None,
        placeholder=f"{ebene.name} auswählen",
        key="stadtteil",
        **GEBUNDEN,
    )
    return ids.get(name)


def select_area(bestand: Datenbestand, raumebene: str, kennung: str) -> None:
    """Takes over a click on the map; to be called from a callback, before the widgets are drawn."""
    name = bestand.raumebenen[raumebene].namen.get(kennung)
    if name is not None:
        st.session_state["stadtteil"] = name


def choose_options(bestand: Datenbestand) -> Auswahl:
    """Which options for action are looked at: evidence grade and Handlungsfeld."""
    stufen = st.pills(
        "Belegstufe der Optionen",
        [stufe.value for stufe in Belegstufe],
        selection_mode="multi",
        default=STANDARD_STUFEN,
        key="belegstufen",
        help="\n\n".join(f"{stufe.value}: {stufe.bedeutung}" for stufe in Belegstufe),
        **GEBUNDEN,
    )
    feld = st.selectbox("Handlungsfeld", [ALLE, *_fields(bestand)], key="handlungsfeld", **GEBUNDEN)
    return Auswahl(tuple(map(Belegstufe, stufen)), () if feld == ALLE else (feld,))


def check_link(bestand: Datenbestand) -> list[str]:
    """Sentences on values in the link that do not exist; renamed Indikatoren are found by their alias.

    To be called before any widget is drawn: Streamlit drops unknown values without a word.
    """
    auswahl, jahre = indikatoren(bestand), years(bestand)
    alias = {alt: i.kurzname for i in bestand.indikatoren.values() for alt in i.alias}
    gesucht = st.query_params.get("indikator")
    if gesucht in alias:
        st.session_state["indikator"] = alias[gesucht]
    ebenen = {ebene.mehrzahl: ebene for ebene in bestand.raumebenen.values()}
    ebene = ebenen.get(st.query_params.get("raumebene"), next(iter(ebenen.values())))
    gebiet = f"Das Gebiet „{{}}“ gibt es unter den {ebene.mehrzahl}n nicht."
    kein_jahr = f"Das Jahr „{{}}“ gibt es nicht in der Auswahl; sie reicht von {jahre[0]} bis {jahre[-1]}."
    return [
        *unknown("indikator", [*auswahl, *alias], "Den Indikator „{}“ gibt es nicht."),
        *unknown("jahr", map(str, jahre), kein_jahr),
        *unknown("basisjahr", map(str, jahre), "Das Basisjahr „{}“ gibt es nicht."),
        *unknown("raumebene", ebenen, "Die Raumebene „{}“ gibt es nicht."),
        *unknown("stadtteil", ebene.namen.values(), gebiet),
        *unknown("belegstufen", list(Belegstufe), "Die Belegstufe „{}“ gibt es nicht."),
        *unknown("handlungsfeld", [ALLE, *_fields(bestand)], "Das Handlungsfeld „{}“ gibt es nicht."),
    ]


def unknown(schluessel: str, erlaubt: Iterable[str], satz: str) -> list[str]:
    """`satz` for every value of a link key that is not allowed."""
    zulaessig = set(erlaubt)
    werte = st.query_params.get_all(schluessel)
    # not str.format: the sentence may hold names from the data, and names may hold braces
    return [satz.replace("{}", wert) for wert in werte if wert and wert not in zulaessig]


def say(meldungen: list[str]) -> None:
    """Shows sentences about what the link asks for and does not exist."""
    if meldungen:
        st.html(render("meldungen", meldungen=meldungen))


def _fields(bestand: Datenbestand) -> list[str]:
    return sorted({option.handlungsfeld for option in bestand.optionen})


def _slide(name: str, jahre: range, vorgabe: int) -> int:
    """A slider over the years; with one year there is nothing to choose."""
    if len(jahre) == 1:
        return vorgabe
    return st.slider(name, jahre[0], jahre[-1], vorgabe, key=name.lower(), **GEBUNDEN)


def _default(auswahl: dict[str, Indikator]) -> int:
    """The first key figure that is a share: a count says more about the size of an area than about people."""
    return next((n for n, i in enumerate(auswahl.values()) if i.kernzahl and i.einheit == "%"), 0)
