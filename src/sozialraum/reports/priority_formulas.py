"""The formulas of the workbook, in the words that Excel and LibreOffice share.

The sheets Reihenfolge, Werte and Normierung have the same area in the same row, so a formula refers to its
own row on another sheet. Every formula comes with the value that it has now. STDEV.P and RANK.AVG stand in
files with a prefix (see XlsxWriter, "Formulas added in Excel 2010 and later").
"""

from dataclasses import dataclass

from sozialraum.model import Mittelung, Normierung, Vorrang
from sozialraum.reports.tables import KOPFZEILE

REIHENFOLGE, GEWICHTE, WERTE, NORMIERUNG = "Reihenfolge", "Gewichte", "Werte", "Normierung"
"""The sheets that calculate. None of the names needs quotes in a formula."""
NORMIERUNGSART, MITTELUNGSART, GUELTIG = "Normierungsart", "Mittelungsart", "Gewichte_verwendbar"
"""Names of cells."""
ANTEIL = "Anteil"
KEIN_RANG = "–"
FOLGT = "Die Ränge folgen den Gewichten im Blatt „Gewichte“."
OHNE_GEWICHT = (
    "Keine Reihenfolge: Die Gewichte ergeben zusammen null, oder eines ist kleiner als null. "
    "Im Blatt „Gewichte“ lässt sich das ändern."
)
ALLES_GLEICH = "Keine Reihenfolge: Der Index ist überall gleich."


@dataclass(frozen=True)
class Formel:
    """A formula with its present value. `art`: name of the format of the cell."""

    text: str
    wert: float | bool | str
    art: str


@dataclass(frozen=True)
class Mass:
    """How many ranked areas and Teilindikatoren there are, and therefore where they stand (from 0)."""

    raeume: int
    teile: int
    erste: int = KOPFZEILE + 1

    @property
    def anteilzeile(self) -> int:
        """Row of the shares below the normalised values."""
        return self.erste + self.raeume


def cell(blatt: str, zeile: int, spalte: int) -> str:
    """A cell that stays what it is, as the definition of a name has it: "=Gewichte!$B$4"."""
    return f"={blatt}!${_letter(spalte)}${zeile + 1}"


def valid(mass: Mass) -> Formel:
    """Whether the weights make an index: none below zero, and not all zero."""
    gewichte = _weights(mass)
    return Formel(f'=AND(COUNTIF({gewichte},"<0")=0,SUM({gewichte})>0)', True, "umbruch")


def share(mass: Mass, teil: int, wert: float) -> Formel:
    """Share of a Teilindikator in all weights; N() makes nothing of a text."""
    return Formel(f"=IF({GUELTIG},N(B{mass.erste + teil + 1})/SUM({_weights(mass)}),0)", wert, "anteil")


def share_again(mass: Mass, teil: int, wert: float) -> Formel:
    """The same share below the normalised values: in one row with the others, as SUMPRODUCT wants it."""
    return Formel(f"={GEWICHTE}!$C${mass.erste + teil + 1}", wert, "anteil")


def normalised(mass: Mass, raum: int, teil: int, wert: float) -> Formel:
    """A value on the chosen scale, as analysis.normalisation has it: high always means first."""
    buchstabe = _letter(teil + 1)
    x = f"{WERTE}!{buchstabe}{mass.erste + raum + 1}"
    alle = f"{WERTE}!{buchstabe}${mass.erste + 1}:{buchstabe}${mass.erste + mass.raeume}"
    hoch = f'{GEWICHTE}!$D${mass.erste + teil + 1}="{Vorrang.HOCH.value}"'
    rang = f"_xlfn.RANK.AVG({x},{alle},IF({hoch},1,0))"
    min_max = f"1+99*IF({hoch},{x}-MIN({alle}),MAX({alle})-{x})/(MAX({alle})-MIN({alle}))"
    z_wert = f"MAX(1,100+IF({hoch},10,-10)*({x}-AVERAGE({alle}))/_xlfn.STDEV.P({alle}))"
    return Formel(
        f'=IF({NORMIERUNGSART}="{Normierung.RANG.value}",{rang},'
        f'IF({NORMIERUNGSART}="{Normierung.MIN_MAX.value}",{min_max},{z_wert}))',
        wert,
        "index",
    )


def index(mass: Mass, raum: int, wert: float) -> Formel:
    """The weighted mean of a row, to nine decimals: those who agree so far share a rank."""
    anteile, werte = _shares(mass), _row(mass, raum)
    return Formel(
        f'=IF({GUELTIG},ROUND(IF({MITTELUNGSART}="{Mittelung.GEOMETRISCH.value}",'
        f'EXP(SUMPRODUCT({anteile},LN({werte}))),SUMPRODUCT({anteile},{werte})),9),"{KEIN_RANG}")',
        round(wert, 9),
        "index",
    )


def contribution(mass: Mass, raum: int, teil: int, wert: float) -> Formel:
    """What a Teilindikator adds to the index; a product is split in proportion to the logarithms.

    Where the index is 1, all logarithms are 0, and the weights split it.
    """
    index_zelle = f"$D{mass.erste + raum + 1}"
    x = f"{NORMIERUNG}!{_letter(teil + 1)}{mass.erste + raum + 1}"
    anteil = f"{NORMIERUNG}!{_letter(teil + 1)}${mass.anteilzeile + 1}"
    produkt = f"IF({index_zelle}=1,{anteil},{index_zelle}*{anteil}*LN({x})/LN({index_zelle}))"
    return Formel(
        f"=IF(ISNUMBER({index_zelle}),"
        f'IF({MITTELUNGSART}="{Mittelung.GEOMETRISCH.value}",{produkt},{anteil}*{x}),"{KEIN_RANG}")',
        wert,
        "index",
    )


def rank(mass: Mass, raum: int, wert: int) -> Formel:
    """The rank by the index, ties share the better one; none where all are equal or there is no index."""
    alle = _indices(mass)
    return Formel(
        f'=IF(MAX({alle})>MIN({alle}),RANK($D{mass.erste + raum + 1},{alle},0),"{KEIN_RANG}")', wert, "rang"
    )


def verdict(mass: Mass) -> Formel:
    """A sentence on whether there is an order, and why not."""
    alle = _indices(mass)
    return Formel(
        f'=IF({GUELTIG},IF(MAX({alle})>MIN({alle}),"{FOLGT}","{ALLES_GLEICH}"),"{OHNE_GEWICHT}")',
        FOLGT,
        "satz",
    )


def _weights(mass: Mass) -> str:
    return f"$B${mass.erste + 1}:$B${mass.erste + mass.teile}"


def _shares(mass: Mass) -> str:
    letzte = _letter(mass.teile)
    return f"{NORMIERUNG}!$B${mass.anteilzeile + 1}:${letzte}${mass.anteilzeile + 1}"


def _row(mass: Mass, raum: int) -> str:
    zeile = mass.erste + raum + 1
    return f"{NORMIERUNG}!$B{zeile}:${_letter(mass.teile)}{zeile}"


def _indices(mass: Mass) -> str:
    return f"$D${mass.erste + 1}:$D${mass.erste + mass.raeume}"


def _letter(spalte: int) -> str:
    """The name of a column counted from 0. A workbook has room for hundreds of Teilindikatoren."""
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 -- see reports.tables

    return xl_col_to_name(spalte)
