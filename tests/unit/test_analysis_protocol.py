"""What a workshop changed, on stories and notes small enough to see it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sozialraum.analysis.protocol import Aenderungen, Schrittteil, changes
from sozialraum.model import Ansicht, Frage, Geschichte, Notiz, Notizstand, Rundenart, Schritt, Sitzung

A, B, C, D = (Schritt(kennung, f"Titel {kennung}") for kennung in "abcd")
FRAGE = Frage("Wo?", Rundenart.STADTTEILE, 3, ("01",))


def meeting(vorher, nachher, notizen=()):
    return Sitzung(
        "s", "Treffen", Geschichte("G", nachher), 1, anfang=Geschichte("G", vorher), notizen_anfang=notizen
    )


def steps(vorher, nachher):
    return changes(meeting(vorher, nachher), ()).schritte


def notes(vorher, nachher):
    return changes(meeting((A,), (A,), vorher), nachher).notizen


def test_what_has_not_begun_has_not_changed():
    sitzung = Sitzung("s", "Treffen", Geschichte("G", (A, B)), 1)
    assert changes(sitzung, [Notiz("01", "", Notizstand.OFFEN, "Weil.")]) == Aenderungen()


def test_the_same_story_has_no_changes():
    assert steps((A, B), (A, B)) == ()
    assert steps((), ()) == ()


def test_a_new_step_is_told_with_its_place():
    (neu,) = steps((A, B), (A, C, B))
    assert (neu.vorher, neu.nachher, neu.platz_vorher, neu.platz) == (None, C, None, 2)
    assert not neu.verschoben and not neu.teile


def test_a_step_that_is_gone_is_told_with_the_place_it_had():
    (weg,) = steps((A, B, C), (A, C))
    assert (weg.vorher, weg.nachher, weg.platz_vorher, weg.platz) == (B, None, 2, None)


def test_only_the_step_that_was_moved_counts_as_moved():
    (verschoben,) = steps((A, B, C, D), (B, C, D, A))
    assert (verschoben.nachher, verschoben.platz_vorher, verschoben.platz) == (A, 1, 4)
    assert verschoben.verschoben and verschoben.teile == ()


def test_steps_that_shift_because_of_another_have_not_moved():
    assert [s.nachher for s in steps((A, B, C), (D, A, B, C))] == [D]
    assert [s.vorher for s in steps((A, B, C), (B, C))] == [A]


def test_every_part_of_a_step_that_differs_is_named():
    neu = replace(A, titel="Anders", text="Neu", ansicht=Ansicht("zeit"), frage=FRAGE)
    assert steps((A,), (neu,))[0].teile == tuple(Schrittteil)
    for teil in Schrittteil:
        name = teil.value.lower()
        (einzeln,) = steps((A,), (replace(A, **{name: getattr(neu, name)}),))
        assert einzeln.teile == (teil,) and not einzeln.verschoben


def test_speaker_notes_are_nobody_elses_business():
    assert steps((A,), (replace(A, notizen="nur für mich"),)) == ()


def test_a_step_can_be_moved_and_changed():
    (beides,) = steps((A, B, C), (B, C, replace(A, text="Neu")))
    assert beides.verschoben and beides.teile == (Schrittteil.TEXT,)


@given(st.permutations("abcdef"))
def test_putting_the_moved_steps_aside_leaves_the_order_as_it_was(folge):
    alle = {kennung: Schritt(kennung, kennung) for kennung in "abcdef"}
    verschoben = {
        s.nachher.id for s in steps(tuple(alle.values()), tuple(alle[kennung] for kennung in folge))
    }
    rest = [kennung for kennung in folge if kennung not in verschoben]
    assert rest == sorted(rest) and rest


def test_notes_are_new_changed_or_as_they_were():
    alt = Notiz("01", "o1", Notizstand.OFFEN, "Weil.", 1)
    gleich, stand, satz, beides, neu = notes(
        (alt, replace(alt, raum="02"), replace(alt, raum="03"), replace(alt, raum="04")),
        (
            replace(alt, fassung=3),
            replace(alt, raum="02", stand=Notizstand.VEREINBART),
            replace(alt, raum="03", satz="Darum."),
            replace(alt, raum="04", stand=Notizstand.ABGELEHNT, satz="Darum."),
            replace(alt, raum=""),
        ),
    )
    assert [n.unveraendert for n in (gleich, stand, satz, beides, neu)] == [True, False, False, False, False]
    assert [n.neuer_stand for n in (gleich, stand, satz, beides, neu)] == [False, True, False, True, False]
    assert [n.neuer_satz for n in (gleich, stand, satz, beides, neu)] == [False, False, True, True, False]
    assert stand.vorher.stand is Notizstand.OFFEN
    assert neu.vorher is None
