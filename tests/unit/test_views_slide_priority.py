"""Steps that show the page Prioritäten: the same order and the same classes as the page."""

from sozialraum.analysis.index import rank_areas
from sozialraum.model import STADTTEIL, Ansicht, Schritt
from sozialraum.views import slides


def slide(bestand, **wahl):
    werte = {name: (wert,) if isinstance(wert, str) else wert for name, wert in wahl.items()}
    return slides.slide(bestand, Schritt("a", "Wo zuerst?", ansicht=Ansicht("prioritaeten", werte)))


def test_without_a_choice_the_first_vorlage_is_shown(luebeck):
    folie = slide(luebeck)
    raenge = rank_areas(luebeck, luebeck.vorlagen["quartiersmanagement"].rechenweg, STADTTEIL, 2022).raenge
    assert folie.ueberschrift == "Prioritäten: Quartiersmanagement"
    assert folie.karte["s"] == {raum: str(int(rang)) for raum, rang in raenge.items()}
    assert "Ein Rang allein begründet keinen Handlungsbedarf." in folie.zeichen
    assert "2011 bis 2022" in folie.stand and len(folie.quellen) == 3


def test_weights_directions_and_scale_of_the_link_are_those_of_the_slide(luebeck):
    folie = slide(
        luebeck,
        teilindikatoren=("Fluktuation", "Alleinerziehende (2011)"),
        gewicht_fluktuation="100",
        gewicht_alleinerziehende="0",
        vorrang_fluktuation="niedrige Werte",
        normierung="Rang",
    )
    assert folie.ueberschrift == "Prioritäten: Quartiersmanagement (geändert)"
    assert (
        folie.karte["s"]["01"] == "10"
    )  # most moves of all in the Innenstadt, so with low values first: last
    assert folie.hinweis == ""


def test_what_does_not_exist_is_said_and_the_usual_is_shown(luebeck):
    folie = slide(luebeck, vorlage="Gibt es nicht", gewicht_fluktuation="viel", jahr="1848")
    assert "„Gibt es nicht“" in folie.hinweis and "„1848“" in folie.hinweis
    assert folie.karte["s"] == slide(luebeck).karte["s"]


def test_the_typologie_is_shown_with_its_classes(luebeck):
    folie = slide(
        luebeck, sicht="Typologie", typindikatoren="Fluktuation", typvorrang_fluktuation="hohe Werte"
    )
    assert folie.ueberschrift == "Typologie: Status und Dynamik"
    assert [text.split(":")[0] for _, text in folie.legende] == [
        "Status hoch",
        "Status mittel",
        "Status niedrig",
        "Status sehr niedrig",
    ]
    assert "Dynamik: ▲ positiv, ● stabil, ▼ negativ." in folie.zeichen
    assert set(folie.karte["s"].values()) == {"▲", "●", "▼"}


def test_without_a_dynamik_its_signs_are_not_explained(luebeck):
    folie = slide(luebeck, sicht="Typologie")
    assert "▲" not in folie.zeichen and "Dynamik nicht bestimmbar" in folie.zeichen


def test_without_weights_there_is_a_sentence_and_no_rank(luebeck):
    folie = slide(luebeck, teilindikatoren="Fluktuation", gewicht_fluktuation="0")
    assert "Die Gewichte ergeben zusammen null." in folie.zeichen
    assert not folie.karte["s"]


def test_data_without_a_vorlage_have_an_own_recipe(bestand):
    assert slide(bestand).ueberschrift == "Prioritäten: eigener Rechenweg"
