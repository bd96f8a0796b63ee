"""What the Steckbrief of a Stadtteil says: texts and pictures for its template, cut to two pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from sozialraum.analysis.comparison import distinctive
from sozialraum.analysis.neighbours import neighbours
from sozialraum.analysis.options import Auswahl, conditions_to_try
from sozialraum.analysis.reach import UMWEG, Standortwahl
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import STADTTEIL, Belegstufe, Datenbestand, Quelle
from sozialraum.reports import area_brief_series as series
from sozialraum.reports import citation, document
from sozialraum.views import numbers, option_words, panel, profile, profile_page, reach_page, reach_words
from sozialraum.views.map_sheet import WARNUNG
from sozialraum.views.method_words import count
from sozialraum.views.names import STADT_NAME
from sozialraum.views.origin import used_sources
from sozialraum.views.panel import Optionseintrag
from sozialraum.views.slide_choice import GEHWEG
from sozialraum.views.vector_map import small_map

HIER, ANDERE = "#0b57a4", "#e6e1db"
"""Colours of the Stadtteil and of the others on the map."""


@dataclass(frozen=True)
class Grenzen:
    """How many entries of each list are printed; the others are counted."""

    lokal: int
    gesamtstadt: int
    standorte: int
    programme: int
    luecken: int


GRENZEN = (
    Grenzen(lokal=8, gesamtstadt=30, standorte=12, programme=6, luecken=24),
    Grenzen(lokal=6, gesamtstadt=15, standorte=12, programme=4, luecken=24),
    Grenzen(lokal=6, gesamtstadt=10, standorte=12, programme=4, luecken=24),
    Grenzen(lokal=6, gesamtstadt=6, standorte=12, programme=4, luecken=24),
    Grenzen(lokal=4, gesamtstadt=4, standorte=7, programme=3, luecken=12),
    Grenzen(lokal=2, gesamtstadt=2, standorte=3, programme=2, luecken=4),
)
"""The first that fits two pages is taken. The last ones are for data with very long texts."""


def content(bestand: Datenbestand, raum: str, jahr: int, grenzen: Grenzen) -> dict:
    """Everything but the pictures, as text that can be printed. KeyError for an unknown Stadtteil."""
    ebene = bestand.raumebenen[STADTTEIL]
    name = ebene.namen[raum]
    bilder = series.key_pictures(bestand, jahr)
    reihen = series.courses(bestand, raum, jahr)
    quellen = _sources(bestand, raum, jahr)
    texte = {
        "dashboard": citation.DASHBOARD,
        "titel": f"Stadtteil-Steckbrief {name}",
        "name": name,
        "stadt": STADT_NAME,
        "fusszeile": f"{citation.DASHBOARD}, Steckbrief {name}. Keine amtliche Seite der Stadt.",
        "lage": where(bestand, raum),
        "jahr": f"Werte von {jahr}, sonst aus dem nächstgelegenen Jahr mit Angaben.",
        "kartentext": f"Karte der {count(len(ebene.namen))} {ebene.mehrzahl}; "
        f"hervorgehoben ist {name}. {where(bestand, raum)}",
        "auffaellig": [
            satz
            for satz in (
                profile_page.special(bestand, STADTTEIL, raum, jahr),
                panel.furthest(bestand, STADTTEIL, raum, jahr),
            )
            if satz
        ],
        "anzahl": count(len(ebene.namen)),
        "mehrzahl": ebene.mehrzahl,
        "kennzahlen": [_key_figure(bestand, bild, raum, quellen) for bild in bilder],
        "verlaeufe": [series.words(bestand, reihe) for reihe in reihen],
        "ohnestadt": series.without_city(reihen),
        "reichweite": _reach(bestand, raum),
        "fehlt": _missing(bestand, raum, jahr, grenzen.luecken),
        "quellen": [*map(citation.source, quellen), f"Grenzen: {citation.GRENZEN}"],
        "warnung": WARNUNG,
        **_options(bestand, raum, grenzen),
        **_places(bestand, raum, grenzen),
    }
    return document.printable(texte)


def drawings(bestand: Datenbestand, raum: str, jahr: int) -> dict:
    """The map and the pictures of the series as SVG documents."""
    farben = {kennung: HIER if kennung == raum else ANDERE for kennung in bestand.raumebenen[STADTTEIL].namen}
    return {
        "karte": document.drawing(small_map(bestand, STADTTEIL, farben)),
        "linien": [series.picture(bestand, reihe) for reihe in series.courses(bestand, raum, jahr)],
    }


def where(bestand: Datenbestand, raum: str) -> str:
    """Size and neighbours in one or two sentences."""
    ebene = bestand.raumebenen[STADTTEIL]
    flaeche = ebene.flaechen.loc[ebene.flaechen["id"] == raum, "flaeche"].item()
    satz = f"{ebene.namen[raum]} ist {numbers.number(flaeche, 1)}{numbers.GESCHUETZT}km² groß"
    nachbarn = [ebene.namen[kennung] for kennung, _ in neighbours(bestand, STADTTEIL, raum)]
    return f"{satz} und grenzt an {numbers.enumeration(nachbarn)}." if nachbarn else f"{satz}."


def cut(zeilen: Sequence, hoechstens: int) -> tuple[Sequence, str]:
    """The first entries, and in words how many more there are: never one, which takes no more room itself."""
    if len(zeilen) <= hoechstens:
        return zeilen, ""
    gezeigt = max(0, hoechstens - (len(zeilen) == hoechstens + 1))
    return zeilen[:gezeigt], f"und {len(zeilen) - gezeigt} weitere im Dashboard"


def _sources(bestand: Datenbestand, raum: str, jahr: int) -> list[Quelle]:
    """Of the key figures, of what is special here, of the values that argue for options, and of the reach."""
    besonders = distinctive(bestand, STADTTEIL, raum, jahr, profile.selectable(bestand))
    genannt = {b.indikator for option in bestand.optionen for b in conditions_to_try(option)}
    bilder = [
        *series.key_pictures(bestand, jahr),
        *(merkmal.auspraegung for merkmal in besonders[: profile_page.MERKMALE]),
        *(
            profile.shown(bestand, indikator, STADTTEIL, jahr)
            for indikator in bestand.indikatoren.values()
            if indikator.id in genannt
        ),
    ]
    return list(dict.fromkeys((*used_sources(bestand, bilder), *reach_words.sources(bestand))))


def _key_figure(bestand: Datenbestand, bild: Auspraegung, raum: str, quellen: Sequence[Quelle]) -> dict:
    zeile = profile.line(bestand, bild, raum)
    return {
        "name": bild.indikator.kurzname,
        "einheit": zeile.einheit,
        "wert": zeile.wert or "k. A.",
        "fehlt": zeile.fehlt,
        "stadt": zeile.stadt or "–",
        "abstand": zeile.abstand or "–",
        "rang": zeile.rang or "–",
        "stand": numbers.date(bild.stichtag or bild.stadt_stichtag),
        "quelle": ", ".join(f"[{quellen.index(q) + 1}]" for q in used_sources(bestand, [bild])),
    }


def _options(bestand: Datenbestand, raum: str, grenzen: Grenzen) -> dict:
    """What concerns just this Stadtteil with reasons; of the whole city the titles and what speaks for it."""
    gruppen = panel.option_groups(bestand, STADTTEIL, raum, Auswahl(tuple(Belegstufe)))
    nach_art = {gruppe.titel: gruppe.eintraege for gruppe in gruppen}
    stadt, mehr_stadt = cut(nach_art.pop(panel.GANZE_STADT, ()), grenzen.gesamtstadt)
    offen, mehr_offen = cut(nach_art.pop(panel.NICHT_PRUEFBAR, ()), grenzen.lokal)
    lokal, mehr_lokal = cut([e for eintraege in nach_art.values() for e in eintraege], grenzen.lokal)
    hinweise: dict[str, list[str]] = {}
    for eintrag in stadt:
        if eintrag.anhaltspunkt:
            hinweise.setdefault(eintrag.anhaltspunkt, []).append(f"„{eintrag.option.titel}“")
    return {
        "lokal": [_with_reason(eintrag) for eintrag in lokal],
        "mehr_lokal": mehr_lokal,
        "offen": [_with_reason(eintrag) for eintrag in offen],
        "mehr_offen": mehr_offen,
        "gesamtstadt": [_head(eintrag) for eintrag in stadt],
        "mehr_gesamtstadt": mehr_stadt,
        "hinweise": [[numbers.enumeration(titel), satz] for satz, titel in hinweise.items()],
    }


def _with_reason(eintrag: Optionseintrag) -> list:
    return [_head(eintrag), f"{eintrag.grund} {eintrag.anhaltspunkt}".strip()]


def _head(eintrag: Optionseintrag) -> dict:
    option = eintrag.option
    return {
        "titel": option.titel,
        "stufe": option.belegstufe.value,
        "beleg": option_words.BELEG[option.belegstufe],
        "stand": option_words.state(option),
    }


def _places(bestand: Datenbestand, raum: str, grenzen: Grenzen) -> dict:
    standorte, mehr_standorte = cut(panel.sites_in(bestand, raum, historische=False), grenzen.standorte)
    programme, mehr_programme = cut(panel.programmes_in(bestand, raum), grenzen.programme)
    return {
        "standorte": [
            [
                ort.name,
                ort.art,
                f"{ort.status} ({ort.belegt})" if ort.belegt else ort.status,
                ort.anschrift or "nicht belegt",
            ]
            for ort in standorte
        ],
        "mehr_standorte": mehr_standorte,
        "programme": [f"{gebiet.name}: {gebiet.zeitraum_text} ({gebiet.status})" for gebiet in programme],
        "mehr_programme": mehr_programme,
    }


def _reach(bestand: Datenbestand, raum: str) -> list[str]:
    """How far the sites of the rule reach here, and what that rests on; why there is no number."""
    wahl = Standortwahl(bestand.bedarfsregel.arten)
    bild = reach_page.view(bestand, wahl, GEHWEG, UMWEG)
    wovon = f"{reach_words.kinds(wahl)} ({reach_words.status(wahl)}), {reach_words.distance(GEHWEG, UMWEG)}"
    if grund := reach_page.nothing_to_show(bild):
        return [f"{wovon}: {grund}"]
    zeile = bild.reichweiten[raum]
    if zeile.einwohner is None:
        return [f"{wovon}: {reach_page.OHNE_ZAHL}."]
    ohne = reach_words.per_area(bild.ohne)[raum]
    stand = f"Einwohner:innen am {reach_words.date(bestand)}"
    return [f"{wovon}: {reach_page.area_text(zeile, ohne)}. {stand}.", reach_words.LUFTLINIE]


def _missing(bestand: Datenbestand, raum: str, jahr: int, hoechstens: int) -> list[list[str]]:
    """What has no value here although others have one, by reason; then what no Stadtteil has."""
    name = bestand.raumebenen[STADTTEIL].namen[raum]
    gruende: dict[str, list[str]] = {}
    for thema in profile.lines(bestand, STADTTEIL, raum, jahr).values():
        for zeile in thema:
            if zeile.fehlt:
                gruende.setdefault(f"Für {name} ({zeile.fehlt})", []).append(zeile.indikator.kurzname)
    nirgends = [i.kurzname for luecke in profile.gaps(bestand, STADTTEIL, jahr) for i, _ in luecke.zeilen]
    gruende |= {"Für keinen Stadtteil (nur die Stadt ist bekannt)": nirgends} if nirgends else {}
    return [[grund, _list(*cut(namen, hoechstens))] for grund, namen in gruende.items()]


def _list(namen: Sequence[str], mehr: str) -> str:
    return f"{', '.join(namen)} {mehr}".strip()
