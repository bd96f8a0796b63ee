"""Every state of the page Methodik, without a browser."""

import beispiel
from beispiel import WERTE
from seiten import text


def page():
    """The page alone, as the entry script draws it."""
    from sozialraum.sources import current
    from sozialraum.ui import methodik

    methodik.show(current())


def test_without_a_choice_the_page_shows_the_shared_default_all_indikatoren_and_the_rules(open_page):
    seite = open_page()
    assert seite.selectbox(key="indikator").value == "Anteil der Kinder"
    assert "<h1>Anteil der Kinder an den Einwohner:innen</h1>" in text(seite)
    assert "Werte für alle vier Stadtteile von 2020 bis 2022." in text(seite)
    assert 'href="./methodik?indikator=F%C3%B6rderquote"' in text(seite)
    assert "Wie dieses Dashboard rechnet" in text(seite)


def test_the_sidebar_asks_for_the_indikator_only(open_page):
    seite = open_page()
    assert [feld.key for feld in seite.sidebar.selectbox] == ["indikator"]
    assert not seite.slider


def test_a_link_opens_the_sheet_of_its_indikator(open_page):
    seite = open_page(indikator="Alleinlebende")
    assert "<h1>Anteil der Alleinlebenden</h1>" in text(seite)
    assert "unterdrückt, Zahl zu klein" in text(seite)


def test_another_choice_changes_the_sheet(open_page):
    seite = open_page()
    seite.selectbox(key="indikator").set_value("Förderquote").run()
    assert "Werte nur für Lübeck insgesamt (2022)." in text(seite)


def test_a_second_raumebene_has_a_table_of_its_own(open_page, ordner):
    beispiel.with_second_level(ordner)
    seite = open_page(raumebene="Bezirke", indikator="Einwohner:innen")
    assert '<th scope="row">Westbezirk</th>' in text(seite)
    assert '<th scope="row">Testheim</th>' not in text(seite)


def test_a_folder_without_any_value_shows_the_catalogue_and_no_crash(open_page, ordner):
    kopf = (ordner / WERTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / WERTE).write_text(kopf + "\n", encoding="utf-8")
    assert "Es liegt kein Wert vor." in text(open_page())
