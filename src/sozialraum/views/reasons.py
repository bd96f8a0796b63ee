"""Why an option concerns an area, in one sentence built from data."""

from sozialraum.analysis.options import Antwort, Befund, Zuordnung
from sozialraum.model import Bedingung, Datenbestand, Raumbezug, Vergleich
from sozialraum.views import numbers

_LAGE = {
    Vergleich.UEBER: "über",
    Vergleich.MINDESTENS: "nicht unter",
    Vergleich.UNTER: "unter",
    Vergleich.HOECHSTENS: "nicht über",
}
_GEGENTEIL = {
    Vergleich.UEBER: "nicht über",
    Vergleich.MINDESTENS: "unter",
    Vergleich.UNTER: "nicht unter",
    Vergleich.HOECHSTENS: "über",
}


def comparison(befund: Befund) -> str:
    """ "„Alleinerziehende“ mit 33,2 % über dem Stadtwert von 26,8 % liegt (09.05.2011)"."""
    indikator = befund.auspraegung.indikator
    lage = _LAGE if befund.antwort is Antwort.ERFUELLT else _GEGENTEIL
    wert = numbers.with_unit(befund.wert, indikator)
    bezug = numbers.with_unit(befund.bezugswert, indikator)
    womit = f"dem Stadtwert von {bezug}" if befund.bedingung.bezug is None else bezug
    stand = numbers.date(befund.auspraegung.stichtag)
    return f"„{indikator.kurzname}“ mit {wert} {lage[befund.bedingung.vergleich]} {womit} liegt ({stand})"


def untestable(bestand: Datenbestand, bedingung: Bedingung, auskunft: bool = True) -> str:
    """What is missing to answer a condition, and with `auskunft` who has it."""
    if bedingung.offen:
        return f"offen ist: {bedingung.offen}"
    indikator = bestand.indikatoren[bedingung.indikator]
    wer = f" (Auskunft: {indikator.datenhalter})" if auskunft and indikator.datenhalter else ""
    return f"der Wert „{indikator.kurzname}“ fehlt{wer}"


def reason(bestand: Datenbestand, zuordnung: Zuordnung, raumname: str, auskunft: bool = True) -> str:
    """Why an option concerns an area or not, in one sentence. `auskunft`: also who has missing values."""
    option = zuordnung.option
    if option.raumbezug is Raumbezug.GESAMTSTADT:
        ort = option.raumbezug_text
        return f"Raumbezug der Quelle: {ort}." if ort else "Gilt für die ganze Stadt."
    if option.raumbezug is Raumbezug.STADTTEILE:
        if zuordnung.antwort is Antwort.NICHT_PRUEFBAR:
            return f"Die Quelle nennt Stadtteile, keine kleineren Gebiete: {option.raumbezug_text}."
        if zuordnung.antwort is Antwort.NICHT_ERFUELLT:
            return f"Betrifft {raumname} nicht, weil die Quelle nur andere Gebiete nennt."
        return f"Betrifft {raumname}, weil die Quelle das Gebiet nennt: {option.raumbezug_text}."
    gruende = [
        f"weil {comparison(b)}" for b in zuordnung.befunde if b.antwort is zuordnung.antwort and b.auspraegung
    ]
    if zuordnung.antwort is Antwort.NICHT_PRUEFBAR:
        fehlt = [untestable(bestand, b.bedingung, auskunft) for b in zuordnung.befunde if not b.auspraegung]
        erfuellt = [f"zwar gilt, dass {comparison(b)}" for b in zuordnung.befunde if b.auspraegung]
        return f"Nicht prüfbar: {'; '.join(erfuellt + fehlt)}."
    return f"Kriterium {zuordnung.antwort}, {numbers.enumeration(gruende)}."


def clue(bestand: Datenbestand, zuordnung: Zuordnung, auskunft: bool = True) -> str:
    """Whether the clues speak for an area, in one sentence; what a holding clue outweighs is left out."""
    fuer, gegen, offen = (
        [befund for befund in zuordnung.anhaltspunkte if befund.antwort is antwort]
        for antwort in (Antwort.ERFUELLT, Antwort.NICHT_ERFUELLT, Antwort.NICHT_PRUEFBAR)
    )
    fehlt = [untestable(bestand, befund.bedingung, auskunft) for befund in offen]
    if fuer:
        gruende = numbers.enumeration([f"weil {comparison(befund)}" for befund in fuer])
        return f"Anhaltspunkt, {'; nicht prüfbar: '.join(filter(None, (gruende, '; '.join(fehlt))))}."
    if fehlt:
        bekannt = [f"zwar gilt, dass {comparison(befund)}" for befund in gegen]
        return f"Anhaltspunkt nicht prüfbar: {'; '.join(bekannt + fehlt)}."
    return f"Kein Anhaltspunkt, {numbers.enumeration([f'weil {comparison(befund)}' for befund in gegen])}."
