"""`sozialraum bericht`: the reports as files, without the dashboard."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from sozialraum.model import Datenbestand

app = typer.Typer(help="Berichte als barrierefreie PDF-Dateien schreiben.", no_args_is_help=True)

Daten = Annotated[Path | None, typer.Option(help="Ordner mit den Daten (sonst data/).")]
Jahr = Annotated[int | None, typer.Option(help="Jahr der Werte (sonst das letzte vollständige).")]


@app.command()
def steckbrief(
    stadtteil: Annotated[str, typer.Option(help="Kennung (03) oder Name des Stadtteils.")],
    ziel: Annotated[Path, typer.Option(help="Die Datei, die geschrieben wird.")],
    jahr: Jahr = None,
    daten: Daten = None,
) -> None:
    """Schreibt den Steckbrief eines Stadtteils, zwei Seiten A4."""
    from sozialraum.reports import area_brief  # noqa: PLC0415  no other command needs it

    bestand = _load(daten)
    raum = _area(bestand, stadtteil)
    _write(ziel, area_brief.as_pdf(bestand, raum, _year(bestand, jahr)))


@app.command()
def steckbriefe(
    ziel: Annotated[Path, typer.Option(help="Der Ordner, in den die Dateien kommen.")],
    jahr: Jahr = None,
    daten: Daten = None,
) -> None:
    """Schreibt die Steckbriefe aller Stadtteile, je eine Datei."""
    from sozialraum.reports import area_brief  # noqa: PLC0415  as above

    bestand = _load(daten)
    try:
        ziel.mkdir(parents=True, exist_ok=True)
    except OSError:
        _fail(f"Der Ordner {ziel} lässt sich nicht anlegen.")
    for name, pdf in area_brief.all_areas(bestand, _year(bestand, jahr)):
        _write(ziel / name, pdf)


@app.command()
def optionen(
    ziel: Annotated[Path, typer.Option(help="Die Datei, die geschrieben wird.")],
    daten: Daten = None,
) -> None:
    """Schreibt die Liste aller Handlungsoptionen."""
    from sozialraum.reports import option_list  # noqa: PLC0415  as above

    bestand = _load(daten)
    _write(ziel, option_list.as_pdf(bestand, bestand.optionen))


def _load(ordner: Path | None) -> "Datenbestand":
    from sozialraum.errors import DataError  # noqa: PLC0415  `start` must not wait for geopandas
    from sozialraum.sources import STANDARDORDNER, load  # noqa: PLC0415

    try:
        return load(ordner or STANDARDORDNER)
    except DataError as fehler:
        _fail(f"Die Daten haben Fehler; „sozialraum pruefen“ nennt alle. Der erste: {fehler.probleme[0]}")


def _area(bestand: "Datenbestand", gesucht: str) -> str:
    """The id of a Stadtteil, by id or by name in any case."""
    from sozialraum.model import STADTTEIL  # noqa: PLC0415  as above

    namen = bestand.raumebenen[STADTTEIL].namen
    for kennung, name in namen.items():
        if gesucht.strip().casefold() in (kennung, name.casefold()):
            return kennung
    _fail(
        f"Einen Stadtteil „{gesucht}“ gibt es nicht. Es gibt: "
        f"{', '.join(f'{kennung} {name}' for kennung, name in namen.items())}."
    )


def _year(bestand: "Datenbestand", gewuenscht: int | None) -> int:
    """The year, by default the last one with complete values."""
    jahre = sorted({jahr for _, _, jahr in bestand.werte})
    if gewuenscht is None:
        return (bestand.zeitraum or jahre)[-1]
    if not jahre[0] <= gewuenscht <= jahre[-1]:
        _fail(f"Für {gewuenscht} gibt es keine Werte; es gibt sie von {jahre[0]} bis {jahre[-1]}.")
    return gewuenscht


def _write(ziel: Path, inhalt: bytes) -> None:
    """All or nothing: whoever opens the file finds the old report or the new one, never a part."""
    vorlaeufig = ziel.parent / f".{ziel.name}.neu"
    try:
        vorlaeufig.write_bytes(inhalt)
        vorlaeufig.replace(ziel)
    except OSError:
        with suppress(OSError):
            vorlaeufig.unlink()
        _fail(f"{ziel} lässt sich nicht schreiben. Gibt es den Ordner, und darf er geändert werden?")
    typer.echo(f"Geschrieben: {ziel}")


def _fail(satz: str) -> NoReturn:
    typer.echo(satz, err=True)
    raise typer.Exit(1)
