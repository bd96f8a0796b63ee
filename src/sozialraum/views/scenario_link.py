"""New sites as text in a link, and what is said about a text that is none."""

import math
import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from sozialraum.analysis.reach import Punkt
from sozialraum.analysis.scenario import HOECHSTENS, Standort, locate
from sozialraum.model import Datenbestand

STELLEN = 5
"""Decimals of a degree: about a metre."""
ZU_VIELE = f"Möglich sind höchstens {HOECHSTENS} neue Standorte."
DRAUSSEN = "liegt außerhalb der Stadtteile und zählt nicht mit."

BEISPIEL = "53.85508,10.66128"

_ORT = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)(?:\s*,\s*|\s+)(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)")
_MIT_KOMMA = re.compile(r"(-?[0-9]{1,3},[0-9]{1,15})\s+(-?[0-9]{1,3},[0-9]{1,15})")
_EINE_ZAHL = re.compile(r"-?[0-9]{1,3},[0-9]{1,15}")
_LAENGSTE = 400  # characters of a link that are read
_ZITAT = 40  # characters of a wrong value that are repeated
_BEANSTANDET = 5  # wrong values that are named


def write(punkte: list[Punkt]) -> str:
    """[(53.85512, 10.66132), …] -> "53.85512,10.66132;…"."""
    return ";".join(map(_text, punkte))


def read(bestand: Datenbestand, text: str) -> tuple[tuple[Standort, ...], list[str]]:
    """The sites in the text of a link, and a sentence for each part that cannot count. Never raises."""
    standorte: dict[Punkt, Standort] = {}
    meldungen = []
    for teil in filter(None, map(str.strip, text[:_LAENGSTE].split(";"))):
        punkt = _place(teil)
        standort = punkt and locate(bestand, punkt)
        if punkt is None:
            meldungen.append(_no_place(teil))
        elif standort is None:
            meldungen.append(_outside(bestand, punkt, teil))
        elif punkt in standorte:
            meldungen.append(f"Der Ort {_text(punkt)} ist mehrmals angegeben und zählt einmal.")
        else:
            standorte[punkt] = standort
    meldungen = list(dict.fromkeys(meldungen))[:_BEANSTANDET]
    gefunden = tuple(standorte.values())
    if len(gefunden) > HOECHSTENS:
        meldungen.append(f"{ZU_VIELE} Angegeben sind {len(gefunden)}; gezeigt werden die ersten.")
    return gefunden[:HOECHSTENS], meldungen


def _place(text: str) -> Punkt | None:
    """ "53.86,10.68", "53.86 10.68" or, with German decimals, "53,86 10,68"; None for anything else."""
    treffer = _ORT.fullmatch(text) or _MIT_KOMMA.fullmatch(text)
    if not treffer:
        return None
    return Punkt(*(round(float(zahl.replace(",", ".")), STELLEN) for zahl in treffer.groups()))


def _no_place(teil: str) -> str:
    return (
        f"„{teil[:_ZITAT]}“ ist kein Ort; erwartet werden Breite und Länge, zum Beispiel {BEISPIEL}. "
        "Dezimalstellen stehen hier nach einem Punkt."
    )


def _outside(bestand: Datenbestand, punkt: Punkt, teil: str) -> str:
    if _EINE_ZAHL.fullmatch(teil):  # "53,86" of "53,86;10,68", which might be the place 53° N 86° E
        return _no_place(teil)
    getauscht = Punkt(punkt.lon, punkt.lat)
    if locate(bestand, getauscht):
        return (
            f"Bei {_text(punkt)} sind Breite und Länge vertauscht; gemeint ist wohl {_text(getauscht)}. "
            "Der Ort zählt nicht mit."
        )
    return f"Der Ort {_text(punkt)} {DRAUSSEN}"


def _text(punkt: Punkt) -> str:
    return f"{punkt.lat:.{STELLEN}f},{punkt.lon:.{STELLEN}f}"


def points(antwort: object) -> list[Punkt] | None:
    """What the map frame sent as new sites: [[lat, lon], …]; None for anything else."""
    if not isinstance(antwort, list) or len(antwort) > HOECHSTENS + 1:
        return None
    if not all(isinstance(ort, list) and len(ort) == 2 and all(map(_degree, ort)) for ort in antwort):
        return None
    return [Punkt(*map(float, ort)) for ort in antwort]


def _degree(wert: object) -> bool:
    return isinstance(wert, int | float) and math.isfinite(wert) and abs(wert) <= 180


def address(seite: str | None, abfrage: Mapping[str, str | list[str]], text: str) -> str:
    """The link to the scenario `text`, to be read on paper.

    `seite`: the page as the browser names it, if known; `abfrage`: what its link says.
    """
    # signs that a query may hold, and that stay readable
    return f"{seite or ''}?{urlencode({**abfrage, 'neu': text}, doseq=True, quote_via=quote, safe=',;')}"
