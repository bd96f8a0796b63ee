"""What would be if: new sites beside those of today, and whom they would reach in addition."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from sozialraum.analysis.addresses import split_courtyard
from sozialraum.analysis.reach import (
    Punkt,
    Reichweite,
    Standortwahl,
    Zahlen,
    network,
    newly_reached,
    project,
    reach,
    sites,
)
from sozialraum.model import STADT_ID, STADTTEIL, Datenbestand, Einrichtung

HOECHSTENS = 5
"""New sites at most: more would hide what each of them does."""


@dataclass(frozen=True)
class Standort:
    """A new site: its place, the Stadtteil around it, the nearest official address and the metres to it."""

    punkt: Punkt
    stadtteil_id: str
    adresse: str
    entfernung: float


@dataclass(frozen=True)
class Szenario:
    """The chosen sites of today with and without coordinates, the new ones, and who is reached without and
    with these.

    `neu`: the difference per area and for the city. `einzeln`: for each new site, what it would reach in
    the city if it came alone; where new sites overlap, these add up to more than the difference.
    """

    heutige: tuple[Einrichtung, ...]
    ohne: tuple[Einrichtung, ...]
    neue: tuple[Standort, ...]
    gehweg: float
    umweg: float
    vorher: dict[str, Reichweite]
    nachher: dict[str, Reichweite]
    neu: dict[str, Zahlen]
    einzeln: tuple[Zahlen, ...]


def scenario(
    bestand: Datenbestand, wahl: Standortwahl, neue: Sequence[Standort], gehweg: float, umweg: float
) -> Szenario:
    """The scenario for `gehweg` metres walked, `umweg` of them per metre of the straight line."""
    heutige, ohne = sites(bestand, wahl)
    punkte = [standort.punkt for standort in neue]

    def with_new(*orte: Punkt) -> dict[str, Reichweite]:
        return reach(bestand, [*heutige, *orte], gehweg, umweg)

    vorher, nachher = with_new(), with_new(*punkte)
    return Szenario(
        heutige,
        ohne,
        tuple(neue),
        gehweg,
        umweg,
        vorher,
        nachher,
        newly_reached(vorher, nachher),
        tuple(newly_reached(vorher, with_new(punkt))[STADT_ID] for punkt in punkte),
    )


def locate(bestand: Datenbestand, punkt: Punkt) -> Standort | None:
    """Where a point in WGS 84 lies; None outside all Stadtteile, or without any address to name it by."""
    flaechen = bestand.raumebenen[STADTTEIL].flaechen
    innen = shapely.intersects_xy(flaechen.geometry.values, punkt.lon, punkt.lat)
    if not innen.any() or bestand.adressen.empty:
        return None
    abstaende = np.hypot(*(network(bestand).adressen - project([punkt])[0]).T)
    naechste = int(abstaende.argmin())
    haus = bestand.adressen.iloc[naechste]
    strasse, gang = split_courtyard(haus["strasse"])
    return Standort(
        punkt,
        flaechen["id"].iloc[int(innen.argmax())],
        f"{strasse} {gang}{haus['hausnummer']}{haus['zusatz']}",
        float(abstaende[naechste]),
    )
