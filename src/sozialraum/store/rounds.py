"""Runden: opened, closed, shown; and the ballots, each counted once."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import ColumnElement, Connection, Row, select, update

from sozialraum.analysis import voting
from sozialraum.errors import Abgewiesen
from sozialraum.model import Auszaehlung, Frage, Runde, Rundenart
from sozialraum.store.database import add_new
from sozialraum.store.part import Teil, fingerprint
from sozialraum.store.rows import need_meeting, need_round
from sozialraum.store.tables import runde, stimmzettel

ZEICHEN = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""What a code is made of: nothing that could be taken for another (0 and O, 1, I and L)."""
LAENGE = 6

SAETZE = {
    "runde_geschlossen": "Diese Abstimmung ist geschlossen.",
    "doppelt": "Von diesem Gerät wurde in dieser Abstimmung schon abgestimmt.",
    "leer": "Es wurde noch kein Punkt vergeben.",
    "zu_viele": "Es wurden mehr Punkte vergeben, als zur Verfügung stehen.",
    "ungueltig": "Der Stimmzettel passt nicht zu dieser Abstimmung.",
}
"""Why a ballot does not count -> what is said."""


class Runden(Teil):
    """Rounds of voting. What needs one raises Abgewiesen("runde_unbekannt") if there is none of that id."""

    def open_round(self, sitzung_id: str, schritt_id: str, frage: Frage) -> Runde:
        """Opens a Runde; the one that is still open in this Sitzung is closed.

        Raises Abgewiesen("sitzung_unbekannt" or "sitzung_beendet").
        """
        werte = {
            "id": secrets.token_urlsafe(16),
            "sitzung": sitzung_id,
            "schritt": schritt_id,
            "frage": json.dumps(asdict(frage), ensure_ascii=False),
            "offen": True,
            "gezeigt": False,
            "begonnen": self._uhr(),
        }
        with self._datenbank.writing() as verbindung:
            _need_running(verbindung, sitzung_id)
            _close_all(verbindung, sitzung_id)
            while not add_new(verbindung, runde, "code", **werte, code=_random_code()):
                pass
            return _round(need_round(verbindung, werte["id"]))

    def close_round(self, runde_id: str) -> Runde:
        """Closes a Runde: ballots that come later are refused."""
        return self._change_round(runde_id, offen=False)

    def reopen_round(self, runde_id: str) -> Runde:
        """Opens a Runde again; another one that is open in the Sitzung is closed.

        Raises Abgewiesen("runde_unbekannt" or "sitzung_beendet").
        """
        with self._datenbank.writing() as verbindung:
            # the Sitzung first, as open_round does: two at once must not wait for each other
            abfrage = select(runde.c.sitzung).where(runde.c.id == runde_id)
            sitzung_id = verbindung.scalar(abfrage)
            if sitzung_id is not None:
                _need_running(verbindung, sitzung_id)
                _close_all(verbindung, sitzung_id)
            return _changed(verbindung, runde_id, offen=True)

    def reveal(self, runde_id: str, gezeigt: bool = True) -> Runde:
        """Shows the result of a Runde to the room, or hides it again."""
        return self._change_round(runde_id, gezeigt=gezeigt)

    def rounds(self, sitzung_id: str) -> list[Runde]:
        """All Runden of a Sitzung, oldest first."""
        abfrage = select(runde).where(runde.c.sitzung == sitzung_id).order_by(runde.c.nummer)
        with self._datenbank.reading() as verbindung:
            return list(map(_round, verbindung.execute(abfrage)))

    def round_by_code(self, code: str) -> Runde | None:
        """The Runde of a code, in capital or small letters; None if there is none."""
        return self._find_round(runde.c.code == code.strip().upper())

    def round(self, runde_id: str) -> Runde | None:
        """The Runde of an id; None if there is none."""
        return self._find_round(runde.c.id == runde_id)

    def vote(self, runde_id: str, waehler: str, punkte: Mapping[int, int]) -> None:
        """Counts a ballot, once. When this returns, the ballot is on disk.

        `waehler`: random token of the phone. `punkte`: line of the ballot (from 0) -> points. Raises
        Abgewiesen: "runde_unbekannt", "runde_geschlossen", "doppelt", "leer", "zu_viele", "ungueltig".
        """
        with self._datenbank.writing() as verbindung:
            # many may vote at once, but the Runde cannot be closed in between
            stand = _round(need_round(verbindung, runde_id))
            grund = None if stand.offen else "runde_geschlossen"
            grund = grund or voting.check(stand.frage, punkte)
            if grund is None:
                zettel = json.dumps({zeile: anzahl for zeile, anzahl in punkte.items() if anzahl})
                abdruck = fingerprint(runde_id, waehler)
                if not add_new(verbindung, stimmzettel, runde=runde_id, waehler=abdruck, punkte=zettel):
                    grund = "doppelt"
            if grund is not None:
                raise Abgewiesen(grund, SAETZE[grund])

    def has_voted(self, runde_id: str, waehler: str) -> bool:
        """Whether a ballot of this phone counts in the Runde."""
        abfrage = select(stimmzettel.c.runde).where(
            stimmzettel.c.runde == runde_id, stimmzettel.c.waehler == fingerprint(runde_id, waehler)
        )
        with self._datenbank.reading() as verbindung:
            return verbindung.execute(abfrage).first() is not None

    def tally(self, runde_id: str) -> Auszaehlung:
        """How many ballots there are, and the points of each line."""
        abfrage = select(stimmzettel.c.punkte).where(stimmzettel.c.runde == runde_id)
        with self._datenbank.reading() as verbindung:
            frage = _round(need_round(verbindung, runde_id, lock=False)).frage
            zettel = [
                {int(zeile): anzahl for zeile, anzahl in json.loads(text).items()}
                for text in verbindung.scalars(abfrage)
            ]
        return Auszaehlung(len(zettel), voting.totals(zettel, len(frage.ziele)))

    def _find_round(self, bedingung: ColumnElement[bool]) -> Runde | None:
        with self._datenbank.reading() as verbindung:
            zeile = verbindung.execute(select(runde).where(bedingung)).one_or_none()
        return None if zeile is None else _round(zeile)

    def _change_round(self, runde_id: str, **werte: bool) -> Runde:
        with self._datenbank.writing() as verbindung:
            return _changed(verbindung, runde_id, **werte)


def _changed(verbindung: Connection, runde_id: str, **werte: bool) -> Runde:
    verbindung.execute(update(runde).where(runde.c.id == runde_id).values(**werte))
    return _round(need_round(verbindung, runde_id))


def _need_running(verbindung: Connection, sitzung_id: str) -> None:
    """Locks a Sitzung in which votes may be cast: after its end the Protokoll may have gone out."""
    if need_meeting(verbindung, sitzung_id).beendet is not None:
        raise Abgewiesen(
            "sitzung_beendet", "Der Workshop ist beendet. Abstimmen geht erst nach „Workshop fortsetzen“."
        )


def _close_all(verbindung: Connection, sitzung_id: str) -> None:
    verbindung.execute(update(runde).where(runde.c.sitzung == sitzung_id, runde.c.offen).values(offen=False))


def _random_code() -> str:
    return "".join(secrets.choice(ZEICHEN) for _ in range(LAENGE))


def _round(zeile: Row) -> Runde:
    frage = json.loads(zeile.frage)
    return Runde(
        id=zeile.id,
        code=zeile.code,
        schritt=zeile.schritt,
        frage=Frage(
            text=frage["text"],
            art=Rundenart(frage["art"]),
            punkte=frage["punkte"],
            raeume=tuple(frage["raeume"]),
            optionen=tuple(frage["optionen"]),
        ),
        offen=zeile.offen,
        gezeigt=zeile.gezeigt,
        begonnen=zeile.begonnen,
    )
