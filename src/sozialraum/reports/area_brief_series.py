"""The series in the Steckbrief of a Stadtteil: which ones, as pictures and in words."""

from collections.abc import Iterable

from sozialraum.analysis.series import Punkt, Zeitreihe, series, trend
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import STADT_ID, STADTTEIL, Datenbestand
from sozialraum.reports import document
from sozialraum.views import numbers, profile
from sozialraum.views.names import STADT_NAME
from sozialraum.views.sparkline import sparkline

BILD = (300, 66)
"""Units of the picture of a series."""
VERLAEUFE = 5
"""Series that a page has room for."""


def key_pictures(bestand: Datenbestand, jahr: int) -> list[Auspraegung]:
    """The key figures of all Stadtteile, each in the year nearest to the wanted one."""
    return [
        profile.shown(bestand, indikator, STADTTEIL, jahr)
        for indikator in bestand.indikatoren.values()
        if indikator.kernzahl
    ]


def courses(bestand: Datenbestand, raum: str, jahr: int) -> list[Zeitreihe]:
    """The series of the key figures that have at least two values here, the first few of them."""
    reihen = (
        series(
            bestand,
            bild.indikator,
            STADTTEIL,
            raum,
            profile.base_year(bestand, bild.indikator, STADTTEIL),
        )
        for bild in key_pictures(bestand, jahr)
    )
    return [reihe for reihe in reihen if len(_known(reihe)) > 1][:VERLAEUFE]


def picture(bestand: Datenbestand, reihe: Zeitreihe) -> str:
    """The series with that of the city as an SVG document."""
    return document.drawing(sparkline(reihe, _city(bestand, reihe), *BILD))


def words(bestand: Datenbestand, reihe: Zeitreihe) -> dict:
    """First and last value here and in the city, the trend, and all of it as the text for the picture."""
    name = bestand.raumebenen[STADTTEIL].namen[reihe.raum]
    indikator, stellen = reihe.indikator, reihe.indikator.nachkommastellen
    stadt = _city(bestand, reihe)
    erster, letzter = _ends(reihe)
    entwicklung = trend(reihe)

    def span(r: Zeitreihe) -> str:
        return ", ".join(f"{punkt.jahr}: {numbers.number(punkt.wert, stellen)}" for punkt in _ends(r))

    stadttext = span(stadt) if stadt and _known(stadt) else ""
    text = f"Verlauf {indikator.kurzname} in {indikator.einheit.rstrip('.')}. {name} {span(reihe)}."
    if stadttext:
        text += f" {STADT_NAME} {stadttext}."
    if len(reihe.abschnitte) > 1:
        text += " Die Reihe ist unterbrochen."
    return {
        "name": indikator.kurzname,
        "einheit": indikator.einheit,
        "von": [str(erster.jahr), numbers.number(erster.wert, stellen)],
        "bis": [str(letzter.jahr), numbers.number(letzter.wert, stellen)],
        "stadt": stadttext or "–",
        "trend": entwicklung.richtung if entwicklung else "keine Aussage",
        "text": text,
    }


def without_city(reihen: Iterable[Zeitreihe]) -> str:
    """Why the city's line is missing from some of the pictures; empty if it is in all of them."""
    namen = [reihe.indikator.kurzname for reihe in reihen if reihe.indikator.absolut]
    if not namen:
        return ""
    return f"Bei {numbers.enumeration(namen)} fehlt die Stadt, weil sie die Skala bestimmen würde."


def _city(bestand: Datenbestand, reihe: Zeitreihe) -> Zeitreihe | None:
    """The city's series on the same scale; none for counts, which would flatten those of a Stadtteil."""
    indikator = reihe.indikator
    if indikator.absolut:
        return None
    basisjahr = profile.base_year(bestand, indikator, STADTTEIL)
    return series(bestand, indikator, STADTTEIL, STADT_ID, basisjahr)


def _known(reihe: Zeitreihe) -> list[Punkt]:
    return [punkt for punkt in reihe.punkte if punkt.wert is not None]


def _ends(reihe: Zeitreihe) -> tuple[Punkt, Punkt]:
    bekannt = _known(reihe)
    return bekannt[0], bekannt[-1]
