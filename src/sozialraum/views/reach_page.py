"""The Reichweite of sites: who has one within a walking distance, as sentence, map state, list and table."""

from collections.abc import Collection
from dataclasses import dataclass

from sozialraum.analysis import reach
from sozialraum.analysis.reach import Reichweite, Standortwahl
from sozialraum.model import STADT_ID, STADTTEIL, Datenbestand, Einrichtung, Raumebene
from sozialraum.views import links, map_frame, numbers, reach_words
from sozialraum.views.colours import Farbschema, class_colours
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.reach_words import rough, rough_text, share
from sozialraum.views.symbols import FORMEN, SYMBOLE
from sozialraum.views.table import Link, Spalte, Tabelle, Zelle

GRENZEN = (10.0, 25.0, 50.0)
"""Percent. Fixed, so that a moved slider can be followed on the map."""
KLASSEN = ("niemand", "unter 10 %", "10 bis unter 25 %", "25 bis unter 50 %", "50 % und mehr")
FARBEN = ("#f4f1ec", *class_colours(Farbschema.BLAUGRUEN, len(KLASSEN) - 1))
EINZELN = 3
"""So many Stadtteile are named in the sentence above the map; more are counted."""
OHNE_ZAHL = "Einwohnerzahl liegt nicht vor"


@dataclass(frozen=True, eq=False)
class Reichweitenbild:
    """Chosen sites and what they reach: `orte` have coordinates and count, `ohne` can only be listed."""

    ebene: Raumebene
    wahl: Standortwahl
    gehweg: int
    umweg: float
    orte: tuple[Einrichtung, ...]
    ohne: tuple[Einrichtung, ...]
    reichweiten: dict[str, Reichweite]

    @property
    def stadt(self) -> Reichweite:
        return self.reichweiten[STADT_ID]

    def class_number(self, raum: str) -> int:
        """Which of KLASSEN holds the share of an area or of the city; -1 where that is not known.

        Nobody is a finding only where no site without an address could reach somebody.
        """
        zeile = self.reichweiten[raum]
        anteil = share(zeile)
        if anteil is None:
            return -1
        if zeile.einwohner_erreicht or zeile.adressen_erreicht:
            return 1 + sum(anteil >= grenze for grenze in GRENZEN)
        offen = [ort for ort in self.ohne if raum == STADT_ID or ort.stadtteil_id in (raum, "")]
        return -1 if offen else 0


def view(bestand: Datenbestand, wahl: Standortwahl, gehweg: int, umweg: float) -> Reichweitenbild:
    """What the chosen sites reach within `gehweg` metres walked."""
    orte, ohne = reach.sites(bestand, wahl)
    reichweiten = reach.reach(bestand, orte, gehweg, umweg)
    return Reichweitenbild(bestand.raumebenen[STADTTEIL], wahl, gehweg, umweg, orte, ohne, reichweiten)


def title(bild: Reichweitenbild) -> str:
    """ "Reichweite: Nachbarschaftsbüro, 500 m Gehweg"."""
    return f"Reichweite: {reach_words.kinds(bild.wahl)}, {numbers.number(bild.gehweg)} m Gehweg"


def head(bestand: Datenbestand, bild: Reichweitenbild, titel: str = "") -> str:
    """What is shown, and the result in two sentences; what to do where nothing is chosen.

    `titel`: the heading of another view that cannot do without sites either.
    """
    return render(
        "reichweite_kopf",
        titel=titel or (title(bild) if bild.wahl.arten else "Reichweite"),
        status=reach_words.status(bild.wahl),
        abstand=reach_words.distance(bild.gehweg, bild.umweg),
        stand=reach_words.date(bestand),
        saetze=_result(bild) if bild.orte else [],
        zu_tun=nothing_to_show(bild),
        hoch=bool(titel),
    )


def nothing_to_show(bild: Reichweitenbild) -> str:
    """Why nobody is reached at all: no kind, no status, no such site, none with an address. Else ""."""
    if not bild.wahl.arten:
        return "Mindestens eine Standortart auswählen."
    if not bild.wahl.status:
        return "Mindestens einen Status auswählen."
    if not bild.orte and bild.ohne:
        return "Für keinen dieser Standorte ist eine Adresse belegt, deshalb gibt es keine Reichweite."
    return "" if bild.orte else "Einen solchen Standort gibt es nicht."


def _result(bild: Reichweitenbild) -> list[str]:
    """The city, the ends of the list, and where these are lower bounds."""
    stadt = bild.stadt
    adressen = (
        f"{numbers.number(stadt.adressen_erreicht)} von {numbers.number(stadt.adressen)} Adressen liegen "
        f"höchstens {numbers.number(bild.gehweg)} m Gehweg von einem Standort entfernt"
    )
    if stadt.einwohner is None:
        return [f"{adressen}."]
    menschen = (
        f"{rough_text(stadt.einwohner_erreicht)} von {numbers.number(stadt.einwohner)} Einwohner:innen "
        f"({numbers.number(share(stadt), 1)} %)"
    )
    ergebnis = f"{menschen[0].upper()}{menschen[1:]} und {adressen}."
    return [ergebnis, *_ends(bild), *lower_bounds(bild)]


def _ends(bild: Reichweitenbild) -> list[str]:
    """Where most and where nobody is reached."""
    if not bild.stadt.einwohner_erreicht:
        return []
    zeilen, namen = _ranked(bild), bild.ebene.namen
    niemand = [namen[zeile.raum] for zeile in zeilen if bild.class_number(zeile.raum) == 0]
    wo = numbers.enumeration(niemand)
    if len(niemand) > EINZELN:
        wo = f"{len(niemand)} von {len(namen)} Stadtteilen"
    satz = f"Am weitesten reicht es in {namen[zeilen[0].raum]} ({numbers.number(share(zeilen[0]), 1)} %)"
    return [f"{satz}; in {wo} ist niemand in Reichweite." if niemand else f"{satz}."]


def _ranked(bild: Reichweitenbild) -> list[Reichweite]:
    """The Stadtteile, the highest share first, those without a number last."""
    zeilen = [bild.reichweiten[raum] for raum in bild.ebene.namen]
    return sorted(
        zeilen, key=lambda z: -1.0 if z.anteil_einwohner is None else z.anteil_einwohner, reverse=True
    )


def state(bild: Reichweitenbild, raum: str | None) -> dict:
    """State of the map frame: areas by share, sites with their circles; without a site only the areas."""
    ohne = reach_words.per_area(bild.ohne)
    gebiete = {}
    if grund := nothing_to_show(bild).rstrip("."):
        leer = {kennung: [0, grund, ""] for kennung in bild.ebene.namen}
        return map_frame.colouring(["#fff"], leer, "", raum) | {"e": ["Siedlungsbild"]}
    for kennung in bild.ebene.namen:
        zeile = bild.reichweiten[kennung]
        text = OHNE_ZAHL if zeile.einwohner is None else area_text(zeile, ohne[kennung])
        gebiete[kennung] = [bild.class_number(kennung), text, ""]
    zustand = map_frame.colouring(FARBEN, gebiete, "", raum)
    return zustand | {"e": ["Siedlungsbild"], "r": circles(bild.orte, bild.gehweg, bild.umweg)}


def circles(orte: Collection[Einrichtung], gehweg: int, umweg: float) -> dict:
    """What web/static/reichweite.js draws: metres as the crow flies, and the sites."""
    return {"m": round(gehweg / umweg, 1), "o": [[o.lat, o.lon, o.name, o.art, o.status] for o in orte]}


def area_text(zeile: Reichweite, ohne: int) -> str:
    """Who is reached in an area whose number is known; `ohne`: its sites that cannot count."""
    text = (
        f"{numbers.number(share(zeile), 1)} % erreicht, {rough_text(zeile.einwohner_erreicht)} von "
        f"{numbers.number(zeile.einwohner)} Einwohner:innen"
    )
    return f"{text} ({unten})" if (unten := reach_words.lower_bound(ohne)) else text


def legend(bild: Reichweitenbild) -> str:
    """Classes that occur or not, in their order; symbols by kind and status; the circle."""
    return render(
        "reichweite_legende",
        klassen=list(zip(FARBEN, KLASSEN, strict=True)),
        stadt=bild.class_number(STADT_ID) if bild.orte else -1,
        stadtwert=share(bild.stadt),
        fehlt=any(bild.class_number(raum) < 0 for raum in bild.ebene.namen),
        arten=[art for art in SYMBOLE if any(ort.art == art for ort in bild.orte)],
        ohne=[(art, _not_on_the_map(bild, art)) for art in SYMBOLE if art in _missing_kinds(bild)],
        stufen=[status for status in FORMEN if any(ort.status == status for ort in bild.orte)],
        meter=numbers.number(bild.gehweg / bild.umweg),
    )


def _missing_kinds(bild: Reichweitenbild) -> set[str]:
    return {*bild.wahl.arten} - {ort.art for ort in bild.orte}


def _not_on_the_map(bild: Reichweitenbild, art: str) -> str:
    """Why there is no site of a chosen kind on the map."""
    if any(ort.art == art for ort in bild.ohne):
        return "keine Adresse belegt"
    return "kein Standort mit dem gewählten Status"


def table(bestand: Datenbestand, bild: Reichweitenbild) -> Tabelle:
    """Every Stadtteil with its sites, addresses and inhabitants, the highest share first; the city below."""
    mit, ohne = reach_words.per_area(bild.orte), reach_words.per_area(bild.ohne)
    zeilen = [
        (
            Link(bild.ebene.namen[zeile.raum], links.profile(bild.ebene.namen[zeile.raum])),
            *_numbers(zeile),
            mit[zeile.raum],
            ohne[zeile.raum],
        )
        for zeile in _ranked(bild)
    ]
    stadt = (STADT_NAME, *_numbers(bild.stadt), len(bild.orte), len(bild.ohne))
    return Tabelle(
        titel=title(bild),
        spalten=(
            Spalte("Stadtteil"),
            Spalte("Anteil der Einwohner:innen", "%", 1),
            Spalte("Einwohner:innen erreicht", "rund", 0),
            Spalte("Einwohner:innen", stellen=0),
            Spalte("Anteil der Adressen", "%", 1),
            Spalte("Adressen erreicht", stellen=0),
            Spalte("Adressen", stellen=0),
            Spalte("Standorte", stellen=0),
            Spalte("ohne Adresse", stellen=0),
        ),
        zeilen=(*zeilen, stadt),
        quellen=reach_words.sources(bestand),
        stand=f"Einwohner:innen {reach_words.date(bestand)}",
        hinweise=(
            f"{reach_words.distance(bild.gehweg, bild.umweg)}. Status: {reach_words.status(bild.wahl)}.",
            *lower_bounds(bild),
            *reach_words.limits(),
        ),
    )


def _numbers(zeile: Reichweite) -> tuple[Zelle, ...]:
    """The share first: on a phone the columns behind it have to be moved into sight."""
    adressen = (zeile.anteil_adressen, zeile.adressen_erreicht, zeile.adressen)
    if zeile.einwohner is None:
        return (None, None, "keine Angabe", *adressen)
    return (share(zeile), rough(zeile.einwohner_erreicht), zeile.einwohner, *adressen)


def lower_bounds(bild: Reichweitenbild) -> list[str]:
    """Where sites without an address make the share the least that is reached."""
    ohne = reach_words.per_area(bild.ohne)
    namen = [name for raum, name in bild.ebene.namen.items() if ohne[raum]]
    if ohne[""]:
        return [
            "Bei einzelnen Standorten ist nicht einmal der Stadtteil belegt; alle Anteile sind Untergrenzen."
        ]
    if not namen:
        return []
    return [
        f"In {numbers.enumeration(namen)} gibt es Standorte ohne belegte Adresse, die nicht mitzählen; "
        "die Anteile dort sind Untergrenzen."
    ]


def site_list(bild: Reichweitenbild) -> str:
    """The sites that count, by Stadtteil, and those that do not, because no address is documented."""
    return render(
        "reichweite_standorte",
        gruppen=(
            (f"Zählen mit ({len(bild.orte)})", _entries(bild, bild.orte)),
            (
                f"Zählen nicht mit, weil keine Adresse belegt ist ({len(bild.ohne)})",
                _entries(bild, bild.ohne),
            ),
        ),
    )


def _entries(bild: Reichweitenbild, standorte: Collection[Einrichtung]) -> list[tuple[str, Einrichtung]]:
    """(name of the Stadtteil, site), in the order of the Stadtteile."""
    namen = bild.ebene.namen
    geordnet = sorted(standorte, key=lambda e: (e.stadtteil_id or "99", e.name))
    return [(namen.get(e.stadtteil_id, "Stadtteil nicht belegt"), e) for e in geordnet]


def site_table(bild: Reichweitenbild) -> Tabelle:
    """All chosen sites to take along, with what is known of their address and status."""
    zeilen = [
        (e.name, e.art, e.status, e.belegt or None, stadtteil, e.anschrift or "nicht belegt", zaehlt)
        for orte, zaehlt in ((bild.orte, "ja"), (bild.ohne, "nein, keine Adresse belegt"))
        for stadtteil, e in _entries(bild, orte)
    ]
    namen = ("Standort", "Art", "Status", "jüngster Beleg", "Stadtteil", "Anschrift", "zählt mit")
    return Tabelle("Standorte", tuple(map(Spalte, namen)), tuple(zeilen), hinweise=(reach_words.BESTAETIGT,))
