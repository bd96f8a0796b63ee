"""The page Zeit: a film over the years on the map, lines, and the table of both."""

import streamlit as st

from sozialraum.model import Datenbestand, Raumebene
from sozialraum.ui import map_frame, selection, takeaway
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import table, time_course, time_page
from sozialraum.views.time_course import HOECHSTENS
from sozialraum.views.time_page import Zeitbild

KARTE = "zeitkarte"
WERT, INDEX = "Wert", "Index"
WEITERE = HOECHSTENS - 1
"""How many areas can be highlighted besides the one chosen for all pages."""


def show(bestand: Datenbestand) -> None:
    """Draws the page."""
    jahre = selection.years(bestand)
    with st.sidebar:
        indikator = selection.choose_indikator(bestand)
        basisjahr = selection.choose_base_year(bestand) if indikator.braucht_basisjahr else jahre[0]
        ebene = selection.choose_level(bestand)
        bild = time_page.view(bestand, indikator, ebene.id, basisjahr)
        meldungen = _check_link(bild)
        raum = selection.choose_area(bestand, ebene.id)
        gewaehlt = list(filter(None, dict.fromkeys([raum, *_choose_more(ebene)])))
        indexjahr = _choose_index(bild)
    st.html(time_page.caption(bild))
    selection.say(meldungen)
    start = time_page.year_shown(bild, _start_year(jahre))
    verlauf = time_course.course(bild, gewaehlt, indexjahr)
    links, rechts = st.columns([10, 11], gap="medium")
    with links:
        if bild.beweglich:
            zustand = time_page.map_state(bild, start, raum)
            map_frame.draw(bestand, ebene.id, zustand, KARTE)
        else:
            st.html(time_page.no_film(bild))
    with rechts:
        if bild.beweglich:
            st.html(time_page.legend(bild))
        if verlauf.bild:
            st.vega_lite_chart(verlauf.bild, width="stretch", theme=None, alt=verlauf.text)
        if verlauf.saetze:
            st.html(time_course.notes(verlauf))
    tabelle = verlauf.tabelle
    (st if verlauf.bild or bild.beweglich else links).html(table.html(tabelle))  # few columns stay narrow
    takeaway.offer(
        lambda: [tabelle],
        dateiname=("Zeitreihe", indikator.kurzname),
        karte=lambda: takeaway.map_files(time_page.sheet(bestand, bild, start, raum), str(start)),
    )


def _check_link(bild: Zeitbild) -> list[str]:
    """Sentences on link values of this page that do not exist."""
    gebiet = f"Das Gebiet „{{}}“ gibt es unter den {bild.mehrzahl}n nicht."
    zu_viele = f"Hervorheben lassen sich höchstens {WEITERE} weitere {bild.mehrzahl}; der Link nennt mehr."
    return [
        *selection.unknown("stadtteile", bild.namen.values(), gebiet),
        *([zu_viele] if len(st.query_params.get_all("stadtteile")) > WEITERE else []),
        *selection.unknown("darstellung", (WERT, INDEX), "Die Darstellung „{}“ gibt es nicht."),
        *selection.unknown("indexjahr", map(str, bild.jahre), "Für das Indexjahr „{}“ gibt es keine Werte."),
    ]


def _choose_more(ebene: Raumebene) -> list[str]:
    """Ids of further areas to highlight, in the order in which they were chosen."""
    ids = {name: kennung for kennung, name in ebene.namen.items()}
    namen = st.multiselect(
        f"Weitere {ebene.mehrzahl}",
        list(ids),
        max_selections=WEITERE,
        placeholder="Hervorheben",
        key="stadtteile",
        **GEBUNDEN,
    )
    return [ids[name] for name in namen]


def _choose_index(bild: Zeitbild) -> int | None:
    """The year that is 100, None for plain values; asked only where there is more than one year."""
    if len(bild.jahre) < 2:
        return None
    art = st.segmented_control(
        "Darstellung", (WERT, INDEX), default=WERT, required=True, key="darstellung", **GEBUNDEN
    )
    if art == WERT:
        return None
    return st.select_slider("Indexjahr (= 100)", bild.jahre, key="indexjahr", **GEBUNDEN)


def _start_year(jahre: range) -> int:
    """The year of the link, which the film itself keeps up to date; there is no widget for it here."""
    im_link = {str(jahr): jahr for jahr in jahre}
    return im_link.get(st.query_params.get("jahr"), jahre[-1])
