"""The Entscheidungsbogen in every state, without a browser: write, take over notes, conflicts, delete."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from seiten import text

from sozialraum import store
from sozialraum.errors import StoreError
from sozialraum.model import Alternative, Entscheidung, Geschichte, Notiz, Notizstand
from sozialraum.ui import workshop_zutritt
from sozialraum.web import access

BOGEN = Entscheidung(
    "03", "o3", "Ein Treff.", "", (Alternative("Ein Bus", "Fährt zu selten."),), "Leitung", "2026-11-12"
)


def page():
    from sozialraum.sources import current
    from sozialraum.ui import entscheidungsbogen

    entscheidungsbogen.show(current())


@pytest.fixture
def speicher(tmp_path, monkeypatch):
    """A database of the test's own; the browser is let in."""
    eigener = store.Speicher(
        f"sqlite:///{tmp_path / 'workshop.sqlite'}", lambda: datetime(2026, 11, 12, 18, tzinfo=UTC)
    )
    monkeypatch.setattr(store, "current", lambda: eigener)
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: True)
    yield eigener
    eigener.close()


def press(seite, beschriftung):
    next(knopf for knopf in seite.button if knopf.label == beschriftung).click().run()
    assert not seite.exception


def labels(seite):
    return [knopf.label for knopf in seite.button]


def field(seite, art, beschriftung):
    return next(feld for feld in seite.get(art) if feld.label == beschriftung)


def write(seite, **felder):
    """Label of a text area or input -> what is typed."""
    for beschriftung, wert in felder.items():
        name = beschriftung.replace("_", " ")
        feld = next(f for f in (*seite.text_area, *seite.text_input) if f.label.startswith(name))
        feld.set_value(wert)


def test_without_zutritt_there_is_only_why_and_the_way_in(open_page, speicher, monkeypatch):
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: False)
    speicher.save_decision(BOGEN)
    seite = open_page()
    assert 'href="/sitzung/anmelden?ziel=%2Fprioritaeten%3Fsicht%3DEntscheidungsbogen"' in text(seite)
    assert "denn er kann Notizen aus Workshops" in text(seite)
    assert "Ein Treff." not in text(seite)
    assert labels(seite) == []


def test_a_new_bogen_begins_with_the_shared_choice_and_today(open_page, speicher):
    seite = open_page(stadtteil="Beispielau", option="Beispielnetz knüpfen")
    assert "Noch ist keiner geschrieben." in text(seite)
    press(seite, "Neuer Entscheidungsbogen")
    assert field(seite, "selectbox", "Stadtteil").value == "03"
    assert field(seite, "selectbox", "Option").value == "o1"
    assert field(seite, "text_input", "Datum").value == date.today().strftime("%d.%m.%Y")


def test_a_bogen_is_written_and_listed_with_its_alternatives(open_page, speicher):
    seite = open_page()
    press(seite, "Neuer Entscheidungsbogen")
    field(seite, "selectbox", "Stadtteil").set_value("03").run()
    press(seite, "Alternative hinzufügen")
    press(seite, "Alternative hinzufügen")
    press(seite, "Alternative 1 entfernen")
    write(seite, Beschluss="Ein <b>Treff</b>.", Rolle="Jugendhilfeplanung", Datum="1.2.2026")
    write(seite, Alternative_1="Ein Bus", Warum_Alternative_1="Fährt zu selten.")
    press(seite, "Bogen speichern")
    (bogen,) = speicher.decisions()
    assert bogen == Entscheidung(
        "03",
        "",
        "Ein <b>Treff</b>.",
        "",
        (Alternative("Ein Bus", "Fährt zu selten."),),
        "Jugendhilfeplanung",
        "2026-02-01",
        bogen.id,
        1,
        bogen.geaendert,
    )
    assert "Der Entscheidungsbogen ist gespeichert." in text(seite)
    for erwartet in (
        "<h2>Beispielau</h2>",
        "Ein &lt;b&gt;Treff",
        "01.02.2026 · Jugendhilfeplanung",
        "Ein Bus",
    ):
        assert erwartet in text(seite)


def test_what_is_missing_is_said_all_at_once_and_nothing_is_lost(open_page, speicher):
    seite = open_page()
    press(seite, "Neuer Entscheidungsbogen")
    press(seite, "Alternative hinzufügen")
    write(seite, Begründung="Getippt", Datum="gestern", Alternative_1="Ein Bus")
    press(seite, "Bogen speichern")
    for satz in (
        "Es fehlt ein Stadtteil oder eine Option.",
        "Der Beschluss fehlt: Was wurde gewählt?",
        "Alternative 1 hat keinen Grund: Warum nicht?",
        "Die Rolle fehlt: Wer hält den Beschluss fest?",
        "Das Datum „gestern“ ist nicht lesbar.",
    ):
        assert satz in text(seite)
    assert field(seite, "text_area", "Begründung").value == "Getippt"
    write(seite, Datum="")
    press(seite, "Bogen speichern")
    assert "Das Datum fehlt." in text(seite)
    assert speicher.decisions() == []


def test_notes_of_all_workshops_can_be_taken_over(open_page, speicher):
    for titel, stand in (("Erster", Notizstand.ABGELEHNT), ("Zweiter", Notizstand.OFFEN)):
        sitzung = speicher.create(titel, Geschichte("G"))
        speicher.save_note(sitzung.id, Notiz("03", "o3", stand, "Zu teuer."))
        speicher.save_note(sitzung.id, Notiz("03", "o1", Notizstand.VEREINBART, "Gut."))
    seite = open_page(stadtteil="Beispielau")
    press(seite, "Neuer Entscheidungsbogen")
    assert "Gut." not in text(seite)
    press(seite, "Notiz 2 übernehmen")
    press(seite, "Notiz 1 übernehmen")
    assert "Alle Notizen dazu sind übernommen." in text(seite)
    write(seite, Beschluss="Anders.", Rolle="Leitung")
    press(seite, "Bogen speichern")
    (bogen,) = speicher.decisions()
    text_ = bogen.alternativen[0].text
    assert text_.startswith("Beispielau · ")
    assert bogen.alternativen == (
        Alternative(text_, "Im Workshop offen geblieben. Zu teuer.", "Workshop „Zweiter“, 12.11.2026"),
        Alternative(text_, "Zu teuer.", "Workshop „Erster“, 12.11.2026"),
    )


def test_without_notes_it_says_why_none_is_offered(open_page, speicher):
    seite = open_page()
    press(seite, "Neuer Entscheidungsbogen")
    assert "Mit einem Stadtteil oder einer Option lassen sich Notizen" in text(seite)
    field(seite, "selectbox", "Stadtteil").set_value("03").run()
    assert "Kein Workshop hat dazu etwas notiert" in text(seite)


def test_the_list_is_filtered_by_the_shared_choice(open_page, speicher):
    speicher.save_decision(BOGEN)
    speicher.save_decision(replace(BOGEN, raum="01", beschluss="Woanders."))
    seite = open_page(stadtteil="Beispielau")
    assert "1 von 2" in text(seite)
    assert "Ein Treff." in text(seite) and "Woanders." not in text(seite)
    seite = open_page(option="Gibt es nicht")
    assert "Eine Option „Gibt es nicht“ gibt es nicht." in text(seite)
    assert "2 Entscheidungsbögen" in text(seite)


def test_what_the_data_have_no_longer_is_shown_and_kept(open_page, speicher):
    alt = speicher.save_decision(replace(BOGEN, raum="99", option="o99"))
    seite = open_page()
    assert "<h2>99 (nicht mehr in den Daten) · o99 (nicht mehr in den Daten)</h2>" in text(seite)
    press(seite, "Bearbeiten")
    write(seite, Beschluss="Ein anderer Treff.")
    press(seite, "Bogen speichern")
    assert speicher.decisions() == [replace(alt, beschluss="Ein anderer Treff.", fassung=2)]


def test_two_who_write_at_once_see_both_versions_and_lose_nothing(open_page, speicher):
    alt = speicher.save_decision(BOGEN)
    seite = open_page()
    press(seite, "Bearbeiten")
    write(seite, Beschluss="Meiner")
    anderer = speicher.save_decision(replace(alt, beschluss="Anderer"))
    press(seite, "Bogen speichern")
    assert "<td>Meiner</td><td>Anderer</td>" in text(seite)
    assert speicher.decisions() == [anderer]
    press(seite, "Meine speichern")
    assert [(e.beschluss, e.fassung) for e in speicher.decisions()] == [("Meiner", 3)]


def test_a_conflict_over_options_that_are_gone_keeps_both(open_page, speicher):
    alt = speicher.save_decision(replace(BOGEN, option="o98"))
    seite = open_page()
    press(seite, "Bearbeiten")
    speicher.save_decision(replace(alt, option="o99"))
    press(seite, "Bogen speichern")
    assert "o98 (nicht mehr in den Daten)</td><td>Beispielau · o99 (nicht" in text(seite)
    press(seite, "Meine speichern")
    assert [e.option for e in speicher.decisions()] == ["o98"]


def test_the_version_of_the_others_can_be_kept(open_page, speicher):
    alt = speicher.save_decision(BOGEN)
    seite = open_page()
    press(seite, "Bearbeiten")
    write(seite, Beschluss="Meiner")
    speicher.save_decision(replace(alt, beschluss="Anderer", alternativen=()))
    press(seite, "Endgültig löschen")
    assert "<td>Meiner</td><td>Anderer</td>" in text(seite)
    press(seite, "Andere behalten")
    assert field(seite, "text_area", "Beschluss: was gewählt wird").value == "Anderer"
    assert "sr-konflikt" not in text(seite)
    assert "Es ist keine Alternative festgehalten." in text(seite)


def test_what_others_deleted_can_be_saved_again(open_page, speicher):
    alt = speicher.save_decision(BOGEN)
    seite = open_page()
    press(seite, "Bearbeiten")
    write(seite, Beschluss="Meiner")
    speicher.delete_decision(alt.id, alt.fassung)
    press(seite, "Bogen speichern")
    assert "wurde inzwischen von anderen gelöscht" in text(seite)
    press(seite, "Bogen speichern")
    assert [(e.beschluss, e.alternativen) for e in speicher.decisions()] == [("Meiner", BOGEN.alternativen)]


def test_a_bogen_is_deleted_only_when_it_is_confirmed(open_page, speicher):
    speicher.save_decision(BOGEN)
    seite = open_page()
    press(seite, "Neuer Entscheidungsbogen")
    assert "Endgültig löschen" not in labels(seite)
    press(seite, "Schließen ohne zu speichern")
    press(seite, "Bearbeiten")
    assert "vom 12.11.2026 ist dann für alle weg" in text(seite)
    press(seite, "Endgültig löschen")
    assert "Der Entscheidungsbogen ist gelöscht." in text(seite)
    assert speicher.decisions() == []


def test_a_database_that_fails_is_a_sentence_and_the_text_stays(open_page, speicher, monkeypatch):
    seite = open_page(stadtteil="Beispielau")
    press(seite, "Neuer Entscheidungsbogen")
    write(seite, Beschluss="Getippt", Rolle="Leitung")

    def fail(*_):
        raise StoreError("Die Datenbank ist voll.")

    with monkeypatch.context() as kaputt:
        kaputt.setattr(speicher, "save_decision", fail)
        press(seite, "Bogen speichern")
    assert "Die Datenbank ist voll." in text(seite)
    press(seite, "Bogen speichern")
    assert [e.beschluss for e in speicher.decisions()] == ["Getippt"]
    with monkeypatch.context() as kaputt:
        kaputt.setattr(speicher, "decisions", fail)
        seite.run()
        assert "Die Datenbank ist voll." in text(seite)


def test_a_form_that_was_drawn_before_the_zutritt_ended_saves_nothing(open_page, speicher, monkeypatch):
    seite = open_page(stadtteil="Beispielau")
    press(seite, "Neuer Entscheidungsbogen")
    write(seite, Beschluss="Getippt", Rolle="Leitung")
    drin = iter([False])
    monkeypatch.setattr(workshop_zutritt, "has_entered", lambda: next(drin, True))
    press(seite, "Bogen speichern")
    assert speicher.decisions() == []
    assert access.OHNE_ZUTRITT in text(seite)
    press(seite, "Bogen speichern")
    assert [e.beschluss for e in speicher.decisions()] == ["Getippt"]


def test_every_bogen_and_all_of_them_can_be_taken_along(open_page, speicher):
    speicher.save_decision(BOGEN)
    seite = open_page()
    seite.session_state["mitnehmen"] = True
    seite.run()
    assert not seite.exception
    assert [knopf.proto.label for knopf in seite.get("download_button")] == [
        "Als PDF",
        "Tabelle als CSV",
        "Tabellen als XLSX",
        "Alle als PDF",
    ]
