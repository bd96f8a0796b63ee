"""Parts of the page Vergleich: what it lets choose, a chart, and a comparison that is refused."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sozialraum.analysis.comparison import Ablehnung
from sozialraum.analysis.contrast import most_different
from sozialraum.analysis.values import describe_nearest
from sozialraum.model import Datenbestand, Indikator, Raumebene
from sozialraum.ui import selection, takeaway
from sozialraum.ui.selection import GEBUNDEN
from sozialraum.views import comparison_page
from sozialraum.views.comparison_charts import Diagramm
from sozialraum.views.map_sheet import Kartenblatt, Kartenreihe
from sozialraum.views.markup import plain
from sozialraum.views.table import Tabelle

HOECHSTENS_GEBIETE = 4
HOECHSTENS_KARTEN = 6
MEHRERE = {"select_all": False, **GEBUNDEN}


def check_link(bestand: Datenbestand, ansichten: Iterable[str]) -> list[str]:
    """Sentences on values in the link that do not exist or are called otherwise today."""
    auswahl = selection.indikatoren(bestand)
    alias = {alt: i.kurzname for i in auswahl.values() for alt in i.alias}
    if st.query_params.get("zweitindikator") in alias:
        st.session_state["zweitindikator"] = alias[st.query_params["zweitindikator"]]
    # of a list Streamlit takes the names it knows, whatever is set here
    umbenannt = [
        f"Der Indikator „{name}“ heißt jetzt „{alias[name]}“."
        for schluessel in ("indikatoren", "karten")
        for name in st.query_params.get_all(schluessel)
        if name in alias
    ]
    jahre = all_years(bestand)
    gebiete = [name for ebene in bestand.raumebenen.values() for name in ebene.namen.values()]
    kein_indikator = "Den Indikator „{}“ gibt es nicht."
    kein_jahr = f"Das Jahr „{{}}“ gibt es nicht in der Auswahl; sie reicht von {jahre[0]} bis {jahre[-1]}."
    zu_viele = [
        f"Es lassen sich höchstens {hoechstens} {was} zeigen; der Link nennt mehr."
        for schluessel, hoechstens, was in (
            ("gebiete", HOECHSTENS_GEBIETE, "Gebiete"),
            ("karten", HOECHSTENS_KARTEN, "Karten"),
        )
        if len(st.query_params.get_all(schluessel)) > hoechstens
    ]
    return [
        *umbenannt,
        *zu_viele,
        *selection.unknown("ansicht", ansichten, "Die Ansicht „{}“ gibt es nicht."),
        *selection.unknown("gebiete", gebiete, "Das Gebiet „{}“ gibt es nicht."),
        *selection.unknown("indikatoren", [*auswahl, *alias], kein_indikator),
        *selection.unknown("karten", [*auswahl, *alias], kein_indikator),
        *selection.unknown("zweitindikator", [*auswahl, *alias], kein_indikator),
        *selection.unknown("von", map(str, jahre), kein_jahr),
        *selection.unknown("bis", map(str, jahre), kein_jahr),
    ]


def choose_areas(bestand: Datenbestand, ebene: Raumebene) -> dict[str, str]:
    """Up to four areas as id -> name, at first the chosen one and the one that differs most from it."""
    ids = {name: raum for raum, name in ebene.namen.items()}
    gewaehlt = ids.get(st.query_params.get("stadtteil", st.session_state.get("stadtteil")))
    paar = most_different(bestand, _key_figures(bestand), ebene.id, selection.years(bestand)[-1], gewaehlt)
    with _preset("gebiete", [ebene.namen[raum] for raum in paar]):
        namen = st.multiselect(
            plain(ebene.mehrzahl),
            list(ids),
            key="gebiete",
            max_selections=HOECHSTENS_GEBIETE,
            placeholder="Zwei bis vier auswählen",
            **MEHRERE,
        )
    return {ids[name]: name for name in namen}


def choose_indikatoren(bestand: Datenbestand) -> list[Indikator]:
    """Indikatoren for the rows of a comparison, by default the key figures."""
    auswahl = selection.indikatoren(bestand)
    vorgabe = [indikator.kurzname for indikator in _key_figures(bestand)]
    namen = st.multiselect(
        "Indikatoren",
        list(auswahl),
        vorgabe,
        key="indikatoren",
        placeholder="Indikatoren auswählen",
        **MEHRERE,
    )
    return [auswahl[name] for name in namen]


def choose_maps(bestand: Datenbestand, ebene: Raumebene) -> list[Indikator]:
    """Indikatoren for the small maps, by default the first key figures that are complete."""
    auswahl = selection.indikatoren(bestand)
    jahr = selection.years(bestand)[-1]
    vorgabe = [
        indikator.kurzname
        for indikator in _key_figures(bestand)
        if describe_nearest(bestand, indikator, ebene.id, jahr).vollstaendig
    ]
    namen = st.multiselect(
        "Indikatoren",
        list(auswahl),
        vorgabe[:HOECHSTENS_KARTEN],
        key="karten",
        max_selections=HOECHSTENS_KARTEN,
        placeholder="Bis zu sechs auswählen",
        **MEHRERE,
    )
    return [auswahl[name] for name in namen]


def choose_second(bestand: Datenbestand, erster: Indikator) -> Indikator | None:
    """The Indikator to set against the first one, at first another key figure that is a share."""
    auswahl = selection.indikatoren(bestand)
    anteile = [i.kurzname for i in _key_figures(bestand) if i.einheit == "%" and i != erster]
    with _preset("zweitindikator", next(iter(anteile), "")):
        name = st.selectbox(
            "Zweiter Indikator",
            list(auswahl),
            index=None,  # so that every choice stands in the address
            placeholder="Indikator auswählen",
            key="zweitindikator",
            **GEBUNDEN,
        )
    return auswahl.get(name)


def choose_year(bestand: Datenbestand, *indikatoren: Indikator) -> tuple[int, int | None]:
    """The year, and the base year where one is needed."""
    return selection.choose_year(bestand), _choose_base_year(bestand, *indikatoren)


def choose_years(bestand: Datenbestand, indikator: Indikator) -> tuple[int, int, int | None]:
    """First and last year of a change, and the base year where one is needed.

    By default the first and the last year of the series that hold all areas.
    """
    jahre = all_years(bestand)
    von, bis = (bestand.zeitraum or jahre)[0], (bestand.zeitraum or jahre)[-1]
    if len(jahre) > 1:
        von = st.slider("Von", jahre[0], jahre[-1], von, key="von", **GEBUNDEN)
        bis = st.slider("Bis", jahre[0], jahre[-1], bis, key="bis", **GEBUNDEN)
    return von, bis, _choose_base_year(bestand, indikator)


def _choose_base_year(bestand: Datenbestand, *indikatoren: Indikator) -> int | None:
    return selection.choose_base_year(bestand) if any(i.braucht_basisjahr for i in indikatoren) else None


def all_years(bestand: Datenbestand) -> range:
    """From the first to the last year in which any area has a value."""
    belegt = [j for (ebene, _), liste in bestand.jahre.items() if ebene in bestand.raumebenen for j in liste]
    return range(min(belegt), max(belegt) + 1) if belegt else selection.years(bestand)


def draw(diagramm: Diagramm) -> None:
    """A chart, above it how to read it."""
    st.html(comparison_page.reading(diagramm.saetze))
    if diagramm.spec:
        st.vega_lite_chart(spec=diagramm.spec, theme=None, alt=diagramm.alt)


def refuse(ablehnung: Ablehnung, schluessel: tuple[str, ...], moeglich: range) -> None:
    """Why there is no comparison, and a button that sets `schluessel` to the nearest years that compare."""
    st.html(comparison_page.refusal(ablehnung))
    if ablehnung.jahre and all(jahr in moeglich for jahr in ablehnung.jahre):
        jahre = dict(zip(schluessel, ablehnung.jahre, strict=True))
        name = " und ".join(map(str, ablehnung.jahre))
        st.button(f"{name} zeigen", on_click=st.session_state.update, args=(jahre,))


def offer(tabelle: Tabelle, karte: Callable[[], Kartenblatt | Kartenreihe | None] = lambda: None) -> None:
    """Draws "Mitnehmen" of a view: its table, and its map where it has one."""
    takeaway.offer(lambda: [tabelle], karte=lambda: takeaway.map_files(karte()))


def _key_figures(bestand: Datenbestand) -> list[Indikator]:
    return [indikator for indikator in selection.indikatoren(bestand).values() if indikator.kernzahl]


@contextmanager
def _preset(schluessel: str, wert: str | list[str]) -> Iterator[None]:
    """A first choice that depends on others, for the widget drawn inside.

    Unlike a default it stands in the address, so links keep it. In a run that follows Back or the navigation,
    Streamlit would set what the address lacked to its default, whatever was chosen here.
    """
    lauf = get_script_run_ctx()
    folgt = getattr(lauf, "is_history_navigation", False)
    if wert and schluessel not in st.session_state and schluessel not in st.query_params:
        st.session_state[schluessel] = wert
        st.query_params[schluessel] = wert  # Streamlit writes only later changes there by itself
        if folgt:
            lauf.is_history_navigation = False
    yield
    if folgt:
        lauf.is_history_navigation = True
