"""Why an area has its rank: what lifts and lowers its index, and the computation as a table."""

from markupsafe import Markup

from sozialraum.analysis.index import Teilwerte
from sozialraum.model import Vorrang
from sozialraum.views import links, numbers, priority_words
from sozialraum.views import table as tables
from sozialraum.views.markup import render
from sozialraum.views.priority_page import STELLEN, Prioritaetenbild
from sozialraum.views.table import Link, Spalte, Tabelle, Zahl, Zelle


def why(bild: Prioritaetenbild, raum: str | None) -> str:
    """Why an area has its rank: what lifts and what lowers it, and what would change it."""
    erklaert = bild.explained(raum)
    if erklaert is None or erklaert not in bild.folge:
        return render("prioritaeten_ohne_rang", name=bild.ebene.namen.get(erklaert)) if erklaert else ""
    halt = next(zeile for zeile in bild.pruefung.zeilen if zeile.raum == erklaert)
    return render(
        "prioritaeten_warum",
        frage=question(bild, erklaert),
        name=bild.ebene.namen[erklaert],
        rang=f"Rang {halt.rang} von {len(bild.folge)}, Index {bild.index(erklaert)}",
        saetze=[*_pull(bild, erklaert), priority_words.turning_point(bild.bestand, bild.rangordnung, halt)],
        spanne=f"{halt.von} bis {halt.bis}" if halt.von < halt.bis else f"{halt.von}",
        pruefung=links.page("prioritaeten", **bild.schluessel, sicht="Hält die Reihenfolge?"),
    )


def question(bild: Prioritaetenbild, raum: str) -> str:
    """ "Warum Buntekuh zuerst?", "Warum Moisling auf Rang 5?"."""
    rang = bild.rank(raum)
    allein = (bild.rangordnung.raenge == rang).sum() == 1
    return f"Warum {bild.ebene.namen[raum]} {'zuerst' if rang == 1 and allein else f'auf Rang {rang}'}?"


def _pull(bild: Prioritaetenbild, raum: str) -> list[str]:
    """What lifts the index of an area above the mean of all and what lowers it, strongest first."""
    abweichungen = (
        bild.abweichungen.loc[raum].round(STELLEN).sort_values(key=abs, ascending=False, kind="stable")
    )
    saetze = []
    for satz, teile in (
        ("Über den Durchschnitt heben", abweichungen[abweichungen > 0]),
        ("Darunter drücken", abweichungen[abweichungen < 0]),
    ):
        if len(teile):
            namen = [f"„{bild.part(t).name}“ ({numbers.signed(w, STELLEN)})" for t, w in teile.items()]
            saetze.append(f"{satz}: {numbers.enumeration(namen)}.")
    return saetze


def why_table(bild: Prioritaetenbild, raum: str) -> Tabelle:
    """How the index of a ranked area comes about, with date and source of every value."""
    anteile = priority_words.shares(bild.rangordnung)
    zeilen = [_part_row(bild, teil, raum, anteile[teil.teil.indikator]) for teil in bild.rangordnung.teile]
    summe = (
        "Index",
        *[""] * 5,
        round(sum(anteile.values()), 1),
        bild.rangordnung.index[raum],
        bild.abweichungen.loc[raum].sum(),
        *[""] * 3,
    )
    return Tabelle(
        titel=f"{question(bild, raum)} Die Rechnung",
        spalten=(
            Spalte("Teilindikator"),
            Spalte("Wert", stellen=0),
            Spalte("Einheit"),
            Spalte("Stadtwert", stellen=0),
            Spalte("Rang darin", stellen=0),
            Spalte("normiert", stellen=STELLEN),
            Spalte("Gewicht", "%", 1),
            Spalte("Beitrag", stellen=STELLEN),
            Spalte("zum Durchschnitt", stellen=STELLEN, vorzeichen=True),
            Spalte("Vorrang haben"),
            Spalte("Stichtag"),
            Spalte("Quelle"),
        ),
        zeilen=(*zeilen, summe),
        quellen=priority_words.sources(bild.bestand, bild.rangordnung.teile),
        stand=priority_words.dates(bild.rangordnung.teile),
        hinweise=(
            "Rang darin: 1 hat den meisten Vorrang. Beitrag: was der Teilindikator zum Index beiträgt; "
            f"zum Durchschnitt: um wie viel mehr oder weniger als im Mittel der {bild.ebene.mehrzahl}.",
            priority_words.WARNUNG,
        ),
    )


def _part_row(bild: Prioritaetenbild, teil: Teilwerte, raum: str, anteil: float) -> tuple[Zelle, ...]:
    kennung, bestand = teil.teil.indikator, bild.bestand
    indikator = bestand.indikatoren.get(kennung)
    stadtwert = priority_words.city_value(bestand, bild.rangordnung, teil)
    adresse = links.sheet(indikator) if indikator else links.page("quartiersmanagement", bereich="Reichweite")
    reihe = teil.werte[bild.folge].rank(method="min", ascending=teil.teil.vorrang is Vorrang.NIEDRIG)
    unsicher = "höchstens " if raum in teil.unsicher else ""
    wert = Zahl(float(teil.werte[raum]), teil.stellen)
    return (
        Link(teil.name, adresse),
        f"{unsicher}{numbers.number(wert.wert, wert.stellen)}" if unsicher else wert,
        teil.einheit,
        None if stadtwert is None else Zahl(stadtwert, teil.stellen),
        int(reihe[raum]),
        float(bild.rangordnung.normiert.loc[raum, kennung]),
        anteil,
        float(bild.rangordnung.beitraege.loc[raum, kennung]),
        float(bild.abweichungen.loc[raum, kennung]),
        priority_words.direction(bestand, teil, bild.vorlage),
        numbers.date(teil.stichtag),
        _source_cell(bild, teil),
    )


def _source_cell(bild: Prioritaetenbild, teil: Teilwerte) -> str:
    """Where a value comes from; how reach is estimated stands below the table and in the list of sources."""
    titel = [bild.bestand.quellen[quelle].titel for quelle in teil.quellen]
    return titel[0] + (" u. a." if len(titel) > 1 else "") if titel else ""


def table_html(bild: Prioritaetenbild, raum: str | None) -> str:
    """The computation for the explained area as a table; nothing where it has no rank."""
    erklaert = bild.explained(raum)
    if erklaert not in bild.folge:
        return ""
    return render("prioritaeten_warumtabelle", tabelle=Markup(tables.html(why_table(bild, erklaert))))
