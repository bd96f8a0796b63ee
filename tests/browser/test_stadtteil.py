"""The page Stadtteil on the real data, as a planner uses it."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from sozialraum.web import assets

ENGLISCH = re.findall(r'^    "([^"]+)": "', (assets.EIGENE / "seite.js").read_text(encoding="utf-8"), re.M)
"""Streamlit's own names that the page script translates."""


@pytest.fixture
def profil(visit, luebeck_server):
    """Opens the profile of an area, or the page before a choice."""

    def start(name: str = "", breite: int = 1400, hoehe: int = 1000):
        besuch = visit(breite, hoehe)
        besuch.page.goto(f"{luebeck_server}/stadtteil" + (f"?stadtteil={quote(name)}" if name else ""))
        expect(besuch.page.locator(".sr-fuss")).to_be_attached()
        besuch.settle()
        return besuch

    return start


def heading(besuch, text: str) -> None:
    expect(besuch.page.get_by_role("heading", level=1).last).to_have_text(text)


def test_a_planner_reads_what_is_special_and_how_far_it_is_from_the_city(profil):
    seite = profil("Moisling").page
    kopf = seite.locator(".sr-profilkopf")
    expect(kopf).to_contain_text("Am weitesten vom Mittel der Stadtteile entfernt: Leerstand (2011) 7,4")
    expect(kopf).to_contain_text("Stadtwert 15,2 (+4,4), Rang 2 von 10")
    zeile = seite.locator(".sr-profil").get_by_role("row", name="Alleinerziehende (2011)")
    expect(zeile).to_contain_text("33,2")
    expect(zeile).to_contain_text("+6,4")
    expect(zeile).to_contain_text("09.05.2011")
    expect(
        seite.get_by_role("table", name="Altersaufbau").get_by_role("row", name="Unter 18-J")
    ).to_contain_text("19,6")
    expect(seite.locator(".sr-nachbarn")).to_contain_text("Buntekuh 2,7 km gemeinsame Grenze")
    expect(seite.locator(".sr-quellen")).to_contain_text("Kommunale Statistikstelle der Hansestadt Lübeck")


def test_a_series_tells_its_trend_to_those_who_do_not_see_it(profil):
    zeile = profil("Moisling").page.locator(".sr-profil").get_by_role("row", name="Unter 18-Jährige")
    expect(
        zeile.get_by_role("img", name="2010: 18,1 bis 2022: 19,6; Trend 2017 bis 2022: steigt")
    ).to_be_visible()
    expect(zeile.get_by_role("img", name="steigt", exact=True)).to_have_text("↗")


def test_every_picture_is_loaded(profil):
    besuch = profil("Moisling")
    bilder = besuch.page.locator(".stHtml img")
    expect(bilder.nth(20)).to_be_attached()
    besuch.page.wait_for_function(
        "() => [...document.querySelectorAll('.stHtml img')].every(b => b.complete && b.naturalWidth > 0)"
    )
    ausschnitt = besuch.page.get_by_role("img", name="Kartenausschnitt: Moisling")
    expect(ausschnitt).to_be_visible()
    assert ausschnitt.evaluate("b => b.naturalWidth / b.naturalHeight") == pytest.approx(1.35, rel=0.01)


def test_one_click_leads_to_the_next_stadtteil_without_loading_the_page_anew(profil):
    besuch = profil("Moisling")
    besuch.page.evaluate("() => { window.marke = 1 }")
    besuch.page.get_by_role("link", name="Buntekuh →").click()
    heading(besuch, "Buntekuh")
    expect(besuch.page).to_have_url(re.compile("stadtteil=Buntekuh"))
    expect(besuch.page.get_by_role("combobox", name="Stadtteil", exact=True)).to_have_value("Buntekuh")
    expect(besuch.page.get_by_role("img", name="Kartenausschnitt: Buntekuh")).to_be_visible()
    besuch.page.get_by_role("link", name="St. Lorenz Süd →").click()
    heading(besuch, "St. Lorenz Süd")
    besuch.page.go_back()
    heading(besuch, "Buntekuh")
    besuch.page.go_back()
    heading(besuch, "Moisling")
    besuch.page.get_by_role("link", name="← St. Jürgen").click()
    heading(besuch, "St. Jürgen")
    assert besuch.page.evaluate("() => window.marke") == 1


def test_the_links_go_all_around_the_city(profil):
    besuch = profil("Travemünde")
    besuch.page.get_by_role("link", name="Innenstadt →").click()
    heading(besuch, "Innenstadt")
    expect(besuch.page.get_by_role("link", name="← Travemünde")).to_be_visible()


def test_a_neighbour_leads_to_its_profile_and_the_year_comes_along(profil, luebeck_server):
    besuch = profil("Moisling")
    besuch.page.goto(f"{luebeck_server}/stadtteil?stadtteil=Moisling&jahr=2015")
    expect(besuch.page.locator(".sr-profilkopf")).to_contain_text("31.12.2015")
    besuch.page.locator(".sr-nachbarn").get_by_role("link", name="St. Jürgen").click()
    heading(besuch, "St. Jürgen")
    expect(besuch.page).to_have_url(re.compile("jahr=2015"))
    expect(besuch.page.locator(".sr-profilkopf")).to_contain_text("31.12.2015")


def test_a_key_figure_leads_to_its_sheet_and_back_returns(profil):
    besuch = profil("Moisling")
    besuch.page.evaluate("() => { window.marke = 1 }")
    besuch.page.locator(".sr-zahlen").get_by_role("link", name="65 Jahre und älter").click()
    expect(besuch.page.locator(".sr-blatt")).to_contain_text("65")
    expect(besuch.page).to_have_url(re.compile(r"/methodik\?(.*&)?indikator=65"))
    besuch.page.go_back()
    heading(besuch, "Moisling")
    assert besuch.page.evaluate("() => window.marke") == 1


def test_the_table_before_a_choice_leads_to_a_profile_and_back(profil):
    besuch = profil()
    heading(besuch, "Stadtteil auswählen")
    expect(besuch.page.get_by_role("row", name="Travemünde")).to_contain_text("45,2")
    besuch.page.get_by_role("link", name="Travemünde").click()
    heading(besuch, "Travemünde")
    besuch.page.go_back()
    heading(besuch, "Stadtteil auswählen")


def test_the_keyboard_alone_opens_a_profile_and_goes_on_to_the_next(profil):
    besuch = profil()
    besuch.page.get_by_role("combobox", name="Stadtteil", exact=True).focus()
    besuch.page.keyboard.type("Schlut")
    besuch.page.keyboard.press("Enter")
    heading(besuch, "Schlutup")
    expect(besuch.page).to_have_url(re.compile("stadtteil=Schlutup"))
    weiter = besuch.page.get_by_role("link", name="Kücknitz →")
    for _ in range(40):
        besuch.page.keyboard.press("Tab")
        if weiter.evaluate("link => link === document.activeElement"):
            break
    expect(weiter).to_be_focused()
    besuch.page.keyboard.press("Enter")
    heading(besuch, "Kücknitz")


def test_a_gap_says_who_has_the_values(profil):
    luecken = profil("Moisling").page.locator(".sr-luecken")
    eintrag = luecken.locator("details").first
    expect(eintrag.get_by_role("listitem").first).to_be_hidden()
    eintrag.locator("summary").click()
    expect(eintrag.get_by_role("listitem").first).to_contain_text("Stadtwert")


def test_an_unknown_stadtteil_gets_a_sentence_and_the_table(profil):
    besuch = profil("Atlantis")
    expect(besuch.page.get_by_role("alert").filter(has_text="„Atlantis“")).to_be_visible()
    heading(besuch, "Stadtteil auswählen")


@pytest.mark.parametrize("breite", [1400, 1280, 390])
@pytest.mark.parametrize("name", ["", "Travemünde"])
def test_nothing_is_wider_than_the_page_and_no_column_runs_into_the_next(profil, name, breite):
    seite = profil(name, breite, 800).page
    assert seite.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    zu_eng = seite.locator(".sr-profil th, .sr-profil td").evaluate_all(
        "zellen => zellen.filter(z => z.scrollWidth > z.clientWidth + 1).map(z => z.innerText)"
    )
    assert zu_eng == []


def test_no_request_leaves_the_machine(profil, luebeck_server):
    besuch = profil("St. Jürgen")
    assert [u for u in besuch.anfragen if not u.startswith((luebeck_server, "data:", "blob:"))] == []
    assert [fehler for fehler in besuch.fehler if "Content Security Policy" in fehler] == []


@pytest.mark.parametrize("breite", [1400, 390])
def test_no_name_of_streamlit_is_left_in_english(profil, breite):
    assert len(ENGLISCH) > 15
    besuch = profil("Moisling", breite)
    if breite < 640:
        besuch.page.get_by_role("button", name="Auswahl öffnen").click()
    feld = besuch.page.get_by_role("combobox", name="Stadtteil", exact=True)
    feld.click()
    feld.fill("Nirgendwo")
    expect(besuch.page.get_by_text("Kein Treffer")).to_be_visible()
    namen = re.findall(r'"([^"]*)"|: (.+)$', besuch.page.locator("body").aria_snapshot(), re.M)
    gesehen = {name.strip() for paar in namen for name in paar if name} | set(
        besuch.page.locator("[title]").evaluate_all("alle => alle.map(e => e.title)")
    )
    assert "Kein Treffer" in gesehen
    assert gesehen & set(ENGLISCH) == set()
    assert [name for name in gesehen if name.startswith("Remove ")] == []
