"""Small static maps as SVG: for pages with many of them, and the extract at the head of a profile."""

import base64
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

import geopandas as gpd
import numpy as np
import shapely
from PIL import Image

from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.views import symbols
from sozialraum.views.markup import render

BREITE = 260
"""Units across a small map."""
TOLERANZ = 60
"""Metres by which the lines of a small map may be simplified; borders stay shared."""
AUSSCHNITT = 520
"""Units across the extract of a profile."""


@dataclass(frozen=True)
class Blatt:
    """A sheet: from metres in EPSG:25832 to SVG units, y downwards."""

    west: float
    nord: float
    massstab: float
    breite: int
    hoehe: int

    @classmethod
    def fit(cls, rahmen: tuple[float, float, float, float], breite: int) -> "Blatt":
        """A sheet `breite` units wide that shows `rahmen` (west, south, east, north)."""
        west, sued, ost, nord = rahmen
        massstab = breite / (ost - west)
        return cls(west, nord, massstab, breite, max(1, round((nord - sued) * massstab)))

    def point(self, x: float, y: float) -> tuple[int, int]:
        """Metres to units."""
        return round((x - self.west) * self.massstab), round((self.nord - y) * self.massstab)

    def path(self, form: shapely.Geometry) -> str:
        """A polygon or several as the `d` of an SVG path (fill-rule evenodd); parts below one unit vanish."""
        teile = []
        for ring in shapely.get_rings(shapely.get_parts(form)):
            # only neighbouring points are joined: a ring may come back to a point of its own
            punkte = [ort for ort, _ in groupby(self.point(x, y) for x, y in shapely.get_coordinates(ring))]
            if len(punkte) > 3:  # the last point is the first
                teile.append("M" + "L".join(f"{x} {y}" for x, y in punkte[:-1]) + "Z")
        return "".join(teile)


def small_map(bestand: Datenbestand, raumebene: str, farben: Mapping[str, str]) -> str:
    """All areas, filled with `farben` by area; hatched where there is none. Address of an image."""
    return f"data:image/svg+xml,{quote(_small_map(bestand, raumebene, farben), safe=' =:/,;')}"


def numbered_map(bestand: Datenbestand, farben: Mapping[str, str], gewaehlt: str | None = None) -> str:
    """The Stadtteile as `small_map` has them, each with its number; one with a strong line. SVG document.

    For paper, where names would cover small areas and nobody can point: `numbers_key` says what they mean.
    """
    flaechen = bestand.raumebenen[STADTTEIL].flaechen.to_crs(25832)
    blatt, pfade = _drawn_outlines(bestand, STADTTEIL)
    mitten = shapely.get_point(shapely.maximum_inscribed_circle(flaechen.geometry.values, tolerance=20), 0)
    orte = (blatt.point(punkt.x, punkt.y) for punkt in mitten)
    nummern = [(x, y, nummer) for nummer, (x, y) in enumerate(orte, start=1)]
    return _small_map(bestand, STADTTEIL, farben, nummern=nummern, rand=pfade.get(gewaehlt, ""))


def numbers_key(bestand: Datenbestand) -> str:
    """ "1 Innenstadt, 2 St. Jürgen", in the order of the level."""
    namen = bestand.raumebenen[STADTTEIL].namen.values()
    return ", ".join(f"{nummer}\u00a0{name}" for nummer, name in enumerate(namen, start=1))


def _small_map(
    bestand: Datenbestand,
    raumebene: str,
    farben: Mapping[str, str],
    nummern: Sequence[tuple[int, int, int]] = (),
    rand: str = "",
) -> str:
    blatt, pfade = _drawn_outlines(bestand, raumebene)
    flaechen = [(pfad, farben.get(raum)) for raum, pfad in pfade.items()]
    return render("kleinkarte", blatt=blatt, flaechen=flaechen, nummern=nummern, rand=rand)


def _drawn_outlines(bestand: Datenbestand, raumebene: str) -> tuple[Blatt, dict[str, str]]:
    schluessel = f"umrisse {raumebene}"
    if schluessel not in bestand.ergebnisse:
        bestand.ergebnisse[schluessel] = _outlines(bestand, raumebene)
    return bestand.ergebnisse[schluessel]


def _outlines(bestand: Datenbestand, raumebene: str) -> tuple[Blatt, dict[str, str]]:
    flaechen = bestand.raumebenen[raumebene].flaechen.to_crs(25832)
    formen = shapely.coverage_simplify(flaechen.geometry.values, TOLERANZ)
    west, sued, ost, nord = shapely.total_bounds(formen)
    rand = (ost - west) * 0.01
    blatt = Blatt.fit((west - rand, sued - rand, ost + rand, nord + rand), BREITE)
    return blatt, {raum: blatt.path(form) for raum, form in zip(flaechen["id"], formen, strict=True)}


def extract(bestand: Datenbestand, raumebene: str, raum: str) -> bytes:
    """One area with its surroundings, its addresses as dots and its sites; SVG document (UTF-8)."""
    flaechen = bestand.raumebenen[raumebene].flaechen.to_crs(25832).set_index("id")
    blatt = Blatt.fit(_frame(flaechen.geometry[raum].bounds), AUSSCHNITT)
    einfach = shapely.coverage_simplify(flaechen.geometry.values, 15)
    formen = dict(zip(flaechen.index, einfach, strict=True))
    return render(
        "ausschnitt",
        blatt=blatt,
        umgebung=[blatt.path(form) for kennung, form in formen.items() if kennung != raum],
        flaeche=blatt.path(formen[raum]),
        nachbarn=_names(blatt, {flaechen["name"][k]: form for k, form in formen.items() if k != raum}),
        punkte=_dots(bestand, blatt),
        standorte=_sites(bestand, blatt) if raumebene == STADTTEIL else [],
        formen=symbols.FORMEN,
        pfade=symbols.SYMBOLE,
    ).encode()


def _frame(grenzen: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """The bounds with room around, at a fixed aspect ratio, so that the head never jumps."""
    west, sued, ost, nord = grenzen
    breite = max((ost - west) * 1.16, (nord - sued) * 1.16 * 1.35)
    hoehe = breite / 1.35
    x, y = (west + ost) / 2, (sued + nord) / 2
    return x - breite / 2, y - hoehe / 2, x + breite / 2, y + hoehe / 2


def _names(blatt: Blatt, formen: dict[str, shapely.Geometry]) -> list[tuple[str, tuple[int, int]]]:
    """Names of the areas in sight, the largest first, each where it overlaps no other."""
    breite, hoehe = blatt.breite / blatt.massstab, blatt.hoehe / blatt.massstab
    fenster = shapely.box(blatt.west, blatt.nord - hoehe, blatt.west + breite, blatt.nord)
    sichtbar = {name: shapely.intersection(form, fenster) for name, form in formen.items()}
    namen: list[tuple[str, tuple[int, int]]] = []
    belegt: list[shapely.Polygon] = []
    for name, form in sorted(sichtbar.items(), key=lambda paar: -paar[1].area):
        if form.area < 0.01 * fenster.area:
            continue
        groesster = max(shapely.get_parts(form), key=lambda teil: teil.area)
        x, y = blatt.point(*shapely.get_coordinates(shapely.point_on_surface(groesster))[0])
        halb = 4 * len(name)  # about half the width of the name
        x, y = min(max(x, halb), blatt.breite - halb), min(max(y, 14), blatt.hoehe - 4)
        kasten = shapely.box(x - halb, y - 14, x + halb, y + 4)
        if not any(kasten.intersects(anderer) for anderer in belegt):
            belegt.append(kasten)
            namen.append((name, (x, y)))
    return namen


def _dots(bestand: Datenbestand, blatt: Blatt) -> str:
    """The addresses inside the sheet as a grey picture (base64 of a PNG)."""
    orte = shapely.get_coordinates(bestand.adressen.geometry.to_crs(25832).values)
    spalten = np.floor((orte[:, 0] - blatt.west) * blatt.massstab).astype(int)
    zeilen = np.floor((blatt.nord - orte[:, 1]) * blatt.massstab).astype(int)
    innen = (spalten >= 0) & (spalten < blatt.breite) & (zeilen >= 0) & (zeilen < blatt.hoehe)
    deckung = np.zeros((blatt.hoehe, blatt.breite), dtype=np.uint8)
    deckung[zeilen[innen], spalten[innen]] = 150
    bild = Image.fromarray(np.dstack([np.full_like(deckung, 70), deckung]), mode="LA")
    datei = io.BytesIO()
    bild.save(datei, "PNG", optimize=True)
    return base64.b64encode(datei.getvalue()).decode()


def _sites(bestand: Datenbestand, blatt: Blatt) -> list[dict]:
    orte = [e for e in bestand.einrichtungen if e.lat is not None and e.status != "historisch"]
    punkte = gpd.GeoSeries.from_xy([e.lon for e in orte], [e.lat for e in orte], crs=4326).to_crs(25832)
    stellen = [blatt.point(punkt.x, punkt.y) for punkt in punkte]
    return [
        {"x": x, "y": y, "art": e.art, "status": e.status}
        for e, (x, y) in zip(orte, stellen, strict=True)
        if 0 <= x < blatt.breite and 0 <= y < blatt.hoehe
    ]
