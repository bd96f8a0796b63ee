"""What all pages share stays in the address, and Streamlit's own sentences are German."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

SEITEN = ("Stadtteil", "Vergleich", "Zeit", "Gebietssuche", "Prioritäten", "Methodik")
GETEILT = {"indikator": ["Fluktuation"], "jahr": ["2015"], "stadtteil": ["Moisling"]}
WEITERE = ("basisjahr", "raumebene", "belegstufen", "handlungsfeld")
LINK = "indikator=Fluktuation&jahr=2015&stadtteil=Moisling"


def expect_keys(besuch, erwartet: dict[str, list[str]]) -> None:
    """What the address names of all that pages share; Streamlit writes it a moment later."""

    def holds(adresse: str) -> bool:
        abfrage = parse_qs(urlsplit(adresse).query)
        return {name: abfrage[name] for name in (*GETEILT, *WEITERE) if name in abfrage} == erwartet

    besuch.page.wait_for_url(holds, timeout=10_000)


def go_to(besuch, seite: str) -> None:
    """Follows the navigation and waits until the page is there."""
    besuch.page.get_by_test_id("stTopNavLink").filter(has_text=seite).click()
    expect(besuch.page).to_have_title(re.compile(f"^{seite} ·"))
    besuch.settle()


@pytest.fixture
def karte(visit, luebeck_server):
    return visit().open(f"{luebeck_server}/?{LINK}")


@pytest.mark.parametrize("seite", SEITEN)
def test_every_page_carries_what_all_share_and_keeps_it_over_a_reload(karte, seite):
    go_to(karte, seite)
    expect_keys(karte, GETEILT)
    karte.page.reload()
    expect(karte.page).to_have_title(re.compile(f"^{seite} ·"))
    karte.settle()
    expect_keys(karte, GETEILT)
    go_to(karte, "Karte")
    expect_keys(karte, GETEILT)
    expect(karte.area("Moisling")).to_have_attribute("aria-pressed", "true")
    expect(karte.page.get_by_role("heading", level=1).last).to_contain_text("2015")


def test_on_a_slow_machine_nothing_gets_lost_between_pages(karte):
    """Messages then arrive faster than the browser draws: what a page shows may lag behind the address."""
    werkzeug = karte.page.context.new_cdp_session(karte.page)
    werkzeug.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    for seite in ("Methodik", "Vergleich", "Prioritäten", "Karte"):
        go_to(karte, seite)
        expect_keys(karte, GETEILT)


def test_a_choice_that_was_reset_does_not_come_back(karte):
    go_to(karte, "Methodik")
    go_to(karte, "Karte")
    karte.page.get_by_role("slider", name="Jahr").press("End")
    expect(karte.page).not_to_have_url(re.compile("jahr="))
    karte.page.locator(".st-key-stadtteil").get_by_role("button", name="Leeren").click()
    expect(karte.page).not_to_have_url(re.compile("stadtteil="))
    for seite in ("Methodik", "Zeit", "Karte"):
        go_to(karte, seite)
        expect_keys(karte, {"indikator": ["Fluktuation"]})


def test_back_from_a_page_undoes_one_step_at_a_time(karte):
    go_to(karte, "Methodik")
    karte.choose("Indikator", "Durchschnittsalter")
    expect(karte.page).to_have_url(re.compile("indikator=Durchschnittsalter"))
    go_to(karte, "Vergleich")
    expect_keys(karte, GETEILT | {"indikator": ["Durchschnittsalter"]})
    karte.page.go_back()
    expect(karte.page).to_have_title(re.compile("^Methodik ·"))
    expect(karte.page.get_by_role("heading", name="Durchschnittliches Alter")).to_be_visible()
    karte.page.go_back()
    expect(
        karte.page.get_by_role("heading", name="Zuzüge und Wegzüge je 1.000 Einwohner:innen")
    ).to_be_visible()
    karte.settle()
    karte.page.go_back()
    expect(karte.page).to_have_title(re.compile("^Karte ·"))
    karte.settle()
    expect_keys(karte, GETEILT)


def test_the_filters_of_options_come_back_after_a_page_that_has_none(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?belegstufen=C&handlungsfeld=Wohnen&stadtteil=Moisling")
    for ziel in ("Vergleich", "Karte", "Zeit", "Optionen", "Karte"):
        go_to(besuch, ziel)
        expect_keys(besuch, {"belegstufen": ["C"], "handlungsfeld": ["Wohnen"], "stadtteil": ["Moisling"]})


def test_changing_the_page_is_one_run_of_the_server(visit, luebeck_server):
    besuch = visit()
    gesendet = []
    besuch.page.on("websocket", lambda ws: ws.on("framesent", lambda rahmen: gesendet.append(rahmen)))  # noqa: PLW0108
    besuch.open(f"{luebeck_server}/?{LINK}")
    vorher = len(gesendet)
    go_to(besuch, "Methodik")
    go_to(besuch, "Karte")
    assert len(gesendet) == vorher + 2


def test_a_base_year_stays_while_another_indikator_does_not_ask_for_it(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?indikator=Bevölkerungsentwicklung&basisjahr=2015")
    besuch.choose("Indikator", "Fluktuation")
    expect(besuch.page.get_by_role("slider", name="Basisjahr")).to_have_count(0)
    besuch.settle()
    expect(besuch.page).to_have_url(re.compile("basisjahr=2015"))
    besuch.page.go_back()
    expect(besuch.page.get_by_role("heading", level=1).last).to_contain_text("2015")


def test_an_unknown_value_is_named_on_a_page_that_does_not_draw_it(visit, luebeck_server):
    besuch = visit()
    besuch.page.goto(f"{luebeck_server}/methodik?stadtteil=Atlantis")
    meldung = besuch.page.get_by_role("alert").filter(has_text="Das Gebiet „Atlantis“ gibt es")
    expect(meldung).to_be_visible()
    go_to(besuch, "Karte")
    expect(meldung).to_be_visible()
    expect(besuch.page).not_to_have_url(re.compile("Atlantis"))


def test_where_streamlit_gives_up_the_connection_the_page_begins_anew_with_its_choices(karte):
    karte.page.evaluate("() => { window.alt = true; }")
    karte.page.wait_for_function("() => performance.now() > 5100")
    with karte.page.expect_navigation():
        karte.page.evaluate(
            """() => {
              const satz = document.createElement("p");
              satz.textContent = "Failed to process a Websocket message. Error: Cached ForwardMsg MISS";
              document.body.append(satz);
            }"""
        )
    expect(karte.area("Moisling")).to_have_attribute("aria-pressed", "true")
    assert karte.page.evaluate("() => window.alt") is None
    expect_keys(karte, GETEILT)


def test_an_unknown_page_is_said_in_german(visit, luebeck_server):
    besuch = visit()
    besuch.page.goto(f"{luebeck_server}/gibtesnicht")
    dialog = besuch.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Diese Seite gibt es nicht")
    expect(dialog).to_contain_text("Gezeigt wird die Karte. Alle Seiten stehen oben in der Navigation.")
    assert "page" not in dialog.inner_text().lower()


def test_a_full_list_of_areas_says_so_in_german(visit, luebeck_server):
    besuch = visit().open(
        f"{luebeck_server}/zeit?stadtteile=Moisling&stadtteile=Buntekuh&stadtteile=Schlutup&stadtteile=Kücknitz"
    )
    besuch.page.get_by_role("combobox", name="Weitere Stadtteile").click()
    expect(besuch.page.get_by_text("Höchstens 4, deshalb erst etwas entfernen.")).to_be_visible()
    assert "You can only" not in besuch.page.inner_text("body")


@pytest.mark.parametrize("seite", ["", *map(str.lower, SEITEN)])
def test_no_field_asks_in_english_for_a_choice(visit, luebeck_server, seite):
    besuch = visit()
    besuch.page.goto(f"{luebeck_server}/{seite}")
    expect(besuch.page.locator(".sr-fuss")).to_be_attached()
    besuch.settle()
    expect(besuch.page.get_by_placeholder(re.compile("Choose"))).to_have_count(0)
    assert "Choose" not in besuch.page.inner_text("body")
