"""The Optionenliste: everything known of every option, and what is not known."""

from dataclasses import replace

import pdf as lesen

from sozialraum.reports import option_list


def entries(bestand, optionen) -> dict[str, dict]:
    """Title -> what the list says."""
    daten = option_list.content(bestand, tuple(optionen), "")
    return {eintrag["titel"]: eintrag for feld in daten["felder"] for eintrag in feld["optionen"]}


def test_the_list_is_an_accessible_pdf_with_a_bookmark_per_handlungsfeld(luebeck):
    pdf = option_list.as_pdf(luebeck, luebeck.optionen)
    lesen.check_accessible(pdf, figuren=0)
    assert lesen.bookmarks(pdf) == sorted({option.handlungsfeld for option in luebeck.optionen})
    assert option_list.as_pdf(luebeck, luebeck.optionen) == pdf


def test_every_option_stands_once_the_best_tied_to_the_report_first(luebeck):
    daten = option_list.content(luebeck, luebeck.optionen, "")
    titel = [eintrag["titel"] for feld in daten["felder"] for eintrag in feld["optionen"]]
    assert sorted(titel) == sorted(option.titel for option in luebeck.optionen)
    for feld in daten["felder"]:
        stufen = [eintrag["stufe"] for eintrag in feld["optionen"]]
        assert stufen == sorted(stufen)


def test_an_option_has_state_date_paper_responsibility_costs_place_grade_and_source(luebeck):
    assert entries(luebeck, luebeck.optionen)["Standortwechsel eines Familienzentrums"] == {
        "titel": "Standortwechsel eines Familienzentrums",
        "beschreibung": next(
            o.beschreibung for o in luebeck.optionen if o.titel == "Standortwechsel eines Familienzentrums"
        ),
        "quellen": "VO/2024/13684 Standortwechsel eines Familienzentrums",
        "stufe": "D",
        "beleg": "Bestand",
        "stand": "zur Kenntnis genommen (05.12.2024)\nDrucksache: VO/2024/13684",
        "zustaendig": "Fachbereich 4",
        "kosten": "1,08 Mio. € im Jahr für alle 18 Standorte zusammen",
        "ort": "St. Lorenz Nord und Moisling (Quelle: „von Moisling nach Krempelsdorf (St. Lorenz Nord)“)",
    }


def test_what_is_not_known_is_said(luebeck):
    option = replace(luebeck.optionen[0], stand_datum="", verlauf=(), zustaendig="", kosten="", quellen=())
    eintrag = entries(luebeck, [option])[option.titel]
    assert eintrag["stand"] == "zur Kenntnis genommen (Datum nicht belegt)\nDrucksache: nicht belegt"
    assert eintrag["zustaendig"] == eintrag["kosten"] == eintrag["quellen"] == "nicht belegt"


def test_a_filtered_list_says_by_what_and_names_only_its_grades(luebeck):
    nur = [option for option in luebeck.optionen if option.belegstufe == "A"]
    daten = option_list.content(luebeck, tuple(nur), "Belegstufe A")
    assert daten["satz"] == "3 von 34 Einträgen. Auswahl: Belegstufe A."
    assert [stufe for stufe, _ in daten["stufen"]] == ["A"]


def test_the_whole_list_and_an_empty_one_say_so(luebeck):
    assert option_list.content(luebeck, luebeck.optionen, "")["satz"] == "Alle 34 Einträge."
    assert option_list.content(luebeck, (), "Suche xyz")["satz"] == (
        "Keiner von 34 Einträgen. Auswahl: Suche xyz."
    )
    assert lesen.page_count(option_list.as_pdf(luebeck, (), "Suche xyz")) == 1
