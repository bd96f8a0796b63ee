"""The page Optionen on the real data: find one, see where it would apply and why, try another threshold."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

REGELN = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
AUFBAUEN = "Kleinräumiges Quartiersmanagement aufbauen"
ERWEITERN = "Gemeinwesenarbeit schrittweise erweitern"
SCHWELLE = "Alleinerziehende (2011) über (%)"


@pytest.fixture
def katalog(visit, luebeck_server):
    """The catalogue as it is found first."""
    besuch = visit()
    besuch.page.goto(f"{luebeck_server}/optionen")
    expect(besuch.page.get_by_role("heading", level=1).last).to_have_text("Optionen")
    besuch.settle()
    return besuch


def heading(besuch, titel):
    expect(besuch.page.get_by_role("heading", level=1).last).to_have_text(titel)
    besuch.settle()


def test_the_catalogue_shows_the_report_first_and_all_34_with_one_click(katalog):
    treffer = katalog.page.locator(".sr-treffer")
    expect(treffer).to_contain_text("6 von 34 Einträgen. Nicht gezeigt sind 28 weitere")
    katalog.page.get_by_role("link", name="Alle Belegstufen zeigen").click()
    expect(treffer).to_have_text("34 von 34 Einträgen.")
    expect(katalog.page.locator(".sr-katalog tbody tr")).to_have_count(34)
    expect(katalog.page.get_by_role("heading", name="Antrag oder Beschluss im Umfeld (18)")).to_be_visible()


def test_a_search_leads_to_an_option_and_the_option_back_to_the_search(katalog):
    seite = katalog.page
    seite.get_by_role("link", name="Alle Belegstufen zeigen").click()
    stufe = seite.get_by_role("button", name="D", exact=True)
    expect(stufe).to_have_attribute("aria-pressed", "true")
    katalog.settle()
    seite.get_by_label("Suche").fill("Nachbarschaftsbüro")
    seite.keyboard.press("Enter")
    expect(seite).to_have_url(re.compile("suche="))
    expect(seite.locator(".sr-treffer")).to_contain_text(re.compile(r"^\d von 34"))
    katalog.settle()
    seite.get_by_role("link", name=ERWEITERN).click()
    heading(katalog, ERWEITERN)
    seite.get_by_role("link", name="Zum Katalog").click()
    heading(katalog, "Optionen")
    expect(seite.get_by_label("Suche")).to_have_value("Nachbarschaftsbüro")
    expect(seite.locator(".sr-treffer")).to_contain_text(re.compile(r"^\d von 34"))


def test_a_filter_that_excludes_everything_is_named_and_lifted(visit, luebeck_server):
    seite = visit().page
    seite.goto(f"{luebeck_server}/optionen?suche=Pferd&handlungsfeld=Wohnen&belegstufen=C")
    expect(seite.locator(".sr-treffer")).to_contain_text("Keiner von 34 Einträgen.")
    expect(seite.locator(".sr-ohne")).to_contain_text("Suche: Pferd (ohne ihn 2 Einträge)")
    seite.get_by_role("link", name="Filter aufheben", exact=True).click()
    expect(seite.locator(".sr-treffer")).to_contain_text("2 von 34 Einträgen.")
    expect(seite.get_by_label("Suche")).to_have_value("")


def test_a_list_of_filters_is_german_and_its_values_are_as_in_the_data(katalog):
    seite = katalog.page
    feld = seite.get_by_role("combobox", name="Zuständigkeit")
    feld.click()
    expect(seite.get_by_role("option").first).to_have_text("Alle auswählen")
    feld.press_sequentially("2.")
    expect(seite.get_by_role("option")).to_have_text(
        [
            "2 Treffer auswählen",
            "2.500 Soziale Sicherung",
            "Fachbereich 2 Wirtschaft und Soziales, Bereich 2.500 Soziale Sicherung",
        ]
    )
    seite.get_by_role("option", name="2.500 Soziale Sicherung", exact=True).click()
    expect(seite).to_have_url(re.compile(r"zustaendig=2\.500(%20|\+)Soziale(%20|\+)Sicherung"))


def test_an_option_names_its_tab_and_leads_on_through_the_hits(katalog):
    seite = katalog.page
    seite.get_by_role("link", name=AUFBAUEN).click()
    heading(katalog, AUFBAUEN)
    expect(seite).to_have_title(f"{AUFBAUEN} · Sozialraum-Dashboard Lübeck")
    expect(seite.locator(".sr-option nav")).to_contain_text("2 von 6 (gefiltert)")
    for nummer in range(3, 7):
        seite.locator(".sr-option nav [rel=next]").click()
        expect(seite.locator(".sr-option nav")).to_contain_text(f"{nummer} von 6 (gefiltert)")
    expect(seite.locator(".sr-option nav [rel=next]")).to_have_count(0)
    seite.get_by_role("link", name="Zum Katalog").click()
    heading(katalog, "Optionen")
    expect(seite).to_have_title("Optionen · Sozialraum-Dashboard Lübeck")


def test_a_long_word_in_the_search_stays_on_the_page(visit, luebeck_server):
    besuch = visit(390, 844)
    besuch.page.goto(f"{luebeck_server}/optionen?suche={'Donaudampf' * 30}")
    wort = besuch.page.locator(".sr-ohne strong")
    expect(wort).to_be_visible()
    assert wort.evaluate("w => w.getBoundingClientRect().right <= innerWidth")


def test_an_area_leads_to_its_option_and_the_option_to_its_areas(visit, luebeck_server):
    besuch = visit()
    besuch.page.goto(f"{luebeck_server}/stadtteil?stadtteil=Moisling")
    heading(besuch, "Moisling")
    besuch.page.locator(".sr-optionen").get_by_role("link", name=AUFBAUEN).click()
    heading(besuch, AUFBAUEN)
    expect(besuch.page.locator(".sr-beleg")).to_have_text(
        "Asteht in der Vorlage zu Teil 2 · Handlungsoption des Berichts"
    )
    hier = besuch.page.locator(".sr-ortsliste [aria-current]")
    expect(hier).to_contain_text(
        "weil „Alleinerziehende (2011)“ mit 33,2 % über dem Stadtwert von 26,8 % liegt (09.05.2011)"
    )
    besuch.page.locator(".sr-ortsliste").get_by_role("link", name="Buntekuh").click()
    heading(besuch, "Buntekuh")


def test_the_list_under_the_map_leads_to_the_option_too(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/?stadtteil=Moisling")
    besuch.page.locator(".sr-optionen").get_by_role("link", name=AUFBAUEN).click()
    heading(besuch, AUFBAUEN)
    expect(besuch.page.get_by_role("combobox", name="Stadtteil")).to_have_value("Moisling")


def test_what_cannot_be_tested_is_hatched_and_says_what_is_missing_and_who_has_it(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/optionen?option={ERWEITERN}")
    assert besuch.fills().count("url(#fehlt)") == 10
    liste = besuch.page.locator(".sr-ortsliste")
    expect(liste).to_contain_text("der Wert „Kinder in SGB-II-Haushalten“ fehlt")
    expect(liste).to_contain_text("Auskunft zu „Kinder in SGB-II-Haushalten“: Bereich 2.500")


def test_another_threshold_is_tried_by_keyboard_marked_and_undone(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/optionen?option={AUFBAUEN}")
    seite = besuch.page
    vorher = besuch.fills()
    assert vorher.count("url(#fehlt)") == 4
    seite.get_by_label(SCHWELLE).focus()
    seite.keyboard.type("30")
    seite.keyboard.press("Enter")
    probe = seite.locator(".sr-probe")
    expect(probe).to_contain_text("Mit der Probe ändern sich 2 von 10 Stadtteilen: Buntekuh und St. Gertrud.")
    expect(probe).to_contain_text("Nur eine Probe: Die Anhaltspunkte der Datei bleiben unverändert.")
    expect(seite).to_have_url(re.compile("schwelle1=30"))
    buntekuh = seite.locator(".sr-ortsliste li", has_text="Buntekuh")
    expect(buntekuh).to_contain_text("in der Probe anders")
    expect(buntekuh).to_contain_text("nicht über 30,0 % liegt")
    expect(buntekuh).to_contain_text("Bisher: Anhaltspunkt, weil")
    expect(besuch.area("Buntekuh")).to_have_attribute("aria-label", re.compile("nicht prüfbar"))

    seite.get_by_role("link", name="Gesamtstädtisches Konzept").click()  # a trial stays with its option
    heading(besuch, "Gesamtstädtisches Konzept zur Sozialraumorientierung")
    expect(seite).not_to_have_url(re.compile("schwelle"))
    seite.go_back()
    expect(probe).to_contain_text("Mit der Probe")
    seite.get_by_role("link", name="Zurück zum Bezug der Datei").click()
    expect(probe).to_have_count(0)
    expect(seite.get_by_label(SCHWELLE)).to_have_value("")
    besuch.settle()
    expect(besuch.area("Buntekuh")).to_have_attribute("aria-label", re.compile("Anhaltspunkt trifft zu"))


def test_a_trial_does_not_follow_to_another_option_by_way_of_a_profile(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/optionen?option={AUFBAUEN}&schwelle1=30")
    besuch.page.locator(".sr-ortsliste").get_by_role("link", name="Moisling").click()
    heading(besuch, "Moisling")
    andere = "Sozialraumorientierung in einem Stadtteil erproben"
    besuch.page.locator(".sr-optionen").get_by_role("link", name=andere).click()
    heading(besuch, andere)
    expect(besuch.page.get_by_label(SCHWELLE)).to_have_value("")


def test_a_click_on_the_map_marks_the_area_in_the_list(visit, luebeck_server):
    besuch = visit().open(f"{luebeck_server}/optionen?option={AUFBAUEN}")
    besuch.area("Schlutup").focus()
    besuch.page.keyboard.press("Enter")
    expect(besuch.page.locator(".sr-ortsliste [aria-current]")).to_contain_text("Schlutup")


@pytest.mark.parametrize(("breite", "hoehe"), [(1400, 900), (390, 844)])
@pytest.mark.parametrize(
    "abfrage", ["belegstufen=A&belegstufen=C", "suche=Pferd", f"option={AUFBAUEN}&schwelle1=30"]
)
def test_the_page_fits_and_axe_finds_nothing(visit, luebeck_server, breite, hoehe, abfrage):
    besuch = visit(breite, hoehe)
    besuch.page.goto(f"{luebeck_server}/optionen?{abfrage}")
    expect(besuch.page.locator(".sr-fuss")).to_be_visible()
    besuch.settle()
    assert besuch.page.evaluate(
        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    )
    befund = Axe().run(besuch.page, options=REGELN).response["violations"]
    assert [(b["id"], b["nodes"][0]["html"]) for b in befund] == []
