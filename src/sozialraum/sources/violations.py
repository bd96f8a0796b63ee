"""Holds records against their schema and says every violation in German, with its place."""

from typing import Any, TypeVar

from pydantic import ValidationError

from sozialraum.errors import Problem
from sozialraum.sources.records import Datensatz
from sozialraum.sources.schemas import Satz

Geprueft = TypeVar("Geprueft", bound=Satz)


def validate(satz: Datensatz, schema: type[Geprueft], probleme: list[Problem]) -> Geprueft | None:
    """The record as a typed object; None after noting every violation with line and field."""
    try:
        return schema.model_validate(satz.felder)
    except ValidationError as fehler:
        for einzeln in fehler.errors():
            probleme.append(_to_problem(satz, einzeln))
        return None


def _to_problem(satz: Datensatz, fehler: Any) -> Problem:
    pfad = fehler["loc"]
    return Problem(satz.datei, satz.line_of(pfad), column(pfad), *finding(fehler))


def column(pfad: tuple[str | int, ...]) -> str:
    """The path to a field as people count: ("verlauf", 0, "datum") -> "verlauf[1].datum"."""
    return "".join(f"[{t + 1}]" if isinstance(t, int) else f".{t}" for t in pfad).lstrip(".")


def finding(fehler: Any) -> tuple[str, str]:
    """What was found and what was expected, in German, of one of the errors of a ValidationError."""
    wert = fehler["input"]
    kontext = fehler.get("ctx", {})
    befund = (
        "Die Angaben passen nicht zusammen."
        if isinstance(wert, dict)
        else f"„{_short(wert)}“ ist nicht zulässig."
    )
    match fehler["type"]:
        case "erwartet":
            befund, erwartet = kontext["befund"] or befund, kontext["erwartet"]
        case "missing":
            befund, erwartet = "Das Feld fehlt.", "ein Feld mit diesem Namen"
        case "extra_forbidden":
            befund, erwartet = "Dieses Feld ist nicht vorgesehen.", "nur Felder aus data/README.md"
        case "string_too_short" | "string_pattern_mismatch":
            befund, erwartet = "Das Feld ist leer.", "ein Text"
        case "bool_type":
            erwartet = "true oder false"
        case "list_type" | "tuple_type":
            erwartet = "eine Liste in eckigen Klammern"
        case "model_type" | "model_attributes_type" | "dict_type":
            erwartet = "ein Unterblock mit Feldern"
        case "int_type":
            erwartet = "eine ganze Zahl"
        case _:
            erwartet = "ein Text in Anführungszeichen"
    return befund, erwartet


def _short(wert: Any) -> str:
    text = str(wert)
    return text if len(text) <= 100 else f"{text[:99]}…"
