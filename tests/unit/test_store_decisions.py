"""Decisions that several people write at the same time, on both databases."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from alembic.command import upgrade
from alembic.config import Config
from sqlalchemy import create_engine, event, inspect

from sozialraum.errors import Abgewiesen, Konflikt, StoreError
from sozialraum.model import Alternative, Entscheidung, Geschichte
from sozialraum.model.decision import TEXT
from sozialraum.store import Speicher

NEU = Entscheidung(
    raum="01",
    option="o1",
    beschluss="Der Treff wird eröffnet.",
    begruendung="Am meisten Menschen ohne „Treff“.",
    alternativen=(
        Alternative("Ein Bus", "Fährt zu selten.", "Workshop „Abend“, 12.11.2026"),
        Alternative("Nichts tun", "Die Lücke bliebe."),
    ),
    rolle="Jugendhilfeplanung",
    datum="2026-11-12",
)


def test_a_decision_is_kept_with_its_alternatives_in_their_order(speicher, uhr):
    assert speicher.decisions() == []
    erste = speicher.save_decision(NEU)
    assert erste == replace(NEU, id=erste.id, fassung=1, geaendert=uhr.jetzt)
    assert len(erste.id) >= 16
    uhr.forward(minutes=1)
    zweite = speicher.save_decision(replace(erste, alternativen=erste.alternativen[::-1]))
    assert zweite == replace(erste, alternativen=NEU.alternativen[::-1], fassung=2, geaendert=uhr.jetzt)
    assert speicher.decisions() == [zweite]


def test_two_new_decisions_on_the_same_are_two(speicher):
    erste, zweite = speicher.save_decision(NEU), speicher.save_decision(NEU)
    assert erste.id != zweite.id
    assert speicher.decisions() == [zweite, erste]


def test_the_newest_day_comes_first_and_of_one_day_what_was_stored_last(speicher):
    tage = ["2026-11-12", "2025-01-31", "2026-11-30", "2026-11-12"]
    ids = [speicher.save_decision(replace(NEU, datum=tag)).id for tag in tage]
    assert [e.id for e in speicher.decisions()] == [ids[2], ids[3], ids[0], ids[1]]


@pytest.mark.parametrize("fassung", [0, 1, 7, 10**30])
def test_a_decision_that_was_read_in_another_version_overwrites_nothing(speicher, fassung):
    erste = speicher.save_decision(NEU)
    zweite = speicher.save_decision(replace(erste, beschluss="Zwei Treffs."))
    with pytest.raises(Konflikt) as konflikt:
        speicher.save_decision(replace(erste, beschluss="Keiner.", fassung=fassung))
    assert konflikt.value.aktuell == zweite
    with pytest.raises(Konflikt) as konflikt:
        speicher.delete_decision(erste.id, fassung)
    assert konflikt.value.aktuell == zweite
    assert speicher.decisions() == [zweite]


def test_the_same_words_twice_are_no_conflict(speicher, uhr):
    erste = speicher.save_decision(NEU)
    uhr.forward(minutes=1)
    zweite = speicher.save_decision(replace(erste, beschluss="Zwei Treffs."))
    assert speicher.save_decision(replace(erste, beschluss="Zwei Treffs.")) == zweite


def test_a_deleted_decision_is_gone_and_does_not_come_back_by_itself(speicher):
    bleibt, geht = speicher.save_decision(NEU), speicher.save_decision(NEU)
    speicher.delete_decision(geht.id, geht.fassung)
    speicher.delete_decision(geht.id, geht.fassung)
    with pytest.raises(Konflikt) as konflikt:
        speicher.save_decision(replace(geht, beschluss="Doch."))
    assert konflikt.value.aktuell is None
    assert speicher.decisions() == [bleibt]
    wieder = speicher.save_decision(replace(geht, id="", fassung=0))
    assert speicher.decisions() == [wieder, bleibt]


def test_of_two_who_write_at_once_one_gets_a_conflict(speicher):
    stand = speicher.save_decision(NEU)
    for runde in range(5):
        fassungen = [replace(stand, beschluss=f"{runde} {wer}") for wer in "ab"]
        ergebnisse = together(speicher.save_decision, fassungen)
        (stand,) = [e for e in ergebnisse if isinstance(e, Entscheidung)]
        (konflikt,) = [e for e in ergebnisse if isinstance(e, Konflikt)]
        assert konflikt.aktuell == stand
        assert speicher.decisions() == [stand]
    assert stand.fassung == 6


def test_ten_who_write_a_new_one_at_once_all_keep_theirs(speicher):
    together(speicher.save_decision, [replace(NEU, beschluss=str(nummer)) for nummer in range(10)])
    assert sorted(e.beschluss for e in speicher.decisions()) == [str(nummer) for nummer in range(10)]


def together(tat, werte):
    """What a deed gives or raises when all do it at once."""

    def attempt(wert):
        try:
            return tat(wert)
        except Konflikt as konflikt:
            return konflikt

    with ThreadPoolExecutor(len(werte)) as gruppe:
        return list(gruppe.map(attempt, werte))


def test_what_cannot_be_kept_is_refused_with_every_reason(speicher):
    with pytest.raises(Abgewiesen, match=r"Der Beschluss fehlt.*Das Datum fehlt") as abgewiesen:
        speicher.save_decision(replace(NEU, beschluss=" ", datum=""))
    assert abgewiesen.value.grund == "unvollstaendig"
    with pytest.raises(Abgewiesen, match=r"2001 Zeichen; höchstens 2000"):
        speicher.save_decision(replace(NEU, beschluss="x" * (TEXT + 1)))
    assert speicher.decisions() == []


def test_what_no_database_can_hold_becomes_a_question_mark(speicher):
    boese, gespeichert = (
        "a\x00b\ud800c 🏘 '; DROP TABLE entscheidung; --",
        "a?b?c 🏘 '; DROP TABLE entscheidung; --",
    )
    stand = speicher.save_decision(
        replace(NEU, beschluss=boese, alternativen=(Alternative(boese, boese, boese),))
    )
    assert stand.beschluss == gespeichert
    assert stand.alternativen == (Alternative(gespeichert, gespeichert, gespeichert),)
    assert speicher.decisions() == [stand]


def test_a_workshop_that_is_deleted_leaves_the_decisions(speicher):
    sitzung = speicher.create("Abend", Geschichte("Bericht"))
    stand = speicher.save_decision(NEU)
    speicher.delete(sitzung.id)
    assert speicher.decisions() == [stand]


def test_a_database_of_before_gets_the_table_and_keeps_what_it_has(tmp_path):
    datei = tmp_path / "workshop.sqlite"
    alembic = Config()
    alembic.set_main_option("script_location", "sozialraum.store:migrations")
    engine = create_engine(f"sqlite:///{datei}")
    with engine.begin() as verbindung:
        alembic.attributes["connection"] = verbindung
        upgrade(alembic, "0001")
        verbindung.exec_driver_sql("INSERT INTO ablehnung VALUES ('doppelt', 3)")
    assert "entscheidung" not in inspect(engine).get_table_names()
    engine.dispose()
    offen = Speicher(f"sqlite:///{datei}")
    assert offen.refusals() == {"doppelt": 3}
    stand = offen.save_decision(NEU)
    assert offen.decisions() == [stand]
    offen.close()


@pytest.fixture
def gefuellt(tmp_path):
    """A file with one decision, and the decision."""
    datei = tmp_path / "workshop.sqlite"
    offen = Speicher(f"sqlite:///{datei}")
    stand = offen.save_decision(NEU)
    offen.close()
    return datei, stand


def test_a_file_that_may_only_be_read_keeps_the_old_state(gefuellt):
    datei, stand = gefuellt
    offen = Speicher(f"sqlite:///file:{datei}?mode=ro&uri=true")
    for tat, werte in (
        (offen.save_decision, (NEU,)),
        (offen.save_decision, (replace(stand, beschluss="Anders."),)),
        (offen.delete_decision, (stand.id, stand.fassung)),
    ):
        with pytest.raises(StoreError, match=r"lässt sich nur lesen"):
            tat(*werte)
    assert offen.decisions() == [stand]
    offen.close()


def test_a_full_disk_is_said_and_the_old_state_stays(gefuellt):
    datei, stand = gefuellt
    offen = Speicher(f"sqlite:///{datei}")

    @event.listens_for(offen._datenbank.engine, "connect")
    def small(verbindung: sqlite3.Connection, _: object) -> None:
        verbindung.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size, which is full

    offen._datenbank.engine.dispose()
    lang = replace(stand, beschluss="x" * TEXT, alternativen=(Alternative("a", "y" * TEXT),) * 20)
    with pytest.raises(StoreError, match=r"Der Speicherplatz für die Datenbank"):
        offen.save_decision(lang)
    assert offen.decisions() == [stand]
    offen.close()
