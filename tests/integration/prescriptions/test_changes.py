"""The second sheet says what is new, changed and gone; the first and the same one again say nothing."""

from dataclasses import replace

from accounts.models import Clinic, User
from exercises.dosage import Span, from_data
from prescriptions.actions import routines
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.parts import ExerciseCard
from prescriptions.models import Handout, Routine, Section
from tests.integration.prescriptions.test_issue import give, text_of


def document_of(handout: Handout) -> HandoutDocument:
    return from_json(handout.document.encode())


def marks(handout: Handout) -> dict[str, str]:
    glance = document_of(handout).glance
    marked = {row.name: row.mark.word for row in glance.rows if row.mark}
    return marked | {row.name: row.mark.word for row in glance.stopped}


def change(routine: Routine, clinic: Clinic, by: User) -> None:
    """Less of the bridge, no partial crunch, and bird dog for the first time."""
    lines = {line.version.exercise.slug: line for line in routine.items.exclude(version=None) if line.version}
    fewer = replace(from_data(lines["bridge"].dose), repetitions=Span(5, 8))
    routines.set_dose(item=lines["bridge"], dose=fewer, note="", by=by)
    routines.remove_item(item=lines["partial-crunch"], by=by)
    bird_dog = clinic.exercises.select_related("current").get(slug="bird-dog")
    routines.add_exercise(routine=routine, exercise=bird_dog, section=Section.MAIN, by=by)


def test_a_first_sheet_has_no_marks(given: Handout) -> None:
    cards = [card for card in document_of(given).cards if isinstance(card, ExerciseCard)]

    assert marks(given) == {}
    assert [card.changed for card in cards] == [""] * 5
    assert [card.slug for card in cards][1] == "partial-crunch"


def test_the_next_sheet_marks_what_differs_and_prints_it(
    given: Handout, routine: Routine, clinic: Clinic, amira: User
) -> None:
    change(routine, clinic, amira)

    second = give(routine, amira)

    assert marks(second) == {"Bridge": "CHANGED", "Bird dog": "NEW", "Partial crunch": "STOP"}
    printed = text_of(bytes(second.pdf))
    assert "It was: Lift 8 to 12 times, slowly." in printed
    assert "Do not do this." in printed
    assert give(routine, amira) == second


def test_a_third_sheet_is_compared_with_the_second(
    given: Handout, routine: Routine, clinic: Clinic, amira: User
) -> None:
    change(routine, clinic, amira)
    give(routine, amira)
    walking = clinic.exercises.select_related("current").get(slug="walking")
    routines.add_exercise(routine=routine, exercise=walking, section=Section.MAIN, by=amira)

    assert marks(give(routine, amira)) == {"Walking": "NEW"}
