"""The page of one option: its facts, its course, where it would apply, and a trial with another threshold."""

import re
from dataclasses import replace
from html import unescape

import beispiel
import feindlich
import pytest
from beispiel import NAMEN, OPTIONEN

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.analysis.options import Antwort
from sozialraum.model import Ereignis
from sozialraum.sources import load
from sozialraum.views import option_areas, option_page, option_trial

JA, NEIN, OFFEN = Antwort.ERFUELLT, Antwort.NICHT_ERFUELLT, Antwort.NICHT_PRUEFBAR


def option(bestand, kennung):
    return next(o for o in bestand.optionen if o.id == kennung)


def look(bestand, kennung, **eingaben):
    zahlen = {int(name.removeprefix("s")): text for name, text in eingaben.items()}
    return option_trial.look(bestand, option(bestand, kennung), zahlen)[0]


def head(bestand, kennung, filter_=None):
    return option_page.head(bestand, option(bestand, kennung), filter_ or Katalogfilter())


def facts(fragment):
    return dict(re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", fragment))


def groups(fragment):
    """Heading of each group -> name and sentences of its areas."""
    gruppen = {}
    for kopf, liste in re.findall(r"<h3>(.*?)</h3>\s*<ul>(.*?)</ul>", fragment, re.S):
        titel = re.sub(r"<[^>]+>", "", kopf).strip()
        gruppen[titel] = {
            name: [unescape(satz) for satz in re.findall(r"<p[^>]*>(.*?)</p>", rest)]
            for name, rest in re.findall(r'stadtteil=[^"]*">(.*?)</a>(.*?)</li>', liste, re.S)
        }
    return gruppen


def areas(bestand, bild):
    return groups(option_areas.area_list(bestand, bild, None))


def test_an_option_is_found_by_its_title_only(bestand):
    assert option_page.find(bestand, "Spielplatz prüfen").id == "o2"
    assert option_page.find(bestand, "Spielplatz") is None


def test_what_is_known_is_told_and_what_is_not_is_said_to_be_undocumented(bestand):
    assert facts(head(bestand, "o1")) == {
        "Status": "zur Kenntnis genommen (07.05.2023)",
        "Wo": "ganzer Ort",
        "Handlungsfeld": "Netze",
        "Zielgruppe": "Alle, Andere",
        "Zuständig": "Amt für Beispiele",
        "Kosten": "nicht belegt",
        "Hinweis": "Erfunden.",
    }
    leer = facts(head(bestand, "o6"))
    assert (leer["Zielgruppe"], leer["Zuständig"], leer["Kosten"]) == ("nicht belegt",) * 3
    assert "Hinweis" not in leer


def test_events_run_through_time_and_those_without_a_date_stand_apart(bestand):
    mit = replace(
        option(bestand, "o1"),
        verlauf=(
            Ereignis("2024-05-30", "beschlossen"),
            Ereignis("", "besprochen"),
            Ereignis("2024", "angekündigt"),
            Ereignis("2023-05-07", "vorgelegt", "DS 1"),
        ),
    )
    datiert, undatiert = option_page.course(mit)
    assert [e.ereignis for e in datiert] == ["vorgelegt", "angekündigt", "beschlossen"]
    assert [e.ereignis for e in undatiert] == ["besprochen"]
    fragment = head(bestand, "o1")
    zeitleiste, ohne = re.findall(r'class="sr-verlauf".*?</[ou]l>', fragment, re.S)
    assert "07.05.2023" in zeitleiste and "DS 1" in zeitleiste
    assert "Datum nicht belegt" in ohne and "besprochen" in ohne
    assert "Kein Ereignis belegt." in head(bestand, "o6")


def test_the_way_leads_through_the_catalogue_by_grade_and_back_to_what_was_filtered(bestand):
    def way(kennung):
        fragment = re.search(r"<nav.*?</nav>", head(bestand, kennung), re.S)[0]
        return re.findall(r'rel="(\w+)">(.*?)</a>', fragment), re.search(r"<span>(.*?)</span>", fragment)[1]

    assert way("o1") == ([("next", "Jugendhaus verlegen →")], "1 von 6")
    assert way("o5") == ([("prev", "← Beispielnetz knüpfen"), ("next", "Spielplatz prüfen →")], "2 von 6")
    assert way("o4") == ([("prev", "← Treffpunkt eröffnen")], "6 von 6")
    gefiltert = head(bestand, "o1", Katalogfilter("Netz", {"stand": ("offen",)}))
    assert '<a href="./optionen?suche=Netz&amp;stand=offen">Zum Katalog</a>' in gefiltert


def test_the_way_leads_through_the_hits_of_the_filter_and_says_so(bestand):
    def way(kennung, *stufen):
        fragment = head(bestand, kennung, Katalogfilter("", {"belegstufen": stufen}))
        fragment = re.search(r"<nav.*?</nav>", fragment, re.S)[0]
        return re.findall(r'rel="(\w+)">(.*?)</a>', fragment), re.search(r"<span>(.*?)</span>", fragment)[1]

    assert way("o5", "A", "C") == (
        [("prev", "← Beispielnetz knüpfen"), ("next", "Treffpunkt eröffnen →")],
        "2 von 3 (gefiltert)",
    )
    assert way("o3", "A", "C") == ([("prev", "← Jugendhaus verlegen")], "3 von 3 (gefiltert)")
    # not among the hits, or nothing filtered yet: all
    assert way("o4", "A", "C") == ([("prev", "← Treffpunkt eröffnen")], "6 von 6")
    assert way("o4") == ([("prev", "← Treffpunkt eröffnen")], "6 von 6")
    assert way("o4", *"ABCD")[1] == "6 von 6"


def test_a_criterion_has_three_answers_each_with_its_reason(bestand):
    bild = look(bestand, "o4", s1="20,5")
    assert areas(bestand, bild)["erfüllt (2)"]["Testheim"] == [
        "Kriterium erfüllt, weil „Alleinlebende“ mit 30,5\u00a0% nicht unter 20,5\u00a0% liegt (09.05.2011)."
    ]
    gefunden = areas(bestand, look(bestand, "o2"))
    assert list(gefunden) == ["nicht erfüllt (1)", "nicht prüfbar (3)"]
    assert gefunden["nicht erfüllt (1)"]["Probeck"][0].startswith("Kriterium nicht erfüllt, weil „Anteil")
    assert "offen ist: Weg zum nächsten Spielplatz" in gefunden["nicht prüfbar (3)"]["Testheim"][0]


def test_who_has_a_missing_value_is_said_once(bestand):
    fragment = option_areas.area_list(bestand, look(bestand, "o1"), None)
    assert fragment.count("Amt für Beispiele") == 1
    assert "Auskunft zu „Förderquote“: Amt für Beispiele." in fragment
    # a holder nobody knows is no reason to say nothing
    assert "Auskunft zu „Alleinlebende“: nicht bekannt." in fragment


def test_named_areas_are_named_by_the_source(bestand):
    assert areas(bestand, look(bestand, "o3")) == {
        "in der Quelle genannt (2)": {
            name: [f"Betrifft {name}, weil die Quelle das Gebiet nennt: Testheim und Beispielau."]
            for name in ("Testheim", "Beispielau")
        },
        "nicht genannt (2)": {
            name: [f"Betrifft {name} nicht, weil die Quelle nur andere Gebiete nennt."]
            for name in ("Musterhausen", "Probeck")
        },
    }


def test_clues_of_a_city_wide_option_are_said_to_be_those_of_the_dashboard(bestand):
    bild = look(bestand, "o1")
    assert "sie stehen nicht im Bericht" in option_areas.head(bild)
    assert list(areas(bestand, bild)) == ["Anhaltspunkt trifft zu (1)", "nicht prüfbar (3)"]
    assert any("nicht im Bericht" in hinweis for hinweis in option_areas.table(bestand, bild).hinweise)


def test_an_option_that_tells_no_areas_apart_is_painted_alike_without_made_up_reasons(bestand):
    bild = look(bestand, "o6")
    assert areas(bestand, bild) == {
        "ohne Unterschied zwischen den Stadtteilen (4)": {name: [] for name in NAMEN.values()}
    }
    assert "unterscheiden hier zwischen Stadtteilen" in option_areas.head(bild)
    assert len({tuple(flaeche) for flaeche in option_areas.state(bestand, bild, None)["a"].values()}) == 1


def colours(bestand, bild):
    zustand = option_areas.state(bestand, bild, None)
    return ["" if f[0] < 0 else zustand["k"][f[0]] for f in zustand["a"].values()]


def test_the_three_answers_differ_on_the_map_and_the_untestable_is_hatched(bestand):
    offen, nicht = "", option_areas.FARBEN[option_areas.Lage(NEIN)]
    assert colours(bestand, look(bestand, "o2")) == [offen, offen, offen, nicht]
    erfuellt = option_areas.FARBEN[option_areas.Lage(JA)]
    assert colours(bestand, look(bestand, "o3")) == [erfuellt, nicht, erfuellt, nicht]
    assert len({erfuellt, nicht, offen}) == 3


def test_every_place_that_can_be_tried_says_the_reference_of_the_file(bestand):
    schwellen = option_trial.thresholds(bestand, option(bestand, "o1"))
    assert [(s.schluessel, s.beschriftung, s.datei) for s in schwellen] == [
        ("schwelle1", "Alleinlebende über (%)", "26,8 (Stadtwert)"),
        ("schwelle2", "Förderquote über (%)", "Stadtwert"),  # no area can be compared with it
    ]
    assert [s.datei for s in option_trial.thresholds(bestand, option(bestand, "o4"))] == ["25,0", "Stadtwert"]
    assert option_trial.thresholds(bestand, option(bestand, "o3")) == []


def test_a_trial_says_what_changes_marks_it_and_keeps_the_answer_of_the_file_beside_it(bestand):
    bild = look(bestand, "o5", s1="15")  # children at most 15 % instead of 10 %
    satz = option_trial.result(bestand, bild)
    assert "Mit der Probe ändert sich 1 von 4 Stadtteilen: Musterhausen." in satz
    assert "Das Kriterium der Datei bleibt unverändert" in satz
    assert 'href="./optionen?option=Jugendhaus%20verlegen">Zurück' in satz
    gefunden = areas(bestand, bild)
    assert list(gefunden) == ["erfüllt (1)", "erfüllt (nur in der Probe) (1)", "nicht erfüllt (2)"]
    neu, bisher = gefunden["erfüllt (nur in der Probe) (1)"]["Musterhausen"]
    assert "nicht über 15,0\u00a0%" in neu
    assert bisher.startswith("Bisher: Kriterium nicht erfüllt") and "10,0\u00a0%" in bisher
    assert option_areas.state(bestand, bild, None)["a"]["02"][1] == "erfüllt (Probe; Datei: nicht erfüllt)"
    zeilen = [tuple(map(str, zeile[:3])) for zeile in option_areas.table(bestand, bild).zeilen]
    assert zeilen[1] == ("Musterhausen", "erfüllt", "nicht erfüllt")
    assert zeilen[3] == ("Probeck", "erfüllt", "erfüllt")


def test_a_trial_that_takes_areas_out_colours_them_otherwise_than_those_never_in(bestand):
    farben = colours(bestand, look(bestand, "o5", s1="5"))
    assert farben[3] == option_areas.FARBEN[option_areas.Lage(NEIN, neu=True)] != farben[0]


def test_a_clue_that_changes_beside_named_areas_is_told_too(ordner):
    beispiel.replace(
        ordner,
        OPTIONEN,
        'handlungsfeld = "Netze"\nstand = "beschlossen"\n',
        'handlungsfeld = "Netze"\nstand = "beschlossen"\nanhaltspunkte = '
        '[{ indikator = "anteil_kinder", vergleich = "über", bezug = "stadtwert" }]\n',
    )
    bestand = load(ordner)
    bild = look(bestand, "o3", s1="18")
    assert bild.geaendert == ("02",)
    assert bild.former("02") is None  # the source still does not name it
    assert "ändert sich 1 von 4 Stadtteilen: Musterhausen" in option_trial.result(bestand, bild)
    saetze = areas(bestand, bild)["nicht genannt (2)"]["Musterhausen"]
    assert [satz.split(",")[0] for satz in saetze] == [
        "Betrifft Musterhausen nicht",
        "Kein Anhaltspunkt",
        "Bisher: Anhaltspunkt",
    ]


@pytest.mark.parametrize("eingabe", ["", "  ", "viel"])
def test_what_is_no_number_is_no_trial(bestand, eingabe):
    bild, meldungen = option_trial.look(bestand, option(bestand, "o5"), {1: eingabe})
    assert not bild.probe
    assert bild.geaendert == ()
    assert option_trial.result(bestand, bild) == ""
    assert [m.startswith("„viel“ ist keine Zahl") for m in meldungen] == ([True] if eingabe == "viel" else [])


def test_a_trial_that_changes_nothing_says_so(bestand):
    bild = look(bestand, "o5", s1="10,5")
    assert "ändert sich für keinen Stadtteil etwas" in option_trial.result(bestand, bild)
    assert "Bisher" not in option_areas.area_list(bestand, bild, None)


def test_the_chosen_area_is_marked_and_every_area_leads_to_its_profile(bestand):
    fragment = option_areas.area_list(bestand, look(bestand, "o3"), "02")
    assert re.findall(r'aria-current="true"><a href="([^"]*)"', fragment) == [
        "./stadtteil?stadtteil=Musterhausen"
    ]
    assert fragment.count('href="./stadtteil?') == len(NAMEN)


def test_the_legend_names_only_answers_that_occur_and_the_sources_of_the_values(bestand):
    legende = option_areas.legend(bestand, look(bestand, "o1"))
    assert "kein Anhaltspunkt" not in legende
    assert "Erfundene Zählung 2011" in legende
    assert "Quelle" not in option_areas.legend(bestand, look(bestand, "o6"))


def test_the_facts_and_the_course_can_be_taken_along(bestand):
    angaben, verlauf = option_page.tables(bestand, option(bestand, "o1"))
    inhalt = dict(angaben.zeilen)
    assert inhalt["Beleg"] == "Belegstufe A: steht in der Vorlage zu Teil 2"
    assert inhalt["Quelle"] == "Drucksache 1, https://example.org/ds1"
    assert verlauf.zeilen == (
        ("07.05.2023", "vorgelegt", "DS 1"),
        ("nicht belegt", "besprochen", "nicht belegt"),
    )


def test_hostile_text_from_the_data_stays_text(ordner):
    feindlich.fill_with(ordner, "<img src=x onerror=alert(1)>")
    bestand = load(ordner)
    for o in bestand.optionen:
        bild, _ = option_trial.look(bestand, o, {1: "5"})
        text = "".join(
            (
                option_page.head(bestand, o, Katalogfilter("<img>")),
                option_areas.head(bild),
                option_trial.result(bestand, bild),
                option_areas.legend(bestand, bild),
                option_areas.area_list(bestand, bild, "01"),
            )
        )
        assert "<img" not in text
