"""Headers on every response, and the page shell in German.

The Content-Security-Policy keeps the browser from asking anyone but this server. Streamlit and the
map frame need inline scripts and eval; what they may load is limited all the same.
"""

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "object-src 'none'",
    )
)
KOPFZEILEN = {
    "content-security-policy": CSP,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
ASSETS = ("/static/", "/sozialraum/", "/component/streamlit_folium.st_folium/static/")
ERSETZUNGEN = (
    (b'<html lang="en"', b'<html lang="de"'),
    (
        b"<title>Streamlit</title>",
        "<title>Sozialraum-Dashboard Lübeck</title>"
        '<link rel="stylesheet" href="./sozialraum/static/stil.css">'
        '<script src="./sozialraum/static/seite.js"></script>'
        '<script src="./sozialraum/static/aufnehmen.js"></script>'.encode(),
    ),
    (b"<title>Streamlit Folium Component</title>", b"<title>Karte</title>"),
    (b"You need to enable JavaScript to run this app.", b"Dieses Dashboard braucht JavaScript."),
)


_log = logging.getLogger("sozialraum")


class Shell:
    """ASGI middleware: security headers everywhere; language, title and style sheet in HTML pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not scope["path"].startswith(ASSETS):  # compressed or partial pages could not be changed
            scope["headers"] = [
                (name, wert) for name, wert in scope["headers"] if name not in (b"accept-encoding", b"range")
            ]
        begonnen = False
        anfang: Message | None = None
        inhalt = b""

        async def rewrite(message: Message) -> None:
            nonlocal anfang, inhalt, begonnen
            begonnen = True
            if message["type"] == "http.response.start":
                kopf = MutableHeaders(scope=message)
                kopf.update(KOPFZEILEN)
                if kopf.get("content-type", "").startswith("text/html"):
                    anfang = message
                    return
            elif anfang is not None and message["type"] == "http.response.body":
                inhalt += message.get("body", b"")
                if message.get("more_body"):
                    return
                for alt, neu in ERSETZUNGEN:
                    inhalt = inhalt.replace(alt, neu)
                MutableHeaders(scope=anfang)["content-length"] = str(len(inhalt))
                await send(anfang)
                message = {"type": "http.response.body", "body": inhalt}
            await send(message)

        try:
            await self.app(scope, receive, rewrite)
        except Exception:  # the outermost layer: whatever it is, the log has it and the answer is ours
            _log.exception("Unerwarteter Fehler bei %s", scope["path"])
            if begonnen:
                raise
            antwort = PlainTextResponse("Der Server konnte die Anfrage nicht bearbeiten.", 500, KOPFZEILEN)
            await antwort(scope, receive, send)

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only pages of this very server may connect.

        Streamlit would ask an outside service for this machine's address to judge a foreign origin.
        """
        kopf = Headers(scope=scope)
        herkunft = kopf.get("origin")
        if herkunft and urlsplit(herkunft).netloc != kopf.get("host"):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return

        async def add_headers(message: Message) -> None:
            if message["type"] == "websocket.accept":
                MutableHeaders(scope=message).update(KOPFZEILEN)
            await send(message)

        await self.app(scope, receive, add_headers)
