"""Taking a view into a story: what the address means, what is refused, and that no step gets lost."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from sozialraum import store
from sozialraum.errors import Abgewiesen, DataError, Konflikt, StoreError
from sozialraum.model import Ansicht, Geschichte, Schritt
from sozialraum.model.workshop import STANDARD_EBENEN
from sozialraum.web import access, capture, story_change

GESCHICHTE = Geschichte("Probe", (Schritt("a", "Anfang"),))
BOTSCHAFT = {
    "adresse": "/?indikator=Dichte&jahr=2022",
    "titel": "Dichte, 2022",
    "zoom": 12.5,
    "mitte": [50, 10],
}


@pytest.fixture
def speicher(tmp_path, monkeypatch):
    eigener = store.Speicher(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    monkeypatch.setattr(store, "current", lambda: eigener)
    yield eigener
    eigener.close()


@pytest.fixture
def client(speicher):
    """A browser of the Moderation on a page of this server."""
    with TestClient(Starlette(routes=capture.routes()), base_url="http://localhost") as browser:
        browser.cookies.set(access.KEKS, speicher.enter())
        browser.headers["origin"] = "http://localhost"
        yield browser


@pytest.fixture
def sitzung(speicher):
    return speicher.create("Probe", GESCHICHTE)


def send(client, sitzung, inhalt=BOTSCHAFT):
    return client.post(f"/sitzung/aufnehmen/{sitzung.id}", content=json.dumps(inhalt))


WIE_DIE_KARTE = {"ebenen": STANDARD_EBENEN}
"""What lies over the map by default is in the step, too: the slide is to show what the page showed."""


def steps(speicher, sitzung):
    return speicher.meeting(sitzung.id).geschichte.schritte


def test_a_view_becomes_the_last_step(client, speicher, sitzung):
    antwort = send(client, sitzung)
    assert (antwort.status_code, antwort.json()) == (200, {"schritt": 2, "satz": "Als Schritt 2 übernommen"})
    schritt = steps(speicher, sitzung)[-1]
    assert schritt.titel == "Dichte, 2022"
    assert schritt.ansicht == Ansicht(
        "", WIE_DIE_KARTE | {"indikator": ("Dichte",), "jahr": ("2022",)}, 12.5, (50.0, 10.0)
    )


def test_what_the_page_began_with_is_named_in_the_step(client, speicher, sitzung, luebeck):
    send(client, sitzung, {"adresse": "/?stadtteil=Moisling"})
    send(client, sitzung, {"adresse": "/quartiersmanagement?gehweg=800"})
    send(client, sitzung, {"adresse": "/prioritaeten?sicht=Typologie"})
    karte, wege, typologie = (schritt.ansicht.wahl for schritt in steps(speicher, sitzung)[1:])
    assert karte["indikator"] == ("Unter 18-Jährige",)
    assert karte["jahr"] == (str(luebeck.zeitraum[-1]),)
    assert wege == {"gehweg": ("800",)}  # a page that shows neither
    assert typologie == {"sicht": ("Typologie",), "jahr": karte["jahr"]}


def test_what_only_the_moderation_may_read_becomes_no_step(client, speicher, sitzung):
    antwort = send(client, sitzung, {"adresse": "/prioritaeten?sicht=Entscheidungsbogen"})
    assert antwort.status_code == 400
    assert steps(speicher, sitzung) == GESCHICHTE.schritte


def test_steps_taken_at_once_are_all_kept(client, speicher, sitzung):
    with ThreadPoolExecutor(6) as pool:
        antworten = list(pool.map(lambda _: send(client, sitzung).json()["schritt"], range(6)))
    assert sorted(antworten) == [2, 3, 4, 5, 6, 7]
    assert len(steps(speicher, sitzung)) == 7


@pytest.mark.parametrize(
    ("inhalt", "erwartet"),
    [
        (
            {"adresse": "/stadtteil?stadtteil=St.%20Gertrud"},
            Ansicht("stadtteil", {"stadtteil": ("St. Gertrud",)}),
        ),
        ({"adresse": "/?ebenen=&ebenen=A&boese=1"}, Ansicht("", {"ebenen": ("", "A")})),
        ({"adresse": "/dienst/gebietssuche?wert2=5&schwelle=1"}, Ansicht("gebietssuche", {"wert2": ("5",)})),
        ({"adresse": "/", "zoom": 3, "mitte": [53.8, 10.7]}, Ansicht("", WIE_DIE_KARTE, 8, (53.8, 10.7))),
        ({"adresse": "/", "zoom": 40, "mitte": [53.8, 10.7]}, Ansicht("", WIE_DIE_KARTE, 16, (53.8, 10.7))),
        ({"adresse": "/", "zoom": 12}, Ansicht("", WIE_DIE_KARTE)),
        ({"adresse": "/", "zoom": 12, "mitte": [95, 10]}, Ansicht("", WIE_DIE_KARTE)),
        ({"adresse": "/", "zoom": True, "mitte": [53.8, 10.7]}, Ansicht("", WIE_DIE_KARTE)),
        ({"adresse": "/", "zoom": 12, "mitte": ["53", 10.7]}, Ansicht("", WIE_DIE_KARTE)),
        ({"adresse": "/", "zoom": float("inf"), "mitte": [53.8, 10.7]}, Ansicht("", WIE_DIE_KARTE)),
    ],
)
def test_only_what_a_page_knows_is_taken(inhalt, erwartet):
    assert capture.step_of(inhalt).ansicht == erwartet


def test_without_a_heading_the_step_is_called_by_what_it_shows():
    assert capture.step_of({"adresse": "/zeit?indikator=Dichte&titel=x"}).titel == "Zeit: Dichte"
    assert capture.step_of({"adresse": "/", "titel": 7}).titel == "Karte"
    assert capture.step_of({"adresse": "/", "titel": "  Eine\n Karte "}).titel == "Eine Karte"
    assert len(capture.step_of({"adresse": "/", "titel": "x" * 500}).titel) == 120


@pytest.mark.parametrize(
    "inhalt", [None, [], "x", {}, {"adresse": 5}, {"adresse": "/workshop"}, {"adresse": "//["}]
)
def test_what_is_no_view_is_refused_and_changes_nothing(client, speicher, sitzung, inhalt):
    antwort = send(client, sitzung, inhalt)
    assert antwort.status_code == 400
    assert "Ansicht" in antwort.json()["fehler"] or "Seite" in antwort.json()["fehler"]
    assert steps(speicher, sitzung) == GESCHICHTE.schritte


def test_bytes_that_are_no_json_are_refused(client, sitzung):
    for rumpf in (b"", b"{", b"\xff\xfe", b"[" * 50_000):
        assert client.post(f"/sitzung/aufnehmen/{sitzung.id}", content=rumpf).status_code == 400


def test_characters_that_no_file_can_hold_are_refused(client, speicher, sitzung):
    assert send(client, sitzung, BOTSCHAFT | {"titel": "a\x00b"}).status_code == 400
    assert steps(speicher, sitzung) == GESCHICHTE.schritte


def test_only_the_moderation_and_only_from_this_server(client, speicher, sitzung):
    fremd = {"origin": "http://example.org"}
    adresse = f"/sitzung/aufnehmen/{sitzung.id}"
    assert client.post(adresse, json=BOTSCHAFT, headers=fremd).status_code == 403
    client.cookies.clear()
    antwort = client.post(adresse, json=BOTSCHAFT)
    assert antwort.status_code == 403
    assert "Moderation" in antwort.json()["fehler"]
    assert steps(speicher, sitzung) == GESCHICHTE.schritte
    assert set(speicher.refusals()) == {"fremde_seite", "ohne_zutritt"}


def test_a_workshop_that_is_gone_is_said(client, speicher, sitzung):
    speicher.delete(sitzung.id)
    antwort = send(client, sitzung)
    assert (antwort.status_code, antwort.json()["fehler"]) == (404, "Diesen Workshop gibt es nicht mehr.")


def test_a_database_that_fails_is_said(client, speicher, sitzung, monkeypatch):
    def fail(*_):
        raise StoreError("Die Datenbank ist voll.")

    monkeypatch.setattr(speicher, "save_story", fail)
    antwort = send(client, sitzung)
    assert (antwort.status_code, antwort.json()["fehler"]) == (503, "Die Datenbank ist voll.")


def test_a_change_is_applied_to_what_others_made_of_the_story(speicher, sitzung):
    schneller = Schritt("b", "Von anderen")

    def be_late(geschichte):
        if len(geschichte.schritte) == 1:
            voll = replace(geschichte, schritte=(*geschichte.schritte, schneller))
            speicher.save_story(sitzung.id, voll, sitzung.fassung)
        return replace(geschichte, schritte=(*geschichte.schritte, Schritt("c", "Meiner")))

    story_change.change(sitzung.id, be_late)
    assert [schritt.id for schritt in steps(speicher, sitzung)] == ["a", "b", "c"]


def test_what_no_file_could_hold_is_not_saved(speicher, sitzung):
    with pytest.raises(DataError):
        story_change.change(sitzung.id, lambda geschichte: replace(geschichte, titel=""))
    assert speicher.meeting(sitzung.id).geschichte == GESCHICHTE
    with pytest.raises(Abgewiesen):
        story_change.change("gibt-es-nicht", lambda geschichte: geschichte)


def test_a_step_is_not_written_over_another_version(speicher, sitzung):
    basis = GESCHICHTE.schritte[0]
    story_change.save_step(sitzung.id, basis, replace(basis, titel="Eins"))
    with pytest.raises(Konflikt) as konflikt:
        story_change.save_step(sitzung.id, basis, replace(basis, titel="Zwei"))
    assert konflikt.value.aktuell.titel == "Eins"
    with pytest.raises(Konflikt) as konflikt:
        story_change.save_step(sitzung.id, Schritt("weg", "Weg"), Schritt("weg", "Neu"))
    assert konflikt.value.aktuell is None
    assert [schritt.titel for schritt in steps(speicher, sitzung)] == ["Eins"]
