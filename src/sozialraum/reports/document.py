"""PDF by typst: PDF/UA-1, tagged, and the same bytes for the same content.

typst and matplotlib are imported inside the functions: they take tens of megabytes, and only a click
needs them.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import unquote

from sozialraum.model import Datenbestand

ERSATZ = "□"
"""Stands for a character that no font here has: one of them would make the whole PDF impossible."""
LANGES_WORT = re.compile(r"(\S{40})(?=\S)")
"""Longer than any word: it may break anywhere, or it would leave the page."""
NACH_RECHTS = "\u200e"
"""After a text with Hebrew or Arabic: what follows on the line keeps its place."""
OHNE_ZEIT = datetime(2000, 1, 1, tzinfo=UTC)
"""Date of a file about something without any."""


def pdf(vorlage: str, daten: Mapping[str, Any], zeitpunkt: datetime, schriften: Sequence[str] = ()) -> bytes:
    """A template filled with `daten` (sys.inputs.daten, JSON), dated `zeitpunkt`.

    Fonts are those that come with typst, and those in the folders `schriften`: the same everywhere.
    """
    import typst  # noqa: PLC0415

    return typst.compile(
        vorlage.encode(),
        format="pdf",
        ignore_system_fonts=True,
        font_paths=list(schriften),
        sys_inputs={"daten": json.dumps(daten, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=zeitpunkt.replace(microsecond=0),  # PDF counts whole seconds
    )


def pages(pdf: bytes) -> int:
    """How many pages a PDF of this module has."""
    return max(map(int, re.findall(rb"/Type ?/Pages ?/Count (\d+)", pdf)))


def report_date(bestand: Datenbestand) -> datetime:
    """When a report on the data is dated: the newest Stichtag of a value or of the state of an option.

    Not the day on which it is made: the same data make the same bytes. Of a month or a year the first day.
    """
    stichtage = [*bestand.beobachtungen["stichtag"], *(option.stand_datum for option in bestand.optionen)]
    neuester = max((f"{stichtag}-01-01"[:10] for stichtag in stichtage if stichtag), default="")
    return datetime.fromisoformat(neuester).replace(tzinfo=UTC) if neuester else OHNE_ZEIT


def drawing(adresse: str) -> str:
    """The SVG document in the address of an image (`data:image/svg+xml,…`)."""
    return unquote(adresse.partition(",")[2])


def font_folder() -> str:
    """Where matplotlib keeps DejaVu Sans, which has the signs that typst's own fonts lack."""
    import matplotlib  # noqa: PLC0415

    return f"{matplotlib.get_data_path()}/fonts/ttf"


def printable(inhalt: Any) -> Any:
    """The content with all its texts as the fonts can show them; lists and dicts are gone through.

    Control characters vanish, also those that turn the direction of what follows.
    """
    if isinstance(inhalt, str):
        text = LANGES_WORT.sub("\\1\u200b", "".join(map(_shown, inhalt)))
        gegenlaeufig = any(unicodedata.bidirectional(zeichen) in ("R", "AL") for zeichen in text)
        return text + NACH_RECHTS * gegenlaeufig
    if isinstance(inhalt, Mapping):
        return {name: printable(wert) for name, wert in inhalt.items()}
    if isinstance(inhalt, Sequence):
        return [printable(wert) for wert in inhalt]
    return inhalt


def _shown(zeichen: str) -> str:
    if zeichen == "\n":
        return zeichen
    art = unicodedata.category(zeichen)
    if zeichen == "\t" or art in ("Zl", "Zp"):
        return " "
    if art in ("Cc", "Cf", "Cs"):
        return ""
    return zeichen if ord(zeichen) in _characters() else ERSATZ


@cache
def _characters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415

    return frozenset(FT2Font(f"{font_folder()}/DejaVuSans.ttf").get_charmap())
