"""Reads CSV and TOML files into records that remember in which line each field stands."""

import csv
import io
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from sozialraum.errors import Problem


@dataclass(frozen=True)
class Datensatz:
    """One CSV row or one TOML block: raw fields, and the line of the record and of its fields."""

    datei: str
    zeile: int
    felder: dict
    feldzeilen: dict[str, int] = field(default_factory=dict)

    def line_of(self, pfad: tuple[str | int, ...]) -> int:
        """Line of the field at a path such as ("raumbezug", "text"), else of the nearest parent."""
        for ende in range(len(pfad), 0, -1):
            zeile = self.feldzeilen.get(".".join(map(str, pfad[:ende])))
            if zeile:
                return zeile
        return self.zeile


def read_text(ordner: Path, datei: str, probleme: list[Problem]) -> str | None:
    """Text of a UTF-8 file; None after noting why it cannot be read."""
    try:
        return (ordner / datei).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        probleme.append(Problem(datei, None, "", "Die Datei fehlt.", "eine Datei an dieser Stelle"))
    except UnicodeDecodeError as fehler:
        zeile = fehler.object[: fehler.start].count(b"\n") + 1
        probleme.append(
            Problem(datei, zeile, "", "Die Zeichen sind nicht lesbar.", "Text in der Kodierung UTF-8")
        )
    except OSError as fehler:
        probleme.append(
            Problem(datei, None, "", f"Die Datei lässt sich nicht lesen ({fehler.strerror}).", "Leserecht")
        )
    return None


def read_csv(ordner: Path, datei: str, spalten: list[str], probleme: list[Problem]) -> list[Datensatz]:
    """Rows of a `;` separated file with exactly the given columns, in any order."""
    text = read_text(ordner, datei, probleme)
    if text is None:
        return []
    leser = csv.reader(io.StringIO(text), delimiter=";", strict=True)
    saetze: list[Datensatz] = []
    kopf: list[str] | None = None
    anfang = 1
    try:
        for zellen in leser:
            zeile, anfang = anfang, leser.line_num + 1
            if kopf is None:
                kopf = zellen
                if sorted(kopf) != sorted(spalten):
                    probleme.append(
                        Problem(
                            datei, 1, "", f"Die Spalten sind „{';'.join(kopf)}“.", f"„{';'.join(spalten)}“"
                        )
                    )
                    return []
            elif not any(zellen):
                continue  # spreadsheets leave such rows behind
            elif any("\n" in zelle or "\r" in zelle for zelle in zellen):
                probleme.append(
                    Problem(
                        datei, zeile, "", "Eine Zelle enthält einen Zeilenumbruch.", "eine Zeile je Eintrag"
                    )
                )
            elif len(zellen) != len(kopf):
                probleme.append(
                    Problem(
                        datei,
                        zeile,
                        "",
                        f"Die Zeile hat {len(zellen)} Felder.",
                        f"{len(kopf)} Felder, getrennt durch „;“",
                    )
                )
            else:
                saetze.append(Datensatz(datei, zeile, dict(zip(kopf, zellen, strict=True))))
    except csv.Error as fehler:
        probleme.append(
            Problem(
                datei,
                anfang,
                "",
                f"Die Zeile ist keine gültige CSV-Zeile ({fehler}).",
                "Anführungszeichen, die paarweise stehen",
            )
        )
        return []
    if kopf is None:
        probleme.append(Problem(datei, 1, "", "Die Datei ist leer.", f"die Kopfzeile „{';'.join(spalten)}“"))
    return saetze


def read_toml(ordner: Path, datei: str, tabelle: str, probleme: list[Problem]) -> list[Datensatz]:
    """Blocks `[[tabelle]]` of a TOML file."""
    text = read_text(ordner, datei, probleme)
    if text is None:
        return []
    try:
        inhalt = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fehler:
        ort = re.search(r"line (\d+), column (\d+)", str(fehler))
        probleme.append(
            Problem(
                datei,
                int(ort[1]) if ort else None,
                f"Zeichen {ort[2]}" if ort else "",
                "Hier lässt sich die Datei nicht lesen.",
                "gültiges TOML (Text in Anführungszeichen, Klammern paarweise, jedes Feld nur einmal)",
            )
        )
        return []
    bloecke = inhalt.pop(tabelle, None)
    for fremd in inhalt:
        probleme.append(
            Problem(datei, None, fremd, "Dieses Feld ist nicht vorgesehen.", f"Blöcke [[{tabelle}]]")
        )
    if not isinstance(bloecke, list) or not all(isinstance(block, dict) for block in bloecke):
        probleme.append(Problem(datei, 1, "", "Es gibt keinen Block.", f"mindestens ein Block [[{tabelle}]]"))
        return []
    orte = _field_lines(text, tabelle)
    if len(orte) != len(bloecke):  # written in a way whose lines cannot be found: no block may get lost
        orte = [(1, {})] * len(bloecke)
    return [
        Datensatz(datei, zeile, block, feldzeilen)
        for block, (zeile, feldzeilen) in zip(bloecke, orte, strict=True)
    ]


def _field_lines(text: str, tabelle: str) -> list[tuple[int, dict[str, int]]]:
    """tomllib tells no positions, so the lines of blocks and fields are found again in the text."""
    bloecke: list[tuple[int, dict[str, int]]] = []
    pfad = ""
    anfang = re.compile(rf'\s*\[\[\s*"?{tabelle}"?\s*\]\]\s*(#.*)?')
    for nummer, zeile in enumerate(text.splitlines(), start=1):
        if anfang.fullmatch(zeile):
            bloecke.append((nummer, {}))
            pfad = ""
        elif bloecke and (kopf := re.match(rf"\s*\[(\[?){tabelle}\.([\w.]+)\]", zeile)):
            pfad = kopf[2]
            if kopf[1]:
                nummern = re.compile(re.escape(pfad) + r"\.\d+")
                pfad += f".{sum(1 for ort in bloecke[-1][1] if nummern.fullmatch(ort))}"
            bloecke[-1][1][pfad] = nummer
            pfad += "."
        elif bloecke and (feld := re.match(r"\s*([\w-]+)\s*=", zeile)):
            bloecke[-1][1].setdefault(pfad + feld[1], nummer)
    return bloecke
