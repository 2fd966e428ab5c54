"""The library that ships becomes the clinic's own."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import CannotLoad, content_of, load_library, publish, save_draft
from exercises.library import Library, read_library
from exercises.library.drawn import PICTURES
from exercises.models import Drawing, Exercise, ExerciseVersion, Picture, Term


def with_name(library: Library, slug: str, name: str) -> Library:
    """The library as a later release might ship it."""
    changed = [e.model_copy(update={"name": name}) if e.slug == slug else e for e in library.exercises]
    return replace(library, exercises=tuple(changed))


def edited(clinic: Clinic, slug: str, by: User) -> ExerciseVersion:
    exercise = clinic.exercises.select_related("current").get(slug=slug)
    assert exercise.current
    content = replace(content_of(exercise.current), feel="Your tummy works.")
    draft = save_draft(clinic=clinic, exercise=exercise, content=content, by=by)
    return publish(version=draft, by=by)


def test_all_that_ships_is_loaded_and_offered(clinic: Clinic, shipped: Library) -> None:
    result = load_library(clinic=clinic, library=shipped)

    assert result.added == [entry.slug for entry in shipped.exercises]
    assert clinic.exercises.offered().count() == len(shipped.exercises)
    assert clinic.advice.count() == len(shipped.advice)
    assert Picture.objects.count() == 2 * len(shipped.exercises)


def test_the_partial_crunch_says_what_ships(clinic: Clinic, few: Library, library: dict[str, Exercise]) -> None:
    crunch = library["partial-crunch"].current
    assert crunch
    entry = few.exercise("partial-crunch")
    content = content_of(crunch)

    assert content.steps == entry.steps
    assert content.dose == entry.dose
    assert content.phrase == entry.phrase
    assert set(content.tags) == set(entry.tags)
    assert content.easier_exercise == "pelvic-tilt"
    assert [line.why for line in content.do_not] == [line.why for line in entry.do_not]
    assert content.tags_judged
    assert crunch.review == "unsigned"
    assert crunch.published_by is None
    svg = (PICTURES / "partial-crunch-2.svg").read_text().strip()
    assert Drawing.objects.get(pk=content.pictures[1].drawing).svg == svg


def test_loading_twice_changes_nothing(clinic: Clinic, few: Library, library: dict[str, Exercise]) -> None:
    def rows() -> list[object]:
        tables = (Exercise, ExerciseVersion, Picture, Drawing, Term, AuditEvent)
        return [list(table.objects.order_by("pk").values()) for table in tables]

    before = rows()
    result = load_library(clinic=clinic, library=few)

    assert not result.wrote
    assert set(result.unchanged) == set(library)
    assert rows() == before


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(
    clinic: Clinic, few: Library, library: dict[str, Exercise]
) -> None:
    first = library["partial-crunch"].current
    assert first
    result = load_library(clinic=clinic, library=with_name(few, "partial-crunch", "Small crunch"))

    assert result.updated == ["partial-crunch"]
    second = clinic.exercises.get(slug="partial-crunch").current
    assert second
    assert (second.number, second.name) == (2, "Small crunch")
    first.refresh_from_db()
    assert first.name == "Partial crunch"


def test_what_the_clinic_edited_is_not_overwritten(
    clinic: Clinic, few: Library, library: dict[str, Exercise], dana: User
) -> None:
    own = edited(clinic, "partial-crunch", dana)
    result = load_library(clinic=clinic, library=with_name(few, "partial-crunch", "Small crunch"))

    assert result.kept == ["partial-crunch"]
    assert result.updated == []
    assert clinic.exercises.get(slug="partial-crunch").current == own


def test_a_draft_of_the_clinic_is_not_overwritten(
    clinic: Clinic, few: Library, library: dict[str, Exercise], dana: User
) -> None:
    current = library["walking"].current
    assert current
    content = replace(content_of(current), feel="You are a little out of breath.")
    draft = save_draft(clinic=clinic, exercise=library["walking"], content=content, by=dana)
    result = load_library(clinic=clinic, library=with_name(few, "walking", "Walk"))

    assert result.kept == ["walking"]
    draft.refresh_from_db()
    assert draft.feel == "You are a little out of breath."


def test_an_exercise_that_ships_no_longer_is_named_and_stays(
    clinic: Clinic, few: Library, library: dict[str, Exercise]
) -> None:
    without = replace(few, exercises=tuple(entry for entry in few.exercises if entry.slug != "walking"))
    result = load_library(clinic=clinic, library=without)

    assert result.dropped == ["walking"]
    assert clinic.exercises.offered().filter(slug="walking").exists()


def test_a_changed_label_is_taken_and_counted(clinic: Clinic, few: Library, library: dict[str, Exercise]) -> None:
    terms = tuple(
        term.model_copy(update={"label": "Lower back"}) if term.code == "low-back" else term for term in few.terms
    )
    result = load_library(clinic=clinic, library=replace(few, terms=terms))

    assert result.words == 1
    assert Term.objects.get(kind="region", code="low-back").label == "Lower back"


def test_each_clinic_has_its_own(
    clinic: Clinic, other_clinic: Clinic, few: Library, library: dict[str, Exercise]
) -> None:
    result = load_library(clinic=other_clinic, library=few)

    assert len(result.added) == len(few.exercises)
    assert result.words == 0
    linked = other_clinic.exercises.get(slug="partial-crunch").current
    assert linked
    assert linked.easier_exercise
    assert linked.easier_exercise.clinic == other_clinic


@pytest.mark.parametrize("broken", ["missing", "no drawing", "no alt", "unknown tag", "one picture"])
def test_what_is_missing_stops_the_load_and_nothing_is_written(
    broken: str, clinic: Clinic, few: Library, tmp_path: Path
) -> None:
    pictures = tmp_path / "pictures"
    shutil.copytree(PICTURES, pictures)
    entry = few.exercise("walking")
    if broken == "missing":
        (pictures / "walking-2.svg").unlink()
    elif broken == "no drawing":
        (pictures / "walking-2.svg").write_text("<html></html>")
    elif broken == "no alt":
        entry = entry.model_copy(
            update={"pictures": tuple(p.model_copy(update={"alt": " "}) for p in entry.pictures)}
        )
    elif broken == "unknown tag":
        entry = entry.model_copy(update={"tags": ("jumping",)})
    else:
        entry = entry.model_copy(update={"pictures": entry.pictures[:1]})
    library = replace(
        few, exercises=(*few.exercises[:-1], entry) if few.exercises[-1].slug == "walking" else (entry,)
    )

    with pytest.raises(CannotLoad, match="walking"):
        load_library(clinic=clinic, library=library, pictures=pictures)
    assert not clinic.exercises.exists()
    assert not Term.objects.exists()
    assert not AuditEvent.objects.exists()


def test_the_load_is_on_record(clinic: Clinic, dana: User, few: Library) -> None:
    load_library(clinic=clinic, library=few, by=dana)

    event = clinic.audit_events.get(event="library-loaded")
    assert event.by == dana
    assert event.facts["added"] == len(few.exercises)


def test_the_database_refuses_to_change_a_published_version(library: dict[str, Exercise]) -> None:
    version = library["walking"].current
    assert version
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE exercises_exerciseversion SET name = 'x' WHERE id = %s", [version.pk])


def test_the_command_loads_every_clinic_and_says_so(
    clinic: Clinic, other_clinic: Clinic, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_library")

    said = capsys.readouterr().out
    everything = len(read_library().exercises)
    assert f"Harbour Street Physiotherapy: {everything} added" in said
    assert f"Mill Lane Clinic: {everything} added" in said


def test_the_command_refuses_an_unknown_clinic(clinic: Clinic) -> None:
    with pytest.raises(CommandError, match="no such clinic"):
        call_command("load_library", clinic="Nowhere")
