"""The matrix of Stadtteile and Handlungsfelder or options: to look at, and as tables to take along."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sozialraum.analysis import matrix
from sozialraum.analysis.catalogue import STUFEN, Katalogfilter
from sozialraum.analysis.matrix import Feld, Matrixzeile, Zeilenart
from sozialraum.analysis.options import Antwort, Zuordnung
from sozialraum.model import STADTTEIL, Belegstufe, Datenbestand, Handlungsoption, Raumbezug
from sozialraum.views import links, numbers, option_catalogue, reasons, table
from sozialraum.views.markup import render
from sozialraum.views.table import Link, Spalte, Tabelle, Zelle

NAME, STADT = "Name", "Gesamte Stadt"
"""Ways to sort besides the names of the Stadtteile; STADT is also the last column."""
FARBSTUFEN = 3
"""Shades of a cell: for one option, for two, for three and more."""
KURZ = {Antwort.ERFUELLT: "ja", Antwort.NICHT_ERFUELLT: "nein", Antwort.NICHT_PRUEFBAR: "?"}


@dataclass(frozen=True)
class Bild:
    """A cell as it is drawn. `gruende`: what the pointer, a screen reader and the list below say."""

    text: str = ""
    offen: str = ""
    stufe: int = 0
    gruende: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True)
class Zeilenbild:
    """A row as it is drawn: a cell per Stadtteil and one for the city. Only an option has grade and page."""

    name: str
    bilder: tuple[Bild, ...]
    stadt: Bild
    stufe: Belegstufe | None = None
    href: str = ""


def orders(bestand: Datenbestand) -> list[str]:
    """What the rows can be sorted by, as it stands in links."""
    return [NAME, *bestand.raumebenen[STADTTEIL].namen.values(), STADT]


def rows(
    bestand: Datenbestand, optionen: Sequence[Handlungsoption], art: Zeilenart, sortierung: str
) -> tuple[Matrixzeile, ...]:
    """The rows of the matrix in one of the `orders`."""
    zeilen = matrix.matrix(bestand, optionen, STADTTEIL, art)
    if sortierung == STADT:
        return matrix.by_city(zeilen)
    ids = {name: raum for raum, name in bestand.raumebenen[STADTTEIL].namen.items()}
    return matrix.by_area(zeilen, ids[sortierung]) if sortierung in ids else matrix.by_name(zeilen)


def html(
    bestand: Datenbestand,
    zeilen: Sequence[Matrixzeile],
    art: Zeilenart,
    sortierung: str,
    filter_: Katalogfilter,
) -> str:
    """The matrix with its reasons; a sentence if no option is left, or none that tells Stadtteile apart.

    `filter_`: what left the options of the rows, to say which grades are not among them.
    """
    namen = bestand.raumebenen[STADTTEIL].namen.values()
    stufen = _grades(zeilen)
    if art is Zeilenart.HANDLUNGSFELDER:
        bilder = [_counted_row(bestand, zeile, stufen, handlungsfeld=zeile.name) for zeile in zeilen]
    else:
        bilder = [_option_row(bestand, zeile) for zeile in zeilen]
    summe = matrix.summary(bestand, _options(zeilen), STADTTEIL, "Zusammen")
    begruendungen = reason_table(bestand, zeilen)
    return render(
        "matrix",
        titel=title(zeilen, art),
        art=art,
        gezaehlt=art is Zeilenart.HANDLUNGSFELDER,
        stufen=stufen,
        spalten=[(name, name == sortierung) for name in namen],
        stadt=(STADT, sortierung == STADT),
        zeilen=bilder,
        summe=_counted_row(bestand, summe, stufen),
        zeichen=_signs(bilder),
        nur_stadt=all(option.raumbezug is Raumbezug.GESAMTSTADT for option in _options(zeilen)),
        weitere=option_catalogue.hidden(bestand, filter_),
        alle_stufen=option_catalogue.address(
            filter_.without(STUFEN), liste="Matrix", zeilen=art.value, sortierung=sortierung
        ),
        anzahl=len(begruendungen.zeilen),
        begruendungen=Markup(table.html(begruendungen)),  # made from a template, so already escaped
    )


def title(zeilen: Sequence[Matrixzeile], art: Zeilenart) -> str:
    """ "Optionen der Belegstufen A und B nach Stadtteil und Handlungsfeld"."""
    stufen = _grades(zeilen)
    wonach = "Stadtteil und Handlungsfeld" if art is Zeilenart.HANDLUNGSFELDER else "Stadtteil"
    return " ".join(filter(None, ["Optionen", stufen and f"der {_named(stufen)}", f"nach {wonach}"]))


def tables(bestand: Datenbestand, zeilen: Sequence[Matrixzeile], art: Zeilenart) -> list[Tabelle]:
    """What the page shows, to take along: counts or answers, what cannot be tested, and all reasons."""
    titel, begruendungen = title(zeilen, art), reason_table(bestand, zeilen)
    if art is Zeilenart.OPTIONEN:
        return [_answer_table(bestand, zeilen, titel), begruendungen]
    return [
        _count_table(bestand, zeilen, titel, Antwort.ERFUELLT),
        _count_table(bestand, zeilen, "Nicht prüfbar, weil ein Wert fehlt", Antwort.NICHT_PRUEFBAR),
        begruendungen,
    ]


def reason_table(bestand: Datenbestand, zeilen: Sequence[Matrixzeile]) -> Tabelle:
    """Every option that concerns a Stadtteil or might do so, with its reason; none that is city-wide."""
    spalten = ("Stadtteil", "Handlungsfeld", "Option", "Belegstufe", "Antwort", "Begründung", "Quellen")
    inhalt = [
        (
            Link(name, links.profile(name)),
            z.option.handlungsfeld,
            Link(z.option.titel, links.option(z.option.titel)),
            z.option.belegstufe.value,
            z.antwort.value,
            reasons.reason(bestand, z, name),
            "; ".join(quelle.titel for quelle in z.option.quellen),
        )
        for raum, name in bestand.raumebenen[STADTTEIL].namen.items()
        for zeile in zeilen
        for z in (*zeile.felder[raum].erfuellt, *zeile.felder[raum].nicht_pruefbar)
    ]
    return Tabelle("Begründungen", tuple(map(Spalte, spalten)), tuple(inhalt))


def _signs(bilder: Sequence[Zeilenbild]) -> set[str]:
    """What stands in the cells of the Stadtteile; "" is an empty one, "?" what cannot be tested."""
    zellen = [bild for zeile in bilder for bild in zeile.bilder]
    offen = {"?"} if any(bild.offen for bild in zellen) else set()
    return offen | {bild.text for bild in zellen if bild.text or not bild.offen}


def _options(zeilen: Sequence[Matrixzeile]) -> list[Handlungsoption]:
    return [option for zeile in zeilen for option in zeile.optionen]


def _grades(zeilen: Sequence[Matrixzeile]) -> tuple[Belegstufe, ...]:
    return tuple(sorted({option.belegstufe for option in _options(zeilen)}))


def _named(stufen: Sequence[Belegstufe]) -> str:
    """ "Belegstufen A und B", "" for none."""
    if not stufen:
        return ""
    return f"Belegstufe{'n' if len(stufen) > 1 else ''} {numbers.enumeration(list(stufen))}"


def _counted_row(
    bestand: Datenbestand, zeile: Matrixzeile, stufen: Sequence[Belegstufe], **auswahl: str
) -> Zeilenbild:
    """A row of numbers; its cells lead to the profile of the Stadtteil with the same selection."""
    auswahl |= {"belegstufen": [stufe.value for stufe in stufen]}
    bilder = [
        _counted(bestand, zeile.felder[raum], name, links.page("stadtteil", stadtteil=name, **auswahl))
        for raum, name in bestand.raumebenen[STADTTEIL].namen.items()
    ]
    anzahl = len(zeile.gesamtstadt)
    return Zeilenbild(zeile.name, tuple(bilder), Bild(str(anzahl)) if anzahl else Bild())


def _counted(bestand: Datenbestand, feld: Feld, name: str, href: str) -> Bild:
    erfuellt, offen = len(feld.erfuellt), len(feld.nicht_pruefbar)
    if not erfuellt and not offen:
        return Bild()
    return Bild(
        str(erfuellt) if erfuellt else "",
        f"{offen} ?" if offen else "",
        min(erfuellt, FARBSTUFEN),
        tuple(_reason(bestand, z, name) for z in (*feld.erfuellt, *feld.nicht_pruefbar)),
        href,
    )


def _option_row(bestand: Datenbestand, zeile: Matrixzeile) -> Zeilenbild:
    """A row of answers; its cells lead to the page of the option."""
    option = zeile.optionen[0]
    bilder = [
        _answered(bestand, zeile.felder[raum], name)
        for raum, name in bestand.raumebenen[STADTTEIL].namen.items()
    ]
    stadt = Bild(KURZ[Antwort.ERFUELLT]) if zeile.gesamtstadt else Bild()
    return Zeilenbild(zeile.name, tuple(bilder), stadt, option.belegstufe, links.option(option.titel))


def _answered(bestand: Datenbestand, feld: Feld, name: str) -> Bild:
    zuordnung = _telling(feld)
    if zuordnung is None:
        return Bild()
    kurz, offen = KURZ[zuordnung.antwort], zuordnung.antwort is Antwort.NICHT_PRUEFBAR
    return Bild(
        "" if offen else kurz,
        kurz if offen else "",
        int(zuordnung.antwort is Antwort.ERFUELLT),
        (_reason(bestand, zuordnung, name),),
        links.option(zuordnung.option.titel),
    )


def _telling(feld: Feld) -> Zuordnung | None:
    """The answer of a single option; None where it only names other Stadtteile, which says nothing here."""
    return next(
        (
            z
            for z in feld.zuordnungen
            if z.antwort is not Antwort.NICHT_ERFUELLT or z.option.raumbezug is Raumbezug.KRITERIUM
        ),
        None,
    )


def _reason(bestand: Datenbestand, zuordnung: Zuordnung, name: str) -> str:
    option = zuordnung.option
    return f"{option.titel} ({option.belegstufe}): {reasons.reason(bestand, zuordnung, name)}"


def _count_table(
    bestand: Datenbestand, zeilen: Sequence[Matrixzeile], titel: str, antwort: Antwort
) -> Tabelle:
    """Numbers of options with one answer; what concerns the whole city needs no test."""
    namen = bestand.raumebenen[STADTTEIL].namen
    stadt = antwort is Antwort.ERFUELLT
    spalten = [*namen.values(), *([STADT] if stadt else [])]
    inhalt = [
        (
            zeile.name,
            *(len(zeile.felder[raum].with_answer(antwort)) for raum in namen),
            *([len(zeile.gesamtstadt)] if stadt else []),
        )
        for zeile in zeilen
    ]
    return Tabelle(titel, (Spalte("Handlungsfeld"), *(Spalte(s, stellen=0) for s in spalten)), tuple(inhalt))


def _answer_table(bestand: Datenbestand, zeilen: Sequence[Matrixzeile], titel: str) -> Tabelle:
    namen = bestand.raumebenen[STADTTEIL].namen

    def answer(feld: Feld) -> Zelle:
        zuordnung = _telling(feld)
        return zuordnung and zuordnung.antwort.value

    inhalt = [
        (
            Link(zeile.name, links.option(zeile.name)),
            zeile.optionen[0].belegstufe.value,
            *(answer(zeile.felder[raum]) for raum in namen),
            "ja" if zeile.gesamtstadt else None,
        )
        for zeile in zeilen
    ]
    return Tabelle(titel, tuple(map(Spalte, ("Option", "Belegstufe", *namen.values(), STADT))), tuple(inhalt))
