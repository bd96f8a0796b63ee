"""HTML fragments from templates. Everything put into them is escaped."""

import re
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sozialraum.views import links, numbers, symbols
from sozialraum.views.names import STADT_NAME


@cache
def _environment() -> Environment:
    umgebung = Environment(
        loader=PackageLoader("sozialraum", "views/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    umgebung.filters |= {"datum": numbers.date, "zahl": numbers.number}
    umgebung.globals |= {
        "symbol": symbols.address,
        "blatt": links.sheet,
        "profil": links.profile,
        "zur_option": links.option,
        "zeit": links.course,
        "stadt_name": STADT_NAME,
    }
    return umgebung


def plain(text: str) -> str:
    """Text for a place where Streamlit reads Markdown: it comes out as it stands."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def label(text: str) -> str:
    """Text as the label of a widget: as it stands where nothing in it is Markdown, else as `plain`.

    Screen readers read a label with its escapes.
    """
    return text if re.fullmatch(r"(?!-)([^\W_]|[ %.,²()-])*", text) else plain(text)


def render(vorlage: str, **inhalt: object) -> str:
    """The template `vorlage`.html filled with `inhalt`; one line per tag is enough, blanks are dropped."""
    html = _environment().get_template(f"{vorlage}.html").render(**inhalt)
    return "\n".join(zeile for roh in html.splitlines() if (zeile := roh.strip()))


def beside(links: str, rechts: str) -> str:
    """Two fragments side by side, on a phone one under the other: one message instead of five."""
    return render("zwei", links=Markup(links), rechts=Markup(rechts))
