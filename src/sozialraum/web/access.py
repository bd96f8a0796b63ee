"""Who may present and edit: the PIN of the Moderation, or the account of Streamlit's login (OIDC).

Whoever came in carries a cookie that scripts cannot read and other sites cannot use. Forms are taken
from pages of this very server only.
"""

import os
import re
from collections.abc import Callable
from contextlib import suppress

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sozialraum import store
from sozialraum.errors import Abgewiesen, StoreError
from sozialraum.views import markup

KEKS = "sozialraum_moderation"
STUNDEN = 12
ZUHAUSE = "/workshop"
EIGENER_PFAD = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")
"""An address of this server. Browsers read "/\\" like "//" and drop tabs, so that both lead elsewhere."""
KOPF = {"cache-control": "no-store"}
OHNE_ZUTRITT = "Nur für die Moderation. Auf der Seite Workshop anmelden und noch einmal versuchen."
FREMDE_SEITE = "Dieses Formular kam nicht von diesem Server. Die Seite neu laden und noch einmal absenden."


def oidc_configured() -> bool:
    """Whether people log in with their account: Streamlit's secrets have a section `auth`."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def may_moderate(email: str | None) -> bool:
    """Whether a logged-in person with this e-mail address may present and edit.

    Everybody who can log in may, unless SOZIALRAUM_MODERATION lists addresses, separated by commas.
    """
    genannt = [wer.strip().casefold() for wer in os.environ.get("SOZIALRAUM_MODERATION", "").split(",")]
    genannt = [wer for wer in genannt if wer]
    return not genannt or (email or "").strip().casefold() in genannt


def entered(request: Request) -> bool:
    """Whether the request comes from the Moderation. StoreError if the database cannot say."""
    return store.current().has_entered(request.cookies.get(KEKS))


def require(request: Request) -> None:
    """HTTPException 403 with a German sentence, and counted, unless the Moderation asks."""
    if not entered(request):
        refused("ohne_zutritt")
        raise HTTPException(403, OHNE_ZUTRITT)


def same_origin(request: Request) -> None:
    """HTTPException 403 with a German sentence, and counted, if a page of another site posts.

    Browsers on plain http do not send Sec-Fetch-Site; a page whose referrer policy is `no-referrer` sends
    no Origin with its forms. Pages with forms therefore set `same-origin` in a meta element.
    """
    herkunft = request.headers.get("origin", "").partition("://")[2]
    eigene = herkunft != "" and herkunft == request.headers.get("host")
    if not eigene and request.headers.get("sec-fetch-site") != "same-origin":
        refused("fremde_seite")
        raise HTTPException(403, FREMDE_SEITE)


def refused(grund: str) -> None:
    """Counts a refused request; that it cannot be counted is no reason to answer it."""
    with suppress(StoreError):
        store.current().refuse(grund)


def own_path(ziel: str | None) -> str:
    """Where to go next: `ziel` if it is an address of this server, else the page Workshop."""
    return ziel if ziel and EIGENER_PFAD.fullmatch(ziel) else ZUHAUSE


def announce_pin() -> None:
    """Prints the PIN when it has just been made, which is at the first start. StoreError."""
    if oidc_configured():
        return
    pin = store.current().ensure_pin()
    if pin is not None:
        print(f"PIN der Moderation: {pin[:4]} {pin[4:]} (ändern: sozialraum pin)", flush=True)


def _page(vorlage: str, status: int = 200, **inhalt: object) -> Response:
    return HTMLResponse(markup.render(f"zugang_{vorlage}", **inhalt), status, KOPF)


def _notice(titel: str, satz: str, status: int) -> Response:
    return _page("hinweis", status, titel=titel, satz=satz, ziel=ZUHAUSE)


def _let_in(request: Request, zutritt: str, ziel: str) -> Response:
    """To `ziel`, with the cookie. Behind a proxy only the headers know that the browser speaks https."""
    kopf = request.headers
    sicher = "https" in (
        request.url.scheme,
        kopf.get("x-forwarded-proto"),
        kopf.get("origin", "").partition("://")[0],
    )
    antwort = RedirectResponse(ziel, 303, KOPF)
    antwort.set_cookie(
        KEKS, zutritt, max_age=STUNDEN * 3600, path="/", secure=sicher, httponly=True, samesite="strict"
    )
    return antwort


def _ask(request: Request) -> Response:
    ziel = own_path(request.query_params.get("ziel"))
    if entered(request):
        return RedirectResponse(ziel, 303, KOPF)
    return _page("anmelden", ziel=ziel, oidc=oidc_configured(), fehler="")


def _log_in(request: Request, eingabe: str, ziel: str) -> Response:
    """Answers the form. The store limits the attempts."""
    same_origin(request)
    if oidc_configured():
        refused("pin_abgeschaltet")
        return _page("anmelden", 403, ziel=ziel, oidc=True, fehler="")
    try:
        richtig = store.current().check_pin(eingabe)
    except Abgewiesen as abgewiesen:
        refused(abgewiesen.grund)
        return _page("anmelden", 429, ziel=ziel, oidc=False, fehler=str(abgewiesen))
    if not richtig:
        refused("pin_falsch")
        satz = "Diese PIN stimmt nicht. Ist sie nicht mehr bekannt, setzt „sozialraum pin“ eine neue."
        return _page("anmelden", 403, ziel=ziel, oidc=False, fehler=satz)
    return _let_in(request, store.current().enter(), ziel)


def _ask_to_leave(request: Request) -> Response:
    return _page("abmelden", angemeldet=entered(request), ziel=ZUHAUSE)


def _leave(request: Request) -> Response:
    same_origin(request)
    if zutritt := request.cookies.get(KEKS):
        store.current().leave(zutritt)
    antwort = RedirectResponse("/sitzung/abmelden", 303, KOPF)
    antwort.delete_cookie(KEKS, path="/", httponly=True, samesite="strict")
    return antwort


def _redeem(request: Request) -> Response:
    """Turns the ticket that the page Workshop gave a logged-in person into the cookie."""
    zutritt = store.current().redeem(request.query_params.get("marke", ""))
    if zutritt is None:
        refused("marke_ungueltig")
        satz = "Er gilt eine Minute und nur einmal. Auf der Seite Workshop steht ein neuer."
        return _notice("Dieser Zugang gilt nicht mehr", satz, 403)
    return _let_in(request, zutritt, own_path(request.query_params.get("ziel")))


async def _answer(weg: Callable[..., Response], request: Request, *werte: str) -> Response:
    """The answer of `weg`; refusals and a database out of order are pages with a German sentence."""
    try:
        return await run_in_threadpool(weg, request, *werte)
    except HTTPException as fehler:
        return _notice("Das ging nicht", fehler.detail, fehler.status_code)
    except StoreError as fehler:
        return _notice("Das geht gerade nicht", str(fehler), 503)


async def _sign_in(request: Request) -> Response:
    if request.method != "POST":
        return await _answer(_ask, request)
    try:
        async with request.form(max_files=0, max_fields=4) as formular:
            eingabe, ziel = (str(formular.get(feld, "")) for feld in ("pin", "ziel"))
    except HTTPException as fehler:
        refused("formular_ungueltig")
        return _notice("Das ging nicht", "Dieses Formular ist nicht lesbar.", fehler.status_code)
    return await _answer(_log_in, request, eingabe, own_path(ziel))


async def _sign_out(request: Request) -> Response:
    return await _answer(_leave if request.method == "POST" else _ask_to_leave, request)


async def _enter(request: Request) -> Response:
    return await _answer(_redeem, request)


def routes() -> list[Route]:
    """Coming in and leaving."""
    return [
        Route("/sitzung/anmelden", _sign_in, methods=["GET", "POST"]),
        Route("/sitzung/abmelden", _sign_out, methods=["GET", "POST"]),
        Route("/sitzung/eintritt", _enter),
    ]
