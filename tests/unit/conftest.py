"""What unit tests need from the system."""

import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest

from sozialraum.store import Speicher


@pytest.fixture
def ogrinfo():
    """GDAL's own reader from the system, another build than the one inside pyogrio."""
    programm = shutil.which("ogrinfo")
    if programm is None:
        assert not os.environ.get("CI"), "ogrinfo fehlt (Debian: gdal-bin)"
        pytest.skip("AUSGELASSEN: ogrinfo fehlt (Debian: gdal-bin)")

    def run(*argumente: str) -> str:
        ergebnis = subprocess.run([programm, *argumente], capture_output=True, text=True, check=True)
        assert ergebnis.stderr == ""
        return ergebnis.stdout

    return run


@pytest.fixture
def uhr():
    """A clock that only moves when a test moves it."""
    return Uhr()


@pytest.fixture
def speicher(datenbank, uhr):
    """An empty Speicher, once on each kind of database."""
    offen = Speicher(datenbank, uhr)
    yield offen
    offen.close()


class Uhr:
    """Says the time it was set to."""

    def __init__(self):
        self.jetzt = datetime(2026, 3, 14, 18, 0, tzinfo=UTC)

    def __call__(self):
        return self.jetzt

    def forward(self, **dauer):
        self.jetzt += timedelta(**dauer)
