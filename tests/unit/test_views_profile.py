"""What a profile says of one area of the invented town, computed by hand."""

import beispiel
import pytest
from beispiel import KATALOG, WERTE

from sozialraum.model import STADTTEIL
from sozialraum.sources import load
from sozialraum.views import profile
from sozialraum.views.profile import Altersaufbau, Altersgruppe, Luecke, Profilzeile

JUNGE_ALTE = """
[[indikator]]
id = "anteil_umzuege"
kurzname = "Anteil der Umzüge"
name = "Umzüge je 100 Einwohner:innen"
thema = "Alter"
einheit = "%"
richtung = "neutral"
nachkommastellen = 1
definition = "Erfunden."
lesehilfe = "Erfunden."
zaehler = ["umzuege"]
nenner = ["einwohner"]
faktor = 100
"""
"""A second share of the theme Alter; the moves have the Stichtag 2022, not 31.12.2022."""


def row(bestand, indikator: str, raum: str, jahr: int = 2022) -> Profilzeile:
    bild = profile.shown(bestand, bestand.indikatoren[indikator], STADTTEIL, jahr)
    return profile.line(bestand, bild, raum)


def figures(zeile: Profilzeile) -> tuple[str, ...]:
    """Value, city, difference and rank."""
    return zeile.wert, zeile.stadt, zeile.abstand, zeile.rang


def without(ordner, *anfaenge: str) -> None:
    """Leaves out observations that begin so."""
    zeilen = (ordner / WERTE).read_text(encoding="utf-8").splitlines()
    rest = [zeile for zeile in zeilen if not zeile.startswith(anfaenge)]
    assert len(rest) < len(zeilen)
    (ordner / WERTE).write_text("\n".join(rest) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("indikator", "raum", "erwartet"),
    [
        # 240 of 1200, city 1520 of 10200, as high as in 03
        ("anteil_kinder", "01", ("20,0", "14,9", "+5,1", "1")),
        ("anteil_kinder", "02", ("15,0", "14,9", "+0,1", "3")),
        ("anteil_kinder", "04", ("10,0", "14,9", "−4,9", "4")),
        # since 2020: 3000 -> 2800 against 10000 -> 10200
        ("entwicklung", "03", ("−6,7", "2,0", "−8,7", "4")),
        ("entwicklung", "02", ("0,0", "2,0", "−2,0", "3")),
        # the city's own count belongs beside those of the areas, a difference of counts says nothing
        ("einwohner", "01", ("1.200", "10.200", "", "4")),
        # the city value is the sum of the areas: 780 of 10200
        ("umzugsrate", "01", ("100,0", "76,5", "+23,5", "1")),
        # one area has no value, so nobody has a rank
        ("alleinlebende", "01", ("30,5", "26,8", "+3,7", "")),
        ("alleinlebende", "04", ("", "26,8", "", "")),
    ],
)
def test_value_city_difference_and_rank(bestand, indikator, raum, erwartet):
    assert figures(row(bestand, indikator, raum)) == erwartet


def test_a_line_says_of_when_and_in_which_unit_it_is(bestand):
    zeile = row(bestand, "entwicklung", "01")
    assert (zeile.stichtag, zeile.einheit) == ("31.12.2022", "% seit 2020")
    zeile = row(bestand, "alleinlebende", "01")
    assert (zeile.stichtag, zeile.einheit) == ("09.05.2011", "%")


def test_a_gap_has_its_reason_and_no_number(bestand):
    assert row(bestand, "alleinlebende", "04").fehlt == "unterdrückt, Zahl zu klein"
    assert row(bestand, "alleinlebende", "01").fehlt == ""


def test_the_year_is_the_nearest_with_values(bestand):
    zeile = row(bestand, "anteil_kinder", "01", 2021)
    assert (zeile.wert, zeile.stichtag) == ("21,0", "31.12.2021")
    assert row(bestand, "umzugsrate", "01", 2020).stichtag == "2022"


def test_a_city_count_of_another_day_does_not_stand_beside_those_of_the_areas(ordner):
    beispiel.replace(
        ordner, WERTE, "stadt;00;einwohner;2022-12-31;10200", "stadt;00;einwohner;2022-06-30;10200"
    )
    assert figures(row(load(ordner), "einwohner", "01")) == ("1.200", "", "", "4")


def test_equal_values_share_the_first_rank(ordner):
    for kinder, einwohner in ((240, 1200), (300, 2000), (560, 2800), (420, 4200)):
        beispiel.replace(
            ordner, WERTE, f";kinder;2022-12-31;{kinder};", f";kinder;2022-12-31;{einwohner // 10};"
        )
    bestand = load(ordner)
    assert [figures(row(bestand, "anteil_kinder", raum)) for raum in beispiel.NAMEN] == [
        ("10,0", "14,9", "−4,9", "1")
    ] * 4


def test_a_series_is_a_picture_and_the_same_in_words(bestand):
    zeile = row(bestand, "anteil_kinder", "01")
    assert zeile.bild.startswith("data:image/svg+xml,")
    assert zeile.verlauf == "2020: 20,0 bis 2022: 20,0"


def test_one_year_is_no_series(bestand):
    assert row(bestand, "umzugsrate", "01").bild == ""


def test_three_years_are_too_few_for_a_trend(bestand):
    zeile = row(bestand, "einwohner", "01")
    assert (zeile.trend, zeile.pfeil) == ("", "")


@pytest.mark.parametrize(
    ("frueher", "trend", "pfeil"),
    [
        ((700, 800, 900), "steigt", "↗"),  # 800 -> 1100, on average 100 from year to year
        ((1700, 1600, 1500), "fällt", "↘"),  # 1600 -> 1100, on average 180
        ((1050, 1150, 1250), "gleichbleibend", "→"),  # 1150 -> 1100, on average 130
    ],
)
def test_six_years_have_a_trend_with_its_arrow(ordner, frueher, trend, pfeil):
    for jahr, wert in zip((2017, 2018, 2019), frueher, strict=True):
        beispiel.append(ordner, WERTE, f"stadtteil;01;einwohner;{jahr}-12-31;{wert};;testregister;amtlich;\n")
    zeile = row(load(ordner), "einwohner", "01")
    assert (zeile.trend, zeile.pfeil) == (trend, pfeil)
    anfang = f"{frueher[0] // 1000}.{frueher[0] % 1000:03}" if frueher[0] > 999 else str(frueher[0])
    assert zeile.verlauf == f"2017: {anfang} bis 2022: 1.200; Trend 2017 bis 2022: {trend}"


def test_words_name_an_interruption_instead_of_joining_what_must_not_be_compared(ordner):
    without(ordner, "stadtteil;01;einwohner;2021")
    assert row(load(ordner), "einwohner", "01").verlauf == "2020: 1.000; unterbrochen; 2022: 1.200"


def test_lines_come_by_theme_in_the_order_of_the_catalogue(bestand):
    themen = profile.lines(bestand, STADTTEIL, "01", 2022)
    assert {thema: [z.indikator.id for z in zeilen] for thema, zeilen in themen.items()} == {
        "Bevölkerung": ["einwohner", "dichte", "entwicklung"],
        "Alter": ["anteil_kinder"],
        "Umzüge": ["umzugsrate"],
        "Haushalte": ["alleinlebende"],
    }


def test_the_figures_at_the_head_are_shares_and_stay_where_a_value_is_missing(bestand):
    zeilen = profile.key_lines(bestand, STADTTEIL, "04", 2022)
    assert [(z.indikator.id, z.wert, z.fehlt) for z in zeilen] == [
        ("anteil_kinder", "10,0", ""),
        ("alleinlebende", "", "unterdrückt, Zahl zu klein"),
        ("foerderquote", "", "liegt hier nicht vor"),
    ]


def test_at_most_five_figures_stand_at_the_head(luebeck):
    assert len(profile.key_lines(luebeck, STADTTEIL, "03", 2022)) == 5


def test_the_age_structure_has_shares_of_one_day_here_and_in_the_city(bestand):
    assert profile.age_structure(bestand, STADTTEIL, "01", 2022) == Altersaufbau(
        "31.12.2022", (Altersgruppe("Anteil der Kinder", 20.0, 14.9),)
    )


def test_the_longest_bar_is_the_greatest_share_of_both(luebeck):
    aufbau = profile.age_structure(luebeck, STADTTEIL, "10", 2022)
    assert [gruppe.name for gruppe in aufbau.gruppen] == [
        "Unter 18-Jährige",
        "18- bis 64-Jährige",
        "65 Jahre und älter",
    ]
    assert aufbau.groesster == 61.8
    assert Altersaufbau("2022", (Altersgruppe("Niemand", 0.0, 0.0),)).groesster > 0


def test_without_its_own_value_an_area_has_no_age_structure_and_the_others_have(ordner):
    without(ordner, "stadtteil;04;kinder;2022")
    bestand = load(ordner)
    assert profile.age_structure(bestand, STADTTEIL, "04", 2022) is None
    assert profile.age_structure(bestand, STADTTEIL, "01", 2022) is not None


def test_shares_of_different_days_make_no_age_structure(ordner):
    beispiel.append(ordner, KATALOG, JUNGE_ALTE)
    bestand = load(ordner)
    assert row(bestand, "anteil_umzuege", "01").wert == "10,0"
    assert profile.age_structure(bestand, STADTTEIL, "01", 2022) is None


def test_a_city_of_another_day_makes_no_age_structure(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;kinder;2022-12-31", "stadt;00;kinder;2022-06-30")
    assert profile.age_structure(load(ordner), STADTTEIL, "01", 2022) is None


def test_a_catalogue_without_age_groups_has_no_age_structure(ordner):
    text = (ordner / KATALOG).read_text(encoding="utf-8").replace('thema = "Alter"', 'thema = "Anderes"')
    (ordner / KATALOG).write_text(text, encoding="utf-8")
    assert profile.age_structure(load(ordner), STADTTEIL, "01", 2022) is None


def test_what_is_known_for_the_city_only_is_a_gap_with_who_has_the_values(bestand):
    foerderquote = bestand.indikatoren["foerderquote"]
    assert profile.gaps(bestand, STADTTEIL, 2022) == [
        Luecke("Amt für Beispiele", ((foerderquote, "Stadtwert 12,8\u00a0% (31.12.2022)"),))
    ]


def test_a_gap_of_which_nobody_knows_anything_says_so(ordner):
    without(ordner, "stadt;00;foerderquote")
    beispiel.replace(ordner, KATALOG, 'datenhalter = "Amt für Beispiele"\n', "")
    assert [
        (luecke.datenhalter, luecke.zeilen[0][1]) for luecke in profile.gaps(load(ordner), STADTTEIL, 2022)
    ] == [("nicht bekannt", "auch kein Stadtwert")]


def test_without_any_value_there_are_gaps_only(ordner):
    kopf = (ordner / WERTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / WERTE).write_text(kopf + "\n", encoding="utf-8")
    bestand = load(ordner)
    assert profile.lines(bestand, STADTTEIL, "01", 2022) == {}
    assert profile.age_structure(bestand, STADTTEIL, "01", 2022) is None
    assert profile.sources(bestand, STADTTEIL, 2022) == ()
    assert sum(len(luecke.zeilen) for luecke in profile.gaps(bestand, STADTTEIL, 2022)) == 7


def test_sources_are_named_once_and_also_for_what_only_the_city_has(bestand):
    assert [q.id for q in profile.sources(bestand, STADTTEIL, 2022)] == [
        "testregister",
        "testzensus",
        "testmeldung",
    ]
