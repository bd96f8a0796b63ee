"""What there is of an Indikator: for which areas and years, from which sources, with which notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sozialraum.analysis.values import Auspraegung, describe
from sozialraum.model import STADT, STADT_ID, Beobachtung, Datenbestand, Fehlgrund, Indikator


@dataclass(frozen=True, eq=False)
class Verfuegbarkeit:
    """Where and when an Indikator has values.

    `jahre`: years with a value or a stated gap, ascending. `gebiete`: area -> year -> why there is no
    value, None where there is one; `stadt` likewise. `quellen` and `stadt_quellen`: sources by year,
    only of years with values. `anderer_stand`: years in which the city value is of another Stichtag or
    Quelle than those of the areas.
    """

    jahre: tuple[int, ...]
    gebiete: dict[str, dict[int, Fehlgrund | None]]
    stadt: dict[int, Fehlgrund | None]
    quellen: dict[int, tuple[str, ...]]
    stadt_quellen: dict[int, tuple[str, ...]]
    anderer_stand: tuple[int, ...]

    @cached_property
    def gruppen(self) -> tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]:
        """Areas with a value and the years in which it is just these; the largest group first."""
        gruppen: dict[tuple[str, ...], tuple[int, ...]] = {}
        for jahr in self.jahre:
            raeume = tuple(raum for raum, gruende in self.gebiete.items() if gruende[jahr] is None)
            if raeume:
                gruppen[raeume] = (*gruppen.get(raeume, ()), jahr)
        return tuple(sorted(gruppen.items(), key=lambda gruppe: -len(gruppe[0])))

    @property
    def vollstaendige_jahre(self) -> tuple[int, ...]:
        """Years in which every area has a value."""
        raeume, jahre = self.gruppen[0] if self.gruppen else ((), ())
        return jahre if len(raeume) == len(self.gebiete) else ()


@dataclass(frozen=True)
class Herkunft:
    """What comes from one Quelle: Stichtage of values of the areas and of the city, and their quality."""

    quelle: str
    gebiete: tuple[str, ...]
    stadt: tuple[str, ...]
    qualitaeten: tuple[str, ...]


@dataclass(frozen=True)
class Anmerkung:
    """A note that stands beside values. `stellen`: id of the area ("00" for the city) -> years."""

    text: str
    stellen: dict[str, tuple[int, ...]]


def availability(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> Verfuegbarkeit:
    """Values and gaps of an Indikator in all years, as the map shows them.

    A development is counted from the first year there is. Kept with the data, as `describe` does.
    """
    schluessel = ("verfuegbarkeit", indikator.id, raumebene)
    if schluessel not in bestand.ergebnisse:
        bestand.ergebnisse[schluessel] = _availability(bestand, indikator, raumebene)
    return bestand.ergebnisse[schluessel]


def _availability(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> Verfuegbarkeit:
    jahre = sorted({jahr for _, jahr, _ in _observations(bestand, indikator, raumebene)})
    basisjahr = jahre[0] if jahre and indikator.braucht_basisjahr else None
    alle = (describe(bestand, indikator, raumebene, jahr, basisjahr) for jahr in jahre)
    bilder = {bild.jahr: bild for bild in alle if _is_known(bestand, bild)}
    mit_werten = {jahr: bild for jahr, bild in bilder.items() if bild.werte.notna().any()}
    mit_stadtwert = {jahr: bild for jahr, bild in bilder.items() if bild.stadtwert is not None}
    return Verfuegbarkeit(
        jahre=tuple(bilder),
        gebiete={
            raum: {jahr: bild.fehlgruende.get(raum) for jahr, bild in bilder.items()}
            for raum in bestand.raumebenen[raumebene].namen
        },
        stadt={jahr: _city_gap(bestand, bild) for jahr, bild in bilder.items()},
        quellen={jahr: bild.quellen for jahr, bild in mit_werten.items()},
        stadt_quellen={jahr: bild.stadt_quellen for jahr, bild in mit_stadtwert.items()},
        anderer_stand=tuple(
            jahr
            for jahr, bild in mit_stadtwert.items()
            if jahr in mit_werten
            and (bild.stadt_stichtag, bild.stadt_quellen) != (bild.stichtag, bild.quellen)
        ),
    )


def _is_known(bestand: Datenbestand, bild: Auspraegung) -> bool:
    """Whether the year has a value (a gap of None) or a gap that somebody stated."""
    luecken = {bild.fehlgruende.get(raum) for raum in bild.werte.index} | {_city_gap(bestand, bild)}
    return bool(luecken - {Fehlgrund.NICHT_VORHANDEN, Fehlgrund.BASISJAHR})


def _city_gap(bestand: Datenbestand, bild: Auspraegung) -> Fehlgrund | None:
    """Why the city has no value; None if it has one."""
    if bild.stadtwert is not None:
        return None
    eigene = bestand.werte.get((STADT, bild.indikator.id, bild.jahr), {}).get(STADT_ID)
    return (eigene.fehlgrund if eigene else None) or Fehlgrund.NICHT_VORHANDEN


def origins(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> tuple[Herkunft, ...]:
    """The sources of all values shown, the newest first; a derived Indikator has those of its parts."""
    stichtage: dict[str, dict[bool, set[str]]] = {}
    qualitaeten: dict[str, set[str]] = {}
    for raum, _, beobachtung in _used(bestand, indikator, raumebene):
        je_quelle = stichtage.setdefault(beobachtung.quelle, {True: set(), False: set()})
        je_quelle[raum == STADT_ID].add(beobachtung.stichtag)
        qualitaeten.setdefault(beobachtung.quelle, set()).add(beobachtung.qualitaet)
    herkuenfte = [
        Herkunft(
            quelle,
            tuple(sorted(je_quelle[False])),
            tuple(sorted(je_quelle[True])),
            tuple(sorted(qualitaeten[quelle])),
        )
        for quelle, je_quelle in stichtage.items()
    ]
    return tuple(sorted(herkuenfte, key=lambda h: max(h.gebiete + h.stadt), reverse=True))


def notes(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> tuple[Anmerkung, ...]:
    """Every note that stands beside a value or a gap, once, with its places."""
    stellen: dict[str, dict[str, set[int]]] = {}
    for raum, jahr, beobachtung in _used(bestand, indikator, raumebene):
        if beobachtung.hinweis:
            stellen.setdefault(beobachtung.hinweis, {}).setdefault(raum, set()).add(jahr)
    return tuple(
        Anmerkung(text, {raum: tuple(sorted(jahre)) for raum, jahre in je_raum.items()})
        for text, je_raum in stellen.items()
    )


def _used(
    bestand: Datenbestand, indikator: Indikator, raumebene: str
) -> Iterator[tuple[str, int, Beobachtung]]:
    """Observations of the years shown; a base year may lie before them."""
    jahre = availability(bestand, indikator, raumebene).jahre
    for raum, jahr, beobachtung in _observations(bestand, indikator, raumebene):
        if jahr in jahre or indikator.braucht_basisjahr:
            yield raum, jahr, beobachtung


def _observations(
    bestand: Datenbestand, indikator: Indikator, raumebene: str
) -> Iterator[tuple[str, int, Beobachtung]]:
    """(area, year, Beobachtung) of the Indikator or, if it is derived, of its parts."""
    teile = {term.indikator for term in indikator.zaehler + indikator.nenner} or {indikator.id}
    ebenen = (raumebene,) if indikator.stadtwert_aus_summe else (raumebene, STADT)
    for (ebene, kennung, jahr), werte in bestand.werte.items():
        if ebene in ebenen and kennung in teile:
            for raum, beobachtung in werte.items():
                yield raum, jahr, beobachtung
