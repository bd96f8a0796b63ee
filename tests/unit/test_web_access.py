"""Coming in as the Moderation: PIN, cookie, ticket, leaving, and what is refused."""

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.testclient import TestClient

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.store import Speicher
from sozialraum.web import access

PIN = "48151623"
EIGENE = {"origin": "http://testserver"}


@pytest.fixture
def speicher(tmp_path, monkeypatch):
    """An empty database of the test's own, with a known PIN."""
    speicher = Speicher(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    speicher.set_pin(PIN)
    monkeypatch.setattr(store, "current", lambda: speicher)
    monkeypatch.delenv("SOZIALRAUM_MODERATION", raising=False)
    return speicher


@pytest.fixture
def browser(speicher):
    return TestClient(Starlette(routes=access.routes()), follow_redirects=False)


def log_in(browser, pin=PIN, kopf=EIGENE, **felder):
    return browser.post("/sitzung/anmelden", data={"pin": pin} | felder, headers=kopf)


def request(**kopf):
    zeilen = [(name.replace("_", "-").encode(), wert.encode()) for name, wert in kopf.items()]
    return Request({"type": "http", "method": "POST", "path": "/", "headers": zeilen})


def broken():
    raise StoreError("Die Datenbank ist nur lesbar.")


def test_the_form_is_german_labelled_and_needs_no_script(browser):
    seite = browser.get("/sitzung/anmelden?ziel=/sitzung/vortrag/abc").text
    assert '<html lang="de">' in seite
    assert '<label for="pin">PIN der Moderation</label>' in seite
    assert 'name="ziel" value="/sitzung/vortrag/abc"' in seite
    assert "<script" not in seite
    # without it browsers send forms with the origin "null", and every login on plain http would be refused
    assert '<meta name="referrer" content="same-origin">' in seite


def test_the_right_pin_lets_in_for_twelve_hours_with_a_cookie_only_this_server_can_read(browser, speicher):
    antwort = log_in(browser)
    assert (antwort.status_code, antwort.headers["location"]) == (303, "/workshop")
    keks, *merkmale = antwort.headers["set-cookie"].split("; ")
    assert sorted(merkmale) == ["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=strict"]
    assert speicher.has_entered(keks.removeprefix("sozialraum_moderation="))


@pytest.mark.parametrize(
    ("basis", "kopf"),
    [
        ("https://testserver", {"origin": "https://testserver"}),
        ("http://testserver", {"origin": "https://testserver"}),
        ("http://testserver", EIGENE | {"x-forwarded-proto": "https"}),
    ],
)
def test_over_https_the_cookie_is_secure_also_behind_a_proxy(speicher, basis, kopf):
    browser = TestClient(Starlette(routes=access.routes()), base_url=basis, follow_redirects=False)
    assert "; Secure" in log_in(browser, kopf=kopf).headers["set-cookie"]


def test_blanks_in_the_pin_do_not_matter_because_it_is_printed_with_one(browser):
    assert log_in(browser, f" {PIN[:4]} {PIN[4:]} ").status_code == 303


def test_a_wrong_pin_is_said_keeps_the_target_and_is_counted(browser, speicher):
    antwort = log_in(browser, "falsch", ziel="/sitzung/vortrag/abc")
    assert antwort.status_code == 403
    assert "Diese PIN stimmt nicht." in antwort.text
    assert 'role="alert"' in antwort.text
    assert 'value="/sitzung/vortrag/abc"' in antwort.text
    assert "set-cookie" not in antwort.headers
    assert "falsch" not in antwort.text.replace("pin_falsch", "")
    assert speicher.refusals() == {"pin_falsch": 1}


def test_too_many_wrong_pins_lock_even_the_right_one_and_the_page_says_how_long(browser, speicher):
    for _ in range(11):
        log_in(browser, "falsch")
    antwort = log_in(browser, ziel="/karte")
    assert antwort.status_code == 429
    assert "Minute" in antwort.text
    assert 'value="/karte"' in antwort.text
    assert "set-cookie" not in antwort.headers
    assert speicher.refusals()["pin_gesperrt"] >= 1


@pytest.mark.parametrize(
    "ziel",
    [
        "//boese.example",
        "/\\boese.example",
        "\\\\boese.example",
        "https://boese.example",
        "javascript:alert(1)",
        "/\t/boese.example",
        "\t//boese.example",
        "/pfad\r\nset-cookie: x=1",
        "workshop",
        "",
    ],
)
def test_after_the_login_nobody_is_sent_to_another_server(browser, ziel):
    assert log_in(browser, ziel=ziel).headers["location"] == "/workshop"
    assert browser.get("/sitzung/anmelden", params={"ziel": ziel}).headers["location"] == "/workshop"


def test_an_own_address_with_a_query_is_where_the_login_leads(browser):
    ziel = "/workshop?sitzung=abc&schritt=2"
    assert log_in(browser, ziel=ziel).headers["location"] == ziel


def test_who_is_already_in_is_not_asked_again(browser):
    log_in(browser)
    assert browser.get("/sitzung/anmelden?ziel=/karte").headers["location"] == "/karte"


@pytest.mark.parametrize(
    "kopf",
    [
        {},
        {"origin": "null"},
        {"origin": "http://boese.example"},
        {"origin": "http://testserver.boese.example"},
        {"origin": "http://["},
        {"origin": "http://boese.example", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_login_posted_by_another_site_is_refused_and_counted(browser, speicher, kopf):
    antwort = log_in(browser, kopf=kopf)
    assert antwort.status_code == 403
    assert "kam nicht von diesem Server" in antwort.text
    assert "set-cookie" not in antwort.headers
    assert speicher.refusals() == {"fremde_seite": 1}


@pytest.mark.parametrize("kopf", [EIGENE, {"origin": "null", "sec-fetch-site": "same-origin"}])
def test_a_login_from_our_own_page_is_taken(browser, kopf):
    assert log_in(browser, kopf=kopf).status_code == 303


def test_a_form_with_a_file_or_too_many_fields_is_refused_in_german(browser, speicher):
    antwort = browser.post("/sitzung/anmelden", headers=EIGENE, files={"pin": b"x"})
    assert (antwort.status_code, "nicht lesbar" in antwort.text) == (400, True)
    antwort = log_in(browser, a="1", b="2", c="3", d="4")
    assert (antwort.status_code, "nicht lesbar" in antwort.text) == (400, True)
    assert speicher.refusals() == {"formular_ungueltig": 2}


def test_what_was_typed_is_escaped(browser):
    seite = log_in(browser, "x", ziel='/"><script>alert(1)</script>').text
    assert "<script" not in seite


def test_leaving_ends_the_access_itself_and_not_only_the_cookie(browser, speicher):
    log_in(browser)
    zutritt = browser.cookies["sozialraum_moderation"]
    assert '<form method="post" action="/sitzung/abmelden">' in browser.get("/sitzung/abmelden").text
    antwort = browser.post("/sitzung/abmelden", headers=EIGENE)
    assert (antwort.status_code, antwort.headers["location"]) == (303, "/sitzung/abmelden")
    assert "sozialraum_moderation" not in browser.cookies
    assert not speicher.has_entered(zutritt)
    assert "niemand als Moderation angemeldet" in browser.get("/sitzung/abmelden").text


def test_another_site_cannot_log_the_moderation_out(browser, speicher):
    log_in(browser)
    assert browser.post("/sitzung/abmelden").status_code == 403
    assert speicher.has_entered(browser.cookies["sozialraum_moderation"])


def test_leaving_without_being_in_is_no_error(browser):
    assert browser.post("/sitzung/abmelden", headers=EIGENE).status_code == 303


def test_a_ticket_lets_in_once(browser, speicher):
    marke = speicher.ticket()
    antwort = browser.get("/sitzung/eintritt", params={"marke": marke, "ziel": "/workshop?sitzung=a"})
    assert (antwort.status_code, antwort.headers["location"]) == (303, "/workshop?sitzung=a")
    assert speicher.has_entered(browser.cookies["sozialraum_moderation"])
    nochmal = TestClient(browser.app).get("/sitzung/eintritt", params={"marke": marke})
    assert nochmal.status_code == 403
    assert "Dieser Zugang gilt nicht mehr" in nochmal.text
    assert "set-cookie" not in nochmal.headers
    assert speicher.refusals() == {"marke_ungueltig": 1}


def test_a_made_up_or_missing_ticket_lets_nobody_in(browser):
    assert browser.get("/sitzung/eintritt?marke=erfunden").status_code == 403
    assert browser.get("/sitzung/eintritt").status_code == 403


def test_with_accounts_the_pin_is_off_and_the_page_says_where_to_log_in(browser, speicher, monkeypatch):
    monkeypatch.setattr(access, "oidc_configured", lambda: True)
    seite = browser.get("/sitzung/anmelden").text
    assert "<input" not in seite
    assert 'href="/workshop"' in seite
    antwort = log_in(browser)
    assert antwort.status_code == 403
    assert "set-cookie" not in antwort.headers
    assert speicher.refusals() == {"pin_abgeschaltet": 1}


def test_accounts_are_configured_by_a_section_of_the_secrets(monkeypatch):
    class Secrets(dict):
        def load_if_toml_exists(self):
            return bool(self)

    for inhalt, erwartet in (({}, False), ({"datenbank": {}}, False), ({"auth": {"client_id": "x"}}, True)):
        monkeypatch.setattr(access.st, "secrets", Secrets(inhalt))
        assert access.oidc_configured() is erwartet


@pytest.mark.parametrize(
    ("genannt", "email", "erwartet"),
    [
        (None, "a@luebeck.example", True),
        (None, None, True),
        (" , ", "a@luebeck.example", True),
        ("a@luebeck.example, B@luebeck.example", "b@Luebeck.example", True),
        ("a@luebeck.example", "aa@luebeck.example", False),
        ("a@luebeck.example", "", False),
        ("a@luebeck.example", None, False),
    ],
)
def test_all_accounts_may_moderate_unless_some_are_named(monkeypatch, genannt, email, erwartet):
    monkeypatch.delenv("SOZIALRAUM_MODERATION", raising=False)
    if genannt is not None:
        monkeypatch.setenv("SOZIALRAUM_MODERATION", genannt)
    assert access.may_moderate(email) is erwartet


def test_without_the_cookie_a_request_is_refused_in_german_and_counted(speicher):
    with pytest.raises(HTTPException, match="Nur für die Moderation") as fehler:
        access.require(request(cookie="sozialraum_moderation=erfunden"))
    assert fehler.value.status_code == 403
    assert speicher.refusals() == {"ohne_zutritt": 1}
    access.require(request(cookie=f"sozialraum_moderation={speicher.enter()}"))


def test_a_database_out_of_order_is_a_german_page(browser, monkeypatch):
    monkeypatch.setattr(store, "current", broken)
    for antwort in (
        browser.get("/sitzung/eintritt?marke=x"),
        log_in(browser),
        browser.get("/sitzung/anmelden"),
        browser.get("/sitzung/abmelden"),
    ):
        assert antwort.status_code == 503
        assert "Die Datenbank ist nur lesbar." in antwort.text
    assert log_in(browser, kopf={}).status_code == 403  # refused, although it cannot be counted


def test_the_pin_is_printed_once_at_the_first_start(tmp_path, monkeypatch, capsys):
    neuer = Speicher(f"sqlite:///{tmp_path / 'neu.sqlite'}")
    monkeypatch.setattr(store, "current", lambda: neuer)
    access.announce_pin()
    zeile = capsys.readouterr().out.strip()
    assert zeile.startswith("PIN der Moderation: ")
    assert zeile.endswith(" (ändern: sozialraum pin)")
    vorn, hinten = zeile.removeprefix("PIN der Moderation: ").split(" (")[0].split(" ")
    assert neuer.check_pin(vorn + hinten)
    access.announce_pin()
    assert capsys.readouterr().out == ""


def test_with_accounts_no_pin_is_made(tmp_path, monkeypatch, capsys):
    neuer = Speicher(f"sqlite:///{tmp_path / 'neu.sqlite'}")
    monkeypatch.setattr(store, "current", lambda: neuer)
    monkeypatch.setattr(access, "oidc_configured", lambda: True)
    access.announce_pin()
    assert capsys.readouterr().out == ""
    assert neuer.ensure_pin() is not None
