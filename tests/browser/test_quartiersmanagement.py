"""Who is reached, and where is the gap, on the real data: map, slider, link, keyboard, axe-core."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
KREISE = ".leaflet-reichweite-pane path"


@pytest.fixture
def reichweite(visit, luebeck_server):
    return visit().open(f"{luebeck_server}/quartiersmanagement")


def result(besuch, muster):
    expect(besuch.page.locator(".sr-ergebnis")).to_contain_text(re.compile(muster))
    besuch.settle()


def test_the_page_says_how_many_are_reached_by_the_sites_of_the_rule(reichweite):
    expect(reichweite.page.get_by_role("heading", level=1).last).to_have_text(
        "Reichweite: Nachbarschaftsbüro, 500 m Gehweg"
    )
    result(reichweite, r"Rund 9\.540 von 222\.077 Einwohner:innen \(4,3 %\) und 1\.346 von 51\.565 Adressen")
    expect(reichweite.page.get_by_role("row", name="St. Lorenz Süd")).to_contain_text("19,5")
    expect(reichweite.area("St. Lorenz Süd")).to_have_attribute("aria-label", re.compile("19,5 % erreicht"))
    expect(reichweite.page.locator(".sr-standortliste")).to_contain_text(
        "Zählen nicht mit, weil keine Adresse belegt ist (3)"
    )


def test_the_slider_by_keyboard_changes_numbers_and_circles_and_keeps_frame_and_zoom(reichweite):
    expect(reichweite.map.locator(KREISE)).to_have_count(4)
    rahmen = reichweite.frame()
    rahmen.evaluate("() => { window.marke = 1; window.map.setZoom(12, { animate: false }) }")
    breite = "() => document.querySelector('.leaflet-reichweite-pane path').getBBox().width"
    vorher = rahmen.evaluate(breite)
    reichweite.empfangen = 0
    reichweite.page.get_by_role("slider", name="Gehweg in Metern").focus()
    reichweite.page.keyboard.press("ArrowRight")
    result(reichweite, "höchstens 600 m Gehweg")
    expect(reichweite.page.locator(".sr-quelle")).to_contain_text("600 m Gehweg ≈ 462 m Luftlinie")
    expect(reichweite.page).to_have_url(re.compile("gehweg=600"))
    rahmen.wait_for_function(f"() => ({breite})() > {vorher} * 1.15")
    assert rahmen.evaluate("() => [window.marke, window.map.getZoom()]") == [1, 12]
    assert 0 < reichweite.empfangen <= 20_000


def test_symbols_of_the_counting_sites_follow_the_choice_of_kinds(reichweite):
    symbole = reichweite.map.locator(".standort img")
    expect(symbole).to_have_count(4)
    reichweite.page.get_by_role("button", name="Stadtteilhaus", exact=True).click()
    expect(symbole).to_have_count(9)
    reichweite.page.get_by_role("button", name="historisch", exact=True).click()
    expect(symbole).to_have_count(10)
    expect(reichweite.page).to_have_url(re.compile("standstatus=historisch"))
    reichweite.page.get_by_role("button", name="Nachbarschaftsbüro", exact=True).click()
    reichweite.page.get_by_role("button", name="Stadtteilhaus", exact=True).click()
    expect(reichweite.page.locator(".sr-zutun")).to_have_text("Mindestens eine Standortart auswählen.")


def test_the_map_by_keyboard_chooses_a_stadtteil_and_back_undoes_it(reichweite):
    reichweite.area("Moisling").focus()
    reichweite.page.keyboard.press("Enter")
    expect(reichweite.page).to_have_url(re.compile("stadtteil=Moisling"))
    expect(reichweite.area("Moisling")).to_have_attribute("aria-pressed", "true")
    reichweite.page.go_back()
    expect(reichweite.area("Moisling")).to_have_attribute("aria-pressed", "false")


def test_the_gap_shows_the_rule_its_gaps_and_the_approximation(reichweite):
    reichweite.page.get_by_role("radio", name="Lücke").click()
    result(
        reichweite,
        "nicht die Regel der Verwaltung.*Hoher Bedarf, unter Stadtwert erreicht: Innenstadt. "
        "Hoher Bedarf, Reichweite nicht prüfbar: Moisling und Buntekuh",
    )
    regel = reichweite.page.locator(".sr-regel")
    expect(regel.locator("summary")).to_contain_text("für 9 von 10 Stadtteilen heute nicht prüfbar")
    expect(regel.locator("img")).to_be_hidden()
    regel.locator("summary").click()
    expect(regel.locator("img")).to_be_visible()
    expect(regel).to_contain_text("Auskunft zu den Werten: Bereich 2.500 Soziale Sicherung")
    for name, lage in (
        ("Innenstadt", "hoher Bedarf, unter Stadtwert erreicht"),
        ("Moisling", "Reichweite nicht prüfbar"),
    ):
        expect(reichweite.area(name)).to_have_attribute("aria-label", re.compile(lage))
    moisling = reichweite.page.locator(".sr-lueckenliste li", has_text="Moisling")
    expect(moisling).to_contain_text("mindestens; 1 Standort ohne Adresse zählt nicht mit")
    expect(reichweite.page.locator(".stVegaLiteChart canvas, .stVegaLiteChart svg").first).to_be_visible()
    reichweite.choose("Näherung", "65 Jahre und älter")
    result(reichweite, "65 Jahre und älter")
    expect(reichweite.page).to_have_url(re.compile("naeherung="))


def test_from_another_need_a_link_leads_back_to_the_rule(visit, luebeck_server):
    besuch = visit().open(
        f"{luebeck_server}/quartiersmanagement?bereich=Lücke&bedarf=Alleinerziehende (2011)"
    )
    result(besuch, "Gewählter Bedarf, nicht die Regel der Verwaltung: Alleinerziehende")
    expect(besuch.page.locator(".sr-regel")).to_have_count(0)
    besuch.page.get_by_role("link", name="Regel der Verwaltung: Kinder").click()
    expect(besuch.page.locator(".sr-regel")).to_be_visible()
    result(besuch, "St. Lorenz Nord: nach der Regel hoher, nach der Näherung geringer Bedarf")


@pytest.mark.parametrize("ansicht", ["Reichweite", "Lücke"])
def test_without_a_kind_the_map_stays_where_it_is(visit, luebeck_server, ansicht):
    besuch = visit(1400, 900).open(f"{luebeck_server}/quartiersmanagement?bereich={ansicht}")
    vorher = besuch.page.locator("iframe").first.bounding_box()
    besuch.frame().evaluate("() => { window.marke = 1 }")
    besuch.page.get_by_role("button", name="Nachbarschaftsbüro", exact=True).click()
    expect(besuch.page.locator(".sr-zutun")).to_have_text("Mindestens eine Standortart auswählen.")
    besuch.settle()
    nachher = besuch.page.locator("iframe").first.bounding_box()
    assert (nachher["x"], nachher["width"]) == (vorher["x"], vorher["width"])
    assert abs(nachher["y"] - vorher["y"]) <= 12
    assert besuch.frame().evaluate("() => window.marke") == 1


def test_on_a_small_screen_the_map_of_the_gap_begins_in_the_upper_half(visit, luebeck_server):
    besuch = visit(1280, 720).open(f"{luebeck_server}/quartiersmanagement?bereich=Lücke")
    assert besuch.page.locator("iframe").first.bounding_box()["y"] < 360


def test_on_a_phone_nothing_of_the_programme_areas_is_out_of_sight(visit, luebeck_server):
    besuch = visit(390, 844)
    besuch.page.goto(f"{luebeck_server}/quartiersmanagement?bereich=Programmgebiete")
    tafel = besuch.page.locator(".sr-zeittafel .sr-rollen")
    expect(tafel).to_be_visible()
    assert tafel.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_each_page_keeps_its_own_view_although_both_call_it_the_same_in_the_link(visit, luebeck_server):
    besuch = visit()
    besuch.page.goto(f"{luebeck_server}/vergleich?ansicht=Differenz")
    expect(besuch.page.locator(".sr-fuss")).to_be_attached()
    besuch.page.get_by_role("link", name="Quartiersmanagement").first.click()
    result(besuch, "Rund 9")
    besuch.page.get_by_role("radio", name="Lücke").click()
    result(besuch, "Näherung")
    besuch.page.get_by_role("link", name="Vergleich").first.click()
    expect(besuch.page.locator(".sr-fuss")).to_be_attached()
    expect(besuch.page.get_by_role("radio", name="Differenz")).to_be_checked()


@pytest.mark.parametrize("breite", [1400, 390])
@pytest.mark.parametrize("ansicht", ["Reichweite", "Lücke"])
def test_no_violation_of_wcag(visit, luebeck_server, ansicht, breite):
    besuch = visit(breite, 900).open(
        f"{luebeck_server}/quartiersmanagement?bereich={ansicht}&stadtteil=Moisling"
    )
    for seite in (besuch.page, besuch.frame()):
        verstoesse = Axe().run(seite, options=REGELN).response["violations"]
        assert [(v["id"], [k["html"][:160] for k in v["nodes"]]) for v in verstoesse] == []
    assert besuch.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
