"""What was written down on Stadtteile and options, by several people at the same time."""

import json
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, Row, insert, select, update

from sozialraum.errors import Konflikt
from sozialraum.model import Notiz, Notizstand
from sozialraum.store.part import Teil
from sozialraum.store.rows import need_meeting
from sozialraum.store.tables import notiz as tabelle


class Notizen(Teil):
    """The notes of a Sitzung."""

    def notes(self, sitzung_id: str) -> list[Notiz]:
        """All notes, by Stadtteil and option."""
        with self._datenbank.reading() as verbindung:
            return read_notes(verbindung, sitzung_id)

    def save_note(self, sitzung_id: str, notiz: Notiz) -> Notiz:
        """Writes a note and returns it as it stands now.

        `notiz.fassung`: the one the writer saw, 0 for a new note. Raises Konflikt with the present note if
        somebody else wrote something different since; Abgewiesen("sitzung_unbekannt").
        """
        schluessel = {"sitzung": sitzung_id, "raum": notiz.raum, "option": notiz.option}
        inhalt = {"stand": notiz.stand.value, "satz": notiz.satz, "geaendert": self._uhr()}
        dieselbe = [tabelle.c[name] == wert for name, wert in schluessel.items()]
        with self._datenbank.writing() as verbindung:
            need_meeting(verbindung, sitzung_id)  # whoever else writes a note in this Sitzung waits here
            zeile = verbindung.execute(select(tabelle).where(*dieselbe)).one_or_none()
            if zeile is None:
                verbindung.execute(insert(tabelle).values(**schluessel, **inhalt, fassung=1))
            else:
                stand = _note(zeile)
                if (stand.stand, stand.satz) == (notiz.stand, notiz.satz):
                    return stand  # the same sentence twice is no quarrel
                if stand.fassung != notiz.fassung:
                    raise Konflikt(stand)
                verbindung.execute(
                    update(tabelle).where(*dieselbe).values(**inhalt, fassung=stand.fassung + 1)
                )
            return _note(verbindung.execute(select(tabelle).where(*dieselbe)).one())


def read_notes(verbindung: Connection, sitzung_id: str) -> list[Notiz]:
    """The notes of a Sitzung, by Stadtteil and option."""
    abfrage = select(tabelle).where(tabelle.c.sitzung == sitzung_id)
    # sorted here, as the two databases order text differently
    return sorted(map(_note, verbindung.execute(abfrage)), key=lambda notiz: (notiz.raum, notiz.option))


def _note(zeile: Row) -> Notiz:
    return Notiz(
        raum=zeile.raum,
        option=zeile.option,
        stand=Notizstand(zeile.stand),
        satz=zeile.satz,
        fassung=zeile.fassung,
        geaendert=zeile.geaendert,
    )


def dump_notes(notizen: list[Notiz]) -> str:
    """Notes as JSON: what they were when the Sitzung began."""
    return json.dumps([asdict(notiz) for notiz in notizen], ensure_ascii=False, default=datetime.isoformat)


def parse_notes(text: str) -> tuple[Notiz, ...]:
    """Notes as `dump_notes` wrote them."""
    return tuple(
        Notiz(
            raum=felder["raum"],
            option=felder["option"],
            stand=Notizstand(felder["stand"]),
            satz=felder["satz"],
            fassung=felder["fassung"],
            geaendert=datetime.fromisoformat(felder["geaendert"]),
        )
        for felder in json.loads(text)
    )
