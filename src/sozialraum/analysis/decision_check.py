"""What a decision needs before it is kept, in German sentences."""

import re
from collections.abc import Iterator
from datetime import date

from sozialraum.model import Alternative, Entscheidung
from sozialraum.model.decision import ALTERNATIVEN, ROLLE, TEXT

JAHRE = range(1900, 2101)
"""Years a decision can be of; another one is a slip of the fingers."""


def problems(entscheidung: Entscheidung) -> list[str]:
    """Everything that is missing, unreadable or too long; empty if the decision can be kept."""
    return [
        *([] if entscheidung.raum or entscheidung.option else ["Es fehlt ein Stadtteil oder eine Option."]),
        *_text("Der Beschluss", entscheidung.beschluss, "Der Beschluss fehlt: Was wurde gewählt?"),
        *_text("Die Begründung", entscheidung.begruendung),
        *_alternatives(entscheidung.alternativen),
        *_text("Die Rolle", entscheidung.rolle, "Die Rolle fehlt: Wer hält den Beschluss fest?", ROLLE),
        *_date(entscheidung.datum),
    ]


def _text(name: str, text: str, fehlt: str = "", hoechstens: int = TEXT) -> Iterator[str]:
    """`fehlt`: the sentence for an empty text, "" where it may be empty."""
    if fehlt and not text.strip():
        yield fehlt
    if len(text) > hoechstens:
        yield f"{name} hat {len(text)} Zeichen; höchstens {hoechstens} sind möglich."


def _alternatives(alternativen: tuple[Alternative, ...]) -> Iterator[str]:
    if len(alternativen) > ALTERNATIVEN:
        yield f"Es sind {len(alternativen)} Alternativen; höchstens {ALTERNATIVEN} sind möglich."
    for nummer, alternative in enumerate(alternativen, start=1):
        name = f"Alternative {nummer}"
        yield from _text(name, alternative.text, f"{name} sagt nicht, was erwogen wurde.")
        yield from _text(f"Der Grund zu {name}", alternative.grund, f"{name} hat keinen Grund: Warum nicht?")
        yield from _text(f"Die Herkunft von {name}", alternative.herkunft)


def _date(datum: str) -> Iterator[str]:
    """`datum`: YYYY-MM-DD, or what somebody wrote and nobody could read."""
    if not datum.strip():
        yield "Das Datum fehlt."
    elif not _is_day(datum):
        yield f"Das Datum „{datum}“ ist nicht lesbar. Erwartet: Tag, Monat und Jahr wie 12.11.2026."


def _is_day(datum: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", datum):
        return False
    try:
        return date.fromisoformat(datum).year in JAHRE
    except ValueError:
        return False
