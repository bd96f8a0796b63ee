"""The whole folder: everything or all problems, never half of the data."""

import beispiel
import pytest
from beispiel import KATALOG, OPTIONEN, PROGRAMME, QUELLEN, STANDORTE, WERTE

from sozialraum.errors import DataError, Problem
from sozialraum.model import Belegstufe, Raumbezug, Richtung, Vergleich
from sozialraum.sources import STANDARDORDNER, load

ZEILE = "stadt;00;foerderquote;2022-12-31;12,8;;testmeldung;presse;"


def test_everything_in_the_folder_is_loaded(bestand):
    assert list(bestand.raumebenen) == ["stadtteil"]
    assert len(bestand.indikatoren) == 10
    assert len(bestand.beobachtungen) == 41
    assert list(bestand.quellen) == ["testregister", "testzensus", "testmeldung", "adressen"]
    assert [o.id for o in bestand.optionen] == ["o1", "o2", "o3", "o4", "o5", "o6"]
    assert [e.id for e in bestand.einrichtungen] == ["s1", "s2", "s3", "s4", "s5"]
    assert [p.id for p in bestand.programmgebiete] == ["p1", "p2", "p3"]


def test_the_folder_of_the_project_is_the_default():
    assert (STANDARDORDNER / "README.md").is_file()


def test_an_indikator_carries_what_the_catalogue_says(bestand):
    rate = bestand.indikatoren["umzugsrate"]
    assert (rate.faktor, rate.nachkommastellen, rate.richtung) == (1000.0, 1, Richtung.BELASTUNG)
    assert rate.stadtwert_aus_summe
    assert rate.stadtwert_hinweis == "Umzüge im Ort zählen hier doppelt."
    assert bestand.indikatoren["anteil_kinder"].alias == ("Kinderanteil",)
    assert bestand.indikatoren["anteil_kinder"].kernzahl
    assert not bestand.indikatoren["kinder"].auswahl
    assert not bestand.indikatoren["dichte"].stadtwert_aus_summe
    assert bestand.indikatoren["foerderquote"].datenhalter == "Amt für Beispiele"


def test_an_option_carries_where_it_applies_and_where_it_is_from(bestand):
    o1, o2, o3, o4, _, o6 = bestand.optionen
    assert o1.belegstufe is Belegstufe.A
    assert o1.zielgruppe == ("Alle", "Andere")
    assert o1.stand_datum == "2023-05-07"
    assert [(e.datum, e.ereignis, e.drucksache) for e in o1.verlauf] == [
        ("2023-05-07", "vorgelegt", "DS 1"),
        ("", "besprochen", ""),
    ]
    assert [(q.titel, q.url) for q in o1.quellen] == [("Drucksache 1", "https://example.org/ds1")]
    assert [b.indikator for b in o1.anhaltspunkte] == ["alleinlebende", "foerderquote"]
    assert o2.kriterium.alle
    assert o2.kriterium.bedingungen[0].bezug is None
    assert o2.kriterium.bedingungen[1].offen == "Weg zum nächsten Spielplatz"
    assert (o3.raumbezug, o3.raeume) == (Raumbezug.STADTTEILE, ("01", "03"))
    assert not o4.kriterium.alle
    assert o4.kriterium.bedingungen[0].vergleich is Vergleich.MINDESTENS
    assert o4.kriterium.bedingungen[0].bezug == 25.0
    assert (o6.raumbezug, o6.kriterium, o6.stand_datum, o6.raumbezug_text) == (
        Raumbezug.GESAMTSTADT,
        None,
        "",
        "",
    )


def test_a_site_has_an_address_made_of_what_is_known(bestand):
    assert [e.anschrift for e in bestand.einrichtungen] == [
        "Testweg 1, 12345",
        "Musterweg 2a, 12345",
        "Auweg 3",
        "",
        "",
    ]
    assert (bestand.einrichtungen[0].lat, bestand.einrichtungen[0].lon) == (50.005, 10.005)
    assert bestand.einrichtungen[3].lat is None
    assert bestand.einrichtungen[0].quelle.url == "https://example.org/s1"


def test_a_programme_area_may_span_several_stadtteile_and_may_have_no_end(bestand):
    sued, au, _ = bestand.programmgebiete
    assert (sued.stadtteil_ids, sued.von, sued.bis) == (("01", "02"), "2006", "2010")
    assert (au.bis, au.status) == ("", "läuft")


def test_a_folder_without_any_value_is_loaded_as_such(ordner):
    kopf = (ordner / WERTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / WERTE).write_text(kopf + "\n", encoding="utf-8")
    bestand = load(ordner)
    assert bestand.beobachtungen.empty
    assert bestand.werte == {}
    assert bestand.jahre == {}


@pytest.mark.parametrize("datei", beispiel.DATEIEN)
def test_every_file_is_needed(ordner, datei):
    (ordner / datei).unlink()
    fehlt = [p for p in beispiel.problems(ordner) if p.befund == "Die Datei fehlt."]
    assert [(p.datei, p.zeile) for p in fehlt] == [(datei, None)]


def test_a_folder_that_is_not_there_lacks_every_file_it_would_need(tmp_path):
    fehlt = [p.datei for p in beispiel.problems(tmp_path / "nirgends")]
    # the polygon file is named by raumebenen.toml, so nobody can miss it yet
    assert fehlt == sorted(set(beispiel.DATEIEN) - {beispiel.GRENZEN})


def test_the_problems_of_all_files_are_reported_at_once(ordner):
    werte = beispiel.replace(ordner, WERTE, ZEILE, ZEILE.replace("12,8", "12.8"))
    quelle = beispiel.replace(ordner, QUELLEN, 'lizenz = "CC BY 4.0"', 'lizenz = ""')
    option = beispiel.replace(ordner, OPTIONEN, 'belegstufe = "C"', 'belegstufe = "E"')
    ort = beispiel.replace(ordner, STANDORTE, ";01;50,005;", ";02;50,005;")
    programm = beispiel.replace(ordner, PROGRAMME, "2006;2010", "2006;2005")
    formel = beispiel.replace(ordner, KATALOG, 'nenner = ["flaeche"]', 'nenner = ["gebiet"]')
    (ordner / beispiel.ADRESSEN).unlink()
    gefunden = {(p.datei, p.zeile, p.spalte) for p in beispiel.problems(ordner)}
    assert {
        (WERTE, werte, "wert"),
        (QUELLEN, quelle, "lizenz"),
        (OPTIONEN, option, "belegstufe"),
        (STANDORTE, ort, "lat, lon"),
        (PROGRAMME, programm, ""),
        (KATALOG, formel, "nenner"),
        (beispiel.ADRESSEN, None, ""),
    } <= gefunden


def test_one_problem_is_enough_to_show_nothing(ordner):
    zeile = beispiel.replace(ordner, WERTE, ZEILE, ZEILE.replace("presse", "gut"))
    with pytest.raises(DataError) as fehler:
        load(ordner)
    (problem,) = fehler.value.probleme
    assert isinstance(problem, Problem)
    assert (problem.datei, problem.zeile) == (WERTE, zeile)


def test_a_level_without_a_readable_block_leaves_no_other_trace_than_its_problems(ordner):
    (ordner / beispiel.RAUMEBENEN).write_text("[[raumebene]]\n", encoding="utf-8")
    dateien = {p.datei for p in beispiel.problems(ordner)}
    assert beispiel.RAUMEBENEN in dateien
