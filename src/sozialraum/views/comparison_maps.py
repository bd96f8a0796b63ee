"""Maps of the page Vergleich: up to six small ones side by side, and the change between two years."""

from collections.abc import Sequence
from dataclasses import replace

from sozialraum.analysis.classes import Klassierung, classify
from sozialraum.analysis.comparison import Ablehnung, Differenz
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Datenbestand, Indikator
from sozialraum.views import choropleth, map_frame, numbers, vector_map
from sozialraum.views.choropleth import FEHLT, Darstellung, Kartenbild
from sozialraum.views.colours import Farbschema, class_colours
from sozialraum.views.comparison_page import area_cell, city_cell, day, head, notes
from sozialraum.views.map_sheet import Geodaten, Kartenblatt, Kartenreihe, choropleth_sheet
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.origin import used_sources
from sozialraum.views.table import Spalte, Tabelle

EIGENE_GRENZEN = (
    "Natürliche Brüche, höchstens vier Klassen, jede Karte mit eigenen Grenzen: "
    "Gleiche Farben auf zwei Karten bedeuten nicht gleiche Werte."
)
RICHTUNGEN = "Orange: Abnahme, violett: Zunahme oder unverändert."


def small_maps(bestand: Datenbestand, bilder: Sequence[Auspraegung]) -> str:
    """A card per Indikator: name, Stichtag, map, bounds of the classes, value of the city."""
    return render(
        "vergleich_karten", karten=[_card(bestand, bild) for bild in bilder], hinweis=EIGENE_GRENZEN
    )


def row(
    bestand: Datenbestand, bilder: Sequence[Auspraegung], tabelle: Tabelle, basisjahr: int | None
) -> Kartenreihe:
    """The small maps to take along; `tabelle`: their values, which names them and has their notes.

    The geodata have one layer; the attributes of each map begin with its Indikator and year.
    """
    blaetter = tuple(
        choropleth_sheet(bestand, choropleth.picture(bestand, bild), bild.indikator.name) for bild in bilder
    )
    daten = Geodaten(
        ebene=blaetter[0].daten.ebene,
        kennung="kleine_karten",
        titel=tabelle.titel,
        beschreibung=" ".join(
            f"{bild.indikator.kurzname}: {b.daten.beschreibung}"
            for b, bild in zip(blaetter, bilder, strict=True)
        ),
        stand=", ".join(dict.fromkeys(blatt.daten.stand for blatt in blaetter)),
        quellen=tabelle.quellen,
        merkmale=tuple(
            replace(merkmal, name=f"{blatt.daten.kennung}_{merkmal.name}")
            for blatt in blaetter
            for merkmal in blatt.daten.merkmale
        ),
    )
    untertitel = f"Basisjahr {basisjahr}" if basisjahr else ""
    return Kartenreihe(daten, untertitel, blaetter, (EIGENE_GRENZEN, *tabelle.hinweise))


def _card(bestand: Datenbestand, bild: Auspraegung) -> dict:
    karte = choropleth.picture(bestand, bild)
    farben = {raum: farbe for klasse, farbe in karte.klassen for raum in klasse.raeume}
    stadt = city_cell(bild)
    return {
        "indikator": bild.indikator,
        "stand": day(bild),
        "bild": vector_map.small_map(bestand, bild.raumebene, farben),
        "alt": _in_words(karte),
        "klassen": [(farbe, choropleth.class_label(klasse, bild)) for klasse, farbe in karte.klassen],
        "fehlt": bool(karte.fehlende),
        "stadt": stadt if isinstance(stadt, str) else numbers.number(stadt, bild.indikator.nachkommastellen),
    }


def _in_words(karte: Kartenbild) -> str:
    """What the map shows to those who do not see it: where the value is highest and lowest."""
    bild = karte.auspraegung
    vorhanden = [zeile for zeile in karte.zeilen if not zeile.fehlt]
    anfang = f"Karte {bild.indikator.kurzname}, {day(bild)}"
    if not vorhanden:
        return f"{anfang}: für kein Gebiet ein Wert."
    hoechster, niedrigster = vorhanden[0].wert, vorhanden[-1].wert

    def who(wert: str) -> str:
        namen = numbers.enumeration([zeile.name for zeile in vorhanden if zeile.wert == wert])
        return f"{namen} mit {wert} {bild.indikator.einheit}"

    if hoechster == niedrigster:
        return f"{anfang}: {who(hoechster)}."
    return f"{anfang}: am höchsten {who(hoechster)}, am niedrigsten {who(niedrigster)}."


def difference_unit(indikator: Indikator) -> str:
    """Shares differ in percentage points, all else in its own unit."""
    return "Prozentpunkte" if indikator.einheit == "%" else indikator.einheit


def difference_head(
    bestand: Datenbestand,
    ergebnis: Differenz | Ablehnung,
    indikator: Indikator,
    jahre: tuple[int, int],
    basisjahr: int | None,
) -> str:
    """Caption of the map of change, also where it is refused."""
    titel = f"Veränderung: {indikator.name}, {jahre[0]} bis {jahre[1]}, {difference_unit(indikator)}"
    if isinstance(ergebnis, Ablehnung):
        return head(titel, "", basisjahr, indikatoren=[indikator])
    quellen = used_sources(bestand, (ergebnis.von, ergebnis.bis))
    return head(titel, _days(ergebnis), basisjahr, quellen, indikatoren=[indikator])


def difference_picture(bestand: Datenbestand, differenz: Differenz, titel: str) -> Kartenbild:
    """The map of change as a file shows it: values are the differences, `titel` stands for the name."""
    indikator, stadt = differenz.bis.indikator, differenz.stadtwert
    veraenderung = replace(
        indikator,
        kurzname=f"Veränderung: {indikator.kurzname}",
        name=titel,
        einheit=difference_unit(indikator),
        definition=f"Wert {differenz.bis.jahr} minus Wert {differenz.von.jahr}. {indikator.definition}",
    )
    auspraegung = replace(
        differenz.bis,
        indikator=veraenderung,
        werte=differenz.werte,
        fehlgruende=differenz.fehlgruende,
        hinweise={},
        stadtwert=stadt,
        vergleichbar=stadt is not None and not indikator.absolut,
    )
    bild = choropleth.picture(bestand, auspraegung, Darstellung(schema=Farbschema.ORANGE_VIOLETT), mitte=0.0)
    return replace(bild, stand=_days(differenz), farbhinweis=RICHTUNGEN)


def difference_sheet(
    bestand: Datenbestand, differenz: Differenz, titel: str, gewaehlt: str | None
) -> Kartenblatt:
    """The map of change called `titel` to take along."""
    return choropleth_sheet(bestand, difference_picture(bestand, differenz, titel), titel, gewaehlt)


def _days(differenz: Differenz) -> str:
    return f"{day(differenz.von)} und {day(differenz.bis)}"


def difference_state(differenz: Differenz, gewaehlt: str | None) -> dict:
    """State of the map frame: areas coloured around 0, hatched where one of the years has no value."""
    klassierung = _classes(differenz)
    nummern = klassierung.nummern
    gebiete = {
        raum: [nummern[raum], _signed(differenz, wert), ""]
        if raum in nummern
        else [-1, FEHLT[differenz.fehlgruende[raum]]]
        for raum, wert in differenz.werte.items()
    }
    einheit = difference_unit(differenz.bis.indikator)
    return map_frame.colouring(_colours(klassierung), gebiete, einheit, gewaehlt)


def difference_legend(differenz: Differenz) -> str:
    """Bounds of the classes with their sign, and the change of the city beside the class that holds it."""
    klassierung, stadt = _classes(differenz), differenz.stadtwert
    farben = _colours(klassierung)
    eintraege = []
    for klasse in klassierung.klassen:
        von, bis = _signed(differenz, klasse.von), _signed(differenz, klasse.bis)
        text = von if von == bis else f"{von} bis {bis}"
        eintraege.append({"farbe": farben[klasse.nummer], "text": text, "stadt": ""})
    if stadt is not None:
        stelle = sum(klasse.bis < stadt for klasse in klassierung.klassen)
        if stelle == len(eintraege) or stadt < klassierung.klassen[stelle].von:
            eintraege.insert(stelle, {"farbe": "", "text": "", "stadt": ""})
        eintraege[stelle]["stadt"] = f"{STADT_NAME} {_signed(differenz, stadt)}"
    return render(
        "legende",
        einheit=difference_unit(differenz.bis.indikator),
        eintraege=eintraege,
        fehlt=bool(differenz.fehlgruende),
        saetze=[f"Natürliche Brüche, getrennt bei 0. {RICHTUNGEN}"],
    )


def difference_table(bestand: Datenbestand, differenz: Differenz) -> Tabelle:
    """Both values and their difference for every area, the largest increase first, and for the city."""
    indikator, stellen = differenz.bis.indikator, differenz.bis.indikator.nachkommastellen
    ebene = bestand.raumebenen[differenz.bis.raumebene]
    zeilen = []
    for raum in differenz.werte.sort_values(ascending=False, kind="stable").index:
        grund = differenz.fehlgruende.get(raum)
        wert = FEHLT[grund] if grund else float(differenz.werte[raum])
        paar = (area_cell(differenz.von, raum), area_cell(differenz.bis, raum))
        zeilen.append((ebene.namen[raum], *paar, wert))
    stadt = (city_cell(differenz.von), city_cell(differenz.bis), differenz.stadtwert)
    return Tabelle(
        titel=f"Veränderung: {indikator.kurzname}, {differenz.von.jahr} bis {differenz.bis.jahr}",
        spalten=(
            Spalte(ebene.name),
            *(Spalte(str(bild.jahr), indikator.einheit, stellen) for bild in (differenz.von, differenz.bis)),
            Spalte("Veränderung", difference_unit(indikator), stellen, vorzeichen=True),
        ),
        zeilen=(*zeilen, (STADT_NAME, *stadt)),
        quellen=used_sources(bestand, [differenz.von, differenz.bis]),
        stand=_days(differenz),
        hinweise=(
            "Die Veränderung ist aus den gezeigten, gerundeten Werten gerechnet.",
            *notes(bestand, (differenz.von, differenz.bis), ebene.namen),
        ),
    )


def _classes(differenz: Differenz) -> Klassierung:
    return classify(differenz.werte, mitte=0.0)


def _colours(klassierung: Klassierung) -> tuple[str, ...]:
    return class_colours(Farbschema.ORANGE_VIOLETT, klassierung.anzahl, klassierung.unter)


def _signed(differenz: Differenz, wert: float) -> str:
    return numbers.signed(wert, differenz.bis.indikator.nachkommastellen)
