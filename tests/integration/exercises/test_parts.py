"""The plain parts of the library's pages, without a database."""

from exercises.facets import EQUIPMENT, MINE, NOTHING, REGION, TYPE, Facets, codes_of
from exercises.plates import on_plate
from exercises.presenters.ladder import Link, rungs_around

BRIDGE = codes_of([("region", "low-back"), ("type", "strength"), ("equipment", "mat"), ("tag", "floor")])
SQUAT = codes_of([("region", "knee"), ("type", "strength")])
CALF = codes_of([("region", "lower-leg"), ("region", "knee"), ("type", "stretch")])
FACETS = Facets.of([BRIDGE, SQUAT, CALF])
ALL = 0b111


def test_choices_of_one_filter_widen_and_different_filters_narrow() -> None:
    assert FACETS.kept(ALL, {REGION: frozenset({"low-back", "knee"})}) == ALL
    assert FACETS.kept(ALL, {REGION: frozenset({"knee"}), TYPE: frozenset({"stretch"})}) == 0b100
    assert FACETS.kept(0b001, {REGION: frozenset({"knee"})}) == 0
    assert FACETS.kept(ALL, {REGION: frozenset()}) == ALL


def test_what_needs_nothing_is_found_as_such() -> None:
    assert FACETS.kept(ALL, {EQUIPMENT: frozenset({NOTHING})}) == 0b110


def test_a_ticked_filter_does_not_empty_its_neighbours() -> None:
    found = FACETS.counts(ALL, {TYPE: frozenset({"strength"})})
    assert found[TYPE] == {"strength": 2, "stretch": 1}
    assert found[REGION] == {"low-back": 1, "knee": 1, "lower-leg": 0}


def test_a_facet_of_ones_own_narrows_like_the_others() -> None:
    own = FACETS.also(MINE, {"starred": 0b011})
    assert own.kept(ALL, {MINE: frozenset({"starred"}), REGION: frozenset({"knee"})}) == 0b010
    assert own.counts(ALL, {REGION: frozenset({"knee"})})[MINE] == {"starred": 1}


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
