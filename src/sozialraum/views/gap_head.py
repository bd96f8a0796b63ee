"""The head of the Lücke: the result in a sentence, and the need that cannot be tested everywhere.

The latter is usually that of the administration's rule.
"""

from sozialraum.analysis.gap import Hindernis, Lage
from sozialraum.analysis.options import Antwort, areas_for
from sozialraum.model import STADTTEIL, Datenbestand, Handlungsoption
from sozialraum.views import links, numbers, reach_words, vector_map
from sozialraum.views.gap_page import (
    FARBEN,
    GEWAEHLT,
    REGEL,
    Lueckenbild,
    date,
    obstacles,
    sentence,
)
from sozialraum.views.markup import render

TITEL = "Lücke: Bedarf und Reichweite"
_WONACH = {REGEL: "der Regel", GEWAEHLT: "dem gewählten Bedarf"}
_HOCH = {True: "hoher", False: "geringer"}


def head(bestand: Datenbestand, bild: Lueckenbild, gewaehlt: Lueckenbild | None = None) -> str:
    """What is held against what, of when, and where need is high and little is reached.

    `gewaehlt`: the need that `bild` stands in for; both answers are held against each other.
    """
    regel = bestand.indikatoren[bestand.bedarfsregel.indikator].kurzname
    return render(
        "luecke_kopf",
        titel=TITEL,
        rolle=bild.rolle,
        indikator=bild.indikator,
        stand=date(bild),
        ergebnis=result(bild),
        widerspruch=contradictions(gewaehlt, bild) if gewaehlt else "",
        zur_regel=links.page("quartiersmanagement", bereich="Lücke", bedarf=regel)
        if (gewaehlt or bild).rolle == GEWAEHLT
        else "",
        regel=regel,
        abstand=reach_words.distance(bild.reichweite.gehweg, bild.reichweite.umweg),
        standorte=f"{reach_words.kinds(bild.reichweite.wahl)} ({reach_words.status(bild.reichweite.wahl)})",
        einwohnerstand=reach_words.date(bestand),
    )


def result(bild: Lueckenbild) -> str:
    """Where need is high and little is reached, and where need is high and reach cannot be tested."""
    if len(bild.offene) == len(bild.luecken):
        return "Für keinen Stadtteil prüfbar."
    namen = bild.reichweite.ebene.namen
    treffer = bild.areas(Lage.HOCH_FERN)
    satz = "Kein prüfbarer Stadtteil hat hohen Bedarf und ist unter Stadtwert erreicht."
    if treffer:
        satz = f"Hoher Bedarf, unter Stadtwert erreicht: {numbers.enumeration(treffer)}."
    unklar = [
        namen[luecke.raum]
        for luecke in bild.luecken
        if luecke.grund is Hindernis.STANDORT_OHNE_ADRESSE and luecke.hoch
    ]
    if not unklar:
        return satz
    return (
        f"{satz} Hoher Bedarf, Reichweite nicht prüfbar: {numbers.enumeration(unklar)}, weil ein Standort "
        "ohne belegte Adresse nicht mitzählt."
    )


def contradictions(gewaehlt: Lueckenbild, ersatz: Lueckenbild) -> str:
    """Where a need and what stands in for it give different answers; "" where they nowhere do."""
    namen = gewaehlt.reichweite.ebene.namen
    saetze = [
        f"{namen[eine.raum]}: nach {_WONACH[gewaehlt.rolle]} {_HOCH[eine.hoch]}, "
        f"nach der Näherung {_HOCH[andere.hoch]} Bedarf."
        for eine, andere in zip(gewaehlt.luecken, ersatz.luecken, strict=True)
        if None not in (eine.hoch, andere.hoch) and eine.hoch is not andere.hoch
    ]
    return " ".join(saetze)


def rule(bestand: Datenbestand, bild: Lueckenbild) -> str:
    """What it asks, for how many Stadtteile nothing can be said, what can be said, who has the values.

    Folded up: what stands in for it below is what the page draws.
    """
    option = None
    if bild.rolle == REGEL:
        option = next(o for o in bestand.optionen if o.id == bestand.bedarfsregel.option)
    farben = {luecke.raum: FARBEN[luecke.lage] for luecke in bild.luecken if FARBEN[luecke.lage]}
    offen = len(bild.offene)
    wie_viele = f"{offen} von {len(bild.luecken)} Stadtteilen"
    return render(
        "luecke_regel",
        rolle=bild.rolle,
        indikator=bild.indikator,
        option=option,
        karte=vector_map.small_map(bestand, STADTTEIL, farben),
        alt=f"Karte: {result(bild)} {wie_viele} nicht prüfbar.",
        wie_viele=wie_viele,
        belege=[sentence(bild, luecke) for luecke in bild.luecken if luecke.lage is not Lage.NICHT_PRUEFBAR],
        warum=obstacles(bild, "Grund"),
        unterschied=untestable_option(bestand, bild, option) if option else "",
    )


def untestable_option(bestand: Datenbestand, bild: Lueckenbild, option: Handlungsoption) -> str:
    """Why the option has no answer where need stands against reach here; "" where both answer alike."""
    bedingungen = option.kriterium.bedingungen if option.kriterium else ()
    offene = [f"{n}. Bedingung („{b.offen}“)" for n, b in enumerate(bedingungen, 1) if b.offen]
    antworten = areas_for(bestand, option, STADTTEIL)
    namen = [
        bild.reichweite.ebene.namen[luecke.raum]
        for luecke in bild.luecken
        if luecke.lage is not Lage.NICHT_PRUEFBAR and antworten[luecke.raum].antwort is Antwort.NICHT_PRUEFBAR
    ]
    if not offene or not namen:
        return ""
    return (
        f"gilt auch für {numbers.enumeration(namen)} als nicht prüfbar, weil ihre "
        f"{numbers.enumeration(offene)} offen ist; hier steht Bedarf gegen Reichweite."
    )
