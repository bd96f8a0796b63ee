"""The map inside its frame: constant base map, small state, and nothing that can break out of a script."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sozialraum.analysis.values import describe
from sozialraum.views import choropleth, map_frame
from sozialraum.views.map_frame import Grundkarte, Kartenzustand, to_script_json

TEXTE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("<>&$`{}\\'\"/\u2028\u2029"))
)
JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTE
    ),
    lambda kinder: st.one_of(st.lists(kinder, max_size=4), st.dictionaries(TEXTE, kinder, max_size=4)),
    max_leaves=15,
)


@settings(deadline=None, max_examples=150)
@given(JSON)
@example("</script><script>alert(1)</script>")
@example("${alert(1)}`+`")
@example("<!--\u2028&amp;")
@example({"<k>": ["\\u003c"]})
def test_nothing_in_the_json_can_end_a_script_and_it_reads_back_unchanged(wert):
    text = to_script_json(wert)
    assert not set("<>&$`\u2028\u2029") & set(text)
    assert json.loads(text) == wert


def picture(bestand, indikator="alleinlebende", jahr=2011):
    return choropleth.picture(bestand, describe(bestand, bestand.indikatoren[indikator], "stadtteil", jahr))


def test_the_state_names_class_value_and_rank_of_every_area_or_why_there_is_none(bestand):
    zustand = map_frame.state(
        picture(bestand), "02", {"Standorte", "Optionen"}, {"01": ["o3"], "02": []}, False
    )
    assert set(zustand["a"]) == {"01", "02", "03", "04"}
    assert zustand["a"]["01"] == [2, "30,5", 0]
    assert zustand["a"]["04"] == [-1, choropleth.FEHLT["unterdrueckt"]]
    assert len(zustand["k"]) == 3
    assert (zustand["u"], zustand["w"], zustand["h"]) == ("%", "02", False)
    assert zustand["e"] == ["Optionen", "Standorte"]
    assert zustand["o"] == {"01": ["o3"]}


def test_the_state_holds_the_rank_if_there_is_one(bestand):
    zustand = map_frame.state(picture(bestand, "anteil_kinder", 2022), None, set(), {}, True)
    assert zustand["a"]["04"] == [0, "10,0", 4]
    assert (zustand["w"], zustand["h"], zustand["o"]) == (None, True, {})


def test_the_state_is_small(bestand):
    zustand = map_frame.state(picture(bestand), None, set(), {}, False)
    assert len(to_script_json(zustand)) < 1000


def test_the_base_map_asks_nobody_but_the_app_and_has_no_tiles():
    html = Grundkarte("stadtteil", "abc123").get_root().render()
    assert '{"ebene":"stadtteil","fassung":"abc123"}' in html
    # folium's own addresses (CDNs, tile servers) must not be asked; the frame is served by the app
    assert "tile" not in html.lower().replace("title", "")
    assert all(adresse.startswith("../../") for _, adresse in Grundkarte.default_js + Grundkarte.default_css)


def test_the_changing_part_hands_its_state_to_the_script():
    karte = Grundkarte("stadtteil", "x")
    Kartenzustand({"w": "</script>"}).add_to(karte)
    html = karte.get_root().render()
    assert "Sozialraumkarte.show({" in html
    assert '"w":"\\u003c/script\\u003e"' in html
