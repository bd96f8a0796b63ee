"""A typed address leads to its place, however it is spelled, and to no wrong place in silence."""

import re
import unicodedata
from dataclasses import replace as variant

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.analysis.addresses import HOECHSTENS, LAENGSTE, Status, find_address

ZEILEN = [
    # strasse, hausnummer, zusatz, plz, stadtteil_id, lon, lat
    ("Große Übergasse", "2", "", "12345", "01", 10.002, 50.002),
    ("Große Übergasse", "2", "a", "12345", "01", 10.003, 50.002),
    ("Große Übergasse", "10", "", "12345", "01", 10.004, 50.002),
    ("Große Übergasse", "11", "", "12345", "01", 10.005, 50.002),
    ("Große Übergasse", "12", "", "12345", "01", 10.006, 50.002),
    ("Große Übergasse", "30", "c1", "12345", "01", 10.007, 50.002),
    ("Große Übergasse 2/", "5", "", "12345", "01", 10.002, 50.003),
    ("St.-Änne-Straße", "1", "", "12345", "02", 10.012, 50.002),
    ("Am Rand", "1", "", "12345", "01", 10.001, 50.009),
    ("Am Rand", "2", "", "12345", "03", 10.001, 50.011),
    ("Am Rand", "3", "", "12346", "03", 10.001, 50.012),
    ("Buchenweg", "3", "", "12345", "01", 10.004, 50.004),
    ("Eichenweg", "3", "", "12346", "03", 10.004, 50.014),
    ("Eichenweg", "4", "", "12346", "03", 10.005, 50.014),
    ("Zum 1. Beispiel", "7", "", "12345", "01", 10.006, 50.006),
    ("Doppelhof", "1", "", "12345", "01", 10.007, 50.007),
    ("Doppelhof", "1", "", "12346", "03", 10.007, 50.017),
    ("Dr.-Erna-Musterfrau-Straße", "8", "", "12346", "04", 10.014, 50.014),
]


def with_addresses(bestand, zeilen):
    """The invented data with other addresses, and nothing computed yet."""
    tabelle = gpd.GeoDataFrame(
        [(*zeile[:5], shapely.Point(zeile[5:])) for zeile in zeilen],
        columns=["strasse", "hausnummer", "zusatz", "plz", "stadtteil_id", "geometry"],
        geometry="geometry",
        crs=4326,
    )
    return variant(bestand, adressen=tabelle, ergebnisse={})


@pytest.fixture(scope="module")
def ort(bestand):
    return with_addresses(bestand, ZEILEN)


@pytest.mark.parametrize(
    "eingabe",
    [
        "Große Übergasse 2a",
        "  große   übergasse 2 A ",
        "GROSSE ÜBERGASSE 2A",
        "grosse uebergasse 2-a",
        "Große-Übergasse 002a",
        "Gr. Übergasse 2a",
        unicodedata.normalize("NFD", "Große Übergasse 2a"),
        "Große Übergasse 2a, 12345 Beispiel",
        "Große Übergasse 2a, 12345 Lübeck",
        "Große Übergasse 2a 12345",
        "12345 Hansestadt Lübeck, Große Übergasse 2a",
        "Große Übergasse 2a, Lübeck-Rand",
        "Große Übergasse 2a Lübeck",
        "Lübeck, Große Übergasse, 2a",
        "Große Übergasse 2a-10",
        "Große Übergasse 2a – 10",
        "Große Übergasse 2a bis 10 b",
    ],
)
def test_every_admissible_spelling_leads_to_the_same_address(ort, eingabe):
    fund = find_address(ort, eingabe)
    assert (fund.status, fund.berichtigt, fund.vorschlaege) == (Status.GEFUNDEN, False, ())
    haus = fund.treffer
    assert (haus.strasse, haus.hausnummer, haus.plz) == ("Große Übergasse", "2a", "12345")
    assert (haus.stadtteil_id, haus.lat, haus.lon) == ("01", 50.002, 10.003)
    assert haus.anschrift == "Große Übergasse 2a"


@pytest.mark.parametrize(
    ("eingabe", "anschrift"),
    [
        ("Große Übergasse 30 C1", "Große Übergasse 30c1"),
        ("Sankt Änne Str. 1", "St.-Änne-Straße 1"),
        ("st-aenne-str 1", "St.-Änne-Straße 1"),
        ("Zum 1. Beispiel 7", "Zum 1. Beispiel 7"),
        ("Doktor Erna Musterfrau Strasse 8", "Dr.-Erna-Musterfrau-Straße 8"),
    ],
)
def test_abbreviations_and_digits_in_names_are_understood(ort, eingabe, anschrift):
    fund = find_address(ort, eingabe)
    assert (fund.status, fund.treffer.anschrift, fund.berichtigt) == (Status.GEFUNDEN, anschrift, False)


@pytest.mark.parametrize("eingabe", ["Große Übergasse 2/5", "große übergasse 2 / 5"])
def test_a_courtyard_is_a_number_of_its_street(ort, eingabe):
    haus = find_address(ort, eingabe).treffer
    assert (haus.strasse, haus.hausnummer, haus.lat) == ("Große Übergasse", "2/5", 50.003)
    assert find_address(ort, "Große Übergasse 2").treffer.lat == 50.002


@pytest.mark.parametrize(
    ("eingabe", "anschrift"),
    [
        ("Buhcenweg 3", "Buchenweg 3"),  # two letters swapped
        ("Große Überggase 2", "Große Übergasse 2"),
        ("Grose Ubergasse 2", "Große Übergasse 2"),  # two letters missing in a long name
        ("St. Änne Strase 1", "St.-Änne-Straße 1"),
        ("Übergasse 2", "Große Übergasse 2"),  # a word missing
        ("Erna-Musterfrau-Str. 8", "Dr.-Erna-Musterfrau-Straße 8"),
        ("Musterfrau 8", "Dr.-Erna-Musterfrau-Straße 8"),
    ],
)
def test_a_corrected_spelling_is_said(ort, eingabe, anschrift):
    fund = find_address(ort, eingabe)
    assert (fund.status, fund.treffer.anschrift, fund.berichtigt) == (Status.GEFUNDEN, anschrift, True)


def test_of_two_streets_equally_near_none_is_chosen(ort):
    fund = find_address(ort, "Bichenweg 3")
    assert (fund.status, fund.treffer, fund.lage) == (Status.MEHRDEUTIG, None, None)
    assert fund.vorschlaege == ("Buchenweg 3", "Eichenweg 3")


def test_the_suggestion_is_the_street_alone_where_it_lacks_the_number_and_comes_later(ort):
    assert find_address(ort, "Bichenweg 4").vorschlaege == ("Eichenweg 4", "Buchenweg")
    assert find_address(ort, "Bichenweg").vorschlaege == ("Buchenweg", "Eichenweg")


def test_the_postcode_decides_between_streets_equally_near(ort):
    fund = find_address(ort, "Bichenweg 3, 12346")
    assert (fund.treffer.anschrift, fund.berichtigt, fund.plz) == ("Eichenweg 3", True, "12346")


def test_a_postcode_that_fits_none_decides_nothing(ort):
    assert find_address(ort, "Bichenweg 3, 99999").status == Status.MEHRDEUTIG
    fund = find_address(ort, "Buchenweg 3, 99999")
    assert (fund.treffer.plz, fund.plz) == ("12345", "99999")


def test_the_same_address_in_two_postcodes_is_ambiguous_until_one_is_typed(ort):
    fund = find_address(ort, "Doppelhof 1")
    assert (fund.status, fund.treffer) == (Status.MEHRDEUTIG, None)
    assert fund.vorschlaege == ("Doppelhof 1, 12345", "Doppelhof 1, 12346")
    assert [find_address(ort, v).treffer.stadtteil_id for v in fund.vorschlaege] == ["01", "03"]


def test_an_unknown_number_leads_to_the_nearest_ones_in_their_order(ort):
    fund = find_address(ort, "Große Übergasse 9")
    assert (fund.status, fund.treffer) == (Status.HAUSNUMMER_FEHLT, None)
    assert fund.lage.name == "Große Übergasse"
    # distances 7, 7, 7, 1, 2, 3, 21: of the three equally far the first two
    nahe = ("2", "2a", "10", "11", "12")
    assert fund.vorschlaege == tuple(f"Große Übergasse {nummer}" for nummer in nahe)


def test_a_known_number_with_an_unknown_suffix_is_not_taken_for_it(ort):
    fund = find_address(ort, "Eichenweg 4x")
    assert (fund.status, fund.vorschlaege) == (Status.HAUSNUMMER_FEHLT, ("Eichenweg 3", "Eichenweg 4"))


def test_a_street_alone_says_all_its_stadtteile_the_largest_part_first(ort):
    fund = find_address(ort, "am rand")
    assert (fund.status, fund.treffer, fund.vorschlaege) == (Status.NUR_STRASSE, None, ())
    lage = fund.lage
    assert (lage.name, lage.plz, lage.stadtteile) == ("Am Rand", ("12345", "12346"), ("03", "01"))
    # the mean latitude is (50.009 + 50.011 + 50.012) / 3 = 50.0107; number 2 is nearest to it
    assert (lage.lat, lage.lon) == (50.011, 10.001)


def test_the_postcode_narrows_a_street_down(ort):
    lage = find_address(ort, "Am Rand, 12346 Lübeck").lage
    assert (lage.plz, lage.stadtteile, lage.lat) == (("12346",), ("03",), 50.012)
    assert find_address(ort, "Am Rand, 99999").lage.stadtteile == ("03", "01")


@pytest.mark.parametrize("eingabe", ["", "   ", "\t\n"])
def test_nothing_typed_is_no_search(ort, eingabe):
    assert find_address(ort, eingabe).status == Status.LEER


@pytest.mark.parametrize(
    "eingabe", ["Qwertzweg 1", "Xyz 1", "Straße 2", "Weg", "5", "12345", "12345 Lübeck", "Lübeck", "!?", "…"]
)
def test_nonsense_is_unknown(ort, eingabe):
    fund = find_address(ort, eingabe)
    assert (fund.status, fund.treffer, fund.lage, fund.vorschlaege) == (Status.UNBEKANNT, None, None, ())


def test_a_street_of_another_kind_is_suggested_but_never_taken_for_a_misspelt_one(ort):
    # "platz" and "weg" differ in four letters, "berg" and "weg" only in two
    for eingabe in ("Buchenplatz 3", "Buchenberg 3"):
        fund = find_address(ort, eingabe)
        assert (fund.status, fund.vorschlaege) == (Status.UNBEKANNT, ("Buchenweg 3",))


def test_a_street_is_chosen_only_if_it_is_twice_as_near_as_the_next(bestand):
    namen = ("Langenfelderau", "Langenfeldorau")
    ort = with_addresses(bestand, [(n, "1", "", "12345", "01", 10.001, 50.001) for n in namen])
    # one wrong letter against two, then two against three
    assert find_address(ort, "Lamgenfelderau 1").treffer.strasse == "Langenfelderau"
    fund = find_address(ort, "Lamgemfelderau 1")
    assert (fund.status, fund.vorschlaege) == (Status.MEHRDEUTIG, ("Langenfelderau 1", "Langenfeldorau 1"))
    # three wrong letters are one too many for a name of this length, but enough for a suggestion
    fund = find_address(ort, "Lomgemfelderau 1")
    assert (fund.status, fund.vorschlaege) == (Status.UNBEKANNT, ("Langenfelderau 1",))


def test_there_are_never_too_many_suggestions_and_a_beginning_that_fits_all_fits_none(bestand):
    def streets(anzahl):
        namen = [f"Lindenhain{chr(97 + i)}{chr(110 - i % 13)}" for i in range(anzahl)]
        return with_addresses(bestand, [(n, "1", "", "12345", "01", 10.001, 50.001) for n in namen])

    wenige = find_address(streets(20), "Lindenh 1")
    assert (wenige.status, len(wenige.vorschlaege)) == (Status.MEHRDEUTIG, HOECHSTENS)
    assert find_address(streets(21), "Lindenh 1").status == Status.UNBEKANNT


def test_two_official_spellings_of_one_name_are_one_street(bestand):
    ort = with_addresses(
        bestand,
        [
            ("Test-Allee", "1", "", "12345", "01", 10.001, 50.001),
            ("Testallee", "2", "", "12345", "02", 10.011, 50.001),
        ],
    )
    assert find_address(ort, "Testallee 1").treffer.stadtteil_id == "01"
    assert find_address(ort, "Testallee 2").treffer.stadtteil_id == "02"


def test_the_index_is_built_once_and_kept_with_the_data(bestand):
    ort = with_addresses(bestand, ZEILEN)
    find_address(ort, "Buchenweg 3")
    verzeichnis = ort.ergebnisse["adressverzeichnis"]
    find_address(ort, "Eichenweg 3")
    assert ort.ergebnisse["adressverzeichnis"] is verzeichnis


def test_of_an_endless_text_only_the_beginning_is_read(ort):
    fund = find_address(ort, "Buchenweg 3 " + "x" * 10_000)
    assert (fund.status, len(fund.eingabe)) == (Status.UNBEKANNT, LAENGSTE)


@given(text=st.text(max_size=200))
def test_no_text_breaks_the_search(luebeck, text):
    fund = find_address(luebeck, text)
    assert (fund.treffer is not None) == (fund.status == Status.GEFUNDEN)


def with_umlauts_written_out(text):
    return text.translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}))


SCHREIBWEISEN = {
    "case": [str, str.lower, str.upper, str.title],
    "umlauts": [str, with_umlauts_written_out, lambda t: unicodedata.normalize("NFD", t)],
    "straße": [
        str,
        lambda t: t.replace("ß", "ss"),
        lambda t: re.sub(r"(?<=[Ss])traße\b", "tr.", t),
        lambda t: re.sub(r"(?<=[Ss])traße\b", "tr", t),
        lambda t: re.sub(r"(?<=[Ss])traße\b", "trasse", t),
    ],
    "hyphens": [
        str,
        lambda t: t.replace("-", " "),
        lambda t: t.replace(" ", "-"),
        lambda t: t.replace(" ", "  "),
    ],
}


@given(daten=st.data())
def test_every_official_address_is_found_in_every_admissible_spelling(luebeck, daten):
    zeile = luebeck.adressen.iloc[daten.draw(st.integers(0, len(luebeck.adressen) - 1))]
    gang = re.fullmatch(r"(.*?) ?(\d+/)", zeile.strasse)
    name, haus = (gang[1], gang[2]) if gang else (zeile.strasse, "")
    for wege in SCHREIBWEISEN.values():
        name = daten.draw(st.sampled_from(wege))(name)
    nummer = f"{haus}{zeile.hausnummer}" + daten.draw(st.sampled_from(["", " "])) + zeile.zusatz
    nummer = daten.draw(st.sampled_from([str.lower, str.upper]))(nummer)
    ende = daten.draw(st.sampled_from(["", ", {} Lübeck", " {}", ", Lübeck", " Lübeck", ", {}"]))
    fund = find_address(luebeck, f"{name} {nummer}{ende.format(zeile.plz)}")
    assert (fund.status, fund.berichtigt) == (Status.GEFUNDEN, False)
    assert fund.treffer.stadtteil_id == zeile.stadtteil_id
    assert (fund.treffer.lon, fund.treffer.lat) == (zeile.geometry.x, zeile.geometry.y)


@settings(max_examples=40)
@given(daten=st.data())
def test_a_suggestion_typed_as_it_stands_leads_somewhere(luebeck, daten):
    zeile = luebeck.adressen.iloc[daten.draw(st.integers(0, len(luebeck.adressen) - 1))]
    ab = daten.draw(st.integers(0, len(zeile.strasse) - 1))
    eingabe = f"{zeile.strasse[:ab]}{zeile.strasse[ab + 2 :]} {daten.draw(st.integers(1, 300))}"
    for vorschlag in find_address(luebeck, eingabe).vorschlaege:
        fund = find_address(luebeck, vorschlag)
        assert fund.status in (Status.GEFUNDEN, Status.NUR_STRASSE), vorschlag
        assert not fund.berichtigt


@pytest.mark.parametrize(
    ("eingabe", "anschrift", "stadtteil"),
    [
        ("Moislinger Alee 54", "Moislinger Allee 54", "05"),
        ("Moislinger Al. 54", "Moislinger Allee 54", "05"),
        ("Fackenburgr Allee 12a", "Fackenburger Allee 12a", "06"),
        ("Ratzeburger Alle 160", "Ratzeburger Allee 160", "02"),
        ("Beckergurbe 10", "Beckergrube 10", "01"),
        ("Breite Strase 62", "Breite Straße 62", "01"),
        ("Huxstr. 12", "Hüxstraße 12", "01"),
        ("Untertrave 5", "An der Untertrave 5", "01"),
        ("Julius-Leber-Str. 3", "Dr.-Julius-Leber-Straße 3", "01"),
        ("Vorderreie 1", "Vorderreihe 1", "10"),
        ("Mecklenbuger Landstr. 12", "Mecklenburger Landstraße 12", "10"),
    ],
)
def test_likely_typing_errors_on_streets_of_luebeck(luebeck, eingabe, anschrift, stadtteil):
    fund = find_address(luebeck, eingabe)
    assert (fund.status, fund.berichtigt) == (Status.GEFUNDEN, True)
    assert (fund.treffer.anschrift, fund.treffer.stadtteil_id) == (anschrift, stadtteil)


@pytest.mark.parametrize(
    ("eingabe", "status", "enthalten"),
    [
        ("Bichenweg 3", Status.MEHRDEUTIG, "Eichenweg 3"),
        ("Hudnestr. 5", Status.MEHRDEUTIG, "Hundestraße 5"),
        ("Hauptstr. 5", Status.MEHRDEUTIG, "Kücknitzer Hauptstraße 5"),
        ("Moislinger 54", Status.MEHRDEUTIG, "Moislinger Allee 54"),
        ("Moislinger Straße 54", Status.UNBEKANNT, "Moislinger Allee 54"),
        ("Moislinger Weg 4", Status.UNBEKANNT, "Moislinger Allee 4"),
        ("Kanalweg 3", Status.UNBEKANNT, "Kanalstraße 3"),
    ],
)
def test_where_luebeck_has_several_like_it_none_is_chosen(luebeck, eingabe, status, enthalten):
    fund = find_address(luebeck, eingabe)
    assert fund.status == status
    assert enthalten in fund.vorschlaege


@pytest.mark.parametrize(
    "eingabe",
    [
        "Qwertzweg 1",
        "Xyz 1",
        "Bahnhofstraße 1",
        "Musterstraße 1",
        "Abcstraße 1",
        "Kurfürstendamm 5",
        "Foobar",
    ],
)
def test_what_luebeck_does_not_have_is_unknown(luebeck, eingabe):
    fund = find_address(luebeck, eingabe)
    assert (fund.status, fund.treffer, fund.lage) == (Status.UNBEKANNT, None, None)


@pytest.mark.parametrize(
    ("eingabe", "anschrift"), [("Hundestr. 5", "Hundestraße 5"), ("Hudestr. 5", "Hudestraße 5")]
)
def test_a_street_spelled_right_wins_over_its_neighbour_in_the_alphabet(luebeck, eingabe, anschrift):
    fund = find_address(luebeck, eingabe)
    assert (fund.treffer.anschrift, fund.berichtigt) == (anschrift, False)


def test_a_long_road_has_addresses_in_four_stadtteile(luebeck):
    lage = find_address(luebeck, "Travemünder Landstr.").lage
    assert set(lage.stadtteile) == {"07", "08", "09", "10"}
    assert lage.plz == ("23568", "23569", "23570")
