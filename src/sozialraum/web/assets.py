"""What pages and the map frame load: Leaflet from its package, our own files, geometry and pictures."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xstatic.pkg.leaflet
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from sozialraum.errors import DataError
from sozialraum.model import Datenbestand
from sozialraum.sources import current
from sozialraum.views import map_assets, symbols, vector_map

PFAD = "/sozialraum"
LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
EIGENE = Path(__file__).parent / "static"
RAHMEN = {
    "js": (
        "text/javascript",
        tuple(EIGENE / f"{name}.js" for name in ("karte", "zeit", "reichweite", "szenario")),
    ),
    "css": (
        "text/css",
        (
            LEAFLET / "leaflet.css",
            *(EIGENE / f"{name}.css" for name in ("karte", "zeit", "reichweite", "szenario")),
        ),
    ),
}
"""What the map frame loads as one script and one style: its page names every file it loads at every change
of choice. Later scripts build on earlier ones."""
NOETIG = (LEAFLET / "leaflet.js", *(datei for _, dateien in RAHMEN.values() for datei in dateien))
LANGE = {"cache-control": "public, max-age=31536000, immutable"}
"""Data routes carry the version of the data in their query, so browsers may keep them."""
FRAGEN = {"cache-control": "no-cache"}
TAG = {"cache-control": "public, max-age=86400"}


class _OwnFiles(StaticFiles):
    """Our own scripts and styles: browsers ask every time, so that an update reaches them at once."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        antwort = super().file_response(*args, **kwargs)
        antwort.headers.update(FRAGEN)
        return antwort


def missing() -> list[str]:
    """Names of files without which the map cannot be drawn."""
    return [datei.name for datei in NOETIG if not datei.is_file()]


def bundle(art: str) -> bytes:
    """All scripts ("js") or all styles ("css") of the map frame in one. OSError if one is missing."""
    return b"\n".join(datei.read_bytes() for datei in RAHMEN[art][1])


async def _serve_bundle(request: Request) -> Response:
    """Browsers ask every time, and get it anew only after an update."""
    art = request.path_params["art"]
    if art not in RAHMEN:
        return PlainTextResponse("Diese Datei gibt es nicht.", status_code=404)
    try:
        inhalt = await run_in_threadpool(bundle, art)
    except OSError:
        return PlainTextResponse("Eine Datei der Karte fehlt.", status_code=404)
    kopf = FRAGEN | {"etag": f'"{hashlib.md5(inhalt, usedforsecurity=False).hexdigest()}"'}
    if request.headers.get("if-none-match", "").removeprefix("W/") == kopf["etag"]:
        return Response(status_code=304, headers=kopf)
    return Response(inhalt, media_type=RAHMEN[art][0], headers=kopf)


def _kept(bestand: Datenbestand, name: str, compute: Callable[[], Any]) -> Any:
    """Computed once and kept with the data, so that it goes when the data is read anew."""
    if name not in bestand.ergebnisse:
        bestand.ergebnisse[name] = compute()
    return bestand.ergebnisse[name]


def data_version(bestand: Datenbestand) -> str:
    """Part of the address of fetched data; changes with the data."""
    return _kept(bestand, "version", lambda: map_assets.version(bestand))


def _picture(bestand: Datenbestand) -> bytes:
    return _kept(bestand, "bild", lambda: map_assets.settlement_picture(bestand.adressen))


def _frame_data(bestand: Datenbestand, raumebene: str) -> bytes:
    return _kept(bestand, f"karte {raumebene}", lambda: map_assets.frame_data(bestand, raumebene))


def _extract(bestand: Datenbestand, raumebene: str, raum: str) -> bytes:
    return _kept(
        bestand, f"ausschnitt {raumebene} {raum}", lambda: vector_map.extract(bestand, raumebene, raum)
    )


def _caching(request: Request, bestand: Datenbestand) -> dict[str, str]:
    """Only what was asked for by its present version may be kept for long."""
    return LANGE if request.url.query == data_version(bestand) else FRAGEN


async def _data() -> Datenbestand:
    """The data; the answer is 503 while they have problems."""
    try:
        return await run_in_threadpool(current)
    except DataError as fehler:
        raise HTTPException(503, "Die Daten haben Fehler.") from fehler


async def _serve_frame_data(request: Request) -> Response:
    raumebene = request.path_params["raumebene"]
    bestand = await _data()
    if raumebene not in bestand.raumebenen:
        return PlainTextResponse("Diese Raumebene gibt es nicht.", status_code=404)
    inhalt = await run_in_threadpool(_frame_data, bestand, raumebene)
    return Response(inhalt, media_type="application/json", headers=_caching(request, bestand))


async def _serve_picture(request: Request) -> Response:
    bestand = await _data()
    bild = await run_in_threadpool(_picture, bestand)
    return Response(bild, media_type="image/png", headers=_caching(request, bestand))


async def _serve_extract(request: Request) -> Response:
    raumebene, raum = request.path_params["raumebene"], request.path_params["raum"]
    bestand = await _data()
    if raumebene not in bestand.raumebenen or raum not in bestand.raumebenen[raumebene].namen:
        return PlainTextResponse("Dieses Gebiet gibt es nicht.", status_code=404)
    bild = await run_in_threadpool(_extract, bestand, raumebene, raum)
    return Response(bild, media_type="image/svg+xml", headers=_caching(request, bestand))


async def _serve_symbol(request: Request) -> Response:
    art, status = request.path_params["art"], request.path_params["status"]
    if art not in symbols.SYMBOLE or status not in symbols.FORMEN:
        return PlainTextResponse("Dieses Zeichen gibt es nicht.", status_code=404)
    return Response(symbols.svg(art, status), media_type="image/svg+xml", headers=TAG)


def routes() -> list[Mount | Route]:
    """All routes of the map, under one prefix that Streamlit does not use."""
    return [
        Mount(f"{PFAD}/leaflet", StaticFiles(directory=LEAFLET, check_dir=False)),
        Mount(f"{PFAD}/static", _OwnFiles(directory=EIGENE, check_dir=False)),
        Route(f"{PFAD}/rahmen.{{art}}", _serve_bundle),
        Route(f"{PFAD}/karte/{{raumebene}}.json", _serve_frame_data),
        Route(f"{PFAD}/siedlung.png", _serve_picture),
        Route(f"{PFAD}/ausschnitt/{{raumebene}}/{{raum}}.svg", _serve_extract),
        Route(f"{PFAD}/symbol/{{art}}/{{status}}.svg", _serve_symbol),
    ]
