"""The texts around the map as HTML fragments: caption, legend, signs, formula."""

from sozialraum.analysis.values import describe_nearest
from sozialraum.model import Datenbestand, Fehlgrund, Handlungsoption, Indikator
from sozialraum.views import choropleth, links, map_frame, numbers
from sozialraum.views.choropleth import Darstellung, Kartenbild
from sozialraum.views.markup import render
from sozialraum.views.symbols import FORMEN, SYMBOLE

HISTORISCHE = "Historische Standorte"
RICHTUNG = {
    "Belastung": "ein hoher Wert steht für eine Belastung",
    "Ressource": "ein hoher Wert steht für eine Ressource",
    "neutral": "ein hoher Wert ist für sich weder gut noch schlecht",
}


def view(
    bestand: Datenbestand,
    indikator: Indikator,
    raumebene: str,
    jahr: int,
    basisjahr: int,
    *,
    darstellung: Darstellung = choropleth.UEBLICH,
) -> Kartenbild:
    """The choropleth of an Indikator in the year nearest to the wanted one (`describe_nearest`)."""
    auspraegung = describe_nearest(bestand, indikator, raumebene, jahr, basisjahr)
    return choropleth.picture(bestand, auspraegung, darstellung)


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
    return render(
        "kopf",
        bild=bild,
        titel=title(bild, basisjahr),
        hinweis=hinweis,
        blatt=links.sheet(auspraegung.indikator),
    )


def title(bild: Kartenbild, basisjahr: int) -> str:
    """What the map shows, and of which year."""
    indikator = bild.auspraegung.indikator
    gegen = f" gegenüber {basisjahr}" if indikator.braucht_basisjahr else ""
    return f"{indikator.name}, {bild.auspraegung.jahr}{gegen}"


def legend(bild: Kartenbild) -> str:
    """Classes from low to high with their bounds, the city value at its place, the hatch for gaps.

    Below them how the classes came about.
    """
    auspraegung = bild.auspraegung
    eintraege = [
        {"farbe": farbe, "text": choropleth.legend_label(klasse, bild), "stadt": ""}
        for klasse, farbe in bild.klassen
    ]
    if auspraegung.vergleichbar:
        _mark_city(eintraege, bild)
    return render(
        "legende",
        einheit=auspraegung.indikator.einheit,
        eintraege=eintraege,
        fehlt=bool(bild.fehlende),
        saetze=choropleth.method_notes(bild),
    )


def _mark_city(eintraege: list[dict], bild: Kartenbild) -> None:
    """The city value inside the class that spans it, else on its own between two classes."""
    stellen = bild.auspraegung.indikator.nachkommastellen
    stadt = bild.auspraegung.stadtwert
    text = f"Stadtwert {numbers.number(stadt, stellen)}"
    for eintrag, (klasse, _) in zip(eintraege, bild.klassen, strict=True):
        if klasse.von <= stadt <= klasse.bis:
            eintrag["stadt"] = text
            return
    darunter = sum(klasse.bis < stadt for klasse, _ in bild.klassen)
    eintraege.insert(darunter, {"farbe": "", "text": "", "stadt": text})


def formula(bestand: Datenbestand, indikator: Indikator) -> str:
    """How a derived Indikator is computed, in the names of its parts; "" for one that is not derived."""
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

    zahl = f"{indikator.faktor:,.10g}".translate(str.maketrans(",.", ".,"))
    faktor = f"{zahl} × " if indikator.faktor != 1 else ""
    return f"{faktor}{side(indikator.zaehler)} / {side(indikator.nenner)}"


def signs(
    bestand: Datenbestand, ebenen: tuple[str, ...], lokale: dict[str, tuple[Handlungsoption, ...]]
) -> str:
    """What the symbols on the map mean; only those that are switched on, so perhaps nothing."""
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
