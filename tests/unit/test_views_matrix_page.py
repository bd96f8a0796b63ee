"""The matrix as it is drawn and taken along."""

import re
from html import unescape

import pytest

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.analysis.matrix import Zeilenart
from sozialraum.views import matrix_page
from sozialraum.views.table import Link

FELDER, OPTIONEN = Zeilenart.HANDLUNGSFELDER, Zeilenart.OPTIONEN


def draw(bestand, optionen=None, art=FELDER, sortierung="Name", stufen="ABCD"):
    zeilen = matrix_page.rows(bestand, bestand.optionen if optionen is None else optionen, art, sortierung)
    filter_ = Katalogfilter("", {"belegstufen": tuple(stufen)})
    return unescape(matrix_page.html(bestand, zeilen, art, sortierung, filter_))


def body_row(html: str, name: str) -> str:
    matrix = html[: html.index("</table>")]
    return next(zeile for zeile in re.findall(r"<tr>(.*?)</tr>", matrix, re.S) if f">{name}<" in zeile)


def seen(zelle: str) -> str:
    """What the eye reads in a cell: without the texts for screen readers."""
    ohne = re.sub(r'<span class="sr-vorlesen">.*?</span>', "", zelle, flags=re.S)
    return " ".join(re.sub(r"<[^>]*>", " ", ohne).split())


def cells(html: str, name: str) -> list[str]:
    return re.findall(r"<td.*?</td>", body_row(html, name), re.S)


def grades(bestand, stufen):
    return [option for option in bestand.optionen if option.belegstufe in stufen]


def test_a_cell_counts_what_is_met_and_marks_what_cannot_be_tested(bestand):
    html = draw(bestand)
    assert [seen(z) for z in cells(html, "Kinder")] == ["1 ?", "1 ?", "1 ?", "1", "·"]
    assert [seen(z) for z in cells(html, "Netze")] == ["1", "·", "1", "·", "1"]
    assert [seen(z) for z in cells(html, "Zusammen")] == ["2 1 ?", "2 ?", "2 1 ?", "1 1 ?", "2"]


def test_the_reason_is_said_to_the_pointer_and_in_the_table_itself(bestand):
    zelle = cells(draw(bestand), "Netze")[0]
    grund = (
        "Treffpunkt eröffnen (C): Betrifft Testheim, weil die Quelle das Gebiet nennt: "
        "Testheim und Beispielau."
    )
    assert f'title="{grund}"' in zelle
    assert f'<span class="sr-vorlesen">. {grund}</span>' in zelle
    offen = cells(draw(bestand), "Kinder")[0]
    assert "nicht prüfbar" in offen and "Weg zum nächsten Spielplatz" in offen


def test_shading_follows_the_number_and_never_stands_alone(bestand):
    html = draw(bestand)
    assert [re.search(r'class="(m\d)"', z)[1] for z in cells(html, "Zusammen")] == [
        "m2",
        "m0",
        "m2",
        "m1",
        "m0",
    ]
    assert all(seen(z) for name in ("Netze", "Kinder", "Besuche", "Berichte") for z in cells(html, name))


def test_a_count_leads_to_the_profile_with_the_same_selection(bestand):
    zelle = cells(draw(bestand, grades(bestand, "CD")), "Netze")[0]
    ziel = "./stadtteil?stadtteil=Testheim&handlungsfeld=Netze&belegstufen=C&belegstufen=D"
    assert f'href="{ziel}"' in zelle
    summe = cells(draw(bestand, grades(bestand, "CD")), "Zusammen")[0]
    assert 'href="./stadtteil?stadtteil=Testheim&belegstufen=C&belegstufen=D"' in summe


def test_with_options_as_rows_a_cell_answers_and_leads_to_the_option(bestand):
    html = draw(bestand, art=OPTIONEN)
    assert [seen(z) for z in cells(html, "Jugendhaus verlegen")] == ["nein", "nein", "nein", "ja", "·"]
    assert [seen(z) for z in cells(html, "Besuchsdienst fortführen")] == ["ja", "?", "ja", "?", "·"]
    assert [seen(z) for z in cells(html, "Beispielnetz knüpfen")] == ["·"] * 4 + ["ja"]
    # that it names others is no finding about these
    assert [seen(z) for z in cells(html, "Treffpunkt eröffnen")] == ["ja", "·", "ja", "·", "·"]
    assert 'href="./optionen?option=Jugendhaus%20verlegen"' in cells(html, "Jugendhaus verlegen")[0]
    assert "Kriterium nicht erfüllt, weil" in cells(html, "Jugendhaus verlegen")[0]


@pytest.mark.parametrize(
    ("sortierung", "erste"), [("Name", "Berichte"), ("Probeck", "Kinder"), ("Gesamte Stadt", "Berichte")]
)
def test_the_column_that_orders_the_rows_says_so(bestand, sortierung, erste):
    html = draw(bestand, sortierung=sortierung)
    assert re.findall(r'<th scope="row">(\w+)', html)[0] == erste
    sortiert = [seen(th) for th in re.findall(r'<th scope="col" aria-sort="descending">.*?</th>', html)]
    assert sortiert == ([] if sortierung == "Name" else [f"{sortierung} ▾"])


def test_the_ways_to_sort_are_names_that_stand_in_links(bestand):
    assert matrix_page.orders(bestand) == [
        "Name",
        "Testheim",
        "Musterhausen",
        "Beispielau",
        "Probeck",
        "Gesamte Stadt",
    ]


def test_if_all_is_city_wide_a_sentence_says_so_and_what_is_left_out(bestand):
    html = draw(bestand, [bestand.optionen[0], bestand.optionen[5]], stufen="AB")
    satz = "Alle ausgewählten Optionen gelten für die ganze Stadt; keine nennt einzelne Stadtteile."
    davor, danach = html.split(satz)
    assert "<table" not in davor  # said before the empty table is seen
    assert "Nicht gezeigt sind 2 weitere der Belegstufen C" in danach and "Alle Belegstufen zeigen" in danach
    assert "<details>" not in html


JA = "„ja“: die Option nennt den Stadtteil, oder er erfüllt ihr Kriterium. "
LEER = "„·“: die Option nennt den Stadtteil nicht. "
OFFEN = "? nicht prüfbar, weil ein Wert fehlt. "


@pytest.mark.parametrize(
    ("kennungen", "saetze"),
    [
        (["o1", "o6"], LEER),  # all city-wide
        (["o3"], JA + LEER),  # names two of four Stadtteile
        (["o4"], JA + OFFEN),  # two meet the criterion, two cannot be tested
        (["o5", "o6"], f"{JA}„nein“: er erfüllt es nicht. {LEER}"),
    ],
)
def test_only_signs_that_stand_in_the_table_are_explained(bestand, kennungen, saetze):
    html = draw(bestand, [o for o in bestand.optionen if o.id in kennungen], OPTIONEN)
    lead = seen(re.search(r'<p class="sr-quelle">(.*?)</p>', html, re.S)[1])
    assert lead == f"{saetze}Was für die ganze Stadt gilt, steht nur in der letzten Spalte."


def test_the_way_to_all_grades_keeps_rows_and_order_of_the_matrix(bestand):
    html = draw(bestand, [bestand.optionen[0]], OPTIONEN, "Probeck", stufen="A")
    alle = "belegstufen=A&belegstufen=B&belegstufen=C&belegstufen=D"
    assert f'"./optionen?{alle}&liste=Matrix&zeilen=Optionen&sortierung=Probeck">Alle Belegst' in html


def test_a_criterion_is_never_called_city_wide(bestand):
    assert "gelten für die ganze Stadt" not in draw(bestand, [bestand.optionen[1]])


def test_without_an_option_there_is_a_sentence_and_no_table(bestand):
    html = draw(bestand, ())
    assert "<h1>Optionen nach Stadtteil und Handlungsfeld</h1>" in html
    assert "Der Auswahl entspricht keine Option." in html
    assert "<table" not in html


@pytest.mark.parametrize("art", Zeilenart)
@pytest.mark.parametrize("stufen", ["CD", "C", "D"])
def test_what_is_not_in_the_report_is_not_called_an_option_of_it(bestand, art, stufen):
    html = draw(bestand, grades(bestand, stufen), art)
    assert "Optionen des Berichts" not in html and "Handlungsoption" not in html
    assert f"<h1>Optionen der Belegstufe{'n C und D' if stufen == 'CD' else f' {stufen}'} nach" in html


def test_counts_are_taken_along_as_numbers_and_what_is_open_apart(bestand):
    zeilen = matrix_page.rows(bestand, bestand.optionen, FELDER, "Name")
    erfuellt, offen, gruende = matrix_page.tables(bestand, zeilen, FELDER)
    assert [s.name for s in erfuellt.spalten][-1] == "Gesamte Stadt"
    assert erfuellt.zeilen[2] == ("Kinder", 0, 0, 0, 1, 0)
    assert offen.titel == "Nicht prüfbar, weil ein Wert fehlt"
    assert offen.zeilen[2] == ("Kinder", 1, 1, 1, 0)
    assert len(gruende.zeilen) == 10  # five met and five open, see the sums above


def test_answers_are_taken_along_in_words(bestand):
    zeilen = matrix_page.rows(bestand, bestand.optionen, OPTIONEN, "Name")
    antworten, _ = matrix_page.tables(bestand, zeilen, OPTIONEN)
    zeile = next(z for z in antworten.zeilen if str(z[0]) == "Treffpunkt eröffnen")
    assert zeile[1:] == ("C", "erfüllt", None, "erfüllt", None, None)


def test_every_reason_comes_with_option_grade_and_sources(bestand):
    zeilen = matrix_page.rows(bestand, bestand.optionen, FELDER, "Name")
    zeile = matrix_page.reason_table(bestand, zeilen).zeilen[-2]
    assert zeile[0] == Link("Probeck", "./stadtteil?stadtteil=Probeck")
    assert zeile[1:5] == (
        "Besuche",
        Link("Besuchsdienst fortführen", "./optionen?option=Besuchsdienst%20fortf%C3%BChren"),
        "D",
        "nicht prüfbar",
    )
    assert zeile[6] == "Drucksache 4"
