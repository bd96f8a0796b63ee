"""What tests read from a page that was run without a browser."""

from streamlit.testing.v1 import AppTest


def text(seite: AppTest) -> str:
    """All HTML fragments of the page."""
    return "\n".join(element.proto.body for element in seite.get("html"))
