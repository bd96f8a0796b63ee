"""Phones in a real browser without JavaScript: small screen, screen readers, a vote from code to thanks."""

from collections.abc import Iterator

import pytest
import telefone
from axe_playwright_python.sync_playwright import Axe
from laufend import run_app
from playwright.sync_api import Page, expect

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.model import STADTTEIL, Auszaehlung, Frage, Rundenart
from sozialraum.store import Speicher
from sozialraum.web.shell import Shell

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}


@pytest.fixture
def speicher(tmp_path, monkeypatch) -> Iterator[Speicher]:
    offen = Speicher(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    monkeypatch.setattr(store, "current", lambda: offen)
    yield offen
    offen.close()


@pytest.fixture
def adresse(speicher) -> Iterator[str]:
    """A server with the pages of phones, behind the same headers as the dashboard."""
    with run_app(Shell(telefone.app())) as adresse:
        yield adresse


@pytest.fixture
def runde(speicher, luebeck):
    """Six options in every Stadtteil: the largest ballot there is."""
    frage = Frage(
        "Welche Vorhaben helfen in welchem Stadtteil am meisten?",
        Rundenart.OPTIONEN_JE_STADTTEIL,
        3,
        tuple(luebeck.raumebenen[STADTTEIL].namen),
        tuple(option.id for option in luebeck.optionen[:6]),
    )
    return telefone.open_round(speicher, frage)


@pytest.fixture
def phone(chromium):
    """Opens phones of 320 px without JavaScript."""
    kontexte = []

    def start(**wahl) -> Page:
        groesse = {"width": 320, "height": 640}
        kontext = chromium.new_context(viewport=groesse, locale="de-DE", java_script_enabled=False, **wahl)
        kontexte.append(kontext)
        return kontext.new_page()

    yield start
    for kontext in kontexte:
        kontext.close()


def fits(seite: Page) -> bool:
    """Whether nothing must be scrolled sideways, nothing is cut off."""
    breite = seite.locator("html").evaluate("e => e.scrollWidth")
    return breite <= 320


def test_a_vote_from_the_code_to_the_thanks(phone, adresse, runde, speicher):
    seite = phone()
    seite.goto(f"{adresse}/w")
    seite.get_by_label("Code von der Leinwand").fill(runde.code.lower())
    seite.get_by_role("button", name="Weiter").click()
    expect(seite.get_by_role("group")).to_have_count(10)
    moisling = seite.get_by_role("group", name="Moisling")
    moisling.get_by_role("combobox").first.select_option("2")
    moisling.get_by_role("combobox").nth(1).select_option("3")
    seite.get_by_role("button", name="Stimme senden").click()
    expect(seite.get_by_role("alert")).to_contain_text("2 Punkte wegnehmen")
    expect(moisling.get_by_role("combobox").nth(1)).to_have_value("3")
    moisling.get_by_role("combobox").nth(1).select_option("1")
    seite.get_by_role("button", name="Stimme senden").click()
    expect(seite.get_by_role("heading", level=1).last).to_have_text("Die Stimme ist gezählt")
    expect(seite.get_by_role("listitem")).to_have_count(2)
    seite.reload()  # sends the vote once more
    expect(seite.get_by_role("heading", level=1).last).to_have_text("Die Stimme ist gezählt.")
    seite.goto(f"{adresse}/w/{runde.code}")
    expect(seite.get_by_role("heading", level=1).last).to_have_text("Die Stimme ist gezählt.")
    auszaehlung = speicher.tally(runde.id)
    assert (auszaehlung.stimmzettel, sum(auszaehlung.punkte)) == (1, 3)


def test_the_heading_of_an_error_has_the_focus(phone, adresse, runde):
    seite = phone()
    seite.goto(f"{adresse}/w/{runde.code}")
    seite.get_by_role("button", name="Stimme senden").click()
    expect(seite.get_by_role("heading", name="Die Stimme ist noch nicht gesendet")).to_be_focused()


def test_a_vote_by_keyboard_alone(phone, adresse, runde, speicher):
    seite = phone()
    seite.goto(f"{adresse}/w/{runde.code}")
    for taste in ("Tab", "2", "Tab", "1"):
        seite.keyboard.press(taste)
    seite.get_by_role("button", name="Stimme senden").press("Enter")
    expect(seite.get_by_role("heading", level=1).last).to_have_text("Die Stimme ist gezählt")
    assert speicher.tally(runde.id) == Auszaehlung(1, (2, 1, *[0] * 58))


def test_a_phone_that_keeps_no_cookie_reads_why(phone, adresse, runde):
    seite = phone()
    seite.goto(f"{adresse}/w/{runde.code}")
    seite.get_by_role("combobox").first.select_option("1")
    seite.context.clear_cookies()
    seite.get_by_role("button", name="Stimme senden").click()
    expect(seite.get_by_role("heading", level=1).last).to_have_text("Cookies erlauben")


def test_a_vote_that_was_not_stored_is_sent_again_with_one_button(
    phone, adresse, runde, speicher, monkeypatch
):
    def failing(*_):
        raise StoreError("Die Datenbank ist voll.")

    seite = phone()
    seite.goto(f"{adresse}/w/{runde.code}")
    seite.get_by_role("combobox").first.select_option("3")
    with monkeypatch.context() as gestoert:
        gestoert.setattr(speicher, "vote", failing)
        seite.get_by_role("button", name="Stimme senden").click()
        expect(seite.get_by_role("heading", level=1).last).to_have_text("Die Stimme wurde nicht gespeichert")
    seite.get_by_role("button", name="Noch einmal senden").click()
    expect(seite.get_by_role("heading", level=1).last).to_have_text("Die Stimme ist gezählt")
    assert sum(speicher.tally(runde.id).punkte) == 3


def test_the_whole_visit_stays_below_thirty_kilobytes_and_asks_only_this_server(phone, adresse, runde):
    seite = phone()
    antworten = []
    seite.on("response", lambda antwort: antworten.append(antwort))  # noqa: PLW0108
    seite.goto(f"{adresse}/w/{runde.code}")
    seite.wait_for_load_state("networkidle")
    assert [antwort.url for antwort in antworten] == [f"{adresse}/w/{runde.code}"]
    assert len(antworten[0].body()) <= 30_000


@pytest.mark.parametrize("zustand", ["zettel", "fehler", "danke", "code", "unbekannt", "geschlossen"])
def test_every_page_fits_320_px_and_passes_axe(chromium, adresse, runde, speicher, zustand):
    kontext = chromium.new_context(viewport={"width": 320, "height": 640}, locale="de-DE")
    seite = kontext.new_page()  # with JavaScript, because axe-core is a script; the pages have none
    weg = {"code": "", "unbekannt": "/AAAAAA"}.get(zustand, f"/{runde.code}")
    if zustand == "geschlossen":
        speicher.close_round(runde.id)
    seite.goto(f"{adresse}/w{weg}")
    if zustand in ("fehler", "danke"):
        for feld in range(2 if zustand == "fehler" else 1):
            seite.get_by_role("combobox").nth(feld).select_option("3")
        seite.get_by_role("button", name="Stimme senden").click()
    expect(seite.get_by_role("heading", level=1).last).to_be_visible()
    assert fits(seite)
    ziele = seite.locator("select, button, input:not([type=hidden]), a.k").all()
    assert all(min(ziel.bounding_box()[mass] for mass in ("width", "height")) >= 44 for ziel in ziele)
    ergebnis = Axe().run(seite, options=REGELN)
    assert len(ergebnis.response["passes"]) > 10
    assert [verstoss["id"] for verstoss in ergebnis.response["violations"]] == []
    kontext.close()
