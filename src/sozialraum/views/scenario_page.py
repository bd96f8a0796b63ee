"""Was wäre wenn: a scenario of new sites as caption, figures, cards, sentences and table."""

from sozialraum.analysis.coverage import Vorschlag
from sozialraum.analysis.reach import Reichweite, Zahlen, reach
from sozialraum.analysis.scenario import HOECHSTENS, Standort, Szenario
from sozialraum.model import STADT_ID, STADTTEIL, Datenbestand
from sozialraum.views import numbers, reach_words
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.table import Spalte, Tabelle, Zelle

TITEL = "Was wäre wenn: neue Standorte"
KEINE = "keine Angabe"
VERFAHREN = (
    "Vorgeschlagen wird aus allen amtlichen Adressen jene, die mit diesem Gehweg die meisten noch nicht "
    "erreichten Einwohner:innen erreicht, dann die nächste dazu (schrittweise größte Abdeckung, greedy "
    "maximum coverage): Luftlinie mal Umwegfaktor, Wohnungen von 2011. Ob dort Räume frei sind und Bedarf "
    "besteht, weiß das Verfahren nicht; ein Vorschlag ist keine Entscheidung über einen Standort."
)
SCHRANKEN = (
    "Standorte ohne belegte Adresse zählen nicht mit: Was heute erreicht ist, ist deshalb eine Untergrenze, "
    "was neu erreicht wird, eine Obergrenze."
)
NEUBAU = "Wohnungen seit 2011 fehlen in der Verteilung."
_NEUBAU_AB = 20  # addresses from which fewer inhabitants than these are no coincidence
OHNE_VORSCHLAG = "Mit diesem Gehweg erreicht kein weiterer Ort noch jemanden."


def settings(szenario: Szenario) -> str:
    """The distance behind all numbers, as the other views of the page write it."""
    return reach_words.distance(szenario.gehweg, szenario.umweg)


def today(szenario: Szenario) -> str:
    """The chosen sites of today in words: "12 gewählte Standorte (Nachbarschaftsbüro, Treff)"."""
    anzahl, ohne = len(szenario.heutige), len(szenario.ohne)
    if not anzahl:
        gewaehlt = f"{_chosen(ohne)} ohne belegte Adresse, deshalb zählt keiner mit"
        return gewaehlt if ohne else "kein Standort gewählt"
    arten = ", ".join(dict.fromkeys(einrichtung.art for einrichtung in szenario.heutige))
    ungezaehlt = f"; {ohne} ohne Adresse {'zählt' if ohne == 1 else 'zählen'} nicht mit" if ohne else ""
    return f"{_chosen(anzahl)} ({arten}{ungezaehlt})"


def _chosen(anzahl: int) -> str:
    return f"{anzahl} {'gewählter Standort' if anzahl == 1 else 'gewählte Standorte'}"


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
        heute=percent(vorher),
        danach=percent(nachher),
    )


def card(bestand: Datenbestand, szenario: Szenario, stelle: int) -> str:
    """One new site: its number, where it is, and whom it would reach if it came alone."""
    standort, zahlen = szenario.neue[stelle], szenario.einzeln[stelle]
    return render(
        "szenario_ort",
        nummer=stelle + 1,
        ort=place(bestand, standort),
        text=alone(bestand, szenario, stelle),
        vorbehalt=doubt(zahlen),
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
        nummer=letter(stelle),
        ort=f"{vorschlag.adresse}, {stadtteil}",
        text=gain(vorschlag),
        vorbehalt="",
        vorschlag=True,
    )


def letter(stelle: int) -> str:
    """What a suggestion is called: A, B, C, as the new sites have numbers."""
    return "ABC"[stelle]


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
        stand=reach_words.date(bestand),
        hinweise=(
            f"{settings(szenario)}. Heute: {today(szenario)}. Mit Szenario: zusammen mit {_new(szenario)}.",
            *filter(None, (uncounted(szenario),)),
            *limits(szenario),
        ),
    )


def limits(szenario: Szenario) -> tuple[str, ...]:
    """What the numbers can say and what they cannot."""
    grenzen = (SCHRANKEN,) if szenario.ohne else ()
    return *grenzen, reach_words.VERTEILUNG, reach_words.LUFTLINIE


def uncounted(szenario: Szenario) -> str:
    """The chosen sites without an address by name; "" if there are none."""
    if not szenario.ohne:
        return ""
    return f"Zählen nicht mit, weil keine Adresse belegt ist: {'; '.join(e.name for e in szenario.ohne)}."


def about(einwohner: float | None) -> str:
    """Inhabitants as an estimate: "rund 5.430"."""
    return KEINE if einwohner is None else reach_words.rough_text(einwohner)


def gain(zahlen: Zahlen | Vorschlag) -> str:
    """Whom a place reaches in addition: "rund 1.240 Einwohner:innen, 310 Adressen"."""
    menschen = "" if zahlen.einwohner is None else f"{about(zahlen.einwohner)} Einwohner:innen, "
    wort = "Adresse" if zahlen.adressen == 1 else "Adressen"
    return f"{menschen}{numbers.number(zahlen.adressen)} {wort}"


def alone(bestand: Datenbestand, szenario: Szenario, stelle: int) -> str:
    """What a new site would do if it came alone."""
    zahlen = szenario.einzeln[stelle]
    if zahlen.adressen or zahlen.einwohner:
        return f"für sich: {gain(zahlen)}"
    stadt = reach(bestand, [szenario.neue[stelle].punkt], szenario.gehweg, szenario.umweg)[STADT_ID]
    if stadt.adressen_erreicht or stadt.einwohner_erreicht:
        return "erreicht nur, wer schon erreicht ist"
    return "erreicht niemanden"


def doubt(zahlen: Zahlen) -> str:
    """Says so where so many addresses with so few inhabitants must be new houses, else ""."""
    wenige = zahlen.einwohner is not None and zahlen.einwohner < zahlen.adressen
    return NEUBAU if wenige and zahlen.adressen >= _NEUBAU_AB else ""


def sentence(szenario: Szenario) -> str:
    """The result for the city in one sentence."""
    neu, vorher, nachher = (teil[STADT_ID] for teil in (szenario.neu, szenario.vorher, szenario.nachher))
    if not szenario.neue:
        return f"Ohne neuen Standort. Erreicht sind {percent(vorher)} der Einwohner:innen."
    heute, danach = percent(vorher), percent(nachher)
    folge = f"bleibt bei {heute}" if heute == danach else f"steigt von {heute} auf {danach}"
    return f"Neu erreicht: {gain(neu)}. Der Anteil erreichter Einwohner:innen in der Stadt {folge}."


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


def percent(reichweite: Reichweite) -> str:
    """Share of the inhabitants: "4,3 %", "keine Angabe"."""
    anteil = reichweite.anteil_einwohner
    return KEINE if anteil is None else f"{numbers.number(anteil, 1)}{numbers.GESCHUETZT}%"


def _metres(laenge: float) -> str:
    return f"{numbers.number(laenge)}{numbers.GESCHUETZT}m"
