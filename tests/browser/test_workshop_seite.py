"""The page Workshop in a real browser: story, taking over a view, and two people who write at once."""

import contextlib
import os
from pathlib import Path

import pytest
from laufend import run_server
from playwright.sync_api import expect

from sozialraum.store import Speicher

KEKS = "sozialraum_moderation"


@pytest.fixture(scope="module")
def raum(tmp_path_factory):
    """A server with a database of its own, and the same database for the test."""
    ordner: Path = tmp_path_factory.mktemp("workshop")
    adresse = f"sqlite:///{ordner / 'workshop.sqlite'}"
    with contextlib.ExitStack() as stapel:
        stapel.enter_context(pytest.MonkeyPatch.context()).setenv("SOZIALRAUM_DATENBANK", adresse)
        server = stapel.enter_context(run_server(None, ordner / "server.log"))
        assert os.environ["SOZIALRAUM_DATENBANK"] == adresse
        speicher = stapel.enter_context(contextlib.closing(Speicher(adresse)))
        yield server, speicher


@pytest.fixture
def moderation(raum, visit):
    """Opens pages in a browser that belongs to the Moderation."""
    server, speicher = raum

    def start(breite=1400, hoehe=1000):
        besuch = visit(breite, hoehe)
        keks = {
            "name": KEKS,
            "value": speicher.enter(),
            "url": server,
            "httpOnly": True,
            "sameSite": "Strict",
        }
        besuch.page.context.add_cookies([keks])
        return besuch

    return start


def press(besuch, name):
    besuch.page.get_by_role("button", name=name, exact=True).click()
    besuch.settle()


def titles(speicher):
    return [schritt.titel for schritt in speicher.meetings()[0].geschichte.schritte]


def choose_teil(besuch, name):
    besuch.page.get_by_role("radio", name=name, exact=True).click()
    besuch.settle()


def create(besuch, server, titel):
    """A workshop from the shipped story on Quartiersmanagement."""
    besuch.page.goto(f"{server}/workshop")
    neue = besuch.page.get_by_role("button", name="Neue Sitzung")
    expect(neue.or_(besuch.page.get_by_role("button", name="Anlegen"))).to_be_visible()
    if neue.is_visible():
        neue.click()
    besuch.page.get_by_role("textbox", name="Titel der Sitzung").fill(titel)
    besuch.choose("Geschichte", "Quartiersmanagement in sechs Schritten")
    press(besuch, "Anlegen")
    expect(besuch.page.get_by_role("heading", name=titel)).to_be_visible()


def test_without_zutritt_no_page_says_a_word_more(raum, visit):
    server, _ = raum
    besuch = visit()
    besuch.page.goto(f"{server}/workshop")
    expect(besuch.page.get_by_role("link", name="Als Moderation anmelden")).to_have_attribute(
        "href", "/sitzung/anmelden"
    )
    expect(besuch.page.get_by_role("button", name="Neue Sitzung")).to_have_count(0)
    besuch.open(server)
    expect(besuch.page.locator(".sr-aufnehmen")).to_have_count(0)


def test_the_navigation_stays_in_place_and_a_code_can_be_typed_by_everyone(raum, visit):
    server, _ = raum
    besuch = visit()
    besuch.open(server)
    page, seiten = besuch.page, besuch.page.get_by_role("navigation", name="Seiten")
    auf_der_karte = seiten.bounding_box()
    seiten.get_by_role("link", name="Workshop").click()
    expect(page.get_by_role("heading", name="Workshop", level=1)).to_be_visible()
    besuch.settle()
    von_der_karte = seiten.bounding_box()
    page.reload()
    expect(page.get_by_role("link", name="Code eingeben")).to_be_visible()
    besuch.settle()
    assert auf_der_karte == von_der_karte == seiten.bounding_box()
    page.get_by_role("link", name="Code eingeben").click()
    expect(page.get_by_label("Code")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})  # a phone has its side bar folded away
    page.goto(f"{server}/workshop")
    page.get_by_role("main").get_by_role("link", name="Code eingeben").click()
    expect(page.get_by_label("Code")).to_be_visible()


def test_a_story_is_created_edited_and_filled_from_the_map(raum, moderation):
    server, speicher = raum
    besuch = moderation()
    page = besuch.page
    create(besuch, server, "Abend im Rathaus")
    vorher = titles(speicher)
    assert len(vorher) == 6

    page.get_by_role("textbox", name="Titel", exact=True).fill("Womit der Abend beginnt")
    press(besuch, "Schritt speichern")
    expect(page.get_by_role("radio", name="1. Womit der Abend beginnt")).to_be_attached()
    press(besuch, "Nach unten")
    expect(page.get_by_role("radio", name="2. Womit der Abend beginnt")).to_be_checked()
    press(besuch, "Duplizieren")
    expect(page.get_by_role("radio", name="3. Womit der Abend beginnt (Kopie)")).to_be_checked()
    kopie = page.get_by_role("radio", name="Womit der Abend beginnt (Kopie)")
    for tat, anzahl in (("Löschen", 0), ("Rückgängig", 1), ("Löschen", 0)):
        press(besuch, tat)
        expect(kopie).to_have_count(anzahl)
    assert titles(speicher) == [vorher[1], "Womit der Abend beginnt", *vorher[2:]]

    besuch.open(f"{server}/?indikator=Unter%2018-J%C3%A4hrige&jahr=2020")
    press(besuch, "Aktuelle Ansicht als Schritt übernehmen")
    meldung = page.locator(".sr-aufnehmenleiste [role=status]")
    expect(meldung).to_have_text("Als Schritt 7 übernommen")
    besuch.map.get_by_role("button", name="Vergrößern").click()
    besuch.map.get_by_role("button", name="Vergrößern").click()
    besuch.frame().wait_for_function("() => !map._animatingZoom && map.getZoom() > 11")
    press(besuch, "Aktuelle Ansicht als Schritt übernehmen")
    expect(meldung).to_have_text("Als Schritt 8 übernommen")
    ganz, nah = (schritt.ansicht for schritt in speicher.meetings()[0].geschichte.schritte[-2:])
    assert (ganz.zoom, ganz.mitte) == (None, None)
    assert nah.zoom == besuch.frame().evaluate("map.getZoom()")
    assert nah.mitte == pytest.approx(besuch.frame().evaluate("[map.getCenter().lat, map.getCenter().lng]"))
    assert nah.wahl["jahr"] == ("2020",)
    assert titles(speicher)[-1] == "Anteil der unter 18-Jährigen an den Einwohner:innen, 2020"
    assert [fehler for fehler in besuch.fehler if "404" not in fehler] == []


def open_note(besuch, server):
    besuch.page.goto(f"{server}/workshop?teil=Notizen")
    besuch.choose("Stadtteil", "Moisling")
    satz = besuch.page.get_by_role("textbox", name="Begründung in einem Satz")
    expect(satz).to_be_visible()
    return satz


def test_two_people_write_one_note_and_both_texts_are_seen(raum, moderation):
    server, speicher = raum
    eine, andere = moderation(), moderation()
    create(eine, server, "Zu zweit")
    sitzung = speicher.meetings()[0]
    meine, ihre = open_note(eine, server), open_note(andere, server)
    ihre.fill("Erst mit dem Träger sprechen.")
    press(andere, "Notiz speichern")
    meine.press_sequentially("Wir eröffnen")
    liste = eine.page.locator(".sr-notiz")
    expect(liste).to_contain_text("Erst mit dem Träger sprechen.")  # the list follows, the typing goes on
    meine.press_sequentially(" einen Treff.")
    press(eine, "Notiz speichern")
    konflikt = eine.page.locator(".sr-konflikt")
    expect(konflikt).to_contain_text("Wir eröffnen einen Treff.")
    expect(konflikt).to_contain_text("Erst mit dem Träger sprechen.")
    assert [notiz.satz for notiz in speicher.notes(sitzung.id)] == ["Erst mit dem Träger sprechen."]
    press(eine, "Meine speichern")
    expect(konflikt).to_have_count(0)
    assert [notiz.satz for notiz in speicher.notes(sitzung.id)] == ["Wir eröffnen einen Treff."]
    expect(andere.page.locator(".sr-notiz")).to_contain_text("Wir eröffnen einen Treff.")
    assert [fehler for fehler in eine.fehler + andere.fehler if "404" not in fehler] == []
