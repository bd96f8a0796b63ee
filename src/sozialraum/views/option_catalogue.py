"""The catalogue of Handlungsoptionen: hits under their grade in words, what an empty result is due to."""

from sozialraum.analysis.catalogue import STUFEN, SUCHE, Katalogfilter
from sozialraum.model import Belegstufe, Datenbestand, Handlungsoption
from sozialraum.views import links, numbers
from sozialraum.views.markup import render
from sozialraum.views.option_words import BELEG, kind, last_step, papers, place, state
from sozialraum.views.table import Link, Spalte, Tabelle

NAMEN = {
    SUCHE: "Suche",
    STUFEN: "Belegstufe",
    "handlungsfeld": "Handlungsfeld",
    "stand": "Status",
    "raumbezug": "Raumbezug",
    "zielgruppe": "Zielgruppe",
    "zustaendig": "Zuständigkeit",
}
"""Link key of a filter -> its name on the page."""
_SPALTEN = (
    "Titel",
    "Einordnung",
    "Belegstufe",
    "Beleg",
    "Handlungsfeld",
    "Status",
    "Datum des Status",
    "Letzter Schritt",
    "Wo",
    "Zielgruppe",
    "Zuständigkeit",
    "Kosten",
    "Hinweis",
    "Drucksachen",
    "Quellen",
)


def address(filter_: Katalogfilter, **weitere: str) -> str:
    """The link to the catalogue with that filter and further link keys."""
    schluessel: dict[str, str | list[str]] = {SUCHE: filter_.suche} if filter_.suche else {}
    schluessel |= {name: list(werte) for name, werte in filter_.werte.items() if werte}
    return links.page("optionen", **schluessel, **weitere)


def html(bestand: Datenbestand, filter_: Katalogfilter) -> str:
    """Number of hits and the list; without a hit what excludes everything."""
    treffer = filter_.find(bestand.optionen)
    alle_stufen = filter_.without(STUFEN)
    return render(
        "option_katalog",
        satz=_sentence(len(treffer), len(bestand.optionen)),
        weitere=hidden(bestand, filter_),
        alle_stufen=address(alle_stufen),
        gruppen=[
            (stufe, BELEG[stufe], kind(stufe, len(gruppe) > 1), [_entry(bestand, o) for o in gruppe])
            for stufe in Belegstufe
            if (gruppe := [o for o in treffer if o.belegstufe is stufe])
        ],
        hindernisse=[] if treffer else _obstacles(bestand, filter_),
        ohne_alles=address(filter_.without(*filter_.aktive)),
    )


def _sentence(treffer: int, alle: int) -> str:
    return f"{treffer or 'Keiner'} von {alle} Einträgen."


def hidden(bestand: Datenbestand, filter_: Katalogfilter) -> str:
    """What the choice of grades leaves out, "" if nothing; to be followed by the link to all grades."""
    gezeigt = filter_.werte[STUFEN]
    weitere = [o for o in filter_.without(STUFEN).find(bestand.optionen) if o.belegstufe not in gezeigt]
    if not weitere or not gezeigt:
        return ""
    stufen = sorted({option.belegstufe for option in weitere})
    if not filter_.find(bestand.optionen):
        treffer = "1 Treffer hat" if len(weitere) == 1 else f"{len(weitere)} Treffer haben"
        return f"{treffer} Belegstufe {numbers.enumeration(stufen, 'oder')}:"
    namen = numbers.enumeration([f"{stufe} ({BELEG[stufe]})" for stufe in stufen])
    anzahl = "ist 1 weiterer" if len(weitere) == 1 else f"sind {len(weitere)} weitere"
    return f"Nicht gezeigt {anzahl} der Belegstufe{'n' if len(stufen) > 1 else ''} {namen}."


def _entry(bestand: Datenbestand, option: Handlungsoption) -> dict:
    return {
        "titel": option.titel,
        "href": links.option(option.titel),
        "feld": option.handlungsfeld,
        "stand": state(option),
        "schritt": last_step(option),
        "ort": place(bestand, option),
    }


def _obstacles(bestand: Datenbestand, filter_: Katalogfilter) -> list[dict]:
    """Every restriction that alone keeps hits away, with the way out; all of them if no single one does."""
    hindernisse = []
    for name in filter_.aktive:
        offener = filter_.without(name)
        if anzahl := len(offener.find(bestand.optionen)):
            hindernisse.append(_obstacle(filter_, name, f"ohne ihn {anzahl}", address(offener)))
    return hindernisse or [_obstacle(filter_, name, "", "") for name in filter_.aktive]


def _obstacle(filter_: Katalogfilter, name: str, folge: str, href: str) -> dict:
    werte = (filter_.suche,) if name == SUCHE else filter_.werte[name]
    wert = ", ".join(werte) or "keine ausgewählt"
    return {"text": f"{NAMEN[name]}: {wert}", "folge": folge, "href": href}


def filter_words(filter_: Katalogfilter) -> str:
    """What is filtered by: "Suche Netz; Belegstufe A, B"; "" if nothing is."""
    return "; ".join(
        f"{NAMEN[name]} {filter_.suche if name == SUCHE else ', '.join(filter_.werte[name])}"
        for name in filter_.aktive
    )


def table(bestand: Datenbestand, filter_: Katalogfilter) -> Tabelle:
    """The hits with everything known of them, to take along."""
    treffer = filter_.find(bestand.optionen)
    gesucht = filter_words(filter_)
    return Tabelle(
        titel="Optionenkatalog",
        spalten=tuple(map(Spalte, _SPALTEN)),
        zeilen=tuple(_row(bestand, option) for option in treffer),
        hinweise=(
            *([f"Auswahl: {gesucht}."] if gesucht else []),
            "Nur Einträge der Belegstufen A und B sind Handlungsoptionen des Berichts.",
        ),
    )


def _row(bestand: Datenbestand, option: Handlungsoption) -> tuple[str | Link, ...]:
    leer = "nicht belegt"
    return (
        Link(option.titel, links.option(option.titel)),
        kind(option.belegstufe),
        option.belegstufe.value,
        BELEG[option.belegstufe],
        option.handlungsfeld,
        option.stand,
        numbers.date(option.stand_datum) if option.stand_datum else leer,
        last_step(option),
        place(bestand, option),
        ", ".join(option.zielgruppe) or leer,
        option.zustaendig or leer,
        option.kosten or leer,
        option.hinweis,
        papers(option) or leer,
        " · ".join(f"{quelle.titel}, {quelle.url}" for quelle in option.quellen),
    )
