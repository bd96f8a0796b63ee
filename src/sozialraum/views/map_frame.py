"""The map inside its frame: a constant base map, and the part that changes with every choice.

streamlit-folium rebuilds the frame when the base map's script changes, and sends the whole script
at every run. So the base map never changes, the geometry is fetched once by the frame itself, and
a change of choice is a few hundred bytes of JSON in the feature group.
"""

import json
from collections.abc import Sequence
from typing import ClassVar

import folium
from folium.template import Template

from sozialraum.views.choropleth import Kartenbild, Listenzeile

ASSETS = "../../sozialraum"
"""Where the frame (component/streamlit_folium.st_folium/) finds the app's own routes."""


class Grundkarte(folium.Map):
    """A folium map that loads Leaflet and its own script from the app itself, and no tiles."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = Sozialraumkarte.start({{ this.start }});
        {% endmacro %}
    """)
    default_js: ClassVar = [
        ("rahmen", f"{ASSETS}/rahmen.js"),  # first: it says so if another script is missing
        ("leaflet", f"{ASSETS}/leaflet/leaflet.js"),
    ]
    default_css: ClassVar = [
        ("rahmen_css", f"{ASSETS}/rahmen.css"),
    ]

    def __init__(self, raumebene: str, fassung: str) -> None:
        super().__init__(tiles=None)
        self.get_root().header._children.clear()  # the frame says its encoding itself; each byte is sent anew
        self.start = to_script_json({"ebene": raumebene, "fassung": fassung})


class Kartenzustand(folium.FeatureGroup):
    """What the map shows now, as data; the script in the frame applies it."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = Sozialraumkarte.show({{ this.zustand }});
        {% endmacro %}
    """)

    def __init__(self, zustand: dict) -> None:
        super().__init__()
        self.zustand = to_script_json({name: wert for name, wert in zustand.items() if wert})


def to_script_json(wert: object) -> str:
    """JSON that is safe inside a script: nothing in it can end a script or a template string."""
    text = json.dumps(wert, ensure_ascii=False, separators=(",", ":"))
    for zeichen in "<>&$`\u2028\u2029":
        text = text.replace(zeichen, f"\\u{ord(zeichen):04x}")
    for anfang in "{%#":  # folium reads the script as a template once more
        text = text.replace("{" + anfang, f"\\u007b\\u{ord(anfang):04x}")
    return text


def state(
    bild: Kartenbild,
    gewaehlt: str | None,
    ebenen: set[str],
    optionen: dict[str, list[str]],
    historische: bool,
) -> dict:
    """The map's state as small JSON. Keys are short, because this crosses the wire at every choice.

    `optionen`: area -> ids of the options to mark there.
    """
    gebiete = {zeile.raum: _area(zeile) for zeile in bild.zeilen}
    return colouring(bild.farben, gebiete, bild.auspraegung.indikator.einheit, gewaehlt) | {
        "e": sorted(ebenen),
        "h": historische,
        "o": {raum: kennungen for raum, kennungen in optionen.items() if kennungen},
    }


def colouring(farben: Sequence[str], gebiete: dict[str, list], einheit: str, gewaehlt: str | None) -> dict:
    """The map's state with colours only, without any layer.

    `gebiete`: every area -> [index into `farben`, value as text, rank or ""], or [-1, why there is no value].
    A view may add `s`: area -> a sign to stand before its name.
    """
    return {"k": farben, "a": gebiete, "u": einheit, "w": gewaehlt, "e": [], "h": False, "o": {}}


def _area(zeile: Listenzeile) -> list:
    """[class, value, rank (0: none)], or [-1, why there is none]."""
    return [-1, zeile.fehlt] if zeile.fehlt else [zeile.klasse, zeile.wert, int(zeile.rang or 0)]
