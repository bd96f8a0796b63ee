"""Fixtures for all tests: an invented data folder, the real one, and empty databases."""

import os
import secrets
from pathlib import Path

import beispiel
import psycopg
import pytest
from hypothesis import settings
from postgres import FEHLT, cluster, programs

from sozialraum.model import Datenbestand
from sozialraum.sources import load

# The same examples at every run and on every machine, and no database beside the tests.
settings.register_profile("fest", deadline=None, derandomize=True, database=None)
settings.load_profile("fest")


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A fresh copy of the invented data folder, for tests that break it."""
    return beispiel.write(tmp_path / "daten")


@pytest.fixture(scope="session")
def bestand(tmp_path_factory: pytest.TempPathFactory) -> Datenbestand:
    """The invented data, read once. It is read-only, so that all tests can share it."""
    return load(beispiel.write(tmp_path_factory.mktemp("beispiel")))


@pytest.fixture(scope="session")
def luebeck() -> Datenbestand:
    """The real data of the project, read once."""
    return load()


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
