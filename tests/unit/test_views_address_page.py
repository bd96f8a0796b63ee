"""The answer to a typed address, in sentences, and the mark on the map."""

from dataclasses import replace as variant

import pytest

from sozialraum.analysis.addresses import Adresse, Fund, Status, Strassenlage, find_address
from sozialraum.views import address_page

HAUS = Adresse("Testweg", "5a", "12345", "02", 50.0012345, 10.0112345)
LAGE = Strassenlage("Testweg", ("12345",), ("02",), 50.001, 10.011)
FUND = Fund(Status.GEFUNDEN, "Testweg 5a", treffer=HAUS)
STRASSE = Fund(Status.NUR_STRASSE, "Testweg", lage=LAGE)


@pytest.fixture
def text(bestand):
    """The sentences of an answer without the tags of paragraphs."""
    return lambda fund: address_page.answer(bestand, fund).replace("<p>", "").replace("</p>", "")


def test_an_address_says_its_stadtteil(text):
    html = text(FUND)
    assert 'role="status"' in html
    assert "Testweg 5a (12345) liegt im Stadtteil Musterhausen." in html
    assert "Gemeint" not in html
    assert "<ul>" not in html


def test_an_address_of_the_data_is_answered_from_end_to_end(bestand, text):
    html = text(find_address(bestand, "beispielau-weg 3"))
    assert "Beispielauweg 3 (12345) liegt im Stadtteil Beispielau." in html


@pytest.mark.parametrize("fund", [FUND, STRASSE, variant(STRASSE, status=Status.HAUSNUMMER_FEHLT)])
def test_a_corrected_spelling_is_said(text, fund):
    html = text(variant(fund, berichtigt=True, eingabe="Tetsweg 5a"))
    assert "Gemeint ist wohl „Testweg“, eingegeben ist „Tetsweg 5a“." in html


@pytest.mark.parametrize("fund", [FUND, STRASSE])
def test_a_postcode_that_does_not_fit_is_said(text, fund):
    satz = "Die eingegebene Postleitzahl 99999 gehört nicht dazu."
    assert satz in text(variant(fund, plz="99999"))
    assert "Postleitzahl" not in text(variant(fund, plz="12345"))


def test_a_street_in_one_stadtteil_is_clear_without_a_number(text):
    assert "Testweg (12345): Alle Adressen liegen im Stadtteil Musterhausen." in text(STRASSE)


def test_a_street_in_several_stadtteile_asks_for_the_number(text):
    lage = variant(LAGE, plz=("12345", "12346"), stadtteile=("03", "01"))
    html = text(variant(STRASSE, lage=lage))
    satz = "Testweg (12345 und 12346): Adressen liegen in den Stadtteilen Beispielau und Testheim."
    assert satz in html
    assert "Eindeutig ist der Stadtteil erst mit der Hausnummer." in html


def test_an_unknown_number_names_its_neighbours_and_still_the_stadtteil(text):
    fund = Fund(Status.HAUSNUMMER_FEHLT, "Testweg 6", lage=LAGE, vorschlaege=("Testweg 5a", "Testweg 7"))
    html = text(fund)
    assert "Im amtlichen Adressverzeichnis hat „Testweg“ diese Hausnummer nicht." in html
    assert "Alle Adressen liegen im Stadtteil Musterhausen." in html
    assert "Benachbarte Hausnummern:\n<ul><li>Testweg 5a</li><li>Testweg 7</li></ul>" in html


def test_an_ambiguous_name_lists_what_can_be_meant(text):
    html = text(Fund(Status.MEHRDEUTIG, "Bichenweg 3", vorschlaege=("Buchenweg 3", "Eichenweg 3")))
    assert "„Bichenweg 3“ ist nicht eindeutig." in html
    assert "Gemeint sein kann:\n<ul><li>Buchenweg 3</li><li>Eichenweg 3</li></ul>" in html


def test_an_unknown_address_says_what_to_check(text):
    html = text(Fund(Status.UNBEKANNT, "Xyz 1"))
    assert "„Xyz 1“ ist im amtlichen Adressverzeichnis nicht enthalten." in html
    assert "Zu prüfen: Schreibweise" in html
    assert "Ähnliche Namen" not in html
    assert "<li>Xyweg</li>" in text(Fund(Status.UNBEKANNT, "Xyz 1", vorschlaege=("Xyweg",)))


def test_nothing_typed_says_what_to_type(text):
    assert "Straße und Hausnummer eingeben" in text(Fund(Status.LEER, ""))


@pytest.mark.parametrize("status", Status)
def test_every_answer_names_the_source_and_its_date(text, status):
    fund = variant(FUND, status=status, lage=LAGE)
    assert "Erfundene Adressen: Amt für Straßen, CC BY 3.0. Stand 01.02.2023" in text(fund)


def test_typed_text_is_never_markup(text):
    html = text(Fund(Status.UNBEKANNT, "<script>alert(1)</script>", vorschlaege=("<b>",)))
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_the_mark_stands_at_the_address_or_in_the_middle_of_the_street():
    assert address_page.mark(FUND) == [50.00123, 10.01123, "Testweg 5a"]
    assert address_page.mark(STRASSE) == [50.001, 10.011, "Testweg"]


@pytest.mark.parametrize("status", sorted({*Status} - {Status.GEFUNDEN, Status.NUR_STRASSE}))
def test_without_a_place_there_is_no_mark(status):
    assert address_page.mark(variant(STRASSE, status=status)) is None
