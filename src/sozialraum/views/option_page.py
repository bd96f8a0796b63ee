"""The page of one option: what it is, how it is documented, what became of it."""

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.model import Datenbestand, Ereignis, Handlungsoption
from sozialraum.views import numbers, option_catalogue
from sozialraum.views.markup import render
from sozialraum.views.option_words import BELEG, kind, last_step, place, state
from sozialraum.views.table import Spalte, Tabelle

LEER = "nicht belegt"


def find(bestand: Datenbestand, titel: str) -> Handlungsoption | None:
    """The option of that title, as it stands in links; None if there is none."""
    return next((option for option in bestand.optionen if option.titel == titel), None)


def head(bestand: Datenbestand, option: Handlungsoption, filter_: Katalogfilter) -> str:
    """Ways through the catalogue as it was filtered and back to it, and everything known of the option.

    An option that the filter leaves out was reached some other way: then the ways lead through all.
    """
    alle = Katalogfilter().find(bestand.optionen)
    gefiltert = filter_.find(bestand.optionen)
    reihe = gefiltert if option in gefiltert else alle
    stelle = reihe.index(option)
    datiert, undatiert = course(option)
    return render(
        "option_seite",
        option=option,
        einordnung=kind(option.belegstufe),
        beleg=BELEG[option.belegstufe],
        stelle=f"{stelle + 1} von {len(reihe)}{' (gefiltert)' if len(reihe) < len(alle) else ''}",
        vorige=reihe[stelle - 1] if stelle else None,
        naechste=reihe[stelle + 1] if stelle + 1 < len(reihe) else None,
        katalog=option_catalogue.address(filter_),
        angaben=facts(bestand, option),
        datiert=datiert,
        undatiert=undatiert,
    )


def facts(bestand: Datenbestand, option: Handlungsoption) -> dict[str, str]:
    """What is known, by its name; what is not documented says so."""
    schritt = last_step(option)
    return {
        "Status": state(option),
        **({"Letzter Schritt": schritt} if schritt else {}),
        "Wo": place(bestand, option),
        "Handlungsfeld": option.handlungsfeld,
        "Zielgruppe": ", ".join(option.zielgruppe) or LEER,
        "Zuständig": option.zustaendig or LEER,
        "Kosten": option.kosten or LEER,
        **({"Hinweis": option.hinweis} if option.hinweis else {}),
    }


def course(option: Handlungsoption) -> tuple[list[Ereignis], list[Ereignis]]:
    """Events from the first to the last, and those without a date, which have no place among them."""
    datiert = sorted((e for e in option.verlauf if e.datum), key=lambda ereignis: ereignis.datum)
    return datiert, [ereignis for ereignis in option.verlauf if not ereignis.datum]


def tables(bestand: Datenbestand, option: Handlungsoption) -> tuple[Tabelle, Tabelle]:
    """The facts and the course of events, to take along."""
    beleg = f"Belegstufe {option.belegstufe}: {BELEG[option.belegstufe]}"
    datiert, undatiert = course(option)
    return (
        Tabelle(
            titel=option.titel,
            spalten=(Spalte("Angabe"), Spalte("Inhalt")),
            zeilen=(
                ("Einordnung", kind(option.belegstufe)),
                ("Beleg", beleg),
                ("Beschreibung", option.beschreibung),
                *facts(bestand, option).items(),
                *(("Quelle", f"{quelle.titel}, {quelle.url}") for quelle in option.quellen),
            ),
        ),
        Tabelle(
            titel="Verlauf",
            spalten=(Spalte("Datum"), Spalte("Ereignis"), Spalte("Drucksache")),
            zeilen=tuple(
                (numbers.date(e.datum) if e.datum else LEER, e.ereignis, e.drucksache or LEER)
                for e in datiert + undatiert
            ),
        ),
    )
