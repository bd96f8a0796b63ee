"""The page Zeit on the real data, as a planner uses it."""

import re

import pytest
from playwright.sync_api import expect
from test_barrierefreiheit import violations

UNTEN = "() => document.querySelector('.zeitleiste').getBoundingClientRect().bottom <= window.innerHeight"
WEITER = "() => window.performance.now() > window.bis"


@pytest.fixture
def film(visit, luebeck_server):
    """The page in Chromium, with the film standing at the wanted year."""

    def start(jahr: int = 2022, breite: int = 1400, hoehe: int = 900, abfrage: str = ""):
        return visit(breite, hoehe).open(f"{luebeck_server}/zeit?jahr={jahr}{abfrage}")

    return start


def button(besuch, name):
    return besuch.map.get_by_role("button", name=name, exact=True)


def year(besuch):
    return besuch.map.locator("output.jahr")


def says(besuch, gebiet, text):
    expect(besuch.area(gebiet)).to_have_attribute("aria-label", text)


def test_a_step_shows_the_next_year_with_its_values(film):
    # 1667 of 10255, 1742 of 10436 and 2183 of 11115 people in beobachtungen.csv
    besuch = film(2014)
    expect(year(besuch)).to_have_text("2014")
    says(besuch, "Moisling", "Moisling, 2014: 16,3\u00a0%")
    button(besuch, "Jahr vor").click()
    expect(year(besuch)).to_have_text("2015")
    says(besuch, "Moisling", "Moisling, 2015: 16,7\u00a0%")
    expect(besuch.map.get_by_role("slider", name="Jahr")).to_have_attribute("aria-valuetext", "2015")
    button(besuch, "Jahr zurück").click()
    says(besuch, "Moisling", "Moisling, 2014: 16,3\u00a0%")
    expect(besuch.page.get_by_role("row", name="Moisling 18,1 17,6 16,7 16,1 16,3 16,7")).to_be_visible()


def test_the_film_runs_to_the_last_year_without_asking_the_server(film):
    besuch = film(2020)
    besuch.empfangen = 0
    vorher = len(besuch.anfragen)
    eintraege = besuch.page.evaluate("() => history.length")
    button(besuch, "Abspielen").click()
    expect(button(besuch, "Anhalten")).to_be_visible()
    expect(year(besuch)).to_have_text("2021")
    expect(besuch.page).to_have_url(re.compile("jahr=2020"))  # nothing is written while it runs
    expect(year(besuch)).to_have_text("2022")
    expect(button(besuch, "Abspielen")).to_be_visible()
    expect(button(besuch, "Jahr vor")).to_be_disabled()
    says(besuch, "Moisling", "Moisling, 2022: 19,6\u00a0%")
    expect(besuch.page).to_have_url(re.compile("jahr=2022"))
    assert besuch.page.evaluate("() => history.length") == eintraege + 1
    # Chromium itself looks for the page's symbol when the address changes
    assert [url for url in besuch.anfragen[vorher:] if not url.endswith("favicon.png")] == []
    assert besuch.empfangen == 0


def test_a_film_at_its_end_begins_again(film):
    besuch = film(2022)
    button(besuch, "Abspielen").click()
    expect(year(besuch)).to_have_text("2010")
    expect(year(besuch)).to_have_text("2011")


def test_pause_holds_the_year(film):
    besuch = film(2010)
    button(besuch, "Abspielen").click()
    expect(year(besuch)).to_have_text("2011")
    button(besuch, "Anhalten").click()
    gehalten = year(besuch).inner_text()
    besuch.frame().evaluate("() => { window.bis = performance.now() + 1300 }")
    besuch.frame().wait_for_function(WEITER)
    expect(year(besuch)).to_have_text(gehalten)


def test_the_year_the_film_stands_at_is_in_the_link_and_undone_by_back(film):
    besuch = film(2014)
    besuch.empfangen = 0
    button(besuch, "Jahr vor").click()
    expect(besuch.page).to_have_url(re.compile("jahr=2015"))
    besuch.map.get_by_role("slider", name="Jahr").press("ArrowRight")
    expect(besuch.page).to_have_url(re.compile("jahr=2016"))
    assert besuch.empfangen == 0
    besuch.area("Moisling").press("Enter")
    expect(besuch.page).to_have_url(re.compile("stadtteil=Moisling"))
    besuch.settle()
    expect(besuch.page).to_have_url(re.compile("jahr=2016"))  # the server has not heard of it
    besuch.page.go_back()
    expect(besuch.page).not_to_have_url(re.compile("stadtteil"))
    expect(year(besuch)).to_have_text("2016")
    besuch.page.go_back()
    expect(year(besuch)).to_have_text("2015")
    besuch.page.go_back()
    expect(year(besuch)).to_have_text("2014")
    says(besuch, "Moisling", "Moisling, 2014: 16,3\u00a0%")


def test_the_year_the_film_stands_at_survives_a_reload_and_goes_along_to_the_map(film):
    besuch = film(2014)
    button(besuch, "Jahr vor").click()
    expect(besuch.page).to_have_url(re.compile("jahr=2015"))
    besuch.page.reload()
    expect(year(besuch)).to_have_text("2015")
    button(besuch, "Jahr vor").click()
    expect(besuch.page).to_have_url(re.compile("jahr=2016"))
    besuch.page.get_by_role("link", name="Karte", exact=True).click()
    expect(besuch.page.get_by_role("heading", level=1).last).to_contain_text("2016")
    expect(besuch.page).to_have_url(re.compile(r"/\?(.*&)?jahr=2016"))


def test_the_keyboard_alone_steps_and_plays(film):
    besuch = film(2015)
    regler = besuch.map.get_by_role("slider", name="Jahr")
    regler.focus()
    besuch.page.keyboard.press("ArrowRight")
    expect(year(besuch)).to_have_text("2016")
    besuch.page.keyboard.press("Home")
    expect(year(besuch)).to_have_text("2010")
    besuch.page.keyboard.press("Space")
    expect(button(besuch, "Anhalten")).to_be_visible()
    besuch.page.keyboard.press("Space")
    expect(button(besuch, "Abspielen")).to_be_visible()
    button(besuch, "Abspielen").focus()
    besuch.page.keyboard.press("End")  # means nothing to a button
    davor = int(year(besuch).inner_text())
    besuch.page.keyboard.press("ArrowRight")
    expect(year(besuch)).to_have_text(str(davor + 1))
    besuch.page.keyboard.press("ArrowLeft")
    expect(year(besuch)).to_have_text(str(davor))


def test_choosing_an_area_neither_rebuilds_the_map_nor_changes_the_year(film):
    besuch = film(2014)
    besuch.frame().evaluate("() => { window.marke = 1 }")
    button(besuch, "Jahr vor").click()
    besuch.area("Moisling").click(position={"x": 20, "y": 40})
    expect(besuch.page).to_have_url(re.compile("stadtteil=Moisling"))
    expect(besuch.area("Moisling")).to_have_attribute("aria-pressed", "true")
    expect(year(besuch)).to_have_text("2015")
    says(besuch, "Moisling", "Moisling, 2015: 16,7\u00a0%")
    assert besuch.frame().evaluate("() => window.marke") == 1


def test_another_indikator_begins_with_the_year_of_the_link(film):
    besuch = film(2015)
    button(besuch, "Jahr zurück").click()
    besuch.choose("Indikator", "Migrationshintergrund")
    expect(besuch.page).to_have_url(re.compile("jahr=2014"))
    expect(year(besuch)).to_have_text("2014")
    says(besuch, "Moisling", "Moisling, 2014: 27,5\u00a0%")
    says(besuch, "Schlutup", "Schlutup, keine Angabe: liegt hier nicht vor (2014)")


def test_colours_fade_unless_the_user_wants_rest(film):
    besuch = film()
    dauer = "() => getComputedStyle(document.querySelector('path[role=button]')).transitionDuration"
    assert besuch.frame().evaluate(dauer) == "0.5s"
    besuch.page.emulate_media(reduced_motion="reduce")
    assert besuch.frame().evaluate(dauer) == "0s"
    button(besuch, "Abspielen").click()
    expect(year(besuch)).to_have_text("2011")


def test_the_map_page_has_no_film(visit, luebeck_server):
    besuch = visit().open(luebeck_server)
    expect(besuch.map.locator(".zeitleiste")).to_have_count(0)


def test_the_lines_have_a_text_and_an_index_on_request(film):
    besuch = film(abfrage="&stadtteile=Moisling")
    bild = besuch.page.get_by_test_id("stVegaLiteChart")
    expect(bild).to_be_visible()
    expect(besuch.page.locator('[aria-label*="Moisling 2010: 18,1, 2022: 19,6"]').first).to_be_attached()
    besuch.page.get_by_role("radio", name="Index").click()
    expect(besuch.page).to_have_url(re.compile("darstellung=Index"))
    expect(besuch.page.get_by_role("row", name="Moisling")).to_contain_text("108,3")  # 19.6 / 18.1


def test_an_indikator_of_one_date_says_so_and_shows_what_there_is(visit, luebeck_server):
    seite = visit().page
    seite.goto(f"{luebeck_server}/zeit?indikator=Alleinerziehende (2011)")
    expect(seite.locator(".sr-zeit")).to_contain_text(
        "Für diesen Indikator gibt es nur den Stand 09.05.2011, deshalb keine Zeitreihe."
    )
    expect(seite.get_by_role("row", name="Moisling")).to_contain_text("33,2")
    seite.get_by_role("link", name="Diesen Stand auf der Karte zeigen").click()
    expect(seite.get_by_role("heading", level=1).last).to_contain_text("2011")


@pytest.mark.parametrize(("breite", "hoehe"), [(1400, 900), (1280, 720), (390, 844)])
def test_nothing_is_cut_nothing_is_foreign_nothing_fails(film, luebeck_server, breite, hoehe):
    besuch = film(breite=breite, hoehe=hoehe)
    expect(besuch.page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    assert besuch.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    regler = besuch.map.get_by_role("slider", name="Jahr")
    assert regler.bounding_box()["width"] >= 60
    assert besuch.frame().evaluate(UNTEN)
    fremde = [url for url in besuch.anfragen if not url.startswith((luebeck_server, "data:", "blob:"))]
    assert fremde == []
    # Streamlit looks for its own routes below the page's address first
    fehlend = [a.url for a in besuch.antworten if a.status >= 400 and "/zeit/_stcore/" not in a.url]
    assert fehlend == []
    assert [fehler for fehler in besuch.fehler if "404" not in fehler] == []


def test_page_and_frame_have_no_violation(film):
    besuch = film(abfrage="&stadtteil=Moisling")
    expect(besuch.page.locator(".sr-fuss")).to_be_attached()
    assert violations(besuch.page) == []
    assert violations(besuch.frame()) == []
