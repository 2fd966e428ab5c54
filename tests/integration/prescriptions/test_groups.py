"""One template for several patients: each is held against their own precautions, and one failure stops one sheet."""

from io import BytesIO
from typing import Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import withdraw
from exercises.models import Kind, Term
from prescriptions.actions import groups as actions
from prescriptions.actions.answers import answer_finding
from prescriptions.actions.handouts import issue
from prescriptions.actions.patients import archive_patient
from prescriptions.actions.routines import set_note
from prescriptions.findings import NotReviewed, findings_of
from prescriptions.forms.routines import IssueForm
from prescriptions.groups import Place, Stand, places_of, sheets_of
from prescriptions.handouts.compose import Options
from prescriptions.handouts.pdf import RenderProblem
from prescriptions.handouts.pile import pile
from prescriptions.lifecycle import SheetState, state_of_sheet
from prescriptions.models import Group, Handout, Others, Patient, Routine, Template
from prescriptions.policies import MOST_IN_A_GROUP, NotNow
from tests.conftest import SignIn
from tests.integration.prescriptions.test_queries import asked

IN_ORDER: Final = ["Brandt", "Haddad", "Lindqvist", "Osei-Thompson", "Wiśniewski"]
Stands = dict[str, Stand]
pytestmark = pytest.mark.usefixtures("printed")


@pytest.fixture
def template(clinic: Clinic) -> Template:
    return clinic.templates.get(code="back-pain")


@pytest.fixture
def group(template: Template, clinic: Clinic, amira: User) -> Group:
    """The five patients of the demo; three of them have a precaution, and Margaret does her live sheet too."""
    patients = list(clinic.patients.all())
    return actions.start_group(template=template, patients=patients, others=Others.KEEP, by=amira).group


def named(place: Place) -> str:
    patient = place.member.routine.patient
    return patient.family_name if patient else ""


def stands(group: Group) -> Stands:
    return {named(place): place.stand for place in places_of(group)}


def routine_of(group: Group, name: str) -> Routine:
    return Routine.objects.select_related("patient", "clinic").get(membership__group=group, patient__family_name=name)


def as_usual(routine: Routine) -> Options:
    return IssueForm(routine, routine.clinic).options()


def issue_all(group: Group, by: User) -> int:
    return actions.issue_next(group=group, most=60, options_of=as_usual, by=by)


def answer_everything(routine: Routine, by: User) -> None:
    for placed in findings_of(routine).open:
        answer_finding(routine=routine, token=placed.token, text="Seen twice, agreed", by=by)


def test_each_patient_gets_a_draft_of_their_own_in_the_order_of_names(group: Group, template: Template) -> None:
    places = places_of(group)

    assert [named(place) for place in places] == IN_ORDER
    assert {place.member.routine.title for place in places} == {template.title}
    assert len({place.member.routine_id for place in places}) == 5
    assert AuditEvent.objects.filter(event="group-started", facts__routines=5).count() == 1
    assert AuditEvent.objects.filter(event="routine-started-from-template").count() >= 5


def test_each_is_held_against_their_own_precautions(group: Group) -> None:
    found = stands(group)

    assert found["Haddad"] is Stand.OPEN  # osteoporosis, and a partial crunch
    assert found["Osei-Thompson"] is Stand.READY
    [haddad] = [place for place in places_of(group) if named(place) == "Haddad"]
    assert {one.finding.condition for one in haddad.open} == {"osteoporosis"}


def test_all_that_is_ready_is_issued_and_nothing_with_an_open_finding(group: Group, amira: User) -> None:
    before = stands(group)
    ready = [name for name, stand in before.items() if stand is Stand.READY]

    assert issue_all(group, amira) == len(ready)

    after = stands(group)
    assert [name for name, stand in after.items() if stand is Stand.ISSUED] == ready
    for name, stand in before.items():
        if stand is Stand.OPEN:
            assert after[name] is Stand.OPEN
            assert not routine_of(group, name).handouts.exists()
    assert issue_all(group, amira) == 0


def test_an_answer_makes_a_patient_ready(group: Group, amira: User) -> None:
    answer_everything(routine_of(group, "Haddad"), amira)

    assert stands(group)["Haddad"] is Stand.READY
    issue_all(group, amira)
    assert routine_of(group, "Haddad").handouts.count() == 1


@pytest.mark.parametrize("problem", [RenderProblem("No font holds the letter."), ZeroDivisionError("unforeseen")])
def test_one_that_fails_says_why_and_does_not_stop_the_rest(
    problem: Exception, group: Group, amira: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(**given: object) -> Handout:
        routine = given["routine"]
        if isinstance(routine, Routine) and routine.patient and routine.patient.family_name == "Lindqvist":
            raise problem
        return issue(**given)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr("prescriptions.actions.groups.issue", failing)
    issue_all(group, amira)

    failed = [place for place in places_of(group) if place.stand is Stand.FAILED]
    assert [named(place) for place in failed] == ["Lindqvist"]
    assert failed[0].why == (str(problem) if isinstance(problem, RenderProblem) else actions.UNFORESEEN)
    assert ("ZeroDivisionError" in caplog.text) == isinstance(problem, ZeroDivisionError)
    assert stands(group)["Osei-Thompson"] is Stand.ISSUED
    assert AuditEvent.objects.filter(event="group-sheet-failed").count() == 1
    monkeypatch.setattr("prescriptions.actions.groups.issue", issue)
    assert issue_all(group, amira) == 0
    actions.try_again(group=group, by=amira)
    assert issue_all(group, amira) == 1
    assert stands(group)["Lindqvist"] is Stand.ISSUED


def test_what_was_interrupted_goes_on_from_there(group: Group, amira: User) -> None:
    ready = sum(stand is Stand.READY for stand in stands(group).values())

    actions.issue_next(group=group, most=1, options_of=as_usual, by=amira)
    assert sum(stand is Stand.ISSUED for stand in stands(group).values()) == 1
    issue_all(group, amira)

    assert sum(stand is Stand.ISSUED for stand in stands(group).values()) == ready


def test_a_precaution_that_comes_up_after_issue_is_open_again(group: Group, margaret: Patient, amira: User) -> None:
    issue_all(group, amira)
    margaret.precautions.add(Term.objects.get(kind=Kind.CONDITION, code="osteoporosis"))

    assert stands(group)["Osei-Thompson"] is Stand.OPEN
    assert margaret.pk not in {sheet.patient_id for sheet in sheets_of(group)}


def test_a_changed_routine_is_ready_again_and_its_old_sheet_leaves_the_pile(group: Group, amira: User) -> None:
    issue_all(group, amira)
    routine = routine_of(group, "Osei-Thompson")
    set_note(item=routine.items.select_related("routine").all()[0], note="Slowly.", by=amira)

    assert stands(group)["Osei-Thompson"] is Stand.READY
    assert routine.pk not in {sheet.routine_id for sheet in sheets_of(group)}


def test_an_archived_patient_and_rules_that_do_not_run_say_why(
    group: Group, margaret: Patient, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_patient(patient=margaret, by=amira)
    [gone] = [place for place in places_of(group) if named(place) == "Osei-Thompson"]
    assert (gone.stand, gone.why[:25]) == (Stand.CANNOT, "This patient is archived.")

    def broken(*_: object) -> None:
        raise NotReviewed("The safety rules could not be run.")

    monkeypatch.setattr("prescriptions.policies.findings_of", broken)
    assert set(stands(group).values()) == {Stand.CANNOT}
    assert issue_all(group, amira) == 0


def test_a_patient_who_cannot_start_is_named_and_the_others_start(
    template: Template, clinic: Clinic, margaret: Patient, amira: User
) -> None:
    chosen = list(clinic.patients.all())
    archive_patient(patient=next(patient for patient in chosen if patient == margaret), by=amira)

    started = actions.start_group(template=template, patients=chosen, others=Others.KEEP, by=amira)

    assert [patient for patient, _ in started.without_routine] == [margaret]
    assert started.group.members.count() == 4


def test_nobody_too_many_and_an_archived_template_start_no_group(
    template: Template, margaret: Patient, amira: User, dana: User
) -> None:
    with pytest.raises(NotNow, match="at least one"):
        actions.start_group(template=template, patients=[], by=amira)
    with pytest.raises(NotNow, match="at most 60"):
        actions.start_group(template=template, patients=[margaret] * (MOST_IN_A_GROUP + 1), by=amira)
    for item in template.items.filter(exercise__isnull=False).select_related("exercise"):
        if item.exercise:
            withdraw(exercise=item.exercise, reason="Being looked at.", by=dana)
    with pytest.raises(NotNow, match="None of its exercises"):
        actions.start_group(template=template, patients=[margaret], others=Others.KEEP, by=amira)
    assert not Group.objects.exists()


def choose(client: Client, template: Template, **data: object) -> tuple[int, str]:
    answer = client.post(reverse("template-group", args=[template.pk]), data)
    return answer.status_code, answer.content.decode()


def test_whoever_is_ticked_stays_ticked_while_others_are_looked_for(
    template: Template, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    status, body = choose(sign_in(amira), template, q="haddad", patients=[margaret.pk])

    assert status == 200
    assert "1 ticked. 1 more found." in body
    assert f'value="{margaret.pk}" id="id_patients_{margaret.pk}" checked' in body
    assert "HADDAD" in body
    assert "BRANDT" not in body


def test_ticked_patients_start_and_nobody_ticked_is_told_at_the_field(
    template: Template, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    status, body = choose(client, template, start="1", q="haddad")
    assert (status, "Tick at least one patient." in body, 'value="haddad"' in body) == (422, True, True)
    assert not Group.objects.exists()

    assert choose(client, template, start="1", patients=[margaret.pk], others="keep")[0] == 303
    assert Group.objects.get().members.count() == 1


@pytest.mark.parametrize("wrong", ["999999", "x", "-1", "1" * 40, "٣"])
def test_a_patient_who_is_not_there_starts_nothing(
    wrong: str, template: Template, amira: User, sign_in: SignIn
) -> None:
    assert choose(sign_in(amira), template, patients=[wrong])[0] == 200
    assert choose(sign_in(amira), template, start="1", patients=[wrong])[0] == 422
    assert not Group.objects.exists()


def test_a_patient_of_another_clinic_is_not_among_them(
    other_clinic: Clinic, margaret: Patient, chloe: User, sign_in: SignIn
) -> None:
    theirs = other_clinic.templates.all()[0]

    status, body = choose(sign_in(chloe), theirs, start="1", patients=[margaret.pk])

    assert status == 422
    assert "OSEI" not in body


def test_the_list_shows_precautions_and_live_sheets(
    template: Template, given: Handout, amira: User, sign_in: SignIn
) -> None:
    body = " ".join(choose(sign_in(amira), template)[1].split())

    assert (
        'HADDAD, Salma</b>, born 30 November 1949, number 4829 131 <br><span class="small">Precautions: Ost' in body
    )
    assert f">Live</span> “{given.routine.title}”, version {given.version}, given on" in body
    assert body.count(">Live</span>") == 1


def test_whoever_has_a_live_sheet_gets_no_second_one_without_a_word(
    template: Template, margaret: Patient, given: Handout, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    status, body = choose(client, template, start="1", patients=[margaret.pk])
    assert (status, "Choose one: a live sheet is with OSEI-THOMPSON, Margaret." in body) == (422, True)
    with pytest.raises(NotNow, match="has a live sheet already: “Low back”, version 1"):
        actions.start_group(template=template, patients=[margaret], by=amira)
    assert not Group.objects.exists()

    choose(client, template, start="1", patients=[margaret.pk], others="replace")
    group = Group.objects.get()
    page = client.get(reverse("group", args=[group.pk])).content.decode()
    assert "Replaces: “Low back”, version 1, given on" in page
    issue_all(group, amira)

    [sheet] = sheets_of(group)
    before = Handout.objects.select_related("routine__ending").get(pk=given.pk)
    assert state_of_sheet(before) is SheetState.ENDED
    assert list(Handout.objects.beside(sheet.routine)) == []
    assert AuditEvent.objects.filter(event="routine-stopped", by=amira).count() == 1


def test_a_sheet_given_meanwhile_is_asked_about_and_the_others_go_on(
    template: Template, clinic: Clinic, amira: User, sign_in: SignIn
) -> None:
    """Two colleagues start drafts for the same patient; the second sheet waits for a decision."""
    patients = [clinic.patients.get(family_name="Lindqvist")]
    groups = [actions.start_group(template=template, patients=patients, by=amira).group for _ in range(2)]
    issue_all(groups[0], amira)

    assert stands(groups[1]) == {"Lindqvist": Stand.ASKS}
    assert issue_all(groups[1], amira) == 0
    page = sign_in(amira).get(reverse("group", args=[groups[1].pk])).content.decode()
    assert "Say what becomes of it" in page


def test_a_group_is_its_clinics_alone_and_a_reader_issues_nothing(
    group: Group, ben: User, chloe: User, sign_in: SignIn
) -> None:
    address = reverse("group-issue", args=[group.pk])

    assert sign_in(chloe).get(reverse("group", args=[group.pk])).status_code == 404
    assert sign_in(chloe).post(address).status_code == 404
    assert group.title not in sign_in(chloe).get(reverse("group-list")).content.decode()
    body = sign_in(ben).get(reverse("group", args=[group.pk])).content.decode()
    assert "Needs an answer" in body
    assert "that are ready</span></button>" not in body
    assert sign_in(ben).post(address).status_code == 403


def test_one_press_issues_what_is_ready_and_the_page_says_how_each_stands(
    group: Group, amira: User, sign_in: SignIn
) -> None:
    client, page = sign_in(amira), reverse("group", args=[group.pk])
    body = client.get(page).content.decode()
    assert "0 of 5 issued" in body
    assert "Partial crunch: avoid, rule R01." in body
    assert f"{reverse('routine', args=[routine_of(group, 'Haddad').pk])}#finding-" in body

    answer = client.post(reverse("group-issue", args=[group.pk]), {"black_and_white": "on"}, follow=True)

    body = answer.content.decode()
    assert answer.redirect_chain[0][1] == 303
    assert "two-sided, leaves 1 to " in body
    given = Handout.objects.filter(routine__membership__group=group)
    assert len(given) == sum(stand is Stand.ISSUED for stand in stands(group).values())
    assert {sheet.black_and_white for sheet in given} == {True}


def test_with_scripts_each_answer_issues_one_and_asks_for_the_next(
    group: Group, amira: User, sign_in: SignIn
) -> None:
    client, address = sign_in(amira), reverse("group-issue", args=[group.pk])
    waiting = sum(stand is Stand.READY for stand in stands(group).values())
    bodies = [client.post(address, headers={"HX-Request": "true"}) for _ in range(waiting)]

    assert [b'hx-trigger="submit, load' in one.content for one in bodies] == [True] * (waiting - 1) + [False]
    assert b"1 of 5 issued" in bodies[0].content
    assert "focus-on" in bodies[-1].headers["HX-Trigger-After-Settle"]


def test_each_sheet_is_as_its_patient_has_it(group: Group, margaret: Patient, amira: User, sign_in: SignIn) -> None:
    Patient.objects.filter(pk=margaret.pk).update(language="es", print_size="large")

    sign_in(amira).post(reverse("group-issue", args=[group.pk]))

    given = {sheet.patient_id: (sheet.language, sheet.print_size) for sheet in sheets_of(group)}
    assert given.pop(margaret.pk) == ("es", "large")
    assert set(given.values()) == {("en", "standard")}


def test_all_that_was_issued_is_one_file_in_the_order_of_the_page(
    group: Group, given: Handout, amira: User, ben: User, sign_in: SignIn
) -> None:
    address = reverse("group-pdf", args=[group.pk])
    assert sign_in(amira).get(address).status_code == 404
    issue_all(group, amira)
    count = len(sheets_of(group))

    answer = sign_in(ben).get(address)

    assert answer["Content-Type"] == "application/pdf"
    assert pages(answer.content) == count * given.pages
    assert AuditEvent.objects.filter(event="handout-printed", by=ben, facts__group=group.pk).count() == count
    even = given.pages + given.pages % 2
    assert pages(sign_in(ben).get(f"{address}?two-sided=1").content) == count * even


def pages(pdf: bytes) -> int:
    return len(PdfReader(BytesIO(pdf)).pages)


def test_a_pile_of_nothing_new_holds_each_sheet_whole(given: Handout) -> None:
    sheet = bytes(given.pdf)

    assert pages(pile([sheet, sheet], two_sided=False)) == 2 * given.pages


def test_a_page_of_many_asks_no_more_than_a_page_of_few(
    template: Template, clinic: Clinic, amira: User, sign_in: SignIn
) -> None:
    client, patients = sign_in(amira), list(clinic.patients.all())

    def of(count: int) -> Group:
        chosen = patients[:count]
        return actions.start_group(template=template, patients=chosen, others=Others.KEEP, by=amira).group

    one, five = (asked(client, reverse("group", args=[of(count).pk])) for count in (2, 5))
    assert one == five
    few = asked(client, reverse("group-list"))
    for _ in range(5):
        of(1)
    assert asked(client, reverse("group-list")) == few
    choosing = reverse("template-group", args=[template.pk])
    with transaction.atomic():
        before = asked(client, choosing)
        Patient.objects.bulk_create(
            Patient(clinic=clinic, family_name=f"Nowak {n}", birth_date="1960-01-01", created_by=amira)
            for n in range(20)
        )
        assert asked(client, choosing) == before
