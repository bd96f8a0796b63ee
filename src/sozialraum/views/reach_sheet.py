"""Reichweite and Lücke as maps to take along: colours, legend, and what the page knows as attributes.

The printed map shows areas only; the sites stand in their own table.
"""

from sozialraum.model import Datenbestand
from sozialraum.views import gap_page, numbers, reach_page, reach_words
from sozialraum.views.gap_page import GRUENDE, Lueckenbild
from sozialraum.views.map_sheet import GANZZAHL, TEXT, ZAHL, Geodaten, Kartenblatt, Legendeneintrag, Merkmal
from sozialraum.views.names import STADT_NAME
from sozialraum.views.reach_page import FARBEN, KLASSEN, Reichweitenbild
from sozialraum.views.reach_words import share

WARNUNG = "Eine Lage allein begründet keinen Handlungsbedarf."


def reach_sheet(bestand: Datenbestand, bild: Reichweitenbild, gewaehlt: str | None = None) -> Kartenblatt:
    """The share of inhabitants reached per Stadtteil."""
    klassen = {raum: bild.class_number(raum) for raum in bild.ebene.namen}
    eintraege = [Legendeneintrag(text, farbe) for text, farbe in zip(KLASSEN, FARBEN, strict=True)]
    if -1 in klassen.values():
        eintraege.append(Legendeneintrag("nicht bekannt", ""))
    tabelle = reach_page.table(bestand, bild)
    return Kartenblatt(
        daten=Geodaten(
            ebene=bild.ebene,
            kennung=f"reichweite_{bild.gehweg}m",
            titel=tabelle.titel,
            beschreibung=" ".join(tabelle.hinweise),
            stand=tabelle.stand,
            quellen=tabelle.quellen,
            merkmale=_reach_attributes(bild),
        ),
        untertitel=" · ".join((tabelle.stand, reach_words.distance(bild.gehweg, bild.umweg))),
        farben={raum: FARBEN[nummer] for raum, nummer in klassen.items() if nummer >= 0},
        werte={raum: _percent(share(bild.reichweiten[raum])) for raum in bild.ebene.namen},
        legendentitel="erreichte Einwohner:innen",
        legende=(*eintraege, Legendeneintrag(f"{STADT_NAME}: {_percent(share(bild.stadt))}", None)),
        hinweise=tabelle.hinweise,
        gewaehlt=gewaehlt,
    )


def gap_sheet(bestand: Datenbestand, bild: Lueckenbild, gewaehlt: str | None = None) -> Kartenblatt:
    """Need against reach: the quadrant of every Stadtteil."""
    tabelle = gap_page.table(bestand, bild)
    lagen = {lage: farbe for lage, farbe in gap_page.FARBEN.items() if farbe or bild.offene}
    return Kartenblatt(
        daten=Geodaten(
            ebene=bild.reichweite.ebene,
            kennung=f"luecke_{bild.indikator.id}",
            titel=tabelle.titel,
            beschreibung=" ".join(tabelle.hinweise),
            stand=tabelle.stand,
            quellen=tabelle.quellen,
            merkmale=(*_gap_attributes(bild), *_reach_attributes(bild.reichweite)),
        ),
        untertitel=f"{bild.rolle} · {tabelle.stand}",
        farben={luecke.raum: gap_page.FARBEN[luecke.lage] for luecke in bild.luecken},
        werte={
            luecke.raum: ""
            if luecke.bedarf is None
            else f"{numbers.number(luecke.bedarf, bild.indikator.nachkommastellen)} · "
            f"{_percent(share(bild.reichweite.reichweiten[luecke.raum]))}"
            for luecke in bild.luecken
        },
        legendentitel="Bedarf · erreichte Einwohner:innen",
        legende=tuple(Legendeneintrag(lage.value, farbe) for lage, farbe in lagen.items()),
        hinweise=tabelle.hinweise,
        gewaehlt=gewaehlt,
        warnung=WARNUNG,
    )


def _percent(anteil: float | None) -> str:
    return "" if anteil is None else f"{numbers.number(anteil, 1)} %"


def _reach_attributes(bild: Reichweitenbild) -> tuple[Merkmal, ...]:
    """What every Stadtteil carries; inhabitants reached as rough as they may be taken."""
    zeilen = {raum: bild.reichweiten[raum] for raum in bild.ebene.namen}
    mit, ohne = reach_words.per_area(bild.orte), reach_words.per_area(bild.ohne)
    belegt = {raum: zeile for raum, zeile in zeilen.items() if zeile.einwohner is not None}
    return (
        Merkmal("standorte", GANZZAHL, {raum: mit[raum] for raum in zeilen}),
        Merkmal("standorte_ohne_adresse", GANZZAHL, {raum: ohne[raum] for raum in zeilen}),
        Merkmal("gehweg_m", GANZZAHL, dict.fromkeys(zeilen, bild.gehweg)),
        Merkmal("umwegfaktor", ZAHL, dict.fromkeys(zeilen, bild.umweg)),
        Merkmal("adressen", GANZZAHL, {raum: zeile.adressen for raum, zeile in zeilen.items()}),
        Merkmal(
            "adressen_erreicht", GANZZAHL, {raum: zeile.adressen_erreicht for raum, zeile in zeilen.items()}
        ),
        Merkmal("einwohner", ZAHL, {raum: zeile.einwohner for raum, zeile in belegt.items()}),
        Merkmal(
            "einwohner_erreicht_rund",
            ZAHL,
            {raum: round(zeile.einwohner_erreicht, -1) for raum, zeile in belegt.items()},
        ),
        Merkmal("anteil_einwohner", ZAHL, {raum: share(zeile) for raum, zeile in belegt.items()}),
    )


def _gap_attributes(bild: Lueckenbild) -> tuple[Merkmal, ...]:
    """Need and quadrant of every Stadtteil, or why there is none."""
    belegt = {luecke.raum: luecke.bedarf for luecke in bild.luecken if luecke.bedarf is not None}
    alle = [luecke.raum for luecke in bild.luecken]
    return (
        Merkmal("rolle", TEXT, dict.fromkeys(alle, bild.rolle)),
        Merkmal("bedarf_indikator", TEXT, dict.fromkeys(alle, bild.indikator.kurzname)),
        Merkmal("bedarf", ZAHL, belegt),
        Merkmal("bedarf_stichtag", TEXT, dict.fromkeys(belegt, bild.bedarf.stichtag)),
        Merkmal("lage", TEXT, {luecke.raum: luecke.lage.value for luecke in bild.luecken}),
        Merkmal("grund", TEXT, {luecke.raum: GRUENDE[luecke.grund] for luecke in bild.offene}),
    )
