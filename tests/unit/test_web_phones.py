"""Phones against a real database: every vote that is acknowledged counts once, everything else is refused."""

import html
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import beispiel
import feindlich
import pytest
import telefone
from starlette.testclient import TestClient

from sozialraum import store
from sozialraum.errors import DataError, StoreError
from sozialraum.model import Auszaehlung, Frage, Rundenart
from sozialraum.sources import load
from sozialraum.store import Speicher
from sozialraum.views import phone_page
from sozialraum.web import phones


@pytest.fixture
def speicher(datenbank, monkeypatch, bestand):
    """Once on each kind of database."""
    offen = Speicher(datenbank)
    monkeypatch.setattr(store, "current", lambda: offen)
    monkeypatch.setattr(phones, "current", lambda: bestand)
    monkeypatch.setattr(phones, "_stoerung", None)
    yield offen
    offen.close()


@pytest.fixture
def runde(speicher):
    return telefone.open_round(speicher)


@pytest.fixture
def telefon(runde):
    return telefone.phone()


def failing(*_):
    raise StoreError("Die Datenbank ist voll.")


def heading(antwort) -> str:
    return html.unescape(re.search(r"<h1[^>]*>(.*?)</h1>", antwort.text)[1])


# --- the ballot


def test_the_ballot_has_a_group_per_area_and_a_labelled_line_per_option(telefon, runde):
    seite = telefon.get(f"/w/{runde.code}")
    assert seite.status_code == 200
    assert '<html lang="de">' in seite.text
    assert "<title>Abstimmung – " in seite.text
    assert re.findall("<legend>(.*?)</legend>", seite.text) == ["Testheim", "Musterhausen"]
    felder = re.findall('<select id="(.*?)" name="(.*?)"', seite.text)
    assert felder == [(f"p{n}", f"p{n}") for n in range(4)]
    assert re.findall('<label for="(p.)">(.*?) <small>(.*?)</small></label>', seite.text) == [
        (f"p{n}", *zeile)
        for n, zeile in enumerate(
            [
                ("Beispielnetz knüpfen", "Handlungsoption des Berichts, steht in der Vorlage zu Teil 2"),
                ("Treffpunkt eröffnen", "Umfeld des Berichts, Antrag oder Beschluss im Umfeld"),
            ]
            * 2
        )
    ]
    assert "<option>3</select>" in seite.text
    assert "<option>4" not in seite.text
    assert "3 Punkte sind zu vergeben" in seite.text
    assert "<script" not in seite.text


@pytest.mark.parametrize(
    ("frage", "legende", "zeile", "aufgabe"),
    [
        (
            Frage("Wo?", Rundenart.STADTTEILE, 1, ("03",)),
            "Stadtteile",
            "Beispielau",
            "1 Punkt ist zu vergeben.",
        ),
        (Frage("Was?", Rundenart.OPTIONEN, 2, (), ("o2",)), "Zur Wahl", "Spielplatz prüfen", "2 Punkte sind"),
        (Frage("Was?", Rundenart.OPTIONEN, 2, (), ("weg",)), "Zur Wahl", "weg", "2 Punkte sind"),
    ],
)
def test_other_rounds_have_one_group(speicher, frage, legende, zeile, aufgabe):
    seite = telefone.phone().get(f"/w/{telefone.open_round(speicher, frage).code}").text
    assert re.findall("<legend>(.*?)</legend>", seite) == [legende]
    assert f'<label for="p0">{zeile}' in seite
    assert aufgabe in seite


def test_the_only_cookie_is_a_random_token_that_stays_with_these_pages(telefon, runde):
    kekse = telefon.get(f"/w/{runde.code}").headers.get_list("set-cookie")
    assert len(kekse) == 1
    name, *merkmale = kekse[0].split("; ")
    assert re.fullmatch(r"stimme=[\w-]{22}", name)
    assert sorted(merkmal.lower() for merkmal in merkmale) == [
        "httponly",
        "max-age=43200",
        "path=/w",
        "samesite=strict",
    ]
    erster = telefon.cookies["stimme"]
    telefon.get(f"/w/{runde.code}")
    assert telefon.cookies["stimme"] == erster
    anderes = telefone.phone()
    anderes.get(f"/w/{runde.code}")
    assert anderes.cookies["stimme"] != erster


def test_over_https_the_cookie_is_secure(runde):
    telefon = TestClient(telefone.app(), base_url="https://workshop.test")
    assert "; Secure" in telefon.get(f"/w/{runde.code}").headers["set-cookie"]


def test_pages_are_not_kept_by_the_browser_and_keep_their_origin_when_posting(telefon, runde):
    seite = telefon.get(f"/w/{runde.code}")
    assert seite.headers["cache-control"] == "no-store"
    assert '<meta name="referrer" content="same-origin">' in seite.text


def test_a_ballot_of_sixty_lines_stays_below_thirty_kilobytes(luebeck):
    laengste = sorted(luebeck.optionen, key=lambda option: -len(option.titel))[:6]
    frage = Frage(
        "Welche Vorhaben helfen in welchem Stadtteil am meisten und sollen zuerst kommen?",
        Rundenart.OPTIONEN_JE_STADTTEIL,
        10,
        tuple(luebeck.raumebenen["stadtteil"].namen),
        tuple(option.id for option in laengste),
    )
    leer = phone_page.ballot(luebeck, frage, "f" * 64, {})
    voll = phone_page.ballot(luebeck, frage, "f" * 64, dict.fromkeys(range(60), 10), "zu_viele")
    assert leer.count("<select") == voll.count("<select") == 60
    assert len(leer.encode()) <= 30_000
    assert len(voll.encode()) <= 30_000
    assert not re.search(r'(src|href)="(?!#|data:,)', leer)


def test_hostile_titles_stay_text(tmp_path, speicher, monkeypatch):
    text = "\"'><script>alert(1)</script>{{ 7*7 }}"
    ordner = beispiel.write(tmp_path / "daten")
    feindlich.fill_with(ordner, text)
    monkeypatch.setattr(phones, "current", lambda: load(ordner))
    runde = telefone.open_round(speicher, replace(telefone.FRAGE, text=f"Was?{text}"))
    telefon = telefone.phone()
    seiten = [
        telefon.get(f"/w/{runde.code}").text,
        telefone.send(telefon, runde, telefone.ballot(telefon, runde, p0="3", p1="3")).text,
        telefone.send(telefon, runde, telefone.ballot(telefon, runde, p0="3")).text,
    ]
    for seite in seiten:
        assert "<script" not in seite
        assert "&#34;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in seite


# --- the vote


def test_a_vote_counts_and_the_phone_reads_what_it_gave(telefon, runde, speicher):
    antwort = telefone.send(telefon, runde, telefone.ballot(telefon, runde, p0="2", p1="0", p3="1"))
    assert antwort.status_code == 200
    assert heading(antwort) == "Die Stimme ist gezählt"
    assert re.findall("<li>(.*?)</li>", antwort.text) == [
        "Testheim, Beispielnetz knüpfen: 2 Punkte",
        "Musterhausen, Treffpunkt eröffnen: 1 Punkt",
    ]
    assert speicher.tally(runde.id) == Auszaehlung(1, (2, 0, 0, 1))
    assert speicher.refusals() == {}


def test_sending_the_same_vote_again_says_that_it_counts_and_counts_it_once(telefon, runde, speicher):
    felder = telefone.ballot(telefon, runde, p0="2")
    telefone.send(telefon, runde, felder)
    nochmal = telefone.send(telefon, runde, felder)
    assert (nochmal.status_code, heading(nochmal)) == (200, "Die Stimme ist gezählt.")
    assert heading(telefon.get(f"/w/{runde.code}")) == "Die Stimme ist gezählt."
    assert speicher.tally(runde.id) == Auszaehlung(1, (2, 0, 0, 0))
    assert speicher.refusals() == {"doppelt": 1}


@pytest.mark.parametrize("punkte", [{"p0": "3"}, {"p0": "9"}, {}, {"p99": "1"}])
def test_whoever_has_voted_never_hears_of_a_failure(telefon, runde, speicher, punkte):
    felder = telefone.ballot(telefon, runde, p0="2")
    telefone.send(telefon, runde, felder)
    speicher.close_round(runde.id)
    spaeter = telefone.send(telefon, runde, {"marke": felder["marke"], **punkte})
    assert (spaeter.status_code, heading(spaeter)) == (200, "Die Stimme ist gezählt.")
    assert speicher.tally(runde.id) == Auszaehlung(1, (2, 0, 0, 0))


def test_a_double_tap_at_the_same_moment_counts_once(telefon, runde, speicher):
    felder = telefone.ballot(telefon, runde, p0="1")
    with ThreadPoolExecutor(8) as pool:
        antworten = list(pool.map(lambda _: telefone.send(telefon, runde, felder), range(8)))
    assert {antwort.status_code for antwort in antworten} == {200}
    assert {heading(antwort).rstrip(".") for antwort in antworten} == {"Die Stimme ist gezählt"}
    assert speicher.tally(runde.id) == Auszaehlung(1, (1, 0, 0, 0))
    assert speicher.refusals() == {"doppelt": 7}


@pytest.mark.parametrize(
    ("punkte", "grund", "satz"),
    [
        (
            {"p0": "3", "p3": "2"},
            "zu_viele",
            "Vergeben sind 5 Punkte, möglich sind höchstens 3. Noch 2 Punkte wegnehmen:",
        ),
        ({"p0": "0"}, "leer", "Es ist kein Punkt vergeben."),
        ({}, "leer", "Es ist kein Punkt vergeben."),
        ({"p4": "1"}, "ungueltig", "Die Angaben passen nicht zu diesem Stimmzettel."),
        ({"p0": "-1"}, "ungueltig", "Die Angaben passen nicht zu diesem Stimmzettel."),
        ({"p0": "1.5"}, "ungueltig", "Die Angaben passen nicht zu diesem Stimmzettel."),
        ({"p0": "²"}, "ungueltig", "Die Angaben passen nicht zu diesem Stimmzettel."),
    ],
)
def test_a_wrong_ballot_comes_back_with_the_reason(telefon, runde, speicher, punkte, grund, satz):
    antwort = telefone.send(telefon, runde, telefone.ballot(telefon, runde, **punkte))
    assert antwort.status_code == 422
    assert '<div class="f" role="alert">\n<h2 tabindex="-1" autofocus>' in antwort.text
    assert "<title>Fehler: Abstimmung" in antwort.text
    assert satz in antwort.text
    assert speicher.tally(runde.id).stimmzettel == 0
    assert speicher.refusals() == {grund: 1}


def test_too_many_points_stay_on_the_ballot_and_the_error_leads_to_them(telefon, runde, speicher):
    felder = telefone.ballot(telefon, runde, p0="3", p3="2")
    antwort = telefone.send(telefon, runde, felder).text
    assert re.findall('<a href="(#p.)">(.*?)</a>', antwort) == [
        ("#p0", "Testheim, Beispielnetz knüpfen: 3 Punkte"),
        ("#p3", "Musterhausen, Treffpunkt eröffnen: 2 Punkte"),
    ]
    assert re.findall('id="(p.)" name="p." aria-invalid="true"', antwort) == ["p0", "p3"]
    assert re.findall(r"<option selected>(\d)", antwort) == ["3", "0", "0", "2"]
    verbessert = {"marke": telefone.mark(antwort), "p0": "1", "p3": "2"}
    assert telefone.send(telefon, runde, verbessert).status_code == 200
    assert speicher.tally(runde.id) == Auszaehlung(1, (1, 0, 0, 2))


def test_a_late_phone_reads_that_the_round_is_closed(telefon, runde, speicher):
    felder = telefone.ballot(telefon, runde, p0="1")
    speicher.close_round(runde.id)
    spaet = telefone.send(telefon, runde, felder)
    assert (spaet.status_code, heading(spaet)) == (409, "Die Abstimmung ist geschlossen")
    assert "Die gesendete Stimme wurde nicht gezählt." in spaet.text
    assert heading(telefone.phone().get(f"/w/{runde.code}")) == "Die Abstimmung ist geschlossen"
    assert speicher.refusals() == {"runde_geschlossen": 1}
    speicher.reopen_round(runde.id)
    assert telefone.send(telefon, runde, felder).status_code == 200
    assert speicher.tally(runde.id) == Auszaehlung(1, (1, 0, 0, 0))


def test_results_are_never_on_a_phone(runde, speicher):
    for _ in range(7):
        telefon = telefone.phone()
        telefone.send(telefon, runde, telefone.ballot(telefon, runde, p0="3"))
    speicher.reveal(runde.id)
    speicher.close_round(runde.id)
    for seite in (telefon.get(f"/w/{runde.code}"), telefone.phone().get(f"/w/{runde.code}")):
        inhalt = seite.text.split("<main>")[1]
        assert "21" not in inhalt and "7" not in inhalt


# --- the code


def test_the_code_may_be_typed_in_any_way(telefon, runde):
    assert "Code von der Leinwand" in telefon.get("/w").text
    assert "Code von der Leinwand" in telefon.get("/w/").text
    getippt = f" {runde.code[:3].lower()}-{runde.code[3:]} "
    assert heading(telefon.get("/w", params={"code": getippt})) == "Was hilft wo?"


def test_what_holds_no_letter_or_digit_is_no_code(telefon, speicher):
    antwort = telefon.get("/w", params={"code": "../ ?"})
    assert (antwort.status_code, heading(antwort)) == (200, "Zur Abstimmung")
    assert speicher.refusals() == {}


@pytest.mark.parametrize("code", ["AAAAAA", "x", "%00", "a'--", "<b>", "9" * 500])
def test_an_unknown_code_is_said_on_a_page_that_asks_again(telefon, speicher, code):
    antwort = telefon.get(f"/w/{code}")
    assert antwort.status_code == 404
    assert "Diese Abstimmung gibt es nicht" in antwort.text
    assert "<b>" not in antwort.text
    assert speicher.refusals() == {"runde_unbekannt": 1}


# --- forged and foreign


def test_a_forged_round_is_refused_and_counted(telefon, runde, speicher):
    felder = telefone.ballot(telefon, runde, p0="1")
    antwort = telefon.post("/w/ZZZZZZ", data=felder, headers=telefone.EIGEN)
    assert antwort.status_code == 404
    assert speicher.refusals() == {"runde_unbekannt": 1}
    assert speicher.tally(runde.id).stimmzettel == 0


def test_a_round_deleted_while_the_vote_travels_is_unknown(telefon, runde, speicher, monkeypatch):
    felder = telefone.ballot(telefon, runde, p0="1")
    monkeypatch.setattr(speicher, "round_by_code", lambda _: replace(runde, id="weg"))
    monkeypatch.setattr(phones, "_mark", lambda *_: felder["marke"])
    assert telefone.send(telefon, runde, felder).status_code == 404
    assert speicher.refusals() == {"runde_unbekannt": 1}


@pytest.mark.parametrize("marke", [None, "", "0" * 64, "ä"])
def test_without_the_mark_of_its_own_ballot_a_vote_is_refused(telefon, runde, speicher, marke):
    felder = telefone.ballot(telefon, runde, p0="1")
    del felder["marke"]
    antwort = telefone.send(telefon, runde, felder if marke is None else felder | {"marke": marke})
    assert (antwort.status_code, heading(antwort)) == (403, "Dieser Stimmzettel gilt nicht mehr")
    assert speicher.refusals() == {"marke_ungueltig": 1}
    assert speicher.tally(runde.id).stimmzettel == 0


def test_the_mark_of_another_phone_or_another_round_is_worth_nothing(telefon, runde, speicher):
    telefon.get(f"/w/{runde.code}")
    fremd = telefone.ballot(telefone.phone(), runde, p0="1")
    andere = telefone.open_round(speicher)
    aus_anderer_runde = telefone.ballot(telefon, andere, p0="1")
    for felder in (fremd, aus_anderer_runde):
        assert telefone.send(telefon, runde, felder).status_code == 403
    assert speicher.tally(runde.id).stimmzettel == 0


@pytest.mark.parametrize(
    "kopf",
    [
        {"origin": "http://boese.example"},
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": "http://boese.example", "sec-fetch-site": "same-site"},
    ],
)
def test_a_form_on_another_site_cannot_vote(telefon, runde, speicher, kopf):
    antwort = telefone.send(telefon, runde, telefone.ballot(telefon, runde, p0="1"), **kopf)
    assert (antwort.status_code, heading(antwort)) == (403, "Die Stimme wurde nicht angenommen")
    assert speicher.refusals() == {"fremde_seite": 1}
    assert speicher.tally(runde.id).stimmzettel == 0


@pytest.mark.parametrize("keks", [None, "kurz", "x" * 23, "ä" * 22])
def test_a_phone_without_our_cookie_reads_what_to_allow(telefon, runde, speicher, keks):
    felder = telefone.ballot(telefon, runde, p0="1")
    telefon.cookies.clear()
    kopf = {} if keks is None else {"cookie": f"stimme={keks}".encode("latin-1")}
    antwort = telefon.post(f"/w/{runde.code}", data=felder, headers=telefone.EIGEN | kopf)
    assert (antwort.status_code, heading(antwort)) == (403, "Cookies erlauben")
    assert speicher.refusals() == {"ohne_cookie": 1}


def test_a_link_on_another_site_gives_no_second_cookie(telefon, runde, speicher):
    """With SameSite=Strict the first page after such a link comes without the cookie that is there."""
    antwort = telefon.get(f"/w/{runde.code}", headers={"sec-fetch-site": "cross-site"})
    assert "set-cookie" not in antwort.headers
    assert f'value="{runde.code}"' in antwort.text


# --- faults


def test_a_vote_that_cannot_be_stored_can_be_sent_again(telefon, runde, speicher, monkeypatch):
    felder = telefone.ballot(telefon, runde, p0="2", p3="1", fremd="x")
    assert phones.last_failure() is None
    with monkeypatch.context() as gestoert:
        gestoert.setattr(speicher, "vote", failing)
        antwort = telefone.send(telefon, runde, felder)
    assert (antwort.status_code, heading(antwort)) == (503, "Die Stimme wurde nicht gespeichert")
    assert "noch einmal senden" in antwort.text
    assert phones.last_failure() is not None
    nochmal = dict(re.findall('type="hidden" name="(.*?)" value="(.*?)"', antwort.text))
    assert nochmal == {"marke": felder["marke"], "p0": "2", "p3": "1"}
    assert telefone.send(telefon, runde, nochmal).status_code == 200
    assert speicher.tally(runde.id) == Auszaehlung(1, (2, 0, 0, 1))


def test_a_database_that_does_not_open_is_said_on_every_page(telefon, runde, monkeypatch):
    felder = telefone.ballot(telefon, runde, p0="2")
    monkeypatch.setattr(store, "current", failing)
    assert heading(telefone.send(telefon, runde, felder)) == "Die Stimme wurde nicht gespeichert"
    antwort = telefon.get(f"/w/{runde.code}")
    assert (antwort.status_code, heading(antwort)) == (503, "Die Abstimmung lässt sich gerade nicht laden")


def test_while_the_data_are_broken_nothing_is_counted_that_could_not_be_confirmed(
    telefon, runde, speicher, monkeypatch
):
    felder = telefone.ballot(telefon, runde, p0="2")

    def broken():
        raise DataError([])

    monkeypatch.setattr(phones, "current", broken)
    assert telefone.send(telefon, runde, felder).status_code == 503
    assert speicher.tally(runde.id).stimmzettel == 0


def test_a_refusal_that_cannot_be_counted_is_still_a_refusal(telefon, runde, speicher, monkeypatch):
    felder = telefone.ballot(telefon, runde, p0="9")
    monkeypatch.setattr(speicher, "refuse", failing)
    assert telefone.send(telefon, runde, felder).status_code == 422
    assert phones.last_failure() is None


def test_nothing_of_a_phone_is_kept_or_logged(telefon, runde, tmp_path, caplog):
    caplog.set_level("DEBUG", "sozialraum")
    telefone.send(telefon, runde, telefone.ballot(telefon, runde, p0="1"), **{"user-agent": "Taschentelefon"})
    inhalt = b"".join(datei.read_bytes() for datei in tmp_path.glob("workshop.sqlite*"))
    for spur in (telefon.cookies["stimme"], "Taschentelefon", "testclient"):
        assert spur.encode() not in inhalt
        assert spur not in caplog.text
