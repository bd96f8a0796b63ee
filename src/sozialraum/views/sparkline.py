"""A series of values as a picture the size of a word."""

from urllib.parse import quote

from sozialraum.analysis.series import Zeitreihe
from sozialraum.views.markup import render

BREITE, HOEHE, RAND = 96, 24, 3


def sparkline(
    reihe: Zeitreihe, stadt: Zeitreihe | None = None, breite: int = BREITE, hoehe: int = HOEHE
) -> str:
    """Address of an image: the area dark with its last value as a dot, the city grey on the same scale.

    Only values of one source without a gap are joined; a value between two gaps is a point. "" if the
    area has fewer than two values.
    """
    reihen = [reihe] if stadt is None else [reihe, stadt]
    werte = [punkt.wert for r in reihen for punkt in r.punkte if punkt.wert is not None]
    jahre = [punkt.jahr for punkt in reihe.punkte if punkt.wert is not None]
    if len(jahre) < 2:
        return ""
    unten, spanne = min(werte), max(werte) - min(werte)
    von, dauer = reihe.punkte[0].jahr, reihe.punkte[-1].jahr - reihe.punkte[0].jahr

    def place(jahr: int, wert: float) -> str:
        x = RAND + (jahr - von) / dauer * (breite - 2 * RAND)
        anteil = (wert - unten) / spanne if spanne else 0.5
        return f"{x:.1f} {hoehe - RAND - anteil * (hoehe - 2 * RAND):.1f}"

    def lines(r: Zeitreihe) -> list[str]:
        # the stroke of no length at the end makes a single value visible
        return ["M" + "L".join(place(p.jahr, p.wert) for p in teil) + "h0" for teil in r.abschnitte]

    letzter = next(p for p in reversed(reihe.punkte) if p.wert is not None)
    svg = render(
        "sparkline",
        breite=breite,
        hoehe=hoehe,
        stadt=lines(stadt) if stadt else [],
        linien=lines(reihe),
        punkt=place(letzter.jahr, letzter.wert).split(),
    )
    return f"data:image/svg+xml,{quote(svg, safe=' =:/,;')}"
