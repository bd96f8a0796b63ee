"""Every state of the page Stadtteil, without a browser."""

import beispiel
import feindlich
import pytest
from beispiel import WERTE
from seiten import text


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import selection, stadtteil

    bestand = current()
    selection.say(selection.check_link(bestand))
    stadtteil.show(bestand)


def test_without_a_choice_a_table_leads_to_every_area_and_names_its_sources(open_page):
    seite = open_page()
    assert "<h1>Stadtteil auswählen</h1>" in text(seite)
    for name in beispiel.NAMEN.values():
        assert f'<a href="./stadtteil?stadtteil={name}">{name}</a>' in text(seite)
    assert "Erfundenes Melderegister" in text(seite)
    assert "sr-profilkopf" not in text(seite)


def test_a_link_opens_the_profile_with_everything_known(open_page):
    seite = open_page(stadtteil="Testheim")
    assert seite.selectbox(key="stadtteil").value == "Testheim"
    for stueck in (
        "<h1>Testheim</h1>",
        "<strong>20,0 %</strong>",
        "Indikatoren nach Thema",
        "Altersaufbau",
        "Treff Testheim",
        "Beispielnetz knüpfen",
        "1,1 km gemeinsame Grenze",
        "Amt für Beispiele <span>(1)</span>",
        "Erfundene Zählung 2011",
    ):
        assert stueck in text(seite)
    assert "sr-meldung" not in text(seite)


def test_a_choice_in_the_sidebar_opens_another_profile_and_clearing_it_the_overview(open_page):
    seite = open_page(stadtteil="Testheim")
    seite.selectbox(key="stadtteil").set_value("Probeck").run()
    assert "<h1>Probeck</h1>" in text(seite)
    seite.selectbox(key="stadtteil").set_value(None).run()
    assert "<h1>Stadtteil auswählen</h1>" in text(seite)


def test_the_year_of_the_link_decides_what_is_shown(open_page):
    seite = open_page(stadtteil="Testheim", jahr="2021")
    assert "<strong>21,0 %</strong>" in text(seite)
    assert "31.12.2021" in text(seite)


def test_grades_and_field_choose_the_options(open_page):
    seite = open_page(stadtteil="Testheim", belegstufen=["C"])
    assert "Treffpunkt eröffnen" in text(seite) and "Beispielnetz knüpfen" not in text(seite)


@pytest.mark.parametrize(
    ("schluessel", "wert", "satz"),
    [
        ("stadtteil", "Atlantis", "Das Gebiet „Atlantis“ gibt es unter den Stadtteilen nicht."),
        ("jahr", "1848", "Das Jahr „1848“ gibt es nicht in der Auswahl; sie reicht von 2020 bis 2022."),
    ],
)
def test_an_unknown_value_in_the_link_is_said_and_the_overview_shown(open_page, schluessel, wert, satz):
    seite = open_page(**{schluessel: wert})
    assert f'role="alert">{satz}' in text(seite)
    assert "<h1>Stadtteil auswählen</h1>" in text(seite)


def test_another_raumebene_has_profiles_of_its_own(open_page, ordner):
    beispiel.with_second_level(ordner)
    seite = open_page(raumebene="Bezirke", stadtteil="Westbezirk")
    assert "<h1>Westbezirk</h1>" in text(seite)
    assert "ausschnitt/bezirk/11.svg" in text(seite)
    assert "Standorte sind nur den Stadtteilen zugeordnet" in text(seite)
    assert "sr-meldung" not in text(seite)


def test_another_raumebene_forgets_an_area_that_it_does_not_have(open_page, ordner):
    beispiel.with_second_level(ordner)
    seite = open_page(stadtteil="Testheim")
    seite.selectbox(key="raumebene").set_value("Bezirke").run()
    assert not seite.exception
    assert "<h1>Bezirk auswählen</h1>" in text(seite)


def test_values_that_are_all_equal_share_the_first_rank(open_page, ordner):
    for kinder, einwohner in ((240, 1200), (300, 2000), (560, 2800), (420, 4200)):
        beispiel.replace(
            ordner, WERTE, f";kinder;2022-12-31;{kinder};", f";kinder;2022-12-31;{einwohner // 10};"
        )
    assert "<strong>10,0 %</strong><small>Stadtwert 14,9 (−4,9), Rang 1 von 4</small>" in text(
        open_page(stadtteil="Probeck")
    )


@pytest.mark.parametrize("abfrage", [{}, {"stadtteil": "Testheim"}])
def test_a_folder_without_any_value_shows_gaps_and_no_crash(open_page, ordner, abfrage):
    kopf = (ordner / WERTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / WERTE).write_text(kopf + "\n", encoding="utf-8")
    assert text(open_page(**abfrage)).count("keine Angabe") >= 1


def test_hostile_names_stay_text(open_page, ordner):
    name = feindlich.fill_with(ordner, "\"'><script>alert(1)</script>")
    seite = open_page(stadtteil=name)
    assert "<h1>Testheim&#34;&#39;&gt;&lt;script&gt;" in text(seite)
    assert "<script" not in text(seite)


def test_one_year_of_data_is_no_series_and_needs_no_slider(open_page, ordner):
    zeilen = (ordner / WERTE).read_text(encoding="utf-8").splitlines()
    eine = [zeilen[0], *(zeile for zeile in zeilen[1:] if ";2022-12-31;" in zeile)]
    (ordner / WERTE).write_text("\n".join(eine) + "\n", encoding="utf-8")
    seite = open_page(stadtteil="Testheim")
    assert not seite.slider
    assert "ein Stand" in text(seite) and "data:image/svg" not in text(seite)
