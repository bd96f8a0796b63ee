"""The page Vergleich: against whom, and is that comparable? Four views, of which only one is computed."""

import streamlit as st

from sozialraum.analysis.comparison import Ablehnung, difference, relation, side_by_side
from sozialraum.analysis.values import describe_nearest
from sozialraum.model import Datenbestand
from sozialraum.ui import map_frame, selection
from sozialraum.ui import vergleich_teile as teile
from sozialraum.views import comparison_charts, comparison_maps, comparison_page, origin, scatter_chart, table


def show(bestand: Datenbestand) -> None:
    """Draws the page."""
    selection.say(teile.check_link(bestand, ANSICHTEN))
    with st.sidebar:
        ansicht = st.radio("Ansicht", list(ANSICHTEN), key="ansicht", **selection.GEBUNDEN)
    ANSICHTEN[ansicht](bestand)


def _side_by_side(bestand: Datenbestand) -> None:
    with st.sidebar:
        ebene = selection.choose_level(bestand)
        namen = teile.choose_areas(bestand, ebene)
        indikatoren = teile.choose_indikatoren(bestand)
        jahr, basisjahr = teile.choose_year(bestand, *indikatoren)
    st.html(comparison_page.side_head(ebene, namen, indikatoren, jahr, basisjahr))
    if len(namen) < 2 or not indikatoren:
        return
    zeilen = side_by_side(bestand, indikatoren, ebene.id, namen, jahr, basisjahr=basisjahr)
    teile.draw(comparison_charts.dot_plot(bestand, zeilen, namen))
    tabelle = comparison_page.side_table(bestand, zeilen, namen)
    st.html(comparison_page.side_html(zeilen, namen, tabelle.hinweise) + origin.sources(tabelle.quellen))
    teile.offer(tabelle)


def _relation(bestand: Datenbestand) -> None:
    with st.sidebar:
        ebene = selection.choose_level(bestand)
        x = selection.choose_indikator(bestand)
        y = teile.choose_second(bestand, x)
        jahr, basisjahr = teile.choose_year(bestand, x, y or x)
    if y is None:
        st.html(comparison_page.relation_without(x))
        return
    ergebnis = relation(bestand, x, y, ebene.id, jahr, basisjahr=basisjahr)
    st.html(comparison_page.relation_head(bestand, ergebnis, (x, y), jahr, basisjahr))
    if isinstance(ergebnis, Ablehnung):
        return teile.refuse(ergebnis, ("jahr",), selection.years(bestand))
    tabelle = comparison_page.values_table(bestand, (ergebnis.x, ergebnis.y))
    bild, werte = st.columns([11, 8], gap="large")
    with bild:
        teile.draw(scatter_chart.scatter(bestand, ergebnis))
    with werte:
        st.html(comparison_page.correlation(bestand, ergebnis) + table.html(tabelle))
    teile.offer(tabelle)


def _small_maps(bestand: Datenbestand) -> None:
    with st.sidebar:
        ebene = selection.choose_level(bestand)
        indikatoren = teile.choose_maps(bestand, ebene)
        jahr, basisjahr = teile.choose_year(bestand, *indikatoren)
    st.html(comparison_page.maps_head(ebene, indikatoren, jahr, basisjahr))
    if not indikatoren:
        return
    bilder = [describe_nearest(bestand, i, ebene.id, jahr, basisjahr) for i in indikatoren]
    tabelle = comparison_page.values_table(bestand, bilder)
    st.html(comparison_maps.small_maps(bestand, bilder) + table.html(tabelle))
    st.html(origin.sources(tabelle.quellen))
    teile.offer(tabelle, lambda: comparison_maps.row(bestand, bilder, tabelle, basisjahr))


def _difference(bestand: Datenbestand) -> None:
    with st.sidebar:
        ebene = selection.choose_level(bestand)
        indikator = selection.choose_indikator(bestand)
        von, bis, basisjahr = teile.choose_years(bestand, indikator)
        raum = selection.choose_area(bestand, ebene.id)
    ergebnis = difference(bestand, indikator, ebene.id, von, bis, basisjahr=basisjahr)
    st.html(comparison_maps.difference_head(bestand, ergebnis, indikator, (von, bis), basisjahr))
    if isinstance(ergebnis, Ablehnung):
        return teile.refuse(ergebnis, ("von", "bis"), teile.all_years(bestand))
    tabelle = comparison_maps.difference_table(bestand, ergebnis)
    karte, werte = st.columns([11, 9], gap="medium")
    with karte:
        map_frame.draw(bestand, ebene.id, comparison_maps.difference_state(ergebnis, raum), "differenzkarte")
    with werte:
        st.html(comparison_maps.difference_legend(ergebnis) + table.html(tabelle))
    teile.offer(tabelle, lambda: comparison_maps.difference_sheet(bestand, ergebnis, tabelle.titel, raum))


ANSICHTEN = {
    "Nebeneinander": _side_by_side,
    "Zusammenhang": _relation,
    "Kleine Karten": _small_maps,
    "Differenz": _difference,
}
"""Name in the link -> what draws the view."""
