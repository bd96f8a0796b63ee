"""What the server may refer to instead of sending it again.

A browser keeps the messages of the last runs and names them with every request; Streamlit's server then only
refers to those that did not change. But the browser goes on forgetting while a request is under way, and
gives up the connection when it is referred to something it has forgotten: what stood in a form would be lost.
"""

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

JUNG = 4  # runs; the browser keeps a message for twice as many (global.maxCachedMessageAge)


class References:
    """ASGI middleware: of the messages a browser names, the server hears of those it was sent lately."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        zuletzt: dict[str, int] = {}  # message -> runs that had ended when the browser was last sent it
        beendet = 0

        async def note(message: Message) -> None:
            nonlocal beendet
            if message["type"] == "websocket.send" and message.get("bytes"):
                nachricht = ForwardMsg.FromString(message["bytes"])
                if nachricht.WhichOneof("type") == "script_finished":
                    beendet += 1
                    for kennung in [k for k, lauf in zuletzt.items() if beendet - lauf > JUNG]:
                        del zuletzt[kennung]
                else:
                    zuletzt[nachricht.ref_hash or nachricht.hash] = beendet
            await send(message)

        async def keep_young() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and message.get("bytes"):
                message = message | {"bytes": _limited(message["bytes"], zuletzt)}
            return message

        await self.app(scope, keep_young, note)


def _limited(inhalt: bytes, bekannt: dict[str, int]) -> bytes:
    """The browser's request, naming nothing but messages in `bekannt`; what is no request stays as it is."""
    try:
        anfrage = BackMsg.FromString(inhalt)
    except DecodeError:
        return inhalt  # the server answers to that
    if anfrage.WhichOneof("type") != "rerun_script":
        return inhalt
    genannt = [kennung for kennung in anfrage.rerun_script.cached_message_hashes if kennung in bekannt]
    del anfrage.rerun_script.cached_message_hashes[:]
    anfrage.rerun_script.cached_message_hashes.extend(genannt)
    return anfrage.SerializeToString()
