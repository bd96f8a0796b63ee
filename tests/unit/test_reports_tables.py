"""Tables as files, read back by other programs: csv of the standard library, openpyxl."""

import csv
import io
import re
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sozialraum.model import Quelle
from sozialraum.reports.tables import as_text, csv_bytes, sheet_names, xlsx_bytes
from sozialraum.views.table import Link, Spalte, Tabelle

REGISTER = Quelle(
    "r", "Melderegister", "Amt für Beispiele", "https://example.org/r", "CC BY 4.0", "2023-01-31"
)
ZENSUS = Quelle("z", "Zählung", "Amt für Zählungen", "https://example.org/z", "dl-de/by-2-0")
TABELLE = Tabelle(
    titel="Kinder: Überblick",
    spalten=(
        Spalte("Stadtteil"),
        Spalte("Anteil", "%", 1),
        Spalte("Abstand", "Prozentpunkte", 1, vorzeichen=True),
        Spalte("Personen", stellen=0),
    ),
    zeilen=(
        (Link("Testheim", "/stadtteil?stadtteil=Testheim"), 20.04, 5.0, 1200),
        ("Beispielau", 12.25, -2.75, 1234567.0),
        ("Probeck", "unterdrückt, Zahl zu klein", None, 0),
    ),
    quellen=(REGISTER, ZENSUS),
    stand="31.12.2022",
    hinweise=("Erfunden.",),
)
TEXT = st.text(max_size=40) | st.sampled_from("=+-@\t\r").flatmap(lambda z: st.text().map(lambda t: z + t))


def one_column(texte: list[str], kopf: str = "Text") -> Tabelle:
    return Tabelle("Tabelle", (Spalte(kopf),), tuple((text,) for text in texte))


def rows(inhalt: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(inhalt.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets(inhalt: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(inhalt))


def test_csv_is_written_as_german_spreadsheets_read_it():
    quelle = "Amt für Beispiele: Melderegister, CC BY 4.0 · Amt für Zählungen: Zählung, dl-de/by-2-0"
    assert (
        csv_bytes(TABELLE)
        == b"\xef\xbb\xbf"
        + (
            "Stadtteil;Anteil (%);Abstand (Prozentpunkte);Personen;Stand;Quelle\r\n"
            f"Testheim;20,0;5,0;1200;31.12.2022;{quelle}\r\n"
            f"Beispielau;12,2;-2,8;1234567;31.12.2022;{quelle}\r\n"
            f"Probeck;unterdrückt, Zahl zu klein;;0;31.12.2022;{quelle}\r\n"
        ).encode()
    )


def test_csv_has_no_columns_for_a_date_and_sources_that_are_not_known():
    assert csv_bytes(one_column(["a"])).decode("utf-8-sig") == "Text\r\na\r\n"


def test_csv_keeps_a_table_s_own_column_of_sources():
    tabelle = Tabelle(
        "T", (Spalte("Wert", stellen=0), Spalte("Quelle")), ((1, "eigene"),), (REGISTER,), "2022"
    )
    assert rows(csv_bytes(tabelle)) == [["Wert", "Quelle", "Stand"], ["1", "eigene", "2022"]]


def test_a_table_without_rows_keeps_its_head():
    leer = Tabelle("T", TABELLE.spalten, ())
    assert rows(csv_bytes(leer)) == [["Stadtteil", "Anteil (%)", "Abstand (Prozentpunkte)", "Personen"]]
    assert [zelle.value for zelle in sheets(xlsx_bytes([leer]))["T"][3]][:2] == ["Stadtteil", "Anteil (%)"]


def test_a_value_that_rounds_to_zero_has_no_sign():
    tabelle = Tabelle("T", (Spalte("a", stellen=1, vorzeichen=True),), ((-0.04,), (0.04,), (-0.0,)))
    assert rows(csv_bytes(tabelle))[1:] == [["0,0"], ["0,0"], ["0,0"]]
    werte = [zelle.value for zelle in sheets(xlsx_bytes([tabelle]))["T"]["A"][3:]]
    assert werte == [0, 0, 0]


@pytest.mark.parametrize("text", ["=1+1", "+49 451", "-x", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_could_be_a_formula_gets_an_apostrophe_in_csv(text):
    assert rows(csv_bytes(one_column([text], kopf=text))) == [["'" + text]] * 2


def test_the_apostrophe_protects_date_and_sources_too_and_no_other_text():
    boese = Quelle("b", "Titel", "=cmd", "https://example.org", "frei")
    tabelle = Tabelle("T", (Spalte("a"),), (("a=b",),), (boese,), "-2022")
    assert rows(csv_bytes(tabelle))[1] == ["a=b", "'-2022", "'=cmd: Titel, frei"]


@given(st.lists(TEXT, max_size=5))
def test_every_text_comes_back_from_csv(texte):
    tabelle = Tabelle("T", (Spalte("a"), Spalte("b")), tuple((text, "x") for text in texte))
    assert rows(csv_bytes(tabelle))[1:] == [[as_text(text), "x"] for text in texte]


def stored(text: str) -> str:
    """A text as a workbook spells it: characters that XML forbids by their number."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", lambda m: f"_x{ord(m[0]):04X}_", text)


@given(st.lists(TEXT, min_size=1, max_size=5))
@example(["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
@example(["https://example.org", "mailto:a@example.org", "internal:Quellen!A1", "{=1+1}", "12", "TRUE"])
@example(["<r>x</r>", "<r><t>x</t></r>", "</t></si>", "_x0041_", "\ufffe", "\x00"])
def test_every_text_comes_back_from_xlsx_as_text_and_never_as_a_formula_or_link(texte):
    blatt = sheets(xlsx_bytes([one_column(texte, kopf=texte[0])])).worksheets[0]
    zellen = [zelle for (zelle,) in blatt.iter_rows(min_row=3)]
    assert [zelle.value for zelle in zellen] == [stored(text) for text in (texte[0], *texte)]
    assert {zelle.data_type for zelle in zellen} == {"s"}
    assert not any(zelle.hyperlink for zelle in zellen)


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_a_number_comes_back_at_the_precision_shown(wert, stellen):
    tabelle = Tabelle("T", (Spalte("a", stellen=stellen),), ((wert,),))
    zelle = sheets(xlsx_bytes([tabelle])).worksheets[0]["A4"]
    assert zelle.data_type == "n" and zelle.value == round(wert, stellen)
    assert float(rows(csv_bytes(tabelle))[1][0].replace(",", ".")) == round(wert, stellen)


def test_xlsx_cells_are_typed_and_formatted_by_column():
    blatt = sheets(xlsx_bytes([TABELLE]))["Kinder Überblick"]
    zeilen = [[zelle.value for zelle in zeile] for zeile in blatt.iter_rows()]
    assert zeilen == [
        ["Kinder: Überblick", None, None, None],
        ["Stand: 31.12.2022", None, None, None],
        ["Stadtteil", "Anteil (%)", "Abstand (Prozentpunkte)", "Personen"],
        ["Testheim", 20, 5, 1200],
        ["Beispielau", 12.2, -2.8, 1234567],
        ["Probeck", "unterdrückt, Zahl zu klein", None, 0],
    ]
    assert [zelle.data_type for zelle in blatt[5]] == ["s", "n", "n", "n"]
    formate = [zelle.number_format for zelle in blatt[5]]
    assert formate == ["General", "#,##0.0", "+#,##0.0;-#,##0.0;#,##0.0", "#,##0"]


def test_a_gap_in_xlsx_looks_unlike_a_value():
    blatt = sheets(xlsx_bytes([TABELLE]))["Kinder Überblick"]
    assert blatt["B6"].font.italic and not blatt["B5"].font.italic
    assert blatt["C6"].value is None


def test_an_xlsx_sheet_can_be_read_on_screen_and_on_paper():
    blatt = sheets(xlsx_bytes([TABELLE]))["Kinder Überblick"]
    assert blatt.freeze_panes == "A4"
    assert blatt.auto_filter.ref == "A3:D6"
    assert blatt.page_setup.orientation == "landscape"
    assert blatt.column_dimensions["B"].width > len("unterdrückt, Zahl zu klein")


def test_the_last_sheet_names_every_source_and_note():
    blatt = sheets(xlsx_bytes([TABELLE, one_column([])]))["Quellen"]
    assert [[zelle.value for zelle in zeile] for zeile in blatt.iter_rows(min_row=3)] == [
        ["Tabelle", "Stand der Werte", "Quelle", "Herausgeber", "Lizenz", "Adresse", "Stand der Quelle"],
        [
            "Kinder: Überblick",
            "31.12.2022",
            "Melderegister",
            "Amt für Beispiele",
            "CC BY 4.0",
            "https://example.org/r",
            "31.01.2023",
        ],
        [
            "Kinder: Überblick",
            "31.12.2022",
            "Zählung",
            "Amt für Zählungen",
            "dl-de/by-2-0",
            "https://example.org/z",
            "",
        ],
        [None] * 7,
        ["Kinder: Überblick", "Erfunden.", *[None] * 5],
    ]
    assert blatt["F4"].hyperlink.target == "https://example.org/r"


@pytest.mark.filterwarnings("ignore:Ignoring URL")
def test_an_address_too_long_for_a_link_remains_as_text():
    lang = Quelle("l", "T", "H", "https://example.org/" + "x" * 3000, "frei")
    zelle = sheets(xlsx_bytes([Tabelle("T", (), (), (lang,))]))["Quellen"]["F4"]
    assert zelle.value == lang.url and zelle.hyperlink is None


def test_a_text_longer_than_a_cell_is_cut_and_not_lost():
    zelle = sheets(xlsx_bytes([one_column(["x" * 40_000])])).worksheets[0]["A4"]
    assert zelle.value == "x" * 32_767


def test_the_same_tables_give_the_same_bytes():
    assert xlsx_bytes([TABELLE]) == xlsx_bytes([TABELLE])
    eigenschaften = ZipFile(io.BytesIO(xlsx_bytes([TABELLE]))).read("docProps/core.xml")
    assert b"2000-01-01T00:00:00Z" in eigenschaften


def test_sheets_have_names_that_excel_takes():
    assert sheet_names(["Alter", "alter", "a/b:c*d?[e]\\", "'x'", "", "Quellen", "History", "\x07\n"]) == [
        "Alter",
        "alter (2)",
        "abcde",
        "x",
        "Tabelle",
        "Quellen (2)",
        "History (2)",
        "Tabelle (2)",
    ]


def test_long_names_stay_different_within_31_characters():
    assert sheet_names(["x" * 40, "x" * 40]) == ["x" * 31, "x" * 27 + " (2)"]


def test_a_long_name_is_cut_behind_a_word():
    titel = "Travemünde, Schlutup und Lübeck insgesamt nebeneinander"
    assert sheet_names([titel, titel]) == ["Travemünde, Schlutup und Lübeck", "Travemünde, Schlutup und (2)"]
    assert sheet_names(["Bevölkerungsentwicklung (2022), % seit 2010"]) == ["Bevölkerungsentwicklung (2022)"]
    assert sheet_names(["Stadtteile mit genau 31 Zeichen"]) == ["Stadtteile mit genau 31 Zeichen"]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_titles_make_a_workbook(titel):
    namen = sheet_names(titel)
    assert all(1 <= len(name) <= 31 for name in namen)
    assert len({name.lower() for name in [*namen, "Quellen"]}) == len(titel) + 1
    mappe = sheets(xlsx_bytes([Tabelle(name, (Spalte("a"),), ()) for name in titel]))
    assert len(mappe.sheetnames) == len(titel) + 1
