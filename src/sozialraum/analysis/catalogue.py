"""Finding Handlungsoptionen: a forgiving search in their texts, and filters by what is known of them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from sozialraum.model import Belegstufe, Handlungsoption, Raumbezug

NICHT_BELEGT = "nicht belegt"
"""Filter value for an option of which something is not known."""
ORTE = {
    Raumbezug.GESAMTSTADT: "ganze Stadt oder ohne genannten Ort",
    Raumbezug.STADTTEILE: "genannte Stadtteile",
    Raumbezug.KRITERIUM: "nach einem Kriterium",
}
SUCHE, STUFEN = "suche", "belegstufen"
_AEHNLICH = 80
"""So many percent of a word must agree (ratio of rapidfuzz) for a slip of the pen: one letter in five."""
_KURZ = 5
"""Words below this length must occur as they are: too many others differ from them in one letter."""


@dataclass(frozen=True)
class Katalogfilter:
    """What is asked of the catalogue. `werte`: feature (see `features`) -> values of which one must hold.

    A feature without values does not restrict, except the Belegstufe: none chosen means none shown.
    """

    suche: str = ""
    werte: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def aktive(self) -> tuple[str, ...]:
        """What restricts the catalogue: "suche" and names of features."""
        suche = (SUCHE,) if self.suche.strip() else ()
        return suche + tuple(name for name, werte in self.werte.items() if _restricts(name, werte))

    def without(self, *namen: str) -> "Katalogfilter":
        """The same without some of its restrictions; of the Belegstufe then all are shown."""
        werte = {name: () if name in namen else alt for name, alt in self.werte.items()}
        if STUFEN in namen:
            werte[STUFEN] = tuple(stufe.value for stufe in Belegstufe)
        return replace(self, suche="" if SUCHE in namen else self.suche, werte=werte)

    def find(self, optionen: Iterable[Handlungsoption]) -> tuple[Handlungsoption, ...]:
        """The options that meet everything, best documented first, then in the order of the file."""
        gesucht = _words(self.suche)
        treffer = [o for o in optionen if self._admits(o) and _mentions(o, gesucht)]
        return tuple(sorted(treffer, key=lambda option: option.belegstufe))

    def _admits(self, option: Handlungsoption) -> bool:
        merkmale = features(option)
        return all(
            set(werte) & set(merkmale[name]) for name, werte in self.werte.items() if _restricts(name, werte)
        )


def features(option: Handlungsoption) -> dict[str, tuple[str, ...]]:
    """What options can be filtered by, each with the values of this one."""
    return {
        STUFEN: (option.belegstufe.value,),
        "handlungsfeld": (option.handlungsfeld,),
        "stand": (option.stand,),
        "raumbezug": (ORTE[option.raumbezug],),
        "zielgruppe": option.zielgruppe or (NICHT_BELEGT,),
        "zustaendig": (option.zustaendig or NICHT_BELEGT,),
    }


def values(optionen: Iterable[Handlungsoption], merkmal: str) -> list[str]:
    """All values a feature has, in the order of the alphabet, "nicht belegt" last."""
    alle = {wert for option in optionen for wert in features(option)[merkmal]}
    return sorted(alle, key=lambda wert: (wert == NICHT_BELEGT, wert.casefold()))


def _restricts(name: str, werte: tuple[str, ...]) -> bool:
    return set(werte) != set(Belegstufe) if name == STUFEN else bool(werte)


def _mentions(option: Handlungsoption, gesucht: list[str]) -> bool:
    """Whether every word occurs in the texts of the option, if need be with a slip of the pen."""
    texte = (
        option.titel,
        option.beschreibung,
        option.handlungsfeld,
        option.raumbezug_text,
        *(ereignis.drucksache for ereignis in option.verlauf),
        *(quelle.titel for quelle in option.quellen),
    )
    text = _plain(" ".join(texte))
    return all(wort in text or _resembles(wort, text) for wort in gesucht)


def _resembles(wort: str, text: str) -> bool:
    # a search in numbers is meant to the digit
    if len(wort) < _KURZ or any(zeichen.isdigit() for zeichen in wort):
        return False
    # only here: the catalogue without a search does not need it
    from rapidfuzz import fuzz  # noqa: PLC0415

    return any(fuzz.ratio(wort, anderes) >= _AEHNLICH for anderes in re.findall(r"[^\W\d]+", text))


def _words(suche: str) -> list[str]:
    return _plain(suche).replace(",", " ").split()


def _plain(text: str) -> str:
    """Small letters, umlauts and ß as people without them write them ("Büro" and "Buero" are the same)."""
    klein = text.casefold().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"}))
    zerlegt = unicodedata.normalize("NFKD", klein)
    return "".join(zeichen for zeichen in zerlegt if not unicodedata.combining(zeichen))
