""" "Hält das Bild?": what a planner reads, and what can be exported."""

import re
from html import unescape

import beispiel
import pytest
from beispiel import WERTE

from sozialraum.analysis.classes import Einteilung, Verfahren
from sozialraum.sources import load
from sozialraum.views import choropleth, map_page, stability_page
from sozialraum.views.choropleth import Darstellung
from sozialraum.views.colours import Farbschema


def view(bestand, indikator="anteil_kinder", darstellung=choropleth.UEBLICH):
    eintrag = bestand.indikatoren[indikator]
    return map_page.view(bestand, eintrag, "stadtteil", 2022, 2020, darstellung=darstellung)


def words(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_every_area_is_listed_with_how_many_methods_agree_and_which_do_not(bestand):
    # values 20, 20, 15 and 10; in two classes:
    #   ranks and quantiles (bound at 17.5) and the mean of 16.25 set 20 apart from 15 and 10,
    #   natural breaks too (12.5 of squares below, 16.7 with 10 alone), equal intervals have 15 on the bound
    tabelle = stability_page.table(bestand, view(bestand, darstellung=Darstellung(Einteilung(anzahl=2))))
    assert [spalte.kopf for spalte in tabelle.spalten] == [
        "Stadtteil",
        "Wert (%)",
        "In gleicher Klasse",
        "Andere Klasse bei",
    ]
    assert tabelle.zeilen == (
        ("Beispielau", 20.0, "5 von 5", None),
        ("Testheim", 20.0, "5 von 5", None),
        ("Musterhausen", 15.0, "5 von 5", None),
        ("Probeck", 10.0, "5 von 5", None),
    )
    eigene = Darstellung(Einteilung(Verfahren.EIGENE, grenzen=(12.0,)))
    tabelle = stability_page.table(bestand, view(bestand, darstellung=eigene))
    assert tabelle.zeilen[2] == (
        "Musterhausen",
        15.0,
        "0 von 5",
        "Ränge, Natürliche Brüche, Quantile, Gleiche Intervalle, Standardabweichung",
    )


def test_what_can_be_exported_carries_date_source_and_what_was_compared(bestand):
    tabelle = stability_page.table(bestand, view(bestand))
    assert (tabelle.titel, tabelle.stand) == ("Hält das Bild?", "31.12.2022")
    assert [quelle.id for quelle in tabelle.quellen] == ["testregister"]
    assert "Gezeigt: Natürliche Brüche." in tabelle.hinweise[1]
    assert "bis zu 4 Klassen" in tabelle.hinweise[1]
    assert "Stadtwert" not in tabelle.hinweise[1]


@pytest.mark.parametrize(
    ("einteilung", "fest"),
    [(Einteilung(anzahl=2), "4 von 4"), (Einteilung(Verfahren.EIGENE, grenzen=(12.0,)), "3 von 4")],
)
def test_one_sentence_sums_up_above_the_table_and_is_said_once(bestand, einteilung, fest):
    text = words(stability_page.html(bestand, view(bestand, darstellung=Darstellung(einteilung))))
    satz = f"Stadtteile, die in allen fünf Verfahren in ihrer Klasse bleiben: {fest}."
    assert text.strip().startswith(satz)
    assert text.count(satz) == 1
    assert "Gleich heißt: an derselben Stelle" in text


def test_a_missing_value_is_listed_with_its_reason_and_counts_for_nothing(bestand):
    bild = view(bestand, "alleinlebende")
    tabelle = stability_page.table(bestand, bild)
    assert tabelle.zeilen[-1] == ("Probeck", "unterdrückt, Zahl zu klein", None, None)
    assert tabelle.hinweise[0].startswith("Es gibt nicht mehr verschiedene Werte als Klassen")
    assert "unterdrückt, Zahl zu klein" in words(stability_page.html(bestand, bild))


def test_without_any_value_there_is_nothing_to_compare(bestand):
    tabelle = stability_page.table(bestand, view(bestand, "foerderquote"))
    assert "Ohne zwei verschiedene Werte" in tabelle.hinweise[0]
    assert {zeile[1] for zeile in tabelle.zeilen} == {"liegt hier nicht vor"}


def test_equal_values_are_not_praised_as_stable(ordner):
    beispiel.replace(ordner, WERTE, "alleinlebende;2011-05-09;20,0;", "alleinlebende;2011-05-09;30,5;")
    beispiel.replace(ordner, WERTE, "alleinlebende;2011-05-09;25,4;", "alleinlebende;2011-05-09;30,5;")
    bestand = load(ordner)
    assert "Ohne zwei verschiedene Werte" in words(
        stability_page.html(bestand, view(bestand, "alleinlebende"))
    )


def test_a_split_at_the_city_value_is_said_to_be_left_out(bestand):
    geteilt = Darstellung(Einteilung(Verfahren.EIGENE, grenzen=(18.0,)), Farbschema.ORANGE_VIOLETT)
    tabelle = stability_page.table(bestand, view(bestand, darstellung=geteilt))
    assert "Die Teilung am Stadtwert bleibt dabei außer Acht." in tabelle.hinweise[1]
