"""The Gebietssuche: what a search asks for and what it finds, as sentence, map state, list and table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sozialraum.analysis.entry import parse_number
from sozialraum.analysis.options import Antwort
from sozialraum.analysis.screening import Regel, Suchbedingung, screen
from sozialraum.analysis.values import describe_nearest
from sozialraum.model import Datenbestand, Indikator, Raumebene
from sozialraum.views import links, map_frame, numbers, screening_words
from sozialraum.views.markup import plain, render
from sozialraum.views.origin import used_sources
from sozialraum.views.screening_words import Suche, date
from sozialraum.views.table import Link, Spalte, Tabelle, Zelle

ZEILEN = 5
"""So many conditions can be asked at once; with ten areas more would only pick at random."""
REGELN = [regel.value for regel in Regel]
"""The rules as they stand in links; the first is not written there."""
UND, ODER = "alle Bedingungen (UND)", "mindestens eine (ODER)"
FARBEN = {Antwort.ERFUELLT: "#8ab4dc", Antwort.NICHT_ERFUELLT: "#efece8", Antwort.NICHT_PRUEFBAR: ""}
"""Colour of an answer on the map, in the order of legend and list; "" is hatched."""


@dataclass(frozen=True)
class Suchzeile:
    """A row of the search form. `ueblich`: the number that counts until one is entered, if there is one."""

    indikator: Indikator
    regel: Regel
    ueblich: float | None = None
    eingabe: str = ""

    @property
    def vorschlag(self) -> str:
        """What stands in the field of the number as long as it is empty."""
        if self.ueblich is None:
            return "Zahl"
        return f"{numbers.number(self.ueblich, self.indikator.nachkommastellen)} (Stadtwert)"

    @property
    def unlesbar(self) -> bool:
        """Whether something was entered that is no number."""
        return bool(self.eingabe) and parse_number(self.eingabe) is None

    @property
    def bedingung(self) -> Suchbedingung:
        """The row as a condition; an entry that is no number counts as none."""
        if not self.regel.braucht_zahl:
            return Suchbedingung(self.indikator, self.regel)
        wert = parse_number(self.eingabe) if self.eingabe else self.ueblich
        return Suchbedingung(self.indikator, self.regel, wert)


def search(
    bestand: Datenbestand,
    zeilen: Sequence[Suchzeile],
    *,
    alle: bool,
    raumebene: str,
    jahr: int,
    basisjahr: int,
) -> Suche:
    """Asks all areas of a level; `alle`: conditions joined by and, else by or."""
    bedingungen = tuple(zeile.bedingung for zeile in zeilen)
    ergebnis = screen(bestand, bedingungen, alle, raumebene, jahr, basisjahr=basisjahr)
    return Suche(bestand.raumebenen[raumebene], bedingungen, alle, ergebnis)


def number_label(nummer: int, indikator: Indikator) -> str:
    """Label of the field of a number, with its unit. Screen readers read it as it stands, escapes and all."""
    einfach = re.fullmatch(r"[\w %.,²]*", indikator.einheit)
    return f"Wert {nummer} ({indikator.einheit if einfach else plain(indikator.einheit)})"


def usual_number(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, jahr: int, basisjahr: int
) -> float | None:
    """The number a condition asks for as long as none is entered: the city value, if it is comparable."""
    bild = describe_nearest(bestand, indikator, raumebene, jahr, basisjahr)
    return bild.stadtwert if bild.vergleichbar else None


def address(zeilen: Sequence[Suchzeile], alle: bool) -> str:
    """The link to a search. What is usual is left out, as Streamlit does."""
    schluessel = {}
    for nummer, zeile in enumerate(zeilen, 1):
        schluessel[f"indikator{nummer}"] = zeile.indikator.kurzname
        if zeile.regel != REGELN[0]:
            schluessel[f"regel{nummer}"] = zeile.regel.value
        if zeile.eingabe:
            schluessel[f"wert{nummer}"] = zeile.eingabe
    if not alle:
        schluessel["verknuepfung"] = ODER
    return links.page("gebietssuche", **schluessel)


def addition(bestand: Datenbestand, zeilen: Sequence[Suchzeile], alle: bool) -> str:
    """The link that adds a row; with all rows taken, that there is no further one."""
    if len(zeilen) == ZEILEN:
        return render("suche_knopf", text=f"Mehr als {ZEILEN} Bedingungen sind nicht möglich.", href="")
    neue = Suchzeile(_suggestion(bestand, [zeile.indikator for zeile in zeilen]), Regel(REGELN[0]))
    return render("suche_knopf", text="Bedingung hinzufügen", href=address([*zeilen, neue], alle))


def removal(zeilen: Sequence[Suchzeile], stelle: int, alle: bool) -> str:
    """The link that takes out the row at `stelle`, counted from 0."""
    href = address([*zeilen[:stelle], *zeilen[stelle + 1 :]], alle)
    return render("suche_knopf", text=f"Bedingung {stelle + 1} entfernen", href=href)


def introduction(bestand: Datenbestand, raumebene: str, jahr: int, *, leer: bool) -> str:
    """Title and question of the page; without a condition (`leer`) how it works, and examples as links."""
    ebene = bestand.raumebenen[raumebene]
    return render(
        "suche_kopf",
        mehrzahl=ebene.mehrzahl,
        leer=leer,
        zeilen=ZEILEN,
        beispiele=_examples(bestand, ebene, jahr) if leer else [],
    )


def _examples(bestand: Datenbestand, ebene: Raumebene, jahr: int) -> list[dict]:
    """Two searches over key figures of two themes, as far as the data allow."""
    geeignet: dict[str, Indikator] = {}
    for indikator in bestand.indikatoren.values():
        bild = describe_nearest(bestand, indikator, ebene.id, jahr)
        if indikator.kernzahl and bild.vergleichbar and bild.vollstaendig:
            geeignet.setdefault(indikator.thema, indikator)
    if len(geeignet) < 2:
        return []
    auswahl = list(geeignet.values())
    erster, zweiter, letzter = auswahl[0], auswahl[1], auswahl[-1]
    ueber = [Suchzeile(i, Regel.UEBER_STADTWERT) for i in (erster, zweiter)]
    oben = [Suchzeile(i, Regel.OBERES_DRITTEL) for i in (erster, letzter)]
    return [
        {
            "text": f"{erster.kurzname} und zugleich {zweiter.kurzname} über dem Stadtwert",
            "href": address(ueber, alle=True),
        },
        {
            "text": f"{erster.kurzname} oder {letzter.kurzname} im oberen Drittel",
            "href": address(oben, alle=False),
        },
    ]


def _suggestion(bestand: Datenbestand, vergeben: list[Indikator]) -> Indikator:
    """The Indikator of a new row: a rate among the key figures, if possible one not yet used."""
    alle = [i for i in bestand.indikatoren.values() if i.auswahl]
    neue = [i for i in alle if i not in vergeben] or alle
    return next((i for i in neue if i.kernzahl and not i.absolut), neue[0])


def summary(suche: Suche) -> str:
    """The sentence, what was asked for and of when."""
    return render(
        "suche_ergebnis",
        satz=screening_words.sentence(suche),
        bindewort="UND" if suche.alle else "ODER",
        bedingungen=[
            (bild.indikator, f"{screening_words.asked(bedingung, bild)} ({date(bild)})")
            for bedingung, bild in zip(suche.bedingungen, suche.bilder, strict=True)
        ],
        hinweis=screening_words.dates_note(suche),
    )


def state(suche: Suche, raum: str | None) -> dict:
    """State of the map frame: every area in the colour of its answer."""
    farben = [farbe for farbe in FARBEN.values() if farbe]
    flaechen = {}
    for kennung, antwort in suche.ergebnis.antworten.items():
        befunde = suche.ergebnis.befunde[kennung]
        if antwort is Antwort.NICHT_PRUEFBAR:
            offen = [f"„{b.bedingung.indikator.kurzname}“" for b in befunde if b.antwort is antwort]
            flaechen[kennung] = [-1, f"nicht prüfbar wegen {numbers.enumeration(offen)}"]
        else:
            belege = [
                f"{b.bedingung.indikator.kurzname} {screening_words.proof(kennung, b)}" for b in befunde
            ]
            flaechen[kennung] = [farben.index(FARBEN[antwort]), f"{antwort}: {'; '.join(belege)}", 0]
    return map_frame.colouring(farben, flaechen, "", raum)


def legend(bestand: Datenbestand, suche: Suche) -> str:
    """The three answers with their colours; what is missing and who has it; the sources."""
    return render(
        "suche_legende",
        farben=FARBEN,
        hinweise=screening_words.obstacles(suche),
        quellen=used_sources(bestand, suche.bilder),
    )


def answer_list(suche: Suche, raum: str | None) -> str:
    """Every area under its answer, with value, reference and Stichtag of each condition."""
    return render(
        "suche_liste",
        ebene=suche.ebene.name,
        farben=FARBEN,
        gewaehlt=raum,
        gruppen={
            antwort: [
                {
                    "raum": kennung,
                    "name": suche.ebene.namen[kennung],
                    "profil": links.profile(suche.ebene.namen[kennung]),
                    "belege": [
                        {"name": b.bedingung.indikator.kurzname, "text": screening_words.proof(kennung, b)}
                        for b in suche.ergebnis.befunde[kennung]
                    ],
                }
                for kennung in suche.ergebnis.areas(antwort)
            ]
            for antwort in FARBEN
        },
    )


def table(bestand: Datenbestand, suche: Suche) -> Tabelle:
    """The list as a table to take along: value and answer of each condition in columns of their own."""
    spalten = [Spalte(suche.ebene.name), Spalte("Ergebnis")]
    for nummer, (bedingung, bild) in enumerate(zip(suche.bedingungen, suche.bilder, strict=True), 1):
        indikator = bedingung.indikator
        name = f"{nummer}. {indikator.kurzname}, {date(bild)}"
        spalten += [
            Spalte(name, indikator.einheit, indikator.nachkommastellen),
            Spalte(f"{nummer}. {screening_words.asked(bedingung, bild)}"),
        ]
        if bild.hinweise:
            spalten.append(Spalte(f"{nummer}. Hinweis"))
    zeilen: list[tuple[Zelle, ...]] = []
    for antwort in FARBEN:
        for kennung in suche.ergebnis.areas(antwort):
            name = suche.ebene.namen[kennung]
            zeile: list[Zelle] = [Link(name, links.profile(name)), antwort.value]
            for befund in suche.ergebnis.befunde[kennung]:
                zeile += [screening_words.gap(kennung, befund) or befund.wert, befund.antwort.value]
                if befund.auspraegung.hinweise:
                    zeile.append(befund.auspraegung.hinweise.get(kennung))
            zeilen.append(tuple(zeile))
    return Tabelle(
        titel="Gebietssuche",
        spalten=tuple(spalten),
        zeilen=tuple(zeilen),
        quellen=used_sources(bestand, suche.bilder),
        stand=", ".join(dict.fromkeys(date(bild) for bild in suche.bilder)),
        hinweise=tuple(
            filter(
                None,
                (
                    screening_words.sentence(suche),
                    screening_words.dates_note(suche),
                    *screening_words.obstacles(suche),
                ),
            )
        ),
    )
