"""The order of areas as a map to take along: ranks as colours, what they are made of as attributes."""

from sozialraum.views import priority_tables, priority_words
from sozialraum.views.map_sheet import (
    GANZZAHL,
    TEXT,
    ZAHL,
    Geodaten,
    Kartenblatt,
    Legendeneintrag,
    Merkmal,
    licences,
    source_names,
)
from sozialraum.views.priority_page import OHNE_RANG, STELLEN, Prioritaetenbild, class_bounds


def sheet(bild: Prioritaetenbild, gewaehlt: str | None = None) -> Kartenblatt | None:
    """The order as the page shows it; None where there is none."""
    if not bild.folge:
        return None
    rangordnung = bild.rangordnung
    nummern = bild.klassierung.nummern
    hinweise = priority_tables.notes(bild)
    legende = [
        Legendeneintrag(class_bounds(k.von, k.bis), bild.farben[k.nummer]) for k in bild.klassierung.klassen
    ]
    if bild.unranked:
        legende.append(Legendeneintrag(OHNE_RANG, ""))
    return Kartenblatt(
        daten=Geodaten(
            ebene=bild.ebene,
            kennung="prioritaeten",
            titel=bild.title(),
            beschreibung=" ".join(hinweise),
            stand=priority_words.dates(rangordnung.teile),
            quellen=priority_words.sources(bild.bestand, rangordnung.teile),
            merkmale=_attributes(bild),
        ),
        untertitel=f"{priority_words.formula(rangordnung)}. {priority_words.dates(rangordnung.teile)}",
        farben={raum: bild.farben[nummer] for raum, nummer in nummern.items()},
        werte={raum: f"{bild.rank(raum)} · {bild.index(raum)}" for raum in bild.folge},
        legendentitel="Rang · Index",
        legende=tuple(legende),
        hinweise=(priority_words.SETZUNG, *(f"{n}: {g}." for n, g in _left_out(bild))),
        gewaehlt=gewaehlt,
        warnung=priority_words.WARNUNG,
    )


def _left_out(bild: Prioritaetenbild) -> list[tuple[str, str]]:
    return priority_words.left_out(bild.bestand, bild.rangordnung)


def _attributes(bild: Prioritaetenbild) -> tuple[Merkmal, ...]:
    """Rank and index, then per Teilindikator its value with date and source, and its contribution."""
    rangordnung = bild.rangordnung
    merkmale = [
        Merkmal("rang", GANZZAHL, {raum: bild.rank(raum) for raum in bild.folge}),
        Merkmal("index", ZAHL, rangordnung.index.round(STELLEN).to_dict()),
    ]
    anteile = priority_words.shares(rangordnung)
    for nummer, teil in enumerate(rangordnung.teile, 1):
        quellen = priority_words.sources(bild.bestand, [teil])
        je_raum = {
            "teilindikator": (TEXT, teil.name),
            "einheit": (TEXT, teil.einheit),
            "stichtag": (TEXT, teil.stichtag),
            "anteil_prozent": (ZAHL, anteile[teil.teil.indikator]),
            "vorrang": (TEXT, teil.teil.vorrang.value),
            "quelle": (TEXT, source_names(quellen)),
            "lizenz": (TEXT, licences(quellen)),
        }
        spalten = {
            "wert": teil.werte[bild.folge],
            "normiert": rangordnung.normiert[teil.teil.indikator].round(STELLEN),
            "beitrag": rangordnung.beitraege[teil.teil.indikator].round(STELLEN),
        }
        merkmale += [
            Merkmal(f"{n}_{nummer}", a, dict.fromkeys(bild.folge, w)) for n, (a, w) in je_raum.items()
        ]
        merkmale += [Merkmal(f"{n}_{nummer}", ZAHL, werte.to_dict()) for n, werte in spalten.items()]
    return tuple(merkmale)
