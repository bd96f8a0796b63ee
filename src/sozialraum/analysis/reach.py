"""How many addresses and inhabitants have a site within a walking distance, per Stadtteil and in the city.

The way walked is the straight line times a detour factor, which is an assumption; distances are measured
in EPSG:25832. Where people live inside a Stadtteil is not published: the register's number is spread over
the 100 m cells in proportion to their dwellings of 2011 (dasymetric mapping, Wright 1936), and a cell is
reached as a whole if its midpoint is.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely

from sozialraum.analysis.neighbours import METRISCH
from sozialraum.analysis.values import Auspraegung, available_years, describe, has_area_values
from sozialraum.model import STADT_ID, STADTTEIL, Datenbestand, Einrichtung

UMWEG = 1.3
"""Metres walked per metre of the straight line: an assumption, to be named wherever a result stands."""

GEHWEGE = range(300, 1501, 100)
"""Metres walked that can be chosen."""

QUELLEN = ("adressen", "zensus2011_gitter_100m")
"""Ids of the Quellen of addresses and dwellings, as the data name them; the register's go with its values."""

EINWOHNER = "einwohner"
"""The Indikator with the register's number of inhabitants."""

_TOLERANZ = 1e-3  # metres: from EPSG:3035 to 25832 a third of a millimetre is lost, which must not decide
_MERKEN = 32  # sets of places whose distances are kept, half a megabyte each


@dataclass(frozen=True)
class Standortwahl:
    """Which sites count: kinds (`Einrichtung.art`, empty: none) and status."""

    arten: Collection[str]
    status: Collection[str] = ("bestätigt", "nicht bestätigt")

    def includes(self, einrichtung: Einrichtung) -> bool:
        """Whether a site is of one of the kinds and has one of the status."""
        return einrichtung.art in self.arten and einrichtung.status in self.status


@dataclass(frozen=True)
class Punkt:
    """A place without a site, e.g. a new one of a scenario; WGS 84."""

    lat: float
    lon: float


Ort = Punkt | Einrichtung


@dataclass(frozen=True)
class Zahlen:
    """Addresses and inhabitants of an area. `einwohner` None: there is no number to spread."""

    raum: str
    adressen: int
    einwohner: float | None


@dataclass(frozen=True)
class Reichweite:
    """What is reached in one area, or in the city (`STADT_ID`). Inhabitants None: no number to spread."""

    raum: str
    adressen: int
    adressen_erreicht: int
    einwohner: float | None
    einwohner_erreicht: float | None

    @property
    def anteil_adressen(self) -> float | None:
        """Percent of the addresses; None without any."""
        return _percent(self.adressen_erreicht, self.adressen)

    @property
    def anteil_einwohner(self) -> float | None:
        """Percent of the inhabitants; None where their number is unknown or 0."""
        return _percent(self.einwohner_erreicht, self.einwohner)


@dataclass(frozen=True, eq=False)
class Netz:
    """Addresses and cells as arrays, in EPSG:25832. `zelleneinwohner`: NaN where the area has no number."""

    raeume: tuple[str, ...]
    adressen: np.ndarray
    adressraum: np.ndarray
    """Position in `raeume`, per address."""
    zellen: np.ndarray
    zellenraum: np.ndarray
    zelleneinwohner: np.ndarray
    einwohner: np.ndarray
    """Per area; NaN without a register number or without cells to spread it over."""
    nearest: Callable[[tuple[tuple[float, float], ...]], tuple[np.ndarray, np.ndarray]]
    """Places (x, y) -> metres from every address and from every cell to the nearest; keeps the last ones."""


def sites(
    bestand: Datenbestand, wahl: Standortwahl
) -> tuple[tuple[Einrichtung, ...], tuple[Einrichtung, ...]]:
    """The chosen sites with coordinates, and those without, which can only be listed."""
    gewaehlt = [einrichtung for einrichtung in bestand.einrichtungen if wahl.includes(einrichtung)]
    return tuple(e for e in gewaehlt if _located(e)), tuple(e for e in gewaehlt if not _located(e))


def stand(bestand: Datenbestand) -> tuple[str, tuple[str, ...]]:
    """Stichtag and Quelle ids of the register's number; ("", ()) if there is none."""
    register = _register(bestand)
    return (register.stichtag, register.quellen) if register else ("", ())


def reach(
    bestand: Datenbestand, orte: Sequence[Ort], gehweg: float, umweg: float = UMWEG
) -> dict[str, Reichweite]:
    """What lies within `gehweg` metres walked of any of the places: every Stadtteil, then the city.

    Exactly at the distance counts as reached. Sites without coordinates: ValueError (see `sites`).
    """
    netz = network(bestand)
    zu_adressen, zu_zellen = netz.nearest(project(orte))
    grenze = radius(gehweg, umweg)
    anzahl = len(netz.raeume)
    adressen = np.bincount(netz.adressraum, minlength=anzahl)
    adressen_erreicht = np.bincount(netz.adressraum[zu_adressen <= grenze], minlength=anzahl)
    nah = zu_zellen <= grenze
    erreicht = np.bincount(netz.zellenraum[nah], weights=netz.zelleneinwohner[nah], minlength=anzahl)
    # the cells of an area add up to its number but for rounding
    erreicht = np.where(np.isnan(netz.einwohner), np.nan, np.minimum(erreicht, netz.einwohner))
    spalten = (adressen, adressen_erreicht, netz.einwohner, erreicht)
    zeilen = [*zip(netz.raeume, *spalten, strict=True), (STADT_ID, *(spalte.sum() for spalte in spalten))]
    return {
        raum: Reichweite(raum, int(alle), int(davon), _known(menschen), _known(nahe))
        for raum, alle, davon, menschen, nahe in zeilen
    }


def newly_reached(vorher: dict[str, Reichweite], nachher: dict[str, Reichweite]) -> dict[str, Zahlen]:
    """What `nachher` reaches more than `vorher`, per area and in the city, for the same distance."""
    return {
        raum: Zahlen(
            raum,
            neu.adressen_erreicht - vorher[raum].adressen_erreicht,
            None if neu.einwohner is None else neu.einwohner_erreicht - vorher[raum].einwohner_erreicht,
        )
        for raum, neu in nachher.items()
    }


def radius(gehweg: float, umweg: float) -> float:
    """Metres of the straight line that `gehweg` metres walked allow; a point at exactly that is within."""
    return gehweg / umweg + _TOLERANZ


def project(orte: Sequence[Ort]) -> tuple[tuple[float, float], ...]:
    """The different places in EPSG:25832, sorted: the same for every order of the same places.

    ValueError for a site without coordinates.
    """
    verschiedene = {(ort.lon, ort.lat) for ort in orte}
    if any(None in ort for ort in verschiedene):
        raise ValueError("a site without coordinates has no reach")
    if not verschiedene:
        return ()
    punkte = gpd.GeoSeries(gpd.points_from_xy(*zip(*sorted(verschiedene), strict=True), crs=4326))
    return tuple(map(tuple, shapely.get_coordinates(punkte.to_crs(METRISCH).values).tolist()))


def network(bestand: Datenbestand) -> Netz:
    """Addresses and cells of the data, prepared once and kept with them."""
    if "netz" not in bestand.ergebnisse:
        bestand.ergebnisse["netz"] = _network(bestand)
    return bestand.ergebnisse["netz"]


def _network(bestand: Datenbestand) -> Netz:
    stellen = {raum: stelle for stelle, raum in enumerate(bestand.raumebenen[STADTTEIL].namen)}
    zellenraum = bestand.wohnungen["stadtteil_id"].map(stellen).to_numpy()
    wohnungen = bestand.wohnungen["wohnungen"].to_numpy(dtype=float)
    summen = np.bincount(zellenraum, weights=wohnungen, minlength=len(stellen))
    register = _register(bestand)
    einwohner = register.werte.to_numpy() if register else np.full(len(stellen), np.nan)
    einwohner = np.where(summen > 0, einwohner, np.nan)
    adressen = shapely.get_coordinates(bestand.adressen.geometry.to_crs(METRISCH).values)
    zellen = shapely.get_coordinates(bestand.wohnungen.geometry.to_crs(METRISCH).values)
    return Netz(
        raeume=tuple(stellen),
        adressen=adressen,
        adressraum=bestand.adressen["stadtteil_id"].map(stellen).to_numpy(),
        zellen=zellen,
        zellenraum=zellenraum,
        zelleneinwohner=einwohner[zellenraum] * wohnungen / summen[zellenraum],
        einwohner=einwohner,
        nearest=lru_cache(_MERKEN)(lambda orte: (_nearest(adressen, orte), _nearest(zellen, orte))),
    )


def _nearest(punkte: np.ndarray, orte: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Metres from every point to the nearest place, infinite without any.

    A pass over all points per place: for a few dozen places that is as fast as a tree, and needs no scipy.
    """
    naechste = np.full(len(punkte), np.inf)
    for x, y in orte:
        np.minimum(naechste, (punkte[:, 0] - x) ** 2 + (punkte[:, 1] - y) ** 2, out=naechste)
    return np.sqrt(naechste)


def _register(bestand: Datenbestand) -> Auspraegung | None:
    """The register's numbers of the latest year that has them for all Stadtteile, else for any."""
    indikator = bestand.indikatoren.get(EINWOHNER)
    if indikator is None or not has_area_values(bestand, indikator, STADTTEIL):
        return None
    jahre = reversed(available_years(bestand, indikator, STADTTEIL))
    bilder = [describe(bestand, indikator, STADTTEIL, jahr) for jahr in jahre]
    return next((bild for bild in bilder if bild.vollstaendig), bilder[0])


def _located(einrichtung: Einrichtung) -> bool:
    return einrichtung.lat is not None and einrichtung.lon is not None


def _known(wert: float) -> float | None:
    return None if np.isnan(wert) else float(wert)


def _percent(teil: float | None, ganzes: float | None) -> float | None:
    return 100 * teil / ganzes if ganzes else None
