"""One map view in words and colours: the single source for map, legend, caption and rank list."""

import math
from dataclasses import dataclass

from sozialraum.analysis.classes import Klasse, natural_breaks
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Datenbestand, Fehlgrund, Quelle
from sozialraum.views import numbers
from sozialraum.views.symbols import class_colours

FEHLT = {
    Fehlgrund.NICHT_VEROEFFENTLICHT: "nicht veröffentlicht",
    Fehlgrund.NICHT_VORHANDEN: "liegt hier nicht vor",
    Fehlgrund.UNTERDRUECKT: "unterdrückt, Zahl zu klein",
    Fehlgrund.NICHT_ZUTREFFEND: "nicht zutreffend",
    Fehlgrund.ANDERER_STAND: "anderer Stichtag oder andere Quelle",
    Fehlgrund.BASISJAHR: "Basisjahr liegt nicht vor dem Jahr",
}
QUALITAET = {
    "amtlich": "amtlich",
    "berechnet": "aus amtlichen Rasterdaten berechnet",
    "presse": "Angabe aus Presse oder von einem Träger",
    "sekundaer": "Sekundärquelle, vor Gebrauch an der Urquelle prüfen",
}


@dataclass(frozen=True)
class Listenzeile:
    """One line of the rank list. Texts are ready to print, "" where there is nothing to say."""

    raum: str
    name: str
    rang: str
    wert: str
    abstand: str
    fehlt: str
    klasse: int | None
    hinweis: str


@dataclass(frozen=True)
class Kartenbild:
    """A choropleth, ready for the map frame and for the text beside it."""

    auspraegung: Auspraegung
    klassen: tuple[tuple[Klasse, str], ...]
    zeilen: tuple[Listenzeile, ...]
    quellen: tuple[Quelle, ...]
    stand: str
    qualitaet: str

    @property
    def fehlende(self) -> tuple[Listenzeile, ...]:
        return tuple(zeile for zeile in self.zeilen if zeile.fehlt)


def picture(bestand: Datenbestand, auspraegung: Auspraegung) -> Kartenbild:
    """Classes with colours, rank list and labels of one Auspraegung."""
    klassen = natural_breaks(auspraegung.werte)
    farben = class_colours(len(klassen))
    klasse_von = {raum: klasse.nummer for klasse in klassen for raum in klasse.raeume}
    namen = bestand.raumebenen[auspraegung.raumebene].namen
    zeilen = [_line(auspraegung, raum, name, klasse_von.get(raum)) for raum, name in namen.items()]
    werte = auspraegung.werte
    zeilen.sort(key=lambda z: (z.fehlt != "", -werte[z.raum] if not z.fehlt else 0, z.name))
    quellen = dict.fromkeys(auspraegung.quellen or auspraegung.stadt_quellen)
    return Kartenbild(
        auspraegung=auspraegung,
        klassen=tuple(zip(klassen, farben, strict=True)),
        zeilen=tuple(zeilen),
        quellen=tuple(bestand.quellen[kennung] for kennung in quellen),
        stand=numbers.date(auspraegung.stichtag or auspraegung.stadt_stichtag),
        qualitaet=QUALITAET.get(auspraegung.qualitaet, ""),
    )


def class_label(klasse: Klasse, auspraegung: Auspraegung) -> str:
    """ "24,0–26,7", one number for a class of one value, "bis" between negative numbers."""
    stellen = auspraegung.indikator.nachkommastellen
    von, bis = numbers.number(klasse.von, stellen), numbers.number(klasse.bis, stellen)
    strich = " bis " if klasse.von < 0 else "–"
    return von if von == bis else f"{von}{strich}{bis}"


def gap_sentence(bild: Kartenbild) -> str:
    """Why values are missing and who has them, "" if none is missing. The list itself names the areas."""
    gruende = {zeile.fehlt for zeile in bild.fehlende}
    if not gruende:
        return ""
    datenhalter = bild.auspraegung.indikator.datenhalter
    wer = f" Auskunft zu den Werten: {datenhalter.rstrip('.')}." if datenhalter else ""
    return f"Keine Angabe: {numbers.enumeration(sorted(gruende))}.{wer}"


def _line(auspraegung: Auspraegung, raum: str, name: str, klasse: int | None) -> Listenzeile:
    grund = auspraegung.fehlgruende.get(raum)
    stellen = auspraegung.indikator.nachkommastellen
    rang, abstand = auspraegung.raenge[raum], auspraegung.abstaende[raum]
    return Listenzeile(
        raum=raum,
        name=name,
        rang="" if math.isnan(rang) else str(int(rang)),
        wert="" if grund else numbers.number(auspraegung.werte[raum], stellen),
        abstand="" if math.isnan(abstand) else numbers.signed(abstand, stellen),
        fehlt=FEHLT[grund] if grund else "",
        klasse=klasse,
        hinweis=auspraegung.hinweise.get(raum, ""),
    )
