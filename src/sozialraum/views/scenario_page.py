"""Was wäre wenn: a scenario of new sites as caption, figures, cards, table and map state."""

from collections.abc import Sequence

from sozialraum.analysis.coverage import Vorschlag
from sozialraum.analysis.reach import Reichweite, Zahlen
from sozialraum.analysis.scenario import HOECHSTENS, Standort, Szenario
from sozialraum.model import STADT_ID, STADTTEIL, Datenbestand
from sozialraum.views import map_frame, numbers, reach_words
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.table import Spalte, Tabelle, Zelle

TITEL = "Was wäre wenn: neue Standorte"
KEINE = "keine Angabe"
FARBE = "#ffffff"
"""The areas stay white: the circles are what this map shows."""

VERFAHREN = (
    "Vorgeschlagen wird aus allen amtlichen Adressen jene, die mit diesem Gehweg die meisten noch nicht "
    "erreichten Einwohner:innen erreicht, dann die nächste dazu (greedy maximum coverage): Luftlinie mal "
    "Umwegfaktor, Wohnungen von 2011. Ob dort Räume frei sind und Bedarf besteht, weiß das Verfahren nicht; "
    "ein Vorschlag ist keine Entscheidung über einen Standort."
)
OHNE_VORSCHLAG = "Mit diesem Gehweg erreicht kein weiterer Ort noch jemanden."


def settings(szenario: Szenario) -> str:
    """The distance behind all numbers, as the other views of the page write it."""
    return reach_words.distance(szenario.gehweg, szenario.umweg)


def today(szenario: Szenario) -> str:
    """The chosen sites of today in words: "12 gewählte Standorte (Nachbarschaftsbüro, Treff)"."""
    anzahl = len(szenario.heutige)
    if not anzahl:
        return "kein Standort gewählt"
    arten = ", ".join(dict.fromkeys(einrichtung.art for einrichtung in szenario.heutige))
    zaehlt = "zählt" if len(szenario.ohne) == 1 else "zählen"
    ohne = f"; {len(szenario.ohne)} ohne Adresse {zaehlt} nicht mit" if szenario.ohne else ""
    return f"{anzahl} {'gewählter Standort' if anzahl == 1 else 'gewählte Standorte'} ({arten}{ohne})"


def caption(bestand: Datenbestand, szenario: Szenario) -> str:
    """Title, what is compared with what, and how to set a site."""
    return render(
        "szenario_kopf",
        titel=TITEL,
        heute=today(szenario),
        abstand=settings(szenario),
        stand=reach_words.date(bestand),
        hoechstens=HOECHSTENS,
    )


def result(szenario: Szenario) -> str:
    """The three figures of the city; a screen reader hears them after every change."""
    neu, vorher, nachher = (teil[STADT_ID] for teil in (szenario.neu, szenario.vorher, szenario.nachher))
    return render(
        "szenario_ergebnis",
        leer=not szenario.neue,
        einwohner=about(neu.einwohner),
        adressen=numbers.number(neu.adressen),
        heute=_percent(vorher),
        danach=_percent(nachher),
    )


def card(bestand: Datenbestand, szenario: Szenario, stelle: int) -> str:
    """One new site: its number, where it is, and whom it would reach if it came alone."""
    standort, zahlen = szenario.neue[stelle], szenario.einzeln[stelle]
    return render(
        "szenario_ort",
        nummer=stelle + 1,
        ort=place(bestand, standort),
        text=alone(zahlen),
    )


def overlap(szenario: Szenario) -> str:
    """Says so where new sites share people, else ""."""
    einzelne = sum(zahlen.adressen for zahlen in szenario.einzeln)
    if einzelne <= szenario.neu[STADT_ID].adressen:
        return ""
    return "Neue Standorte überschneiden sich: Zusammen erreichen sie weniger als die Summe."


def note(text: str) -> str:
    """A remark below a list."""
    return render("szenario_hinweis", text=text)


def suggestion(bestand: Datenbestand, vorschlag: Vorschlag, stelle: int) -> str:
    """One suggested place, in the order in which it was found."""
    stadtteil = bestand.raumebenen[STADTTEIL].namen[vorschlag.stadtteil_id]
    return render(
        "szenario_ort",
        nummer=stelle + 1,
        ort=f"{vorschlag.adresse}, {stadtteil}",
        text=gain(vorschlag),
        vorschlag=True,
    )


def place(bestand: Datenbestand, standort: Standort) -> str:
    """A place in words: "bei Lange Reihe 1 (120 m entfernt), Schlutup"; the metres only where it is far."""
    weit = f" ({_metres(standort.entfernung)} entfernt)" if standort.entfernung >= 100 else ""
    stadtteil = bestand.raumebenen[STADTTEIL].namen[standort.stadtteil_id]
    return f"bei {standort.adresse}{weit}, {stadtteil}"


def table(bestand: Datenbestand, szenario: Szenario) -> Tabelle:
    """Every Stadtteil and the city: reached today, with the scenario, and the difference."""
    return Tabelle(
        titel="Erreicht heute und mit dem Szenario",
        spalten=(
            Spalte("Stadtteil"),
            *(
                Spalte(name, einheit, 0, vorzeichen=name == "neu erreicht")
                for einheit in ("Einw., rund", "Adressen")
                for name in ("heute", "mit Szenario", "neu erreicht")
            ),
            Spalte("Anteil heute", "% der Einw.", 1),
            Spalte("Anteil mit Szenario", "% der Einw.", 1),
        ),
        zeilen=tuple(
            _row(name, szenario.vorher[raum], szenario.nachher[raum], szenario.neu[raum])
            for raum, name in [*bestand.raumebenen[STADTTEIL].namen.items(), (STADT_ID, STADT_NAME)]
        ),
        quellen=reach_words.sources(bestand),
        stand=f"{settings(szenario)}. Einwohnerzahlen: {reach_words.date(bestand)}.",
        hinweise=(f"Heute: {today(szenario)}. Mit Szenario: zusammen mit {_new(szenario)}.", *limits()),
    )


def limits() -> tuple[str, ...]:
    """What the numbers can say and what they cannot."""
    return reach_words.VERTEILUNG, reach_words.LUFTLINIE


def state(
    bestand: Datenbestand, szenario: Szenario, vorschlaege: Sequence[Vorschlag], nummer: int | None
) -> dict:
    """The map: existing and new sites with their circles, and suggestions.

    `nummer`: of the frame's last answer. Keys are explained in web/static/szenario.js and reichweite.js.
    """
    gebiete = {
        raum: [0, f"erreicht heute {_percent(szenario.vorher[raum])}, mit Szenario {_percent(reichweite)}"]
        for raum, reichweite in szenario.nachher.items()
        if raum != STADT_ID
    }
    meter = round(szenario.gehweg / szenario.umweg)
    heutige = [[e.lat, e.lon, e.name, e.art, e.status] for e in szenario.heutige]
    neue = [[s.punkt.lat, s.punkt.lon, place(bestand, s)] for s in szenario.neue]
    angebote = [[*_place_of(v), f"{v.adresse}, {gain(v)}"] for v in vorschlaege]
    return map_frame.colouring([FARBE], {r: [*zelle, ""] for r, zelle in gebiete.items()}, "", None) | {
        "e": ["Siedlungsbild"],
        "r": {"m": meter, "o": heutige},
        "n": {"m": meter, "o": neue, "v": angebote, "q": nummer},
    }


def about(einwohner: float | None) -> str:
    """Inhabitants as an estimate: "rund 5.430"."""
    return KEINE if einwohner is None else reach_words.rough_text(einwohner)


def gain(zahlen: Zahlen | Vorschlag) -> str:
    """Whom a place reaches in addition: "rund 1.240 Einwohner:innen, 310 Adressen"."""
    menschen = "" if zahlen.einwohner is None else f"{about(zahlen.einwohner)} Einwohner:innen, "
    wort = "Adresse" if zahlen.adressen == 1 else "Adressen"
    return f"{menschen}{numbers.number(zahlen.adressen)} {wort}"


def alone(zahlen: Zahlen) -> str:
    """What a new site would do if it came alone."""
    if not zahlen.adressen and not zahlen.einwohner:
        return "erreicht niemanden, der nicht schon erreicht ist"
    return f"für sich: {gain(zahlen)}"


def sentence(szenario: Szenario) -> str:
    """The result for the city in one sentence."""
    neu, vorher, nachher = (teil[STADT_ID] for teil in (szenario.neu, szenario.vorher, szenario.nachher))
    if not szenario.neue:
        return f"Ohne neuen Standort. Erreicht sind {_percent(vorher)} der Einwohner:innen."
    return (
        f"Neu erreicht: {gain(neu)}. Der Anteil erreichter Einwohner:innen in der Stadt steigt von "
        f"{_percent(vorher)} auf {_percent(nachher)}."
    )


def _row(name: str, vorher: Reichweite, nachher: Reichweite, neu: Zahlen) -> tuple[Zelle, ...]:
    einwohner = (vorher.einwohner_erreicht, nachher.einwohner_erreicht, neu.einwohner)
    anteile = (vorher.anteil_einwohner, nachher.anteil_einwohner)
    return (
        name,
        *(KEINE if zahl is None else reach_words.rough(zahl) for zahl in einwohner),
        vorher.adressen_erreicht,
        nachher.adressen_erreicht,
        neu.adressen,
        *(KEINE if anteil is None else anteil for anteil in anteile),
    )


def _new(szenario: Szenario) -> str:
    anzahl = len(szenario.neue)
    return f"{anzahl or 'keinem'} neuen {'Standorten' if anzahl > 1 else 'Standort'}"


def _percent(reichweite: Reichweite) -> str:
    anteil = reichweite.anteil_einwohner
    return KEINE if anteil is None else f"{numbers.number(anteil, 1)}{numbers.GESCHUETZT}%"


def _metres(laenge: float) -> str:
    return f"{numbers.number(laenge)}{numbers.GESCHUETZT}m"


def _place_of(vorschlag: Vorschlag) -> list[float]:
    return [round(vorschlag.ort.lat, 5), round(vorschlag.ort.lon, 5)]
