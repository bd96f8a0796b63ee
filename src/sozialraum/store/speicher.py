"""The Speicher: all that is stored behind one name, and the one of this process."""

import threading
from collections.abc import Callable
from datetime import datetime

from sozialraum.store.access import Zutritte
from sozialraum.store.database import Datenbank, address
from sozialraum.store.decisions import Entscheidungen
from sozialraum.store.meetings import Sitzungen
from sozialraum.store.notes import Notizen
from sozialraum.store.part import now
from sozialraum.store.refusals import Ablehnungen
from sozialraum.store.rounds import Runden

_schloss = threading.Lock()
_offen: dict[str, "Speicher"] = {}


class Speicher(Zutritte, Sitzungen, Runden, Notizen, Entscheidungen, Ablehnungen):
    """Workshops and decisions in a database. Threads may share it. Every method may raise StoreError.

    `adresse`: sqlite:////folder/file or postgresql+psycopg://…; it is created and migrated as needed.
    `uhr`: tells the time (with time zone).
    """

    def __init__(self, adresse: str, uhr: Callable[[], datetime] = now) -> None:
        super().__init__(Datenbank(adresse), uhr)

    def close(self) -> None:
        """Lets go of all connections."""
        self._datenbank.close()


def current() -> Speicher:
    """The Speicher of this process, opened at the first call. Raises StoreError as long as that fails."""
    adresse = address()
    with _schloss:
        if adresse not in _offen:
            _offen[adresse] = Speicher(adresse)
        return _offen[adresse]
