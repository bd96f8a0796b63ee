"""A step of a Geschichte as the fields of its form, and back."""

from collections.abc import Mapping
from dataclasses import replace

from sozialraum.model import STADTTEIL, Datenbestand, Frage, Rundenart, Schritt
from sozialraum.model.workshop import ZIELE

OHNE_FRAGE = "keine Frage"
FRAGEN = (OHNE_FRAGE, *(art.value for art in Rundenart))
UEBLICHE_PUNKTE = 3


def areas(bestand: Datenbestand) -> dict[str, str]:
    """Ids of the Stadtteile -> names, in the order in which the city counts them."""
    return bestand.raumebenen[STADTTEIL].namen


def options(bestand: Datenbestand) -> dict[str, str]:
    """Ids of the options -> titles."""
    return {option.id: option.titel for option in bestand.optionen}


def asks_areas(art: str) -> bool:
    """Whether a question of this kind names Stadtteile."""
    return art in (Rundenart.STADTTEILE, Rundenart.OPTIONEN_JE_STADTTEIL)


def asks_options(art: str) -> bool:
    """Whether a question of this kind names options."""
    return art in (Rundenart.OPTIONEN, Rundenart.OPTIONEN_JE_STADTTEIL)


def fields(schritt: Schritt) -> dict[str, object]:
    """Name of the field -> what it holds."""
    frage = schritt.frage
    return {
        "titel": schritt.titel,
        "text": schritt.text,
        "notizen": schritt.notizen,
        "art": frage.art.value if frage else OHNE_FRAGE,
        "frage": frage.text if frage else "",
        "punkte": frage.punkte if frage else UEBLICHE_PUNKTE,
        "raeume": list(frage.raeume) if frage else [],
        "optionen": list(frage.optionen) if frage else [],
    }


def step(basis: Schritt, felder: Mapping[str, object]) -> Schritt:
    """`basis` with what the fields hold."""
    text = {name: str(felder[name]).strip() for name in ("titel", "text", "notizen")}
    return replace(basis, **text, frage=_question(felder))


def problem(schritt: Schritt) -> str:
    """Why the step cannot be saved like this; "" if it can."""
    if not schritt.titel:
        return "Der Schritt braucht einen Titel."
    if schritt.frage is None:
        return ""
    if not schritt.frage.text:
        return "Die Frage braucht einen Text."
    zeilen = len(schritt.frage.ziele)
    if not zeilen:
        fehlt = [
            *(["einen Stadtteil"] if asks_areas(schritt.frage.art) and not schritt.frage.raeume else []),
            *(["eine Option"] if asks_options(schritt.frage.art) and not schritt.frage.optionen else []),
        ]
        return f"Die Frage braucht mindestens {' und '.join(fehlt)}."
    if zeilen > ZIELE:
        return f"Ein Stimmzettel hat höchstens {ZIELE} Zeilen; hier wären es {zeilen}."
    return ""


def _question(felder: Mapping[str, object]) -> Frage | None:
    art = felder["art"]
    if art == OHNE_FRAGE:
        return None
    return Frage(
        str(felder["frage"]).strip(),
        Rundenart(art),
        int(felder["punkte"]),
        tuple(felder["raeume"]) if asks_areas(art) else (),
        tuple(felder["optionen"]) if asks_options(art) else (),
    )
