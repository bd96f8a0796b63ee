"""What stands before the pages of phones and of the Moderation: only small bodies, only their own methods.

Everything below these paths that is no route ends here, so that nothing of it reaches Streamlit.
"""

from collections.abc import Sequence

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sozialraum.views import phone_page
from sozialraum.web.access import refused

HOECHSTENS = 64 * 1024
"""Bytes of a body. A full ballot has less than 2 kB."""
PFADE = ("/w", "/sitzung")
KOPF = {"cache-control": "no-store"}
ABLEHNUNGEN = {
    "zu_gross": (413, "Diese Anfrage ist zu groß", "Angenommen werden höchstens 64 kB."),
    "methode": (405, "So lässt sich diese Adresse nicht aufrufen", "Die Anfrage wurde nicht ausgeführt."),
    "adresse": (404, "Diese Adresse gibt es nicht", "Zur Abstimmung führt der Code auf der Leinwand."),
}
"""Reason -> status, heading and sentence of the page."""


class Guard:
    """ASGI middleware before `routes`, which are all that answers below /w and /sitzung."""

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self.app = app
        self.routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what may pass, with its body already read; answers the rest."""
        if scope["type"] != "http" or not _guarded(scope["path"]):
            await self.app(scope, receive, send)
            return
        grund = self._misrouted(scope)
        try:
            inhalt = None if grund else await _read(scope, receive)
        except ClientDisconnect:  # half a ballot is no ballot, and nobody is left to answer
            return
        if inhalt is not None:
            await self.app(scope, _replay(inhalt, receive), send)
            return
        grund = grund or "zu_gross"
        status, titel, satz = ABLEHNUNGEN[grund]
        await run_in_threadpool(refused, grund)
        await HTMLResponse(phone_page.notice(titel, satz), status, KOPF)(scope, receive, send)

    def _misrouted(self, scope: Scope) -> str:
        treffer = [route.matches(scope)[0] for route in self.routes]
        if Match.FULL in treffer:
            return ""
        return "methode" if Match.PARTIAL in treffer else "adresse"


def _guarded(pfad: str) -> bool:
    return any(pfad == anfang or pfad.startswith(f"{anfang}/") for anfang in PFADE)


async def _read(scope: Scope, receive: Receive) -> bytes | None:
    """The body, or None as soon as it is known to be too large. ClientDisconnect if its end is missing."""
    angesagt = Headers(scope=scope).get("content-length", "")
    if angesagt.isdecimal() and int(angesagt) > HOECHSTENS:
        return None
    inhalt = b""
    weiter = True
    while weiter:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        inhalt += message.get("body", b"")
        if len(inhalt) > HOECHSTENS:
            return None
        weiter = message.get("more_body", False)
    return inhalt


def _replay(inhalt: bytes, receive: Receive) -> Receive:
    """Gives the body once more, then what comes after it."""
    gegeben = False

    async def give() -> Message:
        nonlocal gegeben
        if gegeben:
            return await receive()
        gegeben = True
        return {"type": "http.request", "body": inhalt, "more_body": False}

    return give
