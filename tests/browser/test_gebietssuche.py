"""The Gebietssuche on the real data: a planner builds two conditions and passes the link on."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
ZWEI = "indikator1=Unter 18-Jährige&indikator2=Alleinerziehende (2011)"
TREFFER = "2 von 10 Stadtteilen erfüllen alle Bedingungen: Moisling und Buntekuh."


@pytest.fixture
def suche(visit, luebeck_server):
    """The page without a condition."""
    besuch = visit()
    besuch.page.goto(f"{luebeck_server}/gebietssuche")
    expect(besuch.page.get_by_role("heading", level=1).last).to_have_text("Gebietssuche")
    besuch.settle()
    return besuch


def result(besuch, satz):
    expect(besuch.page.locator(".sr-suche h2[role=status]")).to_have_text(satz)
    besuch.settle()


def test_two_conditions_are_built_survive_a_reload_and_are_undone_by_back(suche):
    seite = suche.page
    seite.get_by_role("link", name="Bedingung hinzufügen").focus()
    seite.keyboard.press("Enter")
    eine = re.compile("^6 von 10 Stadtteilen erfüllen die Bedingung: St. Jürgen, Moisling")
    result(suche, eine)
    seite.get_by_role("link", name="Bedingung hinzufügen").click()
    result(suche, re.compile("erfüllen alle Bedingungen: Schlutup und Kücknitz"))
    suche.choose("Indikator 2", "Alleinerziehende (2011)")
    result(suche, TREFFER)
    moisling = seite.locator(".sr-suchliste li", has_text="Moisling")
    expect(moisling).to_contain_text("33,2\u00a0% > Stadtwert 26,8\u00a0%, 09.05.2011")
    expect(seite.locator(".sr-suche")).to_contain_text(
        ["", "verschiedenen Stichtagen: 31.12.2022 und 09.05.2011"]
    )
    suche.choose("Regel 2", "mindestens")
    seite.get_by_label("Wert 2 (%)").fill("30,5")
    seite.keyboard.press("Enter")
    result(suche, "1 von 10 Stadtteilen erfüllt alle Bedingungen: Moisling.")

    seite.reload()
    result(suche, "1 von 10 Stadtteilen erfüllt alle Bedingungen: Moisling.")
    expect(seite.get_by_label("Wert 2 (%)")).to_have_value("30,5")

    seite.go_back()  # the number
    result(suche, re.compile("erfüllen alle Bedingungen: Moisling und Buntekuh"))
    seite.go_back()  # the rule
    result(suche, TREFFER)
    seite.go_back()  # the Indikator
    result(suche, re.compile("Schlutup und Kücknitz"))
    seite.go_back()  # the second row
    result(suche, eine)
    expect(seite.get_by_role("combobox", name="Indikator 2", exact=True)).to_have_count(0)
    seite.go_back()  # the first row
    expect(seite.get_by_role("heading", name="Beispiele")).to_be_visible()
    expect(seite.get_by_role("combobox")).to_have_count(0)


def test_removing_a_row_closes_the_gap_in_one_step(visit, luebeck_server):
    besuch = visit()
    besuch.open(f"{luebeck_server}/gebietssuche?{ZWEI}&indikator3=Durchschnittsalter&regel3=unteres Drittel")
    besuch.page.get_by_role("link", name="Bedingung 2 entfernen").click()
    expect(besuch.page).to_have_url(re.compile(r"indikator2=Durchschnittsalter&regel2=unteres"))
    expect(besuch.page.get_by_role("combobox", name="Regel 2", exact=True)).to_have_value("unteres Drittel")
    expect(besuch.page.get_by_role("combobox", name="Indikator 3", exact=True)).to_have_count(0)
    besuch.page.go_back()
    expect(besuch.page.get_by_role("combobox", name="Regel 3", exact=True)).to_have_value("unteres Drittel")


def test_an_example_leads_to_a_result(suche):
    suche.page.get_by_role("link", name="Unter 18-Jährige und zugleich Alleinerziehende (2011)").click()
    result(suche, TREFFER)


def test_map_and_list_say_the_same_and_a_click_marks_the_area(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/gebietssuche?{ZWEI}")
    expect(besuch.area("Moisling")).to_have_attribute("aria-label", re.compile("^Moisling, erfüllt: "))
    expect(besuch.area("Innenstadt")).to_have_attribute("aria-label", re.compile(", nicht erfüllt: "))
    assert len(set(besuch.fills())) == 2
    besuch.area("Innenstadt").focus()
    besuch.page.keyboard.press("Enter")
    gewaehlt = besuch.page.locator(".sr-suchliste [aria-current]")
    expect(gewaehlt).to_contain_text("Innenstadt")
    expect(gewaehlt.get_by_role("link")).to_have_attribute("href", "./stadtteil?stadtteil=Innenstadt")


def test_what_cannot_be_tested_is_hatched_and_said(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/gebietssuche?indikator1=Kinder in SGB-II-Haushalten")
    result(
        besuch,
        "1 von 10 Stadtteilen erfüllt die Bedingung: St. Lorenz Nord; 9 sind nicht prüfbar.",
    )
    assert besuch.fills().count("url(#fehlt)") == 9
    expect(besuch.page.locator(".sr-suchlegende")).to_contain_text("Auskunft zu den Werten: Bereich 2.500")


@pytest.mark.parametrize(("breite", "hoehe"), [(1400, 900), (390, 844)])
def test_the_page_fits_and_axe_finds_nothing(visit, luebeck_server, breite, hoehe):
    besuch = visit(breite, hoehe).open(f"{luebeck_server}/gebietssuche?{ZWEI}&regel2=mindestens")
    result(besuch, TREFFER)
    assert besuch.page.evaluate(
        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    befund = Axe().run(besuch.page, options=REGELN).response["violations"]
    assert [(b["id"], b["nodes"][0]["html"]) for b in befund] == []
