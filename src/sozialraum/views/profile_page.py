"""The profile of one area as HTML fragments."""

from sozialraum.analysis.comparison import distinctive
from sozialraum.analysis.neighbours import neighbours
from sozialraum.analysis.series import TREND_REGEL
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Datenbestand
from sozialraum.views import links, numbers, profile
from sozialraum.views.markup import render
from sozialraum.views.origin import used_sources
from sozialraum.views.table import Link, Spalte, Tabelle

MERKMALE = 3
"""Indikatoren that the sentence on what is special names."""


def overview(bestand: Datenbestand, raumebene: str, jahr: int) -> Tabelle:
    """All areas with their key figures, each leading to its profile: what the page shows before a choice."""
    ebene = bestand.raumebenen[raumebene]
    bilder = [
        profile.shown(bestand, indikator, raumebene, jahr)
        for indikator in bestand.indikatoren.values()
        if indikator.kernzahl
    ]
    return Tabelle(
        titel=f"Alle {ebene.mehrzahl}",
        spalten=(
            Spalte(ebene.name),
            *(
                Spalte(
                    bild.indikator.kurzname,
                    f"{bild.indikator.einheit}, {numbers.date(bild.stichtag)}",
                    bild.indikator.nachkommastellen,
                )
                for bild in bilder
            ),
        ),
        zeilen=tuple(
            (
                Link(name, links.profile(name)),
                *("k. A." if raum in bild.fehlgruende else float(bild.werte[raum]) for bild in bilder),
            )
            for raum, name in ebene.namen.items()
        ),
        quellen=used_sources(bestand, bilder),
        hinweise=("k. A.: keine Angabe. Das Profil nennt den Grund und wer die Werte hat.",),
    )


def introduction(bestand: Datenbestand, raumebene: str) -> str:
    """What the page is for, while no area is chosen."""
    return render("profil_leer", ebene=bestand.raumebenen[raumebene].name)


def head(bestand: Datenbestand, raumebene: str, raum: str, jahr: int, fassung: str) -> str:
    """Name, way to the next area, what is special, five figures, and an extract of the map."""
    ebene = bestand.raumebenen[raumebene]
    namen = list(ebene.namen.values())
    name = ebene.namen[raum]
    stelle = namen.index(name)
    flaeche = ebene.flaechen.loc[ebene.flaechen["id"] == raum, "flaeche"].item()
    return render(
        "profil_kopf",
        name=name,
        ebene=ebene.name,
        flaeche=numbers.number(flaeche, 1),
        anzahl=len(namen),
        voriger=namen[stelle - 1],
        naechster=namen[(stelle + 1) % len(namen)],
        satz=special(bestand, raumebene, raum, jahr),
        zahlen=profile.key_lines(bestand, raumebene, raum, jahr),
        bild=f"./sozialraum/ausschnitt/{raumebene}/{raum}.svg?{fassung}",
    )


def special(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> str:
    """One sentence on the three Indikatoren in which the area differs most from the others."""
    indikatoren = [i for i in bestand.indikatoren.values() if i.auswahl]
    merkmale = distinctive(bestand, raumebene, raum, jahr, indikatoren)[:MERKMALE]
    teile = [_feature(m.auspraegung, m.wert) for m in merkmale if m.standardabstand]
    if not teile:
        return ""
    wovon = bestand.raumebenen[raumebene].mehrzahl
    return f"Am weitesten vom Mittel der {wovon} entfernt: {numbers.enumeration(teile)}."


def _feature(bild: Auspraegung, wert: float) -> str:
    """ "Alleinerziehende (2011) 33,2 % (Stadtwert 26,8)"; without the city where it is not comparable."""
    indikator = bild.indikator
    text = f"{numbers.with_year(indikator.kurzname, bild.jahr)} {numbers.with_unit(wert, indikator)}"
    if not bild.vergleichbar:
        return text
    return f"{text} (Stadtwert {numbers.number(bild.stadtwert, indikator.nachkommastellen)})"


def themes(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> str:
    """All Indikatoren with values for areas, one table per theme."""
    ebene = bestand.raumebenen[raumebene]
    return render(
        "profil_themen",
        themen=profile.lines(bestand, raumebene, raum, jahr),
        name=ebene.namen[raum],
        gebiete=f"{len(ebene.namen)} {ebene.mehrzahl}n",
        regel=TREND_REGEL,
    )


def age(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> str:
    """Age structure against the city: a table whose numbers carry bars."""
    return render(
        "profil_alter",
        aufbau=profile.age_structure(bestand, raumebene, raum, jahr),
        name=bestand.raumebenen[raumebene].namen[raum],
    )


def surroundings(bestand: Datenbestand, raumebene: str, raum: str) -> str:
    """Neighbours with the length of the common border."""
    namen = bestand.raumebenen[raumebene].namen
    return render(
        "profil_nachbarn",
        nachbarn=[(namen[kennung], laenge) for kennung, laenge in neighbours(bestand, raumebene, raum)],
    )


def gaps(bestand: Datenbestand, raumebene: str, jahr: int) -> str:
    """What no area has a value for, and who has it."""
    luecken = profile.gaps(bestand, raumebene, jahr)
    return render("profil_luecken", luecken=luecken, anzahl=sum(len(luecke.zeilen) for luecke in luecken))
