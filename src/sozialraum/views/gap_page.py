"""The Lücke: need against reach per Stadtteil, as sentence, map state, list and table."""

from dataclasses import dataclass

from sozialraum.analysis.gap import Hindernis, Lage, Luecke, gaps
from sozialraum.analysis.values import Auspraegung, available_years, describe, has_area_values
from sozialraum.model import STADTTEIL, Datenbestand, Indikator
from sozialraum.views import links, map_frame, numbers, reach_page, reach_words
from sozialraum.views.choropleth import FEHLT
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.origin import used_sources
from sozialraum.views.reach_page import Reichweitenbild, circles
from sozialraum.views.reach_words import share
from sozialraum.views.table import Link, Spalte, Tabelle, Zelle

FARBEN = {
    Lage.HOCH_FERN: "#88419d",
    Lage.HOCH_NAH: "#8c96c6",
    Lage.NIEDRIG_FERN: "#d3cec7",
    Lage.NIEDRIG_NAH: "#f4f1ec",
    Lage.NICHT_PRUEFBAR: "",
}
"""Colour of a quadrant, in the order of legend and list; they differ in lightness. "" is hatched."""
GRUENDE = FEHLT | {
    Hindernis.NICHT_VERGLEICHBAR: "kein vergleichbarer Stadtwert",
    Hindernis.OHNE_EINWOHNERZAHL: "Einwohnerzahl liegt nicht vor",
    Hindernis.STANDORT_OHNE_ADRESSE: "ein Standort ohne belegte Adresse zählt nicht mit",
}
"""Why a Stadtteil cannot be tested."""
REGEL = "Regel der Verwaltung"
NAEHERUNG = "Näherung, nicht die Regel der Verwaltung"
GEWAEHLT = "Gewählter Bedarf, nicht die Regel der Verwaltung"


@dataclass(frozen=True, eq=False)
class Lueckenbild:
    """Need by one Indikator against reach. `rolle`: what this need is, REGEL, NAEHERUNG or GEWAEHLT."""

    rolle: str
    bedarf: Auspraegung
    reichweite: Reichweitenbild
    luecken: tuple[Luecke, ...]

    @property
    def indikator(self) -> Indikator:
        return self.bedarf.indikator

    @property
    def offene(self) -> tuple[Luecke, ...]:
        """The areas for which nothing can be said."""
        return tuple(luecke for luecke in self.luecken if luecke.lage is Lage.NICHT_PRUEFBAR)

    @property
    def bedarf_offen(self) -> bool:
        """Whether need itself is unknown somewhere, so that another Indikator may stand in for it."""
        return any(luecke.hoch is None for luecke in self.luecken)

    def areas(self, lage: Lage) -> list[str]:
        """Names of the areas in a quadrant."""
        return [self.reichweite.ebene.namen[luecke.raum] for luecke in self.luecken if luecke.lage is lage]


def needs(bestand: Datenbestand) -> dict[str, Indikator]:
    """Indikatoren that can stand for need, by the name that stands in links; that of the rule first.

    Then the approximations of the rule, then all rates to choose of which much is good or bad and of
    which some Stadtteil has a value.
    """
    regel = bestand.bedarfsregel
    weitere = [
        kennung
        for kennung, i in bestand.indikatoren.items()
        if i.auswahl and not i.absolut and not i.braucht_basisjahr and i.richtung != "neutral"
        if has_area_values(bestand, i, STADTTEIL)
    ]
    kennungen = dict.fromkeys((regel.indikator, *regel.naeherungen, *weitere))
    return {bestand.indikatoren[kennung].kurzname: bestand.indikatoren[kennung] for kennung in kennungen}


def approximations(bestand: Datenbestand) -> dict[str, Indikator]:
    """Indikatoren that may stand in for the rule, by the name that stands in links; the usual one first."""
    eintraege = [bestand.indikatoren[kennung] for kennung in bestand.bedarfsregel.naeherungen]
    return {indikator.kurzname: indikator for indikator in eintraege}


def view(
    bestand: Datenbestand, indikator: Indikator, reichweite: Reichweitenbild, *, naeherung: bool = False
) -> Lueckenbild:
    """Need by the latest values of `indikator` against reach; `naeherung`: it stands in for another one."""
    regel = bestand.bedarfsregel
    nach_regel = indikator.id == regel.indikator and set(reichweite.wahl.arten) == set(regel.arten)
    rolle = REGEL if nach_regel else GEWAEHLT
    jahre = available_years(bestand, indikator, STADTTEIL)
    bedarf = describe(bestand, indikator, STADTTEIL, jahre[-1] if jahre else 0)
    luecken = gaps(bedarf, reichweite.reichweiten, set(reach_words.per_area(reichweite.ohne)))
    return Lueckenbild(NAEHERUNG if naeherung else rolle, bedarf, reichweite, luecken)


def obstacles(bild: Lueckenbild, was: str = "Nicht prüfbar") -> str:
    """Why areas cannot be tested, and who has the values, as a sentence on `was`; "" where all can."""
    if not bild.offene:
        return ""
    gruende = sorted({GRUENDE[luecke.grund] for luecke in bild.offene})
    halter = bild.indikator.datenhalter.rstrip(".") if bild.bedarf_offen else ""
    warum = f"{was}: {numbers.enumeration(gruende)}."
    return f"{warum} Auskunft zu den Werten: {halter}." if halter else warum


def sentence(bild: Lueckenbild, luecke: Luecke) -> str:
    """One Stadtteil in a sentence: need against the city, reach against the city, each with its date."""
    name = bild.reichweite.ebene.namen[luecke.raum]
    kurzname = bild.indikator.kurzname
    if luecke.hoch is None or luecke.erreicht is None:
        return f"{name}: nicht prüfbar, „{kurzname}“: {GRUENDE[luecke.grund]}."
    bedarf = (
        f"„{kurzname}“ liegt mit {need(bild, luecke.bedarf)} "
        f"{_versus(luecke.bedarf, bild.bedarf.stadtwert)} Stadtwert von "
        f"{need(bild, bild.bedarf.stadtwert)} ({date(bild)})"
    )
    ohne = reach_words.per_area(bild.reichweite.ohne)[luecke.raum]
    unten = f" ({satz})" if (satz := reach_words.lower_bound(ohne)) else ""
    offen = "Reichweite nicht prüfbar, " if luecke.lage is Lage.NICHT_PRUEFBAR else ""
    return (
        f"{name}: {offen}{bedarf}; erreicht sind {_reached(bild, luecke.raum)} der Einwohner:innen{unten}, "
        f"in der Stadt {city_reached(bild)}."
    )


def _versus(wert: float, stadt: float) -> str:
    return "über dem" if wert > stadt else "unter dem" if wert < stadt else "gleichauf mit dem"


def need(bild: Lueckenbild, wert: float) -> str:
    """A value of the need with its unit."""
    return numbers.with_unit(wert, bild.indikator)


def _reached(bild: Lueckenbild, raum: str) -> str:
    return f"{numbers.number(share(bild.reichweite.reichweiten[raum]), 1)}{numbers.GESCHUETZT}%"


def city_reached(bild: Lueckenbild) -> str:
    """Share of the city's inhabitants reached; "keine Angabe" where a number is missing."""
    anteil = share(bild.reichweite.stadt)
    if anteil is None:
        return "keine Angabe"
    mindestens = "mindestens " if bild.reichweite.ohne else ""
    return f"{mindestens}{numbers.number(anteil, 1)}{numbers.GESCHUETZT}%"


def date(bild: Lueckenbild) -> str:
    """Stichtag of the need."""
    return numbers.date(bild.bedarf.stichtag or bild.bedarf.stadt_stichtag)


def state(bild: Lueckenbild, raum: str | None) -> dict:
    """State of the map frame: every Stadtteil in the colour of its quadrant, sites with their circles."""
    farben = [farbe for farbe in FARBEN.values() if farbe]
    gebiete = {}
    for luecke in bild.luecken:
        text = sentence(bild, luecke).split(": ", 1)[1].rstrip(".")
        farbe = FARBEN[luecke.lage]
        gebiete[luecke.raum] = [farben.index(farbe), f"{luecke.lage}: {text}", ""] if farbe else [-1, text]
    zustand = map_frame.colouring(farben, gebiete, "", raum)
    weite = bild.reichweite
    return zustand | {"r": circles(weite.orte, weite.gehweg, weite.umweg)}


def legend(bild: Lueckenbild) -> str:
    """The quadrants with their colours, and where shares are lower bounds."""
    return render(
        "luecke_legende",
        rolle=bild.rolle,
        farben={lage: farbe for lage, farbe in FARBEN.items() if farbe or bild.offene},
        untergrenzen=reach_page.lower_bounds(bild.reichweite),
    )


def answer_list(bild: Lueckenbild, raum: str | None) -> str:
    """Every Stadtteil under its quadrant with its sentence."""
    return render(
        "luecke_liste",
        farben=FARBEN,
        gewaehlt=raum,
        gruppen={
            lage: [
                (
                    luecke.raum,
                    bild.reichweite.ebene.namen[luecke.raum],
                    sentence(bild, luecke).split(": ", 1)[1],
                )
                for luecke in bild.luecken
                if luecke.lage is lage
            ]
            for lage in FARBEN
        },
        hinweis=obstacles(bild),
    )


def table(bestand: Datenbestand, bild: Lueckenbild) -> Tabelle:
    """Need, reach and quadrant of every Stadtteil, and what the city divides them at."""
    reihenfolge = list(FARBEN)
    indikator, namen = bild.indikator, bild.reichweite.ebene.namen
    ohne = reach_words.per_area(bild.reichweite.ohne)
    geordnet = sorted(bild.luecken, key=lambda luecke: reihenfolge.index(luecke.lage))
    zeilen: list[tuple[Zelle, ...]] = [
        (
            Link(namen[luecke.raum], links.profile(namen[luecke.raum])),
            GRUENDE[luecke.grund] if luecke.bedarf is None else luecke.bedarf,
            share(bild.reichweite.reichweiten[luecke.raum]),
            luecke.lage.value,
            ohne[luecke.raum],
        )
        for luecke in geordnet
    ]
    stadtwert = bild.bedarf.stadtwert if bild.bedarf.vergleichbar else None
    return Tabelle(
        titel=f"Lücke: {indikator.kurzname} und Reichweite ({bild.rolle})",
        spalten=(
            Spalte("Stadtteil"),
            Spalte(
                f"Bedarf: {indikator.kurzname}, {date(bild)}", indikator.einheit, indikator.nachkommastellen
            ),
            Spalte(f"erreichte Einwohner:innen, {reach_words.date(bestand)}", "%", 1),
            Spalte("Lage"),
            Spalte("Standorte ohne Adresse", stellen=0),
        ),
        zeilen=(
            *zeilen,
            (STADT_NAME, stadtwert, share(bild.reichweite.stadt), None, len(bild.reichweite.ohne)),
        ),
        quellen=tuple(dict.fromkeys((*used_sources(bestand, [bild.bedarf]), *reach_words.sources(bestand)))),
        stand=f"Bedarf {date(bild)}, Einwohner:innen {reach_words.date(bestand)}",
        hinweise=tuple(
            filter(
                None,
                (
                    f"{bild.rolle}. Bedarf und Reichweite haben verschiedene Stichtage.",
                    f"Reichweite: {reach_words.kinds(bild.reichweite.wahl)}, "
                    f"{reach_words.distance(bild.reichweite.gehweg, bild.reichweite.umweg)}.",
                    *reach_page.lower_bounds(bild.reichweite),
                    obstacles(bild),
                    *reach_words.limits(),
                ),
            )
        ),
    )
