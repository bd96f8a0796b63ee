"""Whether an order of areas holds: other weights, other scales, and what would change it."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from sozialraum.analysis.index import Rangordnung, combine, rank_indices, with_parts
from sozialraum.analysis.normalisation import normalise
from sozialraum.model import Normierung

ERSTE = 3
"""So many areas are the first ones: those that a decision would begin with."""

_MERKEN = 16  # checks kept, some kilobytes each


@dataclass(frozen=True)
class Wendepunkt:
    """The nearest weight of a single Teilindikator at which an area joins or leaves the first three.

    `teil`: id. In percent of all weights, the others keep their proportions. It happens at every whole
    percent below (`unter`) or above `grenze`, as far as `bis` (excluded), None: to the end of the scale.
    Whole percents nearer than a point to `jetzt` are not looked at, at none between it and `grenze` does it
    happen else. `dann_dabei`: whether the area is among them then.
    """

    teil: str
    unter: bool
    grenze: int
    bis: int | None
    jetzt: float
    dann_dabei: bool


@dataclass(frozen=True)
class Halt:
    """How an area fares in all runs.

    `von`, `bis`: 5 and 95 percent of the ranks; `erste_drei`: share (0 to 1) of the runs in which it is
    among the first three. `ohne`: Teilindikator left out -> rank, `je_normierung`: rank with the chosen
    weights; both without those that leave no order.
    """

    raum: str
    rang: int
    von: int
    bis: int
    bester: int
    schlechtester: int
    erste_drei: float
    ohne: dict[str, int]
    je_normierung: dict[Normierung, int]
    wendepunkt: Wendepunkt | None


@dataclass(frozen=True)
class Pruefung:
    """How every ranked area fares, in order of rank. `laeufe`: orders computed from `ziehungen` weightings.

    `grenzfall`: area -> rank if sites without a documented address reached everybody in their Stadtteil;
    None if there are none that matter, or no order would be left.
    """

    ziehungen: int
    laeufe: int
    zeilen: tuple[Halt, ...]
    grenzfall: dict[str, int] | None


@lru_cache(_MERKEN)
def check_order(rangordnung: Rangordnung, ziehungen: int = 10_000, keim: int = 2024) -> Pruefung | None:
    """How the order holds under drawn weightings, every scale, and without each Teilindikator.

    Weightings are drawn from a Dirichlet distribution around the chosen one: alpha is the share times the
    number of Teilindikatoren, so equal weights make all weightings alike probable (after Saisana, Saltelli
    and Tarantola 2005). The seed is fixed. Every weighting, the chosen one, and the one without each
    Teilindikator is a run under each of the scales, always with the chosen mean. None if there is no order.
    """
    if not rangordnung.vorhanden:
        return None
    anteile = rangordnung.gewichte.to_numpy()
    ohne = _left_out(anteile)
    gezogen = np.random.default_rng(keim).dirichlet(anteile * len(anteile), ziehungen)
    gewichte = np.vstack([anteile, ohne, gezogen])
    laeufe = {n: _ranks(_matrix(rangordnung, n), gewichte, rangordnung) for n in Normierung}
    alle = np.vstack(list(laeufe.values()))
    von, bis = np.quantile(alle, [0.05, 0.95], axis=0, method="inverted_cdf")
    je_normierung = {n: raenge[0] for n, raenge in laeufe.items() if raenge[0].max() > 1}
    einzeln = laeufe[rangordnung.rechenweg.normierung][1 : 1 + len(ohne)]
    ohne_teil = {t: r for t, r in zip(rangordnung.gewichte.index, einzeln, strict=False) if r.max() > 1}
    wendepunkte = _turning_points(rangordnung)
    zeilen = [
        Halt(
            raum=raum,
            rang=int(rangordnung.raenge[raum]),
            von=int(von[stelle]),
            bis=int(bis[stelle]),
            bester=int(alle[:, stelle].min()),
            schlechtester=int(alle[:, stelle].max()),
            erste_drei=float((alle[:, stelle] <= ERSTE).mean()),
            ohne={teil: int(raenge[stelle]) for teil, raenge in ohne_teil.items()},
            je_normierung={n: int(raenge[stelle]) for n, raenge in je_normierung.items()},
            wendepunkt=wendepunkte[stelle],
        )
        for stelle, raum in enumerate(rangordnung.index.index)
    ]
    zeilen.sort(key=lambda zeile: zeile.rang)
    return Pruefung(ziehungen, len(alle), tuple(zeilen), _best_case(rangordnung))


def _matrix(rangordnung: Rangordnung, normierung: Normierung) -> np.ndarray:
    """The normalised values of the ranked areas, as another scale sees them."""
    raeume = rangordnung.normiert.index
    return np.column_stack(
        [normalise(t.werte[raeume], t.teil.vorrang, normierung) for t in rangordnung.teile]
    )


def _ranks(normiert: np.ndarray, gewichte: np.ndarray, rangordnung: Rangordnung) -> np.ndarray:
    """Ranks of the areas for every row of shares, with the chosen mean."""
    return rank_indices(combine(normiert, gewichte, rangordnung.rechenweg.mittelung))


def _left_out(anteile: np.ndarray) -> np.ndarray:
    """A row of shares per Teilindikator, without it; no row if it is the only one."""
    if len(anteile) == 1:
        return np.empty((0, 1))
    return np.vstack([_shifted(anteile, stelle, np.zeros(1)) for stelle in range(len(anteile))])


def _shifted(anteile: np.ndarray, stelle: int, neu: np.ndarray) -> np.ndarray:
    """Rows of shares with `neu` for one Teilindikator, while the others share the rest as before."""
    uebrige = np.where(np.arange(len(anteile)) == stelle, 0.0, anteile)
    gewichte = np.outer(1 - neu, uebrige / uebrige.sum())
    gewichte[:, stelle] = neu
    return gewichte


def _turning_points(rangordnung: Rangordnung) -> list[Wendepunkt | None]:
    """The nearest Wendepunkt of every ranked area.

    Where two areas change places is an equation of first degree in the weight (of logarithms, for the
    geometric mean), but what is said is a whole percent: therefore the order is computed at each of the 101,
    ties included, and what is said of them is exactly true.
    """
    anteile = rangordnung.gewichte.to_numpy()
    normiert = rangordnung.normiert.to_numpy()
    jetzt_dabei = (rangordnung.raenge[rangordnung.index.index] <= ERSTE).tolist()
    naechste: list[Wendepunkt | None] = [None] * len(jetzt_dabei)
    if len(anteile) == 1:
        return naechste
    for stelle, teil in enumerate(rangordnung.gewichte.index):
        gewichte = _shifted(anteile, stelle, np.arange(101) / 100)
        anders = (_ranks(normiert, gewichte, rangordnung) <= ERSTE) != jetzt_dabei
        jetzt = round(float(100 * anteile[stelle]), 9)
        for raum, dabei in enumerate(jetzt_dabei):
            punkte = [
                Wendepunkt(teil, unter, *grenzen, jetzt, not dabei)
                for unter in (True, False)
                if (grenzen := _bounds(anders[:, raum], jetzt, unter))
            ]
            naechste[raum] = min(filter(None, [naechste[raum], *punkte]), key=_distance, default=None)
    return naechste


def _distance(punkt: Wendepunkt) -> float:
    """Points between the present weight and the bound."""
    return abs(punkt.grenze - punkt.jetzt)


def _bounds(anders: np.ndarray, jetzt: float, unter: bool) -> tuple[int, int | None] | None:
    """`grenze` and `bis` of the flip nearest to the present weight on one side of it, None without one.

    `anders`: whether membership differs, at 0 to 100 percent.
    """
    # a flip nearer than a whole point would put the bound on the other side of the present weight
    prozent = range(math.floor(jetzt) - 1, -1, -1) if unter else range(math.ceil(jetzt) + 1, 101)
    erster = next((p for p in prozent if anders[p]), None)
    if erster is None:
        return None
    schritt = prozent.step
    zurueck = next((p for p in range(erster, prozent.stop, schritt) if not anders[p]), None)
    return erster - schritt, zurueck


def _best_case(rangordnung: Rangordnung) -> dict[str, int] | None:
    """Ranks if every value that may be lower were 0."""
    if not any(teil.unsicher for teil in rangordnung.teile):
        return None
    raeume = rangordnung.index.index
    teile = [
        replace(teil, werte=teil.werte.where(~teil.werte.index.isin(teil.unsicher), 0.0))
        for teil in rangordnung.teile
    ]
    neu = with_parts(rangordnung, teile)
    return {raum: int(neu.raenge[raum]) for raum in raeume} if neu.vorhanden else None
