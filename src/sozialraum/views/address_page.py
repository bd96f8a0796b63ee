"""The answer to a typed address: sentences for the page, and the mark for the map."""

from sozialraum.analysis.addresses import Adresse, Fund, Status, Strassenlage
from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.views import numbers
from sozialraum.views.markup import render

QUELLE = "adressen"
"""Under this id the sources name where the addresses come from."""

LISTENTITEL = {
    Status.MEHRDEUTIG: "Gemeint sein kann:",
    Status.HAUSNUMMER_FEHLT: "Benachbarte Hausnummern:",
    Status.UNBEKANNT: "Ähnliche Namen:",
}


def answer(bestand: Datenbestand, fund: Fund) -> str:
    """What was found, what was corrected and what to check, as a fragment that screen readers announce."""
    return render(
        "adresse",
        saetze=[*_corrections(fund), *_finding(bestand, fund)],
        listentitel=LISTENTITEL.get(fund.status, ""),
        vorschlaege=fund.vorschlaege,
        quelle=bestand.quellen.get(QUELLE),
    )


def mark(fund: Fund) -> list | None:
    """[lat, lon, label] for the map in WGS 84: the address, or the street if no number was typed."""
    if fund.treffer:
        return _mark(fund.treffer, fund.treffer.anschrift)
    if fund.lage and fund.status == Status.NUR_STRASSE:
        return _mark(fund.lage, fund.lage.name)
    return None


def _mark(ort: Adresse | Strassenlage, name: str) -> list:
    return [round(ort.lat, 5), round(ort.lon, 5), name]


def _corrections(fund: Fund) -> list[str]:
    """Where the answer differs from what was typed."""
    if fund.treffer:
        name, plz = fund.treffer.strasse, (fund.treffer.plz,)
    elif fund.lage:
        name, plz = fund.lage.name, fund.lage.plz
    else:
        return []
    saetze = []
    if fund.berichtigt:
        saetze.append(f"Gemeint ist wohl „{name}“, eingegeben ist „{fund.eingabe}“.")
    if fund.plz and fund.plz not in plz:
        saetze.append(f"Die eingegebene Postleitzahl {fund.plz} gehört nicht dazu.")
    return saetze


def _finding(bestand: Datenbestand, fund: Fund) -> list[str]:
    namen = bestand.raumebenen[STADTTEIL].namen
    match fund.status:
        case Status.GEFUNDEN:
            haus = fund.treffer
            return [f"{haus.anschrift} ({haus.plz}) liegt im Stadtteil {namen[haus.stadtteil_id]}."]
        case Status.NUR_STRASSE:
            return _street(namen, fund.lage)
        case Status.HAUSNUMMER_FEHLT:
            return [
                f"Im amtlichen Adressverzeichnis hat „{fund.lage.name}“ diese Hausnummer nicht.",
                *_street(namen, fund.lage),
            ]
        case Status.MEHRDEUTIG:
            return [f"„{fund.eingabe}“ ist nicht eindeutig."]
        case Status.UNBEKANNT:
            return [
                f"„{fund.eingabe}“ ist im amtlichen Adressverzeichnis nicht enthalten.",
                "Zu prüfen: Schreibweise, vollständiger Straßenname, Lage in Lübeck.",
            ]
        case _:
            return ["Straße und Hausnummer eingeben, um den Stadtteil zu finden."]


def _street(namen: dict[str, str], lage: Strassenlage) -> list[str]:
    """In which Stadtteile a street has addresses; where it runs without any, nobody can tell from them."""
    strasse = f"{lage.name} ({numbers.enumeration(list(lage.plz))})"
    stadtteile = [namen[raum] for raum in lage.stadtteile]
    if len(stadtteile) == 1:
        return [f"{strasse}: Alle Adressen liegen im Stadtteil {stadtteile[0]}."]
    return [
        f"{strasse}: Adressen liegen in den Stadtteilen {numbers.enumeration(stadtteile)}.",
        "Eindeutig ist der Stadtteil erst mit der Hausnummer.",
    ]
