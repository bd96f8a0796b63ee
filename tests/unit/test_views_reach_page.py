"""The Reichweite in words, colours and tables, on the invented town.

At 500 m walked (385 m straight) the sites of Testheim and Musterhausen reach all cells of Testheim
(1,200 people) and, of Musterhausen's three with 10, 30 and 60 dwellings, the last two (1,800 of 2,000).
"""

from dataclasses import replace

import pytest

from sozialraum.analysis.reach import Reichweite, Standortwahl
from sozialraum.views import reach_page, reach_sheet, reach_words, table
from sozialraum.views.reach_page import FARBEN, KLASSEN, OHNE_ZAHL

ALLE = ("Treff", "Nachbarschaftsbüro", "Stadtteilhaus", "Beratung", "Jugendarbeit")
STATUS = ("bestätigt", "nicht bestätigt", "geplant", "historisch")


def picture(bestand, arten=("Treff", "Nachbarschaftsbüro"), status=STATUS[:2], gehweg=500, umweg=1.3):
    return reach_page.view(bestand, Standortwahl(arten, status), gehweg, umweg)


def row(erreicht, einwohner=1000.0):
    return Reichweite("01", 10, 5 if erreicht else 0, einwohner, erreicht)


def test_the_head_says_how_many_are_reached_and_how_far_that_is(bestand):
    kopf = reach_page.head(bestand, picture(bestand))
    assert "<h1>Reichweite: Treff und Nachbarschaftsbüro, 500 m Gehweg</h1>" in kopf
    assert "Rund 3.000 von 10.200 Einwohner:innen (29,4 %) und 8 von 20 Adressen liegen" in kopf
    assert "Am weitesten reicht es in Testheim (100,0 %); in Beispielau und Probeck ist niemand" in kopf
    assert "500 m Gehweg ≈ 385 m Luftlinie bei Umwegfaktor 1,3 · Standorte: bestätigt oder nicht" in kopf
    assert "Einwohner:innen 31.12.2022" in kopf


def test_many_stadtteile_without_anyone_in_reach_are_counted(luebeck):
    kopf = reach_page.head(luebeck, picture(luebeck, ("Nachbarschaftsbüro",)))
    assert "in 5 von 10 Stadtteilen ist niemand in Reichweite" in kopf
    assert "In Moisling, Buntekuh und St. Lorenz Nord gibt es Standorte ohne belegte Adresse" in kopf


def test_where_all_or_none_are_reached_nobody_is_left_over(bestand):
    bild = picture(bestand)
    alle = {raum: replace(z, einwohner_erreicht=z.einwohner) for raum, z in bild.reichweiten.items()}
    assert "niemand" not in reach_page.head(bestand, replace(bild, reichweiten=alle))
    keine = {raum: replace(z, einwohner_erreicht=0.0) for raum, z in bild.reichweiten.items()}
    kopf = reach_page.head(bestand, replace(bild, reichweiten=keine))
    assert "Keine von 10.200 Einwohner:innen (0,0 %)" in kopf
    assert "Am weitesten" not in kopf


def test_without_a_number_of_inhabitants_only_addresses_are_told(bestand):
    bild = picture(bestand)
    ohne = {
        raum: replace(z, einwohner=None, einwohner_erreicht=None) if raum in ("00", "01") else z
        for raum, z in bild.reichweiten.items()
    }
    bild = replace(bild, reichweiten=ohne)
    assert "8 von 20 Adressen liegen" in reach_page.head(bestand, bild)
    assert reach_page.state(bild, None)["a"]["01"][:2] == [-1, OHNE_ZAHL]
    assert "nicht bekannt" in reach_page.legend(bild)
    assert "Stadt" not in reach_page.legend(bild).split("</ul>")[0].replace("Standort", "")
    assert reach_page.table(bestand, bild).zeilen[-2][1:4] == (None, None, "keine Angabe")
    assert "01" not in reach_sheet.reach_sheet(bestand, bild).farben


@pytest.mark.parametrize(
    ("wahl", "satz"),
    [
        ({"arten": ()}, "Mindestens eine Standortart auswählen."),
        ({"status": ()}, "Mindestens einen Status auswählen."),
        ({"arten": ("Jugendarbeit",)}, "Für keinen dieser Standorte ist eine Adresse belegt"),
        ({"arten": ("Familienzentrum",)}, "Einen solchen Standort gibt es nicht."),
    ],
)
def test_an_empty_choice_says_what_to_do_and_claims_nothing(bestand, wahl, satz):
    bild = picture(bestand, **wahl)
    assert satz in reach_page.nothing_to_show(bild)
    kopf = reach_page.head(bestand, bild)
    assert satz in kopf
    assert "Adressen liegen" not in kopf


@pytest.mark.parametrize(
    ("erreicht", "klasse"),
    [
        (0, 0),
        (0.1, 1),
        (99, 1),
        (99.4, 1),
        (99.6, 2),
        (100, 2),
        (249, 2),
        (250, 3),
        (499, 3),
        (500, 4),
        (1000, 4),
    ],
)
def test_classes_are_fixed_and_go_by_the_share_as_it_is_shown(bestand, erreicht, klasse):
    bild = replace(picture(bestand), reichweiten={"01": row(float(erreicht))})
    assert bild.class_number("01") == klasse
    assert len(KLASSEN) == len(FARBEN) == 5


def test_the_map_shows_shares_and_the_sites_that_count_with_their_circle(bestand):
    zustand = reach_page.state(picture(bestand), "02")
    assert zustand["a"]["02"] == [4, "90,0 % erreicht, rund 1.800 von 2.000 Einwohner:innen", ""]
    assert zustand["a"]["03"] == [0, "0,0 % erreicht, keine von 2.800 Einwohner:innen", ""]
    assert zustand["w"] == "02"
    assert zustand["r"]["m"] == pytest.approx(384.6)
    assert zustand["r"]["o"] == [
        [50.005, 10.005, "Treff Testheim", "Treff", "bestätigt"],
        [50.005, 10.015, "Büro Musterhausen", "Nachbarschaftsbüro", "nicht bestätigt"],
    ]


def test_nobody_is_said_only_where_no_address_and_no_site_without_one_could_say_otherwise(bestand):
    bild = picture(bestand, ("Treff", "Beratung"), STATUS)  # Beratung Testheim has no address
    leer = {
        raum: replace(z, adressen_erreicht=0, einwohner_erreicht=0.0) for raum, z in bild.reichweiten.items()
    }
    bild = replace(bild, reichweiten=leer)
    assert [bild.class_number(raum) for raum in ("01", "02", "00")] == [-1, 0, -1]
    adressen = leer | {"02": replace(leer["02"], adressen_erreicht=1)}
    assert replace(bild, reichweiten=adressen).class_number("02") == 1
    unbekannt = replace(bild, ohne=(replace(bild.ohne[0], stadtteil_id=""),))
    assert unbekannt.class_number("02") == -1


def test_planned_and_historical_sites_count_only_when_asked_for(bestand):
    assert len(picture(bestand, ALLE).orte) == 2
    mit = picture(bestand, ALLE, STATUS)
    assert [ort.name for ort in mit.orte][-1] == "Haus Beispielau"
    assert len(mit.ohne) == 2


def test_sites_without_an_address_make_shares_lower_bounds_and_are_listed_as_such(bestand):
    bild = picture(bestand, ("Treff", "Beratung"), STATUS)
    assert reach_page.state(bild, None)["a"]["01"][1].endswith(
        "(mindestens; 1 Standort ohne Adresse zählt nicht mit)"
    )
    assert "In Testheim gibt es Standorte ohne belegte Adresse" in reach_page.head(bestand, bild)
    liste = reach_page.site_list(bild)
    assert "Zählen mit (1)" in liste
    assert "Zählen nicht mit, weil keine Adresse belegt ist (1)" in liste
    assert "Beratung, geplant" in liste


def test_a_site_without_a_known_stadtteil_makes_all_shares_lower_bounds(bestand):
    bild = picture(bestand, ("Treff", "Jugendarbeit"))
    assert "alle Anteile sind Untergrenzen" in reach_page.head(bestand, bild)
    assert "Stadtteil nicht belegt" in reach_page.site_list(bild)


def test_the_table_is_ranked_and_ends_with_the_city(bestand):
    tabelle = reach_page.table(bestand, picture(bestand))
    assert [str(zeile[0]) for zeile in tabelle.zeilen] == [
        "Testheim",
        "Musterhausen",
        "Beispielau",
        "Probeck",
        "Lübeck insgesamt",
    ]
    assert tabelle.zeilen[1][1:] == (90.0, 1800.0, 2000.0, 80.0, 4, 5, 1, 0)
    assert tabelle.zeilen[-1][1:] == (29.4, 3000.0, 10200.0, 40.0, 8, 20, 2, 0)
    assert "Luftlinie mal Umwegfaktor" in " ".join(tabelle.hinweise)
    assert "Zensus 2011" in " ".join(tabelle.hinweise)
    assert [quelle.id for quelle in tabelle.quellen] == ["testregister", "adressen"]
    assert "1.800" in table.html(tabelle)


def test_the_table_of_sites_says_which_count(bestand):
    tabelle = reach_page.site_table(picture(bestand, ("Treff", "Jugendarbeit")))
    assert tabelle.zeilen == (
        ("Treff Testheim", "Treff", "bestätigt", "2024", "Testheim", "Testweg 1, 12345", "ja"),
        (
            "Jugendarbeit unterwegs",
            "Jugendarbeit",
            "nicht bestätigt",
            "2020",
            "Stadtteil nicht belegt",
            "nicht belegt",
            "nein, keine Adresse belegt",
        ),
    )


def test_the_legend_holds_classes_symbols_and_the_circle(bestand):
    legende = reach_page.legend(picture(bestand))
    assert all(text in legende for text in KLASSEN)
    assert "385 m Luftlinie um einen Standort" in legende
    assert "<strong>Stadtwert 29,4</strong>" in legende
    assert "nicht bestätigt" in legende and "historisch" not in legende


def test_a_map_to_take_along_carries_shares_sites_and_limits(bestand):
    blatt = reach_sheet.reach_sheet(bestand, picture(bestand), "01")
    merkmale = {merkmal.name: merkmal.werte for merkmal in blatt.daten.merkmale}
    assert blatt.farben["01"] == FARBEN[4]
    assert blatt.werte["02"] == "90,0 %"
    assert merkmale["anteil_einwohner"] == {"01": 100.0, "02": 90.0, "03": 0.0, "04": 0.0}
    assert merkmale["gehweg_m"]["03"] == 500
    assert blatt.gewaehlt == "01"
    assert any("Umwegfaktor" in hinweis for hinweis in blatt.hinweise)


@pytest.mark.parametrize(
    ("menschen", "zahl", "text"),
    [(0, 0, "keine"), (3.2, "unter 10", "unter 10"), (14.9, 10, "rund 10"), (2996, 3000, "rund 3.000")],
)
def test_an_estimate_is_never_more_exact_than_tens(menschen, zahl, text):
    assert reach_words.rough(menschen) == zahl
    assert reach_words.rough_text(menschen) == text


def test_many_kinds_are_counted_and_a_missing_status_is_said():
    assert reach_words.kinds(Standortwahl(ALLE)) == "5 Arten von Standorten"
    assert reach_words.status(Standortwahl(ALLE, ())) == "kein Status"
    assert reach_words.lower_bound(2) == "mindestens; 2 Standorte ohne Adresse zählen nicht mit"


def test_the_legend_names_chosen_kinds_that_are_not_on_the_map_with_the_reason(bestand):
    legende = reach_page.legend(picture(bestand, ("Treff", "Jugendarbeit", "Stadtteilhaus")))
    assert "Jugendarbeit (nicht auf der Karte: keine Adresse belegt)" in legende
    assert "Stadtteilhaus (nicht auf der Karte: kein Standort mit dem gewählten Status)" in legende
    assert "Treff (nicht" not in legende
    assert "nicht auf der Karte" not in reach_page.legend(picture(bestand))


def test_without_a_site_the_map_keeps_its_areas_and_says_why_they_have_no_colour(bestand):
    zustand = reach_page.state(picture(bestand, ()), "01")
    assert zustand["k"] == ["#fff"]
    assert zustand["a"]["01"] == [0, "Mindestens eine Standortart auswählen", ""]
    assert "r" not in zustand
    assert "Stadtwert" not in reach_page.legend(picture(bestand, ()))
    assert "<h1>Lücke</h1>" in reach_page.head(bestand, picture(bestand, ()), "Lücke")
