"""A scenario to take along: all that the summary and the geodata need."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sozialraum.analysis.scenario import Szenario
from sozialraum.model import STADTTEIL, Datenbestand, Quelle
from sozialraum.views import numbers, reach_words, scenario_drawing, scenario_map, scenario_page
from sozialraum.views.table import Tabelle

GENANNT = 20
"""Sites of today that are named; all of them stand in the geodata."""


@dataclass(frozen=True)
class Ort:
    """A site as it stands in geodata. `merkmale` hold text, numbers and None."""

    lat: float
    lon: float
    merkmale: dict[str, str | int | float | None]


@dataclass(frozen=True, eq=False)
class Szenarioblatt:
    """Everything of a scenario as people read it.

    `karte`: SVG, described by `kartentext`. `neue`: number, place and gain of each new site. `heutige`: names
    of the sites of today in one line. `link`: the address that brings the scenario back.
    """

    titel: str
    datum: date
    einstellungen: str
    vergleich: str
    ergebnis: str
    stand: str
    neue: tuple[tuple[str, str, str], ...]
    heutige: str
    karte: str
    kartentext: str
    tabelle: Tabelle
    hinweise: tuple[str, ...]
    quellen: tuple[Quelle, ...]
    orte: tuple[Ort, ...]
    link: str


def sheet(bestand: Datenbestand, szenario: Szenario, datum: date, link: str) -> Szenarioblatt:
    """The scenario as of `datum`, the day on which it is taken along from the address `link`."""
    tabelle = scenario_page.table(bestand, szenario)
    karten = [
        (str(n + 1), scenario_page.place(bestand, standort), scenario_page.alone(bestand, szenario, n))
        for n, standort in enumerate(szenario.neue)
    ]
    anzahl = len(szenario.neue)
    return Szenarioblatt(
        titel=scenario_page.TITEL,
        datum=datum,
        einstellungen=scenario_page.settings(szenario),
        vergleich=_compared(szenario),
        ergebnis=scenario_page.sentence(szenario),
        stand=reach_words.date(bestand),
        neue=tuple(karten),
        heutige=_named(szenario),
        karte=scenario_drawing.drawing(bestand, szenario),
        kartentext=f"Karte der Stadtteile mit {scenario_page.today(szenario)} und {anzahl} neuen, "
        "jeweils mit dem Umkreis, in dem sie erreicht werden.",
        tabelle=tabelle,
        hinweise=tuple(filter(None, (scenario_page.overlap(szenario), *scenario_page.limits(szenario)))),
        quellen=tabelle.quellen,
        orte=_places(bestand, szenario),
        link=link,
    )


def _compared(szenario: Szenario) -> str:
    """The sites of today with their kinds, and how many of each status."""
    anzahl = Counter(e.status for e in szenario.heutige)
    status = [f"{anzahl[wort]} {wort}" for wort in scenario_map.statuses(szenario)]
    return ": ".join(filter(None, (scenario_page.today(szenario), numbers.enumeration(status))))


def _named(szenario: Szenario) -> str:
    """Their names; beyond a certain number only how many more there are."""
    namen = [e.name for e in szenario.heutige]
    weitere = len(namen) - GENANNT
    rest = [f"{numbers.number(weitere)} weitere im GeoJSON"] if weitere > 0 else []
    return "; ".join([*namen[:GENANNT], *rest])


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
