"""The further words of the search belong to terms that exist, and add something."""

from exercises.library.also import also_called
from tests.unit.library.shipped import library


def test_each_word_belongs_to_a_term_of_the_taxonomy() -> None:
    known = {(term.kind.value, term.code) for term in library().terms}

    assert set(also_called()) <= known


def test_no_word_is_there_already() -> None:
    labels = {(term.kind.value, term.code): term.label.casefold() for term in library().terms}
    repeated = [word for key, words in also_called().items() for word in words if word.casefold() == labels[key]]

    assert repeated == []
