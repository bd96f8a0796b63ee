"""The rules of the layers, read from the source: who may import whom, who may open files, what is too long.

Every rule is a function over source text, so that each can be shown to fail.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sozialraum

PAKET = Path(sozialraum.__file__).parent
WURZEL = PAKET.parents[1]

DARF = {
    "errors": {"errors", "model"},
    "model": {"errors", "model"},
    "analysis": {"errors", "model", "analysis"},
    "sources": {"errors", "model", "sources"},
    "views": {"errors", "model", "analysis", "views"},
    "reports": {"errors", "model", "analysis", "views", "reports"},
    "store": {"errors", "model", "analysis", "sources", "store"},
    "web": {"errors", "model", "analysis", "sources", "store", "views", "reports", "web"},
    "ui": {"errors", "model", "analysis", "sources", "store", "views", "reports", "web", "ui"},
    "cli_bericht": {"errors", "model", "analysis", "sources", "views", "reports", "cli_bericht"},
    "cli": {
        "errors",
        "model",
        "analysis",
        "sources",
        "store",
        "views",
        "reports",
        "web",
        "cli_bericht",
        "cli",
    },
    "__init__": set(),
}
"""Layer -> layers it may import. Nothing points upwards."""

BIBLIOTHEKEN = {
    "errors": {"streamlit", "streamlit_folium", "folium", "altair"},
    "model": {"streamlit", "streamlit_folium", "folium", "altair"},
    "analysis": {"streamlit", "streamlit_folium", "folium", "altair"},
    "sources": {"streamlit", "streamlit_folium", "folium", "altair"},
    "views": {"streamlit", "streamlit_folium"},
    "reports": {"streamlit", "streamlit_folium", "folium", "altair"},
    "store": {"streamlit", "streamlit_folium", "folium", "altair"},
}
"""Layer -> libraries it must not import."""

OHNE_DATEIEN = ("errors", "model", "analysis", "views", "reports")
"""Layers that open nothing. Templates come from the package loader, which is not a call of these."""

KEINE_SEITEN = (
    "__init__.py",
    "selection.py",
    "map_frame.py",
    "takeaway.py",
    "vergleich_teile.py",
)
"""Modules in ui that are no pages but parts of several."""


def layer(pfad: Path) -> str:
    """The layer of a module of the package."""
    teile = pfad.relative_to(PAKET).parts
    return teile[0] if len(teile) > 1 else pfad.stem


def imported(quelltext: str) -> Iterator[str]:
    """Every imported module with all names taken from it, also inside functions."""
    for knoten in ast.walk(ast.parse(quelltext)):
        if isinstance(knoten, ast.Import):
            yield from (name.name for name in knoten.names)
        elif isinstance(knoten, ast.ImportFrom):
            # a relative import could hide where it leads
            modul = "." * knoten.level + (knoten.module or "")
            yield from (f"{modul}.{name.name}" for name in knoten.names)


def forbidden_imports(quelltext: str, schicht: str) -> list[str]:
    """Imports that point upwards in the project or to a library of another layer."""
    verboten = []
    for name in imported(quelltext):
        teile = name.split(".")
        if (
            teile[0] == ""
            or (teile[0] == "sozialraum" and (teile[1:2] or [""])[0] not in DARF[schicht])
            or teile[0] in BIBLIOTHEKEN.get(schicht, ())
        ):
            verboten.append(name)
    return verboten


def called(quelltext: str) -> Iterator[str]:
    """The last name of everything that is called: `pd.read_csv(...)` -> read_csv."""
    for knoten in ast.walk(ast.parse(quelltext)):
        if isinstance(knoten, ast.Call):
            if isinstance(knoten.func, ast.Name):
                yield knoten.func.id
            elif isinstance(knoten.func, ast.Attribute):
                yield knoten.func.attr


def file_calls(quelltext: str) -> list[str]:
    """Calls that open or read files."""
    return [name for name in called(quelltext) if name == "open" or name.startswith("read_")]


def calculations(quelltext: str) -> list[str]:
    """Calls that read data or calculate with it, which a page must leave to the layers below."""
    return [
        name
        for name in called(quelltext)
        if name.startswith("read_") or name in ("groupby", "merge", "apply")
    ]


def undocumented(quelltext: str) -> list[str]:
    """Public functions and classes of a module without a docstring, and the module itself."""
    baum = ast.parse(quelltext)
    offen = [] if ast.get_docstring(baum) else ["module"]
    for knoten in baum.body:
        if (
            isinstance(knoten, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and not knoten.name.startswith("_")
            and not ast.get_docstring(knoten)
        ):
            offen.append(knoten.name)
    return offen


MODULE = sorted(PAKET.rglob("*.py"))


@pytest.fixture(params=MODULE, ids=lambda pfad: str(pfad.relative_to(PAKET)))
def modul(request):
    return request.param


def test_imports_point_downwards_only(modul):
    assert forbidden_imports(modul.read_text(encoding="utf-8"), layer(modul)) == []


def test_only_sources_open_files(modul):
    if layer(modul) in OHNE_DATEIEN:
        assert file_calls(modul.read_text(encoding="utf-8")) == []


def test_pages_do_not_calculate(modul):
    if layer(modul) == "ui":
        assert calculations(modul.read_text(encoding="utf-8")) == []


def test_every_public_function_and_class_has_a_docstring(modul):
    assert undocumented(modul.read_text(encoding="utf-8")) == []


def test_no_module_is_too_long(modul):
    zeilen = len(modul.read_text(encoding="utf-8").splitlines())
    seite = layer(modul) == "ui" and modul.name not in KEINE_SEITEN
    assert zeilen <= (100 if seite else 300)


def test_the_entry_file_is_short_and_imports_only_the_web_layer():
    quelltext = (WURZEL / "app.py").read_text(encoding="utf-8")
    assert len(quelltext.splitlines()) <= 40
    eigene = [name for name in imported(quelltext) if name.startswith("sozialraum")]
    assert all(name.startswith("sozialraum.web") for name in eigene)


def test_every_layer_is_known():
    assert {layer(modul) for modul in MODULE} == set(DARF)


@pytest.mark.parametrize(
    ("schicht", "quelltext"),
    [
        ("model", "from sozialraum.analysis import values"),
        ("errors", "import sozialraum.sources.load"),
        ("analysis", "from sozialraum.sources import load"),
        ("analysis", "from sozialraum import views"),
        ("analysis", "from ..views import numbers"),
        ("analysis", "import folium"),
        ("analysis", "def f():\n    import streamlit as st"),
        ("sources", "from folium.template import Template"),
        ("sources", "import altair as alt"),
        ("sources", "from sozialraum.analysis.values import describe"),
        ("views", "import streamlit"),
        ("views", "from streamlit_folium import st_folium"),
        ("views", "from sozialraum.sources import current"),
        ("views", "from sozialraum.web import assets"),
        ("views", "from sozialraum.reports import tables"),
        ("reports", "from sozialraum.ui import takeaway"),
        ("reports", "from sozialraum.sources import current"),
        ("reports", "import streamlit"),
        ("store", "from sozialraum.views import numbers"),
        ("store", "import streamlit"),
        ("analysis", "from sozialraum.store import current"),
        ("views", "from sozialraum.store import current"),
        ("reports", "from sozialraum.store import current"),
        ("web", "from sozialraum.ui import main"),
        ("cli", "from sozialraum.ui import main"),
    ],
)
def test_the_checker_finds_an_import_that_points_upwards(schicht, quelltext):
    assert forbidden_imports(quelltext, schicht)


@pytest.mark.parametrize(
    ("schicht", "quelltext"),
    [
        ("views", "import folium\nfrom sozialraum.analysis.values import describe"),
        ("ui", "import streamlit as st\nfrom sozialraum.web import assets"),
        ("ui", "from sozialraum.reports import tables"),
        ("reports", "import matplotlib\nfrom sozialraum.views import table"),
        ("sources", "from sozialraum.sources import geo\nimport geopandas"),
        ("store", "import sqlalchemy\nfrom sozialraum.analysis import voting"),
        ("web", "from sozialraum.store import current"),
    ],
)
def test_the_checker_allows_what_is_allowed(schicht, quelltext):
    assert forbidden_imports(quelltext, schicht) == []


def test_the_checker_finds_files_calculations_and_missing_docstrings():
    assert file_calls("open('x')\npath.read_text()\nImage.open(x)\npd.read_csv(x)") == [
        "open",
        "read_text",
        "open",
        "read_csv",
    ]
    assert file_calls("reader(x)\nPackageLoader('sozialraum')") == []
    assert sorted(calculations("t.groupby('a').apply(f)\nt.merge(u)\ngpd.read_file(x)")) == [
        "apply",
        "groupby",
        "merge",
        "read_file",
    ]
    assert undocumented("def f(): pass\nclass A: pass\nasync def g(): pass") == ["module", "f", "A", "g"]
    assert undocumented('"""M."""\ndef f():\n    """F."""\ndef _g(): pass') == []
