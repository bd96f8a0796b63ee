"""Reading text, CSV and TOML: what cannot be read is said with its line, what can be read keeps its line."""

import beispiel
import pytest

from sozialraum.errors import Problem
from sozialraum.sources import load
from sozialraum.sources.records import Datensatz, read_csv, read_text, read_toml

PAARWEISE = "Anführungszeichen, die paarweise stehen"
TOML_ERWARTET = "gültiges TOML (Text in Anführungszeichen, Klammern paarweise, jedes Feld nur einmal)"


def csv(tmp_path, text, spalten=("a", "b")):
    (tmp_path / "x.csv").write_bytes(text.encode())
    probleme: list[Problem] = []
    return read_csv(tmp_path, "x.csv", list(spalten), probleme), probleme


def toml(tmp_path, text):
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    probleme: list[Problem] = []
    return read_toml(tmp_path, "x.toml", "ding", probleme), probleme


def test_a_missing_file_is_said_for_every_kind_of_file(tmp_path):
    for lesen in (
        lambda p: read_text(tmp_path, "x", p),
        lambda p: read_csv(tmp_path, "x", ["a"], p),
        lambda p: read_toml(tmp_path, "x", "ding", p),
    ):
        probleme: list[Problem] = []
        assert not lesen(probleme)
        assert probleme == [Problem("x", None, "", "Die Datei fehlt.", "eine Datei an dieser Stelle")]


def test_a_file_in_another_encoding_is_said_with_the_line_of_the_first_such_character(tmp_path):
    (tmp_path / "x.csv").write_bytes("a;b\n1;2\nö;3\n".encode("latin-1"))
    probleme: list[Problem] = []
    assert read_text(tmp_path, "x.csv", probleme) is None
    assert probleme == [
        Problem("x.csv", 3, "", "Die Zeichen sind nicht lesbar.", "Text in der Kodierung UTF-8")
    ]


def test_a_folder_in_place_of_a_file_is_said(tmp_path):
    (tmp_path / "x.csv").mkdir()
    probleme: list[Problem] = []
    assert read_text(tmp_path, "x.csv", probleme) is None
    (problem,) = probleme
    assert (problem.datei, problem.zeile, problem.spalte, problem.erwartet) == (
        "x.csv",
        None,
        "",
        "Leserecht",
    )
    assert problem.befund.startswith("Die Datei lässt sich nicht lesen (")


def test_a_byte_order_mark_as_excel_writes_it_is_not_part_of_the_text(tmp_path):
    saetze, probleme = csv(tmp_path, "\ufeffa;b\n1;2\n")
    assert not probleme
    assert saetze[0].felder == {"a": "1", "b": "2"}


def test_columns_may_stand_in_any_order_and_lines_may_end_as_on_windows(tmp_path):
    saetze, probleme = csv(tmp_path, "b;a\r\n1;2\r\n\r\n3;\r\n")
    assert not probleme
    assert [(satz.zeile, satz.felder) for satz in saetze] == [
        (2, {"b": "1", "a": "2"}),
        (4, {"b": "3", "a": ""}),
    ]


def test_a_quoted_cell_may_hold_the_separator(tmp_path):
    saetze, probleme = csv(tmp_path, 'a;b\n"1;2";"er sagt ""ja"""\n')
    assert not probleme
    assert saetze[0].felder == {"a": "1;2", "b": 'er sagt "ja"'}


@pytest.mark.parametrize("kopf", ["a", "a;c", "a;b;c", "a;b;b", "a,b"])
def test_other_columns_are_said_with_those_expected(tmp_path, kopf):
    saetze, probleme = csv(tmp_path, f"{kopf}\n1;2\n")
    assert saetze == []
    assert probleme == [Problem("x.csv", 1, "", f"Die Spalten sind „{kopf}“.", "„a;b“")]


def test_an_empty_file_is_said_with_the_header_expected(tmp_path):
    saetze, probleme = csv(tmp_path, "")
    assert saetze == []
    assert probleme == [Problem("x.csv", 1, "", "Die Datei ist leer.", "die Kopfzeile „a;b“")]


def test_a_line_with_another_number_of_fields_is_said_and_the_others_are_still_read(tmp_path):
    saetze, probleme = csv(tmp_path, "a;b\n1;2\n1\n1;2;3\n5;6\n")
    assert [satz.zeile for satz in saetze] == [2, 5]
    erwartet = "2 Felder, getrennt durch „;“"
    assert probleme == [
        Problem("x.csv", 3, "", "Die Zeile hat 1 Felder.", erwartet),
        Problem("x.csv", 4, "", "Die Zeile hat 3 Felder.", erwartet),
    ]


def test_an_unbalanced_quote_is_said(tmp_path):
    saetze, probleme = csv(tmp_path, 'a;b\n1;2\n3;"4\n')
    assert saetze == []
    (problem,) = probleme
    assert (problem.datei, problem.zeile, problem.spalte, problem.erwartet) == ("x.csv", 3, "", PAARWEISE)
    assert problem.befund.startswith("Die Zeile ist keine gültige CSV-Zeile (")


def test_an_unbalanced_quote_is_said_with_the_line_in_which_it_opens(tmp_path):
    _, probleme = csv(tmp_path, 'a;b\n1;2\n3;"4\n' + "5;6\n" * 50)
    assert [(p.zeile, p.erwartet) for p in probleme] == [(3, PAARWEISE)]


def test_a_line_break_in_a_cell_is_refused_as_the_readme_says(tmp_path):
    _, probleme = csv(tmp_path, 'a;b\n1;"2\nund mehr"\n3;4\n')
    assert [p.zeile for p in probleme] == [2]


def test_every_block_and_field_of_a_toml_file_remembers_its_line(tmp_path):
    saetze, probleme = toml(
        tmp_path,
        "# Kopf\n" + '\n[[ding]]\nid = "eins"\nliste = [\n  { a = 1 },\n  { a = 2 },\n]\n'
        '[ding.ort]\nart = "hier"\n[ding.ort.genau]\ntief = 1\n'
        '[[ding.teil]]\nname = "t0"\n[[ding.teil]]\nname = "t1"\n\n[[ding]]\nid = "zwei"\n',
    )
    assert not probleme
    eins, zwei = saetze
    zeilen = (tmp_path / "x.toml").read_text(encoding="utf-8").splitlines()
    erwartet = {
        ("id",): 'id = "eins"',
        ("liste",): "liste = [",
        ("liste", 1, "a"): "liste = [",
        ("ort",): "[ding.ort]",
        ("ort", "art"): 'art = "hier"',
        ("ort", "fehlt"): "[ding.ort]",
        ("ort", "genau", "tief"): "tief = 1",
        ("teil", 0, "name"): 'name = "t0"',
        ("teil", 1, "name"): 'name = "t1"',
    }
    assert {pfad: zeilen[eins.line_of(pfad) - 1] for pfad in erwartet} == erwartet
    assert zeilen[eins.zeile - 1] == "[[ding]]"
    assert zwei.zeile == len(zeilen) - 1
    assert zwei.line_of(("id",)) == len(zeilen)
    assert zwei.line_of(("unbekannt",)) == zwei.zeile


def test_a_csv_record_has_one_line_for_all_its_fields():
    assert Datensatz("x.csv", 4, {"a": "1"}).line_of(("a",)) == 4


@pytest.mark.parametrize(
    "text", ["", "# nur ein Kommentar\n", "ding = 3\n", "ding = [1, 2]\n", "[ding]\nid = 1\n"]
)
def test_a_toml_file_without_a_block_is_said(tmp_path, text):
    saetze, probleme = toml(tmp_path, text)
    assert saetze == []
    assert probleme == [Problem("x.toml", 1, "", "Es gibt keinen Block.", "mindestens ein Block [[ding]]")]


def test_a_field_or_block_beside_the_blocks_is_said(tmp_path):
    saetze, probleme = toml(tmp_path, 'lose = 1\n[[ding]]\nid = "eins"\n[[dinge]]\nid = "zwei"\n')
    assert [satz.felder for satz in saetze] == [{"id": "eins"}]
    assert probleme == [
        Problem("x.toml", None, name, "Dieses Feld ist nicht vorgesehen.", "Blöcke [[ding]]")
        for name in ("lose", "dinge")
    ]


@pytest.mark.parametrize(
    ("text", "zeile", "spalte"),
    [
        ('[[ding]]\nid = "eins"\nname = ohne Anführungszeichen\n', 3, "Zeichen 8"),
        ('[[ding]]\nid = "eins"\nid = "zwei"\n', 3, None),
    ],
)
def test_broken_toml_is_said_with_its_place(tmp_path, text, zeile, spalte):
    saetze, probleme = toml(tmp_path, text)
    assert saetze == []
    (problem,) = probleme
    assert (problem.datei, problem.zeile) == ("x.toml", zeile)
    assert problem.befund == "Hier lässt sich die Datei nicht lesen."
    assert problem.erwartet == TOML_ERWARTET
    assert problem.spalte == spalte if spalte else problem.spalte.startswith("Zeichen ")


def test_broken_toml_at_the_end_of_the_file_is_said(tmp_path):
    _, probleme = toml(tmp_path, '[[ding]]\nid = "eins')
    (problem,) = probleme
    assert problem.befund == "Hier lässt sich die Datei nicht lesen."
    assert problem.erwartet == TOML_ERWARTET


@pytest.mark.parametrize("kopf", ["[[quelle]] # neu", "[[ quelle ]]", '[["quelle"]]'])
def test_a_block_is_not_lost_however_its_heading_is_written(ordner, kopf):
    beispiel.replace(
        ordner, beispiel.QUELLEN, '[[quelle]]\nid = "testmeldung"', f'{kopf}\nid = "testmeldung"'
    )
    assert list(load(ordner).quellen) == ["testregister", "testzensus", "testmeldung", "adressen"]


def test_blocks_written_as_an_inline_list_are_not_lost(tmp_path):
    saetze, probleme = toml(tmp_path, 'ding = [{ id = "eins" }, { id = "zwei" }]\n')
    assert probleme or [satz.felder["id"] for satz in saetze] == ["eins", "zwei"]
