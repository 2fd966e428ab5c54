"""A change is a new version; what was published never changes."""

from dataclasses import replace

import pytest

from accounts.models import Clinic, User
from exercises.actions import content_of, publish, reinstate, save_draft, withdraw
from exercises.content import Content
from exercises.lifecycle import TRANSITIONS, Event, State, state_of
from exercises.models import Exercise, ExerciseVersion
from exercises.policies import NotNow

pytestmark = pytest.mark.usefixtures("library")


def crunch(clinic: Clinic) -> Exercise:
    return clinic.exercises.select_related("clinic", "current").get(slug="partial-crunch")


def current(clinic: Clinic) -> ExerciseVersion:
    version = crunch(clinic).current
    assert version
    return version


def changed(clinic: Clinic) -> Content:
    return replace(content_of(current(clinic)), feel="Your tummy works hard.")


def draft(clinic: Clinic, by: User, content: Content | None = None) -> ExerciseVersion:
    return save_draft(clinic=clinic, exercise=crunch(clinic), content=content or changed(clinic), by=by)


def states(clinic: Clinic) -> list[State]:
    versions = ExerciseVersion.objects.filter(exercise=crunch(clinic)).select_related("exercise")
    return [state_of(version) for version in versions.order_by("number")]


def test_what_is_saved_is_what_was_typed(clinic: Clinic, dana: User) -> None:
    content = changed(clinic)
    assert content_of(draft(clinic, dana, content)) == content


def test_a_draft_is_not_offered(clinic: Clinic, dana: User) -> None:
    before = current(clinic)
    draft(clinic, dana)

    assert current(clinic) == before
    assert states(clinic) == [State.PUBLISHED, State.DRAFT]


def test_saving_again_changes_the_same_draft(clinic: Clinic, dana: User) -> None:
    first = draft(clinic, dana)
    second = draft(clinic, dana, replace(changed(clinic), steps=("Lift.", "Go down.")))

    assert second.pk == first.pk
    assert second.steps == ["Lift.", "Go down."]
    assert second.pictures.count() == 2


def test_publishing_replaces_and_freezes(clinic: Clinic, dana: User) -> None:
    old = current(clinic)
    new = publish(version=draft(clinic, dana), by=dana)

    assert current(clinic) == new
    assert new.published_by == dana
    assert states(clinic) == [State.SUPERSEDED, State.PUBLISHED]
    old.refresh_from_db()
    assert old.feel != new.feel


def test_a_published_version_cannot_be_published_again(clinic: Clinic, dana: User) -> None:
    with pytest.raises(NotNow, match="published already"):
        publish(version=current(clinic), by=dana)


def test_unjudged_tags_are_not_published(clinic: Clinic, dana: User) -> None:
    unjudged = draft(clinic, dana, replace(changed(clinic), tags_judged=False))
    with pytest.raises(NotNow, match="tags are not judged"):
        publish(version=unjudged, by=dana)


def test_a_missing_picture_is_not_published(clinic: Clinic, dana: User) -> None:
    content = changed(clinic)
    with pytest.raises(NotNow, match="picture is missing"):
        publish(version=draft(clinic, dana, replace(content, pictures=content.pictures[:1])), by=dana)


def test_a_draft_that_a_colleague_changed_is_neither_saved_over_nor_published_unseen(
    clinic: Clinic, dana: User
) -> None:
    seen = content_of(draft(clinic, dana)).digest
    newer = draft(clinic, dana, replace(changed(clinic), feel="Something else."))

    with pytest.raises(NotNow, match="changed since you opened it"):
        save_draft(clinic=clinic, exercise=crunch(clinic), content=changed(clinic), by=dana, seen=seen)
    with pytest.raises(NotNow, match="changed since you opened it"):
        publish(version=newer, by=dana, seen=seen)
    assert ExerciseVersion.objects.get(pk=newer.pk).feel == "Something else."


def test_a_withdrawn_exercise_is_not_offered_and_says_why(clinic: Clinic, dana: User) -> None:
    withdraw(exercise=crunch(clinic), reason="A picture shows the wrong leg.", by=dana)

    assert not clinic.exercises.offered().filter(slug="partial-crunch").exists()
    assert crunch(clinic).withdrawn_reason == "A picture shows the wrong leg."
    assert states(clinic) == [State.WITHDRAWN]
    with pytest.raises(NotNow, match="withdrawn already"):
        withdraw(exercise=crunch(clinic), reason="Again.", by=dana)


def test_a_correction_can_be_published_before_the_exercise_is_offered_again(clinic: Clinic, dana: User) -> None:
    withdraw(exercise=crunch(clinic), reason="Wrong leg.", by=dana)
    publish(version=draft(clinic, dana), by=dana)
    assert states(clinic) == [State.SUPERSEDED, State.WITHDRAWN]

    reinstate(exercise=crunch(clinic), by=dana)
    assert states(clinic) == [State.SUPERSEDED, State.PUBLISHED]
    assert clinic.exercises.offered().filter(slug="partial-crunch").exists()


def test_what_is_not_withdrawn_cannot_be_reinstated(clinic: Clinic, dana: User) -> None:
    with pytest.raises(NotNow, match="not withdrawn"):
        reinstate(exercise=crunch(clinic), by=dana)


def test_a_new_exercise_gets_an_address_of_its_own(clinic: Clinic, dana: User) -> None:
    slugs = []
    for name in ("Partial crunch", "New", "Drafts", "Übung", "体操"):
        content = replace(changed(clinic), name=name)
        slugs.append(save_draft(clinic=clinic, exercise=None, content=content, by=dana).exercise.slug)
    assert slugs == ["partial-crunch-2", "new-2", "drafts-2", "ubung", "exercise"]


def test_a_never_published_exercise_cannot_be_withdrawn(clinic: Clinic, dana: User) -> None:
    new = save_draft(clinic=clinic, exercise=None, content=replace(changed(clinic), name="Own"), by=dana)
    with pytest.raises(NotNow, match="never published"):
        withdraw(exercise=new.exercise, reason="No.", by=dana)


def test_each_write_is_on_record(clinic: Clinic, dana: User) -> None:
    publish(version=draft(clinic, dana), by=dana)
    withdraw(exercise=crunch(clinic), reason="Wrong leg.", by=dana)
    reinstate(exercise=crunch(clinic), by=dana)

    events = clinic.audit_events.filter(by=dana).order_by("pk")
    assert [event.event for event in events] == [
        "exercise-draft-saved",
        "exercise-published",
        "exercise-withdrawn",
        "exercise-reinstated",
    ]
    assert {event.subject_id for event in events} == {str(crunch(clinic).pk)}


def test_a_refused_write_leaves_no_record(clinic: Clinic, dana: User) -> None:
    with pytest.raises(NotNow):
        reinstate(exercise=crunch(clinic), by=dana)
    assert not clinic.audit_events.filter(by=dana).exists()


def test_the_table_of_states_leads_from_every_state_but_the_last() -> None:
    starts = {transition.start for transition in TRANSITIONS}
    assert starts == {None, State.DRAFT, State.PUBLISHED, State.WITHDRAWN}
    assert {transition.event for transition in TRANSITIONS} == set(Event)
