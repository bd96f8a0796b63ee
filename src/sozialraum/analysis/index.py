"""Where first: a weighted index over the areas of a level, with everything that went into it."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache, partial

import numpy as np
import pandas as pd

from sozialraum.analysis.index_parts import Teilwerte, part_values, reach_gap, usual_priority
from sozialraum.analysis.normalisation import normalise
from sozialraum.model import LUECKE, Datenbestand, Mittelung, Rechenweg, Teilindikator

__all__ = [
    "Auslassung",
    "Auslassungsgrund",
    "Hindernis",
    "Rangordnung",
    "Teilwerte",
    "combine",
    "rank_areas",
    "rank_indices",
    "usual_priority",
    "with_parts",
    "without",
]

_GLEICH = 9  # decimals to which an index must agree to share a rank: sums differ by a binary digit
_SPUERBAR = 1e-9  # a smaller part of the largest weight is lost in those decimals, and counts as none
_MERKEN = 32  # orders kept: whoever changes something else on the page does not wait again


class Auslassungsgrund(StrEnum):
    """Why a chosen Teilindikator is not part of the index."""

    OHNE_GEWICHT = "ohne Gewicht"
    UNVOLLSTAENDIG = "nicht für alle Gebiete bekannt"
    UEBERALL_GLEICH = "überall gleich"
    UNBEKANNT = "gibt es nicht"


class Hindernis(StrEnum):
    """Why there is no order."""

    KEINE_TEILE = "keine Teilindikatoren"
    KEINE_GEWICHTE = "die Summe der Gewichte ist 0"
    NICHTS_UEBRIG = "kein Teilindikator ist verwendbar"
    ALLES_GLEICH = "alle Gebiete sind gleich"


@dataclass(frozen=True)
class Auslassung:
    """A Teilindikator that is not part of the index, and why. `raeume`: areas without a value."""

    teil: Teilindikator
    name: str
    grund: Auslassungsgrund
    raeume: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Rangordnung:
    """The areas in order of priority, and how it came about.

    Ranked areas are the rows of `normiert` and `beitraege` and the index of `index`; columns are the ids of
    the `teile` used. `gewichte` are their shares and add up to 1. `normiert`: high means priority, scales
    see `normalise`. `beitraege` add up to the index of the row. `raenge` holds all areas, 1 comes first;
    indices equal to nine decimals share the better rank, NaN for `ohne_werte`, the areas without any value.
    Without an order (see `hindernis`) all ranks are NaN.
    """

    rechenweg: Rechenweg
    raumebene: str
    jahr: int
    teile: tuple[Teilwerte, ...]
    ausgelassen: tuple[Auslassung, ...]
    ohne_werte: tuple[str, ...]
    gewichte: pd.Series
    normiert: pd.DataFrame
    index: pd.Series
    beitraege: pd.DataFrame
    raenge: pd.Series
    hindernis: Hindernis | None

    @property
    def vorhanden(self) -> bool:
        """Whether there is an order."""
        return self.hindernis is None


def rank_areas(
    bestand: Datenbestand, rechenweg: Rechenweg, raumebene: str, jahr: int, basisjahr: int | None = None
) -> Rangordnung:
    """The order of the areas of a level. Every Indikator has its year nearest to `jahr`.

    Left out, with the reason, is what has no weight, is unknown, is the same everywhere, or lacks a value
    for an area that any other has one for. Areas without any value have no rank, as long as they are fewer
    than half; else they make every Teilindikator incomplete.
    ValueError for a negative or infinite weight, and for a Teilindikator that stands there twice.
    The last results are kept with the data, so that they go when the data is read anew.
    """
    if "rangordnungen" not in bestand.ergebnisse:
        bestand.ergebnisse["rangordnungen"] = lru_cache(_MERKEN)(partial(_rank_areas, bestand))
    return bestand.ergebnisse["rangordnungen"](rechenweg, raumebene, jahr, basisjahr)


def without(rangordnung: Rangordnung, teil_id: str) -> Rangordnung:
    """The order of the same areas without one Teilindikator; the others keep their proportions."""
    teile = tuple(teil for teil in rangordnung.rechenweg.teile if teil.indikator != teil_id)
    return with_parts(
        replace(
            rangordnung,
            rechenweg=replace(rangordnung.rechenweg, teile=teile),
            ausgelassen=tuple(a for a in rangordnung.ausgelassen if a.teil.indikator != teil_id),
        ),
        [teil for teil in rangordnung.teile if teil.teil.indikator != teil_id],
    )


def with_parts(vorlage: Rangordnung, teile: Iterable[Teilwerte]) -> Rangordnung:
    """The order of the same areas by other values or weights.

    The Teilindikatoren must be complete for all areas but `vorlage.ohne_werte`; those that are the same
    everywhere are left out. What `vorlage` leaves out stays so.
    """
    raeume = vorlage.raenge.index.difference(vorlage.ohne_werte, sort=False)
    alle = tuple(teile)
    gleich = [teil for teil in alle if teil.werte[raeume].nunique() < 2]
    teile = tuple(teil for teil in alle if teil not in gleich)
    rechenweg = vorlage.rechenweg
    neu = [Auslassung(t.teil, t.name, Auslassungsgrund.UEBERALL_GLEICH, t.luecken) for t in gleich]
    gewaehlt = [teil.indikator for teil in rechenweg.teile]
    ausgelassen = tuple(
        sorted((*vorlage.ausgelassen, *neu), key=lambda auslassung: gewaehlt.index(auslassung.teil.indikator))
    )
    gewichte = _shares(teile)
    normiert = pd.DataFrame(
        {t.teil.indikator: normalise(t.werte[raeume], t.teil.vorrang, rechenweg.normierung) for t in teile},
        index=raeume if teile else raeume[:0],
        dtype=float,
    )
    indizes = combine(normiert.to_numpy(), gewichte.to_numpy(), rechenweg.mittelung)
    index = pd.Series(indizes, index=normiert.index, dtype=float)
    hindernis = _obstacle(rechenweg, ausgelassen, index)
    raenge = pd.Series(np.nan, index=vorlage.raenge.index)
    if hindernis is None:
        raenge[raeume] = rank_indices(index.to_numpy())
    return replace(
        vorlage,
        teile=teile,
        ausgelassen=ausgelassen,
        gewichte=gewichte,
        normiert=normiert,
        index=index,
        beitraege=_contributions(normiert, gewichte, index, rechenweg.mittelung),
        raenge=raenge,
        hindernis=hindernis,
    )


def combine(normiert: np.ndarray, gewichte: np.ndarray, mittelung: Mittelung) -> np.ndarray:
    """The index of every area (rows of `normiert`) for every row of shares, or for the only one.

    Arithmetic or geometric mean, weighted; shares of a row add up to 1. Result: (..., areas).
    """
    if mittelung is Mittelung.ARITHMETISCH:
        return gewichte @ normiert.T
    return np.exp(gewichte @ np.log(normiert).T)


def rank_indices(indizes: np.ndarray) -> np.ndarray:
    """Rank 1 for the highest index of a row; those equal to nine decimals share the better rank."""
    gerundet = np.round(indizes, _GLEICH)
    raenge = np.ones_like(gerundet, dtype=int)
    for stelle in range(gerundet.shape[-1]):  # all pairs at once would take a hundred times the memory
        raenge += gerundet < gerundet[..., [stelle]]
    return raenge


def _rank_areas(
    bestand: Datenbestand, rechenweg: Rechenweg, raumebene: str, jahr: int, basisjahr: int | None
) -> Rangordnung:
    _check(rechenweg)
    raeume = list(bestand.raumebenen[raumebene].namen)
    spuerbar = _SPUERBAR * max((teil.gewicht for teil in rechenweg.teile), default=0)
    ausgelassen: list[Auslassung] = []
    gewogen: list[Teilwerte] = []
    for teil in rechenweg.teile:
        if teil.indikator == LUECKE:
            werte = reach_gap(bestand, teil, raumebene, rechenweg.gehweg)
        else:
            werte = part_values(bestand, teil, raumebene, jahr, basisjahr)
        if werte is None:
            ausgelassen.append(Auslassung(teil, teil.indikator, Auslassungsgrund.UNBEKANNT))
        elif teil.gewicht <= spuerbar:
            ausgelassen.append(Auslassung(teil, werte.name, Auslassungsgrund.OHNE_GEWICHT, werte.luecken))
        else:
            gewogen.append(werte)
    ohne_werte = tuple(raum for raum in raeume if gewogen and all(raum in t.luecken for t in gewogen))
    if 2 * len(ohne_werte) >= len(raeume):
        ohne_werte = ()
    lueckenhaft = [teil for teil in gewogen if not set(teil.luecken) <= set(ohne_werte)]
    ausgelassen += [
        Auslassung(t.teil, t.name, Auslassungsgrund.UNVOLLSTAENDIG, t.luecken) for t in lueckenhaft
    ]
    leer = pd.Series(dtype=float)
    return with_parts(
        Rangordnung(
            rechenweg=rechenweg,
            raumebene=raumebene,
            jahr=jahr,
            teile=(),
            ausgelassen=tuple(ausgelassen),
            ohne_werte=ohne_werte,
            gewichte=leer,
            normiert=pd.DataFrame(),
            index=leer,
            beitraege=pd.DataFrame(),
            raenge=pd.Series(np.nan, index=raeume),
            hindernis=None,
        ),
        [teil for teil in gewogen if teil not in lueckenhaft],
    )


def _check(rechenweg: Rechenweg) -> None:
    gewichte = [teil.gewicht for teil in rechenweg.teile]
    if not all(math.isfinite(gewicht) and gewicht >= 0 for gewicht in gewichte):
        raise ValueError(f"a weight must be a number from 0 on: {gewichte}")
    ids = [teil.indikator for teil in rechenweg.teile]
    if len(set(ids)) < len(ids):
        raise ValueError(f"a Teilindikator must not stand there twice: {ids}")


def _shares(teile: tuple[Teilwerte, ...]) -> pd.Series:
    """Teilindikator id -> share. The largest weight is divided out first, so that no sum is infinite."""
    gewichte = pd.Series({t.teil.indikator: t.teil.gewicht for t in teile}, dtype=float)
    if gewichte.empty:
        return gewichte
    gewichte /= gewichte.max()
    return gewichte / gewichte.sum()


def _contributions(
    normiert: pd.DataFrame, gewichte: pd.Series, index: pd.Series, mittelung: Mittelung
) -> pd.DataFrame:
    """What every Teilindikator adds to the index; a product is split in proportion to the logarithms."""
    if mittelung is Mittelung.ARITHMETISCH:
        return normiert * gewichte
    logarithmen = np.log(normiert.to_numpy()) * gewichte.to_numpy()
    summen = logarithmen.sum(axis=1, keepdims=True)
    # an area at the bottom of every scale has logarithms of 0 only: then the weights split its index
    anteile = np.broadcast_to(gewichte.to_numpy(), logarithmen.shape).copy()
    np.divide(logarithmen, summen, out=anteile, where=summen > 0)
    return pd.DataFrame(anteile, normiert.index, normiert.columns).mul(index, axis=0)


def _obstacle(
    rechenweg: Rechenweg, ausgelassen: tuple[Auslassung, ...], index: pd.Series
) -> Hindernis | None:
    if not rechenweg.teile:
        return Hindernis.KEINE_TEILE
    if all(teil.gewicht == 0 for teil in rechenweg.teile):
        return Hindernis.KEINE_GEWICHTE
    gruende = {auslassung.grund for auslassung in ausgelassen} - {Auslassungsgrund.OHNE_GEWICHT}
    if index.empty and gruende != {Auslassungsgrund.UEBERALL_GLEICH}:
        return Hindernis.NICHTS_UEBRIG
    return Hindernis.ALLES_GLEICH if index.round(_GLEICH).nunique() < 2 else None
