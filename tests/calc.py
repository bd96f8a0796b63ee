"""LibreOffice without a window, to have a workbook calculated by a program that did not make it."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from openpyxl import Workbook

FEHLT = "LibreOffice fehlt (Debian: libreoffice-calc-nogui)"


def program() -> str | None:
    """The path of soffice; None without."""
    return shutil.which("soffice")


def edited(xlsx: bytes, zellen: Mapping[tuple[str, str], object]) -> Workbook:
    """The workbook with other values in (sheet, cell); openpyxl drops those of the formulas."""
    mappe = openpyxl.load_workbook(io.BytesIO(xlsx))
    for (blatt, zelle), wert in zellen.items():
        mappe[blatt][zelle] = wert
    return mappe


def recalculated(mappen: Mapping[str, Workbook], ordner: Path) -> dict[str, Workbook]:
    """The workbooks with the values that LibreOffice finds, all in one go: it takes seconds to start."""
    ein, aus = ordner / "ein", ordner / "aus"
    ein.mkdir()
    for name, mappe in mappen.items():
        mappe.save(ein / f"{name}.xlsx")
    befehl = [
        program(),
        f"-env:UserInstallation={(ordner / 'profil').as_uri()}",  # nobody else's, so that nobody else waits
        "--headless",
        *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(aus)),
        *map(str, sorted(ein.iterdir())),
    ]
    ergebnis = subprocess.run(befehl, capture_output=True, text=True, timeout=180, check=False)
    assert ergebnis.returncode == 0, ergebnis.stderr
    return {name: openpyxl.load_workbook(aus / f"{name}.xlsx", data_only=True) for name in mappen}
