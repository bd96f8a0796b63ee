"""The equal route without a map: every area with rank, value and distance, as HTML and to take along."""

from sozialraum.analysis.values import Auspraegung, describe
from sozialraum.model import STADT, Datenbestand, Fehlgrund, Quelle
from sozialraum.views import choropleth, numbers
from sozialraum.views.choropleth import Kartenbild
from sozialraum.views.markup import render
from sozialraum.views.names import STADT_NAME
from sozialraum.views.table import Spalte, Tabelle


def html(bestand: Datenbestand, bild: Kartenbild, raum: str | None) -> str:
    """All areas in order, the chosen one marked, the city below; why values are missing."""
    auspraegung = bild.auspraegung
    indikator = auspraegung.indikator
    fremde = _sources_of_city_only(bestand, auspraegung)
    hinweise = dict.fromkeys(zeile.hinweis for zeile in bild.zeilen if zeile.hinweis)
    einheit = f"Einheit: {indikator.einheit}"
    kein_abstand = ", absolute Zahl, deshalb ohne Abstand zum Stadtwert" if indikator.absolut else ""
    einheit += kein_abstand
    if indikator.einheit == "%":
        einheit += ", Abstand zum Stadtwert in Prozentpunkten"
    einheit = einheit.rstrip(".")  # "je 1.000 Einw." brings its own
    rang_hinweis = f"{einheit}. Rang 1 ist der höchste Wert."
    if not auspraegung.vollstaendig:
        rang_hinweis = f"{einheit}. {_without_rank(bestand, bild)}"
    return render(
        "rangliste",
        liegt_nicht_vor=choropleth.FEHLT[Fehlgrund.NICHT_VORHANDEN],
        zeilen=bild.zeilen,
        farben=";".join(f"--k{klasse.nummer}:{farbe}" for klasse, farbe in bild.klassen),
        spalte=bestand.raumebenen[auspraegung.raumebene].name,
        rang_hinweis=rang_hinweis,
        gewaehlt=raum,
        saetze=list(
            filter(
                None,
                (
                    choropleth.gap_sentence(bild),
                    _city_note(auspraegung),
                    *(f"Quelle des Stadtwerts: {q.herausgeber}: {q.titel}, {q.lizenz}." for q in fremde),
                    _other_city_values(bestand, auspraegung),
                ),
            )
        ),
        fussnoten={hinweis: nummer for nummer, hinweis in enumerate(hinweise, 1)},
        stadtwert=numbers.number(auspraegung.stadtwert, indikator.nachkommastellen)
        if auspraegung.stadtwert is not None
        else "",
        stadt_name=_city_name(auspraegung),
    )


def table(bestand: Datenbestand, bild: Kartenbild, titel: str) -> Tabelle:
    """The rank list to take along, the city in its last row."""
    auspraegung = bild.auspraegung
    indikator = auspraegung.indikator
    stellen = indikator.nachkommastellen
    abstand = "Prozentpunkte" if indikator.einheit == "%" else indikator.einheit
    zeilen = [
        (
            int(zeile.rang) if zeile.rang else None,
            zeile.name,
            zeile.fehlt or float(auspraegung.werte[zeile.raum]),
            float(auspraegung.abstaende[zeile.raum]) if zeile.abstand else None,
            zeile.hinweis or None,
        )
        for zeile in bild.zeilen
    ]
    if auspraegung.stadtwert is not None:
        name, hinweis = _city_name(auspraegung), auspraegung.stadt_hinweis or None
        zeilen.append((None, name, auspraegung.stadtwert, None, hinweis))
    return Tabelle(
        titel=titel,
        spalten=(
            Spalte("Rang", stellen=0),
            Spalte(bestand.raumebenen[auspraegung.raumebene].name),
            Spalte("Wert", indikator.einheit, stellen),
            Spalte("Abstand zum Stadtwert", abstand, stellen, vorzeichen=True),
            Spalte("Hinweis"),
        ),
        zeilen=tuple(zeilen),
        quellen=(*bild.quellen, *_sources_of_city_only(bestand, auspraegung)),
        stand=bild.stand,
        hinweise=tuple(filter(None, (choropleth.gap_sentence(bild),))),
    )


def _without_rank(bestand: Datenbestand, bild: Kartenbild) -> str:
    """Why there are no ranks where values are missing."""
    alle = len(bild.zeilen)
    if len(bild.fehlende) == alle:
        return f"Ohne Rang, weil kein Wert je {bestand.raumebenen[bild.auspraegung.raumebene].name} vorliegt."
    return f"Ohne Rang, weil nur {alle - len(bild.fehlende)} von {alle} Werten vorliegen."


def _city_name(auspraegung: Auspraegung) -> str:
    """The city, with what keeps its value from being compared with those of the areas."""
    if auspraegung.stadtwert_gleichen_stands is not None:
        return STADT_NAME
    andere = ", andere Quelle" if auspraegung.stadt_quellen != auspraegung.quellen else ""
    return f"{STADT_NAME} ({numbers.date(auspraegung.stadt_stichtag)}{andere})"


def _sources_of_city_only(bestand: Datenbestand, auspraegung: Auspraegung) -> list[Quelle]:
    """Sources of the city value that are not named with the areas."""
    genannt = auspraegung.quellen or auspraegung.stadt_quellen
    return [bestand.quellen[kennung] for kennung in auspraegung.stadt_quellen if kennung not in genannt]


def _city_note(auspraegung: Auspraegung) -> str:
    return f"Zum Stadtwert: {auspraegung.stadt_hinweis}" if auspraegung.stadt_hinweis else ""


def _other_city_values(bestand: Datenbestand, auspraegung: Auspraegung) -> str:
    """Values of the city in other years, where the areas have none: the only series there is."""
    indikator = auspraegung.indikator
    if auspraegung.werte.notna().any() or indikator.abgeleitet:
        return ""
    andere = [
        describe(bestand, indikator, auspraegung.raumebene, jahr)
        for jahr in bestand.jahre.get((STADT, indikator.id), ())
        if jahr != auspraegung.jahr
    ]
    teile = [
        f"{numbers.with_unit(a.stadtwert, indikator)} ({numbers.date(a.stadt_stichtag)})" for a in andere
    ]
    return f"Weitere Stadtwerte: {', '.join(teile)}." if teile else ""
