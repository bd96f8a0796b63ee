"""The outermost layer of the server, around applications that are nothing but what a test needs."""

import asgi
import pytest

from sozialraum.web.shell import KOPFZEILEN, Shell

HOST = (b"host", b"localhost:8501")


def answers(app, scope):
    """What Shell sends for one request to `app`."""

    async def receive():
        return {"type": f"{scope['type']}.connect" if scope["type"] == "websocket" else "http.request"}

    return asgi.answers(Shell(app), scope, receive)


def headers(message):
    return {name.decode(): wert.decode() for name, wert in message["headers"]}


def http(pfad="/", *kopf):
    return {"type": "http", "method": "GET", "path": pfad, "headers": [HOST, *kopf]}


async def broken(scope, receive, send):
    raise RuntimeError("kaputt")


async def broken_halfway(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError("kaputt")


async def page(scope, receive, send):
    assert not any(name in (b"accept-encoding", b"range") for name, _ in scope["headers"])
    kopf = [(b"content-type", b"text/html"), (b"content-length", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": kopf})
    await send({"type": "http.response.body", "body": b"<html la", "more_body": True})
    await send({"type": "http.response.body", "body": b'ng="en"><title>Streamlit</title>'})


async def accepting(scope, receive, send):
    await send({"type": "websocket.accept", "headers": []})


def test_an_unforeseen_error_is_a_german_sentence_with_all_headers():
    anfang, inhalt = answers(broken, http())
    assert anfang["status"] == 500
    assert KOPFZEILEN.items() <= headers(anfang).items()
    assert "Der Server konnte" in inhalt["body"].decode()
    assert "kaputt" not in inhalt["body"].decode()


def test_an_error_after_the_answer_has_begun_is_not_hidden():
    with pytest.raises(RuntimeError):
        answers(broken_halfway, http())


def test_a_page_in_pieces_becomes_german_and_keeps_its_length():
    anfang, inhalt = answers(page, http("/", (b"accept-encoding", b"gzip"), (b"range", b"bytes=0-9")))
    assert inhalt["body"].startswith(b'<html lang="de">')
    assert "stil.css" in inhalt["body"].decode()
    assert headers(anfang)["content-length"] == str(len(inhalt["body"]))


@pytest.mark.parametrize(
    ("herkunft", "antwort"),
    [
        (None, "websocket.accept"),
        (b"http://localhost:8501", "websocket.accept"),
        (b"https://example.org", "websocket.close"),
        (b"http://localhost:9999", "websocket.close"),
        (b"null", "websocket.close"),
    ],
)
def test_only_pages_of_this_server_connect(herkunft, antwort):
    kopf = [HOST] if herkunft is None else [HOST, (b"origin", herkunft)]
    (nachricht,) = answers(accepting, {"type": "websocket", "path": "/_stcore/stream", "headers": kopf})
    assert nachricht["type"] == antwort


def test_a_connection_carries_the_headers_too():
    (nachricht,) = answers(accepting, {"type": "websocket", "path": "/", "headers": [HOST]})
    assert KOPFZEILEN.items() <= headers(nachricht).items()


def test_what_is_neither_page_nor_connection_passes_through():
    async def lifespan(scope, receive, send):
        await send({"type": "lifespan.startup.complete"})

    assert answers(lifespan, {"type": "lifespan"}) == [{"type": "lifespan.startup.complete"}]
