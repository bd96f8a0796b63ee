"""What happens to the order of a story: new, moved, copied and deleted steps, and the way back."""

from functools import partial

import streamlit as st

from sozialraum.analysis import story_steps
from sozialraum.model import Schritt, Sitzung
from sozialraum.ui.workshop_zutritt import attempt
from sozialraum.views import workshop_page
from sozialraum.web import story_change

_GELOESCHT = "workshop_geloescht"


def choice(sitzung: Sitzung) -> str:
    """Where the session keeps which step of this workshop is edited."""
    return f"workshop_schritt-{sitzung.id}"


def offer(sitzung: Sitzung, schritt: Schritt) -> None:
    """Buttons for one step."""
    with st.container(horizontal=True):
        for name, um in (("Nach oben", -1), ("Nach unten", 1)):
            zieht_um = partial(story_steps.move, kennung=schritt.id, um=um)
            st.button(name, on_click=attempt, args=(story_change.change, sitzung.id, zieht_um))
        st.button("Duplizieren", on_click=_duplicate, args=(sitzung, schritt))
        st.button("Löschen", on_click=_delete, args=(sitzung, schritt))


def offer_new(sitzung: Sitzung) -> None:
    """A step that shows the map, at the end."""
    st.button("Neuer Schritt", on_click=_add, args=(sitzung, Schritt(story_change.new_id(), "Neuer Schritt")))


def offer_undo(sitzung: Sitzung) -> None:
    """The step that was deleted last, with the way back."""
    kennung, schritt, stelle = st.session_state.get(_GELOESCHT) or ("", None, 0)
    if kennung != sitzung.id:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(workshop_page.deleted(schritt), width="stretch")
        st.button("Rückgängig", on_click=_add, args=(sitzung, schritt, stelle))


def keep_deleted(sitzung: Sitzung, schritt: Schritt) -> None:
    """Keeps a step that is gone, so that it can come back to where it stood."""
    st.session_state[_GELOESCHT] = (sitzung.id, schritt, story_steps.place(sitzung.geschichte, schritt.id))


def _add(sitzung: Sitzung, schritt: Schritt, stelle: int | None = None) -> None:
    if attempt(story_change.change, sitzung.id, partial(story_steps.put, schritt=schritt, stelle=stelle)):
        st.session_state[choice(sitzung)] = schritt.id
        _, geloescht, _ = st.session_state.get(_GELOESCHT) or ("", None, 0)
        if geloescht is not None and geloescht.id == schritt.id:
            del st.session_state[_GELOESCHT]


def _duplicate(sitzung: Sitzung, schritt: Schritt) -> None:
    neu = story_change.new_id()
    kopiert = partial(story_steps.duplicate, kennung=schritt.id, neue_kennung=neu)
    if attempt(story_change.change, sitzung.id, kopiert):
        st.session_state[choice(sitzung)] = neu


def _delete(sitzung: Sitzung, schritt: Schritt) -> None:
    if attempt(story_change.change, sitzung.id, partial(story_steps.remove, kennung=schritt.id)):
        keep_deleted(sitzung, schritt)
        schritte = [s.id for s in sitzung.geschichte.schritte]
        stelle = schritte.index(schritt.id)
        nachbarn = schritte[stelle + 1 :] + schritte[:stelle][::-1]
        st.session_state[choice(sitzung)] = nachbarn[0] if nachbarn else None
