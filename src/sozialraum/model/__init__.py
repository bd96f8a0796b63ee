"""The words of the field as types. Knows neither files nor pages."""

from sozialraum.model.bestand import Datenbestand
from sozialraum.model.indikator import (
    FLAECHE,
    STADT,
    STADT_ID,
    STADTTEIL,
    Beobachtung,
    Fehlgrund,
    Indikator,
    Quelle,
    Raumebene,
    Richtung,
    Term,
)
from sozialraum.model.option import (
    Bedingung,
    Belegstufe,
    Ereignis,
    Handlungsoption,
    Kriterium,
    Raumbezug,
    Vergleich,
    Verweis,
)
from sozialraum.model.quartier import (
    Bedarfsregel,
    Einrichtung,
    Programmgebiet,
)

__all__ = [
    "FLAECHE",
    "STADT",
    "STADTTEIL",
    "STADT_ID",
    "Bedarfsregel",
    "Bedingung",
    "Belegstufe",
    "Beobachtung",
    "Datenbestand",
    "Einrichtung",
    "Ereignis",
    "Fehlgrund",
    "Handlungsoption",
    "Indikator",
    "Kriterium",
    "Programmgebiet",
    "Quelle",
    "Raumbezug",
    "Raumebene",
    "Richtung",
    "Term",
    "Vergleich",
    "Verweis",
]
