"""Notes that several people write at the same time, on both databases; and the count of refusals."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from sozialraum.errors import Konflikt
from sozialraum.model import Geschichte, Notiz, Notizstand

NOTIZ = Notiz("01", "o1", Notizstand.OFFEN, "Noch zu klären: „wer zahlt?“")


@pytest.fixture
def sitzung(speicher):
    return speicher.create("Abend", Geschichte("Bericht"))


def test_a_note_is_written_and_counted(speicher, sitzung, uhr):
    erste = speicher.save_note(sitzung.id, NOTIZ)
    assert erste == replace(NOTIZ, fassung=1, geaendert=uhr.jetzt)
    uhr.forward(minutes=1)
    zweite = speicher.save_note(sitzung.id, replace(erste, stand=Notizstand.VEREINBART))
    assert zweite == replace(NOTIZ, stand=Notizstand.VEREINBART, fassung=2, geaendert=uhr.jetzt)
    assert speicher.notes(sitzung.id) == [zweite]


def test_stadtteil_option_and_both_have_notes_of_their_own_in_a_fixed_order(speicher, sitzung):
    orte = [("02", ""), ("01", "o2"), ("", "o1"), ("01", "O3"), ("01", "")]
    for raum, option in orte:
        speicher.save_note(sitzung.id, replace(NOTIZ, raum=raum, option=option))
    andere = speicher.create("Andere", Geschichte("G"))
    assert [(notiz.raum, notiz.option) for notiz in speicher.notes(sitzung.id)] == sorted(orte)
    assert speicher.notes(andere.id) == []


@pytest.mark.parametrize("fassung", [0, 1, 7, 10**30])
def test_a_note_that_was_read_in_another_version_overwrites_nothing(speicher, sitzung, fassung):
    erste = speicher.save_note(sitzung.id, NOTIZ)
    zweite = speicher.save_note(sitzung.id, replace(erste, satz="Die Stadt zahlt"))
    with pytest.raises(Konflikt) as konflikt:
        speicher.save_note(sitzung.id, replace(NOTIZ, satz="Das Land zahlt", fassung=fassung))
    assert konflikt.value.aktuell == zweite
    assert speicher.notes(sitzung.id) == [zweite]


def test_the_same_sentence_twice_is_no_conflict(speicher, sitzung):
    erste = speicher.save_note(sitzung.id, NOTIZ)
    assert speicher.save_note(sitzung.id, NOTIZ) == erste


def test_of_two_who_write_a_new_note_at_once_one_gets_a_conflict(speicher, sitzung):
    anfang = NOTIZ
    for fassung in range(5):
        ergebnisse = together(speicher, sitzung, [replace(anfang, satz=f"{fassung} {w}") for w in "ab"])
        (gespeichert,) = [e for e in ergebnisse if isinstance(e, Notiz)]
        (konflikt,) = [e for e in ergebnisse if isinstance(e, Konflikt)]
        assert konflikt.aktuell == gespeichert
        assert gespeichert.fassung == fassung + 1
        assert speicher.notes(sitzung.id) == [gespeichert]
        anfang = gespeichert


def together(speicher, sitzung, notizen):
    """What saving gives or raises when all do it at once."""

    def speichern(notiz):
        try:
            return speicher.save_note(sitzung.id, notiz)
        except Konflikt as konflikt:
            return konflikt

    with ThreadPoolExecutor(len(notizen)) as gruppe:
        return list(gruppe.map(speichern, notizen))


def test_what_no_database_can_hold_becomes_a_question_mark(speicher, sitzung):
    notiz = speicher.save_note(sitzung.id, replace(NOTIZ, satz="a\x00b\ud800c 🏘 '; DROP TABLE notiz; --"))
    assert notiz.satz == "a?b?c 🏘 '; DROP TABLE notiz; --"
    assert speicher.notes(sitzung.id) == [notiz]


def test_refusals_are_counted_by_reason(speicher):
    assert speicher.refusals() == {}
    for grund in ("zu_gross", "doppelt", "zu_gross"):
        speicher.refuse(grund)
    assert list(speicher.refusals().items()) == [("doppelt", 1), ("zu_gross", 2)]


def test_refusals_that_come_at_once_are_all_counted(speicher):
    with ThreadPoolExecutor(10) as gruppe:
        list(gruppe.map(lambda _: speicher.refuse("doppelt"), range(30)))
    assert speicher.refusals() == {"doppelt": 30}
