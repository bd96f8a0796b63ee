"""The profile as HTML: what stands where, what is left out, and text that stays text."""

import json
import re
from html import unescape

import beispiel
import feindlich
import pytest
from beispiel import WERTE

from sozialraum.model import STADTTEIL, Quelle
from sozialraum.sources import load
from sozialraum.views import origin, profile, profile_page, table


def head(bestand, raum="01") -> str:
    return profile_page.head(bestand, STADTTEIL, raum, 2022, "abc123")


def rows(fragment: str) -> dict[str, list[str]]:
    """Text of the heading of every row -> texts of its cells."""

    def text(stueck: str) -> str:
        return re.sub(r"<[^>]+>", " ", stueck).strip()

    return {
        re.sub(r"\s+", " ", text(kopf)): [text(zelle) for zelle in re.findall(r"<td.*?</td>", rest, re.S)]
        for kopf, rest in re.findall(r'<tr>\s*(<th scope="row">.*?</th>)(.*?)</tr>', fragment, re.S)
    }


def everything(bestand, raum="01") -> str:
    return "\n".join(
        (
            profile_page.introduction(bestand, STADTTEIL),
            table.html(profile_page.overview(bestand, STADTTEIL, 2022)),
            head(bestand, raum),
            profile_page.themes(bestand, STADTTEIL, raum, 2022),
            profile_page.age(bestand, STADTTEIL, raum, 2022),
            profile_page.surroundings(bestand, STADTTEIL, raum),
            profile_page.gaps(bestand, STADTTEIL, 2022),
            origin.sources(profile.sources(bestand, STADTTEIL, 2022)),
        )
    )


def test_the_overview_leads_to_every_area_and_has_its_key_figures(bestand):
    tabelle = profile_page.overview(bestand, STADTTEIL, 2022)
    assert [spalte.kopf for spalte in tabelle.spalten] == [
        "Stadtteil",
        "Einwohner:innen (Personen, 31.12.2022)",
        "Anteil der Kinder (%, 31.12.2022)",
        "Alleinlebende (%, 09.05.2011)",
        "Förderquote (%, 31.12.2022)",
    ]
    assert [(zeile[0].href, *zeile[1:]) for zeile in tabelle.zeilen] == [
        ("./stadtteil?stadtteil=Testheim", 1200.0, 20.0, 30.5, "k. A."),
        ("./stadtteil?stadtteil=Musterhausen", 2000.0, 15.0, 20.0, "k. A."),
        ("./stadtteil?stadtteil=Beispielau", 2800.0, 20.0, 25.4, "k. A."),
        ("./stadtteil?stadtteil=Probeck", 4200.0, 10.0, "k. A.", "k. A."),
    ]
    assert [quelle.id for quelle in tabelle.quellen] == ["testregister", "testzensus", "testmeldung"]


def test_the_introduction_says_what_to_choose(bestand):
    assert "<h1>Stadtteil auswählen</h1>" in profile_page.introduction(bestand, STADTTEIL)


@pytest.mark.parametrize(
    ("raum", "voriger", "naechster"),
    [("01", "Probeck", "Musterhausen"), ("02", "Testheim", "Beispielau"), ("04", "Beispielau", "Testheim")],
)
def test_one_click_leads_to_the_next_area_and_back_all_around(bestand, raum, voriger, naechster):
    fragment = head(bestand, raum)
    assert f'<a href="./stadtteil?stadtteil={voriger}" rel="prev">← {voriger}</a>' in fragment
    assert f'<a href="./stadtteil?stadtteil={naechster}" rel="next">{naechster} →</a>' in fragment


def test_a_town_with_one_area_has_no_way_to_another(ordner):
    beispiel.write_polygons(ordner, beispiel.features()[:1])
    adressen = beispiel.addresses()
    adressen[adressen["stadtteil_id"] == "01"].to_parquet(ordner / beispiel.ADRESSEN)
    for datei in (WERTE, beispiel.STANDORTE, beispiel.PROGRAMME):
        zeilen = (ordner / datei).read_text(encoding="utf-8").splitlines()
        bleibt = [z for z in zeilen if not re.search(r";0[234]|^p1|;0[1-4] 0[1-4];", z)]
        (ordner / datei).write_text("\n".join(bleibt) + "\n", encoding="utf-8")
    zellen = (ordner / beispiel.WOHNUNGEN).read_text(encoding="utf-8").splitlines()
    (ordner / beispiel.WOHNUNGEN).write_text("\n".join(zellen[:4]) + "\n", encoding="utf-8")
    beispiel.replace(ordner, beispiel.OPTIONEN, 'raeume = ["01", "03"]', 'raeume = ["01"]')
    bestand = load(ordner)
    fragment = head(bestand)
    assert "rel=" not in fragment and "<h1>Testheim</h1>" in fragment
    assert "Rang 1 von 1" in fragment
    assert "Am weitesten" not in fragment  # nothing to differ from
    assert "Kein anderes Gebiet grenzt an." in profile_page.surroundings(bestand, STADTTEIL, "01")


def test_the_head_has_the_figures_with_city_difference_rank_and_date(bestand):
    fragment = head(bestand)
    assert '<a href="./methodik?indikator=Anteil%20der%20Kinder">Anteil der Kinder</a>' in fragment
    assert "<strong>20,0 %</strong><small>Stadtwert 14,9 (+5,1), Rang 1 von 4</small>" in fragment
    assert (
        "<strong>30,5 %</strong><small>Stadtwert 26,8 (+3,7)</small>" in fragment
    )  # no rank: one value is missing
    assert '<strong class="sr-fehlt">keine Angabe</strong><small>liegt hier nicht vor</small>' in fragment
    assert "<small>09.05.2011</small>" in fragment


def test_the_head_has_the_extract_of_its_own_area_in_its_version(bestand):
    assert (
        '<img src="./sozialraum/ausschnitt/stadtteil/01.svg?abc123" alt="Kartenausschnitt: Testheim'
        in head(bestand)
    )
    assert re.search(r"Stadtteil von Lübeck, 0,8 km²\.", head(bestand))  # 717 m × 1112 m


def test_the_special_sentence_names_the_three_furthest_from_the_mean(bestand):
    # in standard deviations: density 1200/2000/2800/4200 -1,2, moves 100/50/50/100 +1,0, children +0,9
    assert re.fullmatch(
        r"Am weitesten vom Mittel der Stadtteile entfernt: "
        r"Dichte \(2022\) 1\.\d{3}\sEinw\. je km² \(Stadtwert 3\.\d{3}\), "
        r"Umzugsrate \(2022\) 100,0\sje 1\.000 \(Stadtwert 76,5\) "
        r"und Anteil der Kinder \(2022\) 20,0\s% \(Stadtwert 14,9\)\.",
        profile_page.special(bestand, STADTTEIL, "01", 2022),
    )


def test_what_is_equal_everywhere_is_not_special(ordner):
    for kinder, einwohner in ((240, 1200), (300, 2000), (560, 2800), (420, 4200)):
        beispiel.replace(
            ordner, WERTE, f";kinder;2022-12-31;{kinder};", f";kinder;2022-12-31;{einwohner // 10};"
        )
    satz = profile_page.special(load(ordner), STADTTEIL, "01", 2022)
    assert "Dichte" in satz and "Kinder" not in satz


def test_the_themes_have_a_row_for_every_indikator(bestand):
    zeilen = rows(profile_page.themes(bestand, STADTTEIL, "01", 2022))
    assert zeilen["Anteil der Kinder 31.12.2022, %"] == ["20,0", "14,9", "+5,1", "1", "", "–"]
    assert zeilen["Entwicklung 31.12.2022, % seit 2020"][:4] == ["20,0", "2,0", "+18,0", "1"]
    assert zeilen["Einwohner:innen 31.12.2022, Personen"][:4] == ["1.200", "10.200", "–", "4"]
    assert zeilen["Umzugsrate 2022, je 1.000"] == ["100,0", "76,5", "+23,5", "1", "ein Stand", "–"]


def test_a_missing_value_is_a_gap_with_its_reason_and_not_a_number(bestand):
    zeilen = rows(profile_page.themes(bestand, STADTTEIL, "04", 2022))
    name = "Alleinlebende 09.05.2011, %; hier keine Angabe: unterdrückt, Zahl zu klein"
    assert zeilen[name] == ["k. A.", "26,8", "–", "–", "ein Stand", "–"]


def test_a_series_has_its_words_and_a_trend_its_arrow_with_a_name(ordner):
    for jahr, wert in ((2017, 700), (2018, 800), (2019, 900)):
        beispiel.append(ordner, WERTE, f"stadtteil;01;einwohner;{jahr}-12-31;{wert};;testregister;amtlich;\n")
    fragment = profile_page.themes(load(ordner), STADTTEIL, "01", 2022)
    worte = "2017: 700 bis 2022: 1.200; Trend 2017 bis 2022: steigt"
    assert f'alt="Einwohner:innen auf der Seite Zeit; {worte}" title="{worte}"' in fragment
    assert '<span role="img" aria-label="steigt" title="steigt">↗</span>' in fragment


def test_a_small_series_leads_to_the_page_zeit(bestand):
    fragment = profile_page.themes(bestand, STADTTEIL, "01", 2022)
    (adresse,) = re.findall(r'<a href="([^"]+)"><img [^>]*alt="Einwohner:innen auf der Seite Zeit', fragment)
    assert unescape(adresse) == "./zeit?indikator=Einwohner%3Ainnen&stadtteil=Testheim"


def test_the_rules_of_rank_and_trend_stand_below_the_tables(bestand):
    fragment = profile_page.themes(bestand, STADTTEIL, "01", 2022)
    assert "Rang 1 ist der höchste Wert unter 4 Stadtteilen." in fragment
    assert "Weniger als sechs Jahre" in fragment


def test_age_bars_are_as_long_as_their_shares(bestand):
    fragment = profile_page.age(bestand, STADTTEIL, "01", 2022)
    # 14,9 of 20,0 are 74,5 %
    assert re.findall(r"width:(\d+)%", fragment) == ["100", "74"]
    assert "Anteile an der Bevölkerung in %, 31.12.2022" in fragment
    assert rows(fragment) == {"Anteil der Kinder": ["20,0", "14,9"]}


def test_without_values_the_age_structure_says_so(ordner):
    beispiel.replace(ordner, WERTE, "stadt;00;kinder;2022-12-31", "stadt;00;kinder;2022-06-30")
    fragment = profile_page.age(load(ordner), STADTTEIL, "01", 2022)
    assert "fehlen Werte zu einem gemeinsamen Stichtag" in fragment and "<table" not in fragment


def test_neighbours_share_a_border_and_the_longest_comes_first(bestand):
    fragment = profile_page.surroundings(bestand, STADTTEIL, "01")
    # a hundredth of a degree: 1,1 km to the north, 0,7 km to the east; Probeck touches in a point only
    assert re.findall(r'stadtteil=(\w+)">\w+</a> <small>([\d,]+) km', fragment) == [
        ("Musterhausen", "1,1"),
        ("Beispielau", "0,7"),
    ]


def test_gaps_say_who_has_the_values(bestand):
    fragment = profile_page.gaps(bestand, STADTTEIL, 2022)
    assert "<p>Ein Indikator ist höchstens" in fragment
    assert "<summary>Amt für Beispiele <span>(1)</span></summary>" in fragment
    assert "<small>Stadtwert 12,8\u00a0% (31.12.2022)</small>" in fragment


def test_without_a_gap_the_page_says_so(ordner):
    beispiel.append(ordner, WERTE, "stadtteil;01;foerderquote;2022-12-31;10,0;;testmeldung;presse;\n")
    assert "Zu jedem Indikator des Katalogs gibt es Werte für Gebiete." in profile_page.gaps(
        load(ordner), STADTTEIL, 2022
    )


def test_without_any_value_every_indikator_is_a_gap_and_nothing_breaks(ordner):
    kopf = (ordner / WERTE).read_text(encoding="utf-8").splitlines()[0]
    (ordner / WERTE).write_text(kopf + "\n", encoding="utf-8")
    fragment = everything(load(ordner))
    assert "<p>7 Indikatoren sind höchstens" in fragment
    assert fragment.count("keine Angabe</strong>") == 3
    assert "nan" not in fragment.lower().replace("benannt", "")


def test_sources_have_publisher_licence_and_a_date_as_germans_write_it():
    quelle = Quelle("q", "Titel", "Amt", "https://example.org/q", "CC BY 4.0", "2023-01-31")
    assert (
        '<a href="https://example.org/q" rel="noreferrer">Titel</a>, Amt, CC BY 4.0 <small>31.01.2023</small>'
        in origin.sources([quelle])
    )


@pytest.mark.parametrize(
    "text", ["</script><script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "{{ 7*7 }}{% raw %}"]
)
def test_hostile_text_stays_text_everywhere(ordner, text):
    feindlich.fill_with(ordner, text)
    fragment = everything(load(ordner))
    assert "<script" not in fragment and "<img src=x" not in fragment and "{{ 49" not in fragment
    tags = re.findall(r"<[^>]*>", fragment)
    assert all(tag.count('"') % 2 == 0 for tag in tags)
    assert not [tag for tag in tags if " onerror=" in re.sub(r'"[^"]*"', "", tag)]
    geschrieben = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    geschrieben = geschrieben.replace('"', "&#34;").replace("'", "&#39;")
    assert f"<h1>Testheim{geschrieben}</h1>" in fragment
    assert json.dumps(fragment)
