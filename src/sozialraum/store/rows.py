"""Rows of Sitzungen and Runden, and what to say when there is none."""

from sqlalchemy import Connection, Row, select

from sozialraum.errors import Abgewiesen
from sozialraum.store.tables import runde, sitzung


def need_meeting(verbindung: Connection, id_: str) -> Row:
    """The row of a Sitzung, locked until the transaction ends. Raises Abgewiesen("sitzung_unbekannt")."""
    abfrage = select(sitzung).where(sitzung.c.id == id_).with_for_update()
    zeile = verbindung.execute(abfrage).one_or_none()
    if zeile is None:
        raise Abgewiesen("sitzung_unbekannt", "Diesen Workshop gibt es nicht oder nicht mehr.")
    return zeile


def need_round(verbindung: Connection, id_: str, lock: bool = True) -> Row:
    """The row of a Runde. Raises Abgewiesen("runde_unbekannt").

    `lock`: nobody may change it until the transaction ends, but others may hold it as well.
    """
    abfrage = select(runde).where(runde.c.id == id_)
    zeile = verbindung.execute(abfrage.with_for_update(read=True) if lock else abfrage).one_or_none()
    if zeile is None:
        raise Abgewiesen("runde_unbekannt", "Diese Abstimmung gibt es nicht oder nicht mehr.")
    return zeile
