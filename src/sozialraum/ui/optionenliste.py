"""The Optionenliste to take along."""

from sozialraum.analysis.catalogue import Katalogfilter
from sozialraum.model import Datenbestand
from sozialraum.reports import option_list
from sozialraum.ui.takeaway import PDF, Datei
from sozialraum.views.option_catalogue import filter_words


def files(bestand: Datenbestand, filter_: Katalogfilter) -> tuple[Datei, ...]:
    """The options that the filter leaves, as a PDF."""

    def make() -> bytes:
        return option_list.as_pdf(bestand, filter_.find(bestand.optionen), filter_words(filter_))

    return (Datei("Optionenliste als PDF", ".pdf", PDF, make),)
