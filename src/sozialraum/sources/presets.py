"""Presets of an order of areas: one TOML file each, checked like everything else in the data folder."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from sozialraum.errors import Problem
from sozialraum.model import (
    HOECHSTENS,
    LUECKE,
    UEBLICHER_VORRANG,
    Indikator,
    Mittelung,
    Normierung,
    Rechenweg,
    Teilindikator,
    Vorlage,
    Vorrang,
)
from sozialraum.sources.fields import (
    Kennung,
    Pflichttext,
    at_most,
    between,
    expect,
    matching,
    member,
    not_empty,
    number,
)
from sozialraum.sources.records import Datensatz, read_toml
from sozialraum.sources.references import BEDARF, Saetze, measures_need
from sozialraum.sources.schemas import IndikatorSatz, Satz
from sozialraum.sources.violations import column, validate

PRIORITAETEN = "prioritaeten"
"""Folder of the presets; it may be missing."""
GEHWEGE = range(300, 1501, 100)
"""Metres that can be walked to a site, as the page Quartiersmanagement offers them."""

_TEIL = f"{BEDARF}, oder „{LUECKE}“"
_EINE_ZEILE = matching(r"[^\x00-\x1f\x7f]*", "eine Zeile ohne Steuerzeichen")


def _walk(wert: object) -> int:
    if type(wert) is not int or wert not in GEHWEGE:
        schritte = f"in Schritten von {GEHWEGE.step}"
        raise expect(f"ganze Meter von {GEHWEGE[0]} bis {GEHWEGE[-1]} {schritte}")
    return wert


class TeilSatz(Satz):
    """A Teilindikator of a preset."""

    indikator: Kennung
    gewicht: Annotated[float, BeforeValidator(number), between(0, 100)]
    vorrang: Annotated[Vorrang | None, member(Vorrang)] = None


def _some_weight(teile: list[TeilSatz]) -> list[TeilSatz]:
    if not any(teil.gewicht for teil in teile):
        raise expect("mindestens ein Gewicht über 0", "Alle Gewichte sind 0.")
    return teile


class VorlageSatz(Satz):
    """The block of prioritaeten/*.toml."""

    titel: Annotated[Pflichttext, _EINE_ZEILE]
    beschreibung: Pflichttext
    normierung: Annotated[Normierung, member(Normierung)] = Normierung.Z_WERT
    mittelung: Annotated[Mittelung, member(Mittelung)] = Mittelung.ARITHMETISCH
    gehweg: Annotated[int, BeforeValidator(_walk)] = Rechenweg.gehweg
    teil: Annotated[
        list[TeilSatz],
        AfterValidator(not_empty),
        at_most(HOECHSTENS, "Teilindikatoren"),
        AfterValidator(_some_weight),
    ]


def records(ordner: Path, probleme: list[Problem]) -> list[tuple[Datensatz, VorlageSatz]]:
    """The block of every preset of a data folder, in the order of the files' names."""
    saetze = []
    for pfad in sorted((ordner / PRIORITAETEN).glob("*.toml")):
        bloecke = read_toml(ordner, f"{PRIORITAETEN}/{pfad.name}", "vorlage", probleme)
        for weiterer in bloecke[1:]:
            befund = "In dieser Datei steht schon eine Vorlage."
            probleme.append(_problem(weiterer, (), befund, "ein Block [[vorlage]] je Datei"))
        for block in bloecke[:1]:
            satz = validate(block, VorlageSatz, probleme)
            if satz is not None:
                saetze.append((block, satz))
    return saetze


def check(
    saetze: Iterable[tuple[Datensatz, VorlageSatz]], indikatoren: Saetze, probleme: list[Problem]
) -> None:
    """Notes every part that no index can use, and every title that stands twice.

    `indikatoren`: the records of the catalogue.
    """
    katalog = {satz.id: satz for _, satz in indikatoren}
    titel: dict[str, str] = {}
    for roh, satz in saetze:
        probleme += _check_parts(roh, satz, katalog, indikatoren.fehlerhafte)
        if satz.titel in titel:
            befund = f"„{satz.titel}“ heißt schon die Vorlage in {titel[satz.titel]}."
            probleme.append(_problem(roh, ("titel",), befund, "jeden Titel einmal"))
        titel.setdefault(satz.titel, roh.datei)


def preset(roh: Datensatz, satz: VorlageSatz, indikatoren: Mapping[str, Indikator]) -> Vorlage:
    """A checked record as a Vorlage. Where it says no priority, the catalogue does."""
    teile = tuple(
        Teilindikator(teil.indikator, teil.gewicht, teil.vorrang or _usual_priority(teil, indikatoren))
        for teil in satz.teil
    )
    return Vorlage(
        id=PurePosixPath(roh.datei).stem,
        titel=satz.titel,
        beschreibung=satz.beschreibung,
        rechenweg=Rechenweg(teile, satz.normierung, satz.mittelung, satz.gehweg),
    )


def _check_parts(
    roh: Datensatz, satz: VorlageSatz, katalog: Mapping[str, IndikatorSatz], fehlerhafte: set[str]
) -> Iterator[Problem]:
    """What the parts name must exist, fit into an index, stand once, and say which end comes first."""
    genannt: set[str] = set()
    for nummer, teil in enumerate(satz.teil):
        kennung = teil.indikator
        ort = ("teil", nummer, "indikator")
        if kennung in genannt:
            yield _problem(roh, ort, f"„{kennung}“ steht schon in dieser Vorlage.", "jeden Indikator einmal")
            continue
        genannt.add(kennung)
        if kennung in fehlerhafte:
            continue  # said where it stands
        eintrag = katalog.get(kennung)
        if eintrag is None and kennung != LUECKE:
            yield _problem(roh, ort, f"„{kennung}“ gibt es nicht.", _TEIL)
        elif eintrag is not None and not measures_need(eintrag):
            yield _problem(roh, ort, f"„{kennung}“ lässt sich hier nicht verwenden.", _TEIL)
        else:
            yield from _check_priority(roh, nummer, teil, _usual_priority(teil, katalog))


def _check_priority(
    roh: Datensatz, nummer: int, teil: TeilSatz, ueblich: Vorrang | None
) -> Iterator[Problem]:
    if teil.vorrang is None and ueblich is None:
        befund = f"„{teil.indikator}“ hat im Katalog keine Richtung, und hier fehlt der Vorrang."
        erwartet = " oder ".join(f"„{vorrang.value}“" for vorrang in Vorrang)
        yield _problem(roh, ("teil", nummer, "vorrang"), befund, erwartet)
    elif ueblich is not None and teil.vorrang not in (None, ueblich):
        befund = f"„{teil.vorrang.value}“ widerspricht der Richtung von „{teil.indikator}“."
        yield _problem(roh, ("teil", nummer, "vorrang"), befund, f"„{ueblich.value}“ oder kein Vorrang")


def _usual_priority(
    teil: TeilSatz, katalog: Mapping[str, IndikatorSatz] | Mapping[str, Indikator]
) -> Vorrang | None:
    """The end to which the catalogue gives priority; a gap in reach is a burden by its nature."""
    return (
        Vorrang.HOCH if teil.indikator == LUECKE else UEBLICHER_VORRANG.get(katalog[teil.indikator].richtung)
    )


def _problem(roh: Datensatz, pfad: tuple[str | int, ...], befund: str, erwartet: str) -> Problem:
    return Problem(roh.datei, roh.line_of(pfad), column(pfad), befund, erwartet)
