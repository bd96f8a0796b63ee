"""Names of files that every system and every mail program takes."""

import re
import unicodedata

DASHBOARD = "sozialraum-luebeck"
HOECHSTENS = 60
"""Characters per part, so that the whole stays below what old file systems allow."""

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def stem(*teile: str) -> str:
    """("Unter 18-Jährige", "2022") -> "sozialraum-luebeck_unter-18-jaehrige_2022"; only a-z, 0-9, - and _."""
    return "_".join([DASHBOARD, *filter(None, map(_slug, teile))])


def _slug(text: str) -> str:
    klein = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTE)
    ascii_text = unicodedata.normalize("NFKD", klein).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text)[:HOECHSTENS].strip("-")
