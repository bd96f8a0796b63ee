"""The command: start the dashboard, check the data."""

import os
import subprocess
import sys
from pathlib import Path

import beispiel
import pytest
from typer.testing import CliRunner

from sozialraum import cli, store
from sozialraum.reports import area_brief
from sozialraum.sources import STANDARDORDNER, load

laeufer = CliRunner()


@pytest.fixture
def gestartet(monkeypatch):
    """What `start` would become: program, arguments, folder and data. Nothing is really started."""
    aufrufe: list[tuple] = []
    monkeypatch.setattr(
        os,
        "execv",
        lambda programm, befehl: aufrufe.append(
            (programm, befehl, Path.cwd(), os.environ.get("SOZIALRAUM_DATEN"))
        ),
    )
    monkeypatch.chdir(Path.cwd())  # put back what start changes
    monkeypatch.setenv("SOZIALRAUM_DATEN", "")
    return aufrufe


def test_start_becomes_streamlit_in_the_folder_of_the_project(gestartet):
    ergebnis = laeufer.invoke(cli.app, ["start"])
    assert ergebnis.exit_code == 0
    programm, befehl, ordner, daten = gestartet[0]
    assert programm == befehl[0] == sys.executable
    assert befehl[1:5] == ["-m", "streamlit", "run", "app.py"]
    assert befehl[befehl.index("--server.port") + 1] == "8501"
    assert befehl[befehl.index("--server.address") + 1] == "localhost"
    assert (ordner / "app.py").is_file()
    assert daten == ""


def test_start_takes_port_address_and_data(gestartet, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "andere").mkdir()
    befehl = ["start", "--port", "9000", "--adresse", "0.0.0.0", "--daten", "andere"]
    assert laeufer.invoke(cli.app, befehl).exit_code == 0
    _, befehl, ordner, daten = gestartet[0]
    assert befehl[befehl.index("--server.port") + 1] == "9000"
    assert befehl[befehl.index("--server.address") + 1] == "0.0.0.0"
    # given relative to where the user stands, not to where the dashboard is started
    assert Path(daten) == (tmp_path / "andere").resolve()
    assert ordner != tmp_path


def test_a_port_that_is_no_number_is_refused(gestartet):
    assert laeufer.invoke(cli.app, ["start", "--port", "acht"]).exit_code == 2
    assert gestartet == []


def test_checking_a_sound_folder_counts_what_is_in_it(ordner):
    ergebnis = laeufer.invoke(cli.app, ["pruefen", str(ordner)])
    assert ergebnis.exit_code == 0
    assert ergebnis.stdout == (
        "Keine Probleme: 10 Indikatoren, 41 Werte, 6 Handlungsoptionen, 5 Standorte, "
        "3 Programmgebiete, 20 Adressen, 0 Geschichten, 0 Vorlagen.\n"
    )


def test_checking_names_one_problem_and_fails(ordner):
    zeile = beispiel.replace(
        ordner,
        beispiel.WERTE,
        "stadt;00;foerderquote;2022-12-31;12,8",
        "stadt;00;foerderquote;2022-12-31;12.8",
    )
    ergebnis = laeufer.invoke(cli.app, ["pruefen", str(ordner)])
    assert ergebnis.exit_code == 1
    assert ergebnis.stdout == (
        f"indikatoren/beobachtungen.csv, Zeile {zeile}, wert: „12.8“ ist nicht zulässig. "
        "Erwartet: eine Zahl mit Dezimalkomma und ohne Tausenderpunkte, z. B. 12,8\n"
    )
    assert ergebnis.stderr == "1 Problem gefunden.\n"


def test_checking_names_every_problem_of_a_folder_that_is_not_there(tmp_path):
    ergebnis = laeufer.invoke(cli.app, ["pruefen", str(tmp_path / "nirgends")])
    assert ergebnis.exit_code == 1
    assert ergebnis.stdout.count("Die Datei fehlt.") == 10
    assert ergebnis.stderr == "10 Probleme gefunden.\n"


def test_checking_takes_the_data_of_the_project_if_no_folder_is_named():
    ergebnis = laeufer.invoke(cli.app, ["pruefen"])
    assert ergebnis.exit_code == 0
    assert ergebnis.stdout.startswith("Keine Probleme: ")
    assert cli.WURZEL / "data" == STANDARDORDNER


@pytest.fixture
def speicher(monkeypatch, tmp_path):
    """The Speicher that the command opens: an empty file."""
    monkeypatch.setenv("SOZIALRAUM_DATENBANK", f"sqlite:///{tmp_path / 'workshop.sqlite'}")
    offen = store.current()
    yield offen
    offen.close()


def test_a_new_pin_is_made_up_shown_once_and_ends_every_login(speicher):
    token = speicher.enter()
    ergebnis = laeufer.invoke(cli.app, ["pin"])
    assert ergebnis.exit_code == 0
    erste, zweite = ergebnis.stdout.splitlines()
    pin = erste.removeprefix("Neue PIN der Moderation: ")
    assert len(pin) == 8
    assert pin.isdigit()
    assert zweite == "Sie wird nur dieses eine Mal angezeigt."
    assert speicher.check_pin(pin)
    assert not speicher.has_entered(token)


def test_a_chosen_pin_is_not_shown_again(speicher):
    ergebnis = laeufer.invoke(cli.app, ["pin", "--pin", "im-rathaus"])
    assert (ergebnis.exit_code, ergebnis.stdout) == (0, "Die PIN der Moderation ist geändert.\n")
    assert speicher.check_pin("im-rathaus")


def test_a_pin_that_is_too_short_is_refused(speicher):
    ergebnis = laeufer.invoke(cli.app, ["pin", "--pin", "123"])
    assert (ergebnis.exit_code, ergebnis.stdout) == (1, "")
    assert ergebnis.stderr == "Die PIN muss mindestens 6 Zeichen haben.\n"


def test_a_database_that_cannot_be_opened_is_said_when_setting_the_pin(monkeypatch):
    monkeypatch.setenv("SOZIALRAUM_DATENBANK", "unsinn")
    ergebnis = laeufer.invoke(cli.app, ["pin"])
    assert ergebnis.exit_code == 1
    assert ergebnis.stderr.startswith("Die Adresse in SOZIALRAUM_DATENBANK ist nicht brauchbar.")


def test_without_a_command_the_help_is_shown():
    ergebnis = laeufer.invoke(cli.app, [])
    assert "start" in ergebnis.output
    assert "pruefen" in ergebnis.output
    assert "pin" in ergebnis.output


def test_start_does_not_wait_for_what_only_the_dashboard_needs():
    """The command becomes Streamlit at once; loading geopandas twice would cost seconds."""
    spaeter = ("geopandas", "streamlit", "sqlalchemy")
    befehl = f"import sys, sozialraum.cli; print([m for m in {spaeter} if m in sys.modules])"
    ausgabe = subprocess.run([sys.executable, "-c", befehl], capture_output=True, text=True, check=True)
    assert ausgabe.stdout.strip() == "[]"


def brief(ziel: Path, *weiteres: str):
    """`sozialraum bericht steckbrief` on the invented data."""
    return laeufer.invoke(cli.app, ["bericht", "steckbrief", "--ziel", str(ziel), *weiteres])


@pytest.mark.parametrize("stadtteil", ["01", "Testheim", "testheim"])
def test_a_brief_is_written_for_an_id_or_a_name(ordner, tmp_path, stadtteil):
    ziel = tmp_path / "bericht.pdf"
    ergebnis = brief(ziel, "--stadtteil", stadtteil, "--daten", str(ordner))
    assert (ergebnis.exit_code, ergebnis.stdout) == (0, f"Geschrieben: {ziel}\n")
    bestand = load(ordner)
    assert ziel.read_bytes() == area_brief.as_pdf(bestand, "01", bestand.zeitraum[-1])
    assert [pfad.name for pfad in tmp_path.iterdir() if pfad.suffix == ".neu"] == []


def test_a_brief_of_another_year_is_another_one(ordner, tmp_path):
    neu, alt = tmp_path / "neu.pdf", tmp_path / "alt.pdf"
    for ziel, jahr in ((neu, "2022"), (alt, "2021")):
        weiteres = ("--stadtteil", "01", "--jahr", jahr, "--daten", str(ordner))
        assert brief(ziel, *weiteres).exit_code == 0
    assert neu.read_bytes() != alt.read_bytes()


def test_an_unknown_stadtteil_is_said_with_those_there_are(ordner, tmp_path):
    ergebnis = brief(tmp_path / "x.pdf", "--stadtteil", "99", "--daten", str(ordner))
    assert ergebnis.exit_code == 1
    assert ergebnis.stderr.startswith("Einen Stadtteil „99“ gibt es nicht. Es gibt: 01 Testheim, ")
    assert not (tmp_path / "x.pdf").exists()


def test_a_year_without_values_is_said_with_those_there_are(ordner, tmp_path):
    ergebnis = brief(tmp_path / "x.pdf", "--stadtteil", "01", "--jahr", "1899", "--daten", str(ordner))
    assert ergebnis.exit_code == 1
    assert ergebnis.stderr.startswith("Für 1899 gibt es keine Werte; es gibt sie von ")


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing_behind(ordner, tmp_path):
    ziel = tmp_path / "fehlt" / "x.pdf"
    ergebnis = brief(ziel, "--stadtteil", "01", "--daten", str(ordner))
    assert ergebnis.exit_code == 1
    assert ergebnis.stderr.startswith(f"{ziel} lässt sich nicht schreiben.")
    (tmp_path / "ordner.pdf").mkdir()
    assert brief(tmp_path / "ordner.pdf", "--stadtteil", "01", "--daten", str(ordner)).exit_code == 1
    assert {pfad.name for pfad in tmp_path.iterdir()} == {"daten", "ordner.pdf"}


def test_broken_data_is_said_before_anything_is_written(ordner, tmp_path):
    (ordner / beispiel.WERTE).unlink()
    ergebnis = brief(tmp_path / "x.pdf", "--stadtteil", "01", "--daten", str(ordner))
    assert ergebnis.exit_code == 1
    assert ergebnis.stderr.startswith("Die Daten haben Fehler; „sozialraum pruefen“ nennt alle.")


def test_all_briefs_are_written_into_a_new_folder(ordner, tmp_path):
    ziel = tmp_path / "neu" / "briefe"
    befehl = ["bericht", "steckbriefe", "--ziel", str(ziel), "--daten", str(ordner)]
    assert laeufer.invoke(cli.app, befehl).exit_code == 0
    bestand = load(ordner)
    assert {pfad.name: pfad.read_bytes() for pfad in ziel.iterdir()} == dict(
        area_brief.all_areas(bestand, bestand.zeitraum[-1])
    )


def test_a_folder_that_cannot_be_made_is_said(ordner, tmp_path):
    (tmp_path / "datei").write_text("")
    befehl = ["bericht", "steckbriefe", "--ziel", str(tmp_path / "datei" / "x"), "--daten", str(ordner)]
    ergebnis = laeufer.invoke(cli.app, befehl)
    assert ergebnis.exit_code == 1
    assert ergebnis.stderr == f"Der Ordner {tmp_path / 'datei' / 'x'} lässt sich nicht anlegen.\n"


def test_the_list_of_options_is_written(ordner, tmp_path):
    ziel = tmp_path / "optionen.pdf"
    befehl = ["bericht", "optionen", "--ziel", str(ziel), "--daten", str(ordner)]
    assert laeufer.invoke(cli.app, befehl).exit_code == 0
    assert ziel.read_bytes().startswith(b"%PDF-")
