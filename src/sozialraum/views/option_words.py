"""What is said of an option wherever it stands. Only grades A and B are options of the report."""

from sozialraum.model import STADTTEIL, Belegstufe, Datenbestand, Handlungsoption, Raumbezug
from sozialraum.views import numbers

BELEG = {
    Belegstufe.A: "steht in der Vorlage zu Teil 2",
    Belegstufe.B: "mittelbar belegt",
    Belegstufe.C: "Antrag oder Beschluss im Umfeld",
    Belegstufe.D: "Bestand",
}
"""The grade in words, short enough for a heading; `Belegstufe.bedeutung` is the whole sentence."""


def kind(stufe: Belegstufe, mehrzahl: bool = False) -> str:
    """What an option of that grade may be called, or with `mehrzahl` several of them."""
    if not stufe.gehoert_zum_bericht:
        return "Umfeld des Berichts"
    return "Handlungsoptionen des Berichts" if mehrzahl else "Handlungsoption des Berichts"


def state(option: Handlungsoption) -> str:
    """ "beschlossen (30.05.2024)"; without a date "beschlossen (Datum nicht belegt)"."""
    wann = numbers.date(option.stand_datum) if option.stand_datum else "Datum nicht belegt"
    return f"{option.stand} ({wann})"


def last_step(option: Handlungsoption) -> str:
    """ "30.05.2024: Weiterverfolgung beschlossen", the last thing that followed the state.

    "" if nothing did; without a date of the state nobody knows what came after it.
    """
    spaetere = [e for e in option.verlauf if option.stand_datum and e.datum > option.stand_datum]
    if not spaetere:
        return ""
    letzter = max(spaetere, key=lambda ereignis: ereignis.datum)
    return f"{numbers.date(letzter.datum)}: {letzter.ereignis}"


def papers(option: Handlungsoption) -> str:
    """The council papers of its history, each once: "VO/2023/12819, VO/2024/1"; "" without any."""
    return ", ".join(dict.fromkeys(e.drucksache for e in option.verlauf if e.drucksache))


def place(bestand: Datenbestand, option: Handlungsoption) -> str:
    """Where an option applies, in the words of its source and with the names of its Stadtteile."""
    text = option.raumbezug_text
    if option.raumbezug is Raumbezug.STADTTEILE:
        namen = bestand.raumebenen[STADTTEIL].namen
        genannt = numbers.enumeration([namen[raum] for raum in option.raeume])
        return genannt if text in ("", genannt) else f"{genannt} (Quelle: „{text}“)"
    if option.raumbezug is Raumbezug.KRITERIUM:
        return f"nach Kriterium: {text}" if text else "nach einem Kriterium"
    return text or "ganze Stadt; ein Ort ist nicht genannt"
