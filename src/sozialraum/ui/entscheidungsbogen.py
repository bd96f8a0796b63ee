"""Entscheidungsbögen: what was decided, what else was considered, and why that was not chosen."""

from datetime import date
from functools import partial

import streamlit as st

from sozialraum import store
from sozialraum.model import STADTTEIL, Datenbestand, Entscheidung
from sozialraum.reports import decision_pdf, filename
from sozialraum.ui import entscheidungsbogen_formular as formular
from sozialraum.ui import entscheidungsbogen_stand as stand
from sozialraum.ui import selection, takeaway, workshop_meldung, workshop_zutritt
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import decision_form, decision_page, decision_words, workshop_form

ADRESSE = "/prioritaeten?sicht=Entscheidungsbogen"


def show(bestand: Datenbestand) -> None:
    """Draws the list or the form; without Zutritt only what a Bogen is and the way in."""
    with workshop_zutritt.calm():
        if not workshop_zutritt.has_entered():
            workshop_zutritt.gate(decision_page.gate, ADRESSE)
        elif stand.is_open():
            formular.edit(bestand)
        else:
            _list(bestand)


def _list(bestand: Datenbestand) -> None:
    raum, option = _choose(bestand)
    alle = store.current().decisions()
    gezeigt = decision_page.concerning(alle, raum, option)
    st.html(decision_page.head(len(gezeigt), len(alle)))
    workshop_meldung.say_told(**stand.HIER)
    neu = decision_form.blank(raum, option, date.today())
    st.button("Neuer Entscheidungsbogen", type="primary", on_click=stand.begin, args=(neu,))
    for entscheidung in gezeigt:
        _one(bestand, entscheidung)
    if gezeigt:
        takeaway.offer(
            lambda: [decision_page.table(bestand, gezeigt)],
            karte=lambda: [
                takeaway.Datei(
                    "Alle als PDF", ".pdf", takeaway.PDF, partial(decision_pdf.as_pdf, bestand, gezeigt)
                )
            ],
        )


def _choose(bestand: Datenbestand) -> tuple[str, str]:
    """Ids of the Stadtteil and of the option the list is about; "" for all."""
    titel = {name: kennung for kennung, name in workshop_form.options(bestand).items()}
    selection.say(selection.unknown("option", titel, "Eine Option „{}“ gibt es nicht."))
    with st.sidebar:
        raum = selection.choose_area(bestand, STADTTEIL)
        option = st.selectbox(
            "Option", list(titel), index=None, placeholder="Option auswählen", key="option", **GEBUNDEN
        )
    return raum or "", titel.get(option, "")


def _one(bestand: Datenbestand, entscheidung: Entscheidung) -> None:
    """A Bogen with what can be done with it."""
    st.html(decision_page.sheet(bestand, entscheidung))
    with st.container(horizontal=True):
        st.button(
            "Bearbeiten",
            key=f"bogen_bearbeiten-{entscheidung.id}",
            on_click=stand.begin,
            args=(entscheidung,),
        )
        st.download_button(
            "Als PDF",
            data=partial(decision_pdf.as_pdf, bestand, [entscheidung]),
            file_name=filename.stem(
                "entscheidungsbogen", decision_words.subject(bestand, entscheidung), entscheidung.datum
            )
            + ".pdf",
            mime=takeaway.PDF,
            key=f"bogen_pdf-{entscheidung.id}",
            on_click="ignore",
        )
