"""The texts on one area as HTML fragments: key figures, options, sites; or on the city if none is chosen."""

from sozialraum.analysis.options import Auswahl, local_options
from sozialraum.model import STADT, STADT_ID, STADTTEIL, Belegstufe, Datenbestand, Handlungsoption
from sozialraum.views import numbers, panel
from sozialraum.views.map_page import HISTORISCHE
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME


def key_figures(bestand: Datenbestand, raumebene: str, raum: str | None, jahr: int) -> str:
    """Key figures of an area against the city, or of the city alone."""
    ebene = bestand.raumebenen[raumebene]
    if raum is None:
        zahlen = panel.key_figures(bestand, STADT, STADT_ID, jahr)
        unten = f"{ebene.name} anklicken oder links auswählen, um ihn mit der Stadt zu vergleichen."
        return render(
            "tafel",
            name=STADT_NAME,
            kennzahlen=zahlen,
            spalte="Wert",
            vergleich=False,
            oben="",
            unten=unten,
        )
    return render(
        "tafel",
        name=ebene.namen[raum],
        kennzahlen=panel.key_figures(bestand, raumebene, raum, jahr),
        spalte="hier",
        vergleich=True,
        oben=panel.furthest(bestand, raumebene, raum, jahr),
        unten="Optionen und Standorte stehen unter der Karte.",
    )


def options(
    bestand: Datenbestand,
    raumebene: str,
    raum: str | None,
    auswahl: Auswahl,
    lokale: dict[str, tuple[Handlungsoption, ...]],
) -> str:
    """Options of an area with their reasons; what is city-wide is said here and not painted on the map."""
    ebene, kennung = (STADT, STADT_ID) if raum is None else (raumebene, raum)
    gruppen = panel.option_groups(bestand, ebene, kennung, auswahl)
    if raum is None and (einzelne := panel.local_group(bestand, raumebene, auswahl, lokale)).eintraege:
        gruppen = [einzelne, *gruppen]
    return render(
        "optionen",
        ueberschrift=_heading(auswahl),
        saetze=_option_notes(bestand, raumebene, raum, auswahl, lokale),
        stufen=auswahl.belegstufen,
        gruppen=gruppen,
        hat_anhaltspunkte=any(e.anhaltspunkt for g in gruppen for e in g.eintraege),
    )


def _heading(auswahl: Auswahl) -> str:
    """Only grades A and B are ever called options of the report."""
    zum_bericht = {stufe.gehoert_zum_bericht for stufe in auswahl.belegstufen}
    if zum_bericht == {True, False}:
        return "Handlungsoptionen des Berichts (A, B) und Umfeld (C, D)"
    return "Umfeld des Berichts" if zum_bericht == {False} else "Handlungsoptionen des Berichts"


def _option_notes(
    bestand: Datenbestand,
    raumebene: str,
    raum: str | None,
    auswahl: Auswahl,
    lokale: dict[str, tuple[Handlungsoption, ...]],
) -> list[str]:
    """What the list alone does not say: that nothing is local, and what other grades would add."""
    if not auswahl.belegstufen:
        return ["Keine Belegstufe ausgewählt, deshalb wird keine Option gezeigt."]
    ebene = bestand.raumebenen[raumebene]
    wen = f"{ebene.namen[raum]} im Besonderen" if raum else f"einzelne {ebene.mehrzahl}"
    if lokale.get(raum) if raum else any(lokale.values()):
        return []
    satz = (
        f"Keine der Optionen mit Stufe {numbers.enumeration(list(auswahl.belegstufen), 'oder')} nennt {wen}."
    )
    uebrige = tuple(stufe for stufe in Belegstufe if stufe not in auswahl.belegstufen)
    weitere = local_options(bestand, raumebene, Auswahl(uebrige, auswahl.handlungsfelder))
    anzahl = len(weitere[raum]) if raum else len({o.id for liste in weitere.values() for o in liste})
    if anzahl:
        satz += f" In den Stufen {numbers.enumeration(list(uebrige))} sind es {anzahl}."
    return [satz]


def sites(bestand: Datenbestand, raumebene: str, raum: str | None, ebenen: tuple[str, ...]) -> str:
    """Sites and programme areas in a Stadtteil."""
    if raum is None:
        ohne = [e for e in bestand.einrichtungen if not e.stadtteil_id]
        leer = "Einen Stadtteil auswählen, um seine Standorte zu sehen."
        if ohne:
            alle = len(bestand.einrichtungen)
            leer += f" Bei {len(ohne)} von {alle} Standorten ist der Stadtteil nicht belegt."
        return render("standorte", standorte=[], programme=[], leer=leer)
    if raumebene != STADTTEIL:
        return render(
            "standorte", standorte=[], programme=[], leer="Standorte sind nur den Stadtteilen zugeordnet."
        )
    return render(
        "standorte",
        standorte=panel.sites_in(bestand, raum, HISTORISCHE in ebenen),
        programme=panel.programmes_in(bestand, raum),
        leer="Für diesen Stadtteil ist kein Standort belegt.",
    )
