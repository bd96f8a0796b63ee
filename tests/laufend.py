"""The app as people start it, on a free port, for tests in a browser."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

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


def answers(adresse: str) -> bool:
    try:
        with urllib.request.urlopen(f"{adresse}/_stcore/health", timeout=1) as antwort:
            return antwort.status == 200
    except OSError:
        return False
