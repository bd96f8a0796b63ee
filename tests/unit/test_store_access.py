"""PIN, Zutritt and ticket of the facilitators, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from sozialraum.errors import Abgewiesen
from sozialraum.store import Speicher, random_pin
from sozialraum.store.tables import einstellung, zutritt


def rows(speicher, tabelle):
    """Everything a table holds, as one text."""
    with speicher._datenbank.reading() as verbindung:
        return str(verbindung.execute(select(tabelle)).all())


def test_the_secret_is_made_once_and_shared(speicher, datenbank):
    anderer = Speicher(datenbank)
    with ThreadPoolExecutor(8) as gruppe:
        geheimnisse = set(gruppe.map(lambda nummer: (speicher, anderer)[nummer % 2].secret(), range(8)))
    anderer.close()
    (geheimnis,) = geheimnisse
    assert len(geheimnis) == 32
    assert speicher.secret() == geheimnis


def test_a_pin_is_made_up_once_and_kept_only_as_a_hash(speicher):
    pin = speicher.ensure_pin()
    assert len(pin) == 8
    assert pin.isdigit()
    assert speicher.ensure_pin() is None
    assert speicher.check_pin(pin)
    assert not speicher.check_pin(pin[:-1])
    assert pin not in rows(speicher, einstellung)


def test_of_two_that_make_up_a_pin_at_once_one_is_told_it(speicher):
    with ThreadPoolExecutor(4) as gruppe:
        pins = [pin for pin in gruppe.map(lambda _: speicher.ensure_pin(), range(4)) if pin]
    assert len(pins) == 1
    assert speicher.check_pin(pins[0])


def test_random_pins_have_eight_digits_also_when_they_are_small(monkeypatch):
    monkeypatch.setattr("sozialraum.store.access.secrets.randbelow", lambda grenze: 42)
    assert random_pin() == "00000042"


def test_without_a_pin_nothing_is_right(speicher):
    assert not speicher.check_pin("")


def test_setting_a_pin_ends_every_login(speicher):
    speicher.set_pin("erste-pin")
    token, marke = speicher.enter(), speicher.ticket()
    speicher.set_pin("zweite-pin")
    assert not speicher.has_entered(token)
    assert speicher.redeem(marke) is None
    assert speicher.check_pin("zweite-pin")
    assert not speicher.check_pin("erste-pin")


def test_blanks_between_digits_and_around_a_pin_do_not_matter(speicher):
    speicher.set_pin("12 34 56")
    assert speicher.check_pin("123456") and speicher.check_pin(" 1234 56 ")
    speicher.set_pin(" Rathaus am Markt ")
    assert speicher.check_pin("Rathaus am Markt") and not speicher.check_pin("RathausamMarkt")


def test_a_short_pin_is_refused_and_the_old_one_stays(speicher):
    speicher.set_pin("123456")
    with pytest.raises(ValueError, match="mindestens 6 Zeichen"):
        speicher.set_pin("12345")
    assert speicher.check_pin("123456")


def test_after_ten_wrong_tries_even_the_right_pin_waits_a_minute(speicher, uhr):
    speicher.set_pin("123456")
    for _ in range(10):
        assert not speicher.check_pin("falsch")
    with pytest.raises(Abgewiesen, match="in einer Minute") as gesperrt:
        speicher.check_pin("123456")
    assert gesperrt.value.grund == "pin_gesperrt"
    uhr.forward(seconds=59)
    with pytest.raises(Abgewiesen):
        speicher.check_pin("123456")
    uhr.forward(seconds=1)
    assert speicher.check_pin("123456")


def test_right_tries_do_not_count(speicher):
    speicher.set_pin("123456")
    for _ in range(9):
        assert not speicher.check_pin("falsch")
    for _ in range(3):
        assert speicher.check_pin("123456")
    assert not speicher.check_pin("falsch")
    with pytest.raises(Abgewiesen):
        speicher.check_pin("123456")


def test_many_tries_at_once_are_no_way_around_the_limit(speicher):
    speicher.set_pin("123456")

    def versuche(_):
        try:
            return speicher.check_pin("falsch")
        except Abgewiesen as fehler:
            return fehler.grund

    with ThreadPoolExecutor(15) as gruppe:
        antworten = list(gruppe.map(versuche, range(25)))
    assert antworten.count(False) == 10
    assert antworten.count("pin_gesperrt") == 15


def test_a_login_lasts_twelve_hours(speicher, uhr):
    token = speicher.enter()
    assert speicher.has_entered(token)
    uhr.forward(hours=11, minutes=59)
    assert speicher.has_entered(token)
    uhr.forward(minutes=1)
    assert not speicher.has_entered(token)


def test_old_logins_are_cleared_away_by_the_next(speicher, uhr):
    speicher.enter()
    uhr.forward(hours=13)
    speicher.enter()
    with speicher._datenbank.reading() as verbindung:
        assert len(verbindung.execute(select(zutritt)).all()) == 1


@pytest.mark.parametrize("token", [None, "", "erfunden", "\x00", "\ud800"])
def test_what_nobody_was_given_opens_nothing(speicher, token):
    speicher.enter()
    assert not speicher.has_entered(token)


def test_leaving_ends_one_login_only(speicher):
    bleibt, geht = speicher.enter(), speicher.enter()
    speicher.leave(geht)
    speicher.leave("erfunden")
    assert speicher.has_entered(bleibt)
    assert not speicher.has_entered(geht)


def test_tokens_are_not_readable_in_the_database(speicher):
    token, marke = speicher.enter(), speicher.ticket()
    inhalt = rows(speicher, zutritt)
    assert token not in inhalt
    assert marke not in inhalt


def test_a_ticket_lets_in_once(speicher):
    marke = speicher.ticket()
    assert not speicher.has_entered(marke)
    token = speicher.redeem(marke)
    assert speicher.has_entered(token)
    assert speicher.redeem(marke) is None
    assert speicher.redeem(token) is None


def test_a_ticket_lets_in_once_also_when_two_show_it_at_once(speicher):
    marke = speicher.ticket()
    with ThreadPoolExecutor(8) as gruppe:
        tokens = [token for token in gruppe.map(lambda _: speicher.redeem(marke), range(8)) if token]
    assert len(tokens) == 1


def test_a_ticket_is_worth_nothing_after_a_minute(speicher, uhr):
    marke = speicher.ticket()
    uhr.forward(seconds=60)
    assert speicher.redeem(marke) is None
