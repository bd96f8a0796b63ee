"""Numbers, dates and units as German readers write them."""

import re

from sozialraum.model import Indikator

GESCHUETZT = "\u00a0"
MINUS = "\u2212"
MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


def number(wert: float, nachkommastellen: int = 0) -> str:
    """1234.5 -> "1.234,5"; negative numbers with a real minus sign."""
    text = f"{abs(wert):,.{nachkommastellen}f}".translate(str.maketrans(",.", ".,"))
    negativ = wert < 0 and any(ziffer in "123456789" for ziffer in text)
    return MINUS + text if negativ else text


def signed(wert: float, nachkommastellen: int = 0) -> str:
    """A difference: always with its sign, except zero."""
    text = number(wert, nachkommastellen)
    return f"+{text}" if wert > 0 and any(ziffer in "123456789" for ziffer in text) else text


def with_unit(wert: float, indikator: Indikator) -> str:
    """A value with its unit: "33,2 %", "1,94 Personen je Haushalt"."""
    return f"{number(wert, indikator.nachkommastellen)}{GESCHUETZT}{indikator.einheit}"


def with_year(name: str, jahr: int) -> str:
    """A name with the year of its value, unless the name says it already: "Leerstand (2011)"."""
    return name if str(jahr) in name else f"{name} ({jahr})"


def date(stichtag: str) -> str:
    """ISO day, month or year -> "31.12.2022", "Juni 2023", "2022"; "" -> "ohne Datum"."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", stichtag):
        return f"{match[3]}.{match[2]}.{match[1]}"
    if match := re.fullmatch(r"(\d{4})-(\d\d)", stichtag):
        return f"{MONATE[int(match[2]) - 1]} {match[1]}"
    return stichtag or "ohne Datum"


def enumeration(teile: list[str], bindewort: str = "und") -> str:
    """["a", "b", "c"] -> "a, b und c"."""
    if len(teile) < 2:
        return "".join(teile)
    return f"{', '.join(teile[:-1])} {bindewort} {teile[-1]}"
