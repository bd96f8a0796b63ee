"""The Lücke: need against reach per Stadtteil, as sentence, map state, list and table."""

from dataclasses import dataclass

from sozialraum.analysis.gap import Hindernis, Lage, Luecke, gaps
from sozialraum.analysis.values import Auspraegung, available_years, describe
from sozialraum.model import STADTTEIL, Datenbestand, Indikator
from sozialraum.views import links, map_frame, numbers, reach_words, vector_map
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

    def areas(self, lage: Lage) -> list[str]:
        """Names of the areas in a quadrant."""
        return [self.reichweite.ebene.namen[luecke.raum] for luecke in self.luecken if luecke.lage is lage]


def needs(bestand: Datenbestand) -> dict[str, Indikator]:
    """Indikatoren that can stand for need, by the name that stands in links; that of the rule first.

    Then the approximations of the rule, then all rates to choose of which much is good or bad.
    """
    regel = bestand.bedarfsregel
    weitere = [
        kennung
        for kennung, i in bestand.indikatoren.items()
        if i.auswahl and not i.absolut and not i.braucht_basisjahr and i.richtung != "neutral"
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
    rolle = REGEL if indikator.id == bestand.bedarfsregel.indikator else GEWAEHLT
    jahre = available_years(bestand, indikator, STADTTEIL)
    bedarf = describe(bestand, indikator, STADTTEIL, jahre[-1] if jahre else 0)
    luecken = gaps(bedarf, reichweite.reichweiten)
    return Lueckenbild(NAEHERUNG if naeherung else rolle, bedarf, reichweite, luecken)


def head(bestand: Datenbestand, bild: Lueckenbild) -> str:
    """What is held against what, of when, and where need is high and little is reached."""
    return render(
        "luecke_kopf",
        rolle=bild.rolle,
        indikator=bild.indikator,
        stand=_date(bild),
        saetze=[_result(bild)],
        abstand=reach_words.distance(bild.reichweite.gehweg, bild.reichweite.umweg),
        standorte=f"{reach_words.kinds(bild.reichweite.wahl)} ({reach_words.status(bild.reichweite.wahl)})",
        einwohnerstand=reach_words.date(bestand),
    )


def _result(bild: Lueckenbild) -> str:
    treffer = bild.areas(Lage.HOCH_FERN)
    if len(bild.offene) == len(bild.luecken):
        return "Für keinen Stadtteil prüfbar."
    if not treffer:
        return "In keinem prüfbaren Stadtteil ist der Bedarf hoch und wenig erreicht."
    return f"Hoher Bedarf, wenig erreicht: {numbers.enumeration(treffer)}."


def rule(bestand: Datenbestand, bild: Lueckenbild, ersatz: Lueckenbild) -> str:
    """A need that cannot be tested everywhere: what it asks, what can be said, who has the values.

    `ersatz`: what stands in below, and is named here as such.
    """
    option = next(o for o in bestand.optionen if o.id == bestand.bedarfsregel.option)
    farben = {luecke.raum: FARBEN[luecke.lage] for luecke in bild.luecken if FARBEN[luecke.lage]}
    offen = len(bild.offene)
    return render(
        "luecke_regel",
        rolle=bild.rolle,
        indikator=bild.indikator,
        option=option if bild.rolle == REGEL else None,
        karte=vector_map.small_map(bestand, STADTTEIL, farben),
        alt=f"Karte: {_result(bild)} {offen} von {len(bild.luecken)} Stadtteilen nicht prüfbar.",
        offen=offen,
        alle=len(bild.luecken),
        belege=[sentence(bild, luecke) for luecke in bild.luecken if luecke.lage is not Lage.NICHT_PRUEFBAR],
        warum=_obstacles(bild),
        darunter=f"{ersatz.rolle}: {ersatz.indikator.kurzname}",
    )


def _obstacles(bild: Lueckenbild) -> str:
    """Why areas cannot be tested, and who has the values; "" where all can."""
    if not bild.offene:
        return ""
    gruende = sorted({GRUENDE[luecke.grund] for luecke in bild.offene})
    halter = bild.indikator.datenhalter.rstrip(".")
    warum = f"Nicht prüfbar: {numbers.enumeration(gruende)}."
    return f"{warum} Auskunft zu den Werten: {halter}." if halter else warum


def sentence(bild: Lueckenbild, luecke: Luecke) -> str:
    """One Stadtteil in a sentence: need against the city, reach against the city, each with its date."""
    name = bild.reichweite.ebene.namen[luecke.raum]
    kurzname = bild.indikator.kurzname
    if luecke.lage is Lage.NICHT_PRUEFBAR:
        return f"{name}: nicht prüfbar, „{kurzname}“: {GRUENDE[luecke.grund]}."
    bedarf = (
        f"„{kurzname}“ liegt mit {_need(bild, luecke.bedarf)} "
        f"{_versus(luecke.bedarf, bild.bedarf.stadtwert)} Stadtwert von "
        f"{_need(bild, bild.bedarf.stadtwert)} ({_date(bild)})"
    )
    ohne = reach_words.per_area(bild.reichweite.ohne)[luecke.raum]
    unten = f" ({satz})" if (satz := reach_words.lower_bound(ohne)) else ""
    return (
        f"{name}: {bedarf}; erreicht sind {_reached(bild, luecke.raum)} der Einwohner:innen{unten}, "
        f"in der Stadt {_city_reached(bild)}."
    )


def _versus(wert: float, stadt: float) -> str:
    return "über dem" if wert > stadt else "unter dem" if wert < stadt else "gleichauf mit dem"


def _need(bild: Lueckenbild, wert: float) -> str:
    return numbers.with_unit(wert, bild.indikator)


def _reached(bild: Lueckenbild, raum: str) -> str:
    return f"{numbers.number(share(bild.reichweite.reichweiten[raum]) or 0.0, 1)}{numbers.GESCHUETZT}%"


def _city_reached(bild: Lueckenbild) -> str:
    return f"{numbers.number(share(bild.reichweite.stadt) or 0.0, 1)}{numbers.GESCHUETZT}%"


def _date(bild: Lueckenbild) -> str:
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
    """The quadrants with their colours, and what divides them."""
    return render(
        "luecke_legende",
        rolle=bild.rolle,
        farben={lage: farbe for lage, farbe in FARBEN.items() if farbe or bild.offene},
        teiler=f"Getrennt am Stadtwert: {_need(bild, bild.bedarf.stadtwert)} Bedarf, {_city_reached(bild)} "
        "erreicht."
        if bild.bedarf.vergleichbar
        else "",
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
        hinweis=_obstacles(bild),
    )


def table(bestand: Datenbestand, bild: Lueckenbild) -> Tabelle:
    """Need, reach and quadrant of every Stadtteil, and what the city divides them at."""
    reihenfolge = list(FARBEN)
    indikator, namen = bild.indikator, bild.reichweite.ebene.namen
    geordnet = sorted(bild.luecken, key=lambda luecke: reihenfolge.index(luecke.lage))
    zeilen: list[tuple[Zelle, ...]] = [
        (
            Link(namen[luecke.raum], links.profile(namen[luecke.raum])),
            GRUENDE[luecke.grund] if luecke.bedarf is None else luecke.bedarf,
            share(bild.reichweite.reichweiten[luecke.raum]),
            luecke.lage.value,
        )
        for luecke in geordnet
    ]
    stadtwert = bild.bedarf.stadtwert if bild.bedarf.vergleichbar else None
    return Tabelle(
        titel=f"Lücke: {indikator.kurzname} und Reichweite ({bild.rolle})",
        spalten=(
            Spalte("Stadtteil"),
            Spalte(
                f"Bedarf: {indikator.kurzname}, {_date(bild)}", indikator.einheit, indikator.nachkommastellen
            ),
            Spalte(f"erreichte Einwohner:innen, {reach_words.date(bestand)}", "%", 1),
            Spalte("Lage"),
        ),
        zeilen=(*zeilen, (STADT_NAME, stadtwert, share(bild.reichweite.stadt), None)),
        quellen=tuple(dict.fromkeys((*used_sources(bestand, [bild.bedarf]), *reach_words.sources(bestand)))),
        stand=f"Bedarf {_date(bild)}, Einwohner:innen {reach_words.date(bestand)}",
        hinweise=tuple(
            filter(
                None,
                (
                    f"{bild.rolle}. Bedarf und Reichweite haben verschiedene Stichtage.",
                    f"Reichweite: {reach_words.kinds(bild.reichweite.wahl)}, "
                    f"{reach_words.distance(bild.reichweite.gehweg, bild.reichweite.umweg)}.",
                    _obstacles(bild),
                    *reach_words.limits(),
                ),
            )
        ),
    )
