"""How long leadership waits: whether an order holds, and the reports.

Each figure is the first in a fresh process, as somebody meets it after a restart, without the reading of the
data; then the median of the next five.
"""

import statistics
import time
from collections.abc import Callable

from sozialraum.analysis.index import rank_areas
from sozialraum.analysis.robustness import check_order
from sozialraum.model import (
    HOECHSTENS,
    STADTTEIL,
    Datenbestand,
    Mittelung,
    Normierung,
    Rechenweg,
    Teilindikator,
    Vorrang,
)
from sozialraum.reports import area_brief, option_list, priority_brief, priority_xlsx
from sozialraum.sources import load
from sozialraum.views import priority_choice

WIEDERHOLUNGEN = 5
RAUM = "03"


def measure(name: str, hoechstens: float, tat: Callable[[], object]) -> bool:
    """Prints a line and tells whether the slowest was fast enough. `hoechstens`: seconds."""
    zeiten = []
    for _ in range(1 + WIEDERHOLUNGEN):
        anfang = time.perf_counter()
        tat()
        zeiten.append(time.perf_counter() - anfang)
    gut = max(zeiten) <= hoechstens
    erste, *weitere = (sekunden * 1000 for sekunden in zeiten)
    print(
        f"{name}: {erste:.0f} ms beim ersten Mal, dann {statistics.median(weitere):.0f} ms "
        f"im Median aus {WIEDERHOLUNGEN} (zugesagt: {hoechstens} s){'' if gut else ' VERFEHLT'}"
    )
    return gut


def order(bestand: Datenbestand, weg: Rechenweg, jahr: int) -> Callable[[], object]:
    """Checks a freshly computed order, so that no result is kept from the last time."""

    def check() -> object:
        bestand.ergebnisse.clear()
        return check_order(rank_areas(bestand, weg, STADTTEIL, jahr))

    return check


def largest(bestand: Datenbestand, jahr: int) -> Rechenweg:
    """As many Teilindikatoren as can be chosen, of those that are complete, by the longest way to compute."""
    ids = priority_choice.parts(bestand)
    alle = Rechenweg(tuple(Teilindikator(kennung, 1, Vorrang.HOCH) for kennung in ids))
    teile = [beitrag.teil for beitrag in rank_areas(bestand, alle, STADTTEIL, jahr).teile]
    return Rechenweg(tuple(teile[:HOECHSTENS]), Normierung.MIN_MAX, Mittelung.GEOMETRISCH)


def main() -> None:
    """Prints all figures; ends with an error if one misses what is promised."""
    bestand = load()
    jahr = bestand.zeitraum[-1]
    weg = bestand.vorlagen["quartiersmanagement"].rechenweg
    viele = largest(bestand, jahr)
    gut = [
        measure(
            "Reihenfolge und ob sie hält, 10.000 Gewichtungen × 3 Normierungen", 1, order(bestand, weg, jahr)
        ),
        measure(f"dasselbe mit {len(viele.teile)} Teilindikatoren", 1, order(bestand, viele, jahr)),
    ]
    rangordnung = rank_areas(bestand, weg, STADTTEIL, jahr)
    inhalt = (bestand, rangordnung, check_order(rangordnung))
    grosse = rank_areas(bestand, viele, STADTTEIL, jahr)
    grosser_inhalt = (bestand, grosse, check_order(grosse))
    gut += [
        measure("Steckbrief", 2, lambda: area_brief.as_pdf(bestand, RAUM, jahr)),
        measure("Alle zehn Steckbriefe", 12, lambda: list(area_brief.all_areas(bestand, jahr))),
        measure("Prioritätenvorlage", 2, lambda: priority_brief.as_pdf(*inhalt)),
        measure(
            f"dieselbe mit {len(viele.teile)} Teilindikatoren",
            2,
            lambda: priority_brief.as_pdf(*grosser_inhalt),
        ),
        measure("Optionenliste", 2, lambda: option_list.as_pdf(bestand, bestand.optionen)),
        measure("Arbeitsmappe (XLSX)", 2, lambda: priority_xlsx.as_xlsx(*inhalt)),
    ]
    raise SystemExit(0 if all(gut) else 1)


if __name__ == "__main__":
    main()
