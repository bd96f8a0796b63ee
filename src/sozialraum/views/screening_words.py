"""What a Gebietssuche found, in sentences."""

from dataclasses import dataclass
from decimal import Decimal

from sozialraum.analysis.options import Antwort
from sozialraum.analysis.screening import Regel, Suchbedingung, Suchbefund, Suchergebnis
from sozialraum.analysis.values import Auspraegung
from sozialraum.model import Indikator, Raumebene
from sozialraum.views import numbers
from sozialraum.views.choropleth import FEHLT

_ZEICHEN = {
    Regel.UEBER_STADTWERT: (">", "≤"),
    Regel.UNTER_STADTWERT: ("<", "≥"),
    Regel.MINDESTENS: ("≥", "<"),
    Regel.HOECHSTENS: ("≤", ">"),
}
"""How a value lies to its reference, if the condition is met and if not."""
_DRITTEL = {Regel.OBERES_DRITTEL: "oberen Drittel", Regel.UNTERES_DRITTEL: "unteren Drittel"}
_GEZAEHLT = {Regel.OBERES_DRITTEL: "", Regel.UNTERES_DRITTEL: " von unten"}
_UNKLAR = {
    Regel.UEBER_STADTWERT: "kein vergleichbarer Stadtwert",
    Regel.UNTER_STADTWERT: "kein vergleichbarer Stadtwert",
    Regel.OBERES_DRITTEL: "ohne Rang",
    Regel.UNTERES_DRITTEL: "ohne Rang",
    Regel.MINDESTENS: "Zahl fehlt",
    Regel.HOECHSTENS: "Zahl fehlt",
}
"""Why a value that is there cannot be tested."""


@dataclass(frozen=True)
class Suche:
    """A search over the areas of a level with its result. There is at least one condition."""

    ebene: Raumebene
    bedingungen: tuple[Suchbedingung, ...]
    alle: bool
    ergebnis: Suchergebnis

    @property
    def bilder(self) -> tuple[Auspraegung, ...]:
        """What each condition rests on, in their order: the same for every area."""
        return tuple(befund.auspraegung for befund in next(iter(self.ergebnis.befunde.values())))


def sentence(suche: Suche) -> str:
    """ "3 von 10 Stadtteilen erfüllen alle Bedingungen: A, B und C; 2 sind nicht prüfbar."."""
    treffer, offen = (len(suche.ergebnis.areas(a)) for a in (Antwort.ERFUELLT, Antwort.NICHT_PRUEFBAR))
    gesamt = len(suche.ergebnis.antworten)
    was = "alle Bedingungen" if suche.alle else "mindestens eine Bedingung"
    if len(suche.bedingungen) == 1:
        was = "die Bedingung"
    if offen == gesamt:
        return f"Nicht prüfbar: Es fehlen Angaben, um {was} für {suche.ebene.mehrzahl} zu prüfen."
    if treffer == gesamt:
        return f"Alle {gesamt} {suche.ebene.mehrzahl} erfüllen {was}. Die Suche unterscheidet sie nicht."
    dativ = suche.ebene.mehrzahl + ("" if suche.ebene.mehrzahl.endswith(("n", "s")) else "n")
    text = f"{treffer} von {gesamt} {dativ} {'erfüllt' if treffer == 1 else 'erfüllen'} {was}"
    if treffer:
        namen = [suche.ebene.namen[raum] for raum in suche.ergebnis.areas(Antwort.ERFUELLT)]
        text += f": {numbers.enumeration(namen)}"
    if offen:
        text += f"; {offen} {'ist' if offen == 1 else 'sind'} nicht prüfbar"
    return f"{text}."


def dates_note(suche: Suche) -> str:
    """That the conditions rest on different Stichtage, and on which; "" if they rest on one."""
    staende = list(dict.fromkeys(numbers.date(bild.stichtag) for bild in suche.bilder if bild.stichtag))
    if len(staende) < 2:
        return ""
    return (
        f"Die Bedingungen beruhen auf verschiedenen Stichtagen: {numbers.enumeration(staende)}. "
        "Jede Bedingung vergleicht nur Werte ihres eigenen Stichtags."
    )


def obstacles(suche: Suche) -> tuple[str, ...]:
    """What must be known of the values, condition by condition.

    What is missing and who has it, which values are to be read with care, and what the city value counts.
    """
    saetze = []
    for bedingung, bild in zip(suche.bedingungen, suche.bilder, strict=True):
        saetze += _obstacles(suche.ebene, bedingung, bild)
        saetze += _caveats(suche.ebene, bild)
    return tuple(dict.fromkeys(saetze))


def _obstacles(ebene: Raumebene, bedingung: Suchbedingung, bild: Auspraegung) -> list[str]:
    """Why a condition cannot be tested, everywhere or in single areas; and what its city value counts."""
    indikator = bedingung.indikator
    name = f"„{indikator.kurzname}“"
    saetze = []
    if bild.fehlgruende:
        gruende = numbers.enumeration(sorted({FEHLT[grund] for grund in bild.fehlgruende.values()}))
        wo = numbers.enumeration([ebene.namen[raum] for raum in bild.fehlgruende])
        fuer = f"alle {ebene.mehrzahl}" if len(bild.fehlgruende) == len(bild.werte) else wo
        wer = (
            f" Auskunft zu den Werten: {indikator.datenhalter.rstrip('.')}." if indikator.datenhalter else ""
        )
        saetze.append(f"{name}: keine Angabe für {fuer} ({gruende}).{wer}")
    if bedingung.regel.fragt_rang:
        if bild.fehlgruende and bild.werte.notna().any():
            saetze.append(f"{name}: Ein Drittel gibt es nur, wenn alle Werte vorliegen.")
        elif bild.vollstaendig and bild.werte.nunique() == 1:
            saetze.append(f"{name}: Alle Werte sind gleich, deshalb gibt es kein Drittel.")
    elif bedingung.regel.braucht_zahl:
        if bedingung.wert is None:
            saetze.append(f"{name}: Es fehlt eine Zahl für „{bedingung.regel}“.")
    elif indikator.absolut:
        saetze.append(f"{name} ist eine absolute Zahl und wird nicht mit dem Stadtwert verglichen.")
    elif not bild.vergleichbar:
        saetze.append(f"{name}: Es gibt keinen Stadtwert mit gleichem Stichtag und gleicher Quelle.")
    elif bild.stadt_hinweis:
        saetze.append(f"Zum Stadtwert von {name}: {bild.stadt_hinweis}")
    return saetze


def _caveats(ebene: Raumebene, bild: Auspraegung) -> list[str]:
    """The notes on single values, each with the areas it is about."""
    gebiete: dict[str, list[str]] = {}
    for raum, hinweis in bild.hinweise.items():
        gebiete.setdefault(hinweis, []).append(ebene.namen[raum])
    name = f"„{bild.indikator.kurzname}“"
    return [f"{name}, {numbers.enumeration(wo)}: {hinweis}" for hinweis, wo in gebiete.items()]


def date(bild: Auspraegung) -> str:
    """The Stichtag of the areas, else that of the city."""
    return numbers.date(bild.stichtag or bild.stadt_stichtag)


def asked(bedingung: Suchbedingung, bild: Auspraegung) -> str:
    """ "über Stadtwert 26,8 %", "oberes Drittel", "mindestens 20,0 %"; without a number just the rule."""
    bezug = bedingung.wert
    if not bedingung.regel.braucht_zahl:
        bezug = bild.stadtwert if bild.vergleichbar and not bedingung.regel.fragt_rang else None
    return (
        f"{bedingung.regel} {_reference(bezug, bedingung.indikator)}"
        if bezug is not None
        else bedingung.regel
    )


def proof(raum: str, befund: Suchbefund) -> str:
    """What an answer rests on: "33,2 % > Stadtwert 26,8 %, 09.05.2011"; a gap with its reason."""
    bedingung, bild = befund.bedingung, befund.auspraegung
    if befund.wert is None:
        return f"keine Angabe ({gap(raum, befund)})"
    wert = numbers.with_unit(befund.wert, bedingung.indikator)
    erfuellt = befund.antwort is Antwort.ERFUELLT
    if befund.antwort is Antwort.NICHT_PRUEFBAR:
        lage = f", {_UNKLAR[bedingung.regel]}"
    elif bedingung.regel.fragt_rang:
        drittel = f"{'im' if erfuellt else 'nicht im'} {_DRITTEL[bedingung.regel]}"
        lage = f", Rang {befund.rang} von {len(bild.werte)}{_GEZAEHLT[bedingung.regel]}, {drittel}"
    else:
        zeichen = _ZEICHEN[bedingung.regel][0 if erfuellt else 1]
        stadt = "" if bedingung.regel.braucht_zahl else "Stadtwert "
        lage = f" {zeichen} {stadt}{_reference(befund.bezugswert, bedingung.indikator)}"
    return f"{wert}{lage}, {date(bild)}"


def gap(raum: str, befund: Suchbefund) -> str:
    """Why an area has no value; "" if it has one."""
    grund = befund.auspraegung.fehlgruende.get(raum)
    return FEHLT[grund] if grund else ""


def _reference(wert: float, indikator: Indikator) -> str:
    """A number asked for, with all decimals it was given."""
    gegeben = -Decimal(str(wert)).normalize().as_tuple().exponent
    stellen = max(indikator.nachkommastellen, gegeben)
    return f"{numbers.number(wert, stellen)}{numbers.GESCHUETZT}{indikator.einheit}"
