"""Takes the pictures of the documentation from the running app.

make screenshots
"""

import os
import sys
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, expect, sync_playwright

WURZEL = Path(__file__).parents[1]
sys.path.insert(0, str(WURZEL / "benchmarks"))
from bench import EIGENE, browser_options, server  # noqa: E402

from sozialraum.sources import load  # noqa: E402
from sozialraum.store import current  # noqa: E402
from sozialraum.web.access import KEKS  # noqa: E402

expect.set_options(timeout=60_000)
BILDER = WURZEL / "docs" / "bilder"
RAHMEN = 'iframe[title="streamlit_folium.st_folium"]'
ALLEINERZIEHENDE = quote("Alleinerziehende (2011)")
ANSICHTEN = {
    "karte": ("", 1400, 900),
    "optionen": (
        "?stadtteil=Moisling&belegstufen=A&belegstufen=B&belegstufen=C&belegstufen=D"
        "&ebenen=Optionen&ebenen=Standorte&ebenen=Programmgebiete&ebenen=Siedlungsbild",
        1400,
        1700,
    ),
    "luecke": ("?indikator=" + quote("Kinder in SGB-II-Haushalten"), 1400, 900),
    "klassen": (
        f"?indikator={ALLEINERZIEHENDE}&pruefen=true&farben="
        + quote("Orange–Violett um den Stadtwert (PuOr)"),
        1400,
        1500,
    ),
    "projektor": ("", 1280, 720),
    "telefon": ("?stadtteil=Moisling", 390, 844),
    "stadtteil": ("stadtteil?stadtteil=Moisling", 1400, 1100),
    "vergleich": ("vergleich?gebiete=Moisling&gebiete=Buntekuh&gebiete=Travem%C3%BCnde", 1400, 1000),
    "differenz": ("vergleich?ansicht=Differenz", 1400, 900),
    "zeit": ("zeit?stadtteil=Moisling", 1400, 1000),
    "gebietssuche": (
        "gebietssuche?indikator1=" + quote("Unter 18-Jährige") + f"&indikator2={ALLEINERZIEHENDE}",
        1400,
        1000,
    ),
    "option": (
        "optionen?stadtteil=Moisling&option=" + quote("Kleinräumiges Quartiersmanagement aufbauen"),
        1400,
        1100,
    ),
    "matrix": ("optionen?liste=Matrix&belegstufen=A&belegstufen=B&belegstufen=C&belegstufen=D", 1400, 900),
    "reichweite": ("quartiersmanagement", 1400, 900),
    "szenario": (
        "quartiersmanagement?bereich=" + quote("Was wäre wenn") + "&gehweg=800&vorschlag=1"
        "&neu=" + quote("53.88500,10.66000;53.83000,10.70000"),
        1400,
        1000,
    ),
    "umsetzung": ("optionen?liste=Umsetzung", 1400, 1000),
    "prioritaeten": ("prioritaeten?stadtteil=Buntekuh", 1400, 1000),
    "haelt": ("prioritaeten?sicht=" + quote("Hält die Reihenfolge?"), 1400, 900),
    "methodik": (f"methodik?indikator={ALLEINERZIEHENDE}", 1400, 900),
}
"""Name of the picture -> address, width and height in pixels."""


def server_with(ordner: str) -> AbstractContextManager:
    """The dashboard with an empty database in `ordner`, at an address as a room would have it."""
    os.environ["SOZIALRAUM_VAR"] = ordner
    os.environ["SOZIALRAUM_ADRESSE"] = "http://sozialraum.example"
    return server(*EIGENE)


def show_workshop(browser: Browser, adresse: str) -> None:
    """The screen with a question to the room, and a phone that answers it."""
    speicher = current()
    geschichte = load().geschichten["quartiersmanagement"]
    sitzung = speicher.create(geschichte.titel, geschichte)
    schritt = geschichte.schritte[-1]
    runde = speicher.open_round(sitzung.id, schritt.id, schritt.frage)
    kontext = browser.new_context(viewport={"width": 1280, "height": 720}, locale="de-DE")
    kontext.add_cookies([{"name": KEKS, "value": speicher.enter(), "url": adresse}])
    seite = kontext.new_page()
    seite.goto(f"{adresse}/sitzung/vortrag/{sitzung.id}")
    expect(seite.locator("#map_div path[role=button]")).to_have_count(10)
    for name, taste, stelle in (("abstimmung", "End", 6), ("vortrag", "Home", 1)):
        seite.keyboard.press(taste)
        expect(seite.locator("#zaehler")).to_have_text(f"{stelle} von 6")
        seite.wait_for_timeout(1500)  # buttons hide when nobody moves
        seite.screenshot(path=BILDER / f"{name}.png")
    telefon = browser.new_page(viewport={"width": 390, "height": 844}, locale="de-DE")
    telefon.goto(f"{adresse}/w/{runde.code}")
    expect(telefon.get_by_role("heading", level=1)).to_be_visible()
    telefon.screenshot(path=BILDER / "stimmzettel.png")


def main() -> None:
    """One PNG per view, written to docs/bilder/."""
    BILDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as ordner,
        server_with(ordner) as (adresse, _),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**browser_options())
        for name, (abfrage, breite, hoehe) in ANSICHTEN.items():
            seite = browser.new_page(viewport={"width": breite, "height": hoehe}, locale="de-DE")
            seite.goto(f"{adresse}/{abfrage}")
            expect(seite.get_by_role("heading", level=1)).to_be_visible()
            expect(seite.locator('[data-test-script-state="notRunning"]').first).to_be_attached()
            if seite.locator(RAHMEN).count():
                karte = seite.frame_locator(RAHMEN)
                expect(karte.locator('path[role="button"]')).to_have_count(10)
            for diagramm in seite.get_by_test_id("stVegaLiteChart").all():
                expect(diagramm.locator("canvas, svg").first).to_be_visible()
            seite.wait_for_function("() => [...document.images].every((bild) => bild.complete)")
            seite.screenshot(path=BILDER / f"{name}.png")
            seite.close()
        show_workshop(browser, adresse)
        browser.close()


if __name__ == "__main__":
    main()
