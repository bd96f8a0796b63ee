"""Sitzungen: their Geschichte, where they stand, when they began and ended."""

import secrets
from collections.abc import Callable

from sqlalchemy import Row, delete, insert, select, update

from sozialraum.errors import Konflikt
from sozialraum.model import Geschichte, Sitzung
from sozialraum.sources import story
from sozialraum.store.notes import dump_notes, parse_notes, read_notes
from sozialraum.store.part import Teil
from sozialraum.store.rows import need_meeting
from sozialraum.store.tables import runde, sitzung


class Sitzungen(Teil):
    """Workshops. What changes one raises Abgewiesen("sitzung_unbekannt") if there is none of that id."""

    def create(self, titel: str, geschichte: Geschichte) -> Sitzung:
        """A new workshop that has not begun. DataError for a Geschichte that could not be read again."""
        werte = {
            "id": secrets.token_urlsafe(16),
            "titel": titel,
            "geschichte": _written(geschichte),
            "fassung": 1,
            "schritt": 0,
            "dunkel": False,
            "angelegt": self._uhr(),
        }
        with self._datenbank.writing() as verbindung:
            verbindung.execute(insert(sitzung).values(**werte))
            return _meeting(need_meeting(verbindung, werte["id"]))

    def meetings(self) -> list[Sitzung]:
        """All workshops, newest first."""
        with self._datenbank.reading() as verbindung:
            return list(map(_meeting, verbindung.execute(select(sitzung).order_by(sitzung.c.nummer.desc()))))

    def meeting(self, id: str) -> Sitzung | None:
        """The workshop of an id, or None."""
        with self._datenbank.reading() as verbindung:
            zeile = verbindung.execute(select(sitzung).where(sitzung.c.id == id)).one_or_none()
        return None if zeile is None else _meeting(zeile)

    def save_story(self, id: str, geschichte: Geschichte, fassung: int) -> Sitzung:
        """Writes the Geschichte. `fassung`: the one the writer saw; Konflikt (with the Sitzung) if it is old.

        The workshop stays at the step where it stands, also when that moves; at the nearest if it is gone.
        """
        text = _written(geschichte)

        def change(zeile: Row) -> dict:
            vorher = _meeting(zeile)
            if vorher.fassung != fassung:
                raise Konflikt(vorher)
            return {
                "geschichte": text,
                "fassung": fassung + 1,
                "schritt": _position(vorher, geschichte),
            }

        return self._change_meeting(id, change)

    def rename(self, id: str, titel: str) -> Sitzung:
        """Gives the workshop another title."""
        return self._change_meeting(id, lambda _: {"titel": titel})

    def begin(self, id: str) -> Sitzung:
        """Begins the workshop and keeps what its Geschichte and its notes are now.

        A workshop that has begun keeps its beginning; one that has ended goes on.
        """
        with self._datenbank.writing() as verbindung:
            zeile = need_meeting(verbindung, id)
            werte: dict = {"beendet": None}
            if zeile.begonnen is None:
                werte |= {
                    "begonnen": self._uhr(),
                    "anfang": zeile.geschichte,
                    "notizen_anfang": dump_notes(read_notes(verbindung, id)),
                }
            verbindung.execute(update(sitzung).where(sitzung.c.id == id).values(**werte))
            return _meeting(need_meeting(verbindung, id))

    def end(self, id: str) -> Sitzung:
        """Ends the workshop and closes its open Runde. The first end counts."""
        with self._datenbank.writing() as verbindung:
            zeile = need_meeting(verbindung, id)
            ende = zeile.beendet or self._uhr()
            verbindung.execute(update(sitzung).where(sitzung.c.id == id).values(beendet=ende))
            verbindung.execute(update(runde).where(runde.c.sitzung == id, runde.c.offen).values(offen=False))
            return _meeting(need_meeting(verbindung, id))

    def go_to(self, id: str, schritt: int, dunkel: bool = False) -> None:
        """Goes to a step (from 0), or to the nearest there is. `dunkel`: the screen shows nothing."""

        def change(zeile: Row) -> dict:
            letzter = len(story.parse(zeile.geschichte).schritte) - 1
            return {"schritt": max(0, min(schritt, letzter)), "dunkel": dunkel}

        self._change_meeting(id, change)

    def delete(self, id: str) -> None:
        """Deletes the workshop with its Runden, ballots and notes. Nothing happens if there is none."""
        with self._datenbank.writing() as verbindung:
            verbindung.execute(delete(sitzung).where(sitzung.c.id == id))

    def _change_meeting(self, id_: str, change: Callable[[Row], dict]) -> Sitzung:
        """Writes what `change` makes of the present row, which nobody else can change meanwhile."""
        with self._datenbank.writing() as verbindung:
            werte = change(need_meeting(verbindung, id_))
            verbindung.execute(update(sitzung).where(sitzung.c.id == id_).values(**werte))
            return _meeting(need_meeting(verbindung, id_))


def _written(geschichte: Geschichte) -> str:
    """The Geschichte as text that can be read again: what cannot is better refused now than in the room."""
    text = story.dump(geschichte)
    story.parse(text, geschichte.titel)
    return text


def _position(vorher: Sitzung, geschichte: Geschichte) -> int:
    """Where the step at which the workshop stands is in the new Geschichte."""
    alt = [schritt.id for schritt in vorher.geschichte.schritte]
    neu = [schritt.id for schritt in geschichte.schritte]
    if alt and alt[vorher.schritt] in neu:
        return neu.index(alt[vorher.schritt])
    return max(0, min(vorher.schritt, len(neu) - 1))


def _meeting(zeile: Row) -> Sitzung:
    return Sitzung(
        id=zeile.id,
        titel=zeile.titel,
        geschichte=story.parse(zeile.geschichte),
        fassung=zeile.fassung,
        schritt=zeile.schritt,
        dunkel=zeile.dunkel,
        angelegt=zeile.angelegt,
        begonnen=zeile.begonnen,
        beendet=zeile.beendet,
        anfang=None if zeile.anfang is None else story.parse(zeile.anfang),
        notizen_anfang=() if zeile.notizen_anfang is None else parse_notes(zeile.notizen_anfang),
    )
