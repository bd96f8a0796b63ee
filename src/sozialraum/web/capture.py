"""Takes the view that a facilitator has before them into the story of a workshop, as its last step."""

import json
import math
from dataclasses import replace
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from sozialraum.analysis import story_steps
from sozialraum.errors import Abgewiesen, DataError, StoreError
from sozialraum.model import Schritt
from sozialraum.sources import current
from sozialraum.views import slide_choice, step_link
from sozialraum.web import access, story_change

ZOOM = (8, 16)
"""What the map can be zoomed to."""
UNLESBAR = "Die Ansicht ließ sich nicht lesen. Die Seite neu laden und noch einmal übernehmen."


def step_of(inhalt: object) -> Schritt:
    """The step that a message {adresse, zoom, mitte, titel} describes, with a new id.

    `titel`: heading of the page; without one the step is called by what it shows. ValueError with a German
    sentence.
    """
    if not isinstance(inhalt, dict) or not isinstance(adresse := inhalt.get("adresse"), str):
        raise ValueError(UNLESBAR)
    zoom = _numbers([inhalt.get("zoom")])
    mitte = _numbers(inhalt.get("mitte"))
    if zoom and mitte and len(mitte) == 2 and abs(mitte[0]) <= 90 and abs(mitte[1]) <= 180:
        ansicht = step_link.view(adresse, min(max(zoom[0], ZOOM[0]), ZOOM[1]), (mitte[0], mitte[1]))
    else:
        ansicht = step_link.view(adresse)
    titel = inhalt.get("titel")
    ueberschrift = " ".join(titel.split()) if isinstance(titel, str) else ""
    kurz = (ueberschrift or step_link.told(ansicht))[: story_steps.TITEL]
    return Schritt(story_change.new_id(), kurz, ansicht=ansicht)


def _numbers(werte: object) -> list[float]:
    """The list, if it holds nothing but finite numbers; else nothing."""
    zahlen = werte if isinstance(werte, list) else []
    sind_zahlen = all(type(zahl) in (int, float) and math.isfinite(zahl) for zahl in zahlen)
    return [float(zahl) for zahl in zahlen] if sind_zahlen else []


def _append(request: Request, rumpf: bytes) -> tuple[int, dict]:
    access.same_origin(request)
    access.require(request)
    try:
        schritt = step_of(json.loads(rumpf))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError):
        return 400, {"fehler": UNLESBAR}
    except ValueError as fehler:
        return 400, {"fehler": str(fehler)}
    schritt = replace(schritt, ansicht=slide_choice.said_outright(current(), schritt.ansicht))
    put = partial(story_steps.put, schritt=schritt)
    sitzung = story_change.change(request.path_params["kennung"], put)
    nummer = story_steps.place(sitzung.geschichte, schritt.id) + 1
    return 200, {"schritt": nummer, "satz": f"Als Schritt {nummer} übernommen"}


async def _serve(request: Request) -> JSONResponse:
    """Every answer has a sentence for people: `satz`, or `fehler` if nothing was changed."""
    rumpf = await request.body()
    try:
        status, antwort = await run_in_threadpool(_append, request, rumpf)
    except HTTPException as fehler:
        status, antwort = fehler.status_code, {"fehler": fehler.detail}
    except Abgewiesen as fehler:
        status, antwort = 404, {"fehler": str(fehler)}
    except DataError as fehler:
        status, antwort = 400, {"fehler": str(fehler.probleme[0])}
    except StoreError as fehler:
        status, antwort = 503, {"fehler": str(fehler)}
    return JSONResponse(antwort, status, {"cache-control": "no-store"})


def routes() -> list[Route]:
    """Taking over a view."""
    return [Route("/sitzung/aufnehmen/{kennung}", _serve, methods=["POST"])]
