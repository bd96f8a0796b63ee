"""What a profile says of one area, as text and tables: lines per Indikator, age structure, gaps."""

from dataclasses import dataclass

from sozialraum.analysis.series import Trend, Zeitreihe, series, trend
from sozialraum.analysis.values import Auspraegung, available_years, describe_nearest, has_area_values
from sozialraum.model import STADT_ID, Datenbestand, Indikator, Quelle
from sozialraum.views import numbers
from sozialraum.views.choropleth import FEHLT
from sozialraum.views.origin import used_sources
from sozialraum.views.sparkline import sparkline

PFEILE = {"steigt": "↗", "fällt": "↘", "gleichbleibend": "→"}


@dataclass(frozen=True)
class Profilzeile:
    """One Indikator of an area, ready to print. Texts are "" where there is nothing to say.

    `bild`: address of the picture of the series, `verlauf`: the same in words.
    """

    indikator: Indikator
    wert: str
    stadt: str
    abstand: str
    rang: str
    stichtag: str
    einheit: str
    fehlt: str
    bild: str
    verlauf: str
    trend: str

    @property
    def pfeil(self) -> str:
        return PFEILE.get(self.trend, "")


@dataclass(frozen=True)
class Luecke:
    """Indikatoren without a value for any area, by who has them; each with its city value as text."""

    datenhalter: str
    zeilen: tuple[tuple[Indikator, str], ...]


@dataclass(frozen=True)
class Altersgruppe:
    """A share of the population here and in the city, in %."""

    name: str
    hier: float
    stadt: float


@dataclass(frozen=True)
class Altersaufbau:
    """The age groups of an area, all of one Stichtag (as text) and one Quelle."""

    stichtag: str
    gruppen: tuple[Altersgruppe, ...]

    @property
    def groesster(self) -> float:
        """The share whose bar is the longest."""
        return max(wert for gruppe in self.gruppen for wert in (gruppe.hier, gruppe.stadt)) or 1.0


def base_year(bestand: Datenbestand, indikator: Indikator, raumebene: str) -> int | None:
    """Growth is counted from the first year there is; None without any, and where no base year is needed."""
    jahre = available_years(bestand, indikator, raumebene) if indikator.braucht_basisjahr else ()
    return jahre[0] if jahre else None


def shown(bestand: Datenbestand, indikator: Indikator, raumebene: str, jahr: int) -> Auspraegung:
    """An Indikator in the year a profile shows: the nearest with values."""
    basisjahr = base_year(bestand, indikator, raumebene)
    return describe_nearest(bestand, indikator, raumebene, jahr, basisjahr)


def lines(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> dict[str, list[Profilzeile]]:
    """Theme -> a line for every Indikator that has values for areas, in the order of the catalogue."""
    themen: dict[str, list[Profilzeile]] = {}
    for indikator in selectable(bestand):
        if has_area_values(bestand, indikator, raumebene):
            bild = shown(bestand, indikator, raumebene, jahr)
            themen.setdefault(indikator.thema, []).append(line(bestand, bild, raum))
    return themen


def line(bestand: Datenbestand, bild: Auspraegung, raum: str) -> Profilzeile:
    """One Indikator for one area."""
    indikator, stellen = bild.indikator, bild.indikator.nachkommastellen
    grund = bild.fehlgruende.get(raum)
    basisjahr = base_year(bestand, indikator, bild.raumebene)
    reihe = series(bestand, indikator, bild.raumebene, raum, basisjahr)
    stadtreihe = (
        None if indikator.absolut else series(bestand, indikator, bild.raumebene, STADT_ID, basisjahr)
    )
    entwicklung = trend(reihe)
    stadtwert = bild.stadtwert_gleichen_stands
    return Profilzeile(
        indikator=indikator,
        wert="" if grund else numbers.number(bild.werte[raum], stellen),
        stadt="" if stadtwert is None else numbers.number(stadtwert, stellen),
        abstand=numbers.signed(bild.abstaende[raum], stellen) if bild.vergleichbar and not grund else "",
        rang=f"{bild.raenge[raum]:.0f}" if bild.vollstaendig else "",
        stichtag=numbers.date(bild.stichtag),
        einheit=f"{indikator.einheit} seit {basisjahr}" if basisjahr else indikator.einheit,
        fehlt=FEHLT[grund] if grund else "",
        bild=sparkline(reihe, stadtreihe),
        verlauf=_course(reihe, entwicklung),
        trend=entwicklung.richtung if entwicklung else "",
    )


def _course(reihe: Zeitreihe, entwicklung: Trend | None) -> str:
    """The series in words, run by run, for those who do not see the picture."""
    stellen = reihe.indikator.nachkommastellen
    laeufe = [
        " bis ".join(
            f"{punkt.jahr}: {numbers.number(punkt.wert, stellen)}"
            for punkt in dict.fromkeys((lauf[0], lauf[-1]))
        )
        for lauf in reihe.abschnitte
    ]
    text = "; unterbrochen; ".join(laeufe)
    if entwicklung is None:
        return text
    von, bis = entwicklung.spanne
    return f"{text}; Trend {von} bis {bis}: {entwicklung.richtung}"


def key_lines(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> list[Profilzeile]:
    """The figures at the head: the first five key figures that are shares, the same for every area."""
    anteile = [i for i in bestand.indikatoren.values() if i.kernzahl and i.einheit == "%"][:5]
    return [line(bestand, shown(bestand, i, raumebene, jahr), raum) for i in anteile]


def age_structure(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> Altersaufbau | None:
    """The derived shares of the theme Alter.

    None if there are none, and unless all are known here and in the city, of one Stichtag and one Quelle.
    """
    bilder = [
        shown(bestand, indikator, raumebene, jahr)
        for indikator in bestand.indikatoren.values()
        if indikator.thema == "Alter" and indikator.einheit == "%" and indikator.abgeleitet
    ]
    if len({(bild.stichtag, bild.quellen) for bild in bilder}) != 1:
        return None
    if any(raum in bild.fehlgruende or not bild.vergleichbar for bild in bilder):
        return None
    gruppen = (
        Altersgruppe(bild.indikator.kurzname, float(bild.werte[raum]), bild.stadtwert) for bild in bilder
    )
    return Altersaufbau(numbers.date(bilder[0].stichtag), tuple(gruppen))


def gaps(bestand: Datenbestand, raumebene: str, jahr: int) -> list[Luecke]:
    """Indikatoren that are known for the city at most, by who has the values of the areas."""
    nach_stelle: dict[str, list[tuple[Indikator, str]]] = {}
    for indikator in selectable(bestand):
        if not has_area_values(bestand, indikator, raumebene):
            bild = shown(bestand, indikator, raumebene, jahr)
            stadt = "auch kein Stadtwert"
            if bild.stadtwert is not None:
                wert = numbers.with_unit(bild.stadtwert, indikator)
                stadt = f"Stadtwert {wert} ({numbers.date(bild.stadt_stichtag)})"
            nach_stelle.setdefault(indikator.datenhalter, []).append((indikator, stadt))
    return [Luecke(wer or "nicht bekannt", tuple(zeilen)) for wer, zeilen in nach_stelle.items()]


def sources(bestand: Datenbestand, raumebene: str, jahr: int) -> tuple[Quelle, ...]:
    """Where the values of a profile come from, once each; also of those that are known for the city only."""
    gezeigt = [i for i in bestand.indikatoren.values() if i.auswahl or i.kernzahl]
    return used_sources(bestand, [shown(bestand, i, raumebene, jahr) for i in gezeigt])


def selectable(bestand: Datenbestand) -> list[Indikator]:
    """What pages show, in the order of the catalogue."""
    return [indikator for indikator in bestand.indikatoren.values() if indikator.auswahl]
