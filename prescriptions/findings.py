"""What the safety review finds in a routine, and which findings have been answered.

The sheet waits for each answer (`prescriptions.policies.check_can_issue`), and says what an answered finding asks of
the patient (`Findings.printed`).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from prescriptions import facts
from prescriptions.models import Answer, AnswerKind, Handout, Routine, RoutineItem
from prescriptions.safety import (
    ExerciseFacts,
    Finding,
    Level,
    PatientFacts,
    Review,
    RuleBook,
    RulesNotRun,
    RulesRefused,
    review,
    shipped_rules,
)

ASKS: Final = MappingProxyType(
    {
        Level.CLEAR: AnswerKind.CLEARANCE,
        Level.AVOID: AnswerKind.REASON,
        Level.NOT_CHECKED: AnswerKind.ACKNOWLEDGED,
        Level.CAUTION: AnswerKind.ACKNOWLEDGED,
    }
)

_GIVEN_SINCE: Final = Handout.objects.filter(
    routine=OuterRef("routine"),
    routine_revision__gte=OuterRef("revision"),
    routine_revision__lt=OuterRef("routine__revision"),
)
ANSWERS: Final = (
    Answer.objects.exclude(kind=AnswerKind.SWAPPED)
    .select_related("by")
    .annotate(sheet_was_given=Exists(_GIVEN_SINCE))
)
"""What was answered, and whether a sheet has been given on it before the one that is worked at now."""


class NotReviewed(Exception):
    """The rules could not be run, so nothing is known about the routine. The message says what to do."""


@dataclass(frozen=True)
class Placed:
    """A finding at its line, or on the whole plan (`item` is None), with the answer that it was given.

    `earlier` is the reason for which it was kept on an earlier sheet: it is asked again for each sheet.
    """

    finding: Finding
    item: RoutineItem | None
    answer: Answer | None = None
    earlier: Answer | None = None

    @property
    def asks(self) -> AnswerKind:
        """What settles it."""
        return ASKS[self.finding.level]

    @property
    def is_open(self) -> bool:
        return self.answer is None

    @property
    def identity(self) -> tuple[object, ...]:
        """What an answer is given for: another exercise, another rule or other words ask again."""
        finding, item = self.finding, self.item
        return (
            item.pk if item else None,
            item.version_id if item else None,
            finding.rule_id or "",
            finding.rule_version,
            finding.level.value,
            finding.condition or "",
            finding.text,
        )

    @property
    def token(self) -> str:
        """The identity in short, for a form: an answer to a finding that is no longer there finds nothing."""
        return hashlib.sha256(repr(self.identity).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Findings:
    """All findings of a routine, most pressing first, and what was run to get them."""

    placed: tuple[Placed, ...]
    rules_run: int
    conditions_checked: int
    exercises_checked: int

    def of(self, item: RoutineItem | None) -> tuple[Placed, ...]:
        """The findings of one line; of the whole plan for None."""
        pk = item.pk if item else None
        return tuple(one for one in self.placed if (one.item.pk if one.item else None) == pk)

    @property
    def open(self) -> tuple[Placed, ...]:
        return tuple(one for one in self.placed if one.is_open)

    def find(self, token: str) -> Placed | None:
        return next((one for one in self.placed if one.token == token), None)

    def printed(self, item: RoutineItem | None) -> tuple[str, ...]:
        """What the sheet tells the patient: what each answered finding asks of them, each sentence once."""
        answered = [one.finding for one in self.of(item) if not one.is_open]
        return Review(tuple(answered), 0, 0, 0).modifications(answered[0].slug) if answered else ()

    @property
    def summary(self) -> str:
        """One line that says what was run. Without a finding it still promises nothing."""
        findings = tuple(one.finding for one in self.placed)
        return Review(findings, self.rules_run, self.conditions_checked, self.exercises_checked).summary


def findings_of(routine: Routine, items: Iterable[RoutineItem] | None = None) -> Findings:
    """Review a routine and put each finding beside its answer.

    `items` are the kept lines as `facts.items_of` reads them. Raises NotReviewed where the rules cannot be run.
    """
    lines = facts.dosed(facts.items_of(routine) if items is None else items)
    patient = facts.patient_facts(routine.patient, lines, clinic=routine.clinic)
    try:
        rules = shipped_rules()
        # Each line by itself, because two lines may hold two versions of one exercise.
        placed = [Placed(finding, None) for finding in review(patient, (), rules).findings]
        for line in lines:
            one = facts.exercise_facts(line.version, line.slug)
            placed += [Placed(finding, line.item) for finding in _about(one, patient, rules)]
    except (RulesNotRun, RulesRefused) as reason:
        raise NotReviewed(
            "The safety rules could not be run, so nothing was checked and nothing can be issued. "
            f"Call whoever looks after Regimen for you, and tell them: {reason}"
        ) from reason
    placed.sort(key=lambda one: one.finding.level.rank)
    return Findings(_answered(routine, placed), len(rules.live), len(patient.conditions or ()), len(lines))


def _about(exercise: ExerciseFacts, patient: PatientFacts, rules: RuleBook) -> tuple[Finding, ...]:
    return review(patient, (exercise,), rules).of(exercise.slug)


def _answered(routine: Routine, placed: list[Placed]) -> tuple[Placed, ...]:
    """Put the newest answer beside each finding that it was given for. A reason counts for one sheet only.

    Without a finding nothing is asked.
    """
    if not placed:
        return ()
    prefetch_related_objects(
        [routine], Prefetch("answers", ANSWERS)
    )  # read along already where many routines are looked at
    given: dict[object, Answer] = {}
    earlier: dict[object, Answer] = {}
    for answer in routine.answers.all():
        is_over = answer.kind == AnswerKind.REASON and vars(answer)["sheet_was_given"]  # from ANSWERS
        (earlier if is_over else given)[_identity(answer)] = answer
    return tuple(Placed(one.finding, one.item, given.get(one.identity), earlier.get(one.identity)) for one in placed)


def _identity(answer: Answer) -> tuple[object, ...]:
    return (
        answer.item_id,
        answer.version_id,
        answer.rule_id,
        answer.rule_version,
        answer.level,
        answer.condition,
        answer.said,
    )
