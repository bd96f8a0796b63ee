"""The protocol of a workshop in words: when it was, what the rounds say, what changed."""

from collections.abc import Iterator
from datetime import datetime

from sozialraum.analysis.protocol import Aenderungen, Notizaenderung, Schrittaenderung
from sozialraum.model import Auszaehlung, Datenbestand, Handlungsoption, Runde, Sitzung
from sozialraum.views import numbers, slides, workshop_page

NICHT_BEGONNEN = "Der Workshop hat noch nicht begonnen."
NICHTS_GEAENDERT = "Seit dem Beginn hat sich nichts geändert."
NICHT_GEZEIGT = "Ergebnis nicht gezeigt"


def when(sitzung: Sitzung) -> str:
    """ "22.11.2026, 18:05 bis 19:40 Uhr"; times as a clock in Lübeck shows them."""
    if sitzung.begonnen is None:
        return f"angelegt am {_day(sitzung.angelegt)}" if sitzung.angelegt else "ohne Datum"
    if sitzung.beendet is None:
        return f"{_day(sitzung.begonnen)}, seit {_clock(sitzung.begonnen)} Uhr"
    tag, letzter = _day(sitzung.begonnen), _day(sitzung.beendet)
    bis = f"{_clock(sitzung.beendet)} Uhr"
    return f"{tag}, {_clock(sitzung.begonnen)} bis {bis if tag == letzter else f'{letzter}, {bis}'}"


def duration(sitzung: Sitzung) -> str:
    """ "1 Stunde 35 Minuten", or why there is none yet."""
    if sitzung.begonnen is None:
        return "noch nicht begonnen"
    if sitzung.beendet is None:
        return "noch nicht beendet"
    stunden, minuten = divmod(round((sitzung.beendet - sitzung.begonnen).total_seconds() / 60), 60)
    teile = [_count(stunden, "Stunde", "Stunden")] * bool(stunden)
    teile += [_count(minuten, "Minute", "Minuten")] * bool(minuten)
    return " ".join(teile) or "weniger als 1 Minute"


def round_head(runde: Runde, auszaehlung: Auszaehlung) -> str:
    """ "Optionen, 3 Punkte je Person, eröffnet 18:20 Uhr, geschlossen, 12 Stimmzettel"."""
    return ", ".join(
        (
            runde.frage.art.value,
            f"{slides.points(runde.frage.punkte)} je Person",
            f"eröffnet {_clock(runde.begonnen)} Uhr",
            round_state(runde),
            f"{numbers.number(auszaehlung.stimmzettel)} Stimmzettel",
        )
    )


def round_state(runde: Runde) -> str:
    """Whether votes still come in."""
    return "noch offen" if runde.offen else "geschlossen"


def grade(option: Handlungsoption) -> str:
    """ "Belegstufe A: steht in der Vorlage zu Teil 2 des Berichts"."""
    return f"Belegstufe {option.belegstufe.value}: {option.belegstufe.bedeutung}"


def changes(bestand: Datenbestand, aenderungen: Aenderungen) -> tuple[str, ...]:
    """One sentence for each change, first of the steps, then of the notes; those that stayed are counted."""
    gleich = sum(notiz.unveraendert for notiz in aenderungen.notizen)
    return (
        *(satz for schritt in aenderungen.schritte for satz in _step(schritt)),
        *(_note(bestand, notiz) for notiz in aenderungen.notizen if not notiz.unveraendert),
        *([f"Unverändert: {_count(gleich, 'Notiz', 'Notizen')}."] * bool(gleich)),
    )


def _step(aenderung: Schrittaenderung) -> Iterator[str]:
    vorher, nachher = aenderung.vorher, aenderung.nachher
    if nachher is None:
        yield f"Schritt „{vorher.titel}“ entfernt; zu Beginn war er Schritt {aenderung.platz_vorher}."
        return
    name = f"Schritt {aenderung.platz} „{nachher.titel}“"
    if vorher is None:
        yield f"{name} neu."
    if aenderung.verschoben:
        yield f"{name} verschoben; zu Beginn war er Schritt {aenderung.platz_vorher}."
    if aenderung.teile:
        titel = f" (zu Beginn „{vorher.titel}“)" if vorher.titel != nachher.titel else ""
        yield f"{name}{titel}: {numbers.enumeration([*aenderung.teile])} geändert."


def _note(bestand: Datenbestand, aenderung: Notizaenderung) -> str:
    notiz, vorher = aenderung.notiz, aenderung.vorher
    name = (
        f"Notiz zu {workshop_page.target(bestand, notiz)}"
        if notiz.raum or notiz.option
        else "Allgemeine Notiz"
    )
    if vorher is None:
        return f"{name}: neu, {notiz.stand.value}."
    stand = f"von {vorher.stand.value} zu {notiz.stand.value}"
    if not aenderung.neuer_stand:
        return f"{name}: weiter {notiz.stand.value}, Satz geändert."
    return f"{name}: {stand}, Satz geändert." if aenderung.neuer_satz else f"{name}: {stand}."


def _count(anzahl: int, eins: str, mehrere: str) -> str:
    return f"{numbers.number(anzahl)} {eins if anzahl == 1 else mehrere}"


def _day(zeit: datetime) -> str:
    return zeit.astimezone(workshop_page.ORT).strftime("%d.%m.%Y")


def _clock(zeit: datetime) -> str:
    return zeit.astimezone(workshop_page.ORT).strftime("%H:%M")
