"""The Entscheidungsbogen in words and HTML, its fields, and its table."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sozialraum.analysis.alternatives import Vorschlag
from sozialraum.model import Alternative, Entscheidung, Geschichte, Notiz, Notizstand, Sitzung
from sozialraum.reports import tables
from sozialraum.views import decision_form, decision_page

BOGEN = Entscheidung(
    "03",
    "o1",
    "Ein <b>Treff</b>.",
    "",
    (Alternative("Ein Bus", "Zu selten.", "Workshop „Abend“, 12.11.2026"), Alternative("Nichts", "Lücke.")),
    "Leitung",
    "2026-11-12",
    "a",
    2,
)
ABEND = Sitzung(
    "s", "Abend", Geschichte("G"), 1, angelegt=datetime(2026, 11, 1, 8, tzinfo=UTC), begonnen=None
)


def test_a_bogen_says_what_who_when_and_why_not(bestand):
    html = decision_page.sheet(bestand, BOGEN)
    assert "<h2>Beispielau · Beispielnetz knüpfen</h2>" in html
    assert "12.11.2026 · Leitung · Belegstufe" in html
    assert "<dd>Ein &lt;b&gt;Treff&lt;/b&gt;.</dd>" in html
    assert "<dt>Begründung</dt><dd>keine Angabe</dd>" in html
    assert "<td>Zu selten. <small>Workshop „Abend“, 12.11.2026</small></td>" in html
    assert '<tr><th scope="row">Nichts</th><td>Lücke.</td></tr>' in html


def test_without_alternatives_it_says_so_and_shows_no_empty_table(bestand):
    html = decision_page.sheet(bestand, replace(BOGEN, alternativen=()))
    assert "Es ist keine Alternative festgehalten." in html and "<table>" not in html


def test_what_the_data_have_no_longer_is_named_by_its_id(bestand):
    html = decision_page.sheet(bestand, replace(BOGEN, raum="99", option="o99"))
    assert "99 (nicht mehr in den Daten) · o99 (nicht mehr in den Daten)" in html
    assert "Belegstufe" not in html


@pytest.mark.parametrize(
    ("raum", "option", "erwartet"),
    [("", "", "abc"), ("03", "", "ab"), ("", "o1", "ac"), ("03", "o1", "a"), ("01", "o1", "")],
)
def test_the_list_keeps_what_concerns_the_choice(raum, option, erwartet):
    alle = [BOGEN, replace(BOGEN, option="o2", id="b"), replace(BOGEN, raum="", id="c")]
    assert "".join(e.id for e in decision_page.concerning(alle, raum, option)) == erwartet


def test_the_head_counts(bestand):
    assert "Noch ist keiner geschrieben." in decision_page.head(0, 0)
    assert "<p>1 Entscheidungsbogen</p>" in decision_page.head(1, 1)
    assert "2 Entscheidungsbögen, der neueste zuerst" in decision_page.head(2, 2)
    assert "1 von 2, für die Auswahl in der Seitenleiste" in decision_page.head(1, 2)


def test_a_conflict_shows_only_what_differs(bestand):
    andere = replace(BOGEN, datum="2026-11-13", alternativen=BOGEN.alternativen[:1])
    html = decision_page.conflict(bestand, BOGEN, andere)
    assert "<td>12.11.2026</td><td>13.11.2026</td>" in html
    assert "<td>Ein Bus: Zu selten. / Nichts: Lücke.</td><td>Ein Bus: Zu selten.</td>" in html
    assert "Gegenstand" not in html and "Rolle" not in html


def test_the_table_has_a_row_per_alternative_and_one_for_a_bogen_without(bestand):
    tabelle = decision_page.table(bestand, [BOGEN, replace(BOGEN, raum="", alternativen=())])
    assert [zeile[0:3] + zeile[5:] for zeile in tabelle.zeilen] == [
        (
            "12.11.2026",
            "Beispielau",
            "Beispielnetz knüpfen",
            "Ein Bus",
            "Zu selten.",
            "Workshop „Abend“, 12.11.2026",
            "Leitung",
        ),
        ("12.11.2026", "Beispielau", "Beispielnetz knüpfen", "Nichts", "Lücke.", None, "Leitung"),
        (
            "12.11.2026",
            None,
            "Beispielnetz knüpfen",
            "Es ist keine Alternative festgehalten.",
            None,
            None,
            "Leitung",
        ),
    ]
    assert tables.csv_bytes(tabelle).decode("utf-8-sig").startswith("Datum;Stadtteil;Option;Beschluss;")


def test_a_bogen_survives_its_fields(bestand):
    felder = decision_form.fields(BOGEN)
    assert felder["datum"] == "12.11.2026"
    assert decision_form.decision(BOGEN, felder, BOGEN.alternativen) == BOGEN


def test_blanks_go_and_rows_in_which_nobody_wrote_too():
    felder = decision_form.fields(BOGEN) | {"beschluss": " Ja. \n", "datum": ""}
    zeilen = [Alternative(" ", "", "Workshop"), Alternative(" a ", " ", ""), Alternative("", "b", "")]
    neu = decision_form.decision(BOGEN, felder, zeilen)
    assert (neu.beschluss, neu.datum) == ("Ja.", "")
    assert neu.alternativen == (Alternative("a", ""), Alternative("", "b"))


@pytest.mark.parametrize(
    ("geschrieben", "gelesen"),
    [
        ("12.11.2026", "2026-11-12"),
        ("1. 2. 2026", "2026-02-01"),
        ("2026-11-12", "2026-11-12"),
        ("12.11.26", "12.11.26"),
        ("gestern", "gestern"),
        ("31.2.2026", "31.2.2026"),
    ],
)
def test_a_day_is_read_as_people_write_it(geschrieben, gelesen):
    assert decision_form.day(geschrieben) == gelesen


def test_a_new_bogen_is_of_today():
    assert decision_form.blank("03", "", date(2026, 11, 22)) == Entscheidung(
        "03", "", "", "", (), "", "2026-11-22"
    )


def test_chosen_ids_stay_in_the_choice_when_the_data_have_them_no_longer(bestand):
    raeume = decision_form.areas(bestand, "03", "99")
    assert [*raeume] == ["", *decision_form.workshop_form.areas(bestand), "99"]
    assert (raeume[""], raeume["99"]) == ("kein bestimmter", "99 (nicht mehr in den Daten)")
    assert "o99" not in decision_form.options(bestand, "")


@pytest.mark.parametrize(
    ("notiz", "text", "grund"),
    [
        (
            Notiz("03", "o1", Notizstand.ABGELEHNT, "Zu teuer."),
            "Beispielau · Beispielnetz knüpfen",
            "Zu teuer.",
        ),
        (
            Notiz("03", "", Notizstand.OFFEN, "Wer zahlt?"),
            "Beispielau insgesamt",
            "Im Workshop offen geblieben. Wer zahlt?",
        ),
        (Notiz("", "o1", Notizstand.OFFEN, ""), "Beispielnetz knüpfen", "Im Workshop offen geblieben."),
        (Notiz("", "o1", Notizstand.ABGELEHNT, ""), "Beispielnetz knüpfen", ""),
    ],
)
def test_a_note_becomes_an_alternative_that_invents_no_reason(bestand, notiz, text, grund):
    assert decision_form.alternative(bestand, Vorschlag(ABEND, notiz)) == Alternative(
        text, grund, "Workshop „Abend“, 01.11.2026"
    )


def test_the_day_of_a_workshop_is_when_it_began_as_a_clock_in_luebeck_says_it(bestand):
    notiz = Notiz("03", "", Notizstand.ABGELEHNT, "Nein.")
    spaet = replace(ABEND, begonnen=datetime(2026, 11, 12, 23, 30, tzinfo=UTC))
    assert (
        decision_form.alternative(bestand, Vorschlag(spaet, notiz)).herkunft == "Workshop „Abend“, 13.11.2026"
    )
    ohne = replace(ABEND, angelegt=None)
    assert decision_form.alternative(bestand, Vorschlag(ohne, notiz)).herkunft == "Workshop „Abend“"


def test_a_note_is_taken_whatever_its_reason_became():
    vorschlag = Alternative("Bus", "Zu teuer.", "Workshop „Abend“")
    assert decision_form.is_taken(vorschlag, [replace(vorschlag, grund="Anders.")])
    assert not decision_form.is_taken(vorschlag, [replace(vorschlag, herkunft="Workshop „Morgen“")])
