"""Who may lead a workshop: the PIN, and the Zutritt it opens."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from sozialraum.errors import Abgewiesen
from sozialraum.store.database import add_new
from sozialraum.store.part import Teil, fingerprint
from sozialraum.store.tables import einstellung, fehlversuch, zutritt

KUERZESTE_PIN = 6
VERSUCHE = 10
SPERRZEIT = timedelta(minutes=1)
ZUTRITT = timedelta(hours=12)
MARKE = timedelta(seconds=60)


class Zutritte(Teil):
    """PIN, logins of facilitators, and the secret that signs cookies."""

    def secret(self) -> bytes:
        """32 random bytes that all processes on this database share."""
        with self._datenbank.reading() as verbindung:
            wert = _setting(verbindung, "geheimnis")
        if wert is None:
            with self._datenbank.writing() as verbindung:
                add_new(verbindung, einstellung, name="geheimnis", wert=secrets.token_hex(32))
                wert = _setting(verbindung, "geheimnis")
        return bytes.fromhex(wert)

    def ensure_pin(self) -> str | None:
        """Makes up a PIN of 8 digits if there is none and returns it, this once; else None."""
        with self._datenbank.reading() as verbindung:
            if _setting(verbindung, "pin") is not None:
                return None
        pin = random_pin()
        with self._datenbank.writing() as verbindung:
            neu = add_new(verbindung, einstellung, name="pin", wert=_hashed(pin))
        return pin if neu else None

    def set_pin(self, pin: str) -> None:
        """Changes the PIN and ends every Zutritt. Raises ValueError (German) if it is too short."""
        pin = _plain(pin)
        if len(pin) < KUERZESTE_PIN:
            raise ValueError(f"Die PIN muss mindestens {KUERZESTE_PIN} Zeichen haben.")
        wert = _hashed(pin)
        with self._datenbank.writing() as verbindung:
            if not add_new(verbindung, einstellung, name="pin", wert=wert):
                verbindung.execute(update(einstellung).where(einstellung.c.name == "pin").values(wert=wert))
            verbindung.execute(delete(zutritt))

    def check_pin(self, pin: str) -> bool:
        """Whether this is the PIN. After 10 wrong tries in a minute: Abgewiesen("pin_gesperrt").

        A try counts as wrong until it proves right, so that many at once are no way around the limit.
        """
        jetzt = self._uhr()
        with self._datenbank.writing() as verbindung:
            gueltig = _setting(verbindung, "pin", lock=True)
            verbindung.execute(delete(fehlversuch).where(fehlversuch.c.zeit <= jetzt - SPERRZEIT))
            if verbindung.scalar(select(func.count()).select_from(fehlversuch)) >= VERSUCHE:
                raise Abgewiesen(
                    "pin_gesperrt",
                    "Die PIN wurde zu oft falsch eingegeben. Bitte in einer Minute noch einmal versuchen.",
                )
            versuch = verbindung.execute(insert(fehlversuch).values(zeit=jetzt)).inserted_primary_key.nummer
        richtig = gueltig is not None and _matches(_plain(pin), gueltig)
        if richtig:
            with self._datenbank.writing() as verbindung:
                verbindung.execute(delete(fehlversuch).where(fehlversuch.c.nummer == versuch))
        return richtig

    def enter(self) -> str:
        """A new Zutritt: the token of a facilitator's cookie, valid for 12 hours."""
        with self._datenbank.writing() as verbindung:
            return self._issue(verbindung, "zutritt", ZUTRITT)

    def has_entered(self, token: str | None) -> bool:
        """Whether the token is a Zutritt that is still valid."""
        if not token:
            return False
        with self._datenbank.reading() as verbindung:
            bis = verbindung.scalar(
                select(zutritt.c.bis).where(
                    zutritt.c.abdruck == fingerprint(token), zutritt.c.art == "zutritt"
                )
            )
        return bis is not None and bis > self._uhr()

    def leave(self, token: str) -> None:
        """Ends a Zutritt. Nothing happens if there is none."""
        with self._datenbank.writing() as verbindung:
            verbindung.execute(delete(zutritt).where(zutritt.c.abdruck == fingerprint(token)))

    def ticket(self) -> str:
        """A ticket for one Zutritt, valid for 60 seconds, for those whom OIDC has let in."""
        with self._datenbank.writing() as verbindung:
            return self._issue(verbindung, "marke", MARKE)

    def redeem(self, ticket: str) -> str | None:
        """Turns a ticket into the token of a Zutritt; None if it is unknown, used or too old."""
        with self._datenbank.writing() as verbindung:
            eingeloest = verbindung.execute(
                delete(zutritt).where(
                    zutritt.c.abdruck == fingerprint(ticket),
                    zutritt.c.art == "marke",
                    zutritt.c.bis > self._uhr(),
                )
            )
            return self._issue(verbindung, "zutritt", ZUTRITT) if eingeloest.rowcount else None

    def _issue(self, verbindung: Connection, art: str, dauer: timedelta) -> str:
        jetzt = self._uhr()
        token = secrets.token_urlsafe(32)
        verbindung.execute(delete(zutritt).where(zutritt.c.bis <= jetzt))
        verbindung.execute(insert(zutritt).values(abdruck=fingerprint(token), art=art, bis=jetzt + dauer))
        return token


def random_pin() -> str:
    """A PIN of 8 random digits."""
    return f"{secrets.randbelow(10**8):08}"


def _plain(pin: str) -> str:
    """Without the blanks around it; one of digits is printed in two groups, and typed so."""
    ziffern = "".join(pin.split())
    return ziffern if ziffern.isdecimal() else pin.strip()


def _setting(verbindung: Connection, name: str, lock: bool = False) -> str | None:
    abfrage = select(einstellung.c.wert).where(einstellung.c.name == name)
    return verbindung.scalar(abfrage.with_for_update() if lock else abfrage)


def _scrypt(pin: str, salz: bytes) -> bytes:
    return hashlib.scrypt(pin.encode("utf-8", "surrogatepass"), salt=salz, n=2**14, r=8, p=1)


def _hashed(pin: str) -> str:
    salz = secrets.token_bytes(16)
    return f"{salz.hex()}:{_scrypt(pin, salz).hex()}"


def _matches(pin: str, gueltig: str) -> bool:
    salz, _, abdruck = gueltig.partition(":")
    return hmac.compare_digest(_scrypt(pin, bytes.fromhex(salz)), bytes.fromhex(abdruck))
