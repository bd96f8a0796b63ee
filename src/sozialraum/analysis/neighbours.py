"""Which areas of a level lie beside each other, measured on their polygons."""

import shapely

from sozialraum.model import Datenbestand, Raumebene

METRISCH = 25832
"""ETRS89 / UTM zone 32N: lengths in metres."""


def neighbours(bestand: Datenbestand, raumebene: str, raum: str) -> tuple[tuple[str, float], ...]:
    """The areas that share a border with an area, with its length in km, the longest first.

    Lengths are measured in EPSG:25832. Areas that meet in a point only are no neighbours. All areas
    are measured at once and kept with the data. KeyError for an unknown area.
    """
    schluessel = ("neighbours", raumebene)
    if schluessel not in bestand.ergebnisse:
        bestand.ergebnisse[schluessel] = _all_neighbours(bestand.raumebenen[raumebene])
    return bestand.ergebnisse[schluessel][raum]


def _all_neighbours(ebene: Raumebene) -> dict[str, tuple[tuple[str, float], ...]]:
    raeume = ebene.flaechen["id"].tolist()
    raender = ebene.flaechen.to_crs(METRISCH).boundary.to_numpy()
    # neighbours have the same border points (sources/geo.py checks it), so their lines match exactly
    laengen = shapely.length(shapely.intersection(raender[:, None], raender[None, :])) / 1000
    return {
        raum: tuple(
            sorted(
                (
                    (nachbar, float(laenge))
                    for nachbar, laenge in zip(raeume, zeile, strict=True)
                    if nachbar != raum and laenge > 0
                ),
                key=lambda paar: (-paar[1], paar[0]),
            )
        )
        for raum, zeile in zip(raeume, laengen, strict=True)
    }
