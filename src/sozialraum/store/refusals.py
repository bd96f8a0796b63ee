"""How often requests were refused, and why; never who sent them."""

from sqlalchemy import select, update

from sozialraum.store.database import add_new
from sozialraum.store.part import Teil
from sozialraum.store.tables import ablehnung


class Ablehnungen(Teil):
    """Counts refused requests."""

    def refuse(self, grund: str) -> None:
        """Counts one refusal. `grund`: short key such as "doppelt"."""
        with self._datenbank.writing() as verbindung:
            add_new(verbindung, ablehnung, grund=grund, anzahl=0)
            verbindung.execute(
                update(ablehnung).where(ablehnung.c.grund == grund).values(anzahl=ablehnung.c.anzahl + 1)
            )

    def refusals(self) -> dict[str, int]:
        """grund -> how often, by grund."""
        with self._datenbank.reading() as verbindung:
            zeilen = verbindung.execute(select(ablehnung.c.grund, ablehnung.c.anzahl)).all()
        return {zeile.grund: zeile.anzahl for zeile in sorted(zeilen)}
