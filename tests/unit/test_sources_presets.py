"""Presets of an order of areas: what a file may say, and what the two that ship with the data hold."""

import beispiel
import pytest

from sozialraum.analysis import reach
from sozialraum.analysis.values import describe_nearest
from sozialraum.errors import DataError
from sozialraum.model import (
    LUECKE,
    STADTTEIL,
    Mittelung,
    Normierung,
    Rechenweg,
    Teilindikator,
    Vorlage,
    Vorrang,
)
from sozialraum.sources import load
from sozialraum.sources.presets import GEHWEGE

DATEI = "prioritaeten/test.toml"
VORLAGE = """\
[[vorlage]]
titel = "Testvorlage"
beschreibung = "Erfunden."
normierung = "Rang"
mittelung = "geometrisch"
gehweg = 700

[[vorlage.teil]]
indikator = "umzugsrate"
gewicht = 30

[[vorlage.teil]]
indikator = "anteil_kinder"
gewicht = 12.5
vorrang = "niedrige Werte"

[[vorlage.teil]]
indikator = "foerderquote"
gewicht = 0

[[vorlage.teil]]
indikator = "reichweitenluecke"
gewicht = 20
"""
"""A burden and a resource without, a neutral one with a priority, and the gap in reach."""
TEIL = "ein Indikator zur Auswahl, keine absolute Zahl und ohne @basisjahr, oder „reichweitenluecke“"


@pytest.fixture
def mit_vorlage(ordner):
    """The invented data folder with one preset."""
    (ordner / "prioritaeten").mkdir()
    (ordner / DATEI).write_text(VORLAGE, encoding="utf-8")
    return ordner


def places(ordner):
    """Line and field of every problem of the preset."""
    return [(p.zeile, p.spalte) for p in beispiel.problems(ordner) if p.datei == DATEI]


def test_a_preset_is_read_with_the_priority_of_the_catalogue_where_it_names_none(mit_vorlage):
    assert load(mit_vorlage).vorlagen == {
        "test": Vorlage(
            id="test",
            titel="Testvorlage",
            beschreibung="Erfunden.",
            rechenweg=Rechenweg(
                teile=(
                    Teilindikator("umzugsrate", 30.0, Vorrang.HOCH),
                    Teilindikator("anteil_kinder", 12.5, Vorrang.NIEDRIG),
                    Teilindikator("foerderquote", 0.0, Vorrang.NIEDRIG),
                    Teilindikator(LUECKE, 20.0, Vorrang.HOCH),
                ),
                normierung=Normierung.RANG,
                mittelung=Mittelung.GEOMETRISCH,
                gehweg=700,
            ),
        )
    }


def test_the_folder_may_be_missing(bestand):
    assert bestand.vorlagen == {}


def test_how_it_is_computed_may_be_left_to_what_is_usual(mit_vorlage):
    for zeile in ('normierung = "Rang"\n', 'mittelung = "geometrisch"\n', "gehweg = 700\n"):
        beispiel.replace(mit_vorlage, DATEI, zeile, "")
    weg = load(mit_vorlage).vorlagen["test"].rechenweg
    assert (weg.normierung, weg.mittelung, weg.gehweg) == (Normierung.Z_WERT, Mittelung.ARITHMETISCH, 500)


def test_a_priority_that_agrees_with_the_catalogue_may_be_written_out(mit_vorlage):
    beispiel.replace(mit_vorlage, DATEI, "gewicht = 30", 'gewicht = 30\nvorrang = "hohe Werte"')
    assert load(mit_vorlage).vorlagen["test"].rechenweg.teile[0].vorrang is Vorrang.HOCH


def test_the_ways_walked_are_those_of_the_page():
    assert GEHWEGE == reach.GEHWEGE


@pytest.mark.parametrize(
    ("alt", "neu", "feld", "befund", "erwartet"),
    [
        ('"umzugsrate"', '"quote"', "teil[1].indikator", "„quote“ gibt es nicht.", TEIL),
        (
            '"umzugsrate"',
            '"einwohner"',
            "teil[1].indikator",
            "„einwohner“ lässt sich hier nicht verwenden.",
            TEIL,
        ),
        ('"umzugsrate"', '"kinder"', "teil[1].indikator", "„kinder“ lässt sich hier nicht verwenden.", TEIL),
        (
            '"umzugsrate"',
            '"entwicklung"',
            "teil[1].indikator",
            "„entwicklung“ lässt sich hier nicht verwenden.",
            TEIL,
        ),
        (
            '"foerderquote"',
            '"umzugsrate"',
            "teil[3].indikator",
            "„umzugsrate“ steht schon in dieser Vorlage.",
            "jeden Indikator einmal",
        ),
        (
            "gewicht = 12.5",
            "gewicht = -1",
            "teil[2].gewicht",
            "„-1“ ist nicht zulässig.",
            "eine Zahl von 0 bis 100",
        ),
        ("gewicht = 12.5", 'gewicht = "viel"', "teil[2].gewicht", "„viel“ ist nicht zulässig.", "eine Zahl"),
        (
            '"niedrige Werte"',
            '"kleine Werte"',
            "teil[2].vorrang",
            "„kleine Werte“ ist nicht zulässig.",
            "eines von „hohe Werte“, „niedrige Werte“",
        ),
        (
            '"Rang"',
            '"Platz"',
            "normierung",
            "„Platz“ ist nicht zulässig.",
            "eines von „z-Wert“, „Min-Max“, „Rang“",
        ),
        (
            '"geometrisch"',
            '"harmonisch"',
            "mittelung",
            "„harmonisch“ ist nicht zulässig.",
            "eines von „arithmetisch“, „geometrisch“",
        ),
        (
            "gehweg = 700",
            "gehweg = 750",
            "gehweg",
            "„750“ ist nicht zulässig.",
            "ganze Meter von 300 bis 1500 in Schritten von 100",
        ),
        ('"Testvorlage"', '" "', "titel", "Das Feld ist leer.", "ein Text"),
    ],
)
def test_a_wrong_word_or_number_is_named_with_its_line(mit_vorlage, alt, neu, feld, befund, erwartet):
    zeile = beispiel.replace(mit_vorlage, DATEI, alt, neu)
    (problem,) = beispiel.problems(mit_vorlage)
    assert (problem.datei, problem.zeile, problem.spalte) == (DATEI, zeile, feld)
    assert (problem.befund, problem.erwartet) == (befund, erwartet)


def test_a_neutral_indikator_needs_a_priority(mit_vorlage):
    teil = beispiel.replace(mit_vorlage, DATEI, 'vorrang = "niedrige Werte"\n', "")
    (problem,) = beispiel.problems(mit_vorlage)
    assert (problem.zeile, problem.spalte) == (teil - 3, "teil[2].vorrang")  # the head of its block
    assert problem.befund == "„anteil_kinder“ hat im Katalog keine Richtung, und hier fehlt der Vorrang."
    assert problem.erwartet == "„hohe Werte“ oder „niedrige Werte“"


@pytest.mark.parametrize(
    ("nach", "kennung", "vorrang", "anders"),
    [
        ("gewicht = 30", "umzugsrate", "niedrige Werte", "hohe Werte"),
        ("gewicht = 0", "foerderquote", "hohe Werte", "niedrige Werte"),
        ("gewicht = 20", LUECKE, "niedrige Werte", "hohe Werte"),
    ],
)
def test_a_priority_against_the_direction_is_refused(mit_vorlage, nach, kennung, vorrang, anders):
    zeile = beispiel.replace(mit_vorlage, DATEI, f"{nach}\n", f'{nach}\nvorrang = "{vorrang}"\n') + 1
    (problem,) = beispiel.problems(mit_vorlage)
    assert problem.zeile == zeile
    assert problem.befund == f"„{vorrang}“ widerspricht der Richtung von „{kennung}“."
    assert problem.erwartet == f"„{anders}“ oder kein Vorrang"


def test_weights_that_are_all_zero_are_refused(mit_vorlage):
    for gewicht in ("30", "12.5", "20"):
        beispiel.replace(mit_vorlage, DATEI, f"gewicht = {gewicht}\n", "gewicht = 0\n")
    (problem,) = beispiel.problems(mit_vorlage)
    assert (problem.spalte, problem.befund) == ("teil", "Alle Gewichte sind 0.")
    assert problem.erwartet == "mindestens ein Gewicht über 0"


def test_a_preset_has_parts(mit_vorlage):
    (mit_vorlage / DATEI).write_text('[[vorlage]]\ntitel = "A"\nbeschreibung = "B"\nteil = []\n')
    assert places(mit_vorlage) == [(4, "teil")]


def test_a_preset_has_no_more_parts_than_the_page_can_show(mit_vorlage):
    teil = '\n[[vorlage.teil]]\nindikator = "dichte"\ngewicht = 1\nvorrang = "hohe Werte"\n'
    beispiel.append(mit_vorlage, DATEI, teil * 5)
    befunde = [problem.befund for problem in beispiel.problems(mit_vorlage)]
    assert "Es sind 9 Teilindikatoren." in befunde


def test_a_file_holds_one_preset(mit_vorlage):
    zeile = beispiel.append(mit_vorlage, DATEI, VORLAGE)
    (problem,) = beispiel.problems(mit_vorlage)
    assert (problem.zeile, problem.befund) == (zeile, "In dieser Datei steht schon eine Vorlage.")


def test_an_empty_or_unreadable_file_is_a_problem_of_its_own(mit_vorlage):
    (mit_vorlage / DATEI).write_text("", encoding="utf-8")
    (mit_vorlage / "prioritaeten/zwei.toml").write_text("[[vorlage", encoding="utf-8")
    assert [(p.datei, p.befund) for p in beispiel.problems(mit_vorlage)] == [
        (DATEI, "Es gibt keinen Block."),
        ("prioritaeten/zwei.toml", "Hier lässt sich die Datei nicht lesen."),
    ]


def test_two_files_do_not_share_a_title(mit_vorlage):
    (mit_vorlage / "prioritaeten/zwei.toml").write_text(VORLAGE, encoding="utf-8")
    (problem,) = beispiel.problems(mit_vorlage)
    assert (problem.datei, problem.zeile, problem.spalte) == ("prioritaeten/zwei.toml", 2, "titel")
    assert problem.befund == f"„Testvorlage“ heißt schon die Vorlage in {DATEI}."


def test_all_problems_are_named_at_once(mit_vorlage):
    erste = beispiel.replace(mit_vorlage, DATEI, '"umzugsrate"', '"quote"')
    zweite = beispiel.replace(mit_vorlage, DATEI, '"foerderquote"', '"dichten"')
    assert places(mit_vorlage) == [(erste, "teil[1].indikator"), (zweite, "teil[3].indikator")]


def test_a_broken_indikator_does_not_break_the_preset_too(mit_vorlage):
    beispiel.replace(mit_vorlage, beispiel.KATALOG, 'kurzname = "Umzugsrate"', "kurzname = 5")
    with pytest.raises(DataError) as fehler:
        load(mit_vorlage)
    assert {p.datei for p in fehler.value.probleme} == {beispiel.KATALOG}


def test_the_shipped_presets_use_equal_weights_and_say_that_they_are_a_proposal(luebeck):
    assert {vorlage.titel for vorlage in luebeck.vorlagen.values()} == {
        "Quartiersmanagement",
        "Ältere Menschen",
    }
    for vorlage in luebeck.vorlagen.values():
        assert len({teil.gewicht for teil in vorlage.rechenweg.teile}) == 1
        assert (
            "ein Vorschlag dieses Dashboards, keine Entscheidung der Hansestadt Lübeck"
            in vorlage.beschreibung
        )
        assert "\n" not in vorlage.beschreibung


def test_every_part_of_the_shipped_presets_is_known_for_all_ten(luebeck):
    for vorlage in luebeck.vorlagen.values():
        for teil in vorlage.rechenweg.teile:
            if teil.indikator == LUECKE:
                continue
            bild = describe_nearest(luebeck, luebeck.indikatoren[teil.indikator], STADTTEIL, 2022)
            assert list(bild.werte.index) == list(luebeck.raumebenen[STADTTEIL].namen)
            assert bild.werte.notna().all(), (vorlage.id, teil.indikator)


def test_the_gap_in_reach_of_the_shipped_presets_is_known_for_all_ten(luebeck):
    for vorlage in luebeck.vorlagen.values():
        wahl = reach.Standortwahl(luebeck.bedarfsregel.arten)
        mit_ort, _ = reach.sites(luebeck, wahl)
        erreicht = reach.reach(luebeck, mit_ort, vorlage.rechenweg.gehweg, reach.UMWEG)
        for raum in luebeck.raumebenen[STADTTEIL].namen:
            assert erreicht[raum].anteil_einwohner is not None, (vorlage.id, raum)


def test_the_preset_for_quartiersmanagement_takes_its_approximations_from_the_rule(luebeck):
    teile = [teil.indikator for teil in luebeck.vorlagen["quartiersmanagement"].rechenweg.teile]
    assert set(teile) - {"fluktuation", LUECKE} <= set(luebeck.bedarfsregel.naeherungen)
