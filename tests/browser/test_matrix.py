"""The matrix and the programme areas on the real data, as a planner uses them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
MATRIX = "optionen?liste=Matrix&belegstufen=A&belegstufen=B&belegstufen=C&belegstufen=D"
PROGRAMME = "quartiersmanagement?bereich=Programmgebiete"


@pytest.fixture
def seite(visit, luebeck_server):
    """Opens an address and waits until it is drawn."""

    def start(adresse: str, breite: int = 1400, hoehe: int = 900):
        besuch = visit(breite, hoehe)
        besuch.page.goto(f"{luebeck_server}/{adresse}")
        expect(besuch.page.locator(".sr-fuss")).to_be_attached()
        besuch.settle()
        return besuch

    return start


def rows(besuch):
    return besuch.page.locator(".sr-matrix .sr-rollen").first.locator("tbody tr")


def test_rows_are_sorted_with_the_keyboard_and_the_order_stays_in_the_link(seite):
    besuch = seite(MATRIX)
    expect(rows(besuch).first).to_contain_text("Begegnung und Beteiligung")
    besuch.page.get_by_role("combobox", name="Zeilen sortieren nach").focus()
    besuch.page.keyboard.type("Moisl")
    besuch.page.keyboard.press("Enter")
    expect(rows(besuch).first).to_contain_text("Quartiersmanagement und Gemeinwesenarbeit")
    expect(besuch.page.get_by_role("columnheader", name="Moisling")).to_have_attribute(
        "aria-sort", "descending"
    )
    expect(besuch.page).to_have_url(re.compile("sortierung=Moisling"))
    besuch.page.reload()
    expect(rows(besuch).first).to_contain_text("Quartiersmanagement und Gemeinwesenarbeit")


def test_a_cell_says_its_reason_and_leads_to_the_stadtteil(seite):
    besuch = seite(MATRIX)
    zelle = rows(besuch).filter(has_text="Leben im Alter").get_by_role("cell").nth(2)
    expect(zelle).to_have_attribute("title", re.compile("Treff für Senior:innen.*: Betrifft Moisling"))
    zelle.get_by_role("link").click()
    expect(besuch.page).to_have_url(re.compile("/stadtteil?.*stadtteil=Moisling"))
    expect(besuch.page.get_by_role("heading", level=1, name="Moisling", exact=True)).to_be_visible()


def test_a_row_of_options_leads_to_the_option(seite):
    besuch = seite(f"{MATRIX}&zeilen=Optionen")
    besuch.page.get_by_role("link", name="Café Salut mitfinanzieren").first.click()
    expect(besuch.page).to_have_url(re.compile("option=Caf"))
    titel = besuch.page.get_by_role("heading", level=1, name="Café Salut mitfinanzieren")
    expect(titel).to_be_visible()


def test_if_nothing_is_local_one_click_shows_all_grades_in_the_same_view(seite):
    besuch = seite("optionen?liste=Matrix&zeilen=Optionen")
    expect(besuch.page.locator(".sr-matrix .sr-treffer")).to_contain_text("keine nennt einzelne Stadtteile")
    besuch.page.get_by_role("link", name="Alle Belegstufen zeigen").click()
    expect(besuch.page.locator(".sr-matrix .sr-treffer")).to_have_count(0)
    expect(rows(besuch)).to_have_count(34)


@pytest.mark.parametrize("adresse", [MATRIX, PROGRAMME])
def test_on_a_phone_only_the_table_is_scrolled_and_its_first_column_stays(seite, adresse):
    besuch = seite(adresse, 390, 844)
    tabelle = besuch.page.locator(".sr-rollen").first
    kopf = tabelle.locator("tbody th").first
    links = kopf.bounding_box()["x"]
    tabelle.focus()
    tabelle.evaluate("rollen => rollen.scrollTo(200, 0)")
    assert kopf.bounding_box()["x"] == links
    assert besuch.page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_axis_stands_over_the_bars_and_an_open_end_is_said(seite):
    besuch = seite(PROGRAMME)
    zeile = besuch.page.get_by_role("row", name="Hudekamp (Soziale Stadt)")
    expect(zeile).to_contain_text("ab 1999, Ende nicht belegt")
    balken, spur = zeile.locator(".ende").bounding_box(), zeile.locator(".sr-spur").bounding_box()
    marke = besuch.page.get_by_text("2000", exact=True).bounding_box()
    assert spur["x"] < balken["x"] < marke["x"]
    assert abs(balken["x"] + balken["width"] - spur["x"] - spur["width"]) < 1


@pytest.mark.parametrize("breite", [1400, 390])
@pytest.mark.parametrize("adresse", [MATRIX, f"{MATRIX}&zeilen=Optionen&sortierung=Moisling", PROGRAMME])
def test_no_view_has_a_violation(seite, adresse, breite):
    besuch = seite(adresse, breite)
    verstoesse = Axe().run(besuch.page, options=REGELN).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in verstoesse] == []
