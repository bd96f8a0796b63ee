"""The result of a round of voting for the screen: bars, and where Stadtteile were on the ballot the map."""

from sozialraum.analysis import voting
from sozialraum.model import STADTTEIL, Auszaehlung, Datenbestand, Runde, Ziel
from sozialraum.views import slides


def result(bestand: Datenbestand, runde: Runde, auszaehlung: Auszaehlung) -> dict:
    """`balken`: every line of the ballot with its points, most first, `anteil` in percent of the longest bar.

    `karte`: slides.round_colouring, {} without Stadtteile. `bildtext`: the same in words.
    """
    rangfolge = voting.ranking(runde.frage, auszaehlung)
    laengster = max((punkte for _, punkte in rangfolge), default=0)
    balken = [
        {
            "text": line(bestand, ziel),
            "punkte": punkte,
            "worte": slides.points(punkte),
            "anteil": round(100 * punkte / laengster, 1) if laengster else 0,
        }
        for ziel, punkte in rangfolge
    ]
    return {
        "balken": balken,
        "karte": slides.round_colouring(bestand, runde, auszaehlung),
        "bildtext": "; ".join(f"{b['text']}: {b['worte']}" for b in balken),
    }


def line(bestand: Datenbestand, ziel: Ziel) -> str:
    """A line of the ballot: Stadtteil, title of the option, or both. What the data lost keeps its id."""
    namen = bestand.raumebenen[STADTTEIL].namen
    titel = {option.id: option.titel for option in bestand.optionen}
    teile = (namen.get(ziel.raum, ziel.raum), titel.get(ziel.option, ziel.option))
    return ": ".join(filter(None, teile))
