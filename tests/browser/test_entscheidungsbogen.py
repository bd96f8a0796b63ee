"""The Entscheidungsbogen in a real browser, written with the keyboard alone, and taken along."""

import contextlib
import io
from pathlib import Path

import pikepdf
import pytest
from laufend import run_server
from playwright.sync_api import expect

from sozialraum.model import Geschichte, Notiz, Notizstand
from sozialraum.store import Speicher

KEKS = "sozialraum_moderation"
ADRESSE = "/prioritaeten?sicht=Entscheidungsbogen"


@pytest.fixture(scope="module")
def raum(tmp_path_factory):
    """A server with a database of its own, and the same database for the test."""
    ordner: Path = tmp_path_factory.mktemp("entscheidung")
    adresse = f"sqlite:///{ordner / 'workshop.sqlite'}"
    with contextlib.ExitStack() as stapel:
        stapel.enter_context(pytest.MonkeyPatch.context()).setenv("SOZIALRAUM_DATENBANK", adresse)
        server = stapel.enter_context(run_server(None, ordner / "server.log"))
        speicher = stapel.enter_context(contextlib.closing(Speicher(adresse)))
        yield server, speicher


def choose(page, feld, eintrag):
    """A select box by the keyboard: type, take the first that fits."""
    kasten = page.get_by_role("combobox", name=feld, exact=True)
    expect(kasten).to_have_count(1)  # the view that was left may have had one of that name, too
    kasten.focus()
    page.keyboard.type(eintrag)
    expect(page.get_by_role("option", name=eintrag, exact=True)).to_be_visible()
    page.keyboard.press("Enter")


def press(besuch, name):
    besuch.page.get_by_role("button", name=name, exact=True).focus()
    besuch.page.keyboard.press("Enter")
    besuch.settle()


def write(page, feld, text):
    page.get_by_role("textbox", name=feld, exact=True).focus()
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def test_a_bogen_is_written_by_keyboard_is_there_after_a_reload_and_becomes_a_pdf(raum, visit):
    server, speicher = raum
    sitzung = speicher.create("Abend", Geschichte("G"))
    speicher.save_note(sitzung.id, Notiz("03", "", Notizstand.ABGELEHNT, "Die Räume sind vergeben."))
    speicher.set_pin("48151623")
    besuch = visit(1280, 720)
    page = besuch.page
    page.goto(f"{server}{ADRESSE}")
    page.get_by_role("link", name="Als Moderation anmelden").focus()
    page.keyboard.press("Enter")
    page.get_by_label("PIN der Moderation").focus()
    page.keyboard.type("48151623")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Entscheidungsbögen")).to_be_visible()
    assert page.url.endswith(ADRESSE)

    press(besuch, "Neuer Entscheidungsbogen")
    expect(page.get_by_role("heading", name="Neuer Entscheidungsbogen")).to_be_visible()
    choose(page, "Stadtteil", "Moisling")
    knopf = page.get_by_role("button", name="Notiz 1 übernehmen")
    knopf.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # at once again: the note is taken over only once
    grund = page.get_by_role("textbox", name="Warum Alternative 1 nicht gewählt wird")
    expect(grund).to_have_value("Die Räume sind vergeben.")
    press(besuch, "Alternative hinzufügen")
    write(page, "Alternative 2", "Abwarten")
    press(besuch, "Bogen speichern")
    for satz in ("Der Beschluss fehlt", "Die Rolle fehlt", "Alternative 2 hat keinen Grund"):
        expect(page.get_by_role("alert").filter(has_text=satz)).to_be_visible()
    write(page, "Warum Alternative 2 nicht gewählt wird", "Die Lücke bliebe.")
    write(page, "Beschluss: was gewählt wird", "Ein Treff in einem neuen Haus.")
    write(page, "Rolle (kein Name einer Person)", "Fachbereichsleitung")
    press(besuch, "Bogen speichern")
    expect(page.get_by_text("Der Entscheidungsbogen ist gespeichert.")).to_be_visible()

    page.reload()
    bogen = page.get_by_role("article")
    expect(bogen.get_by_role("heading")).to_have_text("Moisling")
    expect(bogen).to_contain_text("Ein Treff in einem neuen Haus.")
    expect(bogen.get_by_role("row", name="Abwarten")).to_contain_text("Die Lücke bliebe.")
    expect(bogen.get_by_role("row", name="Moisling insgesamt")).to_contain_text("Workshop „Abend“")
    knopf = page.get_by_role("button", name="Als PDF", exact=True)
    expect(knopf).to_be_visible()
    knopf.focus()
    with page.expect_download() as kommend:
        page.keyboard.press("Enter")
    assert kommend.value.suggested_filename.startswith("sozialraum-luebeck_entscheidungsbogen_moisling_")
    with pikepdf.open(io.BytesIO(Path(kommend.value.path()).read_bytes())) as pdf:
        assert str(pdf.docinfo.Title) == "Entscheidungsbogen"
        assert "/StructTreeRoot" in pdf.Root
    assert [fehler for fehler in besuch.fehler if "404" not in fehler] == []
