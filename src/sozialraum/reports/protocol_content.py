"""What the protocol of a workshop says, whichever file it becomes."""

from collections.abc import Iterable
from dataclasses import dataclass

from sozialraum.analysis import protocol as analysis
from sozialraum.analysis import voting
from sozialraum.model import (
    STADTTEIL,
    Auszaehlung,
    Datenbestand,
    Handlungsoption,
    Notiz,
    Runde,
    Sitzung,
    Ziel,
)
from sozialraum.views import protocol_words, slides
from sozialraum.views.slides import Folie

OHNE_STADTTEIL = "Ohne Stadtteil"


@dataclass(frozen=True)
class Protokoll:
    """A workshop with its rounds (oldest first), its notes, and what changed since it began, in sentences."""

    sitzung: Sitzung
    runden: tuple[tuple[Runde, Auszaehlung], ...]
    notizen: tuple[Notiz, ...]
    aenderungen: tuple[str, ...]


@dataclass(frozen=True)
class Ergebnis:
    """A line of the ballot with its points. `anteil`: percent of all points, None if none were given."""

    ziel: Ziel
    punkte: int
    anteil: float | None


def protocol(
    bestand: Datenbestand,
    sitzung: Sitzung,
    runden: Iterable[tuple[Runde, Auszaehlung]],
    notizen: Iterable[Notiz],
) -> Protokoll:
    """The protocol as of now; it can be made before, during and after the workshop."""
    notizen = tuple(notizen)
    aenderungen = protocol_words.changes(bestand, analysis.changes(sitzung, notizen))
    return Protokoll(sitzung, tuple(runden), notizen, aenderungen)


def steps(bestand: Datenbestand, protokoll: Protokoll) -> list[Folie]:
    """The slide of every step."""
    return [slides.slide(bestand, schritt) for schritt in protokoll.sitzung.geschichte.schritte]


def remark(folie: Folie) -> str:
    """What must be known of a map. The signs that it had on the screen are not in the files."""
    zeichen = f"Auf der Leinwand: {folie.zeichen}" if folie.zeichen else ""
    return " ".join(filter(None, (zeichen, folie.hinweis)))


def rounds(protokoll: Protokoll, schritt: str) -> list[tuple[Runde, Auszaehlung]]:
    """The rounds of the step of that id; for "" those whose step is gone."""
    vorhanden = {s.id for s in protokoll.sitzung.geschichte.schritte}
    return [
        (runde, auszaehlung)
        for runde, auszaehlung in protokoll.runden
        if (runde.schritt if runde.schritt in vorhanden else "") == schritt
    ]


def results(runde: Runde, auszaehlung: Auszaehlung) -> list[Ergebnis]:
    """Every line of the ballot, most points first; nothing of a round whose result was not shown."""
    if not runde.gezeigt:
        return []
    alle = sum(auszaehlung.punkte)
    return [
        Ergebnis(ziel, punkte, 100 * punkte / alle if alle else None)
        for ziel, punkte in voting.ranking(runde.frage, auszaehlung)
    ]


def notes(bestand: Datenbestand, protokoll: Protokoll) -> list[tuple[str, list[Notiz]]]:
    """Stadtteil -> its notes, both in the order of the data; what concerns no Stadtteil comes last."""
    namen = bestand.raumebenen[STADTTEIL].namen
    optionen = ["", *(option.id for option in bestand.optionen)]
    geordnet = sorted(
        protokoll.notizen,
        key=lambda n: (optionen.index(n.option) if n.option in optionen else len(optionen), n.option),
    )
    weitere = sorted({n.raum for n in geordnet} - {*namen, ""})
    gruppen = {raum: [n for n in geordnet if n.raum == raum] for raum in (*namen, *weitere, "")}
    return [(namen.get(raum, raum) or OHNE_STADTTEIL, gruppe) for raum, gruppe in gruppen.items() if gruppe]


def options(bestand: Datenbestand, protokoll: Protokoll) -> list[Handlungsoption]:
    """The options that a map, a ballot or a note names, in the order of the data."""
    schritte = protokoll.sitzung.geschichte.schritte
    gezeigt = [slides.shown_option(bestand, schritt) for schritt in schritte]
    genannt = {option.id for option in gezeigt if option}
    genannt |= {ziel.option for runde, _ in protokoll.runden for ziel in runde.frage.ziele}
    genannt |= {notiz.option for notiz in protokoll.notizen}
    return [option for option in bestand.optionen if option.id in genannt]


def no_changes(protokoll: Protokoll) -> str:
    """What is said where nothing changed."""
    begonnen = protokoll.sitzung.anfang is not None
    return protocol_words.NICHTS_GEAENDERT if begonnen else protocol_words.NICHT_BEGONNEN
