"""What the server hears of the messages a browser keeps."""

import tomllib
from pathlib import Path

import asgi
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from sozialraum.web.references import JUNG, References

EINSTELLUNGEN = Path(__file__).parents[2] / ".streamlit" / "config.toml"
ENDE = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)


def full(kennung: str) -> ForwardMsg:
    return ForwardMsg(hash=kennung)


def reference(kennung: str) -> ForwardMsg:
    return ForwardMsg(ref_hash=kennung)


def request(*kennungen: str) -> BackMsg:
    anfrage = BackMsg()
    anfrage.rerun_script.query_string = "stadtteil=03"
    anfrage.rerun_script.cached_message_hashes.extend(kennungen)
    return anfrage


def heard(gesendet: list[ForwardMsg], inhalt: bytes, art: str = "websocket") -> bytes:
    """What arrives of `inhalt` when the server has sent these messages before."""
    angekommen = []

    async def server(scope, receive, send) -> None:
        for nachricht in gesendet:
            await send({"type": f"{art}.send", "bytes": nachricht.SerializeToString()})
        angekommen.append((await receive())["bytes"])

    async def receive() -> dict:
        return {"type": f"{art}.receive", "bytes": inhalt}

    weiter = asgi.answers(References(server), {"type": art}, receive)
    assert [ForwardMsg.FromString(m["bytes"]) for m in weiter] == gesendet
    return angekommen[0]


def known(gesendet: list[ForwardMsg], *kennungen: str) -> list[str]:
    anfrage = BackMsg.FromString(heard(gesendet, request(*kennungen).SerializeToString()))
    assert anfrage.rerun_script.query_string == "stadtteil=03"
    return list(anfrage.rerun_script.cached_message_hashes)


def test_what_was_sent_lately_may_be_referred_to():
    assert known([full("a"), full("b"), ENDE], "b", "a") == ["b", "a"]


def test_what_this_connection_was_never_sent_is_not_known():
    assert known([full("a"), ENDE], "a", "b") == ["a"]


def test_a_message_is_known_for_some_runs_and_a_reference_counts_like_the_message():
    assert known([full("a"), *[ENDE] * JUNG], "a") == ["a"]
    assert known([full("a"), *[ENDE] * (JUNG + 1)], "a") == []
    assert known([full("a"), *[ENDE] * JUNG, reference("a"), *[ENDE] * JUNG], "a") == ["a"]


@given(st.lists(st.sampled_from(["a", "b", None]), max_size=30))
def test_nothing_older_is_ever_known(laeufe):
    gesendet = [ENDE if kennung is None else full(kennung) for kennung in laeufe]
    for kennung in known(gesendet, "a", "b"):
        letzter = len(laeufe) - 1 - laeufe[::-1].index(kennung)
        assert laeufe[letzter:].count(None) <= JUNG


def test_the_browser_keeps_everything_at_least_twice_as_long():
    alter = tomllib.loads(EINSTELLUNGEN.read_text())["global"]["maxCachedMessageAge"]
    assert alter >= 2 * JUNG


def test_other_messages_and_what_is_no_message_arrive_unchanged():
    stopp = BackMsg(stop_script=True).SerializeToString()
    assert heard([full("a")], stopp) == stopp
    assert heard([full("a")], b"\xff\xff") == b"\xff\xff"


def test_other_connections_are_left_alone():
    anfrage = request("a").SerializeToString()
    assert heard([], anfrage, art="http") == anfrage


def test_text_and_the_end_of_the_connection_pass():
    angekommen = []
    nachrichten = iter([{"type": "websocket.receive", "text": "?"}, {"type": "websocket.disconnect"}])

    async def server(scope, receive, send) -> None:
        await send({"type": "websocket.accept"})
        angekommen.extend([await receive(), await receive()])

    async def receive() -> dict:
        return next(nachrichten)

    weiter = asgi.answers(References(server), {"type": "websocket"}, receive)
    assert weiter == [{"type": "websocket.accept"}]
    assert [nachricht["type"] for nachricht in angekommen] == ["websocket.receive", "websocket.disconnect"]
