"""Every list of choices on every page can be emptied and filled, and the page goes on."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from sozialraum.ui import optionen, prioritaeten, quartiersmanagement, vergleich, workshop_zutritt

SEITE = Path(__file__).parents[2] / "src" / "sozialraum" / "ui" / "main.py"
ANSICHTEN = [
    ("", {}),
    ("stadtteil", {"stadtteil": "Testheim"}),
    *(("vergleich", {"ansicht": ansicht}) for ansicht in vergleich.ANSICHTEN),
    ("zeit", {}),
    ("gebietssuche", {}),
    *(("optionen", {"liste": liste}) for liste in optionen.ANSICHTEN),
    *(("quartiersmanagement", {"bereich": bereich}) for bereich in quartiersmanagement.ANSICHTEN),
    *(("prioritaeten", {"sicht": sicht}) for sicht in prioritaeten.ANSICHTEN),
    ("methodik", {}),
]


def lists(seite: AppTest) -> list:
    """What lets several things be chosen at once."""
    return [*seite.multiselect, *(g for g in seite.get("button_group") if isinstance(g.value, list))]


@pytest.mark.parametrize(
    ("adresse", "abfrage"), ANSICHTEN, ids=[" ".join([a or "karte", *q.values()]) for a, q in ANSICHTEN]
)
def test_every_list_can_be_emptied_and_filled(monkeypatch, ordner, adresse, abfrage):
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(ordner))
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: False)
    monkeypatch.setattr(st, "navigation", lambda *_, **__: SimpleNamespace(url_path=adresse))
    seite = AppTest.from_file(str(SEITE), default_timeout=60)
    for schluessel, wert in abfrage.items():
        seite.query_params[schluessel] = wert
    seite.run()
    assert not seite.exception
    for schluessel in [liste.key for liste in lists(seite)]:
        for voll in (False, True):
            (liste,) = (liste for liste in lists(seite) if liste.key == schluessel)
            hoechstens = getattr(liste.proto, "max_selections", 0) or len(liste.options)
            liste.set_value(list(liste.options)[: hoechstens * voll]).run()
            assert not seite.exception, (schluessel, voll)
    for liste in lists(seite):
        liste.set_value([])
    assert not seite.run().exception
