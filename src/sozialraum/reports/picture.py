"""The map as a picture for print: A4 landscape, as PNG (300 dpi) and as SVG.

matplotlib is imported inside the functions: it takes longer than a page may, and only a click needs it.
"""

import io
import math
import textwrap
from itertools import product
from threading import Lock
from typing import TYPE_CHECKING

import geopandas as gpd
import shapely

from sozialraum.model import Datenbestand
from sozialraum.reports import citation
from sozialraum.views import numbers
from sozialraum.views.choropleth import Kartenbild, class_label, gap_sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyArrowPatch
    from matplotlib.path import Path
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

BREITE, HOEHE = 297 / 25.4, 210 / 25.4
"""A4 landscape in inches."""
DPI = 300
WARNSATZ = "Eine Klasse allein begründet keinen Handlungsbedarf."

_TINTE, _GRAU, _LINIE = "#1d1b19", "#5c5751", "#8a8580"
_LINKS, _RECHTS = 0.05, 0.95
_KARTE = (_LINKS, 0.15, 0.6, 0.71)
_LEGENDE, _OBEN, _UNTEN = 0.69, 0.86, 0.15
"""Left edge, top and bottom of the column beside the map, as parts of the sheet."""
_STIL = {
    "font.family": "sans-serif",  # first DejaVu Sans, which comes with matplotlib: the same everywhere
    "svg.fonttype": "none",  # text stays text: to be searched, read aloud and edited
    "svg.hashsalt": "sozialraum",  # the same picture has the same names inside
    "hatch.linewidth": 0.6,
    "text.parse_math": False,  # a dollar sign in the data is a dollar sign
}
_AUSWEICHEN = sorted(product(range(-6, 7), repeat=2), key=lambda weg: (math.hypot(*weg), weg))
"""Steps right and up by which a name may give way to another, the shortest first."""
_SCHRITT = 4
"""Points per step."""
_EINER_NACH_DEM_ANDEREN = Lock()
"""matplotlib and its settings are not made for several threads; downloads run in threads of their own."""


def png(bestand: Datenbestand, bild: Kartenbild, titel: str) -> bytes:
    """The map as PNG with 300 dpi. The same map gives the same bytes."""
    return _saved(bestand, bild, titel, "png", {"Title": titel, "Software": None})


def svg(bestand: Datenbestand, bild: Kartenbild, titel: str) -> bytes:
    """The map as SVG (UTF-8), its text as text. The same map gives the same bytes."""
    return _saved(bestand, bild, titel, "svg", {"Title": titel, "Date": None, "Creator": citation.DASHBOARD})


def _saved(bestand: Datenbestand, bild: Kartenbild, titel: str, art: str, angaben: dict) -> bytes:
    import matplotlib as mpl  # noqa: PLC0415

    datei = io.BytesIO()
    with _EINER_NACH_DEM_ANDEREN, mpl.rc_context(_STIL):
        _draw(bestand, bild, titel).savefig(datei, format=art, dpi=DPI, metadata=angaben)
    return datei.getvalue()


def _draw(bestand: Datenbestand, bild: Kartenbild, titel: str) -> "Figure":
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    figur = Figure(figsize=(BREITE, HOEHE), dpi=DPI, facecolor="white")
    FigureCanvasAgg(figur)
    kopf = textwrap.fill(titel, 84)
    figur.text(_LINKS, 0.955, kopf, size=15, weight="bold", color=_TINTE, va="top")
    figur.text(_LINKS, 0.915 - 0.03 * kopf.count("\n"), _subtitle(bild), size=9.5, color=_GRAU, va="top")
    flaechen = bestand.raumebenen[bild.auspraegung.raumebene].flaechen.to_crs(25832)
    karte = figur.add_axes(_KARTE, aspect="equal", anchor="W")
    karte.set_axis_off()
    _draw_areas(karte, flaechen, bild)
    _draw_names(karte, flaechen, bild)
    _draw_legend(figur, bild)
    _draw_scale(figur, karte)
    _draw_imprint(figur, bild)
    return figur


def _subtitle(bild: Kartenbild) -> str:
    auspraegung = bild.auspraegung
    teile = [f"Stand {bild.stand}", bild.qualitaet]
    if len(bild.fehlende) == len(bild.zeilen) and auspraegung.stadtwert is not None:
        teile.insert(0, f"Nur der Stadtwert ist bekannt: {_city_value(bild)}")
    return " · ".join(filter(None, teile))


def _city_value(bild: Kartenbild) -> str:
    return numbers.with_unit(bild.auspraegung.stadtwert, bild.auspraegung.indikator)


def _draw_areas(karte: "Axes", flaechen: gpd.GeoDataFrame, bild: Kartenbild) -> None:
    """Areas in the colour of their class, hatched where a value is missing, and a line around them all."""
    from matplotlib.patches import PathPatch  # noqa: PLC0415

    farben = {raum: farbe for klasse, farbe in bild.klassen for raum in klasse.raeume}
    for raum, form in zip(flaechen["id"], flaechen.geometry, strict=True):
        karte.add_patch(PathPatch(_path(form), lw=0.7, **_filling(farben.get(raum))))
    karte.add_patch(PathPatch(_path(flaechen.union_all()), lw=0.7, fill=False, edgecolor=_LINIE))
    karte.set_xlim(*flaechen.total_bounds[[0, 2]])
    karte.set_ylim(*flaechen.total_bounds[[1, 3]])
    karte.apply_aspect()  # from here on, what is measured on the map is where it will be


def _path(form: shapely.Geometry) -> "Path":
    from matplotlib.path import Path  # noqa: PLC0415

    ringe = shapely.get_rings(shapely.get_parts(form))
    return Path.make_compound_path(*(Path(shapely.get_coordinates(ring), closed=True) for ring in ringe))


def _filling(farbe: str | None) -> dict:
    if farbe is None:
        return {"facecolor": "#ffffff", "edgecolor": _LINIE, "hatch": "////"}
    return {"facecolor": farbe, "edgecolor": "#ffffff"}


def _draw_names(karte: "Axes", flaechen: gpd.GeoDataFrame, bild: Kartenbild) -> None:
    """Name and value at the roomiest place of each area; the small areas choose first.

    The white outline is drawn apart, because outlined text would be no text any more in the SVG.
    """
    from matplotlib.patheffects import Stroke  # noqa: PLC0415

    zeilen = {zeile.raum: zeile for zeile in bild.zeilen}
    kreise = shapely.maximum_inscribed_circle(flaechen.geometry.values, 50)  # from centre to edge
    stil = {"textcoords": "offset points", "size": 7.5, "linespacing": 1.1, "ha": "center", "va": "center"}
    umriss = [Stroke(linewidth=2.4, foreground="white")]
    belegt: list[Bbox] = []
    for kreis, raum in sorted(zip(kreise, flaechen["id"], strict=True), key=lambda paar: paar[0].length):
        zeile = zeilen[raum]
        inhalt, mitte = f"{zeile.name}\n{zeile.wert}".strip(), kreis.coords[0]
        grund = karte.annotate(inhalt, mitte, (0, 0), color="white", path_effects=umriss, **stil)
        belegt.append(_settled(grund, belegt))
        karte.annotate(inhalt, mitte, grund.get_position(), color=_TINTE, **stil)


def _settled(text: "Text", belegt: "list[Bbox]") -> "Bbox":
    """Moves a name to the nearest place where it overlaps no other; if there is none, back to its own."""
    from matplotlib.transforms import Bbox  # noqa: PLC0415

    for nach_rechts, nach_oben in (*_AUSWEICHEN, (0, 0)):
        text.set_position((nach_rechts * _SCHRITT, nach_oben * _SCHRITT))
        kasten = text.get_window_extent()
        if not any(Bbox.intersection(kasten, anderer) for anderer in belegt):
            break
    return kasten


def _draw_scale(figur: "Figure", karte: "Axes") -> None:
    """Below the legend: a bar in metres of EPSG:25832, and an arrow to that grid's north."""
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    breite = karte.get_xlim()[1] - karte.get_xlim()[0]
    laenge = scale_length(breite)
    halb = laenge / breite * karte.get_position().width / 2
    for stueck, farbe in enumerate((_TINTE, "#ffffff")):
        ort = (_LEGENDE + stueck * halb, _UNTEN)
        figur.add_artist(Rectangle(ort, halb, 0.005, fc=farbe, ec=_TINTE, lw=0.7))
    stil = {"size": 8, "color": _TINTE, "ha": "center", "va": "bottom"}
    figur.text(_LEGENDE, _UNTEN + 0.01, "0", **stil)
    figur.text(_LEGENDE + 2 * halb, _UNTEN + 0.01, _length(laenge), **stil)
    figur.text(_RECHTS, _UNTEN, "N", **stil | {"size": 10, "weight": "bold"})
    figur.add_artist(_arrow((_RECHTS, _UNTEN + 0.024), (_RECHTS, _UNTEN + 0.08)))


def _arrow(von: tuple[float, float], nach: tuple[float, float]) -> "FancyArrowPatch":
    from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415

    return FancyArrowPatch(
        von, nach, arrowstyle="-|>", mutation_scale=10, color=_TINTE, lw=1.2, shrinkA=0, shrinkB=0
    )


def _length(meter: float) -> str:
    return f"{numbers.number(meter / 1000)} km" if meter >= 1000 else f"{numbers.number(meter)} m"


def scale_length(breite: float) -> float:
    """The longest 1, 2 or 5 × 10ⁿ metres that take at most a quarter of a map `breite` metres wide."""
    stufe = 10 ** math.floor(math.log10(breite / 4))
    return max(faktor * stufe for faktor in (1, 2, 5) if faktor * stufe <= breite / 4)


def _draw_legend(figur: "Figure", bild: Kartenbild) -> None:
    """Classes from low to high, the gap, the city; below, what must be known to read them."""
    from matplotlib.patches import Patch  # noqa: PLC0415

    auspraegung, indikator = bild.auspraegung, bild.auspraegung.indikator
    eintraege = [
        (Patch(**_filling(farbe)), class_label(klasse, auspraegung)) for klasse, farbe in bild.klassen
    ]
    if bild.fehlende:
        eintraege.append((Patch(**_filling(None)), "keine Angabe"))
    if auspraegung.vergleichbar:
        eintraege.append((Patch(fill=False, lw=0), f"Lübeck insgesamt: {_city_value(bild)}"))
    legende = figur.legend(
        *zip(*eintraege, strict=True),
        loc="upper left",
        bbox_to_anchor=(_LEGENDE, _OBEN),
        borderpad=0,
        borderaxespad=0,
        frameon=False,
        fontsize=9.5,
        labelcolor=_TINTE,
        labelspacing=0.55,
        handlelength=2.2,
        handleheight=1.3,
        title=textwrap.fill(f"{indikator.kurzname} ({indikator.einheit})", 34),
        title_fontproperties={"size": 10, "weight": "bold"},
        alignment="left",
    )
    unten = legende.get_window_extent().transformed(figur.transFigure.inverted()).y0
    text = "\n\n".join(textwrap.fill(absatz, 50) for absatz in _notes(bild))
    figur.text(_LEGENDE, unten - 0.025, text, size=8, color=_GRAU, va="top", linespacing=1.35)


def _notes(bild: Kartenbild) -> list[str]:
    """What stands below the legend: method, why values are missing, remarks on the city and areas."""
    auspraegung = bild.auspraegung
    saetze = [f"Klassen: {bild.darstellung.einteilung.verfahren}."] if bild.klassen else []
    saetze += [bild.farbhinweis, gap_sentence(bild)]
    if auspraegung.vergleichbar and auspraegung.stadt_hinweis:
        saetze.append(f"Zum Stadtwert: {auspraegung.stadt_hinweis}")
    namen: dict[str, list[str]] = {}
    for zeile in bild.zeilen:
        namen.setdefault(zeile.hinweis, []).append(zeile.name)
    for hinweis, raeume in namen.items():
        if hinweis and hinweis not in auspraegung.stadt_hinweis:
            alle = len(raeume) == len(bild.zeilen)
            saetze.append(hinweis if alle else f"{numbers.enumeration(raeume)}: {hinweis}")
    return [satz for satz in saetze if satz]


def _draw_imprint(figur: "Figure", bild: Kartenbild) -> None:
    """Sources and licences, and what a class does not say."""
    zeilen = [
        *(f"Quelle: {citation.source(quelle)}" for quelle in bild.quellen),
        f"Grenzen: {citation.GRENZEN}. Darstellung: {citation.DASHBOARD}.",
    ]
    text = "\n".join(textwrap.fill(zeile, 165) for zeile in zeilen)
    quellen = figur.text(_LINKS, 0.035, text, size=7.5, color=_GRAU, va="bottom", linespacing=1.35)
    oben = quellen.get_window_extent().transformed(figur.transFigure.inverted()).y1
    figur.text(_LINKS, oben + 0.012, WARNSATZ, size=8.5, weight="bold", color=_TINTE, va="bottom")
