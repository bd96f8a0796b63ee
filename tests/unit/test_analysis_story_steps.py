"""Changes of a Geschichte: what moves, what stays, and that nothing is lost."""

import pytest

from sozialraum.analysis import story_steps
from sozialraum.model import Geschichte, Schritt

GESCHICHTE = Geschichte("Probe", tuple(Schritt(kennung, f"Titel {kennung}") for kennung in "abc"))


def order(geschichte):
    return "".join(schritt.id for schritt in geschichte.schritte)


def test_a_step_is_found_by_its_id():
    assert story_steps.find(GESCHICHTE, "b").titel == "Titel b"
    assert story_steps.find(GESCHICHTE, "x") is None
    assert [story_steps.place(GESCHICHTE, kennung) for kennung in "acx"] == [0, 2, 3]


def test_a_step_replaces_the_one_with_its_id_wherever_it_stands():
    neu = story_steps.put(GESCHICHTE, Schritt("b", "Neu"), 0)
    assert order(neu) == "abc"
    assert neu.schritte[1].titel == "Neu"


@pytest.mark.parametrize(("stelle", "erwartet"), [(None, "abcx"), (0, "xabc"), (2, "abxc"), (9, "abcx")])
def test_a_new_step_is_inserted_at_its_place(stelle, erwartet):
    assert order(story_steps.put(GESCHICHTE, Schritt("x", "Neu"), stelle)) == erwartet


@pytest.mark.parametrize(
    ("kennung", "um", "erwartet"),
    [
        ("b", -1, "bac"),
        ("b", 1, "acb"),
        ("a", -1, "abc"),
        ("c", 1, "abc"),
        ("a", 2, "bca"),
        ("x", 1, "abc"),
    ],
)
def test_a_step_moves_within_the_story(kennung, um, erwartet):
    assert order(story_steps.move(GESCHICHTE, kennung, um)) == erwartet


def test_a_copy_stands_behind_its_step_and_says_so():
    neu = story_steps.duplicate(GESCHICHTE, "a", "k")
    assert order(neu) == "akbc"
    assert neu.schritte[1].titel == "Titel a (Kopie)"
    assert story_steps.duplicate(GESCHICHTE, "x", "k") == GESCHICHTE


def test_a_removed_step_is_gone_and_an_unknown_one_changes_nothing():
    assert order(story_steps.remove(GESCHICHTE, "b")) == "ac"
    assert story_steps.remove(GESCHICHTE, "x") == GESCHICHTE
