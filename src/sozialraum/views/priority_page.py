"""Where first: the order of the areas as sentence, map and list, and how it came about."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from sozialraum.analysis.classes import Einteilung, Klassierung, classify
from sozialraum.analysis.index import Rangordnung, Teilwerte
from sozialraum.analysis.robustness import ERSTE, Pruefung
from sozialraum.model import Datenbestand, Raumebene, Vorlage
from sozialraum.views import links, map_frame, numbers, priority_choice, priority_words
from sozialraum.views.colours import Farbschema, class_colours
from sozialraum.views.markup import render

STELLEN = 1
"""Decimals of an index, a normalised value and a contribution."""
OHNE_RANG = "ohne Rang"


@dataclass(frozen=True, eq=False)
class Prioritaetenbild:
    """An order of areas and how it holds, with what map, list and tables share. `pruefung` None: no order."""

    bestand: Datenbestand
    rangordnung: Rangordnung
    pruefung: Pruefung | None
    vorlage: Vorlage | None

    @property
    def ebene(self) -> Raumebene:
        """The level whose areas are ranked."""
        return self.bestand.raumebenen[self.rangordnung.raumebene]

    @cached_property
    def folge(self) -> list[str]:
        """The ranked areas, the first one first; empty without an order."""
        return [zeile.raum for zeile in self.pruefung.zeilen] if self.pruefung else []

    @property
    def unranked(self) -> list[str]:
        """The areas without a rank."""
        return [raum for raum in self.ebene.namen if raum not in self.folge]

    @cached_property
    def klassierung(self) -> Klassierung:
        """Classes of the index as it is shown."""
        return classify(self.rangordnung.index[self.folge].round(STELLEN), Einteilung())

    @cached_property
    def farben(self) -> tuple[str, ...]:
        """A colour for every class, dark is first."""
        return class_colours(Farbschema.VIOLETT, self.klassierung.anzahl)

    @cached_property
    def abweichungen(self) -> pd.DataFrame:
        """Contributions minus their mean over the areas: what lifts or lowers the index of an area.

        Per row they add up to the index minus the mean of all. So contributions of scales with and without
        a zero can be read in the same way.
        """
        beitraege = self.rangordnung.beitraege
        return beitraege - beitraege.mean()

    @cached_property
    def schluessel(self) -> dict[str, object]:
        """Link keys of everything that was chosen."""
        return priority_choice.link_keys(self.bestand, self.vorlage, self.rangordnung.rechenweg)

    def part(self, kennung: str) -> Teilwerte:
        """A Teilindikator of the order by its id."""
        return next(teil for teil in self.rangordnung.teile if teil.teil.indikator == kennung)

    def rank(self, raum: str) -> int:
        """Rank of a ranked area."""
        return int(self.rangordnung.raenge[raum])

    def index(self, raum: str) -> str:
        """Index of a ranked area as it is shown."""
        return numbers.number(self.rangordnung.index[raum], STELLEN)

    def explained(self, gewaehlt: str | None) -> str | None:
        """The area to explain: the chosen one, else the first; None without an order."""
        return gewaehlt or (self.folge[0] if self.folge else None)

    def title(self) -> str:
        """ "Prioritäten: Quartiersmanagement", or that the Rechenweg is another one."""
        if self.vorlage is None:
            return "Prioritäten: eigener Rechenweg"
        geaendert = priority_words.deviations(self.vorlage, self.rangordnung.rechenweg)
        return f"Prioritäten: {self.vorlage.titel}{' (geändert)' if geaendert else ''}"


def head(bild: Prioritaetenbild) -> str:
    """The first three, how they were found, of when, and what that does not say."""
    rangordnung, vorlage = bild.rangordnung, bild.vorlage
    geaendert = priority_words.deviations(vorlage, rangordnung.rechenweg) if vorlage else []
    return render(
        "prioritaeten_kopf",
        titel=bild.title(),
        ergebnis=result(bild),
        formel=priority_words.formula(rangordnung) if rangordnung.vorhanden else "",
        stichtage=priority_words.dates(rangordnung.teile),
        ausgang=vorlage,
        abweichung=numbers.enumeration(geaendert),
        warnung=priority_words.WARNUNG,
    )


def result(bild: Prioritaetenbild) -> str:
    """The first three with their index, or why there is no order and what to do."""
    if not bild.folge:
        return (
            f"{priority_words.obstacle(bild.rangordnung)} Teilindikatoren und Gewichte stehen in der Auswahl."
        )
    erste = [raum for raum in bild.folge if bild.rank(raum) <= ERSTE]
    return f"Vorn: {', '.join(f'{bild.rank(r)}. {bild.ebene.namen[r]} ({bild.index(r)})' for r in erste)}."


def state(bild: Prioritaetenbild, raum: str | None) -> dict:
    """State of the map frame: every area in the colour of its index, its rank before its name."""
    nummern = bild.klassierung.nummern
    gebiete = {
        r: [nummern[r], bild.index(r), bild.rank(r)] if r in nummern else [-1, OHNE_RANG]
        for r in bild.ebene.namen
    }
    zeichen = {r: str(bild.rank(r)) for r in bild.folge}
    return map_frame.colouring(bild.farben, gebiete, "Indexpunkte", raum) | {"s": zeichen}


def legend(bild: Prioritaetenbild) -> str:
    """Bounds of the classes with their colours."""
    return render(
        "prioritaeten_legende",
        klassen=[
            (class_bounds(k.von, k.bis), bild.farben[k.nummer]) for k in reversed(bild.klassierung.klassen)
        ],
        ohne_rang=OHNE_RANG if bild.unranked else "",
        warnung=priority_words.WARNUNG,
    )


def class_bounds(von: float, bis: float) -> str:
    """ "96,6–101,7", one number for a class of one value."""
    unten, oben = numbers.number(von, STELLEN), numbers.number(bis, STELLEN)
    return unten if unten == oben else f"{unten}–{oben}"


def rank_list(bild: Prioritaetenbild, raum: str | None) -> str:
    """Every area with rank, index and what lifts it most; its name chooses it. Then why it stands there."""
    nummern = bild.klassierung.nummern
    zeilen = [
        {
            "raum": r,
            "name": bild.ebene.namen[r],
            "adresse": links.page("prioritaeten", **bild.schluessel, stadtteil=bild.ebene.namen[r]),
            "rang": bild.rank(r) if r in nummern else "–",
            "klasse": nummern.get(r),
            "index": bild.index(r) if r in nummern else "",
            "staerkster": strongest(bild, r) if r in nummern else OHNE_RANG,
        }
        for r in (*bild.folge, *bild.unranked)
    ]
    return render(
        "prioritaeten_liste",
        zeilen=zeilen,
        spalte=bild.ebene.name,
        farben=";".join(f"--k{nummer}:{farbe}" for nummer, farbe in enumerate(bild.farben)),
        erklaert=bild.explained(raum),
    )


def strongest(bild: Prioritaetenbild, raum: str) -> str:
    """The Teilindikator that lifts the index of an area most: "Fluktuation (+5,2)"."""
    abweichungen = bild.abweichungen.loc[raum]
    teil, wert = abweichungen.idxmax(), abweichungen.max()
    if round(wert, STELLEN) <= 0:
        return "keiner über dem Durchschnitt"
    return f"{bild.part(teil).name} ({numbers.signed(wert, STELLEN)})"


def method(bild: Prioritaetenbild) -> str:
    """How the order is computed, what is left out and why, and what it cannot say."""
    rangordnung = bild.rangordnung
    return render(
        "prioritaeten_rechenweg",
        formel=priority_words.formula(rangordnung) if rangordnung.vorhanden else "",
        skala=priority_words.SKALEN[rangordnung.rechenweg.normierung],
        ausgang=bild.vorlage,
        ausgelassen=priority_words.left_out(bild.bestand, rangordnung),
        grenzen=priority_words.limits(bild.bestand, rangordnung),
    )
