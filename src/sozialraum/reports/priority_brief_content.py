"""What the Prioritätenvorlage says: texts and pictures for its template."""

import math

from sozialraum.analysis.index import Rangordnung
from sozialraum.analysis.robustness import ERSTE, Halt, Pruefung
from sozialraum.model import Datenbestand, Vorlage
from sozialraum.reports import citation, document, priority_content
from sozialraum.views import numbers, priority_words
from sozialraum.views.colours import Farbschema, class_colours
from sozialraum.views.priority_charts import FARBEN
from sozialraum.views.priority_page import Prioritaetenbild
from sozialraum.views.robustness_page import share
from sozialraum.views.vector_map import small_map

SPALTEN = 8
"""Contributions that a line of the table has room for."""
OHNE_RANG = "ohne Rang"
BEITRAEGE = "Die Beiträge der Teilindikatoren ergeben zusammen den Index."
VIELE = "Die Beiträge aller Teilindikatoren stehen in der Arbeitsmappe (XLSX)."


def content(
    bestand: Datenbestand,
    rangordnung: Rangordnung,
    pruefung: Pruefung | None,
    vorlage: Vorlage | None = None,
) -> dict:
    """Everything but the map, as text that can be printed."""
    bild = priority_content.picture(bestand, rangordnung, pruefung, vorlage)
    ebene = bestand.raumebenen[rangordnung.raumebene]
    texte = {
        "dashboard": citation.DASHBOARD,
        "titel": bild.title(),
        "fusszeile": f"{citation.DASHBOARD}, Prioritätenvorlage. Keine amtliche Seite der Stadt.",
        "beschreibung": bild.vorlage.beschreibung if bild.vorlage else "",
        "ebene": ebene.name,
        "hindernis": priority_words.obstacle(rangordnung),
        "nichtdabei": priority_content.NICHT_DABEI,
        "ausgelassen": priority_words.left_out(bestand, rangordnung),
        "grenzen": priority_words.limits(bestand, rangordnung),
        "quellen": _sources(bestand, rangordnung),
    }
    if pruefung:
        texte |= _order(bestand, rangordnung, pruefung) | {"teile": _parts(bild)}
    return document.printable(texte)


def drawings(bestand: Datenbestand, rangordnung: Rangordnung) -> dict:
    """The map by groups of ranks as an SVG document; nothing without an order."""
    if not rangordnung.vorhanden:
        return {}
    farben = {
        raum: farbe
        for von, bis, farbe in _groups(rangordnung)
        for raum, rang in rangordnung.raenge.items()
        if von <= rang <= bis
    }
    return {"karte": document.drawing(small_map(bestand, rangordnung.raumebene, farben))}


def _order(bestand: Datenbestand, rangordnung: Rangordnung, pruefung: Pruefung) -> dict:
    namen = bestand.raumebenen[rangordnung.raumebene].namen
    hoechster = rangordnung.index.max()
    raeume = [halt.raum for halt in pruefung.zeilen]
    spalten = [f"{nummer} {teil.name}" for nummer, teil in enumerate(rangordnung.teile, 1)]
    if len(spalten) > SPALTEN:
        spalten = []
    return {
        "spalten": spalten,
        "antwort": answer(bestand, rangordnung, pruefung),
        "lesehilfe": " ".join(
            (
                f"Werte vom jeweils nächsten Stand zum Jahr {rangordnung.jahr}.",
                priority_words.dates(rangordnung.teile),
                priority_words.WARNUNG,
            )
        ),
        "kartentext": _map_in_words(bestand, rangordnung, pruefung),
        "legende": _legend(rangordnung),
        "anmerkung": BEITRAEGE if spalten else VIELE,
        "farben": FARBEN,
        "reihenfolge": [
            {
                "rang": str(halt.rang),
                "name": namen[halt.raum],
                "index": numbers.number(rangordnung.index[halt.raum], 1),
                "beitraege": [numbers.number(b, 1) for b in rangordnung.beitraege.loc[halt.raum]]
                if spalten
                else [],
            }
            for halt in pruefung.zeilen
        ],
        "balken": [
            {
                "name": namen[raum],
                "stuecke": [beitrag / hoechster for beitrag in rangordnung.beitraege.loc[raum]],
                "index": numbers.number(rangordnung.index[raum], 1),
            }
            for raum in raeume
        ],
        "balkentext": _bars_in_words(rangordnung, namen, raeume),
        "pruefung": check(bestand, rangordnung, pruefung),
        "halt": [
            {
                "rang": str(halt.rang),
                "name": namen[halt.raum],
                "spanne": _span(halt),
                "erste": share(halt),
                "satz": priority_words.turning_point(bestand, rangordnung, halt),
            }
            for halt in pruefung.zeilen
        ],
        "formel": priority_content.formula(rangordnung),
    }


def answer(bestand: Datenbestand, rangordnung: Rangordnung, pruefung: Pruefung) -> str:
    """Who comes first, in how many of the runs, and who would come next."""
    namen = bestand.raumebenen[rangordnung.raumebene].namen
    erste = [halt for halt in pruefung.zeilen if halt.rang <= ERSTE]
    andere = [halt for halt in pruefung.zeilen if halt.rang > ERSTE]
    anteile = [f"{namen[halt.raum]} in {share(halt)}" for halt in erste]
    zuerst = priority_words.names(bestand, rangordnung, [halt.raum for halt in erste])
    saetze = [
        f"Zuerst kommen nach diesem Rechenweg {zuerst}.",
        f"In {numbers.number(pruefung.laeufe)} Läufen mit anderen Gewichten und Normierungen bleiben unter "
        f"den ersten drei: {numbers.enumeration(anteile)}.",
    ]
    naechster = max(andere, key=lambda halt: halt.erste_drei, default=None)
    if naechster and naechster.erste_drei:
        saetze.append(
            f"Von den übrigen kommt {namen[naechster.raum]} am häufigsten dorthin, in {share(naechster)}."
        )
    return " ".join(saetze)


def check(bestand: Datenbestand, rangordnung: Rangordnung, pruefung: Pruefung) -> tuple[str, ...]:
    """How it was checked whether the order holds, and what undocumented addresses could change."""
    saetze = priority_words.robustness_notes(rangordnung, pruefung)
    if pruefung.grenzfall is None:
        return saetze
    raenge = sorted(pruefung.grenzfall.items(), key=lambda paar: paar[1])
    erste = priority_words.names(bestand, rangordnung, [raum for raum, rang in raenge if rang <= ERSTE])
    return (
        *saetze,
        "Erreichten die Standorte ohne belegte Adresse alle Menschen in ihrem Stadtteil, kämen zuerst "
        f"{erste}.",
    )


def _groups(rangordnung: Rangordnung) -> list[tuple[int, int, str]]:
    """First rank, last rank and colour: the first three, and two halves of the others."""
    anzahl = len(rangordnung.index)
    mitte = ERSTE + math.ceil((anzahl - ERSTE) / 2)
    hell, mittel, dunkel = class_colours(Farbschema.VIOLETT, 3)
    gruppen = ((1, ERSTE, dunkel), (ERSTE + 1, mitte, mittel), (mitte + 1, anzahl, hell))
    return [(von, min(bis, anzahl), farbe) for von, bis, farbe in gruppen if von <= min(bis, anzahl)]


def _legend(rangordnung: Rangordnung) -> list[tuple[str, str]]:
    eintraege = [
        (farbe, f"Rang {von} bis {bis}" if bis > von else f"Rang {von}")
        for von, bis, farbe in _groups(rangordnung)
    ]
    return [*eintraege, *([("", OHNE_RANG)] if rangordnung.ohne_werte else [])]


def _map_in_words(bestand: Datenbestand, rangordnung: Rangordnung, pruefung: Pruefung) -> str:
    ebene = bestand.raumebenen[rangordnung.raumebene]
    raenge = [f"{halt.rang} {ebene.namen[halt.raum]}" for halt in pruefung.zeilen]
    satz = f"Karte der {ebene.mehrzahl} nach ihrem Rang: {', '.join(raenge)}."
    ohne = priority_words.names(bestand, rangordnung, rangordnung.ohne_werte)
    return f"{satz} Ohne Rang: {ohne}." if ohne else satz


def _bars_in_words(rangordnung: Rangordnung, namen: dict[str, str], raeume: list[str]) -> str:
    teile = []
    for raum in raeume:
        beitraege = ", ".join(
            f"{teil.name} {numbers.number(rangordnung.beitraege.loc[raum, teil.teil.indikator], 1)}"
            for teil in rangordnung.teile
        )
        teile.append(f"{namen[raum]} {numbers.number(rangordnung.index[raum], 1)}, davon {beitraege}")
    return f"Gestapelte Balken, Index und Beiträge. {'; '.join(teile)}."


def _parts(bild: Prioritaetenbild) -> list[dict]:
    bestand, rangordnung = bild.bestand, bild.rangordnung
    quellen = priority_words.sources(bestand, rangordnung.teile)
    anteile = priority_words.shares(rangordnung)
    zeilen = []
    for teil in rangordnung.teile:
        stadtwert = priority_words.city_value(bestand, rangordnung, teil)
        zeilen.append(
            {
                "name": teil.name,
                "einheit": teil.einheit,
                "anteil": priority_words.percent(anteile[teil.teil.indikator]),
                "vorrang": priority_words.direction(bestand, teil, bild.vorlage),
                "stand": numbers.date(teil.stichtag),
                "stadtwert": "keine Angabe" if stadtwert is None else numbers.number(stadtwert, teil.stellen),
                "quelle": ", ".join(
                    f"[{quellen.index(bestand.quellen[kennung]) + 1}]" for kennung in teil.quellen
                ),
            }
        )
    return zeilen


def _sources(bestand: Datenbestand, rangordnung: Rangordnung) -> list[str]:
    quellen = [citation.source(quelle) for quelle in priority_words.sources(bestand, rangordnung.teile)]
    return [*quellen, f"Grenzen: {citation.GRENZEN}"] if quellen else []


def _span(halt: Halt) -> str:
    return str(halt.von) if halt.von == halt.bis else f"{halt.von} bis {halt.bis}"
