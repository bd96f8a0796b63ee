"""What the page Prioritäten shows, read from a link as the page itself reads it: for steps of a story."""

from dataclasses import dataclass

from sozialraum.analysis.index import rank_areas, usual_priority
from sozialraum.analysis.reach import GEHWEGE
from sozialraum.analysis.robustness import check_order
from sozialraum.analysis.typology import Typindikator, Typologie, typology
from sozialraum.model import (
    HOECHSTENS,
    STADTTEIL,
    Mittelung,
    Normierung,
    Quelle,
    Rechenweg,
    Teilindikator,
    Vorlage,
    Vorrang,
)
from sozialraum.views import (
    priority_choice,
    priority_page,
    priority_tables,
    priority_words,
    typology_page,
    typology_words,
)
from sozialraum.views.map_sheet import WARNUNG
from sozialraum.views.origin import used_sources
from sozialraum.views.priority_page import Prioritaetenbild
from sozialraum.views.slide_choice import Leser

TYPOLOGIE = "Typologie"


@dataclass(frozen=True)
class Vorrangfolie:
    """Map state, heading, dates, legend (colour, meaning), sources, and a sentence where there is no map."""

    karte: dict
    titel: str
    stand: str
    legende: tuple[tuple[str, str], ...]
    quellen: tuple[Quelle, ...]
    hinweis: str = ""


def shows_typology(leser: Leser) -> bool:
    """Whether the link asks for the Typologie."""
    return leser.wahl.get("sicht", ())[:1] == (TYPOLOGIE,)


def order(leser: Leser) -> Vorrangfolie:
    """The order of the Stadtteile."""
    weg, vorlage = _recipe(leser)
    rangordnung = rank_areas(leser.bestand, weg, STADTTEIL, leser.years()[0])
    bild = Prioritaetenbild(leser.bestand, rangordnung, check_order(rangordnung), vorlage)
    klassen = reversed(bild.klassierung.klassen)
    return Vorrangfolie(
        priority_page.state(bild, leser.area()),
        bild.title(),
        priority_words.dates(rangordnung.teile),
        tuple((bild.farben[k.nummer], f"Index {priority_page.class_bounds(k.von, k.bis)}") for k in klassen),
        priority_tables.tables(bild)[0].quellen,
        f"{priority_page.result(bild)} {priority_words.WARNUNG}",
    )


def types(leser: Leser) -> Vorrangfolie:
    """Status and Dynamik of the Stadtteile."""
    bestand = leser.bestand
    typologie = _typology(leser)
    bilder = typology_words.images(typologie)
    ebene = bestand.raumebenen[STADTTEIL]
    farben = typology_page.FARBEN if typologie.status.klassen else {}
    zeichen = typology_words.ZEICHEN.items() if typologie.dynamik.klassen else ()
    signs = f"Dynamik: {', '.join(f'{sign} {klasse}' for klasse, sign in zeichen)}." if zeichen else ""
    return Vorrangfolie(
        typology_page.state(bestand, typologie, leser.area()),
        typology_page.TITEL,
        typology_words.dates(bilder),
        tuple(
            (farbe, f"Status {klasse}: {typology_words.GRENZEN[klasse]}") for klasse, farbe in farben.items()
        ),
        used_sources(bestand, bilder),
        " ".join(filter(None, (*typology_words.summary(typologie, ebene), signs, WARNUNG))),
    )


def _recipe(leser: Leser) -> tuple[Rechenweg, Vorlage | None]:
    """The Vorlage of the link with what the link says otherwise."""
    bestand = leser.bestand
    vorlagen = priority_choice.presets(bestand)
    vorlage = leser.one("vorlage", vorlagen, next(iter(vorlagen.values()), None))
    weg = vorlage.rechenweg if vorlage else Rechenweg(())
    ids = {name: kennung for kennung, name in priority_choice.parts(bestand).items()}
    namen = {kennung: name for name, kennung in ids.items()}
    gewaehlt = leser.several("teilindikatoren", ids, tuple(namen[t.indikator] for t in weg.teile))
    return Rechenweg(
        tuple(_part(leser, weg, ids[name]) for name in gewaehlt[:HOECHSTENS]),
        leser.one("normierung", {n.value: n for n in Normierung}, weg.normierung),
        leser.one("mittelung", {m.value: m for m in Mittelung}, weg.mittelung),
        leser.one("gehweg", {str(meter): meter for meter in GEHWEGE}, weg.gehweg),
    ), vorlage


def _part(leser: Leser, weg: Rechenweg, kennung: str) -> Teilindikator:
    ueblich = priority_choice.usual(leser.bestand, weg, kennung)
    indikator = leser.bestand.indikatoren.get(kennung)
    fest = usual_priority(indikator) if indikator else Vorrang.HOCH
    gewichte = leser.wahl.get(f"{priority_choice.GEWICHT}{kennung}", ())[:1]
    gewicht = float(gewichte[0]) if gewichte and priority_choice.is_weight(gewichte[0]) else ueblich.gewicht
    enden = {ende.value: ende for ende in Vorrang}
    return Teilindikator(
        kennung,
        gewicht,
        fest or leser.one(f"{priority_choice.VORRANG}{kennung}", enden, ueblich.vorrang),
    )


def _typology(leser: Leser) -> Typologie:
    bestand, jahr = leser.bestand, leser.years()[0]
    auswahl = typology_page.choices(bestand)
    ueblich, seit = typology_page.usual(bestand, STADTTEIL)
    namen = leser.several("typindikatoren", auswahl, tuple(ueblich))
    enden = {ende.value: ende for ende in Vorrang}
    teile = [
        Typindikator(
            auswahl[name],
            usual_priority(auswahl[name]) or leser.one(f"typvorrang_{auswahl[name].id}", enden, None),
        )
        for name in namen
    ]
    jahre = {str(j): j for j in (bestand.zeitraum or range(jahr, jahr + 1))}
    von = leser.one("typspanne", jahre, seit)
    return typology(bestand, teile, STADTTEIL, jahr, von)
