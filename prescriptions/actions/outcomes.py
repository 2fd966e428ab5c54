"""Keep what the diary of a sheet says. Outcomes are added, never changed: a correction supersedes."""

from dataclasses import asdict, dataclass

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.models import ExerciseOutcome, Handout, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseDiary:
    """What was said of one exercise of the sheet; None and "" are "not said"."""

    number: int
    name: str
    felt: str
    days_done: int | None
    days_planned: int | None

    @property
    def says_something(self) -> bool:
        return bool(self.felt) or self.days_done is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryDetails:
    """What was said of the whole sheet, already checked by the form. Exercises of which nothing was said stay out."""

    days_done: int | None
    days_planned: int | None
    worst_pain: int | None
    problem: str
    exercises: tuple[ExerciseDiary, ...]


@transaction.atomic
def keep_diary(*, handout: Handout, details: DiaryDetails, corrects: int | None, by: User) -> Outcome:
    """Keep the diary of a sheet. `corrects` is the key of the outcome that was looked at, None before the first.

    Writing what stands there already changes nothing. Raises NotNow where somebody else was quicker.
    """
    handout = Handout.objects.select_for_update(of=("self",)).select_related("patient", "clinic").get(pk=handout.pk)
    newest = handout.outcomes.prefetch_related("exercises").first()
    policies.check_can_keep_diary(handout, newest, corrects)
    if newest and details == details_of(newest):
        return newest
    plain = {name: value for name, value in asdict(details).items() if name != "exercises"}
    outcome = Outcome.objects.create(handout=handout, supersedes=newest, by=by, **plain)
    ExerciseOutcome.objects.bulk_create(ExerciseOutcome(outcome=outcome, **asdict(one)) for one in details.exercises)
    event = "diary-corrected" if newest else "diary-kept"
    record(event, by=by, clinic=handout.clinic, subject=handout, outcome=outcome.pk)
    return outcome


def details_of(outcome: Outcome) -> DiaryDetails:
    """Return an outcome as it was written down. Prefetch `exercises`."""
    return DiaryDetails(
        days_done=outcome.days_done,
        days_planned=outcome.days_planned,
        worst_pain=outcome.worst_pain,
        problem=outcome.problem,
        exercises=tuple(
            ExerciseDiary(
                number=one.number,
                name=one.name,
                felt=one.felt,
                days_done=one.days_done,
                days_planned=one.days_planned,
            )
            for one in outcome.exercises.all()
        ),
    )
