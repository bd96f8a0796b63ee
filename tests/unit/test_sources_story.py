"""The file of a Geschichte: what is written is read again, and every mistake is said with its place."""

import ast
import json
import re
from pathlib import Path

import beispiel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.errors import DataError
from sozialraum.model import Ansicht, Frage, Geschichte, Rundenart, Schritt
from sozialraum.model.workshop import EBENEN, FASSUNG, PUNKTE, SEITEN, ZIELE
from sozialraum.sources import load, story
from sozialraum.ui import quartiersmanagement, selection

SRC = Path(story.__file__).parents[1]


def step(**felder) -> dict:
    return {"id": "a", "titel": "Anfang", **felder}


def question(**felder) -> dict:
    return {"text": "Wo zuerst?", "art": "Stadtteile", "punkte": 3, "raeume": ["01"], **felder}


def text_of(*schritte: dict, **felder) -> str:
    return json.dumps({"fassung": FASSUNG, "titel": "Probe", "schritte": list(schritte), **felder})


def problems(text: str) -> list[str]:
    """What parse() says; fails if it finds nothing."""
    with pytest.raises(DataError) as fehler:
        story.parse(text, "probe.json")
    return [str(problem) for problem in fehler.value.probleme]


# ---- what is written is read again ----

ZEILE = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
PFLICHT = ZEILE.filter(str.strip)
ABSAETZE = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\t"), max_size=40)
KENNUNGEN = st.lists(ZEILE, max_size=4, unique=True).map(tuple)


@st.composite
def questions(draw) -> Frage:
    art = draw(st.sampled_from(Rundenart))
    mindestens_eine = KENNUNGEN.filter(bool)
    raeume = draw(KENNUNGEN if art is Rundenart.OPTIONEN else mindestens_eine)
    optionen = draw(KENNUNGEN if art is Rundenart.STADTTEILE else mindestens_eine)
    return Frage(draw(PFLICHT), art, draw(st.sampled_from(PUNKTE)), raeume, optionen)


ANSICHTEN = st.builds(
    Ansicht,
    seite=ZEILE,
    wahl=st.dictionaries(ZEILE, st.lists(ZEILE, max_size=3).map(tuple), max_size=3),
    zoom=st.none() | st.floats(8, 16),
    mitte=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
)
SCHRITTE = st.builds(
    Schritt,
    id=st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True),
    titel=PFLICHT,
    text=ABSAETZE,
    notizen=ABSAETZE,
    ansicht=ANSICHTEN,
    frage=st.none() | questions(),
)
GESCHICHTEN = st.builds(
    Geschichte, titel=PFLICHT, schritte=st.lists(SCHRITTE, max_size=4, unique_by=lambda s: s.id).map(tuple)
)


@given(GESCHICHTEN)
def test_a_written_geschichte_is_read_as_it_was(geschichte):
    assert story.parse(story.dump(geschichte)) == geschichte


def test_the_file_is_made_to_be_read_by_people():
    text = story.dump(Geschichte("Größe", (Schritt("a", "Anfang"),)))
    assert text.startswith('{\n  "fassung": 1,\n  "titel": "Größe",\n')
    assert text.endswith("}\n")


def test_what_a_step_does_not_need_can_be_left_out():
    assert story.parse(text_of(step())).schritte == (Schritt("a", "Anfang"),)


def test_a_file_with_the_mark_that_some_editors_put_first_is_read():
    assert story.parse("\ufeff" + text_of()) == Geschichte("Probe")


def test_everything_at_its_limit_is_read():
    voll = step(
        titel="t" * 120,
        text="x" * 600,
        notizen="n" * 4000,
        ansicht={"zoom": 8, "mitte": [-90, 180]},
        frage=question(text="f" * 200, punkte=10, raeume=[str(n) for n in range(ZIELE)]),
    )
    schritte = [voll, *(step(id=str(n)) for n in range(59))]
    assert len(story.parse(text_of(*schritte)).schritte) == 60


# ---- what is wrong is said ----


def test_a_future_version_is_named_and_nothing_else_is_said():
    assert problems('{"fassung": 7, "kapitel": []}') == [
        "probe.json, fassung: Die Datei hat Fassung 7; dieses Dashboard liest bis Fassung 1. "
        "Erwartet: eine ältere Datei oder ein neueres Dashboard"
    ]


@pytest.mark.parametrize("fassung", ["0", '"1"', "true", "1.0", "null"])
def test_a_version_that_never_was_is_refused(fassung):
    assert problems(f'{{"fassung": {fassung}}}') == [
        "probe.json, fassung: Die Datei nennt keine Fassung, die es gibt. Erwartet: „fassung“: 1"
    ]


def test_a_file_that_is_no_json_names_line_and_character():
    assert problems('{\n  "fassung": 1,\n}')[0].startswith(
        "probe.json, Zeile 3, Zeichen 1: Hier lässt sich die Datei nicht lesen."
    )


@pytest.mark.parametrize("text", ["9" * 5000, "[" * 100_000, text_of(titel="\ud800"), '"\ud800"'])
def test_a_file_that_breaks_a_reader_is_refused_in_german(text):
    assert problems(text) == [
        "probe.json: Die Datei lässt sich nicht lesen. Erwartet: eine Geschichte als JSON"
    ]


def test_a_list_is_no_geschichte():
    assert problems("[]") == [
        "probe.json: Die Datei ist keine Geschichte. Erwartet: ein Objekt mit titel und schritte"
    ]


def test_a_file_is_at_most_a_megabyte():
    fast = text_of()
    assert story.parse(fast + " " * (story.GROESSE - len(fast))) == Geschichte("Probe")
    assert problems(fast + " " * (story.GROESSE - len(fast) + 1)) == [
        "probe.json: Die Datei ist größer als 1 MB. Erwartet: eine Datei bis 1 MB"
    ]


def test_size_counts_bytes_and_not_characters():
    gross = step(ansicht={"wahl": {"adresse": ["ä" * (story.GROESSE // 2)]}})
    assert "größer als 1 MB" in problems(json.dumps(json.loads(text_of(gross)), ensure_ascii=False))[0]


@pytest.mark.parametrize(
    ("felder", "erwartet"),
    [
        ({"titel": " "}, "titel: Das Feld ist leer. Erwartet: ein Text"),
        ({"titel": "t" * 121}, "titel: Es sind 121 Zeichen. Erwartet: höchstens 120 Zeichen"),
        ({"schritte": {}}, "schritte: Die Angaben passen nicht zusammen. Erwartet: eine Liste"),
        ({"autor": "x"}, "autor: Dieses Feld ist nicht vorgesehen."),
        (
            {"schritte": [step(id=str(n)) for n in range(61)]},
            "schritte: Es sind 61 Schritte. Erwartet: höchstens 60 Schritte",
        ),
    ],
)
def test_a_mistake_in_the_head_names_its_field(felder, erwartet):
    (problem,) = problems(text_of(**felder))
    assert problem.startswith(f"probe.json, {erwartet}")


@pytest.mark.parametrize(
    ("felder", "erwartet"),
    [
        ({"id": "ä b"}, "id: „ä b“ ist nicht zulässig. Erwartet: 1 bis 64 Buchstaben"),
        ({"id": "a" * 65}, "id: „aaa"),
        ({"titel": ""}, "titel: Das Feld ist leer."),
        ({"titel": "a\nb"}, "titel: „a\nb“ ist nicht zulässig. Erwartet: eine Zeile ohne Steuerzeichen"),
        ({"text": 5}, "text: „5“ ist nicht zulässig. Erwartet: ein Text in Anführungszeichen"),
        ({"text": "x" * 601}, "text: Es sind 601 Zeichen. Erwartet: höchstens 600 Zeichen"),
        ({"text": "\0"}, "text: „\0“ ist nicht zulässig. Erwartet: Text ohne Steuerzeichen"),
        ({"notizen": "x" * 4001}, "notizen: Es sind 4001 Zeichen. Erwartet: höchstens 4000 Zeichen"),
        ({"farbe": "rot"}, "farbe: Dieses Feld ist nicht vorgesehen."),
        ({"ansicht": 3}, "ansicht: „3“ ist nicht zulässig. Erwartet: ein Unterblock mit Feldern"),
        ({"ansicht": {"ort": ""}}, "ansicht, ort: Dieses Feld ist nicht vorgesehen."),
        ({"ansicht": {"zoom": 7.9}}, "ansicht, zoom: „7.9“ ist nicht zulässig. Erwartet: eine Zahl von 8"),
        ({"ansicht": {"zoom": 16.1}}, "ansicht, zoom: „16.1“ ist nicht zulässig."),
        ({"ansicht": {"zoom": True}}, "ansicht, zoom: „True“ ist nicht zulässig. Erwartet: eine Zahl"),
        ({"ansicht": {"zoom": float("nan")}}, "ansicht, zoom: „nan“ ist nicht zulässig."),
        (
            {"ansicht": {"mitte": [53.8]}},
            "ansicht, mitte: „[53.8]“ ist nicht zulässig. Erwartet: zwei",
        ),
        ({"ansicht": {"mitte": [91, 0]}}, "ansicht, mitte: „[91, 0]“ ist nicht zulässig."),
        ({"ansicht": {"mitte": [0, -181]}}, "ansicht, mitte: „[0, -181]“ ist nicht zulässig."),
        ({"ansicht": {"mitte": ["a", 1]}}, "ansicht, mitte: „['a', 1]“ ist nicht zulässig."),
        ({"ansicht": {"mitte": "Mitte"}}, "ansicht, mitte: „Mitte“ ist nicht zulässig."),
        ({"ansicht": {"wahl": []}}, "ansicht, wahl: „[]“ ist nicht zulässig. Erwartet: ein Unterblock"),
        (
            {"ansicht": {"wahl": {"jahr": ["2022", 5]}}},
            "ansicht, wahl, jahr, Eintrag 2: „5“ ist nicht zulässig. Erwartet: ein Text in Anführungszeichen",
        ),
        (
            {"frage": question(punkte=0)},
            "frage, punkte: „0“ ist nicht zulässig. Erwartet: eine ganze",
        ),
        ({"frage": question(punkte=11)}, "frage, punkte: „11“ ist nicht zulässig."),
        ({"frage": question(punkte=True)}, "frage, punkte: „True“ ist nicht zulässig."),
        ({"frage": question(punkte=2.0)}, "frage, punkte: „2.0“ ist nicht zulässig."),
        ({"frage": question(art="Farben")}, "frage, art: „Farben“ ist nicht zulässig. Erwartet: eines von"),
        ({"frage": question(text="")}, "frage, text: Das Feld ist leer."),
        ({"frage": question(text="x" * 201)}, "frage, text: Es sind 201 Zeichen."),
        ({"frage": {"text": "Wo?", "art": "Stadtteile"}}, "frage, punkte: Das Feld fehlt."),
        (
            {"frage": question(raeume=[])},
            "frage: Der Stimmzettel hat 0 Zeilen. Erwartet: 1 bis 60 Zeilen für „Stadtteile“",
        ),
        ({"frage": question(art="Optionen")}, "frage: Der Stimmzettel hat 0 Zeilen."),
        (
            {
                "frage": question(
                    art="Optionen je Stadtteil", raeume=list("abcdefg"), optionen=list("123456789")
                )
            },
            "frage: Der Stimmzettel hat 63 Zeilen.",
        ),
        (
            {"frage": question(raeume=["01", "02", "01"])},
            "frage: Eine Zeile steht zweimal auf dem Stimmzettel.",
        ),
    ],
)
def test_a_mistake_in_a_step_names_the_step_and_the_field(felder, erwartet):
    (problem,) = problems(text_of(step(), step(id="b"), step(**{"id": "c", **felder})))
    assert problem.startswith(f"probe.json, Schritt 3, {erwartet}")


def test_a_long_value_is_shortened_in_the_sentence():
    (problem,) = problems(text_of(step(id="ä" * 500)))
    assert f"„{'ä' * 99}…“" in problem


def test_an_id_that_stands_twice_names_both_steps():
    assert problems(text_of(step(), step(id="b"), step(), step(id="b"))) == [
        "probe.json, Schritt 3, id: „a“ steht schon in Schritt 1. Erwartet: jede id einmal",
        "probe.json, Schritt 4, id: „b“ steht schon in Schritt 2. Erwartet: jede id einmal",
    ]


def test_all_mistakes_are_said_at_once():
    assert len(problems(text_of(step(titel="", zeit=1), step(frage=question(punkte=0)), titel=""))) == 4


# ---- what it names must exist ----


KARTE = Ansicht()


def findings(bestand, ansicht: Ansicht = KARTE, frage: Frage | None = None) -> list[tuple[str, str]]:
    geschichte = Geschichte("Probe", (Schritt("a", "A"), Schritt("b", "B", ansicht=ansicht, frage=frage)))
    return [(p.spalte, p.befund) for p in story.check(geschichte, bestand, "probe.json")]


def test_what_exists_is_no_problem(bestand):
    wahl = {
        "indikator": ("Kinderanteil",),  # an earlier name
        "bedarf": ("Förderquote",),
        "jahr": (str(selection.years(bestand)[-1]),),
        "raumebene": ("Stadtteile",),
        "stadtteil": (bestand.raumebenen["stadtteil"].namen["02"],),
        "ebenen": EBENEN,
        "bereich": ("Lücke",),
        "arten": (bestand.einrichtungen[0].art,),
        "belegstufen": ("A", "D"),
        "option": (bestand.optionen[0].titel,),
        "suche": ("was auch immer",),
    }
    frage = Frage("Wo?", Rundenart.OPTIONEN_JE_STADTTEIL, 3, ("01",), ("o1",))
    assert findings(bestand, Ansicht("optionen", wahl), frage) == []


@pytest.mark.parametrize(
    ("schluessel", "wert"),
    [
        ("indikator", "Einhörner"),
        ("indikator", "Kinder"),  # only a building block of others
        ("zweitindikator", "Einhörner"),
        ("naeherung", "Einhörner"),
        ("jahr", "1900"),
        ("basisjahr", "neu"),
        ("raumebene", "Planeten"),
        ("stadtteil", "01"),
        ("gebiete", "Atlantis"),
        ("ebenen", "Wolken"),
        ("bereich", "Mitte"),
        ("arten", "Zirkus"),
        ("belegstufen", "E"),
        ("option", "o1"),
    ],
)
def test_a_name_in_a_view_that_does_not_exist_is_said_with_its_place(bestand, schluessel, wert):
    assert findings(bestand, Ansicht(wahl={schluessel: (wert,)})) == [
        (f"Schritt 2, ansicht, wahl, {schluessel}", f"„{wert}“ gibt es nicht.")
    ]


def test_every_value_of_a_key_is_looked_at(bestand):
    ansicht = Ansicht(wahl={"ebenen": ("Standorte", "Wolken", "Nebel")})
    assert [befund for _, befund in findings(bestand, ansicht)] == [
        "„Wolken“ gibt es nicht.",
        "„Nebel“ gibt es nicht.",
    ]


def test_a_choice_that_was_emptied_is_no_mistake(bestand):
    assert findings(bestand, Ansicht(wahl={"ebenen": ("",), "belegstufen": ()})) == []


def test_a_page_that_does_not_exist_is_said(bestand):
    assert findings(bestand, Ansicht("workshop")) == [
        ("Schritt 2, ansicht, seite", "Die Seite „workshop“ gibt es nicht.")
    ]


def test_what_a_ballot_names_must_exist(bestand):
    frage = Frage("Wo?", Rundenart.OPTIONEN_JE_STADTTEIL, 3, ("01", "77"), ("o1", "o99"))
    assert findings(bestand, frage=frage) == [
        ("Schritt 2, frage, raeume", "„77“ gibt es nicht."),
        ("Schritt 2, frage, optionen", "„o99“ gibt es nicht."),
    ]


def test_areas_are_looked_up_on_the_level_that_the_link_names(ordner):
    bestand = load(beispiel.with_second_level(ordner))
    zweite = next(ebene for ebene in bestand.raumebenen.values() if ebene.id != "stadtteil")
    gebiet = next(iter(zweite.namen.values()))
    assert findings(bestand, Ansicht(wahl={"raumebene": (zweite.mehrzahl,), "stadtteil": (gebiet,)})) == []
    assert len(findings(bestand, Ansicht(wahl={"stadtteil": (gebiet,)}))) == 1


def test_without_any_value_there_is_no_year(ordner):
    (ordner / beispiel.WERTE).write_text(beispiel.observations().split("\n", 1)[0] + "\n", encoding="utf-8")
    assert findings(load(ordner), Ansicht(wahl={"jahr": ("2022",)})) == [
        ("Schritt 2, ansicht, wahl, jahr", "„2022“ gibt es nicht.")
    ]


# ---- the dashboard knows the same names ----


def test_pages_are_pages_of_the_navigation():
    baum = ast.parse((SRC / "ui/main.py").read_text(encoding="utf-8"))
    (seiten,) = [
        knoten.value
        for knoten in baum.body
        if isinstance(knoten, ast.Assign) and getattr(knoten.targets[0], "id", "") == "SEITEN"
    ]
    adressen = [schluessel.value for schluessel in seiten.keys]
    assert set(SEITEN) == set(adressen) - {"workshop"}


def test_layers_views_and_years_are_those_of_the_pages(luebeck):
    assert story.BEREICHE == quartiersmanagement.ANSICHTEN
    for jahr, zulaessig in [
        (selection.years(luebeck)[0] - 1, False),
        (selection.years(luebeck)[0], True),
        (selection.years(luebeck)[-1], True),
        (selection.years(luebeck)[-1] + 1, False),
    ]:
        assert (findings(luebeck, Ansicht(wahl={"jahr": (str(jahr),)})) == []) is zulaessig


def test_zoom_has_the_bounds_of_the_map():
    skript = (SRC / "web/static/karte.js").read_text(encoding="utf-8")
    assert re.findall(r"m(?:in|ax)Zoom: (\d+)", skript) == ["8", "16"]


# ---- the folder ----


def test_a_folder_without_stories_is_sound(bestand):
    assert bestand.geschichten == {}


def write_story(ordner: Path, name: str, text: str) -> None:
    (ordner / "geschichten").mkdir(exist_ok=True)
    (ordner / "geschichten" / name).write_text(text, encoding="utf-8")


def test_stories_of_the_folder_are_named_by_their_file(ordner):
    write_story(ordner, "zweite.json", text_of(titel="Zweite"))
    write_story(ordner, "erste.json", text_of(step(), titel="Erste"))
    write_story(ordner, "liesmich.txt", "kein JSON")
    geschichten = load(ordner).geschichten
    assert {name: g.titel for name, g in geschichten.items()} == {"erste": "Erste", "zweite": "Zweite"}


def test_a_broken_story_is_said_together_with_all_other_problems(ordner):
    write_story(ordner, "a.json", text_of(titel=""))
    write_story(ordner, "b.json", "{")
    (ordner / "geschichten/c.json").write_bytes(b"\xff")
    beispiel.append(ordner, beispiel.WERTE, "zu;wenig\n")
    assert [p.datei for p in beispiel.problems(ordner)] == [
        "geschichten/a.json",
        "geschichten/b.json",
        "geschichten/c.json",
        beispiel.WERTE,
    ]


def test_a_story_that_names_what_does_not_exist_stops_the_folder(ordner):
    write_story(ordner, "a.json", text_of(step(ansicht={"wahl": {"indikator": ["Einhörner"]}})))
    assert [str(p) for p in beispiel.problems(ordner)] == [
        "geschichten/a.json, Schritt 1, ansicht, wahl, indikator: „Einhörner“ gibt es nicht. "
        "Erwartet: der Kurzname eines Indikators zur Auswahl"
    ]
