"""How far options have come: columns, the last step, kinds of events, and the order of time."""

from dataclasses import replace
from datetime import date

import pytest

from sozialraum.analysis import progress
from sozialraum.analysis.progress import Fortschritt, Schrittart, days, kind, timeline
from sozialraum.model import Ereignis
from sozialraum.sources.schemas import STAND

HEUTE = date(2026, 11, 22)


@pytest.fixture
def option(bestand):
    """Makes an option with a state and with events (date, words)."""

    def make(*verlauf, stand="offen"):
        ereignisse = tuple(Ereignis(datum, text) for datum, text in verlauf)
        return replace(bestand.optionen[0], stand=stand, verlauf=ereignisse)

    return make


def dated(schritte):
    return [schritt.ereignis.datum for schritt in schritte]


def test_every_word_of_the_data_has_its_column(option):
    spalten = {stand: progress.column(option(stand=stand)).value for stand in STAND}
    assert spalten == {
        "vorgeschlagen": "vorgeschlagen",
        "beantragt": "vorgeschlagen",
        "angekündigt": "vorgeschlagen",
        "zur Kenntnis genommen": "vorgeschlagen",
        "zurückgestellt": "vorgeschlagen",
        "offen": "vorgeschlagen",
        "beschlossen": "beschlossen",
        "abgelehnt": "abgelehnt",
        "läuft": "läuft",
        "beendet": "beendet",
        "unbekannt": "Stand unbekannt",
    }


def test_a_word_the_board_does_not_know_is_not_guessed(option):
    assert progress.column(option(stand="verloren gegangen")) is Fortschritt.UNBEKANNT


def test_the_board_has_all_columns_and_every_option_once(bestand):
    tafel = progress.board(bestand.optionen)
    assert list(tafel) == list(Fortschritt)
    assert {spalte.value: [o.id for o in optionen] for spalte, optionen in tafel.items()} == {
        "vorgeschlagen": ["o1", "o2", "o5"],
        "beschlossen": ["o3"],
        "abgelehnt": [],
        "läuft": ["o4"],
        "beendet": [],
        "Stand unbekannt": ["o6"],
    }


def test_the_last_step_is_the_last_with_a_date(option):
    mit_datum = option(("2023", "vorgelegt"), ("2023-05-07", "beraten"), ("", "besprochen"))
    assert progress.latest(mit_datum).ereignis == "beraten"
    # a year that began earlier does not come after a day in it
    assert progress.latest(option(("2024", "angekündigt"), ("2024-05-30", "beraten"))).ereignis == "beraten"


def test_without_a_date_the_last_step_is_the_last_that_is_told(option):
    assert progress.latest(option(("", "vorgelegt"), ("", "besprochen"))).ereignis == "besprochen"
    assert progress.latest(option()) is None


@pytest.mark.parametrize(
    ("text", "art"),
    [
        ("Weiterverfolgung beschlossen", Schrittart.BESCHLOSSEN),
        ("Haushaltsbeschluss über zwei Stellen", Schrittart.BESCHLOSSEN),
        ("Antrag unverändert beschlossen", Schrittart.BESCHLOSSEN),
        ("Ergänzungsantrag abgelehnt", Schrittart.ABGELEHNT),
        ("nach Zurückstellung abgelehnt", Schrittart.ABGELEHNT),
        ("erneut zurückgestellt", Schrittart.ZURUECKGESTELLT),
        ("vom Ausschuss zur Kenntnis genommen", Schrittart.KENNTNIS),
        ("Antrag im Ausschuss; Ergebnis nicht belegt", Schrittart.ANTRAG),
        ("Mittel beantragt", Schrittart.ANTRAG),
        ("nicht beschlossen", Schrittart.ANDERER),
        ("nicht abgelehnt", Schrittart.ANDERER),
        ("Beschlussvorlage in Arbeit", Schrittart.ANDERER),
        ("vorgestellt und online", Schrittart.ANDERER),
    ],
)
def test_the_kind_of_an_event_follows_its_words(text, art):
    assert kind(Ereignis("", text)) is art


@pytest.mark.parametrize(
    ("stichtag", "von", "bis"),
    [
        ("2024-05-30", (2024, 5, 30), (2024, 5, 30)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2025-12", (2025, 12, 1), (2025, 12, 31)),
        ("2025", (2025, 1, 1), (2025, 12, 31)),
    ],
)
def test_a_stichtag_reaches_over_all_days_it_can_mean(stichtag, von, bis):
    assert days(stichtag) == (date(*von), date(*bis))


def test_events_of_all_options_stand_in_the_order_of_time(option):
    eine = option(("2024-05-30", "zweitens"), ("2025", "drittens"))
    andere = option(("2021-11-11", "erstens"), ("2025-01-01", "am selben Tag, aber genauer"))
    leiste = timeline([eine, andere], HEUTE)
    assert dated(leiste.schritte) == ["2021-11-11", "2024-05-30", "2025-01-01", "2025"]
    assert leiste.schritte[0].option is andere
    assert leiste.schritte[1].art is Schrittart.ANDERER
    assert (leiste.frueher, leiste.spaeter, leiste.undatiert) == ((), (), ())


def test_the_time_line_reaches_from_its_first_day_to_today(option):
    eine = option(
        ("2020", "davor"),
        ("2020-12-31", "letzter Tag davor"),
        ("2021-01-01", "erster Tag"),
        ("2026", "ein Jahr, das noch läuft"),
        ("2026-11-22", "heute"),
        ("2026-11-23", "morgen"),
        ("2027", "nächstes Jahr"),
    )
    leiste = timeline([eine], HEUTE)
    assert leiste.heute == HEUTE
    assert dated(leiste.frueher) == ["2020", "2020-12-31"]
    assert dated(leiste.schritte) == ["2021-01-01", "2026", "2026-11-22"]
    assert dated(leiste.spaeter) == ["2026-11-23", "2027"]


def test_events_without_a_date_are_named_with_their_option(option):
    eine = option(("2023-05-07", "vorgelegt"), ("", "besprochen"))
    leiste = timeline([eine, option()], HEUTE)
    assert dated(leiste.schritte) == ["2023-05-07"]
    assert leiste.undatiert == ((eine, Ereignis("", "besprochen")),)


def test_every_event_of_the_real_data_has_one_place(luebeck):
    leiste = timeline(luebeck.optionen, HEUTE)
    verteilt = [*leiste.frueher, *leiste.schritte, *leiste.spaeter, *leiste.undatiert]
    assert len(verteilt) == sum(len(option.verlauf) for option in luebeck.optionen) > 40
