"""The connection to SQLite or PostgreSQL: opened, migrated, with transactions that read or write."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from sozialraum.errors import StoreError
from sozialraum.store.failures import place, store_error

WURZEL = Path(__file__).parents[3]
WARTEN = 10
"""Seconds a transaction waits for another one."""
SPERRE = 5_550_001
"""Any number, as long as all processes take the same: who holds this lock of PostgreSQL may migrate."""

NEUER = (
    "Die Datenbank {ort} stammt aus einer neueren Fassung des Dashboards und wurde nicht angerührt. Bitte "
    "das Dashboard aktualisieren oder mit SOZIALRAUM_DATENBANK eine andere Datenbank angeben."
)
KEINE_ADRESSE = (
    "Die Adresse in SOZIALRAUM_DATENBANK ist nicht brauchbar. Möglich sind "
    "postgresql+psycopg://benutzer:passwort@server/datenbank und sqlite:////ordner/datei.sqlite."
)


def address() -> str:
    """Where the workshops are kept: SOZIALRAUM_DATENBANK, else a file in SOZIALRAUM_VAR, else in `var/`."""
    gewaehlt = os.environ.get("SOZIALRAUM_DATENBANK")
    if gewaehlt:
        return gewaehlt
    ordner = Path(os.environ.get("SOZIALRAUM_VAR") or WURZEL / "var").resolve()
    return URL.create("sqlite", database=str(ordner / "workshop.sqlite")).render_as_string()


class Datenbank:
    """An open database with the present schema. Raises StoreError if there is none to be had."""

    def __init__(self, adresse: str) -> None:
        self.adresse = _url(adresse)
        self._sqlite = self.adresse.get_backend_name() == "sqlite"
        if self._sqlite:
            _make_folder(self.adresse)
        self.engine = _sqlite(self.adresse) if self._sqlite else _postgresql(self.adresse)
        # SQLite's own waiting lets some wait long: threads of one process queue up before it
        self._schlange = threading.Lock() if self._sqlite else nullcontext()
        self._schreibend = self.engine.execution_options(schreibt=True)
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of all connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state and changes nothing."""
        with self._translated(), self.engine.connect() as verbindung:
            yield verbindung

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on disk when the block is left, or undone if it raises."""
        with self._schlange, self._translated(), self._schreibend.begin() as verbindung:
            yield verbindung

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as fehler:
            raise store_error(fehler, self.adresse) from fehler

    def _migrate(self) -> None:
        # Alembic is only needed here, and the first map shall not wait for it
        from alembic.command import upgrade  # noqa: PLC0415
        from alembic.config import Config  # noqa: PLC0415
        from alembic.script import ScriptDirectory  # noqa: PLC0415

        alembic = Config()
        alembic.set_main_option("script_location", "sozialraum.store:migrations")
        stufen = ScriptDirectory.from_config(alembic)
        if self._sqlite:
            with self._translated():
                _write_ahead(self.engine)
        with self.reading() as verbindung:
            stand = self._revision(verbindung, stufen)
        if stand == stufen.get_current_head():  # what may only be read can be opened as well
            return
        with self.writing() as verbindung:
            if not self._sqlite:  # SQLite lets only one in that writes
                verbindung.execute(text("SELECT pg_advisory_xact_lock(:sperre)"), {"sperre": SPERRE})
            # another process may have been faster: then there is nothing left to do
            self._revision(verbindung, stufen)
            alembic.attributes["connection"] = verbindung
            upgrade(alembic, "head")

    def _revision(self, verbindung: Connection, stufen: object) -> str | None:
        """How far the database has been migrated. Raises StoreError if further than this code knows."""
        from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

        stand = MigrationContext.configure(verbindung).get_current_revision()
        if stand is not None and stand not in {stufe.revision for stufe in stufen.walk_revisions()}:
            raise StoreError(NEUER.format(ort=place(self.adresse)))
        return stand


def add_new(verbindung: Connection, tabelle: Table, unique: str | None = None, **werte: object) -> bool:
    """Adds a row; False (and nothing changed) if one with the same key stands there already.

    Unlike a look beforehand this also holds when two do it at the same moment. `unique`: the column that
    must not hold the same twice; without it the primary key.
    """
    dialekt = sqlite if verbindung.dialect.name == "sqlite" else postgresql
    schluessel = [unique] if unique else tabelle.primary_key
    zeile = dialekt.insert(tabelle).values(**werte).on_conflict_do_nothing(index_elements=schluessel)
    return verbindung.execute(zeile.returning(*tabelle.primary_key)).first() is not None


def _url(adresse: str) -> URL:
    try:
        url = make_url(adresse)
    except (ArgumentError, ValueError):
        raise StoreError(KEINE_ADRESSE) from None
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg") or not url.database:
        raise StoreError(KEINE_ADRESSE)
    return url


def _make_folder(adresse: URL) -> None:
    try:
        # only for those who run the dashboard: the file holds what signs cookies
        Path(adresse.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fehler:
        raise StoreError(
            f"Der Ordner für die Datenbank {place(adresse)} lässt sich nicht anlegen. Bitte dem Dashboard "
            "Schreibrechte geben oder mit SOZIALRAUM_VAR einen anderen Ordner angeben."
        ) from fehler


def _sqlite(adresse: URL) -> Engine:
    engine = create_engine(adresse, connect_args={"timeout": WARTEN})

    @event.listens_for(engine, "connect")
    def connect(verbindung: sqlite3.Connection, _: object) -> None:
        verbindung.isolation_level = None  # Python's own BEGIN comes too late: transactions begin below
        verbindung.execute("PRAGMA synchronous = FULL")
        verbindung.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(verbindung: Connection) -> None:
        # who reads first and writes later can be refused halfway; who writes queues up at once
        schreibt = verbindung.get_execution_options().get("schreibt")
        verbindung.exec_driver_sql("BEGIN IMMEDIATE" if schreibt else "BEGIN")

    return engine


def _write_ahead(engine: Engine) -> None:
    """Switches to WAL, which stays in the file. SQLite does not queue here, so this waits itself."""
    ende = time.monotonic() + WARTEN
    with engine.connect() as verbindung:
        while True:
            try:
                verbindung.connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as fehler:
                if fehler.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > ende:
                    raise
            time.sleep(0.02)


def _postgresql(adresse: URL) -> Engine:
    # after those of the address, which connect_args would replace
    eigene = adresse.query.get("options", "")
    einstellungen = (
        f"{eigene} -c lock_timeout={WARTEN}s -c statement_timeout={WARTEN * 2}s -c synchronous_commit=on"
    )
    return create_engine(
        adresse,
        pool_pre_ping=True,  # a restart of the server costs nobody an error
        connect_args={"connect_timeout": 5, "options": einstellungen},
    )
