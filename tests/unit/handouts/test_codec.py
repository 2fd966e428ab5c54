"""A sheet that was given to a patient can be kept for ever: the same document, the same bytes, the same digest."""

import json
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prescriptions.handouts.codec import digest, from_json, to_canonical_json
from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.parts import DocumentError, ExerciseCard
from tests.handouts.samples import MARGARET, sample

SAMPLE = sample(slugs=("partial-crunch",), weeks=1)
PRINTED: tuple[Literal["L", "M", "N", "P", "S", "Zs"], ...] = ("L", "M", "N", "P", "S", "Zs")
TEXT = st.text(st.characters(categories=PRINTED), max_size=40)


def _stored() -> Any:
    return json.loads(to_canonical_json(SAMPLE))


def _bytes(data: object) -> bytes:
    return json.dumps(data).encode()


@given(
    goal=TEXT,
    paper=st.sampled_from(Paper),
    size=st.sampled_from(PrintSize),
    issued=st.dates(),
    version=st.integers(1, 999),
    note=TEXT,
    named=st.booleans(),
)
def test_what_is_stored_comes_back_the_same(
    goal: str, paper: Paper, size: PrintSize, issued: date, version: int, note: str, named: bool
) -> None:
    card = SAMPLE.cards[0]
    assert isinstance(card, ExerciseCard)
    document = replace(
        SAMPLE,
        goal=goal,
        paper=paper,
        print_size=size,
        issued=issued,
        version=version,
        identity=MARGARET if named else None,
        cards=(replace(card, note=note), *SAMPLE.cards[1:]),
    )

    stored = to_canonical_json(document)

    assert from_json(stored) == document
    assert to_canonical_json(from_json(stored)) == stored


def test_the_stored_form_is_utf8_with_sorted_keys_and_no_floats() -> None:
    stored = to_canonical_json(SAMPLE)

    assert "“Walk to the shops and back.”".encode() in stored
    assert (
        stored == json.dumps(json.loads(stored), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    )
    assert json.loads(stored, parse_float=pytest.fail)["schema"] == 1


def test_the_dose_is_stored_as_data_beside_its_sentences() -> None:
    card = _stored()["document"]["cards"][0]

    assert card["dose"]["repetitions"] == [10, 15]
    assert card["dose_text"][0] == "Lift 10 to 15 times, slowly."


def test_two_ways_to_type_a_letter_have_one_digest() -> None:
    assert digest(replace(SAMPLE, goal="Cafe\u0301")) == digest(replace(SAMPLE, goal="Café"))


@pytest.mark.parametrize(
    "other",
    [
        replace(SAMPLE, version=2),
        replace(SAMPLE, paper=Paper.LETTER),
        replace(SAMPLE, goal="Walk."),
        sample(identity=None),
    ],
)
def test_any_change_changes_the_digest(other: HandoutDocument) -> None:
    assert len(digest(other)) == 64
    assert digest(other) != digest(SAMPLE)


def test_a_float_is_refused() -> None:
    card = SAMPLE.cards[0]
    assert isinstance(card, ExerciseCard)
    document = replace(SAMPLE, cards=(replace(card, dose={"sets": 2.5}), *SAMPLE.cards[1:]))

    with pytest.raises(DocumentError, match="cannot hold a float"):
        to_canonical_json(document)
    with pytest.raises(DocumentError, match=r"holds the number 2\.5"):
        from_json(to_canonical_json(SAMPLE).replace(b'"version":1', b'"version":2.5'))


def _without(key: str) -> bytes:
    data = _stored()
    del data["document"][key]
    return _bytes(data)


def _with(value: object, *path: str | int) -> bytes:
    data = _stored()
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return _bytes(data)


@pytest.mark.parametrize(
    ("stored", "message"),
    [
        (b"{", "not readable"),
        (b"\xff", "not readable"),
        (b"[]", "not a handout document"),
        (_with(2, "schema"), "has schema 2; this program reads 1"),
        (_without("safety"), "damaged at safety"),
        (_without("pain"), "damaged at pain"),
        (_with("red", "document", "colour"), "damaged at colour"),
        (_with("x", "document", "cards", 0, "sort"), "damaged at cards.0"),
        (_with("1", "document", "version"), "damaged at version"),
        (_with("a5", "document", "paper"), "damaged at paper"),
        (_with([], "document", "safety", "signs"), "damaged at safety"),
    ],
)
def test_a_damaged_sheet_is_refused_where_it_is_damaged(stored: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        from_json(stored)
