"""The screen and the speaker notes in a real browser, with the real store and both stories that ship."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from laufend import run_app
from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.middleware import Middleware
from test_barrierefreiheit import violations

from sozialraum import store
from sozialraum.model import Datenbestand, Frage, Geschichte, Rundenart, Schritt
from sozialraum.web import access, assets, presenting
from sozialraum.web.shell import Shell

KLEINSTE = """() => {
  const klein = [];
  const lauf = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (lauf.nextNode()) {
    const eltern = lauf.currentNode.parentElement;
    if (!lauf.currentNode.textContent.trim() || eltern.closest('script, .nurvorlesen')) continue;
    if (!eltern.checkVisibility({ checkVisibilityCSS: true })) continue;
    const groesse = parseFloat(getComputedStyle(eltern).fontSize);
    if (groesse < 24) klein.push(lauf.currentNode.textContent.trim() + ' ' + groesse);
  }
  return klein;
}"""
ABGESCHNITTEN = """async () => {
  for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame); // the map has followed its frame
  const weg = [];
  for (const el of document.querySelectorAll('header, #rechts, footer, body, #abstimmung')) {
    if (el.scrollHeight > el.clientHeight + 1 || el.scrollWidth > el.clientWidth + 1) {
      weg.push(el.id || el.tagName);
    }
  }
  const unten = document.querySelector('footer').getBoundingClientRect().bottom;
  if (unten > innerHeight) weg.push('footer unter dem Rand');
  const rahmen = document.querySelector('#links').getBoundingClientRect();
  for (const name of document.querySelectorAll('.marke .name')) {
    const kasten = name.getBoundingClientRect();
    if (kasten.left < 0 || kasten.right > rahmen.right + 1 || kasten.top < rahmen.top - 1
        || kasten.bottom > rahmen.bottom + 1) weg.push(name.textContent);
  }
  return weg;
}"""
HALTEN = """() => {
  const holen = window.fetch;
  window.gehalten = 0;
  window.fetch = async (weg, auftrag) => {
    const antwort = await holen(weg, auftrag);
    if (!weg.includes('/stand/')) return antwort;
    window.gehalten += 1; // the first answer waits until the test lets it go
    if (window.gehalten === 1) await new Promise((frei) => (window.weiter = frei));
    return antwort;
  };
}"""
NAMEN = """() => {
  const weg = [];
  const rahmen = document.querySelector('#map_div').getBoundingClientRect();
  const flaechen = [...document.querySelectorAll('#map_div path[role=button]')];
  const inside = (flaeche, x, y) => flaeche.isPointInFill(
    new DOMPoint(x, y).matrixTransform(flaeche.getScreenCTM().inverse()));
  const within = (k, x, y) => x > k.left && x < k.right && y > k.top && y < k.bottom;
  const namen = [...document.querySelectorAll('#map_div .marke')].map((marke, nummer) => {
    const schild = marke.querySelector('.schild');
    const sichtbar = schild.checkVisibility({ checkVisibilityCSS: true });
    return { nummer, sichtbar, text: schild.textContent, kasten: schild.getBoundingClientRect() };
  });
  const punkte = new Map([...document.querySelectorAll('#map_div path.punkt')].map((punkt) => {
    const kasten = punkt.getBoundingClientRect();
    return [Number([...punkt.classList].find((k) => k.startsWith('raum')).slice(4)),
      [kasten.x + kasten.width / 2, kasten.y + kasten.height / 2]];
  }));
  const gezeigt = namen.filter((name) => name.sichtbar);
  gezeigt.forEach(({ nummer, text, kasten: a }) => {
    if (a.left < rahmen.left || a.right > rahmen.right || a.top < rahmen.top || a.bottom > rahmen.bottom) {
      weg.push(text + ' verlässt die Karte');
    }
    gezeigt.filter((anderer) => anderer.nummer > nummer).forEach(({ text: andere, kasten: b }) => {
      if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
        weg.push(text + ' auf ' + andere);
      }
    });
    // what the name is about: the dot of its line, else the middle of the name itself
    const ort = punkte.get(nummer) || [a.x + a.width / 2, a.y + a.height / 2];
    if (!inside(flaechen[nummer], ...ort)) weg.push(text + ' zeigt nicht auf das eigene Gebiet');
    gezeigt.forEach(({ nummer: anderer, text: andere }) => {
      if (punkte.has(anderer) && within(a, ...punkte.get(anderer))) weg.push(text + ' auf Punkt ' + andere);
    });
  });
  gezeigt.forEach(({ nummer, text }) => {
    const umriss = flaechen[nummer].getBoundingClientRect();
    let alle = 0, verdeckt = 0;
    for (let x = umriss.left + 1; x < umriss.right; x += 3) {
      for (let y = umriss.top + 1; y < umriss.bottom; y += 3) {
        if (!inside(flaechen[nummer], x, y)) continue;
        alle += 1;
        if (gezeigt.some(({ nummer: n, kasten }) => n !== nummer && within(kasten, x, y))) verdeckt += 1;
      }
    }
    if (verdeckt > alle * 0.2) weg.push('andere Namen auf ' + text);
  });
  return [gezeigt.map((name) => name.text), weg];
}"""


@pytest.fixture(scope="module")
def adresse(tmp_path_factory) -> Iterator[str]:
    """A server with the routes of the screen only."""
    with pytest.MonkeyPatch.context() as umgebung:
        datei = tmp_path_factory.mktemp("speicher") / "workshop.sqlite"
        umgebung.setenv("SOZIALRAUM_DATENBANK", f"sqlite:///{datei}")
        app = Starlette(
            routes=[*assets.routes(), *access.routes(), *presenting.routes()], middleware=[Middleware(Shell)]
        )
        with run_app(app) as adresse:
            yield adresse


@pytest.fixture
def begin(visit, adresse):
    """Starts a workshop with a story and opens its screen. Gives back the visit and the workshop."""

    def start(geschichte: Geschichte, seite: str = "vortrag", breite: int = 1280, hoehe: int = 720):
        sitzung = store.current().begin(store.current().create("Probe", geschichte).id)
        besuch = visit(breite, hoehe)
        log_in(besuch.page, adresse)
        open_page(besuch.page, adresse, sitzung.id, seite)
        return besuch, sitzung

    return start


def log_in(page: Page, adresse: str) -> None:
    page.context.add_cookies([{"name": access.KEKS, "value": store.current().enter(), "url": adresse}])


def open_page(page: Page, adresse: str, kennung: str, seite: str = "vortrag") -> None:
    page.goto(f"{adresse}/sitzung/{seite}/{kennung}")
    if seite == "vortrag":
        expect(page.locator("#map_div path[role=button]")).to_have_count(10)


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def voted(sitzung, schritt: int, *zettel: dict[int, int]):
    """A round on a step of the story, with these ballots."""
    schritt = sitzung.geschichte.schritte[schritt]
    runde = store.current().open_round(sitzung.id, schritt.id, schritt.frage)
    for nummer, punkte in enumerate(zettel):
        store.current().vote(runde.id, f"telefon {nummer}", punkte)
    return runde


def steps(page: Page, geschichte: Geschichte) -> Iterator[Schritt]:
    for schritt in geschichte.schritte:
        expect(heading(page)).to_have_text(schritt.titel)
        yield schritt
        page.keyboard.press("PageDown")


@pytest.mark.parametrize("name", ["bericht", "quartiersmanagement"])
def test_every_text_of_every_step_is_large_enough_and_nothing_is_cut(begin, luebeck: Datenbestand, name):
    besuch, sitzung = begin(luebeck.geschichten[name])
    for schritt in steps(besuch.page, sitzung.geschichte):
        assert besuch.page.evaluate(KLEINSTE) == [], schritt.titel
        assert besuch.page.evaluate(ABGESCHNITTEN) == [], schritt.titel
        namen, maengel = besuch.page.evaluate(NAMEN)
        assert (len(namen), maengel) == (10, []), schritt.titel
    assert besuch.fehler == []
    fremd = [a for a in besuch.anfragen if not a.startswith(("http://localhost", "data:"))]
    assert fremd == []


def test_the_longest_title_and_text_fit_with_every_legend(begin, luebeck):
    titel, text = (
        ("Stadtteilentwicklung und Quartiere " * 4)[:120].strip(),
        ("Wohnen und Teilhabe im Quartier " * 20)[:600],
    )
    schritte = tuple(
        replace(schritt, titel=titel, text=text, frage=None)
        for geschichte in luebeck.geschichten.values()
        for schritt in geschichte.schritte
    )
    besuch, _ = begin(Geschichte("Lang", schritte))
    for nummer, schritt in enumerate(schritte, 1):
        expect(besuch.page.locator("#zaehler")).to_have_text(f"{nummer} von {len(schritte)}")
        assert besuch.page.evaluate(ABGESCHNITTEN) == [], schritt.ansicht
        assert besuch.page.evaluate(KLEINSTE) == []
        besuch.page.keyboard.press("PageDown")


def test_keys_step_without_rebuilding_the_map(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    seite, titel = besuch.page, [schritt.titel for schritt in sitzung.geschichte.schritte]
    seite.evaluate("() => { window.vorher = document.querySelector('#map_div path[role=button]') }")
    erwartet = [("PageDown", 1), ("ArrowRight", 2), ("Space", 3), ("ArrowLeft", 2), ("PageUp", 1)]
    for taste, stelle in [*erwartet, ("End", len(titel) - 1), ("PageDown", len(titel) - 1), ("Home", 0)]:
        seite.keyboard.press(taste)
        expect(heading(seite)).to_have_text(titel[stelle])
    assert seite.evaluate("() => document.querySelector('#map_div path[role=button]') === window.vorher")


def test_a_step_shows_its_own_part_of_the_map_and_the_next_one_the_whole_city(begin, luebeck):
    erster, zweiter = luebeck.geschichten["bericht"].schritte[:2]
    nah = replace(erster, ansicht=replace(erster.ansicht, zoom=12.0, mitte=(53.86, 10.69)))
    besuch, _ = begin(Geschichte("Ausschnitt", (nah, zweiter)))
    breite = "() => document.querySelector('#map_div path[role=button]').getBoundingClientRect().width"
    besuch.page.wait_for_function(f"({breite})() > 0")
    gross = besuch.page.evaluate(breite)
    besuch.page.keyboard.press("PageDown")
    klein = besuch.page.evaluate(breite)
    besuch.page.keyboard.press("PageUp")
    assert gross > 2 * klein
    assert besuch.page.evaluate(breite) == pytest.approx(gross)


def test_b_blanks_the_screen_and_any_key_brings_it_back_at_the_same_step(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    seite, dunkel = besuch.page, besuch.page.locator("#dunkel")
    with seite.expect_response("**/sitzung/schritt/**"):
        seite.keyboard.press("b")
    expect(dunkel).to_be_visible()
    assert store.current().meeting(sitzung.id).dunkel
    seite.keyboard.press("PageDown")
    expect(dunkel).to_be_hidden()
    expect(heading(seite)).to_have_text(sitzung.geschichte.schritte[0].titel)


def test_the_notes_follow_the_screen_and_the_screen_follows_the_notes(begin, luebeck, adresse):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    notizen = besuch.page.context.new_page()
    open_page(notizen, adresse, sitzung.id, "sprechnotizen")
    notizen.context.route("**/sitzung/stand/**", lambda _: None)  # the server is not asked
    erster, zweiter, dritter = sitzung.geschichte.schritte[:3]
    expect(notizen.locator("#notizen")).to_have_text(re.compile(re.escape(erster.notizen[:40])))
    expect(notizen.locator("#danach")).to_have_text(f"Danach: {zweiter.titel}")
    besuch.page.keyboard.press("PageDown")
    expect(heading(notizen)).to_have_text(zweiter.titel)
    notizen.get_by_role("button", name="Weiter").click()
    expect(heading(besuch.page)).to_have_text(dritter.titel)
    assert violations(notizen) == []


def test_a_window_on_another_machine_follows(begin, luebeck, visit, adresse):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    andere = visit(1280, 720).page  # a context of its own: no channel between the two
    log_in(andere, adresse)
    open_page(andere, adresse, sitzung.id, "sprechnotizen")
    besuch.page.keyboard.press("End")
    expect(heading(andere)).to_have_text(sitzung.geschichte.schritte[-1].titel)
    andere.keyboard.press("Home")
    expect(heading(besuch.page)).to_have_text(sitzung.geschichte.schritte[0].titel)


def test_a_step_that_cannot_be_saved_is_shown_all_the_same_and_saved_later(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    seite = besuch.page
    satz = "Die Datenbank ist voll."
    seite.route("**/sitzung/schritt/**", lambda weg: weg.fulfill(status=503, json={"fehler": satz}))
    seite.keyboard.press("PageDown")
    expect(seite.get_by_role("alert")).to_have_text(f"Der Stand wird gerade nicht gespeichert: {satz}")
    seite.wait_for_event("response", lambda antwort: "/sitzung/stand/" in antwort.url)
    expect(heading(seite)).to_have_text(sitzung.geschichte.schritte[1].titel)
    seite.unroute("**/sitzung/schritt/**")
    expect(seite.get_by_role("alert")).to_be_hidden()
    assert store.current().meeting(sitzung.id).schritt == 1
    expect(heading(seite)).to_have_text(sitzung.geschichte.schritte[1].titel)


def test_a_late_answer_does_not_take_a_step_back(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    seite = besuch.page
    seite.evaluate(HALTEN)
    seite.wait_for_function("() => window.gehalten === 1")  # what stands there before the step
    with seite.expect_response("**/sitzung/schritt/**"):
        seite.keyboard.press("PageDown")
    assert store.current().meeting(sitzung.id).schritt == 1
    seite.evaluate("() => window.weiter()")
    seite.wait_for_function("() => window.gehalten > 1")  # it has taken the old answer and asked again
    expect(heading(seite)).to_have_text(sitzung.geschichte.schritte[1].titel)


def test_a_changed_story_arrives_and_the_step_stays(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    with besuch.page.expect_response("**/sitzung/schritt/**"):
        besuch.page.keyboard.press("PageDown")
    erster, zweiter, *weitere = sitzung.geschichte.schritte
    geaendert = (replace(zweiter, titel="Ein anderer Titel"), erster, *weitere)
    store.current().save_story(sitzung.id, replace(sitzung.geschichte, schritte=geaendert), sitzung.fassung)
    expect(heading(besuch.page)).to_have_text("Ein anderer Titel")
    expect(besuch.page.locator("#zaehler")).to_have_text(f"1 von {len(geaendert)}")


def test_a_round_is_opened_counted_and_shown_on_bars_and_map(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    seite = besuch.page
    for _ in range(6):
        seite.keyboard.press("PageDown")
    seite.keyboard.press("o")
    expect(seite.get_by_role("img", name="QR-Code der Adresse")).to_be_visible()
    runde = store.current().rounds(sitzung.id)[0]
    expect(seite.locator("#code")).to_have_text(runde.code)
    expect(seite.locator("#adresse")).to_contain_text(f"/w/{runde.code}")
    expect(seite.locator("#erreichbar")).to_contain_text("Telefone erreichen diese Adresse nicht")
    assert seite.evaluate(KLEINSTE) == []
    assert seite.evaluate(ABGESCHNITTEN) == []
    store.current().vote(runde.id, "a", {9: 2, 0: 1})
    store.current().vote(runde.id, "b", {9: 3})
    expect(seite.locator("#rundenstand")).to_have_text("Abstimmung offen · 2 Stimmzettel")
    expect(seite.locator("#balken")).to_be_hidden()
    weiss = fills(seite)
    seite.keyboard.press("r")
    namen = list(luebeck.raumebenen["stadtteil"].namen.values())
    expect(seite.locator("#balken li").first).to_have_text(f"{namen[9]} 5 Punkte")
    expect(seite.locator("#balken li").nth(1)).to_have_text(f"{namen[0]} 1 Punkt")
    expect(seite.locator("#map_div .name", has_text=namen[9])).to_have_text(f"{namen[9]}: 5")
    assert fills(seite) != weiss
    assert len({fills(seite)[stelle] for stelle in (0, 1, 9)}) == 3
    assert seite.evaluate(KLEINSTE) == []
    assert seite.evaluate(ABGESCHNITTEN) == []
    assert seite.evaluate(NAMEN)[1] == []
    assert violations(seite) == []
    store.current().vote(runde.id, "c", {1: 3})  # live
    expect(seite.locator("#balken li").nth(1)).to_have_text(f"{namen[1]} 3 Punkte")
    seite.keyboard.press("c")
    expect(seite.locator("#rundenstand")).to_have_text("Abstimmung geschlossen · 3 Stimmzettel")
    seite.keyboard.press("r")
    expect(seite.locator("#balken")).to_be_hidden()
    assert fills(seite) == weiss


def test_a_round_on_many_options_fits_and_counts_what_it_leaves_out(begin, luebeck):
    raeume = tuple(luebeck.raumebenen["stadtteil"].namen)
    alle = tuple(option.id for option in luebeck.optionen)
    frage = Frage("Was zuerst?", Rundenart.OPTIONEN_JE_STADTTEIL, 5, raeume, alle[:6])
    optionen = Frage("Was zuerst?", Rundenart.OPTIONEN, 5, (), alle[:40])
    schritte = (Schritt("a", "Viele Zeilen", frage=frage), Schritt("b", "Optionen", frage=optionen))
    besuch, sitzung = begin(Geschichte("Viel", schritte))
    for stelle in (0, 1):
        runde = voted(sitzung, stelle, {0: 3, 5: 2}, {3: 5})
        store.current().reveal(runde.id)
        expect(besuch.page.locator("#balken li").first).to_be_visible()
        expect(besuch.page.locator("#weitere")).to_contain_text("weitere Zeilen")
        assert besuch.page.evaluate(ABGESCHNITTEN) == []
        assert besuch.page.evaluate(KLEINSTE) == []
        besuch.page.keyboard.press("PageDown")


@pytest.mark.parametrize(("breite", "hoehe"), [(1280, 720), (1024, 768), (1920, 1080)])
def test_the_points_on_the_map_stand_beside_their_names_and_hide_no_area(begin, luebeck, breite, hoehe):
    besuch, sitzung = begin(luebeck.geschichten["quartiersmanagement"], breite=breite, hoehe=hoehe)
    runde = voted(sitzung, 5, {0: 3, 5: 2}, {3: 5}, {19: 4})
    store.current().reveal(runde.id)
    besuch.page.keyboard.press("End")
    expect(besuch.page.locator("#balken li").first).to_be_visible()
    assert besuch.page.evaluate(ABGESCHNITTEN) == []
    namen, maengel = besuch.page.evaluate(NAMEN)
    assert maengel == []
    assert len(namen) == 10
    assert all(re.search(r"\d$", name) for name in namen)


def test_names_find_new_places_when_the_map_is_zoomed_or_changes_its_size(begin, luebeck):
    erster = luebeck.geschichten["bericht"].schritte[0]
    nah = replace(erster, id="nah", ansicht=replace(erster.ansicht, zoom=13.0, mitte=(53.86, 10.69)))
    besuch, _ = begin(Geschichte("Ausschnitt", (nah, erster)))
    besuch.page.evaluate(ABGESCHNITTEN)
    namen, maengel = besuch.page.evaluate(NAMEN)
    assert maengel == []
    assert {"Innenstadt", "St. Lorenz Süd"} <= set(namen)
    assert "Travemünde" not in namen
    besuch.page.keyboard.press("PageDown")
    for breite, hoehe in ((1024, 768), (1600, 900)):
        besuch.page.set_viewport_size({"width": breite, "height": hoehe})
        besuch.page.evaluate(ABGESCHNITTEN)
        namen, maengel = besuch.page.evaluate(NAMEN)
        assert (len(namen), maengel) == (10, [])


def test_a_ballot_of_twenty_lines_is_shown_whole_and_the_map_stays_when_it_is_closed(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["quartiersmanagement"])
    zettel = [dict.fromkeys(range(start, start + 5), 1) for start in (0, 5, 10, 15)]
    runde = voted(sitzung, 5, *zettel, {7: 2})  # the second option in the fourth Stadtteil
    store.current().reveal(runde.id)
    seite = besuch.page
    seite.keyboard.press("End")
    zeilen = seite.locator("#balken li")
    expect(zeilen.filter(visible=True)).to_have_count(10)
    vierter = list(luebeck.raumebenen["stadtteil"].namen.values())[3]
    expect(zeilen.first).to_have_text(f"{vierter}A 1B 3")
    expect(seite.locator("#spalten li")).to_have_text(
        [
            "A Kleinräumiges Quartiersmanagement aufbauen",
            "B Sozialraumorientierung in einem Stadtteil erproben",
        ]
    )
    expect(seite.locator("#weitere")).to_be_hidden()
    assert seite.evaluate(ABGESCHNITTEN) == []
    assert seite.evaluate(KLEINSTE) == []
    groesse = seite.locator("#map_div").bounding_box()
    for taste, wort in (("c", "geschlossen"), ("o", "offen")):
        seite.keyboard.press(taste)
        expect(seite.locator("#rundenstand")).to_contain_text(wort)
        assert seite.locator("#map_div").bounding_box() == groesse


def test_a_tie_that_does_not_fit_is_said(begin, luebeck):
    raeume = tuple(luebeck.raumebenen["stadtteil"].namen)
    optionen = tuple(option.id for option in luebeck.optionen)[:4]
    frage = Frage("Was zuerst?", Rundenart.OPTIONEN_JE_STADTTEIL, 5, raeume, optionen)
    besuch, sitzung = begin(Geschichte("Viel", (Schritt("a", "Viele Zeilen", frage=frage),)))
    runde = voted(sitzung, 0, *[dict.fromkeys(range(start, start + 5), 1) for start in range(0, 15, 5)])
    store.current().reveal(runde.id)
    expect(besuch.page.locator("#weitere")).to_contain_text("mit gleich vielen Punkten")
    gezeigt = besuch.page.locator("#balken li").filter(visible=True).count()
    gleich, alle = 15 - gezeigt, 40 - gezeigt
    expect(besuch.page.locator("#weitere")).to_have_text(
        f"und {alle} weitere Zeilen, davon {gleich} mit gleich vielen Punkten; alle im Protokoll"
    )


def test_the_buttons_go_after_a_click_and_stay_for_the_keyboard(begin, luebeck):
    besuch, _ = begin(luebeck.geschichten["bericht"])
    seite, leiste = besuch.page, besuch.page.locator("#knoepfe")
    seite.mouse.move(600, 300)
    seite.get_by_role("button", name="Weiter").click()
    expect(seite.locator("#zaehler")).to_have_text("2 von 8")
    expect(leiste).to_have_css("opacity", "0")
    seite.keyboard.press("Tab")
    expect(leiste).to_have_css("opacity", "1")


def test_the_clock_says_what_it_counts_and_goes_when_the_workshop_has_ended(begin, luebeck):
    besuch, sitzung = begin(luebeck.geschichten["bericht"])
    expect(besuch.page.locator("#uhr")).to_have_text("seit Beginn 00:00")
    store.current().end(sitzung.id)
    expect(besuch.page.locator("#uhr")).to_be_hidden()


def test_texts_of_a_story_are_no_html(begin):
    boese = "<img src=x onerror=alert(1)></script><script>alert(2)</script>"
    besuch, _ = begin(Geschichte(boese, (Schritt("a", boese, boese, boese),)))
    expect(heading(besuch.page)).to_have_text(boese)
    expect(besuch.page.locator("#text")).to_have_text(boese)
    assert besuch.dialoge == []


def test_the_screen_has_no_violation_and_its_help_names_the_keys(begin, luebeck):
    besuch, _ = begin(luebeck.geschichten["bericht"])
    seite = besuch.page
    assert violations(seite) == []
    seite.keyboard.press("?")
    expect(seite.get_by_role("dialog", name="Tasten")).to_be_visible()
    assert seite.evaluate(KLEINSTE) == []
    assert violations(seite) == []
    seite.keyboard.press("Escape")
    seite.keyboard.press("Tab")
    knopf = seite.get_by_role("button", name="Zurück", exact=True)
    expect(knopf).to_be_focused()
    expect(seite.locator("#knoepfe")).to_have_css("opacity", "1")


def fills(page: Page) -> list[str]:
    return page.evaluate(
        "() => [...document.querySelectorAll('#map_div path[role=button]')].map(p => p.getAttribute('fill'))"
    )
