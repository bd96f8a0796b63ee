"""The page Zeit: what is known of an Indikator over the years; caption, film on the map, and its legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from sozialraum.analysis.classes import Klassierung, classify
from sozialraum.analysis.series import Zeitreihe, series
from sozialraum.analysis.values import Auspraegung, describe, nearest_year
from sozialraum.model import STADT_ID, Datenbestand, Indikator, Quelle
from sozialraum.views import choropleth, links, map_frame, numbers
from sozialraum.views.choropleth import FEHLT, QUALITAET, UEBLICH, Kartenbild
from sozialraum.views.colours import class_colours
from sozialraum.views.map_sheet import Kartenblatt, choropleth_sheet
from sozialraum.views.markup import render


@dataclass(frozen=True, eq=False)
class Zeitbild:
    """An Indikator over the years, for all areas of a level and the city.

    `bilder`: the years of the film, all from the sources of the last one, because pictures of
    different sources must not be compared. `reihen`: series by area and STADT_ID, all years. `jahre`:
    those in which an area or the city has a value, ascending.
    """

    indikator: Indikator
    mehrzahl: str
    namen: Mapping[str, str]
    reihen: Mapping[str, Zeitreihe]
    bilder: tuple[Auspraegung, ...]
    jahre: tuple[int, ...]
    quellen: tuple[Quelle, ...]
    qualitaet: str
    basisjahr: int | None

    @property
    def titel(self) -> str:
        """The Indikator in full, with the base year if it needs one."""
        return self.indikator.name + ("" if self.basisjahr is None else f" gegenüber {self.basisjahr}")

    @property
    def stand(self) -> str:
        """The first and the last Stichtag and how many there are; "" without a value."""
        punkte = [p for reihe in self.reihen.values() for p in reihe.punkte if p.wert is not None]
        staende = sorted({punkt.stichtag for punkt in punkte})
        if len(staende) < 2:
            return "".join(map(numbers.date, staende))
        return f"{numbers.date(staende[0])} bis {numbers.date(staende[-1])} ({len(staende)} Stichtage)"

    @property
    def beweglich(self) -> bool:
        """Whether there is more than one picture to show."""
        return len(self.bilder) > 1

    @cached_property
    def klassierung(self) -> Klassierung:
        """Classes of the values of all years of the film together; an area is (id, year)."""
        werte = pd.concat({bild.jahr: bild.werte for bild in self.bilder}).swaplevel()
        return classify(werte, UEBLICH.einteilung)

    @property
    def farben(self) -> tuple[str, ...]:
        """One colour for every class."""
        return class_colours(UEBLICH.schema, self.klassierung.anzahl)


def view(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, basisjahr: int | None = None
) -> Zeitbild:
    """Everything known of an Indikator over the years. `basisjahr` matters to those that need one."""
    basis = basisjahr if indikator.braucht_basisjahr else None
    ebene = bestand.raumebenen[raumebene]
    reihen = {raum: series(bestand, indikator, raumebene, raum, basis) for raum in (*ebene.namen, STADT_ID)}
    punkte = [punkt for reihe in reihen.values() for punkt in reihe.punkte if punkt.wert is not None]
    jahre = tuple(sorted({punkt.jahr for punkt in punkte}))
    alle = [describe(bestand, indikator, raumebene, jahr, basis) for jahr in jahre]
    bilder = [bild for bild in alle if bild.werte.notna().any()]
    return Zeitbild(
        indikator=indikator,
        mehrzahl=ebene.mehrzahl,
        namen=ebene.namen,
        reihen=reihen,
        bilder=tuple(bild for bild in bilder if bild.quellen == bilder[-1].quellen),
        jahre=jahre,
        quellen=tuple(bestand.quellen[q] for q in dict.fromkeys(q for p in punkte for q in p.quellen)),
        qualitaet="; ".join(dict.fromkeys(QUALITAET.get(bild.qualitaet, "") for bild in alle)),
        basisjahr=basis,
    )


def caption(bild: Zeitbild) -> str:
    """What is shown, of which period, from where; survives a screenshot of the page."""
    titel = f"{bild.titel}, {period(bild.jahre)}" if bild.jahre else bild.titel
    return render(
        "kopf",
        bild={"stand": bild.stand, "quellen": bild.quellen, "qualitaet": bild.qualitaet},
        titel=titel,
        hinweis="" if bild.jahre else "Es liegt kein Wert vor",
        blatt=links.sheet(bild.indikator),
    )


def no_film(bild: Zeitbild) -> str:
    """Why there is no map over the years, and what there is instead."""
    indikator = bild.indikator
    stadt = [p for p in bild.reihen[STADT_ID].punkte if p.wert is not None]
    karte = ""
    if bild.bilder:
        einziges = bild.bilder[0]
        karte = links.page("", indikator=indikator.kurzname, jahr=einziges.jahr)
        satz = f"Für diesen Indikator gibt es nur den Stand {numbers.date(einziges.stichtag)}"
        if len(bild.jahre) > 1:
            satz = f"Aus der jüngsten Quelle gibt es nur den Stand {numbers.date(einziges.stichtag)}"
            folge = "keine Karte über die Jahre"
        else:
            folge = "keine Zeitreihe"
    elif len(stadt) > 1:
        satz, folge = "Werte gibt es nur für die ganze Stadt", "keine Karte über die Jahre"
    elif stadt:
        wert = numbers.with_unit(stadt[0].wert, indikator)
        satz = f"Bekannt ist nur ein Wert für die ganze Stadt: {wert} ({numbers.date(stadt[0].stichtag)})"
        folge = "keine Zeitreihe"
    else:
        satz, folge = "Für diesen Indikator liegt kein Wert vor", "keine Zeitreihe"
    return render(
        "zeit_ohne",
        satz=f"{satz}, deshalb {folge}.",
        datenhalter=indikator.datenhalter.rstrip("."),
        karte=karte,
    )


def year_shown(bild: Zeitbild, jahr: int) -> int:
    """The year of the film's picture for a year asked for: the nearest not after it, else the first."""
    return nearest_year(tuple(b.jahr for b in bild.bilder), jahr)


def map_state(bild: Zeitbild, jahr: int, raum: str | None) -> dict:
    """State of the map frame, with all years under "z"; see views.map_frame and zeit.js.

    "j": years, "s": index of the year to begin with (`year_shown`),
    "a": area -> per year [class, value] or [-1, why there is none]. `raum` is outlined.
    """
    jahre = [b.jahr for b in bild.bilder]
    start = jahre.index(year_shown(bild, jahr))
    nummern = bild.klassierung.nummern
    je_raum = {kennung: [_area(b, kennung, nummern) for b in bild.bilder] for kennung in bild.namen}
    gebiete = {kennung: werte[start] for kennung, werte in je_raum.items()}
    zustand = map_frame.colouring(bild.farben, gebiete, bild.indikator.einheit, raum)
    return zustand | {"z": {"j": jahre, "s": start, "a": je_raum}}


def picture(bestand: Datenbestand, bild: Zeitbild, jahr: int) -> Kartenbild:
    """The picture of the film of that year, in the classes of the whole film.

    The classes that no area is in that year are among them: the legend is that of the film.
    """
    einzeln = choropleth.picture(bestand, next(b for b in bild.bilder if b.jahr == jahr))
    klassen = tuple(
        replace(klasse, raeume=tuple(raum for raum, anderes in klasse.raeume if anderes == jahr))
        for klasse in bild.klassierung.klassen
    )
    klassierung = replace(bild.klassierung, klassen=klassen)
    nummern = klassierung.nummern
    return replace(
        einzeln,
        klassierung=klassierung,
        farben=bild.farben,
        farbhinweis=_fixed(bild),
        zeilen=tuple(replace(zeile, klasse=nummern.get(zeile.raum)) for zeile in einzeln.zeilen),
    )


def sheet(bestand: Datenbestand, bild: Zeitbild, jahr: int, gewaehlt: str | None) -> Kartenblatt | None:
    """The picture of a year of the film, to take along. `jahr`: see year_shown. None: there is no film."""
    if not bild.beweglich:
        return None
    titel = f"{bild.indikator.name}, {jahr}"
    if bild.basisjahr is not None:
        titel += f" gegenüber {bild.basisjahr}"
    blatt = choropleth_sheet(bestand, picture(bestand, bild, jahr), titel, gewaehlt)
    beschreibung = f"{blatt.daten.beschreibung} {_fixed(bild)}"
    return replace(blatt, daten=replace(blatt.daten, beschreibung=beschreibung))


def _fixed(bild: Zeitbild) -> str:
    jahre = period([b.jahr for b in bild.bilder])
    return f"Klassen über alle Jahre fest, {jahre}: gleiche Farbe, gleicher Wertebereich."


def _area(bild: Auspraegung, raum: str, nummern: Mapping) -> list:
    if raum in bild.fehlgruende:
        return [-1, FEHLT[bild.fehlgruende[raum]]]
    return [nummern[raum, bild.jahr], numbers.number(bild.werte[raum], bild.indikator.nachkommastellen)]


def legend(bild: Zeitbild) -> str:
    """The classes of the film, and that they are the same in every year."""
    jahre = [b.jahr for b in bild.bilder]
    saetze = [_fixed(bild)]
    if fremde := sorted({*bild.jahre} - {*jahre}):
        saetze.append(f"Nicht auf der Karte, weil aus einer anderen Quelle: {year_list(fremde)}.")
    return render(
        "legende",
        einheit=bild.indikator.einheit,
        eintraege=[
            {"farbe": farbe, "text": choropleth.class_label(klasse, bild.bilder[-1]), "stadt": ""}
            for klasse, farbe in zip(bild.klassierung.klassen, bild.farben, strict=True)
        ],
        fehlt=any(b.fehlgruende for b in bild.bilder),
        saetze=saetze,
    )


def period(jahre: Sequence[int]) -> str:
    """[2010, 2011, 2022] -> "2010–2022", [2011] -> "2011"."""
    return str(jahre[0]) if jahre[0] == jahre[-1] else f"{jahre[0]}–{jahre[-1]}"


def year_list(jahre: Sequence[int]) -> str:
    """[2009, 2010, 2011, 2014] -> "2009–2011 und 2014"."""
    laeufe: list[list[int]] = []
    for jahr in jahre:
        if laeufe and jahr == laeufe[-1][-1] + 1:
            laeufe[-1].append(jahr)
        else:
            laeufe.append([jahr])
    return numbers.enumeration([period(lauf) for lauf in laeufe])
