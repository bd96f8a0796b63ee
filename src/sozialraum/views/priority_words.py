"""Words on an order of areas that the page and its files share: formula, dates, what is left out, what if."""

from collections.abc import Iterable, Sequence

from sozialraum.analysis.index import Auslassung, Auslassungsgrund, Hindernis, Rangordnung, Teilwerte
from sozialraum.analysis.reach import UMWEG, Standortwahl, reach, sites
from sozialraum.analysis.robustness import ERSTE, Halt, Pruefung
from sozialraum.analysis.values import describe
from sozialraum.model import LUECKE, STADT_ID, Datenbestand, Mittelung, Normierung, Quelle, Rechenweg, Vorlage
from sozialraum.views import numbers, reach_words

WARNUNG = "Ein Rang allein begründet keinen Handlungsbedarf."
SETZUNG = "Die Gewichte sind eine Setzung: Sie folgen nicht aus den Daten und sind kein Beschluss der Stadt."
GLEICH_VIEL = "Jedes Gebiet zählt gleich viel, ob dort viele oder wenige Menschen wohnen."
SKALEN = {
    Normierung.Z_WERT: (
        "z-Wert: N = 100 + 10 · (Wert − Mittel der Gebiete) ÷ Standardabweichung der Gebiete; wo niedrige "
        "Werte Vorrang haben, 100 − 10 · (…). 100 ist der Durchschnitt der Gebiete."
    ),
    Normierung.MIN_MAX: (
        "Min-Max: N = 1 + 99 · (Wert − kleinster Wert) ÷ (größter − kleinster Wert); wo niedrige Werte "
        "Vorrang haben, 1 + 99 · (größter Wert − Wert) ÷ (größter − kleinster Wert)."
    ),
    Normierung.RANG: (
        "Rang: N = Platz des Wertes unter den Gebieten, der höchste für das Gebiet mit dem meisten Vorrang; "
        "gleiche Werte teilen sich den mittleren Platz."
    ),
}
"""How a value becomes the number N that stands in the formula."""
HINDERNISSE = {
    Hindernis.KEINE_TEILE: "Es ist kein Teilindikator ausgewählt.",
    Hindernis.KEINE_GEWICHTE: "Die Gewichte ergeben zusammen null.",
    Hindernis.NICHTS_UEBRIG: "Keiner der gewählten Teilindikatoren lässt sich verwenden.",
    Hindernis.ALLES_GLEICH: "Alle Gebiete haben denselben Index.",
}


def formula(rangordnung: Rangordnung) -> str:
    """The Rechenweg in one line, with the share of every Teilindikator."""
    anteile = shares(rangordnung)
    normiert = f"normiert als {rangordnung.rechenweg.normierung}"
    if rangordnung.gewichte.round(9).nunique() == 1:
        namen = numbers.enumeration([teil.name for teil in rangordnung.teile])
        je = f", je {percent(100 / len(anteile))}" if len(anteile) > 1 else ""
        return f"Index = {rangordnung.rechenweg.mittelung}es Mittel von {namen}{je}, {normiert}"
    if rangordnung.rechenweg.mittelung is Mittelung.ARITHMETISCH:
        mittel = "gewichtetes arithmetisches Mittel"
        glieder = " + ".join(f"{percent(anteile[t.teil.indikator])} {t.name}" for t in rangordnung.teile)
    else:
        mittel = "gewichtetes geometrisches Mittel"
        glieder = " × ".join(f"{t.name} hoch {percent(anteile[t.teil.indikator])}" for t in rangordnung.teile)
    return f"Index = {glieder} ({mittel}, {normiert})"


def shares(rangordnung: Rangordnung) -> dict[str, float]:
    """Teilindikator id -> percent with one decimal; together 100.0 (largest remainders are rounded up)."""
    genau = rangordnung.gewichte * 1000
    zehntel = genau.round(6).astype(int)
    reste = (genau - zehntel).sort_values(ascending=False, kind="stable")
    for teil in reste.index[: 1000 - int(zehntel.sum())]:
        zehntel[teil] += 1
    return {teil: wert / 10 for teil, wert in zehntel.items()}


def percent(anteil: float) -> str:
    """ "20 %", "33,4 %": a decimal only where there is one."""
    return f"{numbers.number(anteil, 0 if anteil == round(anteil) else 1)}{numbers.GESCHUETZT}%"


def dates(teile: Sequence[Teilwerte]) -> str:
    """From when to when the values are: "Die Stichtage reichen von 2011 bis 2022."; "" without values."""
    stichtage = sorted({teil.stichtag for teil in teile})
    if not stichtage:
        return ""
    erstes, letztes = (tag[:4] for tag in (stichtage[0], stichtage[-1]))
    if len(stichtage) == 1:
        return f"Stand: {numbers.date(stichtage[0])}."
    if erstes == letztes:
        return f"Alle Stichtage liegen im Jahr {erstes}."
    return f"Die Stichtage reichen von {erstes} bis {letztes}."


def names(bestand: Datenbestand, rangordnung: Rangordnung, raeume: Iterable[str]) -> str:
    """Areas by name, enumerated."""
    namen = bestand.raumebenen[rangordnung.raumebene].namen
    return numbers.enumeration([namen[raum] for raum in raeume])


def obstacle(rangordnung: Rangordnung) -> str:
    """Why there is no order, "" if there is one."""
    return "" if rangordnung.vorhanden else f"Keine Reihenfolge: {HINDERNISSE[rangordnung.hindernis]}"


def left_out(bestand: Datenbestand, rangordnung: Rangordnung) -> list[tuple[str, str]]:
    """Name of every Teilindikator left out, and why, with the areas whose values are missing."""
    return [
        (auslassung.name, _why(bestand, rangordnung, auslassung)) for auslassung in rangordnung.ausgelassen
    ]


def _why(bestand: Datenbestand, rangordnung: Rangordnung, auslassung: Auslassung) -> str:
    if auslassung.grund is not Auslassungsgrund.UNVOLLSTAENDIG:
        return auslassung.grund.value
    indikator = bestand.indikatoren.get(auslassung.teil.indikator)
    halter = indikator.datenhalter.rstrip(".") if indikator else ""
    wer = f" (Auskunft: {halter})" if halter else ""
    if len(auslassung.raeume) == len(rangordnung.raenge):
        return f"für kein Gebiet bekannt{wer}"
    wo = names(bestand, rangordnung, auslassung.raeume)
    return f"{auslassung.grund.value}, keine Angabe für {wo}{wer}"


def direction(bestand: Datenbestand, teil: Teilwerte, vorlage: Vorlage | None) -> str:
    """Which end comes first, and who says so: the catalogue, the Vorlage, or whoever sits here."""
    vorrang = teil.teil.vorrang.value
    if teil.teil.indikator == LUECKE:
        return f"{vorrang} (eine Lücke ist eine Belastung)"
    if not teil.neutral:
        return f"{vorrang} (Katalog: {bestand.indikatoren[teil.teil.indikator].richtung.value})"
    if vorlage and any(
        (v.indikator, v.vorrang) == (teil.teil.indikator, teil.teil.vorrang) for v in vorlage.rechenweg.teile
    ):
        return f"{vorrang} (Katalog: neutral, von der Vorlage gesetzt)"
    return f"{vorrang} (Katalog: neutral, hier gesetzt)"


def deviations(vorlage: Vorlage, rechenweg: Rechenweg) -> list[str]:
    """In what a Rechenweg differs from that of a Vorlage. Weights in the same proportion do not."""
    eigene, fremde = ({t.indikator: t for t in weg.teile} for weg in (rechenweg, vorlage.rechenweg))
    gemeinsame = eigene.keys() & fremde.keys()
    summen = [sum(t.gewicht for t in teile.values()) or 1 for teile in (eigene, fremde)]
    unterschiede = {
        "Teilindikatoren": eigene.keys() != fremde.keys(),
        "Gewichte": eigene.keys() == fremde.keys()
        and any(
            abs(eigene[t].gewicht / summen[0] - fremde[t].gewicht / summen[1]) > 1e-9 for t in gemeinsame
        ),
        "Vorrang": any(eigene[t].vorrang is not fremde[t].vorrang for t in gemeinsame),
        "Normierung": rechenweg.normierung is not vorlage.rechenweg.normierung,
        "Mittelung": rechenweg.mittelung is not vorlage.rechenweg.mittelung,
        "Gehweg": LUECKE in gemeinsame and rechenweg.gehweg != vorlage.rechenweg.gehweg,
    }
    return [was for was, verschieden in unterschiede.items() if verschieden]


def city_value(bestand: Datenbestand, rangordnung: Rangordnung, teil: Teilwerte) -> float | None:
    """The value of the city of the same Stichtag and Quelle; None where there is none."""
    if teil.teil.indikator == LUECKE:
        mit, _ = sites(bestand, Standortwahl(bestand.bedarfsregel.arten))
        anteil = reach(bestand, mit, rangordnung.rechenweg.gehweg, UMWEG)[STADT_ID].anteil_einwohner
        return None if anteil is None else round(100 - anteil, teil.stellen)
    indikator = bestand.indikatoren[teil.teil.indikator]
    return describe(bestand, indikator, rangordnung.raumebene, teil.jahr).stadtwert_gleichen_stands


def sources(bestand: Datenbestand, teile: Iterable[Teilwerte]) -> tuple[Quelle, ...]:
    """Where the values come from, once each."""
    return tuple(bestand.quellen[q] for q in dict.fromkeys(q for teil in teile for q in teil.quellen))


def limits(bestand: Datenbestand, rangordnung: Rangordnung) -> list[str]:
    """What the order cannot say, and what its values leave open."""
    saetze = [WARNUNG, SETZUNG, GLEICH_VIEL]
    for teil in rangordnung.teile:
        if teil.teil.indikator == LUECKE:
            arten = numbers.enumeration(list(bestand.bedarfsregel.arten))
            abstand = reach_words.distance(rangordnung.rechenweg.gehweg, UMWEG)
            saetze += [
                f"{teil.name}: Anteil der Einwohner:innen ohne {arten} in Reichweite ({abstand}).",
                f"Gezählt sind Standorte mit dem Status {reach_words.status(Standortwahl(()))}. "
                f"{reach_words.BESTAETIGT} Ist ein nicht bestätigter geschlossen, ist die Lücke größer.",
                reach_words.VERTEILUNG,
                reach_words.LUFTLINIE,
            ]
        if teil.unsicher:
            saetze.append(uncertain(bestand, rangordnung, teil))
    if rangordnung.ohne_werte:
        saetze.append(
            f"Ohne Rang, weil kein Wert bekannt ist: {names(bestand, rangordnung, rangordnung.ohne_werte)}."
        )
    return saetze


def uncertain(bestand: Datenbestand, rangordnung: Rangordnung, teil: Teilwerte) -> str:
    """Where a value may be lower, and why."""
    wo = names(bestand, rangordnung, teil.unsicher)
    return f"{teil.name} kann kleiner sein in {wo}: Dort ist die Adresse eines Standortes nicht belegt."


def turning_point(bestand: Datenbestand, rangordnung: Rangordnung, halt: Halt) -> str:
    """What would change whether an area is among the first three, as a sentence."""
    name = names(bestand, rangordnung, [halt.raum])
    punkt = halt.wendepunkt
    if punkt is None:
        nicht = "" if halt.rang <= ERSTE else "nicht "
        return f"Kein einzelnes Gewicht ändert, dass {name} {nicht}unter den ersten drei ist."
    teil = next(t.name for t in rangordnung.teile if t.teil.indikator == punkt.teil)
    was = "kommt unter die ersten drei" if punkt.dann_dabei else "verlässt die ersten drei"
    wie, gegen = ("weniger", "mehr") if punkt.unter else ("mehr", "weniger")
    bis = "" if punkt.bis is None else f" und {gegen} als {percent(punkt.bis)}"
    jetzt = percent(round(punkt.jetzt, 1))
    grenze = f"{wie} als {percent(punkt.grenze)}{bis}"
    return f"{name} {was}, sobald „{teil}“ mit {grenze} gewichtet wird (jetzt {jetzt})."


def robustness_notes(rangordnung: Rangordnung, pruefung: Pruefung) -> tuple[str, ...]:
    """How it was checked whether the order holds."""
    gewichtungen = pruefung.laeufe // len(Normierung)
    gleich = rangordnung.gewichte.round(9).nunique() == 1
    verteilung = (
        "gleichmäßig über alle möglichen Gewichtungen" if gleich else "um die gewählte Gewichtung herum"
    )
    return (
        f"{numbers.number(pruefung.laeufe)} Läufe: {numbers.number(gewichtungen)} Gewichtungen mit jeder "
        f"der {len(Normierung)} Normierungen. {numbers.number(pruefung.ziehungen)} davon sind gezogen, "
        f"{verteilung} (Dirichlet-Verteilung, fester Startwert: dieselbe Wahl ergibt dieselben Zahlen); "
        "dazu kommen die gewählte und die ohne je einen Teilindikator.",
        "Spanne: In 90 % der Läufe liegt der Rang zwischen diesen beiden (5 % und 95 % aller Ränge).",
        "Wendepunkt: das nächste ganze Prozent, ab dem ein einzelnes Gewicht etwas daran ändert, wer unter "
        "den ersten drei ist; die anderen Gewichte behalten ihr Verhältnis. Geprüft ist jedes ganze Prozent, "
        "das mindestens einen Punkt neben dem jetzigen Gewicht liegt.",
    )
