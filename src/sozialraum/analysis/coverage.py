"""Where new sites would reach most people who are not reached yet.

The maximal covering location problem (Church & ReVelle 1974), solved step by step: the best place is
taken, then the best for those it leaves. That reaches at least 1 − 1/e, about 63 %, of what the best
choice of as many places could (Nemhauser, Wolsey & Fisher 1978); the first place is the best of all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from sozialraum.analysis.addresses import split_courtyard
from sozialraum.analysis.reach import UMWEG, Netz, Ort, Punkt, network, project, radius
from sozialraum.model import Datenbestand

_FEINHEIT = 8  # squares per radius: finer ones cost more bounds, coarser ones more addresses
_AUF_EINMAL = 512  # points looked at at once, so that their cells need some megabytes only
_MERKEN = 32  # answers kept: whoever changes something else on the page does not wait again
_TAUSENDSTEL = 1000  # inhabitants are counted in thousandths, so that equal sums are equal


@dataclass(frozen=True)
class Vorschlag:
    """An address for a new site, with the inhabitants and addresses that no site before it reaches."""

    ort: Punkt
    adresse: str
    stadtteil_id: str
    einwohner: float
    adressen: int


def best_places(
    bestand: Datenbestand, orte: Sequence[Ort], gehweg: float, umweg: float = UMWEG, anzahl: int = 3
) -> tuple[Vorschlag, ...]:
    """Up to `anzahl` addresses, best first, from which most inhabitants not yet reached are reached.

    Reached, from `orte` as from the new places, is who lives within `gehweg` metres walked (see `reach`).
    Every address is a candidate; among equals the first in the data is taken. Fewer places come back where
    no further one reaches anybody. Stadtteile without a number of inhabitants weigh nothing.
    ValueError for a site without coordinates.
    """
    if "beste_orte" not in bestand.ergebnisse:
        bestand.ergebnisse["beste_orte"] = lru_cache(_MERKEN)(partial(_best_places, bestand))
    return bestand.ergebnisse["beste_orte"](project(orte), radius(gehweg, umweg), anzahl)


def _best_places(
    bestand: Datenbestand, orte: tuple[tuple[float, float], ...], weite: float, anzahl: int
) -> tuple[Vorschlag, ...]:
    """`best_places` for places in EPSG:25832 and metres of the straight line."""
    netz = network(bestand)
    zu_adressen, zu_zellen = netz.nearest(orte)
    offen = np.where(zu_zellen <= weite, 0.0, np.nan_to_num(netz.zelleneinwohner))
    offene_adressen = zu_adressen > weite
    suche = _Suche(netz, weite)
    vorschlaege: list[Vorschlag] = []
    while len(vorschlaege) < anzahl and (zeile := suche.best(offen)) is not None:
        zellen = suche.baum.query_ball_point(netz.adressen[zeile], weite)
        nah = np.hypot(*(netz.adressen - netz.adressen[zeile]).T) <= weite
        neue = int((nah & offene_adressen).sum())
        vorschlaege.append(_suggestion(bestand, zeile, float(offen[zellen].sum()), neue))
        offen[zellen] = 0.0
        offene_adressen &= ~nah
    return tuple(vorschlaege)


class _Suche:
    """Finds the best address by branch and bound, so that few of all addresses are looked at.

    Addresses are gathered in squares. From nowhere in a square can more be reached than lies within the
    radius plus half the diagonal around its middle; only squares where that bound is not below the best
    address so far are opened.
    """

    def __init__(self, netz: Netz, weite: float) -> None:
        # 0.4 s that only this search shall cost
        from scipy.spatial import cKDTree  # noqa: PLC0415

        self.baum, self.weite, self.adressen = cKDTree(netz.zellen), weite, netz.adressen
        seite = weite / _FEINHEIT
        self.umkreis = weite + seite * 0.7072  # a little over half the diagonal
        felder = np.floor((netz.adressen - netz.adressen.min(axis=0)) / seite).astype(np.int64)
        nummern = felder[:, 0] * (felder[:, 1].max() + 1) + felder[:, 1]
        self.reihenfolge = np.argsort(nummern, kind="stable")
        _, self.anfaenge = np.unique(nummern[self.reihenfolge], return_index=True)
        ecken = felder[self.reihenfolge[self.anfaenge]] * seite + netz.adressen.min(axis=0)
        self.mitten = ecken + seite / 2

    def best(self, offen: np.ndarray) -> int | None:
        """Row of the address with most of `offen` (inhabitants per cell) around it; None if all have 0."""
        gewichte = np.rint(_TAUSENDSTEL * offen).astype(np.int64)
        schranken = self._sums(self.mitten, self.umkreis, gewichte)
        bestes = (0, 0)  # sum, minus row: the first of equals is the greatest
        for zeilen, schranke in self._squares(schranken):
            if schranke == 0 or schranke < bestes[0]:
                break
            summen = self._sums(self.adressen[zeilen], self.weite, gewichte)
            stelle = int(summen.argmax())
            bestes = max(bestes, (int(summen[stelle]), -int(zeilen[stelle])))
        return -bestes[1] if bestes[0] else None

    def _squares(self, schranken: np.ndarray) -> Iterator[tuple[np.ndarray, int]]:
        """Rows of the addresses of each square with its bound, the highest bound first."""
        enden = np.append(self.anfaenge[1:], len(self.reihenfolge))
        for feld in np.argsort(-schranken, kind="stable"):
            yield self.reihenfolge[self.anfaenge[feld] : enden[feld]], int(schranken[feld])

    def _sums(self, punkte: np.ndarray, weite: float, gewichte: np.ndarray) -> np.ndarray:
        """Weight of the cells within `weite` metres of every point."""
        summen = np.empty(len(punkte), dtype=np.int64)
        for ab in range(0, len(punkte), _AUF_EINMAL):
            listen = self.baum.query_ball_point(punkte[ab : ab + _AUF_EINMAL], weite)
            grenzen = np.cumsum([0, *map(len, listen)])
            zellen = np.concatenate([np.asarray(liste, dtype=np.intp) for liste in listen])
            laufend = np.append(0, np.cumsum(gewichte[zellen]))
            summen[ab : ab + _AUF_EINMAL] = np.diff(laufend[grenzen])
        return summen


def _suggestion(bestand: Datenbestand, zeile: int, einwohner: float, adressen: int) -> Vorschlag:
    angaben = bestand.adressen.iloc[zeile]
    strasse, gang = split_courtyard(angaben["strasse"])
    return Vorschlag(
        ort=Punkt(angaben.geometry.y, angaben.geometry.x),
        adresse=f"{strasse} {gang}{angaben['hausnummer']}{angaben['zusatz']}",
        stadtteil_id=angaben["stadtteil_id"],
        einwohner=einwohner,
        adressen=adressen,
    )
