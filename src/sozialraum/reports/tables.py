"""Tables as CSV and XLSX. Numbers stay numbers, text stays text, sources travel along.

XlsxWriter is imported inside the function: it takes a third of a second, and only a click needs it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from sozialraum.reports import citation
from sozialraum.views import numbers
from sozialraum.views.table import Spalte, Tabelle, Zelle

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FORMELZEICHEN = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins with one of these could be run as a formula when a CSV file is opened."""
QUELLEN = "Quellen"
"""The last sheet of every workbook."""

_ZEICHEN_JE_ZELLE = 32_767
_ZEICHEN_JE_BLATTNAME = 31
KOPFZEILE = 2
"""Row of the column heads, after title and date."""
_FORMATE = {
    "titel": {"bold": True, "font_size": 14},
    "stand": {"font_color": "#5c5751"},
    "kopf": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "text": {"valign": "top"},
    "umbruch": {"valign": "top", "text_wrap": True},
    "luecke": {"italic": True, "font_color": "#6f6a65", "align": "right", "valign": "top"},
    "link": {"font_color": "#0b57a4", "underline": 1, "valign": "top"},
}


def csv_bytes(tabelle: Tabelle) -> bytes:
    """A table as German CSV: `;`, decimal comma, UTF-8 with BOM, CRLF; one head, then only rows.

    Numbers have the decimals of their column and no thousands separators. Date and sources are the
    last columns, the same in every row, unless the table has columns of these names. A text that a
    spreadsheet could run as a formula gets an apostrophe in front.
    """
    koepfe = [spalte.kopf for spalte in tabelle.spalten]
    quellen = " · ".join(map(citation.source, tabelle.quellen))
    anhang = {
        name: text
        for name, text in (("Stand", tabelle.stand), ("Quelle", quellen))
        if text and name not in koepfe
    }
    datei = io.StringIO(newline="")
    schreiber = csv.writer(datei, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(map(as_text, [*koepfe, *anhang]))
    for zeile in tabelle.zeilen:
        zellen = (_csv_cell(spalte, zelle) for spalte, zelle in zip(tabelle.spalten, zeile, strict=True))
        schreiber.writerow([*zellen, *map(as_text, anhang.values())])
    return datei.getvalue().encode("utf-8-sig")


def as_text(text: str) -> str:
    """The text, behind an apostrophe if a spreadsheet could take it for a formula."""
    return f"'{text}" if text.startswith(FORMELZEICHEN) else text


def _csv_cell(spalte: Spalte, zelle: Zelle) -> str:
    if zahl := spalte.number(zelle):
        return f"{zahl.wert:.{zahl.stellen}f}".replace(".", ",")
    return "" if zelle is None else as_text(str(zelle))


def xlsx_bytes(tabellen: Sequence[Tabelle]) -> bytes:
    """Tables as one workbook: a sheet per table and a last one with sources and notes.

    Numbers are typed and rounded to what the page shows; text is never a formula or a link. The same
    tables give the same bytes.
    """
    datei = io.BytesIO()
    with workbook(datei) as (mappe, formate):
        for name, tabelle in zip(sheet_names(t.titel for t in tabellen), tabellen, strict=True):
            write_table(mappe, mappe.add_worksheet(name), tabelle, formate)
        write_sources(mappe.add_worksheet(QUELLEN), tabellen, formate)
    return datei.getvalue()


@contextmanager
def workbook(datei: io.BytesIO) -> "Iterator[tuple[Workbook, dict[str, Format]]]":
    """An empty workbook with the formats of its cells by name; `datei` has it after the block."""
    from xlsxwriter import Workbook  # noqa: PLC0415

    with Workbook(datei, {"in_memory": True}) as mappe:
        # a fixed date: when a file was made says nothing about its values
        mappe.set_properties({"author": citation.DASHBOARD, "created": datetime(2000, 1, 1)})
        yield mappe, {name: mappe.add_format(eigenschaften) for name, eigenschaften in _FORMATE.items()}


def sheet_names(titel: Iterable[str]) -> list[str]:
    """Names as Excel takes them: 1 to 31 allowed characters, each different, none of them "Quellen"."""
    vergeben = {QUELLEN.lower(), "history"}  # Excel keeps "History" for itself
    namen = []
    for text in titel:
        grund = "".join(zeichen for zeichen in text if zeichen.isprintable() and zeichen not in "[]:*?/\\")
        grund = grund.strip("' ") or "Tabelle"
        zusatz, nummer = "", 1
        while (name := _shortened(grund, zusatz)).lower() in vergeben:
            nummer += 1
            zusatz = f" ({nummer})"
        vergeben.add(name.lower())
        namen.append(name)
    return namen


def _shortened(grund: str, zusatz: str) -> str:
    """Cut behind a word; within one only if it is the first."""
    platz = _ZEICHEN_JE_BLATTNAME - len(zusatz)
    if len(grund) > platz:
        worte = grund[: platz + 1].rpartition(" ")[0].rstrip("' ,;:–-(")
        grund = worte or grund[:platz]
    return grund.strip("' ") + zusatz


def write_table(
    mappe: "Workbook", blatt: "Worksheet", tabelle: Tabelle, formate: "dict[str, Format]"
) -> None:
    """A table on a sheet of its own, with a filter at every column."""
    write_head(blatt, tabelle.titel, f"Stand: {tabelle.stand}" if tabelle.stand else "", formate)
    for nummer, spalte in enumerate(tabelle.spalten):
        zellen = [zeile[nummer] for zeile in tabelle.zeilen]
        zahlformate = {
            stellen: mappe.add_format(
                {"num_format": number_format(stellen, spalte.vorzeichen), "valign": "top"}
            )
            for stellen in dict.fromkeys(zahl.stellen for zahl in map(spalte.number, zellen) if zahl)
        }
        write_text(blatt, KOPFZEILE, nummer, spalte.kopf, formate["kopf"])
        blatt.set_column(nummer, nummer, _width(spalte, zellen))
        for zeile, zelle in enumerate(zellen, KOPFZEILE + 1):
            if zelle is None:
                continue
            if zahl := spalte.number(zelle):
                blatt.write_number(zeile, nummer, zahl.wert, zahlformate[zahl.stellen])
            else:
                art = "text" if spalte.stellen is None else "luecke"
                write_text(blatt, zeile, nummer, str(zelle), formate[art])
    if tabelle.spalten:
        blatt.autofilter(KOPFZEILE, 0, KOPFZEILE + len(tabelle.zeilen), len(tabelle.spalten) - 1)


def write_sources(blatt: "Worksheet", tabellen: Sequence[Tabelle], formate: "dict[str, Format]") -> None:
    """One row per table and source, then one per table and note."""
    write_head(blatt, "Quellen und Hinweise", citation.DASHBOARD, formate)
    koepfe = ("Tabelle", "Stand der Werte", "Quelle", "Herausgeber", "Lizenz", "Adresse", "Stand der Quelle")
    for nummer, (kopf, breite) in enumerate(zip(koepfe, (30, 16, 50, 40, 34, 50, 16), strict=True)):
        write_text(blatt, KOPFZEILE, nummer, kopf, formate["kopf"])
        blatt.set_column(nummer, nummer, breite)
    zeile = KOPFZEILE + 1
    for tabelle in tabellen:
        for q in tabelle.quellen:
            stand = numbers.date(q.stand) if q.stand else ""
            angaben = (tabelle.titel, tabelle.stand, q.titel, q.herausgeber, q.lizenz, q.url, stand)
            for nummer, text in enumerate(angaben):
                write_text(blatt, zeile, nummer, text, formate["umbruch"])
            # over the text: where an address is too long for a link, the text remains
            blatt.write_url(zeile, koepfe.index("Adresse"), q.url, formate["link"], string=q.url)
            zeile += 1
    for tabelle in tabellen:
        for hinweis in tabelle.hinweise:
            write_text(blatt, zeile + 1, 0, tabelle.titel, formate["umbruch"])
            write_text(blatt, zeile + 1, 1, hinweis, formate["text"])
            zeile += 1


def write_head(blatt: "Worksheet", titel: str, stand: str, formate: "dict[str, Format]") -> None:
    """Title and date above a head that stays in view, and a printout that fits the paper's width."""
    write_text(blatt, 0, 0, titel, formate["titel"])
    write_text(blatt, 1, 0, stand, formate["stand"])
    blatt.freeze_panes(KOPFZEILE + 1, 0)
    blatt.set_landscape()
    blatt.set_paper(9)  # A4
    blatt.fit_to_pages(1, 0)
    blatt.repeat_rows(KOPFZEILE)


def write_text(blatt: "Worksheet", zeile: int, spalte: int, text: str, stil: "Format") -> None:
    """Never `write()`, which would turn "=1+1" into a formula."""
    text = text[:_ZEICHEN_JE_ZELLE]
    if text.startswith("<r>") and text.endswith("</r>"):  # write_string would take it for markup of its own
        blatt.write_rich_string(zeile, spalte, text[:1], stil, text[1:], stil)
    else:
        blatt.write_string(zeile, spalte, text, stil)


def number_format(stellen: int, vorzeichen: bool) -> str:
    """Decimals as on the page; a difference carries its sign. Excel puts in its own separators."""
    zahl = "#,##0" + (f".{'0' * stellen}" if stellen else "")
    return f"+{zahl};-{zahl};{zahl}" if vorzeichen else zahl


def _width(spalte: Spalte, zellen: Sequence[Zelle]) -> int:
    """Wide enough for most cells; a long head is wrapped instead."""
    laengen = [len(str(zelle)) for zelle in zellen if isinstance(zelle, str) or spalte.stellen is None]
    return min(max([12, *(laenge + 2 for laenge in laengen), *(len(w) + 2 for w in spalte.kopf.split())]), 60)
