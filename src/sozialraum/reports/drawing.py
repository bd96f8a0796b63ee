"""What all printed maps share: the sheet, areas, scale bar, north arrow, imprint.

matplotlib is imported inside the functions: it takes longer than a page may, and only a click needs it.
"""

import io
import math
import textwrap
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from sozialraum.model import Quelle
from sozialraum.reports import citation
from sozialraum.views import map_sheet, numbers
from sozialraum.views.map_sheet import Kartenblatt, Legendeneintrag

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyArrowPatch, Patch
    from matplotlib.path import Path
    from matplotlib.text import Text

BREITE, HOEHE = 297 / 25.4, 210 / 25.4
"""A4 landscape in inches."""
DPI = 300
LINKS, RECHTS = 0.05, 0.95
"""Margins as parts of the sheet."""
TINTE, GRAU = "#1d1b19", "#5c5751"
_GEWAEHLT = {"lw": 2.0, "fill": False, "edgecolor": TINTE, "joinstyle": "round"}
STIL = {
    "font.family": "sans-serif",  # first DejaVu Sans, which comes with matplotlib: the same everywhere
    "svg.fonttype": "none",  # text stays text: to be searched, read aloud and edited
    "svg.hashsalt": "sozialraum",  # the same picture has the same names inside
    "hatch.linewidth": 0.6,
    "text.parse_math": False,  # a dollar sign in the data is a dollar sign
}
_EINER_NACH_DEM_ANDEREN = Lock()
"""matplotlib and its settings are not made for several threads; downloads run in threads of their own."""


def png(titel: str, zeichnen: Callable[[], "Figure"]) -> bytes:
    """What `zeichnen` draws as PNG with 300 dpi. The same drawing gives the same bytes."""
    return _saved(zeichnen, "png", {"Title": titel, "Software": None})


def svg(titel: str, zeichnen: Callable[[], "Figure"]) -> bytes:
    """What `zeichnen` draws as SVG (UTF-8), its text as text. The same drawing gives the same bytes."""
    return _saved(zeichnen, "svg", {"Title": titel, "Date": None, "Creator": citation.DASHBOARD})


def _saved(zeichnen: Callable[[], "Figure"], art: str, angaben: dict) -> bytes:
    import matplotlib as mpl  # noqa: PLC0415

    datei = io.BytesIO()
    with _EINER_NACH_DEM_ANDEREN, mpl.rc_context(STIL):
        zeichnen().savefig(datei, format=art, dpi=DPI, metadata=angaben)
    return datei.getvalue()


def sheet(titel: str, untertitel: str) -> tuple["Figure", float]:
    """An empty A4 sheet with its head, and how high the room below it reaches (part of the sheet)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figur = Figure(figsize=(BREITE, HOEHE), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figur)
    kopf = textwrap.fill(titel, 84)
    figur.text(LINKS, 0.955, kopf, size=15, weight="bold", color=TINTE, va="top")
    hoehe = 0.915 - 0.03 * kopf.count("\n")
    unter = figur.text(LINKS, hoehe, textwrap.fill(untertitel, 140), size=9.5, color=GRAU, va="top")
    return figur, min(0.86, bottom(figur, unter) - 0.008)


def bottom(figur: "Figure", teil: "Text") -> float:
    """Lower edge of something drawn, as a part of the sheet."""
    return teil.get_window_extent().transformed(figur.transFigure.inverted()).y0


def draw_areas(karte: "Axes", flaechen: gpd.GeoDataFrame, blatt: Kartenblatt) -> None:
    """Areas (EPSG:25832) in their colours, hatched where there is none.

    One line runs around them all, a strong one around the chosen area.
    """
    from matplotlib.patches import PathPatch  # noqa: PLC0415

    karte.set_axis_off()
    formen = dict(zip(flaechen["id"], flaechen.geometry, strict=True))
    for raum, form in formen.items():
        karte.add_patch(PathPatch(_path(form), lw=0.7, **_filling(blatt.farben.get(raum), blatt.linie)))
    karte.add_patch(PathPatch(_path(flaechen.union_all()), lw=0.7, fill=False, edgecolor=map_sheet.GRAU))
    if blatt.gewaehlt:
        karte.add_patch(PathPatch(_path(formen[blatt.gewaehlt]), **_GEWAEHLT))
    karte.set_xlim(*flaechen.total_bounds[[0, 2]])
    karte.set_ylim(*flaechen.total_bounds[[1, 3]])
    karte.apply_aspect()  # from here on, what is measured on the map is where it will be


def _path(form: shapely.Geometry) -> "Path":
    from matplotlib.path import Path  # noqa: PLC0415

    ringe = shapely.get_rings(shapely.get_parts(form))
    return Path.make_compound_path(*(Path(shapely.get_coordinates(ring), closed=True) for ring in ringe))


def _filling(farbe: str | None, linie: str) -> dict:
    if not farbe:
        return {"facecolor": map_sheet.WEISS, "edgecolor": map_sheet.GRAU, "hatch": "////"}
    return {"facecolor": farbe, "edgecolor": linie}


def legend_entries(blatt: Kartenblatt) -> list[tuple["Patch", str]]:
    """The lines of the legend with their signs; last the chosen area."""
    from matplotlib.patches import Patch  # noqa: PLC0415

    def sign(eintrag: Legendeneintrag) -> Patch:
        nichts = {"fill": False, "lw": 0}
        return Patch(**nichts if eintrag.farbe is None else _filling(eintrag.farbe, blatt.linie))

    eintraege = [(sign(eintrag), eintrag.text) for eintrag in blatt.legende]
    if blatt.gewaehlt:
        eintraege.append((Patch(**_GEWAEHLT), f"Gewählt: {blatt.daten.ebene.namen[blatt.gewaehlt]}"))
    return eintraege


def draw_scale(figur: "Figure", karte: "Axes", links: float, unten: float) -> None:
    """From `links` on: a bar in metres of EPSG:25832, and at the margin an arrow to that grid's north."""
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    breite = karte.get_xlim()[1] - karte.get_xlim()[0]
    laenge = scale_length(breite)
    halb = laenge / breite * karte.get_position().width / 2
    for stueck, farbe in enumerate((TINTE, "#ffffff")):
        ort = (links + stueck * halb, unten)
        figur.add_artist(Rectangle(ort, halb, 0.005, fc=farbe, ec=TINTE, lw=0.7))
    stil = {"size": 8, "color": TINTE, "ha": "center", "va": "bottom"}
    figur.text(links, unten + 0.01, "0", **stil)
    figur.text(links + 2 * halb, unten + 0.01, _length(laenge), **stil)
    figur.text(RECHTS, unten, "N", **stil | {"size": 10, "weight": "bold"})
    figur.add_artist(_arrow((RECHTS, unten + 0.024), (RECHTS, unten + 0.08)))


def _arrow(von: tuple[float, float], nach: tuple[float, float]) -> "FancyArrowPatch":
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415

    return FancyArrowPatch(
        von, nach, arrowstyle="-|>", mutation_scale=10, color=TINTE, lw=1.2, shrinkA=0, shrinkB=0
    )


def _length(meter: float) -> str:
    return f"{numbers.number(meter / 1000)} km" if meter >= 1000 else f"{numbers.number(meter)} m"


def scale_length(breite: float) -> float:
    """The longest 1, 2 or 5 × 10ⁿ metres that take at most a quarter of a map `breite` metres wide."""
    stufe = 10 ** math.floor(math.log10(breite / 4))
    return max(faktor * stufe for faktor in (1, 2, 5) if faktor * stufe <= breite / 4)


def draw_imprint(figur: "Figure", quellen: Sequence[Quelle], warnung: str) -> float:
    """Sources and licences, and above them what the map does not say; returns their upper edge."""
    zeilen = [
        *(f"Quelle: {citation.source(quelle)}" for quelle in quellen),
        f"Grenzen: {citation.GRENZEN}. Darstellung: {citation.DASHBOARD}.",
    ]
    text = "\n".join(textwrap.fill(zeile, 165) for zeile in zeilen)
    angaben = figur.text(LINKS, 0.035, text, size=7.5, color=GRAU, va="bottom", linespacing=1.35)
    satz = figur.text(
        LINKS, top(figur, angaben) + 0.012, warnung, size=8.5, weight="bold", color=TINTE, va="bottom"
    )
    return top(figur, satz)


def top(figur: "Figure", teil: "Text") -> float:
    """Upper edge of something drawn, as a part of the sheet."""
    return teil.get_window_extent().transformed(figur.transFigure.inverted()).y1
