"""The page of one option: what it is, where it would apply and why, what another threshold changes."""

import streamlit as st

from sozialraum.model import STADTTEIL, Datenbestand, Handlungsoption
from sozialraum.reports.citation import DASHBOARD
from sozialraum.ui import map_frame, option_filter, selection, takeaway
from sozialraum.views import option_areas, option_page, option_sheet, option_trial
from sozialraum.views.markup import label


def show(bestand: Datenbestand, option: Handlungsoption) -> None:
    """Draws the page."""
    st.set_page_config(page_title=f"{option.titel} · {DASHBOARD}")
    with st.sidebar:
        raum = selection.choose_area(bestand, STADTTEIL)
    st.html(option_page.head(bestand, option, option_filter.kept()))
    kopf = st.container()
    eingaben = _choose_thresholds(bestand, option)
    bild, meldungen = option_trial.look(bestand, option, eingaben)
    with kopf:
        st.html(option_areas.head(bild))
    selection.say(meldungen)
    if folge := option_trial.result(bestand, bild):
        st.html(folge)
    links, rechts = st.columns([10, 11], gap="medium")
    with links:
        map_frame.draw(bestand, STADTTEIL, option_areas.state(bestand, bild, raum), "optionskarte")
        st.html(option_areas.legend(bestand, bild))
    with rechts:
        st.html(option_areas.area_list(bestand, bild, raum))
    takeaway.offer(
        lambda: [*option_page.tables(bestand, option), option_areas.table(bestand, bild)],
        dateiname=("Option", option.titel),
        karte=lambda: takeaway.map_files(option_sheet.sheet(bestand, bild, raum)),
    )


def _choose_thresholds(bestand: Datenbestand, option: Handlungsoption) -> dict[int, str]:
    """One field per condition. A trial belongs to its option, so the session does not keep it."""
    schwellen = option_trial.thresholds(bestand, option)
    if not schwellen:
        return {}
    kopf, *felder = st.columns([3] + [2] * len(schwellen), vertical_alignment="bottom")
    kopf.html(option_trial.introduction(option))
    return {
        schwelle.nummer: feld.text_input(
            label(schwelle.beschriftung),
            placeholder=schwelle.datei,
            key=schwelle.schluessel,
            bind="query-params",
        )
        for feld, schwelle in zip(felder, schwellen, strict=True)
    }
