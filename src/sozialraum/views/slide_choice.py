"""What the address of a page asks for, read as the page itself reads it: for steps of a Geschichte.

What the address does not name, or names wrongly, has the value the page begins with.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sozialraum.analysis.classes import ANZAHLEN, Einteilung, Verfahren, parse_bounds
from sozialraum.analysis.reach import GEHWEGE, UMWEG, Standortwahl
from sozialraum.errors import SozialraumError
from sozialraum.model import STADTTEIL, Ansicht, Datenbestand, Handlungsoption, Indikator
from sozialraum.model.workshop import EBENEN
from sozialraum.views import gap_page, numbers
from sozialraum.views.choropleth import Darstellung
from sozialraum.views.colours import Farbschema
from sozialraum.views.symbols import FORMEN

T = TypeVar("T")
OHNE_ZEICHEN = ("Siedlungsbild",)
"""What lies over the areas when a step names no layers: no signs, so that the room sees the colours."""
OHNE_JAHR = ("optionen", "quartiersmanagement")
"""Pages whose steps depend neither on the shared Indikator nor on the year."""
STATUS = ("bestätigt", "nicht bestätigt")
GEHWEG = 500
UMWEGE = {numbers.number(zehntel / 10, 1): zehntel / 10 for zehntel in range(10, 17)}


def said_outright(bestand: Datenbestand, ansicht: Ansicht) -> Ansicht:
    """The view with Indikator and year named, as it was seen: what a page begins with can change."""
    leser = Leser.of(bestand, ansicht)
    if ansicht.seite in OHNE_JAHR:
        return ansicht
    gesehen = {"jahr": (str(leser.years()[0]),)}
    if ansicht.seite != "prioritaeten":  # it has Indikatoren of its own
        gesehen["indikator"] = (leser.indikator().kurzname,)
    return replace(ansicht, wahl=gesehen | dict(ansicht.wahl))


@dataclass
class Leser:
    """Reads the link keys of one step. `unbekannt` gathers the values that do not exist."""

    bestand: Datenbestand
    wahl: Mapping[str, tuple[str, ...]]
    unbekannt: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, bestand: Datenbestand, ansicht: Ansicht) -> "Leser":
        """For the view of a step."""
        return cls(bestand, ansicht.wahl)

    def one(self, schluessel: str, auswahl: Mapping[str, T], vorgabe: T) -> T:
        """The first value of a key, looked up in `auswahl`."""
        for wert in self.wahl.get(schluessel, ())[:1]:
            if wert in auswahl:
                return auswahl[wert]
            self.unbekannt.append(wert)
        return vorgabe

    def several(self, schluessel: str, erlaubt: Iterable[str], vorgabe: tuple[str, ...]) -> tuple[str, ...]:
        """All values of a key that are allowed; `vorgabe` if the key is not named."""
        if schluessel not in self.wahl:
            return vorgabe
        zulaessig, werte = set(erlaubt), self.wahl[schluessel]
        self.unbekannt += [wert for wert in werte if wert and wert not in zulaessig]
        return tuple(wert for wert in werte if wert in zulaessig)

    def indikator(self) -> Indikator:
        """By short name, old name or id; by default the first share of the key figures."""
        auswahl = [i for i in self.bestand.indikatoren.values() if i.auswahl]
        namen = {alt: i for i in auswahl for alt in (*i.alias, i.id)}
        ueblich = next((i for i in auswahl if i.kernzahl and i.einheit == "%"), auswahl[0])
        return self.one("indikator", namen | {i.kurzname: i for i in auswahl}, ueblich)

    def years(self) -> tuple[int, int]:
        """Year and base year; by default the last and the first one with complete values."""
        neueste = [liste[-1] for (ebene, _), liste in self.bestand.jahre.items() if ebene == STADTTEIL]
        zeitraum = self.bestand.zeitraum or range(*(min(neueste, default=0), max(neueste, default=0) + 1))
        jahre = range(zeitraum[0], max([zeitraum[-1], *neueste]) + 1)
        auswahl = {str(jahr): jahr for jahr in jahre}
        return self.one("jahr", auswahl, zeitraum[-1]), self.one("basisjahr", auswahl, zeitraum[0])

    def area(self) -> str | None:
        """Id of the chosen Stadtteil, which may stand there by name or by id."""
        namen = self.bestand.raumebenen[STADTTEIL].namen
        kennungen = {name: raum for raum, name in namen.items()} | {raum: raum for raum in namen}
        return self.one("stadtteil", kennungen, None)

    def layers(self) -> tuple[str, ...]:
        """What lies over the areas."""
        return self.several("ebenen", EBENEN, OHNE_ZEICHEN)

    def colours(self) -> Darstellung:
        """Classes and colours; the usual ones where own bounds cannot be read."""
        verfahren = self.one("verfahren", {v.value: v for v in Verfahren}, Verfahren.NATUERLICH)
        schema = self.one("farben", {f.value: f for f in Farbschema}, Farbschema.VIOLETT)
        if verfahren is not Verfahren.EIGENE:
            anzahl = self.one("klassen", {str(zahl): zahl for zahl in ANZAHLEN}, 4)
            return Darstellung(Einteilung(verfahren, anzahl), schema)
        with suppress(SozialraumError):
            grenzen = parse_bounds("".join(self.wahl.get("grenzen", ())[:1]))
            return Darstellung(Einteilung(verfahren, grenzen=grenzen), schema)
        return Darstellung(schema=schema)

    def sites(self) -> Standortwahl:
        """Which sites count; by default those of the administration's rule."""
        arten = dict.fromkeys(e.art for e in self.bestand.einrichtungen)
        ueblich = tuple(art for art in arten if art in self.bestand.bedarfsregel.arten)
        return Standortwahl(
            self.several("arten", arten, ueblich), self.several("standstatus", FORMEN, STATUS)
        )

    def distance(self) -> tuple[int, float]:
        """Metres walked, and the detour factor."""
        gehweg = self.one("gehweg", {str(meter): meter for meter in GEHWEGE}, GEHWEG)
        return gehweg, self.one("umweg", UMWEGE, UMWEG)

    def need(self) -> Indikator:
        """What stands for need in the Lücke."""
        return self._of(gap_page.needs, "bedarf")

    def approximation(self) -> Indikator:
        """What stands in for a need that cannot be tested everywhere."""
        return self._of(gap_page.approximations, "naeherung")

    def _of(self, auswahl: Callable[[Datenbestand], dict[str, Indikator]], schluessel: str) -> Indikator:
        moegliche = auswahl(self.bestand)
        return self.one(schluessel, moegliche, next(iter(moegliche.values())))

    def option(self) -> Handlungsoption | None:
        """The option by its title or its id; None where the address names none."""
        optionen = self.bestand.optionen
        kennungen = {o.id: o for o in optionen} | {o.titel: o for o in optionen}
        return self.one("option", kennungen, None)

    def thresholds(self) -> dict[int, str]:
        """Thresholds on trial: number of the condition -> what was entered."""
        nummern = {
            s.removeprefix("schwelle"): w for s, w in self.wahl.items() if s.startswith("schwelle") and w
        }
        return {int(nummer): werte[0] for nummer, werte in nummern.items() if nummer.isdecimal()}

    def complaint(self) -> str:
        """A sentence on the values that do not exist, "" where all do."""
        if not self.unbekannt:
            return ""
        genannt = numbers.enumeration([f"„{wert}“" for wert in self.unbekannt])
        return f"Dieser Schritt nennt {genannt}, was es in den Daten nicht gibt; gezeigt wird die Vorgabe."
