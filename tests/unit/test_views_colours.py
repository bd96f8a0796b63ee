"""Colours of classes: ordered, distinguishable for everyone, and dark enough for a projector."""

from itertools import pairwise

import numpy as np
import pytest
from branca.utilities import color_brewer
from PIL import ImageColor

from sozialraum.views.colours import Farbschema, class_colours

FOLGEN = [schema for schema in Farbschema if not schema.um_mitte]
TEILUNGEN = [(unter, ueber) for unter in range(6) for ueber in range(6) if 1 <= unter + ueber <= 6]

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB
SEHEN = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(farbe):
    anteile = np.array(ImageColor.getrgb(farbe)) / 255
    return np.where(anteile <= 0.04045, anteile / 12.92, ((anteile + 0.055) / 1.055) ** 2.4)


def lab(farbe, sehen="normal"):
    """CIE L*a*b* as somebody with that sight sees the colour."""
    xyz = XYZ @ np.clip(SEHEN[sehen] @ linear(farbe), 0, 1) / (XYZ @ np.ones(3))
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(eine, andere, sehen):
    return float(np.linalg.norm(lab(eine, sehen) - lab(andere, sehen)))


def brightness(farben):
    return [lab(farbe)[0] for farbe in farben]


@pytest.mark.parametrize("schema", FOLGEN)
@pytest.mark.parametrize("anzahl", range(7))
def test_sequential_colours_get_darker_with_every_class(schema, anzahl):
    farben = class_colours(schema, anzahl)
    assert len(set(farben)) == len(farben) == anzahl
    assert brightness(farben) == sorted(brightness(farben), reverse=True)


@pytest.mark.parametrize(("unter", "ueber"), TEILUNGEN)
def test_diverging_colours_get_darker_away_from_the_centre(unter, ueber):
    farben = class_colours(Farbschema.ORANGE_VIOLETT, unter + ueber, unter)
    assert len(set(farben)) == len(farben) == unter + ueber
    hell = brightness(farben)
    assert hell[:unter] == sorted(hell[:unter])
    assert hell[unter:] == sorted(hell[unter:], reverse=True)


@pytest.mark.parametrize(("unter", "ueber"), TEILUNGEN)
def test_equally_many_steps_from_the_centre_are_the_same_steps_of_the_scheme(unter, ueber):
    farben = class_colours(Farbschema.ORANGE_VIOLETT, unter + ueber, unter)
    gespiegelt = class_colours(Farbschema.ORANGE_VIOLETT, unter + ueber, ueber)
    skala = color_brewer("PuOr", 10)
    assert [skala[9 - skala.index(farbe)] for farbe in reversed(farben)] == list(gespiegelt)


@pytest.mark.parametrize(("unter", "ueber"), TEILUNGEN)
def test_below_the_centre_is_orange_and_above_it_violet(unter, ueber):
    farben = class_colours(Farbschema.ORANGE_VIOLETT, unter + ueber, unter)
    rot_vor_blau = [lab(farbe)[2] > 0 for farbe in farben]
    assert rot_vor_blau == [True] * unter + [False] * ueber


@pytest.mark.parametrize("sehen", SEHEN)
@pytest.mark.parametrize("schema", FOLGEN)
@pytest.mark.parametrize("anzahl", range(2, 6))
def test_neighbours_in_a_sequence_can_be_told_apart_without_red_and_green(sehen, schema, anzahl):
    farben = class_colours(schema, anzahl)
    assert min(distance(*paar, sehen) for paar in pairwise(farben)) > 10


@pytest.mark.parametrize("sehen", SEHEN)
@pytest.mark.parametrize(("unter", "ueber"), TEILUNGEN)
def test_any_two_diverging_colours_can_be_told_apart_without_red_and_green(sehen, unter, ueber):
    farben = class_colours(Farbschema.ORANGE_VIOLETT, unter + ueber, unter)
    alle = [distance(a, b, sehen) for n, a in enumerate(farben) for b in farben[:n]]
    assert min(alle, default=99) > 10


@pytest.mark.parametrize("sehen", ["protanopia", "deuteranopia"])
def test_the_simulation_sees_what_red_green_blindness_hides(sehen):
    assert distance("#1b9e4b", "#c0392b", sehen) < 0.5 * distance("#1b9e4b", "#c0392b", "normal")


@pytest.mark.parametrize("schema", Farbschema)
@pytest.mark.parametrize("anzahl", range(1, 5))
def test_up_to_four_classes_stand_out_from_white_paper_and_a_weak_projector(schema, anzahl):
    for unter in (None, *range(anzahl + 1)):
        assert max(brightness(class_colours(schema, anzahl, unter))) < 87


def test_a_diverging_scheme_without_a_centre_is_sequential():
    ohne = class_colours(Farbschema.ORANGE_VIOLETT, 4)
    assert ohne == class_colours(Farbschema.VIOLETT, 4)
    assert ohne == ("#b3cde3", "#8c96c6", "#8856a7", "#810f7c")


def test_a_centre_means_nothing_to_a_sequential_scheme():
    assert class_colours(Farbschema.BLAUGRUEN, 3, 1) == class_colours(Farbschema.BLAUGRUEN, 3)


def test_the_name_of_a_scheme_says_what_colorbrewer_calls_it():
    assert [schema.split("(")[1] for schema in Farbschema] == ["BuPu)", "YlGnBu)", "Greys)", "PuOr)"]
