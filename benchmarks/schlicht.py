"""The comparison: the same ten areas in a plain streamlit-folium app, as tutorials show it.

Leaflet comes from the same package and the same machine, so that only the way of drawing differs.
"""

import folium
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
import xstatic.pkg.leaflet
from streamlit_folium import st_folium

from sozialraum.analysis.values import available_years, describe
from sozialraum.sources import current

FARBEN = ["#edf8fb", "#b3cde3", "#8c96c6", "#88419d"]
components.declare_component("leaflet", path=xstatic.pkg.leaflet.BASE_DIR)


class Karte(folium.Map):
    """Leaflet alone, from this machine."""

    default_js = [("leaflet", "../schlicht.leaflet/leaflet.js")]  # noqa: RUF012
    default_css = [("leaflet_css", "../schlicht.leaflet/leaflet.css")]  # noqa: RUF012


st.set_page_config(layout="wide")
bestand = st.cache_resource(current)()
vollstaendig = {
    i.kurzname: describe(bestand, i, "stadtteil", jahre[-1], jahre[0])
    for i in bestand.indikatoren.values()
    if i.auswahl and (jahre := available_years(bestand, i, "stadtteil"))
}
vollstaendig = {name: a for name, a in vollstaendig.items() if a.vollstaendig and a.werte.nunique() > 4}
auswahl = st.selectbox("Indikator", list(vollstaendig))
flaechen = bestand.raumebenen["stadtteil"].flaechen
flaechen = flaechen.merge(vollstaendig[auswahl].werte.rename("wert"), left_on="id", right_index=True)
flaechen["klasse"] = pd.qcut(flaechen["wert"], 4, labels=False, duplicates="drop")
karte = Karte(location=[53.87, 10.72], zoom_start=11, tiles=None)
folium.GeoJson(
    flaechen,
    tooltip=folium.GeoJsonTooltip(["name", "wert"]),
    style_function=lambda f: {
        "fillColor": FARBEN[int(f["properties"]["klasse"])],
        "fillOpacity": 1,
        "color": "#333",
        "weight": 1,
    },
).add_to(karte)
st_folium(karte, width=900, height=600)
