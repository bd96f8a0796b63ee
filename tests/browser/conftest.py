"""Real servers and a real Chromium whose network ends at localhost."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import beispiel
import pytest
from laufend import run_server
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

RAHMEN = 'iframe[title="streamlit_folium.st_folium"]'
LANGSAM = 30_000
expect.set_options(timeout=LANGSAM)


@pytest.fixture(scope="session")
def luebeck_server(tmp_path_factory) -> Iterator[str]:
    with run_server(None, tmp_path_factory.mktemp("server") / "luebeck.log") as adresse:
        yield adresse


@pytest.fixture
def server(tmp_path) -> Iterator:
    """Starts a server on a data folder of the test's own."""
    with ExitStack() as stapel:

        def start(daten: Path) -> str:
            return stapel.enter_context(run_server(daten, tmp_path / "server.log"))

        yield start


@pytest.fixture
def example(tmp_path) -> Path:
    """A folder of invented data."""
    return beispiel.write(tmp_path / "daten")


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable]:
    """Calls a method of Playwright that starts a Chromium, with what all of them have in common."""
    namen = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    argumente = [
        "--disable-gpu",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        argumente.append("--no-sandbox")

    def start(methode: str, *orte, **wahl):
        pfad = next(filter(None, map(shutil.which, namen)), None)
        try:
            return getattr(playwright.chromium, methode)(*orte, executable_path=pfad, args=argumente, **wahl)
        except PlaywrightError as fehler:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"AUSGELASSEN: Chromium startet nicht ({fehler.message.splitlines()[0]})")

    with sync_playwright() as playwright:
        yield start


@pytest.fixture(scope="session")
def chromium(launch) -> Iterator[Browser]:
    """For contexts that share nothing, as several people have them."""
    browser = launch("launch")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def profile(launch, tmp_path_factory) -> Iterator[BrowserContext]:
    """One context for the first visitor of every test: it keeps Streamlit's scripts compiled."""
    kontext = launch("launch_persistent_context", tmp_path_factory.mktemp("profil"), locale="de-DE")
    kontext.set_default_timeout(LANGSAM)
    yield kontext
    kontext.close()


class Besuch:
    """A page of the app, watched: every request, response and console message is kept."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.anfragen: list[str] = []
        self.antworten: list = []
        self.fehler: list[str] = []
        self.dialoge: list[str] = []
        self.empfangen = 0
        self.page.on("request", lambda anfrage: self.anfragen.append(anfrage.url))
        self.page.on("response", lambda antwort: self.antworten.append(antwort))  # noqa: PLW0108
        self.page.on("pageerror", lambda fehler: self.fehler.append(str(fehler)))
        self.page.on("console", lambda m: self.fehler.append(m.text) if m.type == "error" else None)
        self.page.on("dialog", self._note_dialog)
        self.page.on("websocket", lambda ws: ws.on("framereceived", self._count))

    def _note_dialog(self, dialog) -> None:
        self.dialoge.append(dialog.message)
        dialog.dismiss()

    def _count(self, rahmen: bytes | str) -> None:
        self.empfangen += len(rahmen)

    @property
    def map(self) -> FrameLocator:
        return self.page.frame_locator(RAHMEN)

    def area(self, name: str):
        """The polygon of an area; its accessible name begins with the area's."""
        return self.map.locator(f'path[role="button"][aria-label^="{name},"]')

    def open(self, adresse: str, flaechen: int = 10) -> "Besuch":
        self.page.goto(adresse)
        expect(self.map.locator('path[role="button"]')).to_have_count(flaechen)
        self.settle()
        return self

    def settle(self) -> None:
        """Waits until the running script has ended."""
        expect(self.page.locator('[data-test-script-state="notRunning"]').first).to_be_attached()

    def frame(self):
        return next(frame for frame in self.page.frames if "st_folium" in frame.url)

    def fills(self) -> list[str]:
        return self.frame().evaluate(
            "() => [...document.querySelectorAll('path[role=button]')].map(p => p.getAttribute('fill'))"
        )

    def choose(self, feld: str, eintrag: str) -> None:
        self.page.get_by_role("combobox", name=feld, exact=True).click()
        self.page.keyboard.type(eintrag)  # long lists draw only what is in view
        self.page.get_by_role("option", name=eintrag, exact=True).click()


@pytest.fixture
def visit(profile, request) -> Iterator[Callable[..., Besuch]]:
    """Opens watched pages, each for a visitor of its own who has never been here."""
    kontexte: list[BrowserContext] = []

    def start(breite: int = 1400, hoehe: int = 1000) -> Besuch:
        if kontexte:
            kontext = request.getfixturevalue("chromium").new_context(locale="de-DE")
            kontext.set_default_timeout(LANGSAM)
        else:
            kontext = profile
        kontexte.append(kontext)
        besuch = Besuch(kontext)
        besuch.page.set_viewport_size({"width": breite, "height": hoehe})
        return besuch

    yield start
    for kontext in kontexte[1:]:
        kontext.close()
    if kontexte:
        forget(profile)


def forget(kontext: BrowserContext) -> None:
    """Closes the pages of a context and takes from it all that a page could keep but for the cache."""
    erste, *seiten = kontext.pages  # the one it began with stays open: with the last one the browser ends
    werkzeug = kontext.new_cdp_session(erste)
    for seite in seiten:
        ursprung = seite.evaluate("() => location.origin")
        seite.close()
        werkzeug.send("Storage.clearDataForOrigin", {"origin": ursprung, "storageTypes": "all"})
    werkzeug.detach()
    kontext.unroute_all()
    kontext.set_offline(False)
    kontext.clear_cookies()
