"""Where an option would apply as a map to take along: answers as colours, reasons as attributes."""

from sozialraum.model import STADTTEIL, Datenbestand
from sozialraum.views import option_areas, option_words
from sozialraum.views.map_sheet import GRAU, TEXT, Geodaten, Kartenblatt, Legendeneintrag, Merkmal
from sozialraum.views.option_trial import Ortsbild

WARNUNG = "Eine Zuordnung allein begründet keinen Handlungsbedarf."


def sheet(bestand: Datenbestand, bild: Ortsbild, gewaehlt: str | None = None) -> Kartenblatt:
    """The map of one option, with its grade in words; on trial the trial and the answer of the file."""
    option, tabelle = bild.option, option_areas.table(bestand, bild)
    stufe = option.belegstufe
    return Kartenblatt(
        daten=Geodaten(
            ebene=bestand.raumebenen[STADTTEIL],
            kennung=f"option_{option.id}",
            titel=option.titel,
            beschreibung=" ".join((option.beschreibung, *tabelle.hinweise)),
            stand=option_words.state(option),
            quellen=tabelle.quellen,
            merkmale=_attributes(bestand, bild),
        ),
        untertitel=f"Stufe {stufe}: {option_words.BELEG[stufe]} · {option_words.kind(stufe)} · "
        f"{option_words.state(option)}",
        farben={raum: option_areas.FARBEN[lage] for raum, lage in option_areas.positions(bild).items()},
        werte={},
        legendentitel=option_areas.question(bild),
        legende=tuple(Legendeneintrag(text, farbe) for farbe, text in option_areas.legend_entries(bild)),
        hinweise=(*tabelle.hinweise, *(f"Quelle der Option: {verweis.titel}" for verweis in option.quellen)),
        gewaehlt=gewaehlt,
        warnung=WARNUNG,
        linie=GRAU,  # white would not be seen between two areas as light as these
    )


def _attributes(bestand: Datenbestand, bild: Ortsbild) -> tuple[Merkmal, ...]:
    """What every Stadtteil carries; the answer of the file only beside that of a trial."""
    option, lagen = bild.option, option_areas.positions(bild)
    namen = bestand.raumebenen[STADTTEIL].namen
    saetze = {
        raum: " ".join(option_areas.sentences(bestand, zuordnung, namen[raum]))
        for raum, zuordnung in bild.nachher.items()
    }
    datei = {raum: option_areas.word(bild, zuordnung.ortsantwort) for raum, zuordnung in bild.vorher.items()}
    return (
        Merkmal("option", TEXT, dict.fromkeys(lagen, option.titel)),
        Merkmal("belegstufe", TEXT, dict.fromkeys(lagen, option.belegstufe.value)),
        Merkmal("beleg", TEXT, dict.fromkeys(lagen, option_words.BELEG[option.belegstufe])),
        Merkmal(
            "antwort", TEXT, {raum: option_areas.word(bild, lage.antwort) for raum, lage in lagen.items()}
        ),
        *([Merkmal("antwort_datei", TEXT, datei)] * bild.probe),
        Merkmal("begruendung", TEXT, {raum: satz for raum, satz in saetze.items() if satz}),
    )
