"""Keeps workshops (Sitzungen, Runden, ballots, notes) and decisions, in SQLite or PostgreSQL.

SQLAlchemy is loaded with the first use: it takes 0.3 s, and the first map does without.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sozialraum.store.access import random_pin
    from sozialraum.store.speicher import Speicher, current

__all__ = ["Speicher", "current", "random_pin"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"{__name__} hat kein {name}.")
    modul = "access" if name == "random_pin" else "speicher"
    return getattr(import_module(f"{__name__}.{modul}"), name)
