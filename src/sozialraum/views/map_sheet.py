"""A map to take along, whatever page it is from: all that the printed picture and the geodata need."""

from collections.abc import Mapping
from dataclasses import dataclass

from sozialraum.model import Datenbestand, Quelle, Raumebene
from sozialraum.views import numbers
from sozialraum.views.choropleth import Kartenbild, class_label, gap_sentence
from sozialraum.views.names import STADT_NAME

WEISS, GRAU = "#ffffff", "#8a8580"
"""Lines of a map: grey around it and around hatched areas."""
WARNUNG = "Eine Klasse allein begründet keinen Handlungsbedarf."
TEXT, GANZZAHL, ZAHL = "string", "Int32", "Float64"
"""Types of a Merkmal, as pandas calls them; all three know null."""


@dataclass(frozen=True)
class Merkmal:
    """An attribute of the areas in geodata. An area that is not in `werte` has null."""

    name: str
    art: str
    werte: Mapping[str, object]


@dataclass(frozen=True, eq=False)
class Geodaten:
    """What stands in a file of geodata. `kennung`: name of the layer, ASCII. `stand`: as people read it."""

    ebene: Raumebene
    kennung: str
    titel: str
    beschreibung: str
    stand: str
    quellen: tuple[Quelle, ...]
    merkmale: tuple[Merkmal, ...]


@dataclass(frozen=True)
class Legendeneintrag:
    """A line of the legend. `farbe` "": hatched; None: only text."""

    text: str
    farbe: str | None


@dataclass(frozen=True, eq=False)
class Kartenblatt:
    """A printed map and its geodata.

    `farben`: area -> colour, hatched where there is none. `werte`: area -> what stands below its name,
    if anything does. `hinweise`: paragraphs below the legend. `gewaehlt`: the area with a strong outline.
    `linie`: colour of the borders between coloured areas.
    """

    daten: Geodaten
    untertitel: str
    farben: Mapping[str, str]
    werte: Mapping[str, str]
    legendentitel: str
    legende: tuple[Legendeneintrag, ...]
    hinweise: tuple[str, ...]
    gewaehlt: str | None = None
    warnung: str = WARNUNG
    linie: str = WEISS


@dataclass(frozen=True, eq=False)
class Kartenreihe:
    """Several maps of one Raumebene side by side, and the geodata of them all."""

    daten: Geodaten
    untertitel: str
    blaetter: tuple[Kartenblatt, ...]
    hinweise: tuple[str, ...]


def choropleth_sheet(
    bestand: Datenbestand, bild: Kartenbild, titel: str, gewaehlt: str | None = None
) -> Kartenblatt:
    """The choropleth called `titel`, as the page shows it."""
    indikator = bild.auspraegung.indikator
    return Kartenblatt(
        daten=Geodaten(
            ebene=bestand.raumebenen[bild.auspraegung.raumebene],
            kennung=f"{indikator.id}_{bild.auspraegung.jahr}",
            titel=titel,
            beschreibung=f"{indikator.definition} Einheit: {indikator.einheit.rstrip('.')}.",
            stand=bild.stand,
            quellen=bild.quellen,
            merkmale=_attributes(bild),
        ),
        untertitel=_subtitle(bild),
        farben={raum: farbe for klasse, farbe in bild.klassen for raum in klasse.raeume},
        werte={zeile.raum: zeile.wert for zeile in bild.zeilen},
        legendentitel=f"{indikator.kurzname} ({indikator.einheit})",
        legende=_legend(bild),
        hinweise=_notes(bild),
        gewaehlt=gewaehlt,
    )


def source_names(quellen: tuple[Quelle, ...]) -> str:
    """Publishers and titles in one cell."""
    return " · ".join(f"{quelle.herausgeber}: {quelle.titel}" for quelle in quellen)


def licences(quellen: tuple[Quelle, ...]) -> str:
    """The licences of several sources in one cell, once each."""
    return " · ".join(dict.fromkeys(quelle.lizenz for quelle in quellen))


def _attributes(bild: Kartenbild) -> tuple[Merkmal, ...]:
    """What every area carries. Classes count from 1 for the lowest."""
    auspraegung, indikator = bild.auspraegung, bild.auspraegung.indikator
    alle = [zeile.raum for zeile in bild.zeilen]
    belegt = [zeile.raum for zeile in bild.zeilen if not zeile.fehlt]
    klassen = {raum: klasse for klasse, _ in bild.klassen for raum in klasse.raeume}
    grenzen = {raum: class_label(klasse, auspraegung) for raum, klasse in klassen.items()}
    return (
        Merkmal("indikator", TEXT, dict.fromkeys(alle, indikator.kurzname)),
        Merkmal("jahr", GANZZAHL, dict.fromkeys(alle, auspraegung.jahr)),
        Merkmal("stichtag", TEXT, dict.fromkeys(belegt, auspraegung.stichtag)),
        Merkmal("wert", ZAHL, dict(auspraegung.werte)),
        Merkmal("fehlgrund", TEXT, {zeile.raum: zeile.fehlt for zeile in bild.fehlende}),
        Merkmal("rang", GANZZAHL, dict(auspraegung.raenge)),
        Merkmal("abstand_stadt", ZAHL, dict(auspraegung.abstaende)),
        Merkmal("klasse", GANZZAHL, {raum: klasse.nummer + 1 for raum, klasse in klassen.items()}),
        Merkmal("klasse_grenzen", TEXT, grenzen),
        Merkmal("einheit", TEXT, dict.fromkeys(alle, indikator.einheit)),
        Merkmal("quelle", TEXT, dict.fromkeys(belegt, source_names(bild.quellen))),
        Merkmal("lizenz", TEXT, dict.fromkeys(belegt, licences(bild.quellen))),
        Merkmal("hinweis", TEXT, {zeile.raum: zeile.hinweis for zeile in bild.zeilen if zeile.hinweis}),
    )


def _subtitle(bild: Kartenbild) -> str:
    teile = [f"Stand {bild.stand}", bild.qualitaet]
    if len(bild.fehlende) == len(bild.zeilen) and bild.auspraegung.stadtwert is not None:
        teile.insert(0, f"Nur der Stadtwert ist bekannt: {_city_value(bild)}")
    return " · ".join(filter(None, teile))


def _city_value(bild: Kartenbild) -> str:
    return numbers.with_unit(bild.auspraegung.stadtwert, bild.auspraegung.indikator)


def _legend(bild: Kartenbild) -> tuple[Legendeneintrag, ...]:
    """Classes from low to high, the gap, the city."""
    eintraege = [
        Legendeneintrag(class_label(klasse, bild.auspraegung), farbe) for klasse, farbe in bild.klassen
    ]
    if bild.fehlende:
        eintraege.append(Legendeneintrag("keine Angabe", ""))
    if bild.auspraegung.vergleichbar:
        eintraege.append(Legendeneintrag(f"{STADT_NAME}: {_city_value(bild)}", None))
    return tuple(eintraege)


def _notes(bild: Kartenbild) -> tuple[str, ...]:
    """What stands below the legend: method, why values are missing, remarks on the city and areas."""
    auspraegung = bild.auspraegung
    saetze = [f"Klassen: {bild.darstellung.einteilung.verfahren}."] if bild.klassen else []
    saetze += [bild.farbhinweis, gap_sentence(bild)]
    if auspraegung.vergleichbar and auspraegung.stadt_hinweis:
        saetze.append(f"Zum Stadtwert: {auspraegung.stadt_hinweis}")
    namen: dict[str, list[str]] = {}
    for zeile in bild.zeilen:
        namen.setdefault(zeile.hinweis, []).append(zeile.name)
    for hinweis, raeume in namen.items():
        if hinweis and hinweis not in auspraegung.stadt_hinweis:
            alle = len(raeume) == len(bild.zeilen)
            saetze.append(hinweis if alle else f"{numbers.enumeration(raeume)}: {hinweis}")
    return tuple(satz for satz in saetze if satz)
