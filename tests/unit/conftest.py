"""What unit tests need from the system."""

import os
import secrets
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from postgres import FEHLT, cluster, programs

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


@pytest.fixture(scope="session")
def postgres():
    """The address of a PostgreSQL that runs as long as the tests do."""
    ort = programs()
    if ort is None:
        assert not os.environ.get("CI"), FEHLT
        pytest.skip(f"AUSGELASSEN: {FEHLT}")
    with cluster(ort) as adresse:
        yield adresse


@pytest.fixture(params=["sqlite", "postgresql"])
def datenbank(request, tmp_path):
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'workshop.sqlite'}"
    adresse = request.getfixturevalue("postgres")
    name = f"test_{secrets.token_hex(8)}"
    with psycopg.connect(f"{adresse}/postgres".replace("+psycopg", ""), autocommit=True) as verbindung:
        verbindung.execute(f"CREATE DATABASE {name}")
    return f"{adresse}/{name}"


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
