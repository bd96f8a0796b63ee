"""A workbook with sheets of formulas, and with cells that are there to be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sozialraum.model import Mittelung, Normierung, Vorrang
from sozialraum.reports import tables
from sozialraum.reports.priority_formulas import Formel
from sozialraum.views.table import Zahl

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_GELB = {"bg_color": "#fff3c4", "border": 1, "valign": "top"}
_ZAHL = {"num_format": "#,##0.000", "valign": "top", "align": "right"}
_FORMATE = {
    "rang": {"bold": True, "valign": "top", "align": "right"},
    "index": _ZAHL,
    "anteil": _ZAHL | {"num_format": "0.0%"},
    "satz": {"bold": True, "valign": "top"},
    "eingabe": _GELB,
    "eingabezahl": _GELB | {"num_format": "General"},
}
_AB_NULL = {
    "validate": "decimal",
    "criteria": ">=",
    "value": 0,
    "error_title": "Gewicht",
    "error_message": "Ein Gewicht ist eine Zahl ab 0.",
}


@dataclass(frozen=True)
class Rechenmappe:
    """The workbook with its formats, in which sheets are written row by row."""

    mappe: "Workbook"
    formate: "dict[str, Format]"

    def __post_init__(self) -> None:
        for name, stil in _FORMATE.items():
            self.formate[name] = self.mappe.add_format(stil)

    def sheet(
        self, name: str, titel: str, satz: str, koepfe: Sequence[str], breiten: Sequence[int]
    ) -> "Worksheet":
        """A new sheet with its heads."""
        blatt = self.mappe.add_worksheet(name)
        tables.write_head(blatt, titel, satz, self.formate)
        for spalte, (kopf, breite) in enumerate(zip(koepfe, breiten, strict=True)):
            tables.write_text(blatt, tables.KOPFZEILE, spalte, kopf, self.formate["kopf"])
            blatt.set_column(spalte, spalte, breite)
        return blatt

    def row(self, blatt: "Worksheet", zeile: int, zellen: Sequence) -> None:
        """Formulas with their present value, numbers with their decimals, texts as texts; None: nothing."""
        for spalte, zelle in enumerate(zellen):
            if isinstance(zelle, Formel):
                blatt.write_formula(zeile, spalte, zelle.text, self.formate[zelle.art], zelle.wert)
            elif isinstance(zelle, Zahl):
                blatt.write_number(zeile, spalte, zelle.wert, self.number(zelle.stellen))
            elif zelle is not None:
                tables.write_text(blatt, zeile, spalte, zelle, self.formate["umbruch"])

    def number(self, stellen: int) -> "Format":
        """The format of a number with so many decimals, made once."""
        name = f"zahl {stellen}"
        if name not in self.formate:
            zahlformat = {"num_format": tables.number_format(stellen, vorzeichen=False), "valign": "top"}
            self.formate[name] = self.mappe.add_format(zahlformat)
        return self.formate[name]

    def weight(self, blatt: "Worksheet", ort: tuple[int, int], gewicht: float) -> None:
        """A cell that takes numbers from 0 on."""
        blatt.write_number(*ort, gewicht, self.formate["eingabezahl"])
        blatt.data_validation(*ort, *ort, _AB_NULL)

    def choice(
        self, blatt: "Worksheet", ort: tuple[int, int], wert: Normierung | Mittelung | Vorrang
    ) -> None:
        """A cell that takes the words of one kind only."""
        tables.write_text(blatt, *ort, wert.value, self.formate["eingabe"])
        blatt.data_validation(*ort, *ort, {"validate": "list", "source": [w.value for w in type(wert)]})
