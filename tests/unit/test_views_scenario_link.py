"""The scenario as text in a link."""

import math

import pytest

from sozialraum.analysis.reach import Punkt
from sozialraum.views.scenario_link import address, points, read, write

MITTE, NEBEN = Punkt(50.005, 10.015), Punkt(50.015, 10.005)


def test_what_is_written_is_read_again(bestand):
    text = write([MITTE, NEBEN])
    assert text == "50.00500,10.01500;50.01500,10.00500"
    standorte, meldungen = read(bestand, text)
    assert [standort.punkt for standort in standorte] == [MITTE, NEBEN]
    assert meldungen == []


@pytest.mark.parametrize("text", ["", ";", " ; ;"])
def test_nothing_is_no_site_and_nothing_to_say(bestand, text):
    assert read(bestand, text) == ((), [])


def test_blanks_do_not_matter_and_the_same_place_counts_once(bestand):
    standorte, meldungen = read(bestand, " 50.005 , 10.015 ;50.005,10.015; ")
    assert [standort.punkt for standort in standorte] == [MITTE]
    assert meldungen == ["Der Ort 50.00500,10.01500 ist mehrmals angegeben und zählt einmal."]


def test_german_decimals_are_read_where_they_are_unmistakable(bestand):
    standorte, meldungen = read(bestand, "50,005 10,015")
    assert ([standort.punkt for standort in standorte], meldungen) == ([MITTE], [])
    assert "Dezimalstellen stehen hier nach einem Punkt" in read(bestand, "50,005;10,015")[1][0]


def test_latitude_and_longitude_in_the_wrong_order_are_recognised(bestand):
    standorte, meldungen = read(bestand, "10.015,50.005")
    assert standorte == ()
    assert meldungen == [
        "Bei 10.01500,50.00500 sind Breite und Länge vertauscht; gemeint ist wohl 50.00500,10.01500. "
        "Der Ort zählt nicht mit."
    ]


@pytest.mark.parametrize("wort", ["abc", "50,5,10,1", "50.005", "nan,10", "1e9,10", "٥٠,١٠", "<b>,10.015"])
def test_what_is_no_place_is_said_and_the_rest_counts(bestand, wort):
    standorte, meldungen = read(bestand, f"{wort};50.005,10.015")
    assert [standort.punkt for standort in standorte] == [MITTE]
    assert meldungen == [
        f"„{wort}“ ist kein Ort; erwartet werden Breite und Länge, zum Beispiel 53.85508,10.66128. "
        "Dezimalstellen stehen hier nach einem Punkt."
    ]


def test_a_place_outside_is_said_and_the_rest_counts(bestand):
    standorte, meldungen = read(bestand, "53.9,10.7;50.005,10.015")
    assert [standort.punkt for standort in standorte] == [MITTE]
    assert meldungen == ["Der Ort 53.90000,10.70000 liegt außerhalb der Stadtteile und zählt nicht mit."]


def test_of_too_many_the_first_five_count(bestand):
    text = write([Punkt(50.005, 10.001 + n / 1000) for n in range(7)])
    standorte, meldungen = read(bestand, text)
    assert [standort.punkt.lon for standort in standorte] == [10.001, 10.002, 10.003, 10.004, 10.005]
    assert meldungen == [
        "Möglich sind höchstens 5 neue Standorte. Angegeben sind 7; gezeigt werden die ersten."
    ]


def test_of_many_wrong_values_only_the_first_are_named(bestand):
    standorte, meldungen = read(bestand, "50.005,10.015;" + ";".join(map(str, range(100_000))))
    assert ([standort.punkt for standort in standorte], len(meldungen)) == ([MITTE], 5)


def test_the_frame_sends_points():
    assert points([[50.005, 10.015], [50, 10]]) == [MITTE, Punkt(50, 10)]
    assert points([]) == []


@pytest.mark.parametrize(
    "antwort",
    [
        None,
        "50,10",
        {"0": [50, 10]},
        [[50.005, 10.015]] * 7,
        [[50]],
        [[50, 10, 1]],
        ["50"],
        [["50", "10"]],
        [[math.nan, 10]],
        [[math.inf, 10]],
        [[1e300, 10]],
        [[50, None]],
    ],
)
def test_anything_else_from_the_frame_is_ignored(antwort):
    assert points(antwort) is None


def test_the_link_keeps_what_the_page_says_and_takes_the_scenario_of_now():
    abfrage = {"bereich": ["Was wäre wenn"], "arten": ["Treff", "Beratung"], "neu": ["1,1"]}
    fragen = "?bereich=Was%20w%C3%A4re%20wenn&arten=Treff&arten=Beratung&neu=50.00500,10.01500"
    seite = "https://example.org/quartiersmanagement"
    assert address(seite, abfrage, write([MITTE])) == seite + fragen
    assert address(None, abfrage, write([MITTE])) == fragen
