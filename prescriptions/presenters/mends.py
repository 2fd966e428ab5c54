"""Where a hint is mended: each leads to the field or the button, most often on the same page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.urls import reverse

from prescriptions.advice import Hint
from prescriptions.models import Routine
from prescriptions.presenters.routines import LinePresenter


@dataclass(frozen=True, slots=True)
class Mend:
    """A link to what mends a hint. Whoever may edit the library is led to `in_library`, if it is given."""

    text: str
    href: str
    in_library: str = ""


def mends_of(hint: Hint, routine: Routine, lines: Sequence[LinePresenter]) -> tuple[Mend, ...]:
    """Return the links for a hint; a hint that asks for another exercise leads to the search."""
    exercises = [line for line in lines if line.is_exercise]
    match hint.code:
        case "many-exercises" | "few-days":
            return _longest(exercises)
        case "over-minutes-a-day" | "over-minutes-a-week":
            return (*_doses(exercises), *_minutes(routine))
        case "open-questions":
            return first_open(exercises)
        case "no-progression":
            return tuple(progression(line) for line in exercises if slug_of(line) in hint.about)
        case "easy-but-pain":
            return diary(routine, "Write down the worst pain")
        case _:
            return (Mend("Find one in the library", "#find"),)


def _longest(lines: Sequence[LinePresenter]) -> tuple[Mend, ...]:
    """The line that takes most of a week, at its Remove."""
    longest = max(lines, key=lambda line: (line.minutes_a_week, line.seconds), default=None)
    if longest is None:
        return ()
    said = f"Look at the longest: {longest.name}, {longest.minutes}"
    return (Mend(said, f"#{longest.anchor}-remove"),)


def _doses(lines: Sequence[LinePresenter]) -> tuple[Mend, ...]:
    if len(lines) > 1:
        return (Mend("Change several doses at once", "#id_bulk_sets"),)
    return tuple(Mend(f"Change the dose of {line.name}", f"#{line.anchor}") for line in lines)


def _minutes(routine: Routine) -> tuple[Mend, ...]:
    if routine.patient is None:
        return ()
    return (Mend("Change what the patient has", f"{edit_patient(routine)}#id_minutes_a_day"),)


def edit_patient(routine: Routine) -> str:
    return reverse("patient-edit", args=[routine.patient.pk]) if routine.patient else ""


def first_open(lines: Sequence[LinePresenter]) -> tuple[Mend, ...]:
    """The first question that a dose leaves open, at its field."""
    asked = ((line, point) for line in lines for point in line.open_points)
    return tuple(Mend(f"{line.name}: {point.text}", f"#{point.control}") for line, point in islice(asked, 1))


def progression(line: LinePresenter) -> Mend:
    """When to do more: a field of the library's exercise, or else the note that is printed with the line."""
    said = f"Say when to do more: {line.name}"
    return Mend(said, f"#id_{line.anchor}-note", in_library=edit_exercise(line, "progress_when"))


def edit_exercise(line: LinePresenter, field: str) -> str:
    """The field of the library's form for the exercise of a line."""
    return f"{reverse('library:edit', args=[slug_of(line)])}#id_{field}"


def slug_of(line: LinePresenter) -> str:
    return line.item.version.exercise.slug if line.item.version else ""


def diary(routine: Routine, text: str) -> tuple[Mend, ...]:
    """The diary of the newest sheet, where one was given."""
    newest = routine.handouts.order_by("-version").only("pk").first()
    return (Mend(text, reverse("handout-diary", args=[newest.pk])),) if newest else ()
