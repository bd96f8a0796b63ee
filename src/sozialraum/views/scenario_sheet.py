"""A scenario to take along: all that the summary and the geodata need."""

from dataclasses import dataclass
from datetime import date

import shapely

from sozialraum.analysis.neighbours import METRISCH
from sozialraum.analysis.reach import Punkt, project
from sozialraum.analysis.scenario import Szenario
from sozialraum.model import STADTTEIL, Datenbestand, Quelle
from sozialraum.views import scenario_page
from sozialraum.views.markup import render
from sozialraum.views.table import Tabelle
from sozialraum.views.vector_map import Blatt

BREITE = 1000
"""Units across the map."""
_TOLERANZ = 30  # metres


@dataclass(frozen=True)
class Ort:
    """A site as it stands in geodata. `merkmale` hold text, numbers and None."""

    lat: float
    lon: float
    merkmale: dict[str, str | int | float | None]


@dataclass(frozen=True, eq=False)
class Szenarioblatt:
    """Everything of a scenario as people read it.

    `karte`: SVG, described by `kartentext`. `neue`: number, place and gain of each new site.
    """

    titel: str
    datum: date
    einstellungen: str
    vergleich: str
    ergebnis: str
    neue: tuple[tuple[str, str, str], ...]
    karte: str
    kartentext: str
    tabelle: Tabelle
    hinweise: tuple[str, ...]
    quellen: tuple[Quelle, ...]
    orte: tuple[Ort, ...]


def sheet(bestand: Datenbestand, szenario: Szenario, datum: date) -> Szenarioblatt:
    """The scenario as of `datum`, the day on which it is taken along."""
    tabelle = scenario_page.table(bestand, szenario)
    karten = [
        (str(n), scenario_page.place(bestand, standort), scenario_page.alone(zahlen))
        for n, (standort, zahlen) in enumerate(zip(szenario.neue, szenario.einzeln, strict=True), 1)
    ]
    anzahl = len(szenario.neue)
    return Szenarioblatt(
        titel=scenario_page.TITEL,
        datum=datum,
        einstellungen=scenario_page.settings(szenario),
        vergleich=scenario_page.today(szenario),
        ergebnis=scenario_page.sentence(szenario),
        neue=tuple(karten),
        karte=drawing(bestand, szenario),
        kartentext=f"Karte der Stadtteile mit {scenario_page.today(szenario)} und {anzahl} neuen, "
        "jeweils mit dem Umkreis, in dem sie erreicht werden.",
        tabelle=tabelle,
        hinweise=tuple(filter(None, (scenario_page.overlap(szenario), *scenario_page.limits()))),
        quellen=tabelle.quellen,
        orte=_places(bestand, szenario),
    )


def drawing(bestand: Datenbestand, szenario: Szenario) -> str:
    """Stadtteile, the sites of today, and new ones with their number, all with their circles; SVG."""
    flaechen = bestand.raumebenen[STADTTEIL].flaechen.to_crs(METRISCH)
    formen = shapely.coverage_simplify(flaechen.geometry.values, _TOLERANZ)
    west, sued, ost, nord = shapely.total_bounds(formen)
    rand = (ost - west) * 0.01
    blatt = Blatt.fit((west - rand, sued - rand, ost + rand, nord + rand), BREITE)
    kreise = shapely.maximum_inscribed_circle(
        flaechen.geometry.values, 50
    )  # from the roomiest point to the edge
    return render(
        "szenario_karte",
        blatt=blatt,
        flaechen=[blatt.path(form) for form in formen],
        namen=[
            (name, blatt.point(*kreis.coords[0]))
            for name, kreis in zip(flaechen["name"], kreise, strict=True)
        ],
        radius=round(szenario.gehweg / szenario.umweg * blatt.massstab, 1),
        heutige=[_point(blatt, Punkt(e.lat, e.lon)) for e in szenario.heutige],
        neue=[_point(blatt, standort.punkt) for standort in szenario.neue],
    )


def _point(blatt: Blatt, punkt: Punkt) -> tuple[int, int]:
    return blatt.point(*project([punkt])[0])


def _places(bestand: Datenbestand, szenario: Szenario) -> tuple[Ort, ...]:
    """The new sites, then those of today; what is not known is None."""
    namen = bestand.raumebenen[STADTTEIL].namen
    neue = [
        Ort(
            standort.punkt.lat,
            standort.punkt.lon,
            {
                "rolle": "neuer Standort",
                "name": f"Neuer Standort {nummer}",
                "art": None,
                "status": None,
                "naechste_adresse": standort.adresse,
                "stadtteil": namen[standort.stadtteil_id],
                "einwohner_neu_allein": None if zahlen.einwohner is None else round(zahlen.einwohner, -1),
                "adressen_neu_allein": zahlen.adressen,
            },
        )
        for nummer, (standort, zahlen) in enumerate(zip(szenario.neue, szenario.einzeln, strict=True), 1)
    ]
    heutige = [
        Ort(
            e.lat,
            e.lon,
            {
                "rolle": "gewählter Standort",
                "name": e.name,
                "art": e.art,
                "status": e.status,
                "naechste_adresse": e.anschrift or None,
                "stadtteil": namen.get(e.stadtteil_id),
                "einwohner_neu_allein": None,
                "adressen_neu_allein": None,
            },
        )
        for e in szenario.heutige
    ]
    return (*neue, *heutige)
