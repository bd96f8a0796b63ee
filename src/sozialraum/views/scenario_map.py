"""Was wäre wenn: the map of a scenario and its legend."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np

from sozialraum.analysis.coverage import Vorschlag
from sozialraum.analysis.neighbours import METRISCH
from sozialraum.analysis.reach import network
from sozialraum.analysis.scenario import Szenario
from sozialraum.model import STADT_ID, STADTTEIL, Datenbestand
from sozialraum.views import map_frame, numbers, scenario_page
from sozialraum.views.markup import render
from sozialraum.views.symbols import FORMEN, SYMBOLE

FARBE = "#ffffff"
"""The areas stay white: the circles are what this map shows."""


def state(
    bestand: Datenbestand, szenario: Szenario, vorschlaege: Sequence[Vorschlag], nummer: int | None
) -> dict:
    """The map: existing and new sites with their circles, and suggestions.

    `nummer`: of the frame's last answer. Keys are explained in web/static/szenario.js and reichweite.js.
    """
    gebiete = {raum: [0, _reached(szenario, raum), ""] for raum in szenario.nachher if raum != STADT_ID}
    meter = _radius(szenario)
    heutige = [[e.lat, e.lon, e.name, e.art, e.status] for e in szenario.heutige]
    neue = [[s.punkt.lat, s.punkt.lon, scenario_page.place(bestand, s)] for s in szenario.neue]
    angebote = [
        [scenario_page.letter(n), *_rounded(v.ort.lat, v.ort.lon), f"{v.adresse}, {scenario_page.gain(v)}"]
        for n, v in enumerate(vorschlaege)
    ]
    return map_frame.colouring([FARBE], gebiete, "", None) | {
        "e": ["Siedlungsbild"],
        "r": {"m": meter, "o": heutige},
        "n": {"m": meter, "o": neue, "v": angebote, "t": _targets(bestand), "q": nummer},
    }


def legend(szenario: Szenario, vorschlaege: Sequence[Vorschlag]) -> str:
    """The signs that are on the map now."""
    return render(
        "szenario_legende",
        arten=[art for art in SYMBOLE if any(e.art == art for e in szenario.heutige)],
        stufen=statuses(szenario),
        meter=numbers.number(_radius(szenario)),
        neue=bool(szenario.neue),
        vorschlaege=bool(vorschlaege),
    )


def statuses(szenario: Szenario) -> list[str]:
    """The status of the sites of today, each once, in the order of the legend."""
    return [status for status in FORMEN if any(e.status == status for e in szenario.heutige)]


def _reached(szenario: Szenario, raum: str) -> str:
    heute, danach = (scenario_page.percent(teil[raum]) for teil in (szenario.vorher, szenario.nachher))
    return f"erreicht heute {heute}, mit Szenario {danach}"


def _radius(szenario: Szenario) -> int:
    return round(szenario.gehweg / szenario.umweg)


def _targets(bestand: Datenbestand) -> dict[str, list[float]]:
    """Where the keyboard sets a site in a Stadtteil: at the address in the middle of its addresses.

    Without any, at a point inside; [lat, lon].
    """
    if "tastaturziele" not in bestand.ergebnisse:
        bestand.ergebnisse["tastaturziele"] = _compute_targets(bestand)
    return bestand.ergebnisse["tastaturziele"]


def _compute_targets(bestand: Datenbestand) -> dict[str, list[float]]:
    netz, flaechen = network(bestand), bestand.raumebenen[STADTTEIL].flaechen
    innen = dict(zip(flaechen["id"], flaechen.to_crs(METRISCH).representative_point(), strict=True))
    orte = []
    for stelle, raum in enumerate(netz.raeume):
        adressen = netz.adressen[netz.adressraum == stelle]
        if len(adressen):
            orte.append(adressen[np.hypot(*(adressen - np.median(adressen, axis=0)).T).argmin()])
        else:
            orte.append((innen[raum].x, innen[raum].y))
    punkte = gpd.GeoSeries.from_xy(*np.array(orte).T, crs=METRISCH).to_crs(4326)
    return {raum: _rounded(punkt.y, punkt.x) for raum, punkt in zip(netz.raeume, punkte, strict=True)}


def _rounded(lat: float, lon: float) -> list[float]:
    return [round(lat, 5), round(lon, 5)]
