"""Servers for tests in a browser: the app as people start it, and single routes without it."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import uvicorn

WURZEL = Path(__file__).parents[1]


@contextmanager
def run_server(daten: Path | None, protokoll: Path) -> Iterator[str]:
    """The app on a free port; a failure to start shows the server's own words."""
    with closing(socket.socket()) as steckdose:
        steckdose.bind(("127.0.0.1", 0))
        port = steckdose.getsockname()[1]
    umgebung = {"SOZIALRAUM_VAR": str(protokoll.parent / "var")} | dict(os.environ)
    if daten is not None:
        umgebung["SOZIALRAUM_DATEN"] = str(daten)
    befehl = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    with protokoll.open("w") as ausgabe:
        prozess = subprocess.Popen(
            [*befehl, "--server.port", str(port)],
            cwd=WURZEL,
            env=umgebung,
            stdout=ausgabe,
            stderr=subprocess.STDOUT,
        )
    adresse = f"http://localhost:{port}"
    ende = time.monotonic() + 60
    try:
        while not answers(adresse):
            if prozess.poll() is not None or time.monotonic() > ende:
                pytest.fail(f"Der Server startet nicht:\n{protokoll.read_text()}")
        yield adresse
    finally:
        prozess.terminate()
        prozess.wait()


class Server(uvicorn.Server):
    """Says when it can be asked."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.bereit = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.bereit.set()


@contextmanager
def run_app(app) -> Iterator[str]:
    """An ASGI application on a free port, in a thread of this process; gives its address."""
    server = Server(uvicorn.Config(app, "127.0.0.1", 0, log_level="warning", access_log=False))
    faden = threading.Thread(target=server.run, daemon=True)
    faden.start()
    assert server.bereit.wait(30), "Der Server startet nicht"
    yield f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    faden.join()


def answers(adresse: str) -> bool:
    try:
        with urllib.request.urlopen(f"{adresse}/_stcore/health", timeout=1) as antwort:
            return antwort.status == 200
    except OSError:
        return False
