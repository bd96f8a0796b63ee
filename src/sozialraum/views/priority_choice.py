"""What an order of areas can be made of, as links and widgets name it, and what is wrong in a link."""

from collections.abc import Mapping, Sequence

from sozialraum.model import LUECKE, Datenbestand, Rechenweg, Teilindikator, Vorlage, Vorrang

STANDARD = "quartiersmanagement"
"""Id of the Vorlage that is shown first, if the data have it."""
GEWICHT, VORRANG = "gewicht_", "vorrang_"
"""Beginnings of the link keys for weight and direction; the id of the Teilindikator follows."""


def presets(bestand: Datenbestand) -> dict[str, Vorlage]:
    """The Vorlagen by the title that stands in links, the standard one first."""
    folge = sorted(bestand.vorlagen.values(), key=lambda vorlage: vorlage.id != STANDARD)
    return {vorlage.titel: vorlage for vorlage in folge}


def parts(bestand: Datenbestand) -> dict[str, str]:
    """Ids of what can be a Teilindikator -> the name that stands in links; the gap in reach comes first.

    No counts, because large areas would always come first.
    """
    return {LUECKE: "Lücke der Reichweite"} | {
        kennung: i.kurzname
        for kennung, i in bestand.indikatoren.items()
        if i.auswahl and not i.absolut and not i.braucht_basisjahr
    }


def usual(bestand: Datenbestand, weg: Rechenweg, kennung: str) -> Teilindikator:
    """The Teilindikator as a Rechenweg has it, else with its mean weight, to count like the others."""
    for teil in weg.teile:
        if teil.indikator == kennung:
            return teil
    mittel = sum(teil.gewicht for teil in weg.teile) / len(weg.teile) if weg.teile else 25
    return Teilindikator(kennung, float(f"{mittel:.2g}"), Vorrang.HOCH)


def state(bestand: Datenbestand, weg: Rechenweg) -> dict[str, object]:
    """Link key -> value of every choice of a Rechenweg."""
    namen = parts(bestand)
    return {
        "teilindikatoren": [namen[teil.indikator] for teil in weg.teile],
        "normierung": weg.normierung.value,
        "mittelung": weg.mittelung.value,
        "gehweg": weg.gehweg,
        **{f"{GEWICHT}{teil.indikator}": teil.gewicht for teil in weg.teile},
        **{f"{VORRANG}{teil.indikator}": teil.vorrang.value for teil in weg.teile},
    }


def link_keys(bestand: Datenbestand, vorlage: Vorlage | None, weg: Rechenweg) -> dict[str, object]:
    """What a link must name so that the page computes in this way: what is not as it begins.

    A link to its own page has to name all of its choices.
    """
    beginn = next(iter(presets(bestand).values()), None)
    ueblich = state(bestand, vorlage.rechenweg) if vorlage else {}
    schluessel = {name: wert for name, wert in state(bestand, weg).items() if ueblich.get(name) != wert}
    return schluessel | ({"vorlage": vorlage.titel} if vorlage and vorlage is not beginn else {})


def complaints(bestand: Datenbestand, anfrage: Mapping[str, Sequence[str]]) -> list[str]:
    """Sentences on weights and directions in a link that do not exist. `anfrage`: link key -> its values."""
    namen = parts(bestand)
    saetze = []
    for schluessel, werte in anfrage.items():
        anfang = next((a for a in (GEWICHT, VORRANG) if schluessel.startswith(a)), None)
        if anfang is None:
            continue
        kennung = schluessel.removeprefix(anfang)
        if kennung not in namen:
            saetze.append(f"Den Teilindikator „{kennung}“ gibt es nicht.")
        elif anfang == GEWICHT:
            saetze += [
                f"Das Gewicht „{wert}“ für „{namen[kennung]}“ gibt es nicht; möglich sind 0 bis 100."
                for wert in werte
                if not is_weight(wert)
            ]
        else:
            erlaubt = [vorrang.value for vorrang in Vorrang]
            saetze += [
                f"Den Vorrang „{wert}“ für „{namen[kennung]}“ gibt es nicht; möglich: {', '.join(erlaubt)}."
                for wert in werte
                if wert not in erlaubt
            ]
    return saetze


def is_weight(text: str) -> bool:
    """Whether the text is what the widget for a weight takes: a number as JSON writes it, from 0 to 100."""
    try:
        return 0 <= float(text) <= 100
    except ValueError:
        return False
