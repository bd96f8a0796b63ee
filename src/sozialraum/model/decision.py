"""What was decided, what else was considered, and why that was not chosen."""

from dataclasses import dataclass
from datetime import datetime

TEXT = 2000
"""Most characters of a Beschluss, a Begründung, an alternative and its reason."""
ROLLE = 80
"""Most characters of a role: a name and an address do not belong there."""
ALTERNATIVEN = 20
"""Most alternatives of one decision."""


@dataclass(frozen=True)
class Alternative:
    """Something considered and not chosen. `herkunft`: the workshop it was noted in, "" if typed in."""

    text: str
    grund: str
    herkunft: str = ""


@dataclass(frozen=True)
class Entscheidung:
    """A decision on a Stadtteil, an option or both ("" where there is none).

    `rolle`: in which role it was written down, never a person's name. `datum`: the day it was taken,
    YYYY-MM-DD. `id` is "" and `fassung` 0 for one that is not stored yet; `fassung` counts how often it
    was written. `geaendert` is in UTC.
    """

    raum: str
    option: str
    beschluss: str
    begruendung: str
    alternativen: tuple[Alternative, ...]
    rolle: str
    datum: str
    id: str = ""
    fassung: int = 0
    geaendert: datetime | None = None
