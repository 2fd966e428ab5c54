"""Templates: one press starts a routine, a routine is kept as one, and what ships comes into each clinic."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import withdraw
from exercises.dosage import Dose, Side, Span, from_data, to_data
from prescriptions.actions import templates as actions
from prescriptions.actions.patients import archive_patient
from prescriptions.actions.routines import set_dose, set_note, start_routine
from prescriptions.models import Patient, Routine, RoutineItem, Section, Template, TemplateItem
from prescriptions.policies import NotNow
from prescriptions.proof import CODES
from prescriptions.shipped import shipped_templates
from tests.conftest import SignIn
from tests.integration.prescriptions.test_queries import asked

Saved = Callable[..., Template]


@pytest.fixture
def back_pain(clinic: Clinic) -> Template:
    return clinic.templates.get(code="back-pain")


@pytest.fixture
def saved(routine: Routine, amira: User) -> Saved:
    """`saved(mine=False)` keeps Margaret's routine as a template."""

    def save(*, mine: bool = True, title: str = "First steps", notes: bool = False, by: User = amira) -> Template:
        return actions.save_as_template(routine=routine, title=title, purpose="", mine=mine, by=by, notes=notes)

    return save


def slugs(routine: Routine) -> list[tuple[int, str]]:
    lines = routine.items.kept().select_related("version__exercise", "advice")
    return [(line.section, line.version.exercise.slug if line.version else str(line.advice)) for line in lines]


def rows(template: Template) -> list[object]:
    kept = Template.objects.filter(pk=template.pk).values_list()
    return [list(kept), list(TemplateItem.objects.filter(template=template).order_by("pk").values_list())]


def line(routine: Routine, slug: str) -> RoutineItem:
    return routine.items.select_related("routine", "version__exercise").get(version__exercise__slug=slug)


def test_one_press_makes_the_whole_routine(back_pain: Template, margaret: Patient, amira: User) -> None:
    started = actions.start_from_template(template=back_pain, patient=margaret, by=amira)

    assert started.left_out == ()
    assert slugs(started.routine) == [
        (Section.WARM_UP, "cat-cow"),
        (Section.MAIN, "partial-crunch"),
        (Section.MAIN, "bridge"),
        (Section.MAIN, "sit-to-stand"),
        (Section.COOL_DOWN, "banded-hamstring-stretch"),
        (Section.COOL_DOWN, "Move often"),
    ]
    assert (started.routine.title, started.routine.goal) == ("Low back", margaret.goal)
    assert (started.routine.weeks, started.routine.review_on) == (4, None)
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.by, event.facts["template"]) == ("routine-started-from-template", amira, back_pain.pk)


def test_each_exercise_comes_as_it_is_published_now_with_its_usual_dose(
    back_pain: Template, margaret: Patient, amira: User
) -> None:
    routine = actions.start_from_template(template=back_pain, patient=margaret, by=amira).routine

    for item in routine.items.filter(version__isnull=False).select_related("version__exercise__current"):
        assert item.version
        assert item.version == item.version.exercise.current
        assert item.dose == item.version.dose


def test_a_dose_that_the_template_names_goes_before_the_usual_one(
    clinic: Clinic, margaret: Patient, amira: User
) -> None:
    template = clinic.templates.get(code="back-older-adult")

    routine = actions.start_from_template(template=template, patient=margaret, by=amira).routine

    assert from_data(line(routine, "sit-to-stand").dose).repetitions == Span(5, 8)


def test_starting_from_a_template_never_changes_it(back_pain: Template, margaret: Patient, amira: User) -> None:
    before = rows(back_pain)
    routine = actions.start_from_template(template=back_pain, patient=margaret, by=amira).routine

    set_dose(item=line(routine, "bridge"), dose=Dose(sets=1, repetitions=Span(5, 5)), note="", by=amira)

    assert rows(back_pain) == before


def test_a_template_starts_without_a_withdrawn_exercise_and_says_so(
    back_pain: Template, clinic: Clinic, margaret: Patient, amira: User, dana: User, sign_in: SignIn
) -> None:
    withdraw(exercise=clinic.exercises.get(slug="bridge"), reason="Being looked at.", by=dana)
    client = sign_in(amira)
    offer = client.get(reverse("patient", args=[margaret.pk])).content.decode()

    answer = client.post(reverse("template-start-for", args=[margaret.pk, back_pain.pk]), follow=True)

    said = "Starts without Bridge: it is not offered at present."
    assert said in offer
    assert said in answer.content.decode()
    newest = margaret.routines.latest("pk")
    assert "bridge" not in [name for _, name in slugs(newest)]
    assert len(slugs(newest)) == 5


def test_a_template_of_which_nothing_is_offered_starts_nothing(
    back_pain: Template, clinic: Clinic, margaret: Patient, amira: User, dana: User
) -> None:
    for item in back_pain.items.filter(exercise__isnull=False).select_related("exercise"):
        assert item.exercise
        withdraw(exercise=item.exercise, reason="Being looked at.", by=dana)
    before = Routine.objects.count()

    with pytest.raises(NotNow, match="None of its exercises"):
        actions.start_from_template(template=back_pain, patient=margaret, by=amira)

    assert Routine.objects.count() == before


def test_an_archived_patient_and_an_archived_template_start_nothing(
    back_pain: Template, margaret: Patient, amira: User, dana: User
) -> None:
    before = Routine.objects.count()
    actions.archive_template(template=back_pain, by=dana)
    with pytest.raises(NotNow, match="template is archived"):
        actions.start_from_template(template=back_pain, patient=margaret, by=amira)
    actions.restore_template(template=back_pain, by=dana)
    archive_patient(patient=margaret, by=amira)
    with pytest.raises(NotNow, match="patient is archived"):
        actions.start_from_template(template=back_pain, patient=margaret, by=amira)

    assert Routine.objects.count() == before


def test_a_template_is_not_started_for_another_clinics_patient(
    other_clinic: Clinic, margaret: Patient, amira: User
) -> None:
    with pytest.raises(NotNow, match="another clinic"):
        actions.start_from_template(template=other_clinic.templates.all()[0], patient=margaret, by=amira)


def test_a_routine_kept_as_a_template_starts_the_same_routine(
    saved: Saved, routine: Routine, margaret: Patient, amira: User
) -> None:
    eight = Dose(sets=1, repetitions=Span(8, 8), times_a_day=1)
    set_dose(item=line(routine, "bridge"), dose=eight, note="", by=amira)

    again = actions.start_from_template(template=saved(), patient=margaret, by=amira).routine

    assert slugs(again) == slugs(routine)
    assert line(again, "bridge").dose == to_data(eight)
    assert AuditEvent.objects.filter(event="template-saved", by=amira).count() == 1


def test_what_is_about_one_patient_stays_out_of_a_template(saved: Saved, routine: Routine, amira: User) -> None:
    stretch = line(routine, "banded-hamstring-stretch")
    right = replace(from_data(stretch.dose), side=Side.RIGHT)
    set_dose(item=stretch, dose=right, note="Mind Margaret’s new hip.", by=amira)
    set_note(item=routine.items.get(advice__isnull=False), note="Ask Joan.", by=amira)

    template = saved()

    kept = template.items.get(exercise__slug="banded-hamstring-stretch")
    assert from_data(kept.dose).side is Side.EACH
    assert {item.note for item in template.items.all()} == {""}
    assert "Ask Joan." in {item.note for item in saved(title="With notes", notes=True).items.all()}


def test_a_routine_without_an_exercise_is_no_template(clinic: Clinic, margaret: Patient, amira: User) -> None:
    empty = start_routine(clinic=clinic, patient=margaret, title="Back", by=amira)

    with pytest.raises(NotNow, match="no exercise yet"):
        actions.save_as_template(routine=empty, title="Nothing", purpose="", mine=True, by=amira)


def test_a_name_is_taken_once_for_each_owner(saved: Saved, dana: User) -> None:
    saved()
    with pytest.raises(NotNow, match="already"):
        saved(title="FIRST STEPS")

    assert saved(by=dana).owner == dana
    assert saved(mine=False).owner is None


def test_a_template_is_archived_once_and_by_somebody(saved: Saved, amira: User, dana: User) -> None:
    template = saved()
    actions.archive_template(template=template, by=amira)
    with pytest.raises(NotNow, match="already"):
        actions.archive_template(template=template, by=dana)

    assert Template.objects.get(pk=template.pk).archived_by == amira
    assert AuditEvent.objects.filter(event="template-archived").count() == 1


def test_the_database_refuses_a_template_that_nobody_made_and_a_line_that_is_both(
    back_pain: Template, clinic: Clinic
) -> None:
    for wrong in ({"origin": "clinic"}, {"code": ""}, {"title": ""}, {"weeks": 0}, {"review": "fine"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Template.objects.filter(pk=back_pain.pk).update(**wrong)
    item = back_pain.items.all()[0]
    for wrong_line in ({"advice": clinic.advice.all()[0]}, {"exercise": None}, {"section": 4}):
        with pytest.raises(IntegrityError), transaction.atomic():
            TemplateItem.objects.filter(pk=item.pk).update(**wrong_line)


def test_all_that_ships_is_there_and_whole(clinic: Clinic, other_clinic: Clinic) -> None:
    codes = [entry.code for entry in shipped_templates()]
    assert codes == [*CODES]
    for each in (clinic, other_clinic):
        assert list(each.templates.values_list("code", flat=True)) == codes
        assert set(each.templates.values_list("review", flat=True)) == {"unsigned"}
        assert all(template.missing == [] for template in each.templates.all())


def test_loading_twice_changes_nothing_and_a_changed_one_is_written_anew(clinic: Clinic, dana: User) -> None:
    assert actions.load_templates(clinic=clinic).added == []
    events = AuditEvent.objects.count()
    first, *rest = shipped_templates()
    later = first.model_copy(update={"title": "Back, first weeks", "main": first.main[:2]})
    actions.archive_template(template=clinic.templates.get(code=first.code), by=dana)

    result = actions.load_templates(clinic=clinic, shipped=[later, *rest], by=dana)

    template = clinic.templates.get(code=first.code)
    assert (result.updated, result.added) == ([first.code], [])
    assert (template.title, template.items.count()) == ("Back, first weeks", 5)
    assert template.archived_by == dana
    assert AuditEvent.objects.count() == events + 2


def test_an_exercise_that_the_library_does_not_hold_is_named(
    clinic: Clinic, margaret: Patient, amira: User, capsys: pytest.CaptureFixture[str]
) -> None:
    first = shipped_templates()[0]
    odd = first.model_copy(update={"main": (first.main[0].model_copy(update={"exercise": "head-stand"}),)})

    result = actions.load_templates(clinic=clinic, shipped=[odd])

    template = clinic.templates.get(code=first.code)
    assert result.missing == {first.code: ["head-stand"]}
    assert actions.start_from_template(template=template, patient=margaret, by=amira).left_out == ("Head stand",)
    call_command("load_library")
    assert "Templates: 0 added, 1 updated" in capsys.readouterr().out


def test_own_templates_are_seen_by_their_owner_alone(
    saved: Saved, margaret: Patient, amira: User, dana: User, chloe: User, sign_in: SignIn
) -> None:
    own, shared = saved(title="Only mine"), saved(title="For all", mine=False)
    list_of = {who: sign_in(who).get(reverse("template-list")).content.decode() for who in (amira, dana, chloe)}

    assert ["Only mine" in list_of[who] for who in (amira, dana, chloe)] == [True, False, False]
    assert ["For all" in list_of[who] for who in (amira, dana, chloe)] == [True, True, False]
    for name in ("template-start", "template-archive", "template-restore"):
        assert sign_in(dana).post(reverse(name, args=[own.pk])).status_code == 404
        assert sign_in(chloe).post(reverse(name, args=[shared.pk])).status_code == 404
    theirs = reverse("template-start-for", args=[margaret.pk, chloe.memberships.get().clinic.templates.all()[0].pk])
    assert sign_in(amira).post(theirs).status_code == 404


def test_ones_own_is_archived_by_oneself_and_the_clinics_by_the_library_admin(
    saved: Saved, amira: User, dana: User, sign_in: SignIn
) -> None:
    own, shared = saved(title="Only mine"), saved(title="For all", mine=False)
    page = sign_in(amira).get(reverse("template-list")).content.decode()

    assert "Archive<span" in page.partition("For all")[0]
    assert "Archive<span" not in page.partition("For all")[2]
    assert sign_in(amira).post(reverse("template-archive", args=[shared.pk])).status_code == 403
    assert sign_in(amira).post(reverse("template-archive", args=[own.pk])).status_code == 302
    assert sign_in(dana).post(reverse("template-archive", args=[shared.pk])).status_code == 302
    assert "For all" in sign_in(dana).get(reverse("template-list") + "?archived=1").content.decode()
    assert sign_in(dana).post(reverse("template-restore", args=[shared.pk])).status_code == 302
    assert [Template.objects.get(pk=one.pk).archived_at is None for one in (own, shared)] == [False, True]


def keep(client: Client, routine: Routine, **data: str) -> tuple[int, str]:
    answer = client.post(reverse("routine-template", args=[routine.pk]), data)
    return answer.status_code, answer.content.decode()


def test_a_routine_is_kept_from_the_builder(routine: Routine, amira: User, sign_in: SignIn) -> None:
    status, _ = keep(sign_in(amira), routine, template_title="First weeks", purpose="After a flare", whose="clinic")

    template = Template.objects.latest("pk")
    assert status == 303
    assert (template.title, template.purpose, template.owner) == ("First weeks", "After a flare", None)


def test_what_cannot_be_kept_stays_as_it_was_typed(routine: Routine, amira: User, sign_in: SignIn) -> None:
    client, before = sign_in(amira), Template.objects.count()
    asked_again = [
        keep(client, routine, template_title="Low back", purpose="Mind the step", whose="clinic"),
        keep(client, routine, template_title="", purpose="Mind the step", whose="clinic"),
        keep(client, routine, template_title="Fine", purpose="Mind the step", whose="everybody"),
    ]

    for status, body in asked_again:
        assert status == 422
        assert "Mind the step" in body
        assert "<title>Error: " in body
    assert "There is a template “Low back” already" in asked_again[0][1]
    assert Template.objects.count() == before


def test_a_patients_page_shows_six_templates_and_the_way_to_all(
    saved: Saved, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    saved(title="My very own")

    body = sign_in(amira).get(reverse("patient", args=[margaret.pk])).content.decode()

    starts = body.partition("Start a new sheet")[2]
    assert starts.count("Start from this") == 6
    assert starts.index("My very own") < starts.index("Low back")
    assert starts.index(reverse("patient-templates", args=[margaret.pk])) < starts.index("Blank sheet")


@pytest.mark.parametrize("name", ["template-list", "patient-templates", "patient"])
def test_a_page_asks_as_often_for_many_templates_as_for_few(
    name: str, saved: Saved, clinic: Clinic, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    client = sign_in(amira)
    address = reverse(name, args=[] if name == "template-list" else [margaret.pk])
    clinic.templates.exclude(code="back-pain").update(archived_at=margaret.created_at, archived_by=amira)
    few = asked(client, address)
    clinic.templates.update(archived_at=None, archived_by=None)
    for number in range(9):
        saved(title=f"Template {number}")

    assert asked(client, address) == few
