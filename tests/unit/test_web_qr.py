import re

import pytest

from sozialraum.web import qr


@pytest.fixture(autouse=True)
def unset(monkeypatch):
    monkeypatch.delenv("SOZIALRAUM_ADRESSE", raising=False)


def test_the_address_is_the_one_the_browser_used():
    assert (
        qr.public_address("http://sozialraum.test:8501/workshop?teil=Abstimmung")
        == "http://sozialraum.test:8501"
    )
    assert qr.public_address("https://sozialraum.test/") == "https://sozialraum.test"


def test_the_address_that_is_set_comes_first(monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_ADRESSE", " https://workshop.example/ ")
    assert qr.public_address("http://localhost:8501") == "https://workshop.example"


@pytest.mark.parametrize(
    ("host", "erreichbar"),
    [
        ("localhost:8501", False),
        ("LOCALHOST", False),
        ("dashboard.localhost", False),
        ("127.0.0.1:8501", False),
        ("127.1.2.3", False),
        ("0.0.0.0:8501", False),
        ("[::1]:8501", False),
        ("192.168.1.20:8501", True),
        ("[fd00::1]:8501", True),
        ("sozialraum.test", True),
    ],
)
def test_phones_cannot_reach_the_machine_under_its_own_name_for_itself(host, erreichbar):
    assert qr.reachable(f"http://{host}/w/ABC234") is erreichbar


def test_the_code_is_a_picture_with_a_text_and_a_quiet_zone_on_its_own_ground():
    bild = qr.svg("http://a", 'Zur Abstimmung: "<b>"')
    assert bild.startswith('<svg role="img" viewBox="0 0 29 29">')  # version 1: 21 modules, 4 on each side
    assert "<title>Zur Abstimmung: " in bild
    assert "<b>" not in bild
    assert f'fill="{qr.HELL}" d="M0 0h29v29h-29z"' in bild


def test_the_code_has_its_finder_patterns_and_nothing_in_the_quiet_zone():
    erste_zeile = re.search(r'stroke="#000" d="(M4 4\.5h7[^-]*)', qr.svg("http://a", "x"))[1]
    assert erste_zeile.rstrip("m").endswith("h7")
    belegt = 4 + sum(map(int, re.findall(r"[hm](\d+)", erste_zeile)))
    assert belegt == 4 + 21
