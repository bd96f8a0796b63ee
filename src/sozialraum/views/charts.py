"""Charts with Altair: one style for all pages, and the lines over the years.

Altair is imported inside the functions: it takes half a second, and the first map does without it.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import altair as alt

SCHRIFT = '"Source Sans", "Source Sans 3", "Segoe UI", "Liberation Sans", sans-serif'
TINTE, GRAU, LINIE = "#1d1b19", "#5d5853", "#d8d3cd"
"""Ink, grey for what is secondary, thin lines: as in stil.css."""
UMFELD = "#b5b0aa"
"""Lines and points that are only there for comparison."""
FARBEN = ("#1b9e77", "#d95f02", "#7570b3", "#e7298a", "#a6761d")
"""From ColorBrewer Dark2 (C. Brewer), for things that differ in kind; ZEICHEN tell them apart, too."""
ZEICHEN = ("circle", "square", "triangle-up", "diamond", "cross")
HOEHE = 330
"""Height of a chart in pixels."""
ZEILE = 14
"""Pixels between two names at the ends of lines."""
BENANNT_BIS = 12
"""With more lines than this only the highlighted ones carry a name."""


class Rolle(Enum):
    """What a line is there for."""

    UMFELD = "umfeld"
    GEWAEHLT = "gewaehlt"
    STADT = "stadt"


@dataclass(frozen=True)
class Linie:
    """A named line. `laeufe`: runs of (year, value, value as text); only points of a run are joined."""

    name: str
    rolle: Rolle
    laeufe: tuple[tuple[tuple[int, float, str], ...], ...]


@dataclass(frozen=True)
class Achse:
    """A value axis: its ends, its ticks, and the decimals these need."""

    von: float
    bis: float
    werte: tuple[float, ...]
    stellen: int


def value_axis(werte: Sequence[float], teile: int = 6) -> Achse:
    """An axis about so many steps long that holds all values; steps are 1, 2 or 5 times a power of ten.

    It does not force zero. Equal values lie in its middle. ValueError without a value.
    """
    unten, oben = min(werte), max(werte)
    if unten == oben:
        rand = abs(unten) / 10 or 1.0
        unten, oben = unten - rand, oben + rand
    roh = (oben - unten) / teile
    zehner = math.floor(math.log10(roh))
    schritt = next(f for f in (1, 2, 5, 10) if f * 10.0**zehner >= roh * (1 - 1e-9)) * 10.0**zehner
    stellen = max(0, -math.floor(math.log10(schritt) + 1e-9))
    von, bis = math.floor(unten / schritt + 1e-9), math.ceil(oben / schritt - 1e-9)
    ticks = tuple(round(n * schritt, stellen) for n in range(von, bis + 1))
    return Achse(ticks[0], ticks[-1], ticks, stellen)


def spread(orte: Sequence[float], abstand: float, von: float, bis: float) -> list[float]:
    """Ascending places moved as little as possible so that neighbours keep a distance, inside von..bis.

    Least squares under an order constraint (pool adjacent violators). Too many for the room: they
    keep the distance and leave it at the end.
    """
    gruppen: list[tuple[float, int]] = []  # (mean place of the first member, members)
    for nummer, ort in enumerate(orte):
        stelle, zahl = ort - nummer * abstand, 1
        while gruppen and gruppen[-1][0] > stelle:
            vorige, andere = gruppen.pop()
            stelle, zahl = (vorige * andere + stelle * zahl) / (andere + zahl), andere + zahl
        gruppen.append((stelle, zahl))
    frei = [stelle for stelle, zahl in gruppen for _ in range(zahl)]
    hoechstens = bis - (len(orte) - 1) * abstand
    return [max(von, min(hoechstens, stelle)) + n * abstand for n, stelle in enumerate(frei)]


def styled(chart: alt.LayerChart | alt.Chart, einheit: str = "") -> dict:
    """The Vega-Lite specification of a chart in the style of the pages: font, German numbers, thin axes.

    `einheit` stands above the value axis. Not validated here, because that takes 30 ms at every run;
    the tests validate.
    """
    import altair as alt  # noqa: PLC0415  see above

    fertig = (
        chart.properties(
            padding={"left": 2, "top": 6, "right": 5, "bottom": 4},
            title=alt.Title(einheit, anchor="start", color=GRAU, fontSize=12, fontWeight="normal", offset=8),
        )
        .configure(
            font=SCHRIFT,
            locale={
                "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0€"]}
            },
        )
        .configure_view(stroke=None)
        .configure_mark(aria=False)  # the text of the chart and its table say it better than single marks
        .configure_axis(
            labelColor=GRAU,
            labelFontSize=12,
            titleColor=GRAU,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor="#ebe7e2",
            domainColor="#8a8580",
            tickColor="#8a8580",
        )
    )
    return fertig.to_dict(validate=False)


def line_chart(linien: Sequence[Linie], einheit: str, bezug: float = 0) -> dict:
    """Lines over the years with their names at the ends; a Vega-Lite specification.

    The city is thick and dark, chosen lines (as many as FARBEN) are coloured, all others thin and grey.
    `bezug`: a value that gets a dashed line across if the axis reaches it. ValueError if there is no
    line with a value.
    """
    linien = [linie for linie in linien if linie.laeufe]
    achse = value_axis([wert for linie in linien for lauf in linie.laeufe for _, wert, _ in lauf])
    jahre = sorted({jahr for linie in linien for lauf in linie.laeufe for jahr, _, _ in lauf})
    spec = copy.deepcopy(_line_template())
    werte = {
        "von": jahre[0],
        "bis": jahre[-1],
        "jahre": _year_ticks(jahre),
        "unten": achse.von,
        "oben": achse.bis,
        "werte": list(achse.werte),
        "zahl": f",.{achse.stellen}f",
    }
    spec["params"] = [{"name": name, "value": wert} for name, wert in werte.items()]
    spec["datasets"] = {
        "punkte": _points(linien),
        "namen": _names(linien, achse, jahre[-1]),
        "bezug": [{"wert": bezug}] if achse.von < bezug < achse.bis else [],
    }
    spec["title"]["text"] = einheit
    return spec


@cache
def _line_template() -> dict:
    """The chart without data. Building it takes Altair 100 ms, so that is done once."""
    import altair as alt  # noqa: PLC0415  see above

    x = alt.X(
        "jahr:Q",
        scale=alt.Scale(domain=[alt.ExprRef("von"), alt.ExprRef("bis")], padding=10, zero=False, nice=False),
        axis=alt.Axis(title=None, values=alt.ExprRef("jahre"), format="d", grid=False, labelOverlap="greedy"),
    )
    y = alt.Y(
        "wert:Q",
        scale=alt.Scale(domain=[alt.ExprRef("unten"), alt.ExprRef("oben")], zero=False, nice=False),
        axis=alt.Axis(
            title=None,
            values=alt.ExprRef("werte"),
            labelExpr="format(datum.value, zahl)",
            domain=False,
            ticks=False,
        ),
    )
    farbe = alt.Color("farbe:N", scale=None)
    basis = alt.Chart(alt.NamedData("punkte")).encode(x=x, y=y, color=farbe, detail=["name:N", "lauf:N"])
    umfeld, gewaehlt, stadt = (
        basis.transform_filter(f"datum.rolle == '{rolle.value}'") for rolle in (*Rolle,)
    )
    beim_zeigen = [
        alt.Tooltip("name:N", title="Gebiet"),
        alt.Tooltip("jahr:Q", title="Jahr", format="d"),
        alt.Tooltip("text:N", title="Wert"),
    ]
    namen = alt.Chart(alt.NamedData("namen"))
    schrift = {"align": "left", "baseline": "middle", "dx": 17, "fontSize": 12}
    texte = namen.encode(x="bis:Q", y="ort:Q", text="name:N")
    bild = alt.layer(
        alt.Chart(alt.NamedData("bezug")).mark_rule(color=GRAU, strokeDash=[4, 3]).encode(y="wert:Q"),
        umfeld.mark_line(strokeWidth=1),
        umfeld.transform_filter("datum.allein").mark_circle(size=18, opacity=1),
        stadt.mark_line(strokeWidth=3),
        stadt.mark_circle(size=30, opacity=1),
        gewaehlt.mark_line(strokeWidth=2),
        gewaehlt.mark_point(filled=True, size=46, opacity=1).encode(shape=alt.Shape("zeichen:N", scale=None)),
        namen.mark_rule(strokeWidth=1, xOffset=4, x2Offset=14).encode(
            x="jahr:Q", y="wert:Q", x2="bis:Q", y2="ort:Q", color=farbe
        ),
        texte.transform_filter("datum.wichtig").mark_text(color=TINTE, fontWeight=600, **schrift),
        texte.transform_filter("!datum.wichtig").mark_text(color=GRAU, **schrift),
        basis.mark_circle(size=120, opacity=0).encode(tooltip=beim_zeigen),
    )
    return styled(bild.properties(height=HOEHE))


def _colours(linien: Sequence[Linie]) -> dict[str, tuple[str, str]]:
    """Name -> colour and sign."""
    gewaehlt = [linie.name for linie in linien if linie.rolle is Rolle.GEWAEHLT]
    bunt = dict(zip(gewaehlt, zip(FARBEN, ZEICHEN, strict=True), strict=False))
    return {
        linie.name: bunt.get(linie.name, (TINTE if linie.rolle is Rolle.STADT else UMFELD, "circle"))
        for linie in linien
    }


def _points(linien: Sequence[Linie]) -> list[dict]:
    farben = _colours(linien)
    return [
        {
            "name": linie.name,
            "rolle": linie.rolle.value,
            "farbe": farben[linie.name][0],
            "zeichen": farben[linie.name][1],
            "lauf": nummer,
            "allein": len(lauf) == 1,  # no line shows it
            "jahr": jahr,
            "wert": wert,
            "text": text,
        }
        for linie in linien
        for nummer, lauf in enumerate(linie.laeufe)
        for jahr, wert, text in lauf
    ]


def _year_ticks(jahre: Sequence[int]) -> list[int]:
    """The years themselves if they are few, else steps back from the last one."""
    if len(jahre) <= 7:
        return list(jahre)
    spanne = jahre[-1] - jahre[0]
    schritt = next(schritt for schritt in (2, 5, 10, 20, 50) if spanne / schritt <= 7)
    return list(range(jahre[-1], jahre[0] - 1, -schritt))[::-1]


def _names(linien: Sequence[Linie], achse: Achse, letztes: int) -> list[dict]:
    """Names at the right, one above the other, each led to by a thin line from the end of its own."""
    benannt = [linie for linie in linien if len(linien) <= BENANNT_BIS or linie.rolle is not Rolle.UMFELD]
    enden = sorted(((linie.laeufe[-1][-1], linie) for linie in benannt), key=lambda ende: ende[0][1])
    abstand = ZEILE * (achse.bis - achse.von) / HOEHE
    orte = spread([wert for (_, wert, _), _ in enden], abstand, achse.von, achse.bis)
    farben = _colours(linien)
    return [
        {
            "name": linie.name,
            "jahr": jahr,
            "wert": wert,
            "bis": letztes,
            "ort": ort,
            "farbe": farben[linie.name][0],
            "wichtig": linie.rolle is not Rolle.UMFELD,
        }
        for ((jahr, wert, _), linie), ort in zip(enden, orte, strict=True)
    ]
