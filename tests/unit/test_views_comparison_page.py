"""Texts, tables, charts and maps of the page Vergleich. Expected numbers are worked out by hand."""

from dataclasses import replace
from html import unescape

import altair as alt
import beispiel
import numpy as np
import pandas as pd
import pytest

from sozialraum.analysis.comparison import Ablehnung, difference, relation, side_by_side
from sozialraum.analysis.values import describe_nearest
from sozialraum.model import STADTTEIL, Fehlgrund
from sozialraum.sources import load
from sozialraum.views import comparison_charts, comparison_maps, comparison_page, origin, scatter_chart
from sozialraum.views.table import Link, Zahl

ZWEI = {"01": "Testheim", "04": "Probeck"}


def rows(bestand, *kennungen, namen=ZWEI):
    indikatoren = [bestand.indikatoren[kennung] for kennung in kennungen]
    return side_by_side(bestand, indikatoren, STADTTEIL, namen, 2022)


def picture(bestand, kennung, jahr=2022):
    return describe_nearest(bestand, bestand.indikatoren[kennung], STADTTEIL, jahr)


def change(bestand, von, bis, kennung="anteil_kinder"):
    return difference(bestand, bestand.indikatoren[kennung], STADTTEIL, von, bis)


def pair(bestand, x="anteil_kinder", y="umzugsrate", jahr=2022):
    return relation(bestand, bestand.indikatoren[x], bestand.indikatoren[y], STADTTEIL, jahr)


def valid(spec):
    """The specification, checked against the schema of Vega-Lite."""
    return alt.LayerChart.from_dict(spec).to_dict()


def points(spec, feld="x"):
    """The rows behind the layer that draws points or names."""
    return next(s["data"]["values"] for s in spec["layer"] if feld in s["data"]["values"][0])


# ---- side by side ----


def test_the_table_to_take_along_has_values_city_date_and_the_reason_for_a_gap(bestand):
    tabelle = comparison_page.side_table(
        bestand, rows(bestand, "anteil_kinder", "alleinlebende", "foerderquote"), ZWEI
    )
    assert tabelle.titel == "Testheim, Probeck und Lübeck insgesamt nebeneinander"
    assert [s.name for s in tabelle.spalten] == [
        "Indikator",
        "Einheit",
        "Stichtag",
        "Testheim",
        "Probeck",
        "Lübeck insgesamt",
        "Quelle",
    ]
    kinder, allein, quote = tabelle.zeilen
    assert kinder[0] == Link("Anteil der Kinder", "./methodik?indikator=Anteil%20der%20Kinder")
    assert kinder[1:] == (
        "%",
        "31.12.2022",
        Zahl(20.0, 1),
        Zahl(10.0, 1),
        Zahl(14.9, 1),
        "Erfundenes Melderegister",
    )
    assert allein[2:6] == ("09.05.2011", Zahl(30.5, 1), "unterdrückt, Zahl zu klein", Zahl(26.8, 1))
    assert quote[2:6] == ("31.12.2022", "liegt hier nicht vor", "liegt hier nicht vor", Zahl(12.8, 1))
    assert [q.id for q in tabelle.quellen] == ["testregister", "testzensus", "testmeldung"]


def test_the_table_on_the_page_keeps_the_decimals_of_every_indikator_and_leads_to_its_sheet(bestand):
    zeilen = rows(bestand, "einwohner", "anteil_kinder", "alleinlebende")
    html = comparison_page.side_html(zeilen, ZWEI, ["Ein <Hinweis>."])
    assert '<a href="./methodik?indikator=Einwohner%3Ainnen">Einwohner:innen</a>' in html
    assert (
        '<td class="sr-zahl">1.200</td><td class="sr-zahl">4.200</td><td class="sr-zahl">10.200</td>' in html
    )
    assert '<td class="sr-zahl">20,0</td><td class="sr-zahl">10,0</td><td class="sr-zahl">14,9</td>' in html
    assert '<td class="sr-luecke">keine Angabe<small>unterdrückt, Zahl zu klein</small></td>' in html
    assert "<small>09.05.2011, %</small>" in html
    assert "Ein &lt;Hinweis&gt;." in html


def test_a_city_value_of_another_date_or_none_is_not_shown_but_explained(bestand):
    bild = picture(bestand, "anteil_kinder")
    anders = replace(bild, stadt_stichtag="2021-12-31", vergleichbar=False)
    assert comparison_page.city_cell(anders) == "anderer Stichtag oder andere Quelle"
    ohne = replace(bild, stadtwert=None, vergleichbar=False)
    assert comparison_page.city_cell(ohne) == "liegt hier nicht vor"


def test_notes_name_the_areas_they_are_about_and_doubtful_sources(bestand):
    bilder = [picture(bestand, k) for k in ("anteil_kinder", "alleinlebende", "umzugsrate", "foerderquote")]
    assert comparison_page.notes(bestand, bilder, ["01", "02"]) == (
        "Alleinlebende, 2011 (Testheim): Auf Stadtteile umgerechnet.",
        "Umzugsrate, 2022 (Lübeck insgesamt): Umzüge im Ort zählen hier doppelt.",
        "Förderquote, 2022: Angabe aus Presse oder von einem Träger.",
    )
    assert comparison_page.notes(bestand, bilder[:2], ["02"]) == ()


@pytest.mark.parametrize(
    ("namen", "anzahl", "satz"),
    [
        (ZWEI, 1, ""),
        (ZWEI, 0, "Mindestens einen Indikator auswählen."),
        ({"01": "Testheim"}, 1, "Zwei bis vier Stadtteile auswählen, um sie zu vergleichen."),
        ({}, 0, "Zwei bis vier Stadtteile auswählen, um sie zu vergleichen."),
    ],
)
def test_the_head_says_what_to_choose_first(bestand, namen, anzahl, satz):
    indikatoren = [bestand.indikatoren["dichte"]] * anzahl
    html = comparison_page.side_head(bestand.raumebenen[STADTTEIL], namen, indikatoren, 2022, None)
    assert ("sr-zutun" in html) == bool(satz) and satz in html
    assert "Je Indikator der Stichtag, der 2022 am nächsten liegt" in html


def test_with_one_area_there_is_nothing_to_compare(bestand):
    ebene = bestand.raumebenen[STADTTEIL]
    ebene = replace(ebene, flaechen=ebene.flaechen.iloc[:1])
    html = comparison_page.side_head(ebene, {"01": "Testheim"}, [], 2022, 2020)
    assert "Zum Vergleichen braucht es zwei Stadtteile; hier gibt es nur eine Fläche." in html
    assert "Basisjahr 2020" in html


# ---- dot plot ----


def test_one_common_unit_is_the_scale_and_the_city_has_its_own_sign(bestand):
    bild = comparison_charts.dot_plot(bestand, rows(bestand, "anteil_kinder", "alleinlebende"), ZWEI)
    gezeichnet = {(p["indikator"], p["name"]): p["x"] for p in points(bild.spec)}
    assert gezeichnet == {
        ("Anteil der Kinder", "Lübeck insgesamt"): 14.9,
        ("Anteil der Kinder", "Testheim"): 20.0,
        ("Anteil der Kinder", "Probeck"): 10.0,
        ("Alleinlebende", "Lübeck insgesamt"): 26.8,
        ("Alleinlebende", "Testheim"): 30.5,
    }
    (satz,) = bild.saetze
    assert satz == "Alle Indikatoren auf einer Skala in der Einheit %. Senkrechter Strich: Lübeck insgesamt."
    zeichen = valid(bild.spec)["layer"][-1]["encoding"]
    assert zeichen["color"]["scale"]["domain"] == ["Lübeck insgesamt", "Testheim", "Probeck"]
    assert len(set(zeichen["color"]["scale"]["range"])) == len(set(zeichen["shape"]["scale"]["range"])) == 3
    assert "Testheim, Probeck und Lübeck insgesamt je Indikator" in bild.alt


def test_different_units_are_shown_as_distance_from_the_mean_and_the_rest_is_named(bestand):
    bild = comparison_charts.dot_plot(
        bestand, rows(bestand, "anteil_kinder", "umzugsrate", "alleinlebende"), ZWEI
    )
    gezeichnet = {(p["indikator"], p["name"]): p["x"] for p in points(bild.spec)}
    # mean 16.25, standard deviation 4.1458 over 20, 15, 20, 10
    assert gezeichnet["Anteil der Kinder", "Testheim"] == pytest.approx(0.9045, abs=1e-4)
    assert gezeichnet["Anteil der Kinder", "Lübeck insgesamt"] == pytest.approx(-0.3256, abs=1e-4)
    assert gezeichnet["Umzugsrate", "Probeck"] == pytest.approx(1.0)
    assert ("Alleinlebende", "Testheim") not in gezeichnet
    assert "in Standardabweichungen: 0 ist das Mittel" in bild.saetze[0]
    assert bild.saetze[1].endswith("Werte vorliegen oder alle gleich sind: Alleinlebende.")
    valid(bild.spec)


def test_a_count_of_the_city_is_not_on_the_scale_of_its_areas(bestand):
    bild = comparison_charts.dot_plot(bestand, rows(bestand, "einwohner"), ZWEI)
    assert {p["name"]: p["x"] for p in points(bild.spec)} == {"Testheim": 1200.0, "Probeck": 4200.0}


def test_close_points_are_drawn_one_below_the_other(bestand):
    gleich = {"01": "Testheim", "03": "Beispielau", "04": "Probeck"}  # both 20.0 in 2022
    bild = comparison_charts.dot_plot(bestand, rows(bestand, "anteil_kinder", namen=gleich), gleich)
    hoehe = {p["name"]: p["y"] for p in points(bild.spec)}
    assert abs(hoehe["Testheim"] - hoehe["Beispielau"]) >= 0.15
    assert hoehe["Probeck"] == hoehe["Lübeck insgesamt"]


@pytest.mark.parametrize(("kennungen", "saetze"), [((), 0), (("foerderquote",), 1)])
def test_without_a_value_there_is_no_chart(bestand, kennungen, saetze):
    bild = comparison_charts.dot_plot(bestand, rows(bestand, *kennungen), ZWEI)
    assert bild.spec is None and len(bild.saetze) == saetze


# ---- scatter ----


def test_the_correlations_stand_with_their_n_and_their_limits(bestand):
    html = comparison_page.correlation(bestand, pair(bestand))
    # Pearson -31.25 / (4.1458 * 25), Spearman -1 / sqrt(4.5 * 4)
    assert "Korrelation nach Pearson: −0,30, nach Spearman (Ränge): −0,24, n = 4 Stadtteile." in html
    assert "Mit nur 4 Gebieten ist das kein Beleg für einen Zusammenhang und erst recht nicht" in html


def test_without_a_correlation_the_reason_stands_there(bestand):
    ergebnis = pair(bestand)
    zwei = replace(ergebnis, werte=ergebnis.werte.iloc[:2], pearson=None, spearman=None)
    assert "nicht angeben: nur 2 Stadtteile haben beide Werte." in comparison_page.correlation(bestand, zwei)
    gleich = replace(ergebnis, pearson=None, spearman=None)
    assert "hat überall denselben Wert." in comparison_page.correlation(bestand, gleich)


def test_the_head_of_the_scatter_names_dates_and_sources_only_if_there_is_one(bestand):
    paar = (bestand.indikatoren["anteil_kinder"], bestand.indikatoren["umzugsrate"])
    html = comparison_page.relation_head(bestand, pair(bestand), paar, 2022, None)
    assert "<h1>Anteil der Kinder und Umzugsrate, 2022</h1>" in html
    assert "31.12.2022 und 2022 · <a" in html and "Erfundenes Melderegister" in html
    abgelehnt = comparison_page.relation_head(bestand, Ablehnung("weil"), paar, 2020, None)
    assert "<h1>Anteil der Kinder und Umzugsrate, 2020</h1>" in abgelehnt and "Melderegister" not in abgelehnt
    assert '<a href="./methodik?indikator=Umzugsrate">Methodik: Umzugsrate</a>' in abgelehnt
    assert "Einen zweiten Indikator auswählen" in comparison_page.relation_without(paar[0])


def test_the_scatter_has_every_area_by_name_axes_with_unit_and_date_and_the_city(bestand):
    bild = scatter_chart.scatter(bestand, pair(bestand))
    spec = valid(bild.spec)
    assert [(p["name"], p["x"], p["y"]) for p in points(spec)] == [
        ("Testheim", 20.0, 100.0),
        ("Musterhausen", 15.0, 50.0),
        ("Beispielau", 20.0, 50.0),
        ("Probeck", 10.0, 100.0),
    ]
    regeln = [s["encoding"] for s in spec["layer"] if s["mark"]["type"] == "rule"]
    assert [e[k]["datum"] for e, k in zip(regeln, "xy", strict=True)] == [14.9, 76.5]
    assert spec["title"]["text"] == "Umzugsrate in je 1.000 (2022)"
    assert spec["layer"][2]["encoding"]["x"]["axis"]["title"] == "Anteil der Kinder in % (31.12.2022)"
    assert bild.saetze == ("Gestrichelt: die Stadtwerte.",)


def test_the_scatter_names_who_is_missing_and_draws_no_line_for_a_count(bestand):
    ergebnis = pair(bestand)
    anzahl = replace(ergebnis.x, vergleichbar=False)
    anzahl_y = replace(ergebnis.y, vergleichbar=False)
    bild = scatter_chart.scatter(
        bestand, replace(ergebnis, x=anzahl, y=anzahl_y, werte=ergebnis.werte.drop(index=["02"]))
    )
    assert bild.saetze == ("Nicht im Diagramm, weil ein Wert fehlt: Musterhausen.",)
    assert all(schicht["mark"]["type"] != "rule" for schicht in bild.spec["layer"])


def test_one_area_and_equal_values_can_be_drawn(bestand):
    ergebnis = pair(bestand)
    bild = scatter_chart.scatter(bestand, replace(ergebnis, werte=ergebnis.werte.iloc[:1]))
    assert len(points(valid(bild.spec))) == 1
    gleich = pd.DataFrame({"x": [5.0, 5.0], "y": [1.0, 1.0]}, index=["01", "02"])
    valid(scatter_chart.scatter(bestand, replace(ergebnis, werte=gleich)).spec)


def test_a_name_stands_at_the_right_of_its_point_unless_something_is_there():
    assert scatter_chart.place_labels([(100, 100)], ["Moisling"]) == [(9, 0, "left")]
    # the edge of a phone is near
    assert scatter_chart.place_labels([(280, 100)], ["Moisling"]) == [(-9, 0, "right")]
    # two points side by side: the first name goes to the left, the second to the right
    assert scatter_chart.place_labels([(100, 100), (115, 100)], ["Moisling", "Schlutup"]) == [
        (-9, 0, "right"),
        (9, 0, "left"),
    ]
    # in the middle of a row of three there is room above only
    drei = scatter_chart.place_labels([(100, 100), (115, 100), (130, 100)], ["Ax", "Bx", "Cx"])
    assert drei[1] == (0, -13, "center")


# ---- small maps ----


def test_a_card_has_name_date_bounds_city_value_and_words_instead_of_the_picture(bestand):
    html = comparison_maps.small_maps(bestand, [picture(bestand, "anteil_kinder")])
    assert '<a href="./methodik?indikator=Anteil%20der%20Kinder">Anteil der Kinder</a>' in html
    assert "31.12.2022, %" in html and "Stadtwert 14,9" in html
    assert [html.count(f"</span>{grenze}</li>") for grenze in ("10,0", "15,0", "20,0")] == [1, 1, 1]
    assert (
        'alt="Karte Anteil der Kinder, 31.12.2022: am höchsten Beispielau und Testheim mit 20,0 %, '
        'am niedrigsten Probeck mit 10,0 %."'
    ) in html
    assert 'src="data:image/svg+xml,' in html and "sr-schraffur" not in html


def test_a_card_shows_gaps_and_says_when_there_is_no_value_or_only_one(bestand):
    html = comparison_maps.small_maps(bestand, [picture(bestand, "alleinlebende")])
    assert "sr-schraffur" in html and "am niedrigsten Musterhausen mit 20,0 %" in html
    leer = comparison_maps.small_maps(bestand, [picture(bestand, "foerderquote")])
    assert "Karte Förderquote, 31.12.2022: für kein Gebiet ein Wert." in leer
    assert "Stadtwert 12,8" in leer
    bild = picture(bestand, "anteil_kinder")
    gleich = replace(bild, werte=pd.Series(7.0, index=bild.werte.index))
    html = comparison_maps.small_maps(bestand, [gleich])
    assert "31.12.2022: Beispielau, Musterhausen, Probeck und Testheim mit 7,0 %." in html
    assert html.count('class="sr-farbe"') == 1


def test_the_table_below_the_maps_has_every_area_and_the_city(bestand):
    bilder = [picture(bestand, "anteil_kinder"), picture(bestand, "alleinlebende")]
    tabelle = comparison_page.values_table(bestand, bilder)
    assert tabelle.titel == "Stadtteile: Anteil der Kinder und Alleinlebende"
    assert [s.kopf for s in tabelle.spalten] == [
        "Stadtteil",
        "Anteil der Kinder (%, 31.12.2022)",
        "Alleinlebende (%, 09.05.2011)",
    ]
    assert tabelle.zeilen[0] == ("Testheim", 20.0, 30.5)
    assert tabelle.zeilen[3:] == (
        ("Probeck", 10.0, "unterdrückt, Zahl zu klein"),
        ("Lübeck insgesamt", 14.9, 26.8),
    )
    assert "Erfundene Zählung 2011" in origin.sources(tabelle.quellen)


# ---- difference ----


def test_the_table_of_change_subtracts_what_is_shown_and_ends_with_the_city(bestand):
    tabelle = comparison_maps.difference_table(bestand, change(bestand, 2021, 2022))
    assert tabelle.zeilen == (
        ("Musterhausen", 15.0, 15.0, 0.0),
        ("Beispielau", 20.0, 20.0, 0.0),
        ("Testheim", 21.0, 20.0, -1.0),
        ("Probeck", 12.0, 10.0, -2.0),
        ("Lübeck insgesamt", 15.9, 14.9, -1.0),
    )
    assert tabelle.spalten[3].kopf == "Veränderung (Prozentpunkte)" and tabelle.spalten[3].vorzeichen
    assert tabelle.stand == "31.12.2021 und 31.12.2022"


def legend(differenz):
    """Class, bounds and city value line by line."""
    html = comparison_maps.difference_legend(differenz)
    zeilen = html.split("<li>")[1:]
    return [
        (
            zeile.partition("background:")[2][:7],
            unescape(zeile.partition("</span>")[2].partition("<")[0]).strip(),
            zeile.partition("<strong>")[2].partition("<")[0],
        )
        for zeile in zeilen
    ]


def test_the_legend_of_change_is_orange_below_and_violet_above_zero_with_the_city_at_its_place(bestand):
    assert legend(change(bestand, 2021, 2022)) == [
        ("#b35806", "−2,0", ""),
        ("#fdb863", "−1,0", "Lübeck insgesamt −1,0"),
        ("#b2abd2", "0,0", ""),
    ]
    # 2020 to 2022: 0, 0, 0 and -2.5; the city -1.1 lies between
    assert [zeile[1:] for zeile in legend(change(bestand, 2020, 2022))] == [
        ("−2,5", ""),
        ("", "Lübeck insgesamt −1,1"),
        ("0,0", ""),
    ]


def test_a_city_beyond_all_areas_stands_at_the_end_and_none_nowhere(bestand):
    anzahl = change(bestand, 2021, 2022, "einwohner")  # 100, 0, -100, 100; city 100
    oben = replace(anzahl, stadtwert=5000.0)
    assert legend(oben)[-1][2] == "Lübeck insgesamt +5.000"
    ohne = replace(anzahl, stadtwert=None)
    assert not any(stadt for *_, stadt in legend(ohne))
    assert comparison_maps.difference_table(bestand, ohne).zeilen[-1][-1] is None


def test_the_map_of_change_carries_classes_signed_values_and_the_chosen_area(bestand):
    zustand = comparison_maps.difference_state(change(bestand, 2021, 2022), "04")
    assert zustand["a"]["04"] == [0, "−2,0", ""]
    assert zustand["a"]["02"] == [2, "0,0", ""]
    assert zustand["k"][0] == "#b35806"
    assert (zustand["u"], zustand["w"], zustand["e"]) == ("Prozentpunkte", "04", [])


def test_a_missing_year_is_hatched_and_explained(ordner):
    weg = "stadtteil;03;kinder;2020-12-31;600;;testregister;amtlich;\n"
    beispiel.replace(ordner, beispiel.WERTE, weg, "")
    bestand = load(ordner)
    differenz = change(bestand, 2020, 2022)
    zustand = comparison_maps.difference_state(differenz, None)
    assert zustand["a"]["03"] == [-1, "liegt hier nicht vor"]
    assert "keine Angabe" in comparison_maps.difference_legend(differenz)
    assert comparison_maps.difference_table(bestand, differenz).zeilen[3] == (
        "Beispielau",
        "liegt hier nicht vor",
        20.0,
        "liegt hier nicht vor",
    )


def test_equal_changes_make_one_class(bestand):
    differenz = change(bestand, 2021, 2022)
    gleich = replace(differenz, werte=pd.Series(0.0, index=differenz.werte.index), stadtwert=0.0)
    assert [zeile[1:] for zeile in legend(gleich)] == [("0,0", "Lübeck insgesamt 0,0")]


def test_one_remaining_area_is_one_class(bestand):
    differenz = change(bestand, 2021, 2022)
    werte = pd.Series([np.nan, np.nan, np.nan, -2.0], index=differenz.werte.index)
    einer = replace(
        differenz, werte=werte, fehlgruende=dict.fromkeys(("01", "02", "03"), Fehlgrund.NICHT_VORHANDEN)
    )
    assert [zeile[1] for zeile in legend(einer)[:1]] == ["−2,0"]


def test_the_caption_of_change_names_years_unit_dates_and_source(bestand):
    kinder, einwohner = bestand.indikatoren["anteil_kinder"], bestand.indikatoren["einwohner"]
    html = comparison_maps.difference_head(bestand, change(bestand, 2020, 2022), kinder, (2020, 2022), None)
    assert "Veränderung: Anteil der Kinder an den Einwohner:innen, 2020 bis 2022, Prozentpunkte" in html
    assert "31.12.2020 und 31.12.2022 · " in html and "Erfundenes Melderegister" in html
    abgelehnt = comparison_maps.difference_head(bestand, Ablehnung("weil"), einwohner, (2022, 2020), 2019)
    assert "2022 bis 2020, Personen" in abgelehnt and "Basisjahr 2019" in abgelehnt
    assert "Melderegister" not in abgelehnt and "Methodik: Einwohner:innen</a>" in abgelehnt


def test_the_change_as_a_picture_has_its_own_unit_centre_and_dates(bestand):
    bild = comparison_maps.difference_picture(bestand, change(bestand, 2020, 2022), "Veränderung: Kinder")
    indikator = bild.auspraegung.indikator
    assert (indikator.name, indikator.einheit) == ("Veränderung: Kinder", "Prozentpunkte")
    assert bild.stand == "31.12.2020 und 31.12.2022"
    assert bild.farbhinweis == "Orange: Abnahme, violett: Zunahme oder unverändert."
    for klasse, _ in bild.klassen:
        assert klasse.bis < 0 or klasse.von >= 0
    assert bild.auspraegung.stadtwert == change(bestand, 2020, 2022).stadtwert


def test_a_refusal_gives_reason_and_proposal_as_text(bestand):
    html = comparison_page.refusal(Ablehnung("Weil <b>.", "Besser 2011.", (2011,)))
    assert "Weil &lt;b&gt;." in html and "Besser 2011." in html
    assert html.count("<p>") == 2 and comparison_page.refusal(Ablehnung("Nie.")).count("<p>") == 1


def test_the_head_of_the_maps_asks_for_an_indikator_if_there_is_none(bestand):
    ebene = bestand.raumebenen[STADTTEIL]
    assert "Bis zu sechs Indikatoren auswählen" in comparison_page.maps_head(ebene, [], 2022, None)
    html = comparison_page.maps_head(ebene, [bestand.indikatoren["dichte"]], 2022, None)
    assert "<h1>Stadtteile auf kleinen Karten</h1>" in html and "auswählen" not in html


def test_sentences_on_how_to_read_a_chart_are_text():
    assert "<p>Weil &lt;b&gt;.</p>" in comparison_page.reading(["Weil <b>."])
