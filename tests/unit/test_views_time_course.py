"""The lines of the page Zeit: what is drawn, what breaks them, and the table as the equal route."""

from itertools import groupby

import pytest
from werte import with_values

from sozialraum.views import time_course, time_page

REIHE = {
    2010: (10.0, 20.0, 30.0, 40.0, 25.0),
    2011: (12.0, 22.0, 30.0, None, 26.0),
    2012: (15.0, 30.0, 30.0, 44.0, 28.0),
}
LUECKE = "keine Angabe"


def course(bestand, indikator="alleinlebende", gewaehlt=(), indexjahr=None, basisjahr=None):
    bild = time_page.view(bestand, bestand.indikatoren[indikator], "stadtteil", basisjahr)
    return time_course.course(bild, gewaehlt, indexjahr)


def runs(verlauf):
    """Name -> runs of (year, value)."""
    punkte = verlauf.bild["datasets"]["punkte"]
    return {
        name: [[(p["jahr"], p["wert"]) for p in lauf] for _, lauf in groupby(gruppe, lambda p: p["lauf"])]
        for name, gruppe in groupby(punkte, lambda p: p["name"])
    }


def test_all_areas_and_the_city_have_a_line_and_a_row(bestand):
    verlauf = course(bestand, "anteil_kinder")
    assert runs(verlauf)["Testheim"] == [[(2020, 20.0), (2021, 21.0), (2022, 20.0)]]
    assert verlauf.tabelle.titel == "Anteil der Kinder an den Einwohner:innen (%)"
    assert [spalte.kopf for spalte in verlauf.tabelle.spalten] == ["Stadtteile", "2020", "2021", "2022"]
    assert verlauf.tabelle.zeilen == (
        ("Testheim", 20.0, 21.0, 20.0),
        ("Musterhausen", 15.0, 15.0, 15.0),
        ("Beispielau", 20.0, 20.0, 20.0),
        ("Probeck", 12.5, 12.0, 10.0),
        ("Lübeck insgesamt", 16.0, 15.9, 14.9),
    )
    assert [quelle.id for quelle in verlauf.tabelle.quellen] == ["testregister"]


def test_an_area_keeps_its_colour_when_another_one_is_added(bestand):
    def colour(gewaehlt):
        punkte = course(bestand, "anteil_kinder", gewaehlt).bild["datasets"]["punkte"]
        return next(p["farbe"] for p in punkte if p["name"] == "Beispielau")

    assert colour(["03"]) == colour(["03", "01"]) != colour([])


def test_the_text_names_begin_and_end_of_the_highlighted_lines(bestand):
    assert course(bestand, "anteil_kinder", ["04"]).text == (
        "Liniendiagramm: Anteil der Kinder an den Einwohner:innen (%), 2020–2022. Probeck 2020: 12,5, "
        "2022: 10,0. Lübeck insgesamt 2020: 16,0, 2022: 14,9. Alle Werte stehen in der Tabelle darunter."
    )


def test_a_gap_breaks_the_line_and_is_said(bestand):
    verlauf = course(with_values(bestand, "alleinlebende", REIHE))
    assert runs(verlauf)["Probeck"] == [[(2010, 40.0)], [(2012, 44.0)]]
    assert "Keine Angabe für 2011: Probeck; die Linie ist dort unterbrochen." in verlauf.saetze
    assert verlauf.tabelle.zeilen[3] == ("Probeck", 40.0, LUECKE, 44.0)


def test_another_source_breaks_all_lines_and_is_said_and_not_told_as_one_development(bestand):
    verlauf = course(with_values(bestand, "alleinlebende", REIHE, {2012: "testregister"}))
    assert runs(verlauf)["Testheim"] == [[(2010, 10.0), (2011, 12.0)], [(2012, 15.0)]]
    assert verlauf.saetze[0].startswith("Die Quelle wechselt 2012. Werte aus verschiedenen Quellen")
    assert verlauf.saetze[0] in verlauf.tabelle.hinweise
    assert "Lübeck insgesamt 2012: 28,0. Alle" in verlauf.text


def test_years_without_any_value_are_named_for_all(bestand):
    jahre = {2010: REIHE[2010], 2014: REIHE[2012], 2015: REIHE[2012]}
    verlauf = course(with_values(bestand, "alleinlebende", jahre))
    assert (
        "Keine Angabe für 2011–2013: alle Stadtteile und Lübeck insgesamt; die Linie ist dort unterbrochen."
        in (verlauf.saetze)
    )


def test_areas_without_a_value_have_no_line_and_are_named(bestand):
    jahre = {jahr: (werte[0], None, werte[2], None, werte[4]) for jahr, werte in REIHE.items()}
    verlauf = course(with_values(bestand, "alleinlebende", jahre))
    assert set(runs(verlauf)) == {"Testheim", "Beispielau", "Lübeck insgesamt"}
    satz = "Keine Linie, weil kein vergleichbarer Wert vorliegt: Musterhausen und Probeck."
    assert satz in verlauf.saetze
    assert "Kein Index" not in "".join(
        course(with_values(bestand, "alleinlebende", jahre), indexjahr=2010).saetze
    )
    nur_stadt = {jahr: (None, None, None, None, werte[4]) for jahr, werte in REIHE.items()}
    verlauf = course(with_values(bestand, "alleinlebende", nur_stadt))
    assert set(runs(verlauf)) == {"Lübeck insgesamt"}
    assert "Keine Linie, weil kein vergleichbarer Wert vorliegt: alle Stadtteile." in verlauf.saetze


def test_an_axis_that_does_not_begin_at_zero_is_said(bestand):
    satz = "Die Wertachse beginnt nicht bei 0."
    assert satz in course(bestand, "anteil_kinder").saetze
    bei_null = {jahr: (0.0, *werte[1:]) for jahr, werte in REIHE.items()}
    assert satz not in course(with_values(bestand, "alleinlebende", bei_null)).saetze


def test_an_index_makes_the_index_year_100(bestand):
    verlauf = course(with_values(bestand, "alleinlebende", REIHE), indexjahr=2010)
    assert runs(verlauf)["Testheim"] == [[(2010, 100.0), (2011, 120.0), (2012, 150.0)]]
    assert verlauf.bild["title"]["text"] == "Index, 2010 = 100"
    assert verlauf.tabelle.titel == "Anteil der Alleinlebenden (Index, 2010 = 100)"
    assert verlauf.tabelle.zeilen[2] == ("Beispielau", 100.0, 100.0, 100.0)
    assert verlauf.tabelle.spalten[1].stellen == 1


def test_an_index_year_that_stands_alone_is_refused_with_the_next_possible_year(bestand):
    jahre = {**REIHE, 2013: REIHE[2012]}
    verlauf = course(with_values(bestand, "alleinlebende", jahre), indexjahr=2010)
    assert verlauf.saetze[0] == (
        "Kein Index für Probeck. 2010 steht allein, weil davor und danach eine Lücke ist oder die Quelle "
        "wechselt. Das nächste mögliche Indexjahr ist 2012."
    )
    assert verlauf.tabelle.zeilen[3] == ("Probeck", LUECKE, LUECKE, LUECKE, LUECKE)
    ohne = course(with_values(bestand, "alleinlebende", REIHE), indexjahr=2010)
    assert ohne.saetze[0].endswith("die Quelle wechselt.")


def test_values_beyond_a_change_of_source_stay_without_index_and_are_named(bestand):
    anders = with_values(bestand, "alleinlebende", REIHE, {2012: "testregister"})
    verlauf = course(anders, indexjahr=2011)
    assert runs(verlauf)["Testheim"] == [[(2010, 83.3), (2011, 100.0)]]
    assert (
        "Ohne Index bleiben Werte aus 2012: Zwischen ihnen und 2011 liegt eine Lücke oder ein Wechsel der "
        "Quelle." in verlauf.saetze
    )


def test_an_index_that_nobody_can_have_is_refused_without_a_picture(bestand):
    negativ = {jahr: tuple(wert and -wert for wert in werte) for jahr, werte in REIHE.items()}
    verlauf = course(with_values(bestand, "alleinlebende", negativ), indexjahr=2010)
    assert verlauf.bild is None
    assert verlauf.saetze == (
        "Kein Index für alle Stadtteile und Lübeck insgesamt. Der Wert für 2010 ist nicht größer als 0; "
        "darauf bezieht sich kein Index.",
    )


@pytest.mark.parametrize("indikator", ["alleinlebende", "foerderquote"])
def test_of_a_single_year_there_is_a_table_and_no_picture(bestand, indikator):
    verlauf = course(bestand, indikator)
    assert verlauf.bild is None and verlauf.saetze == ()
    assert len(verlauf.tabelle.zeilen) == 5 and len(verlauf.tabelle.spalten) == 2


def test_the_notes_are_paragraphs(bestand):
    html = time_course.notes(course(bestand, "anteil_kinder"))
    assert '<p class="sr-fussnote">Die Wertachse beginnt nicht bei 0.</p>' in html
