"""A story as a file: taken along, read, and put in the place of the present one."""

import streamlit as st

from sozialraum import store
from sozialraum.errors import DataError, Konflikt
from sozialraum.model import Datenbestand, Geschichte, Sitzung
from sozialraum.reports import filename
from sozialraum.sources import story
from sozialraum.ui.workshop_meldung import confirm, say_told
from sozialraum.ui.workshop_zutritt import attempt
from sozialraum.views import workshop_page

_DATEI, _GELADEN = "workshop_laden", "workshop_geladen"
HIER = {"ort": "datei"}


def read(bestand: Datenbestand, datei) -> Geschichte:
    """The Geschichte in an uploaded file. DataError with every problem, ValueError without a file."""
    if datei is None:
        raise ValueError("Es ist noch keine Datei ausgewählt.")
    geschichte = story.parse(datei.getvalue().decode("utf-8", "replace"), datei.name)
    if probleme := story.check(geschichte, bestand, datei.name):
        raise DataError(probleme)
    return geschichte


def exchange(bestand: Datenbestand, sitzung: Sitzung) -> None:
    """Draws both ways, and the choice that is left when two replace the story at once."""
    geladen = st.session_state.get(f"{_GELADEN}-{sitzung.id}")
    # a widget: it stays open while its buttons are used
    with st.expander(
        "Geschichte als Datei", geladen is not None, key="workshop_datei_offen", on_change="rerun"
    ):
        name = filename.stem("geschichte", sitzung.titel) + ".json"
        text = story.dump(sitzung.geschichte)
        st.download_button("Als JSON speichern", text, name, "application/json", on_click="ignore")
        st.file_uploader("Geschichte als JSON laden", type="json", key=_DATEI, max_upload_size=1)
        st.button("Geschichte ersetzen", on_click=attempt, args=(_load, bestand, sitzung), kwargs=HIER)
        say_told(**HIER)
        if geladen is not None:
            st.html(workshop_page.story_conflict(geladen, sitzung.geschichte))
            with st.container(horizontal=True):
                st.button("Meine speichern", on_click=attempt, args=(_replace, sitzung, geladen), kwargs=HIER)
                st.button("Andere behalten", on_click=_forget, args=(sitzung,))


def _load(bestand: Datenbestand, sitzung: Sitzung) -> None:
    _replace(sitzung, read(bestand, st.session_state.get(_DATEI)))


def _replace(sitzung: Sitzung, geschichte: Geschichte) -> None:
    """Over the story that is seen; if it has changed since, both stay until somebody chooses."""
    try:
        store.current().save_story(sitzung.id, geschichte, sitzung.fassung)
    except Konflikt:
        st.session_state[f"{_GELADEN}-{sitzung.id}"] = geschichte
    else:
        _forget(sitzung)
        confirm(f"Die Geschichte „{geschichte.titel}“ ist geladen.", **HIER)


def _forget(sitzung: Sitzung) -> None:
    st.session_state.pop(f"{_GELADEN}-{sitzung.id}", None)
