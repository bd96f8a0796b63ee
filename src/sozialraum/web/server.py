"""What the app adds to Streamlit: routes, headers, a warm start, and calm errors."""

import gc
import importlib
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from sozialraum.errors import DataError, StoreError
from sozialraum.sources import current
from sozialraum.web import access, assets, capture, phones, presenting
from sozialraum.web.guard import Guard
from sozialraum.web.references import References
from sozialraum.web.shell import Shell

_log = logging.getLogger("sozialraum")


SPAETER = 12
"""Seconds after the start: by then the first map is drawn, and `web.later` may take its time."""


def _warm_up() -> None:
    """Loads heavy modules and the data while the first browser still fetches the page's scripts.

    Page modules stay out: Streamlit only registers a component that a running page imports.
    """
    importlib.import_module("sozialraum.views.map_page")
    try:
        access.announce_pin()
    except StoreError as fehler:  # the dashboard works without; pages of the workshop say it again
        _log.error("Die Datenbank der Workshops ist nicht nutzbar: %s", fehler)
    try:
        assets.data_version(current())
    except DataError as fehler:  # the page shows them, the log keeps them
        _log.error("Die Daten haben Fehler:\n%s", fehler)
    else:
        spaeter = threading.Timer(SPAETER, _prepare_the_rest)
        spaeter.daemon = True
        spaeter.start()
    gc.collect()
    gc.freeze()  # Streamlit collects garbage after every run; what is loaded by now need not be searched


def _prepare_the_rest() -> None:
    importlib.import_module("sozialraum.web.later").prepare()  # not before: its imports are heavy


def _say_sorry(fehler: Exception) -> bool:
    """An error nobody foresaw: the details go to the log, the page gets a sentence."""
    _log.error("Unerwarteter Fehler", exc_info=fehler)
    st.error(
        "Diese Seite lässt sich gerade nicht anzeigen. Der Fehler ist im Protokoll des Servers notiert. "
        "Seite neu laden; bleibt der Fehler, die für den Betrieb zuständige Stelle ansprechen."
    )
    return True


@asynccontextmanager
async def _lifespan(_: st.App) -> AsyncIterator[None]:
    threading.Thread(target=_warm_up, daemon=True).start()
    yield


def settings() -> dict[str, Any]:
    """Arguments for Streamlit's App: routes, headers, warm start, and what to do with unforeseen errors."""
    workshop = [*phones.routes(), *access.routes(), *presenting.routes(), *capture.routes()]
    return {
        "routes": [*assets.routes(), *workshop],
        "middleware": [Middleware(Shell), Middleware(References), Middleware(Guard, routes=workshop)],
        "lifespan": _lifespan,
        "on_script_error": _say_sorry,
    }
