"""The project's exceptions. Messages are German, because people in the administration read them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, order=True)
class Problem:
    """One finding in a data file: where it is, what was found and what was expected."""

    datei: str
    zeile: int | None
    spalte: str
    befund: str
    erwartet: str

    def __str__(self) -> str:
        ort = ", ".join(
            teil for teil in (self.datei, f"Zeile {self.zeile}" if self.zeile else "", self.spalte) if teil
        )
        return f"{ort}: {self.befund} Erwartet: {self.erwartet}"


class SozialraumError(Exception):
    """Base of all errors this project raises on purpose."""


class DataError(SozialraumError):
    """The data folder is not usable; carries every problem found, not only the first."""

    def __init__(self, probleme: list[Problem]) -> None:
        self.probleme = sorted(
            set(probleme), key=lambda p: (p.datei, p.zeile or 0, p.spalte, p.befund, p.erwartet)
        )
        super().__init__("\n".join(map(str, self.probleme)))


class StoreError(SozialraumError):
    """The database cannot be opened, read or written. str() says in German what is wrong and what to do."""


class Konflikt(SozialraumError, Generic[T]):
    """Somebody else was faster; nothing was changed. `aktuell`: what stands there now (Sitzung, Notiz …)."""

    def __init__(self, aktuell: T) -> None:
        self.aktuell = aktuell
        super().__init__("Inzwischen hat jemand anderes hier etwas geändert. Es wurde nichts überschrieben.")


class Abgewiesen(SozialraumError):
    """A request the workshop does not accept. `grund`: short key to count by; str() is a German sentence."""

    def __init__(self, grund: str, satz: str) -> None:
        self.grund = grund
        super().__init__(satz)
