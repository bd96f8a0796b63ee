"""The view Was wäre wenn in every state, without a browser. The map's own part is tested in tests/browser."""

from seiten import text

EINS = "50.00500,10.01500"
FUENF = ";".join(f"50.00500,{10.011 + n / 1000:.5f}" for n in range(5))


def page():
    import streamlit as st

    from sozialraum.analysis.reach import Standortwahl
    from sozialraum.sources import current
    from sozialraum.ui import was_waere_wenn

    gehweg = int(st.query_params.get("weite", 400))
    was_waere_wenn.show(current(), Standortwahl(("Treff",)), gehweg, 1.3)


def labels(seite):
    return [knopf.label for knopf in seite.button]


def submit(seite, adresse, ziel=None):
    seite.text_input(key="szenario_adresse").set_value(adresse)
    if ziel:
        seite.selectbox(key="szenario_ziel").set_value(ziel)
    next(knopf for knopf in seite.button if knopf.label == "Setzen").click().run()
    assert not seite.exception


def scenario(seite):
    return seite.text_input(key="neu").value


def test_without_new_sites_the_page_says_how_to_set_one(open_page):
    seite = open_page()
    assert "höchstens 5" in text(seite)
    assert "ohne neuen Standort" in text(seite)
    assert labels(seite) == ["Setzen"]


def test_a_link_brings_its_sites(open_page):
    seite = open_page(neu=EINS)
    assert "bei Musterhausenweg 3, Musterhausen" in text(seite)
    assert "rund 1.800" in text(seite)
    assert labels(seite) == ["1 entfernen", "Setzen"]


def test_a_site_can_be_removed(open_page):
    seite = open_page(neu=f"{EINS};50.01500,10.00500")
    seite.button[0].click().run()
    assert scenario(seite) == "50.01500,10.00500"
    assert "Musterhausenweg 3" not in text(seite)


def test_with_five_sites_an_address_moves_one_only_if_that_was_chosen(open_page):
    seite = open_page(neu=FUENF)
    assert labels(seite)[:5] == [f"{n} entfernen" for n in range(1, 6)]
    assert seite.selectbox(key="szenario_ziel").value == "Neuer Standort"
    submit(seite, "Probeckweg 3")
    assert scenario(seite) == FUENF
    assert "Möglich sind höchstens 5 neue Standorte." in text(seite)
    submit(seite, "Auweg 99 gibt es nicht")
    submit(seite, "Probeckweg 3", "Standort 5")
    assert scenario(seite).split(";")[:4] == FUENF.split(";")[:4]
    assert scenario(seite).split(";")[4] == "50.01500,10.01500"


def test_too_many_outside_and_wrong_are_said_and_the_rest_counts(open_page):
    seite = open_page(neu=f"{FUENF};50.01500,10.00500;53.9,10.7;abc", vorschlag="9")
    for satz in (
        "Möglich sind höchstens 5 neue Standorte. Angegeben sind 6; gezeigt werden die ersten.",
        "Der Ort 53.90000,10.70000 liegt außerhalb der Stadtteile und zählt nicht mit.",
        "„abc“ ist kein Ort",
        "Möglich sind 0 bis 3 Vorschläge, nicht „9“.",
    ):
        assert satz in text(seite)
    assert labels(seite)[:5] == [f"{n} entfernen" for n in range(1, 6)]


def test_an_address_becomes_a_site_and_leaves_its_field(open_page):
    seite = open_page()
    submit(seite, "Beispielauweg 3")
    assert scenario(seite) == "50.01500,10.00500"
    assert seite.text_input(key="szenario_adresse").value == ""


def test_an_unknown_address_is_said_and_changes_nothing(open_page):
    seite = open_page(neu=EINS)
    submit(seite, "Gibtesnichtallee 1")
    assert "ist im amtlichen Adressverzeichnis nicht enthalten" in text(seite)
    assert scenario(seite) == EINS


def test_suggestions_are_found_and_taken(open_page):
    seite = open_page(vorschlag="2")
    assert labels(seite) == ["Setzen", "A übernehmen", "B übernehmen"]
    assert "keine Entscheidung über einen Standort" in text(seite)
    seite.button[1].click().run()
    assert scenario(seite).count(",") == 1
    assert "1 entfernen" in labels(seite)


def test_a_suggestion_too_many_is_refused_in_a_sentence(open_page):
    seite = open_page(neu=FUENF, vorschlag="1")
    next(knopf for knopf in seite.button if knopf.label == "A übernehmen").click().run()
    assert "Möglich sind höchstens 5 neue Standorte." in text(seite)
    assert scenario(seite) == FUENF
    seite.run()
    assert "Angegeben sind 6" not in text(seite)  # said once


def test_where_everybody_is_reached_there_is_nothing_to_suggest(open_page):
    seite = open_page(neu=EINS, vorschlag="3", weite="9000")
    assert labels(seite) == ["1 entfernen", "Setzen"]
    assert "Mit diesem Gehweg erreicht kein weiterer Ort noch jemanden." in text(seite)


def test_the_scenario_can_be_taken_along(open_page):
    seite = open_page(neu=EINS)
    seite.session_state["mitnehmen"] = True
    seite.run()
    assert [knopf.proto.label for knopf in seite.get("download_button")] == [
        "Tabelle als CSV",
        "Tabellen als XLSX",
        "Szenario als GeoJSON",
        "Zusammenfassung als PDF",
    ]
