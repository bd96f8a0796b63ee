"""What else is done with a workshop: another title, or away with all it holds."""

import streamlit as st

from sozialraum import store
from sozialraum.model import Sitzung
from sozialraum.ui import workshop_zutritt


def offer(sitzung: Sitzung) -> None:
    """Draws the folded part "Verwalten" for a workshop."""
    titel, einverstanden = f"workshop_umbenennen-{sitzung.id}", f"workshop_einverstanden-{sitzung.id}"
    with st.popover("Verwalten"):
        st.text_input("Neuer Titel", value=sitzung.titel, key=titel, max_chars=120)
        st.button("Umbenennen", on_click=workshop_zutritt.attempt, args=(_rename, sitzung.id, titel))
        st.checkbox("Mit Geschichte, Abstimmungen und Notizen endgültig löschen", key=einverstanden)
        st.button(
            "Sitzung löschen",
            disabled=not st.session_state[einverstanden],
            on_click=workshop_zutritt.attempt,
            args=(store.current().delete, sitzung.id),
        )


def _rename(sitzung_id: str, schluessel: str) -> None:
    titel = st.session_state[schluessel].strip()
    if not titel:
        raise ValueError("Die Sitzung braucht einen Titel.")
    store.current().rename(sitzung_id, titel)
