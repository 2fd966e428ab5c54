"""Does the state allow it now? `check_x` raises, `can_x` answers for a template."""

import re
from collections.abc import Collection, Iterable

from accounts.models import User
from accounts.permissions import Permission
from exercises.dosage import Side, from_data
from prescriptions.facts import items_of
from prescriptions.findings import NotReviewed, Placed, findings_of
from prescriptions.lifecycle import ENDS, RoutineEvent, allows, state_of_routine
from prescriptions.models import (
    AnswerKind,
    EndingKind,
    Handout,
    Others,
    Outcome,
    Patient,
    Routine,
    RoutineItem,
    Template,
)

MOST_ITEMS = 12
MOST_IN_A_GROUP = 60
WRITE_WHY = {
    AnswerKind.REASON: "Write why you keep it, in a few words. For example: strong hips, seen twice, small range.",
    AnswerKind.CLEARANCE: "Write who cleared it and when. For example: Dr Lee, by phone, 3 May.",
}
FEWEST_LETTERS = {AnswerKind.REASON: 10, AnswerKind.CLEARANCE: 5}
WORD = re.compile(r"[^\W\d_]{2,}")


class NotNow(Exception):
    """The state does not allow it; the message says why and what to do."""


class SaysNothing(NotNow):
    """What was typed is no reason and no clearance; the message says what to write."""


class Gone(NotNow):
    """The line was removed meanwhile; it can be brought back."""

    def __init__(self, said: str, item: RoutineItem) -> None:
        super().__init__(said)
        self.item = item


def check_can_change_patient(patient: Patient) -> None:
    """Refuse changes to an archived patient."""
    if patient.archived_at:
        raise NotNow("This patient is archived. Bring the patient back, then change them.")


def check_can_change_routine(routine: Routine) -> None:
    """Refuse changes to the routine of an archived patient, and to one that is finished or stopped."""
    _check_not_archived(routine)
    if not allows(state := state_of_routine(routine), RoutineEvent.CHANGE):
        raise NotNow(f"This routine is {state.value}. Take it up again, then change it.")


def _check_not_archived(routine: Routine) -> None:
    if routine.patient and routine.patient.archived_at:
        raise NotNow("This patient is archived. Bring the patient back, then change the routine.")


def can_change_routine(routine: Routine) -> bool:
    """Tell whether the builder is open for changes."""
    archived = routine.patient is not None and routine.patient.archived_at is not None
    return not archived and allows(state_of_routine(routine), RoutineEvent.CHANGE)


def check_can_add_item(routine: Routine) -> None:
    """A sheet with more than twelve lines is not done by anybody."""
    check_has_room(routine, 1)


def check_has_room(routine: Routine, count: int) -> None:
    """Refuse `count` more lines where the routine would hold more than twelve."""
    check_can_change_routine(routine)
    room = MOST_ITEMS - routine.items.kept().count()
    if room < count and count == 1:
        raise NotNow(f"A routine holds at most {MOST_ITEMS} lines. Remove one, then add this.")
    if room < count:
        raise NotNow(f"A routine holds at most {MOST_ITEMS} lines: there is room for {max(0, room)}. Choose fewer.")


def check_can_copy(source: Routine, routine: Routine) -> None:
    """Lines are copied between the patients of one clinic."""
    check_can_change_routine(routine)
    if source.clinic_id != routine.clinic_id:
        raise NotNow("This routine belongs to another clinic. Choose one of yours.")


def check_can_issue(routine: Routine) -> None:
    """Not handed out: an empty routine, an archived patient's, and one with a finding that nobody has answered.

    Where the rules cannot be run nothing is known, so nothing is handed out.
    """
    if waiting := unanswered(routine):
        raise NotNow(_to_answer(waiting))


def unanswered(routine: Routine, items: Iterable[RoutineItem] | None = None) -> tuple[Placed, ...]:
    """Return the findings that keep a routine back. Raises NotNow where it is kept back by more than these.

    `items` are the kept lines as `facts.items_of` reads them.
    """
    check_can_change_routine(routine)
    lines = items_of(routine) if items is None else tuple(items)
    if not lines:
        raise NotNow("The routine is empty. Add an exercise, then issue it.")
    check_none_is_withdrawn(lines)
    try:
        return findings_of(routine, lines).open
    except NotReviewed as reason:
        raise NotNow(str(reason)) from reason


def check_none_is_withdrawn(lines: Iterable[RoutineItem]) -> None:
    """What the library admin has taken back is given to nobody, wherever it still stands."""
    withdrawn = [line.version for line in lines if line.version and line.version.exercise.withdrawn_at]
    if withdrawn:
        first = withdrawn[0]
        raise NotNow(
            f"{first.name} was withdrawn from the library: {first.exercise.withdrawn_reason.rstrip('.')}. "
            "Swap it or remove it in the builder, then issue the sheet."
        )


def _to_answer(unanswered: tuple[Placed, ...]) -> str:
    """How many findings wait, and what the most pressing one is about."""
    first, count = unanswered[0], len(unanswered)
    about = first.item.version.name if first.item and first.item.version else "the whole plan"
    rule = f", rule {first.finding.rule_id}" if first.finding.rule_id else ""
    said = "A safety finding waits for an answer" if count == 1 else f"{count} safety findings wait for an answer"
    begins = "It is" if count == 1 else "The first is"
    return f"{said}. {begins} about {about}: {first.finding.level.label.lower()}{rule}. Answer it in the builder."


def sheets_beside(routine: Routine) -> tuple[Handout, ...]:
    """Return the live sheets that the first sheet of a routine would come beside, or replace.

    A later one replaces the sheet before it, and no other.
    """
    if routine.handouts.exists():
        return ()
    return tuple(routine.clinic.handouts.beside(routine))


def check_says_of_others(beside: Collection[Handout], others: Others | None) -> None:
    """No patient gets a second live sheet without a word: it replaces the other one, or both are meant."""
    if beside and others is None:
        sheet = next(iter(beside))
        raise NotNow(
            f"The patient has a live sheet already: “{sheet.routine.title}”, version {sheet.version}. "
            "Say whether the new one replaces it."
        )


def check_can_start_next_sheet(routine: Routine) -> None:
    """A next sheet follows one that was given."""
    check_can_change_routine(routine)
    if not routine.handouts.exists():
        raise NotNow("No sheet of this routine was given yet. Issue the first one.")


def check_can_end(routine: Routine, kind: EndingKind) -> None:
    """Once, and only what was given can be finished."""
    _check_not_archived(routine)
    if not allows(state := state_of_routine(routine), ENDS[kind]):
        raise NotNow(f"This routine is {state.value} already.")
    if kind is EndingKind.FINISHED and not routine.handouts.exists():
        raise NotNow("No sheet of this routine was given, so there is nothing to finish. Stop it instead.")


def check_can_resume(routine: Routine) -> None:
    """Only what has ended can be taken up again."""
    _check_not_archived(routine)
    if not allows(state_of_routine(routine), RoutineEvent.RESUME):
        raise NotNow("This routine goes on already.")


def check_can_keep_diary(handout: Handout, newest: Outcome | None, corrects: int | None) -> None:
    """A diary is kept on top of what the person has seen, and not for an archived patient."""
    if handout.patient and handout.patient.archived_at:
        raise NotNow("This patient is archived. Bring the patient back, then write down the diary.")
    if (newest.pk if newest else None) != corrects:
        raise NotNow("Somebody wrote this diary down a moment ago. Look at what they wrote, then correct it.")


def check_can_answer(placed: Placed, text: str) -> None:
    """A reason and a clearance say something: neither a blank field nor "ok" nor a lone mark is an answer."""
    if not says_something(placed.asks, text):
        raise SaysNothing(WRITE_WHY[placed.asks])


def says_something(kind: AnswerKind, text: str) -> bool:
    """Tell whether a text can stand as an answer of this kind: two different words, and not too short together.

    A word has two letters or more that are not all the same.
    """
    words = {word for word in WORD.findall(text.casefold()) if len(set(word)) > 1}
    fewest = FEWEST_LETTERS.get(kind, 0)
    return fewest == 0 or (len(words) > 1 and sum(map(len, words)) >= fewest)


def check_can_restore_item(item: RoutineItem) -> None:
    """Only a removed line can come back, and only into a routine with room."""
    if item.removed_at is None:
        raise NotNow("This line is already in the routine.")
    check_can_add_item(item.routine)


def check_can_add_other_side(item: RoutineItem) -> None:
    """Only a line for one side has another side, and each side stands in a routine once."""
    if item.version is None:
        raise NotNow("This line holds advice, which has no sides.")
    side = from_data(item.dose).side
    if side in (Side.EACH, Side.ALTERNATE):
        raise NotNow("This line is for both sides already. Choose right or left as its side, then add the other one.")
    if side is Side.NONE:
        raise NotNow("This exercise has no sides.")
    others = item.routine.items.kept().filter(version__exercise=item.version.exercise_id).exclude(pk=item.pk)
    if any(from_data(other.dose).side != side for other in others):
        raise NotNow("The other side of this exercise is in the routine already. Change its dose there.")


def check_can_start_from(template: Template, patient: Patient | None) -> None:
    """An archived template is not started from, nor one of another clinic than the patient's."""
    if template.archived_at:
        raise NotNow("This template is archived. Choose another one, or start with a blank sheet.")
    if patient and patient.clinic_id != template.clinic_id:
        raise NotNow("This template belongs to another clinic. Choose one of yours.")


def check_can_start_group(template: Template, patients: Collection[Patient], others: Others | None) -> None:
    """A group has somebody in it, no more than one pile of paper holds, and nobody a second sheet unasked."""
    check_can_start_from(template, None)
    if not patients:
        raise NotNow("Choose at least one patient.")
    if len(patients) > MOST_IN_A_GROUP:
        raise NotNow(f"Choose at most {MOST_IN_A_GROUP} patients at once, then start another group.")
    check_says_of_others(tuple(template.clinic.handouts.live().filter(patient__in=patients)[:1]), others)


def check_can_save_as_template(routine: Routine, title: str, owner: User | None) -> None:
    """A template has an exercise, and a name by which it is told from its neighbours."""
    if not routine.items.kept().filter(version__isnull=False).exists():
        raise NotNow("The routine has no exercise yet. Add one, then save it as a template.")
    if routine.clinic.templates.active().filter(owner=owner, title__iexact=title).exists():
        raise NotNow(f"There is a template “{title}” already. Give this one another name.")


def check_can_archive_template(template: Template) -> None:
    """Only once: who archived it first stays on record."""
    if template.archived_at:
        raise NotNow("This template is archived already.")


def can_manage_template(template: Template, user: User, held: Collection[Permission]) -> bool:
    """Whoever owns it manages it; the clinic's are for those who answer for the library."""
    if template.owner_id is not None:
        return template.owner_id == user.pk
    return Permission.EDIT_LIBRARY in held
