"""The catalogue as text: hits under their grade, the way to the rest, what an empty result is due to."""

import re
from html import unescape

import beispiel
from beispiel import OPTIONEN

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.sources import load
from sozialraum.views import option_catalogue


def catalogue(bestand, suche="", stufen="AB", **werte):
    return option_catalogue.html(bestand, Katalogfilter(suche, {"belegstufen": tuple(stufen), **werte}))


def titles(fragment):
    return [unescape(titel) for titel in re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', fragment)]


def status(fragment):
    text = re.search(r'role="status">(.*?)</p>', fragment, re.S)[1]
    return re.sub(r"<[^>]+>", "", text)


def test_hits_stand_under_their_grade_in_words_and_lead_to_their_page(bestand):
    fragment = catalogue(bestand)
    assert titles(fragment) == [
        "Beispielnetz knüpfen",
        "Jugendhaus verlegen",
        "Spielplatz prüfen",
        "Bericht fortschreiben",
    ]
    assert 'href="./optionen?option=Beispielnetz%20kn%C3%BCpfen"' in fragment
    assert re.findall(r"</span>([^<]*) <span>\((\d)\)", fragment) == [
        ("steht in der Vorlage zu Teil 2", "2"),
        ("mittelbar belegt", "2"),
    ]


def test_the_number_of_hits_says_what_the_grades_leave_out_and_leads_to_all(bestand):
    fragment = catalogue(bestand)
    assert status(fragment) == (
        "4 von 6 Einträgen. Nicht gezeigt sind 2 weitere der Belegstufen "
        "C (Antrag oder Beschluss im Umfeld) und D (Bestand). Alle Belegstufen zeigen"
    )
    alle = "belegstufen=A&amp;belegstufen=B&amp;belegstufen=C&amp;belegstufen=D"
    assert f'<a href="./optionen?{alle}">Alle Belegstufen zeigen</a>' in fragment
    assert status(catalogue(bestand, stufen="ABCD")) == "6 von 6 Einträgen."
    # the other filters stay
    gefiltert = catalogue(bestand, "Netze", handlungsfeld=("Netze",))
    assert f'"./optionen?suche=Netze&amp;{alle}&amp;handlungsfeld=Netze"' in gefiltert


def test_hits_only_in_other_grades_are_counted_and_one_click_away(bestand):
    assert status(catalogue(bestand, "Treffpunkt")) == (
        "Keiner von 6 Einträgen. 1 Treffer hat Belegstufe C: Alle Belegstufen zeigen"
    )
    assert status(catalogue(bestand, stufen="B", handlungsfeld=("Netze", "Besuche"))) == (
        "Keiner von 6 Einträgen. 3 Treffer haben Belegstufe A, C oder D: Alle Belegstufen zeigen"
    )
    assert status(catalogue(bestand, handlungsfeld=("Netze",))) == (
        "1 von 6 Einträgen. Nicht gezeigt ist 1 weiterer der Belegstufe C (Antrag oder Beschluss im Umfeld). "
        "Alle Belegstufen zeigen"
    )


def obstacles(fragment):
    return re.findall(r"<li><strong>(.*?)</strong>(?: \((.*?)\))?", fragment)


def test_an_empty_result_names_the_filter_that_excludes_everything(bestand):
    fragment = catalogue(bestand, "Pferd", stand=("offen",))
    assert status(fragment) == "Keiner von 6 Einträgen."
    assert obstacles(fragment) == [("Suche: Pferd", "ohne ihn 1 Eintrag")]
    assert '<a href="./optionen?belegstufen=A&amp;belegstufen=B&amp;stand=offen">Filter aufheben' in fragment
    assert "Alle Filter aufheben" in fragment


def test_several_filters_that_exclude_only_together_are_all_named(bestand):
    assert obstacles(catalogue(bestand, "Pferd", stand=("läuft",), zielgruppe=("Alle",))) == [
        ("Suche: Pferd", ""),
        ("Belegstufe: A, B", ""),
        ("Status: läuft", ""),
        ("Zielgruppe: Alle", ""),
    ]


def test_without_any_grade_that_is_the_filter_to_lift(bestand):
    assert obstacles(catalogue(bestand, stufen="")) == [
        ("Belegstufe: keine ausgewählt", "ohne ihn 6 Einträge")
    ]


def test_the_table_has_every_hit_with_its_grade_and_says_what_is_missing(bestand):
    tabelle = option_catalogue.table(bestand, Katalogfilter("", {"belegstufen": ("A", "C")}))
    koepfe = [spalte.name for spalte in tabelle.spalten]
    zeilen = [dict(zip(koepfe, zeile, strict=True)) for zeile in tabelle.zeilen]
    assert [str(zeile["Titel"]) for zeile in zeilen] == [
        "Beispielnetz knüpfen",
        "Jugendhaus verlegen",
        "Treffpunkt eröffnen",
    ]
    assert [zeile["Einordnung"] for zeile in zeilen] == [
        "Handlungsoption des Berichts",
        "Handlungsoption des Berichts",
        "Umfeld des Berichts",
    ]
    erste, zweite, _ = zeilen
    assert (erste["Drucksachen"], erste["Quellen"]) == ("DS 1", "Drucksache 1, https://example.org/ds1")
    assert (erste["Kosten"], zweite["Drucksachen"], zweite["Zielgruppe"]) == ("nicht belegt",) * 3
    assert tabelle.hinweise[0] == "Auswahl: Belegstufe A, C."


def test_titles_from_the_data_stay_text(ordner):
    titel = "<img src=x onerror=alert(1)> **fett** {{7*7}}"
    beispiel.replace(ordner, OPTIONEN, 'titel = "Beispielnetz knüpfen"', f'titel = "{titel}"')
    fragment = catalogue(load(ordner))
    assert titles(fragment)[0] == titel
    assert "<img" not in fragment
