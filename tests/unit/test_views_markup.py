"""HTML from templates: whatever stands in the data is shown as it stands."""

import jinja2
import pytest

from sozialraum.errors import Problem
from sozialraum.views import markup
from sozialraum.views.markup import render

BOESE = '<script>alert("x")</script>'


def test_text_from_the_data_is_escaped():
    html = render("fehler", probleme=[Problem(BOESE, 3, BOESE, BOESE, BOESE)])
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 4


def test_a_problem_without_line_and_field_is_shown_too():
    html = render(
        "fehler", probleme=[Problem("a.csv", None, "", "Befund.", "x"), Problem("b", 7, "y", "z", "x")]
    )
    assert "a.csv" in html
    assert "None" not in html
    assert ">7<" in html


def test_a_forgotten_value_is_an_error_and_not_an_empty_place():
    with pytest.raises(jinja2.UndefinedError):
        render("fehler")


def test_there_are_no_empty_lines():
    html = render("fehler", probleme=[])
    assert all(zeile == zeile.strip() != "" for zeile in html.splitlines())


def test_plain_text_comes_through_markdown_as_it_stands():
    assert markup.plain("a [b](c) *d* :e: $f$") == r"a \[b\]\(c\) \*d\* \:e\: \$f\$"
    assert markup.plain("Stadtteil äöü 5") == "Stadtteil äöü 5"


@pytest.mark.parametrize(
    "text", ["Alleinerziehende (2011) über (%)", "Kinder in SGB-II-Haushalten", "Einw. je km²", "1,5"]
)
def test_a_label_without_markdown_is_read_out_as_it_stands(text):
    assert markup.label(text) == text


@pytest.mark.parametrize("text", ["**fett**", "- Punkt", ":smile:", "a_b_c", "[x](y)", "<b>", "$x$", "`c`"])
def test_a_label_with_markdown_comes_out_as_plain_text(text):
    assert markup.label(text) == markup.plain(text) != text
