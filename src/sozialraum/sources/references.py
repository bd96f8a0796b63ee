"""Rules between records: what is named must exist, what is unique must stand once."""

from collections.abc import Iterable

import shapely

from sozialraum.errors import Problem
from sozialraum.model import FLAECHE, STADT, STADT_ID, STADTTEIL, Raumebene
from sozialraum.sources.records import Datensatz

BEDARF = "ein Indikator zur Auswahl, keine absolute Zahl und ohne @basisjahr"


class Saetze(list):
    """Valid records with their raw form; `fehlerhafte`: ids of those that failed, so that one broken
    block does not also break all that name it."""

    def __init__(self, gueltige: Iterable[tuple[Datensatz, object]], fehlerhafte: set[str]) -> None:
        super().__init__(gueltige)
        self.fehlerhafte = fehlerhafte


def check(saetze: dict[str, Saetze], ebenen: dict[str, Raumebene], probleme: list[Problem]) -> None:
    """Notes every broken reference and every key that stands twice."""
    for name in ("raumebenen", "indikatoren", "quellen", "optionen", "einrichtungen", "programmgebiete"):
        _unique(((roh, satz.id) for roh, satz in saetze[name]), "id", probleme)
    _unique(
        (
            (roh, name)
            for roh, satz in saetze["indikatoren"]
            for name in dict.fromkeys([satz.kurzname, *satz.alias])
        ),
        "kurzname",
        probleme,
    )
    _unique(((roh, satz.mehrzahl) for roh, satz in saetze["raumebenen"]), "mehrzahl", probleme)
    _unique(((roh, satz.titel) for roh, satz in saetze["optionen"]), "titel", probleme)
    _check_level_names(saetze["raumebenen"], ebenen, probleme)
    indikatoren = {satz.id: satz for _, satz in saetze["indikatoren"]}
    _check_catalogue(saetze["indikatoren"], indikatoren, probleme)
    _check_observations(saetze, indikatoren, ebenen, probleme)
    stadtteile = ebenen[STADTTEIL].namen if STADTTEIL in ebenen else None
    _check_options(saetze, indikatoren, stadtteile, probleme)
    _check_rule(saetze, indikatoren, probleme)
    if stadtteile is not None:
        _check_places(saetze, ebenen[STADTTEIL], probleme)


def _problem(roh: Datensatz, spalte: str, wert: object, erwartet: str) -> Problem:
    pfad = tuple(int(teil) if teil.isdigit() else teil for teil in spalte.split("."))
    return Problem(roh.datei, roh.line_of(pfad), spalte, f"„{wert}“ gibt es nicht.", erwartet)


def _span(namen: Iterable[str]) -> str:
    geordnet = sorted(namen)
    return f"{geordnet[0]} bis {geordnet[-1]}"


def _unique(paare: Iterable[tuple[Datensatz, object]], spalte: str, probleme: list[Problem]) -> None:
    erste: dict[object, int] = {}
    for roh, wert in paare:
        if wert in erste:
            probleme.append(
                Problem(
                    roh.datei,
                    roh.line_of((spalte,)),
                    spalte,
                    f"„{wert}“ steht schon in Zeile {erste[wert]}.",
                    "jeden Eintrag einmal",
                )
            )
        else:
            erste[wert] = roh.line_of((spalte,))


def _check_level_names(raumebenen, ebenen, probleme) -> None:
    for roh, satz in raumebenen:
        if satz.id == STADT:
            probleme.append(_reserved(roh, satz.id))
    if raumebenen and STADTTEIL not in {satz.id for _, satz in raumebenen}:
        probleme.append(
            Problem(
                raumebenen[0][0].datei, None, "id", "Die Raumebene „stadtteil“ fehlt.", "ein Block mit ihr"
            )
        )
    for roh, satz in raumebenen:
        if satz.id in ebenen and STADT_ID in ebenen[satz.id].namen:
            probleme.append(_reserved(roh, STADT_ID))


def _reserved(roh: Datensatz, wert: str) -> Problem:
    return Problem(
        roh.datei, roh.zeile, "id", f"„{wert}“ ist der Gesamtstadt vorbehalten.", "eine andere Kennung"
    )


def _check_catalogue(eintraege, indikatoren, probleme) -> None:
    if eintraege and not any(satz.auswahl for _, satz in eintraege):
        datei = eintraege[0][0].datei
        probleme.append(
            Problem(datei, None, "auswahl", "Kein Indikator steht zur Auswahl.", "mindestens einer")
        )
    for roh, satz in eintraege:
        if satz.kernzahl and _needs_base_year(satz):
            probleme.append(
                Problem(
                    roh.datei,
                    roh.line_of(("kernzahl",)),
                    "kernzahl",
                    "Der Indikator braucht ein Basisjahr, die Übersicht hat keines.",
                    "ein Indikator ohne @basisjahr",
                )
            )
        for feld in ("zaehler", "nenner"):
            for term in getattr(satz, feld):
                name = term.removeprefix("-").removesuffix("@basisjahr")
                if name in eintraege.fehlerhafte:
                    continue
                if name != FLAECHE and (name not in indikatoren or indikatoren[name].nenner):
                    probleme.append(
                        _problem(roh, feld, name, "ein nicht abgeleiteter Indikator des Katalogs")
                    )


def _needs_base_year(satz) -> bool:
    return any(term.endswith("@basisjahr") for term in satz.zaehler + satz.nenner)


def _check_observations(saetze, indikatoren, ebenen, probleme) -> None:
    quellen = {satz.id for _, satz in saetze["quellen"]} | saetze["quellen"].fehlerhafte
    angekuendigt = {satz.id for _, satz in saetze["raumebenen"]} | saetze["raumebenen"].fehlerhafte
    erlaubt = {STADT: {STADT_ID}} | {name: set(ebene.namen) for name, ebene in ebenen.items()}
    for roh, satz in saetze["beobachtungen"]:
        if satz.raumebene not in angekuendigt | {STADT}:
            namen = ", ".join(sorted(angekuendigt | {STADT}))
            probleme.append(_problem(roh, "raumebene", satz.raumebene, namen))
        elif satz.raumebene in erlaubt and satz.raum_id not in erlaubt[satz.raumebene]:
            probleme.append(_problem(roh, "raum_id", satz.raum_id, _span(erlaubt[satz.raumebene])))
        eintrag = indikatoren.get(satz.indikator)
        if eintrag is None or eintrag.nenner:
            if satz.indikator not in saetze["indikatoren"].fehlerhafte:
                probleme.append(
                    _problem(
                        roh, "indikator", satz.indikator, "ein nicht abgeleiteter Indikator des Katalogs"
                    )
                )
        elif satz.wert is not None and not _plausible(satz.wert, eintrag):
            probleme.append(
                Problem(
                    roh.datei,
                    roh.zeile,
                    "wert",
                    f"„{roh.felder['wert']}“ kann in {eintrag.einheit} nicht stimmen.",
                    "höchstens 100" if eintrag.einheit == "%" else "eine Zahl ab 0",
                )
            )
        if satz.quelle not in quellen:
            probleme.append(_problem(roh, "quelle", satz.quelle, "eine id aus indikatoren/quellen.toml"))
    _unique(
        (
            (roh, f"{satz.raumebene} {satz.raum_id} {satz.indikator} {satz.stichtag}")
            for roh, satz in saetze["beobachtungen"]
        ),
        "",
        probleme,
    )


def _plausible(wert: float, eintrag) -> bool:
    """A slipped comma is the commonest mistake: no share is beyond 100 %, no count negative."""
    return abs(wert) <= 100 if eintrag.einheit == "%" else wert >= 0 or not eintrag.absolut


def _check_options(saetze, indikatoren, stadtteile, probleme) -> None:
    bekannt = set(indikatoren) | saetze["indikatoren"].fehlerhafte
    for roh, satz in saetze["optionen"]:
        listen = {"anhaltspunkte": satz.anhaltspunkte}
        if satz.raumbezug.kriterium:
            listen["raumbezug.kriterium.alle"] = satz.raumbezug.kriterium.alle
            listen["raumbezug.kriterium.eine"] = satz.raumbezug.kriterium.eine
        for pfad, bedingungen in listen.items():
            for bedingung in bedingungen:
                if bedingung.indikator is None:
                    continue
                eintrag = indikatoren.get(bedingung.indikator)
                if bedingung.indikator not in bekannt or (eintrag and _needs_base_year(eintrag)):
                    probleme.append(
                        _problem(roh, pfad, bedingung.indikator, "ein Indikator des Katalogs ohne @basisjahr")
                    )
                elif eintrag and eintrag.absolut and bedingung.bezug is None:
                    probleme.append(
                        Problem(
                            roh.datei,
                            roh.line_of(tuple(pfad.split("."))),
                            pfad,
                            f"„{eintrag.id}“ ist eine absolute Zahl; sie liegt nie über der der Stadt.",
                            "ein Anteil oder eine Zahl als bezug",
                        )
                    )
        _check_history(roh, satz, probleme)
        for raum in satz.raumbezug.raeume if stadtteile is not None else []:
            if raum not in stadtteile:
                probleme.append(_problem(roh, "raumbezug.raeume", raum, _span(stadtteile)))


def _check_history(roh: Datensatz, satz, probleme: list[Problem]) -> None:
    """A later step does not stand above an earlier one; steps without a date may stand anywhere."""
    vorher = ""
    for nummer, ereignis in enumerate(satz.verlauf):
        if ereignis.datum is None:
            continue
        genau = min(len(ereignis.datum), len(vorher))  # "2024" is not before "2024-05-07"
        if ereignis.datum[:genau] < vorher[:genau]:
            probleme.append(
                Problem(
                    roh.datei,
                    roh.line_of(("verlauf", nummer, "datum")),
                    f"verlauf[{nummer + 1}].datum",
                    f"„{ereignis.datum}“ liegt vor dem Schritt darüber ({vorher}).",
                    "die Schritte in der Folge der Zeit",
                )
            )
        vorher = ereignis.datum


def _check_rule(saetze, indikatoren, probleme) -> None:
    """There is one rule, and its Indikatoren can be held against the city value."""
    optionen = {satz.id for _, satz in saetze["optionen"]} | saetze["optionen"].fehlerhafte
    for roh, satz in saetze["regeln"]:
        if satz.option not in optionen:
            probleme.append(_problem(roh, "option", satz.option, "die id einer Option"))
        for feld, kennungen in (("indikator", [satz.indikator]), ("naeherungen", satz.naeherungen)):
            for kennung in kennungen:
                eintrag = indikatoren.get(kennung)
                if eintrag is None and kennung not in saetze["indikatoren"].fehlerhafte:
                    probleme.append(_problem(roh, feld, kennung, BEDARF))
                elif eintrag is not None and not measures_need(eintrag):
                    satz_dazu = f"„{kennung}“ lässt sich hier nicht verwenden."
                    probleme.append(Problem(roh.datei, roh.line_of((feld,)), feld, satz_dazu, BEDARF))
    for roh, _ in saetze["regeln"][1:]:
        probleme.append(Problem(roh.datei, roh.zeile, "", "Es gibt schon eine Regel.", "ein Block [[regel]]"))


def measures_need(satz) -> bool:
    """Whether a record of the catalogue can be held against other areas by itself."""
    return satz.auswahl and not satz.absolut and not _needs_base_year(satz)


def _check_places(saetze, stadtteile: Raumebene, probleme) -> None:
    flaechen = dict(zip(stadtteile.flaechen["id"], stadtteile.flaechen.geometry, strict=True))
    for roh, satz in saetze["einrichtungen"]:
        if satz.stadtteil_id and satz.stadtteil_id not in flaechen:
            probleme.append(_problem(roh, "stadtteil_id", satz.stadtteil_id, _span(flaechen)))
        elif satz.lat is not None:
            punkt = shapely.Point(satz.lon, satz.lat)
            trifft = [kennung for kennung, flaeche in flaechen.items() if flaeche.covers(punkt)]
            if satz.stadtteil_id not in trifft:
                lage = f"in Stadtteil {trifft[0]}" if trifft else "außerhalb von Lübeck"
                erwartet = (
                    f"ein Punkt in Stadtteil {satz.stadtteil_id}"
                    if satz.stadtteil_id
                    else ("der Stadtteil, in dem der Punkt liegt" if trifft else "ein Punkt in Lübeck")
                )
                probleme.append(
                    Problem(roh.datei, roh.zeile, "lat, lon", f"Der Punkt liegt {lage}.", erwartet)
                )
    for roh, satz in saetze["programmgebiete"]:
        for kennung in satz.stadtteil_ids:
            if kennung not in flaechen:
                probleme.append(_problem(roh, "stadtteil_ids", kennung, _span(flaechen)))
