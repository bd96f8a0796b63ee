"""The Typologie as a map to take along: status as colour, Dynamik in words below the names."""

from sozialraum.analysis.typology import Achse, Typologie
from sozialraum.model import Datenbestand
from sozialraum.views import typology_words
from sozialraum.views.map_sheet import (
    TEXT,
    ZAHL,
    Geodaten,
    Kartenblatt,
    Legendeneintrag,
    Merkmal,
    licences,
    source_names,
)
from sozialraum.views.origin import used_sources
from sozialraum.views.typology_page import FARBEN, TITEL
from sozialraum.views.typology_words import GRENZEN, ZEICHEN


def sheet(bestand: Datenbestand, typologie: Typologie, gewaehlt: str | None = None) -> Kartenblatt:
    """The map as the page shows it; hatched without a status."""
    ebene = bestand.raumebenen[typologie.raumebene]
    bilder = typology_words.images(typologie)
    quellen = used_sources(bestand, bilder)
    saetze = typology_words.summary(typologie, ebene)
    status, dynamik = typologie.status.klassen, typologie.dynamik.klassen
    return Kartenblatt(
        daten=Geodaten(
            ebene=ebene,
            kennung="typologie",
            titel=TITEL,
            beschreibung=f"{basis(typologie)} {' '.join(saetze)}",
            stand=typology_words.dates(bilder),
            quellen=quellen,
            merkmale=(
                *_attributes("status", typologie.status),
                *_attributes("dynamik", typologie.dynamik),
                Merkmal("quelle", TEXT, dict.fromkeys(ebene.namen, source_names(quellen))),
                Merkmal("lizenz", TEXT, dict.fromkeys(ebene.namen, licences(quellen))),
            ),
        ),
        untertitel=f"Stand {typology_words.dates(bilder)}",
        farben={raum: FARBEN[klasse] for raum, klasse in status.items()},
        werte={raum: f"{ZEICHEN[klasse]} {klasse}" for raum, klasse in dynamik.items()},
        legendentitel="Status (Standardabweichungen)",
        legende=tuple(
            Legendeneintrag(f"{klasse}: {GRENZEN[klasse]}", farbe) for klasse, farbe in FARBEN.items()
        )
        if status
        else (Legendeneintrag("nicht bestimmbar", ""),),
        hinweise=(
            *([f"Dynamik {typologie.von} bis {typologie.bis}: {_signs()}."] if dynamik else []),
            basis(typologie),
            " ".join(saetze),
            *typology_words.left_out(typologie, ebene),
        ),
        gewaehlt=gewaehlt,
    )


def basis(typologie: Typologie) -> str:
    """What the classes rest on, each Indikator with its direction."""
    bausteine = (*typologie.status.bausteine, *typologie.dynamik.bausteine)
    namen = dict.fromkeys(
        f"{b.wahl.indikator.kurzname} ({b.wahl.vorrang} gelten als Belastung)" for b in bausteine
    )
    return f"Aus: {', '.join(namen)}."


def _signs() -> str:
    return ", ".join(f"{zeichen} {klasse} ({GRENZEN[klasse]})" for klasse, zeichen in ZEICHEN.items())


def _attributes(name: str, achse: Achse) -> tuple[Merkmal, Merkmal]:
    klassen = {raum: klasse.value for raum, klasse in achse.klassen.items()}
    return Merkmal(name, ZAHL, dict(achse.werte)), Merkmal(f"{name}_klasse", TEXT, klassen)
