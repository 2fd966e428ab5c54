"""The plain parts of the library's pages, without a database."""

from exercises.facets import EQUIPMENT, NOTHING, REGION, TYPE, counts, entry, kept
from exercises.plates import on_plate
from exercises.presenters.ladder import Link, rungs_around
from exercises.search import fold, search_text

BACK = entry(1, "Bridge", [("region", "low-back"), ("type", "strength"), ("equipment", "mat"), ("tag", "floor")])
KNEE = entry(2, "Squat", [("region", "knee"), ("type", "strength")])
CALF = entry(3, "Calf stretch", [("region", "lower-leg"), ("region", "knee"), ("type", "stretch")])
ALL = [BACK, KNEE, CALF]


def test_choices_of_one_filter_widen_and_different_filters_narrow() -> None:
    assert kept(ALL, {REGION: frozenset({"low-back", "knee"})}) == ALL
    assert kept(ALL, {REGION: frozenset({"knee"}), TYPE: frozenset({"stretch"})}) == [CALF]
    assert kept(ALL, {REGION: frozenset()}) == ALL


def test_what_needs_nothing_is_found_as_such() -> None:
    assert kept(ALL, {EQUIPMENT: frozenset({NOTHING})}) == [KNEE, CALF]


def test_a_ticked_filter_does_not_empty_its_neighbours() -> None:
    found = counts(ALL, {TYPE: frozenset({"strength"})})
    assert found[TYPE] == {"strength": 2, "stretch": 1}
    assert found[REGION] == {"low-back": 1, "knee": 1}


def test_a_ladder_has_at_most_four_rungs_and_ends() -> None:
    chain = {pk: Link(pk - 1 if pk > 1 else None, pk + 1 if pk < 9 else None) for pk in range(1, 10)}
    assert rungs_around(5, chain) == [3, 4, 5, 6]
    assert rungs_around(1, chain) == [1, 2, 3, 4]
    assert rungs_around(9, chain) == [6, 7, 8, 9]
    assert rungs_around(1, {1: Link(None, None)}) == [1]


def test_a_ladder_that_leads_in_a_circle_or_to_what_is_not_offered_ends() -> None:
    assert rungs_around(1, {1: Link(2, 2), 2: Link(1, 1)}) == [2, 1]
    assert rungs_around(1, {1: Link(7, 8)}) == [1]


def test_a_drawing_stands_on_the_middle_of_the_floor() -> None:
    plate = on_plate('<svg xmlns="x" viewBox="0 0 1000 2000"><path d="M0 0"/></svg>', 1000, 2000)
    assert plate.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3000 2250"><svg x="1000" y="250"')


def test_a_drawing_larger_than_the_plate_is_not_cut() -> None:
    plate = on_plate('<svg viewBox="0 0 6000 1000"></svg>', 6000, 1000)
    assert 'viewBox="0 0 6000 4500"' in plate
    assert 'x="0" y="3500" width="6000" height="1000"' in plate


def test_search_knows_no_case_and_no_accents() -> None:
    assert fold("ÉTIREMENT Straße") == "etirement strasse"
    assert search_text(["Cat", "", "Cow"]) == "cat cow"
