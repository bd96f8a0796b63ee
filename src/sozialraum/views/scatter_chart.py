"""The scatter of the page Vergleich: two Indikatoren against each other, every area by name.

Altair is imported inside the functions: it takes half a second, and the first map does without it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sozialraum.analysis.comparison import Zusammenhang
from sozialraum.model import Datenbestand
from sozialraum.views import numbers
from sozialraum.views.charts import GRAU, TINTE, Achse, styled, value_axis
from sozialraum.views.comparison_charts import Diagramm, with_rows
from sozialraum.views.comparison_page import day

HOEHE = 420
"""Height in pixels."""
SCHMAL = 290
"""Pixels across on a phone. Names that do not collide there do not on a wider screen either."""
PUNKT = "#0b57a4"
ZEICHENBREITE, ZEILENHOEHE = 6.4, 14
"""Pixels that a letter and a line of a name take at most on average."""

Ort = tuple[float, float]
Lage = tuple[int, int, str]
"""Where a name stands: pixels right of its point, pixels below it, alignment."""
LAGEN: tuple[Lage, ...] = ((9, 0, "left"), (-9, 0, "right"), (0, -13, "center"), (0, 13, "center"))
"""Places for a name, the best first."""


def scatter(bestand: Datenbestand, zusammenhang: Zusammenhang) -> Diagramm:
    """Areas as named points; dashed lines mark the city where it may stand beside the areas."""
    ebene = bestand.raumebenen[zusammenhang.x.raumebene]
    bilder = (zusammenhang.x, zusammenhang.y)
    stadt = [bild.stadtwert if bild.vergleichbar else None for bild in bilder]
    saetze = ["Gestrichelt: die Stadtwerte."] if stadt != [None, None] else []
    fehlend = [name for raum, name in ebene.namen.items() if raum not in zusammenhang.werte.index]
    if fehlend:
        saetze.append(f"Nicht im Diagramm, weil ein Wert fehlt: {numbers.enumeration(fehlend)}.")
    x, y = (bild.indikator.kurzname for bild in bilder)
    return Diagramm(
        _spec(zusammenhang, ebene.namen, stadt),
        tuple(saetze),
        f"Streudiagramm: {x} waagerecht, {y} senkrecht, n = {zusammenhang.n}; "
        "dieselben Werte stehen in der Tabelle.",
    )


def place_labels(
    orte: Sequence[Ort], namen: Sequence[str], breite: float = SCHMAL, lagen: Sequence[Lage] = LAGEN
) -> list[Lage]:
    """A place for every name that covers as little as possible of names, points and the edges.

    `orte`: points in pixels from the top left. One after the other, each takes the first best of `lagen`.
    """
    belegt = [(x - 5, y - 5, x + 5, y + 5) for x, y in orte]
    belegt += [(-1e4, -1e4, 0, 1e4), (breite, -1e4, 1e4, 1e4)]
    gewaehlt = []
    for ort, name in zip(orte, namen, strict=True):
        beste = min(
            lagen, key=lambda lage: sum(_overlap(a, b) for a in _boxes(ort, name, lage) for b in belegt)
        )
        belegt += _boxes(ort, name, beste)
        gewaehlt.append(beste)
    return gewaehlt


def _boxes(ort: Ort, name: str, lage: Lage) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of a name, and of the way to its point where a line fits in between."""
    kasten = _box(ort, name, lage)
    if abs(lage[1]) <= ZEILENHOEHE:
        return [kasten]
    oben, unten = sorted((ort[1] + (5 if lage[1] > 0 else -5), ort[1] + lage[1]))
    return [kasten, (ort[0] - 2, oben, ort[0] + 2, unten)]


def _box(ort: Ort, name: str, lage: Lage) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a name."""
    dx, dy, ausrichtung = lage
    breite = len(name) * ZEICHENBREITE
    links = ort[0] + dx - {"left": 0, "center": breite / 2, "right": breite}[ausrichtung]
    oben = ort[1] + dy - ZEILENHOEHE / 2
    return links, oben, links + breite, oben + ZEILENHOEHE


def _overlap(a: Sequence[float], b: Sequence[float]) -> float:
    breite, hoehe = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return max(breite, 0) * max(hoehe, 0)


def _spec(zusammenhang: Zusammenhang, namen: dict[str, str], stadt: Sequence[float | None]) -> dict:
    import altair as alt  # noqa: PLC0415  see above

    werte, bilder = zusammenhang.werte, (zusammenhang.x, zusammenhang.y)
    achsen = [
        value_axis([*werte[spalte], *([] if wert is None else [wert])])
        for spalte, wert in zip("xy", stadt, strict=True)
    ]
    titel = [f"{bild.indikator.kurzname} in {bild.indikator.einheit} ({day(bild)})" for bild in bilder]
    basis = alt.Chart(alt.NamedData("punkte")).encode(
        x=alt.X("x:Q", **_scaled(achsen[0], titel[0])), y=alt.Y("y:Q", **_scaled(achsen[1], None))
    )
    linie = alt.Chart(alt.NamedData("stadt")).mark_rule(color=GRAU, strokeDash=[4, 3])
    staedtisch = [
        linie.encode(**{kanal: datum(wert)})
        for kanal, datum, wert in zip("xy", (alt.XDatum, alt.YDatum), stadt, strict=True)
        if wert is not None
    ]
    hinweis = [
        alt.Tooltip("name:N", title="Gebiet"),
        alt.Tooltip("xText:N", title=bilder[0].indikator.kurzname),
        alt.Tooltip("yText:N", title=bilder[1].indikator.kurzname),
    ]
    schrift = {"fontSize": 12, "baseline": "middle"} | {
        teil: alt.ExprRef(f"datum.{teil}") for teil in ("dx", "dy", "align")
    }
    namensschild = basis.encode(text="name:N")
    spec = styled(
        alt.layer(
            *staedtisch,
            basis.mark_circle(size=70, color=PUNKT, opacity=1).encode(tooltip=hinweis),
            namensschild.mark_text(stroke="#fff", strokeWidth=3, **schrift),  # keeps lines out of the letters
            namensschild.mark_text(color=TINTE, **schrift),
            height=HOEHE,
        ),
        titel[1],
    )
    return with_rows(spec, {"punkte": _points(zusammenhang, namen, achsen), "stadt": [{}]})


def _points(zusammenhang: Zusammenhang, namen: dict[str, str], achsen: Sequence[Achse]) -> list[dict]:
    """One row per point, with the place of its name."""
    quer, hoch = achsen
    werte = [(namen[raum], float(x), float(y)) for raum, x, y in zusammenhang.werte.itertuples()]
    orte = [
        (
            (x - quer.von) / (quer.bis - quer.von) * SCHMAL,
            (hoch.bis - y) / (hoch.bis - hoch.von) * HOEHE,
        )
        for _, x, y in werte
    ]
    lagen = place_labels(orte, [name for name, _, _ in werte])
    return [
        {
            "name": name,
            "x": x,
            "y": y,
            "xText": numbers.with_unit(x, zusammenhang.x.indikator),
            "yText": numbers.with_unit(y, zusammenhang.y.indikator),
            "dx": dx,
            "dy": dy,
            "align": align,
        }
        for (name, x, y), (dx, dy, align) in zip(werte, lagen, strict=True)
    ]


def _scaled(achse: Achse, titel: str | None) -> dict:
    import altair as alt  # noqa: PLC0415  see above

    return {
        "scale": alt.Scale(domain=[achse.von, achse.bis], nice=False, zero=False),
        "axis": alt.Axis(title=titel, values=list(achse.werte), format=f",.{achse.stellen}f"),
    }
