"""The address of a page as the view of a step, and back."""

import re
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from sozialraum.model import Ansicht
from sozialraum.model.workshop import SEITEN, STANDARD_EBENEN

_DER_SEITEN = """
indikator jahr basisjahr raumebene stadtteil ebenen verfahren grenzen klassen farben pruefen adresse
belegstufen handlungsfeld option liste suche stand raumbezug zielgruppe zustaendig zeilen sortierung
ansicht gebiete indikatoren karten zweitindikator von bis stadtteile darstellung indexjahr verknuepfung
bereich arten standstatus gehweg umweg bedarf naeherung neu vorschlag
sicht vorlage teilindikatoren normierung mittelung typindikatoren typspanne
"""
SCHLUESSEL = frozenset(_DER_SEITEN.split())
"""Keys by which links name the choices of the pages; a public contract."""
NUMMERIERT = re.compile(r"(indikator|regel|wert|schwelle)\d{1,2}")
JE_TEILINDIKATOR = re.compile(r"(gewicht|vorrang|typvorrang)_[a-z0-9_]+")
KEINE_SEITE = "Diese Seite lässt sich nicht als Schritt übernehmen."
WICHTIG = (
    "option",
    "indikator",
    "zweitindikator",
    "jahr",
    "stadtteil",
    "bereich",
    "sicht",
    "vorlage",
    "liste",
)
"""Keys that say what a view shows; the others only say how."""
_NAMEN = {"": "Karte", "prioritaeten": "Prioritäten"}


def view(adresse: str, zoom: float | None = None, mitte: tuple[float, float] | None = None) -> Ansicht:
    """What an address of the dashboard shows; keys that no page knows are dropped.

    ValueError with a German sentence, if it is the address of no such page.
    """
    try:
        teile = urlsplit(adresse)
    except ValueError:
        raise ValueError(KEINE_SEITE) from None
    seite = teile.path.rstrip("/").rpartition("/")[2]
    if seite not in SEITEN:
        raise ValueError(KEINE_SEITE)
    wahl = {
        name: tuple(werte)
        for name, werte in parse_qs(teile.query, keep_blank_values=True).items()
        if name in SCHLUESSEL or NUMMERIERT.fullmatch(name) or JE_TEILINDIKATOR.fullmatch(name)
    }
    if wahl.get("sicht") == ("Entscheidungsbogen",):  # for the Moderation alone, and no map
        raise ValueError(KEINE_SEITE)
    if not seite:  # said outright: a step that says nothing is shown without signs
        wahl.setdefault("ebenen", STANDARD_EBENEN)
    return Ansicht(seite, wahl, zoom, mitte)


def address(ansicht: Ansicht) -> str:
    """Address of the view in the dashboard, whole: no choice made elsewhere is added to it."""
    wahl = urlencode({k: list(werte) for k, werte in ansicht.wahl.items()}, doseq=True, quote_via=quote)
    return f"/{ansicht.seite}?{wahl}" if wahl else f"/{ansicht.seite}"


def told(ansicht: Ansicht) -> str:
    """What a view shows: "Karte: Anteil der Kinder, 2022, Testheim"."""
    seite = _NAMEN.get(ansicht.seite, ansicht.seite.capitalize())
    werte = [wert for schluessel in WICHTIG for wert in ansicht.wahl.get(schluessel, ()) if wert]
    ausschnitt = "" if ansicht.zoom is None else " (Ausschnitt)"
    return f"{seite}: {', '.join(werte)}{ausschnitt}" if werte else f"{seite}{ausschnitt}"
