"""The story of a workshop: its steps in order, and the step that is edited."""

from dataclasses import replace

import streamlit as st

from sozialraum.model import Datenbestand, Schritt, Sitzung
from sozialraum.ui import workshop_datei, workshop_schritt, workshop_schrittfolge
from sozialraum.ui.workshop_zutritt import attempt
from sozialraum.views import step_link, workshop_page
from sozialraum.views.markup import plain
from sozialraum.web import story_change


def show(bestand: Datenbestand, sitzung: Sitzung) -> None:
    """Draws the steps beside the one that is edited."""
    links, rechts = st.columns([5, 7], gap="large")
    with links:
        _name(sitzung)
        schritt = _choose(sitzung)
        workshop_schrittfolge.offer_undo(sitzung)
        workshop_schrittfolge.offer_new(sitzung)
        workshop_datei.exchange(bestand, sitzung)
    if schritt is not None:
        with rechts:
            workshop_schritt.edit(bestand, sitzung, schritt)
            workshop_schrittfolge.offer(sitzung, schritt)


def _name(sitzung: Sitzung) -> None:
    schluessel = f"workshop_geschichte-{sitzung.id}-{sitzung.geschichte.titel}"  # follows what others write
    st.text_input(
        "Titel der Geschichte",
        value=sitzung.geschichte.titel,
        key=schluessel,
        max_chars=120,
        on_change=attempt,
        args=(_rename, sitzung.id, schluessel),
    )


def _rename(sitzung_id: str, schluessel: str) -> None:
    titel = st.session_state[schluessel].strip()
    if not titel:
        raise ValueError("Die Geschichte braucht einen Titel.")
    story_change.change(sitzung_id, lambda geschichte: replace(geschichte, titel=titel))


def _choose(sitzung: Sitzung) -> Schritt | None:
    """The steps as a list, and the one that is chosen; one that is gone makes room for the first."""
    schritte = {schritt.id: schritt for schritt in sitzung.geschichte.schritte}
    schluessel = workshop_schrittfolge.choice(sitzung)
    gewaehlt = st.session_state.get(schluessel)
    if gewaehlt is not None and gewaehlt not in schritte:
        workshop_schritt.rescue(sitzung, gewaehlt)
    if not schritte:
        st.html(workshop_page.sentence(workshop_page.OHNE_SCHRITTE))
        return None
    # said anew in every run: the browser only knows the place of the choice, and steps move
    st.session_state[schluessel] = gewaehlt if gewaehlt in schritte else next(iter(schritte))
    namen = {schritt.id: _label(nummer, schritt) for nummer, schritt in enumerate(schritte.values(), start=1)}
    kennung = st.radio(
        "Schritte",
        list(schritte),
        format_func=namen.get,
        captions=[plain(step_link.told(schritt.ansicht)) for schritt in schritte.values()],
        key=schluessel,
        persist_state="session",
    )
    return schritte[kennung]


def _label(nummer: int, schritt: Schritt) -> str:
    titel = plain(f"{nummer}. {schritt.titel}")
    return f"{titel} :blue-badge[{workshop_page.question(schritt.frage)}]" if schritt.frage else titel
