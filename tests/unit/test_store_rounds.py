"""Runden and ballots on both databases: every ballot counts once, none counts that must not."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sozialraum.errors import Abgewiesen
from sozialraum.model import Auszaehlung, Frage, Geschichte, Rundenart
from sozialraum.store import Speicher, rounds
from sozialraum.store.tables import stimmzettel

FRAGE = Frage("Was zuerst?", Rundenart.OPTIONEN_JE_STADTTEIL, 3, ("01", "02"), ("o1", "o2"))
je_beispiel = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def sitzung(speicher):
    return speicher.create("Abend", Geschichte("Bericht"))


@pytest.fixture
def runde(speicher, sitzung):
    return speicher.open_round(sitzung.id, "schritt", FRAGE)


def refused(aufruf, *argumente):
    """Why a call was refused; None if it was not."""
    try:
        aufruf(*argumente)
    except Abgewiesen as fehler:
        assert str(fehler).endswith(".")
        return fehler.grund
    return None


def test_a_new_round_is_open_and_hides_its_result(speicher, sitzung, runde, uhr):
    assert (runde.offen, runde.gezeigt, runde.schritt) == (True, False, "schritt")
    assert runde.frage == FRAGE
    assert runde.begonnen == uhr.jetzt
    assert speicher.round(runde.id) == runde
    assert speicher.rounds(sitzung.id) == [runde]
    assert speicher.tally(runde.id) == Auszaehlung(0, (0, 0, 0, 0))


def test_after_the_end_nothing_is_put_to_the_vote_until_the_workshop_goes_on(speicher, sitzung, runde):
    speicher.begin(sitzung.id)
    speicher.end(sitzung.id)
    assert refused(speicher.open_round, sitzung.id, "schritt", FRAGE) == "sitzung_beendet"
    assert refused(speicher.reopen_round, runde.id) == "sitzung_beendet"
    assert refused(speicher.vote, runde.id, "telefon", {0: 1}) == "runde_geschlossen"
    speicher.begin(sitzung.id)
    assert speicher.reopen_round(runde.id).offen


def test_codes_are_short_and_hold_nothing_that_looks_like_something_else(speicher, sitzung):
    codes = {speicher.open_round(sitzung.id, "s", FRAGE).code for _ in range(20)}
    assert len(codes) == 20
    assert all(len(code) == 6 and not set(code) & set("0O1IL") and code == code.upper() for code in codes)


def test_a_code_is_never_given_twice(speicher, sitzung, monkeypatch):
    vorrat = iter(["AAAAAA", "AAAAAA", "BBBBBB"])
    monkeypatch.setattr(rounds, "_random_code", lambda: next(vorrat))
    assert [speicher.open_round(sitzung.id, "s", FRAGE).code for _ in range(2)] == ["AAAAAA", "BBBBBB"]


def test_a_round_is_found_by_its_code_however_it_is_typed(speicher, runde):
    assert speicher.round_by_code(runde.code.lower()) == runde
    assert speicher.round_by_code(f" {runde.code} ") == runde


@pytest.mark.parametrize("unsinn", ["", "unbekannt", "\x00", "\ud800", "ß" * 1000])
def test_what_is_no_round_finds_nothing(speicher, runde, unsinn):
    assert speicher.round(unsinn) is None
    assert speicher.round_by_code(unsinn) is None
    assert speicher.rounds(unsinn) == []
    assert not speicher.has_voted(unsinn, "telefon")
    for aufruf in (speicher.close_round, speicher.reopen_round, speicher.reveal, speicher.tally):
        assert refused(aufruf, unsinn) == "runde_unbekannt"
    assert refused(speicher.vote, unsinn, "telefon", {0: 1}) == "runde_unbekannt"


def test_at_most_one_round_of_a_workshop_is_open(speicher, sitzung, runde):
    fremde = speicher.open_round(speicher.create("Andere", Geschichte("G")).id, "s", FRAGE)
    zweite = speicher.open_round(sitzung.id, "s", FRAGE)
    assert [r.offen for r in speicher.rounds(sitzung.id)] == [False, True]
    assert speicher.reopen_round(runde.id).offen
    assert [r.offen for r in speicher.rounds(sitzung.id)] == [True, False]
    assert speicher.round(zweite.id).code == zweite.code
    assert speicher.round(fremde.id).offen


def test_many_who_open_at_once_leave_one_round_open(speicher, sitzung, runde):
    def oeffnen(nummer):
        if nummer % 2:
            speicher.open_round(sitzung.id, "s", FRAGE)
        else:
            speicher.reopen_round(runde.id)

    with ThreadPoolExecutor(6) as gruppe:
        list(gruppe.map(oeffnen, range(6)))
    alle = speicher.rounds(sitzung.id)
    assert len(alle) == 4
    assert sum(r.offen for r in alle) == 1


def test_a_result_is_shown_and_hidden(speicher, runde):
    assert speicher.reveal(runde.id).gezeigt
    assert speicher.round(runde.id).gezeigt
    assert not speicher.reveal(runde.id, gezeigt=False).gezeigt


def test_a_ballot_counts_once(speicher, runde):
    assert not speicher.has_voted(runde.id, "telefon")
    speicher.vote(runde.id, "telefon", {0: 2, 3: 1})
    assert speicher.has_voted(runde.id, "telefon")
    assert refused(speicher.vote, runde.id, "telefon", {0: 2, 3: 1}) == "doppelt"
    assert refused(speicher.vote, runde.id, "telefon", {1: 1}) == "doppelt"
    assert speicher.tally(runde.id) == Auszaehlung(1, (2, 0, 0, 1))


def test_a_phone_votes_in_every_round_and_cannot_be_recognised_in_the_other(speicher, sitzung, runde):
    speicher.vote(runde.id, "telefon", {0: 1})
    zweite = speicher.open_round(sitzung.id, "s", FRAGE)
    speicher.vote(zweite.id, "telefon", {1: 1})
    with speicher._datenbank.reading() as verbindung:
        zeilen = verbindung.execute(select(stimmzettel)).all()
    assert len({zeile.waehler for zeile in zeilen}) == 2
    assert "telefon" not in str(zeilen)


def test_a_closed_round_takes_no_ballot_until_it_is_open_again(speicher, runde):
    assert not speicher.close_round(runde.id).offen
    assert refused(speicher.vote, runde.id, "telefon", {0: 1}) == "runde_geschlossen"
    speicher.reopen_round(runde.id)
    speicher.vote(runde.id, "telefon", {0: 1})
    assert speicher.tally(runde.id).stimmzettel == 1


@pytest.mark.parametrize(
    ("punkte", "grund"),
    [
        ({}, "leer"),
        ({0: 0}, "leer"),
        ({0: 2, 1: 2}, "zu_viele"),
        ({0: 10**30}, "zu_viele"),
        ({4: 1}, "ungueltig"),
        ({-1: 1}, "ungueltig"),
        ({0: -1, 1: 2}, "ungueltig"),
    ],
)
def test_a_ballot_that_breaks_the_rules_is_refused_but_not_the_phone(speicher, runde, punkte, grund):
    assert refused(speicher.vote, runde.id, "telefon", punkte) == grund
    assert speicher.tally(runde.id) == Auszaehlung(0, (0, 0, 0, 0))
    speicher.vote(runde.id, "telefon", {0: 3})


@je_beispiel
@given(
    erlaubt=st.integers(1, 10),
    zettel=st.lists(st.dictionaries(st.integers(-1, 5), st.integers(-1, 11), max_size=5), max_size=8),
)
def test_points_never_exceed_the_allowance_and_totals_are_the_sum_of_the_ballots(speicher, erlaubt, zettel):
    frage = Frage("Wo?", Rundenart.STADTTEILE, erlaubt, ("01", "02", "03", "04"))
    runde = speicher.open_round(speicher.create("S", Geschichte("G")).id, "s", frage)
    gezaehlt = [
        punkte
        for nummer, punkte in enumerate(zettel)
        if refused(speicher.vote, runde.id, f"telefon {nummer}", punkte) is None
    ]
    auszaehlung = speicher.tally(runde.id)
    assert auszaehlung.stimmzettel == len(gezaehlt)
    assert auszaehlung.punkte == tuple(sum(p.get(zeile, 0) for p in gezaehlt) for zeile in range(4))
    assert all(0 < sum(punkte.values()) <= erlaubt and min(punkte.values()) >= 0 for punkte in gezaehlt)
    assert all(set(punkte) <= set(range(4)) for punkte in gezaehlt)


def test_of_twenty_ballots_of_one_phone_at_once_exactly_one_counts(speicher, runde, datenbank):
    anderer = Speicher(datenbank)  # as a second process would
    with ThreadPoolExecutor(20) as gruppe:
        gruende = list(
            gruppe.map(
                lambda nummer: refused((speicher, anderer)[nummer % 2].vote, runde.id, "telefon", {0: 1}),
                range(20),
            )
        )
    anderer.close()
    assert gruende.count(None) == 1
    assert gruende.count("doppelt") == 19
    assert speicher.tally(runde.id) == Auszaehlung(1, (1, 0, 0, 0))


def test_every_acknowledged_ballot_of_many_phones_counts_also_while_the_round_closes(speicher, runde):
    def waehlen(nummer):
        if nummer == 30:
            speicher.close_round(runde.id)
            return "geschlossen"
        return refused(speicher.vote, runde.id, f"telefon {nummer}", {nummer % 4: 1})

    with ThreadPoolExecutor(20) as gruppe:
        antworten = list(gruppe.map(waehlen, range(60)))
    assert set(antworten) <= {None, "geschlossen", "runde_geschlossen"}
    auszaehlung = speicher.tally(runde.id)
    assert auszaehlung.stimmzettel == antworten.count(None) == sum(auszaehlung.punkte)


def test_a_ballot_on_its_way_when_the_round_closes_is_waited_for(speicher, runde, monkeypatch):
    """The close comes between the look at the round and the ballot: it waits, nothing slips through."""
    wirklich = rounds.add_new
    gruppe = ThreadPoolExecutor(1)
    geschlossen = []

    def langsam(*argumente, **werte):
        geschlossen.append(gruppe.submit(speicher.close_round, runde.id))
        with pytest.raises(TimeoutError):
            geschlossen[0].result(timeout=0.2)
        return wirklich(*argumente, **werte)

    monkeypatch.setattr(rounds, "add_new", langsam)
    speicher.vote(runde.id, "telefon", {0: 1})
    assert not geschlossen[0].result(timeout=10).offen
    assert speicher.tally(runde.id).stimmzettel == 1
    gruppe.shutdown()
