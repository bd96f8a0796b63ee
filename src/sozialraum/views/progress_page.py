"""Stand der Umsetzung: the options as cards on a board, and their events as a table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sozialraum.analysis import progress
from sozialraum.analysis.catalogue import NICHT_BELEGT, STUFEN, Katalogfilter
from sozialraum.analysis.progress import NOCH_OFFEN, Fortschritt, Schrittart, Zeitleiste
from sozialraum.model import Datenbestand, Ereignis, Handlungsoption
from sozialraum.views import links, numbers, option_catalogue
from sozialraum.views.markup import render
from sozialraum.views.option_words import BELEG, state
from sozialraum.views.progress_chart import ZEICHEN
from sozialraum.views.table import Link, Spalte, Tabelle

ANSICHT = "Umsetzung"
"""Name of this view in links."""
_TAFELSPALTEN = (
    "Titel",
    "Spalte",
    "Status",
    "Datum des Status",
    "Letzter Schritt",
    "Drucksachen",
    "Zuständigkeit",
    "Kosten",
    "Belegstufe",
    "Beleg",
    "Quellen",
)
_ART = (
    "Was ein Schritt bewirkt hat, liest das Dashboard aus seinem Wortlaut; was der nicht klar sagt, "
    f"heißt „{Schrittart.ANDERER.value}“."
)


@dataclass(frozen=True)
class Beleg:
    """A Drucksache or a source as it stands on a card; `href` "" where the data has no address."""

    text: str
    href: str = ""


def board(bestand: Datenbestand, filter_: Katalogfilter) -> str:
    """The columns with a card per option that the filter leaves; a sentence if it leaves none."""
    treffer = filter_.find(bestand.optionen)
    offen = numbers.enumeration([f"„{wort}“" for wort in NOCH_OFFEN], "oder")
    return render(
        "umsetzung_tafel",
        satz=f"{len(treffer) or 'Keiner'} von {len(bestand.optionen)} Einträgen.",
        offen=offen,
        weitere=option_catalogue.hidden(bestand, filter_),
        alle_stufen=option_catalogue.address(filter_.without(STUFEN), liste=ANSICHT),
        ohne_alles=option_catalogue.address(filter_.without(*filter_.aktive), liste=ANSICHT),
        spalten=[
            (spalte.value, [_card(option) for option in optionen])
            for spalte, optionen in progress.board(treffer).items()
        ]
        if treffer
        else [],
    )


def _card(option: Handlungsoption) -> dict:
    return {
        "titel": option.titel,
        "href": links.option(option.titel),
        "stand": state(option),
        "belegt": option.stand != "unbekannt",
        "angaben": {
            "Letzter Schritt": _latest(option),
            "Drucksache": papers(option) or [Beleg(NICHT_BELEGT)],
            "Zuständig": option.zustaendig or NICHT_BELEGT,
            "Kosten": option.kosten or NICHT_BELEGT,
            "Beleg": f"{option.belegstufe.value}: {BELEG[option.belegstufe]}",
        },
        "quellen": other_sources(option),
    }


def _latest(option: Handlungsoption) -> str:
    ereignis = progress.latest(option)
    return _in_words(ereignis) if ereignis else NICHT_BELEGT


def _in_words(ereignis: Ereignis) -> str:
    """An event with its date; that there is none is said once, also where the data say it themselves."""
    if ereignis.datum:
        return f"{numbers.date(ereignis.datum)}: {ereignis.ereignis}"
    schon_gesagt = re.search(r"Datum\b.*\bnicht belegt", ereignis.ereignis)
    return ereignis.ereignis if schon_gesagt else f"{ereignis.ereignis} (Datum nicht belegt)"


def papers(option: Handlungsoption) -> list[Beleg]:
    """Every Drucksache of an option, once, with the address of the source whose title names it."""
    namen = dict.fromkeys(ereignis.drucksache for ereignis in option.verlauf if ereignis.drucksache)
    return [Beleg(name, next((q.url for q in option.quellen if _names(q.titel, name)), "")) for name in namen]


def other_sources(option: Handlungsoption) -> list[Beleg]:
    """The sources that no Drucksache of the option leads to, so that every card can be traced."""
    verlinkt = {beleg.href for beleg in papers(option)}
    return [Beleg(quelle.titel, quelle.url) for quelle in option.quellen if quelle.url not in verlinkt]


def _names(titel: str, drucksache: str) -> bool:
    """Whether a title names a Drucksache, not one of its amendments ("…-01" is not "…-01-03")."""
    return re.search(rf"(?<!\w){re.escape(drucksache)}(?![\w-])", titel) is not None


def head(leiste: Zeitleiste, gezeichnet: bool) -> str:
    """Title of the time line and the meaning of its signs; a sentence where there is nothing to draw."""
    return render(
        "umsetzung_leiste",
        beginn=progress.BEGINN,
        heute=numbers.date(leiste.heute.isoformat()),
        zeichen=[(zeichen.glyphe, zeichen.farbe, art.value) for art, zeichen in ZEICHEN.items()],
        gezeichnet=gezeichnet,
        art=_ART,
    )


def beside(leiste: Zeitleiste) -> str:
    """What the time line cannot show, in words: events without a date, before it and after today."""
    gruppen = {
        "Ohne belegtes Datum": leiste.undatiert,
        f"Vor {progress.BEGINN}": [(schritt.option, schritt.ereignis) for schritt in leiste.frueher],
        "Nach heute": [(schritt.option, schritt.ereignis) for schritt in leiste.spaeter],
    }
    return render(
        "umsetzung_ausserhalb",
        gruppen={
            name: [(option.titel, _in_words(ereignis)) for option, ereignis in paare]
            for name, paare in gruppen.items()
            if paare
        },
    )


def events(leiste: Zeitleiste) -> Tabelle:
    """Every event of the options in the order of time, those without a date last."""
    datiert = (*leiste.frueher, *leiste.schritte, *leiste.spaeter)
    return Tabelle(
        titel="Schritte der Umsetzung",
        spalten=tuple(map(Spalte, ("Datum", "Option", "Schritt", "Art des Schritts", "Drucksache"))),
        zeilen=(
            *(_event(schritt.option, schritt.ereignis) for schritt in datiert),
            *(_event(option, ereignis) for option, ereignis in leiste.undatiert),
        ),
        hinweise=(_ART,),
    )


def _event(option: Handlungsoption, ereignis: Ereignis) -> tuple[str | Link, ...]:
    return (
        numbers.date(ereignis.datum) if ereignis.datum else NICHT_BELEGT,
        Link(option.titel, links.option(option.titel)),
        ereignis.ereignis,
        progress.kind(ereignis).value,
        ereignis.drucksache or NICHT_BELEGT,
    )


def tables(bestand: Datenbestand, filter_: Katalogfilter, leiste: Zeitleiste) -> Sequence[Tabelle]:
    """The board and the events, to take along."""
    gesucht = option_catalogue.filter_words(filter_)
    spalten = progress.board(filter_.find(bestand.optionen))
    tafel = Tabelle(
        titel="Stand der Umsetzung",
        spalten=tuple(map(Spalte, _TAFELSPALTEN)),
        zeilen=tuple(_row(option, spalte) for spalte, optionen in spalten.items() for option in optionen),
        hinweise=(
            *([f"Auswahl: {gesucht}."] if gesucht else []),
            f"Zur Spalte „{Fortschritt.VORGESCHLAGEN.value}“ gehört auch, was die Quelle "
            f"{numbers.enumeration([f'„{wort}“' for wort in NOCH_OFFEN], 'oder')} nennt.",
        ),
    )
    return (tafel, events(leiste))


def _row(option: Handlungsoption, spalte: Fortschritt) -> tuple[str | Link, ...]:
    return (
        Link(option.titel, links.option(option.titel)),
        spalte.value,
        option.stand,
        numbers.date(option.stand_datum) if option.stand_datum else NICHT_BELEGT,
        _latest(option),
        ", ".join(beleg.text for beleg in papers(option)) or NICHT_BELEGT,
        option.zustaendig or NICHT_BELEGT,
        option.kosten or NICHT_BELEGT,
        option.belegstufe.value,
        BELEG[option.belegstufe],
        " · ".join(f"{quelle.titel}, {quelle.url}" for quelle in option.quellen),
    )
