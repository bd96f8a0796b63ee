"""The data of the running process: read once, read again when a file changes."""

import os
import threading
from pathlib import Path

from sozialraum.errors import DataError
from sozialraum.model import Datenbestand
from sozialraum.sources.load import STANDARDORDNER, load

_schloss = threading.Lock()
_stand: dict[Path, tuple[object, Datenbestand | DataError]] = {}


def folder() -> Path:
    """The data folder: SOZIALRAUM_DATEN if set, else `data/` of the project."""
    return Path(os.environ.get("SOZIALRAUM_DATEN") or STANDARDORDNER).resolve()


def current() -> Datenbestand:
    """The checked data of the folder. Raises DataError while the folder has problems.

    Somebody who mends a file only reloads the page; nobody restarts the server.
    """
    ordner = folder()
    with _schloss:
        merkmal = _fingerprint(ordner)
        if ordner not in _stand or _stand[ordner][0] != merkmal:
            try:
                ergebnis: Datenbestand | DataError = load(ordner)
            except DataError as fehler:
                ergebnis = fehler
            _stand[ordner] = (merkmal, ergebnis)
        ergebnis = _stand[ordner][1]
    if isinstance(ergebnis, DataError):
        raise DataError(ergebnis.probleme)
    return ergebnis


def _fingerprint(ordner: Path) -> tuple:
    merkmale = []
    for pfad in sorted(ordner.glob("*/*")):
        try:
            stand = pfad.stat()
        except FileNotFoundError:  # being replaced this very moment; the next look will see it
            continue
        merkmale.append((str(pfad), stand.st_mtime_ns, stand.st_size))
    return tuple(merkmale)
