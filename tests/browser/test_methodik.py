"""The page Methodik on the real data, as somebody opens it who asks where a number comes from."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}


def open_sheet(besuch, adresse, indikator):
    besuch.page.goto(f"{adresse}/methodik?indikator={indikator}")
    expect(besuch.page.locator(".sr-fuss")).to_be_attached()
    besuch.settle()
    return besuch.page


def heading(seite, text):
    expect(seite.get_by_role("heading", level=1).last).to_have_text(text)


def test_a_sheet_says_where_the_number_comes_from_and_what_it_does_not_allow(visit, luebeck_server):
    seite = open_sheet(visit(), luebeck_server, "Kinder in SGB-II-Haushalten")
    heading(seite, "Anteil der Kinder in Bedarfsgemeinschaften nach SGB II")
    verfuegbar = seite.locator(".sr-verfuegbar")
    expect(verfuegbar).to_contain_text("Werte nur für St. Lorenz Nord (2021).")
    expect(verfuegbar).to_contain_text("Teil 1 des Armuts- und Sozialberichts 2022 (VO/2023/11778)")
    expect(seite.get_by_role("row", name="Moisling liegt hier nicht vor")).to_have_count(1)
    expect(seite.get_by_role("row", name="St. Lorenz Nord Wert liegt vor")).to_have_count(1)
    blatt = seite.locator(".sr-blatt")
    expect(blatt).to_contain_text("Verwaltungsvorlage zur offenen Kinder- und Jugendarbeit")
    expect(blatt).to_contain_text("Nur ein Jahr: Über eine Entwicklung sagt der Wert nichts.")


@pytest.mark.parametrize(("breite", "hoehe"), [(1400, 900), (1280, 720), (390, 844)])
def test_thirteen_years_fit_beside_the_text_and_nothing_is_wider_than_the_page(
    visit, luebeck_server, breite, hoehe
):
    seite = open_sheet(visit(breite, hoehe), luebeck_server, "Unter 18-Jährige")
    expect(seite.locator(".sr-verfuegbar thead th")).to_have_count(14)
    assert seite.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    rollen = seite.locator(".sr-verfuegbar .sr-rollen")
    if breite > 1000:  # a phone scrolls inside the table
        assert rollen.evaluate("kasten => kasten.scrollWidth <= kasten.clientWidth")


def test_the_caption_of_the_map_leads_to_the_sheet_and_back_returns(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?indikator=Fluktuation")
    besuch.page.locator(".sr-kopf").get_by_role("link", name="Methodik").click()
    heading(besuch.page, "Zuzüge und Wegzüge je 1.000 Einwohner:innen")
    expect(besuch.page).to_have_url(re.compile(r"/methodik\?indikator=Fluktuation"))
    besuch.page.locator(".sr-kopf").get_by_role("link", name="Auf der Karte").click()
    heading(besuch.page, "Zuzüge und Wegzüge je 1.000 Einwohner:innen, 2022")
    besuch.page.go_back()
    expect(besuch.page.locator(".sr-blatt")).to_be_visible()


def test_a_key_figure_leads_to_its_own_sheet(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?stadtteil=Moisling")
    besuch.page.locator(".sr-tafel").get_by_role("link", name="Alleinerziehende (2011)").click()
    heading(besuch.page, "Anteil der Alleinerziehenden an den Familien mit Kindern unter 18 Jahren")
    expect(besuch.page.get_by_role("combobox", name="Indikator")).to_have_value("Alleinerziehende (2011)")


def test_the_list_of_all_indikatoren_leads_from_sheet_to_sheet(visit, luebeck_server):
    seite = open_sheet(visit(), luebeck_server, "Unter 18-Jährige")
    seite.locator(".sr-register").get_by_role("link", name="Mindestsicherung", exact=True).click()
    heading(seite, "Mindestsicherungsquote")
    expect(seite.locator(".sr-verfuegbar")).to_contain_text("Werte nur für Lübeck insgesamt (2019 und 2024).")
    seite.go_back()
    heading(seite, "Anteil der unter 18-Jährigen an den Einwohner:innen")


@pytest.mark.parametrize("breite", [1400, 390])
def test_the_page_has_no_violation_of_the_rules_of_accessibility(visit, luebeck_server, breite):
    seite = open_sheet(visit(breite, 900), luebeck_server, "Ferienwohnungen (2011)")
    ergebnis = Axe().run(seite, options=REGELN)
    assert len(ergebnis.response["passes"]) > 10
    assert [
        (verstoss["id"], verstoss["nodes"][0]["html"]) for verstoss in ergebnis.response["violations"]
    ] == []
