"""What is refused before any page sees it."""

import asgi
import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.store import Speicher
from sozialraum.web.guard import HOECHSTENS, Guard


@pytest.fixture
def speicher(tmp_path, monkeypatch):
    offen = Speicher(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    monkeypatch.setattr(store, "current", lambda: offen)
    yield offen
    offen.close()


WEGE = [Route("/w/{code}", lambda _: None, methods=["POST"]), Route("/sitzung/stand/{id}", lambda _: None)]


async def echo(scope, receive, send):
    """Says how many bytes it read, and what came after them."""
    nachricht = await receive()
    danach = await receive()
    text = f"{len(nachricht['body'])} {nachricht['more_body']} {danach['type']}"
    await PlainTextResponse(text)(scope, receive, send)


class Verbindung:
    """A browser that sends its body in pieces, and counts how many of them were asked for."""

    def __init__(self, *stuecke: bytes, abbruch: bool = False) -> None:
        self.nachrichten = [
            {"type": "http.request", "body": stueck, "more_body": abbruch or n < len(stuecke)}
            for n, stueck in enumerate(stuecke, 1)
        ]
        self.gelesen = 0

    async def receive(self):
        self.gelesen += 1
        return self.nachrichten.pop(0) if self.nachrichten else {"type": "http.disconnect"}


def ask(pfad, methode="POST", verbindung=None, app=echo, **kopf):
    """Status and text of the answer; (None, "") without one."""
    scope = {
        "type": "http",
        "method": methode,
        "path": pfad,
        "root_path": "",
        "headers": [(name.replace("_", "-").encode(), wert.encode()) for name, wert in kopf.items()],
    }
    gesendet = asgi.answers(Guard(app, WEGE), scope, (verbindung or Verbindung(b"")).receive)
    if not gesendet:
        return None, ""
    return gesendet[0]["status"], b"".join(n.get("body", b"") for n in gesendet[1:]).decode()


def test_a_body_within_the_limit_arrives_whole(speicher):
    halb = b"x" * (HOECHSTENS // 2)
    assert ask("/w/ABC", verbindung=Verbindung(halb, halb)) == (200, f"{HOECHSTENS} False http.disconnect")
    assert speicher.refusals() == {}


def test_a_body_that_announces_too_much_is_refused_unread(speicher):
    verbindung = Verbindung(b"x")
    status, seite = ask("/w/ABC", verbindung=verbindung, content_length=str(10 * 1024**2))
    assert (status, verbindung.gelesen) == (413, 0)
    assert '<html lang="de">' in seite
    assert "Diese Anfrage ist zu groß" in seite
    assert speicher.refusals() == {"zu_gross": 1}


@pytest.mark.parametrize("angesagt", ["", "10", "²", "-1"])
def test_a_body_that_grows_too_large_is_read_no_further(speicher, angesagt):
    verbindung = Verbindung(*[b"x" * 40_000] * 250)
    assert ask("/w/ABC", verbindung=verbindung, content_length=angesagt)[0] == 413
    assert verbindung.gelesen == 2
    assert speicher.refusals() == {"zu_gross": 1}


def test_the_limit_also_holds_for_requests_that_should_have_no_body(speicher):
    assert ask("/sitzung/stand/1", "GET", Verbindung(b"x" * (HOECHSTENS + 1)))[0] == 413


def test_who_hangs_up_halfway_reaches_no_page(speicher):
    assert ask("/w/ABC", verbindung=Verbindung(b"p0=1", abbruch=True)) == (None, "")
    assert speicher.refusals() == {}


@pytest.mark.parametrize(
    ("methode", "pfad"),
    [
        ("GET", "/w/ABC"),
        ("PUT", "/w/ABC"),
        ("DELETE", "/sitzung/stand/1"),
        ("POST", "/sitzung/stand/1"),
        ("X", "/w/A"),
    ],
)
def test_a_wrong_method_is_refused_in_german(speicher, methode, pfad):
    status, seite = ask(pfad, methode)
    assert status == 405
    assert "So lässt sich diese Adresse nicht aufrufen" in seite
    assert speicher.refusals() == {"methode": 1}


@pytest.mark.parametrize("pfad", ["/w", "/w/A/B", "/sitzung", "/sitzung/", "/sitzung/geheim"])
def test_what_is_no_route_ends_here(speicher, pfad):
    status, seite = ask(pfad, "GET")
    assert status == 404
    assert "Diese Adresse gibt es nicht" in seite
    assert speicher.refusals() == {"adresse": 1}


@pytest.mark.parametrize("pfad", ["/", "/workshop", "/sitzungen", "/sozialraum/static/stil.css"])
def test_other_pages_are_not_touched(pfad):
    gross = Verbindung(b"x" * (HOECHSTENS + 1))
    assert ask(pfad, "PUT", gross) == (200, f"{HOECHSTENS + 1} False http.disconnect")


def test_what_is_no_http_is_passed_on():
    async def closed(scope, receive, send):
        await send({"type": "websocket.close"})

    scope = {"type": "websocket", "path": "/w/ABC"}
    assert asgi.answers(Guard(closed, WEGE), scope, None) == [{"type": "websocket.close"}]


def test_a_database_out_of_order_changes_no_refusal(monkeypatch):
    def failing():
        raise StoreError("Die Datenbank ist voll.")

    monkeypatch.setattr(store, "current", failing)
    assert ask("/w/ABC", content_length="99999999")[0] == 413
    assert ask("/w/ABC", "PUT")[0] == 405
