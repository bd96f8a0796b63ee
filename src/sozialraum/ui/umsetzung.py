"""The view Umsetzung on the page Optionen: how far every option has come, and what happened when."""

from datetime import date

import streamlit as st

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.analysis.progress import Zeitleiste, timeline
from sozialraum.model import Datenbestand
from sozialraum.ui import takeaway
from sozialraum.views import progress_chart, progress_page, table


def show(bestand: Datenbestand, filter_: Katalogfilter) -> None:
    """Draws board, time line and table of the options that the filter leaves."""
    st.html(progress_page.board(bestand, filter_))
    treffer = filter_.find(bestand.optionen)
    if not treffer:
        return
    leiste = timeline(treffer, date.today())
    _draw_time_line(leiste)
    st.html(table.html(progress_page.events(leiste), leer="Zu diesen Optionen ist kein Schritt belegt."))
    takeaway.offer(lambda: progress_page.tables(bestand, filter_, leiste))


def _draw_time_line(leiste: Zeitleiste) -> None:
    """The chart, and beside it what has no place in it."""
    bild = progress_chart.time_line(leiste)
    st.html(progress_page.head(leiste, bild is not None))
    ausserhalb = progress_page.beside(leiste)
    if bild is None:
        st.html(ausserhalb)
        return
    links, rechts = st.columns([3, 1], gap="medium")
    with links:
        st.vega_lite_chart(bild, width="stretch", theme=None, alt=progress_chart.alt_text(leiste))
    with rechts:
        st.html(ausserhalb)
