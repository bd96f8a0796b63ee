"""Was wäre wenn: the map of the summary, as SVG."""

from collections.abc import Sequence

import shapely

from sozialraum.analysis.neighbours import METRISCH
from sozialraum.analysis.reach import Punkt, project
from sozialraum.analysis.scenario import Szenario
from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.views import numbers, scenario_map
from sozialraum.views.markup import render
from sozialraum.views.symbols import FORMEN, SYMBOLE
from sozialraum.views.vector_map import Blatt

BREITE = 1000
"""Units across the map."""
_TOLERANZ = 30  # metres
_SCHRIFT = 24  # units
_ZEICHENBREITE = 0.52  # of the font size, on average
_AUSWEICHEN = (0, 1, -1, 2, -2, 3, -3)  # lines by which a name may move up or down
_LAENGEN = (5000, 2000, 1000, 500, 200, 100)  # metres


def drawing(bestand: Datenbestand, szenario: Szenario) -> str:
    """Stadtteile, the sites of today, and new ones with their number, all with their circles; SVG.

    Below them the signs, a scale bar and an arrow to the north of EPSG:25832.
    """
    flaechen = bestand.raumebenen[STADTTEIL].flaechen.to_crs(METRISCH)
    formen = shapely.coverage_simplify(flaechen.geometry.values, _TOLERANZ)
    west, sued, ost, nord = shapely.total_bounds(formen)
    rand = (ost - west) * 0.01
    blatt = Blatt.fit((west - rand, sued - rand, ost + rand, nord + rand), BREITE)
    # from the roomiest point to the edge
    kreise = shapely.maximum_inscribed_circle(flaechen.geometry.values, 50)
    mitten = [blatt.point(*kreis.coords[0]) for kreis in kreise]
    heutige = [(*_point(blatt, Punkt(e.lat, e.lon)), e.art, e.status) for e in szenario.heutige]
    neue = [_point(blatt, standort.punkt) for standort in szenario.neue]
    belegt = [*(_box(x, y, 11) for x, y, *_ in heutige), *(_box(x, y, 17) for x, y in neue)]
    return render(
        "szenario_karte",
        blatt=blatt,
        flaechen=[blatt.path(form) for form in formen],
        namen=place_names(list(zip(flaechen["name"], mitten, strict=True)), belegt),
        radius=round(szenario.gehweg / szenario.umweg * blatt.massstab, 1),
        heutige=heutige,
        neue=neue,
        massstab=_scale(blatt),
        zeichen=_signs(szenario),
        pfade=SYMBOLE,
        formen=FORMEN,
    )


def place_names(
    namen: Sequence[tuple[str, tuple[int, int]]], belegt: Sequence[shapely.Polygon]
) -> list[tuple[str, tuple[int, int]]]:
    """Names with the middle of their line, moved up or down until they hide none of `belegt` and no other
    name; where that does not help, the name is left out.
    """
    kaesten, gesetzt = list(belegt), []
    for name, (x, y) in namen:
        for zeilen in _AUSWEICHEN:
            hoehe = y + zeilen * _SCHRIFT
            halb = len(name) * _SCHRIFT * _ZEICHENBREITE / 2
            kasten = shapely.box(x - halb, hoehe - _SCHRIFT * 0.75, x + halb, hoehe + _SCHRIFT * 0.25)
            if not any(kasten.intersects(anderer) for anderer in kaesten):
                kaesten.append(kasten)
                gesetzt.append((name, (x, hoehe)))
                break
    return gesetzt


def _signs(szenario: Szenario) -> list[tuple[int, int, str, str]]:
    """The legend in two lines, left of the scale bar and below it: left edge, height, sign, text."""
    oben = [("kreis", f"{numbers.number(szenario.gehweg / szenario.umweg)} m Luftlinie")]
    oben += [("neu", "neuer Standort")] if szenario.neue else []
    unten = [(status, status) for status in scenario_map.statuses(szenario)]
    return [*_line(oben, 20), *_line(unten, 66)]


def _line(zeichen: Sequence[tuple[str, str]], hoehe: int) -> list[tuple[int, int, str, str]]:
    stellen, links = [], 16
    for art, text in zeichen:
        stellen.append((links, hoehe, art, text))
        links += 54 + round(len(text) * _SCHRIFT * _ZEICHENBREITE)
    return stellen


def _scale(blatt: Blatt) -> tuple[int, str]:
    """Length of the bar in units, and what it stands for."""
    meter = next((m for m in _LAENGEN if m * blatt.massstab <= blatt.breite / 4), _LAENGEN[-1])
    text = f"{numbers.number(meter / 1000)} km" if meter >= 1000 else f"{numbers.number(meter)} m"
    return round(meter * blatt.massstab), text


def _point(blatt: Blatt, punkt: Punkt) -> tuple[int, int]:
    return blatt.point(*project([punkt])[0])


def _box(x: int, y: int, halb: int) -> shapely.Polygon:
    return shapely.box(x - halb, y - halb, x + halb, y + halb)
