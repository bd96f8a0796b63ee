"""What a page lets its readers take along: files and a citation, made only when they are asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import streamlit as st

from sozialraum.reports import citation, filename, geodata, picture, picture_row, tables
from sozialraum.views.map_sheet import Kartenblatt, Kartenreihe
from sozialraum.views.markup import plain
from sozialraum.views.table import Tabelle

CSV = "text/csv"
PDF = "application/pdf"
GPKG = "application/geopackage+sqlite3"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Datei:
    """A file on offer: label of its button, end of its name, type, what makes it, and a part of its name."""

    beschriftung: str
    endung: str
    mime: str
    erzeugen: Callable[[], bytes]
    zusatz: str = ""


def map_files(blatt: Kartenblatt | Kartenreihe | None, zusatz: str = "") -> tuple[Datei, ...]:
    """A map, or several on one sheet, as picture and as geodata; nothing where there is no map.

    `zusatz`: which of the page's maps it is.
    """
    if blatt is None:
        return ()
    if isinstance(blatt, Kartenreihe):
        bild, name = picture_row, "Karten"
    else:
        bild, name = picture, f"Karte {zusatz}".strip()
    geo = blatt.daten
    return (
        Datei(f"{name} als PNG", ".png", "image/png", partial(bild.png, blatt), zusatz),
        Datei(f"{name} als SVG", ".svg", "image/svg+xml", partial(bild.svg, blatt), zusatz),
        Datei("GeoJSON", ".geojson", "application/geo+json", partial(geodata.geojson, geo), zusatz),
        Datei("GeoPackage (EPSG:25832)", ".gpkg", GPKG, partial(geodata.geopackage, geo), zusatz),
    )


def offer(
    tables_of_page: Callable[[], Sequence[Tabelle]],
    *,
    dateiname: Sequence[str] = (),
    karte: Callable[[], Sequence[Datei]] = tuple,
    darunter: Callable[[], None] | None = None,
) -> None:
    """Draws "Mitnehmen": all tables of a page (at least one), the map, and a citation to copy.

    `darunter` draws what is no single file, e.g. one that takes a while to make. Tables and map are only
    asked for once it is open. The first one gives the title of the citation and, without `dateiname`,
    the name of the files, which may be written as people write it ("Unter 18-Jährige", "2022").
    """
    kasten = st.expander("Mitnehmen", key="mitnehmen", on_change="rerun")
    if not kasten.open:
        return
    tabellen = tables_of_page()
    erste = tabellen[0]
    with kasten:
        with st.container(horizontal=True):
            for nummer, datei in enumerate((*_table_files(tabellen), *karte())):
                st.download_button(
                    plain(datei.beschriftung),
                    data=datei.erzeugen,
                    file_name=filename.stem(*(dateiname or (erste.titel,)), datei.zusatz) + datei.endung,
                    mime=datei.mime,
                    key=f"mitnehmen-{nummer}",
                    on_click="ignore",
                )
        if darunter:
            darunter()
        st.caption("Zum Zitieren")
        quellen = list(dict.fromkeys(quelle for tabelle in tabellen for quelle in tabelle.quellen))
        zitat = citation.line(erste.titel, quellen, erste.stand, date.today())
        st.code(zitat, language=None, wrap_lines=True)


def _table_files(tabellen: Sequence[Tabelle]) -> list[Datei]:
    """CSV holds one table, so each has its own; XLSX holds all."""
    if len(tabellen) == 1:
        dateien = [Datei("Tabelle als CSV", ".csv", CSV, partial(tables.csv_bytes, tabellen[0]))]
    else:
        dateien = [
            Datei(f"CSV: {t.titel}", ".csv", CSV, partial(tables.csv_bytes, t), t.titel) for t in tabellen
        ]
    return [*dateien, Datei("Tabellen als XLSX", ".xlsx", XLSX, partial(tables.xlsx_bytes, tabellen))]
