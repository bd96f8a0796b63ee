"""A map as a picture for print: A4 landscape, as PNG (300 dpi) and as SVG."""

import math
import textwrap
from collections.abc import Sequence
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from sozialraum.reports import drawing
from sozialraum.reports.drawing import GRAU, LINKS, TINTE
from sozialraum.views.map_sheet import Kartenblatt

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

_BREITE, _LEGENDE, _UNTEN = 0.6, 0.69, 0.15
"""Width of the map, left edge of the column beside it, bottom of both, as parts of the sheet."""
_MASSSTAB = 0.035
"""Height of the scale bar with its numbers."""
_GROESSEN = (8, 7, 6)
"""Of the notes, in points; the smaller ones where they would run into the scale bar."""
_AUSWEICHEN = sorted(product(range(-6, 7), repeat=2), key=lambda weg: (math.hypot(*weg), weg))
"""Steps right and up by which a name may give way to another, the shortest first."""
_SCHRITT = 4
"""Points per step."""


def png(blatt: Kartenblatt) -> bytes:
    """The map as PNG with 300 dpi. The same map gives the same bytes."""
    return drawing.png(blatt.daten.titel, partial(_draw, blatt))


def svg(blatt: Kartenblatt) -> bytes:
    """The map as SVG (UTF-8), its text as text. The same map gives the same bytes."""
    return drawing.svg(blatt.daten.titel, partial(_draw, blatt))


def _draw(blatt: Kartenblatt) -> "Figure":
    figur, oben = drawing.sheet(blatt.daten.titel, blatt.untertitel)
    unten = max(_UNTEN, drawing.draw_imprint(figur, blatt.daten.quellen, blatt.warnung) + 0.01)
    flaechen = blatt.daten.ebene.flaechen.to_crs(25832)
    karte = figur.add_axes((LINKS, unten, _BREITE, oben - unten), aspect="equal", anchor="W")
    drawing.draw_areas(karte, flaechen, blatt)
    _draw_names(karte, flaechen, blatt)
    _draw_legend(figur, blatt, oben, unten)
    drawing.draw_scale(figur, karte, _LEGENDE, unten)
    return figur


def _draw_names(karte: "Axes", flaechen: gpd.GeoDataFrame, blatt: Kartenblatt) -> None:
    """Name and value at the roomiest place of each area; the small areas choose first.

    The white outline is drawn apart, because outlined text would be no text any more in the SVG.
    """
    from matplotlib.patheffects import Stroke  # noqa: PLC0415

    kreise = shapely.maximum_inscribed_circle(flaechen.geometry.values, 50)  # from centre to edge
    stil = {"textcoords": "offset points", "size": 7.5, "linespacing": 1.1, "ha": "center", "va": "center"}
    umriss = [Stroke(linewidth=2.4, foreground="white")]
    belegt: list[Bbox] = []
    for kreis, raum in sorted(zip(kreise, flaechen["id"], strict=True), key=lambda paar: paar[0].length):
        inhalt = f"{blatt.daten.ebene.namen[raum]}\n{blatt.werte.get(raum, '')}".strip()
        mitte = kreis.coords[0]
        grund = karte.annotate(inhalt, mitte, (0, 0), color="white", path_effects=umriss, **stil)
        belegt.append(_settled(grund, belegt))
        karte.annotate(inhalt, mitte, grund.get_position(), color=TINTE, **stil)


def _settled(text: "Text", belegt: "list[Bbox]") -> "Bbox":
    """Moves a name to the nearest place where it overlaps no other; if there is none, back to its own."""
    from matplotlib.transforms import Bbox  # noqa: PLC0415

    for nach_rechts, nach_oben in (*_AUSWEICHEN, (0, 0)):
        text.set_position((nach_rechts * _SCHRITT, nach_oben * _SCHRITT))
        kasten = text.get_window_extent()
        if not any(Bbox.intersection(kasten, anderer) for anderer in belegt):
            break
    return kasten


def _draw_legend(figur: "Figure", blatt: Kartenblatt, oben: float, unten: float) -> None:
    """What the colours mean; below, what must be known to read them."""
    legende = figur.legend(
        *zip(*drawing.legend_entries(blatt), strict=True),
        loc="upper left",
        bbox_to_anchor=(_LEGENDE, oben),
        borderpad=0,
        borderaxespad=0,
        frameon=False,
        fontsize=9.5,
        labelcolor=TINTE,
        labelspacing=0.55,
        handlelength=2.2,
        handleheight=1.3,
        title=textwrap.fill(blatt.legendentitel, 34),
        title_fontproperties={"size": 10, "weight": "bold"},
        alignment="left",
    )
    _draw_notes(figur, blatt.hinweise, drawing.bottom(figur, legende) - 0.025, unten + _MASSSTAB)


def _draw_notes(figur: "Figure", hinweise: Sequence[str], oben: float, unten: float) -> None:
    """What must be known, between legend and scale bar; as small as it takes, but to be read."""
    for groesse in _GROESSEN:
        text = "\n\n".join(textwrap.fill(absatz, round(50 * 8 / groesse)) for absatz in hinweise)
        stil = {"size": groesse, "color": GRAU, "va": "top", "linespacing": 1.35}
        geschrieben = figur.text(_LEGENDE, oben, text, **stil)
        if drawing.bottom(figur, geschrieben) > unten or groesse == _GROESSEN[-1]:
            return
        geschrieben.remove()
