"""Map symbols: shape by kind of site, filled when confirmed today."""

from urllib.parse import quote

SYMBOLE = {
    "Quartiersmanagement": "M7 .5 8.9 5 13.6 5.3 10 8.4 11.1 13 7 10.5 2.9 13 4 8.4 .4 5.3 5.1 5Z",
    "Nachbarschaftsbüro": "M2 2H12V12H2Z",
    "Stadtteilhaus": "M7 1 13 6.5V13H1V6.5Z",
    "Familienzentrum": "M7 1.5 13 12.5H1Z",
    "Treff": "M7 1.5A5.5 5.5 0 1 1 7 12.5A5.5 5.5 0 1 1 7 1.5Z",
    "Jugendarbeit": "M7 .8 13.2 7 7 13.2 .8 7Z",
    "Beratung": "M5 1H9V5H13V9H9V13H5V9H1V5H5Z",
}
"""Kind -> SVG path in a 14 × 14 box, in the order of the legend."""

FORMEN = {
    "bestätigt": 'fill="#1d1b19" stroke="#ffffff" stroke-width="2"',
    "nicht bestätigt": 'fill="#ffffff" stroke="#1d1b19" stroke-width="1.4"',
    "geplant": 'fill="#ffffff" stroke="#1d1b19" stroke-width="1.4" stroke-dasharray="2 1.6"',
    "historisch": 'fill="#d8d3cd" stroke="#8a8580" stroke-width="1.4"',
}
"""Status -> how a symbol is drawn: filled only where a source of 2023 or later names the site as active."""


def svg(art: str, status: str) -> str:
    """The symbol of a site as an SVG document; KeyError for an unknown kind or status."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 16 16" width="16" height="16">'
        f'<path d="{SYMBOLE[art]}" {FORMEN[status]} stroke-linejoin="round" paint-order="stroke"/></svg>'
    )


def address(art: str, status: str = "bestätigt") -> str:
    """Where the app serves a symbol, seen from a page."""
    return f"./sozialraum/symbol/{quote(art)}/{quote(status)}.svg"
