"""Where neighbourhood work happens, and the rule where it should come first."""

from dataclasses import dataclass

from sozialraum.model.option import Verweis


@dataclass(frozen=True)
class Einrichtung:
    """A site of neighbourhood work. `lat`, `lon` in WGS 84, None where no address is documented."""

    id: str
    name: str
    art: str
    bezeichnung: str
    traeger: str
    anschrift: str
    stadtteil_id: str
    lat: float | None
    lon: float | None
    seit: str
    status: str
    belegt: str
    status_text: str
    quelle: Verweis
    koordinaten_quelle: str


@dataclass(frozen=True)
class Programmgebiet:
    """An area of an urban development programme. `von`, `bis`: years or ""."""

    id: str
    name: str
    programm: str
    gebiet: str
    stadtteil_ids: tuple[str, ...]
    von: str
    bis: str
    zeitraum_text: str
    status: str
    quelle: Verweis


@dataclass(frozen=True)
class Bedarfsregel:
    """The administration's rule where new sites come first: need by `indikator`, reach of sites of `arten`.

    `option`: the Handlungsoption that states the rule. `naeherungen`: Indikatoren, the usual one first, that
    can stand in where values of `indikator` are missing; they are no part of the rule. A high value of them
    stands for need, unless it is a resource.
    """

    option: str
    indikator: str
    naeherungen: tuple[str, ...]
    arten: tuple[str, ...]
