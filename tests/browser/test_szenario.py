"""Was wäre wenn on the real data, as a facilitator uses it."""

import re

import pytest
from playwright.sync_api import expect
from test_barrierefreiheit import violations

ZWEI = "&neu=53.84000,10.72000;53.88000,10.68000"
MARKE = '[role="application"]'


@pytest.fixture
def plan(visit, luebeck_server):
    """The view in Chromium, with what the link says."""

    def start(abfrage: str = "", breite: int = 1400, hoehe: int = 900):
        adresse = f"{luebeck_server}/quartiersmanagement?bereich=Was wäre wenn{abfrage}"
        besuch = visit(breite, hoehe).open(adresse)
        expect(besuch.page.locator(".sr-szenarioergebnis")).to_be_attached()
        return besuch

    return start


def site(besuch, nummer):
    return besuch.map.get_by_role("application", name=re.compile(f"^Neuer Standort {nummer}\\b"))


def sites(besuch, anzahl):
    expect(besuch.map.locator(MARKE)).to_have_count(anzahl)
    expect(besuch.page.get_by_role("button", name="entfernen")).to_have_count(anzahl)


def figures(besuch):
    return besuch.page.locator(".sr-szenarioergebnis strong")


def link_names(besuch, anzahl):
    """Waits until the address bar holds so many sites."""
    ort = r"\d+\.\d{5}(,|%2C)\d+\.\d{5}"
    expect(besuch.page).to_have_url(re.compile(rf"neu={ort}((;|%3B){ort}){{{anzahl - 1}}}(&|$)"))


def test_a_click_sets_a_site_and_says_whom_it_reaches(plan):
    besuch = plan()
    expect(figures(besuch).first).to_have_text("–")
    besuch.area("Schlutup").click(position={"x": 40, "y": 30})
    sites(besuch, 1)
    link_names(besuch, 1)
    expect(figures(besuch).nth(1)).to_have_text(re.compile(r"^\d"))
    expect(site(besuch, 1)).to_have_attribute(
        "aria-label", re.compile("^Neuer Standort 1, bei .*, Schlutup$")
    )
    besuch.page.get_by_role("button", name="1 entfernen").click()
    sites(besuch, 0)
    expect(figures(besuch).first).to_have_text("–")


def test_the_keyboard_sets_moves_and_removes_a_site(plan):
    besuch = plan()
    besuch.area("Schlutup").focus()
    besuch.page.keyboard.press("Enter")
    sites(besuch, 1)
    link_names(besuch, 1)
    expect(site(besuch, 1)).to_be_focused()
    expect(besuch.map.locator("#szenariohilfe")).to_have_css("opacity", "1")
    vorher = besuch.page.url
    besuch.page.keyboard.press("ArrowUp")
    besuch.page.keyboard.press("Shift+ArrowLeft")
    expect(besuch.page).not_to_have_url(vorher)
    (nord, west), (neu_nord, neu_west) = coordinates(vorher), coordinates(besuch.page.url)
    assert (neu_nord - nord) * 111_320 == pytest.approx(50, abs=2)
    assert (neu_west - west) * 111_320 * 0.589 == pytest.approx(-250, abs=3)  # cos 53.9°
    besuch.page.keyboard.press("Delete")
    sites(besuch, 0)
    expect(besuch.area("Schlutup")).to_be_focused()
    expect(besuch.page).not_to_have_url(re.compile("neu="))


def coordinates(adresse):
    return tuple(map(float, re.search(r"neu=([\d.]+)(?:,|%2C)([\d.]+)", adresse).groups()))


def test_dragging_moves_a_site(plan):
    besuch = plan("&neu=53.84000,10.72000")
    vorher = figures(besuch).nth(1).inner_text()
    kasten = site(besuch, 1).bounding_box()
    x, y = kasten["x"] + 12, kasten["y"] + 12
    besuch.page.mouse.move(x, y)
    besuch.page.mouse.down()
    besuch.page.mouse.move(x - 40, y + 10, steps=5)
    besuch.page.mouse.up()
    expect(besuch.page).not_to_have_url(re.compile("neu=53.84000"))
    link_names(besuch, 1)
    sites(besuch, 1)
    expect(figures(besuch).nth(1)).not_to_have_text(vorher)


def test_the_link_restores_the_scenario_and_reloading_keeps_it(plan):
    besuch = plan(ZWEI)
    sites(besuch, 2)
    besuch.area("Schlutup").click(position={"x": 40, "y": 30})
    sites(besuch, 3)
    link_names(besuch, 3)
    zahlen = figures(besuch).all_inner_texts()
    besuch.page.reload()
    sites(besuch, 3)
    expect(figures(besuch)).to_have_text(zahlen)


def test_back_takes_the_last_site_away(plan):
    besuch = plan(ZWEI)
    besuch.area("Schlutup").click(position={"x": 40, "y": 30})
    sites(besuch, 3)
    link_names(besuch, 3)
    besuch.page.go_back()
    sites(besuch, 2)


def test_an_address_becomes_a_site_and_an_unknown_one_is_said(plan):
    besuch = plan()
    feld = besuch.page.get_by_label("Adresse", exact=True)
    feld.fill("Kolberger Platz 1")
    feld.press("Enter")
    sites(besuch, 1)
    expect(besuch.page).to_have_url(re.compile("neu=53.85508(,|%2C)10.66128"))
    feld.fill("Gibtesnichtstraße 7")
    feld.press("Enter")
    expect(besuch.page.locator(".sr-adresse")).to_contain_text(
        "ist im amtlichen Adressverzeichnis nicht enthalten"
    )
    sites(besuch, 1)


def test_a_site_outside_the_city_goes_back_and_the_page_says_why(plan):
    besuch = plan("&neu=53.84000,10.72000")
    kasten = site(besuch, 1).bounding_box()
    rand = besuch.map.locator("#map_div").bounding_box()
    besuch.page.mouse.move(kasten["x"] + 12, kasten["y"] + 12)
    besuch.page.mouse.down()
    besuch.page.mouse.move(rand["x"] + rand["width"] - 60, rand["y"] + rand["height"] / 2, steps=5)
    besuch.page.mouse.up()
    expect(besuch.page.locator(".sr-meldung")).to_contain_text("liegt außerhalb der Stadtteile")
    expect(besuch.page).to_have_url(re.compile("neu=53.84000"))
    besuch.frame().wait_for_function(
        "([x, y]) => { const k = document.querySelector('[role=application]').getBoundingClientRect();"
        " return Math.abs(k.x - x) < 2 && Math.abs(k.y - y) < 2 }",
        arg=[kasten["x"] - rand["x"], kasten["y"] - rand["y"]],
    )


def test_a_click_outside_the_city_is_said_and_the_map_stays_where_it_is(plan):
    besuch = plan()
    vorher = besuch.page.locator("iframe").first.bounding_box()
    besuch.map.locator("#map_div").click(position={"x": vorher["width"] - 60, "y": vorher["height"] - 100})
    expect(besuch.page.locator(".sr-meldung")).to_contain_text("liegt außerhalb der Stadtteile")
    sites(besuch, 0)
    assert besuch.page.locator("iframe").first.bounding_box() == vorher


def test_zooming_in_keeps_the_site_in_the_picture(plan):
    besuch = plan("&neu=53.94000,10.85000")
    sites(besuch, 1)
    for _ in range(4):
        besuch.map.get_by_role("button", name="Vergrößern").click()
        besuch.frame().wait_for_function("() => !window.map._animatingZoom")
    besuch.frame().wait_for_function(
        "() => Math.abs(window.map.getCenter().lat - 53.94) < 0.005 && window.map.getZoom() > 11"
    )


def test_a_suggestion_is_taken_with_one_click(plan):
    besuch = plan("&vorschlag=2")
    expect(besuch.page.locator(".sr-szenarioort")).to_have_count(2)
    expect(besuch.page.locator(".sr-szenariohinweis")).to_contain_text(
        "keine Entscheidung über einen Standort"
    )
    gewinn = besuch.page.locator(".sr-szenarioort small").first.inner_text()
    besuch.page.get_by_role("button", name="A übernehmen").click()
    sites(besuch, 1)
    expect(besuch.page.locator(".sr-szenarioort small").first).to_have_text(f"für sich: {gewinn}")
    besuch.map.get_by_role("button", name=re.compile("^Vorschlag A übernehmen")).click()
    sites(besuch, 2)


def test_the_summary_and_the_geodata_can_be_taken_along(plan):
    besuch = plan(ZWEI)
    besuch.page.get_by_text("Mitnehmen", exact=True).click()
    for name, anfang in (("Szenario als GeoJSON", b'{"type": "FeatureCollection"'), ("PDF", b"%PDF-1.7")):
        with besuch.page.expect_download() as laden:
            besuch.page.get_by_role("button", name=name).click()
        assert laden.value.path().read_bytes().startswith(anfang)


@pytest.mark.parametrize(("breite", "hoehe"), [(1400, 900), (1280, 720), (390, 844)])
def test_nothing_is_cut_nothing_is_foreign_nothing_violates(plan, luebeck_server, breite, hoehe):
    besuch = plan(ZWEI + "&vorschlag=1", breite, hoehe)
    sites(besuch, 2)
    expect(besuch.page.get_by_role("button", name="A übernehmen")).to_be_attached()
    expect(besuch.page.locator(".sr-fuss")).to_be_attached()
    assert besuch.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    fremde = [url for url in besuch.anfragen if not url.startswith((luebeck_server, "data:", "blob:"))]
    assert fremde == []
    assert [fehler for fehler in besuch.fehler if "404" not in fehler] == []
    besuch.settle()
    assert violations(besuch.page) == []
    assert violations(besuch.frame()) == []
