"""The protocol of a workshop as files, and what it will say about changes."""

from functools import partial

import streamlit as st

from sozialraum import store
from sozialraum.model import Datenbestand, Sitzung
from sozialraum.reports import filename
from sozialraum.ui.takeaway import PDF, XLSX
from sozialraum.views import workshop_page


def show(bestand: Datenbestand, sitzung: Sitzung) -> None:
    """Draws the downloads, each made when it is asked for, and what changed since the beginning."""
    from sozialraum.reports import protocol as report  # noqa: PLC0415 - its imports are heavy

    formate = (
        ("PDF", ".pdf", PDF, report.as_pdf),
        ("XLSX", ".xlsx", XLSX, report.as_xlsx),
        ("JSON", ".json", "application/json", report.as_json),
    )
    speicher = store.current()
    runden = [(runde, speicher.tally(runde.id)) for runde in speicher.rounds(sitzung.id)]
    protokoll = report.protocol(bestand, sitzung, runden, speicher.notes(sitzung.id))
    st.html(workshop_page.sentence(workshop_page.PROTOKOLL))
    with st.container(horizontal=True):
        for name, endung, mime, make in formate:
            st.download_button(
                f"Protokoll als {name}",
                data=partial(make, bestand, protokoll),
                file_name=filename.stem("protokoll", sitzung.titel) + endung,
                mime=mime,
                key=f"protokoll-{name}",
                on_click="ignore",
            )
    st.html(workshop_page.changes(protokoll.aenderungen))
