"""Two versions of the same fields: what one side alone changed is kept, what both changed is theirs to settle."""

from hypothesis import given
from hypothesis import strategies as st

from prescriptions.merging import Fields, Merged, Prefer, merge

BASE = {"sets": 2, "rest": 60, "note": ""}
NAMES = tuple(BASE)
written = st.fixed_dictionaries({name: st.integers(0, 2) for name in NAMES})


def anything(values: Fields) -> bool:
    return True


def nothing(values: Fields) -> bool:
    return False


def merged(mine: Fields, theirs: Fields, prefer: Prefer = Prefer.NOBODYS) -> Merged:
    return merge(base=BASE, mine=mine, theirs=theirs, fits=anything, prefer=prefer)


def test_different_fields_are_put_together() -> None:
    assert merged(BASE | {"sets": 3}, BASE | {"rest": 30}) == Merged({"sets": 3, "rest": 30, "note": ""})


def test_the_same_field_written_alike_is_no_clash() -> None:
    assert merged(BASE | {"sets": 3}, BASE | {"sets": 3}).clashes == ()


def test_the_same_field_written_otherwise_clashes_and_what_was_typed_stays() -> None:
    found = merged(BASE | {"sets": 3}, BASE | {"sets": 1, "rest": 30})

    assert found == Merged(BASE | {"sets": 3}, ("sets",))


def test_a_clash_is_settled_either_way_and_the_rest_put_together() -> None:
    mine, theirs = BASE | {"sets": 3, "note": "Slowly."}, BASE | {"sets": 1, "rest": 30}

    assert merged(mine, theirs, Prefer.MINE).values == {"sets": 3, "rest": 30, "note": "Slowly."}
    assert merged(mine, theirs, Prefer.THEIRS).values == {"sets": 1, "rest": 30, "note": "Slowly."}


def test_fields_that_do_not_fit_together_clash_and_one_side_stands_whole() -> None:
    mine, theirs = BASE | {"rest": 30}, BASE | {"sets": 1}
    found = {prefer: merge(base=BASE, mine=mine, theirs=theirs, fits=nothing, prefer=prefer) for prefer in Prefer}

    assert found == {
        Prefer.NOBODYS: Merged(mine, ("sets",)),
        Prefer.MINE: Merged(mine),
        Prefer.THEIRS: Merged(theirs),
    }


@given(mine=written, theirs=written, base=written)
def test_nothing_is_lost_in_silence(mine: Fields, theirs: Fields, base: Fields) -> None:
    found = merge(base=base, mine=mine, theirs=theirs, fits=anything)

    for name in () if found.clashes else NAMES:
        changed = [side[name] for side in (mine, theirs) if side[name] != base[name]]
        assert {found.values[name]} == set(changed or [base[name]])


@given(mine=written, theirs=written, base=written)
def test_who_comes_first_does_not_matter(mine: Fields, theirs: Fields, base: Fields) -> None:
    one = merge(base=base, mine=mine, theirs=theirs, fits=anything)
    other = merge(base=base, mine=theirs, theirs=mine, fits=anything)

    assert set(one.clashes) == set(other.clashes)
    assert one.clashes or one.values == other.values
