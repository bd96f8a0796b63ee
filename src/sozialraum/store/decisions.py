"""Decisions with the alternatives that were considered. Nobody overwrites what another wrote meanwhile."""

import json
import secrets
from dataclasses import asdict, replace

from sqlalchemy import Connection, Row, delete, insert, select, update

from sozialraum.analysis import decision_check
from sozialraum.errors import Abgewiesen, Konflikt
from sozialraum.model import Alternative, Entscheidung
from sozialraum.store.part import Teil
from sozialraum.store.tables import entscheidung as tabelle
from sozialraum.store.tables import storable


class Entscheidungen(Teil):
    """The decisions of all Stadtteile and options."""

    def decisions(self) -> list[Entscheidung]:
        """All decisions, newest day first; of one day that which was stored last."""
        abfrage = select(tabelle).order_by(tabelle.c.nummer.desc())
        with self._datenbank.reading() as verbindung:
            alle = list(map(_decision, verbindung.execute(abfrage)))
        # sorted here, as the two databases order text differently
        return sorted(alle, key=lambda entscheidung: entscheidung.datum, reverse=True)

    def save_decision(self, entscheidung: Entscheidung) -> Entscheidung:
        """Writes a decision and returns it as it stands now; one with the id "" is new.

        `entscheidung.fassung`: the one the writer saw. Raises Konflikt with the present decision if somebody
        else wrote something different since, with None if it was deleted; Abgewiesen("unvollstaendig") with
        all problems for what cannot be kept.
        """
        if saetze := decision_check.problems(entscheidung):
            raise Abgewiesen("unvollstaendig", " ".join(saetze))
        neu = _storable(entscheidung)
        with self._datenbank.writing() as verbindung:
            werte = _values(neu) | {"geaendert": self._uhr()}
            if not neu.id:
                id_ = secrets.token_urlsafe(16)
                verbindung.execute(insert(tabelle).values(**werte, id=id_, fassung=1))
                return _present(verbindung, id_)
            stand = _present(verbindung, neu.id)
            if stand is not None and _values(stand) == _values(neu):
                return stand  # the same twice is no quarrel
            if stand is None or stand.fassung != neu.fassung:
                raise Konflikt(stand)
            dieselbe = tabelle.c.id == neu.id
            verbindung.execute(update(tabelle).where(dieselbe).values(**werte, fassung=stand.fassung + 1))
            return _present(verbindung, neu.id)

    def delete_decision(self, id: str, fassung: int) -> None:
        """Deletes a decision. Konflikt with the present one if it is not the `fassung` that was seen.

        Nothing happens if there is none.
        """
        with self._datenbank.writing() as verbindung:
            stand = _present(verbindung, id)
            if stand is not None and stand.fassung != fassung:
                raise Konflikt(stand)
            verbindung.execute(delete(tabelle).where(tabelle.c.id == id))


def _present(verbindung: Connection, id_: str) -> Entscheidung | None:
    """The decision as it stands, locked until the transaction ends; None if there is none."""
    abfrage = select(tabelle).where(tabelle.c.id == id_).with_for_update()
    zeile = verbindung.execute(abfrage).one_or_none()
    return None if zeile is None else _decision(zeile)


def _storable(entscheidung: Entscheidung) -> Entscheidung:
    """JSON would hide from the columns what no database can hold."""
    alternativen = tuple(
        Alternative(*map(storable, (a.text, a.grund, a.herkunft))) for a in entscheidung.alternativen
    )
    return replace(entscheidung, alternativen=alternativen)


def _values(entscheidung: Entscheidung) -> dict[str, str]:
    """What people wrote, column by column."""
    alternativen = [asdict(alternative) for alternative in entscheidung.alternativen]
    return {
        "raum": entscheidung.raum,
        "option": entscheidung.option,
        "beschluss": entscheidung.beschluss,
        "begruendung": entscheidung.begruendung,
        "alternativen": json.dumps(alternativen, ensure_ascii=False),
        "rolle": entscheidung.rolle,
        "datum": entscheidung.datum,
    }


def _decision(zeile: Row) -> Entscheidung:
    return Entscheidung(
        raum=zeile.raum,
        option=zeile.option,
        beschluss=zeile.beschluss,
        begruendung=zeile.begruendung,
        alternativen=tuple(Alternative(**felder) for felder in json.loads(zeile.alternativen)),
        rolle=zeile.rolle,
        datum=zeile.datum,
        id=zeile.id,
        fassung=zeile.fassung,
        geaendert=zeile.geaendert,
    )
