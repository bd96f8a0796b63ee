"""The sentences of an indicator sheet: where and when there are values, and what they do not allow."""

from itertools import groupby

from sozialraum.analysis.availability import Anmerkung, Verfuegbarkeit
from sozialraum.model import STADT_ID, Indikator, Raumebene
from sozialraum.views import numbers
from sozialraum.views.names import STADT_NAME

ABSOLUT = (
    "Eine absolute Zahl: Sie hängt von der Größe des Gebiets ab und wird deshalb nicht mit dem Stadtwert "
    "verglichen."
)
RUNDUNG = " Ränge und Abstände folgen den gerundeten Werten: Was gleich aussieht, gilt als gleich."
NAMENTLICH = 3
"""Up to so many areas are named one by one in a sentence."""
_ZAHLWORT = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")


def years(jahre: tuple[int, ...]) -> str:
    """(2002, 2003, 2004, 2008) -> "2002 bis 2004 und 2008"."""
    teile = []
    for lauf in _runs(jahre):
        teile += [f"{lauf[0]} bis {lauf[-1]}"] if len(lauf) > 2 else map(str, lauf)
    return numbers.enumeration(teile)


def dates(stichtage: tuple[str, ...]) -> str:
    """Stichtage in words; the same day in several years is said once: "31.12. der Jahre 2010 bis 2022"."""
    jahre_am_tag: dict[str, tuple[int, ...]] = {}
    for stichtag in stichtage:
        tag = stichtag[4:]
        jahre_am_tag[tag] = (*jahre_am_tag.get(tag, ()), int(stichtag[:4]))
    teile = []
    for tag, jahre in jahre_am_tag.items():
        if len(jahre) == 1:
            teile.append(numbers.date(f"{jahre[0]}{tag}"))
        elif tag:
            am_tag = numbers.date(f"{jahre[0]}{tag}").removesuffix(str(jahre[0])).strip()
            teile.append(f"{am_tag} der Jahre {years(jahre)}")
        else:
            teile.append(f"Jahre {years(jahre)}")
    return numbers.enumeration(teile)


def count(anzahl: int) -> str:
    """2 -> "zwei"; digits above ten."""
    return _ZAHLWORT[anzahl] if 1 < anzahl < len(_ZAHLWORT) else str(anzahl)


def summary(ebene: Raumebene, verfuegbar: Verfuegbarkeit) -> str:
    """One sentence on the areas: "Werte für alle zehn Stadtteile von 2010 bis 2022"."""
    if not verfuegbar.gruppen:
        if not verfuegbar.stadt_quellen:
            return "Es liegt kein Wert vor"
        return f"Werte nur für {STADT_NAME}{_when(tuple(verfuegbar.stadt_quellen))}"
    teile = [
        f"{_which(ebene, raeume, len(verfuegbar.gebiete))}{_when(jahre)}"
        for raeume, jahre in verfuegbar.gruppen
    ]
    return f"Werte {numbers.enumeration(teile)}"


def city_summary(verfuegbar: Verfuegbarkeit) -> str:
    """One sentence on the city value beside those of areas, "" if there are none of areas."""
    jahre, stadt = tuple(verfuegbar.quellen), tuple(verfuegbar.stadt_quellen)
    if not jahre:
        return ""
    if not stadt:
        return "Ein Stadtwert liegt nicht vor"
    if jahre != stadt:
        return f"Stadtwert{_when(stadt)}"
    return "Stadtwert für dasselbe Jahr" if len(jahre) == 1 else "Stadtwert für dieselben Jahre"


def short(ebene: Raumebene, verfuegbar: Verfuegbarkeit) -> str:
    """A few words for the list of all Indikatoren."""
    if verfuegbar.vollstaendige_jahre:
        return f"vollständig ({years(verfuegbar.vollstaendige_jahre)})"
    if verfuegbar.gruppen:
        raeume = {raum for gruppe, _ in verfuegbar.gruppen for raum in gruppe}
        wie_viele = f"{len(raeume)} von {len(verfuegbar.gebiete)} {ebene.mehrzahl}n"
        return f"{wie_viele} ({years(tuple(verfuegbar.quellen))})"
    if verfuegbar.stadt_quellen:
        return f"nur Stadtwert ({years(tuple(verfuegbar.stadt_quellen))})"
    return "kein Wert"


def limits(indikator: Indikator, ebene: Raumebene, verfuegbar: Verfuegbarkeit) -> list[str]:
    """What the values do not allow, from the catalogue and from what is there and what is missing."""
    return [
        satz
        for satz in (
            ABSOLUT if indikator.absolut else "",
            indikator.stadtwert_hinweis,
            _no_rank(ebene, verfuegbar),
            *_time_limits(indikator, verfuegbar),
            _other_city(verfuegbar),
            f"Gezeigt {_decimals(indikator.nachkommastellen)}.{RUNDUNG if verfuegbar.gruppen else ''}",
        )
        if satz
    ]


def places(ebene: Raumebene, anmerkung: Anmerkung) -> str:
    """Where a note stands: "Moisling (2013), Lübeck insgesamt (2013 und 2014)"."""
    gruppen: dict[tuple[int, ...], list[str]] = {}
    for raum in (*ebene.namen, STADT_ID):
        if raum in anmerkung.stellen:
            gruppen.setdefault(anmerkung.stellen[raum], []).append(ebene.namen.get(raum, STADT_NAME))
    teile = []
    for jahre, namen in gruppen.items():
        alle = set(ebene.namen.values()) <= set(namen)
        wer = [f"alle {ebene.mehrzahl}", *namen[len(ebene.namen) :]] if alle else namen
        teile.append(f"{numbers.enumeration(wer)} ({years(jahre)})")
    return "; ".join(teile)


def _runs(jahre: tuple[int, ...]) -> list[list[int]]:
    """Consecutive years together."""
    laeufe = groupby(enumerate(jahre), lambda paar: paar[1] - paar[0])
    return [[jahr for _, jahr in lauf] for _, lauf in laeufe]


def _when(jahre: tuple[int, ...]) -> str:
    if len(jahre) > 2 and len(_runs(jahre)) == 1:
        return f" von {jahre[0]} bis {jahre[-1]}"
    return f" ({years(jahre)})"


def _which(ebene: Raumebene, raeume: tuple[str, ...], alle: int) -> str:
    if len(raeume) == alle:
        return f"für alle {count(alle)} {ebene.mehrzahl}"
    if len(raeume) <= NAMENTLICH:
        return f"nur für {numbers.enumeration([ebene.namen[raum] for raum in raeume])}"
    return f"nur für {count(len(raeume))} von {count(alle)} {ebene.mehrzahl}n"


def _decimals(stellen: int) -> str:
    if not stellen:
        return "ohne Nachkommastellen"
    return "mit einer Nachkommastelle" if stellen == 1 else f"mit {count(stellen)} Nachkommastellen"


def _no_rank(ebene: Raumebene, verfuegbar: Verfuegbarkeit) -> str:
    if not verfuegbar.gruppen:
        return (
            f"Über einzelne {ebene.mehrzahl} sagt der Stadtwert nichts." if verfuegbar.stadt_quellen else ""
        )
    ohne = tuple(jahr for jahr in verfuegbar.quellen if jahr not in verfuegbar.vollstaendige_jahre)
    if not ohne:
        return ""
    return f"Ohne Rangfolge für {years(ohne)}: Nicht für alle {ebene.mehrzahl} gibt es einen Wert."


def _time_limits(indikator: Indikator, verfuegbar: Verfuegbarkeit) -> list[str]:
    """What years allow, for the areas; for the city where only that has values."""
    quellen = verfuegbar.quellen or verfuegbar.stadt_quellen
    jahre = tuple(quellen)
    if not jahre:
        return []
    if len(jahre) == 1:
        return ["Nur ein Jahr: Über eine Entwicklung sagt der Wert nichts."]
    saetze = []
    if indikator.braucht_basisjahr:
        saetze.append("Werte gibt es nur für Jahre nach dem Basisjahr.")
    fehlend = tuple(jahr for jahr in range(jahre[0], jahre[-1]) if jahr not in quellen)
    if fehlend:
        saetze.append(f"Dazwischen liegt kein Wert vor: {years(fehlend)}.")
    if len(set(quellen.values())) > 1:
        gruppen: dict[tuple[str, ...], tuple[int, ...]] = {}
        for jahr, quelle in quellen.items():
            gruppen[quelle] = (*gruppen.get(quelle, ()), jahr)
        saetze.append(
            f"Die Werte stammen aus verschiedenen Quellen ({'; '.join(map(years, gruppen.values()))}). "
            "Sie bilden keine Reihe; vergleichbar sind nur Jahre aus derselben Quelle."
        )
    return saetze


def _other_city(verfuegbar: Verfuegbarkeit) -> str:
    if not verfuegbar.anderer_stand:
        return ""
    return (
        f"Der Stadtwert für {years(verfuegbar.anderer_stand)} hat einen anderen Stichtag oder eine andere "
        "Quelle; er steht deshalb nicht neben den Werten der Gebiete."
    )
