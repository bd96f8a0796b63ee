"""One map view in words and colours: the single source for map, legend, caption and rank list."""

import math
from dataclasses import dataclass, field

from sozialraum.analysis.classes import Einteilung, Klasse, Klassierung, Verfahren, classify
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Datenbestand, Fehlgrund, Quelle
from sozialraum.views import numbers
from sozialraum.views.colours import Farbschema, class_colours
from sozialraum.views.origin import used_sources

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
OHNE_MITTE = "Es gibt keinen vergleichbaren Stadtwert, deshalb laufen die Farben nur in eine Richtung."


@dataclass(frozen=True)
class Darstellung:
    """How values are turned into classes and colours."""

    einteilung: Einteilung = field(default_factory=Einteilung)
    schema: Farbschema = Farbschema.VIOLETT


UEBLICH = Darstellung()


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
    """A choropleth, ready for the map frame and for the text beside it.

    `farben` has one colour for every class by its `nummer`, the empty ones too. `farbhinweis` says why
    other colours are shown than the chosen ones, "" if they are the chosen ones.
    """

    auspraegung: Auspraegung
    darstellung: Darstellung
    klassierung: Klassierung
    farben: tuple[str, ...]
    farbhinweis: str
    zeilen: tuple[Listenzeile, ...]
    quellen: tuple[Quelle, ...]
    stand: str
    qualitaet: str

    @property
    def klassen(self) -> tuple[tuple[Klasse, str], ...]:
        """Every class that holds values, with its colour."""
        return tuple((klasse, self.farben[klasse.nummer]) for klasse in self.klassierung.klassen)

    @property
    def fehlende(self) -> tuple[Listenzeile, ...]:
        return tuple(zeile for zeile in self.zeilen if zeile.fehlt)


def picture(
    bestand: Datenbestand,
    auspraegung: Auspraegung,
    darstellung: Darstellung = UEBLICH,
    mitte: float | None = None,
) -> Kartenbild:
    """Classes with colours, rank list and labels of one Auspraegung.

    A diverging scheme has its centre at `mitte`, else at the city value. Where that is missing or not
    comparable, the colours are sequential.
    """
    schema = darstellung.schema
    if mitte is None and schema.um_mitte and auspraegung.vergleichbar:
        mitte = auspraegung.stadtwert
    klassierung = classify(auspraegung.werte, darstellung.einteilung, mitte)
    klasse_von = klassierung.nummern
    namen = bestand.raumebenen[auspraegung.raumebene].namen
    zeilen = [_line(auspraegung, raum, name, klasse_von.get(raum)) for raum, name in namen.items()]
    werte = auspraegung.werte
    zeilen.sort(key=lambda z: (z.fehlt != "", -werte[z.raum] if not z.fehlt else 0, z.name))
    return Kartenbild(
        auspraegung=auspraegung,
        darstellung=darstellung,
        klassierung=klassierung,
        farben=class_colours(schema, klassierung.anzahl, klassierung.unter),
        farbhinweis=OHNE_MITTE if schema.um_mitte and klassierung.klassen and mitte is None else "",
        zeilen=tuple(zeilen),
        quellen=used_sources(bestand, [auspraegung]),
        stand=numbers.date(auspraegung.stichtag or auspraegung.stadt_stichtag),
        qualitaet=QUALITAET.get(auspraegung.qualitaet, ""),
    )


def class_label(klasse: Klasse, auspraegung: Auspraegung) -> str:
    """ "24,0–26,7", one number for a class of one value, "bis" between negative numbers."""
    stellen = auspraegung.indikator.nachkommastellen
    von, bis = numbers.number(klasse.von, stellen), numbers.number(klasse.bis, stellen)
    strich = " bis " if klasse.von < 0 else "–"
    return von if von == bis else f"{von}{strich}{bis}"


def legend_label(klasse: Klasse, bild: Kartenbild) -> str:
    """Bounds of a class; with classes of ranks the ranks too, where there are any."""
    grenzen = class_label(klasse, bild.auspraegung)
    if bild.darstellung.einteilung.verfahren is not Verfahren.RAENGE or not bild.auspraegung.vollstaendig:
        return grenzen
    raenge = bild.auspraegung.raenge[list(klasse.raeume)]
    erster, letzter = int(raenge.min()), int(raenge.max())
    return f"Rang {erster if erster == letzter else f'{erster}–{letzter}'}: {grenzen}"


def method_notes(bild: Kartenbild) -> list[str]:
    """How the classes came about, and where they are not as asked for. Nothing where there are none."""
    einteilung, klassierung = bild.darstellung.einteilung, bild.klassierung
    if not klassierung.klassen:
        return []
    anzahl = klassierung.anzahl - klassierung.geteilt
    leer = klassierung.anzahl - len(klassierung.klassen)
    methode = str(einteilung.verfahren)
    if einteilung.verfahren is Verfahren.EIGENE:
        grenzen = "; ".join(f"{grenze:.12g}".replace(".", ",") for grenze in einteilung.grenzen)
        methode += f" ({grenzen})"
    davon = ["eine am Stadtwert geteilt"] if klassierung.geteilt else []
    if leer:
        davon.append("eine leer" if leer == 1 else f"{leer} leer")
    saetze = (
        f"{methode}, {'1 Klasse' if anzahl == 1 else f'{anzahl} Klassen'}"
        f"{f', davon {numbers.enumeration(davon)}' if davon else ''}.",
        "Für mehr Klassen gibt es zu wenige verschiedene Werte." if anzahl < einteilung.gewuenscht else "",
        bild.farbhinweis,
    )
    return list(filter(None, saetze))


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
