"""What there is of an Indikator, against the invented data read with the eye."""

import beispiel
from beispiel import KATALOG, WERTE

from sozialraum.analysis.availability import Anmerkung, Herkunft, availability, notes, origins
from sozialraum.model import Fehlgrund
from sozialraum.sources import load

ALLE = ("01", "02", "03", "04")
ENDE_2020, ENDE_2021, ENDE_2022 = "2020-12-31", "2021-12-31", "2022-12-31"


def of(bestand, indikator, ebene="stadtteil"):
    return availability(bestand, bestand.indikatoren[indikator], ebene)


def origins_of(bestand, indikator):
    return origins(bestand, bestand.indikatoren[indikator], "stadtteil")


def notes_of(bestand, indikator):
    return notes(bestand, bestand.indikatoren[indikator], "stadtteil")


def test_values_of_all_areas_in_all_years_are_one_group(bestand):
    verfuegbar = of(bestand, "anteil_kinder")
    assert verfuegbar.jahre == (2020, 2021, 2022)
    assert verfuegbar.gruppen == ((ALLE, (2020, 2021, 2022)),)
    assert verfuegbar.vollstaendige_jahre == (2020, 2021, 2022)
    assert verfuegbar.stadt == {2020: None, 2021: None, 2022: None}
    assert (
        verfuegbar.quellen == verfuegbar.stadt_quellen == dict.fromkeys(range(2020, 2023), ("testregister",))
    )
    assert verfuegbar.anderer_stand == ()


def test_a_stated_gap_keeps_its_reason_and_makes_the_year_incomplete(bestand):
    verfuegbar = of(bestand, "alleinlebende")
    assert verfuegbar.gebiete["04"] == {2011: Fehlgrund.UNTERDRUECKT}
    assert verfuegbar.gebiete["01"] == {2011: None}
    assert verfuegbar.gruppen == ((("01", "02", "03"), (2011,)),)
    assert verfuegbar.vollstaendige_jahre == ()


def test_values_of_the_city_alone_are_no_values_of_areas(bestand):
    verfuegbar = of(bestand, "foerderquote")
    assert verfuegbar.jahre == (2022,)
    assert verfuegbar.gruppen == () and verfuegbar.vollstaendige_jahre == () and verfuegbar.quellen == {}
    assert verfuegbar.stadt_quellen == {2022: ("testmeldung",)}
    assert {grund for je_jahr in verfuegbar.gebiete.values() for grund in je_jahr.values()} == {
        Fehlgrund.NICHT_VORHANDEN
    }


def test_a_derived_indikator_has_only_the_years_that_all_its_parts_have(bestand):
    assert of(bestand, "umzugsrate").jahre == (2022,)


def test_a_development_begins_after_the_first_year(bestand):
    assert of(bestand, "entwicklung").jahre == (2021, 2022)
    assert origins_of(bestand, "entwicklung")[0].gebiete == (ENDE_2020, ENDE_2021, ENDE_2022)


def test_a_year_in_which_only_a_gap_is_stated_is_shown(ordner):
    beispiel.append(
        ordner, WERTE, "stadtteil;02;alleinlebende;2014;;nicht_veroeffentlicht;testzensus;amtlich;\n"
    )
    verfuegbar = of(load(ordner), "alleinlebende")
    assert verfuegbar.jahre == (2011, 2014)
    assert verfuegbar.gebiete["02"][2014] is Fehlgrund.NICHT_VEROEFFENTLICHT
    assert verfuegbar.gebiete["01"][2014] is Fehlgrund.NICHT_VORHANDEN
    assert list(verfuegbar.quellen) == [2011]


def test_a_stated_gap_of_the_city_keeps_its_reason(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadt;00;alleinlebende;2011-05-09;26,8;;",
        "stadt;00;alleinlebende;2011-05-09;;unterdrueckt;",
    )
    assert of(load(ordner), "alleinlebende").stadt == {2011: Fehlgrund.UNTERDRUECKT}


def test_the_city_has_no_value_if_its_sum_lacks_an_area_even_with_a_value_of_its_own(ordner):
    beispiel.replace(ordner, WERTE, "stadtteil;04;umzuege;2022;420;;testregister;amtlich;\n", "")
    verfuegbar = of(load(ordner), "umzugsrate")
    assert verfuegbar.stadt == {2022: Fehlgrund.NICHT_VORHANDEN}
    assert verfuegbar.stadt_quellen == {}


def test_areas_with_values_in_different_years_are_different_groups_the_largest_first(ordner):
    beispiel.append(ordner, WERTE, "stadtteil;04;alleinlebende;2010;20,0;;testzensus;berechnet;\n")
    verfuegbar = of(load(ordner), "alleinlebende")
    assert verfuegbar.gruppen == ((("01", "02", "03"), (2011,)), (("04",), (2010,)))


def test_a_city_value_of_another_source_is_noticed(ordner):
    beispiel.replace(
        ordner,
        WERTE,
        "stadt;00;alleinlebende;2011-05-09;26,8;;testzensus",
        "stadt;00;alleinlebende;2011-05-09;26,8;;testmeldung",
    )
    bestand = load(ordner)
    assert of(bestand, "alleinlebende").anderer_stand == (2011,)
    assert origins_of(bestand, "alleinlebende") == (
        Herkunft("testzensus", ("2011-05-09",), (), ("berechnet",)),
        Herkunft("testmeldung", (), ("2011-05-09",), ("berechnet",)),
    )


def test_an_indikator_without_any_value_has_no_year(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;\n", "")
    bestand = load(ordner)
    assert of(bestand, "foerderquote").jahre == ()
    assert origins_of(bestand, "foerderquote") == notes_of(bestand, "foerderquote") == ()


def test_origins_are_those_of_the_parts_with_every_stichtag_used(bestand):
    assert origins_of(bestand, "umzugsrate") == (
        Herkunft("testregister", ("2022", ENDE_2022), (), ("amtlich",)),
    )


def test_the_newest_source_comes_first(ordner):
    beispiel.append(ordner, WERTE, "stadt;00;foerderquote;2023-12-31;13,0;;testzensus;amtlich;\n")
    assert [h.quelle for h in origins_of(load(ordner), "foerderquote")] == ["testzensus", "testmeldung"]


def test_a_note_is_told_once_with_all_its_places(ordner):
    for alt in ("stadtteil;01;kinder;2020-12-31;200;;", "stadtteil;01;kinder;2021-12-31;231;;"):
        beispiel.replace(ordner, WERTE, f"{alt}testregister;amtlich;", f"{alt}testregister;amtlich;Gezählt.")
    alt = "stadt;00;einwohner;2022-12-31;10200;;testregister;amtlich;"
    beispiel.replace(ordner, WERTE, alt, f"{alt}Gezählt.")
    assert notes_of(load(ordner), "anteil_kinder") == (
        Anmerkung("Gezählt.", {"01": (2020, 2021), "00": (2022,)}),
    )


def test_a_note_on_a_year_that_is_not_shown_is_not_told(ordner):
    alt = "stadtteil;01;einwohner;2020-12-31;1000;;testregister;amtlich;"
    beispiel.replace(ordner, WERTE, alt, f"{alt}Nur 2020.")
    bestand = load(ordner)
    assert notes_of(bestand, "umzugsrate") == ()  # there are only moves of 2022
    assert [anmerkung.text for anmerkung in notes_of(bestand, "entwicklung")] == ["Nur 2020."]  # a base year


def test_the_city_counts_no_values_of_its_own_where_it_is_a_sum(ordner):
    alt = "stadt;00;umzuege;2022;500;;testregister;amtlich;"
    beispiel.replace(ordner, WERTE, alt, f"{alt}Nur von außen.")
    assert notes_of(load(ordner), "umzugsrate") == ()
    beispiel.replace(ordner, KATALOG, 'stadtwert = "summe"\n', "")
    assert [anmerkung.text for anmerkung in notes_of(load(ordner), "umzugsrate")] == ["Nur von außen."]


def test_the_result_is_kept_with_the_data(bestand):
    assert of(bestand, "anteil_kinder") is of(bestand, "anteil_kinder")
