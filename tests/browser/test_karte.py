"""The map page on the real data, as a planner uses it."""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

STADTTEILE = [
    "Innenstadt",
    "St. Jürgen",
    "Moisling",
    "Buntekuh",
    "St. Lorenz Süd",
    "St. Lorenz Nord",
    "St. Gertrud",
    "Schlutup",
    "Kücknitz",
    "Travemünde",
]


@pytest.fixture
def karte(visit, luebeck_server):
    """The start page in Chromium."""
    return visit().open(luebeck_server)


def heading(besuch, text):
    expect(besuch.page.get_by_role("heading", level=1).last).to_contain_text(text)


def test_the_map_says_what_it_shows_of_when_and_from_where(karte):
    heading(karte, "Anteil der unter 18-Jährigen an den Einwohner:innen, 2022")
    kopf = karte.page.locator(".sr-kopf")
    expect(kopf).to_contain_text("31.12.2022")
    expect(kopf).to_contain_text("Kommunale Statistikstelle der Hansestadt Lübeck")
    expect(karte.page.locator(".sr-legende")).to_contain_text("Stadtwert 15,2")
    expect(karte.page.locator(".sr-legende")).to_contain_text("begründet keinen Handlungsbedarf")
    zeile = karte.page.get_by_role("row", name="Moisling")
    expect(zeile).to_contain_text("19,6")
    expect(zeile).to_contain_text("+4,4")


def test_no_request_leaves_the_machine_and_every_response_forbids_it(karte, luebeck_server):
    fremde = [url for url in karte.anfragen if not url.startswith((luebeck_server, "data:", "blob:"))]
    assert fremde == []
    ohne = [
        a.url
        for a in karte.antworten
        if "default-src 'self'" not in a.headers.get("content-security-policy", "")
    ]
    assert ohne == []
    assert [fehler for fehler in karte.fehler if "Content Security Policy" in fehler] == []


def test_another_indikator_recolours_without_rebuilding_and_keeps_the_zoom(karte):
    karte.frame().evaluate("() => { window.marke = 1; window.map.setZoom(12, { animate: false }) }")
    vorher = karte.fills()
    karte.empfangen = 0
    karte.choose("Indikator", "Kleine Wohnungen (2011)")  # the one with most notes beside its values
    heading(karte, "Anteil der Wohnungen unter 50 m²")
    expect(karte.area("Moisling")).to_have_attribute("aria-label", re.compile("19,5"))
    assert karte.fills() != vorher
    assert karte.frame().evaluate("() => window.marke") == 1
    assert karte.frame().evaluate("() => window.map.getZoom()") == 12
    assert 0 < karte.empfangen <= 8000


def test_a_click_selects_and_back_restores(karte):
    karte.area("Moisling").click(position={"x": 20, "y": 40})
    expect(karte.page).to_have_url(re.compile("stadtteil=Moisling"))
    tafel = karte.page.locator(".sr-tafel")
    expect(tafel).to_contain_text("11.115")
    expect(karte.area("Moisling")).to_have_attribute("aria-pressed", "true")
    karte.page.go_back()
    expect(karte.page).not_to_have_url(re.compile("stadtteil"))
    expect(tafel).to_contain_text("Lübeck insgesamt")
    expect(karte.area("Moisling")).to_have_attribute("aria-pressed", "false")


def test_back_undoes_one_choice_after_the_other(karte):
    karte.choose("Indikator", "Fluktuation")
    heading(karte, "Zuzüge und Wegzüge")
    karte.choose("Stadtteil", "Schlutup")
    expect(karte.page.locator(".sr-tafel h2")).to_have_text("Schlutup")
    karte.page.get_by_role("button", name="Programmgebiete", exact=True).click()
    expect(karte.map.locator(".programme").first).to_be_visible()
    karte.page.go_back()
    expect(karte.map.locator(".programme")).to_have_count(0)
    expect(karte.page.locator(".sr-tafel h2")).to_have_text("Schlutup")
    karte.page.go_back()
    expect(karte.page.locator(".sr-tafel h2")).to_have_text("Lübeck insgesamt")
    heading(karte, "Zuzüge und Wegzüge")
    karte.page.go_back()
    heading(karte, "Anteil der unter 18-Jährigen")
    karte.page.go_forward()
    heading(karte, "Zuzüge und Wegzüge")


def test_the_same_area_can_be_clicked_again_after_another_choice(karte):
    karte.area("Kücknitz").click()
    expect(karte.page.locator(".sr-tafel h2")).to_have_text("Kücknitz")
    karte.choose("Stadtteil", "Schlutup")
    expect(karte.page.locator(".sr-tafel h2")).to_have_text("Schlutup")
    karte.area("Kücknitz").click()
    expect(karte.page.locator(".sr-tafel h2")).to_have_text("Kücknitz")


def test_a_link_restores_area_indikator_year_and_layers(visit, luebeck_server):
    besuch = visit().open(
        f"{luebeck_server}/?stadtteil=Buntekuh&indikator=Fluktuation&jahr=2015&ebenen=Programmgebiete"
    )
    heading(besuch, "2015")
    expect(besuch.page.locator(".sr-tafel h2")).to_have_text("Buntekuh")
    expect(besuch.page.get_by_role("combobox", name="Indikator")).to_have_value("Fluktuation")
    expect(besuch.map.locator(".programme")).not_to_have_count(0)
    expect(besuch.map.locator(".standort")).to_have_count(0)


def test_an_unknown_value_in_the_link_gets_a_sentence(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?stadtteil=Atlantis&indikator=Glueck&jahr=1848")
    for satz in ("„Atlantis“", "„Glueck“", "„1848“"):
        expect(besuch.page.get_by_role("alert").filter(has_text=satz)).to_be_visible()


def test_the_keyboard_alone_reaches_every_stadtteil_on_the_map(karte):
    karte.area("Innenstadt").focus()
    for name in STADTTEILE:
        expect(karte.area(name)).to_be_focused()
        karte.page.keyboard.press("Enter")
        expect(karte.page.locator(".sr-tafel h2")).to_have_text(name)
        expect(karte.area(name)).to_have_attribute("aria-pressed", "true")
        karte.page.keyboard.press("Tab")


def test_the_keyboard_alone_chooses_area_and_indikator_beside_the_map(karte):
    karte.page.get_by_role("combobox", name="Stadtteil", exact=True).focus()
    karte.page.keyboard.type("Schlut")
    karte.page.keyboard.press("Enter")
    expect(karte.page.locator(".sr-tafel h2")).to_have_text("Schlutup")
    karte.page.get_by_role("combobox", name="Indikator").focus()
    karte.page.keyboard.type("Fluktuation")
    karte.page.keyboard.press("Enter")
    heading(karte, "Zuzüge und Wegzüge")
    karte.page.get_by_role("slider", name="Jahr").focus()
    karte.page.keyboard.press("ArrowLeft")
    heading(karte, "2021")


def test_the_option_layer_counts_what_concerns_an_area_and_says_what_is_city_wide(karte):
    optionen = karte.page.locator(".sr-optionen")
    expect(karte.map.locator(".optionen")).to_have_count(0)
    expect(optionen).to_contain_text("nennt einzelne Stadtteile")
    expect(optionen).to_contain_text("Für die ganze Stadt oder ohne genannten Ort (6)")
    for stufe in "CD":
        karte.page.get_by_role("button", name=stufe, exact=True).click()
        karte.settle()
    plakette = karte.map.locator(".schild", has_text="Moisling").locator(".optionen")
    expect(plakette).to_have_text("5")
    karte.area("Moisling").hover(position={"x": 20, "y": 40})
    expect(karte.map.locator(".hinweis")).to_contain_text("Wohngeldberatung im Stadtteil (Stufe C)")
    karte.choose("Handlungsfeld", "Leben im Alter")
    expect(plakette).to_have_text("1")
    karte.page.get_by_role("button", name="Optionen", exact=True).click()
    expect(karte.map.locator(".optionen")).to_have_count(0)


def test_an_area_lists_its_options_with_reasons_and_its_sites(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?stadtteil=Moisling")
    optionen = besuch.page.locator(".sr-optionen")
    expect(optionen).to_contain_text("Kleinräumiges Quartiersmanagement aufbauen")
    expect(optionen).to_contain_text("mit 33,2 % über dem Stadtwert von 26,8 % liegt (09.05.2011)")
    expect(besuch.page.locator(".sr-standorte")).to_contain_text("Bürgerservicebüro Moisling")


def test_missing_values_are_hatched_and_named_and_never_coloured(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?indikator=Kinder in SGB-II-Haushalten")
    assert sorted(besuch.fills()).count("url(#fehlt)") == 9
    expect(besuch.page.get_by_role("row", name="Moisling")).to_contain_text("keine Angabe")
    expect(besuch.page.locator(".sr-rangliste")).to_contain_text("Teil 1 des Armuts- und Sozialberichts 2022")
    expect(besuch.page.locator(".sr-kopf")).to_contain_text("Für 2022 gibt es keinen Wert")


@pytest.mark.parametrize(("breite", "hoehe"), [(1400, 900), (1280, 720), (390, 844)])
def test_the_first_view_fits_the_whole_city(visit, luebeck_server, breite, hoehe):
    besuch = visit(breite, hoehe).open(luebeck_server)
    masse = besuch.frame().evaluate(
        """() => {
            const rahmen = document.getElementById('map_div').getBoundingClientRect();
            const kaesten = [...document.querySelectorAll('path[role=button]')]
                .map(p => p.getBoundingClientRect());
            return {
                breite: rahmen.width, hoehe: rahmen.height,
                links: Math.min(...kaesten.map(k => k.left)), rechts: Math.max(...kaesten.map(k => k.right)),
                oben: Math.min(...kaesten.map(k => k.top)), unten: Math.max(...kaesten.map(k => k.bottom)),
            };
        }"""
    )
    assert masse["links"] >= 0 and masse["oben"] >= 0
    assert masse["rechts"] <= masse["breite"] and masse["unten"] <= masse["hoehe"]
    genutzt = max(
        (masse["rechts"] - masse["links"]) / masse["breite"],
        (masse["unten"] - masse["oben"]) / masse["hoehe"],
    )
    assert genutzt > 0.85
    assert besuch.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_names_do_not_overlap_on_a_phone_even_if_the_style_sheet_comes_last(visit, luebeck_server):
    besuch = visit(390, 844)
    stile = []
    besuch.page.route("**/rahmen.css*", lambda stil: stile.append(stil))  # noqa: PLW0108
    besuch.page.goto(luebeck_server)
    expect(besuch.area("Moisling")).to_have_attribute("aria-label", re.compile("Rang"))
    (stil,) = stile
    stil.continue_()
    besuch.frame().wait_for_function(
        """() => {
            const namen = [...document.querySelectorAll('.schild .name')];
            const kaesten = namen.map(n => n.getBoundingClientRect());
            const frei = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1
                || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
            return kaesten.length === 10 && kaesten.every(k => k.width > 20)
                && kaesten.every((a, i) => kaesten.slice(i + 1).every(b => frei(a, b)));
        }"""
    )


def test_the_settlement_picture_is_light_and_can_be_switched_off(karte, luebeck_server):
    bild = karte.map.locator("img.leaflet-image-layer")
    expect(bild).to_have_count(1)
    assert len(karte.page.request.get(urljoin(luebeck_server, bild.get_attribute("src"))).body()) <= 200_000
    karte.page.get_by_role("button", name="Siedlungsbild", exact=True).click()
    expect(bild).to_have_count(0)


def test_a_missing_map_library_is_said_in_german(visit, luebeck_server):
    besuch = visit()
    besuch.page.route("**/leaflet.js*", lambda weg: weg.abort())
    besuch.page.goto(luebeck_server)
    expect(besuch.map.get_by_role("alert")).to_contain_text("„leaflet.js“ nicht geladen werden konnte")
    expect(besuch.page.get_by_role("row", name="Moisling")).to_contain_text("19,6")


def test_a_zoom_by_keyboard_survives_a_change_of_the_window(karte):
    karte.map.locator("#map_div").focus()
    vorher = karte.frame().evaluate("() => window.map.getZoom()")
    karte.page.keyboard.press("+")
    karte.frame().wait_for_function(
        f"() => window.map.getZoom() > {vorher} + 0.4 && !window.map._animatingZoom"
    )
    nachher = karte.frame().evaluate("() => window.map.getZoom()")
    karte.page.set_viewport_size({"width": 1200, "height": 900})
    karte.frame().wait_for_function(
        "() => window.map.getSize().x === document.getElementById('map_div').clientWidth"
    )
    assert karte.frame().evaluate("() => window.map.getZoom()") == nachher


def test_a_map_dragged_away_comes_back_and_cannot_be_lost(karte):
    rahmen = karte.frame()
    ausschnitt = "() => window.map.getBounds().toBBoxString()"
    vorher = rahmen.evaluate(ausschnitt)
    rahmen.evaluate("() => window.map.setView([53.0, 9.0], 12, { animate: false })")
    rahmen.wait_for_function(  # the map does not go so far
        "() => window.map.options.maxBounds.pad(0.01).contains(window.map.getBounds())"
    )
    assert rahmen.evaluate(ausschnitt) != vorher
    karte.map.get_by_role("button", name="Ganze Stadt zeigen").click()
    rahmen.wait_for_function(f"() => window.map.getBounds().toBBoxString() === '{vorher}'")
