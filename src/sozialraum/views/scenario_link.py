"""New sites as text in a link, and what is said about a text that is none."""

import math
import re

from sozialraum.analysis.reach import Punkt
from sozialraum.analysis.scenario import HOECHSTENS, Standort, locate
from sozialraum.model import Datenbestand

STELLEN = 5
"""Decimals of a degree: about a metre."""
ZU_VIELE = f"Möglich sind höchstens {HOECHSTENS} neue Standorte."
DRAUSSEN = "liegt außerhalb der Stadtteile und zählt nicht mit."

_ORT = re.compile(r"\s*(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)\s*,\s*(-?[0-9]{1,3}(?:\.[0-9]{1,15})?)\s*")
_LAENGSTE = 400  # characters of a link that are read
_ZITAT = 40  # characters of a wrong value that are repeated
_BEANSTANDET = 5  # wrong values that are named


def write(punkte: list[Punkt]) -> str:
    """[(53.85512, 10.66132), …] -> "53.85512,10.66132;…"."""
    return ";".join(f"{punkt.lat:.{STELLEN}f},{punkt.lon:.{STELLEN}f}" for punkt in punkte)


def read(bestand: Datenbestand, text: str) -> tuple[tuple[Standort, ...], list[str]]:
    """The sites in the text of a link, and a sentence for each part that cannot count. Never raises."""
    standorte: dict[Punkt, Standort] = {}
    meldungen = []
    for teil in filter(str.strip, text[:_LAENGSTE].split(";")):
        treffer = _ORT.fullmatch(teil)
        if not treffer:
            meldungen.append(
                f"„{teil.strip()[:_ZITAT]}“ ist kein Ort; erwartet werden Breite und Länge, "
                "zum Beispiel 53.85508,10.66128."
            )
            continue
        punkt = Punkt(round(float(treffer[1]), STELLEN), round(float(treffer[2]), STELLEN))
        standort = locate(bestand, punkt)
        if standort:
            standorte.setdefault(punkt, standort)
        else:
            meldungen.append(f"Der Ort {treffer[1]}, {treffer[2]} {DRAUSSEN}")
    meldungen = meldungen[:_BEANSTANDET]
    gefunden = tuple(standorte.values())
    if len(gefunden) > HOECHSTENS:
        meldungen.append(f"{ZU_VIELE} Angegeben sind {len(gefunden)}; gezeigt werden die ersten.")
    return gefunden[:HOECHSTENS], meldungen


def points(antwort: object) -> list[Punkt] | None:
    """What the map frame sent as new sites: [[lat, lon], …]; None for anything else."""
    if not isinstance(antwort, list) or len(antwort) > HOECHSTENS + 1:
        return None
    if not all(isinstance(ort, list) and len(ort) == 2 and all(map(_degree, ort)) for ort in antwort):
        return None
    return [Punkt(*map(float, ort)) for ort in antwort]


def _degree(wert: object) -> bool:
    return isinstance(wert, int | float) and math.isfinite(wert) and abs(wert) <= 180
