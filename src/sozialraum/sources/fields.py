"""Kinds of fields in the data files, each with its own sentence on what is expected."""

import math
import re
from datetime import date
from enum import Enum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

STICHTAG_ERWARTET = "ein Stichtag wie 2022-12-31, 2022-12 oder 2022"


def expect(erwartet: str, befund: str = "") -> PydanticCustomError:
    """An error that says in German what was expected and, where the value itself says too little, found."""
    return PydanticCustomError("erwartet", "{erwartet}", {"erwartet": erwartet, "befund": befund})


def matching(muster: str, erwartet: str) -> AfterValidator:
    """A text that a pattern matches as a whole."""

    def check(text: str) -> str:
        if not re.fullmatch(muster, text):
            raise expect(erwartet)
        return text

    return AfterValidator(check)


def one_of(*erlaubt: Any) -> AfterValidator:
    """One of a fixed set of values."""

    def check(wert: Any) -> Any:
        if wert not in erlaubt:
            raise expect("eines von " + ", ".join(f"„{e}“" if e != "" else "leer" for e in erlaubt))
        return wert

    return AfterValidator(check)


def at_most(anzahl: int, was: str) -> AfterValidator:
    """A text of so many "Zeichen" or a list of so many entries."""

    def check(wert: Any) -> Any:
        if len(wert) > anzahl:
            raise expect(f"höchstens {anzahl} {was}", f"Es sind {len(wert)} {was}.")
        return wert

    return AfterValidator(check)


def between(von: float, bis: float) -> AfterValidator:
    """A number within two bounds, both included."""

    def check(zahl: float) -> float:
        if not von <= zahl <= bis:
            raise expect(f"eine Zahl von {von} bis {bis}")
        return zahl

    return AfterValidator(check)


def member(aufzaehlung: type[Enum]) -> BeforeValidator:
    """The member of an enumeration that a text names."""

    def check(wert: Any) -> Enum:
        try:
            return aufzaehlung(wert)
        except ValueError:
            raise expect("eines von " + ", ".join(f"„{e.value}“" for e in aufzaehlung)) from None

    return BeforeValidator(check)


def _is_finite(wert: Any) -> bool:
    if isinstance(wert, bool) or not isinstance(wert, int | float):
        return False
    try:
        return math.isfinite(wert)
    except OverflowError:  # a whole number of more than 300 digits
        return False


def number(wert: Any) -> float:
    """A finite TOML number."""
    if not _is_finite(wert):
        raise expect("eine Zahl")
    return float(wert)


def reference(wert: Any) -> float | None:
    """The reference of a condition: "stadtwert" (None) or a finite number."""
    if wert == "stadtwert":
        return None
    if not _is_finite(wert):
        raise expect("„stadtwert“ oder eine Zahl")
    return float(wert)


def _existing_day(text: str) -> str:
    if len(text) == len("2022-12-31"):
        try:
            date.fromisoformat(text)
        except ValueError:
            raise expect(STICHTAG_ERWARTET) from None
    return text


def not_empty(liste: list) -> list:
    """A list with at least one entry."""
    if not liste:
        raise expect("mindestens ein Eintrag")
    return liste


def _german_number(text: Any) -> Any:
    if isinstance(text, str):
        if not re.fullmatch(r"-?\d+(,\d+)?", text):
            raise expect("eine Zahl mit Dezimalkomma und ohne Tausenderpunkte, z. B. 12,8")
        zahl = float(text.replace(",", "."))
        if not math.isfinite(zahl):
            raise expect("eine Zahl, die es gibt")
        return zahl
    return text


def _whole_number(text: Any) -> Any:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise expect("eine ganze Zahl ohne Tausenderpunkte")
    return int(text)


def empty_to_none(text: Any) -> Any:
    """An empty cell is no value."""
    return None if text == "" else text


def ids(text: str) -> tuple[str, ...]:
    """ "05 06" -> ("05", "06")."""
    return tuple(text.split())


Pflichttext = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Kennung = Annotated[str, matching(r"[a-z][a-z0-9_]*", "Kleinbuchstaben ohne Umlaute, Ziffern und _")]
RaumId = Annotated[str, matching(r"[0-9]{2,}", "eine Kennung aus Ziffern, z. B. 03")]
Stichtag = Annotated[
    str,
    matching(
        r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?",
        STICHTAG_ERWARTET,
    ),
    AfterValidator(_existing_day),
]
StichtagOderLeer = Annotated[Stichtag | None, BeforeValidator(empty_to_none)]
Jahr = Annotated[str, matching(r"((19|20)\d\d)?", "ein Jahr wie 2006 oder nichts")]
Url = Annotated[str, matching(r"https?://\S+", "eine Adresse, die mit https:// oder http:// beginnt")]
Zahl = Annotated[float | None, BeforeValidator(_german_number), BeforeValidator(empty_to_none)]
Ganzzahl = Annotated[int, BeforeValidator(_whole_number)]
TermText = Annotated[
    str,
    matching(r"-?[a-z][a-z0-9_]*(@basisjahr)?", "eine Kennung, davor höchstens ein Minus, danach @basisjahr"),
]
