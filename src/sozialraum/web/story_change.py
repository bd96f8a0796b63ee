"""Changes the Geschichte of a workshop while others may change it, too; used by the page and by routes."""

import secrets
from collections.abc import Callable

from sozialraum import store
from sozialraum.analysis import story_steps
from sozialraum.errors import Abgewiesen, Konflikt
from sozialraum.model import Geschichte, Schritt, Sitzung
from sozialraum.sources import story


def new_id() -> str:
    """Id of a new step."""
    return secrets.token_hex(6)


def change(kennung: str, tat: Callable[[Geschichte], Geschichte]) -> Sitzung:
    """Applies `tat` to the Geschichte as it stands now, again if somebody else was faster.

    DataError if the result could not be written into a file, Abgewiesen if there is no such workshop,
    StoreError, and whatever `tat` raises. Nothing is changed then.
    """
    sitzung = store.current().meeting(kennung)
    if sitzung is None:
        raise Abgewiesen("sitzung_unbekannt", "Diesen Workshop gibt es nicht mehr.")
    while True:
        neu = tat(sitzung.geschichte)
        story.parse(story.dump(neu))
        try:
            return store.current().save_story(kennung, neu, sitzung.fassung)
        except Konflikt as konflikt:  # each time somebody else has got on, so this ends
            sitzung = konflikt.aktuell


def save_step(kennung: str, basis: Schritt, schritt: Schritt) -> Sitzung:
    """Saves a step that was written over `basis`.

    Konflikt if it no longer is what it was then; `aktuell` is what it is now, None if it was deleted.
    """

    def put(geschichte: Geschichte) -> Geschichte:
        jetzt = story_steps.find(geschichte, basis.id)
        if jetzt != basis:
            raise Konflikt(jetzt)
        return story_steps.put(geschichte, schritt)

    return change(kennung, put)
