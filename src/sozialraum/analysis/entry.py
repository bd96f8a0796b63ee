"""Numbers as people enter them: the only place that reads them."""

import re

_TAUSENDER = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?", re.ASCII)
_KOMMA = re.compile(r"\d+(,\d+)?", re.ASCII)
# a point before three digits marks thousands, after which only a point before others is a decimal point
_PUNKT = re.compile(r"0\.\d+|\d+\.(?!\d{3}$)\d+", re.ASCII)
_VORZEICHEN = re.compile(r"([+-]?)\s*(.*)", re.DOTALL)
_HOECHSTENS = 1e12


def parse_number(text: str) -> float | None:
    """A number as German readers write it: "33,2" and "33.2" -> 33.2, "1.200" -> 1200.0, "− 3" -> -3.0.

    None for everything else: what is no number, what can be read in two ways ("1200.500", "1,200.5"),
    and what is too large for any Indikator (from 10 to the power of 12).
    """
    zeichen, ziffern = _VORZEICHEN.fullmatch(text.strip().replace("\N{MINUS SIGN}", "-")).groups()
    if _TAUSENDER.fullmatch(ziffern):
        ziffern = ziffern.replace(".", "")
    elif not _KOMMA.fullmatch(ziffern) and not _PUNKT.fullmatch(ziffern):
        return None
    zahl = float(zeichen + ziffern.replace(",", "."))
    return zahl if abs(zahl) < _HOECHSTENS else None
