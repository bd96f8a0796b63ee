"""What a database answers when it cannot, said in German: what is wrong, and what to do."""

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from sozialraum.errors import StoreError

GESPERRT = (
    "Die Datenbank {ort} ist gerade von einem anderen Vorgang gesperrt. Es wurde nichts gespeichert. "
    "Bitte gleich noch einmal versuchen."
)
NUR_LESBAR = (
    "Die Datenbank {ort} lässt sich nur lesen. Es wurde nichts gespeichert. "
    "Bitte dem Dashboard Schreibrechte geben: {rechte}."
)
VOLL = (
    "Der Speicherplatz für die Datenbank {ort} ist erschöpft. Es wurde nichts gespeichert. "
    "Bitte Platz auf dem Datenträger schaffen und es noch einmal versuchen."
)
NICHT_ZU_OEFFNEN = (
    "Die Datenbank {ort} lässt sich nicht öffnen. Bitte prüfen, ob es den Ordner gibt und ob das Dashboard "
    "darin schreiben darf; ein anderer Ordner lässt sich mit SOZIALRAUM_VAR angeben."
)
BESCHAEDIGT = (
    "Die Datei {ort} ist keine lesbare Datenbank dieses Dashboards. Bitte die letzte Sicherung "
    "zurückspielen oder die Datei umbenennen; dann wird eine neue angelegt."
)
NICHT_ERREICHBAR = (
    "Der Datenbankserver {ort} ist nicht erreichbar. Bitte prüfen, ob er läuft und ob die Adresse in "
    "SOZIALRAUM_DATENBANK stimmt: Server, Name der Datenbank, Benutzer und Passwort."
)
UNBEKANNT = (
    "Der Datenbankserver {ort} lässt das Dashboard nicht ein. Bitte Benutzer, Passwort und Name der "
    "Datenbank in SOZIALRAUM_DATENBANK prüfen."
)
SONST = "Die Datenbank {ort} meldet einen Fehler. Es wurde nichts gespeichert. Meldung: {meldung}"

SQLITE = {
    3: NUR_LESBAR,  # SQLITE_PERM
    5: GESPERRT,  # SQLITE_BUSY
    6: GESPERRT,  # SQLITE_LOCKED
    8: NUR_LESBAR,  # SQLITE_READONLY
    11: BESCHAEDIGT,  # SQLITE_CORRUPT
    13: VOLL,  # SQLITE_FULL
    14: NICHT_ZU_OEFFNEN,  # SQLITE_CANTOPEN
    26: BESCHAEDIGT,  # SQLITE_NOTADB
}
"""SQLite's primary result code -> sentence."""

POSTGRESQL = (
    ("53100", VOLL),
    ("25006", NUR_LESBAR),
    ("42501", NUR_LESBAR),
    ("55P03", GESPERRT),
    ("40P01", GESPERRT),
    ("57014", GESPERRT),
    ("28", UNBEKANNT),
    ("3D000", UNBEKANNT),
    ("08", NICHT_ERREICHBAR),
    ("57P", NICHT_ERREICHBAR),
    ("53", NICHT_ERREICHBAR),
)
"""How an SQLSTATE begins -> sentence; the first that fits counts."""


def place(adresse: URL) -> str:
    """How messages name the database: short, as they may stand on a projector, and without a password."""
    if adresse.get_backend_name() == "sqlite":
        return "/".join((adresse.database or "").partition("?")[0].split("/")[-2:])
    return f"{adresse.host or 'localhost'}/{adresse.database or ''}"


def store_error(fehler: Exception, adresse: URL) -> StoreError:
    """The German sentence for what SQLAlchemy or the driver said."""
    ursache = fehler.orig if isinstance(fehler, DBAPIError) else fehler
    if adresse.get_backend_name() == "sqlite":
        satz = SQLITE.get(getattr(ursache, "sqlite_errorcode", 0) & 0xFF, SONST)
        rechte = "auf die Datei und auf ihren Ordner"
    else:
        satz = _postgresql(ursache)
        rechte = "auf die Tabellen, und der Server muss Schreiben erlauben"
    meldung = str(ursache).partition("\n")[0]
    return StoreError(satz.format(ort=place(adresse), rechte=rechte, meldung=meldung))


def _postgresql(ursache: BaseException) -> str:
    zustand = getattr(ursache, "sqlstate", None)
    if zustand is None:  # no answer at all, neither from the server nor from the pool of connections
        return NICHT_ERREICHBAR
    return next((satz for anfang, satz in POSTGRESQL if zustand.startswith(anfang)), SONST)
