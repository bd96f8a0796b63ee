"""The `sozialraum` command."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from sozialraum import cli_bericht

WURZEL = Path(__file__).parents[2]

app = typer.Typer(
    help="Sozialraum-Dashboard Lübeck: starten, Daten prüfen, Berichte schreiben, PIN der Moderation setzen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_bericht.app, name="bericht")


@app.command()
def start(
    port: Annotated[int, typer.Option(help="Port, auf dem das Dashboard antwortet.")] = 8501,
    adresse: Annotated[
        str, typer.Option(help="Netzadresse; 0.0.0.0 macht das Dashboard im Netz erreichbar.")
    ] = "localhost",
    daten: Annotated[Path | None, typer.Option(help="Ordner mit den Daten (sonst data/).")] = None,
) -> None:
    """Startet das Dashboard auf http://localhost:8501."""
    if daten is not None:
        os.environ["SOZIALRAUM_DATEN"] = str(daten.resolve())
    os.chdir(WURZEL)
    typer.echo(f"Das Dashboard läuft gleich auf http://{adresse}:{port} (beenden mit Strg+C).")
    sys.stdout.flush()
    befehl = ["-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.address", adresse]
    os.execv(sys.executable, [sys.executable, *befehl])


@app.command()
def pruefen(
    ordner: Annotated[Path, typer.Argument(help="Ordner mit den Daten.")] = WURZEL / "data",
) -> None:
    """Prüft alle Datendateien und nennt jedes Problem mit Datei, Zeile, Feld, Befund und Erwartung."""
    from sozialraum.errors import DataError  # noqa: PLC0415  `start` must not wait for geopandas
    from sozialraum.sources import load  # noqa: PLC0415

    try:
        bestand = load(ordner)
    except DataError as fehler:
        for problem in fehler.probleme:
            typer.echo(problem)
        anzahl = len(fehler.probleme)
        typer.echo(f"{anzahl} {'Problem' if anzahl == 1 else 'Probleme'} gefunden.", err=True)
        raise typer.Exit(1) from None
    typer.echo(
        f"Keine Probleme: {len(bestand.indikatoren)} Indikatoren, {len(bestand.beobachtungen)} Werte, "
        f"{len(bestand.optionen)} Handlungsoptionen, {len(bestand.einrichtungen)} Standorte, "
        f"{len(bestand.programmgebiete)} Programmgebiete, {len(bestand.adressen)} Adressen, "
        f"{len(bestand.geschichten)} Geschichten, {len(bestand.vorlagen)} Vorlagen."
    )


@app.command()
def pin(
    pin: Annotated[
        str | None,
        typer.Option("--pin", help="Die neue PIN, mindestens 6 Zeichen (sonst 8 zufällige Ziffern)."),
    ] = None,
) -> None:
    """Setzt eine neue PIN für die Moderation. Wer angemeldet ist, muss sich danach neu anmelden."""
    from sozialraum.errors import StoreError  # noqa: PLC0415  as above
    from sozialraum.store import current, random_pin  # noqa: PLC0415

    neu = random_pin() if pin is None else pin
    try:
        current().set_pin(neu)
    except (StoreError, ValueError) as fehler:
        typer.echo(fehler, err=True)
        raise typer.Exit(1) from None
    if pin is None:
        typer.echo(f"Neue PIN der Moderation: {neu}\nSie wird nur dieses eine Mal angezeigt.")
    else:
        typer.echo("Die PIN der Moderation ist geändert.")
