"""Only grades A and B are options of the report: held for every place that shows options."""

import re

import pytest

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.analysis.options import Auswahl, local_options
from sozialraum.model import STADTTEIL, Belegstufe
from sozialraum.reports import tables
from sozialraum.views import area_page, option_areas, option_catalogue, option_page, option_trial
from sozialraum.views.option_words import BELEG, kind, place, state

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


ORTE = pytest.mark.parametrize("ort", [area_list, catalogue, pages, exports])
DATEN = pytest.mark.parametrize("daten", ["bestand", "luebeck"])


@ORTE
@DATEN
@pytest.mark.parametrize("stufe", [Belegstufe.C, Belegstufe.D])
def test_what_is_not_in_the_report_is_never_called_its_option(request, ort, daten, stufe):
    text = without_rule(ort(request.getfixturevalue(daten), stufe))
    assert VOM_BERICHT.findall(text) == []
    assert BELEG[stufe].split(",")[0].split()[0] in text  # it does say what it is


@ORTE
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
