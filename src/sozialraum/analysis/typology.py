"""Status and Dynamik of areas, in the manner of the social monitoring of Berlin and Hamburg."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pandas as pd

from sozialraum.analysis.comparison import Ablehnung, difference, standard_distances
from sozialraum.analysis.index_parts import usual_priority
from sozialraum.analysis.values import Auspraegung, describe_nearest
from sozialraum.model import Datenbestand, Fehlgrund, Indikator, Vorrang

GRENZE, UNTERE_GRENZE = 1.0, -1.5
"""Class limits in standard deviations; what lies on a limit belongs to the class nearer to the mean."""
STELLEN = 2
"""Decimals of status and Dynamik. The classes follow the rounded value, so that what is read decides."""
_GLEICH = 9  # decimals to which means must agree to be the same: sums differ by a binary digit


class Status(StrEnum):
    """Where an area stands among the others; high means little burden. In the order of the grid."""

    HOCH = "hoch"
    MITTEL = "mittel"
    NIEDRIG = "niedrig"
    SEHR_NIEDRIG = "sehr niedrig"


class Dynamik(StrEnum):
    """How an area changed against the others; positive means towards less burden."""

    POSITIV = "positiv"
    STABIL = "stabil"
    NEGATIV = "negativ"


class Auslassungsgrund(StrEnum):
    """Why a chosen Indikator does not count."""

    OHNE_RICHTUNG = "keine Richtung gewählt"
    UNVOLLSTAENDIG = "nicht für alle Gebiete bekannt"
    NICHT_VERGLEICHBAR = "in der Spanne nicht vergleichbar"
    UEBERALL_GLEICH = "überall gleich"


class Hindernis(StrEnum):
    """Why there are no classes."""

    KEINE_WAHL = "kein Indikator gewählt"
    NICHTS_UEBRIG = "kein gewählter Indikator ist verwendbar"
    HEBT_SICH_AUF = "alle Gebiete sind im Mittel gleich"


@dataclass(frozen=True)
class Typindikator:
    """A chosen Indikator. `vorrang`: which end is a burden, None as long as nobody has said so."""

    indikator: Indikator
    vorrang: Vorrang | None

    @property
    def neutral(self) -> bool:
        """Whether the catalogue gives no direction, so that somebody has to choose it."""
        return usual_priority(self.indikator) is None


@dataclass(frozen=True, eq=False)
class Baustein:
    """An Indikator that counts. `von` is None for the status.

    `werte`: values, or later minus earlier value, rounded as shown. `abstaende`: their distance to the mean
    of all areas in standard deviations (ddof 0), turned so that positive means little or less burden.
    """

    wahl: Typindikator
    von: Auspraegung | None
    bis: Auspraegung
    werte: pd.Series
    abstaende: pd.Series


@dataclass(frozen=True)
class Auslassung:
    """A chosen Indikator that does not count. `fehlgruende`: areas without a value, and why.

    `ablehnung`: why the years of the span cannot be subtracted.
    """

    wahl: Typindikator
    grund: Auslassungsgrund
    fehlgruende: dict[str, Fehlgrund] = field(default_factory=dict)
    ablehnung: Ablehnung | None = None


@dataclass(frozen=True, eq=False)
class Achse:
    """Status or Dynamik of all areas. With a `hindernis`, `werte` and `klassen` are empty.

    `werte`: mean of the `abstaende` of all Bausteine, standardised once more, rounded to STELLEN.
    """

    bausteine: tuple[Baustein, ...]
    ausgelassen: tuple[Auslassung, ...]
    werte: pd.Series
    klassen: dict[str, Status] | dict[str, Dynamik]
    hindernis: Hindernis | None


@dataclass(frozen=True, eq=False)
class Typologie:
    """Both axes. The span of the Dynamik runs from `von` to `bis`, the same years for every Indikator."""

    raumebene: str
    jahr: int
    von: int
    bis: int
    auswahl: tuple[Typindikator, ...]
    status: Achse
    dynamik: Achse

    def areas(self, status: Status | None, dynamik: Dynamik | None) -> tuple[str, ...]:
        """Areas of a field of the grid in the order of the level; None stands for an axis without classes."""
        raeume = self.status.klassen or self.dynamik.klassen
        return tuple(
            raum
            for raum in raeume
            if self.status.klassen.get(raum) is status and self.dynamik.klassen.get(raum) is dynamik
        )


def eligible(bestand: Datenbestand) -> tuple[Indikator, ...]:
    """Indikatoren to choose from: no counts, which show the size of an area, and none with a base year."""
    return tuple(
        i for i in bestand.indikatoren.values() if i.auswahl and not i.absolut and not i.braucht_basisjahr
    )


def usual_choice(bestand: Datenbestand, raumebene: str, jahr: int) -> tuple[Indikator, ...]:
    """Those with a direction in the catalogue that are known for all areas in the year nearest to `jahr`."""
    return tuple(
        indikator
        for indikator in eligible(bestand)
        if usual_priority(indikator) and describe_nearest(bestand, indikator, raumebene, jahr).vollstaendig
    )


def typology(
    bestand: Datenbestand, auswahl: Iterable[Typindikator], raumebene: str, jahr: int, von: int
) -> Typologie:
    """Status in the year nearest to `jahr`, and Dynamik since `von`, from the chosen Indikatoren.

    Every Indikator becomes z-scores over the areas, each area counting alike; their mean is standardised
    once more. An Indikator without direction, or one that lacks an area or is the same everywhere, is left
    out. The Dynamik ends in the newest of the years of the status, and every Indikator must have its values
    in just these two years, from the same sources.
    Method: Monitoring Soziale Stadtentwicklung Berlin; Sozialmonitoring Integrierte Stadtteilentwicklung
    Hamburg. There the limit of the two lower classes is −1.5, too.
    """
    auswahl = tuple(auswahl)
    bilder = [describe_nearest(bestand, w.indikator, raumebene, jahr) for w in auswahl if w.vorrang]
    bis = max((bild.jahr for bild in bilder if bild.vollstaendig), default=jahr)
    return Typologie(
        raumebene=raumebene,
        jahr=jahr,
        von=von,
        bis=bis,
        auswahl=auswahl,
        status=_axis(
            auswahl,
            lambda wahl: _level(wahl, describe_nearest(bestand, wahl.indikator, raumebene, jahr)),
            status_class,
        ),
        dynamik=_axis(auswahl, lambda wahl: _change(bestand, wahl, raumebene, von, bis), dynamics_class),
    )


def status_class(wert: float) -> Status:
    """The class of a standardised status."""
    if wert > GRENZE:
        return Status.HOCH
    if wert >= -GRENZE:
        return Status.MITTEL
    return Status.NIEDRIG if wert >= UNTERE_GRENZE else Status.SEHR_NIEDRIG


def dynamics_class(wert: float) -> Dynamik:
    """The class of a standardised change."""
    if wert > GRENZE:
        return Dynamik.POSITIV
    return Dynamik.STABIL if wert >= -GRENZE else Dynamik.NEGATIV


def _level(wahl: Typindikator, bild: Auspraegung) -> Baustein | Auslassung:
    """An Indikator as part of the status."""
    if not bild.vollstaendig:
        return Auslassung(wahl, Auslassungsgrund.UNVOLLSTAENDIG, bild.fehlgruende)
    return _part(wahl, None, bild, bild)


def _change(
    bestand: Datenbestand, wahl: Typindikator, raumebene: str, von: int, bis: int
) -> Baustein | Auslassung:
    """An Indikator as part of the Dynamik."""
    ergebnis = difference(bestand, wahl.indikator, raumebene, von, bis)
    if isinstance(ergebnis, Ablehnung):
        return Auslassung(wahl, Auslassungsgrund.NICHT_VERGLEICHBAR, ablehnung=ergebnis)
    if ergebnis.fehlgruende:
        return Auslassung(wahl, Auslassungsgrund.UNVOLLSTAENDIG, ergebnis.fehlgruende)
    return _part(wahl, ergebnis.von, ergebnis.bis, replace(ergebnis.bis, werte=ergebnis.werte))


def _part(
    wahl: Typindikator, von: Auspraegung | None, bis: Auspraegung, gemessen: Auspraegung
) -> Baustein | Auslassung:
    """`gemessen` holds the values, or the changes in their place."""
    werte = gemessen.werte
    abstaende = standard_distances(gemessen)[werte.index]
    if abstaende.isna().any():
        return Auslassung(wahl, Auslassungsgrund.UEBERALL_GLEICH)
    return Baustein(wahl, von, bis, werte, -abstaende if wahl.vorrang is Vorrang.HOCH else abstaende)


def _axis(
    auswahl: Sequence[Typindikator],
    measure: Callable[[Typindikator], Baustein | Auslassung],
    classify: Callable[[float], Status | Dynamik],
) -> Achse:
    """Every chosen Indikator measured, those that count put together."""
    teile = [measure(w) if w.vorrang else Auslassung(w, Auslassungsgrund.OHNE_RICHTUNG) for w in auswahl]
    bausteine = tuple(teil for teil in teile if isinstance(teil, Baustein))
    werte = _combine(bausteine)
    hindernis = None
    if werte.empty:
        hindernis = Hindernis.HEBT_SICH_AUF if bausteine else Hindernis.NICHTS_UEBRIG
    return Achse(
        bausteine=bausteine,
        ausgelassen=tuple(teil for teil in teile if isinstance(teil, Auslassung)),
        werte=werte,
        klassen={raum: classify(wert) for raum, wert in werte.items()},
        hindernis=hindernis if auswahl else Hindernis.KEINE_WAHL,
    )


def _combine(bausteine: Sequence[Baustein]) -> pd.Series:
    """Mean of the z-scores in its own standard deviations; empty where there is nothing to tell apart."""
    if not bausteine:
        return pd.Series(dtype=float)
    mittel = (sum(baustein.abstaende for baustein in bausteine) / len(bausteine)).round(_GLEICH)
    if mittel.nunique() < 2:
        return pd.Series(dtype=float)
    # the mean of z-scores is 0 already; + 0.0 turns −0.0 into 0.0
    return (mittel / mittel.std(ddof=0)).round(STELLEN) + 0.0
