"""The result of a round of voting for the screen: bars, and where Stadtteile were on the ballot the map."""

from sozialraum.analysis import voting
from sozialraum.model import STADTTEIL, Auszaehlung, Datenbestand, Runde, Ziel
from sozialraum.views import slides


def result(bestand: Datenbestand, runde: Runde, auszaehlung: Auszaehlung) -> dict:
    """`balken`: every line of the ballot with its points, most first, `anteil` in percent of the longest bar.

    `raum` and `option`: the two parts of a line, "" where the ballot asked for one of them only.
    `karte`: slides.round_colouring, {} without Stadtteile. `bildtext`: the same in words.
    """
    rangfolge = voting.ranking(runde.frage, auszaehlung)
    laengster = max((punkte for _, punkte in rangfolge), default=0)
    balken = [
        {
            "text": line(bestand, ziel),
            **dict(zip(("raum", "option"), parts(bestand, ziel), strict=True)),
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
    """A line of the ballot: Stadtteil, title of the option, or both."""
    return ": ".join(filter(None, parts(bestand, ziel)))


def parts(bestand: Datenbestand, ziel: Ziel) -> tuple[str, str]:
    """Name of the Stadtteil and title of the option. What the data lost keeps its id."""
    namen = bestand.raumebenen[STADTTEIL].namen
    titel = {option.id: option.titel for option in bestand.optionen}
    return namen.get(ziel.raum, ziel.raum), titel.get(ziel.option, ziel.option)
