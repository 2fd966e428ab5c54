"""Hints in the builder: quiet or clear, with what would answer them, and never a block."""

from django.urls import reverse

from accounts.models import User
from prescriptions import policies
from prescriptions.advice import Hint, HintLevel
from prescriptions.facts import items_of
from prescriptions.models import Routine, RoutineItem
from prescriptions.offers import Offers
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.hints import HintPresenter, hints_of
from prescriptions.presenters.mends import mends_of
from prescriptions.presenters.routines import lines_of
from tests.conftest import SignIn
from tests.integration.findings.conftest import Patients, Routines, fresh
from tests.integration.findings.test_document import document


def hints(routine: Routine) -> dict[str, HintPresenter]:
    lines = lines_of(items_of(routine))
    return {hint.code: hint for hint in hints_of(routine, lines, Offers.of(routine, [line.item for line in lines]))}


def mends(hint: HintPresenter) -> list[str]:
    return [mend.href for mend in hint.mends]


def test_a_back_without_a_tummy_gets_a_suggestion_that_no_rule_forbids(
    patient_with: Patients, routine_of: Routines
) -> None:
    plain = hints(routine_of(patient_with(), "bird-dog"))["back-without-abdominals"]
    assert plain.offer is not None
    assert plain.offer.slug == "partial-crunch"
    osteoporosis = hints(routine_of(patient_with("osteoporosis"), "bird-dog"))["back-without-abdominals"]
    assert osteoporosis.offer is not None
    assert osteoporosis.offer.slug == "dead-bug"


def test_a_plan_for_the_back_without_a_walk_gets_one_offered(
    patient_with: Patients, routine_of: Routines, amira: User, sign_in: SignIn
) -> None:
    routine = routine_of(patient_with(), "cat-cow")
    page = sign_in(amira).get(reverse("routine", args=[routine.pk])).content.decode()
    assert 'name="exercise" value="walking">Add Walking' in page
    assert "JOSPT clinical practice guideline 2021" in page
    sign_in(amira).post(reverse("line-add", args=[routine.pk]), {"exercise": "walking"})
    assert "no-aerobic" not in hints(fresh(routine))


def test_too_long_is_said_once(patient_with: Patients, routine_of: Routines) -> None:
    found = hints(routine_of(patient_with(), "walking", "partial-crunch", "bird-dog", "bridge"))
    assert "over-minutes-a-day" in found
    assert "over-minutes-a-week" not in found


def test_a_walk_twice_a_day_counts_twice_against_the_minutes_a_day(
    patient_with: Patients, routine_of: Routines, amira: User
) -> None:
    routine = routine_of(patient_with(), "walking")
    assert hints(routine)["over-minutes-a-day"].message == "About 30 minutes a day; the person has 20."
    burden = BuilderPresenter(routine, amira).burden
    assert (burden.head, burden.beside) == ("30 minutes a day", "The patient has 20. 10 over.")
    assert burden.foot_beside == "15 min all once, 3 h 30 min a week"
    assert document(routine, amira).glance.note.startswith("About 30 minutes a day, from")


ALL = ("walking", "partial-crunch", "bird-dog", "bridge", "cat-cow", "hip-hinge", "banded-hamstring-stretch")


def test_each_hint_leads_to_what_mends_it_on_the_page_without_scripts(
    patient_with: Patients, routine_of: Routines, amira: User, sign_in: SignIn
) -> None:
    routine = routine_of(patient_with(), *ALL)
    line = routine.items.get(version__exercise__slug="cat-cow")
    RoutineItem.objects.filter(pk=line.pk).update(dose=dict(line.dose or {}, days=None))
    walk = routine.items.get(version__exercise__slug="walking")

    found = hints(fresh(routine))

    assert mends(found["many-exercises"]) == [f"#line-{walk.pk}-remove"]
    assert mends(found["over-minutes-a-day"]) == [
        "#id_bulk_sets",
        f"/patients/{routine.patient_id}/edit/#id_minutes_a_day",
    ]
    assert mends(found["open-questions"]) == [f"#id_line-{line.pk}-days"]
    page = sign_in(amira).get(reverse("routine", args=[routine.pk])).content.decode()
    for href in (one for hint in found.values() for one in mends(hint) if one.startswith("#")):
        assert f'href="{href}"' in page
        assert f'id="{href[1:]}"' in page
    assert 'id="id_minutes_a_day"' in sign_in(amira).get(f"/patients/{routine.patient_id}/edit/").content.decode()


def test_a_missing_rule_of_progress_leads_to_the_note_and_the_library_admin_to_the_library(
    patient_with: Patients, routine_of: Routines
) -> None:
    routine = routine_of(patient_with(), "walking")
    [line] = lines_of(items_of(routine))
    hint = Hint("no-progression", HintLevel.CLEAR, "Say when.", "Why", "Source", about=("walking",))

    [mend] = mends_of(hint, routine, [line])

    assert (mend.href, mend.in_library) == (
        f"#id_{line.anchor}-note",
        "/library/walking/edit/#id_progress_when",
    )


def test_a_hint_without_an_offer_leads_to_the_search(patient_with: Patients, routine_of: Routines) -> None:
    routine = routine_of(patient_with(), "cat-cow")
    [none] = [one for one in hints_of(routine, lines_of(items_of(routine)), None) if one.code == "no-aerobic"]
    assert (none.offer, mends(none)) == (None, ["#find"])


def test_ben_reads_the_hint_and_gets_no_way_to_mend_it(
    patient_with: Patients, routine_of: Routines, ben: User, sign_in: SignIn
) -> None:
    routine = routine_of(patient_with(), *ALL)
    page = sign_in(ben).get(reverse("routine", args=[routine.pk])).content.decode()
    assert 'id="hint-many-exercises"' in page
    assert "Look at the longest" not in page


def test_no_hint_ever_blocks(patient_with: Patients, routine_of: Routines) -> None:
    routine = routine_of(patient_with(), "cat-cow")
    assert hints(routine)
    policies.check_can_issue(routine)
