"""What is proposed: Handlungsoption with its grade, its criterion and what became of it."""

from dataclasses import dataclass
from enum import StrEnum


class Belegstufe(StrEnum):
    """How well an option is tied to part 2 of the report. Only A and B are options of the report."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def bedeutung(self) -> str:
        return {
            "A": "steht in der Vorlage zu Teil 2 des Berichts",
            "B": "mittelbar belegt durch den Ersten Zwischenbericht",
            "C": "Antrag, Haushalt oder Beschluss im Umfeld",
            "D": "Bestand oder Vorgeschichte",
        }[self.value]

    @property
    def gehoert_zum_bericht(self) -> bool:
        return self in (Belegstufe.A, Belegstufe.B)


class Vergleich(StrEnum):
    """How a value is held against its reference."""

    UEBER = "über"
    MINDESTENS = "mindestens"
    UNTER = "unter"
    HOECHSTENS = "höchstens"


@dataclass(frozen=True)
class Bedingung:
    """An Indikator against the city value (`bezug` None) or a number; `offen`: what cannot be tested."""

    indikator: str = ""
    vergleich: Vergleich = Vergleich.UEBER
    bezug: float | None = None
    offen: str = ""


@dataclass(frozen=True)
class Kriterium:
    """Conditions joined by and (`alle`) or by or."""

    bedingungen: tuple[Bedingung, ...]
    alle: bool = True


class Raumbezug(StrEnum):
    """Where an option applies: everywhere, in named Stadtteile, or where a criterion is met."""

    GESAMTSTADT = "gesamtstadt"
    STADTTEILE = "stadtteile"
    KRITERIUM = "kriterium"


@dataclass(frozen=True)
class Ereignis:
    """One step in the history of an option. `datum`: Stichtag or ""."""

    datum: str
    ereignis: str
    drucksache: str = ""


@dataclass(frozen=True)
class Verweis:
    """A source of an option, a site or a programme area."""

    titel: str
    url: str


@dataclass(frozen=True)
class Handlungsoption:
    """An option for action and what became of it. Unknown texts are ""."""

    id: str
    titel: str
    beschreibung: str
    belegstufe: Belegstufe
    handlungsfeld: str
    zielgruppe: tuple[str, ...]
    zustaendig: str
    kosten: str
    stand: str
    stand_datum: str
    hinweis: str
    raumbezug: Raumbezug
    raeume: tuple[str, ...]
    raumbezug_text: str
    kriterium: Kriterium | None
    anhaltspunkte: tuple[Bedingung, ...]
    verlauf: tuple[Ereignis, ...]
    quellen: tuple[Verweis, ...]
