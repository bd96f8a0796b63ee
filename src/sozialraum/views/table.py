"""A table as data: one source for the page, for CSV and for XLSX."""

from dataclasses import dataclass

from sozialraum.model import Quelle
from sozialraum.views import numbers
from sozialraum.views.markup import render


@dataclass(frozen=True)
class Zahl:
    """A number with decimals of its own, where the rows of a column have different units."""

    wert: float
    stellen: int


@dataclass(frozen=True)
class Spalte:
    """A column. `stellen` None: text; else numbers with so many decimals, `vorzeichen`: differences."""

    name: str
    einheit: str = ""
    stellen: int | None = None
    vorzeichen: bool = False

    @property
    def kopf(self) -> str:
        """Name and unit in one line."""
        return f"{self.name} ({self.einheit})" if self.einheit else self.name

    def number(self, zelle: "Zelle") -> Zahl | None:
        """The cell as a number with its decimals, rounded to them; None for a text and for nothing."""
        if self.stellen is None or not isinstance(zelle, int | float | Zahl):
            return None
        zahl = zelle if isinstance(zelle, Zahl) else Zahl(zelle, self.stellen)
        return Zahl(round(zahl.wert, zahl.stellen) + 0.0, zahl.stellen)  # + 0.0 turns -0.0 into 0.0


@dataclass(frozen=True)
class Link:
    """A text that leads to another page of the dashboard."""

    text: str
    href: str

    def __str__(self) -> str:
        return self.text


Zelle = str | float | int | Zahl | Link | None
"""A text where a number is expected says why there is none. None: nothing to say here."""


@dataclass(frozen=True)
class Tabelle:
    """Rows of cells under columns, with what must travel along: date, sources, notes."""

    titel: str
    spalten: tuple[Spalte, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]
    quellen: tuple[Quelle, ...] = ()
    stand: str = ""
    hinweise: tuple[str, ...] = ()


def html(tabelle: Tabelle, leer: str = "Keine Zeile.") -> str:
    """The table as an HTML fragment; its first column names the row. `leer`: said when it has no rows."""
    zeilen = [
        [_cell(spalte, zelle) for spalte, zelle in zip(tabelle.spalten, zeile, strict=True)]
        for zeile in tabelle.zeilen
    ]
    return render("tabelle", tabelle=tabelle, zeilen=zeilen, leer=leer)


def _cell(spalte: Spalte, zelle: Zelle) -> dict:
    if isinstance(zelle, Link):
        return {"art": "", "text": zelle.text, "href": zelle.href}
    if zahl := spalte.number(zelle):
        schreiben = numbers.signed if spalte.vorzeichen else numbers.number
        return {"art": "zahl", "text": schreiben(zahl.wert, zahl.stellen), "href": ""}
    art = "" if spalte.stellen is None else "zahl" if zelle is None else "luecke"
    return {"art": art, "text": "–" if zelle is None else str(zelle), "href": ""}
