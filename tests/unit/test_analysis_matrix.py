"""Areas against Handlungsfelder and options, on the invented town whose answers can be told by hand."""

import pytest

from sozialraum.analysis.matrix import Zeilenart, by_area, by_city, by_name, matrix, summary
from sozialraum.analysis.options import Antwort

RAEUME = ["01", "02", "03", "04"]


@pytest.fixture
def felder(bestand):
    return matrix(bestand, bestand.optionen, "stadtteil", Zeilenart.HANDLUNGSFELDER)


@pytest.fixture
def einzeln(bestand):
    return matrix(bestand, bestand.optionen, "stadtteil", Zeilenart.OPTIONEN)


def ids(zuordnungen):
    return [z.option.id for z in zuordnungen]


def names(zeilen):
    return [zeile.name for zeile in zeilen]


def test_a_handlungsfeld_holds_what_is_met_and_what_cannot_be_tested(felder):
    zeilen = {zeile.name: zeile for zeile in felder}
    assert list(zeilen) == ["Netze", "Kinder", "Besuche", "Berichte"]
    # o3 names 01 and 03
    assert {raum: ids(f.erfuellt) for raum, f in zeilen["Netze"].felder.items()} == {
        "01": ["o3"],
        "02": [],
        "03": ["o3"],
        "04": [],
    }
    # o5: at most 10 % children only in 04; o2: above 14.9 % in the others, but its second condition is open
    kinder = zeilen["Kinder"].felder
    assert ids(kinder["04"].erfuellt) == ["o5"] and ids(kinder["04"].nicht_pruefbar) == []
    assert [ids(kinder[raum].nicht_pruefbar) for raum in RAEUME] == [["o2"], ["o2"], ["o2"], []]
    assert ids(kinder["04"].with_answer(Antwort.NICHT_ERFUELLT)) == ["o2"]


def test_what_concerns_the_whole_city_stands_apart_and_in_no_area(felder):
    netze, berichte = felder[0], felder[3]
    assert [o.id for o in netze.optionen] == ["o1", "o3"]
    assert [o.id for o in netze.gesamtstadt] == ["o1"]
    assert [o.id for o in berichte.gesamtstadt] == ["o6"]
    assert all(feld.zuordnungen == () for feld in berichte.felder.values())


def test_with_options_as_rows_each_has_its_own(einzeln, bestand):
    assert names(einzeln) == [option.titel for option in bestand.optionen]
    assert [len(zeile.optionen) for zeile in einzeln] == [1] * 6
    assert [z.antwort for z in einzeln[3].felder["02"].zuordnungen] == [Antwort.NICHT_PRUEFBAR]


def test_only_the_given_options_count(bestand):
    zeilen = matrix(bestand, bestand.optionen[2:3], "stadtteil", Zeilenart.HANDLUNGSFELDER)
    assert names(zeilen) == ["Netze"] and zeilen[0].gesamtstadt == ()
    assert matrix(bestand, (), "stadtteil", Zeilenart.HANDLUNGSFELDER) == ()


def test_the_sum_holds_every_option_once(bestand):
    summe = summary(bestand, bestand.optionen, "stadtteil", "Zusammen")
    assert {raum: len(f.erfuellt) for raum, f in summe.felder.items()} == {
        "01": 2,
        "02": 0,
        "03": 2,
        "04": 1,
    }
    assert [len(summe.felder[raum].nicht_pruefbar) for raum in RAEUME] == [1, 2, 1, 1]
    assert len(summe.gesamtstadt) == 2


def test_rows_are_sorted_by_name(felder):
    assert names(by_name(felder)) == ["Berichte", "Besuche", "Kinder", "Netze"]


def test_rows_are_sorted_by_an_area_then_by_what_is_open_there_then_by_name(felder):
    # 01: one each in Besuche and Netze, one open in Kinder; 02: only open ones
    assert names(by_area(felder, "01")) == ["Besuche", "Netze", "Kinder", "Berichte"]
    assert names(by_area(felder, "02")) == ["Besuche", "Kinder", "Berichte", "Netze"]


def test_rows_are_sorted_by_the_whole_city(felder):
    assert names(by_city(felder)) == ["Berichte", "Netze", "Besuche", "Kinder"]
