"""Pages run without a browser, on the invented data."""

import pytest
from streamlit.testing.v1 import AppTest


@pytest.fixture
def open_page(request, monkeypatch, ordner):
    """Runs the function `page` of the test's module, with a query."""

    def start(**abfrage: str | list[str]) -> AppTest:
        monkeypatch.setenv("SOZIALRAUM_DATEN", str(ordner))
        seite = AppTest.from_function(request.module.page, default_timeout=60)
        for schluessel, wert in abfrage.items():
            seite.query_params[schluessel] = wert
        seite.run()
        assert not seite.exception
        return seite

    return start
