"""Who may use the page Workshop, and how its deeds report what went wrong."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

import streamlit as st

from sozialraum import store
from sozialraum.errors import Abgewiesen, DataError, Konflikt, StoreError
from sozialraum.ui import selection
from sozialraum.ui.workshop_meldung import confirm, tell
from sozialraum.views import workshop_page
from sozialraum.web import access


def has_entered() -> bool:
    """Whether this browser belongs to the Moderation. StoreError if the database cannot say."""
    zutritt = st.context.cookies.get(access.KEKS)
    return zutritt is not None and store.current().has_entered(zutritt)


def gate(tor: Callable[..., str] = workshop_page.gate, ziel: str = "") -> None:
    """Draws the way in to `ziel` (else the page Workshop), said by `tor`. An account gets a ticket."""
    weiter = urlencode({"ziel": ziel}) if ziel else ""
    if not access.oidc_configured():
        st.html(tor("?".join(filter(None, (workshop_page.ANMELDEN, weiter))), "Als Moderation anmelden"))
    elif not st.user.is_logged_in:
        st.html(tor())
        st.button("Mit dem eigenen Konto anmelden", on_click=st.login, type="primary")
    elif access.may_moderate(st.user.get("email")):
        marke = urlencode({"marke": store.current().ticket()})
        st.html(tor(f"/sitzung/eintritt?{'&'.join(filter(None, (marke, weiter)))}", "Weiter"))
    else:
        st.html(tor() + workshop_page.sentence(workshop_page.KEIN_RECHT))
        st.button("Abmelden", on_click=st.logout)


@contextmanager
def calm() -> Iterator[None]:
    """A database that fails, or a workshop that is gone, becomes a sentence where it was noticed."""
    try:
        yield
    except (StoreError, Abgewiesen, Konflikt) as fehler:
        selection.say([str(fehler)])


def attempt(tat: Callable[..., object], *werte: object, ort: str = "") -> bool:
    """Runs a deed in a callback. What goes wrong is said at `ort`, and nothing is lost.

    A page that was drawn before the Zutritt ended has its buttons still.
    """
    try:
        if not has_entered():
            raise Abgewiesen("ohne_zutritt", access.OHNE_ZUTRITT)
        tat(*werte)
    except DataError as fehler:
        tell(*(str(problem) for problem in fehler.probleme), ort=ort)
    except (StoreError, Abgewiesen, Konflikt, ValueError) as fehler:
        tell(str(fehler), ort=ort)
    else:
        return True
    return False


def manage() -> None:
    """The folded part "Zugang": another PIN, and the way out."""
    with st.expander("Zugang"):
        st.html(workshop_page.leave())
        if access.oidc_configured():
            return
        with (
            st.form("workshop_pin", border=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            st.text_input(
                "Neue PIN der Moderation",
                type="password",
                key="workshop_neue_pin",
                autocomplete="new-password",
            )
            st.form_submit_button("PIN ändern", on_click=_change_pin)


def _change_pin() -> None:
    """Ends every Zutritt, also the present one."""
    if attempt(store.current().set_pin, st.session_state["workshop_neue_pin"]):
        confirm("Die PIN ist geändert. Alle Anmeldungen sind beendet; weiter geht es mit der neuen PIN.")
