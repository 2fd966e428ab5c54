"""Whoever corrects or withdraws an exercise sees at once who has it on a live sheet."""

from dataclasses import replace

from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import content_of, publish, save_draft, withdraw
from prescriptions.actions.patients import archive_patient
from prescriptions.actions.routines import add_exercise, remove_item, start_routine
from prescriptions.models import Handout, Patient, Routine, Section
from tests.conftest import SignIn
from tests.integration.prescriptions.test_queries import asked, sheet

BRIDGE = "/library/bridge/sheets/"
WHOSE = "OSEI-THOMPSON"


def text(client: Client, address: str, *, htmx: bool = False) -> str:
    answer = client.get(address, headers={"HX-Request": "true"} if htmx else {})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_pages_on_which_it_is_changed_ask_for_the_live_sheets(
    given: Handout, clinic: Clinic, dana: User, amira: User, sign_in: SignIn
) -> None:
    exercise = clinic.exercises.get(slug="bridge")
    assert exercise.current
    save_draft(clinic=clinic, exercise=exercise, content=content_of(exercise.current), by=dana)
    for page in ("", "withdraw/", "publish/"):
        assert f'hx-get="{BRIDGE}" hx-trigger="load"' in text(sign_in(dana), f"/library/bridge/{page}")
    assert BRIDGE not in text(sign_in(amira), "/library/bridge/")


def test_a_live_sheet_is_listed_with_its_patient(given: Handout, dana: User, sign_in: SignIn) -> None:
    for htmx in (False, True):
        shown = text(sign_in(dana), BRIDGE, htmx=htmx)
        assert "It is on 1 live sheet." in shown
        assert WHOSE in shown
        assert reverse("handout", args=[given.pk]) in shown
        assert "Older wording" not in shown
        assert ("<html" in shown) is not htmx
    assert "It is on no live sheet." in text(sign_in(dana), "/library/dead-bug/sheets/")


def test_a_sheet_from_before_the_correction_is_marked(
    given: Handout, clinic: Clinic, dana: User, sign_in: SignIn
) -> None:
    exercise = clinic.exercises.get(slug="bridge")
    assert exercise.current
    content = replace(content_of(exercise.current), feel="Your bottom works.")
    publish(version=save_draft(clinic=clinic, exercise=exercise, content=content, by=dana), by=dana)

    assert "Older wording" in text(sign_in(dana), BRIDGE)


def test_a_sheet_that_a_newer_one_replaced_is_not_live(
    given: Handout, routine: Routine, dana: User, sign_in: SignIn
) -> None:
    sheet(given, routine, version=2, supersedes=given)
    assert "It is on 1 live sheet." in text(sign_in(dana), BRIDGE)


def test_of_an_archived_patient_nobody_goes_by_a_sheet(
    given: Handout, margaret: Patient, amira: User, dana: User, sign_in: SignIn
) -> None:
    archive_patient(patient=margaret, by=amira)
    assert "It is on no live sheet." in text(sign_in(dana), BRIDGE)


def test_drafts_that_could_not_be_issued_any_more_are_listed(
    given: Handout,
    routine: Routine,
    other_clinic: Clinic,
    margaret: Patient,
    amira: User,
    dana: User,
    sign_in: SignIn,
) -> None:
    assert "not issued yet" not in text(sign_in(dana), BRIDGE)
    draft = start_routine(clinic=routine.clinic, patient=margaret, title="Hips", by=amira)
    bridge = routine.clinic.exercises.get(slug="bridge")
    line = add_exercise(routine=draft, exercise=bridge, section=Section.MAIN, by=amira)

    shown = text(sign_in(dana), BRIDGE)
    assert "It is in 1 draft not issued yet." in shown
    assert reverse("routine", args=[draft.pk]) in shown
    assert "Hips, changed on" in shown

    remove_item(item=line, by=amira)
    assert "not issued yet" not in text(sign_in(dana), BRIDGE)


def test_the_builder_says_it_at_the_line_with_a_swap_and_a_removal(
    routine: Routine, amira: User, ben: User, dana: User, sign_in: SignIn
) -> None:
    line = routine.items.kept().filter(version__exercise__slug="bridge").get()
    assert line.version
    address = reverse("routine", args=[routine.pk])
    assert "Withdrawn" not in text(sign_in(amira), address)

    withdraw(exercise=line.version.exercise, reason="Being looked at.", by=dana)

    page = text(sign_in(amira), address)
    assert "Bridge was withdrawn from the library: Being looked at. No sheet is issued with it." in page
    assert f'id="line-{line.pk}-instead"' in page
    assert f'id="line-{line.pk}-withdraw"' in page
    assert "Swap or remove what was withdrawn: Bridge." in page
    assert f'id="line-{line.pk}-withdraw"' not in text(sign_in(ben), address)


def test_ben_may_look_and_chloe_finds_nothing_of_it(
    given: Handout, ben: User, chloe: User, clinic: Clinic, sign_in: SignIn
) -> None:
    assert WHOSE in text(sign_in(ben), BRIDGE)
    assert AuditEvent.objects.filter(clinic=clinic, event="exercise-sheets-read", by=ben).exists()
    assert WHOSE not in text(sign_in(chloe), BRIDGE)
    assert sign_in(chloe).get("/library/no-such/sheets/").status_code == 404


def test_fifty_sheets_take_as_many_queries_as_one(
    given: Handout, routine: Routine, dana: User, sign_in: SignIn
) -> None:
    client = sign_in(dana)
    before = asked(client, BRIDGE)
    for number in range(4):
        other = Routine.objects.get(pk=routine.pk)
        other.pk, other.title = None, f"Back {number}"
        other.save(force_insert=True)
        sheet(given, other)

    assert asked(client, BRIDGE) == before
    assert "It is on 5 live sheets." in text(client, BRIDGE)
