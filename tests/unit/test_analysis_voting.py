import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.analysis import voting
from sozialraum.model import Auszaehlung, Frage, Rundenart, Ziel

JE_STADTTEIL = Frage("Was?", Rundenart.OPTIONEN_JE_STADTTEIL, 3, ("01", "02"), ("o1", "o2"))
OPTIONEN = Frage("Was?", Rundenart.OPTIONEN, 3, (), ("o1", "o2", "o3"))
STADTTEILE = Frage("Wo?", Rundenart.STADTTEILE, 1, ("01", "02"))


@pytest.mark.parametrize(
    ("punkte", "grund"),
    [
        ({0: 3}, None),
        ({0: 1, 3: 2}, None),
        ({1: 1, 2: 0}, None),
        ({}, "leer"),
        ({0: 0, 1: 0}, "leer"),
        ({0: 4}, "zu_viele"),
        ({0: 2, 1: 2}, "zu_viele"),
        ({4: 1}, "ungueltig"),
        ({-1: 1}, "ungueltig"),
        ({0: -1, 1: 2}, "ungueltig"),
        ({0: 1.0}, "ungueltig"),
        ({0: True}, "ungueltig"),
        ({0: "1"}, "ungueltig"),
        ({"0": 1}, "ungueltig"),
        ({True: 1}, "ungueltig"),
    ],
)
def test_a_ballot_counts_or_has_a_reason_why_not(punkte, grund):
    assert voting.check(JE_STADTTEIL, punkte) == grund


@given(
    st.integers(1, 10),
    st.integers(1, 60),
    st.dictionaries(st.integers(-2, 62), st.integers(-2, 12)),
)
def test_a_ballot_that_counts_never_exceeds_the_allowance(erlaubt, zeilen, punkte):
    frage = Frage("Was?", Rundenart.OPTIONEN, erlaubt, (), tuple(f"o{n}" for n in range(zeilen)))
    if voting.check(frage, punkte) is None:
        assert 1 <= sum(punkte.values()) <= erlaubt
        assert set(punkte) <= set(range(zeilen))
        assert min(punkte.values()) >= 0
    else:
        assert (
            not 1 <= sum(punkte.values()) <= erlaubt
            or not set(punkte) <= set(range(zeilen))
            or min(punkte.values()) < 0
        )


@given(st.lists(st.dictionaries(st.integers(0, 5), st.integers(0, 10))))
def test_totals_are_the_sum_of_the_ballots_whatever_their_order(zettel):
    summen = voting.totals(zettel, 6)
    assert sum(summen) == sum(sum(einer.values()) for einer in zettel)
    assert summen == tuple(sum(einer.get(zeile, 0) for einer in zettel) for zeile in range(6))
    assert voting.totals(reversed(zettel), 6) == summen


def test_totals_of_no_ballots_are_zero_and_a_line_too_many_is_an_error():
    assert voting.totals([], 3) == (0, 0, 0)
    with pytest.raises(IndexError):
        voting.totals([{3: 1}], 3)


def test_the_ranking_has_most_points_first_and_ties_in_the_order_of_the_ballot():
    assert voting.ranking(OPTIONEN, Auszaehlung(4, (2, 5, 2))) == [
        (Ziel(option="o2"), 5),
        (Ziel(option="o1"), 2),
        (Ziel(option="o3"), 2),
    ]


def test_points_per_area_add_up_its_options():
    assert voting.per_area(JE_STADTTEIL, Auszaehlung(5, (1, 2, 0, 4))) == {"01": 3, "02": 4}
    assert voting.per_area(STADTTEILE, Auszaehlung(5, (0, 5))) == {"01": 0, "02": 5}


def test_a_round_without_areas_has_no_points_per_area():
    assert voting.per_area(OPTIONEN, Auszaehlung(1, (1, 1, 1))) == {}


def test_a_count_that_belongs_to_another_ballot_is_an_error():
    with pytest.raises(ValueError):
        voting.ranking(OPTIONEN, Auszaehlung(1, (1,)))
    with pytest.raises(ValueError):
        voting.per_area(STADTTEILE, Auszaehlung(1, (1,)))
