"""The routes of the screen with the real store: who may ask, what they learn, what goes wrong in German."""

import json
import re
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.model import Frage, Geschichte, Rundenart, Schritt
from sozialraum.web import access, presenting, qr

FRAGE = Frage("Wo zuerst?", Rundenart.STADTTEILE, 3, ("01", "02"))
GESCHICHTE = Geschichte(
    "Probe",
    (Schritt("a", "Eins", notizen="Leise sprechen"), Schritt("b", "Zwei", frage=FRAGE), Schritt("c", "Drei")),
)


@pytest.fixture
def speicher(tmp_path, monkeypatch) -> store.Speicher:
    monkeypatch.setenv("SOZIALRAUM_DATENBANK", f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    return store.current()


@pytest.fixture
def sitzung(speicher):
    return speicher.begin(speicher.create("Probe", GESCHICHTE).id)


@pytest.fixture
def fremd() -> TestClient:
    """Somebody who is not logged in."""
    return TestClient(Starlette(routes=presenting.routes()), follow_redirects=False)


@pytest.fixture
def moderation(fremd, speicher) -> TestClient:
    fremd.cookies.set(access.KEKS, speicher.enter())
    fremd.headers["origin"] = "http://testserver"
    return fremd


def state(client: TestClient, sitzung) -> dict:
    antwort = client.get(f"/sitzung/stand/{sitzung.id}")
    assert antwort.status_code == 200, antwort.text
    return antwort.json()


def act(client: TestClient, sitzung, tat: str, schritt: str = "b"):
    return client.post(f"/sitzung/runde/{sitzung.id}", json={"tat": tat, "schritt": schritt})


@pytest.mark.parametrize("seite", ["vortrag", "sprechnotizen"])
def test_a_page_sends_strangers_to_the_login_and_back(fremd, sitzung, seite):
    antwort = fremd.get(f"/sitzung/{seite}/{sitzung.id}")
    assert antwort.status_code == 303
    assert antwort.headers["location"] == f"/sitzung/anmelden?ziel=/sitzung/{seite}/{sitzung.id}"


@pytest.mark.parametrize("weg", ["stand", "folien"])
def test_strangers_learn_nothing(fremd, sitzung, weg):
    antwort = fremd.get(f"/sitzung/{weg}/{sitzung.id}")
    assert (antwort.status_code, list(antwort.json())) == (403, ["fehler"])


@pytest.mark.parametrize("weg", ["schritt", "runde"])
def test_strangers_and_other_sites_change_nothing(fremd, speicher, sitzung, weg):
    inhalt = {"schritt": 1, "id": "b"} if weg == "schritt" else {"tat": "oeffnen", "schritt": "b"}
    assert fremd.post(f"/sitzung/{weg}/{sitzung.id}", json=inhalt).status_code == 403
    fremd.cookies.set(access.KEKS, speicher.enter())
    antwort = fremd.post(
        f"/sitzung/{weg}/{sitzung.id}", json=inhalt, headers={"origin": "http://boese.example"}
    )
    assert antwort.status_code == 403
    assert speicher.meeting(sitzung.id).schritt == 0
    assert speicher.rounds(sitzung.id) == []


@pytest.mark.parametrize("weg", ["vortrag", "sprechnotizen", "stand", "folien"])
def test_an_unknown_workshop_is_said_in_german(moderation, weg):
    antwort = moderation.get(f"/sitzung/{weg}/gibtesnicht")
    assert antwort.status_code == 404
    assert "Diese Sitzung gibt es nicht" in antwort.text


def test_the_page_holds_all_slides_and_no_text_can_end_its_script(moderation, speicher):
    boese = "</script><script>alert(1)</script>"
    sitzung = speicher.create(boese, Geschichte("Probe", (Schritt("a", boese, boese),)))
    seite = moderation.get(f"/sitzung/vortrag/{sitzung.id}").text
    daten = json.loads(re.search(r'id="daten">(.*?)</script>', seite, re.DOTALL)[1])
    assert daten["folien"][0]["titel"] == boese
    assert daten["stand"]["dauer"] is None
    assert boese not in seite


def test_a_step_is_saved_by_its_id_and_clamped_without_one(moderation, sitzung):
    weg = f"/sitzung/schritt/{sitzung.id}"
    assert moderation.post(weg, json={"schritt": 0, "id": "c", "dunkel": True}).status_code == 200
    stand = state(moderation, sitzung)
    assert (stand["schritt"], stand["id"], stand["dunkel"]) == (2, "c", True)
    moderation.post(weg, json={"schritt": 99, "id": "weg"})
    assert state(moderation, sitzung)["id"] == "c"
    assert state(moderation, sitzung)["dauer"] >= 0


def test_the_time_counts_while_the_workshop_runs_only(moderation, speicher, sitzung):
    assert state(moderation, sitzung)["dauer"] >= 0
    speicher.end(sitzung.id)
    assert state(moderation, sitzung)["dauer"] is None


@pytest.mark.parametrize(
    "inhalt", [b"{", b"[1]", b'{"schritt": "1"}', b'{"schritt": 1, "dunkel": 3}', b"\xff"]
)
def test_what_is_no_step_is_refused(moderation, sitzung, inhalt):
    antwort = moderation.post(f"/sitzung/schritt/{sitzung.id}", content=inhalt)
    assert (antwort.status_code, antwort.json()["fehler"]) == (400, presenting.UNLESBAR)


def test_results_leave_the_server_only_when_they_are_shown(moderation, speicher, sitzung):
    runde = act(moderation, sitzung, "oeffnen").json()["runden"]["b"]
    assert (runde["offen"], runde["worte"], runde["ergebnis"]) == (True, "Noch kein Stimmzettel", None)
    assert runde["adresse"] == f"testserver/w/{runde['code']}"
    assert runde["qr"].startswith("data:image/svg+xml,")
    speicher.vote(runde["id"], "telefon", {1: 2})
    assert state(moderation, sitzung)["runden"]["b"]["worte"] == "1 Stimmzettel"
    gezeigt = act(moderation, sitzung, "zeigen").json()["runden"]["b"]
    assert gezeigt["ergebnis"]["balken"][0]["punkte"] == 2
    assert act(moderation, sitzung, "verbergen").json()["runden"]["b"]["ergebnis"] is None


def test_a_round_is_closed_and_opened_again_and_stays_the_same(moderation, speicher, sitzung):
    erste = act(moderation, sitzung, "oeffnen").json()["runden"]["b"]
    zu = act(moderation, sitzung, "schliessen").json()["runden"]["b"]
    assert (zu["offen"], zu["qr"]) == (False, "")
    wieder = act(moderation, sitzung, "oeffnen").json()["runden"]["b"]
    assert (wieder["id"], wieder["offen"]) == (erste["id"], True)
    assert len(speicher.rounds(sitzung.id)) == 1


@pytest.mark.parametrize(
    ("tat", "schritt", "status"),
    [("oeffnen", "weg", 409), ("oeffnen", "a", 409), ("schliessen", "b", 409), ("zeigen", "b", 409)],
)
def test_what_cannot_be_done_with_a_round_is_said(moderation, sitzung, tat, schritt, status):
    antwort = act(moderation, sitzung, tat, schritt)
    assert (antwort.status_code, antwort.json()["fehler"][-1]) == (status, ".")


def test_an_unknown_deed_is_refused(moderation, sitzung):
    act(moderation, sitzung, "oeffnen")
    assert act(moderation, sitzung, "sprengen").status_code == 400


def test_an_address_that_phones_cannot_reach_is_said(moderation, sitzung, monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_ADRESSE", "http://localhost:8501")
    assert act(moderation, sitzung, "oeffnen").json()["runden"]["b"]["warnung"] == qr.NICHT_ERREICHBAR
    monkeypatch.setattr(qr, "reachable", lambda request: True)
    assert state(moderation, sitzung)["runden"]["b"]["warnung"] == ""


def test_a_story_without_steps_and_a_changed_one_have_a_state(moderation, speicher):
    leer = speicher.create("Leer", Geschichte("Leer"))
    assert (state(moderation, leer)["id"], state(moderation, leer)["schritt"]) == ("", 0)
    speicher.save_story(leer.id, replace(GESCHICHTE, titel="Voll"), leer.fassung)
    assert state(moderation, leer)["fassung"] != leer.fassung
    assert len(moderation.get(f"/sitzung/folien/{leer.id}").json()["folien"]) == 3


def test_a_database_out_of_order_is_a_german_sentence(moderation, sitzung, speicher, monkeypatch):
    def fail(*_: object) -> None:
        raise StoreError("Die Datenbank ist voll.")

    monkeypatch.setattr(speicher, "go_to", fail)
    antwort = moderation.post(f"/sitzung/schritt/{sitzung.id}", json={"schritt": 1})
    assert (antwort.status_code, antwort.json()) == (503, {"fehler": "Die Datenbank ist voll."})
    monkeypatch.setattr(speicher, "meeting", fail)
    seite = moderation.get(f"/sitzung/vortrag/{sitzung.id}")
    assert (seite.status_code, "Die Datenbank ist voll." in seite.text) == (503, True)
