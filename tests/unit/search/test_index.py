"""The search of the library: words in any order, mistyped words, and what comes first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.search import Index, Texts, fold, numbers_in, words_of

LIBRARY = (
    Texts(("Bridge", "Puente"), (), ("Low back", "Gluteals", "Supine", "On your back")),
    Texts(("Bridge on one leg",), ("Single-leg bridge", "Heel bridge"), ("Low back", "Gluteals", "Mat")),
    Texts(("Marching bridge",), (), ("Low back", "Mat")),
    Texts(("Chair squat",), ("Sit-down squats",), ("Knee", "Firm chair")),
    Texts(("Seated hamstring stretch",), (), ("Hamstrings", "Sitting", "Firm chair")),
    Texts(("Heel slide",), (), ("Knee", "Hamstrings", "Bridge of the foot")),
    Texts(("Café walk",), (), ("Whole body", "Seat")),
)
INDEX = Index(LIBRARY)
EVERYTHING = (1 << len(LIBRARY)) - 1


def found(query: str) -> list[str]:
    """The names that a search finds, best first."""
    return [LIBRARY[number].names[0] for number in INDEX.find(query).ranked(EVERYTHING, lambda number: 0)]


def test_nothing_asked_finds_everything_in_its_order() -> None:
    assert found("") == found("  ") == [text.names[0] for text in LIBRARY]


@pytest.mark.parametrize(
    "query", ["hamstring stretch seated", "STRETCH hamstr", "  seated   stretch ", "sitting hamstring"]
)
def test_words_are_found_in_any_order_in_names_and_labels(query: str) -> None:
    assert found(query)[0] == "Seated hamstring stretch"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("bridge", ["Bridge", "Bridge on one leg", "Marching bridge", "Heel slide"]),
        ("bridge mat", ["Bridge on one leg", "Marching bridge"]),
        ("leg single bridge", ["Bridge on one leg"]),
        ("puente", ["Bridge"]),
        ("knee", ["Chair squat", "Heel slide"]),
        ("cafe", ["Café walk"]),
        ("ridge", ["Bridge", "Bridge on one leg", "Marching bridge", "Heel slide"]),
        ("sq", ["Chair squat"]),
        ("heel", ["Heel slide", "Bridge on one leg"]),
        ("hee", ["Heel slide", "Bridge on one leg"]),
        ("id", []),
    ],
)
def test_the_very_name_comes_first_then_names_then_other_names_then_labels(query: str, names: list[str]) -> None:
    assert found(query) == names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sqat", "Chair squat"),
        ("sqaut", "Chair squat"),
        ("hamstirng", "Seated hamstring stretch"),
        ("hamsti", "Seated hamstring stretch"),
        ("bridg", "Bridge"),
        ("brdige", "Bridge"),
        ("streetch hamstirng", "Seated hamstring stretch"),
        ("gluteasl", "Bridge"),
    ],
)
def test_a_mistyped_word_finds_what_was_meant(typed: str, name: str) -> None:
    assert found(typed)[0] == name


def test_two_mistyped_words_are_found_though_one_stands_inside_a_word_of_another_language() -> None:
    index = Index((*LIBRARY, Texts(("Door squeeze", "Estrechar"), (), ())))

    found = index.find("hamstrng strech")

    assert found.mask == 1 << 4
    assert found.read_as == {"hamstrng": ("hamstring", "hamstrings"), "strech": ("stretch",)}
    assert index.find("strech").mask == 1 << len(LIBRARY)  # alone it is the beginning of a word


def test_it_says_which_words_were_taken_for_a_mistyped_one() -> None:
    assert dict(INDEX.find("hamstirng chair").read_as) == {"hamstirng": ("hamstring", "hamstrings")}


def test_a_word_that_is_there_is_never_taken_for_another() -> None:
    assert not INDEX.find("heel").read_as
    assert found("heel") == ["Heel slide", "Bridge on one leg"]


@pytest.mark.parametrize("query", ["xylophone", "bridge xylophone", "%", "_", "🙂", "'; --", "squat hamstring"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert found(query) == []


def test_an_unknown_word_is_named_with_words_to_try() -> None:
    assert INDEX.find("bridge plantar").unknown == ("plantar",)
    assert INDEX.alike("hamster")[0] == "hamstring"
    assert INDEX.alike("xylophone") == ()


def test_a_persons_own_come_first_among_equals_and_never_before_the_very_name() -> None:
    def own(number: int) -> int:
        return 0 if LIBRARY[number].names[0] in ("Marching bridge", "Heel slide") else 1

    ranked = [LIBRARY[number].names[0] for number in INDEX.find("bridge").ranked(EVERYTHING, own)]
    assert ranked == ["Bridge", "Marching bridge", "Bridge on one leg", "Heel slide"]
    begun = [LIBRARY[number].names[0] for number in INDEX.find("brid").ranked(EVERYTHING, own)]
    assert begun[:2] == ["Marching bridge", "Heel slide"]


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_is_answered_and_no_exercise_comes_twice(query: str) -> None:
    ranked = INDEX.find(query).ranked(EVERYTHING, lambda number: 0)

    assert len(ranked) == len(set(ranked))


@given(st.permutations(["bridge", "one", "leg"]))
def test_the_order_of_words_changes_nothing(words: list[str]) -> None:
    assert found(" ".join(words)) == found("bridge one leg")


def test_a_long_text_is_cut_and_answered() -> None:
    assert found("bridge " * 5000)[0] == "Bridge"
    assert found("x" * 20_000) == []


def test_folding_knows_no_case_and_no_accents() -> None:
    assert fold("ÉTIREMENT Straße") == "etirement strasse"
    assert words_of("Heel-to-toe walk, 2nd") == ["heel", "to", "toe", "walk", "2nd"]


def test_the_numbers_of_a_mask() -> None:
    assert list(numbers_in(0b101001)) == [0, 3, 5]
