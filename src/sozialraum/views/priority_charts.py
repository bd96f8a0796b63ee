"""Charts of an order of areas: contributions as stacked bars, and the span of ranks.

Altair is imported inside the functions: it takes half a second, and the first map does without it.
"""

from __future__ import annotations

import copy
from functools import cache

from sozialraum.views import numbers
from sozialraum.views.charts import GRAU, LINIE, TINTE, Achse, styled, value_axis
from sozialraum.views.comparison_charts import Diagramm
from sozialraum.views.markup import render
from sozialraum.views.priority_page import STELLEN, Prioritaetenbild

FARBEN = ("#66c2a5", "#fc8d62", "#8da0cb", "#e78ac3", "#a6d854", "#ffd92f", "#e5c494", "#b3b3b3")
"""ColorBrewer Set2 (C. Brewer): light enough for dark numbers on them, which tell the parts apart, too."""
ZEILE = 30
"""Pixels per area in the bars."""
SPANNENZEILE = 48
"""Pixels per area in the spans: as high as the sentence beside it."""
BREITE = 520
"""Pixels a chart is at least taken to be wide, to judge whether a number fits into a part of a bar."""
ZIFFERN = 30
"""Pixels a number takes."""


def contributions(bild: Prioritaetenbild) -> Diagramm:
    """What lifts (right) and lowers (left) the index of every area, in order of rank."""
    abweichungen = bild.abweichungen.loc[bild.folge]
    unten = abweichungen.clip(upper=0).sum(axis=1).min()
    oben = abweichungen.clip(lower=0).sum(axis=1).max()
    achse = value_axis([unten, oben], 8)
    spec = _filled(_bars_template(), bild, achse, ZEILE)
    spec["datasets"] = {"teile": _bars(bild, achse), "summen": _sums(bild)}
    namen = [teil.name for teil in bild.rangordnung.teile]
    farbe = next(s for s in spec["layer"] if "color" in s["encoding"])["encoding"]["color"]
    farbe["scale"] = {"domain": namen, "range": list(FARBEN[: len(namen)])}
    mittel = numbers.number(bild.rangordnung.index.mean(), STELLEN)
    return Diagramm(
        spec,
        (
            "Was den Index hebt (rechts) und was ihn senkt (links), gegenüber dem Durchschnitt der "
            f"{bild.ebene.mehrzahl} ({mittel}). Die Raute ist die Summe: der Index minus {mittel}.",
        ),
        f"Gestapelte Balken: Beiträge von {numbers.enumeration(namen)} je {bild.ebene.name}. "
        + " ".join(
            f"{bild.ebene.namen[raum]} {numbers.signed(summe, STELLEN)}."
            for raum, summe in abweichungen.sum(axis="columns").items()
        ),
    )


def parts_legend(bild: Prioritaetenbild) -> str:
    """The colours of the Teilindikatoren. In HTML, because the legend of a chart does not wrap on a phone."""
    teile = zip((teil.name for teil in bild.rangordnung.teile), FARBEN, strict=False)
    return render("prioritaeten_teile", teile=list(teile))


def spans(bild: Prioritaetenbild) -> Diagramm:
    """Ranks of every area: the chosen one as a point, 90 % of the runs as a bar, all of them as a line."""
    zeilen = bild.pruefung.zeilen
    achse = Achse(1, len(zeilen), tuple(range(1, len(zeilen) + 1)), 0)
    spec = _filled(_spans_template(), bild, achse, SPANNENZEILE)
    spec["datasets"] = {
        "spannen": [
            {
                "name": bild.ebene.namen[z.raum],
                "rang": z.rang,
                "von": z.von,
                "bis": z.bis,
                "bester": z.bester,
                "schlechtester": z.schlechtester,
                "text": f"{z.von} bis {z.bis}",
                "alle": f"{z.bester} bis {z.schlechtester}",
            }
            for z in zeilen
        ],
        "grenze": [{"x": 3.5}] if len(zeilen) > 3 else [],
    }
    return Diagramm(
        spec,
        (
            "Punkt: Rang mit den gewählten Gewichten. Balken: Ränge in 90 % der Läufe, dünne Linie: in "
            "allen. Gestrichelt: die Grenze der ersten drei.",
        ),
        "Spannen der Ränge: "
        + " ".join(
            f"{bild.ebene.namen[z.raum]} Rang {z.rang}, in 90 % der Läufe {z.von} bis {z.bis}."
            for z in zeilen
        ),
    )


def _filled(vorlage: dict, bild: Prioritaetenbild, achse: Achse, zeile: int) -> dict:
    """A copy of a template with its axis, and the areas from top to bottom."""
    spec = copy.deepcopy(vorlage)
    werte = {
        "von": achse.von,
        "bis": achse.bis,
        "werte": list(achse.werte),
        "zahl": f",.{achse.stellen}f",
        "namen": [bild.ebene.namen[raum] for raum in bild.folge],
    }
    spec["params"] = [{"name": name, "value": wert} for name, wert in werte.items()]
    spec["height"] = zeile * len(bild.folge)
    return spec


def _bars(bild: Prioritaetenbild, achse: Achse) -> list[dict]:
    """Parts of the bars; those that lift are stacked to the right, those that lower to the left."""
    platz = (achse.bis - achse.von) / BREITE * ZIFFERN
    zeilen = []
    for raum in bild.folge:
        enden = {True: 0.0, False: 0.0}
        summe = float(bild.abweichungen.loc[raum].sum())
        for teil in bild.rangordnung.teile:
            wert = float(bild.abweichungen.loc[raum, teil.teil.indikator])
            von = enden[wert > 0]
            enden[wert > 0] = bis = von + wert
            text, mitte = numbers.signed(wert, STELLEN), (von + bis) / 2
            frei = abs(wert) > platz and abs(mitte - summe) > platz * 0.75  # of its edges, and of the sum
            zeilen.append(
                {
                    "name": bild.ebene.namen[raum],
                    "teil": teil.name,
                    "von": round(von, 3),
                    "bis": round(bis, 3),
                    "mitte": round(mitte, 3),
                    "text": text,
                    "innen": text if frei else "",
                }
            )
    return zeilen


def _sums(bild: Prioritaetenbild) -> list[dict]:
    summen = bild.abweichungen.loc[bild.folge].sum(axis=1)
    return [
        {
            "name": bild.ebene.namen[raum],
            "summe": round(float(wert), 3),
            "text": numbers.signed(wert, STELLEN),
        }
        for raum, wert in summen.items()
    ]


@cache
def _bars_template() -> dict:
    """The chart without data. Building it takes Altair 100 ms, so that is done once."""
    import altair as alt  # noqa: PLC0415  see above

    x, y = _axes(alt, "von:Q")
    balken = alt.Chart(alt.NamedData("teile")).encode(y=y)
    farbe = alt.Color("teil:N", legend=None)
    hinweis = [
        alt.Tooltip("name:N", title="Gebiet"),
        alt.Tooltip("teil:N", title="Teilindikator"),
        alt.Tooltip("text:N", title="zum Durchschnitt"),
    ]
    return styled(
        alt.layer(
            balken.mark_bar(stroke="#fff", strokeWidth=1, height=22).encode(
                x=x, x2="bis:Q", color=farbe, tooltip=hinweis
            ),
            balken.mark_text(fontSize=11, color=TINTE).encode(x="mitte:Q", text="innen:N"),
            alt.Chart(alt.NamedData("summen"))
            .mark_point(shape="diamond", filled=True, size=90, color=TINTE, stroke="#fff", opacity=1)
            .encode(
                x="summe:Q",
                y=y,
                tooltip=[alt.Tooltip("name:N", title="Gebiet"), alt.Tooltip("text:N", title="Summe")],
            ),
        ),
        "Indexpunkte über oder unter dem Durchschnitt",
    )


@cache
def _spans_template() -> dict:
    """The chart without data, built once."""
    import altair as alt  # noqa: PLC0415  see above

    x, y = _axes(alt, "rang:Q", rand=12)
    basis = alt.Chart(alt.NamedData("spannen")).encode(y=y)
    hinweis = [
        alt.Tooltip("name:N", title="Gebiet"),
        alt.Tooltip("rang:Q", title="Rang"),
        alt.Tooltip("text:N", title="in 90 % der Läufe"),
        alt.Tooltip("alle:N", title="in allen Läufen"),
    ]
    return styled(
        alt.layer(
            alt.Chart(alt.NamedData("grenze"))
            .mark_rule(color=GRAU, strokeDash=[4, 3])
            .encode(x=alt.X("x:Q")),
            basis.mark_rule(color=GRAU, strokeWidth=1).encode(x=alt.X("bester:Q"), x2="schlechtester:Q"),
            basis.mark_rule(color="#8c96c6", strokeWidth=9).encode(x=alt.X("von:Q"), x2="bis:Q"),
            basis.mark_circle(size=110, color=TINTE, opacity=1, stroke="#fff").encode(x=x, tooltip=hinweis),
        ),
        "Rang",
    )


def _axes(alt, feld: str, rand: int = 0) -> tuple:
    """The value axis on `feld` by the params of the chart, and the areas in the order of `namen`."""
    skala = alt.Scale(domain=[alt.ExprRef("von"), alt.ExprRef("bis")], nice=False, zero=False, padding=rand)
    x = alt.X(
        feld,
        scale=skala,
        axis=alt.Axis(
            title=None,
            values=alt.ExprRef("werte"),
            labelExpr="format(datum.value, zahl)",
            orient="top",
            ticks=False,
        ),
    )
    y = alt.Y(
        "name:N",
        scale=alt.Scale(domain=alt.ExprRef("namen")),
        axis=alt.Axis(
            title=None,
            labelColor=TINTE,
            labelFontSize=13,
            ticks=False,
            domain=False,
            grid=True,
            gridColor=LINIE,
        ),
    )
    return x, y
