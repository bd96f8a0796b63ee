"""axe-core, WCAG 2.1 A and AA. What Streamlit itself causes is listed by name; nothing else may appear."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
VON_STREAMLIT: set[tuple[str, str]] = set()
"""(rule, part of the element's HTML) of violations in Streamlit's own markup: none with Streamlit 1.67."""


def violations(seite) -> list[str]:
    """What axe-core finds in a page or a frame, but for what Streamlit causes."""
    ergebnis = Axe().run(seite, options=REGELN)
    assert len(ergebnis.response["passes"]) > 10, "axe-core hat kaum etwas geprüft"
    return [
        f"{verstoss['id']}: {knoten['html'][:200]}"
        for verstoss in ergebnis.response["violations"]
        for knoten in verstoss["nodes"]
        if not any(verstoss["id"] == regel and teil in knoten["html"] for regel, teil in VON_STREAMLIT)
    ]


ADRESSEN = {
    "": 1,
    "?stadtteil=Moisling&belegstufen=A&belegstufen=C&belegstufen=D": 1,
    "?indikator=Kinder in SGB-II-Haushalten": 1,
    "stadtteil": 0,
    "stadtteil?stadtteil=Moisling&belegstufen=A&belegstufen=C": 0,
    "vergleich?stadtteil=Moisling&gebiete=Moisling&gebiete=Travemünde": 0,
    "vergleich?ansicht=Zusammenhang&zweitindikator=Alleinerziehende (2011)": 0,
    "vergleich?ansicht=Kleine Karten": 0,
    "vergleich?ansicht=Differenz&indikator=Fluktuation": 1,
    "zeit?indikator=Fluktuation&stadtteile=Moisling&darstellung=Index": 1,
    "gebietssuche": 0,
    "gebietssuche?indikator1=Fluktuation&regel1=oberes Drittel"
    "&indikator2=Unter 18-Jährige&regel2=mindestens&wert2=16": 1,
    "prioritaeten?stadtteil=Buntekuh": 1,
    "prioritaeten?sicht=Hält die Reihenfolge?": 0,
    "prioritaeten?sicht=Typologie&typindikatoren=Fluktuation&typvorrang_fluktuation=hohe Werte": 1,
    "prioritaeten?sicht=Entscheidungsbogen": 0,
    "optionen?liste=Umsetzung": 0,
    "methodik": 0,
    "methodik?indikator=Kinder in SGB-II-Haushalten": 0,
}
"""Address of a page -> how many map frames it has."""


@pytest.mark.parametrize("breite", [1400, 390])
@pytest.mark.parametrize("adresse", ADRESSEN)
def test_no_page_has_a_violation(visit, luebeck_server, adresse, breite):
    besuch = visit(breite, 900)
    besuch.page.goto(f"{luebeck_server}/{adresse}")
    expect(besuch.page.locator(".sr-fuss")).to_be_attached()
    besuch.settle()
    assert violations(besuch.page) == []
    expect(besuch.page.locator('iframe[title^="streamlit_folium"]')).to_have_count(ADRESSEN[adresse])
    if ADRESSEN[adresse]:
        expect(besuch.map.locator('path[role="button"]')).to_have_count(10)
        assert violations(besuch.frame()) == []


def test_axe_core_would_find_a_picture_without_a_text(visit, luebeck_server):
    besuch = visit().open(luebeck_server)
    besuch.page.evaluate(
        "() => { const bild = document.createElement('img'); bild.src = './favicon.png';"
        " document.querySelector('.sr-fuss').append(bild) }"
    )
    assert any(verstoss.startswith("image-alt") for verstoss in violations(besuch.page))


def test_the_page_says_that_it_is_german(visit, luebeck_server):
    besuch = visit().open(luebeck_server)
    assert besuch.page.locator("html").get_attribute("lang") == "de"
    assert besuch.page.title() == "Karte · Sozialraum-Dashboard Lübeck"
    assert besuch.frame().evaluate("() => document.documentElement.lang") == "de"
