"""The page Vergleich in words and tables: areas side by side, and two Indikatoren against each other."""

from collections.abc import Iterable, Sequence

from sozialraum.analysis.comparison import Ablehnung, Zeile, Zusammenhang
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Datenbestand, Fehlgrund, Indikator, Quelle, Raumebene
from sozialraum.views import links, numbers
from sozialraum.views.choropleth import FEHLT, QUALITAET
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.origin import used_sources
from sozialraum.views.table import Link, Spalte, Tabelle, Zahl, Zelle

"""How the whole city is called beside its areas."""
UNSICHER = ("presse", "sekundaer")
"""Qualities that stand beside a value wherever it is compared."""


def head(
    titel: str,
    stand: str,
    basisjahr: int | None = None,
    quellen: Sequence[Quelle] = (),
    *,
    zu_tun: str = "",
    indikatoren: Sequence[Indikator] = (),
) -> str:
    """What is shown, of when and from where, above everything else; `zu_tun`: what to choose first.

    `indikatoren`: those whose sheets the head links to, because the view below does not.
    """
    if basisjahr:
        stand = f"{stand} · Basisjahr {basisjahr}"
    return render(
        "vergleich_kopf", titel=titel, stand=stand, quellen=quellen, zu_tun=zu_tun, indikatoren=indikatoren
    )


def side_head(
    ebene: Raumebene,
    namen: dict[str, str],
    indikatoren: Sequence[Indikator],
    jahr: int,
    basisjahr: int | None,
) -> str:
    """Head of the side-by-side view."""
    zu_tun = "" if indikatoren else "Mindestens einen Indikator auswählen."
    if len(namen) < 2:
        zu_tun = f"Zwei bis vier {ebene.mehrzahl} auswählen, um sie zu vergleichen."
    if len(ebene.namen) < 2:
        zu_tun = f"Zum Vergleichen braucht es zwei {ebene.mehrzahl}; hier gibt es nur eine Fläche."
    return head(_side_title(namen), _nearest(jahr), basisjahr, zu_tun=zu_tun)


def maps_head(ebene: Raumebene, indikatoren: Sequence[Indikator], jahr: int, basisjahr: int | None) -> str:
    """Head of the small maps."""
    zu_tun = "" if indikatoren else "Bis zu sechs Indikatoren auswählen, um ihre Karten zu sehen."
    return head(f"{ebene.mehrzahl} auf kleinen Karten", _nearest(jahr), basisjahr, zu_tun=zu_tun)


def relation_head(
    bestand: Datenbestand,
    ergebnis: Zusammenhang | Ablehnung,
    paar: tuple[Indikator, Indikator],
    jahr: int,
    basisjahr: int | None,
) -> str:
    """Head of the scatter, also where it is refused."""
    titel = f"{paar[0].kurzname} und {paar[1].kurzname}, {jahr}"
    if isinstance(ergebnis, Ablehnung):
        return head(titel, "", basisjahr, indikatoren=paar)
    bilder = (ergebnis.x, ergebnis.y)
    stand = " und ".join(dict.fromkeys(map(day, bilder)))
    return head(titel, stand, basisjahr, used_sources(bestand, bilder), indikatoren=paar)


def relation_without(x: Indikator) -> str:
    """Head of the scatter as long as there is no second Indikator."""
    return head(x.kurzname, "", zu_tun="Einen zweiten Indikator auswählen, um beide zu vergleichen.")


def notes(bestand: Datenbestand, bilder: Sequence[Auspraegung], raeume: Iterable[str]) -> tuple[str, ...]:
    """What must be known about the values of these areas and of the city, one sentence per note."""
    saetze = []
    for bild in bilder:
        namen = bestand.raumebenen[bild.raumebene].namen
        hinweise: dict[str, list[str]] = {}
        for raum in raeume:
            if raum in bild.hinweise:
                hinweise.setdefault(bild.hinweise[raum], []).append(namen[raum])
        if bild.stadt_hinweis:
            hinweise.setdefault(bild.stadt_hinweis, []).append(STADT_NAME)
        was = f"{bild.indikator.kurzname}, {bild.jahr}"
        if bild.qualitaet in UNSICHER:
            saetze.append(f"{was}: {QUALITAET[bild.qualitaet]}.")
        saetze += [f"{was} ({numbers.enumeration(wer)}): {hinweis}" for hinweis, wer in hinweise.items()]
    return tuple(saetze)


def _side_title(namen: dict[str, str]) -> str:
    return f"{numbers.enumeration([*namen.values(), STADT_NAME])} nebeneinander"


def _nearest(jahr: int) -> str:
    return f"Je Indikator der Stichtag, der {jahr} am nächsten liegt"


def reading(saetze: Sequence[str]) -> str:
    """Sentences on how to read a chart."""
    return render("vergleich_lesen", saetze=saetze)


def refusal(ablehnung: Ablehnung) -> str:
    """Why there is no comparison, and what to choose instead."""
    return render("vergleich_ablehnung", ablehnung=ablehnung)


def day(bild: Auspraegung) -> str:
    """The Stichtag of an Auspraegung; of the city value where the areas have none."""
    return numbers.date(bild.stichtag or bild.stadt_stichtag)


def city_cell(bild: Auspraegung) -> float | str:
    """The value of the city, or why it does not stand beside the areas."""
    wert = bild.stadtwert_gleichen_stands
    if wert is not None:
        return wert
    return FEHLT[Fehlgrund.NICHT_VORHANDEN if bild.stadtwert is None else Fehlgrund.ANDERER_STAND]


def area_cell(bild: Auspraegung, raum: str) -> float | str:
    """The value of an area, or why it is missing."""
    grund = bild.fehlgruende.get(raum)
    return FEHLT[grund] if grund else float(bild.werte[raum])


def side_table(bestand: Datenbestand, zeilen: Sequence[Zeile], namen: dict[str, str]) -> Tabelle:
    """One row per Indikator; `namen`: id and name of the chosen areas, in the order of the columns."""
    bilder = [zeile.auspraegung for zeile in zeilen]
    return Tabelle(
        titel=_side_title(namen),
        spalten=(
            Spalte("Indikator"),
            Spalte("Einheit"),
            Spalte("Stichtag"),
            *(Spalte(name, stellen=0) for name in (*namen.values(), STADT_NAME)),
            Spalte("Quelle"),
        ),
        zeilen=tuple(
            (
                Link(bild.indikator.kurzname, links.sheet(bild.indikator)),
                bild.indikator.einheit,
                day(bild),
                *(
                    zelle if isinstance(zelle, str) else Zahl(zelle, bild.indikator.nachkommastellen)
                    for zelle in _side_cells(bild, namen)
                ),
                "; ".join(quelle.titel for quelle in used_sources(bestand, [bild])),
            )
            for bild in bilder
        ),
        quellen=used_sources(bestand, bilder),
        hinweise=notes(bestand, bilder, namen),
    )


def side_html(zeilen: Sequence[Zeile], namen: dict[str, str], hinweise: Sequence[str]) -> str:
    """The side-by-side table for the page: every row with the decimals and the unit of its Indikator."""
    return render(
        "vergleich_nebeneinander",
        hinweise=hinweise,
        koepfe=[*namen.values(), STADT_NAME],
        zeilen=[
            (bild.indikator, day(bild), _side_cells(bild, namen))
            for bild in (zeile.auspraegung for zeile in zeilen)
        ],
    )


def _side_cells(bild: Auspraegung, namen: dict[str, str]) -> list[float | str]:
    return [*(area_cell(bild, raum) for raum in namen), city_cell(bild)]


def values_table(bestand: Datenbestand, bilder: Sequence[Auspraegung]) -> Tabelle:
    """One row per area and a last one for the city, one column per Indikator with unit and Stichtag.

    All Auspraegungen are of one Raumebene; there is at least one.
    """
    ebene = bestand.raumebenen[bilder[0].raumebene]
    zeilen: list[tuple[Zelle, ...]] = [
        (name, *(area_cell(bild, raum) for bild in bilder)) for raum, name in ebene.namen.items()
    ]
    return Tabelle(
        titel=f"{ebene.mehrzahl}: {numbers.enumeration([bild.indikator.kurzname for bild in bilder])}",
        spalten=(
            Spalte(ebene.name),
            *(
                Spalte(
                    bild.indikator.kurzname,
                    f"{bild.indikator.einheit}, {day(bild)}",
                    bild.indikator.nachkommastellen,
                )
                for bild in bilder
            ),
        ),
        zeilen=(*zeilen, (STADT_NAME, *map(city_cell, bilder))),
        quellen=used_sources(bestand, bilder),
        hinweise=notes(bestand, bilder, ebene.namen),
    )


def correlation(bestand: Datenbestand, zusammenhang: Zusammenhang) -> str:
    """The correlations with their n, and what so few areas are good for."""
    n = zusammenhang.n
    mehrzahl = bestand.raumebenen[zusammenhang.x.raumebene].mehrzahl
    if zusammenhang.pearson is None:
        warum = (
            f"nur {n} {mehrzahl} haben beide Werte"
            if n < 3
            else "einer der beiden Indikatoren hat überall denselben Wert"
        )
        zahlen = f"Eine Korrelation lässt sich nicht angeben: {warum}."
    else:
        zahlen = (
            f"Korrelation nach Pearson: {numbers.number(zusammenhang.pearson, 2)}, "
            f"nach Spearman (Ränge): {numbers.number(zusammenhang.spearman, 2)}, n = {n} {mehrzahl}."
        )
    return render("vergleich_zusammenhang", zahlen=zahlen, n=n)
