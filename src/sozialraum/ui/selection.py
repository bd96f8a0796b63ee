"""The shared selection. The address bar owns it: every widget here is bound to a query parameter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import streamlit as st

from sozialraum.analysis.options import Auswahl
from sozialraum.model import Belegstufe, Datenbestand, Indikator
from sozialraum.views.map_page import HISTORISCHE
from sozialraum.views.markup import plain

EBENEN = ("Optionen", "Standorte", HISTORISCHE, "Programmgebiete", "Siedlungsbild")
STANDARD_EBENEN = ("Optionen", "Standorte", "Siedlungsbild")
STANDARD_STUFEN = ("A", "B")
ALLE = "Alle Handlungsfelder"


@dataclass(frozen=True)
class Wahl:
    """What the user looks at. `meldungen`: sentences about link values that do not exist."""

    indikator: Indikator
    jahr: int
    basisjahr: int
    raumebene: str
    ebenen: tuple[str, ...]
    optionen: Auswahl
    meldungen: tuple[str, ...]


def choose(bestand: Datenbestand) -> Wahl:
    """Draws the selection in the sidebar and returns it."""
    indikatoren = {i.kurzname: i for i in bestand.indikatoren.values() if i.auswahl}
    heute = date.today().year
    jahre = bestand.zeitraum or range(heute, heute + 1)
    neueste = [liste[-1] for (ebene, _), liste in bestand.jahre.items() if ebene in bestand.raumebenen]
    jahre = range(jahre[0], max([jahre[-1], *neueste]) + 1)  # newer values of single areas can be seen, too
    felder = sorted({option.handlungsfeld for option in bestand.optionen})
    ebenen = {ebene.mehrzahl: ebene.id for ebene in bestand.raumebenen.values()}
    meldungen = _check_link(bestand, indikatoren, jahre, felder, ebenen)
    with st.sidebar:
        kurzname = st.selectbox(
            "Indikator", list(indikatoren), index=_default(indikatoren), key="indikator", bind="query-params"
        )
        jahr = _choose_year("Jahr", jahre, (bestand.zeitraum or jahre)[-1])
        basisjahr = jahre[0]
        if indikatoren[kurzname].braucht_basisjahr:
            basisjahr = _choose_year("Basisjahr", jahre, jahre[0])
        raumebene = next(iter(ebenen.values()))
        if len(ebenen) > 1:
            raumebene = ebenen[st.selectbox("Raumebene", list(ebenen), key="raumebene", bind="query-params")]
        gezeigt = st.pills(
            "Ebenen",
            EBENEN,
            selection_mode="multi",
            default=STANDARD_EBENEN,
            key="ebenen",
            bind="query-params",
        )
        stufen = st.pills(
            "Belegstufe der Optionen",
            [stufe.value for stufe in Belegstufe],
            selection_mode="multi",
            default=STANDARD_STUFEN,
            key="belegstufen",
            bind="query-params",
            help="\n\n".join(f"{stufe.value}: {stufe.bedeutung}" for stufe in Belegstufe),
        )
        feld = st.selectbox("Handlungsfeld", [ALLE, *felder], key="handlungsfeld", bind="query-params")
    return Wahl(
        indikator=indikatoren[kurzname],
        jahr=jahr,
        basisjahr=basisjahr,
        raumebene=raumebene,
        ebenen=tuple(gezeigt),
        optionen=Auswahl(tuple(map(Belegstufe, stufen)), () if feld == ALLE else (feld,)),
        meldungen=tuple(meldungen),
    )


def _choose_year(name: str, jahre: range, vorgabe: int) -> int:
    """A slider over the years; with one year there is nothing to choose."""
    if len(jahre) == 1:
        return vorgabe
    return st.slider(name, jahre[0], jahre[-1], vorgabe, key=name.lower(), bind="query-params")


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
        bind="query-params",
    )
    return ids.get(name)


def select_area(bestand: Datenbestand, raumebene: str, kennung: str) -> None:
    """Takes over a click on the map; to be called from a callback, before the widgets are drawn."""
    name = bestand.raumebenen[raumebene].namen.get(kennung)
    if name is not None:
        st.session_state["stadtteil"] = name


def _default(indikatoren: dict[str, Indikator]) -> int:
    """The first key figure that is a share: a count says more about the size of an area than about people."""
    return next((n for n, i in enumerate(indikatoren.values()) if i.kernzahl and i.einheit == "%"), 0)


def _check_link(bestand, indikatoren, jahre, felder, ebenen) -> list[str]:
    """Sentences on values in the link that do not exist; renamed Indikatoren are found by their alias."""
    alias = {alt: i.kurzname for i in indikatoren.values() for alt in i.alias}
    gesucht = st.query_params.get("indikator")
    if gesucht in alias:
        st.session_state["indikator"] = alias[gesucht]
    raumebene = ebenen.get(st.query_params.get("raumebene"), next(iter(ebenen.values())))
    ebene = bestand.raumebenen[raumebene]
    pruefungen: tuple[tuple[str, Iterable[str], str], ...] = (
        ("indikator", [*indikatoren, *alias], "Den Indikator „{}“ gibt es nicht."),
        (
            "jahr",
            map(str, jahre),
            f"Das Jahr „{{}}“ gibt es nicht; Werte gibt es von {jahre[0]} bis {jahre[-1]}.",
        ),
        ("basisjahr", map(str, jahre), "Das Basisjahr „{}“ gibt es nicht."),
        ("raumebene", ebenen, "Die Raumebene „{}“ gibt es nicht."),
        ("stadtteil", ebene.namen.values(), f"Das Gebiet „{{}}“ gibt es unter den {ebene.mehrzahl}n nicht."),
        ("ebenen", EBENEN, "Die Ebene „{}“ gibt es nicht."),
        ("belegstufen", list(Belegstufe), "Die Belegstufe „{}“ gibt es nicht."),
        ("handlungsfeld", [ALLE, *felder], "Das Handlungsfeld „{}“ gibt es nicht."),
    )
    return [
        satz.format(wert)
        for schluessel, erlaubt, satz in pruefungen
        for zulaessig in [set(erlaubt)]
        for wert in st.query_params.get_all(schluessel)
        if wert and wert not in zulaessig
    ]
