"""What a page offers to take along."""

import pytest
from streamlit.testing.v1 import AppTest

from sozialraum.ui import takeaway
from sozialraum.views.table import Spalte, Tabelle


def page(tabellen: list[str], mit_karte: bool) -> None:
    import streamlit as st

    from sozialraum.ui import takeaway
    from sozialraum.views.table import Tabelle

    def refuse() -> bytes:
        raise AssertionError("noch nicht gefragt")

    def files() -> list[takeaway.Datei]:
        return [takeaway.Datei("Karte als PNG", ".png", "image/png", refuse)] if mit_karte else []

    takeaway.offer(
        lambda: [Tabelle(titel, (), ()) for titel in tabellen],
        dateiname=("Unter 18-Jährige", "2022"),
        karte=files,
    )
    st.write("Ende")


def opened(tabellen: list[str], mit_karte: bool = False) -> AppTest:
    seite = AppTest.from_function(page, args=(tabellen, mit_karte), default_timeout=60)
    seite.session_state["mitnehmen"] = True
    seite.run()
    assert not seite.exception
    return seite


def labels(seite: AppTest) -> list[str]:
    return [knopf.proto.label for knopf in seite.get("download_button")]


def test_nothing_is_drawn_before_it_is_opened():
    seite = AppTest.from_function(page, args=(["Alter"], True), default_timeout=60).run()
    assert not seite.exception
    assert [kasten.label for kasten in seite.expander] == ["Mitnehmen"]
    assert not seite.get("download_button") and not seite.code


def test_one_table_and_the_map_are_offered_without_being_made():
    seite = opened(["Alter"], mit_karte=True)
    assert labels(seite) == ["Tabelle als CSV", "Tabellen als XLSX", "Karte als PNG"]
    assert seite.code[0].value.startswith("Darstellung: Sozialraum-Dashboard Lübeck, Alter, abgerufen am ")


def test_of_several_tables_each_has_its_csv():
    seite = opened(["Alter", "*Wohnen*"])
    assert labels(seite) == ["CSV\\: Alter", "CSV\\: \\*Wohnen\\*", "Tabellen als XLSX"]


def test_the_map_comes_in_four_formats_that_can_be_made(bestand):
    from sozialraum.analysis.values import describe
    from sozialraum.views.choropleth import picture
    from sozialraum.views.map_sheet import choropleth_sheet

    bild = picture(bestand, describe(bestand, bestand.indikatoren["anteil_kinder"], "stadtteil", 2022))
    dateien = takeaway.map_files(choropleth_sheet(bestand, bild, "Titel"))
    anfaenge = {".png": b"\x89PNG", ".svg": b"<?xml", ".geojson": b'{"type"', ".gpkg": b"SQLite format 3"}
    assert [datei.endung for datei in dateien] == list(anfaenge)
    for datei in dateien:
        assert datei.erzeugen().startswith(anfaenge[datei.endung])


def test_the_tables_can_be_made():
    tabellen = [Tabelle(titel, (Spalte("a"),), (("x",),)) for titel in ("Alter", "Wohnen")]
    alter, wohnen, mappe = (datei.erzeugen() for datei in takeaway._table_files(tabellen))
    assert alter == wohnen == b"\xef\xbb\xbfa\r\nx\r\n"
    assert mappe.startswith(b"PK")


def any_page(name: str) -> None:
    from importlib import import_module

    from sozialraum.sources import current

    import_module(f"sozialraum.ui.{name}").show(current())


@pytest.mark.parametrize(
    ("seite", "abfrage", "karten"),
    [
        ("karte", {}, "Karte"),
        ("gebietssuche", {"indikator1": "Alleinlebende", "stadtteil": "Probeck"}, "Karte"),
        ("zeit", {"indikator": "Anteil der Kinder", "jahr": "2021"}, "Karte 2021"),
        ("optionen", {"option": "Beispielnetz knüpfen"}, "Karte"),
        ("vergleich", {"ansicht": "Kleine Karten"}, "Karten"),
        ("vergleich", {"ansicht": "Differenz", "indikator": "Anteil der Kinder"}, "Karte"),
    ],
)
def test_every_page_with_a_map_offers_it_as_picture_and_as_geodata(
    monkeypatch, ordner, seite, abfrage, karten
):
    offen = run(monkeypatch, ordner, seite, abfrage)
    assert labels(offen)[-4:] == [
        f"{karten} als PNG",
        f"{karten} als SVG",
        "GeoJSON",
        r"GeoPackage \(EPSG\:25832\)",
    ]


@pytest.mark.parametrize(
    ("seite", "abfrage"),
    [
        ("zeit", {"indikator": "Alleinlebende"}),
        ("vergleich", {"ansicht": "Zusammenhang", "zweitindikator": "Umzugsrate"}),
    ],
)
def test_a_page_without_a_map_offers_none(monkeypatch, ordner, seite, abfrage):
    assert labels(run(monkeypatch, ordner, seite, abfrage)) == ["Tabelle als CSV", "Tabellen als XLSX"]


def run(monkeypatch, ordner, seite: str, abfrage: dict[str, str]) -> AppTest:
    """A page with "Mitnehmen" open."""
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(ordner))
    app = AppTest.from_function(any_page, args=(seite,), default_timeout=60)
    app.session_state["mitnehmen"] = True
    for schluessel, wert in abfrage.items():
        app.query_params[schluessel] = wert
    app.run()
    assert not app.exception
    return app
