"""The Gebietssuche in words, on the invented town.

Shares of children 2022: 20,0 · 15,0 · 20,0 · 10,0, town 14,9. Alleinlebende 2011: 30,5 · 20,0 · 25,4 · none,
town 26,8.
"""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import beispiel
import pytest
from werte import with_values
from zahlen import EINGABEN, KEINE_ZAHLEN

from sozialraum.analysis.screening import Regel
from sozialraum.sources import load
from sozialraum.views import links, map_page, profile, screening_page, screening_words
from sozialraum.views.screening_page import ODER, Suchzeile

UEBER, UNTER = Regel.UEBER_STADTWERT, Regel.UNTER_STADTWERT
OBEN, UNTEN = Regel.OBERES_DRITTEL, Regel.UNTERES_DRITTEL
MINDESTENS, HOECHSTENS = Regel.MINDESTENS, Regel.HOECHSTENS


def words(html):
    """The text a reader sees."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def row(bestand, indikator, regel=UEBER, eingabe=""):
    eintrag = bestand.indikatoren[indikator]
    ueblich = screening_page.usual_number(bestand, eintrag, "stadtteil", 2022, 2020)
    return Suchzeile(eintrag, regel, ueblich, eingabe)


def search(bestand, *zeilen, alle=True, jahr=2022):
    return screening_page.search(
        bestand,
        [row(bestand, *zeile) for zeile in zeilen],
        alle=alle,
        raumebene="stadtteil",
        jahr=jahr,
        basisjahr=2020,
    )


def sentence(bestand, *zeilen, alle=True):
    return screening_words.sentence(search(bestand, *zeilen, alle=alle))


def proofs(suche, raum):
    """What stands in the list below an area."""
    return [screening_words.proof(raum, befund) for befund in suche.ergebnis.befunde[raum]]


def flat(text):
    """Protected blanks as plain ones."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("text", "zahl"), EINGABEN.items())
def test_a_number_of_a_condition_is_read_as_german_readers_write_it(bestand, text, zahl):
    zeile = Suchzeile(bestand.indikatoren["anteil_kinder"], Regel.MINDESTENS, 15.0, text)
    assert zeile.bedingung.wert == zahl and not zeile.unlesbar


@pytest.mark.parametrize("text", KEINE_ZAHLEN)
def test_a_condition_with_an_entry_that_is_no_number_has_none(bestand, text):
    zeile = Suchzeile(bestand.indikatoren["anteil_kinder"], Regel.MINDESTENS, 15.0, text)
    assert zeile.bedingung.wert is None and zeile.unlesbar


def test_the_label_of_a_number_carries_the_unit_and_escapes_only_what_markdown_would_read(bestand):
    kinder = bestand.indikatoren["anteil_kinder"]
    assert screening_page.number_label(2, kinder) == "Wert 2 (%)"
    assert screening_page.number_label(1, replace(kinder, einheit="**je** 1.000")) == (
        r"Wert 1 (\*\*je\*\* 1\.000)"
    )


def test_the_sentence_counts_and_names_the_matches(bestand):
    zeilen = [("anteil_kinder",), ("alleinlebende",)]
    assert sentence(bestand, *zeilen) == "1 von 4 Stadtteilen erfüllt alle Bedingungen: Testheim."
    assert sentence(bestand, *zeilen, alle=False) == (
        "3 von 4 Stadtteilen erfüllen mindestens eine Bedingung: Testheim, Musterhausen und Beispielau; "
        "1 ist nicht prüfbar."
    )


def test_one_condition_is_not_called_all_conditions(bestand):
    assert sentence(bestand, ("anteil_kinder", OBEN)) == (
        "2 von 4 Stadtteilen erfüllen die Bedingung: Testheim und Beispielau."
    )


def test_no_match_all_match_and_nothing_to_test_have_their_own_sentences(bestand):
    assert sentence(bestand, ("anteil_kinder", MINDESTENS, "50")) == (
        "0 von 4 Stadtteilen erfüllen die Bedingung."
    )
    assert sentence(bestand, ("anteil_kinder", MINDESTENS, "10")) == (
        "Alle 4 Stadtteile erfüllen die Bedingung. Die Suche unterscheidet sie nicht."
    )
    assert sentence(bestand, ("foerderquote",), ("einwohner",)) == (
        "Nicht prüfbar: Es fehlen Angaben, um alle Bedingungen für Stadtteile zu prüfen."
    )


def test_a_level_whose_plural_ends_in_n_gets_no_second_one(ordner):
    beispiel.with_second_level(ordner)
    beispiel.replace(ordner, beispiel.RAUMEBENEN, 'mehrzahl = "Bezirke"', 'mehrzahl = "Siedlungen"')
    bestand = load(ordner)
    suche = screening_page.search(
        bestand, [row(bestand, "einwohner", OBEN)], alle=True, raumebene="bezirk", jahr=2022, basisjahr=2020
    )
    assert screening_words.sentence(suche) == "0 von 2 Siedlungen erfüllen die Bedingung."


def test_a_proof_gives_value_reference_and_stichtag(bestand):
    suche = search(bestand, ("anteil_kinder",), ("alleinlebende", UNTER))
    assert [flat(text) for text in proofs(suche, "01")] == [
        "20,0 % > Stadtwert 14,9 %, 31.12.2022",
        "30,5 % ≥ Stadtwert 26,8 %, 09.05.2011",
    ]
    assert [flat(text) for text in proofs(suche, "04")] == [
        "10,0 % ≤ Stadtwert 14,9 %, 31.12.2022",
        "keine Angabe (unterdrückt, Zahl zu klein)",
    ]


def test_a_number_asked_for_keeps_its_decimals_and_is_not_called_the_city(bestand):
    suche = search(bestand, ("anteil_kinder", MINDESTENS, "15,25"), ("einwohner", HOECHSTENS, "2.000"))
    assert [flat(text) for text in proofs(suche, "02")] == [
        "15,0 % < 15,25 %, 31.12.2022",
        "2.000 Personen ≤ 2.000 Personen, 31.12.2022",
    ]
    suche = search(bestand, ("einwohner", HOECHSTENS, "123.456.789.012"))
    assert [flat(text) for text in proofs(suche, "02")] == [
        "2.000 Personen ≤ 123.456.789.012 Personen, 31.12.2022"
    ]


def test_without_an_entry_the_city_value_is_the_number_and_an_unreadable_entry_is_none(bestand):
    assert row(bestand, "anteil_kinder", MINDESTENS).bedingung.wert == 14.9
    assert row(bestand, "anteil_kinder", MINDESTENS).vorschlag == "14,9 (Stadtwert)"
    assert row(bestand, "einwohner", MINDESTENS).bedingung.wert is None
    assert row(bestand, "einwohner", MINDESTENS).vorschlag == "Zahl"
    unlesbar = row(bestand, "anteil_kinder", MINDESTENS, "viel")
    assert unlesbar.unlesbar and unlesbar.bedingung.wert is None
    assert not row(bestand, "anteil_kinder", MINDESTENS, "12").unlesbar
    assert row(bestand, "anteil_kinder", UEBER, "12").bedingung.wert is None


def test_a_third_is_proved_by_the_rank_from_the_end_that_is_asked_for(bestand):
    suche = search(bestand, ("anteil_kinder", OBEN), ("anteil_kinder", UNTEN))
    assert [flat(text) for text in proofs(suche, "04")] == [
        "10,0 %, Rang 4 von 4, nicht im oberen Drittel, 31.12.2022",
        "10,0 %, Rang 1 von 4 von unten, im unteren Drittel, 31.12.2022",
    ]


@pytest.mark.parametrize(
    ("zeile", "beleg", "hinweis"),
    [
        (
            ("alleinlebende", OBEN),
            "30,5 %, ohne Rang, 09.05.2011",
            "„Alleinlebende“: Ein Drittel gibt es nur, wenn alle Werte vorliegen.",
        ),
        (
            ("einwohner", UEBER),
            "1.200 Personen, kein vergleichbarer Stadtwert, 31.12.2022",
            "„Einwohner:innen“ ist eine absolute Zahl und wird nicht mit dem Stadtwert verglichen.",
        ),
        (
            ("einwohner", HOECHSTENS),
            "1.200 Personen, Zahl fehlt, 31.12.2022",
            "„Einwohner:innen“: Es fehlt eine Zahl für „höchstens“.",
        ),
        (
            ("foerderquote", UEBER),
            "keine Angabe (liegt hier nicht vor)",
            "„Förderquote“: keine Angabe für alle Stadtteile (liegt hier nicht vor). "
            "Auskunft zu den Werten: Amt für Beispiele.",
        ),
    ],
)
def test_what_cannot_be_tested_says_why_and_who_has_it(bestand, zeile, beleg, hinweis):
    suche = search(bestand, zeile)
    assert flat(proofs(suche, "01")[0]) == beleg
    assert hinweis in screening_words.obstacles(suche)


def test_gaps_of_single_areas_are_named_once(bestand):
    suche = search(bestand, ("alleinlebende",), ("alleinlebende", MINDESTENS, "25"))
    assert screening_words.obstacles(suche) == (
        "„Alleinlebende“: keine Angabe für Probeck (unterdrückt, Zahl zu klein).",
        "„Alleinlebende“, Testheim: Auf Stadtteile umgerechnet.",
    )


def test_the_note_of_the_city_value_stands_where_the_city_value_is_asked_for(bestand):
    hinweis = "Zum Stadtwert von „Umzugsrate“: Umzüge im Ort zählen hier doppelt."
    assert screening_words.obstacles(search(bestand, ("umzugsrate",))) == (hinweis,)
    assert screening_words.obstacles(search(bestand, ("umzugsrate", OBEN))) == ()


def test_equal_values_and_a_city_value_of_another_source_are_said(bestand):
    gleich = with_values(bestand, "alleinlebende", {2022: (20, 20, 20, 20, 20)})
    assert screening_words.obstacles(search(gleich, ("alleinlebende", OBEN))) == (
        "„Alleinlebende“: Alle Werte sind gleich, deshalb gibt es kein Drittel.",
    )
    assert sentence(gleich, ("alleinlebende", OBEN)) == "0 von 4 Stadtteilen erfüllen die Bedingung."
    ohne_stadt = with_values(bestand, "alleinlebende", {2022: (20, 21, 22, 23, None)})
    assert screening_words.obstacles(search(ohne_stadt, ("alleinlebende",))) == (
        "„Alleinlebende“: Es gibt keinen Stadtwert mit gleichem Stichtag und gleicher Quelle.",
    )


def test_different_stichtage_are_said_and_a_common_one_is_not(bestand):
    assert screening_words.dates_note(search(bestand, ("anteil_kinder",), ("alleinlebende",))) == (
        "Die Bedingungen beruhen auf verschiedenen Stichtagen: 31.12.2022 und 09.05.2011. "
        "Jede Bedingung vergleicht nur Werte ihres eigenen Stichtags."
    )
    gemeinsam = search(bestand, ("anteil_kinder",), ("dichte", OBEN), ("foerderquote",))
    assert screening_words.dates_note(gemeinsam) == ""


def test_the_summary_repeats_what_was_asked_for(bestand):
    html = screening_page.summary(search(bestand, ("anteil_kinder",), ("alleinlebende", OBEN)))
    assert (
        "Anteil der Kinder : über Stadtwert 14,9 % (31.12.2022) UND "
        "Alleinlebende : oberes Drittel (09.05.2011)" in flat(words(html))
    )
    assert '<a href="./methodik?indikator=Alleinlebende">Alleinlebende</a>:' in html


def test_the_map_has_a_colour_or_a_reason_for_every_area(bestand):
    suche = search(bestand, ("anteil_kinder",), ("alleinlebende",), alle=False)
    zustand = screening_page.state(suche, "02")
    assert set(zustand) == {"k", "a", "u", "w", "e", "h", "o"}
    assert zustand["w"] == "02"
    assert len(zustand["k"]) == 2
    assert zustand["a"]["01"][0] == 0
    assert flat(zustand["a"]["01"][1]).startswith("erfüllt: Anteil der Kinder 20,0 % > Stadtwert 14,9 %")
    assert zustand["a"]["04"] == [-1, "nicht prüfbar wegen „Alleinlebende“"]
    strenger = screening_page.state(search(bestand, ("anteil_kinder",), ("alleinlebende",)), None)
    assert [eintrag[0] for eintrag in strenger["a"].values()] == [0, 1, 1, 1]
    assert strenger["a"]["02"][1].startswith("nicht erfüllt: ")


def test_the_list_puts_every_area_under_its_answer_and_leads_to_its_profile(bestand):
    suche = search(bestand, ("anteil_kinder",), ("alleinlebende",), alle=False)
    html = screening_page.answer_list(suche, "04")
    text = words(html)
    assert re.search(r"erfüllt \(3\).*Testheim.*nicht prüfbar \(1\).*Probeck", text)
    assert "nicht erfüllt (" not in text
    assert f'href="{links.profile("Testheim")}"' in html
    assert re.search(r'aria-current="true"><a[^>]*>Probeck', html)
    assert html.count("aria-current") == 1


def test_the_legend_says_the_three_answers_the_gaps_and_the_sources(bestand):
    text = words(screening_page.legend(bestand, search(bestand, ("anteil_kinder",), ("alleinlebende",))))
    for teil in (
        "erfüllt nicht erfüllt nicht prüfbar",
        "keine Angabe für Probeck",
        "Quellen: Erfundenes Melderegister (Amt für Beispiele, CC BY 4.0) · Erfundene Zählung 2011",
    ):
        assert teil in text


def test_the_table_holds_values_as_numbers_and_gaps_as_reasons(bestand):
    tabelle = screening_page.table(bestand, search(bestand, ("anteil_kinder",), ("alleinlebende",)))
    assert [flat(spalte.kopf) for spalte in tabelle.spalten] == [
        "Stadtteil",
        "Ergebnis",
        "1. Anteil der Kinder, 31.12.2022 (%)",
        "1. über Stadtwert 14,9 %",
        "2. Alleinlebende, 09.05.2011 (%)",
        "2. über Stadtwert 26,8 %",
        "2. Hinweis",
    ]
    zeilen = {str(zeile[0]): zeile[1:] for zeile in tabelle.zeilen}
    assert zeilen["Testheim"] == ("erfüllt", 20.0, "erfüllt", 30.5, "erfüllt", "Auf Stadtteile umgerechnet.")
    assert zeilen["Probeck"] == (
        "nicht erfüllt",
        10.0,
        "nicht erfüllt",
        "unterdrückt, Zahl zu klein",
        "nicht prüfbar",
        None,
    )
    assert tabelle.stand == "31.12.2022, 09.05.2011"
    assert tabelle.hinweise[0] == "1 von 4 Stadtteilen erfüllt alle Bedingungen: Testheim."
    assert [quelle.id for quelle in tabelle.quellen] == ["testregister", "testzensus"]


def with_notes(bestand, hinweise):
    """The shares of Alleinlebende with notes on single areas."""
    zeilen = bestand.beobachtungen.copy()
    for raum, hinweis in hinweise.items():
        zeilen.loc[(zeilen["indikator"] == "alleinlebende") & (zeilen["raum_id"] == raum), "hinweis"] = (
            hinweis
        )
    return replace(bestand, beobachtungen=zeilen, ergebnisse={})


def test_notes_on_single_values_stand_below_the_map_with_their_areas(bestand):
    bestand = with_notes(bestand, {"01": "Geglättet.", "03": "Geglättet.", "02": "Geschätzt."})
    saetze = screening_words.obstacles(search(bestand, ("anteil_kinder",), ("alleinlebende",)))
    assert "„Alleinlebende“, Testheim und Beispielau: Geglättet." in saetze
    assert "„Alleinlebende“, Musterhausen: Geschätzt." in saetze
    legende = words(screening_page.legend(bestand, search(bestand, ("alleinlebende",))))
    assert "„Alleinlebende“, Testheim und Beispielau: Geglättet." in legende


def test_notes_on_single_values_have_a_column_in_the_table_where_there_are_any(bestand):
    bestand = with_notes(bestand, {"01": "Geglättet."})
    tabelle = screening_page.table(bestand, search(bestand, ("anteil_kinder",), ("alleinlebende",)))
    assert [spalte.name for spalte in tabelle.spalten if "Hinweis" in spalte.name] == ["2. Hinweis"]
    assert {str(zeile[0]): zeile[-1] for zeile in tabelle.zeilen} == {
        "Testheim": "Geglättet.",
        "Musterhausen": None,
        "Beispielau": None,
        "Probeck": None,
    }


def test_map_profile_and_search_name_the_same_year_where_only_the_city_has_values(luebeck):
    mindestsicherung = luebeck.indikatoren["mindestsicherung"]
    (satz,) = (
        stadt
        for luecke in profile.gaps(luebeck, "stadtteil", 2022)
        for indikator, stadt in luecke.zeilen
        if indikator is mindestsicherung
    )
    suche = search(luebeck, ("mindestsicherung",))
    bild = map_page.view(luebeck, mindestsicherung, "stadtteil", 2022, 2010)
    assert flat(satz) == "Stadtwert 12,8 % (31.12.2024)"
    assert "über Stadtwert 12,8 % (31.12.2024)" in words(screening_page.summary(suche))
    assert "12,8 % (31.12.2024)" in words(map_page.caption(bild, 2022, 2010))


def test_a_link_leaves_out_what_is_usual_and_writes_numbers_as_entered(bestand):
    zeilen = [row(bestand, "anteil_kinder"), row(bestand, "einwohner", HOECHSTENS, "2.000")]
    assert parse_qs(urlsplit(screening_page.address(zeilen, alle=False)).query) == {
        "indikator1": ["Anteil der Kinder"],
        "indikator2": ["Einwohner:innen"],
        "regel2": ["höchstens"],
        "wert2": ["2.000"],
        "verknuepfung": [ODER],
    }
    assert screening_page.address([], alle=True) == "./gebietssuche"


def link_of(html):
    return parse_qs(urlsplit(unescape(re.search(r'href="([^"]+)"', html)[1])).query)


def test_removing_a_row_closes_the_gap(bestand):
    zeilen = [
        row(bestand, "anteil_kinder"),
        row(bestand, "alleinlebende", OBEN),
        row(bestand, "dichte", MINDESTENS, "7,5"),
    ]
    assert link_of(screening_page.removal(zeilen, 1, alle=True)) == {
        "indikator1": ["Anteil der Kinder"],
        "indikator2": ["Dichte"],
        "regel2": ["mindestens"],
        "wert2": ["7,5"],
    }


def test_a_new_row_proposes_a_rate_not_yet_used_and_five_rows_are_enough(bestand):
    assert link_of(screening_page.addition(bestand, [], alle=True)) == {"indikator1": ["Anteil der Kinder"]}
    zwei = link_of(screening_page.addition(bestand, [row(bestand, "anteil_kinder")], alle=True))
    assert zwei["indikator2"] == ["Alleinlebende"]
    alle_kernzahlen = [row(bestand, i) for i in ("anteil_kinder", "alleinlebende", "foerderquote")]
    vier = link_of(screening_page.addition(bestand, alle_kernzahlen, alle=True))
    assert vier["indikator4"] == ["Einwohner:innen"]
    voll = screening_page.addition(bestand, [row(bestand, "anteil_kinder")] * 5, alle=True)
    assert "href" not in voll
    assert "Mehr als 5 Bedingungen sind nicht möglich." in voll


def test_the_empty_page_explains_itself_with_two_examples_from_the_catalogue(luebeck):
    html = screening_page.introduction(luebeck, "stadtteil", 2022, leer=True)
    assert "Unter 18-Jährige und zugleich Alleinerziehende (2011) über dem Stadtwert" in words(html)
    beispiele = [parse_qs(urlsplit(unescape(h)).query) for h in re.findall(r'href="([^"]+)"', html)]
    assert beispiele[0] == {"indikator1": ["Unter 18-Jährige"], "indikator2": ["Alleinerziehende (2011)"]}
    assert beispiele[1]["regel2"] == ["oberes Drittel"]
    assert beispiele[1]["verknuepfung"] == [ODER]
    assert "href" not in screening_page.introduction(luebeck, "stadtteil", 2022, leer=False)


def test_without_two_complete_key_figures_there_is_no_example(bestand):
    html = screening_page.introduction(bestand, "stadtteil", 2022, leer=True)
    assert "Beispiele" not in html
    assert "Bis zu 5 Bedingungen" in html


def test_text_from_data_files_stays_text(ordner):
    beispiel.replace(ordner, beispiel.KATALOG, 'kurzname = "Alleinlebende"', 'kurzname = "<b>Allein</b>"')
    bestand = load(ordner)
    suche = search(bestand, ("alleinlebende",))
    for html in (
        screening_page.summary(suche),
        screening_page.answer_list(suche, None),
        screening_page.legend(bestand, suche),
    ):
        assert "<b>" not in html
        assert "&lt;b&gt;Allein" in html
