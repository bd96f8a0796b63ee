"""What the server only refers to is still there in the browser, however late its messages arrive."""

import re
import tomllib
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

WURZEL = Path(__file__).parents[2]
ALTER = tomllib.loads((WURZEL / ".streamlit/config.toml").read_text())["global"]["maxCachedMessageAge"]


class Leitung:
    """The connection of a page to its server; what the server says can be held back."""

    def __init__(self, page: Page) -> None:
        self.haelt = False
        self._gehalten: list[bytes | str] = []
        self._page = page
        page.route_web_socket("**/_stcore/stream", self._join)

    def _join(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)
        server.on_message(self._carry)
        self._browser = browser

    def _carry(self, nachricht: bytes | str) -> None:
        if not self.haelt:
            self._browser.send(nachricht)
            return
        self._gehalten.append(nachricht)
        if ForwardMsg.FromString(nachricht).WhichOneof("type") == "script_finished":
            self._page.evaluate("() => { window.beendet = true }")

    def let_go(self) -> None:
        self.haelt = False
        for nachricht in self._gehalten:
            self._browser.send(nachricht)


def test_a_page_left_many_runs_ago_comes_back_while_the_one_before_is_arriving(luebeck_server, visit):
    besuch = visit()
    page, leitung = besuch.page, Leitung(besuch.page)
    page.goto(f"{luebeck_server}/gebietssuche")
    arrived(besuch, "Gebietssuche")
    page.evaluate("() => { window.dieselbe = true }")
    *andere, letzte = islice(cycle(("Methodik", "Zeit")), ALTER)
    for titel in andere:
        follow(page, titel)
        arrived(besuch, titel)
    leitung.haelt = True
    follow(page, letzte)  # when the browser hears that this run has ended, it forgets the first page
    page.wait_for_function("() => window.beendet")
    follow(page, "Gebietssuche")
    leitung.let_go()
    arrived(besuch, "Gebietssuche")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gebietssuche")
    assert page.evaluate("() => window.dieselbe"), "Die Seite hat neu begonnen"


def follow(page: Page, titel: str) -> None:
    page.get_by_role("navigation", name="Seiten").get_by_role("link", name=titel, exact=True).click()


def arrived(besuch, titel: str) -> None:
    expect(besuch.page).to_have_title(re.compile(f"^{titel} "))
    besuch.settle()
