"""Only grades A and B are options of the report: held for every place that shows options."""

import re
from dataclasses import replace

import pytest

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.analysis.matrix import Zeilenart
from sozialraum.analysis.options import Auswahl, local_options
from sozialraum.analysis.reach import Standortwahl
from sozialraum.model import STADTTEIL, Belegstufe, Ereignis
from sozialraum.reports import geodata, tables
from sozialraum.views import (
    area_page,
    gap_head,
    gap_page,
    matrix_page,
    option_areas,
    option_catalogue,
    option_page,
    option_sheet,
    option_trial,
    programme_page,
    reach_page,
)
from sozialraum.views.option_words import BELEG, kind, last_step, place, state

VOM_BERICHT = re.compile(
    r"option(en)? des berichts|(bericht|vorlage) schlägt|vorschl[aä]g\w* des berichts", re.I
)


def without_rule(text: str) -> str:
    return re.sub(r"Nur Einträge der Belegstufen A und B sind Handlungsoptionen des Berichts", "", text)


def area_list(bestand, stufe):
    """Karte and profile: the list of an area, and that of the city."""
    auswahl = Auswahl((stufe,))
    lokale = local_options(bestand, STADTTEIL, auswahl)
    raeume = [None, *bestand.raumebenen[STADTTEIL].namen]
    return "\n".join(area_page.options(bestand, STADTTEIL, raum, auswahl, lokale) for raum in raeume)


def catalogue(bestand, stufe):
    return option_catalogue.html(bestand, Katalogfilter("", {"belegstufen": (stufe.value,)}))


def of_grade(bestand, stufe):
    return [option for option in bestand.optionen if option.belegstufe is stufe]


def pages(bestand, stufe):
    """The page of every option, with a trial where one is possible."""
    stuecke = []
    for option in of_grade(bestand, stufe):
        bild, _ = option_trial.look(bestand, option, {1: "1"})
        stuecke += [
            option_page.head(bestand, option, Katalogfilter()),
            option_areas.head(bild),
            option_trial.introduction(option),
            option_trial.result(bestand, bild),
            option_areas.legend(bestand, bild),
            option_areas.area_list(bestand, bild, None),
            str(option_areas.state(bestand, bild, None)),
        ]
    return "\n".join(stuecke)


def exports(bestand, stufe):
    """All tables as CSV, with their titles and notes."""
    alle = [option_catalogue.table(bestand, Katalogfilter("", {"belegstufen": (stufe.value,)}))]
    for option in of_grade(bestand, stufe):
        bild, _ = option_trial.look(bestand, option, {})
        alle += [*option_page.tables(bestand, option), option_areas.table(bestand, bild)]
    return "\n".join("\n".join((t.titel, *t.hinweise, tables.csv_bytes(t).decode("utf-8-sig"))) for t in alle)


def matrix(bestand, stufe):
    """The matrix in both ways, and its tables as CSV."""
    filter_ = Katalogfilter("", {"belegstufen": (stufe.value,)})
    stuecke = []
    for art in Zeilenart:
        zeilen = matrix_page.rows(bestand, of_grade(bestand, stufe), art, "Name")
        stuecke.append(matrix_page.html(bestand, zeilen, art, "Name", filter_))
        stuecke += [tables.csv_bytes(t).decode("utf-8-sig") for t in matrix_page.tables(bestand, zeilen, art)]
    return "\n".join(stuecke)


def maps(bestand, stufe):
    """The printed map of every option and its geodata."""
    blaetter = [
        option_sheet.sheet(bestand, option_trial.look(bestand, option, {})[0])
        for option in of_grade(bestand, stufe)
    ]
    return "\n".join(f"{blatt}{geodata.geojson(blatt.daten).decode()}" for blatt in blaetter)


def programmes(bestand, stufe):
    """Recommendation and state of neighbourhood management, of one grade only, and its tables."""
    nur = replace(bestand, optionen=tuple(of_grade(bestand, stufe)))
    tabellen = [tables.csv_bytes(tabelle).decode("utf-8-sig") for tabelle in programme_page.tables(nur)]
    # the head of the column in which the others would stand
    return "\n".join((programme_page.management(nur), *tabellen)).replace(programme_page.BERICHT, "")


ORTE = [area_list, catalogue, pages, exports, maps]
DATEN = pytest.mark.parametrize("daten", ["bestand", "luebeck"])


@pytest.mark.parametrize("ort", [*ORTE, matrix, programmes])
@DATEN
@pytest.mark.parametrize("stufe", [Belegstufe.C, Belegstufe.D])
def test_what_is_not_in_the_report_is_never_called_its_option(request, ort, daten, stufe):
    text = without_rule(ort(request.getfixturevalue(daten), stufe))
    assert VOM_BERICHT.findall(text) == []
    if ort is not programmes or of_grade_in_field(request.getfixturevalue(daten), stufe):
        assert BELEG[stufe].split(",")[0].split()[0] in text  # it does say what it is


def of_grade_in_field(bestand, stufe):
    """Whether the programme view has an option of that grade to show."""
    return any("Quartiersmanagement" in option.handlungsfeld for option in of_grade(bestand, stufe))


def test_the_rule_of_the_administration_is_not_called_an_option_of_the_report(luebeck):
    reichweite = reach_page.view(luebeck, Standortwahl(luebeck.bedarfsregel.arten), 500, 1.3)
    regel = luebeck.indikatoren[luebeck.bedarfsregel.indikator]
    text = gap_head.rule(luebeck, gap_page.view(luebeck, regel, reichweite))
    assert VOM_BERICHT.findall(text) == []
    assert "Stufe D, Bestand oder Vorgeschichte" in text


@pytest.mark.parametrize("ort", ORTE)
@DATEN
@pytest.mark.parametrize("stufe", [Belegstufe.A, Belegstufe.B])
def test_an_option_of_the_report_carries_its_grade_in_words(request, ort, daten, stufe):
    text = without_rule(ort(request.getfixturevalue(daten), stufe))
    assert VOM_BERICHT.search(text)
    assert BELEG[stufe] in text


def test_the_grades_are_said_in_the_agreed_words():
    assert BELEG == {
        "A": "steht in der Vorlage zu Teil 2",
        "B": "mittelbar belegt",
        "C": "Antrag oder Beschluss im Umfeld",
        "D": "Bestand",
    }
    assert [kind(stufe) for stufe in Belegstufe] == [
        "Handlungsoption des Berichts",
        "Handlungsoption des Berichts",
        "Umfeld des Berichts",
        "Umfeld des Berichts",
    ]
    assert kind(Belegstufe.A, mehrzahl=True) == "Handlungsoptionen des Berichts"
    assert kind(Belegstufe.D, mehrzahl=True) == "Umfeld des Berichts"


@pytest.mark.parametrize(
    ("stand_datum", "schritt"),
    [
        ("2024-05-07", "30.05.2024: weiterverfolgt"),
        ("2024", "30.05.2024: weiterverfolgt"),
        ("2024-05-30", ""),  # the state is the last step
        ("", ""),  # nobody knows what came after it
    ],
)
def test_the_last_step_is_told_where_it_came_after_the_state(bestand, stand_datum, schritt):
    verlauf = (
        Ereignis("2024-05-07", "vorgelegt"),
        Ereignis("2024-05-30", "weiterverfolgt"),
        Ereignis("", "besprochen"),
    )
    assert last_step(replace(bestand.optionen[0], stand_datum=stand_datum, verlauf=verlauf)) == schritt


def test_a_state_that_later_steps_overtook_does_not_stand_alone(luebeck):
    """Catalogue, page and tables of "Kleinräumiges Quartiersmanagement aufbauen"."""
    aufbauen = next(o for o in luebeck.optionen if o.id == "o02")
    schritt = "30.05.2024: Weiterverfolgung beschlossen"
    nur = Katalogfilter(aufbauen.titel, {"belegstufen": ("A",)})
    assert state(aufbauen) == "zur Kenntnis genommen (07.05.2024)"
    assert f"Letzter Schritt: {schritt}" in option_catalogue.html(luebeck, nur)
    assert f"<dt>Letzter Schritt</dt><dd>{schritt}</dd>" in option_page.head(luebeck, aufbauen, nur)
    assert schritt in option_catalogue.table(luebeck, nur).zeilen[0]


def test_place_and_state_say_what_is_not_documented(bestand):
    o1, o2, o3, _, _, o6 = bestand.optionen
    assert place(bestand, o1) == "ganzer Ort"
    assert place(bestand, o2) == "nach Kriterium: viele Kinder, kein Spielplatz"
    assert place(bestand, o3) == "Testheim und Beispielau"  # the source says no more than the names
    assert place(bestand, o6) == "ganze Stadt; ein Ort ist nicht genannt"
    assert state(o1) == "zur Kenntnis genommen (07.05.2023)"
    assert state(o2) == "vorgeschlagen (Datum nicht belegt)"


def test_the_words_of_the_source_stand_beside_the_stadtteile_where_they_say_more(luebeck):
    eichholz = next(o for o in luebeck.optionen if o.titel.startswith("Zusätzliche Stelle im Mehrgen"))
    assert place(luebeck, eichholz) == "St. Gertrud (Quelle: „Eichholz“)"
