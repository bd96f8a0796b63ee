"""Where an option would apply: colours for the map, and the equal list with a reason per Stadtteil."""

from collections.abc import Mapping
from typing import NamedTuple

from sozialraum.analysis.options import Antwort, Zuordnung
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import STADTTEIL, Datenbestand, Raumbezug
from sozialraum.views import links, map_frame, reasons
from sozialraum.views.markup import render
from sozialraum.views.option_trial import Ortsbild
from sozialraum.views.option_words import place
from sozialraum.views.origin import used_sources
from sozialraum.views.table import Link, Spalte, Tabelle


class Lage(NamedTuple):
    """An answer on the map: the answer, and whether it is another one than that of the file."""

    antwort: Antwort | None
    neu: bool = False


FARBEN = {
    Lage(Antwort.ERFUELLT): "#8ab4dc",
    Lage(Antwort.ERFUELLT, neu=True): "#3f78b3",
    Lage(Antwort.NICHT_ERFUELLT): "#efece8",
    Lage(Antwort.NICHT_ERFUELLT, neu=True): "#d6c3a1",
    Lage(Antwort.NICHT_PRUEFBAR): "",
    Lage(Antwort.NICHT_PRUEFBAR, neu=True): "",
    Lage(None): "#dfe6ee",
}
"""Colour of an answer, in the order of legend and list; "" is hatched. A changed answer is darker."""
_WORTE = {
    Raumbezug.KRITERIUM: {antwort: antwort.value for antwort in Antwort},
    Raumbezug.STADTTEILE: {
        Antwort.ERFUELLT: "in der Quelle genannt",
        Antwort.NICHT_ERFUELLT: "nicht genannt",
    },
    Raumbezug.GESAMTSTADT: {
        Antwort.ERFUELLT: "Anhaltspunkt trifft zu",
        Antwort.NICHT_ERFUELLT: "kein Anhaltspunkt trifft zu",
        Antwort.NICHT_PRUEFBAR: "nicht prüfbar",
        None: "ohne Unterschied zwischen den Stadtteilen",
    },
}
_FRAGEN = {
    Raumbezug.KRITERIUM: "Wo das Kriterium erfüllt ist",
    Raumbezug.STADTTEILE: "Welche Stadtteile die Quelle nennt",
}


def question(bild: Ortsbild) -> str:
    """What map and list answer."""
    if bild.option.raumbezug is Raumbezug.GESAMTSTADT:
        return "Wo Anhaltspunkte dafür sprechen" if bild.option.anhaltspunkte else "Ohne Unterschied im Raum"
    return _FRAGEN[bild.option.raumbezug]


def word(bild: Ortsbild, antwort: Antwort | None) -> str:
    """An answer in the words of its question."""
    return _WORTE[bild.option.raumbezug][antwort]


def label(bild: Ortsbild, lage: Lage) -> str:
    """An answer as it stands in the legend. Hatching is the same with and without a trial."""
    return word(bild, lage.antwort) + (" (nur in der Probe)" if lage.neu and FARBEN[lage] else "")


def head(bild: Ortsbild) -> str:
    """The question, and whose words answer it."""
    return render(
        "option_frage",
        frage=question(bild),
        ort=bild.option.raumbezug_text or "nicht genannt",
        anhaltspunkte=bool(bild.option.anhaltspunkte),
        gleich=bild.option.raumbezug is Raumbezug.GESAMTSTADT and not bild.option.anhaltspunkte,
    )


def state(bestand: Datenbestand, bild: Ortsbild, raum: str | None) -> dict:
    """State of the map frame: every Stadtteil in the colour of its answer."""
    farben = [farbe for farbe in FARBEN.values() if farbe]
    flaechen = {}
    for kennung, lage in positions(bild).items():
        text = word(bild, lage.antwort)
        if lage.neu:
            text += f" (Probe; Datei: {word(bild, bild.former(kennung))})"
        farbe = FARBEN[lage]
        flaechen[kennung] = [farben.index(farbe), text, 0] if farbe else [-1, text]
    return map_frame.colouring(farben, flaechen, "", raum)


def legend(bestand: Datenbestand, bild: Ortsbild) -> str:
    """The answers there are with their colours, and where the values come from."""
    return render(
        "option_legende", eintraege=legend_entries(bild), quellen=used_sources(bestand, pictures(bild))
    )


def legend_entries(bild: Ortsbild) -> list[tuple[str, str]]:
    """Colour and words of every answer there is, each once."""
    return list(dict.fromkeys((farbe, label(bild, lage)) for lage, farbe in shown(bild).items()))


def area_list(bestand: Datenbestand, bild: Ortsbild, raum: str | None) -> str:
    """Every Stadtteil under its answer, with the reason in one sentence."""
    namen = bestand.raumebenen[STADTTEIL].namen
    lagen = positions(bild)
    return render(
        "option_stadtteile",
        gewaehlt=raum,
        auskunft=holders(bestand, bild),
        gruppen=[
            {
                "farbe": farbe,
                "titel": word(bild, lage.antwort),
                "neu": lage.neu,
                "eintraege": [
                    {
                        "raum": kennung,
                        "name": namen[kennung],
                        "saetze": sentences(bestand, bild.nachher[kennung], namen[kennung]),
                        "bisher": sentences(bestand, bild.vorher[kennung], namen[kennung])
                        if kennung in bild.geaendert
                        else [],
                    }
                    for kennung, seine in lagen.items()
                    if seine == lage
                ],
            }
            for lage, farbe in shown(bild).items()
        ],
    )


def sentences(bestand: Datenbestand, zuordnung: Zuordnung, name: str) -> list[str]:
    """Why the answer is what it is; for clues a sentence of their own. Nothing where all areas are alike."""
    saetze = []
    if not zuordnung.gesamtstadt:
        saetze.append(reasons.reason(bestand, zuordnung, name, auskunft=False))
    if zuordnung.anhaltspunkte:
        saetze.append(reasons.clue(bestand, zuordnung, auskunft=False))
    return saetze


def holders(bestand: Datenbestand, bild: Ortsbild) -> list[str]:
    """Who has the values that are missing, once for each Indikator."""
    befunde = (b for z in bild.nachher.values() for b in (*z.befunde, *z.anhaltspunkte))
    fehlend = dict.fromkeys(
        b.bedingung.indikator for b in befunde if not b.auspraegung and b.bedingung.indikator
    )
    return [
        f"Auskunft zu „{i.kurzname}“: {i.datenhalter.rstrip('.') or 'nicht bekannt'}."
        for i in map(bestand.indikatoren.__getitem__, fehlend)
    ]


def table(bestand: Datenbestand, bild: Ortsbild) -> Tabelle:
    """The list as a table to take along; a trial stands beside the file's answer."""
    namen = bestand.raumebenen[STADTTEIL].namen
    probe = (Spalte("Antwort der Datei"),) if bild.probe else ()
    zeilen = []
    for raum, lage in positions(bild).items():
        datei = (word(bild, bild.vorher[raum].ortsantwort),) if bild.probe else ()
        begruendung = " ".join(sentences(bestand, bild.nachher[raum], namen[raum]))
        antwort = word(bild, lage.antwort)
        zeilen.append((Link(namen[raum], links.profile(namen[raum])), antwort, *datei, begruendung))
    antwort = Spalte("Antwort der Probe" if bild.probe else "Antwort")
    return Tabelle(
        titel=f"Stadtteile: {bild.option.titel}",
        spalten=(Spalte("Stadtteil"), antwort, *probe, Spalte("Begründung")),
        zeilen=tuple(zeilen),
        quellen=used_sources(bestand, pictures(bild)),
        hinweise=(
            f"{question(bild)}. Raumbezug der Quelle: {place(bestand, bild.option)}.",
            *(
                ["Anhaltspunkte ordnet das Dashboard zu; sie stehen nicht im Bericht."]
                * bool(bild.option.anhaltspunkte)
            ),
            *holders(bestand, bild),
            *(["Probe mit anderen Schwellen; die Angaben der Datei sind unverändert."] * bild.probe),
        ),
    )


def pictures(bild: Ortsbild) -> list[Auspraegung]:
    """What the answers rest on."""
    befunde = (b for z in bild.nachher.values() for b in (*z.befunde, *z.anhaltspunkte))
    return [befund.auspraegung for befund in befunde if befund.auspraegung]


def positions(bild: Ortsbild) -> dict[str, Lage]:
    """The answer of every Stadtteil, in their order."""
    return {raum: Lage(z.ortsantwort, neu=bild.former(raum) is not None) for raum, z in bild.nachher.items()}


def shown(bild: Ortsbild) -> Mapping[Lage, str]:
    """The answers there are with their colours, in the order of the legend."""
    vorhanden = set(positions(bild).values())
    return {lage: farbe for lage, farbe in FARBEN.items() if lage in vorhanden}
