"""All routes behind the server's own middleware: a database out of order, and requests nobody should send.

The faults are real ones of SQLite: a file that may not grow, and one that may not be written.
"""

import re

import pytest
import telefone
from sqlalchemy import event
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.model import Auszaehlung, Geschichte, Schritt
from sozialraum.store import Speicher
from sozialraum.web import access, phones, presenting, server

GESCHICHTE = Geschichte("Probe", (Schritt("a", "Eins"), Schritt("b", "Zwei", frage=telefone.FRAGE)))
FAELLE = {
    "voll": ("max_page_count = 1", "max_page_count = 1000000", "Der Speicherplatz für die Datenbank"),
    "nur lesbar": ("query_only = ON", "query_only = OFF", "lässt sich nur lesen"),
}
"""What SQLite is told to be out of order and in order again, and what people then read. A file that has more
pages than it may have takes its present size as the limit."""


@pytest.fixture
def speicher(tmp_path, monkeypatch, bestand):
    offen = Speicher(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    monkeypatch.setattr(store, "current", lambda: offen)
    monkeypatch.setattr(phones, "current", lambda: bestand)
    monkeypatch.setattr(presenting, "current", lambda: bestand)
    monkeypatch.setattr(phones, "_stoerung", None)
    yield offen
    offen.close()


@pytest.fixture
def sitzung(speicher):
    return speicher.begin(speicher.create("Probe", GESCHICHTE).id)


@pytest.fixture
def runde(speicher, sitzung):
    return speicher.open_round(sitzung.id, "b", telefone.FRAGE)


def visitor() -> TestClient:
    """Somebody at the server as it runs, without Streamlit's own routes."""
    alles = server.settings()
    app = Starlette(routes=alles["routes"], middleware=alles["middleware"])
    return TestClient(app, base_url=telefone.SERVER, headers=telefone.EIGEN)


@pytest.fixture
def telefon():
    return visitor()


@pytest.fixture
def moderation(speicher):
    wer = visitor()
    wer.cookies.set(access.KEKS, speicher.enter())
    return wer


def tell(speicher, pragma: str) -> None:
    """From now on all connections are opened with this setting."""
    maschine = speicher._datenbank.engine
    event.listen(maschine, "connect", lambda verbindung, _: verbindung.execute(f"PRAGMA {pragma}"))
    maschine.dispose()


def fill_up(speicher, runde) -> int:
    """Votes until nothing more can be stored. The number of votes stored."""
    for nummer in range(5000):
        try:
            speicher.vote(runde.id, f"telefon {nummer}", {0: 1})
        except StoreError:
            return nummer
    raise AssertionError("Es ist noch immer Platz.")


@pytest.mark.parametrize("fall", FAELLE)
def test_while_no_vote_can_be_stored_phone_and_screen_say_so_and_later_the_same_ballot_counts(
    fall, speicher, sitzung, runde, telefon, moderation
):
    stoeren, beheben, _ = FAELLE[fall]
    felder = telefone.ballot(telefon, runde, p0="2")
    tell(speicher, stoeren)
    vorher = fill_up(speicher, runde)
    antwort = telefon.post(f"/w/{runde.code}", data=felder)
    assert (antwort.status_code, "Die Stimme wurde nicht gespeichert" in antwort.text) == (503, True)
    stand = moderation.get(f"/sitzung/stand/{sitzung.id}").json()
    assert (stand["runden"]["b"]["zettel"], stand["stoerung"]) == (vorher, presenting.STOERUNG)
    assert speicher.tally(runde.id) == Auszaehlung(vorher, (vorher, 0, 0, 0))

    tell(speicher, beheben)
    versteckt = dict(re.findall('<input type="hidden" name="(.+?)" value="(.+?)">', antwort.text))
    assert versteckt == felder  # the page that said so holds the whole ballot
    assert "Danke." in telefon.post(f"/w/{runde.code}", data=versteckt).text
    assert speicher.tally(runde.id) == Auszaehlung(vorher + 1, (vorher + 2, 0, 0, 0))


def test_while_the_database_can_only_be_read_the_screen_stays_says_why_and_goes_on_later(
    speicher, sitzung, runde, moderation
):
    stoeren, beheben, satz = FAELLE["nur lesbar"]
    tell(speicher, stoeren)
    for tat, inhalt in (
        ("schritt", {"schritt": 1, "id": "b"}),
        ("runde", {"tat": "zeigen", "schritt": "b"}),
        ("runde", {"tat": "schliessen", "schritt": "b"}),
        ("aufnehmen", {"adresse": "/"}),
    ):
        antwort = moderation.post(f"/sitzung/{tat}/{sitzung.id}", json=inhalt)
        assert (antwort.status_code, satz in antwort.json()["fehler"]) == (503, True)
    stand = moderation.get(f"/sitzung/stand/{sitzung.id}").json()
    assert (stand["schritt"], stand["fassung"]) == (0, sitzung.fassung)
    assert (stand["runden"]["b"]["gezeigt"], stand["runden"]["b"]["offen"]) == (False, True)

    tell(speicher, beheben)
    assert moderation.post(f"/sitzung/schritt/{sitzung.id}", json={"schritt": 1, "id": "b"}).is_success
    assert moderation.get(f"/sitzung/stand/{sitzung.id}").json()["schritt"] == 1


@pytest.mark.parametrize("fall", FAELLE)
def test_while_nothing_can_be_stored_nobody_logs_in_and_the_page_says_why(fall, speicher, runde, telefon):
    speicher.set_pin("48151623")
    stoeren, _, satz = FAELLE[fall]
    tell(speicher, stoeren)
    fill_up(speicher, runde)
    for _ in range(100):  # a full database may still have room on a page it has begun
        antwort = telefon.post("/sitzung/anmelden", data={"pin": "48151623"}, follow_redirects=False)
        if antwort.status_code != 303:
            break
    assert (antwort.status_code, satz in antwort.text) == (503, True)
    assert "set-cookie" not in antwort.headers


def test_a_vote_sent_twice_counts_once_and_the_second_is_counted_as_refused(speicher, runde, telefon):
    felder = telefone.ballot(telefon, runde, p0="2")
    for _ in range(2):
        assert telefon.post(f"/w/{runde.code}", data=felder).status_code == 200
    assert speicher.tally(runde.id).stimmzettel == 1
    assert speicher.refusals() == {"doppelt": 1}


def test_a_request_replayed_from_elsewhere_counts_nothing(speicher, runde, telefon):
    felder = telefone.ballot(telefon, runde, p0="2")
    telefon.post(f"/w/{runde.code}", data=felder)
    lauscher = visitor()
    lauscher.cookies.set(phones.KEKS, telefon.cookies[phones.KEKS])
    lauscher.post(f"/w/{runde.code}", data=felder)  # everything as it was sent
    eigener = visitor()
    eigener.get(f"/w/{runde.code}")
    assert eigener.post(f"/w/{runde.code}", data=felder).status_code == 403  # with a cookie of its own
    assert speicher.tally(runde.id).stimmzettel == 1
    assert speicher.refusals() == {"doppelt": 1, "marke_ungueltig": 1}


def test_the_ballot_of_one_round_is_worth_nothing_in_another_or_in_one_made_up(
    speicher, sitzung, runde, telefon
):
    felder = telefone.ballot(telefon, runde, p0="2")
    andere = speicher.open_round(sitzung.id, "b", telefone.FRAGE)
    assert telefon.post(f"/w/{andere.code}", data=felder).status_code == 403
    assert telefon.post("/w/QQQQQQ", data=felder).status_code == 404
    assert telefon.post(f"/w/{runde.code}", data=felder).status_code == 409  # the new one closed it
    assert [speicher.tally(r.id).stimmzettel for r in (runde, andere)] == [0, 0]
    assert speicher.refusals() == {"marke_ungueltig": 1, "runde_unbekannt": 1, "runde_geschlossen": 1}


@pytest.mark.parametrize(
    "pfad", ["/w/{code}", "/sitzung/anmelden", "/sitzung/schritt/{id}", "/sitzung/aufnehmen/{id}"]
)
def test_ten_megabytes_are_refused_wherever_they_are_posted(speicher, sitzung, runde, moderation, pfad):
    antwort = moderation.post(pfad.format(code=runde.code, id=sitzung.id), content=b"p0=1&" * 2 * 1024**2)
    assert (antwort.status_code, "zu groß" in antwort.text) == (413, True)
    assert antwort.headers["x-content-type-options"] == "nosniff"
    assert speicher.refusals() == {"zu_gross": 1}


@pytest.mark.parametrize(
    ("methode", "pfad"),
    [
        ("PUT", "/w/{code}"),
        ("DELETE", "/w/{code}"),
        ("GET", "/sitzung/schritt/{id}"),
        ("GET", "/sitzung/runde/{id}"),
        ("POST", "/sitzung/stand/{id}"),
        ("POST", "/sitzung/eintritt"),
    ],
)
def test_wrong_methods_are_refused_even_from_the_moderation(
    speicher, sitzung, runde, moderation, methode, pfad
):
    antwort = moderation.request(methode, pfad.format(code=runde.code, id=sitzung.id))
    assert (antwort.status_code, '<html lang="de">' in antwort.text) == (405, True)
    assert speicher.refusals() == {"methode": 1}


@pytest.mark.parametrize("pfad", ["schritt", "runde", "aufnehmen"])
def test_people_in_the_room_can_do_nothing_but_vote(speicher, sitzung, runde, telefon, pfad):
    telefon.get(f"/w/{runde.code}")
    telefon.cookies.set(access.KEKS, telefon.cookies[phones.KEKS])
    antwort = telefon.post(f"/sitzung/{pfad}/{sitzung.id}", json={"schritt": 1, "tat": "zeigen"})
    assert (antwort.status_code, antwort.json()["fehler"]) == (403, access.OHNE_ZUTRITT)
    assert speicher.meeting(sitzung.id) == sitzung
    assert speicher.refusals() == {"ohne_zutritt": 1}
