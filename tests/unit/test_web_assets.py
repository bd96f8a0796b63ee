"""What the map frame loads: one script and one style, asked for anew only after an update."""

from dataclasses import dataclass

import asgi
import pytest
from starlette.applications import Starlette

from sozialraum.views.map_frame import Grundkarte
from sozialraum.web import assets


@dataclass
class Antwort:
    status: int
    kopf: dict[str, str]
    inhalt: bytes


def get(pfad: str, **kopf: str) -> Antwort:
    """What the routes answer, without a server."""
    anfrage = {
        "type": "http",
        "method": "GET",
        "path": pfad,
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), wert.encode()) for name, wert in kopf.items()],
    }

    async def receive() -> dict:
        return {"type": "http.request", "body": b""}

    gesendet = asgi.answers(Starlette(routes=assets.routes()), anfrage, receive)
    koepfe = {name.decode(): wert.decode() for name, wert in gesendet[0]["headers"]}
    return Antwort(gesendet[0]["status"], koepfe, b"".join(n.get("body", b"") for n in gesendet[1:]))


@pytest.mark.parametrize("art", ["js", "css"])
def test_the_bundle_holds_every_file_in_its_order(art):
    mime, dateien = assets.RAHMEN[art]
    antwort = get(f"/sozialraum/rahmen.{art}")
    assert antwort.status == 200
    assert antwort.kopf["content-type"].startswith(mime)
    stellen = [antwort.inhalt.index(datei.read_bytes()) for datei in dateien]
    assert stellen == sorted(stellen)


def test_scripts_come_after_the_one_they_build_on():
    namen = [datei.name for datei in assets.RAHMEN["js"][1]]
    assert namen[0] == "karte.js"
    assert {"zeit.js", "reichweite.js"} <= set(namen)


def test_the_frame_loads_each_bundle_once_and_nothing_else_of_ours():
    adressen = [adresse for _, adresse in Grundkarte.default_js + Grundkarte.default_css]
    assert sorted(a.rsplit("/", 1)[1] for a in adressen) == [
        "leaflet.js",
        "rahmen.css",
        "rahmen.js",
    ]
    assert adressen[0].endswith("rahmen.js")  # it says so if Leaflet is missing


def test_a_browser_that_has_the_bundle_does_not_get_it_again():
    erste = get("/sozialraum/rahmen.js")
    assert erste.kopf["cache-control"] == "no-cache"
    for marke in (erste.kopf["etag"], f"W/{erste.kopf['etag']}"):
        zweite = get("/sozialraum/rahmen.js", if_none_match=marke)
        assert (zweite.status, zweite.inhalt) == (304, b"")
    assert get("/sozialraum/rahmen.js", if_none_match='"alt"').status == 200


def test_there_is_no_other_bundle_and_none_with_a_missing_file(monkeypatch, tmp_path):
    assert get("/sozialraum/rahmen.php").status == 404
    monkeypatch.setitem(assets.RAHMEN, "js", ("text/javascript", (tmp_path / "karte.js",)))
    antwort = get("/sozialraum/rahmen.js")
    assert (antwort.status, antwort.inhalt) == (404, b"Eine Datei der Karte fehlt.")


def test_every_file_of_a_bundle_is_missed_by_name(monkeypatch, tmp_path):
    assert assets.missing() == []
    monkeypatch.setattr(assets, "NOETIG", (tmp_path / "reichweite.js",))
    assert assets.missing() == ["reichweite.js"]
