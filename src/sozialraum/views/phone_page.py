"""The pages that phones see: plain HTML without scripts, each a whole document."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from sozialraum.model import STADTTEIL, Datenbestand, Frage, Rundenart, Ziel
from sozialraum.views import markup
from sozialraum.views.option_words import BELEG, kind

ZAEHLT = "Die Stimme ist gezählt"
GENANNT = 12
"""Lines an error names at most, so that no page gets too large."""
ERGEBNIS = "Das Ergebnis zeigt die Moderation auf der Leinwand."


@dataclass(frozen=True)
class Zeile:
    """A line of the ballot. `beleg`: the grade in words, "" for a Stadtteil; `punkte` as entered."""

    nummer: int
    raum: str
    titel: str
    beleg: str
    punkte: int

    @property
    def name(self) -> str:
        return f"{self.raum}, {self.titel}" if self.raum and self.raum != self.titel else self.titel

    @property
    def text(self) -> str:
        return points(self.punkte)


def points(anzahl: int) -> str:
    """ "1 Punkt", "3 Punkte"."""
    return f"{anzahl} {'Punkt' if anzahl == 1 else 'Punkte'}"


def ballot(
    bestand: Datenbestand, frage: Frage, marke: str, punkte: Mapping[int, int], grund: str | None = None
) -> str:
    """The ballot. `punkte`: what was entered; `grund`: why it does not count (`analysis.voting.check`)."""
    zeilen = _lines(bestand, frage, punkte)
    if frage.art is Rundenart.OPTIONEN_JE_STADTTEIL:
        gruppen = [(raum, list(teil)) for raum, teil in groupby(zeilen, key=lambda zeile: zeile.raum)]
    else:
        gruppen = [("Stadtteile" if frage.art is Rundenart.STADTTEILE else "Zur Wahl", zeilen)]
    return markup.render(
        "telefon_zettel",
        frage=frage.text,
        aufgabe=_task(frage),
        hoechstens=frage.punkte,
        gruppen=gruppen,
        marke=marke,
        fehler=_reason(frage, grund, sum(punkte.values())) if grund else "",
        vergeben=[zeile for zeile in zeilen if zeile.punkte][:GENANNT],
    )


def thanks(bestand: Datenbestand, frage: Frage, punkte: Mapping[int, int]) -> str:
    """The vote is stored: what was given to what."""
    return markup.render(
        "telefon_meldung",
        titel=ZAEHLT,
        saetze=[f"Danke. {frage.text}", "Vergeben wurden:"],
        liste=[f"{z.name}: {z.text}" for z in _lines(bestand, frage, punkte) if z.punkte],
        knopf="",
        ziel="",
    )


def counted() -> str:
    """The phone has voted before, or its answer got lost and it sent the vote again."""
    return notice(f"{ZAEHLT}.", "Dieses Telefon hat in dieser Abstimmung schon abgestimmt.", ERGEBNIS)


def closed(gesendet: bool) -> str:
    """Too late: the round is closed. `gesendet`: a vote came, which is not counted."""
    return notice(
        "Die Abstimmung ist geschlossen",
        "Die gesendete Stimme wurde nicht gezählt." if gesendet else "Stimmen werden nicht mehr angenommen.",
        "Öffnet die Moderation die Abstimmung wieder, geht es hier weiter.",
        knopf="Noch einmal nachsehen",
    )


def no_cookie() -> str:
    """The browser sent no cookie, without which a phone could vote twice."""
    return notice(
        "Cookies erlauben",
        "Die Stimme wurde nicht gezählt, weil der Browser kein Cookie annimmt. Eines ist nötig, damit jedes "
        "Telefon nur einmal abstimmt. Es enthält eine Zufallszahl und keine Angaben zur Person.",
        "In den Einstellungen des Browsers Cookies erlauben und die Abstimmung neu öffnen.",
        knopf="Abstimmung neu öffnen",
    )


def outdated() -> str:
    """The form belongs to another round or another phone."""
    return notice(
        "Dieser Stimmzettel gilt nicht mehr",
        "Die Stimme wurde nicht gezählt. Die Abstimmung neu öffnen und noch einmal abstimmen.",
        knopf="Abstimmung neu öffnen",
    )


def out_of_order() -> str:
    """The ballot cannot be shown."""
    return notice(
        "Die Abstimmung lässt sich gerade nicht laden",
        "Der Server hat eine Störung. In einem Moment noch einmal versuchen.",
        knopf="Noch einmal versuchen",
    )


def ask(code: str = "", unbekannt: bool = False) -> str:
    """Asks for the code. `unbekannt`: no round has the `code` that was entered."""
    return markup.render("telefon_code", code=code, unbekannt=unbekannt)


def again(felder: Mapping[str, str]) -> str:
    """The vote could not be stored: a button sends the same fields again."""
    return markup.render("telefon_noch_einmal", felder=felder)


def notice(titel: str, *saetze: str, knopf: str = "", ziel: str = "?") -> str:
    """A page of a few sentences, with a button to `ziel` ("?" is the page itself) if `knopf` names it."""
    return markup.render("telefon_meldung", titel=titel, saetze=saetze, liste=(), knopf=knopf, ziel=ziel)


def _lines(bestand: Datenbestand, frage: Frage, punkte: Mapping[int, int]) -> list[Zeile]:
    namen = bestand.raumebenen[STADTTEIL].namen
    optionen = {option.id: option for option in bestand.optionen}

    def line(nummer: int, ziel: Ziel) -> Zeile:
        raum = namen.get(ziel.raum, ziel.raum)  # an open round outlives a change of the data
        option = optionen.get(ziel.option)
        titel = option.titel if option else ziel.option or raum
        beleg = f"{kind(option.belegstufe)}, {BELEG[option.belegstufe]}" if option else ""
        return Zeile(nummer, raum, titel, beleg, punkte.get(nummer, 0))

    return [line(nummer, ziel) for nummer, ziel in enumerate(frage.ziele)]


def _task(frage: Frage) -> str:
    if frage.punkte == 1:
        return "1 Punkt ist zu vergeben."
    return (
        f"{frage.punkte} Punkte sind zu vergeben, auf Wunsch mehrere auf eine Zeile. "
        "Es müssen nicht alle vergeben werden."
    )


def _reason(frage: Frage, grund: str, vergeben: int) -> str:
    if grund == "leer":
        return "Es ist kein Punkt vergeben."
    if grund == "zu_viele":
        return (
            f"Vergeben sind {points(vergeben)}, möglich {'ist' if frage.punkte == 1 else 'sind'} höchstens "
            f"{frage.punkte}. Noch {points(vergeben - frage.punkte)} wegnehmen:"
        )
    return "Die Angaben passen nicht zu diesem Stimmzettel. Die Punkte neu vergeben und noch einmal senden."
