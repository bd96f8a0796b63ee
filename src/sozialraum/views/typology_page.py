"""The Typologie: status and Dynamik as head, grid, map state, legend, tables, and how it is computed."""

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sozialraum.analysis.typology import (
    STELLEN,
    Achse,
    Baustein,
    Dynamik,
    Status,
    Typindikator,
    Typologie,
    eligible,
    usual_choice,
)
from sozialraum.model import Datenbestand, Indikator
from sozialraum.views import links, map_frame, numbers, typology_words
from sozialraum.views.colours import Farbschema, class_colours
from sozialraum.views.comparison_maps import difference_unit
from sozialraum.views.comparison_page import day, notes
from sozialraum.views.map_sheet import WARNUNG
from sozialraum.views.markup import label, render
from sozialraum.views.origin import used_sources
from sozialraum.views.table import Link, Spalte, Tabelle, Zelle
from sozialraum.views.table import html as table_html
from sozialraum.views.typology_words import GRENZEN, OFFEN, ZEICHEN

FARBEN = dict(zip(Status, class_colours(Farbschema.VIOLETT, len(Status)), strict=True))
"""Colour of a status, light for little burden."""
SPANNE = 3
"""Years the Dynamik usually looks back."""
TITEL = "Typologie: Status und Dynamik"


def choices(bestand: Datenbestand) -> dict[str, Indikator]:
    """Indikatoren to choose from, by the name that stands in links."""
    return {indikator.kurzname: indikator for indikator in eligible(bestand)}


def usual(bestand: Datenbestand, raumebene: str) -> tuple[list[str], int]:
    """What the page begins with: names of Indikatoren, and the year since which the Dynamik counts."""
    jahre = bestand.zeitraum or range(date.today().year, date.today().year + 1)
    namen = [indikator.kurzname for indikator in usual_choice(bestand, raumebene, jahre[-1])]
    return namen, max(jahre[0], jahre[-1] - SPANNE)


def not_eligible(bestand: Datenbestand, namen: Iterable[str]) -> list[str]:
    """Sentences on names in a link that cannot be chosen here."""
    waehlbar = choices(bestand)
    alle = {i.kurzname: i for i in bestand.indikatoren.values() if i.auswahl}
    alias = {alt: i.kurzname for i in alle.values() for alt in i.alias}
    saetze = []
    for name in filter(lambda name: name and name not in waehlbar, namen):
        if name in alias:
            saetze.append(f"Der Indikator „{name}“ heißt jetzt „{alias[name]}“.")
        elif name in alle:
            was = "ist eine absolute Zahl" if alle[name].absolut else "braucht ein Basisjahr"
            saetze.append(f"„{name}“ {was} und lässt sich hier nicht wählen.")
        else:
            saetze.append(f"Den Indikator „{name}“ gibt es nicht.")
    return saetze


def direction_label(indikator: Indikator) -> str:
    """Label of the field that asks which end of a neutral Indikator is a burden."""
    return label(f"{indikator.kurzname}: Belastung sind")


def head(bestand: Datenbestand, typologie: Typologie) -> str:
    """What is shown and of when, which areas stand out, and what does not count with the reason."""
    ebene = bestand.raumebenen[typologie.raumebene]
    return render(
        "typologie_kopf",
        titel=TITEL,
        saetze=typology_words.summary(typologie, ebene),
        achsen=[
            (name, [(b.wahl.indikator, _dates(b)) for b in achse.bausteine])
            for name, achse in _axes(typologie)
            if achse.bausteine
        ],
        ausgelassen=typology_words.left_out(typologie, ebene),
    )


def has_result(typologie: Typologie) -> bool:
    """Whether there is at least one axis to show."""
    return any(achse.hindernis is None for _, achse in _axes(typologie))


def grid(bestand: Datenbestand, typologie: Typologie, raum: str | None) -> str:
    """Status by Dynamik, the areas in the fields; an axis without classes has one row or column."""
    ebene = bestand.raumebenen[typologie.raumebene]
    return render(
        "typologie_gitter",
        mehrzahl=ebene.mehrzahl,
        seit=_span(typologie),
        offen=OFFEN,
        farben=FARBEN,
        grenzen=GRENZEN,
        zeichen=ZEICHEN,
        dynamiken=_classes(typologie.dynamik, Dynamik),
        zeilen=[
            (
                status,
                [
                    [(kennung, ebene.namen[kennung]) for kennung in typologie.areas(status, dynamik)]
                    for dynamik in _classes(typologie.dynamik, Dynamik)
                ],
            )
            for status in _classes(typologie.status, Status)
        ],
        gewaehlt=raum,
    )


def state(bestand: Datenbestand, typologie: Typologie, raum: str | None) -> dict:
    """State of the map frame: every area in the colour of its status, the sign of its Dynamik."""
    reihenfolge = list(Status)
    klassen = typologie.status.klassen
    gebiete = {
        kennung: [
            reihenfolge.index(klassen[kennung]) if klassen else -1,
            typology_words.position(typologie, kennung),
            0,
        ]
        for kennung in bestand.raumebenen[typologie.raumebene].namen
    }
    zeichen = {kennung: ZEICHEN[klasse] for kennung, klasse in typologie.dynamik.klassen.items()}
    return map_frame.colouring(list(FARBEN.values()), gebiete, "", raum) | {"s": zeichen}


def legend(bestand: Datenbestand, typologie: Typologie) -> str:
    """Colours and signs with their limits in words, and the sources."""
    return render(
        "typologie_legende",
        farben=FARBEN if typologie.status.klassen else {},
        zeichen=ZEICHEN if typologie.dynamik.klassen else {},
        grenzen=GRENZEN,
        seit=_span(typologie),
        quellen=used_sources(bestand, typology_words.images(typologie)),
    )


def table(bestand: Datenbestand, typologie: Typologie) -> Tabelle:
    """Both axes with their classes and the signed z-score of every Indikator; the highest status first."""
    ebene = bestand.raumebenen[typologie.raumebene]
    bausteine = _parts(typologie)
    zeilen: list[tuple[Zelle, ...]] = [
        (
            Link(ebene.namen[raum], links.profile(ebene.namen[raum])),
            *_cells(typologie.status, raum),
            *_cells(typologie.dynamik, raum),
            *(float(b.abstaende[raum]) for b in bausteine),
        )
        for raum in _ordered(typologie)
    ]
    return Tabelle(
        titel=TITEL,
        spalten=(
            Spalte(ebene.name),
            Spalte("Status", "Standardabw.", STELLEN, vorzeichen=True),
            Spalte("Statusklasse"),
            Spalte("Dynamik", "Standardabw.", STELLEN, vorzeichen=True),
            Spalte("Dynamikklasse"),
            *(Spalte(_name(b), "z-Wert", STELLEN, vorzeichen=True) for b in bausteine),
        ),
        zeilen=tuple(zeilen),
        quellen=used_sources(bestand, typology_words.images(typologie)),
        stand=typology_words.dates(typology_words.images(typologie)),
        hinweise=(
            "Ein positives Vorzeichen heißt überall: weniger Belastung als im Mittel der "
            f"{ebene.mehrzahl} oder eine günstigere Veränderung.",
            *typology_words.summary(typologie, ebene),
            *typology_words.left_out(typologie, ebene),
            WARNUNG,
        ),
    )


def area_list(bestand: Datenbestand, typologie: Typologie) -> str:
    """The table on the page, without the sentences that stand in its head already."""
    tabelle = table(bestand, typologie)
    return table_html(replace(tabelle, hinweise=tabelle.hinweise[:1]))


def values_table(bestand: Datenbestand, typologie: Typologie) -> Tabelle:
    """The values and changes the z-scores are made of, each with its date."""
    ebene = bestand.raumebenen[typologie.raumebene]
    bausteine, bilder = _parts(typologie), typology_words.images(typologie)
    return Tabelle(
        titel="Ausgangswerte der Typologie",
        spalten=(
            Spalte(ebene.name),
            *(
                Spalte(
                    f"{b.wahl.indikator.kurzname}, {_dates(b)}",
                    b.wahl.indikator.einheit if b.von is None else difference_unit(b.wahl.indikator),
                    b.wahl.indikator.nachkommastellen,
                    vorzeichen=b.von is not None,
                )
                for b in bausteine
            ),
        ),
        zeilen=tuple(
            (name, *(float(b.werte[raum]) for b in bausteine)) for raum, name in ebene.namen.items()
        ),
        quellen=used_sources(bestand, bilder),
        stand=typology_words.dates(bilder),
        hinweise=notes(bestand, [bild for bild in bilder if bild.hinweise], ebene.namen),
    )


def method(bestand: Datenbestand, typologie: Typologie) -> str:
    """How it is computed: formulas, limits, what few areas mean, directions and dates, where it is from."""
    ebene = bestand.raumebenen[typologie.raumebene]
    anzahl = len(ebene.namen)
    return render(
        "typologie_rechnung",
        mehrzahl=ebene.mehrzahl,
        anzahl=anzahl,
        hoechstens=numbers.number(math.sqrt(anzahl - 1), 2),
        grenzen=GRENZEN,
        status=list(Status),
        dynamik=list(Dynamik),
        stellen=STELLEN,
        zeilen=[
            {
                "indikator": wahl.indikator,
                "vorrang": wahl.vorrang or "nicht gewählt",
                "woher": _origin(wahl),
                "staende": [
                    next((_dates(b) for b in achse.bausteine if b.wahl is wahl), "zählt nicht")
                    for _, achse in _axes(typologie)
                ],
            }
            for wahl in typologie.auswahl
        ],
    )


def _origin(wahl: Typindikator) -> str:
    """Who says which end is a burden."""
    if not wahl.neutral:
        return "Katalog"
    return f"{'hier gewählt, ' if wahl.vorrang else ''}der Katalog gibt keine"


def _axes(typologie: Typologie) -> tuple[tuple[str, Achse], ...]:
    return ("Status", typologie.status), ("Dynamik", typologie.dynamik)


def _parts(typologie: Typologie) -> tuple[Baustein, ...]:
    """The Bausteine of both axes that have classes."""
    return tuple(b for _, achse in _axes(typologie) if not achse.hindernis for b in achse.bausteine)


def _classes(achse: Achse, klassen: type[Status] | type[Dynamik]) -> list[Status | Dynamik | None]:
    """The rows or columns of the grid."""
    return [None] if achse.hindernis else list(klassen)


def _cells(achse: Achse, raum: str) -> tuple[Zelle, Zelle]:
    """Value and class of an area on an axis."""
    return (OFFEN, OFFEN) if achse.hindernis else (float(achse.werte[raum]), achse.klassen[raum].value)


def _ordered(typologie: Typologie) -> list[str]:
    """All areas, the highest status first, without a status the most positive Dynamik."""
    achse = typologie.dynamik if typologie.status.hindernis else typologie.status
    return list(achse.werte.sort_values(ascending=False, kind="stable").index)


def _name(baustein: Baustein) -> str:
    """A column of z-scores: "Fluktuation (2022)", "Fluktuation, Veränderung 2019 bis 2022"."""
    kurzname = baustein.wahl.indikator.kurzname
    if baustein.von is None:
        return numbers.with_year(kurzname, baustein.bis.jahr)
    return f"{kurzname}, Veränderung {baustein.von.jahr} bis {baustein.bis.jahr}"


def _dates(baustein: Baustein) -> str:
    """Stichtag, or both of them."""
    if baustein.von is None:
        return day(baustein.bis)
    return f"{day(baustein.von)} bis {day(baustein.bis)}"


def _span(typologie: Typologie) -> str:
    """ "2019 bis 2022", "" without a Dynamik."""
    return "" if typologie.dynamik.hindernis else f"{typologie.von} bis {typologie.bis}"
