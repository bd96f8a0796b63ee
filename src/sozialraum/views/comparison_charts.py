"""The dot plot of the page Vergleich: chosen areas and the city over several Indikatoren on one scale.

Altair is imported inside the functions: it takes half a second, and the first map does without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sozialraum.analysis.comparison import Zeile
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import STADT_ID, Datenbestand
from sozialraum.views import numbers
from sozialraum.views.charts import FARBEN, LINIE, TINTE, ZEICHEN, styled, value_axis
from sozialraum.views.comparison_page import day
from sozialraum.views.names import STADT_NAME

REIHE = 46
"""Pixels per row of the dot plot: its name, below it the points."""
KOPF = 92
"""Pixels above the rows for unit, legend and axis."""
NAHE = 0.035
"""Points of a row closer than this part of the axis are drawn one below the other."""
STRICH = "M-.22,-2H.22V2H-.22Z"
"""The sign of the city: an upright stroke."""

TOOLTIP = {"name": "Gebiet", "indikator": "Indikator", "wert": "Wert"}


@dataclass(frozen=True)
class Diagramm:
    """A chart: Vega-Lite specification (None: nothing to draw), how to read it, what it shows in words."""

    spec: dict | None
    saetze: tuple[str, ...]
    alt: str


def dot_plot(bestand: Datenbestand, zeilen: Sequence[Zeile], namen: dict[str, str]) -> Diagramm:
    """Every Indikator as a row, every chosen area and the city as a sign, all on one scale.

    The scale is the common unit of the Indikatoren. Where they have several, it is the distance from
    the mean of all areas in standard deviations; only complete Indikatoren have one.
    """
    einheiten = {zeile.auspraegung.indikator.einheit for zeile in zeilen}
    einheit = einheiten.pop() if len(einheiten) == 1 else ""
    mehrzahl = bestand.raumebenen[zeilen[0].auspraegung.raumebene].mehrzahl if zeilen else ""
    gezeigt, fehlend = [], []
    for zeile in zeilen:
        orte = _in_unit(zeile) if einheit else zeile.standardabstaende.dropna().to_dict()
        if any(raum != STADT_ID for raum in orte):
            gezeigt.append((zeile.auspraegung, orte))
        else:
            fehlend.append(zeile.auspraegung.indikator.kurzname)
    saetze = [_scale_sentence(einheit, mehrzahl)] if gezeigt else []
    if fehlend:
        warum = "keine Werte vorliegen"
        if not einheit:
            warum = f"nicht für alle {mehrzahl} Werte vorliegen oder alle gleich sind"
        saetze.append(f"Nicht im Diagramm, weil {warum}: {numbers.enumeration(fehlend)}.")
    if not gezeigt:
        return Diagramm(None, tuple(saetze), "")
    titel = einheit or f"Standardabweichungen vom Mittel der {mehrzahl}"
    return Diagramm(
        _dot_spec(gezeigt, namen, titel),
        tuple(saetze),
        f"Punktdiagramm: {numbers.enumeration([*namen.values(), STADT_NAME])} je Indikator; "
        "dieselben Werte stehen in der Tabelle darunter.",
    )


def _in_unit(zeile: Zeile) -> dict[str, float]:
    """Values by area in the unit of the Indikator; the city only where it may stand beside them."""
    orte = zeile.werte.dropna().to_dict()
    if zeile.auspraegung.vergleichbar:
        orte[STADT_ID] = zeile.auspraegung.stadtwert
    return orte


def _scale_sentence(einheit: str, mehrzahl: str) -> str:
    if einheit:
        skala = f"auf einer Skala in der Einheit {einheit.rstrip('.')}"
        return f"Alle Indikatoren {skala}. Senkrechter Strich: {STADT_NAME}."
    return (
        f"Die Einheiten sind verschieden. Gezeigt ist deshalb der Abstand vom Mittel der {mehrzahl} in "
        "Standardabweichungen: 0 ist das Mittel, rechts davon liegen höhere Werte. "
        f"Senkrechter Strich: {STADT_NAME}."
    )


def _dot_spec(
    gezeigt: Sequence[tuple[Auspraegung, dict[str, float]]], namen: dict[str, str], titel: str
) -> dict:
    import altair as alt  # noqa: PLC0415  see above

    achse = value_axis([ort for _, orte in gezeigt for ort in orte.values()], teile=6)
    wer = {STADT_ID: STADT_NAME, **namen}
    punkte = [
        {
            "name": wer[raum],
            "indikator": bild.indikator.kurzname,
            "x": ort,
            "y": nummer + 0.2 + versatz,
            "wert": _value_text(bild, raum),
        }
        for nummer, (bild, orte) in enumerate(gezeigt)
        for raum, ort, versatz in _spread_close(orte, (achse.bis - achse.von) * NAHE)
    ]
    titelzeilen = [
        {"y": nummer - 0.24, "text": f"{bild.indikator.kurzname}, {day(bild)}"}
        for nummer, (bild, _) in enumerate(gezeigt)
    ]
    linien = alt.Chart(alt.NamedData("linien"))
    y = alt.Y("y:Q", scale=alt.Scale(domain=[len(gezeigt) - 0.5, -0.5], nice=False, zero=False), axis=None)
    x = alt.X(
        "x:Q",
        scale=alt.Scale(domain=[achse.von, achse.bis], nice=False, zero=False),
        axis=alt.Axis(title=None, values=list(achse.werte), format=f",.{achse.stellen}f", orient="top"),
    )
    folge = list(wer.values())
    legende = alt.Legend(
        orient="top", title=None, labelFontSize=13, labelColor=TINTE, columns=0, symbolSize=90
    )
    signs = {
        "color": alt.Color(
            "name:N", legend=legende, scale=alt.Scale(domain=folge, range=[TINTE, *FARBEN[: len(namen)]])
        ),
        "shape": alt.Shape(
            "name:N", legend=legende, scale=alt.Scale(domain=folge, range=[STRICH, *ZEICHEN[: len(namen)]])
        ),
    }
    hinweis = [alt.Tooltip(f"{feld}:N", title=name) for feld, name in TOOLTIP.items()]
    daten = {
        "linien": [{"y": nummer + 0.2} for nummer in range(len(gezeigt))],
        "titel": titelzeilen,
        "punkte": punkte,
    }
    spec = styled(
        alt.layer(
            linien.mark_rule(color=LINIE).encode(y=y),
            alt.Chart(alt.NamedData("titel"))
            .mark_text(align="left", baseline="middle", fontSize=13, color=TINTE)
            .encode(x=alt.value(0), y=y, text="text:N"),
            alt.Chart(alt.NamedData("punkte"))
            .mark_point(filled=True, size=130, opacity=1, stroke="#fff", strokeWidth=0.7)
            .encode(x=x, y=y, tooltip=hinweis, **signs),
            height=KOPF + REIHE * len(gezeigt),
        ),
        titel,
    )
    return with_rows(spec, daten)


def with_rows(spec: dict, daten: dict[str, list[dict]]) -> dict:
    """The specification of a layered chart with rows in place of the names of its data.

    Done last, because Altair copies all rows at each of its steps.
    """
    gemeinsam = spec.pop("data", None)  # where all layers have the same
    for schicht in spec["layer"]:
        schicht["data"] = {"values": daten[schicht.get("data", gemeinsam)["name"]]}
    return spec


def _value_text(bild: Auspraegung, raum: str) -> str:
    return numbers.with_unit(bild.stadtwert if raum == STADT_ID else bild.werte[raum], bild.indikator)


def _spread_close(orte: dict[str, float], nahe: float) -> list[tuple[str, float, float]]:
    """(area, place, shift): areas closer than `nahe` are shifted in rows, the city never."""
    folge = sorted((ort, raum) for raum, ort in orte.items() if raum != STADT_ID)
    gruppen = [[paar] for paar in folge[:1]]
    for voriger, paar in pairwise(folge):
        if paar[0] - voriger[0] < nahe:
            gruppen[-1].append(paar)
        else:
            gruppen.append([paar])
    stadt = [(STADT_ID, orte[STADT_ID], 0.0)] if STADT_ID in orte else []
    return stadt + [
        (raum, ort, 0.19 * (nummer - (len(gruppe) - 1) / 2))
        for gruppe in gruppen
        for nummer, (ort, raum) in enumerate(gruppe)
    ]
