"""The rules of a round of voting: what a ballot may hold, and what the ballots say together."""

from collections.abc import Iterable, Mapping

from sozialraum.model import Auszaehlung, Frage, Ziel


def check(frage: Frage, punkte: Mapping[int, int]) -> str | None:
    """Why a ballot does not count, or None. `punkte`: line of the ballot (from 0) -> points.

    "ungueltig": a line that does not exist, or points that are no count. "leer": no point given.
    "zu_viele": more than `frage.punkte` in all; fewer are allowed.
    """
    zeilen = range(len(frage.ziele))
    if not all(_is_count(zeile) and zeile in zeilen for zeile in punkte):
        return "ungueltig"
    if not all(map(_is_count, punkte.values())):
        return "ungueltig"
    vergeben = sum(punkte.values())
    if not vergeben:
        return "leer"
    return "zu_viele" if vergeben > frage.punkte else None


def _is_count(wert: object) -> bool:
    """True and False are integers to Python, but nobody's points."""
    return isinstance(wert, int) and not isinstance(wert, bool) and wert >= 0


def totals(zettel: Iterable[Mapping[int, int]], laenge: int) -> tuple[int, ...]:
    """The points of each line of a ballot of `laenge` lines. Raises IndexError for a line beyond it."""
    summen = [0] * laenge
    for punkte in zettel:
        for zeile, anzahl in punkte.items():
            summen[zeile] += anzahl
    return tuple(summen)


def ranking(frage: Frage, auszaehlung: Auszaehlung) -> list[tuple[Ziel, int]]:
    """Every line of the ballot with its points, most points first; ties in the order of the ballot."""
    return sorted(zip(frage.ziele, auszaehlung.punkte, strict=True), key=lambda zeile: -zeile[1])


def per_area(frage: Frage, auszaehlung: Auszaehlung) -> dict[str, int]:
    """Stadtteil -> points of all its lines, in the order of the ballot; {} in a round without Stadtteile."""
    summen = dict.fromkeys(frage.raeume, 0)
    for ziel, punkte in zip(frage.ziele, auszaehlung.punkte, strict=True):
        if ziel.raum:
            summen[ziel.raum] += punkte
    return summen
