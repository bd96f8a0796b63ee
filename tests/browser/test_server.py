"""What the server answers: headers on everything, and no page of another origin at the WebSocket."""

import gzip
import shutil
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import feindlich
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

PFADE = (
    "/",
    "/gibtesnicht",
    "/foo.bar",
    "/_stcore/health",
    "/sozialraum/karte/stadtteil.json",
    "/sozialraum/karte/mond.json",
    "/sozialraum/siedlung.png",
    "/sozialraum/ausschnitt/stadtteil/01.svg",
    "/sozialraum/ausschnitt/stadtteil/99.svg",
    "/sozialraum/symbol/Treff/geplant.svg",
    "/sozialraum/symbol/Kneipe/geplant.svg",
    "/sozialraum/static/karte.js",
    "/sozialraum/rahmen.js",
    "/sozialraum/rahmen.css",
    "/sozialraum/rahmen.php",
    "/sozialraum/static/../server.py",
    "/sozialraum/static/fehlt.js",
    "/sozialraum/leaflet/leaflet.js",
    "/component/streamlit_folium.st_folium/index.html",
)


def get(adresse: str):
    try:
        return urllib.request.urlopen(urllib.request.Request(adresse, headers={"accept-encoding": "gzip"}))
    except urllib.error.HTTPError as fehler:
        return fehler


@pytest.mark.parametrize("pfad", PFADE)
def test_every_response_forbids_requests_to_others(luebeck_server, pfad):
    antwort = get(luebeck_server + pfad)
    assert "default-src 'self'" in antwort.headers["content-security-policy"]
    assert antwort.headers["referrer-policy"] == "no-referrer"
    assert b"import" not in antwort.read() or not pfad.endswith(".py")


@pytest.mark.parametrize("pfad", ["/", "/foo.bar"])
def test_the_page_shell_is_german_whatever_the_path(luebeck_server, pfad):
    assert b'<html lang="de"' in get(luebeck_server + pfad).read()


def test_only_what_was_asked_for_by_its_version_is_kept_for_long(luebeck_server):
    assert get(f"{luebeck_server}/sozialraum/karte/stadtteil.json?alt").headers["cache-control"] == "no-cache"
    assert get(f"{luebeck_server}/sozialraum/static/karte.js").headers["cache-control"] == "no-cache"


def test_the_extract_of_an_area_is_a_picture(luebeck_server):
    antwort = get(f"{luebeck_server}/sozialraum/ausschnitt/stadtteil/03.svg")
    assert (antwort.status, antwort.headers["content-type"]) == (200, "image/svg+xml")
    assert antwort.headers["cache-control"] == "no-cache"  # asked for without its version
    assert gzip.decompress(antwort.read()).startswith(b"<svg")


@pytest.mark.parametrize("pfad", ["stadtteil/99.svg", "stadtteil/Moisling.svg", "mond/01.svg"])
def test_an_unknown_area_has_no_extract(luebeck_server, pfad):
    antwort = get(f"{luebeck_server}/sozialraum/ausschnitt/{pfad}")
    assert (antwort.status, antwort.read().decode()) == (404, "Dieses Gebiet gibt es nicht.")


def test_broken_data_give_no_picture_and_no_geometry_until_they_are_mended(server, example, tmp_path):
    heil = shutil.copytree(example, tmp_path / "heil")
    feindlich.break_everything(example)
    adresse = server(example)
    pfade = ("ausschnitt/stadtteil/01.svg", "karte/stadtteil.json", "siedlung.png")
    for pfad in pfade:
        antwort = get(f"{adresse}/sozialraum/{pfad}")
        assert (antwort.status, antwort.read().decode()) == (503, "Die Daten haben Fehler.")
        assert "default-src 'self'" in antwort.headers["content-security-policy"]
    shutil.copytree(heil, example, dirs_exist_ok=True)
    assert [get(f"{adresse}/sozialraum/{pfad}").status for pfad in pfade] == [200, 200, 200]


def test_a_page_of_another_origin_cannot_connect(luebeck_server):
    adresse = f"ws://{urlsplit(luebeck_server).netloc}/_stcore/stream"
    with connect(adresse, origin=luebeck_server) as verbindung:
        assert "content-security-policy" in verbindung.response.headers
    with pytest.raises(InvalidStatus):
        connect(adresse, origin="https://example.org")
