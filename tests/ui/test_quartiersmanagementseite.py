"""Reichweite and Lücke as pages: every choice in the link, every empty state with a sentence."""

from html import unescape

import beispiel
import pytest
from seiten import text

NAEHERUNG = "Näherung, nicht die Regel der Verwaltung"


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import quartiersmanagement

    quartiersmanagement.show(current())


def words(seite) -> str:
    return unescape(text(seite))


def keys(seite) -> set[str]:
    alle = (*seite.selectbox, *seite.select_slider, *seite.button_group)
    return {widget.key for widget in alle}


def test_the_first_visit_counts_the_kinds_of_the_rule(open_page):
    seite = open_page()
    assert "Reichweite: Nachbarschaftsbüro und Treff, 500 m Gehweg" in words(seite)
    assert "Rund 3.000 von 10.200 Einwohner:innen (29,4 %)" in words(seite)
    assert {"bereich", "arten", "standstatus", "gehweg", "umweg", "stadtteil"} <= keys(seite)


def test_a_link_restores_all_choices(open_page):
    seite = open_page(arten=["Treff", "Stadtteilhaus"], standstatus=["historisch"], gehweg="300", umweg="1,0")
    assert "Reichweite: Stadtteilhaus, 300 m Gehweg" not in words(seite)
    assert "300 m Gehweg ≈ 300 m Luftlinie bei Umwegfaktor 1,0 · Standorte: historisch" in words(seite)
    assert "Haus Beispielau" in words(seite)
    assert "Treff Testheim" not in words(seite)


def test_a_moved_slider_changes_the_numbers(open_page):
    seite = open_page()
    seite.select_slider(key="gehweg").set_value(300).run()
    assert "300 m Gehweg ≈ 231 m Luftlinie" in words(seite)
    assert "Rund 960 von 10.200 Einwohner:innen (9,4 %)" in words(seite)


@pytest.mark.parametrize("ansicht", ["Reichweite", "Lücke"])
@pytest.mark.parametrize(
    ("abfrage", "satz"),
    [
        ({"arten": "Jugendarbeit"}, "Für keinen dieser Standorte ist eine Adresse belegt"),
        ({"arten": "Stadtteilhaus"}, "Einen solchen Standort gibt es nicht."),
    ],
)
def test_without_a_site_that_counts_there_are_no_shares(open_page, ansicht, abfrage, satz):
    seite = open_page(bereich=ansicht, **abfrage)
    assert satz in words(seite)
    assert "Anteil der Einwohner:innen" not in words(seite)
    assert "hoher Bedarf" not in words(seite)
    assert [b.value for b in seite.get("button_group") if b.key == "bereich"] == [ansicht]
    assert len(seite.get("component_instance") or seite.get("bidi_component")) == 1


def test_with_no_kind_or_no_status_the_page_says_what_to_do(open_page):
    seite = open_page()
    seite.button_group(key="arten").set_value([]).run()
    assert "Mindestens eine Standortart auswählen." in words(seite)
    seite.button_group(key="arten").set_value(["Treff"]).run()
    seite.button_group(key="standstatus").set_value([]).run()
    assert "Mindestens einen Status auswählen." in words(seite)


def test_one_site_is_enough(open_page):
    seite = open_page(arten="Treff")
    assert "Zählen mit (1)" in words(seite)
    assert "Rund 1.200 von 10.200" in words(seite)


def test_the_gap_shows_the_rule_with_its_gaps_and_beside_it_the_approximation(open_page):
    seite = open_page(bereich="Lücke")
    assert "Regel der Verwaltung (Förderquote): <strong>für 4 von 4 Stadtteilen heute nicht" in words(seite)
    assert f"{NAEHERUNG}: Alleinlebende" in words(seite)
    assert {"bedarf", "naeherung"} <= keys(seite)


def test_another_approximation_comes_from_the_link(open_page):
    seite = open_page(bereich="Lücke", naeherung="Anteil der Kinder")
    assert f"{NAEHERUNG}: Anteil der Kinder" in words(seite)
    assert "Hoher Bedarf, unter Stadtwert erreicht: Beispielau." in words(seite)


def test_a_need_that_can_be_tested_everywhere_needs_no_approximation(open_page):
    seite = open_page(bereich="Lücke", bedarf="Umzugsrate")
    assert "Gewählter Bedarf, nicht die Regel der Verwaltung: Umzugsrate." in words(seite)
    assert "Regel der Verwaltung: Förderquote</a>" in words(seite)
    assert "naeherung" not in keys(seite)
    assert "nicht prüfbar" not in words(seite)


def test_values_in_the_link_that_do_not_exist_are_said(open_page):
    seite = open_page(
        bereich="Hubschrauber",
        arten="Kneipe",
        standstatus="vielleicht",
        gehweg="450",
        umweg="9",
        bedarf="Laune",
        naeherung="Wetter",
    )
    for satz in (
        "Die Ansicht „Hubschrauber“ gibt es nicht.",
        "Die Standortart „Kneipe“ gibt es nicht.",
        "Den Status „vielleicht“ gibt es nicht.",
        "Der Gehweg reicht von 300 bis 1.500 m in Schritten von 100 m; „450“ gibt es nicht.",
        "Der Umwegfaktor reicht von 1,0 bis 1,6 in Schritten von 0,1; „9“ gibt es nicht.",
        "Den Bedarf „Laune“ gibt es nicht in der Auswahl.",
        "Die Näherung „Wetter“ gibt es nicht in der Auswahl.",
    ):
        assert satz in words(seite)


def test_tables_and_map_can_be_taken_along(open_page):
    for ansicht in ("Reichweite", "Lücke"):
        seite = open_page(bereich=ansicht)
        seite.session_state["mitnehmen"] = True
        seite.run()
        beschriftungen = [knopf.proto.label for knopf in seite.get("download_button")]
        assert any("XLSX" in b for b in beschriftungen)
        assert any("PNG" in b for b in beschriftungen)
        assert any("GeoJSON" in b for b in beschriftungen)


def test_a_town_without_any_number_of_inhabitants_still_shows_addresses(open_page, ordner):
    inhalt = (ordner / beispiel.WERTE).read_text(encoding="utf-8").splitlines(keepends=True)
    ohne = "".join(zeile for zeile in inhalt if ";einwohner;" not in zeile)
    (ordner / beispiel.WERTE).write_text(ohne, encoding="utf-8")
    assert "8 von 20 Adressen liegen" in words(open_page())
    assert "nicht prüfbar" in words(open_page(bereich="Lücke"))
