"""Where phones find this server: the address, and the QR code of an address."""

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

import segno

HELL, DUNKEL = "#fff", "#000"
"""A code on a dark slide needs its own light ground."""
RAND = 4
"""Modules of the quiet zone, as ISO/IEC 18004 asks for."""
NICHT_ERREICHBAR = (
    "Telefone erreichen diese Adresse nicht, weil sie nur auf diesem Rechner gilt. Das Dashboard mit der "
    "Adresse des Rechners im Netz öffnen oder sie beim Start mit SOZIALRAUM_ADRESSE angeben."
)


def svg(adresse: str, bildtext: str) -> str:
    """The QR code of an address as an SVG element without a size. `bildtext`: its text alternative."""
    code = segno.make(adresse, error="m", micro=False)
    bild = code.svg_inline(
        border=RAND, dark=DUNKEL, light=HELL, omitsize=True, title=bildtext, svgclass=None, lineclass=None
    )
    return bild.replace("<svg ", '<svg role="img" ', 1)


def public_address(besucht: str) -> str:
    """What phones must open, without a slash at its end: SOZIALRAUM_ADRESSE, else that of a page visited."""
    gesetzt = os.environ.get("SOZIALRAUM_ADRESSE", "").strip().rstrip("/")
    teile = urlsplit(besucht)
    return gesetzt or f"{teile.scheme}://{teile.netloc}"


def reachable(adresse: str) -> bool:
    """Whether other machines can open a `public_address`; on localhost they would find themselves."""
    name = urlsplit(adresse).hostname or ""
    try:
        nummer = ip_address(name)
    except ValueError:
        return name != "localhost" and not name.endswith(".localhost")
    return not (nummer.is_loopback or nummer.is_unspecified)
