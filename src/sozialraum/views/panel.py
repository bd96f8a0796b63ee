"""What the panel beside the map says about one area, or about the city if none is chosen."""

from dataclasses import dataclass

from sozialraum.analysis.options import Antwort, Auswahl, Zuordnung, options_for
from sozialraum.analysis.values import describe_nearest
from sozialraum.model import (
    STADT,
    STADT_ID,
    STADTTEIL,
    Datenbestand,
    Einrichtung,
    Handlungsoption,
    Programmgebiet,
    Raumbezug,
)
from sozialraum.views import links, numbers, reasons
from sozialraum.views.choropleth import FEHLT

NICHT_PRUEFBAR = "Nicht prüfbar, weil ein Wert fehlt"
GANZE_STADT = "Für die ganze Stadt oder ohne genannten Ort"
"""Titles of the groups that name no area."""


@dataclass(frozen=True)
class Kennzahl:
    """A key figure of the area beside that of the city, as text. `blatt`: address of its sheet."""

    name: str
    blatt: str
    wert: str
    stadt: str
    abstand: str
    stand: str
    fehlt: bool


@dataclass(frozen=True)
class Optionseintrag:
    """An option with its reason in this area. `anhaltspunkt`: "" where no clue speaks for the area."""

    option: Handlungsoption
    grund: str
    anhaltspunkt: str = ""


@dataclass(frozen=True)
class Gruppe:
    """Options under one heading."""

    titel: str
    eintraege: tuple[Optionseintrag, ...]


def key_figures(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> list[Kennzahl]:
    """Indikatoren marked as `kernzahl`, each in its nearest year; for the city without comparison."""
    ebene = raumebene if raumebene != STADT else STADTTEIL
    zeilen = []
    for indikator in bestand.indikatoren.values():
        if not indikator.kernzahl:
            continue
        bild = describe_nearest(bestand, indikator, ebene, jahr)
        stellen, einheit = indikator.nachkommastellen, indikator.einheit
        stadtwert = bild.stadtwert if raum == STADT_ID else bild.stadtwert_gleichen_stands
        stadt = "" if stadtwert is None else numbers.number(stadtwert, stellen)
        wert, abstand, grund = stadt or "keine Angabe", "", None
        if raum != STADT_ID:
            grund = bild.fehlgruende.get(raum)
            wert = "k. A." if grund else numbers.number(bild.werte[raum], stellen)
            if not grund and bild.vergleichbar:
                abstand = numbers.signed(bild.abstaende[raum], stellen)
        stichtage = [bild.stichtag, bild.stadt_stichtag]
        if raum == STADT_ID:
            stichtage.reverse()
        stand = f"{numbers.date(stichtage[0] or stichtage[1])}, {einheit}"
        if grund:
            stand += f", hier keine Angabe: {FEHLT[grund]}"
        zeilen.append(
            Kennzahl(
                indikator.kurzname, links.sheet(indikator), wert, stadt, abstand, stand, grund is not None
            )
        )
    return zeilen


def option_groups(bestand: Datenbestand, raumebene: str, raum: str, auswahl: Auswahl) -> list[Gruppe]:
    """Options of an area in three groups: just here, not testable, whole city."""
    name = bestand.raumebenen[raumebene].namen[raum] if raumebene != STADT else "Lübeck"
    alle = sorted(options_for(bestand, raumebene, raum, auswahl), key=lambda z: z.option.belegstufe)

    def group(titel: str, zuordnungen: list[Zuordnung]) -> Gruppe:
        return Gruppe(titel, tuple(_entry(bestand, z, name) for z in zuordnungen))

    gruppen = [
        group(
            f"Nur für einzelne Gebiete, darunter {name}",
            [z for z in alle if not z.gesamtstadt and z.antwort is Antwort.ERFUELLT],
        ),
        group(
            NICHT_PRUEFBAR,
            [z for z in alle if not z.gesamtstadt and z.antwort is Antwort.NICHT_PRUEFBAR],
        ),
        group(GANZE_STADT, [z for z in alle if z.gesamtstadt]),
    ]
    return [gruppe for gruppe in gruppen if gruppe.eintraege]


def local_group(
    bestand: Datenbestand, raumebene: str, auswahl: Auswahl, lokale: dict[str, tuple[Handlungsoption, ...]]
) -> Gruppe:
    """For the city as a whole: the options that do not concern all of it, each with its areas."""
    ebene = bestand.raumebenen[raumebene]
    eintraege = []
    for option in sorted(bestand.optionen, key=lambda o: o.belegstufe):
        if option.raumbezug is Raumbezug.GESAMTSTADT or not auswahl.includes(option):
            continue
        namen = [ebene.namen[raum] for raum, optionen in lokale.items() if option in optionen]
        wo = f"Betrifft {numbers.enumeration(namen)}." if namen else "Für kein Gebiet belegt oder prüfbar."
        eintraege.append(Optionseintrag(option, f"{wo} Raumbezug der Quelle: {option.raumbezug_text}."))
    return Gruppe(f"Nur für einzelne {ebene.mehrzahl}", tuple(eintraege))


def furthest(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> str:
    """One sentence on the three shares among the key figures that lie furthest from the city."""
    abstaende = []
    for indikator in bestand.indikatoren.values():
        if indikator.kernzahl and indikator.einheit == "%":
            bild = describe_nearest(bestand, indikator, raumebene, jahr)
            abstand = bild.abstaende[raum]
            if abs(abstand) > 0:  # not where it is missing (NaN)
                abstaende.append((abstand, bild))
    groesste = sorted(abstaende, key=lambda paar: -abs(paar[0]))[:3]
    if not groesste:
        return ""
    teile = [
        f"{numbers.with_year(b.indikator.kurzname, b.jahr)} "
        f"{numbers.signed(abstand, b.indikator.nachkommastellen)}"
        for abstand, b in groesste
    ]
    liste = numbers.enumeration(teile)
    return f"Unter den Kennzahlen am weitesten von der Stadt entfernt: {liste} Prozentpunkte."


def _entry(bestand: Datenbestand, zuordnung: Zuordnung, name: str) -> Optionseintrag:
    gilt = any(befund.antwort is not Antwort.NICHT_ERFUELLT for befund in zuordnung.anhaltspunkte)
    return Optionseintrag(
        zuordnung.option,
        reasons.reason(bestand, zuordnung, name),
        reasons.clue(bestand, zuordnung, auskunft=False) if gilt else "",
    )


def sites_in(bestand: Datenbestand, raum: str, historische: bool) -> list[Einrichtung]:
    """Sites in a Stadtteil, confirmed ones first; historical ones only when asked for."""
    folge = ("bestätigt", "geplant", "nicht bestätigt", "historisch")
    return sorted(
        (
            e
            for e in bestand.einrichtungen
            if e.stadtteil_id == raum and (historische or e.status != "historisch")
        ),
        key=lambda e: (folge.index(e.status), e.art, e.name),
    )


def programmes_in(bestand: Datenbestand, raum: str) -> list[Programmgebiet]:
    """Programme areas that lie in a Stadtteil, wholly or in part."""
    return [gebiet for gebiet in bestand.programmgebiete if raum in gebiet.stadtteil_ids]
