"""The ready stories: every number on a slide or in its notes comes from the data, and nothing else does."""

import re

import pytest

from sozialraum.analysis.gap import Hindernis, Lage, gaps
from sozialraum.analysis.reach import UMWEG, Standortwahl, reach, sites
from sozialraum.analysis.values import describe
from sozialraum.model import STADT_ID, STADTTEIL, Rundenart
from sozialraum.sources import STANDARDORDNER, story
from sozialraum.views import numbers, reach_words

WORTE = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
ZAHL = re.compile(
    rf"VO/[\d/-]*\d|VOLFDNR \d+|\d+(?:[.,]\d+)*|\b(?:{'|'.join(WORTE[2:])}|eines)\b", re.IGNORECASE
)
"""References to papers, numbers in digits, and numbers in words but for the article "ein"."""
MOISLING, ST_LORENZ_NORD, INNENSTADT, TRAVEMUENDE = "03", "06", "01", "10"


def numbers_in(*texte: str) -> set[str]:
    funde = ZAHL.findall(" ".join(texte))
    return {fund if fund.startswith("VO") else fund.lower() for fund in funde}


def word(anzahl: int) -> str:
    return WORTE[anzahl]


class Zahlen:
    """What the data say, written as on a slide."""

    def __init__(self, bestand) -> None:
        self.bestand = bestand
        self.optionen = {option.id: option for option in bestand.optionen}
        self.namen = bestand.raumebenen[STADTTEIL].namen

    def picture(self, indikator: str, jahr: int):
        bild = describe(self.bestand, self.bestand.indikatoren[indikator], STADTTEIL, jahr)
        assert bild.jahr == jahr
        return bild

    def value(self, indikator: str, jahr: int, raum: str | None = None) -> str:
        bild = self.picture(indikator, jahr)
        wert = bild.stadtwert if raum is None else bild.werte[raum]
        return numbers.number(wert, bild.indikator.nachkommastellen)

    def date(self, indikator: str, jahr: int) -> str:
        return numbers.date(self.picture(indikator, jahr).stichtag)

    def ranking(self, indikator: str, jahr: int) -> list[str]:
        """Names, highest value first."""
        return [self.namen[raum] for raum in self.picture(indikator, jahr).werte.sort_values().index[::-1]]

    def paper(self, indikator: str, jahr: int) -> str:
        """The reference in the title of the only source of an Indikator in a year."""
        (quelle,) = self.picture(indikator, jahr).quellen
        return re.search(r"VOLFDNR \d+", self.bestand.quellen[quelle].titel)[0]

    def event(self, option: str, wort: str) -> str:
        (datum,) = {e.datum for e in self.optionen[option].verlauf if wort in e.ereignis}
        return numbers.date(datum)

    def document(self, option: str) -> str:
        (drucksache,) = {e.drucksache for e in self.optionen[option].verlauf}
        return drucksache


@pytest.fixture(scope="module")
def zahlen(luebeck) -> Zahlen:
    return Zahlen(luebeck)


@pytest.fixture(scope="module")
def bueros(luebeck):
    """Nachbarschaftsbüros with and without coordinates, and what is reached within 500 m walked."""
    orte, ohne = sites(luebeck, Standortwahl(luebeck.bedarfsregel.arten))
    return orte, ohne, reach(luebeck, orte, 500)


def report(zahlen: Zahlen) -> dict[str, set[str]]:
    z, anzahl = zahlen, len(zahlen.namen)
    einwohner, kinder = z.picture("einwohner", 2022), z.picture("kinder_sgb2", 2021)
    presse = z.bestand.quellen["asb2022_presse"].titel
    assert presse == "Pressemitteilung zum Armuts- und Sozialbericht 2022 Teil 1"
    assert "Teil 2" in z.optionen["o01"].quellen[0].titel
    unbekannt = word(int(kinder.werte.isna().sum()))
    belegt = [o for o in z.bestand.optionen if o.belegstufe.gehoert_zum_bericht]
    a = word(sum(o.belegstufe == "A" for o in belegt))
    assert a == word(sum(o.belegstufe == "B" for o in belegt))
    grenze = set(re.findall(r"\b(?:18|65)\b", " ".join(i.kurzname for i in z.bestand.indikatoren.values())))
    alt = z.bestand.indikatoren["alleinerziehende"].definition
    assert "unter 18 Jahren" in alt
    assert "Zellwerte von 1 und 2 sind nicht veröffentlicht" in alt
    assert "100-m-Gitter" in alt
    transfer = z.bestand.indikatoren["transferleistungen"]
    return {
        "stadtteile": {
            word(anzahl),
            z.date("einwohner", 2022),
            z.value("einwohner", 2022),
            z.value("einwohner", 2022, einwohner.werte.idxmin()),
            z.value("einwohner", 2022, einwohner.werte.idxmax()),
            word(2),  # rounds of this story, see below
        },
        "transferleistungen": {
            z.value("transferleistungen", 2022),
            z.picture("transferleistungen", 2022).stichtag,
            *re.findall(r"Teil (\d)", presse),
            re.search(r"VO/[\d/]*\d", transfer.datenhalter)[0],
        },
        "kinder_sgb2": {
            kinder.stichtag,
            z.value("kinder_sgb2", 2021),
            z.value("kinder_sgb2", 2021, ST_LORENZ_NORD),
            z.paper("kinder_sgb2", 2021),
            unbekannt,
            z.value("minderjaehrige_sgb2_stadtbezirke", 2024),
        },
        "unter_18": {
            z.date("anteil_unter_18", 2022),
            z.value("anteil_unter_18", 2022),
            z.value("anteil_unter_18", 2022, "04"),
            z.value("anteil_unter_18", 2022, MOISLING),
            z.value("anteil_unter_18", 2022, TRAVEMUENDE),
            *(grenze - {"65"}),
        },
        "ab_65": {
            z.date("anteil_65plus", 2022),
            z.value("anteil_65plus", 2022),
            z.value("anteil_65plus", 2022, TRAVEMUENDE),
            z.value("anteil_65plus", 2022, INNENSTADT),
            *(grenze - {"18"}),
        },
        "alleinerziehende": {
            z.date("alleinerziehende", 2011),
            "2011",
            "18",
            "100",
            "1",
            "2",
            z.value("alleinerziehende", 2011),
            z.value("alleinerziehende", 2011, INNENSTADT),
            z.value("alleinerziehende", 2011, MOISLING),
            z.value("alleinerziehende", 2011, "05"),
        },
        "stadtteile_wahl": {word(anzahl)},
        "optionen": {
            word(len(belegt)),
            a,
            "2",  # Teil 2
            z.document("o01"),
            z.event("o01", "zur Kenntnis"),
            z.event("o01", "Weiterverfolgung"),
            word(2),  # in the title of an option
        },
    }


def management(zahlen: Zahlen, bueros) -> dict[str, set[str]]:
    z, (orte, ohne, erreicht) = zahlen, bueros
    einrichtungen = z.bestand.einrichtungen
    bestaetigt = [e for e in einrichtungen if e.status == "bestätigt"]
    stadt = erreicht[STADT_ID]
    kinder = z.picture("kinder_sgb2", 2021)
    werte = {kinder.stichtag, z.value("kinder_sgb2", 2021), z.value("kinder_sgb2", 2021, ST_LORENZ_NORD)}
    regel = z.optionen[z.bestand.bedarfsregel.option]
    return {
        "empfehlung": {
            z.document("o02"),
            z.event("o02", "zur Kenntnis"),
            z.event("o02", "Weiterverfolgung"),
            z.document("o26"),
            *{e.datum[:4] for e in z.optionen["o26"].verlauf},
        },
        "standorte": {
            str(len(einrichtungen)),
            str(len(bestaetigt)),
            min(e.belegt for e in bestaetigt),
            str(sum(e.lat is not None for e in einrichtungen)),
        },
        "reichweite": {
            "500",
            word(len(orte)),
            word(len(ohne)),
            reach_words.rough_text(stadt.einwohner_erreicht).removeprefix("rund "),
            numbers.number(stadt.einwohner),
            numbers.number(stadt.anteil_einwohner, 1),
            z.date("einwohner", 2022),
            z.bestand.quellen["zensus2011_gitter_100m"].stand[:4],
            numbers.number(UMWEG, 1),
            "eines",
        },
        "regel": werte
        | {
            re.search(r"(\d+) Stadtbezirke", regel.hinweis)[1],
            "VOLFDNR " + re.search(r"VOLFDNR=(\d+)", regel.quellen[0].titel)[1],
            z.paper("kinder_sgb2", 2021),
            word(int(kinder.werte.isna().sum())),
        },
        "naeherung": {
            "2011",
            z.value("alleinerziehende", 2011),
            z.date("alleinerziehende", 2011),
            "100",
            "500",
        },
        "wahl": {word(2), word(len(z.namen)), z.document("o02")},
    }


def check_numbers(geschichte, tabelle: dict[str, set[str]]) -> None:
    assert [schritt.id for schritt in geschichte.schritte] == list(tabelle)
    for schritt in geschichte.schritte:
        gefunden = numbers_in(schritt.titel, schritt.text, schritt.notizen)
        assert gefunden == tabelle[schritt.id], schritt.id


def test_every_number_of_the_report_s_story_is_in_the_data(luebeck, zahlen):
    check_numbers(luebeck.geschichten["bericht"], report(zahlen))


def test_every_number_of_the_story_on_quartiersmanagement_is_in_the_data(luebeck, zahlen, bueros):
    check_numbers(luebeck.geschichten["quartiersmanagement"], management(zahlen, bueros))


def test_numbers_are_found_in_whatever_way_they_are_written():
    text = "31.12.2022: 5.782 und 15,2 % (VO/2023/11778-01, VOLFDNR 12), Zehn Büros, ein Haus, 100-m-Netz"
    assert numbers_in(text) == {
        *("31.12.2022", "5.782", "15,2", "VO/2023/11778-01", "VOLFDNR 12", "zehn", "100"),
    }


def test_the_stadtteile_called_highest_and_lowest_are(zahlen):
    einwohner = zahlen.ranking("einwohner", 2022)
    assert (einwohner[0], einwohner[-1]) == ("St. Jürgen", "Schlutup")
    kinder = zahlen.ranking("anteil_unter_18", 2022)
    assert (kinder[:2], kinder[-1]) == (["Buntekuh", "Moisling"], "Travemünde")
    alte = zahlen.ranking("anteil_65plus", 2022)
    assert (alte[0], alte[-1]) == ("Travemünde", "Innenstadt")
    assert zahlen.ranking("alleinerziehende", 2011)[:3] == ["Innenstadt", "Moisling", "St. Lorenz Süd"]


def test_what_is_called_unknown_has_no_value(zahlen):
    kinder = zahlen.picture("kinder_sgb2", 2021)
    assert list(kinder.werte.dropna().index) == [ST_LORENZ_NORD]
    assert kinder.vergleichbar  # city and Stadtteil stand side by side on the slide
    assert zahlen.picture("transferleistungen", 2022).werte.isna().all()
    assert zahlen.bestand.indikatoren["transferleistungen"].nachkommastellen == 0  # "rund"


def test_the_sentences_on_need_and_reach_hold(zahlen, bueros):
    orte, ohne, erreicht = bueros
    assert sum(ort.status == "bestätigt" for ort in (*orte, *ohne)) == 1
    assert all(e.belegt >= "2023" for e in zahlen.bestand.einrichtungen if e.status == "bestätigt")
    bild = zahlen.picture("alleinerziehende", 2011)
    luecken = gaps(bild, erreicht, {ort.stadtteil_id for ort in ohne})

    def names(bedingung) -> set[str]:
        return {zahlen.namen[luecke.raum] for luecke in luecken if bedingung(luecke)}

    assert names(lambda x: x.lage is Lage.HOCH_FERN) == {"Innenstadt"}
    assert names(lambda x: x.lage is Lage.HOCH_NAH) == {"St. Lorenz Süd", "St. Gertrud"}
    assert names(lambda x: x.grund is Hindernis.STANDORT_OHNE_ADRESSE) == {"Moisling", "Buntekuh"}
    einzeln = [zahlen.namen[ort.stadtteil_id] for ort in ohne]
    assert (einzeln.count("Moisling"), einzeln.count("Buntekuh")) == (1, 1)


def test_the_ballots_name_options_of_the_report_and_all_stadtteile(luebeck, zahlen):
    bericht, management = (luebeck.geschichten[name] for name in ("bericht", "quartiersmanagement"))
    (orte, optionen), (beides,) = (
        [schritt.frage for schritt in g.schritte if schritt.frage] for g in (bericht, management)
    )
    assert (orte.art, optionen.art) == (Rundenart.STADTTEILE, Rundenart.OPTIONEN)
    assert beides.art is Rundenart.OPTIONEN_JE_STADTTEIL
    assert orte.raeume == beides.raeume == tuple(zahlen.namen)
    assert len(beides.ziele) == 20
    belegt = {o.id for o in luebeck.optionen if o.belegstufe.gehoert_zum_bericht}
    assert set(optionen.optionen) == belegt
    assert set(beides.optionen) < belegt
    assert not any(zahlen.optionen[kennung].raeume for kennung in belegt)  # none names a Stadtteil
    assert "abgelehnt" in zahlen.optionen["o05"].hinweis.lower()


@pytest.mark.parametrize(("name", "anzahl"), [("bericht", 8), ("quartiersmanagement", 6)])
def test_a_ready_story_fits_on_a_projector_and_is_written_as_the_dashboard_writes_it(luebeck, name, anzahl):
    geschichte = luebeck.geschichten[name]
    assert len(geschichte.schritte) == anzahl
    assert f"in {word(anzahl)} schritten" in geschichte.titel.lower()
    for schritt in geschichte.schritte:
        assert 0 < len(schritt.text) <= 280
        assert "Nicht sagen:" in schritt.notizen
        assert schritt.ansicht.wahl
    datei = STANDARDORDNER / f"geschichten/{name}.json"
    assert datei.read_text(encoding="utf-8") == story.dump(geschichte)
