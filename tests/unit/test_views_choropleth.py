"""One map view in words and colours."""

from dataclasses import replace as variant

import beispiel
import pytest
from beispiel import WERTE

from sozialraum.analysis.classes import Einteilung, Verfahren
from sozialraum.analysis.values import describe
from sozialraum.model import Fehlgrund
from sozialraum.sources import STANDARDORDNER, load
from sozialraum.views import choropleth
from sozialraum.views.choropleth import Darstellung
from sozialraum.views.colours import Farbschema

UM_STADTWERT = Darstellung(schema=Farbschema.ORANGE_VIOLETT)


def picture(bestand, indikator, jahr, basisjahr=None, darstellung=choropleth.UEBLICH):
    auspraegung = describe(bestand, bestand.indikatoren[indikator], "stadtteil", jahr, basisjahr)
    return choropleth.picture(bestand, auspraegung, darstellung)


def test_lines_are_sorted_by_value_and_then_by_name(bestand):
    bild = picture(bestand, "anteil_kinder", 2022)
    assert [(z.name, z.rang, z.wert, z.abstand) for z in bild.zeilen] == [
        ("Beispielau", "1", "20,0", "+5,1"),
        ("Testheim", "1", "20,0", "+5,1"),
        ("Musterhausen", "3", "15,0", "+0,1"),
        ("Probeck", "4", "10,0", "−4,9"),
    ]
    assert bild.fehlende == ()
    assert bild.stand == "31.12.2022"
    assert bild.qualitaet == "amtlich"
    assert [q.id for q in bild.quellen] == ["testregister"]


def test_every_line_belongs_to_the_class_of_its_value(bestand):
    bild = picture(bestand, "anteil_kinder", 2022)
    assert {z.raum: z.klasse for z in bild.zeilen} == {"04": 0, "02": 1, "01": 2, "03": 2}
    assert len({farbe for _, farbe in bild.klassen}) == 3


def test_the_method_and_the_scheme_that_were_chosen_make_the_picture(bestand):
    eigene = Einteilung(Verfahren.EIGENE, grenzen=(12.0, 18.0))
    bild = picture(bestand, "anteil_kinder", 2022, darstellung=Darstellung(eigene, Farbschema.BLAUGRUEN))
    # 10.0 up to 12, 15.0 up to 18, twice 20.0 above
    assert {z.raum: z.klasse for z in bild.zeilen} == {"04": 0, "02": 1, "01": 2, "03": 2}
    assert bild.farben == ("#a1dab4", "#41b6c4", "#225ea8")


def test_colours_keep_their_place_when_a_class_is_empty(bestand):
    eigene = Darstellung(Einteilung(Verfahren.EIGENE, grenzen=(11.0, 12.0, 18.0)))
    bild = picture(bestand, "anteil_kinder", 2022, darstellung=eigene)
    assert len(bild.farben) == 4
    assert [farbe for _, farbe in bild.klassen] == [bild.farben[0], bild.farben[2], bild.farben[3]]
    assert {z.raum: z.klasse for z in bild.zeilen} == {"04": 0, "02": 2, "01": 3, "03": 3}


def test_the_diverging_scheme_has_its_centre_at_the_city_value(bestand):
    eigene = Einteilung(Verfahren.EIGENE, grenzen=(12.0,))
    zwei = Darstellung(eigene, Farbschema.ORANGE_VIOLETT)
    bild = picture(bestand, "anteil_kinder", 2022, darstellung=zwei)
    # 10.0 and 15.0 to 20.0, with the city value of 14.9 between them
    assert (bild.klassierung.unter, bild.klassierung.geteilt, bild.farbhinweis) == (1, False, "")
    assert bild.farben == ("#e08214", "#8073ac")


def test_counts_have_no_centre_and_this_is_said(bestand):
    bild = picture(bestand, "einwohner", 2022, darstellung=UM_STADTWERT)
    einfach = picture(bestand, "einwohner", 2022)
    assert (bild.klassierung.unter, bild.farben) == (None, einfach.farben)
    assert "keinen vergleichbaren Stadtwert" in bild.farbhinweis
    assert einfach.farbhinweis == ""


def test_a_city_value_of_another_stichtag_is_no_centre(ordner):
    beispiel.replace(
        ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;", "stadt;00;alleinlebende;2011-12-31;"
    )
    bestand = load(ordner)
    assert picture(bestand, "alleinlebende", 2011, darstellung=UM_STADTWERT).klassierung.unter is None


def test_missing_values_come_last_with_their_reason_and_without_a_class(bestand):
    bild = picture(bestand, "alleinlebende", 2011)
    letzte = bild.zeilen[-1]
    assert (letzte.name, letzte.wert, letzte.rang, letzte.abstand, letzte.klasse) == (
        "Probeck",
        "",
        "",
        "",
        None,
    )
    assert letzte.fehlt == choropleth.FEHLT[Fehlgrund.UNTERDRUECKT]
    assert bild.fehlende == (letzte,)
    assert bild.zeilen[0].hinweis == "Auf Stadtteile umgerechnet."
    assert "rechnet" in bild.qualitaet


def test_an_indikator_of_the_city_alone_has_no_classes_but_a_source(bestand):
    bild = picture(bestand, "foerderquote", 2022, darstellung=UM_STADTWERT)
    assert (bild.klassen, bild.farben, bild.farbhinweis) == ((), (), "")
    assert len(bild.fehlende) == 4
    assert [q.id for q in bild.quellen] == ["testmeldung"]
    assert bild.stand == "31.12.2022"


def test_without_any_value_nothing_is_claimed(bestand):
    bild = picture(bestand, "entwicklung", 2022, 2022)
    assert (bild.quellen, bild.stand, bild.qualitaet) == ((), "ohne Datum", "")
    assert bild.zeilen[0].fehlt == choropleth.FEHLT[Fehlgrund.BASISJAHR]


def test_a_city_value_that_cannot_be_compared_leaves_no_distance(ordner):
    beispiel.replace(
        ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;", "stadt;00;alleinlebende;2011-12-31;"
    )
    bild = picture(load(ordner), "alleinlebende", 2011)
    assert {z.abstand for z in bild.zeilen} == {""}


def test_a_class_is_labelled_with_its_bounds_or_with_its_only_value(bestand):
    bild = picture(bestand, "anteil_kinder", 2022)
    assert choropleth.class_label(bild.klassen[0][0], bild.auspraegung) == "10,0"
    breit = variant(bild.klassen[0][0], bis=12.5)
    assert choropleth.class_label(breit, bild.auspraegung) == "10,0–12,5"
    # a dash beside a minus sign could not be told from it
    negativ = variant(breit, von=-3.3)
    assert choropleth.class_label(negativ, bild.auspraegung) == "−3,3 bis 12,5"


def test_the_sentence_on_gaps_says_why_and_who_has_the_values(bestand):
    assert choropleth.gap_sentence(picture(bestand, "anteil_kinder", 2022)) == ""
    satz = choropleth.gap_sentence(picture(bestand, "foerderquote", 2022))
    assert choropleth.FEHLT[Fehlgrund.NICHT_VORHANDEN] in satz
    assert "Amt für Beispiele" in satz
    satz = choropleth.gap_sentence(picture(bestand, "alleinlebende", 2011))
    assert choropleth.FEHLT[Fehlgrund.UNTERDRUECKT] in satz
    assert "Amt" not in satz


@pytest.mark.parametrize("grund", Fehlgrund)
def test_every_reason_for_a_gap_has_words(grund):
    assert choropleth.FEHLT[grund]


def test_every_quality_of_the_readme_has_words():
    readme = (STANDARDORDNER / "README.md").read_text(encoding="utf-8")
    zeile = next(z for z in readme.splitlines() if z.startswith("| `qualitaet`"))
    assert all(f"`{qualitaet}`" in zeile for qualitaet in choropleth.QUALITAET)
