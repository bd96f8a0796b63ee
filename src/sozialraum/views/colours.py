"""Colours of classes: ColorBrewer schemes (C. Brewer) that survive a projector and colour blindness."""

from enum import StrEnum

from branca.utilities import color_brewer


class Farbschema(StrEnum):
    """The schemes that can be chosen. The name in brackets is ColorBrewer's."""

    VIOLETT = "Violett (BuPu)"
    BLAUGRUEN = "Blaugrün (YlGnBu)"
    GRAU = "Graustufen (Greys)"
    ORANGE_VIOLETT = "Orange–Violett um den Stadtwert (PuOr)"

    @property
    def um_mitte(self) -> bool:
        """Whether the scheme runs in two directions from a centre."""
        return self is Farbschema.ORANGE_VIOLETT


_FOLGEN = {
    Farbschema.VIOLETT: "BuPu",
    Farbschema.BLAUGRUEN: "YlGnBu",
    Farbschema.GRAU: "Greys",
    Farbschema.ORANGE_VIOLETT: "BuPu",  # what is left of it without a centre
}

_SEITEN = {1: (2,), 2: (1, 3), 3: (1, 2, 3), 4: (1, 2, 3, 4), 5: (0, 1, 2, 3, 4)}
"""Steps of one side of the diverging scheme; the lightest only where all are needed."""


def class_colours(schema: Farbschema, anzahl: int, unter: int | None = None) -> tuple[str, ...]:
    """Colours for up to 6 classes in ascending order, at most 5 on one side of a centre.

    Light for low values; with a diverging scheme and `unter` classes below the centre, light at the
    centre and the same steps of the scheme on both sides. Without a centre a diverging scheme becomes
    sequential. ColorBrewer's lightest step is left out, because a projector swallows it.
    """
    if schema.um_mitte and unter is not None:
        return _diverging(unter, anzahl - unter)
    return tuple(color_brewer(_FOLGEN[schema], max(anzahl + 1, 3))[1 : anzahl + 1])


def _diverging(unter: int, ueber: int) -> tuple[str, ...]:
    skala = color_brewer("PuOr", 10)
    stufen = _SEITEN.get(max(unter, ueber), ())
    tief = [skala[4 - stufe] for stufe in stufen[:unter]]
    hoch = [skala[5 + stufe] for stufe in stufen[:ueber]]
    return (*reversed(tief), *hoch)
