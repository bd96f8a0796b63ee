"""Reports to take along: the Steckbrief of a Stadtteil, all of them, and the Optionenliste."""

import io
import zipfile

from streamlit.testing.v1 import AppTest


def any_page(name: str) -> None:
    from importlib import import_module

    from sozialraum.sources import current

    import_module(f"sozialraum.ui.{name}").show(current())


def opened(monkeypatch, ordner, seite: str, **abfrage: str) -> AppTest:
    """A page with "Mitnehmen" open."""
    monkeypatch.setenv("SOZIALRAUM_DATEN", str(ordner))
    app = AppTest.from_function(any_page, args=(seite,), default_timeout=60)
    app.session_state["mitnehmen"] = True
    for schluessel, wert in abfrage.items():
        app.query_params[schluessel] = wert
    app.run()
    assert not app.exception
    return app


def labels(app: AppTest) -> list[str]:
    return [knopf.proto.label for knopf in app.get("download_button")]


def test_a_stadtteil_offers_its_brief(monkeypatch, ordner):
    app = opened(monkeypatch, ordner, "stadtteil", stadtteil="Testheim")
    assert labels(app)[-1] == "Steckbrief als PDF"
    assert [knopf.label for knopf in app.button] == ["Alle vier Steckbriefe zusammenstellen"]


def test_without_a_stadtteil_only_all_of_them_are_offered(monkeypatch, ordner):
    app = opened(monkeypatch, ordner, "stadtteil")
    assert "Steckbrief als PDF" not in labels(app)
    assert [knopf.label for knopf in app.button] == ["Alle vier Steckbriefe zusammenstellen"]


def test_all_briefs_are_made_once_asked_for_and_then_offered_as_one_file(monkeypatch, ordner):
    app = opened(monkeypatch, ordner, "stadtteil")
    assert "Alle vier Steckbriefe als ZIP" not in labels(app)
    app.button[0].click().run()
    assert not app.exception
    assert labels(app)[-1] == "Alle vier Steckbriefe als ZIP"
    _, jahr, mappe = app.session_state["steckbriefe"]
    assert jahr == 2022
    with zipfile.ZipFile(io.BytesIO(mappe)) as gelesen:
        assert len(gelesen.namelist()) == 4
        assert gelesen.namelist()[0] == "sozialraum-luebeck_steckbrief_testheim.pdf"


def test_after_the_year_was_changed_the_old_file_is_not_offered(monkeypatch, ordner):
    app = opened(monkeypatch, ordner, "stadtteil")
    app.button[0].click().run()
    app.slider(key="jahr").set_value(2021).run()
    assert not app.exception
    assert "Alle vier Steckbriefe als ZIP" not in labels(app)


def test_the_catalogue_offers_its_options_as_a_list(monkeypatch, ordner):
    assert labels(opened(monkeypatch, ordner, "optionen"))[-1] == "Optionenliste als PDF"


def test_the_list_is_that_of_the_filter(bestand):
    from sozialraum.analysis.catalogue import Katalogfilter
    from sozialraum.reports import option_list
    from sozialraum.ui import optionenliste

    filter_ = Katalogfilter("", {"belegstufen": ("A",)})
    datei = optionenliste.files(bestand, filter_)[0]
    treffer = [option for option in bestand.optionen if option.belegstufe == "A"]
    assert datei.erzeugen() == option_list.as_pdf(bestand, treffer, "Belegstufe A")
