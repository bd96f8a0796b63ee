"""The lines of the page Zeit as chart, text and table, absolute or as an index; what breaks them is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sozialraum.analysis.comparison import Ablehnung, closest
from sozialraum.analysis.series import INDEX_STELLEN, Zeitreihe, indexed
from sozialraum.model import STADT_ID
from sozialraum.views import charts, numbers
from sozialraum.views.charts import Linie, Rolle
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.table import Spalte, Tabelle
from sozialraum.views.time_page import Zeitbild, period, year_list

HOECHSTENS = len(charts.FARBEN)
"""How many areas can be highlighted: more colours are hard to tell apart."""


@dataclass(frozen=True)
class Verlauf:
    """The lines: Vega-Lite specification (None if there is nothing to draw), its text, notes, table."""

    bild: dict | None
    text: str
    saetze: tuple[str, ...]
    tabelle: Tabelle


@dataclass(frozen=True, eq=False)
class _Reihen:
    """Series by area as they are shown; those that cannot be indexed keep their place, empty."""

    je_raum: Mapping[str, Zeitreihe]
    einheit: str
    stellen: int
    ablehnungen: tuple[str, ...] = ()


def course(bild: Zeitbild, gewaehlt: Sequence[str], indexjahr: int | None = None) -> Verlauf:
    """The lines of all areas and the city; `gewaehlt` (ids) in colour, absolute or with an index year.

    Only years of one source without a gap are joined; what breaks a line is said. Nothing is drawn of
    a single year.
    """
    reihen = _shown(bild, indexjahr)
    # in the order of choice, so that an area keeps its colour when another one is added
    raeume = (*gewaehlt, *(raum for raum in reihen.je_raum if raum not in gewaehlt))
    linien = [_line(bild, raum, reihen, gewaehlt) for raum in raeume if reihen.je_raum[raum].abschnitte]
    tabelle = _table(bild, reihen)
    if len(bild.jahre) < 2 or not linien:
        return Verlauf(None, "", reihen.ablehnungen, tabelle)
    werte = [wert for linie in linien for lauf in linie.laeufe for _, wert, _ in lauf]
    saetze = [*reihen.ablehnungen, *_break_notes(bild, reihen)]
    saetze += _remarks(bild)
    if charts.value_axis(werte).von > 0:
        saetze.append("Die Wertachse beginnt nicht bei 0.")
    return Verlauf(
        charts.line_chart(linien, reihen.einheit, bezug=0 if indexjahr is None else 100),
        _in_words(bild, linien, reihen.einheit),
        tuple(saetze),
        tabelle,
    )


def notes(verlauf: Verlauf) -> str:
    """The notes below the lines; a paragraph each."""
    return render("zeit_hinweise", saetze=verlauf.saetze)


def _shown(bild: Zeitbild, indexjahr: int | None) -> _Reihen:
    if indexjahr is None:
        return _Reihen(bild.reihen, bild.indikator.einheit, bild.indikator.nachkommastellen)
    je_raum: dict[str, Zeitreihe] = {}
    gruende: dict[str, list[str]] = {}
    for raum, reihe in bild.reihen.items():
        ergebnis = _indexed(reihe, indexjahr)
        if isinstance(ergebnis, Ablehnung):
            if reihe.abschnitte:
                gruende.setdefault(f"{ergebnis.grund} {ergebnis.vorschlag}".strip(), []).append(raum)
            ergebnis = Zeitreihe(reihe.indikator, reihe.raumebene, raum, ())
        je_raum[raum] = ergebnis
    saetze = [f"Kein Index für {_who(bild, raeume)}. {grund}" for grund, raeume in gruende.items()]
    if ohne := _left_out(bild.reihen, je_raum):
        saetze.append(
            f"Ohne Index bleiben Werte aus {year_list(ohne)}: Zwischen ihnen und {indexjahr} "
            "liegt eine Lücke oder ein Wechsel der Quelle."
        )
    if any(reihe.abschnitte for reihe in je_raum.values()):
        saetze.append("Der Index ist aus den gezeigten, gerundeten Werten gerechnet.")
    return _Reihen(je_raum, f"Index, {indexjahr} = 100", INDEX_STELLEN, tuple(saetze))


def _indexed(reihe: Zeitreihe, indexjahr: int) -> Zeitreihe | Ablehnung:
    """As `indexed`, but also refused where the index year would be the only point."""
    ergebnis = indexed(reihe, indexjahr)
    if isinstance(ergebnis, Ablehnung) or len(ergebnis.abschnitte[0]) > 1:
        return ergebnis
    verbunden = tuple(punkt.jahr for lauf in reihe.abschnitte if len(lauf) > 1 for punkt in lauf)
    naechstes = closest(verbunden, indexjahr)
    return Ablehnung(
        f"{indexjahr} steht allein, weil davor und danach eine Lücke ist oder die Quelle wechselt.",
        f"Das nächste mögliche Indexjahr ist {naechstes[0]}." if naechstes else "",
        naechstes,
    )


def _left_out(vorher: Mapping[str, Zeitreihe], nachher: Mapping[str, Zeitreihe]) -> list[int]:
    """Years whose values got lost in series that could be indexed."""
    return sorted(
        {
            vor.jahr
            for raum, reihe in nachher.items()
            for vor, nach in zip(vorher[raum].punkte, reihe.punkte, strict=False)
            if vor.wert is not None and nach.wert is None
        }
    )


def _line(bild: Zeitbild, raum: str, reihen: _Reihen, gewaehlt: Sequence[str]) -> Linie:
    rolle = Rolle.STADT if raum == STADT_ID else Rolle.GEWAEHLT if raum in gewaehlt else Rolle.UMFELD
    laeufe = tuple(
        tuple((punkt.jahr, punkt.wert, numbers.number(punkt.wert, reihen.stellen)) for punkt in lauf)
        for lauf in reihen.je_raum[raum].abschnitte
    )
    return Linie(bild.namen.get(raum, STADT_NAME), rolle, laeufe)


def _table(bild: Zeitbild, reihen: _Reihen) -> Tabelle:
    """Areas and, last, the city; a column per year in which something has a value."""
    zeilen = []
    for raum, reihe in reihen.je_raum.items():
        werte = {punkt.jahr: punkt.wert for punkt in reihe.punkte if punkt.wert is not None}
        name = bild.namen.get(raum, STADT_NAME)
        zeilen.append((name, *(werte.get(jahr, "keine Angabe") for jahr in bild.jahre)))
    return Tabelle(
        titel=f"{bild.titel} ({reihen.einheit})",
        spalten=(Spalte(bild.mehrzahl), *(Spalte(str(jahr), stellen=reihen.stellen) for jahr in bild.jahre)),
        zeilen=tuple(zeilen),
        quellen=bild.quellen,
        stand=bild.stand,
        hinweise=(*reihen.ablehnungen, *_source_notes(reihen)),
    )


def _remarks(bild: Zeitbild) -> list[str]:
    """What must be known of single values, with the years it holds for unless it holds for all."""
    jahre: dict[str, list[int]] = {}
    for b in bild.bilder:
        for hinweis in dict.fromkeys(filter(None, (*b.hinweise.values(), b.stadt_hinweis))):
            jahre.setdefault(hinweis, []).append(b.jahr)
    return [h if len(seine) == len(bild.bilder) else f"{year_list(seine)}: {h}" for h, seine in jahre.items()]


def _break_notes(bild: Zeitbild, reihen: _Reihen) -> list[str]:
    """What breaks lines: another source, years without a value; and who has no line at all."""
    saetze = _source_notes(reihen)
    luecken: dict[tuple[int, ...], list[str]] = {}
    for raum, reihe in reihen.je_raum.items():
        if leer := _inner_gaps(reihe):
            luecken.setdefault(leer, []).append(raum)
    saetze += [
        f"Keine Angabe für {year_list(jahre)}: {_who(bild, raeume)}; die Linie ist dort unterbrochen."
        for jahre, raeume in luecken.items()
    ]
    if ohne := [raum for raum, reihe in bild.reihen.items() if not reihe.abschnitte]:
        saetze.append(f"Keine Linie, weil kein vergleichbarer Wert vorliegt: {_who(bild, ohne)}.")
    return saetze


def _inner_gaps(reihe: Zeitreihe) -> tuple[int, ...]:
    """Years without a value between the first and the last one that has one."""
    belegt = [punkt.jahr for punkt in reihe.punkte if punkt.wert is not None]
    leer = [punkt.jahr for punkt in reihe.punkte if punkt.wert is None]
    return tuple(jahr for jahr in leer if belegt and belegt[0] < jahr < belegt[-1])


def _source_notes(reihen: _Reihen) -> list[str]:
    wechsel = sorted(
        {
            spaeter[0].jahr
            for reihe in reihen.je_raum.values()
            for frueher, spaeter in pairwise(reihe.abschnitte)
            if frueher[-1].quellen != spaeter[0].quellen
        }
    )
    if not wechsel:
        return []
    return [
        f"Die Quelle wechselt {numbers.enumeration([str(jahr) for jahr in wechsel])}. "
        "Werte aus verschiedenen Quellen sind nicht vergleichbar, deshalb verbindet sie keine Linie."
    ]


def _in_words(bild: Zeitbild, linien: Sequence[Linie], einheit: str) -> str:
    """The chart for those who do not see it: begin and end of the last run of the highlighted lines."""
    wichtig = [linie for linie in linien if linie.rolle is not Rolle.UMFELD] or linien
    teile = []
    for linie in wichtig:
        (von, _, anfang), (bis, _, ende) = linie.laeufe[-1][0], linie.laeufe[-1][-1]
        teile.append(f"{linie.name} {von}: {anfang}" + (f", {bis}: {ende}" if von < bis else ""))
    return (
        f"Liniendiagramm: {bild.titel} ({einheit}), {period(bild.jahre)}. {'. '.join(teile)}. "
        "Alle Werte stehen in der Tabelle darunter."
    )


def _who(bild: Zeitbild, raeume: Sequence[str]) -> str:
    if len(raeume) == len(bild.reihen):
        return f"alle {bild.mehrzahl} und {STADT_NAME}"
    if {*raeume} == {*bild.namen}:
        return f"alle {bild.mehrzahl}"
    return numbers.enumeration([bild.namen.get(raum, STADT_NAME) for raum in raeume])
