"""Phones in a room: a small app of nothing but their routes, and what is read off its pages."""

import re

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from sozialraum.model import Frage, Geschichte, Runde, Rundenart
from sozialraum.store import Speicher
from sozialraum.web import phones
from sozialraum.web.guard import Guard

SERVER = "http://workshop.test"
EIGEN = {"origin": SERVER}
FRAGE = Frage("Was hilft wo?", Rundenart.OPTIONEN_JE_STADTTEIL, 3, ("01", "02"), ("o1", "o3"))


def app() -> Starlette:
    """The routes of phones behind the guard."""
    wege = phones.routes()
    return Starlette(routes=wege, middleware=[Middleware(Guard, routes=wege)])


def open_round(speicher: Speicher, frage: Frage = FRAGE) -> Runde:
    """An open round in a new workshop."""
    return speicher.open_round(speicher.create("Werkstatt", Geschichte("Leer")).id, "s1", frage)


def phone() -> TestClient:
    """A new phone with an empty memory."""
    return TestClient(app(), base_url=SERVER)


def mark(html: str) -> str:
    """The hidden field that proves where a ballot comes from."""
    return re.search(r'name="marke" value="([0-9a-f]{64})"', html)[1]


def ballot(telefon: TestClient, runde: Runde, **punkte: object) -> dict:
    """What a phone would send: opens the ballot and fills it in."""
    return {"marke": mark(telefon.get(f"/w/{runde.code}").text), **punkte}


def send(telefon: TestClient, runde: Runde, felder: dict, **kopf: str):
    """Sends a ballot as a browser does."""
    return telefon.post(f"/w/{runde.code}", data=felder, headers=EIGEN | kopf)
