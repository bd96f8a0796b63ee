"""HTML fragments from templates. Everything put into them is escaped."""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from sozialraum.views import numbers, symbols


@cache
def _environment() -> Environment:
    umgebung = Environment(
        loader=PackageLoader("sozialraum", "views/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    umgebung.filters |= {"datum": numbers.date}
    umgebung.globals |= {"symbol": symbols.address}
    return umgebung


def plain(text: str) -> str:
    """Text for a place where Streamlit reads Markdown: it comes out as it stands."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def render(vorlage: str, **inhalt: object) -> str:
    """The template `vorlage`.html filled with `inhalt`; one line per tag is enough, blanks are dropped."""
    html = _environment().get_template(f"{vorlage}.html").render(**inhalt)
    return "\n".join(zeile for roh in html.splitlines() if (zeile := roh.strip()))
