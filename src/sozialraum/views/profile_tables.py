"""What a profile and the panel beside the map show, as tables to take along."""

from collections.abc import Sequence

from sozialraum.analysis.series import TREND_REGEL
from sozialraum.analysis.values import Auspraegung, has_area_values
from sozialraum.model import Datenbestand, Indikator, Quelle
from sozialraum.views import numbers
from sozialraum.views.names import STADT_NAME
from sozialraum.views.origin import used_sources
from sozialraum.views.profile import line, selectable, shown
from sozialraum.views.table import Spalte, Tabelle, Zahl

INDIKATOR = (Spalte("Thema"), Spalte("Indikator"), Spalte("Einheit"))
STAND = (Spalte("Stichtag"), Spalte("Quelle"))


def profile(bestand: Datenbestand, raumebene: str, raum: str, jahr: int) -> tuple[Tabelle, Tabelle]:
    """All Indikatoren of an area, and those that are known for the city at most."""
    indikatoren = selectable(bestand)
    hier = [i for i in indikatoren if has_area_values(bestand, i, raumebene)]
    titel = f"Profil {bestand.raumebenen[raumebene].namen[raum]}"
    return (
        _area_table(titel, [shown(bestand, i, raumebene, jahr) for i in hier], bestand, raum),
        _city_table(
            f"Nur für {STADT_NAME}",
            [shown(bestand, i, raumebene, jahr) for i in indikatoren if i not in hier],
            bestand,
        ),
    )


def key_figures(bestand: Datenbestand, raumebene: str, raum: str | None, jahr: int) -> Tabelle:
    """The key figures of an area, or of the city if none is chosen."""
    bilder = [shown(bestand, i, raumebene, jahr) for i in bestand.indikatoren.values() if i.kernzahl]
    if raum is None:
        return _city_table(f"Kennzahlen {STADT_NAME}", bilder, bestand)
    return _area_table(f"Kennzahlen {bestand.raumebenen[raumebene].namen[raum]}", bilder, bestand, raum)


def _area_table(titel: str, bilder: Sequence[Auspraegung], bestand: Datenbestand, raum: str) -> Tabelle:
    zeilen = []
    for bild in bilder:
        indikator, stellen = bild.indikator, bild.indikator.nachkommastellen
        zeile = line(bestand, bild, raum)
        zeilen.append(
            (
                *_indikator(indikator, zeile.einheit),
                zeile.fehlt or Zahl(float(bild.werte[raum]), stellen),
                Zahl(bild.stadtwert, stellen) if zeile.stadt else None,
                Zahl(float(bild.abstaende[raum]), stellen) if zeile.abstand else None,
                int(bild.raenge[raum]) if zeile.rang else None,
                zeile.trend,
                numbers.date(bild.stichtag or bild.stadt_stichtag),
                _titles(used_sources(bestand, [bild])),
            )
        )
    return Tabelle(
        titel=titel,
        spalten=(
            *INDIKATOR,
            Spalte("Wert", stellen=0),
            Spalte(STADT_NAME, stellen=0),
            Spalte("Abstand", stellen=0, vorzeichen=True),
            Spalte("Rang", stellen=0),
            Spalte("Trend"),
            *STAND,
        ),
        zeilen=tuple(zeilen),
        quellen=used_sources(bestand, bilder),
        hinweise=(f"Trend: {TREND_REGEL}",),
    )


def _city_table(titel: str, bilder: Sequence[Auspraegung], bestand: Datenbestand) -> Tabelle:
    return Tabelle(
        titel=titel,
        spalten=(*INDIKATOR, Spalte(STADT_NAME, stellen=0), *STAND, Spalte("Auskunft zu den Gebieten")),
        zeilen=tuple(
            (
                *_indikator(bild.indikator, bild.indikator.einheit),
                "keine Angabe"
                if bild.stadtwert is None
                else Zahl(bild.stadtwert, bild.indikator.nachkommastellen),
                numbers.date(bild.stadt_stichtag),
                _titles(_city_sources(bestand, [bild])),
                bild.indikator.datenhalter,
            )
            for bild in bilder
        ),
        quellen=_city_sources(bestand, bilder),
    )


def _indikator(indikator: Indikator, einheit: str) -> tuple[str, str, str]:
    return indikator.thema, indikator.kurzname, einheit


def _city_sources(bestand: Datenbestand, bilder: Sequence[Auspraegung]) -> tuple[Quelle, ...]:
    """The sources of the city values, which may be others than those of the areas."""
    kennungen = dict.fromkeys(kennung for bild in bilder for kennung in bild.stadt_quellen)
    return tuple(bestand.quellen[kennung] for kennung in kennungen)


def _titles(quellen: Sequence[Quelle]) -> str:
    return "; ".join(quelle.titel for quelle in quellen)
