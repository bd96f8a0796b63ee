"""The page Vergleich on the real data, as a planner uses it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
MOISLING_UND_TRAVEMUENDE = "gebiete=Moisling&gebiete=Travemünde"
ANSICHTEN = {
    "Nebeneinander": MOISLING_UND_TRAVEMUENDE,
    "Zusammenhang": "zweitindikator=Im Ausland geboren",
    "Kleine Karten": "",
    "Differenz": "von=2015",
}


@pytest.fixture
def vergleich(visit, luebeck_server):
    """Opens the page with a query and waits for its heading."""

    def start(abfrage: str, titel: str, breite: int = 1400):
        besuch = visit(breite)
        besuch.page.goto(f"{luebeck_server}/vergleich?{abfrage}")
        heading(besuch, titel)
        besuch.settle()
        return besuch

    return start


def heading(besuch, titel):
    expect(besuch.page.get_by_role("heading", level=1).last).to_have_text(titel)


def chart(besuch):
    return besuch.page.locator(".stVegaLiteChart canvas, .stVegaLiteChart svg").first


def test_the_first_visit_by_the_navigation_compares_the_chosen_stadtteil(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?stadtteil=Moisling")
    besuch.page.get_by_test_id("stTopNavLink").filter(has_text="Vergleich").click()
    heading(besuch, "Moisling, Travemünde und Lübeck insgesamt nebeneinander")
    besuch.page.get_by_test_id("stRadio").get_by_text("Zusammenhang").click()
    expect(besuch.page).to_have_url(re.compile("zweitindikator="))
    expect(chart(besuch)).to_be_visible()


def test_two_stadtteile_stand_side_by_side_with_the_city(vergleich):
    besuch = vergleich(MOISLING_UND_TRAVEMUENDE, "Moisling, Travemünde und Lübeck insgesamt nebeneinander")
    zeile = besuch.page.get_by_role("row", name="Unter 18-Jährige")
    expect(zeile).to_contain_text("31.12.2022")
    expect(zeile.get_by_role("cell")).to_have_text(["19,6", "8,7", "15,2"])
    luecke = besuch.page.get_by_role("row", name="Kinder in SGB-II-Haushalten")
    expect(luecke.get_by_role("cell").first).to_have_text("keine Angabeliegt hier nicht vor")
    expect(besuch.page.locator(".sr-lesen")).to_contain_text("Abstand vom Mittel der Stadtteile")
    expect(chart(besuch)).to_be_visible()
    besuch.page.get_by_role("link", name="Alleinerziehende (2011)").click()
    expect(besuch.page).to_have_url(re.compile("/methodik.*indikator=Alleinerziehende"))


def test_areas_are_added_with_the_keyboard_and_stay_in_the_link(vergleich):
    besuch = vergleich(MOISLING_UND_TRAVEMUENDE, "Moisling, Travemünde und Lübeck insgesamt nebeneinander")
    besuch.page.get_by_role("combobox", name="Stadtteile").focus()
    besuch.page.keyboard.type("Schlu")
    besuch.page.keyboard.press("Enter")
    besuch.page.keyboard.press("Escape")
    heading(besuch, "Moisling, Travemünde, Schlutup und Lübeck insgesamt nebeneinander")
    expect(besuch.page).to_have_url(re.compile("gebiete=Moisling&gebiete=Travem.*&gebiete=Schlutup"))
    besuch.page.reload()
    heading(besuch, "Moisling, Travemünde, Schlutup und Lübeck insgesamt nebeneinander")


def test_the_scatter_says_how_little_ten_areas_prove(vergleich):
    besuch = vergleich(
        "ansicht=Zusammenhang&zweitindikator=Im Ausland geboren",
        "Unter 18-Jährige und Im Ausland geboren, 2022",
    )
    satz = besuch.page.locator(".sr-zusammenhang")
    expect(satz).to_contain_text(re.compile("Pearson: 0,[0-9]{2}, nach Spearman .*n = 10 Stadtteile"))
    expect(satz).to_contain_text("Mit nur 10 Gebieten ist das kein Beleg für einen Zusammenhang")
    expect(besuch.page.get_by_role("row", name="Buntekuh").get_by_role("cell")).to_have_text(["20,6", "30,5"])
    expect(chart(besuch)).to_be_visible()


def test_a_refused_comparison_gives_its_reason_and_leads_to_the_nearest_year(vergleich):
    besuch = vergleich(
        "ansicht=Zusammenhang&zweitindikator=Alleinerziehende (2011)",
        "Unter 18-Jährige und Alleinerziehende (2011), 2022",
    )
    expect(besuch.page.locator(".sr-ablehnung")).to_contain_text("Das nächste gemeinsame Jahr ist 2011.")
    besuch.page.get_by_role("button", name="2011 zeigen").focus()
    besuch.page.keyboard.press("Enter")
    heading(besuch, "Unter 18-Jährige und Alleinerziehende (2011), 2011")
    expect(besuch.page).to_have_url(re.compile("jahr=2011"))
    expect(besuch.page.locator(".sr-zusammenhang")).to_contain_text("n = 10 Stadtteile")


def test_small_maps_say_in_words_what_they_show(vergleich):
    besuch = vergleich("ansicht=Kleine Karten", "Stadtteile auf kleinen Karten")
    karte = besuch.page.get_by_role("img", name=re.compile("^Karte Unter 18-Jährige, 31.12.2022"))
    expect(karte).to_have_attribute(
        "alt",
        "Karte Unter 18-Jährige, 31.12.2022: am höchsten Buntekuh mit 20,6 %, "
        "am niedrigsten Travemünde mit 8,7 %.",
    )
    assert karte.evaluate("bild => bild.complete && bild.naturalWidth > 0")
    expect(besuch.page.locator(".sr-karten article")).to_have_count(6)
    expect(besuch.page.get_by_role("row", name="Moisling").get_by_role("cell").nth(1)).to_have_text("19,6")


def test_the_map_of_change_has_signed_values_and_its_table(vergleich):
    besuch = vergleich(
        "ansicht=Differenz&von=2015",
        "Veränderung: Anteil der unter 18-Jährigen an den Einwohner:innen, 2015 bis 2022, Prozentpunkte",
    )
    expect(besuch.area("Moisling")).to_have_attribute("aria-label", "Moisling, +2,9\u00a0Prozentpunkte")
    zeile = besuch.page.get_by_role("row", name="Moisling").get_by_role("cell")
    expect(zeile).to_have_text(["16,7", "19,6", "+2,9"])
    expect(besuch.page.locator(".sr-legende")).to_contain_text("Lübeck insgesamt 0,0")
    besuch.area("Moisling").focus()
    besuch.page.keyboard.press("Enter")
    expect(besuch.page).to_have_url(re.compile("stadtteil=Moisling"))
    expect(besuch.area("Moisling")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("breite", [1280, 390])
@pytest.mark.parametrize("ansicht", ANSICHTEN)
def test_every_view_is_accessible_and_fits_its_screen(visit, luebeck_server, ansicht, breite):
    besuch = visit(breite)
    besuch.page.goto(f"{luebeck_server}/vergleich?ansicht={ansicht}&{ANSICHTEN[ansicht]}")
    expect(besuch.page.locator(".sr-fuss")).to_be_visible()
    besuch.settle()
    assert besuch.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    befund = Axe().run(besuch.page, options=REGELN)
    assert befund.response["violations"] == [], befund.generate_report()
