"""The protocol in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sozialraum.analysis import protocol as analysis
from sozialraum.model import (
    Ansicht,
    Auszaehlung,
    Frage,
    Geschichte,
    Notiz,
    Notizstand,
    Runde,
    Rundenart,
    Schritt,
    Sitzung,
)
from sozialraum.views import protocol_words

BEGINN = datetime(2026, 11, 22, 17, 5, tzinfo=UTC)
SITZUNG = Sitzung("s", "Treffen", Geschichte("G"), 1)
A, B = Schritt("a", "Eins"), Schritt("b", "Zwei")


@pytest.mark.parametrize(
    ("zeiten", "wann", "dauer"),
    [
        ({}, "ohne Datum", "noch nicht begonnen"),
        ({"angelegt": BEGINN}, "angelegt am 22.11.2026", "noch nicht begonnen"),
        ({"begonnen": BEGINN}, "22.11.2026, seit 18:05 Uhr", "noch nicht beendet"),
        (
            {"begonnen": BEGINN, "beendet": BEGINN + timedelta(minutes=95)},
            "22.11.2026, 18:05 bis 19:40 Uhr",
            "1 Stunde 35 Minuten",
        ),
        (
            {"begonnen": BEGINN, "beendet": BEGINN + timedelta(hours=7)},
            "22.11.2026, 18:05 bis 23.11.2026, 01:05 Uhr",
            "7 Stunden",
        ),
        (
            {"begonnen": BEGINN, "beendet": BEGINN + timedelta(seconds=61)},
            "22.11.2026, 18:05 bis 18:06 Uhr",
            "1 Minute",
        ),
        (
            {"begonnen": BEGINN, "beendet": BEGINN + timedelta(seconds=9)},
            "22.11.2026, 18:05 bis 18:05 Uhr",
            "weniger als 1 Minute",
        ),
    ],
)
def test_when_it_was_and_how_long(zeiten, wann, dauer):
    sitzung = replace(SITZUNG, **zeiten)
    assert (protocol_words.when(sitzung), protocol_words.duration(sitzung)) == (wann, dauer)


def test_in_summer_the_clock_is_two_hours_ahead_and_a_duration_does_not_jump_with_it():
    umstellung = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    sitzung = replace(SITZUNG, begonnen=umstellung, beendet=umstellung + timedelta(hours=1))
    assert protocol_words.when(sitzung) == "25.10.2026, 02:30 bis 02:30 Uhr"
    assert protocol_words.duration(sitzung) == "1 Stunde"


def test_the_head_of_a_round_says_what_was_asked_and_how_many_answered():
    runde = Runde("r", "ABC234", "a", Frage("?", Rundenart.OPTIONEN, 1), True, False, BEGINN)
    assert protocol_words.round_head(runde, Auszaehlung(1200, ())) == (
        "Optionen, 1 Punkt je Person, eröffnet 18:05 Uhr, noch offen, 1.200 Stimmzettel"
    )


def told(bestand, vorher, nachher, notizen_anfang=(), notizen=()):
    sitzung = replace(
        SITZUNG,
        geschichte=Geschichte("G", nachher),
        anfang=Geschichte("G", vorher),
        notizen_anfang=notizen_anfang,
    )
    return protocol_words.changes(bestand, analysis.changes(sitzung, notizen))


def test_changes_of_steps_are_sentences(bestand):
    assert told(bestand, (A,), (A, B)) == ("Schritt 2 „Zwei“ neu.",)
    assert told(bestand, (A, B), (A,)) == ("Schritt „Zwei“ entfernt; zu Beginn war er Schritt 2.",)
    anders = replace(A, titel="Anders", text="Neu", ansicht=Ansicht("zeit"))
    assert told(bestand, (A, B), (B, anders)) == (
        "Schritt 2 „Anders“ verschoben; zu Beginn war er Schritt 1.",
        "Schritt 2 „Anders“ (zu Beginn „Eins“): Titel, Text und Ansicht geändert.",
    )


def test_changes_of_notes_are_sentences_and_those_that_stayed_are_counted(bestand):
    alt = Notiz("01", "o2", Notizstand.OFFEN, "Weil.", 1)
    beginn = (alt, replace(alt, raum="02", option=""), replace(alt, raum="03"), replace(alt, raum="04"))
    jetzt = (
        alt,
        replace(beginn[1], stand=Notizstand.VEREINBART),
        replace(beginn[2], satz="Darum."),
        replace(beginn[3], stand=Notizstand.ABGELEHNT, satz="Darum."),
        Notiz("", "", Notizstand.OFFEN, "Allgemein."),
    )
    assert told(bestand, (A,), (A,), beginn, jetzt) == (
        "Notiz zu Musterhausen: von offen zu vereinbart.",
        "Notiz zu Beispielau · Spielplatz prüfen: weiter offen, Satz geändert.",
        "Notiz zu Probeck · Spielplatz prüfen: von offen zu abgelehnt, Satz geändert.",
        "Allgemeine Notiz: neu, offen.",
        "Unverändert: 1 Notiz.",
    )


def test_nothing_that_changed_gives_no_sentence(bestand):
    assert told(bestand, (A,), (A,)) == ()


def test_a_grade_is_said_in_words(bestand):
    option = next(option for option in bestand.optionen if option.id == "o1")
    assert protocol_words.grade(option) == ("Belegstufe A: steht in der Vorlage zu Teil 2 des Berichts")
