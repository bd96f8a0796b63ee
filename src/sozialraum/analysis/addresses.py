"""From a typed address to its place: the official addresses, searched in a way that forgives spelling.

Spellings of one name (capitals, ß, umlauts, "Str.", hyphens, blanks) become one key. A key that no street
has is compared with all of them by optimal string alignment (letters missing, added, changed or swapped;
Damerau 1964), computed by rapidfuzz. A street is taken for the misspelt one only if it is at least twice as
near as the next, and the result says that the spelling was corrected.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
import shapely

from sozialraum.model import Datenbestand

HOECHSTENS = 5
"""Suggestions at most."""

LAENGSTE = 100
"""Characters that are read; no address is longer."""

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "–": "-"})
_ABKUERZUNGEN = {"gr": "grosse", "kl": "kleine", "sankt": "st", "doktor": "dr"}
_ART = re.compile("(strasse|weg|allee|ring|platz|koppel|berg|hof|kamp|feld|stieg|grube)?$")
_PLZ = re.compile(r"\b[0-9]{5}\b")
_ORT = re.compile(r"(?:^|[\s,])(?:hansestadt )?luebeck(?=\s*(?:,|$))")
_ORTSTEIL = re.compile(r",[^0-9]*$")
_HAUSNUMMER = re.compile(
    r"""[\s,]* ([0-9]+ (?:\s*/\s*[0-9]+)? \s*-?\s* (?:[a-z][0-9]{0,2})?)
    (?:\s* (?:-|bis) \s* [0-9]+ \s* [a-z]?)? $  # of "12-14" the first number counts""",
    re.VERBOSE,
)
_GANG = re.compile(r"(.*?)\s*([0-9]+/)")
"""Lübeck's courtyards: number 5 of the street "Engelsgrube 31/" is the address Engelsgrube 31/5."""
_WORTANFANG = 5  # letters from which on the beginning of a word is taken for the name
_NICHTSSAGEND = 20  # a beginning that fits more streets, like "Strass", points to none


class Status(StrEnum):
    """What became of a search."""

    GEFUNDEN = "gefunden"
    NUR_STRASSE = "nur Straße"
    HAUSNUMMER_FEHLT = "Hausnummer fehlt"
    MEHRDEUTIG = "mehrdeutig"
    UNBEKANNT = "unbekannt"
    LEER = "leer"


@dataclass(frozen=True)
class Adresse:
    """One official address. `hausnummer` with its suffix ("54a", "31/5"); `lat`, `lon` in WGS 84."""

    strasse: str
    hausnummer: str
    plz: str
    stadtteil_id: str
    lat: float
    lon: float

    @property
    def anschrift(self) -> str:
        return f"{self.strasse} {self.hausnummer}"


@dataclass(frozen=True)
class Strassenlage:
    """Where a street is, judged by its addresses.

    `stadtteile`: ids, the one with most addresses first. `lat`, `lon` (WGS 84): the address nearest to the
    centre of all, because the centre itself may lie beside the street.
    """

    name: str
    plz: tuple[str, ...]
    stadtteile: tuple[str, ...]
    lat: float
    lon: float


@dataclass(frozen=True)
class Fund:
    """The answer to one typed address.

    `treffer` is set if it was found, `lage` if the street is known and the number is unknown or not typed.
    `berichtigt`: the street was typed differently. `plz`: as typed, "" if not. Suggestions can be typed
    as they stand.
    """

    status: Status
    eingabe: str
    berichtigt: bool = False
    treffer: Adresse | None = None
    lage: Strassenlage | None = None
    vorschlaege: tuple[str, ...] = ()
    plz: str = ""


@dataclass(frozen=True)
class _Verzeichnis:
    """The index. One array and no object per address: objects cost at every garbage collection."""

    adressen: np.ndarray
    """Rows of strasse, hausnummer, zusatz, plz, stadtteil_id, lon, lat."""
    zeilen: dict[str, np.ndarray]
    """Key of a street -> its rows."""
    anfaenge: tuple[tuple[str, str], ...]
    """(key from one of its words on, key): "untertrave" leads to "anderuntertrave"."""


def find_address(bestand: Datenbestand, text: str) -> Fund:
    """Looks up what somebody typed: a street, with or without house number, Postleitzahl and town.

    Never raises. The Postleitzahl decides between streets or addresses that fit equally well; where it
    fits none, it is left out of account.
    """
    eingabe = " ".join(text.split())[:LAENGSTE]
    if not eingabe:
        return Fund(Status.LEER, eingabe)
    verzeichnis = _directory(bestand)
    name, nummer, plz = _parse(_plain(eingabe))
    schluessel = "".join(_words(name))
    berichtigt = schluessel not in verzeichnis.zeilen
    gemeint = _nearest(verzeichnis, schluessel) if berichtigt else [schluessel]
    strassen = [_houses(verzeichnis, strasse) for strasse in gemeint]
    strassen = [haeuser for haeuser in strassen if any(h.plz == plz for h in haeuser)] or strassen
    if len(strassen) == 1:
        return _on_street(strassen[0], nummer, eingabe, plz, berichtigt)
    status = Status.MEHRDEUTIG if strassen else Status.UNBEKANNT
    aehnliche = strassen or [_houses(verzeichnis, strasse) for strasse in _similar(verzeichnis, schluessel)]
    aehnliche.sort(key=lambda haeuser: not _with_number(haeuser, nummer))
    vorschlaege = tuple(_suggestion(haeuser, nummer) for haeuser in aehnliche[:HOECHSTENS])
    return Fund(status, eingabe, vorschlaege=vorschlaege, plz=plz)


def _directory(bestand: Datenbestand) -> _Verzeichnis:
    """The index, built at the first search and kept with the data."""
    if "adressverzeichnis" not in bestand.ergebnisse:
        angaben = bestand.adressen[["strasse", "hausnummer", "zusatz", "plz", "stadtteil_id"]]
        orte = shapely.get_coordinates(bestand.adressen.geometry.values)
        adressen = np.column_stack([angaben.to_numpy(dtype=object), orte])
        zeilen: dict[str, np.ndarray] = {}
        anfaenge = set()
        for name, stellen in angaben.groupby("strasse").indices.items():
            worte = _words(_plain(split_courtyard(name)[0]))
            schluessel = "".join(worte)
            bisher = zeilen.get(schluessel)
            zeilen[schluessel] = stellen if bisher is None else np.concatenate([bisher, stellen])
            anfaenge |= {("".join(worte[ab:]), schluessel) for ab in range(len(worte))}
        verzeichnis = _Verzeichnis(adressen, zeilen, tuple(sorted(anfaenge)))
        bestand.ergebnisse["adressverzeichnis"] = verzeichnis
    return bestand.ergebnisse["adressverzeichnis"]


def split_courtyard(strasse: str) -> tuple[str, str]:
    """ "Engelsgrube 31/" -> ("Engelsgrube", "31/"); other names are left as they are."""
    gang = _GANG.fullmatch(strasse)
    return (gang[1], gang[2]) if gang else (strasse, "")


def _plain(text: str) -> str:
    """Lower case in plain letters: ß is ss, ä is ae, é is e."""
    klein = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTE)
    return "".join(z for z in unicodedata.normalize("NFKD", klein) if not unicodedata.combining(z))


def _words(name: str) -> list[str]:
    """The words of a plain name, abbreviations written out: the same for all admissible spellings."""
    worte = (_ABKUERZUNGEN.get(wort, wort) for wort in re.findall("[a-z0-9]+", name))
    return [f"{wort}asse" if wort.endswith("str") else wort for wort in worte]


def _parse(text: str) -> tuple[str, str, str]:
    """Plain text -> street, house number, Postleitzahl; the last two "" if not typed. The town is dropped."""
    plz = _PLZ.search(text)
    ohne_ort = _ORT.sub(",", _PLZ.sub(",", text)).strip(" ,/")
    rest = _ORTSTEIL.sub("", ohne_ort)
    nummer = _HAUSNUMMER.search(rest)
    name = rest[: nummer.start()] if nummer else rest
    return name, nummer[1] if nummer else "", plz[0] if plz else ""


@lru_cache(4096)
def _number(hausnummer: str) -> tuple[int, int, str]:
    """ "31/5 A" -> (31, 5, "a"): comparable and in the order of a street."""
    teile = re.match("([0-9]*)(?:/([0-9]+))?(.*)", re.sub(r"[\s-]", "", _plain(hausnummer)))
    return int(teile[1] or 0), int(teile[2] or 0), teile[3]


def _nearest(verzeichnis: _Verzeichnis, schluessel: str) -> list[str]:
    """Streets that may be meant, nearest first: one if it is at least twice as near as the next.

    One letter may be wrong, from ten letters on two, and so on; "straße", "weg" and the like do not count,
    and a street of another such kind is another street. The beginning of a name or of one of its words
    counts as one wrong letter.
    """
    stamm, art = _split_kind(schluessel)
    grenze = 1 + len(stamm) // 10
    nahe = _distances(verzeichnis, schluessel, 2 * grenze - 1)
    abstaende = {strasse: abstand for strasse, abstand in nahe.items() if strasse.endswith(art)}
    abstaende |= dict.fromkeys(_begun_by(verzeichnis, schluessel), 1)
    naechster = min(abstaende.values(), default=grenze + 1)
    if naechster > grenze:
        return []
    return _by_distance({s: abstand for s, abstand in abstaende.items() if abstand < 2 * naechster})


def _similar(verzeichnis: _Verzeichnis, schluessel: str) -> list[str]:
    """Streets to suggest where none is near enough: one more wrong letter, or of another kind."""
    stamm, _ = _split_kind(schluessel)
    nahe = _distances(verzeichnis, schluessel, 2 + len(stamm) // 10)
    return _by_distance(dict.fromkeys(_begun_by(verzeichnis, stamm), 1) | nahe)


def _split_kind(schluessel: str) -> tuple[str, str]:
    """ "moislingerallee" -> ("moislinger", "allee"); the second is "" where the name tells no kind."""
    ab = _ART.search(schluessel).start()
    return schluessel[:ab], schluessel[ab:]


def _distances(verzeichnis: _Verzeichnis, schluessel: str, hoechstens: int) -> dict[str, int]:
    """Street -> wrong letters, for streets with at most that many."""
    # 50 ms that only a misspelt street shall cost
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    gefunden = process.extract(
        schluessel, verzeichnis.zeilen.keys(), scorer=OSA.distance, score_cutoff=hoechstens, limit=None
    )
    return {strasse: abstand for strasse, abstand, _ in gefunden}


def _begun_by(verzeichnis: _Verzeichnis, anfang: str) -> list[str]:
    """Streets whose name, or rest of the name from one of its words on, begins like this."""
    if len(_split_kind(anfang)[0]) < _WORTANFANG:
        return []
    strassen = [strasse for rest, strasse in verzeichnis.anfaenge if rest.startswith(anfang)]
    return strassen if len(strassen) <= _NICHTSSAGEND else []


def _by_distance(abstaende: dict[str, int]) -> list[str]:
    return sorted(abstaende, key=lambda strasse: (abstaende[strasse], strasse))


def _houses(verzeichnis: _Verzeichnis, schluessel: str) -> list[Adresse]:
    """The addresses of the street with this key, in the order of their numbers."""
    haeuser = []
    for strasse, nummer, zusatz, *rest, lon, lat in verzeichnis.adressen[verzeichnis.zeilen[schluessel]]:
        name, gang = split_courtyard(strasse)
        haeuser.append(Adresse(name, f"{gang}{nummer}{zusatz}", *rest, lat, lon))
    return sorted(haeuser, key=lambda haus: _number(haus.hausnummer))


def _on_street(haeuser: list[Adresse], nummer: str, eingabe: str, plz: str, berichtigt: bool) -> Fund:
    """The answer once the street is clear."""
    fund = {"eingabe": eingabe, "berichtigt": berichtigt, "plz": plz}
    passende = _with_number(haeuser, nummer)
    treffer = [haus for haus in passende if haus.plz == plz] or passende
    if len(treffer) == 1:
        return Fund(Status.GEFUNDEN, treffer=treffer[0], **fund)
    if treffer:
        orte = dict.fromkeys(f"{haus.anschrift}, {haus.plz}" for haus in treffer)
        return Fund(Status.MEHRDEUTIG, vorschlaege=tuple(orte)[:HOECHSTENS], **fund)
    if nummer:
        gesucht = _number(nummer)[0]
        nahe = sorted(haeuser, key=lambda haus: abs(_number(haus.hausnummer)[0] - gesucht))[:HOECHSTENS]
        nahe.sort(key=lambda haus: _number(haus.hausnummer))
        anschriften = tuple(dict.fromkeys(haus.anschrift for haus in nahe))
        return Fund(Status.HAUSNUMMER_FEHLT, lage=_location(haeuser), vorschlaege=anschriften, **fund)
    return Fund(Status.NUR_STRASSE, lage=_location([h for h in haeuser if h.plz == plz] or haeuser), **fund)


def _with_number(haeuser: list[Adresse], nummer: str) -> list[Adresse]:
    return [haus for haus in haeuser if _number(haus.hausnummer) == _number(nummer)] if nummer else []


def _suggestion(haeuser: list[Adresse], nummer: str) -> str:
    """The address on that street if it has the number, else the street."""
    passende = _with_number(haeuser, nummer)
    return passende[0].anschrift if passende else haeuser[0].strasse


def _location(haeuser: list[Adresse]) -> Strassenlage:
    orte = np.array([(haus.lat, haus.lon) for haus in haeuser])
    # on this scale a degree of longitude is shorter than one of latitude by the cosine of the latitude
    abstaende = (orte - orte.mean(axis=0)) * (1, np.cos(np.radians(orte[0, 0])))
    mitte = haeuser[int(np.hypot(*abstaende.T).argmin())]
    return Strassenlage(
        name=haeuser[0].strasse,
        plz=tuple(sorted({haus.plz for haus in haeuser})),
        stadtteile=tuple(raum for raum, _ in Counter(haus.stadtteil_id for haus in haeuser).most_common()),
        lat=mitte.lat,
        lon=mitte.lon,
    )
