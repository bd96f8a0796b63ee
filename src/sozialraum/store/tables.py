"""The tables of the workshop database. `migrations/` creates them; a test holds the two together."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    text,
)


def storable(text: str) -> str:
    """Halves of characters, which UTF-8 does not know, and NUL, which PostgreSQL refuses, become "?"."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")


class Wortlaut(TypeDecorator[str]):
    """Text as people or forged requests send it. What no database can hold becomes a question mark."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as `storable`."""
        return None if value is None else storable(value)


class Zeitpunkt(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, PostgreSQL answers in that of the connection."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its time zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


tabellen = MetaData()


def _sitzung() -> Column:
    """What belongs to a Sitzung goes with it."""
    return Column("sitzung", Wortlaut, ForeignKey("sitzung.id", ondelete="CASCADE"), nullable=False)


einstellung = Table(
    "einstellung",
    tabellen,
    Column("name", Wortlaut, primary_key=True),
    Column("wert", Wortlaut, nullable=False),
)

fehlversuch = Table(
    "fehlversuch",
    tabellen,
    Column("nummer", Integer, primary_key=True),
    Column("zeit", Zeitpunkt, nullable=False),
)

zutritt = Table(
    "zutritt",
    tabellen,
    Column("abdruck", Wortlaut, primary_key=True),
    Column("art", Wortlaut, nullable=False),
    Column("bis", Zeitpunkt, nullable=False),
)

sitzung = Table(
    "sitzung",
    tabellen,
    Column("nummer", Integer, primary_key=True),
    Column("id", Wortlaut, nullable=False, unique=True),
    Column("titel", Wortlaut, nullable=False),
    Column("geschichte", Wortlaut, nullable=False),
    Column("fassung", Integer, nullable=False),
    Column("schritt", Integer, nullable=False),
    Column("dunkel", Boolean, nullable=False),
    Column("angelegt", Zeitpunkt, nullable=False),
    Column("begonnen", Zeitpunkt),
    Column("beendet", Zeitpunkt),
    Column("anfang", Wortlaut),
    Column("notizen_anfang", Wortlaut),
)

runde = Table(
    "runde",
    tabellen,
    Column("nummer", Integer, primary_key=True),
    Column("id", Wortlaut, nullable=False, unique=True),
    _sitzung(),
    Column("code", Wortlaut, nullable=False, unique=True),
    Column("schritt", Wortlaut, nullable=False),
    Column("frage", Wortlaut, nullable=False),
    Column("offen", Boolean, nullable=False),
    Column("gezeigt", Boolean, nullable=False),
    Column("begonnen", Zeitpunkt, nullable=False),
    Index(
        "eine_offene_runde",
        "sitzung",
        unique=True,
        sqlite_where=text("offen"),
        postgresql_where=text("offen"),
    ),
)

stimmzettel = Table(
    "stimmzettel",
    tabellen,
    Column("runde", Wortlaut, ForeignKey("runde.id", ondelete="CASCADE"), primary_key=True),
    Column("waehler", Wortlaut, primary_key=True),
    Column("punkte", Wortlaut, nullable=False),
)

notiz = Table(
    "notiz",
    tabellen,
    Column("sitzung", Wortlaut, ForeignKey("sitzung.id", ondelete="CASCADE"), primary_key=True),
    Column("raum", Wortlaut, primary_key=True),
    Column("option", Wortlaut, primary_key=True),
    Column("stand", Wortlaut, nullable=False),
    Column("satz", Wortlaut, nullable=False),
    Column("fassung", Integer, nullable=False),
    Column("geaendert", Zeitpunkt, nullable=False),
)

entscheidung = Table(
    "entscheidung",
    tabellen,
    Column("nummer", Integer, primary_key=True),
    Column("id", Wortlaut, nullable=False, unique=True),
    Column("raum", Wortlaut, nullable=False),
    Column("option", Wortlaut, nullable=False),
    Column("beschluss", Wortlaut, nullable=False),
    Column("begruendung", Wortlaut, nullable=False),
    Column("alternativen", Wortlaut, nullable=False),
    Column("rolle", Wortlaut, nullable=False),
    Column("datum", Wortlaut, nullable=False),
    Column("fassung", Integer, nullable=False),
    Column("geaendert", Zeitpunkt, nullable=False),
)

ablehnung = Table(
    "ablehnung",
    tabellen,
    Column("grund", Wortlaut, primary_key=True),
    Column("anzahl", Integer, nullable=False),
)
