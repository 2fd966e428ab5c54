"""A star is one person's own: given and taken by a press, recorded, it changes what that person finds first."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises import policies
from exercises.actions import star, unstar, withdraw
from exercises.models import Exercise, Favourite
from tests.conftest import SignIn

STAR = "/library/walking/star/"


def events() -> list[str]:
    found = AuditEvent.objects.filter(event__contains="starred").order_by("pk")
    return list(found.values_list("event", flat=True))


def test_it_is_given_once_and_taken_once_and_both_are_recorded(library: dict[str, Exercise], amira: User) -> None:
    for _ in range(2):
        star(exercise=library["walking"], by=amira)
    assert Favourite.objects.count() == 1
    for _ in range(2):
        unstar(exercise=library["walking"], by=amira)

    assert not Favourite.objects.exists()
    assert events() == ["exercise-starred", "exercise-unstarred"]


def test_what_is_not_offered_cannot_be_starred_but_a_star_can_be_taken_from_it(
    library: dict[str, Exercise], amira: User, dana: User
) -> None:
    star(exercise=library["walking"], by=amira)
    withdraw(exercise=library["walking"], reason="Wrong leg.", by=dana)
    gone = Exercise.objects.get(slug="walking")
    with pytest.raises(policies.NotNow, match="not offered"):
        star(exercise=gone, by=dana)
    unstar(exercise=gone, by=amira)

    assert not Favourite.objects.exists()


def test_who_prescribes_may_star_and_another_clinic_sees_nothing(
    library: dict[str, Exercise], amira: User, ben: User, dana: User, chloe: User, sign_in: SignIn
) -> None:
    answers = {one.name: sign_in(one).post(STAR, {"star": "on"}).status_code for one in (amira, ben, dana, chloe)}

    assert list(answers.values()) == [302, 403, 302, 404]
    assert set(Favourite.objects.values_list("user__name", flat=True)) == {amira.name, dana.name}


def test_a_press_without_scripts_comes_back_to_where_it_was_made(
    library: dict[str, Exercise], amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)

    assert client.post(STAR, {"star": "on", "next": "/library/?q=walk"})["Location"] == "/library/?q=walk"
    assert client.post(STAR, {"star": "off", "next": "https://evil.example/"})["Location"] == "/library/walking/"
    assert client.post(STAR, {"star": "off"})["Location"] == "/library/walking/"


def test_a_press_with_scripts_is_answered_by_the_button_anew(
    library: dict[str, Exercise], amira: User, sign_in: SignIn
) -> None:
    answer = sign_in(amira).post(STAR, {"star": "on"}, headers={"HX-Request": "true"})
    text = answer.content.decode()

    assert answer["HX-Trigger"] == '{"starred": {}}'
    assert 'aria-pressed="true"' in text
    assert 'value="off"' in text
    assert "<html" not in text


def test_a_star_that_comes_too_late_is_refused_in_words(
    library: dict[str, Exercise], amira: User, dana: User, sign_in: SignIn
) -> None:
    withdraw(exercise=library["walking"], reason="Wrong leg.", by=dana)
    answer = sign_in(amira).post(STAR, {"star": "on"}, headers={"HX-Request": "true"})

    assert "This exercise is not offered at present" in answer.content.decode()
    assert "not offered" in sign_in(amira).post(STAR, {"star": "on"}, follow=True).content.decode()


def test_favourites_come_first_and_are_a_filter_of_their_own(
    clinic: Clinic, library: dict[str, Exercise], amira: User, dana: User, sign_in: SignIn
) -> None:
    star(exercise=library["seated-hamstring-stretch"], by=amira)

    def slugs(person: User, **asked: str) -> list[str]:
        answer = sign_in(person).get(reverse("library:index"), asked)
        return [plate.exercise.slug for plate in answer.context["gallery"].plates]

    assert slugs(amira, q="hamstr") == ["seated-hamstring-stretch", "banded-hamstring-stretch"]
    assert slugs(dana, q="hamstr") == ["banded-hamstring-stretch", "seated-hamstring-stretch"]
    assert slugs(amira, mine="starred") == ["seated-hamstring-stretch"]
    assert slugs(dana, mine="starred") == []
    assert slugs(amira, mine="no-such") == slugs(amira)


def test_the_page_of_an_exercise_shows_whether_it_is_starred(
    library: dict[str, Exercise], amira: User, ben: User, sign_in: SignIn
) -> None:
    star(exercise=library["walking"], by=amira)

    assert 'aria-pressed="true"' in sign_in(amira).get("/library/walking/").content.decode()
    assert "aria-pressed" not in sign_in(ben).get("/library/walking/").content.decode()


def test_many_stars_cost_no_more(
    library: dict[str, Exercise],
    amira: User,
    sign_in: SignIn,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    client = sign_in(amira)
    client.get("/library/")
    for exercise in list(library.values())[:5]:
        star(exercise=exercise, by=amira)
    with django_assert_num_queries(7):  # type: ignore[attr-defined]  # pytest-django gives a context
        client.get("/library/")
