"""The view Programmgebiete: programme areas over the years, and neighbourhood management as it stands."""

from datetime import date

import streamlit as st

from sozialraum.model import Datenbestand
from sozialraum.ui import takeaway
from sozialraum.views import programme_page


def show(bestand: Datenbestand) -> None:
    """Draws the view."""
    st.html(programme_page.time_line(bestand, date.today().year) + programme_page.management(bestand))
    takeaway.offer(lambda: programme_page.tables(bestand))
