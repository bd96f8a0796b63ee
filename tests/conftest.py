"""Fixtures for all tests: an invented data folder, and the real one."""

from pathlib import Path

import beispiel
import pytest
from hypothesis import settings

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
