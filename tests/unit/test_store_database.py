"""Opening, migrating and failing: what the Speicher does when the database does not."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from sozialraum.errors import StoreError
from sozialraum.model import Frage, Geschichte, Rundenart
from sozialraum.store import Speicher, current, database
from sozialraum.store import speicher as modul
from sozialraum.store.failures import place, store_error
from sozialraum.store.tables import tabellen

WURZEL = Path(__file__).parents[2]
FRAGE = Frage("Wo?", Rundenart.STADTTEILE, 3, ("01", "02"))
OEFFNEN = """
import sys
from sozialraum.store import Speicher
speicher = Speicher(sys.argv[1])
print("bereit", flush=True)
sys.stdin.readline()
print(speicher.secret().hex(), speicher.ensure_pin())
"""


@pytest.fixture
def datei(tmp_path):
    return tmp_path / "var" / "workshop.sqlite"


@pytest.fixture
def gefuellt(datei):
    """A file with one workshop and an open round."""
    offen = Speicher(f"sqlite:///{datei}")
    runde = offen.open_round(offen.create("Abend", Geschichte("Bericht")).id, "s", FRAGE)
    offen.close()
    return datei, runde.id


def test_the_migrations_make_the_tables_of_the_code(speicher):
    with speicher._datenbank.reading() as verbindung:
        assert compare_metadata(MigrationContext.configure(verbindung), tabellen) == []


def test_what_was_written_is_there_when_opened_again(datenbank):
    erster = Speicher(datenbank)
    sitzung = erster.create("Abend", Geschichte("Bericht"))
    erster.close()
    zweiter = Speicher(datenbank)
    assert zweiter.meetings() == [sitzung]
    zweiter.close()


def test_eight_that_open_an_empty_database_at_once_all_succeed(datenbank):
    with ThreadPoolExecutor(8) as gruppe:
        alle = list(gruppe.map(lambda _: Speicher(datenbank), range(8)))
    assert len({offen.secret() for offen in alle}) == 1
    for offen in alle:
        offen.close()


def test_two_processes_that_start_at_once_share_one_workshop(datenbank):
    prozesse = [
        subprocess.Popen(
            [sys.executable, "-c", OEFFNEN, datenbank],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    antworten = [prozess.communicate("weiter\n", timeout=60) for prozess in prozesse]
    assert [fehler for _, fehler in antworten] == ["", ""]
    (geheimnis, pin), (geheimnis2, pin2) = (ausgabe.split()[1:] for ausgabe, _ in antworten)
    assert geheimnis == geheimnis2
    assert [pin, pin2].count("None") == 1


def test_a_database_of_a_newer_version_is_left_alone(speicher, datenbank):
    with speicher._datenbank.writing() as verbindung:
        verbindung.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        verbindung.execute(text("ALTER TABLE notiz ADD COLUMN spaeter TEXT"))
    with pytest.raises(StoreError, match=r"aus einer neueren Fassung des Dashboards") as fehler:
        Speicher(datenbank)
    assert "nicht angerührt" in str(fehler.value)
    with speicher._datenbank.reading() as verbindung:
        assert verbindung.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
        assert verbindung.execute(text("SELECT spaeter FROM notiz")).all() == []


def test_a_migration_that_fails_leaves_nothing_behind(datenbank, monkeypatch):
    wirklich = database.Datenbank._revision
    blicke = []

    def second_look_fails(selbst, verbindung, stufen):
        blicke.append(1)
        if len(blicke) == 2:
            verbindung.execute(text("CREATE TABLE einstellung (name TEXT)"))
        return wirklich(selbst, verbindung, stufen)

    monkeypatch.setattr(database.Datenbank, "_revision", second_look_fails)
    with pytest.raises(StoreError, match=r"already exists"):
        Speicher(datenbank)
    Speicher(datenbank).close()


def test_sqlite_is_set_to_lose_nothing(gefuellt):
    offen = Speicher(f"sqlite:///{gefuellt[0]}")
    with offen._datenbank.reading() as verbindung:
        werte = {
            name: verbindung.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    offen.close()
    assert werte == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_postgresql_confirms_only_what_is_on_disk(postgres):
    offen = Speicher(f"{postgres}/postgres")
    with offen._datenbank.reading() as verbindung:
        assert verbindung.scalar(text("SHOW synchronous_commit")) == "on"
        assert verbindung.scalar(text("SHOW lock_timeout")) == "10s"
    offen.close()


def test_a_restart_of_postgresql_costs_nobody_an_error(postgres):
    offen = Speicher(f"{postgres}/postgres")
    offen.refuse("vorher")
    with offen._datenbank.reading() as verbindung:
        nummer = verbindung.scalar(text("SELECT pg_backend_pid()"))
    anderer = Speicher(f"{postgres}/postgres")
    with anderer._datenbank.writing() as verbindung:
        verbindung.execute(text(f"SELECT pg_terminate_backend({nummer})"))
    assert offen.refusals()["vorher"] >= 1
    offen.close()
    anderer.close()


def test_a_connection_that_breaks_in_the_middle_is_said_and_counts_nothing(postgres):
    offen = Speicher(f"{postgres}/postgres")
    with (
        pytest.raises(StoreError, match=r"Datenbankserver 127.0.0.1/postgres ist nicht erreichbar"),
        offen._datenbank.writing() as verbindung,
    ):
        verbindung.execute(text("INSERT INTO ablehnung VALUES ('halb', 1)"))
        verbindung.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert "halb" not in offen.refusals()
    offen.close()


def test_a_file_that_may_only_be_read_can_be_read_but_not_written(gefuellt):
    datei, runde = gefuellt
    offen = Speicher(f"sqlite:///file:{datei}?mode=ro&uri=true")
    assert [sitzung.titel for sitzung in offen.meetings()] == ["Abend"]
    with pytest.raises(StoreError, match=r"lässt sich nur lesen.*Schreibrechte geben: auf die Datei"):
        offen.vote(runde, "telefon", {0: 1})
    assert offen.tally(runde).stimmzettel == 0
    offen.close()


def test_a_postgresql_that_may_only_be_read_says_so(postgres):
    nur_lesen = "?options=-c%20default_transaction_read_only%3Don"
    Speicher(f"{postgres}/postgres").close()
    offen = Speicher(f"{postgres}/postgres{nur_lesen}")
    assert offen.meetings() == []
    with pytest.raises(StoreError, match=r"lässt sich nur lesen.*der Server muss Schreiben erlauben"):
        offen.refuse("doppelt")
    offen.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(gefuellt):
    datei, runde = gefuellt
    offen = Speicher(f"sqlite:///{datei}")

    @event.listens_for(offen._datenbank.engine, "connect")
    def small(verbindung, _):
        verbindung.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size, which is full

    offen._datenbank.engine.dispose()
    gezaehlt = 0
    with pytest.raises(StoreError, match=r"Der Speicherplatz für die Datenbank var/workshop.sqlite ist"):
        for nummer in range(5000):
            offen.vote(runde, f"telefon {nummer}", {0: 1})
            gezaehlt += 1
    assert offen.tally(runde).stimmzettel == gezaehlt
    offen.close()
    wieder = Speicher(f"sqlite:///{datei}")
    wieder.vote(runde, f"telefon {gezaehlt}", {0: 1})
    assert wieder.tally(runde).stimmzettel == gezaehlt + 1
    wieder.close()


def test_a_database_that_somebody_holds_is_said_to_be_locked(gefuellt, monkeypatch):
    monkeypatch.setattr(database, "WARTEN", 0.1)
    offen = Speicher(f"sqlite:///{gefuellt[0]}")
    fremd = sqlite3.connect(gefuellt[0], isolation_level=None)
    fremd.execute("BEGIN IMMEDIATE")
    assert len(offen.meetings()) == 1  # reading goes on
    with pytest.raises(StoreError, match=r"gerade von einem anderen Vorgang gesperrt"):
        offen.refuse("doppelt")
    fremd.execute("ROLLBACK")
    offen.refuse("doppelt")
    fremd.close()
    offen.close()


@pytest.mark.parametrize("sperre", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_file_that_stays_locked_while_it_is_opened_is_said(datei, monkeypatch, sperre):
    monkeypatch.setattr(database, "WARTEN", 0.1)
    datei.parent.mkdir()
    fremd = sqlite3.connect(datei, isolation_level=None)
    fremd.execute(f"BEGIN {sperre}")
    with pytest.raises(StoreError, match=r"gesperrt"):
        Speicher(f"sqlite:///{datei}")
    fremd.close()


def test_opening_waits_for_another_that_is_just_writing(datei):
    datei.parent.mkdir()
    fremd = sqlite3.connect(datei, isolation_level=None, check_same_thread=False)
    fremd.execute("BEGIN IMMEDIATE")
    fertig = Timer(0.1, fremd.execute, ["ROLLBACK"])
    fertig.start()
    offen = Speicher(f"sqlite:///{datei}")
    assert fertig.finished.is_set()
    assert offen.meetings() == []
    offen.close()
    fremd.close()


def test_a_file_that_is_no_database_is_said_and_left_alone(datei):
    datei.parent.mkdir()
    datei.write_text("Das ist ein Brief und keine Datenbank. " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match=r"keine lesbare Datenbank"):
        Speicher(f"sqlite:///{datei}")
    assert datei.read_text(encoding="utf-8").startswith("Das ist ein Brief")


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "datei").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match=r"lässt sich nicht anlegen.*SOZIALRAUM_VAR"):
        Speicher(f"sqlite:///{tmp_path}/datei/var/workshop.sqlite")


def test_a_file_that_cannot_be_opened_is_said(tmp_path):
    (tmp_path / "workshop.sqlite").mkdir()
    with pytest.raises(StoreError, match=r"lässt sich nicht öffnen"):
        Speicher(f"sqlite:///{tmp_path}/workshop.sqlite")


def test_a_server_that_does_not_answer_is_said_without_the_password():
    with pytest.raises(
        StoreError, match=r"Datenbankserver 127.0.0.1/workshop ist nicht erreichbar"
    ) as fehler:
        Speicher("postgresql+psycopg://ich:geheim@127.0.0.1:1/workshop")
    assert "geheim" not in str(fehler.value)


def test_a_database_that_the_server_does_not_know_is_said(postgres):
    with pytest.raises(StoreError, match=r"127.0.0.1/gibt_es_nicht ist nicht erreichbar.*ob die Adresse"):
        Speicher(f"{postgres}/gibt_es_nicht")


@pytest.mark.parametrize("adresse", ["", "unsinn", "mysql://x/y", "sqlite://", "postgresql://h:port/x"])
def test_an_address_that_is_none_is_said_with_examples(adresse):
    with pytest.raises(StoreError, match=r"nicht brauchbar. Möglich sind postgresql"):
        Speicher(adresse)


def test_a_plain_postgresql_address_means_the_driver_that_is_installed(postgres):
    Speicher(f"{postgres}/postgres".replace("+psycopg", "")).close()


def test_an_error_nobody_foresaw_is_told_in_its_own_words(speicher):
    with (
        pytest.raises(StoreError, match=r"meldet einen Fehler. .*gibt_es_nicht"),
        speicher._datenbank.reading() as verbindung,
    ):
        verbindung.execute(text("SELECT * FROM gibt_es_nicht"))


class Antwort(Exception):
    """What a driver raises."""

    def __init__(self, zustand):
        self.sqlstate = zustand


@pytest.mark.parametrize(
    ("zustand", "satz"),
    [
        ("53100", "Der Speicherplatz"),
        ("25006", "lässt sich nur lesen"),
        ("42501", "lässt sich nur lesen"),
        ("55P03", "gesperrt"),
        ("28P01", "lässt das Dashboard nicht ein"),
        ("57P03", "nicht erreichbar"),
        ("53300", "nicht erreichbar"),
        ("XX000", "meldet einen Fehler"),
    ],
)
def test_every_answer_of_postgresql_has_its_sentence(zustand, satz):
    adresse = database._url("postgresql://server/workshop")
    fehler = OperationalError("SELECT 1", None, Antwort(zustand))
    assert satz in str(store_error(fehler, adresse))


def test_messages_name_the_database_shortly():
    assert place(database._url("sqlite:////srv/sozialraum/var/workshop.sqlite")) == "var/workshop.sqlite"
    assert place(database._url("postgresql://ich:geheim@server:5433/workshop")) == "server/workshop"
    assert place(database._url("postgresql:///workshop")) == "localhost/workshop"


@pytest.fixture
def umgebung(monkeypatch):
    """No setting, and no Speicher that this process has opened."""
    monkeypatch.delenv("SOZIALRAUM_DATENBANK", raising=False)
    monkeypatch.delenv("SOZIALRAUM_VAR", raising=False)
    offen = {}
    monkeypatch.setattr(modul, "_offen", offen)
    yield monkeypatch
    for speicher in offen.values():
        speicher.close()


def test_without_a_setting_the_file_is_in_var_which_git_ignores(umgebung):
    assert database.address() == f"sqlite:///{WURZEL}/var/workshop.sqlite"
    assert "var/" in (WURZEL / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_the_folder_and_the_database_can_be_chosen(umgebung, tmp_path, datenbank):
    umgebung.setenv("SOZIALRAUM_VAR", str(tmp_path / "Ordner mit % und ?"))
    erster = current()
    assert current() is erster
    erster.create("Abend", Geschichte("Bericht"))
    assert (tmp_path / "Ordner mit % und ?" / "workshop.sqlite").is_file()
    assert (tmp_path / "Ordner mit % und ?").stat().st_mode & 0o077 == 0
    umgebung.setenv("SOZIALRAUM_DATENBANK", datenbank)
    assert current().meetings() == []


def test_a_speicher_that_could_not_be_opened_is_tried_again(umgebung, tmp_path):
    hindernis = tmp_path / "var"
    hindernis.write_text("", encoding="utf-8")
    umgebung.setenv("SOZIALRAUM_VAR", str(hindernis))
    with pytest.raises(StoreError):
        current()
    hindernis.unlink()
    assert current().meetings() == []
