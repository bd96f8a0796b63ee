"""Reading PDFs back: whether they are what PDF/UA-1 asks for, as far as a program can see it."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

UA = "{http://www.aiim.org/pdfua/ns/id/}part"


def page_count(pdf: bytes) -> int:
    """How many pages there are, counted in the page tree."""
    with pikepdf.open(io.BytesIO(pdf)) as datei:
        return len(datei.pages)


def alternatives(pdf: bytes) -> list[str]:
    """The alternative text of every picture, in reading order; "" where one is missing."""
    with pikepdf.open(io.BytesIO(pdf)) as datei:
        return [str(teil.get("/Alt", "")) for teil in _elements(datei.Root.StructTreeRoot, "/Figure")]


def bookmarks(pdf: bytes) -> list[str]:
    """The titles of all bookmarks, as a reader lists them."""
    with pikepdf.open(io.BytesIO(pdf)) as datei, datei.open_outline() as gliederung:
        return list(_titles(gliederung.root))


def check_accessible(pdf: bytes, figuren: int | None = None) -> None:
    """Fails unless the PDF is tagged, titled, German and embedded, its pictures and tables described.

    `figuren`: how many pictures it must have. veraPDF's profile of PDF/UA-1 is asked, too, where there
    is one.
    """
    with pikepdf.open(io.BytesIO(pdf)) as datei:
        wurzel = datei.Root
        assert str(wurzel.Lang).startswith("de")
        assert bool(wurzel.MarkInfo.Marked)
        assert bool(wurzel.ViewerPreferences.DisplayDocTitle)
        with datei.open_metadata() as angaben:
            assert angaben["dc:title"]
            assert angaben[UA] == "1"
        bilder = list(_elements(wurzel.StructTreeRoot, "/Figure"))
        assert all(str(bild.get("/Alt", "")).strip() for bild in bilder)
        assert figuren is None or len(bilder) == figuren
        for tabelle in _elements(wurzel.StructTreeRoot, "/Table"):
            assert list(_elements(tabelle, "/TH")), "a table without a head"
        for seite in datei.pages:
            assert seite.Tabs == "/S", "the order of the tabs is not that of the structure"
        for schrift in _fonts(datei):
            assert _embedded(schrift), f"{schrift.BaseFont} is not embedded"
    assert bookmarks(pdf), "no bookmarks"
    _ask_verapdf(pdf)


def _elements(teil: pikepdf.Object, art: str) -> Iterator[pikepdf.Dictionary]:
    """All structure elements of a type below `teil`."""
    kinder = teil.get("/K", [])
    for kind in kinder if isinstance(kinder, pikepdf.Array) else [kinder]:
        if isinstance(kind, pikepdf.Dictionary):
            if kind.get("/S") == art:
                yield kind
            yield from _elements(kind, art)


def _titles(eintraege: list) -> Iterator[str]:
    for eintrag in eintraege:
        yield eintrag.title
        yield from _titles(eintrag.children)


def _fonts(datei: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for objekt in datei.objects:
        if isinstance(objekt, pikepdf.Dictionary) and objekt.get("/Type") == "/Font":
            yield objekt


def _embedded(schrift: pikepdf.Dictionary) -> bool:
    """Composite fonts keep their file with their only descendant, Type 3 fonts are their own."""
    if schrift.get("/Subtype") == "/Type3":
        return True
    if schrift.get("/Subtype") == "/Type0":
        schrift = schrift.DescendantFonts[0]
    beschreibung = schrift.get("/FontDescriptor", {})
    return any(f"/FontFile{nummer}" in beschreibung for nummer in ("", "2", "3"))


def _ask_verapdf(pdf: bytes) -> None:
    programm = shutil.which("verapdf")
    if programm is None:
        return
    with TemporaryDirectory() as ordner:
        datei = Path(ordner, "bericht.pdf")
        datei.write_bytes(pdf)
        befehl = [programm, "--flavour", "ua1", "--format", "text", str(datei)]
        ergebnis = subprocess.run(befehl, capture_output=True, text=True, timeout=120, check=False)
    assert ergebnis.stdout.startswith("PASS"), ergebnis.stdout + ergebnis.stderr
