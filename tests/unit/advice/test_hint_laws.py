"""What holds for the hints of every plan."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from prescriptions.advice import HintLevel, Line, Movement, PlanFacts, advise
from tests.unit.advice.plans import BRIDGE, CRUNCH, HAMSTRING, hints, plan

LIBRARY = Path(__file__).resolve().parents[3] / "exercises" / "library"


def shipped() -> tuple[Movement, ...]:
    reader = YAML(typ="safe", pure=True)
    read = [reader.load(path.read_text(encoding="utf-8")) for path in sorted((LIBRARY / "exercises").glob("*.yaml"))]
    return tuple(Movement(one["slug"], one["type"], frozenset(one["muscles"])) for one in read)


SHIPPED = shipped()

types = st.sampled_from(["strength", "endurance", "stretch", "mobility", "aerobic", "motor-control", "breathing"])
muscles = st.frozensets(
    st.sampled_from(["abdominals", "obliques", "back-extensors", "hamstrings", "calves"]), max_size=3
)
slugs = st.text("abcdef", min_size=1, max_size=3)
movements = st.builds(Movement, slugs, types, muscles)
lines = st.builds(
    Line,
    slugs,
    types,
    muscles,
    seconds_a_session=st.integers(0, 2000),
    sessions_a_week=st.none() | st.integers(1, 42),
    has_progression=st.booleans(),
)
minutes = st.none() | st.integers(0, 60)
plans = st.builds(
    PlanFacts,
    st.lists(lines, max_size=9).map(tuple),
    st.booleans(),
    minutes,
    minutes,
    st.integers(0, 3),
    st.lists(movements, max_size=5, unique_by=lambda one: one.slug).map(tuple),
)
quick = settings(max_examples=30, deadline=None)


@quick
@given(plans)
def test_every_hint_says_why_and_from_where(facts: PlanFacts) -> None:
    assert all(hint.message and hint.why and hint.source for hint in advise(facts))


@quick
@given(plans)
def test_no_hint_promises_anything(facts: PlanFacts) -> None:
    said = " ".join(f"{hint.message} {hint.why}" for hint in advise(facts)).lower()
    assert not [word for word in ("safe", "cure", "guarantee") if word in said]


@quick
@given(plans)
def test_each_code_is_said_once(facts: PlanFacts) -> None:
    codes = [hint.code for hint in advise(facts)]
    assert len(codes) == len(set(codes))


@quick
@given(plans, st.randoms(use_true_random=False))
def test_the_order_of_lines_and_offers_does_not_matter(facts: PlanFacts, random: Random) -> None:
    shuffled, offers = list(facts.lines), list(facts.offers)
    random.shuffle(shuffled)
    random.shuffle(offers)
    assert advise(replace(facts, lines=tuple(shuffled), offers=tuple(offers))) == advise(facts)


@quick
@given(plans)
def test_following_a_suggestion_answers_its_hint(facts: PlanFacts) -> None:
    offers = {offer.slug: offer for offer in facts.offers}
    for hint in advise(facts):
        if hint.suggestion:
            chosen = offers[hint.suggestion]
            followed = replace(facts, lines=(*facts.lines, Line(chosen.slug, chosen.type, chosen.muscles)))
            assert hint.code not in hints(followed)


@quick
@given(plans, lines)
def test_one_more_exercise_never_makes_a_plan_look_lighter(facts: PlanFacts, more: Line) -> None:
    burden = {"many-exercises", "over-minutes-a-day", "over-minutes-a-week", "no-progression", "open-questions"}
    before, after = hints(facts), hints(replace(facts, lines=(*facts.lines, more)))
    assert before.keys() & burden <= after.keys()
    if "many-exercises" in before and before["many-exercises"].level is HintLevel.CLEAR:
        assert after["many-exercises"].level is HintLevel.CLEAR


@pytest.mark.parametrize(
    ("lines", "code", "slug"),
    [
        ((BRIDGE,), "back-without-abdominals", "partial-crunch"),
        ((CRUNCH,), "abdominals-without-back", "bird-dog"),
        ((CRUNCH,), "no-aerobic", "walking"),
        ((CRUNCH,), "no-hamstring-stretch", "banded-hamstring-stretch"),
        ((HAMSTRING,), "stretch-only", "bridge"),
    ],
)
def test_the_shipped_library_answers_each_hint_with_its_favourite(
    lines: tuple[Line, ...], code: str, slug: str
) -> None:
    assert hints(plan(*lines, offers=SHIPPED))[code].suggestion == slug
