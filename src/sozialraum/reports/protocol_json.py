"""The protocol as JSON, for programs."""

import json
from dataclasses import asdict
from datetime import datetime

from sozialraum.model import Auszaehlung, Datenbestand, Geschichte, Runde
from sozialraum.model.workshop import FASSUNG as GESCHICHTE_FASSUNG
from sozialraum.reports import citation
from sozialraum.reports import protocol_content as content
from sozialraum.reports.protocol_content import Protokoll
from sozialraum.views import protocol_words, workshop_page
from sozialraum.views.slides import Folie

FASSUNG = 1
"""Version of the form of this file."""


def as_json(bestand: Datenbestand, protokoll: Protokoll) -> bytes:
    """The protocol in UTF-8, times in UTC. The points of a round are null unless they were shown.

    `geschichte` is a story file that the dashboard reads again; its speaker notes are left out.
    """
    sitzung = protokoll.sitzung
    inhalt = {
        "fassung": FASSUNG,
        "dashboard": citation.DASHBOARD,
        "titel": sitzung.titel,
        "angelegt": _time(sitzung.angelegt),
        "begonnen": _time(sitzung.begonnen),
        "beendet": _time(sitzung.beendet),
        "geschichte": _story(sitzung.geschichte),
        "karten": [_map(folie) for folie in content.steps(bestand, protokoll)],
        "abstimmungen": [_round(bestand, *paar) for paar in protokoll.runden],
        "notizen": [
            asdict(notiz) | {"zu": workshop_page.target(bestand, notiz), "geaendert": _time(notiz.geaendert)}
            for _, gruppe in content.notes(bestand, protokoll)
            for notiz in gruppe
        ],
        "aenderungen": protokoll.aenderungen,
        "optionen": [
            {
                "id": option.id,
                "titel": option.titel,
                "belegstufe": option.belegstufe,
                "bedeutung": option.belegstufe.bedeutung,
                "quellen": list(map(asdict, option.quellen)),
            }
            for option in content.options(bestand, protokoll)
        ],
        "grenzen": citation.GRENZEN,
    }
    return (json.dumps(inhalt, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _story(geschichte: Geschichte) -> dict:
    """The Geschichte as in its file; what only the speaker should read is not for everybody."""
    inhalt = asdict(geschichte)
    for schritt in inhalt["schritte"]:
        schritt["notizen"] = ""
    return {"fassung": GESCHICHTE_FASSUNG, **inhalt}


def _map(folie: Folie) -> dict:
    """What the map of a step showed: `flaechen` Stadtteil -> colour (null: hatched) and value in words."""
    farben = folie.karte["k"]
    return {
        "schritt": folie.schritt.id,
        "ueberschrift": folie.ueberschrift,
        "stand": folie.stand,
        "raumebene": folie.raumebene,
        "flaechen": {
            raum: {"farbe": farben[klasse] if klasse >= 0 else None, "text": text}
            for raum, (klasse, text, *_) in folie.karte["a"].items()
        },
        "legende": [{"farbe": farbe or None, "text": text} for farbe, text in folie.legende],
        "bildtext": folie.bildtext,
        "zeichen": folie.zeichen,
        "hinweis": folie.hinweis,
        "quellen": list(map(asdict, folie.quellen)),
    }


def _round(bestand: Datenbestand, runde: Runde, auszaehlung: Auszaehlung) -> dict:
    """A round without its code, which would still open the ballot of an open one."""
    ergebnis = [
        asdict(zeile.ziel)
        | {
            "zu": workshop_page.target(bestand, zeile.ziel),
            "punkte": zeile.punkte,
            "anteil": None if zeile.anteil is None else round(zeile.anteil, 1),
        }
        for zeile in content.results(runde, auszaehlung)
    ]
    return {
        "schritt": runde.schritt,
        "frage": asdict(runde.frage),
        "begonnen": _time(runde.begonnen),
        "zustand": protocol_words.round_state(runde),
        "gezeigt": runde.gezeigt,
        "stimmzettel": auszaehlung.stimmzettel,
        "ergebnis": ergebnis if runde.gezeigt else None,
    }


def _time(zeit: datetime | None) -> str | None:
    return zeit.isoformat() if zeit else None
