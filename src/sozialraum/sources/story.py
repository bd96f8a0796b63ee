"""Reads and writes a Geschichte: one JSON file, checked as strictly as the data folder."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from sozialraum.errors import DataError, Problem
from sozialraum.model import (
    STADTTEIL,
    Ansicht,
    Belegstufe,
    Datenbestand,
    Frage,
    Geschichte,
    Rundenart,
    Schritt,
)
from sozialraum.model.workshop import EBENEN, FASSUNG, PUNKTE, SEITEN, ZIELE
from sozialraum.sources.fields import Pflichttext, at_most, between, expect, matching, member, number
from sozialraum.sources.schemas import Satz
from sozialraum.sources.violations import finding

GROESSE = 1_000_000
"""Most bytes of a file."""
SCHRITTE = 60
"""Most steps of a Geschichte."""
BEREICHE = ("Reichweite", "Lücke", "Was wäre wenn", "Programmgebiete")
"""Views of the page Quartiersmanagement, as links name them."""

OHNE_STEUERZEICHEN = matching(r"[^\x00-\x1f\x7f]*", "eine Zeile ohne Steuerzeichen")
Zeile = Annotated[str, OHNE_STEUERZEICHEN]
Absaetze = Annotated[str, matching(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*", "Text ohne Steuerzeichen")]


def _points(wert: Any) -> int:
    if type(wert) is not int or wert not in PUNKTE:
        raise expect(f"eine ganze Zahl von {PUNKTE[0]} bis {PUNKTE[-1]}")
    return wert


def _centre(wert: Any) -> tuple[float, float] | None:
    if wert is None:
        return None
    zahlen = [number(zahl) for zahl in wert] if isinstance(wert, list) else []
    if len(zahlen) != 2 or abs(zahlen[0]) > 90 or abs(zahlen[1]) > 180:
        raise expect("zwei Zahlen [Breite, Länge], Breite -90 bis 90, Länge -180 bis 180")
    return zahlen[0], zahlen[1]


class AnsichtSatz(Satz):
    """What a step shows."""

    seite: Zeile = ""
    wahl: dict[Zeile, list[Zeile]] = Field(default_factory=dict)
    zoom: Annotated[float, BeforeValidator(number), between(8, 16)] | None = None
    mitte: Annotated[tuple[float, float] | None, BeforeValidator(_centre)] = None


class FrageSatz(Satz):
    """What a step asks the room."""

    text: Annotated[Pflichttext, at_most(200, "Zeichen"), OHNE_STEUERZEICHEN]
    art: Annotated[Rundenart, member(Rundenart)]
    punkte: Annotated[int, BeforeValidator(_points)]
    raeume: list[Zeile] = Field(default_factory=list)
    optionen: list[Zeile] = Field(default_factory=list)

    @model_validator(mode="after")
    def _readable_ballot(self) -> "FrageSatz":
        ziele = _question(self).ziele
        if not 1 <= len(ziele) <= ZIELE:
            befund = f"Der Stimmzettel hat {len(ziele)} Zeilen."
            raise expect(f"1 bis {ZIELE} Zeilen für „{self.art.value}“", befund)
        if len(set(ziele)) < len(ziele):
            raise expect(
                "jede Kennung in raeume und optionen einmal", "Eine Zeile steht zweimal auf dem Stimmzettel."
            )
        return self


class SchrittSatz(Satz):
    """One step."""

    id: Annotated[str, matching(r"[A-Za-z0-9_-]{1,64}", "1 bis 64 Buchstaben ohne Umlaute, Ziffern, _ und -")]
    titel: Annotated[Pflichttext, at_most(120, "Zeichen"), OHNE_STEUERZEICHEN]
    text: Annotated[Absaetze, at_most(600, "Zeichen")] = ""
    notizen: Annotated[Absaetze, at_most(4000, "Zeichen")] = ""
    ansicht: AnsichtSatz = AnsichtSatz()
    frage: FrageSatz | None = None


class GeschichteSatz(Satz):
    """The whole file; its `fassung` has been looked at before."""

    fassung: int
    titel: Annotated[Pflichttext, at_most(120, "Zeichen"), OHNE_STEUERZEICHEN]
    schritte: Annotated[list[SchrittSatz], at_most(SCHRITTE, "Schritte")]


def parse(text: str, datei: str = "Geschichte") -> Geschichte:
    """The Geschichte in a JSON text laid out as in data/README.md. Raises DataError with every problem.

    Whether the Stadtteile, options and years it names exist is asked by `check`.
    """
    inhalt = _read(text, datei)
    try:
        satz = GeschichteSatz.model_validate(inhalt)
    except ValidationError as fehler:
        raise DataError(
            [Problem(datei, None, _place(einzeln["loc"]), *finding(einzeln)) for einzeln in fehler.errors()]
        ) from None
    if probleme := list(_repeated_ids(satz.schritte, datei)):
        raise DataError(probleme)
    return Geschichte(satz.titel, tuple(map(_step, satz.schritte)))


def dump(geschichte: Geschichte) -> str:
    """The text of its file: `parse(dump(g)) == g`, if `g` keeps the limits that `parse` holds it to."""
    inhalt = {"fassung": FASSUNG, **asdict(geschichte)}
    return json.dumps(inhalt, indent=2, ensure_ascii=False) + "\n"


def check(geschichte: Geschichte, bestand: Datenbestand, datei: str) -> list[Problem]:
    """Everything a Geschichte names that the data does not have."""
    probleme: list[Problem] = []
    for nummer, schritt in enumerate(geschichte.schritte, start=1):
        ort = f"Schritt {nummer}"
        if schritt.ansicht.seite not in SEITEN:
            befund = f"Die Seite „{schritt.ansicht.seite}“ gibt es nicht."
            probleme.append(Problem(datei, None, f"{ort}, ansicht, seite", befund, _either(SEITEN)))
        genannt = [(f"ansicht, wahl, {name}", *rest) for name, *rest in _link_names(schritt.ansicht, bestand)]
        if schritt.frage:
            genannt += [(f"frage, {name}", *rest) for name, *rest in _ballot_names(schritt.frage, bestand)]
        probleme += [
            Problem(datei, None, f"{ort}, {feld}", f"„{wert}“ gibt es nicht.", erwartet)
            for feld, werte, erlaubt, erwartet in genannt
            for wert in werte
            if wert and wert not in erlaubt  # a key without a value is a choice that was emptied
        ]
    return probleme


def _read(text: str, datei: str) -> dict:
    """The JSON object of a file of a version that can be read."""
    if len(text.encode("utf-8", "surrogatepass")) > GROESSE:
        raise _refusal(datei, "", "Die Datei ist größer als 1 MB.", "eine Datei bis 1 MB")
    try:
        inhalt = json.loads(text.removeprefix("\ufeff"))
        json.dumps(inhalt, ensure_ascii=False).encode()  # halves of characters could not be saved again
    except json.JSONDecodeError as fehler:
        zeile, ort = fehler.lineno, f"Zeichen {fehler.colno}"
        erwartet = "gültiges JSON (Text in Anführungszeichen, Klammern paarweise, Kommas zwischen Feldern)"
        befund = "Hier lässt sich die Datei nicht lesen."
        raise DataError([Problem(datei, zeile, ort, befund, erwartet)]) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
        raise _refusal(datei, "", "Die Datei lässt sich nicht lesen.", "eine Geschichte als JSON") from None
    if not isinstance(inhalt, dict):
        raise _refusal(datei, "", "Die Datei ist keine Geschichte.", "ein Objekt mit titel und schritte")
    fassung = inhalt.get("fassung")
    if type(fassung) is int and fassung > FASSUNG:
        befund = f"Die Datei hat Fassung {fassung}; dieses Dashboard liest bis Fassung {FASSUNG}."
        raise _refusal(datei, "fassung", befund, "eine ältere Datei oder ein neueres Dashboard")
    if type(fassung) is not int or fassung != FASSUNG:
        befund = "Die Datei nennt keine Fassung, die es gibt."
        raise _refusal(datei, "fassung", befund, f"„fassung“: {FASSUNG}")
    return inhalt


def _refusal(datei: str, ort: str, befund: str, erwartet: str) -> DataError:
    return DataError([Problem(datei, None, ort, befund, erwartet)])


def _place(pfad: tuple[str | int, ...]) -> str:
    """("schritte", 2, "frage", "punkte") -> "Schritt 3, frage, punkte"."""
    if len(pfad) > 1 and pfad[0] == "schritte":
        pfad = (f"Schritt {int(pfad[1]) + 1}", *pfad[2:])
    return ", ".join(f"Eintrag {teil + 1}" if isinstance(teil, int) else teil for teil in pfad)


def _repeated_ids(schritte: list[SchrittSatz], datei: str) -> Iterator[Problem]:
    erste: dict[str, int] = {}
    for nummer, schritt in enumerate(schritte, start=1):
        if erste.setdefault(schritt.id, nummer) != nummer:
            befund = f"„{schritt.id}“ steht schon in Schritt {erste[schritt.id]}."
            yield Problem(datei, None, f"Schritt {nummer}, id", befund, "jede id einmal")


def _step(satz: SchrittSatz) -> Schritt:
    wahl = {name: tuple(werte) for name, werte in satz.ansicht.wahl.items()}
    ansicht = Ansicht(satz.ansicht.seite, wahl, satz.ansicht.zoom, satz.ansicht.mitte)
    frage = _question(satz.frage) if satz.frage else None
    return Schritt(satz.id, satz.titel, satz.text, satz.notizen, ansicht, frage)


def _question(satz: FrageSatz) -> Frage:
    return Frage(satz.text, satz.art, satz.punkte, tuple(satz.raeume), tuple(satz.optionen))


Namen = tuple[str, Iterable[str], Iterable[str], str]
"""Field, what it names, what exists, and what was expected."""


def _link_names(ansicht: Ansicht, bestand: Datenbestand) -> Iterator[Namen]:
    """What the link keys name. Keys of single pages beyond these are said by the page itself."""
    indikatoren = [n for i in bestand.indikatoren.values() if i.auswahl for n in (i.kurzname, *i.alias)]
    ein_indikator = "der Kurzname eines Indikators zur Auswahl"
    ebenen = {ebene.mehrzahl: ebene for ebene in bestand.raumebenen.values()}
    genannt = ansicht.wahl.get("raumebene", ())
    ebene = ebenen.get(genannt[0] if genannt else "", next(iter(ebenen.values())))
    jahre = _years(bestand)
    ein_jahr = f"ein Jahr von {jahre[0]} bis {jahre[-1]}" if jahre else "kein Jahr, solange Werte fehlen"
    ein_gebiet = f"der Name eines Gebiets unter den {ebene.mehrzahl}n"
    arten = sorted({einrichtung.art for einrichtung in bestand.einrichtungen})
    erlaubt: dict[str, tuple[Iterable[str], str]] = {
        **dict.fromkeys(
            ("indikator", "indikatoren", "zweitindikator", "bedarf", "naeherung"),
            (indikatoren, ein_indikator),
        ),
        **dict.fromkeys(("jahr", "basisjahr", "von", "bis"), ([*map(str, jahre)], ein_jahr)),
        **dict.fromkeys(("stadtteil", "stadtteile", "gebiete"), ([*ebene.namen.values()], ein_gebiet)),
        "raumebene": (ebenen, _either(ebenen)),
        "ebenen": (EBENEN, _either(EBENEN)),
        "bereich": (BEREICHE, _either(BEREICHE)),
        "arten": (arten, _either(arten)),
        "belegstufen": ([*Belegstufe], _either(Belegstufe)),
        "option": ([option.titel for option in bestand.optionen], "der Titel einer Option"),
    }
    for name, werte in ansicht.wahl.items():
        if name in erlaubt:
            yield name, werte, *erlaubt[name]


def _ballot_names(frage: Frage, bestand: Datenbestand) -> Iterator[Namen]:
    stadtteile = bestand.raumebenen[STADTTEIL].namen
    ids = [option.id for option in bestand.optionen]
    yield "raeume", frage.raeume, stadtteile, f"die Kennung eines Stadtteils, {_span(stadtteile)}"
    yield "optionen", frage.optionen, ids, "die id einer Option aus optionen/handlungsoptionen.toml"


def _years(bestand: Datenbestand) -> range:
    """Years that can be chosen: from the first complete one to the newest value of any area."""
    if not bestand.zeitraum:
        return range(0)
    neueste = [jahre[-1] for (ebene, _), jahre in bestand.jahre.items() if ebene in bestand.raumebenen]
    return range(bestand.zeitraum[0], max(neueste) + 1)


def _either(namen: Iterable[str]) -> str:
    return "eines von " + ", ".join(f"„{name}“" if name else "leer" for name in namen)


def _span(namen: Iterable[str]) -> str:
    return f"{min(namen)} bis {max(namen)}"
