"""The search of the builder: what comes first, what a result shows, and what to try where nothing fits."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.actions import star
from prescriptions.actions import routines
from prescriptions.models import Routine, Section
from tests.conftest import SignIn


def hits(client: Client, routine: Routine, **asked: str) -> list[str]:
    """The slugs of what was found, in their order."""
    answer = client.get(reverse("routine-found", args=[routine.pk]), asked)
    assert answer.status_code == 200
    return [hit.slug for hit in answer.context["finder"].hits]


def found(client: Client, routine: Routine, **asked: str) -> str:
    answer = client.get(reverse("routine-found", args=[routine.pk]), asked, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("sqat", "chair-squat"),
        ("hamstirng", "banded-hamstring-stretch"),
        ("bridg", "bridge"),
        ("stretch calf", "calf-stretch"),
        ("plantar", "calf-stretch"),
        ("quads", "thigh-squeeze"),
        ("core supine", "dead-bug"),
        ("theraband shoulder", "band-turn-out"),
        ("puente", "bridge"),
        ("gemelos pared", "calf-stretch"),
        ("estirameinto isquiotibiales", "seated-hamstring-stretch"),
        ("zona lumbar boca arriba", "knee-rolls"),
    ],
)
def test_what_is_meant_is_found(typed: str, slug: str, routine: Routine, amira: User, sign_in: SignIn) -> None:
    assert slug in hits(sign_in(amira), routine, q=typed)


def test_the_very_name_comes_before_any_favourite(routine: Routine, amira: User, sign_in: SignIn) -> None:
    star(exercise=routine.clinic.exercises.select_related("clinic", "current").get(slug="marching-bridge"), by=amira)
    client = sign_in(amira)

    assert hits(client, routine, q="bridge")[:2] == ["bridge", "marching-bridge"]
    assert hits(client, routine, q="brid")[0] == "marching-bridge"
    assert hits(client, routine)[0] == "marching-bridge"


def test_what_one_prescribes_comes_before_what_one_does_not(
    routine: Routine, amira: User, dana: User, sign_in: SignIn
) -> None:
    exercise = routine.clinic.exercises.select_related("clinic", "current").get(slug="wall-sit")
    for _ in range(3):
        mine = routines.start_routine(clinic=routine.clinic, patient=None, title="Knee", by=amira)
        routines.add_exercise(routine=mine, exercise=exercise, section=Section.MAIN, by=amira)
    gone = routines.add_exercise(
        routine=mine,
        exercise=routine.clinic.exercises.select_related("clinic", "current").get(slug="wall-plank"),
        section=Section.MAIN,
        by=amira,
    )
    routines.remove_item(item=gone, by=amira)

    assert hits(sign_in(amira), routine)[0] == "wall-sit"
    assert hits(sign_in(amira), routine, q="wal")[0] == "wall-sit"
    assert hits(sign_in(dana), routine, q="wal")[0] != "wall-sit"
    assert "wall-sit" in hits(sign_in(amira), routine, mine="used")
    assert "wall-plank" not in hits(sign_in(amira), routine, mine="used")
    assert hits(sign_in(dana), routine, mine="used") == []


def test_a_result_shows_dose_tags_and_what_it_asks(routine: Routine, amira: User, sign_in: SignIn) -> None:
    text = found(sign_in(amira), routine, q="banded hamstring stretch")

    assert "Hold for 30 seconds. Do that 2 times with each leg. Every day." in text
    assert "Stretch, medium, supine, mat, resistance band" in text
    assert "Lies on the back, stretches the sciatic nerve" in text


def test_each_answer_brings_the_numbers_beside_the_filters(routine: Routine, amira: User, sign_in: SignIn) -> None:
    counts = re.search('data-counts="(.*?)"', found(sign_in(amira), routine, q="calf stretch"))

    assert counts
    numbers = dict(pair.split(":") for pair in counts[1].split(" "))
    assert numbers["type-stretch"] == "3"
    assert numbers["type-strength"] == "0"
    whole = sign_in(amira).get(reverse("routine", args=[routine.pk])).content.decode()
    assert [name for name in numbers if f'id="{name}"' not in whole] == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"q": "sqat"}, "Nothing has “sqat”: shown is “squat”."),
        ({"q": "xylophone"}, "No exercise has “xylophone”."),
        ({"q": "seated xylophone"}, 'data-try="seated"'),
        ({"q": "quadrant"}, 'data-try="quad"'),
        ({"q": "open book squat"}, "No exercise has all of these words."),
        ({"q": "bridge", "position": "standing"}, "found, but none under the filters that are on."),
        ({"q": "bridge", "position": "standing"}, "Turn the filters off"),
        ({"q": "%%%"}, "No exercise has all of these words."),
    ],
)
def test_it_says_how_it_read_and_what_to_try(
    asked: dict[str, str], said: str, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    assert said in found(sign_in(amira), routine, **asked)


def test_enter_adds_the_nearest_and_says_so(routine: Routine, amira: User, sign_in: SignIn) -> None:
    answer = sign_in(amira).post(
        reverse("line-add", args=[routine.pk]), {"q": "wall siit"}, headers={"HX-Request": "true"}
    )
    newest = routine.items.kept().order_by("-pk")[0]

    assert newest.version is not None
    assert newest.version.exercise.slug == "wall-sit"
    assert "Added Wall sit. Nothing has “siit”: shown is “sit”." in answer.content.decode()
