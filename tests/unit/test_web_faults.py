"""A full disk, a database that may only be read, and requests nobody sends in good faith, at all routes."""

import re

import pytest
import telefone
from sqlalchemy import event
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.model import Frage, Geschichte, Rundenart, Schritt
from sozialraum.web import access, phones, presenting
from sozialraum.web.guard import Guard

FRAGE = Frage("Was hilft wo?", Rundenart.OPTIONEN_JE_STADTTEIL, 3, ("01", "02"), ("o1", "o3"))
GESCHICHTE = Geschichte("Probe", (Schritt("a", "Eins"), Schritt("b", "Zwei", frage=FRAGE)))


def client() -> TestClient:
    """A new browser in front of all routes of a workshop."""
    wege = [*phones.routes(), *access.routes(), *presenting.routes()]
    return TestClient(
        Starlette(routes=wege, middleware=[Middleware(Guard, routes=wege)]),
        base_url=telefone.SERVER,
        follow_redirects=False,
    )


@pytest.fixture
def datei(tmp_path):
    return tmp_path / "workshop.sqlite"


@pytest.fixture
def speicher(datei, monkeypatch, ordner):
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(ordner))
    monkeypatch.setenv("SOZIALRAUM_DATENBANK", f"sqlite:///{datei}")
    monkeypatch.setattr(phones, "_stoerung", None)
    return store.current()


@pytest.fixture
def sitzung(speicher):
    return speicher.begin(speicher.create("Probe", GESCHICHTE).id)


@pytest.fixture
def runde(speicher, sitzung):
    return speicher.open_round(sitzung.id, "b", FRAGE)


@pytest.fixture
def moderation(speicher):
    browser = client()
    browser.cookies.set(access.KEKS, speicher.enter())
    browser.headers["origin"] = telefone.SERVER
    return browser


def fill_the_disk(speicher, datei, monkeypatch):
    @event.listens_for(speicher._datenbank.engine, "connect")
    def small(verbindung, _):
        verbindung.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size, which is full

    speicher._datenbank.engine.dispose()
    fuellung = speicher.create("Füllung", GESCHICHTE)
    with pytest.raises(StoreError, match="Speicherplatz"):
        while True:
            speicher.open_round(fuellung.id, "x", FRAGE)  # as long as the round that a test would open


def forbid_writing(speicher, datei, monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_DATENBANK", f"sqlite:///file:{datei}?mode=ro&uri=true")


FEHLER = [
    pytest.param(fill_the_disk, "Der Speicherplatz für die Datenbank", id="Platte voll"),
    pytest.param(forbid_writing, "lässt sich nur lesen", id="nur lesbar"),
]


@pytest.mark.parametrize(("break_it", "satz"), FEHLER)
def test_a_step_that_cannot_be_kept_says_why_and_the_old_one_stays(
    speicher, datei, sitzung, moderation, monkeypatch, break_it, satz
):
    speicher.go_to(sitzung.id, 1)
    break_it(speicher, datei, monkeypatch)
    if break_it is forbid_writing:
        antwort = moderation.post(f"/sitzung/schritt/{sitzung.id}", json={"schritt": 0})
    else:  # a position is changed in place and needs no room: a round does, as long as its page is full
        antwort = moderation.post(f"/sitzung/runde/{sitzung.id}", json={"tat": "oeffnen", "schritt": "b"})
    assert antwort.status_code == 503
    assert satz in antwort.json()["fehler"]
    stand = moderation.get(f"/sitzung/stand/{sitzung.id}").json()
    assert (stand["schritt"], stand["runden"]) == (1, {})


@pytest.mark.parametrize(("break_it", "satz"), FEHLER)
def test_a_vote_that_cannot_be_kept_is_said_to_the_phone_and_on_the_screen(
    speicher, datei, sitzung, runde, moderation, monkeypatch, break_it, satz
):
    telefon = client()
    felder = telefone.ballot(telefon, runde, p0="2")
    assert moderation.get(f"/sitzung/stand/{sitzung.id}").json()["stoerung"] == ""
    break_it(speicher, datei, monkeypatch)
    antworten = [telefone.send(telefon, runde, felder)]
    while antworten[-1].status_code == 200:  # the last page of a full disk has room for some
        weiteres = client()
        antworten.append(telefone.send(weiteres, runde, telefone.ballot(weiteres, runde, p0="2")))
    assert antworten[-1].status_code == 503
    assert "Die Stimme wurde nicht gespeichert" in antworten[-1].text
    stand = moderation.get(f"/sitzung/stand/{sitzung.id}").json()
    assert stand["stoerung"] == presenting.STOERUNG
    assert stand["runden"]["b"]["zettel"] == len(antworten) - 1


def test_what_is_sent_twice_replayed_forged_or_too_large_is_refused_and_counted(speicher, runde):
    telefon = client()
    felder = telefone.ballot(telefon, runde, p0="1")
    adresse = f"/w/{runde.code}"
    assert telefone.send(telefon, runde, felder).status_code == 200
    zweite = telefone.send(telefon, runde, felder)
    assert (zweite.status_code, "Die Stimme ist gezählt" in zweite.text) == (200, True)
    fremd = client()
    assert telefone.send(fremd, runde, felder).status_code == 403  # a mark without its cookie
    anderer = client()
    gefaelscht = telefone.ballot(anderer, runde, p0="1") | {"marke": "0" * 64}
    assert telefone.send(anderer, runde, gefaelscht).status_code == 403
    assert telefon.post("/w/ABCDEF", data=felder, headers=telefone.EIGEN).status_code == 404
    assert telefon.post(adresse, content=b"x" * 10_000_000, headers=telefone.EIGEN).status_code == 413
    assert [telefon.request(art, adresse).status_code for art in ("PUT", "DELETE", "PATCH")] == [405] * 3
    assert telefone.send(anderer, runde, felder, origin="http://boese.test").status_code == 403
    assert speicher.tally(runde.id).stimmzettel == 1
    abgelehnt = speicher.refusals()
    assert {"doppelt", "zu_gross", "methode", "fremde_seite", "runde_unbekannt"} <= set(abgelehnt)
    assert (abgelehnt["zu_gross"], abgelehnt["methode"]) == (1, 3)


def test_a_restart_in_mid_vote_loses_nothing_and_ballots_in_hand_stay_valid(speicher, runde, monkeypatch):
    fertig, offen = client(), client()
    assert telefone.send(fertig, runde, telefone.ballot(fertig, runde, p0="1")).status_code == 200
    felder = telefone.ballot(offen, runde, p1="2")
    neu = store.Speicher(str(speicher._datenbank.adresse))
    monkeypatch.setattr(store, "current", lambda: neu)
    assert telefone.send(offen, runde, felder).status_code == 200
    assert neu.tally(runde.id).punkte[:2] == (1, 2)
    neu.close()


def test_ids_cannot_be_guessed(speicher, sitzung, runde):
    assert re.fullmatch(r"[\w-]{22}", sitzung.id) and re.fullmatch(r"[\w-]{22}", runde.id)
    assert re.fullmatch(r"[A-Z2-9]{6}", runde.code)
