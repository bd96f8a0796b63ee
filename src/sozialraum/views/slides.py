"""A step of a Geschichte as a slide: its map in colours and in words; and a round's result on the map."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sozialraum.analysis import voting
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import (
    STADTTEIL,
    Auszaehlung,
    Datenbestand,
    Handlungsoption,
    Quelle,
    Runde,
    Schritt,
)
from sozialraum.views import (
    choropleth,
    gap_page,
    map_frame,
    map_page,
    numbers,
    option_areas,
    option_trial,
    origin,
    reach_page,
    reach_words,
    slide_priority,
)
from sozialraum.views.colours import Farbschema, class_colours
from sozialraum.views.map_page import HISTORISCHE
from sozialraum.views.names import STADT_NAME
from sozialraum.views.slide_choice import Leser

LUECKE, PROGRAMME = "Lücke", "Programmgebiete"
"""Views of the page Quartiersmanagement that are no map of the Reichweite."""
KEIN_WERT = "keine Angabe"
KEINE_PUNKTE = "#f4f1ec"
NICHT_ZUR_WAHL = "stand nicht zur Wahl"
_ZEICHEN = {
    "Standorte": "Kleine Zeichen: Standorte.",
    HISTORISCHE: "Blasse Zeichen: historische Standorte.",
    PROGRAMME: "P mit Zahl: Programmgebiete im Stadtteil.",
}


@dataclass(frozen=True)
class Folie:
    """What the room sees of a step.

    `karte`: state for the map frame (views.map_frame). `legende`: colour ("" is hatched) and its meaning.
    `zeichen`: what signs on the map mean. `hinweis`: what the step asks for and does not exist. Both "" where
    there is nothing to say. `bildtext`: the map in words. `quellen`: where its values come from, each once.
    """

    schritt: Schritt
    karte: dict
    raumebene: str
    ueberschrift: str
    stand: str
    legende: tuple[tuple[str, str], ...]
    bildtext: str
    quellen: tuple[Quelle, ...]
    zeichen: str = ""
    hinweis: str = ""


def slide(bestand: Datenbestand, schritt: Schritt) -> Folie:
    """The slide of a step. All slides show the Stadtteile: rounds and notes are about them."""
    leser = Leser.of(bestand, schritt.ansicht)
    seite = schritt.ansicht.seite
    option = shown_option(bestand, schritt)
    bereich = "".join(schritt.ansicht.wahl.get("bereich", ())[:1])
    if option:
        return _option(schritt, leser, option)
    if seite == "prioritaeten":
        return _priority(schritt, leser)
    if seite == "quartiersmanagement" and bereich == LUECKE:
        return _gap(schritt, leser)
    if seite == "quartiersmanagement" and bereich != PROGRAMME:
        return _reach(schritt, leser)
    return _choropleth(schritt, leser, (PROGRAMME,) if bereich == PROGRAMME else ())


def shown_option(bestand: Datenbestand, schritt: Schritt) -> Handlungsoption | None:
    """The option that a step is about, or None."""
    ansicht = schritt.ansicht
    return Leser.of(bestand, ansicht).option() if ansicht.seite == "optionen" else None


def as_json(folie: Folie) -> dict:
    """The slide for the script of the presenting page."""
    schritt = folie.schritt
    return {
        "id": schritt.id,
        "titel": schritt.titel,
        "text": schritt.text,
        "notizen": schritt.notizen,
        "frage": schritt.frage.text if schritt.frage else "",
        "karte": {name: wert for name, wert in folie.karte.items() if wert},
        "zoom": schritt.ansicht.zoom,
        "mitte": schritt.ansicht.mitte,
        "ueberschrift": folie.ueberschrift,
        "stand": folie.stand,
        "legende": folie.legende,
        "bildtext": folie.bildtext,
        "zusatz": " ".join(filter(None, (folie.zeichen, folie.hinweis))),
    }


def _choropleth(schritt: Schritt, leser: Leser, weitere: tuple[str, ...]) -> Folie:
    bestand, indikator, (jahr, basisjahr) = leser.bestand, leser.indikator(), leser.years()
    bild = map_page.view(bestand, indikator, STADTTEIL, jahr, basisjahr, darstellung=leser.colours())
    # counts of options are too small a sign for the back of a room; a step can show an option itself
    ebenen = tuple(ebene for ebene in dict.fromkeys((*leser.layers(), *weitere)) if ebene != "Optionen")
    einheit = indikator.einheit
    farben = [(farbe, f"{choropleth.legend_label(k, bild)} {einheit}".strip()) for k, farbe in bild.klassen]
    titel = map_page.title(bild, basisjahr)
    werte = [_line(zeile, einheit, len(bild.zeilen)) for zeile in bild.zeilen]
    return Folie(
        schritt,
        map_page.state(bild, leser.area(), ebenen, {}),
        STADTTEIL,
        titel,
        _stand(bild.stand, bild.quellen, _city(bild.auspraegung)),
        (*farben, *([("", KEIN_WERT)] if bild.fehlende else [])),
        _words(titel, werte),
        bild.quellen,
        zeichen=" ".join(satz for ebene, satz in _ZEICHEN.items() if ebene in ebenen),
        hinweis=leser.complaint(),
    )


def _line(zeile: choropleth.Listenzeile, einheit: str, anzahl: int) -> str:
    if zeile.fehlt:
        return f"{zeile.name}: {KEIN_WERT}, {zeile.fehlt}"
    rang = f" (Rang {zeile.rang} von {anzahl})" if zeile.rang else ""
    return f"{zeile.name}: {zeile.wert} {einheit}".rstrip() + rang


def _city(auspraegung: Auspraegung) -> str:
    """The city value where it may stand beside the values of the areas."""
    if not auspraegung.vergleichbar:
        return ""
    return f"{STADT_NAME}: {numbers.with_unit(auspraegung.stadtwert, auspraegung.indikator)}"


def _reach(schritt: Schritt, leser: Leser) -> Folie:
    bestand = leser.bestand
    bild = reach_page.view(bestand, leser.sites(), *leser.distance())
    karte = reach_page.state(bild, leser.area())
    titel = reach_page.title(bild) if bild.wahl.arten else "Reichweite"
    quellen = tuple(reach_words.sources(bestand))
    legende: list[tuple[str, str]] = []
    hinweis = reach_page.nothing_to_show(bild)
    if not hinweis:
        fehlt = any(bild.class_number(raum) < 0 for raum in bild.ebene.namen)
        legende = [*zip(reach_page.FARBEN, reach_page.KLASSEN, strict=True), *([("", KEIN_WERT)] * fehlt)]
    anteil = reach_words.share(bild.stadt)
    stadt = "" if anteil is None else f"{STADT_NAME}: {numbers.number(anteil, 1)}{numbers.GESCHUETZT}%"
    return Folie(
        schritt,
        karte,
        STADTTEIL,
        f"{titel}: Anteil der Einwohner:innen",
        _stand(reach_words.date(bestand), quellen, stadt),
        tuple(legende),
        _words(titel, _area_texts(bestand, karte)),
        quellen,
        zeichen="" if hinweis else f"Kreise: {reach_words.distance(bild.gehweg, bild.umweg)} (Schätzung).",
        hinweis=" ".join(filter(None, (hinweis, leser.complaint()))),
    )


def _gap(schritt: Schritt, leser: Leser) -> Folie:
    """Where the chosen need cannot be tested everywhere, the approximation, as on the page."""
    bestand = leser.bestand
    reichweite = reach_page.view(bestand, leser.sites(), *leser.distance())
    bild = gap_page.view(bestand, leser.need(), reichweite)
    if bild.bedarf_offen:
        bild = gap_page.view(bestand, leser.approximation(), reichweite, naeherung=True)
    karte = gap_page.state(bild, leser.area())
    titel = f"Lücke: {bild.indikator.kurzname} gegen Reichweite ({bild.rolle})"
    quellen = (*origin.used_sources(bestand, [bild.bedarf]), *reach_words.sources(bestand))
    quellen = tuple(dict.fromkeys(quellen))
    vorhanden = {luecke.lage for luecke in bild.luecken}
    return Folie(
        schritt,
        karte,
        STADTTEIL,
        titel,
        _stand(
            f"Bedarf {gap_page.date(bild)}, Einwohner:innen {reach_words.date(bestand)}",
            quellen,
            _city(bild.bedarf),
        ),
        tuple((farbe, str(lage)) for lage, farbe in gap_page.FARBEN.items() if farbe or lage in vorhanden),
        _words(titel, _area_texts(bestand, karte)),
        quellen,
        zeichen=f"{reach_page.title(reichweite)}.",
        hinweis=leser.complaint(),
    )


def _priority(schritt: Schritt, leser: Leser) -> Folie:
    typologie = slide_priority.shows_typology(leser)
    bild = slide_priority.types(leser) if typologie else slide_priority.order(leser)
    return Folie(
        schritt,
        bild.karte,
        STADTTEIL,
        bild.titel,
        _stand("", bild.quellen, bild.stand),
        bild.legende,
        _words(bild.titel, _area_texts(leser.bestand, bild.karte)),
        bild.quellen,
        zeichen=bild.hinweis,
        hinweis=leser.complaint(),
    )


def _option(schritt: Schritt, leser: Leser, option: Handlungsoption) -> Folie:
    bestand = leser.bestand
    bild, meldungen = option_trial.look(bestand, option, leser.thresholds())
    karte = option_areas.state(bestand, bild, leser.area())
    bilder = option_areas.pictures(bild)
    quellen = tuple(origin.used_sources(bestand, bilder))
    staende = sorted({numbers.date(b.stichtag or b.stadt_stichtag) for b in bilder})
    titel = f"{option_areas.question(bild)}: {option.titel}"
    return Folie(
        schritt,
        karte,
        STADTTEIL,
        titel,
        _stand(numbers.enumeration(staende), quellen, ""),
        tuple(option_areas.legend_entries(bild)),
        _words(titel, _area_texts(bestand, karte)),
        quellen,
        zeichen="Probe mit anderen Schwellen." if bild.probe else "",
        hinweis=" ".join(filter(None, (*meldungen, leser.complaint()))),
    )


def _stand(stand: str, quellen: Iterable[Quelle], stadt: str) -> str:
    """Date · source · city value. One source is named, more are counted: the page has them all."""
    alle = list(quellen)
    quelle = alle[0].titel if len(alle) == 1 else f"{len(alle)} Quellen" if alle else ""
    return " · ".join(filter(None, (f"Stand {stand}" if stand else "", quelle, stadt)))


def _area_texts(bestand: Datenbestand, karte: dict) -> list[str]:
    """What the map's tooltips say, area by area."""
    namen = bestand.raumebenen[STADTTEIL].namen
    return [f"{namen[raum]}: {text}" for raum, (_, text, *_) in karte["a"].items()]


def _words(titel: str, zeilen: Iterable[str]) -> str:
    return f"Karte der Stadtteile. {titel}. {'; '.join(zeilen)}."


def round_colouring(bestand: Datenbestand, runde: Runde, auszaehlung: Auszaehlung) -> dict:
    """State of the map frame that shows the points of every Stadtteil, the more the darker.

    Besides that: `punkte`, Stadtteil -> points, for labels on the map, and `legende`, colour and meaning.
    Stadtteile that were not on the ballot are hatched. {} for a round without Stadtteile.
    """
    punkte = voting.per_area(runde.frage, auszaehlung)
    if not punkte:
        return {}
    grenzen = _bounds(max(punkte.values()))
    farben = [KEINE_PUNKTE, *class_colours(Farbschema.BLAUGRUEN, len(grenzen))]
    gebiete: dict[str, list] = {raum: [-1, NICHT_ZUR_WAHL] for raum in bestand.raumebenen[STADTTEIL].namen}
    for raum, anzahl in punkte.items():
        gebiete[raum] = [sum(anzahl >= von for von, _ in grenzen), points(anzahl), ""]
    legende = [
        (KEINE_PUNKTE, "0 Punkte"),
        *((farbe, _span(von, bis)) for farbe, (von, bis) in zip(farben[1:], grenzen, strict=True)),
    ]
    if any(nummer < 0 for nummer, *_ in gebiete.values()):
        legende.append(("", NICHT_ZUR_WAHL))
    zustand = map_frame.colouring(farben, gebiete, "", None)
    return zustand | {"punkte": punkte, "legende": legende}


def points(anzahl: int) -> str:
    """ "1 Punkt", "1.200 Punkte"."""
    return "1 Punkt" if anzahl == 1 else f"{numbers.number(anzahl)} Punkte"


def _bounds(hoechster: int) -> list[tuple[int, int]]:
    """From 1 to the most points in up to four classes of equal width; whole numbers."""
    anzahl = min(4, hoechster)
    stellen = [hoechster * nummer // anzahl for nummer in range(anzahl + 1)] if anzahl else [0]
    return [(unten + 1, oben) for unten, oben in pairwise(stellen)]


def _span(von: int, bis: int) -> str:
    return points(von) if von == bis else f"{numbers.number(von)}–{points(bis)}"
