"""The page Methodik as HTML fragments: the sheet of an Indikator, all Indikatoren, the rules of counting."""

from sozialraum.analysis.availability import Herkunft, availability, notes, origins
from sozialraum.analysis.classes import ANZAHLEN, Einteilung
from sozialraum.analysis.series import TREND_REGEL
from sozialraum.model import Belegstufe, Datenbestand, Fehlgrund, Indikator
from sozialraum.views import links, method_words, numbers
from sozialraum.views.choropleth import FEHLT, QUALITAET
from sozialraum.views.map_page import RICHTUNG, formula
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.table import Spalte, Tabelle

VORHANDEN = "Wert liegt vor"


def head(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> str:
    """Name of the Indikator and the ways to where it is shown; to the time page only if there is a course."""
    verfuegbar = availability(bestand, indikator, raumebene)
    name = indikator.kurzname
    jahre = set(verfuegbar.quellen) | set(verfuegbar.stadt_quellen)
    return render(
        "methodik_kopf",
        indikator=indikator,
        karte=links.page("", indikator=name),
        zeit=links.page("zeit", indikator=name) if len(jahre) > 1 else "",
    )


def sheet(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> str:
    """Meaning, origin and limits of an Indikator."""
    ebene = bestand.raumebenen[raumebene]
    verfuegbar = availability(bestand, indikator, raumebene)
    return render(
        "methodik_blatt",
        indikator=indikator,
        richtung=_direction(indikator),
        formel=formula(bestand, indikator),
        teile=_parts(bestand, indikator),
        herkuenfte=[
            (bestand.quellen[herkunft.quelle], *_taken(herkunft))
            for herkunft in origins(bestand, indikator, raumebene)
        ],
        grenzen=method_words.limits(indikator, ebene, verfuegbar),
        anmerkungen=[
            (anmerkung.text, method_words.places(ebene, anmerkung))
            for anmerkung in notes(bestand, indikator, raumebene)
        ],
    )


def availability_list(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> str:
    """Area by year, the city last, below one sentence that says it all."""
    return render(
        "methodik_verfuegbar",
        tabelle=availability_table(bestand, indikator, raumebene),
        satz=_summary(bestand, indikator, raumebene),
        vorhanden=VORHANDEN,
        fehlt=FEHLT[Fehlgrund.NICHT_VORHANDEN],
        datenhalter=indikator.datenhalter.rstrip("."),
    )


def availability_table(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> Tabelle:
    """Whether there is a value, and else why not, for every area and the city in every year."""
    ebene = bestand.raumebenen[raumebene]
    verfuegbar = availability(bestand, indikator, raumebene)
    gruende = {ebene.namen[raum]: je_jahr for raum, je_jahr in verfuegbar.gebiete.items()}
    return Tabelle(
        titel=f"{indikator.kurzname}: Verfügbarkeit der Werte",
        spalten=(Spalte(ebene.name), *(Spalte(str(jahr)) for jahr in verfuegbar.jahre)),
        zeilen=tuple(
            (name, *(FEHLT[grund] if grund else VORHANDEN for grund in je_jahr.values()))
            for name, je_jahr in (*gruende.items(), (STADT_NAME, verfuegbar.stadt))
        ),
        quellen=tuple(bestand.quellen[h.quelle] for h in origins(bestand, indikator, raumebene)),
        hinweise=(_summary(bestand, indikator, raumebene),),
    )


def sheet_table(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> Tabelle:
    """The sheet as a table of two columns, to be taken along."""
    ebene = bestand.raumebenen[raumebene]
    herkuenfte = origins(bestand, indikator, raumebene)
    angaben = [
        ("Indikator", indikator.name),
        ("Kurzname", indikator.kurzname),
        ("Thema", indikator.thema),
        ("Einheit", indikator.einheit),
        ("Definition", indikator.definition),
        ("Lesehilfe", indikator.lesehilfe),
        ("Richtung", _direction(indikator)),
        ("Rechenweg", formula(bestand, indikator)),
        *((f"Bestandteil: {teil.kurzname}", teil.definition) for teil in _parts(bestand, indikator)),
        ("Verfügbarkeit", _summary(bestand, indikator, raumebene)),
        ("Auskunft zu fehlenden Werten", indikator.datenhalter),
        *(
            (f"Quelle: {bestand.quellen[herkunft.quelle].titel}", ". ".join(_taken(herkunft)))
            for herkunft in herkuenfte
        ),
        *(
            ("Grenze", satz)
            for satz in method_words.limits(indikator, ebene, availability(bestand, indikator, raumebene))
        ),
        *(
            ("Hinweis", f"{anmerkung.text} Betrifft: {method_words.places(ebene, anmerkung)}")
            for anmerkung in notes(bestand, indikator, raumebene)
        ),
    ]
    return Tabelle(
        titel=f"Methodik: {indikator.kurzname}",
        spalten=(Spalte("Angabe"), Spalte("Inhalt")),
        zeilen=tuple((angabe, inhalt) for angabe, inhalt in angaben if inhalt),
        quellen=tuple(bestand.quellen[herkunft.quelle] for herkunft in herkuenfte),
    )


def index(bestand: Datenbestand, gewaehlt: Indikator, raumebene: str) -> str:
    """All Indikatoren that can be chosen, by theme, each with how complete it is."""
    ebene = bestand.raumebenen[raumebene]
    themen: dict[str, list[tuple[Indikator, str, str]]] = {}
    for indikator in bestand.indikatoren.values():
        if indikator.auswahl:
            umfang = method_words.short(ebene, availability(bestand, indikator, raumebene))
            themen.setdefault(indikator.thema, []).append((indikator, links.sheet(indikator), umfang))
    return render("methodik_register", themen=themen, gewaehlt=gewaehlt, mehrzahl=ebene.mehrzahl)


def rules() -> str:
    """How this dashboard counts: the same for all Indikatoren."""
    return render(
        "methodik_regeln",
        trend=TREND_REGEL,
        stufen=tuple(Belegstufe),
        hoechstens=method_words.count(ANZAHLEN[-1]),
        mindestens=method_words.count(ANZAHLEN[0]),
        ueblich=Einteilung(),
        ueblich_anzahl=method_words.count(Einteilung().anzahl),
    )


def _summary(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> str:
    verfuegbar = availability(bestand, indikator, raumebene)
    saetze = (
        method_words.summary(bestand.raumebenen[raumebene], verfuegbar),
        method_words.city_summary(verfuegbar),
    )
    return " ".join(f"{satz}." for satz in saetze if satz)


def _direction(indikator: Indikator) -> str:
    satz = RICHTUNG[indikator.richtung]
    return f"{satz[0].upper()}{satz[1:]}."


def _parts(bestand: Datenbestand, indikator: Indikator) -> list[Indikator]:
    """The Indikatoren in the formula, each once."""
    kennungen = dict.fromkeys(term.indikator for term in indikator.zaehler + indikator.nenner)
    return [bestand.indikatoren[kennung] for kennung in kennungen if kennung in bestand.indikatoren]


def _taken(herkunft: Herkunft) -> tuple[str, str]:
    """What was taken from a source, and of which quality it is, in words."""
    gebiete, stadt = method_words.dates(herkunft.gebiete), method_words.dates(herkunft.stadt)
    if gebiete and stadt and gebiete != stadt:
        stichtage = f"Gebiete: {gebiete}; {STADT_NAME}: {stadt}"
    elif gebiete and stadt:
        stichtage = gebiete
    else:
        stichtage = gebiete or f"nur {STADT_NAME}: {stadt}"
    einer = len({*herkunft.gebiete, *herkunft.stadt}) == 1
    return f"{'Stichtag' if einer else 'Stichtage'}: {stichtage}", numbers.enumeration(
        [QUALITAET[q] for q in herkunft.qualitaeten]
    )
