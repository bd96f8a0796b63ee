"""Words that the views of the page Quartiersmanagement share: distance, rough numbers, limits, sources."""

from collections import Counter
from collections.abc import Iterable

from sozialraum.analysis import reach
from sozialraum.analysis.reach import Reichweite, Standortwahl
from sozialraum.model import Datenbestand, Einrichtung, Quelle
from sozialraum.views import numbers

VERTEILUNG = (
    "Die Einwohner:innen sind die Zahl des Melderegisters je Stadtteil, verteilt auf Zellen von 100 m im "
    "Verhältnis der Wohnungen nach dem Zensus 2011. Wo seither gebaut wurde, stimmt die Verteilung nicht; "
    "deshalb stehen die Erreichten gerundet."
)
LUFTLINIE = (
    "Der Gehweg ist geschätzt: Luftlinie mal Umwegfaktor. Der Umwegfaktor ist eine Annahme; Wasser, "
    "Bahnlinien, Brücken und der wirkliche Verlauf der Wege sind nicht berücksichtigt."
)
BESTAETIGT = "Bestätigt heißt: Eine Quelle ab 2023 nennt den Standort tätig."


def limits() -> tuple[str, ...]:
    """What the numbers can say and what they cannot."""
    return VERTEILUNG, LUFTLINIE, BESTAETIGT


def distance(gehweg: int, umweg: float) -> str:
    """ "400 m Gehweg ≈ 308 m Luftlinie bei Umwegfaktor 1,3"."""
    return (
        f"{numbers.number(gehweg)} m Gehweg ≈ {numbers.number(gehweg / umweg)} m Luftlinie "
        f"bei Umwegfaktor {numbers.number(umweg, 1)}"
    )


def rough(menschen: float) -> float | str:
    """An estimated number of people, as exact as it may be taken: tens, or "unter 10"."""
    gerundet = round(menschen, -1)
    return "unter 10" if 0 < menschen < 10 else gerundet


def rough_text(menschen: float) -> str:
    """The same in a sentence: "rund 3.060", "unter 10", "keine"."""
    zahl = rough(menschen)
    if isinstance(zahl, str):
        return zahl
    return f"rund {numbers.number(zahl)}" if zahl else "keine"


def share(zeile: Reichweite) -> float | None:
    """Percent of the inhabitants reached, with the one decimal that is shown."""
    anteil = zeile.anteil_einwohner
    return None if anteil is None else round(anteil, 1)


def kinds(wahl: Standortwahl) -> str:
    """The chosen kinds in words."""
    arten = list(wahl.arten)
    return numbers.enumeration(arten) if len(arten) <= 3 else f"{len(arten)} Arten von Standorten"


def status(wahl: Standortwahl) -> str:
    """The chosen status in words."""
    return numbers.enumeration(list(wahl.status), "oder") or "kein Status"


def per_area(standorte: Iterable[Einrichtung]) -> Counter[str]:
    """Stadtteil -> number of sites; those without a known Stadtteil under ""."""
    return Counter(standort.stadtteil_id for standort in standorte)


def lower_bound(ohne: int) -> str:
    """Why a share is the least that is reached; "" where all sites have an address."""
    if not ohne:
        return ""
    standorte = "1 Standort ohne Adresse zählt" if ohne == 1 else f"{ohne} Standorte ohne Adresse zählen"
    return f"mindestens; {standorte} nicht mit"


def date(bestand: Datenbestand) -> str:
    """Stichtag of the register's number, "ohne Datum" if there is none."""
    return numbers.date(reach.stand(bestand)[0])


def sources(bestand: Datenbestand) -> tuple[Quelle, ...]:
    """Where register, addresses and dwellings come from, as far as the data name it."""
    kennungen = dict.fromkeys((*reach.stand(bestand)[1], *reach.QUELLEN))
    return tuple(bestand.quellen[kennung] for kennung in kennungen if kennung in bestand.quellen)
