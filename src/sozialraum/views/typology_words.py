"""The Typologie in words: classes with their limits, what stands in their way, and what does not count."""

from collections.abc import Iterable

from sozialraum.analysis.typology import (
    GRENZE,
    UNTERE_GRENZE,
    Achse,
    Auslassung,
    Auslassungsgrund,
    Dynamik,
    Hindernis,
    Status,
    Typologie,
)
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Fehlgrund, Raumebene
from sozialraum.views import numbers
from sozialraum.views.choropleth import FEHLT

ZEICHEN = {Dynamik.POSITIV: "▲", Dynamik.STABIL: "●", Dynamik.NEGATIV: "▼"}
"""Signs of the Dynamik on the map; they differ in shape, and the legend says what they mean."""
OFFEN = "nicht bestimmbar"
"""Stands for a class that does not exist."""
_EINS, _UNTEN = numbers.signed(GRENZE), numbers.number(-GRENZE)
_GANZ_UNTEN = numbers.number(UNTERE_GRENZE, 1)
GRENZEN = {
    Status.HOCH: f"über {_EINS}",
    Status.MITTEL: f"{_UNTEN} bis {_EINS}",
    Status.NIEDRIG: f"{_GANZ_UNTEN} bis unter {_UNTEN}",
    Status.SEHR_NIEDRIG: f"unter {_GANZ_UNTEN}",
    Dynamik.POSITIV: f"über {_EINS}",
    Dynamik.STABIL: f"{_UNTEN} bis {_EINS}",
    Dynamik.NEGATIV: f"unter {_UNTEN}",
}
"""Limits of the classes in standard deviations."""
_BEZEICHNUNG = {
    Status.HOCH: "Hoher Status",
    Status.MITTEL: "Mittlerer Status",
    Status.NIEDRIG: "Niedriger Status",
    Status.SEHR_NIEDRIG: "Sehr niedriger Status",
    Dynamik.POSITIV: "Positive Dynamik",
    Dynamik.STABIL: "Stabile Dynamik",
    Dynamik.NEGATIV: "Negative Dynamik",
}


def summary(typologie: Typologie, ebene: Raumebene) -> list[str]:
    """Which areas stand out on both axes, or why an axis has no classes."""
    status, dynamik = typologie.status, typologie.dynamik
    if status.hindernis is Hindernis.KEINE_WAHL:
        return ["Mindestens einen Indikator auswählen."]
    saetze = [_obstacle(typologie, status, ebene)] if status.hindernis else _outstanding(status, ebene)
    if dynamik.hindernis:
        return [*saetze, _obstacle(typologie, dynamik, ebene)]
    return [*saetze, *_outstanding(dynamik, ebene)]


def _outstanding(achse: Achse, ebene: Raumebene) -> list[str]:
    """The areas outside the middle class, class by class."""
    saetze = []
    for klasse, bezeichnung in _BEZEICHNUNG.items():
        namen = [ebene.namen[raum] for raum, eigene in achse.klassen.items() if eigene is klasse]
        if len(namen) == len(achse.klassen):
            return [f"{bezeichnung}: alle {len(namen)} {ebene.mehrzahl}."]
        if namen and klasse not in (Status.MITTEL, Dynamik.STABIL):
            saetze.append(f"{bezeichnung}: {numbers.enumeration(namen)}.")
    return saetze


def _obstacle(typologie: Typologie, achse: Achse, ebene: Raumebene) -> str:
    """Why an axis has no classes."""
    ist_status = achse is typologie.status
    name = "Status" if ist_status else "Dynamik"
    if achse.hindernis is Hindernis.HEBT_SICH_AUF:
        warum = f"Die Indikatoren heben sich auf, im Mittel sind alle {ebene.mehrzahl} gleich"
    elif ist_status:
        warum = f"Kein gewählter Indikator lässt sich für alle {ebene.mehrzahl} verwenden; warum, steht unten"
    else:
        warum = f"Kein gewählter Indikator lässt sich seit {typologie.von} vergleichen; warum, steht unten"
    return f"{name} {OFFEN}: {warum}."


def left_out(typologie: Typologie, ebene: Raumebene) -> list[str]:
    """The chosen Indikatoren that do not count, each with the reason; missing areas by name."""
    achsen: dict[str, list[str]] = {}
    for name, achse in (("Status", typologie.status), ("Dynamik", typologie.dynamik)):
        for auslassung in achse.ausgelassen:
            satz = _reason(auslassung, ebene, ist_status=achse is typologie.status)
            achsen.setdefault(satz, []).append(name)
    return [f"{' und '.join(namen)}: {satz}" for satz, namen in achsen.items()]


def _reason(auslassung: Auslassung, ebene: Raumebene, *, ist_status: bool) -> str:
    indikator = auslassung.wahl.indikator
    name = f"„{indikator.kurzname}“"
    if auslassung.grund is Auslassungsgrund.OHNE_RICHTUNG:
        return f"{name} zählt nicht, solange keine Richtung gewählt ist; der Katalog gibt keine."
    if auslassung.grund is Auslassungsgrund.UEBERALL_GLEICH:
        wie = "ist überall gleich" if ist_status else "hat sich überall gleich verändert"
        return f"{name} {wie} und unterscheidet nichts."
    if auslassung.grund is Auslassungsgrund.UNVOLLSTAENDIG:
        return f"{name}, keine Angabe: {gaps(auslassung.fehlgruende, ebene)}.{_holder(indikator.datenhalter)}"
    ablehnung = auslassung.ablehnung
    wer = "" if name in ablehnung.grund else f"{name}: "
    return f"{wer}{ablehnung.grund} {ablehnung.vorschlag}".strip()


def gaps(fehlgruende: dict[str, Fehlgrund], ebene: Raumebene) -> str:
    """The areas without a value by reason: "Moisling und Buntekuh (nicht veröffentlicht)"."""
    je_grund: dict[str, list[str]] = {}
    for raum, grund in fehlgruende.items():
        je_grund.setdefault(FEHLT[grund], []).append(ebene.namen[raum])
    return "; ".join(f"{_names(namen, ebene)} ({grund})" for grund, namen in je_grund.items())


def _names(namen: list[str], ebene: Raumebene) -> str:
    return f"alle {ebene.mehrzahl}" if len(namen) == len(ebene.namen) else numbers.enumeration(namen)


def _holder(datenhalter: str) -> str:
    return f" Auskunft zu den Werten: {datenhalter.rstrip('.')}." if datenhalter else ""


def position(typologie: Typologie, raum: str) -> str:
    """One area on both axes: "Status mittel (−0,43), Dynamik negativ (−1,20)"."""
    teile = (("Status", typologie.status), ("Dynamik", typologie.dynamik))
    return ", ".join(f"{name} {_place(achse, raum)}" for name, achse in teile)


def _place(achse: Achse, raum: str) -> str:
    if achse.hindernis:
        return OFFEN
    return f"{achse.klassen[raum]} ({numbers.signed(achse.werte[raum], 2)})"


def images(typologie: Typologie) -> list[Auspraegung]:
    """Everything the classes rest on, without repetition."""
    bausteine = (*typologie.status.bausteine, *typologie.dynamik.bausteine)
    bilder = [bild for b in bausteine for bild in (b.von, b.bis) if bild is not None]
    return list({id(bild): bild for bild in bilder}.values())


def dates(bilder: Iterable[Auspraegung]) -> str:
    """Stichtage in one line, the oldest first."""
    stichtage = sorted({bild.stichtag for bild in bilder})
    return numbers.enumeration([numbers.date(stichtag) for stichtag in stichtage])
