"""The panel beside the map: key figures, options in groups, sites and programme areas."""

from dataclasses import replace as variant

import beispiel
import pytest
from beispiel import WERTE

from sozialraum.analysis.options import Auswahl
from sozialraum.model import Belegstufe
from sozialraum.sources import load
from sozialraum.views import choropleth, panel

ALLE_STUFEN = Auswahl(tuple(Belegstufe))


def figures(bestand, raum, jahr=2022, ebene="stadtteil"):
    return {z.name: z for z in panel.key_figures(bestand, ebene, raum, jahr)}


def test_key_figures_stand_beside_those_of_the_city(bestand):
    zahlen = figures(bestand, "01")
    assert list(zahlen) == ["Einwohner:innen", "Anteil der Kinder", "Alleinlebende", "Förderquote"]
    anteil = zahlen["Anteil der Kinder"]
    assert (anteil.wert, anteil.stadt, anteil.abstand, anteil.fehlt) == ("20,0", "14,9", "+5,1", False)
    assert "31.12.2022" in anteil.stand
    assert "%" in anteil.stand


def test_a_count_has_no_distance_because_it_says_only_how_large_an_area_is(bestand):
    einwohner = figures(bestand, "01")["Einwohner:innen"]
    assert (einwohner.wert, einwohner.stadt, einwohner.abstand) == ("1.200", "10.200", "")


def test_every_key_figure_is_of_its_nearest_year(bestand):
    zahlen = figures(bestand, "01", 2020)
    assert "31.12.2020" in zahlen["Einwohner:innen"].stand
    assert "09.05.2011" in zahlen["Alleinlebende"].stand
    assert "31.12.2022" in zahlen["Förderquote"].stand  # the earliest there is


def test_a_missing_value_says_why_and_has_no_distance(bestand):
    zahl = figures(bestand, "04")["Alleinlebende"]
    assert (zahl.stadt, zahl.abstand, zahl.fehlt) == ("26,8", "", True)
    assert not any(ziffer.isdigit() for ziffer in zahl.wert)
    assert choropleth.FEHLT["unterdrueckt"] in zahl.stand


def test_the_city_alone_is_shown_without_comparison(bestand):
    zahlen = figures(bestand, "00", ebene="stadt")
    assert [(z.wert, z.abstand, z.fehlt) for z in zahlen.values()] == [
        ("10.200", "", False),
        ("14,9", "", False),
        ("26,8", "", False),
        ("12,8", "", False),
    ]


def test_a_city_without_a_value_says_so(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;alleinlebende;2011-05-09;26,8;;testzensus;berechnet;\n", "")
    bestand = load(ordner)
    stadt = figures(bestand, "00", ebene="stadt")["Alleinlebende"]
    assert stadt.wert
    assert not any(ziffer.isdigit() for ziffer in stadt.wert)
    hier = figures(bestand, "01")["Alleinlebende"]
    assert (hier.wert, hier.stadt, hier.abstand) == ("30,5", "", "")


def test_a_city_value_of_another_stichtag_stands_alone_with_its_own_date(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadt;00;einwohner;2022-12-31;10200;;testregister",
        "stadt;00;einwohner;2022-06-30;10150;;testregister",
    )
    bestand = load(ordner)
    hier = figures(bestand, "01")["Einwohner:innen"]
    assert (hier.wert, hier.stadt) == ("1.200", "") and "31.12.2022" in hier.stand
    stadt = figures(bestand, "00", ebene="stadt")["Einwohner:innen"]
    assert stadt.wert == "10.150" and "30.06.2022" in stadt.stand


def groups(bestand, raum, auswahl=ALLE_STUFEN, ebene="stadtteil"):
    return [[e.option.id for e in g.eintraege] for g in panel.option_groups(bestand, ebene, raum, auswahl)]


def test_options_stand_in_groups_just_here_not_testable_whole_city(bestand):
    assert groups(bestand, "01") == [["o3", "o4"], ["o2"], ["o1", "o6"]]
    assert groups(bestand, "04") == [["o5"], ["o4"], ["o1", "o6"]]


def test_empty_groups_are_left_out(bestand):
    assert groups(bestand, "04", Auswahl((Belegstufe.B,))) == [["o6"]]
    assert groups(bestand, "01", Auswahl(())) == []
    assert groups(bestand, "00", ebene="stadt") == [["o1", "o6"]]


def test_the_best_documented_options_come_first_in_a_group(bestand):
    umgekehrt = variant(bestand, optionen=bestand.optionen[::-1], ergebnisse={})
    assert groups(umgekehrt, "01") == [["o3", "o4"], ["o2"], ["o1", "o6"]]


def test_an_entry_carries_its_reason_and_its_clues(bestand):
    gruppen = panel.option_groups(bestand, "stadtteil", "01", ALLE_STUFEN)
    assert "Testheim" in gruppen[0].titel
    o1 = gruppen[-1].eintraege[0]
    assert "ganzer Ort" in o1.grund
    assert o1.anhaltspunkt.startswith("Anhaltspunkt, weil „Alleinlebende“ mit 30,5\u00a0%")
    assert "Förderquote" in o1.anhaltspunkt


def test_sites_of_an_area_are_listed_confirmed_ones_first(bestand):
    assert [e.id for e in panel.sites_in(bestand, "01", historische=False)] == ["s1", "s4"]
    assert panel.sites_in(bestand, "04", historische=True) == []


@pytest.mark.parametrize(("historische", "kennungen"), [(False, []), (True, ["s3"])])
def test_historical_sites_are_shown_only_when_asked_for(bestand, historische, kennungen):
    assert [e.id for e in panel.sites_in(bestand, "03", historische)] == kennungen


def test_programme_areas_are_found_in_each_of_their_stadtteile(bestand):
    assert [[p.id for p in panel.programmes_in(bestand, raum)] for raum in beispiel.NAMEN] == [
        ["p1"],
        ["p1"],
        ["p2", "p3"],
        [],
    ]
