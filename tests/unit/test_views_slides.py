"""What a step shows, in colours and words, and the result of a round on the map."""

from datetime import UTC, datetime

import pytest

from sozialraum.model import STADTTEIL, Ansicht, Auszaehlung, Frage, Runde, Rundenart, Schritt
from sozialraum.views import map_page, round_result, slides
from sozialraum.views.slide_choice import Leser


def step(seite: str = "", **wahl: str | tuple[str, ...]) -> Schritt:
    werte = {name: (wert,) if isinstance(wert, str) else wert for name, wert in wahl.items()}
    return Schritt("s1", "Titel", "Text", "Notizen", Ansicht(seite, werte, 12.0, (53.8, 10.7)))


def round_of(art: Rundenart, raeume=(), optionen=()) -> Runde:
    return Runde("r", "ABC234", "s1", Frage("Wo?", art, 3, raeume, optionen), True, True, datetime.now(UTC))


def test_a_slide_shows_what_the_page_shows(luebeck):
    folie = slides.slide(luebeck, step(indikator="Unter 18-Jährige", jahr="2022", stadtteil="Moisling"))
    indikator = next(i for i in luebeck.indikatoren.values() if i.kurzname == "Unter 18-Jährige")
    bild = map_page.view(luebeck, indikator, STADTTEIL, 2022, 2010)
    moisling = next(r for r, name in luebeck.raumebenen[STADTTEIL].namen.items() if name == "Moisling")
    assert folie.karte == map_page.state(bild, moisling, ("Siedlungsbild",), {})
    assert folie.ueberschrift == "Anteil der unter 18-Jährigen an den Einwohner:innen, 2022"
    assert folie.stand.startswith("Stand 31.12.2022 · Lübecker Zahlen")
    assert folie.stand.endswith("· Lübeck insgesamt: 15,2\u00a0%")
    assert folie.legende[-1] == (bild.farben[-1], "19,6–20,6 %")
    assert "Buntekuh: 20,6 % (Rang 1 von 10); Moisling: 19,6 % (Rang 2 von 10)" in folie.bildtext
    assert folie.hinweis == ""


def test_missing_values_are_named_with_their_reason_and_stand_in_the_legend(luebeck):
    folie = slides.slide(luebeck, step(indikator="Kinder in SGB-II-Haushalten", jahr="2021"))
    assert folie.legende[-1] == ("", "keine Angabe")
    assert ": keine Angabe, nicht veröffentlicht" in folie.bildtext or "keine Angabe, liegt" in folie.bildtext
    assert "Rang" not in folie.bildtext


def test_layers_classes_and_colours_of_the_link_are_kept(luebeck):
    folie = slides.slide(
        luebeck, step(ebenen=("Standorte", "Programmgebiete"), klassen="3", farben="Graustufen (Greys)")
    )
    assert folie.karte["e"] == ["Programmgebiete", "Standorte"]
    assert len(folie.karte["k"]) == 3
    assert folie.zeichen == "Kleine Zeichen: Standorte. P mit Zahl: Programmgebiete im Stadtteil."


def test_counts_of_options_are_no_signs_of_a_slide(luebeck):
    folie = slides.slide(luebeck, step(ebenen=("Optionen", "Standorte"), belegstufen=("A", "B", "C", "D")))
    assert folie.karte["e"] == ["Standorte"]
    assert folie.zeichen == "Kleine Zeichen: Standorte."


@pytest.mark.parametrize(("grenzen", "klassen"), [("10; 15", 3), ("zehn", 4)])
def test_own_bounds_are_used_when_they_can_be_read(luebeck, grenzen, klassen):
    folie = slides.slide(luebeck, step(verfahren="Eigene Grenzen", grenzen=grenzen))
    assert len(folie.karte["k"]) == klassen


def test_what_does_not_exist_is_said_and_the_default_is_shown(luebeck):
    folie = slides.slide(luebeck, step(indikator="Gibt es nicht", stadtteil="Atlantis"))
    assert folie.hinweis.startswith("Dieser Schritt nennt „Gibt es nicht“ und „Atlantis“") or (
        "„Atlantis“" in folie.hinweis and "„Gibt es nicht“" in folie.hinweis
    )
    assert folie.karte == slides.slide(luebeck, step()).karte


def test_other_pages_show_the_map_of_the_shared_choice(luebeck):
    karte = slides.slide(luebeck, step(indikator="Fluktuation")).karte
    for seite in ("zeit", "vergleich", "stadtteil", "methodik", "optionen"):
        assert slides.slide(luebeck, step(seite, indikator="Fluktuation")).karte == karte


def test_the_reach_is_shown_with_its_circles_and_classes(luebeck):
    folie = slides.slide(luebeck, step("quartiersmanagement", arten="Nachbarschaftsbüro", gehweg="700"))
    assert folie.ueberschrift == "Reichweite: Nachbarschaftsbüro, 700 m Gehweg: Anteil der Einwohner:innen"
    assert folie.karte["r"]["m"] == 538.5  # 700 m / 1.3
    assert [text for _, text in folie.legende][:2] == ["niemand", "unter 10 %"]
    assert "% erreicht" in folie.bildtext


def test_a_reach_without_any_kind_says_what_to_choose(luebeck):
    folie = slides.slide(luebeck, step("quartiersmanagement", arten=()))
    assert (folie.hinweis, folie.legende) == ("Mindestens eine Standortart auswählen.", ())


def test_the_gap_falls_back_to_the_approximation_and_says_so(luebeck):
    folie = slides.slide(luebeck, step("quartiersmanagement", bereich="Lücke"))
    assert folie.ueberschrift.endswith("(Näherung, nicht die Regel der Verwaltung)")
    assert folie.stand.startswith("Stand Bedarf 09.05.2011, Einwohner:innen 31.12.2022")
    assert "hoher Bedarf, unter Stadtwert erreicht" in dict(map(reversed, folie.legende))


def test_the_programme_areas_are_a_layer_of_the_map(luebeck):
    folie = slides.slide(luebeck, step("quartiersmanagement", bereich="Programmgebiete"))
    assert "Programmgebiete" in folie.karte["e"]


@pytest.mark.parametrize("angabe", ["o02", "titel"])
def test_an_option_is_found_by_title_and_by_id(luebeck, angabe):
    option = next(o for o in luebeck.optionen if o.id == "o02")
    folie = slides.slide(luebeck, step("optionen", option=option.titel if angabe == "titel" else "o02"))
    assert folie.ueberschrift.endswith(option.titel)
    assert len(folie.karte["a"]) == 10


def test_a_trial_of_another_threshold_is_called_a_trial(luebeck):
    option = next(o for o in luebeck.optionen if o.anhaltspunkte)
    folie = slides.slide(luebeck, step("optionen", option=option.id, schwelle1="0", schwellex="1"))
    assert folie.zeichen == "Probe mit anderen Schwellen."


def test_the_json_of_a_slide_has_texts_view_and_question(luebeck):
    daten = slides.as_json(slides.slide(luebeck, step()))
    assert (daten["id"], daten["titel"], daten["text"], daten["notizen"]) == (
        "s1",
        "Titel",
        "Text",
        "Notizen",
    )
    assert (daten["zoom"], daten["mitte"], daten["frage"]) == (12.0, (53.8, 10.7), "")
    assert all(daten["karte"].values())  # what is empty need not cross the wire


def test_the_points_of_a_round_colour_the_map(luebeck):
    runde = round_of(Rundenart.STADTTEILE, ("01", "02", "03"))
    karte = slides.round_colouring(luebeck, runde, Auszaehlung(4, (8, 0, 3)))
    assert karte["punkte"] == {"01": 8, "02": 0, "03": 3}
    assert karte["a"]["01"] == [4, "8 Punkte", ""]
    assert karte["a"]["02"] == [0, "0 Punkte", ""]
    assert karte["a"]["03"] == [2, "3 Punkte", ""]
    assert karte["a"]["04"] == [-1, "stand nicht zur Wahl"]
    texte = [text for _, text in karte["legende"]]
    assert texte == [
        "0 Punkte",
        "1–2 Punkte",
        "3–4 Punkte",
        "5–6 Punkte",
        "7–8 Punkte",
        "stand nicht zur Wahl",
    ]


def test_a_round_without_a_ballot_has_one_colour_and_one_point_its_own(luebeck):
    runde = round_of(Rundenart.STADTTEILE, tuple(luebeck.raumebenen[STADTTEIL].namen))
    leer = slides.round_colouring(luebeck, runde, Auszaehlung(0, (0,) * 10))
    assert [text for _, text in leer["legende"]] == ["0 Punkte"]
    einer = slides.round_colouring(luebeck, runde, Auszaehlung(1, (1,) + (0,) * 9))
    assert [text for _, text in einer["legende"]] == ["0 Punkte", "1 Punkt"]


def test_the_lines_of_a_stadtteil_are_added_up_on_the_map_and_apart_in_the_bars(luebeck):
    runde = round_of(Rundenart.OPTIONEN_JE_STADTTEIL, ("01", "02"), ("o01", "o02"))
    ergebnis = round_result.result(luebeck, runde, Auszaehlung(3, (1, 2, 0, 4)))
    assert ergebnis["karte"]["punkte"] == {"01": 3, "02": 4}
    assert [(b["punkte"], b["anteil"]) for b in ergebnis["balken"]] == [
        (4, 100.0),
        (2, 50.0),
        (1, 25.0),
        (0, 0.0),
    ]
    titel = {option.id: option.titel for option in luebeck.optionen}
    erster = ergebnis["balken"][0]
    assert erster["text"] == f"St. Jürgen: {titel['o02']}"
    assert (erster["raum"], erster["option"]) == ("St. Jürgen", titel["o02"])


def test_a_round_on_options_has_no_map_and_keeps_the_id_of_a_lost_option(luebeck):
    runde = round_of(Rundenart.OPTIONEN, (), ("o01", "weg"))
    ergebnis = round_result.result(luebeck, runde, Auszaehlung(0, (0, 0)))
    assert ergebnis["karte"] == {}
    assert [b["anteil"] for b in ergebnis["balken"]] == [0, 0]
    assert ergebnis["bildtext"].endswith("weg: 0 Punkte")


def test_an_empty_value_of_a_list_means_nothing_is_chosen(luebeck):
    leser = Leser.of(luebeck, Ansicht(wahl={"ebenen": ("",)}))
    assert (leser.layers(), leser.complaint()) == ((), "")
