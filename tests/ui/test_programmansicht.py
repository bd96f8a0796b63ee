"""The view Programmgebiete, without a browser."""

import beispiel
from seiten import text


def page():
    """The view alone."""
    from sozialraum.sources import current
    from sozialraum.ui import programmgebiete

    programmgebiete.show(current())


def test_all_programme_areas_are_shown_and_can_be_taken_along(open_page):
    seite = open_page()
    assert text(seite).count('<th scope="row">') == 3
    assert [kasten.label for kasten in seite.expander] == ["Mitnehmen"]


def test_neighbourhood_management_is_shown_where_there_is_any(open_page, ordner):
    beispiel.replace(
        ordner,
        beispiel.OPTIONEN,
        'belegstufe = "A"\nhandlungsfeld = "Netze"',
        'belegstufe = "A"\nhandlungsfeld = "Quartiersmanagement"',
    )
    seite = open_page()
    assert "<h2>Quartiersmanagement: Empfehlung und Stand</h2>" in text(seite)


def test_a_folder_without_programme_areas_is_said(open_page, ordner):
    kopf = (ordner / beispiel.PROGRAMME).read_text(encoding="utf-8").splitlines()[0]
    (ordner / beispiel.PROGRAMME).write_text(kopf + "\n", encoding="utf-8")
    assert "Programmgebiete sind nicht erfasst." in text(open_page())
