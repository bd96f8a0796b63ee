"""The page Workshop in every state, without a browser: story, notes, rounds, and two people at once."""

from dataclasses import replace

import pytest
import streamlit as st
from seiten import text

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.model import Frage, Geschichte, Notiz, Notizstand, Rundenart, Schritt
from sozialraum.ui import workshop_zutritt
from sozialraum.web import access

FRAGE = Frage("Wo zuerst?", Rundenart.STADTTEILE, 3, raeume=("01", "03"))
GESCHICHTE = Geschichte(
    "Probe", (Schritt("a", "Anfang"), Schritt("b", "Mitte", frage=FRAGE), Schritt("c", "Ende"))
)


def page():
    from sozialraum.sources import current
    from sozialraum.ui import workshop

    workshop.show(current())


@pytest.fixture
def speicher(tmp_path, monkeypatch):
    """A database of the test's own; the browser is let in."""
    eigener = store.Speicher(f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    monkeypatch.setattr(store, "current", lambda: eigener)
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: True)
    yield eigener
    eigener.close()


def press(seite, beschriftung):
    next(knopf for knopf in seite.button if knopf.label == beschriftung).click().run()
    assert not seite.exception


def labels(seite):
    return [knopf.label for knopf in seite.button]


def titles(speicher):
    return [schritt.titel for schritt in speicher.meetings()[0].geschichte.schritte]


def field(seite, art, beschriftung):
    return next(feld for feld in seite.get(art) if feld.label == beschriftung)


def choose_step(seite, kennung):
    field(seite, "radio", "Schritte").set_value(kennung).run()


def test_without_zutritt_there_is_only_the_way_in(open_page, speicher, monkeypatch):
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: False)
    speicher.create("Geheim", GESCHICHTE)
    seite = open_page()
    assert 'href="/sitzung/anmelden"' in text(seite)
    assert "Geheim" not in text(seite)
    assert labels(seite) == []


def test_the_first_workshop_is_created_with_a_title(open_page, speicher):
    seite = open_page()
    press(seite, "Anlegen")
    assert "Die Sitzung braucht einen Titel." in text(seite)
    assert speicher.meetings() == []
    field(seite, "text_input", "Titel der Sitzung").set_value("Runde im Rathaus")
    press(seite, "Anlegen")
    assert [s.titel for s in speicher.meetings()] == ["Runde im Rathaus"]
    assert "noch nicht begonnen" in text(seite)


def test_the_id_of_a_workshop_does_not_stand_in_the_address(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    assert sitzung.id not in str(seite.query_params)


def test_steps_move_multiply_go_and_come_back(open_page, speicher):
    speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    choose_step(seite, "b")
    press(seite, "Nach oben")
    assert titles(speicher) == ["Mitte", "Anfang", "Ende"]
    press(seite, "Duplizieren")
    assert titles(speicher) == ["Mitte", "Mitte (Kopie)", "Anfang", "Ende"]
    press(seite, "Löschen")
    assert titles(speicher) == ["Mitte", "Anfang", "Ende"]
    press(seite, "Rückgängig")
    assert titles(speicher) == ["Mitte", "Mitte (Kopie)", "Anfang", "Ende"]
    assert "Rückgängig" not in labels(seite)


def test_a_step_is_saved_with_its_question(open_page, speicher):
    speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Titel").set_value("Auftakt")
    field(seite, "selectbox", "Frage an den Raum").set_value("Optionen").run()
    field(seite, "text_input", "Text der Frage").set_value("Was zuerst?").run()
    press(seite, "Schritt speichern")
    assert "Die Frage braucht mindestens eine Option." in text(seite)
    field(seite, "multiselect", "Optionen").set_value(["o2", "o3"]).run()
    press(seite, "Schritt speichern")
    schritt = speicher.meetings()[0].geschichte.schritte[0]
    assert schritt == Schritt(
        "a", "Auftakt", frage=Frage("Was zuerst?", Rundenart.OPTIONEN, 3, optionen=("o2", "o3"))
    )
    assert "Noch nicht gespeichert" not in text(seite)


def test_what_another_changed_meanwhile_is_shown_beside_the_own_text(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Titel").set_value("Meiner")
    anders = replace(GESCHICHTE, schritte=(Schritt("a", "Anderer"), *GESCHICHTE.schritte[1:]))
    speicher.save_story(sitzung.id, anders, sitzung.fassung)
    press(seite, "Schritt speichern")
    assert titles(speicher)[0] == "Anderer"
    assert "<td>Meiner</td><td>Anderer</td>" in text(seite)
    assert field(seite, "text_input", "Titel").value == "Meiner"
    press(seite, "Meine speichern")
    assert titles(speicher)[0] == "Meiner"
    assert "sr-konflikt" not in text(seite)


def test_the_version_of_the_others_can_be_kept(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Titel").set_value("Meiner")
    anders = replace(GESCHICHTE, schritte=(Schritt("a", "Anderer"), *GESCHICHTE.schritte[1:]))
    speicher.save_story(sitzung.id, anders, sitzung.fassung)
    press(seite, "Schritt speichern")
    press(seite, "Andere behalten")
    assert field(seite, "text_input", "Titel").value == "Anderer"
    assert "sr-konflikt" not in text(seite)


def test_changes_of_different_steps_do_not_disturb_each_other(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Titel").set_value("Meiner")
    anders = replace(GESCHICHTE, schritte=(*GESCHICHTE.schritte[:2], Schritt("c", "Schluss")))
    speicher.save_story(sitzung.id, anders, sitzung.fassung)
    press(seite, "Schritt speichern")
    assert titles(speicher) == ["Meiner", "Mitte", "Schluss"]


def test_a_step_that_another_deleted_can_come_back_with_the_own_text(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Titel").set_value("Meiner").run()
    speicher.save_story(sitzung.id, replace(GESCHICHTE, schritte=GESCHICHTE.schritte[1:]), sitzung.fassung)
    press(seite, "Schritt speichern")
    assert "von anderen gelöscht" in text(seite)
    press(seite, "Rückgängig")
    assert field(seite, "text_input", "Titel").value == "Meiner"
    press(seite, "Schritt speichern")
    assert "Meiner" in titles(speicher)


def test_a_database_that_fails_is_a_sentence_and_the_text_stays(open_page, speicher, monkeypatch):
    speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Titel").set_value("Getippt").run()

    def fail(*_):
        raise StoreError("Die Datenbank ist voll.")

    with monkeypatch.context() as kaputt:
        kaputt.setattr(speicher, "save_story", fail)
        press(seite, "Schritt speichern")
    assert "Die Datenbank ist voll." in text(seite)
    assert field(seite, "text_input", "Titel").value == "Getippt"
    with monkeypatch.context() as kaputt:
        kaputt.setattr(speicher, "meetings", fail)
        seite.run()
        assert "Die Datenbank ist voll." in text(seite)
    seite.run()
    assert field(seite, "text_input", "Titel").value == "Getippt"
    press(seite, "Schritt speichern")
    assert titles(speicher)[0] == "Getippt"


def write_note(seite, satz, stand="vereinbart"):
    field(seite, "text_area", "Begründung in einem Satz").set_value(satz)
    field(seite, "button_group", "Stand").set_value(stand)


def test_a_note_needs_something_it_is_about_and_is_listed_under_its_stadtteil(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page(teil="Notizen")
    assert "Notiz speichern" not in labels(seite)
    field(seite, "selectbox", "Stadtteil").set_value("03").run()
    field(seite, "selectbox", "Option").set_value("o3").run()
    write_note(seite, "Weil es <b>fehlt</b>.")
    press(seite, "Notiz speichern")
    notiz = speicher.notes(sitzung.id)[0]
    assert (notiz.raum, notiz.option, notiz.stand, notiz.satz) == (
        "03",
        "o3",
        Notizstand.VEREINBART,
        "Weil es <b>fehlt</b>.",
    )
    assert "&lt;b&gt;fehlt" in text(seite)
    assert "<h2>Beispielau</h2>" in text(seite)


def test_two_notes_at_once_are_both_shown_and_none_is_lost(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page(teil="Notizen")
    field(seite, "selectbox", "Stadtteil").set_value("01").run()
    speicher.save_note(sitzung.id, Notiz("01", "", Notizstand.OFFEN, "Erst prüfen."))
    write_note(seite, "Wir machen es.")
    press(seite, "Notiz speichern")
    assert "<td>Wir machen es.</td><td>Erst prüfen.</td>" in text(seite)
    assert [n.satz for n in speicher.notes(sitzung.id)] == ["Erst prüfen."]
    write_note(seite, "Erst prüfen, dann machen.")
    press(seite, "Meine speichern")
    assert [n.satz for n in speicher.notes(sitzung.id)] == ["Erst prüfen, dann machen."]
    assert "sr-konflikt" not in text(seite)


def test_an_existing_note_is_opened_from_the_list(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    speicher.save_note(sitzung.id, Notiz("03", "o3", Notizstand.ABGELEHNT, "Zu teuer."))
    seite = open_page(teil="Notizen")
    press(seite, "Bearbeiten")
    assert field(seite, "text_area", "Begründung in einem Satz").value == "Zu teuer."


def test_results_stay_hidden_until_they_are_shown(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    seite = open_page(teil="Abstimmung")
    press(seite, "Abstimmung eröffnen")
    assert speicher.meeting(sitzung.id).schritt == 1  # the screen shows the question
    runde = speicher.rounds(sitzung.id)[0]
    speicher.vote(runde.id, "telefon", {1: 3})
    speicher.refuse("doppelt")
    seite.run()
    assert "Beispielau" not in text(seite)
    assert "1 Stimmzettel" in text(seite)
    assert "1 × zweite Stimmabgabe desselben Telefons" in text(seite)
    press(seite, "Schließen")
    assert "geschlossen" in text(seite)
    press(seite, "Ergebnis zeigen")
    assert text(seite).index("Beispielau") < text(seite).index("Testheim")
    assert 'style="width: 100%"' in text(seite)
    press(seite, "Wieder öffnen")
    assert speicher.rounds(sitzung.id)[0].offen


def test_a_workshop_begins_and_ends(open_page, speicher):
    speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    press(seite, "Workshop beginnen")
    assert "läuft seit" in text(seite)
    press(seite, "Workshop beenden")
    assert "beendet am" in text(seite)
    assert "Workshop beenden" not in labels(seite)
    press(seite, "Workshop fortsetzen")
    assert "läuft seit" in text(seite)


def test_a_story_gets_another_title_but_never_none(open_page, speicher):
    speicher.create("Abend", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Titel der Geschichte").set_value(" Zweite Fassung ").run()
    assert speicher.meetings()[0].geschichte.titel == "Zweite Fassung"
    field(seite, "text_input", "Titel der Geschichte").set_value(" ").run()
    assert "Die Geschichte braucht einen Titel." in text(seite)
    assert speicher.meetings()[0].geschichte.titel == "Zweite Fassung"


def test_after_the_end_a_sentence_says_why_nothing_is_put_to_the_vote(open_page, speicher):
    sitzung = speicher.create("Abend", GESCHICHTE)
    speicher.begin(sitzung.id)
    speicher.end(sitzung.id)
    seite = open_page(teil="Abstimmung")
    press(seite, "Abstimmung eröffnen")
    assert "Der Workshop ist beendet." in text(seite)
    assert speicher.rounds(sitzung.id) == []


def test_a_workshop_gets_another_title_but_never_none(open_page, speicher):
    speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    field(seite, "text_input", "Neuer Titel").set_value("  Runder Tisch ")
    press(seite, "Umbenennen")
    assert [s.titel for s in speicher.meetings()] == ["Runder Tisch"]
    field(seite, "text_input", "Neuer Titel").set_value(" ")
    press(seite, "Umbenennen")
    assert "Die Sitzung braucht einen Titel." in text(seite)
    assert [s.titel for s in speicher.meetings()] == ["Runder Tisch"]


def test_a_workshop_is_deleted_only_with_a_second_yes(open_page, speicher):
    speicher.create("Bleibt", GESCHICHTE)
    speicher.create("Geht", GESCHICHTE)
    seite = open_page()
    weg = next(knopf for knopf in seite.button if knopf.label == "Sitzung löschen")
    assert weg.disabled
    field(seite, "checkbox", "Mit Geschichte, Abstimmungen und Notizen endgültig löschen").check().run()
    press(seite, "Sitzung löschen")
    assert [s.titel for s in speicher.meetings()] == ["Bleibt"]
    assert next(knopf for knopf in seite.button if knopf.label == "Sitzung löschen").disabled


def test_a_new_pin_is_long_enough(open_page, speicher):
    speicher.set_pin("12345678")
    seite = open_page()
    field(seite, "text_input", "Neue PIN der Moderation").set_value("123")
    press(seite, "PIN ändern")
    assert speicher.check_pin("12345678")
    field(seite, "text_input", "Neue PIN der Moderation").set_value("87654321")
    press(seite, "PIN ändern")
    assert speicher.check_pin("87654321")
    assert "Die PIN ist geändert." in text(seite)


def test_two_workshops_of_the_same_name_can_be_told_apart(open_page, speicher):
    erste = speicher.create("Probe", GESCHICHTE)
    speicher.create("Probe", Geschichte("Andere", (Schritt("x", "Einziger"),)))
    seite = open_page()
    wahl = field(seite, "selectbox", "Sitzung")
    assert len(set(wahl.options)) == 2
    assert "1 Schritt" in text(seite)
    wahl.set_value(erste.id).run()
    assert "3 Schritte" in text(seite)
    press(seite, "Workshop beginnen")
    assert "3 Schritte" in text(seite)


def test_the_protocol_is_offered_in_three_forms_with_what_changed(open_page, speicher):
    sitzung = speicher.create("Probe", GESCHICHTE)
    speicher.begin(sitzung.id)
    speicher.save_note(sitzung.id, Notiz("03", "o3", Notizstand.ABGELEHNT, "Zu teuer."))
    seite = open_page(teil="Protokoll")
    assert [knopf.label for knopf in seite.get("download_button")] == [
        "Protokoll als PDF",
        "Protokoll als XLSX",
        "Protokoll als JSON",
    ]
    assert "Was sich geändert hat" in text(seite)
    assert "Beispielau" in text(seite)


def test_a_button_drawn_before_the_zutritt_ended_does_nothing(open_page, speicher, monkeypatch):
    speicher.create("Probe", GESCHICHTE)
    seite = open_page()
    choose_step(seite, "b")
    vorher = titles(speicher)
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: False)
    press(seite, "Löschen")
    assert titles(speicher) == vorher
    assert access.OHNE_ZUTRITT in text(seite)


class Konto(dict):
    """Somebody who is logged in, as Streamlit's `st.user`."""

    is_logged_in = True


NIEMAND, KONTO = Konto(), Konto(email="leitung@stadt.example")
NIEMAND.is_logged_in = False


@pytest.mark.parametrize(
    ("konto", "erlaubt", "erwartet", "knoepfe"),
    [
        (
            type("Niemand", (), {"is_logged_in": False}),
            "",
            "Telefonen ab",
            ["Mit dem eigenen Konto anmelden"],
        ),
        (Konto(email="leitung@stadt.example"), "", "/sitzung/eintritt?marke=", []),
        (Konto(email="leitung@stadt.example"), "andere@stadt.example", "darf keine Workshops", ["Abmelden"]),
    ],
)
def test_with_accounts_the_way_in_depends_on_who_is_logged_in(
    open_page, speicher, monkeypatch, konto, erlaubt, erwartet, knoepfe
):
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: False)
    monkeypatch.setattr(access, "oidc_configured", lambda: True)
    monkeypatch.setattr(st, "user", konto)
    monkeypatch.setenv("SOZIALRAUM_MODERATION", erlaubt)
    seite = open_page()
    assert erwartet in text(seite)
    assert labels(seite) == knoepfe
    assert "/sitzung/anmelden" not in text(seite)
