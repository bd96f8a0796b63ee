"""Where phones find this server: the address, and the QR code of an address."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno
from starlette.requests import Request

HELL, DUNKEL = "#fff", "#000"
"""A code on a dark slide needs its own light ground."""
RAND = 4
"""Modules of the quiet zone, as ISO/IEC 18004 asks for."""


def svg(adresse: str, bildtext: str) -> str:
    """The QR code of an address as an SVG element without a size. `bildtext`: its text alternative."""
    code = segno.make(adresse, error="m", micro=False)
    bild = code.svg_inline(
        border=RAND, dark=DUNKEL, light=HELL, omitsize=True, title=bildtext, svgclass=None, lineclass=None
    )
    return bild.replace("<svg ", '<svg role="img" ', 1)


def public_address(request: Request) -> str:
    """What phones must open, without a slash at its end: SOZIALRAUM_ADRESSE, else what the browser used."""
    gesetzt = os.environ.get("SOZIALRAUM_ADRESSE", "").strip().rstrip("/")
    return gesetzt or f"{request.url.scheme}://{request.url.netloc}"


def reachable(request: Request) -> bool:
    """Whether other machines can open `public_address`; on localhost they would find themselves."""
    name = urlsplit(public_address(request)).hostname or ""
    try:
        nummer = ip_address(name)
    except ValueError:
        return name != "localhost" and not name.endswith(".localhost")
    return not (nummer.is_loopback or nummer.is_unspecified)
