"""The pages of phones: the code, the ballot, the vote.

What is kept of a phone is a random token in its cookie, and nothing else: no address, no name. The
database holds only a hash of the token with the id of the round.
"""

import hashlib
import hmac
import logging
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sozialraum import store
from sozialraum.errors import Abgewiesen, DataError, StoreError
from sozialraum.model import Runde
from sozialraum.sources import current
from sozialraum.views import phone_page
from sozialraum.web.access import refused, same_origin

KEKS = "stimme"
STUNDEN = 12
WAEHLER = re.compile(r"[A-Za-z0-9_-]{22}")
FELD = re.compile(r"p[0-9]{1,3}|marke")
ZAHL = re.compile(r"[0-9]{1,3}")
KEINE_ZAHL = -1
NICHT_AM_ZETTEL: dict[str, tuple[int, Callable[[], str]]] = {
    "doppelt": (200, phone_page.counted),  # no failure: the vote of this phone counts
    "runde_geschlossen": (409, lambda: phone_page.closed(gesendet=True)),
    "runde_unbekannt": (404, lambda: phone_page.ask(unbekannt=True)),
}
"""Why a vote does not count though nothing is wrong with the ballot -> status and page."""
KOPF = {"cache-control": "no-store"}
_log = logging.getLogger("sozialraum")
_stoerung: datetime | None = None


def last_failure() -> datetime | None:
    """When the database last failed a phone (UTC, this process), for the screen of the Moderation."""
    return _stoerung


def routes() -> list[Route]:
    """The code at /w, the ballot below it."""
    return [
        Route("/w", _ask),
        Route("/w/", _ask),
        Route("/w/{code}", _show),
        Route("/w/{code}", _take, methods=["POST"]),
    ]


def _ask(request: Request) -> Response:
    code = _plain_code(request.query_params.get("code", ""))
    return RedirectResponse(f"/w/{code}", 303, KOPF) if code else _page(phone_page.ask())


def _show(request: Request) -> Response:
    return _guarded(lambda: _ballot(request), _cannot_show)


async def _take(request: Request) -> Response:
    felder = _fields(await request.body())
    return await run_in_threadpool(_guarded, lambda: _vote(request, felder), lambda: _not_stored(felder))


def _guarded(weg: Callable[[], Response], gestoert: Callable[[], Response]) -> Response:
    """The answer of `weg`; that of `gestoert` while database or data are out of order."""
    global _stoerung  # noqa: PLW0603  one presenter's screen asks for it, whatever phone it happened to
    try:
        return weg()
    except HTTPException as fehler:
        return _page(
            phone_page.notice("Die Stimme wurde nicht angenommen", fehler.detail), fehler.status_code
        )
    except (StoreError, DataError) as fehler:
        _log.error("Eine Abstimmung ist gestört: %s", fehler)
        _stoerung = datetime.now(UTC)
        return gestoert()


def _ballot(request: Request) -> Response:
    runde = _round(request)
    if runde is None:
        return _unknown(request)
    waehler = _voter(request)
    if waehler is None and request.headers.get("sec-fetch-site") == "cross-site":
        # a link on another site: the browser keeps the cookie back, and a new one would allow a second vote
        return _page(phone_page.ask(runde.code))
    if waehler and store.current().has_voted(runde.id, waehler):
        return _page(phone_page.counted())
    if not runde.offen:
        return _page(phone_page.closed(gesendet=False))
    waehler = waehler or secrets.token_urlsafe(16)
    antwort = _page(phone_page.ballot(current(), runde.frage, _mark(runde, waehler), {}))
    antwort.set_cookie(
        KEKS,
        waehler,
        max_age=STUNDEN * 3600,
        path="/w",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
    return antwort


def _vote(request: Request, felder: Mapping[str, str]) -> Response:
    same_origin(request)
    runde = _round(request)
    if runde is None:
        return _unknown(request)
    waehler = _voter(request)
    if waehler is None:
        refused("ohne_cookie")
        return _page(phone_page.no_cookie(), 403)
    if not hmac.compare_digest(felder.get("marke", "").encode(), _mark(runde, waehler).encode()):
        refused("marke_ungueltig")
        return _page(phone_page.outdated(), 403)
    punkte = _points(felder)
    bestand = current()  # before the vote: a stored vote must not be answered with a failure
    grund = _cast(runde, waehler, punkte)
    if grund is None:
        return _page(phone_page.thanks(bestand, runde.frage, punkte))
    refused(grund)
    if grund in NICHT_AM_ZETTEL:
        status, seite = NICHT_AM_ZETTEL[grund]
        return _page(seite(), status)
    eingegeben = punkte if grund == "zu_viele" else {}
    return _page(phone_page.ballot(bestand, runde.frage, felder["marke"], eingegeben, grund), 422)


def _cast(runde: Runde, waehler: str, punkte: Mapping[int, int]) -> str | None:
    """Stores the vote, or says why not. Whoever has voted hears that, even if the round has been closed."""
    try:
        store.current().vote(runde.id, waehler, punkte)
    except Abgewiesen as abgewiesen:
        return "doppelt" if store.current().has_voted(runde.id, waehler) else abgewiesen.grund
    return None


def _round(request: Request) -> Runde | None:
    return store.current().round_by_code(_plain_code(request.path_params["code"]))


def _plain_code(eingabe: str) -> str:
    """What somebody typed, without blanks and signs between the letters."""
    return re.sub(r"[^A-Z0-9]", "", eingabe.upper())[:12]


def _unknown(request: Request) -> Response:
    refused("runde_unbekannt")
    return _page(phone_page.ask(_plain_code(request.path_params["code"]), unbekannt=True), 404)


def _voter(request: Request) -> str | None:
    """The token in the cookie; None also for one that was not made here."""
    wert = request.cookies.get(KEKS, "")
    return wert if WAEHLER.fullmatch(wert) else None


def _mark(runde: Runde, waehler: str) -> str:
    """What only the ballot of this phone in this round holds: other sites cannot know it."""
    return hmac.new(store.current().secret(), f"{runde.id}:{waehler}".encode(), hashlib.sha256).hexdigest()


def _fields(inhalt: bytes) -> dict[str, str]:
    """The fields of a ballot in a body. Whatever else a form holds is left out."""
    felder = parse_qsl(inhalt.decode("ascii", "replace"), keep_blank_values=True)
    return {name: wert for name, wert in felder if FELD.fullmatch(name)}


def _points(felder: Mapping[str, str]) -> dict[int, int]:
    """Line -> points, where any are given; what is no number becomes `KEINE_ZAHL`, which no ballot allows."""
    punkte = {
        int(name[1:]): int(wert) if ZAHL.fullmatch(wert) else KEINE_ZAHL
        for name, wert in felder.items()
        if name != "marke"
    }
    return {zeile: anzahl for zeile, anzahl in punkte.items() if anzahl}


def _not_stored(felder: Mapping[str, str]) -> Response:
    return _page(phone_page.again(felder), 503)


def _cannot_show() -> Response:
    return _page(phone_page.out_of_order(), 503)


def _page(inhalt: str, status: int = 200) -> Response:
    return HTMLResponse(inhalt, status, KOPF)
