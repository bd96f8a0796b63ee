"""The Gebietssuche as a map to take along: answers as colours, their proofs as attributes."""

from sozialraum.analysis.screening import Suchbefund
from sozialraum.model import Datenbestand
from sozialraum.views import numbers, screening_words
from sozialraum.views.map_sheet import (
    GRAU,
    TEXT,
    ZAHL,
    Geodaten,
    Kartenblatt,
    Legendeneintrag,
    Merkmal,
    licences,
    source_names,
)
from sozialraum.views.origin import used_sources
from sozialraum.views.screening_page import FARBEN
from sozialraum.views.screening_words import Suche

WARNUNG = "Ein Treffer allein begründet keinen Handlungsbedarf."
OHNE = "–"
"""Stands on the map for a value that is missing."""
HOECHSTENS = 2
"""Values of so many conditions find room below a name."""


def sheet(bestand: Datenbestand, suche: Suche, gewaehlt: str | None = None) -> Kartenblatt:
    """A search and what it found."""
    quellen = used_sources(bestand, suche.bilder)
    bedingungen = _conditions(suche)
    return Kartenblatt(
        daten=Geodaten(
            ebene=suche.ebene,
            kennung="gebietssuche",
            titel=title(suche),
            beschreibung=f"{_joined(suche)}: {'; '.join(bedingungen)}. {screening_words.sentence(suche)}",
            stand=", ".join(dict.fromkeys(map(screening_words.date, suche.bilder))),
            quellen=quellen,
            merkmale=_attributes(bestand, suche),
        ),
        untertitel=screening_words.sentence(suche),
        farben={raum: FARBEN[antwort] for raum, antwort in suche.ergebnis.antworten.items()},
        werte={raum: _values(befunde) for raum, befunde in suche.ergebnis.befunde.items()},
        legendentitel=_joined(suche),
        legende=tuple(
            Legendeneintrag(f"{antwort} ({len(suche.ergebnis.areas(antwort))})", farbe)
            for antwort, farbe in FARBEN.items()
        ),
        hinweise=tuple(
            filter(
                None,
                (
                    *bedingungen,
                    _order(suche),
                    screening_words.dates_note(suche),
                    *screening_words.obstacles(suche),
                ),
            )
        ),
        gewaehlt=gewaehlt,
        warnung=WARNUNG,
        linie=GRAU,  # white would not be seen between two areas as light as these
    )


def title(suche: Suche) -> str:
    """ "Gebietssuche: Alleinlebende und Jugendquotient"."""
    namen = dict.fromkeys(bedingung.indikator.kurzname for bedingung in suche.bedingungen)
    return f"Gebietssuche: {numbers.enumeration(list(namen), 'und' if suche.alle else 'oder')}"


def _joined(suche: Suche) -> str:
    if len(suche.bedingungen) == 1:
        return "Bedingung"
    return "Alle Bedingungen (UND)" if suche.alle else "Mindestens eine Bedingung (ODER)"


def _conditions(suche: Suche) -> list[str]:
    """What was asked, of when; numbered if there are several."""
    saetze = []
    for bedingung, bild in zip(suche.bedingungen, suche.bilder, strict=True):
        frage = screening_words.asked(bedingung, bild)
        saetze.append(f"{bedingung.indikator.kurzname} {frage}, {screening_words.date(bild)}")
    return saetze if len(saetze) == 1 else [f"{nummer}. {satz}" for nummer, satz in enumerate(saetze, 1)]


def _order(suche: Suche) -> str:
    """How to read what stands below the names."""
    if not 1 < len(suche.bedingungen) <= HOECHSTENS:
        return ""
    return f"Unter den Namen stehen die Werte in dieser Reihenfolge; {OHNE} heißt keine Angabe."


def _values(befunde: tuple[Suchbefund, ...]) -> str:
    if len(befunde) > HOECHSTENS:
        return ""
    werte = [
        OHNE if b.wert is None else numbers.number(b.wert, b.bedingung.indikator.nachkommastellen)
        for b in befunde
    ]
    return "" if werte == [OHNE] else " · ".join(werte)


def _attributes(bestand: Datenbestand, suche: Suche) -> tuple[Merkmal, ...]:
    """The answer with its proofs, then per condition what was asked and what is known of the area."""
    befunde = suche.ergebnis.befunde
    belege = {
        raum: "; ".join(f"{b.bedingung.indikator.kurzname} {screening_words.proof(raum, b)}" for b in eigene)
        for raum, eigene in befunde.items()
    }
    merkmale = [
        Merkmal("ergebnis", TEXT, {raum: str(a) for raum, a in suche.ergebnis.antworten.items()}),
        Merkmal("belege", TEXT, belege),
    ]
    for stelle in range(len(suche.bedingungen)):
        spalte = {raum: eigene[stelle] for raum, eigene in befunde.items()}
        merkmale += _condition_attributes(bestand, stelle + 1, spalte)
    return tuple(merkmale)


def _condition_attributes(
    bestand: Datenbestand, nummer: int, befunde: dict[str, Suchbefund]
) -> list[Merkmal]:
    """One condition: area -> what is known."""
    erster = next(iter(befunde.values()))
    bedingung, bild = erster.bedingung, erster.auspraegung
    quellen = used_sources(bestand, [bild])
    frage = screening_words.asked(bedingung, bild)
    belegt = {raum: befund.wert for raum, befund in befunde.items() if befund.wert is not None}
    gruende = {raum: screening_words.gap(raum, befund) for raum, befund in befunde.items()}
    je_raum = {
        "indikator": (TEXT, dict.fromkeys(befunde, bedingung.indikator.kurzname)),
        "bedingung": (TEXT, dict.fromkeys(befunde, str(frage))),
        "antwort": (TEXT, {raum: str(befund.antwort) for raum, befund in befunde.items()}),
        "wert": (ZAHL, belegt),
        "fehlgrund": (TEXT, {raum: grund for raum, grund in gruende.items() if grund}),
        "einheit": (TEXT, dict.fromkeys(befunde, bedingung.indikator.einheit)),
        "stichtag": (TEXT, dict.fromkeys(belegt, bild.stichtag)),
        "quelle": (TEXT, dict.fromkeys(belegt, source_names(quellen))),
        "lizenz": (TEXT, dict.fromkeys(belegt, licences(quellen))),
    }
    return [Merkmal(f"{name}_{nummer}", art, werte) for name, (art, werte) in je_raum.items()]
