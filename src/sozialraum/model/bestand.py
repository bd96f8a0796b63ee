"""Everything the dashboard knows, in one read-only object."""

from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import pandas as pd

from sozialraum.model.indikator import Beobachtung, Fehlgrund, Indikator, Quelle, Raumebene
from sozialraum.model.option import Handlungsoption
from sozialraum.model.priority import Vorlage
from sozialraum.model.quartier import Bedarfsregel, Einrichtung, Programmgebiet
from sozialraum.model.workshop import Geschichte


@dataclass(frozen=True, eq=False)
class Datenbestand:
    """Everything the dashboard knows, checked and read-only. Compared by identity: one per process."""

    raumebenen: dict[str, Raumebene]
    indikatoren: dict[str, Indikator]
    beobachtungen: pd.DataFrame
    quellen: dict[str, Quelle]
    optionen: tuple[Handlungsoption, ...]
    einrichtungen: tuple[Einrichtung, ...]
    programmgebiete: tuple[Programmgebiet, ...]
    bedarfsregel: Bedarfsregel
    adressen: gpd.GeoDataFrame
    wohnungen: gpd.GeoDataFrame
    """Midpoints of 100 m cells (EPSG:3035) with `wohnungen` (dwellings of 2011, int) and `stadtteil_id`."""
    geschichten: dict[str, Geschichte] = field(default_factory=dict)
    """Ready stories for workshops, by the name of their file without its ending."""
    vorlagen: dict[str, Vorlage] = field(default_factory=dict)
    """Ready ways to compute an order of areas, by the name of their file without its ending."""
    ergebnisse: dict = field(default_factory=dict, repr=False)
    """Results that analysis has already computed from this data."""

    @cached_property
    def werte(self) -> dict[tuple[str, str, int], dict[str, Beobachtung]]:
        """(raumebene, indikator, jahr) -> raum_id -> Beobachtung of the latest Stichtag of that year."""
        index: dict[tuple[str, str, int], dict[str, Beobachtung]] = {}
        for zeile in self.beobachtungen.sort_values("stichtag", kind="stable").itertuples(index=False):
            wert = None if pd.isna(zeile.wert) else float(zeile.wert)
            grund = Fehlgrund(zeile.fehlgrund) if zeile.fehlgrund else None
            angaben = (zeile.stichtag, zeile.quelle, zeile.qualitaet, zeile.hinweis)
            werte = index.setdefault((zeile.raumebene, zeile.indikator, zeile.jahr), {})
            werte[zeile.raum_id] = Beobachtung(wert, grund, *angaben)
        return index

    @cached_property
    def zeitraum(self) -> range:
        """First to last year in which some Indikator has a value for every area of a level."""
        jahre = {
            jahr
            for (ebene, _, jahr), werte in self.werte.items()
            if ebene in self.raumebenen
            and all(raum in werte and werte[raum].wert is not None for raum in self.raumebenen[ebene].namen)
        }
        return range(min(jahre), max(jahre) + 1) if jahre else range(0)

    @cached_property
    def jahre(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """(raumebene, indikator) -> years with at least one value, ascending."""
        jahre: dict[tuple[str, str], tuple[int, ...]] = {}
        for ebene, indikator, jahr in sorted(self.werte):
            if any(b.wert is not None for b in self.werte[ebene, indikator, jahr].values()):
                jahre[ebene, indikator] = (*jahre.get((ebene, indikator), ()), jahr)
        return jahre
