"""The screen and the Protokoll of a workshop: how long a step takes in Chromium, and three files at the door.

python benchmarks/leinwand.py
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from bench import browser_options
from playwright.sync_api import sync_playwright
from workshop import free_port, server

from sozialraum.model import Auszaehlung, Frage, Notiz, Notizstand, Rundenart
from sozialraum.reports import protocol as report
from sozialraum.sources import load
from sozialraum.store import Speicher

SCHRITTE = """async () => {
    const dauern = [];
    for (let lauf = 0; lauf < 3; lauf += 1) {
        for (const taste of ['PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'End', 'Home']) {
            const anfang = performance.now();
            document.dispatchEvent(new KeyboardEvent('keydown', { key: taste, bubbles: true }));
            await new Promise(fertig => requestAnimationFrame(() => setTimeout(fertig)));
            dauern.push(performance.now() - anfang);
        }
    }
    return dauern;
}"""
"""From the key to the frame that shows the step."""


def measure_steps(bestand) -> None:
    with tempfile.TemporaryDirectory() as ordner:
        speicher = Speicher(f"sqlite:///{ordner}/workshop.sqlite")
        sitzung = speicher.create("Messung", bestand.geschichten["bericht"])
        port = free_port()
        umgebung = {"SOZIALRAUM_VAR": ordner, "SOZIALRAUM_DATENBANK": ""}
        with server(umgebung, port), sync_playwright() as playwright:
            browser = playwright.chromium.launch(**browser_options())
            kontext = browser.new_context(viewport={"width": 1280, "height": 720})
            adresse = f"http://localhost:{port}"
            keks = {"name": "sozialraum_moderation", "value": speicher.enter(), "url": adresse}
            kontext.add_cookies([keks])
            seite = kontext.new_page()
            seite.goto(f"{adresse}/sitzung/vortrag/{sitzung.id}")
            seite.locator("#map_div path[role=button]").nth(9).wait_for(state="attached")
            seite.evaluate("() => { window.vorher = document.querySelector('#map_div path[role=button]') }")
            dauern = seite.evaluate(SCHRITTE)
            gleich = seite.evaluate("document.querySelector('#map_div path[role=button]') === window.vorher")
            browser.close()
    print(
        f"Ein Schritt auf der Leinwand: {statistics.median(dauern):.0f} ms im Median, höchstens "
        f"{max(dauern):.0f} ms (n = {len(dauern)}; zugesagt: 300 ms), "
        f"Karte neu gebaut: {'nein' if gleich else 'JA'}"
    )


def measure_protocol(bestand) -> None:
    raeume = tuple(bestand.raumebenen["stadtteil"].namen)
    frage = Frage("Was wo?", Rundenart.OPTIONEN_JE_STADTTEIL, 5, raeume, ("o02", "o06"))
    notizen = [Notiz(raum, o, Notizstand.OFFEN, "Ein Satz.") for raum in raeume for o in ("o02", "o06")]
    with tempfile.TemporaryDirectory() as ordner:
        speicher = Speicher(f"sqlite:///{ordner}/workshop.sqlite")
        sitzung = speicher.begin(speicher.create("Messung", bestand.geschichten["bericht"]).id)
        runden = []
        for schritt in ("a", "b", "c"):
            runde = speicher.open_round(sitzung.id, schritt, frage)
            runden.append((speicher.reveal(runde.id), Auszaehlung(40, (3,) * 20)))
    anfang = time.perf_counter()
    protokoll = report.protocol(bestand, sitzung, runden, notizen)
    for make in (report.as_pdf, report.as_xlsx, report.as_json):
        make(bestand, protokoll)
    dauer = time.perf_counter() - anfang
    print(
        f"Protokoll mit 8 Schritten, 3 Abstimmungen, 20 Notizen als PDF, XLSX und JSON, das erste Mal: "
        f"{dauer:.2f} s (zugesagt: 5 s)"
    )


def main() -> None:
    bestand = load()
    measure_protocol(bestand)
    measure_steps(bestand)


if __name__ == "__main__":
    main()
