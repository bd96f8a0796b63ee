"""A whole workshop by keyboard alone: one presenter, three phones, from the PIN to the Protokoll."""

import json
import re
from contextlib import closing

import pytest
from laufend import run_server
from playwright.sync_api import Page, expect

from sozialraum.store import Speicher

PIN = "2468 1357"
GESCHICHTE = "Quartiersmanagement in sechs Schritten"


@pytest.fixture
def server(datenbank, tmp_path, monkeypatch):
    """The dashboard on an empty database, once of each kind, with a PIN that is known here."""
    with closing(Speicher(datenbank)) as speicher:
        speicher.set_pin(PIN.replace(" ", ""))
    monkeypatch.setenv("SOZIALRAUM_DATENBANK", datenbank)
    with run_server(None, tmp_path / "server.log") as adresse:
        yield adresse


@pytest.fixture
def phones(chromium):
    """Three phones without JavaScript, each with a memory of its own."""
    kontexte = [
        chromium.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
        for _ in range(3)
    ]
    yield [kontext.new_page() for kontext in kontexte]
    for kontext in kontexte:
        kontext.close()


def activate(stelle, taste: str = "Enter") -> None:
    """What somebody does who has no mouse."""
    expect(stelle).to_be_enabled()
    stelle.press(taste)


def choose(seite: Page, feld: str, eintrag: str) -> None:
    """An entry of a list, by its first letters."""
    seite.get_by_role("combobox", name=feld, exact=True).focus()
    seite.keyboard.type(eintrag)
    expect(seite.get_by_role("option", name=eintrag)).to_have_count(1)
    seite.keyboard.press("Enter")


def part(besuch, name: str) -> None:
    """One of the parts of the page Workshop."""
    activate(besuch.page.get_by_role("radio", name=name, exact=True), "Space")
    expect(besuch.page).to_have_url(re.compile(f"teil={name}"))
    besuch.settle()


def file(besuch, art: str) -> bytes:
    """A Protokoll, as the browser gets it."""
    with besuch.page.expect_download() as kommend:
        activate(besuch.page.get_by_role("button", name=f"Protokoll als {art}"))
    return kommend.value.path().read_bytes()


def vote(telefon: Page, server: str, code: str) -> None:
    """Two points for the first line, one for the second."""
    telefon.goto(f"{server}/w")
    telefon.get_by_label("Code von der Leinwand").focus()
    telefon.keyboard.type(code)
    telefon.keyboard.press("Enter")
    expect(telefon.get_by_role("combobox").first).to_be_visible()
    for taste in ("Tab", "2", "Tab", "1"):
        telefon.keyboard.press(taste)
    activate(telefon.get_by_role("button", name="Stimme senden"))
    expect(telefon.get_by_role("heading", level=1).last).to_have_text("Die Stimme ist gezählt")


def test_a_workshop_from_the_pin_to_the_protocol(server, visit, phones):
    besuch = visit(1280, 720)
    seite = besuch.page
    seite.goto(f"{server}/workshop")
    activate(seite.get_by_role("link", name="Als Moderation anmelden"))
    expect(seite.get_by_label("PIN der Moderation")).to_be_focused()
    seite.keyboard.type(PIN)
    seite.keyboard.press("Enter")

    seite.get_by_role("textbox", name="Titel der Sitzung").focus()
    seite.keyboard.type("Abend in Testheim")
    choose(seite, "Geschichte", GESCHICHTE)
    activate(seite.get_by_role("button", name="Anlegen"))
    expect(seite.get_by_role("heading", name="Abend in Testheim")).to_be_visible()
    activate(seite.get_by_role("button", name="Workshop beginnen"))
    expect(seite.get_by_role("button", name="Workshop beenden")).to_be_visible()

    with seite.context.expect_page() as neu:
        activate(seite.get_by_role("link", name="Vortrag öffnen"))
    leinwand = neu.value
    expect(leinwand.locator("#zaehler")).to_have_text("1 von 6")
    leinwand.keyboard.press("End")
    expect(leinwand.locator("#zaehler")).to_have_text("6 von 6")
    leinwand.keyboard.press("o")
    code = leinwand.get_by_text(re.compile(r"^[A-HJKMNP-Z2-9]{6}$")).inner_text()
    for telefon in phones:
        vote(telefon, server, code)
    expect(leinwand.get_by_text("3 Stimmzettel")).to_be_visible()
    expect(leinwand.get_by_text(re.compile(r"^[AB] 6$"))).to_have_count(0)
    leinwand.keyboard.press("r")
    expect(leinwand.get_by_text(re.compile(r"^[AB] 6$"))).to_be_visible()
    expect(leinwand.get_by_text("Innenstadt: 9", exact=True)).to_be_visible()
    leinwand.keyboard.press("c")
    expect(leinwand.get_by_text("Abstimmung geschlossen").first).to_be_visible()
    late = phones[0].context.browser.new_context()
    spaet = late.new_page()
    spaet.goto(f"{server}/w/{code}")
    expect(spaet.get_by_role("heading", level=1).last).to_contain_text("geschlossen")
    late.close()

    part(besuch, "Notizen")
    choose(seite, "Stadtteil", "Moisling")
    activate(seite.get_by_role("radio", name="vereinbart", exact=True), "Space")
    seite.get_by_role("textbox", name="Begründung in einem Satz").focus()
    seite.keyboard.type("Die meisten Punkte nach der Innenstadt.")
    activate(seite.get_by_role("button", name="Notiz speichern"))
    expect(seite.get_by_text("Die Notiz ist gespeichert.")).to_be_visible()
    activate(seite.get_by_role("button", name="Workshop beenden"))
    expect(seite.get_by_role("button", name="Workshop beenden")).to_have_count(0)

    part(besuch, "Protokoll")
    expect(seite.get_by_text("Moisling", exact=False).first).to_be_visible()
    protokoll = json.loads(file(besuch, "JSON"))
    (runde,) = protokoll["abstimmungen"]
    assert (runde["stimmzettel"], [zeile["punkte"] for zeile in runde["ergebnis"][:3]]) == (3, [6, 3, 0])
    (notiz,) = protokoll["notizen"]
    assert (notiz["raum"], notiz["stand"]) == ("03", "vereinbart")
    assert protokoll["beendet"] is not None
    assert file(besuch, "PDF").startswith(b"%PDF-")
    assert file(besuch, "XLSX").startswith(b"PK")
    assert [satz for satz in besuch.fehler if "404" not in satz] == []
