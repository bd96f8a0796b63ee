"""Speaks to an ASGI application without a server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def answers(app, scope: dict, receive) -> list[dict]:
    """Every message `app` sends for one connection; `receive` is what it hears.

    In a thread of its own: the browser of other tests keeps a running loop in theirs.
    """
    gesendet: list[dict] = []

    async def send(nachricht: dict) -> None:
        gesendet.append(nachricht)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    return gesendet
