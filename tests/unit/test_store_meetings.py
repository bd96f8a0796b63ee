"""Sitzungen: Geschichte, position, beginning and end, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from sozialraum.errors import Abgewiesen, DataError, Konflikt
from sozialraum.model import Ansicht, Frage, Geschichte, Notiz, Notizstand, Rundenart, Schritt

FRAGE = Frage("Wo zuerst?", Rundenart.STADTTEILE, 3, ("01", "02"))
GESCHICHTE = Geschichte(
    "Der Bericht",
    (
        Schritt("a", "Anfang", "Text", "Notizen", Ansicht("", {"jahr": ("2022",)}, 12.5, (53.8, 10.7))),
        Schritt("b", "Mitte", frage=FRAGE),
        Schritt("c", "Ende"),
    ),
)


@pytest.fixture
def sitzung(speicher):
    return speicher.create("Abend im Rathaus", GESCHICHTE)


def test_a_new_workshop_stands_at_its_first_step(speicher, sitzung, uhr):
    assert sitzung.titel == "Abend im Rathaus"
    assert sitzung.geschichte == GESCHICHTE
    assert (sitzung.fassung, sitzung.schritt, sitzung.dunkel) == (1, 0, False)
    assert (sitzung.angelegt, sitzung.begonnen, sitzung.beendet) == (uhr.jetzt, None, None)
    assert (sitzung.anfang, sitzung.notizen_anfang) == (None, ())
    assert speicher.meeting(sitzung.id) == sitzung


def test_times_come_back_in_utc(sitzung):
    assert sitzung.angelegt.utcoffset() == timedelta(0)


def test_ids_cannot_be_guessed(speicher):
    ids = {speicher.create("T", GESCHICHTE).id for _ in range(5)}
    assert len(ids) == 5
    assert all(len(id_) == 22 for id_ in ids)


def test_workshops_are_listed_newest_first(speicher):
    for titel in ("erster", "zweiter", "dritter"):
        speicher.create(titel, GESCHICHTE)
    assert [sitzung.titel for sitzung in speicher.meetings()] == ["dritter", "zweiter", "erster"]


@pytest.mark.parametrize("id_", ["", "unbekannt", "\x00", "\ud800", "' OR 1=1 --"])
def test_an_id_that_is_none_finds_nothing(speicher, sitzung, id_):
    assert speicher.meeting(id_) is None
    speicher.delete(id_)
    assert speicher.meetings() == [sitzung]


@pytest.mark.parametrize(
    "aufruf",
    [
        lambda s: s.save_story("weg", GESCHICHTE, 1),
        lambda s: s.rename("weg", "T"),
        lambda s: s.begin("weg"),
        lambda s: s.end("weg"),
        lambda s: s.go_to("weg", 1),
        lambda s: s.open_round("weg", "a", FRAGE),
        lambda s: s.save_note("weg", Notiz("01", "", Notizstand.OFFEN, "Satz")),
    ],
)
def test_changing_a_workshop_that_is_not_there_is_refused(speicher, aufruf):
    with pytest.raises(Abgewiesen, match="nicht oder nicht mehr") as fehler:
        aufruf(speicher)
    assert fehler.value.grund == "sitzung_unbekannt"


def test_saving_a_story_counts_its_versions(speicher, sitzung):
    neu = replace(GESCHICHTE, titel="Anders")
    gespeichert = speicher.save_story(sitzung.id, neu, 1)
    assert (gespeichert.geschichte, gespeichert.fassung) == (neu, 2)
    assert speicher.meeting(sitzung.id) == gespeichert


@pytest.mark.parametrize("fassung", [0, 1, 3, 10**30])
def test_a_story_that_was_read_in_another_version_overwrites_nothing(speicher, sitzung, fassung):
    jetzt = speicher.save_story(sitzung.id, replace(GESCHICHTE, titel="Anders"), 1)
    with pytest.raises(Konflikt, match="Es wurde nichts überschrieben") as konflikt:
        speicher.save_story(sitzung.id, GESCHICHTE, fassung)
    assert konflikt.value.aktuell == jetzt == speicher.meeting(sitzung.id)


def test_of_many_who_save_the_same_version_one_succeeds(speicher, sitzung):
    def speichern(nummer):
        try:
            return speicher.save_story(sitzung.id, replace(GESCHICHTE, titel=f"Titel {nummer}"), 1)
        except Konflikt as konflikt:
            return konflikt

    with ThreadPoolExecutor(6) as gruppe:
        ergebnisse = list(gruppe.map(speichern, range(6)))
    (gespeichert,) = [e for e in ergebnisse if not isinstance(e, Konflikt)]
    assert speicher.meeting(sitzung.id) == gespeichert
    assert all(e.aktuell == gespeichert for e in ergebnisse if isinstance(e, Konflikt))


def test_a_story_that_could_not_be_read_again_is_not_saved(speicher, sitzung):
    with pytest.raises(DataError):
        speicher.save_story(sitzung.id, Geschichte("", GESCHICHTE.schritte), 1)
    with pytest.raises(DataError):
        speicher.create("T", Geschichte(""))
    assert speicher.meetings() == [sitzung]


def test_a_workshop_gets_another_title(speicher, sitzung):
    assert speicher.rename(sitzung.id, "Neuer <Titel>").titel == "Neuer <Titel>"
    assert speicher.meeting(sitzung.id).titel == "Neuer <Titel>"


@pytest.mark.parametrize(("wunsch", "schritt"), [(0, 0), (2, 2), (3, 2), (10**12, 2), (-1, 0)])
def test_the_position_stays_within_the_story(speicher, sitzung, wunsch, schritt):
    speicher.go_to(sitzung.id, 1)
    speicher.go_to(sitzung.id, wunsch)
    assert speicher.meeting(sitzung.id).schritt == schritt


def test_a_story_without_steps_has_a_position_too(speicher):
    leer = speicher.create("T", Geschichte("Leer"))
    speicher.go_to(leer.id, 4)
    assert speicher.meeting(leer.id).schritt == 0
    assert speicher.save_story(leer.id, GESCHICHTE, 1).schritt == 0


def test_the_screen_goes_dark_and_bright_again(speicher, sitzung):
    speicher.go_to(sitzung.id, 1, dunkel=True)
    assert speicher.meeting(sitzung.id).dunkel
    speicher.go_to(sitzung.id, 1)
    assert not speicher.meeting(sitzung.id).dunkel


@pytest.mark.parametrize(
    ("reihenfolge", "schritt"), [((1, 0, 2), 0), ((0, 2, 1), 2), ((0, 2), 1), ((0,), 0), ((), 0)]
)
def test_a_workshop_stays_at_its_step_when_the_steps_change(speicher, sitzung, reihenfolge, schritt):
    speicher.go_to(sitzung.id, 1)
    neu = replace(GESCHICHTE, schritte=tuple(GESCHICHTE.schritte[nummer] for nummer in reihenfolge))
    assert speicher.save_story(sitzung.id, neu, 1).schritt == schritt


def test_beginning_keeps_story_and_notes_as_they_are(speicher, sitzung, uhr):
    alte_notiz = Notiz("01", "o1", Notizstand.OFFEN, "Noch zu klären")
    speicher.save_note(sitzung.id, alte_notiz)
    beginn = uhr.jetzt
    speicher.begin(sitzung.id)
    uhr.forward(minutes=5)
    speicher.save_story(sitzung.id, replace(GESCHICHTE, titel="Anders"), 1)
    speicher.save_note(sitzung.id, replace(alte_notiz, satz="Geklärt", fassung=1))
    sitzung = speicher.begin(sitzung.id)
    assert sitzung.begonnen == beginn
    assert sitzung.anfang == GESCHICHTE
    assert sitzung.notizen_anfang == (replace(alte_notiz, fassung=1, geaendert=beginn),)


def test_the_first_end_counts_and_closes_the_open_round(speicher, sitzung, uhr):
    speicher.begin(sitzung.id)
    runde = speicher.open_round(sitzung.id, "b", FRAGE)
    ende = uhr.jetzt
    assert speicher.end(sitzung.id).beendet == ende
    uhr.forward(hours=1)
    assert speicher.end(sitzung.id).beendet == ende
    assert not speicher.round(runde.id).offen


def test_a_workshop_that_was_ended_too_early_goes_on(speicher, sitzung, uhr):
    beginn = speicher.begin(sitzung.id).begonnen
    speicher.end(sitzung.id)
    uhr.forward(minutes=1)
    sitzung = speicher.begin(sitzung.id)
    assert (sitzung.begonnen, sitzung.beendet) == (beginn, None)


def test_deleting_takes_rounds_ballots_and_notes_along(speicher, sitzung):
    andere = speicher.create("bleibt", GESCHICHTE)
    runde = speicher.open_round(sitzung.id, "b", FRAGE)
    speicher.vote(runde.id, "telefon", {0: 1})
    speicher.save_note(sitzung.id, Notiz("01", "", Notizstand.OFFEN, "Satz"))
    speicher.delete(sitzung.id)
    assert speicher.meetings() == [andere]
    assert speicher.rounds(sitzung.id) == []
    assert speicher.round(runde.id) is None
    assert speicher.notes(sitzung.id) == []
    assert not speicher.has_voted(runde.id, "telefon")
