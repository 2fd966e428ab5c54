"""A sheet in the patient's language and the clinician's, side by side."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from accounts.models import User
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.pairs import blocks, diary_pairs
from prescriptions.models import Handout, Routine
from tests.conftest import SignIn
from tests.integration.prescriptions.test_issue import give, text_of
from tests.stock import STANDARD

CHOSEN = {"print_size": "standard", "paper": "a4", "language": "es", "beside": "en", "revision": "0"}
BOTH = replace(STANDARD, language="es", beside="en")


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", text)))


@pytest.fixture
def both(routine: Routine, amira: User) -> Handout:
    return give(routine, amira, BOTH)


def test_every_pair_says_the_same_numbers(both: Handout) -> None:
    document = from_json(both.document.encode())
    diary = diary_pairs(document)
    assert diary
    pairs = [pair for block in blocks(document) for pair in block.pairs]
    pairs += [*diary.above, *diary.weeks, *diary.rows, *diary.days]

    assert [pair for pair in pairs if pair.two and numbers(pair.one) != numbers(pair.two)] == []


def test_it_prints_both_languages_and_is_given_again_as_it_was(
    both: Handout, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    printed = text_of(bytes(both.pdf)).replace("\u00a0", " ")
    page = sign_in(amira).get(reverse("handout-html", args=[both.pk])).content.decode()

    assert (both.language, "Llame al 999" in printed, "Call 999 now" in printed) == ("es", True, True)
    assert '<html lang="es"' in page
    assert 'lang="en-GB">Squeeze' in page or 'lang="en-GB">1. ' in page
    assert give(routine, amira, BOTH).pk == both.pk


def test_it_is_chosen_on_the_check_page(routine: Routine, amira: User, sign_in: SignIn) -> None:
    answer = sign_in(amira).get(reverse("routine-check", args=[routine.pk]), CHOSEN)

    assert answer.context["proof"].proof.sheet.document.beside.language == "en-GB"
    assert "beside=en" in answer.context["proof"].pages[0].url


def test_large_print_is_refused_with_what_to_do(routine: Routine, amira: User, sign_in: SignIn) -> None:
    large = CHOSEN | {"print_size": "large"}

    page = sign_in(amira).get(reverse("routine-check", args=[routine.pk]), large).content.decode()

    assert "Two languages fit beside each other on the full sheet in standard print only. Choose those" in page


def test_the_same_language_twice_is_one_language(routine: Routine, amira: User) -> None:
    sheet = give(routine, amira, replace(STANDARD, language="es", beside="es"))

    assert from_json(sheet.document.encode()).beside is None
