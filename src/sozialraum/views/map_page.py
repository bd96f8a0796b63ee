"""The texts around the map as HTML fragments: caption, legend, rank list, signs, reading help."""

from sozialraum.analysis.values import (
    Auspraegung,
    available_years,
    describe,
    has_area_values,
    nearest_year,
)
from sozialraum.model import STADT, Datenbestand, Fehlgrund, Handlungsoption, Indikator
from sozialraum.views import choropleth, map_frame, numbers
from sozialraum.views.choropleth import Kartenbild
from sozialraum.views.markup import render
from sozialraum.views.symbols import FORMEN, SYMBOLE

HISTORISCHE = "Historische Standorte"
RICHTUNG = {
    "Belastung": "ein hoher Wert steht für eine Belastung",
    "Ressource": "ein hoher Wert steht für eine Ressource",
    "neutral": "ein hoher Wert ist für sich weder gut noch schlecht",
}


def view(
    bestand: Datenbestand, indikator: Indikator, raumebene: str, jahr: int, basisjahr: int
) -> Kartenbild:
    """The choropleth of an Indikator in the year nearest to the wanted one.

    If only the city has values, the newest is shown: there is no map that the year could change.
    """
    jahre = available_years(bestand, indikator, raumebene)
    if jahre and not has_area_values(bestand, indikator, raumebene):
        jahr = jahre[-1]
    basis = basisjahr if indikator.braucht_basisjahr else None
    return choropleth.picture(
        bestand, describe(bestand, indikator, raumebene, nearest_year(jahre, jahr), basis)
    )


def state(
    bild: Kartenbild,
    raum: str | None,
    ebenen: tuple[str, ...],
    optionen: dict[str, tuple[Handlungsoption, ...]],
) -> dict:
    """State of the map frame for a selection."""
    kennungen = {r: [o.id for o in liste] for r, liste in optionen.items()}
    return map_frame.state(
        bild, raum, set(ebenen) - {HISTORISCHE}, kennungen, historische=HISTORISCHE in ebenen
    )


def caption(bild: Kartenbild, jahr: int, basisjahr: int) -> str:
    """What is shown, of when, from where; survives a screenshot of the map."""
    auspraegung = bild.auspraegung
    hinweis = ""
    if Fehlgrund.BASISJAHR in auspraegung.fehlgruende.values():
        hinweis = f"Das Basisjahr {basisjahr} liegt nicht vor {auspraegung.jahr}, deshalb gibt es keine Werte"
    elif len(bild.fehlende) == len(bild.zeilen) and auspraegung.stadtwert is not None:
        wert = numbers.with_unit(auspraegung.stadtwert, auspraegung.indikator)
        hinweis = f"Nur der Stadtwert ist bekannt: {wert} ({bild.stand})"
    elif len(bild.fehlende) == len(bild.zeilen):
        hinweis = "Es liegt kein Wert vor"
    elif auspraegung.jahr != jahr:
        hinweis = f"Für {jahr} gibt es keinen Wert, gezeigt wird der Stand {bild.stand}"
    titel = f"{auspraegung.indikator.name}, {auspraegung.jahr}"
    if auspraegung.indikator.braucht_basisjahr:
        titel += f" gegenüber {basisjahr}"
    return render("kopf", bild=bild, titel=titel, hinweis=hinweis)


def legend(bild: Kartenbild) -> str:
    """Classes from low to high with their bounds, the city value at its place, the hatch for gaps."""
    auspraegung = bild.auspraegung
    eintraege = [
        {"farbe": farbe, "text": choropleth.class_label(klasse, auspraegung), "stadt": ""}
        for klasse, farbe in bild.klassen
    ]
    if auspraegung.vergleichbar:
        _mark_city(eintraege, bild)
    return render(
        "legende",
        einheit=auspraegung.indikator.einheit,
        eintraege=eintraege,
        fehlt=bool(bild.fehlende),
    )


def _mark_city(eintraege: list[dict], bild: Kartenbild) -> None:
    """The city value inside the class that spans it, else on its own between two classes."""
    stellen = bild.auspraegung.indikator.nachkommastellen
    stadt = bild.auspraegung.stadtwert
    for eintrag, (klasse, _) in zip(eintraege, bild.klassen, strict=True):
        if klasse.von <= stadt <= klasse.bis:
            eintrag["stadt"] = numbers.number(stadt, stellen)
            return
    darunter = sum(klasse.bis < stadt for klasse, _ in bild.klassen)
    eintraege.insert(darunter, {"farbe": "", "text": "", "stadt": numbers.number(stadt, stellen)})


def rank_list(bestand: Datenbestand, bild: Kartenbild, raum: str | None) -> str:
    """The equal route without a map: every area with rank, value and distance from the city value."""
    auspraegung = bild.auspraegung
    indikator = auspraegung.indikator
    hinweise = dict.fromkeys(zeile.hinweis for zeile in bild.zeilen if zeile.hinweis)
    einheit = f"Einheit: {indikator.einheit}"
    kein_abstand = ", absolute Zahl, deshalb ohne Abstand zur Stadt" if indikator.absolut else ""
    einheit += kein_abstand
    if indikator.einheit == "%":
        einheit += ", Abstand zur Stadt in Prozentpunkten"
    rang_hinweis = f"{einheit}. Rang 1 ist der höchste Wert."
    if not auspraegung.vollstaendig:
        vorhanden = len(bild.zeilen) - len(bild.fehlende)
        alle = len(bild.zeilen)
        rang_hinweis = f"{einheit}. Ohne Rang, weil nur {vorhanden} von {alle} Werten vorliegen."
    return render(
        "rangliste",
        liegt_nicht_vor=choropleth.FEHLT[Fehlgrund.NICHT_VORHANDEN],
        zeilen=bild.zeilen,
        farben=";".join(f"--k{klasse.nummer}:{farbe}" for klasse, farbe in bild.klassen),
        spalte=bestand.raumebenen[auspraegung.raumebene].name,
        rang_hinweis=rang_hinweis,
        gewaehlt=raum,
        saetze=list(
            filter(
                None,
                (
                    choropleth.gap_sentence(bild),
                    _city_note(auspraegung),
                    _other_city_values(bestand, auspraegung),
                ),
            )
        ),
        fussnoten={hinweis: nummer for nummer, hinweis in enumerate(hinweise, 1)},
        stadtwert=numbers.number(auspraegung.stadtwert, indikator.nachkommastellen)
        if auspraegung.stadtwert is not None
        else "",
        stadt_name="Lübeck"
        if auspraegung.vergleichbar or auspraegung.stadt_stichtag == auspraegung.stichtag
        else f"Lübeck ({numbers.date(auspraegung.stadt_stichtag)})",
    )


def _city_note(auspraegung: Auspraegung) -> str:
    return f"Zum Stadtwert: {auspraegung.stadt_hinweis}" if auspraegung.stadt_hinweis else ""


def _other_city_values(bestand: Datenbestand, auspraegung: Auspraegung) -> str:
    """Values of the city in other years, where the areas have none: the only series there is."""
    indikator = auspraegung.indikator
    if auspraegung.werte.notna().any() or indikator.abgeleitet:
        return ""
    andere = [
        describe(bestand, indikator, auspraegung.raumebene, jahr)
        for jahr in bestand.jahre.get((STADT, indikator.id), ())
        if jahr != auspraegung.jahr
    ]
    teile = [
        f"{numbers.with_unit(a.stadtwert, indikator)} ({numbers.date(a.stadt_stichtag)})" for a in andere
    ]
    return f"Weitere Stadtwerte: {', '.join(teile)}." if teile else ""


def reading_help(bestand: Datenbestand, bild: Kartenbild) -> str:
    """Definition, how to read it, formula, and who has what is missing."""
    indikator = bild.auspraegung.indikator
    return render(
        "lesehilfe",
        indikator=indikator,
        richtung=RICHTUNG[indikator.richtung],
        formel=_formula(bestand, indikator),
    )


def _formula(bestand: Datenbestand, indikator: Indikator) -> str:
    if not indikator.abgeleitet:
        return ""

    def side(terme) -> str:
        teile = []
        for term in terme:
            eintrag = bestand.indikatoren.get(term.indikator)
            name = eintrag.kurzname if eintrag else "Fläche in km²"
            zeichen = f" {numbers.MINUS} " if term.vorzeichen < 0 else " + "
            teile.append(f"{zeichen}{name}{' im Basisjahr' if term.basisjahr else ''}")
        text = "".join(teile).removeprefix(" + ")
        return f"({text})" if len(terme) > 1 else text

    faktor = f"{indikator.faktor:g} × ".replace(".", ",") if indikator.faktor != 1 else ""
    return f"{faktor}{side(indikator.zaehler)} / {side(indikator.nenner)}"


def signs(
    bestand: Datenbestand, ebenen: tuple[str, ...], lokale: dict[str, tuple[Handlungsoption, ...]]
) -> str:
    """What the symbols on the map mean; only those that are switched on."""
    gezeigt = [
        e
        for e in bestand.einrichtungen
        if (HISTORISCHE if e.status == "historisch" else "Standorte") in ebenen
    ]
    arten = {e.art for e in gezeigt}
    return render(
        "zeichen",
        optionen="Optionen" in ebenen and any(lokale.values()),
        programme="Programmgebiete" in ebenen,
        arten=[art for art in SYMBOLE if art in arten],
        stufen=[status for status in FORMEN if any(e.status == status for e in gezeigt)],
        ohne_ort=sum(e.lat is None for e in gezeigt),
        siedlung="Siedlungsbild" in ebenen,
    )
