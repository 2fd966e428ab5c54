"""The pages of the library: who sees them, what they say, what they cost."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Clinic, User
from exercises.actions import content_of, load_library, publish, save_draft, withdraw
from exercises.library import Library
from exercises.models import Exercise
from tests.conftest import SignIn

INDEX = "/library/"
PAGE = "/library/partial-crunch/"


def shown(client: Client, **asked: Any) -> list[str]:
    """The slugs that a search finds."""
    answer = client.get(INDEX, asked)
    assert answer.status_code == 200
    return [plate.exercise.slug for plate in answer.context["gallery"].plates]


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


MATRIX = {
    INDEX: ("200", "200", "200"),
    PAGE: ("200", "200", "200"),
    "/library/new/": ("403", "403", "200"),
    "/library/drafts/": ("403", "403", "200"),
    "/library/partial-crunch/edit/": ("403", "403", "200"),
    "/library/partial-crunch/withdraw/": ("403", "403", "200"),
    "/library/walking/publish/": ("403", "403", "200"),
    "/library/heel-taps/reinstate/": ("403", "403", "200"),
}


@pytest.mark.parametrize("address", MATRIX)
def test_amira_and_ben_browse_and_dana_edits(
    address: str,
    clinic: Clinic,
    library: dict[str, Exercise],
    amira: User,
    ben: User,
    dana: User,
    chloe: User,
    sign_in: SignIn,
) -> None:
    current = library["walking"].current
    assert current
    save_draft(clinic=clinic, exercise=library["walking"], content=content_of(current), by=dana)
    withdraw(exercise=library["heel-taps"], reason="Wrong leg.", by=dana)

    answers = [str(sign_in(person).get(address).status_code) for person in (amira, ben, dana)]
    assert tuple(answers) == MATRIX[address]
    nobody = Client().get(address)
    assert nobody.status_code == 302
    assert nobody["Location"].startswith("/sign-in/")
    if "-" in address or "walking" in address:
        assert sign_in(chloe).get(address).status_code in (403, 404)
        assert sign_in(chloe).get(PAGE).status_code == 404


@pytest.mark.parametrize("address", [address for address in MATRIX if address not in (INDEX, PAGE)])
def test_who_may_not_edit_may_not_post_either(
    address: str, library: dict[str, Exercise], amira: User, ben: User, sign_in: SignIn
) -> None:
    for person in (amira, ben):
        assert sign_in(person).post(address, {"reason": "x"}).status_code in (403, 405)


def test_another_clinic_administrator_gets_404(
    clinic: Clinic, other_clinic: Clinic, library: dict[str, Exercise], chloe: User, sign_in: SignIn
) -> None:
    chloe.memberships.update(role="library-admin")
    for place in ("", "edit/", "publish/", "withdraw/", "reinstate/"):
        assert sign_in(chloe).get(PAGE + place).status_code == 404
        assert sign_in(chloe).post(PAGE + place, {"reason": "x"}).status_code in (404, 405)
    assert shown(sign_in(chloe)) == []
    assert "The library is empty" in body(sign_in(chloe), INDEX)


def test_a_drawing_is_sent_only_to_the_clinic_that_shows_it(
    library: dict[str, Exercise], amira: User, chloe: User, sign_in: SignIn
) -> None:
    current = library["walking"].current
    assert current
    address = reverse("library:drawing", args=[content_of(current).pictures[0].drawing])
    answer = sign_in(amira).get(address)

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer.content.startswith(b"<svg ")
    assert sign_in(chloe).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert sign_in(amira).get(reverse("library:drawing", args=["0" * 64])).status_code == 404


def test_a_plate_holds_the_drawing_unchanged(library: dict[str, Exercise], amira: User, sign_in: SignIn) -> None:
    current = library["walking"].current
    assert current
    address = reverse("library:drawing", args=[content_of(current).pictures[0].drawing])
    plain, plate = (sign_in(amira).get(address + query).content.decode() for query in ("", "?plate"))

    assert 'viewBox="0 0 3000 2250"' in plate
    assert plain.removeprefix("<svg ") in plate


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "crunch partial"}, ["partial-crunch"]),
        ({"q": "CURL-UP"}, ["partial-crunch"]),
        ({"q": "hamstr"}, ["banded-hamstring-stretch", "seated-hamstring-stretch"]),
        ({"q": "hamstr sitting"}, ["seated-hamstring-stretch"]),
        ({"q": "crunch hamstring"}, []),
        ({"q": "crunhc"}, ["partial-crunch"]),
        ({"q": "%"}, []),
        ({"q": "_"}, []),
        ({"q": "<script>"}, []),
        ({"position": "sitting"}, ["seated-hamstring-stretch"]),
        ({"type": "stretch", "equipment": "band"}, ["banded-hamstring-stretch"]),
        ({"type": ["strength", "aerobic"]}, ["partial-crunch", "walking"]),
        ({"level": "hard"}, ["dead-bug"]),
        ({"region": "no-such-region"}, None),
        ({"page": "abc"}, None),
        ({"page": "999"}, None),
        ({"q": "x" * 3000}, []),
    ],
)
def test_search_and_filters(
    asked: dict[str, object], found: list[str] | None, library: dict[str, Exercise], amira: User, sign_in: SignIn
) -> None:
    everything = sorted(library)
    assert sorted(shown(sign_in(amira), **asked)) == (everything if found is None else found)


def test_the_count_of_a_filter_is_what_ticking_it_leaves(
    library: dict[str, Exercise], amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    answer = client.get(INDEX, {"region": "thigh"})
    for facet in answer.context["gallery"].filters:
        if facet.name == "region":
            continue
        for choice in facet.choices:
            assert len(shown(client, region="thigh", **{facet.name: choice.value})) == choice.count


def test_a_nul_in_the_search_is_refused(library: dict[str, Exercise], amira: User, sign_in: SignIn) -> None:
    assert sign_in(amira).get(INDEX, {"q": "a\x00b"}).status_code == 400


def test_typing_refreshes_only_what_was_found(library: dict[str, Exercise], amira: User, sign_in: SignIn) -> None:
    answer = sign_in(amira).get(INDEX, {"q": "crunch"}, headers={"HX-Request": "true"})
    text = answer.content.decode()

    assert "<html" not in text
    assert 'id="found"' in text
    assert 'hx-swap-oob="true"' in text


def test_without_scripts_the_search_is_a_plain_form(
    library: dict[str, Exercise], amira: User, sign_in: SignIn
) -> None:
    text = body(sign_in(amira), INDEX + "?q=crunch")
    assert 'action="/library/"' in text
    assert '<noscript><button class="btn">Search</button></noscript>' in text
    assert 'value="crunch"' in text


def many(clinic: Clinic, few: Library, number: int) -> None:
    """Load `number` exercises, all alike but for their names."""
    pattern = few.exercise("walking")
    load_library(clinic=clinic, library=few)
    walking = clinic.exercises.select_related("current").get(slug="walking")
    assert walking.current
    dana = User.objects.get(name="Dana Osei")
    content = content_of(walking.current)
    for place in range(number - len(few.exercises)):
        named = replace(content, name=f"{pattern.name} {place}")
        publish(version=save_draft(clinic=clinic, exercise=None, content=named, by=dana), by=dana)


@pytest.mark.parametrize("rows", [7, 25])
def test_the_list_costs_the_same_however_long_it_is(
    rows: int, clinic: Clinic, few: Library, dana: User, sign_in: SignIn, django_assert_num_queries: object
) -> None:
    many(clinic, few, rows)
    client = sign_in(dana)
    client.get(INDEX)
    with django_assert_num_queries(7):  # type: ignore[operator]  # pytest-django gives a callable fixture
        answer = client.get(INDEX)
    assert answer.context["gallery"].found_line == f"{rows} exercises"


@pytest.mark.parametrize("rows", [2, 7])
def test_drafts_and_withdrawn_cost_the_same_however_many(
    rows: int,
    clinic: Clinic,
    library: dict[str, Exercise],
    dana: User,
    sign_in: SignIn,
    django_assert_num_queries: object,
) -> None:
    for exercise in list(library.values())[:rows]:
        assert exercise.current
        save_draft(clinic=clinic, exercise=exercise, content=content_of(exercise.current), by=dana)
        withdraw(exercise=exercise, reason="Wrong leg.", by=dana)
    client = sign_in(dana)
    with django_assert_num_queries(4):  # type: ignore[operator]  # pytest-django gives a callable fixture
        answer = client.get("/library/drafts/")
    assert len(answer.context["drafts"]) == len(answer.context["withdrawn"]) == rows


def test_one_exercise_has_a_bounded_cost(
    library: dict[str, Exercise], amira: User, sign_in: SignIn, django_assert_max_num_queries: object
) -> None:
    client = sign_in(amira)
    with django_assert_max_num_queries(16):  # type: ignore[operator]  # pytest-django gives a callable fixture
        client.get(PAGE)


def test_the_list_turns_its_pages_and_keeps_the_search(
    clinic: Clinic, few: Library, dana: User, sign_in: SignIn
) -> None:
    many(clinic, few, 31)
    client = sign_in(dana)

    assert len(shown(client)) == 24
    assert len(shown(client, page=2)) == 7
    assert "?q=walking&amp;page=2" in body(client, INDEX + "?q=walking")


def test_the_page_of_an_exercise_says_everything(library: dict[str, Exercise], amira: User, sign_in: SignIn) -> None:
    text = body(sign_in(amira), PAGE)
    current = library["partial-crunch"].current
    assert current
    content = content_of(current)

    lines = [line for pair in content.do_not for line in (pair.say, pair.why)]
    said = [content.purpose, content.start, *content.steps, content.feel, *content.do, *lines, content.breathing]
    for line in (*said, content.easier, content.harder, content.source_claim, content.source_citation):
        assert line in text
    for picture in content.pictures:
        assert f'alt="{picture.alt}"' in text
        assert f"<b>{picture.caption}</b>" in text
    assert "Lift 10 to 15 times, slowly." in text
    assert "No clinician has signed this exercise yet" in text
    assert "Loaded bending of the spine" in text
    assert 'href="/library/pelvic-tilt/"' in text


def test_a_withdrawn_exercise_is_not_in_the_list_and_its_page_says_so(
    library: dict[str, Exercise], amira: User, dana: User, sign_in: SignIn
) -> None:
    withdraw(exercise=library["pelvic-tilt"], reason="A <b>wrong</b> picture.", by=dana)
    client = sign_in(amira)

    assert "pelvic-tilt" not in shown(client)
    assert "A &lt;b&gt;wrong&lt;/b&gt; picture." in body(client, "/library/pelvic-tilt/")
    assert 'href="/library/pelvic-tilt/"' not in body(client, PAGE)


def test_a_draft_has_no_page_until_it_is_published(
    clinic: Clinic, library: dict[str, Exercise], amira: User, dana: User, sign_in: SignIn
) -> None:
    current = library["walking"].current
    assert current
    content = replace(content_of(current), name="Own")
    save_draft(clinic=clinic, exercise=None, content=content, by=dana)

    assert sign_in(amira).get("/library/own/").status_code == 404
    assert "own" not in shown(sign_in(amira))
