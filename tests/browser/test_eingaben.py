"""Bad and hostile data: a page that lists the problems, and text that stays text."""

import shutil
from urllib.parse import quote

import feindlich
import pytest
from playwright.sync_api import expect

PAYLOADS = (
    "<img src=x onerror=alert(1)> ${alert(3)} {{ 7*7 }}",
    "</script><script>alert(2)</script> :red[rot] $x^2$ **fett** :smile:",
    "`'\"><svg onload=alert(4)> {% raw %}{# x #}",
)


def test_broken_data_give_a_page_with_all_problems_and_nothing_else(visit, server, example):
    feindlich.break_everything(example)
    besuch = visit()
    besuch.page.goto(server(example))
    expect(besuch.page.get_by_role("heading", level=1).last).to_have_text(
        "Die Daten lassen sich nicht anzeigen"
    )
    tabelle = besuch.page.get_by_role("table", name="Gefundene Probleme")
    for datei in (
        "geo/stadtteile.geojson",
        "indikatoren/katalog.toml",
        "indikatoren/beobachtungen.csv",
        "optionen/handlungsoptionen.toml",
        "quartiersmanagement/einrichtungen.csv",
        "quartiersmanagement/programmgebiete.csv",
    ):
        expect(tabelle.get_by_role("row").filter(has_text=datei).first).to_be_visible()
    assert besuch.page.locator("iframe").count() == 0
    assert "Traceback" not in besuch.page.inner_text("body")


def test_mended_data_need_only_a_reload(visit, server, example, tmp_path):
    heil = shutil.copytree(example, tmp_path / "heil")
    feindlich.break_everything(example)
    adresse = server(example)
    besuch = visit()
    besuch.page.goto(adresse)
    expect(besuch.page.get_by_role("heading", level=1).last).to_have_text(
        "Die Daten lassen sich nicht anzeigen"
    )
    shutil.copytree(heil, example, dirs_exist_ok=True)
    besuch.open(adresse, flaechen=4)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_in_data_files_stays_text_everywhere(visit, server, example, payload):
    erster = feindlich.fill_with(example, payload)
    adresse = server(example)
    besuch = visit().open(
        f"{adresse}/?stadtteil={quote(erster)}"
        "&ebenen=Optionen&ebenen=Standorte&ebenen=Programmgebiete&ebenen=Historische Standorte"
        "&belegstufen=A&belegstufen=B&belegstufen=C&belegstufen=D",
        flaechen=4,
    )
    for polygon in besuch.map.locator('path[role="button"]').all():
        polygon.hover(force=True)
        polygon.click(force=True)
        besuch.settle()
    for marke in besuch.map.locator(".standort").all():
        marke.hover(force=True)
    assert payload in besuch.page.locator(".sr-kopf").inner_text()
    assert payload in besuch.page.locator(".sr-optionen").inner_text()
    nothing_runs(besuch)
    for seite in (
        "stadtteil",
        "vergleich",
        "zeit",
        "gebietssuche",
        "optionen",
        "quartiersmanagement",
        "prioritaeten",
        "methodik",
    ):
        besuch.page.goto(f"{adresse}/{seite}?stadtteil={quote(erster)}")
        expect(besuch.page.get_by_role("heading", level=1).last).to_be_visible()
        besuch.settle()
        nothing_runs(besuch)


def nothing_runs(besuch):
    assert besuch.dialoge == []
    for rahmen in besuch.page.frames:
        assert rahmen.evaluate("() => document.querySelectorAll('img[src=x], svg[onload]').length") == 0


@pytest.mark.parametrize(
    "text", ["[hier](https://example.org/boese)", "![x](https://example.org/x.png)", "<b>x</b>"]
)
def test_text_in_a_link_stays_text(visit, luebeck_server, text):
    besuch = visit().open(f"{luebeck_server}/?stadtteil={quote(text)}")
    expect(besuch.page.get_by_role("alert").filter(has_text=text)).to_be_visible()
    assert besuch.page.locator('a[href*="example.org"], img[src*="example.org"], .sr-meldung b').count() == 0
    assert not any("example.org" in url for url in besuch.anfragen if "stadtteil=" not in url)
