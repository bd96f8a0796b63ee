"""What the first map does not need, done while nobody waits for it."""

from sozialraum.analysis.addresses import find_address
from sozialraum.errors import DataError
from sozialraum.sources import current
from sozialraum.views import profile


def prepare() -> None:
    """Spares the first user of a profile or of the address search a wait.

    The other methods of classes stay out: mapclassify takes 125 MB, which not every server needs.
    """
    try:
        bestand = current()
    except DataError:  # files broke in the meantime: every page says so
        return
    find_address(bestand, "Teststrase 1")
    for raumebene, ebene in bestand.raumebenen.items():
        profile.lines(bestand, raumebene, next(iter(ebene.namen)), (bestand.zeitraum or [0])[-1])
