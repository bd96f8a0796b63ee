"""The protocol as an accessible PDF: to be read, printed and put on file."""

from datetime import datetime

from sozialraum.model import STADTTEIL, Auszaehlung, Datenbestand, Notiz, Runde, Sitzung
from sozialraum.reports import citation, document
from sozialraum.reports import protocol_content as content
from sozialraum.reports.protocol_content import Protokoll
from sozialraum.reports.protocol_template import VORLAGE
from sozialraum.views import numbers, protocol_words, slides, vector_map, workshop_form, workshop_page
from sozialraum.views.slides import Folie


def as_pdf(bestand: Datenbestand, protokoll: Protokoll) -> bytes:
    """PDF/UA-1, A4, in German, dated when the workshop ended (else began). Same protocol, same bytes."""
    return document.pdf(VORLAGE, data(bestand, protokoll), _date(protokoll.sitzung), [document.font_folder()])


def data(bestand: Datenbestand, protokoll: Protokoll) -> dict:
    """What the template is filled with: texts as they can be printed, and the maps as SVG."""
    schritte = content.steps(bestand, protokoll)
    sitzung = protokoll.sitzung
    texte = {
        "dashboard": citation.DASHBOARD,
        "titel": f"Protokoll: {sitzung.titel}",
        "wann": protocol_words.when(sitzung),
        "fusszeile": f"{citation.DASHBOARD}, Protokoll, {protocol_words.when(sitzung)}",
        "dauer": protocol_words.duration(sitzung),
        "geschichte": sitzung.geschichte.titel,
        "nummern": vector_map.numbers_key(bestand),
        "schritte": [
            _step(folie)
            | {"runden": [_round(bestand, *paar) for paar in content.rounds(protokoll, folie.schritt.id)]}
            for folie in schritte
        ],
        "weitere": [_round(bestand, *paar) for paar in content.rounds(protokoll, "")],
        "notizen": [
            {"stadtteil": name, "zeilen": [_note(bestand, notiz) for notiz in gruppe]}
            for name, gruppe in content.notes(bestand, protokoll)
        ],
        "aenderungen": protokoll.aenderungen or [content.no_changes(protokoll)],
        "optionen": [
            [
                option.titel,
                protocol_words.grade(option),
                "; ".join(verweis.titel for verweis in option.quellen) or "keine Angabe",
            ]
            for option in content.options(bestand, protokoll)
        ],
        "quellen": [
            *map(citation.source, dict.fromkeys(quelle for folie in schritte for quelle in folie.quellen)),
            f"Grenzen: {citation.GRENZEN}",
        ],
    }
    return document.printable(texte) | {
        "karten": [_picture(bestand, folie) for folie in schritte],
        "ergebniskarten": _result_maps(bestand, protokoll),
    }


def _step(folie: Folie) -> dict:
    return {
        "titel": folie.schritt.titel,
        "text": folie.schritt.text,
        "karte": folie.ueberschrift,
        "stand": folie.stand,
        "bildtext": folie.bildtext,
        "legende": folie.legende,
        "zusatz": content.remark(folie),
        "frage": folie.schritt.frage.text if folie.schritt.frage else "",
        "quellen": "; ".join(map(citation.source, folie.quellen)),
    }


def _picture(bestand: Datenbestand, folie: Folie) -> str:
    """The map as an SVG document."""
    return vector_map.numbered_map(bestand, _colours(folie.karte), folie.karte.get("w"))


def _colours(karte: dict) -> dict[str, str]:
    """Area -> colour in the state of a map; hatched areas are left out."""
    return {raum: karte["k"][klasse] for raum, (klasse, *_) in karte["a"].items() if klasse >= 0}


def _result_maps(bestand: Datenbestand, protokoll: Protokoll) -> dict[str, str]:
    """Round -> the map of its points as an SVG document, where it was about Stadtteile and was shown."""
    zustaende = {
        runde.id: slides.round_colouring(bestand, runde, auszaehlung)
        for runde, auszaehlung in protokoll.runden
        if runde.gezeigt
    }
    return {
        runde: vector_map.numbered_map(bestand, _colours(zustand))
        for runde, zustand in zustaende.items()
        if zustand
    }


def _round(bestand: Datenbestand, runde: Runde, auszaehlung: Auszaehlung) -> dict:
    ergebnis = content.results(runde, auszaehlung)
    meiste = max((zeile.punkte for zeile in ergebnis), default=0) or 1
    karte = slides.round_colouring(bestand, runde, auszaehlung) if runde.gezeigt else {}
    return {
        "id": runde.id,
        "legende": karte.get("legende", ()),
        "bildtext": _result_words(bestand, karte),
        "frage": runde.frage.text,
        "kopf": protocol_words.round_head(runde, auszaehlung),
        "offen": runde.offen,
        "zeilen": [
            {
                "text": workshop_page.target(bestand, zeile.ziel),
                "punkte": numbers.number(zeile.punkte),
                "anteil": "–"
                if zeile.anteil is None
                else f"{numbers.number(zeile.anteil, 1)}{numbers.GESCHUETZT}%",
                "balken": zeile.punkte / meiste,
            }
            for zeile in ergebnis
        ],
        "verdeckt": "" if runde.gezeigt else f"{protocol_words.NICHT_GEZEIGT}.",
    }


def _result_words(bestand: Datenbestand, karte: dict) -> str:
    """The map of a round's points in words; "" where there is no map."""
    namen = bestand.raumebenen[STADTTEIL].namen
    punkte = [f"{namen.get(raum, raum)}: {slides.points(n)}" for raum, n in karte.get("punkte", {}).items()]
    return f"Karte der Stadtteile nach Punkten. {'; '.join(punkte)}." if punkte else ""


def _note(bestand: Datenbestand, notiz: Notiz) -> dict:
    option = next((o for o in bestand.optionen if o.id == notiz.option), None)
    ueblich = "Stadtteil insgesamt" if notiz.raum else "Allgemein"
    return {
        "option": workshop_form.options(bestand).get(notiz.option, notiz.option) or ueblich,
        "beleg": protocol_words.grade(option) if option else "",
        "stand": notiz.stand.value,
        "satz": notiz.satz,
    }


def _date(sitzung: Sitzung) -> datetime:
    return sitzung.beendet or sitzung.begonnen or sitzung.angelegt or document.OHNE_ZEIT
