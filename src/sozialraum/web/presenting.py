"""Presenting a workshop: the screen, the speaker notes, and where both of them stand.

Pages load everything once; a step costs them nothing. The server only keeps the position for others.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sozialraum import store
from sozialraum.errors import Abgewiesen, DataError, Konflikt, StoreError
from sozialraum.model import STADTTEIL, Runde, Sitzung
from sozialraum.sources import current
from sozialraum.views import map_frame, numbers, round_result, slides
from sozialraum.views.markup import render
from sozialraum.web import access, assets, phones, qr

KOPF = {"cache-control": "no-store"}
UNBEKANNT = "Diese Sitzung gibt es nicht. Vielleicht wurde sie gelöscht; die Seite Workshop zeigt alle."
STOERUNG = "Stimmen werden gerade nicht gespeichert. Telefone zeigen es an und senden noch einmal."
STOERUNG_BLEIBT = timedelta(seconds=30)
UNLESBAR = "Die Angaben zum Schritt sind nicht lesbar."


def routes() -> list[Route]:
    """The two pages, and what their scripts ask."""
    return [
        Route("/sitzung/vortrag/{id}", _page("vortrag")),
        Route("/sitzung/sprechnotizen/{id}", _page("sprechnotizen")),
        Route("/sitzung/stand/{id}", _answer(_state)),
        Route("/sitzung/folien/{id}", _answer(_slides)),
        Route("/sitzung/schritt/{id}", _answer(_step), methods=["POST"]),
        Route("/sitzung/runde/{id}", _answer(_round), methods=["POST"]),
    ]


def _page(vorlage: str) -> Callable[[Request], Response]:
    """An endpoint that draws a page; whoever is not logged in is asked to do so first."""

    def show(request: Request) -> Response:
        try:
            if not access.entered(request):
                ziel = quote(request.url.path, safe="/")
                return RedirectResponse(f"/sitzung/anmelden?ziel={ziel}", 303, KOPF)
            sitzung, bestand = _meeting(request), current()
            raeume = list(bestand.raumebenen[STADTTEIL].namen)
            daten = _slides(request, sitzung, {}) | {
                "id": sitzung.id,
                "stand": _state(request, sitzung, {}),
                "karte": {"ebene": STADTTEIL, "fassung": assets.data_version(bestand), "raeume": raeume},
            }
        except HTTPException as fehler:
            return _notice("Diese Sitzung gibt es nicht", fehler.detail, fehler.status_code)
        except StoreError as fehler:
            return _notice("Das geht gerade nicht", str(fehler), 503)
        except DataError:
            return _notice("Das geht gerade nicht", "Die Daten haben Fehler; die Startseite nennt sie.", 503)
        text = Markup(map_frame.to_script_json(daten))
        return HTMLResponse(render(vorlage, titel=sitzung.titel, daten=text), headers=KOPF)

    return show


def _notice(titel: str, satz: str, status: int) -> Response:
    return HTMLResponse(render("zugang_hinweis", titel=titel, satz=satz, ziel=access.ZUHAUSE), status, KOPF)


def _answer(weg: Callable[[Request, Sitzung, dict], dict]) -> Callable:
    """An endpoint that answers with JSON; whatever goes wrong is a German sentence under `fehler`."""

    def work(request: Request, inhalt: bytes) -> Response:
        try:
            access.require(request)
            if request.method == "POST":
                access.same_origin(request)
            return JSONResponse(weg(request, _meeting(request), _read(inhalt)), headers=KOPF)
        except HTTPException as fehler:
            return _refuse(fehler.detail, fehler.status_code)
        except (Abgewiesen, Konflikt) as fehler:
            return _refuse(str(fehler), 409)
        except StoreError as fehler:
            return _refuse(str(fehler), 503)
        except DataError:
            return _refuse("Die Daten haben Fehler; die Startseite nennt sie.", 503)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(work, request, await request.body())

    return endpoint


def _refuse(satz: str, status: int) -> Response:
    return JSONResponse({"fehler": satz}, status, KOPF)


def _meeting(request: Request) -> Sitzung:
    sitzung = store.current().meeting(request.path_params["id"])
    if sitzung is None:
        raise HTTPException(404, UNBEKANNT)
    return sitzung


def _read(inhalt: bytes) -> dict:
    """The JSON object that was sent, {} if nothing was."""
    try:
        daten = json.loads(inhalt or b"{}")
    except (ValueError, RecursionError) as fehler:
        raise HTTPException(400, UNLESBAR) from fehler
    if not isinstance(daten, dict):
        raise HTTPException(400, UNLESBAR)
    return daten


def _slides(request: Request, sitzung: Sitzung, _: dict) -> dict:
    """All slides, with the version of the Geschichte they were made of."""
    bestand = current()
    folien = [slides.as_json(slides.slide(bestand, schritt)) for schritt in sitzung.geschichte.schritte]
    return {"fassung": sitzung.fassung, "folien": folien}


def _state(request: Request, sitzung: Sitzung, _: dict) -> dict:
    """Where the workshop stands. `dauer`: seconds since it began, while it runs. `runden`: by step."""
    schritte = sitzung.geschichte.schritte
    stelle = min(sitzung.schritt, len(schritte) - 1)
    hier = schritte[stelle].id if schritte else ""
    laeuft = sitzung.begonnen is not None and sitzung.beendet is None
    letzte = {runde.schritt: runde for runde in store.current().rounds(sitzung.id)}
    return {
        "schritt": max(stelle, 0),
        "id": hier,
        "dunkel": sitzung.dunkel,
        "fassung": sitzung.fassung,
        "stoerung": STOERUNG if _phones_failed() else "",
        "dauer": (datetime.now(UTC) - sitzung.begonnen).total_seconds() if laeuft else None,
        "runden": {schritt: _round_state(request, runde) for schritt, runde in letzte.items()},
    }


def _phones_failed() -> bool:
    """Whether the database has failed a phone lately."""
    zuletzt = phones.last_failure()
    return zuletzt is not None and datetime.now(UTC) - zuletzt < STOERUNG_BLEIBT


def _round_state(request: Request, runde: Runde) -> dict:
    """A round as the screen shows it. Results leave the server only when they are shown."""
    auszaehlung = store.current().tally(runde.id)
    adresse = f"{qr.public_address(str(request.url))}/w/{runde.code}"
    return {
        "id": runde.id,
        "code": runde.code,
        "frage": runde.frage.text,
        "offen": runde.offen,
        "gezeigt": runde.gezeigt,
        "zettel": auszaehlung.stimmzettel,
        "worte": ballots(auszaehlung.stimmzettel),
        "adresse": adresse.partition("://")[2],
        "qr": _picture(adresse) if runde.offen else "",
        "warnung": "" if qr.reachable(adresse) else qr.NICHT_ERREICHBAR,
        "ergebnis": round_result.result(current(), runde, auszaehlung) if runde.gezeigt else None,
    }


def _picture(adresse: str) -> str:
    """The QR code as the address of an image."""
    svg = qr.svg(adresse, "").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"data:image/svg+xml,{quote(svg)}"


def ballots(anzahl: int) -> str:
    """ "Noch kein Stimmzettel", "1 Stimmzettel", "1.200 Stimmzettel"."""
    return f"{numbers.number(anzahl)} Stimmzettel" if anzahl else "Noch kein Stimmzettel"


def _step(request: Request, sitzung: Sitzung, daten: dict) -> dict:
    """Takes over the position. The step counts by its id: the Geschichte may have changed meanwhile."""
    stelle, dunkel = daten.get("schritt"), daten.get("dunkel", False)
    if not isinstance(stelle, int) or not isinstance(dunkel, bool):
        raise HTTPException(400, UNLESBAR)
    kennungen = [schritt.id for schritt in sitzung.geschichte.schritte]
    if daten.get("id") in kennungen:
        stelle = kennungen.index(daten["id"])
    store.current().go_to(sitzung.id, stelle, dunkel)
    return {}


def _round(request: Request, sitzung: Sitzung, daten: dict) -> dict:
    """Opens, closes, shows or hides the round of a step, and answers with the new state."""
    schritt = next((s for s in sitzung.geschichte.schritte if s.id == daten.get("schritt")), None)
    if schritt is None:
        raise HTTPException(409, "Diesen Schritt gibt es nicht mehr. Die Geschichte wurde geändert.")
    speicher = store.current()
    runde = {r.schritt: r for r in speicher.rounds(sitzung.id)}.get(schritt.id)
    tat = daten.get("tat")
    if tat == "oeffnen" and runde is None:
        if schritt.frage is None:
            raise HTTPException(409, "Zu diesem Schritt gehört keine Frage.")
        speicher.open_round(sitzung.id, schritt.id, schritt.frage)
    elif runde is None:
        raise HTTPException(409, "Zu diesem Schritt ist noch keine Abstimmung geöffnet.")
    elif tat == "oeffnen":
        speicher.reopen_round(runde.id)
    elif tat == "schliessen":
        speicher.close_round(runde.id)
    elif tat in ("zeigen", "verbergen"):
        speicher.reveal(runde.id, tat == "zeigen")
    else:
        raise HTTPException(400, UNLESBAR)
    return _state(request, sitzung, {})
