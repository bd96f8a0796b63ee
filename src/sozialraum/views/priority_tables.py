"""An order of areas as tables to take along: the areas, and what went into their index."""

from sozialraum.views import links, numbers, priority_words
from sozialraum.views.priority_page import OHNE_RANG, STELLEN, Prioritaetenbild
from sozialraum.views.table import Link, Spalte, Tabelle, Zahl, Zelle


def tables(bild: Prioritaetenbild) -> list[Tabelle]:
    """The order, its Teilindikatoren, and what was left out."""
    return [order(bild), parts(bild)]


def order(bild: Prioritaetenbild) -> Tabelle:
    """Every area with rank and index, and per Teilindikator its value, normalised value and contribution."""
    rangordnung = bild.rangordnung
    spalten = [Spalte("Rang", stellen=0), Spalte(bild.ebene.name), Spalte("Index", stellen=STELLEN)]
    for teil in rangordnung.teile:
        stichtag = numbers.date(teil.stichtag)
        spalten += [
            Spalte(f"{teil.name}, {stichtag}", teil.einheit, teil.stellen),
            Spalte(f"{teil.name}, normiert", stellen=STELLEN),
            Spalte(f"{teil.name}, Beitrag", stellen=STELLEN),
        ]
    return Tabelle(
        titel=bild.title(),
        spalten=tuple(spalten),
        zeilen=tuple(_row(bild, raum) for raum in (*bild.folge, *bild.unranked)),
        quellen=priority_words.sources(bild.bestand, rangordnung.teile),
        stand=priority_words.dates(rangordnung.teile),
        hinweise=notes(bild),
    )


def _row(bild: Prioritaetenbild, raum: str) -> tuple[Zelle, ...]:
    name, rangordnung = bild.ebene.namen[raum], bild.rangordnung
    ort = Link(name, links.profile(name))
    if raum not in bild.folge:
        return (OHNE_RANG, ort, *[None] * (1 + 3 * len(rangordnung.teile)))
    zellen: list[Zelle] = [bild.rank(raum), ort, float(rangordnung.index[raum])]
    for teil in rangordnung.teile:
        kennung = teil.teil.indikator
        zellen += [
            float(teil.werte[raum]),
            float(rangordnung.normiert.loc[raum, kennung]),
            float(rangordnung.beitraege.loc[raum, kennung]),
        ]
    return tuple(zellen)


def parts(bild: Prioritaetenbild) -> Tabelle:
    """Every chosen Teilindikator with weight, direction, date and source, or why it is left out."""
    bestand, rangordnung = bild.bestand, bild.rangordnung
    anteile = priority_words.shares(rangordnung)
    zeilen: list[tuple[Zelle, ...]] = []
    for teil in rangordnung.teile:
        stadtwert = priority_words.city_value(bestand, rangordnung, teil)
        zeilen.append(
            (
                teil.name,
                teil.teil.gewicht,
                anteile[teil.teil.indikator],
                priority_words.direction(bestand, teil, bild.vorlage),
                None if stadtwert is None else Zahl(stadtwert, teil.stellen),
                teil.einheit,
                numbers.date(teil.stichtag),
                "; ".join(bestand.quellen[quelle].titel for quelle in teil.quellen),
                "geht ein",
            )
        )
    gruende = priority_words.left_out(bestand, rangordnung)
    for auslassung, (name, grund) in zip(rangordnung.ausgelassen, gruende, strict=True):
        gewicht, vorrang = auslassung.teil.gewicht, auslassung.teil.vorrang.value
        zeilen.append((name, gewicht, None, vorrang, None, None, None, None, f"geht nicht ein: {grund}"))
    return Tabelle(
        titel="Teilindikatoren und Gewichte",
        spalten=(
            Spalte("Teilindikator"),
            Spalte("Gewicht", stellen=STELLEN),
            Spalte("Anteil", "%", STELLEN),
            Spalte("Vorrang haben"),
            Spalte("Stadtwert", stellen=STELLEN),
            Spalte("Einheit"),
            Spalte("Stichtag"),
            Spalte("Quelle"),
            Spalte("Verwendung"),
        ),
        zeilen=tuple(zeilen),
        quellen=priority_words.sources(bestand, rangordnung.teile),
        stand=priority_words.dates(rangordnung.teile),
        hinweise=notes(bild),
    )


def notes(bild: Prioritaetenbild) -> tuple[str, ...]:
    """Formula, scale and limits, or why there is no order."""
    rangordnung = bild.rangordnung
    wie = (
        priority_words.formula(rangordnung) + "."
        if rangordnung.vorhanden
        else priority_words.obstacle(rangordnung)
    )
    skala = priority_words.SKALEN[rangordnung.rechenweg.normierung]
    return (wie, skala, *priority_words.limits(bild.bestand, rangordnung))
