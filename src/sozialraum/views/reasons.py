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


def untestable(bestand: Datenbestand, bedingung: Bedingung) -> str:
    """What is missing to answer a condition, and who has it."""
    if bedingung.offen:
        return f"offen ist: {bedingung.offen}"
    indikator = bestand.indikatoren[bedingung.indikator]
    wer = f" (Auskunft: {indikator.datenhalter})" if indikator.datenhalter else ""
    return f"der Wert „{indikator.kurzname}“ fehlt{wer}"


def reason(bestand: Datenbestand, zuordnung: Zuordnung, raumname: str) -> str:
    """The sentence beside an option in the panel of one area."""
    option = zuordnung.option
    if option.raumbezug is Raumbezug.GESAMTSTADT:
        ort = option.raumbezug_text
        return f"Raumbezug der Quelle: {ort}." if ort else "Gilt für die ganze Stadt."
    if option.raumbezug is Raumbezug.STADTTEILE:
        if zuordnung.antwort is Antwort.NICHT_PRUEFBAR:
            return f"Die Quelle nennt Stadtteile, keine kleineren Gebiete: {option.raumbezug_text}."
        return f"Betrifft {raumname}, weil die Quelle das Gebiet nennt: {option.raumbezug_text}."
    gruende = [
        f"weil {comparison(b)}" for b in zuordnung.befunde if b.antwort is zuordnung.antwort and b.auspraegung
    ]
    if zuordnung.antwort is Antwort.NICHT_PRUEFBAR:
        fehlt = [untestable(bestand, b.bedingung) for b in zuordnung.befunde if b.auspraegung is None]
        erfuellt = [f"zwar gilt, dass {comparison(b)}" for b in zuordnung.befunde if b.auspraegung]
        return f"Nicht prüfbar: {'; '.join(erfuellt + fehlt)}."
    return f"Kriterium {zuordnung.antwort}, {numbers.enumeration(gruende)}."


def clues(bestand: Datenbestand, zuordnung: Zuordnung) -> tuple[list[str], list[str]]:
    """Clues that hold in the area, and those that cannot be tested. What does not hold is left out."""
    treffer = [_fact(b) for b in zuordnung.anhaltspunkte if b.antwort is Antwort.ERFUELLT]
    offen = [
        bestand.indikatoren[b.bedingung.indikator].kurzname
        for b in zuordnung.anhaltspunkte
        if b.antwort is Antwort.NICHT_PRUEFBAR
    ]
    return treffer, offen


def _fact(befund: Befund) -> str:
    """ "Alleinerziehende (2011) 33,2 %, Stadt 26,8 % (09.05.2011)"."""
    indikator = befund.auspraegung.indikator
    wert = numbers.with_unit(befund.wert, indikator)
    bezug = numbers.with_unit(befund.bezugswert, indikator)
    womit = "Stadt" if befund.bedingung.bezug is None else "Schwelle"
    return f"{indikator.kurzname} {wert}, {womit} {bezug} ({numbers.date(befund.auspraegung.stichtag)})"
