"""The line to be copied into a text."""

from datetime import date

from sozialraum.model import Quelle
from sozialraum.reports import citation

REGISTER = Quelle(
    "r", "Melderegister", "Amt für Beispiele", "https://example.org/r", "CC BY 4.0", "2023-01-31"
)
ZENSUS = Quelle("z", "Zählung", "Amt für Zählungen", "https://example.org/z", "dl-de/by-2-0")
HEUTE = date(2026, 11, 2)


def test_a_source_is_named_with_publisher_title_and_licence():
    assert citation.source(REGISTER) == "Amt für Beispiele: Melderegister, CC BY 4.0"


def test_the_line_names_source_date_licence_view_and_day():
    assert citation.line("Anteil der Kinder, 2022", [REGISTER], "31.12.2022", HEUTE) == (
        "Amt für Beispiele: Melderegister, Stand 31.12.2022, CC BY 4.0; "
        "Darstellung: Sozialraum-Dashboard Lübeck, Anteil der Kinder, 2022, abgerufen am 02.11.2026."
    )


def test_several_sources_follow_each_other_and_an_unknown_date_is_left_out():
    assert citation.line("Profil", [REGISTER, ZENSUS], "", HEUTE) == (
        "Amt für Beispiele: Melderegister, CC BY 4.0; Amt für Zählungen: Zählung, dl-de/by-2-0; "
        "Darstellung: Sozialraum-Dashboard Lübeck, Profil, abgerufen am 02.11.2026."
    )


def test_a_date_of_several_sources_is_pinned_to_none_of_them():
    assert citation.line("Gebietssuche", [REGISTER, ZENSUS], "31.12.2022, 09.05.2011", HEUTE) == (
        "Amt für Beispiele: Melderegister, CC BY 4.0; Amt für Zählungen: Zählung, dl-de/by-2-0; "
        "Stand der Werte: 31.12.2022, 09.05.2011; "
        "Darstellung: Sozialraum-Dashboard Lübeck, Gebietssuche, abgerufen am 02.11.2026."
    )


def test_without_a_source_only_the_view_is_named():
    assert citation.line("Profil", [], "", HEUTE) == (
        "Darstellung: Sozialraum-Dashboard Lübeck, Profil, abgerufen am 02.11.2026."
    )


def test_a_date_that_ends_a_sentence_does_not_end_the_line():
    assert "Stand der Werte: ohne Datum; " in citation.line(
        "Profil", [REGISTER, ZENSUS], "ohne Datum.", HEUTE
    )
