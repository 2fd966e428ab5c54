"""The catalogue is held in memory and follows the library: nobody finds what is no longer offered."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from accounts.models import Clinic, User
from exercises.actions import content_of, publish, reinstate, save_draft, withdraw
from exercises.catalogue import catalogue_of
from exercises.models import Exercise, ExerciseTranslation, Term


def found(clinic: Clinic, query: str) -> set[str]:
    """The slugs that a search of the catalogue finds."""
    catalogue = catalogue_of(clinic)
    numbers = catalogue.index.find(query).ranked(catalogue.index.find("").mask, lambda number: 0)
    keys = [catalogue.keys[number] for number in numbers]
    return set(clinic.exercises.filter(pk__in=keys).values_list("slug", flat=True))


def test_it_is_read_once_and_asked_often(
    clinic: Clinic, library: dict[str, Exercise], django_assert_num_queries: Callable[[int], object]
) -> None:
    first = catalogue_of(clinic)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]  # pytest-django gives a context
        assert catalogue_of(clinic) is first


def test_a_withdrawn_exercise_is_gone_at_once_and_comes_back(
    clinic: Clinic, library: dict[str, Exercise], dana: User
) -> None:
    assert "heel-taps" in found(clinic, "heel taps")
    withdraw(exercise=library["heel-taps"], reason="Wrong leg.", by=dana)
    assert "heel-taps" not in found(clinic, "heel taps")
    reinstate(exercise=library["heel-taps"], by=dana)
    assert "heel-taps" in found(clinic, "heel taps")


def test_a_new_name_is_found_once_it_is_published(clinic: Clinic, library: dict[str, Exercise], dana: User) -> None:
    walking = library["walking"]
    assert walking.current
    content = replace(content_of(walking.current), name="Strolling")
    draft = save_draft(clinic=clinic, exercise=walking, content=content, by=dana)
    assert found(clinic, "strolling") == set()
    publish(version=draft, by=dana)
    assert found(clinic, "strolling") == {"walking"}


def test_a_changed_label_is_found_at_once(clinic: Clinic, library: dict[str, Exercise]) -> None:
    assert found(clinic, "gallop") == set()
    term = Term.objects.get(kind="type", code="aerobic")
    term.label = "Gallop"
    term.save()
    assert found(clinic, "gallop") == {"walking"}


def test_a_changed_advice_is_offered_at_once(clinic: Clinic, library: dict[str, Exercise]) -> None:
    held = catalogue_of(clinic).advice[0]
    advice = clinic.advice.get(code=held.code)
    advice.title = "Walk about"
    advice.save()
    assert catalogue_of(clinic).advice[0].title == "Walk about"


def test_each_clinic_finds_its_own(clinic: Clinic, other_clinic: Clinic, library: dict[str, Exercise]) -> None:
    assert found(clinic, "walking") == {"walking"}
    assert catalogue_of(other_clinic).keys == ()


def test_a_new_translation_is_found_at_once(clinic: Clinic, library: dict[str, Exercise]) -> None:
    assert found(clinic, "paseo") == set()
    newest = ExerciseTranslation.objects.filter(exercise=library["walking"]).order_by("-number")[0]
    newest.pk, newest.number, newest.other_names = None, newest.number + 1, ["Paseo"]
    newest.save(force_insert=True)
    assert found(clinic, "paseo") == {"walking"}


@pytest.mark.parametrize("word", ["bending", "loaded"])
def test_safety_tags_are_not_searched(word: str, clinic: Clinic, library: dict[str, Exercise]) -> None:
    """A tag says what the body is asked to do, not what the exercise is for."""
    assert found(clinic, word) == set()
