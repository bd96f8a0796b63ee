"""The data of the running process: read once, read again when a file changes."""

import os

import beispiel
import pytest

from sozialraum.errors import DataError
from sozialraum.sources import STANDARDORDNER, current, folder

ZEILE = "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;"


@pytest.fixture
def laufend(ordner, monkeypatch):
    """The folder that the process reads."""
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(ordner))
    return ordner


def test_the_folder_is_that_of_the_project_unless_the_environment_names_another(tmp_path, monkeypatch):
    monkeypatch.delenv("SOZIALRAUM_DATEN", raising=False)
    assert folder() == STANDARDORDNER.resolve()
    monkeypatch.setenv("SOZIALRAUM_DATEN", "")
    assert folder() == STANDARDORDNER.resolve()
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(tmp_path / "x" / ".."))
    assert folder() == tmp_path.resolve()


def test_unchanged_files_are_read_once(laufend):
    assert current() is current()


def test_a_changed_file_is_read_again(laufend):
    vorher = current()
    beispiel.replace(laufend, beispiel.WERTE, ZEILE, ZEILE.replace("12,8", "13,25"))
    nachher = current()
    assert nachher is not vorher
    assert vorher.werte["stadt", "foerderquote", 2022]["00"].wert == 12.8
    assert nachher.werte["stadt", "foerderquote", 2022]["00"].wert == 13.25


def test_a_file_of_the_same_size_is_read_again_if_its_time_differs(laufend):
    vorher = current()
    beispiel.replace(laufend, beispiel.WERTE, ZEILE, ZEILE.replace("12,8", "13,9"))
    pfad = laufend / beispiel.WERTE
    os.utime(pfad, ns=(0, pfad.stat().st_mtime_ns + 1))
    assert current() is not vorher
    assert current().werte["stadt", "foerderquote", 2022]["00"].wert == 13.9


def test_while_a_file_is_broken_every_call_raises_and_after_mending_none_does(laufend):
    current()
    pfad = laufend / beispiel.WERTE
    heil = pfad.read_bytes()
    beispiel.replace(laufend, beispiel.WERTE, ZEILE, ZEILE.replace("12,8", "12.8"))
    gefunden = []
    for _ in range(2):
        with pytest.raises(DataError) as fehler:
            current()
        gefunden.append(fehler.value)
    assert gefunden[0].probleme == gefunden[1].probleme
    assert gefunden[0] is not gefunden[1]  # a shared one would gather the traces of all visitors
    pfad.write_bytes(heil)
    assert current().werte["stadt", "foerderquote", 2022]["00"].wert == 12.8


def test_a_new_file_and_a_removed_file_are_noticed(laufend):
    current()
    (laufend / beispiel.QUELLEN).rename(laufend / "quellen.toml")
    with pytest.raises(DataError):
        current()
    (laufend / "quellen.toml").rename(laufend / beispiel.QUELLEN)
    current()


def test_two_folders_are_kept_apart(laufend, tmp_path, monkeypatch):
    erster = current()
    zweiter = beispiel.write(tmp_path / "andere")
    beispiel.replace(zweiter, beispiel.WERTE, ZEILE, ZEILE.replace("12,8", "1,5"))
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(zweiter))
    assert current().werte["stadt", "foerderquote", 2022]["00"].wert == 1.5
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(laufend))
    assert current() is erster


def test_a_file_that_vanishes_while_it_is_looked_at_does_no_harm(laufend):
    (laufend / "geo" / "gerade_ersetzt").symlink_to("nirgends")
    assert current().indikatoren
