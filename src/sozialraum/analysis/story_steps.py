"""Changes of a Geschichte: every one takes the Geschichte as it stands and gives a new one.

Steps are named by their id and not by their place, so that a change still means the same when somebody else
has moved things in the meantime. A change of a step that is gone changes nothing.
"""

from dataclasses import replace

from sozialraum.model import Geschichte, Schritt

TITEL = 120
"""Most characters of a title."""


def find(geschichte: Geschichte, kennung: str) -> Schritt | None:
    """The step with this id."""
    return next((schritt for schritt in geschichte.schritte if schritt.id == kennung), None)


def place(geschichte: Geschichte, kennung: str) -> int:
    """Where the step stands, from 0; the end if there is none."""
    kennungen = [schritt.id for schritt in geschichte.schritte]
    return kennungen.index(kennung) if kennung in kennungen else len(kennungen)


def put(geschichte: Geschichte, schritt: Schritt, stelle: int | None = None) -> Geschichte:
    """With this step instead of the one with the same id, else inserted at `stelle` or at the end."""
    alt = list(geschichte.schritte)
    if find(geschichte, schritt.id):
        neu = [schritt if s.id == schritt.id else s for s in alt]
    else:
        neu = alt[:stelle] + [schritt] + ([] if stelle is None else alt[stelle:])
    return replace(geschichte, schritte=tuple(neu))


def remove(geschichte: Geschichte, kennung: str) -> Geschichte:
    """Without the step."""
    return replace(geschichte, schritte=tuple(s for s in geschichte.schritte if s.id != kennung))


def move(geschichte: Geschichte, kennung: str, um: int) -> Geschichte:
    """The step `um` places later (earlier if negative), at most to the end or the beginning."""
    schritt = find(geschichte, kennung)
    if schritt is None:
        return geschichte
    stelle = max(0, place(geschichte, kennung) + um)
    return put(remove(geschichte, kennung), schritt, stelle)


def duplicate(geschichte: Geschichte, kennung: str, neue_kennung: str) -> Geschichte:
    """With a copy of the step right behind it."""
    schritt = find(geschichte, kennung)
    if schritt is None:
        return geschichte
    zusatz = " (Kopie)"
    kopie = replace(schritt, id=neue_kennung, titel=schritt.titel[: TITEL - len(zusatz)] + zusatz)
    return put(geschichte, kopie, place(geschichte, kennung) + 1)
