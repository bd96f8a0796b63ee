"""Tables as HTML: numbers as German readers write them, gaps, links, and text that stays text."""

import re

import pytest

from sozialraum.views.table import Link, Spalte, Tabelle, Zahl, html

SPALTEN = (Spalte("Gebiet"), Spalte("Anteil", "%", 1), Spalte("Abstand", "", 1, vorzeichen=True))


def cells(tabelle: Tabelle) -> list[str]:
    """Class and text of every cell of the body that is no row heading."""
    return re.findall(r"<td( class=\"[^\"]*\")?>(.*?)</td>", html(tabelle))


def one_row(*zeile) -> Tabelle:
    return Tabelle("Probe", SPALTEN, (zeile,))


def test_numbers_have_the_decimals_of_their_column_and_differences_their_sign():
    assert cells(one_row("Testheim", 1234.5, 5.06)) == [
        (' class="sr-zahl"', "1.234,5"),
        (' class="sr-zahl"', "+5,1"),
    ]
    assert cells(one_row("Testheim", -0.2, -3)) == [
        (' class="sr-zahl"', "−0,2"),
        (' class="sr-zahl"', "−3,0"),
    ]


def test_a_number_may_bring_its_own_decimals():
    assert cells(one_row("Testheim", Zahl(1234.5, 0), Zahl(0.257, 2))) == [
        (' class="sr-zahl"', "1.234"),
        (' class="sr-zahl"', "+0,26"),
    ]


def test_a_cell_as_a_number_is_rounded_and_never_a_negative_zero():
    spalte = Spalte("Anteil", "%", 1)
    assert (spalte.number(5.06), spalte.number(Zahl(5.06, 2))) == (Zahl(5.1, 1), Zahl(5.06, 2))
    assert str(spalte.number(-0.04).wert) == "0.0"
    assert [spalte.number("k. A."), spalte.number(None), Spalte("Rang").number(3)] == [None, None, None]


def test_zero_is_a_number_and_no_gap():
    assert cells(one_row("Testheim", 0.0, 0)) == [
        (' class="sr-zahl"', "0,0"),
        (' class="sr-zahl"', "0,0"),
    ]


def test_a_text_among_numbers_is_a_gap_that_says_why():
    assert cells(one_row("Testheim", "unterdrückt, Zahl zu klein", None)) == [
        (' class="sr-luecke"', "unterdrückt, Zahl zu klein"),
        (' class="sr-zahl"', "–"),
    ]


def test_nothing_to_say_in_a_column_of_text_is_a_dash():
    assert cells(Tabelle("Probe", (Spalte("a"), Spalte("b")), (("x", None),))) == [("", "–")]


def test_the_first_cell_names_the_row_and_may_lead_to_a_page():
    tabelle = one_row(Link("Testheim", "./stadtteil?stadtteil=Testheim"), 1.0, None)
    assert '<th scope="row"><a href="./stadtteil?stadtteil=Testheim">Testheim</a></th>' in html(tabelle)
    assert str(tabelle.zeilen[0][0]) == "Testheim"


def test_the_heading_has_name_unit_and_the_class_of_its_numbers():
    assert '<th scope="col" class="sr-zahl">Anteil<small>%</small></th>' in html(one_row("x", 1.0, 1.0))
    assert [spalte.kopf for spalte in SPALTEN] == ["Gebiet", "Anteil (%)", "Abstand"]


def test_date_and_notes_stand_with_the_table():
    fragment = html(Tabelle("Probe", SPALTEN, (("x", 1.0, 1.0),), stand="31.12.2022", hinweise=("k. A.",)))
    assert "<caption>Probe<span>31.12.2022</span></caption>" in fragment
    assert '<p class="sr-fussnote">k. A.</p>' in fragment


def test_a_table_without_rows_says_so():
    assert html(Tabelle("Probe", SPALTEN, ()), leer="Kein Gebiet passt.") == (
        '<p class="sr-leer">Kein Gebiet passt.</p>'
    )


def test_a_row_with_a_cell_too_few_is_an_error():
    with pytest.raises(ValueError, match="shorter"):
        html(one_row("Testheim", 1.0))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>"])
def test_hostile_text_stays_text_in_every_place(text):
    fragment = html(
        Tabelle(
            text,
            (Spalte(text, text), Spalte(text, "", 1)),
            ((Link(text, f"./?stadtteil={text}"), text), (text, None)),
            stand=text,
            hinweise=(text,),
        )
    )
    assert "<script" not in fragment and "<img" not in fragment
    assert all(tag.count('"') % 2 == 0 for tag in re.findall(r"<[^>]*>", fragment))
