"""The time line of the options: a row for each, a sign for every dated event.

Altair is imported inside the functions: it takes half a second, and the first map does without it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import date
from functools import cache

from sozialraum.analysis.progress import BEGINN, Schritt, Schrittart, Zeitleiste
from sozialraum.views import numbers
from sozialraum.views.charts import FARBEN, GRAU, LINIE, TINTE, styled

ZEILE = 21
"""Height of a row in pixels."""
KOPF = 42
"""Height of the years above the rows: Streamlit fits a chart with its axes into its height."""
SCHMAL, NAMEN, NAMEN_SCHMAL = 560, 310, 150
"""Below that width of the whole chart names get less room (all in pixels), or no line would be left."""


@dataclass(frozen=True)
class Zeichen:
    """The sign of a kind of event: its shape in the chart, the same as a letter, and its colour."""

    form: str
    glyphe: str
    farbe: str


ZEICHEN = {
    Schrittart.ANTRAG: Zeichen("triangle-up", "▲", FARBEN[2]),
    Schrittart.KENNTNIS: Zeichen("square", "■", FARBEN[4]),
    Schrittart.ZURUECKGESTELLT: Zeichen("triangle-down", "▼", FARBEN[3]),
    Schrittart.BESCHLOSSEN: Zeichen("circle", "●", FARBEN[0]),
    Schrittart.ABGELEHNT: Zeichen("cross", "✚", FARBEN[1]),
    Schrittart.ANDERER: Zeichen("diamond", "◆", GRAU),
}
"""Shape and colour say the same, so that neither has to be told apart alone."""


def time_line(leiste: Zeitleiste) -> dict | None:
    """A row per option, ordered by its first event; a Vega-Lite specification, None without any event.

    An event known by its month or year only is a line over that time with its sign in the middle.
    """
    if not leiste.schritte:
        return None
    titel = list(dict.fromkeys(schritt.option.titel for schritt in leiste.schritte))
    ende = _year(leiste.heute)
    spec = copy.deepcopy(_template())
    spec["height"] = KOPF + ZEILE * len(titel)
    spec["params"] = [
        {"name": "ende", "value": ende},
        {"name": "jahre", "value": list(range(BEGINN, leiste.heute.year + 1))},
    ]
    spec["datasets"] = {"schritte": [_point(schritt, ende) for schritt in leiste.schritte]}
    return spec


def alt_text(leiste: Zeitleiste) -> str:
    """What the chart shows, for those who do not see it."""
    optionen = len({schritt.option.id for schritt in leiste.schritte})
    erster, letzter = leiste.schritte[0], leiste.schritte[-1]
    return (
        f"Zeitleiste von {BEGINN} bis {numbers.date(leiste.heute.isoformat())}: "
        f"{_counted(len(leiste.schritte), 'datierter Schritt', 'datierte Schritte')} zu "
        f"{_counted(optionen, 'Option', 'Optionen')}, vom ersten ({numbers.date(erster.ereignis.datum)}: "
        f"{erster.option.titel}) bis zum letzten ({numbers.date(letzter.ereignis.datum)}: "
        f"{letzter.option.titel}). Alle Schritte stehen in der Tabelle."
    )


def _counted(anzahl: int, einzahl: str, mehrzahl: str) -> str:
    return f"{anzahl} {einzahl if anzahl == 1 else mehrzahl}"


def _year(tag: date) -> float:
    """A day as a part of its year: 2 July 2023 -> 2023.5."""
    anfang = date(tag.year, 1, 1)
    return tag.year + (tag - anfang).days / (date(tag.year + 1, 1, 1) - anfang).days


def _point(schritt: Schritt, ende: float) -> dict:
    von, bis = max(float(BEGINN), _year(schritt.von)), min(ende, _year(schritt.bis))
    zeichen = ZEICHEN[schritt.art]
    return {
        "titel": schritt.option.titel,
        "von": von,
        "bis": bis,
        "wann": (von + bis) / 2,
        "form": zeichen.form,
        "farbe": zeichen.farbe,
        "datum": numbers.date(schritt.ereignis.datum),
        "schritt": schritt.ereignis.ereignis,
        "art": schritt.art.value,
        "drucksache": schritt.ereignis.drucksache or "nicht belegt",
    }


@cache
def _template() -> dict:
    """The chart without data. Building it takes Altair 100 ms, so that is done once."""
    import altair as alt  # noqa: PLC0415  see above

    x = {
        "scale": alt.Scale(domain=[BEGINN, alt.ExprRef("ende")], padding=6, nice=False, zero=False),
        "axis": alt.Axis(
            title=None,
            values=alt.ExprRef("jahre"),
            format="d",
            orient="top",
            labelAlign="left",
            labelPadding=2,
            domain=False,
            gridColor=LINIE,
        ),
    }
    namen = alt.Y(
        "titel:N",
        sort=None,
        axis=alt.Axis(
            title=None,
            labelColor=TINTE,
            labelLimit=alt.ExprRef(f"containerSize()[0] < {SCHMAL} ? {NAMEN_SCHMAL} : {NAMEN}"),
            domain=False,
            ticks=False,
            grid=True,
            gridColor="#f1eeea",
        ),
    )
    farbe = alt.Color("farbe:N", scale=None)
    zeigen = [
        alt.Tooltip("titel:N", title="Option"),
        alt.Tooltip("datum:N", title="Datum"),
        alt.Tooltip("schritt:N", title="Schritt"),
        alt.Tooltip("art:N", title="Art"),
        alt.Tooltip("drucksache:N", title="Drucksache"),
    ]
    basis = alt.Chart(alt.NamedData("schritte")).encode(y=namen, color=farbe, tooltip=zeigen)
    bild = alt.layer(
        basis.mark_rule(strokeWidth=3, opacity=0.45).encode(x=alt.X("von:Q", **x), x2="bis:Q"),
        basis.mark_point(filled=True, size=95, opacity=1, stroke="white", strokeWidth=1).encode(
            x=alt.X("wann:Q", **x), shape=alt.Shape("form:N", scale=None)
        ),
    )
    return styled(bild)
