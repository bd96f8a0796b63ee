"""The quadrants of the Lücke: need across, reach upwards, every Stadtteil by name.

Altair is imported inside the functions: it takes half a second, and the first map does without it.
"""

from __future__ import annotations

import copy
import textwrap
from functools import lru_cache

from sozialraum.analysis.gap import Lage, high_is_need
from sozialraum.views import numbers
from sozialraum.views.charts import GRAU, TINTE, Achse, styled, value_axis
from sozialraum.views.comparison_charts import Diagramm
from sozialraum.views.gap_page import FARBEN, Lueckenbild, city_reached, need
from sozialraum.views.reach_words import share
from sozialraum.views.scatter_chart import LAGEN, SCHMAL, place_labels

HOEHE = 430
"""Height in pixels."""
RAND = 0.28
"""Part of the height that is kept free above and below, for the words of the quadrants."""
FAHNEN = (-20, 20, -34, -48, -62)
"""Pixels below a point at which its name stands at the end of a thin line."""
STUFEN = (*LAGEN, *((dx, dy, seite) for dy in FAHNEN for dx, seite in ((3, "left"), (-3, "right"))))
"""Places for a name, the best first: where nobody is reached, many points lie side by side on one line."""
ZEILE, ZEILENHOEHE = 22, 14
"""Letters in a line of the words of a quadrant, of which two fit side by side on a phone; its pixels."""


def quadrants(bild: Lueckenbild) -> Diagramm:
    """Stadtteile as named points in the colour of their quadrant; lines mark the city.

    Not drawn where no Stadtteil can be tested.
    """
    pruefbar = [luecke for luecke in bild.luecken if luecke.lage is not Lage.NICHT_PRUEFBAR]
    if not pruefbar:
        return Diagramm(None, ("Kein Stadtteil ist prüfbar, deshalb gibt es kein Diagramm.",), "")
    reichweiten, namen = bild.reichweite.reichweiten, bild.reichweite.ebene.namen
    stadt = (bild.bedarf.stadtwert, share(bild.reichweite.stadt))
    orte = [(luecke.bedarf, share(reichweiten[luecke.raum])) for luecke in pruefbar]
    quer = value_axis([stadt[0], *(x for x, _ in orte)], 5)
    hoch = value_axis([0.0, stadt[1], *(y for _, y in orte)], 5)
    von, bis = _padded(hoch)
    quertitel = f"Bedarf: {bild.indikator.kurzname} in {bild.indikator.einheit}"
    spec = copy.deepcopy(_template(f"{quertitel} ({numbers.date(bild.bedarf.stichtag)})"))
    spec["params"] = [
        {"name": name, "value": wert}
        for name, wert in {
            "links": quer.von,
            "rechts": quer.bis,
            "unten": von,
            "oben": bis,
            "querwerte": list(quer.werte),
            "hochwerte": list(hoch.werte),
            "querzahl": f",.{quer.stellen}f",
            "hochzahl": f",.{hoch.stellen}f",
        }.items()
    ]
    spec["datasets"] = {
        "punkte": _points(
            bild, [(namen[luecke.raum], luecke.lage) for luecke in pruefbar], orte, (quer, von, bis)
        ),
        "stadt": [{"x": stadt[0], "y": stadt[1]}],
        "worte": _words(bild, quer, von, bis),
    }
    fehlend = bild.areas(Lage.NICHT_PRUEFBAR)
    saetze = [f"Gestrichelt: der Stadtwert, {need(bild, stadt[0])} Bedarf, {city_reached(bild)} erreicht."]
    if fehlend:
        saetze.append(f"Nicht im Diagramm, weil nicht prüfbar: {numbers.enumeration(fehlend)}.")
    text = (
        f"Streudiagramm: Bedarf ({bild.indikator.kurzname}) waagerecht, erreichte Einwohner:innen senkrecht; "
        "dieselben Angaben stehen in der Liste."
    )
    return Diagramm(spec, tuple(saetze), text)


def _padded(achse: Achse) -> tuple[float, float]:
    """The ends of the axis of reach, with room for words above and below."""
    rand = (achse.bis - achse.von) * RAND
    return achse.von - rand, achse.bis + rand


def _points(
    bild: Lueckenbild,
    angaben: list[tuple[str, Lage]],
    orte: list[tuple[float, float]],
    rahmen: tuple[Achse, float, float],
) -> list[dict]:
    """One row per Stadtteil, with the place of its name."""
    quer, von, bis = rahmen
    pixel = [
        ((x - quer.von) / (quer.bis - quer.von) * SCHMAL, (bis - y) / (bis - von) * HOEHE) for x, y in orte
    ]
    lagen = place_labels(pixel, [name for name, _ in angaben], lagen=STUFEN)
    return [
        {
            "name": name,
            "lage": lage.value,
            "farbe": FARBEN[lage],
            "x": x,
            "y": y,
            "xText": numbers.with_unit(x, bild.indikator),
            "yText": f"{numbers.number(y, 1)} %",
            "dx": dx,
            "dy": dy,
            "arm": dy if dy in FAHNEN else 0,
            "align": align,
        }
        for (name, lage), (x, y), (dx, dy, align) in zip(angaben, orte, lagen, strict=True)
    ]


def _words(bild: Lueckenbild, quer: Achse, von: float, bis: float) -> list[dict]:
    """The name of each quadrant in its corner; a resource is needed where there is little of it."""
    hoch = "right" if high_is_need(bild.indikator) else "left"
    niedrig = "right" if hoch == "left" else "left"
    seiten = {"left": quer.von, "right": quer.bis}
    worte = []
    for lage, seite, y, baseline in (
        (Lage.HOCH_FERN, hoch, von, "bottom"),
        (Lage.HOCH_NAH, hoch, bis, "top"),
        (Lage.NIEDRIG_FERN, niedrig, von, "bottom"),
        (Lage.NIEDRIG_NAH, niedrig, bis, "top"),
    ):
        zeilen = textwrap.wrap(lage.value, ZEILE)
        worte.append(
            {
                "lage": lage.value,
                "text": "\n".join(zeilen),
                "x": seiten[seite],
                "y": y,
                "align": seite,
                "baseline": baseline,
                "dx": 4 if seite == "left" else -4,
                # Vega puts the first line at the place, the others below it.
                "dy": 4 if baseline == "top" else -4 - ZEILENHOEHE * (len(zeilen) - 1),
            }
        )
    return worte


@lru_cache(64)
def _template(quertitel: str) -> dict:
    """The chart without data. Building it takes Altair 100 ms, so that is done once per title."""
    import altair as alt  # noqa: PLC0415  see above

    def scale(von: str, bis: str) -> alt.Scale:
        return alt.Scale(domain=[alt.ExprRef(von), alt.ExprRef(bis)], nice=False, zero=False)

    def axis(titel: str | None, werte: str, zahl: str) -> alt.Axis:
        return alt.Axis(
            title=titel, values=alt.ExprRef(werte), labelExpr=f"format(datum.value, {zahl})", grid=False
        )

    x = alt.X("x:Q", scale=scale("links", "rechts"), axis=axis(quertitel, "querwerte", "querzahl"))
    y = alt.Y("y:Q", scale=scale("unten", "oben"), axis=axis(None, "hochwerte", "hochzahl"))
    basis = alt.Chart(alt.NamedData("punkte")).encode(x=x, y=y)
    linie = alt.Chart(alt.NamedData("stadt")).mark_rule(color=GRAU, strokeDash=[4, 3])
    je_punkt = {teil: alt.ExprRef(f"datum.{teil}") for teil in ("dx", "dy", "align")}
    schrift = {"fontSize": 12, "baseline": "middle"} | je_punkt
    namen = basis.encode(text="name:N")
    worte = alt.Chart(alt.NamedData("worte")).mark_text(
        color=GRAU,
        fontSize=12,
        fontStyle="italic",
        lineBreak="\n",
        lineHeight=ZEILENHOEHE,
        baseline=alt.ExprRef("datum.baseline"),
        **je_punkt,
    )
    hinweis = [
        alt.Tooltip("name:N", title="Stadtteil"),
        alt.Tooltip("lage:N", title="Lage"),
        alt.Tooltip("xText:N", title="Bedarf"),
        alt.Tooltip("yText:N", title="erreicht"),
    ]
    return styled(
        alt.layer(
            worte.encode(x=x, y=y, text="text:N"),
            linie.encode(x=x),
            linie.encode(y=y),
            basis.mark_rule(color=GRAU, strokeWidth=0.75, y2Offset=alt.ExprRef("datum.arm")).encode(y2="y:Q"),
            basis.mark_circle(size=90, opacity=1, stroke=TINTE, strokeWidth=1).encode(
                color=alt.Color("farbe:N", scale=None), tooltip=hinweis
            ),
            namen.mark_text(stroke="#fff", strokeWidth=3, **schrift),  # keeps lines out of the letters
            namen.mark_text(color=TINTE, **schrift),
            height=HOEHE,
        ),
        "erreichte Einwohner:innen in %",
    )
