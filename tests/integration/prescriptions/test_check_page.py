"""The check page says of each thing that it is well, or what is wrong and where it is mended."""

from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.dosage import from_data
from prescriptions.actions import routines
from prescriptions.handouts import preflight
from prescriptions.handouts.preflight import About, Level, PreflightFinding
from prescriptions.models import Patient, Routine, RoutineItem
from prescriptions.presenters import prints
from prescriptions.presenters.finding_checks import Check
from tests.conftest import SignIn


@pytest.fixture
def browser(amira: User, sign_in: SignIn) -> Client:
    cache.clear()
    return sign_in(amira)


@pytest.fixture
def first(routine: Routine) -> RoutineItem:
    """The exercise that is printed first."""
    return routine.items.kept()[0]


def checks(browser: Client, routine: Routine, **chosen: str) -> list[Check]:
    answer = browser.get(reverse("routine-check", args=[routine.pk]), chosen)
    assert answer.status_code == 200
    return list(answer.context["checks"])


def one(found: list[Check], words: str) -> tuple[str, str]:
    """The kind and the address of the only line with these words."""
    [line] = [check for check in found if words in check.text]
    return line.kind, line.href


def test_a_good_sheet_has_a_line_for_each_of_the_eight(browser: Client, routine: Routine) -> None:
    found = checks(browser, routine, print_size="standard")

    for words in (
        "pages. Look at each page",
        "Each exercise is whole",
        "Each exercise has its pictures",
        "Each text of the library is there in English",
        "It can be read in grey",
        "The text has 14 points",
        "Each dose says how much",
    ):
        assert one(found, words)[0] == "ok", words
    assert one(found, "minutes a day")


@pytest.mark.parametrize(
    ("about", "level", "target"),
    [
        (About.CARD, Level.WARNING, "#id_print_size_0"),
        (About.EDGE, Level.WARNING, "#id_print_size_0"),
        (About.LIST, Level.ERROR, "#id_layout_0"),
        (About.PICTURE, Level.WARNING, "{line}"),
        (About.QUESTION, Level.ERROR, "{line}"),
        (About.SIGNS, Level.ERROR, "{routine}#details"),
        (About.IDENTITY, Level.ERROR, "{patient}"),
    ],
)
def test_what_is_found_in_the_print_leads_to_where_it_is_mended(
    about: About,
    level: Level,
    target: str,
    monkeypatch: pytest.MonkeyPatch,
    browser: Client,
    routine: Routine,
    first: RoutineItem,
    margaret: Patient,
) -> None:
    planted = PreflightFinding(level, "This was planted.", "here", about, 1)
    monkeypatch.setattr(preflight, "check", lambda document, pdf: (planted,))
    page = reverse("routine", args=[routine.pk])
    places = {"line": f"{page}#line-{first.pk}", "routine": page}
    patient = reverse("patient-edit", args=[margaret.pk])

    found = checks(browser, routine, print_size="standard")

    assert one(found, "This was planted.") == (
        "stop" if level is Level.ERROR else "warn",
        target.format(**places, patient=patient),
    )


def test_a_card_that_runs_over_leads_to_its_note(
    monkeypatch: pytest.MonkeyPatch, browser: Client, routine: Routine, first: RoutineItem, amira: User
) -> None:
    routines.set_dose(item=first, dose=from_data(first.dose), note="Rest when you need to.", by=amira)
    planted = PreflightFinding(Level.WARNING, "It does not fit.", "exercise 1", About.CARD, 1)
    monkeypatch.setattr(preflight, "check", lambda document, pdf: (planted,))

    found = checks(browser, routine, print_size="standard")

    assert one(found, "It does not fit.") == ("warn", f"{reverse('routine', args=[routine.pk])}#line-{first.pk}")
    assert not [check for check in found if "Each exercise is whole" in check.text]


def test_a_drawing_that_a_copier_loses_is_named(
    monkeypatch: pytest.MonkeyPatch, browser: Client, routine: Routine, first: RoutineItem
) -> None:
    monkeypatch.setattr(prints, "is_faint_in_grey", lambda drawing: True)

    found = checks(browser, routine, print_size="standard")

    faint = [check for check in found if "too faint" in check.text]
    assert len(faint) == routine.items.kept().exclude(version=None).count()
    assert f"#line-{first.pk}" in faint[0].href + faint[-1].href


def test_a_text_without_words_in_the_language_leads_to_its_line(browser: Client, routine: Routine) -> None:
    routine.clinic.advice.filter(code="movement-breaks").update(translations={})
    item = routine.items.kept().get(advice__code="movement-breaks")

    found = checks(browser, routine, language="es", print_size="standard")

    page = reverse("routine", args=[routine.pk])
    assert one(found, "has no Spanish text yet.") == ("stop", f"{page}#line-{item.pk}")
    assert one(found, "The sheet does not print yet.")[0] == "stop"


def test_print_smaller_than_the_patient_reads_is_said(browser: Client, routine: Routine, margaret: Patient) -> None:
    Patient.objects.filter(pk=margaret.pk).update(print_size="large")

    found = checks(browser, routine, print_size="standard", layout="cards")

    assert one(found, "The text has 14 points, and the patient reads 18.") == ("warn", "#id_print_size_0")


def test_a_list_for_a_patient_who_reads_large_print_is_said(
    browser: Client, routine: Routine, margaret: Patient
) -> None:
    Patient.objects.filter(pk=margaret.pk).update(print_size="large")

    found = checks(browser, routine, print_size="standard", layout="list")

    assert one(found, "The text has 12 points, and the patient reads 18.") == ("warn", "#id_layout_0")


def test_an_open_question_about_a_dose_leads_to_its_field(
    browser: Client, routine: Routine, first: RoutineItem, amira: User
) -> None:
    routines.set_dose(item=first, dose=replace(from_data(first.dose), days=None), note="", by=amira)

    found = checks(browser, routine, print_size="standard")

    page = reverse("routine", args=[routine.pk])
    assert [check.kind for check in found if check.href == f"{page}#id_line-{first.pk}-days"] == ["warn"]


def test_minutes_that_were_not_asked_lead_to_the_patient(
    browser: Client, routine: Routine, margaret: Patient
) -> None:
    Patient.objects.filter(pk=margaret.pk).update(minutes_a_day=None)

    found = checks(browser, routine, print_size="standard")

    assert one(found, "Minutes a day not asked yet.") == ("warn", reverse("patient-edit", args=[margaret.pk]))


def test_more_minutes_than_the_patient_has_lead_to_the_doses(
    browser: Client, routine: Routine, margaret: Patient
) -> None:
    Patient.objects.filter(pk=margaret.pk).update(minutes_a_day=1)

    found = checks(browser, routine, print_size="standard")

    assert one(found, "The patient has 1.") == ("warn", f"{reverse('routine', args=[routine.pk])}#id_bulk_sets")
