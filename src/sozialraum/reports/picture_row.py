"""Up to six small maps on one A4 sheet, as PNG (300 dpi) and as SVG."""

import textwrap
from functools import partial
from typing import TYPE_CHECKING

import geopandas as gpd

from sozialraum.reports import drawing
from sozialraum.reports.drawing import GRAU, LINKS, RECHTS, TINTE
from sozialraum.views.map_sheet import Kartenblatt, Kartenreihe

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SPALTEN = {1: 1, 2: 2, 3: 3, 4: 2}
"""Number of maps -> how many stand beside each other; else three."""
_KOPF, _KARTE, _RINNE = 0.055, 0.58, 0.02
"""Height of a map's head; the map's share of its cell's width, the legend has the rest; gap below."""
_ZEICHEN = 22
"""Characters in a line of a legend."""
_NORDPFEIL = 0.1
"""Height that scale bar and north arrow take."""


def png(reihe: Kartenreihe) -> bytes:
    """The maps as PNG with 300 dpi. The same maps give the same bytes."""
    return drawing.png(reihe.daten.titel, partial(_draw, reihe))


def svg(reihe: Kartenreihe) -> bytes:
    """The maps as SVG (UTF-8), its text as text. The same maps give the same bytes."""
    return drawing.svg(reihe.daten.titel, partial(_draw, reihe))


def _draw(reihe: Kartenreihe) -> "Figure":
    figur, oben = drawing.sheet(reihe.daten.titel, reihe.untertitel)
    oben -= _RINNE
    fuss = drawing.draw_imprint(figur, reihe.daten.quellen, reihe.blaetter[0].warnung) + 0.015
    text = "\n".join(textwrap.fill(satz, 158) for satz in reihe.hinweise)
    hinweise = figur.text(LINKS, fuss, text, size=7, color=GRAU, va="bottom", linespacing=1.35)
    unten = max(drawing.top(figur, hinweise), fuss + _NORDPFEIL) + 0.01
    spalten = _SPALTEN.get(len(reihe.blaetter), 3)
    zeilen = -(-len(reihe.blaetter) // spalten)
    breite, hoehe = (RECHTS - LINKS) / spalten, (oben - unten) / zeilen
    flaechen = reihe.daten.ebene.flaechen.to_crs(25832)
    for nummer, blatt in enumerate(reihe.blaetter):
        zeile, spalte = divmod(nummer, spalten)
        ort = (LINKS + spalte * breite, oben - (zeile + 1) * hoehe)
        karte = _draw_map(figur, flaechen, blatt, (*ort, breite, hoehe))
    drawing.draw_scale(figur, karte, RECHTS - 0.16, fuss)
    return figur


def _draw_map(
    figur: "Figure",
    flaechen: gpd.GeoDataFrame,
    blatt: Kartenblatt,
    zelle: tuple[float, float, float, float],
) -> "Axes":
    """One map with head and legend in a cell: left, bottom, width, height."""
    links, unten, breite, hoehe = zelle
    oben = unten + hoehe
    titel = textwrap.shorten(blatt.legendentitel, round(160 * breite), placeholder=" …")
    figur.text(links, oben, titel, size=10, weight="bold", color=TINTE, va="top")
    figur.text(links, oben - 0.027, blatt.untertitel, size=8, color=GRAU, va="top")
    flaeche = (links, unten + _RINNE, _KARTE * breite, hoehe - _KOPF - _RINNE)
    karte = figur.add_axes(flaeche, aspect="equal", anchor="NW")
    drawing.draw_areas(karte, flaechen, blatt)
    zeichen, texte = zip(*drawing.legend_entries(blatt), strict=True)
    figur.legend(
        zeichen,
        [textwrap.fill(text, _ZEICHEN) for text in texte],
        loc="upper left",
        bbox_to_anchor=(karte.get_position().x1 + 0.008, oben - _KOPF),
        borderpad=0,
        borderaxespad=0,
        frameon=False,
        fontsize=8,
        labelcolor=TINTE,
        handlelength=1.8,
        handleheight=1.1,
        alignment="left",
    )
    return karte
