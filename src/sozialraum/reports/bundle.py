"""Several files as one: a ZIP with the same bytes for the same content."""

import io
from collections.abc import Mapping
from zipfile import ZipFile, ZipInfo

ANFANG = (1980, 1, 1, 0, 0, 0)
"""The first date a ZIP can hold: when a file was packed says nothing about its content."""


def zip_bytes(dateien: Mapping[str, bytes]) -> bytes:
    """Name -> content as a ZIP, in that order. Not compressed: PDFs are, and not every zlib packs alike."""
    datei = io.BytesIO()
    with ZipFile(datei, "w") as mappe:
        for name, inhalt in dateien.items():
            angaben = ZipInfo(name, ANFANG)
            angaben.create_system = 3  # else another system would give other bytes
            mappe.writestr(angaben, inhalt)
    return datei.getvalue()
