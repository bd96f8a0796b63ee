"""The invented town with other values of one Indikator, without a detour over files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
from beispiel import NAMEN

from sozialraum.model import Datenbestand


def with_values(
    bestand: Datenbestand,
    indikator: str,
    jahre: Mapping[int, Sequence[float | None]],
    quellen: Mapping[int, str] | None = None,
) -> Datenbestand:
    """`jahre`: values for 01 to 04 and the city (None: no row), at 31 December, in place of the old ones.

    They come from `testzensus`, except in the years for which `quellen` names another source.
    """
    zeilen = [
        {
            "raumebene": "stadt" if raum == "00" else "stadtteil",
            "raum_id": raum,
            "indikator": indikator,
            "stichtag": f"{jahr}-12-31",
            "jahr": jahr,
            "wert": wert,
            "fehlgrund": "",
            "quelle": (quellen or {}).get(jahr, "testzensus"),
            "qualitaet": "amtlich",
            "hinweis": "",
        }
        for jahr, werte in jahre.items()
        for raum, wert in zip([*NAMEN, "00"], werte, strict=True)
        if wert is not None
    ]
    uebrige = bestand.beobachtungen[bestand.beobachtungen["indikator"] != indikator]
    return replace(bestand, beobachtungen=pd.concat([uebrige, pd.DataFrame(zeilen)]), ergebnisse={})
