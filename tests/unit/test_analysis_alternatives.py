"""Which notes offer an alternative for a Stadtteil or an option."""

import pytest

from sozialraum.analysis.alternatives import considered
from sozialraum.model import Geschichte, Notiz, Notizstand, Sitzung

NEUE, ALTE = (Sitzung(titel, titel, Geschichte("G"), 1) for titel in ("Neue", "Alte"))
OFFEN, ABGELEHNT, VEREINBART = Notizstand.OFFEN, Notizstand.ABGELEHNT, Notizstand.VEREINBART
NOTIZEN = [
    (
        NEUE,
        [
            Notiz("", "", ABGELEHNT, "allgemein"),
            Notiz("", "o1", OFFEN, "o1 überall"),
            Notiz("01", "o1", VEREINBART, "vereinbart"),
            Notiz("01", "o2", ABGELEHNT, "o2 in 01"),
        ],
    ),
    (ALTE, [Notiz("01", "", OFFEN, "01 insgesamt"), Notiz("02", "o1", ABGELEHNT, "o1 in 02")]),
]


def told(raum, option):
    return [(v.sitzung.titel, v.notiz.satz) for v in considered(NOTIZEN, raum, option)]


def test_a_stadtteil_has_its_refused_notes_first_and_then_the_open_ones():
    assert told("01", "") == [("Neue", "o2 in 01"), ("Alte", "01 insgesamt")]


def test_an_option_has_notes_wherever_it_was_considered():
    assert told("", "o1") == [("Alte", "o1 in 02"), ("Neue", "o1 überall")]


def test_both_have_what_concerns_one_of_them_and_nothing_that_was_agreed_on():
    assert told("01", "o1") == [
        ("Neue", "o2 in 01"),
        ("Alte", "o1 in 02"),
        ("Neue", "o1 überall"),
        ("Alte", "01 insgesamt"),
    ]


@pytest.mark.parametrize(("raum", "option"), [("", ""), ("09", "o9")])
def test_what_no_note_names_has_none(raum, option):
    assert told(raum, option) == []
