"""What the parts of the Speicher share."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from sozialraum.store.database import Datenbank


def now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def fingerprint(*teile: str) -> str:
    """SHA-256 of random tokens, so that what is read from the database opens nothing."""
    return hashlib.sha256("\n".join(teile).encode("utf-8", "surrogatepass")).hexdigest()


class Teil:
    """A part of the Speicher: the database, and a clock that tests can set."""

    def __init__(self, datenbank: Datenbank, uhr: Callable[[], datetime] = now) -> None:
        self._datenbank = datenbank
        self._uhr = uhr
