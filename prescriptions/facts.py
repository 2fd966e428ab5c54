"""From a routine to what the safety rules and the hints ask for: the only reader of the database for both.

A fact that nobody recorded stays "not known". The patient's form asks for the injured region; the clinic says what
its bands are made of and how long someone may lie on the back in pregnancy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import prefetch_related_objects

from accounts.models import Clinic, User
from exercises.catalogue import Offered
from exercises.dosage import (
    Dose,
    OpenQuestion,
    from_data,
    needs_load,
    open_questions,
    seconds_a_session,
    sessions_a_week,
)
from exercises.models import ExerciseVersion, Kind, SideBehaviour
from prescriptions.advice import Line, LineReport, Movement, PlanFacts, PlanReport
from prescriptions.models import Outcome, Patient, Routine, RoutineItem
from prescriptions.safety import Bands, ExerciseFacts, PatientFacts

ITEMS: Final = (
    RoutineItem.objects.kept().select_related("version__exercise", "advice").prefetch_related("version__terms")
)
"""Kept lines with everything that the facts need."""


@dataclass(frozen=True)
class DosedLine:
    """A line that is an exercise, with its dose. Needs `version.exercise` and `version.terms` at hand."""

    item: RoutineItem
    version: ExerciseVersion
    dose: Dose

    @property
    def slug(self) -> str:
        return self.version.exercise.slug

    @property
    def seconds(self) -> int:
        """Seconds of one session at the upper end."""
        return seconds_a_session(self.dose, self.version.seconds_per_repetition)

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """What the dose leaves open."""
        sided = self.version.side != SideBehaviour.NONE
        loaded = needs_load(self.version.codes(Kind.EQUIPMENT), self.version.type)
        return open_questions(self.dose, sided=sided, needs_load=loaded)


def items_of(routine: Routine) -> list[RoutineItem]:
    """Return the lines of a routine, in two queries."""
    return list(ITEMS.filter(routine=routine))


def dosed(items: Iterable[RoutineItem]) -> tuple[DosedLine, ...]:
    """Return the lines that are exercises; advice is left out."""
    return tuple(DosedLine(item, item.version, from_data(item.dose)) for item in items if item.version)


def exercise_facts(version: ExerciseVersion, slug: str) -> ExerciseFacts:
    """Return what the rules ask of an exercise; its tags count only once somebody has judged each of them."""
    return ExerciseFacts(
        slug=slug,
        tags=frozenset(version.codes(Kind.TAG)) if version.tags_judged else None,
        regions=frozenset(version.codes(Kind.REGION)) or None,
        type=version.type,
        level=version.level,
        muscles=frozenset(version.codes(Kind.MUSCLE)),
    )


def offered_facts(one: Offered) -> ExerciseFacts:
    """Return what the rules ask of an exercise that the library offers."""
    return ExerciseFacts(
        slug=one.slug,
        tags=one.tags,
        regions=one.regions or None,
        type=one.type,
        level=one.level,
        muscles=one.muscles,
    )


def patient_facts(patient: Patient | None, lines: Iterable[DosedLine], *, clinic: Clinic) -> PatientFacts:
    """Return what the rules ask of the person; without a person, or while nobody has asked, nothing is known."""
    supine = sum(line.seconds for line in lines if "supine" in line.version.codes(Kind.TAG))
    return PatientFacts(
        conditions=_conditions(patient),
        bands=Bands(clinic.bands or Bands.UNKNOWN),
        supine_minutes=supine / 60,
        supine_limit_minutes=clinic.supine_limit_minutes,
        injured_regions=frozenset(patient.injured_regions) or None if patient else None,
    )


def _conditions(patient: Patient | None) -> frozenset[str] | None:
    """The codes that were ticked, and the note as it was typed: the rules say that they do not cover it."""
    if patient is None or not patient.precautions_asked:
        return None
    prefetch_related_objects([patient], "precautions")  # the page asks for them more than once
    note = {patient.precautions_note} if patient.precautions_note else set()
    return frozenset({term.code for term in patient.precautions.all()} | note)


def plan_facts(routine: Routine, lines: Iterable[DosedLine], offers: Iterable[Offered]) -> PlanFacts:
    """Return what the hints ask. `offers` is what may be suggested to this person."""
    lines = tuple(lines)
    has = routine.patient.minutes_a_day if routine.patient else None
    return PlanFacts(
        lines=tuple(_line(line) for line in lines),
        low_back=any("low-back" in line.version.codes(Kind.REGION) for line in lines),
        minutes_a_day=has,
        minutes_a_week=7 * has if has else None,
        open_questions=sum(len(line.questions) for line in lines),
        offers=tuple(Movement(one.slug, one.type, one.muscles, one.regions) for one in offers),
    )


def _line(line: DosedLine) -> Line:
    return Line(
        slug=line.slug,
        type=line.version.type,
        muscles=frozenset(line.version.codes(Kind.MUSCLE)),
        regions=frozenset(line.version.codes(Kind.REGION)),
        seconds_a_session=line.seconds,
        times_a_day=line.dose.times_a_day or 1,
        sessions_a_week=sessions_a_week(line.dose).high if line.dose.days else None,
        has_progression=bool(line.version.progress_when),
    )


def plan_report(routine: Routine, items: Iterable[RoutineItem], by: User) -> PlanReport:
    """Return what is on record for CERT. What Regimen does not ask yet (supervision) counts as missing.

    Where a line starts and whether the plan was delivered is what the last diary says; without one it is missing.
    """
    items = tuple(items)
    lines = dosed(items)
    last = Outcome.objects.standing_of(routine).prefetch_related("exercises").first()
    baselines = _baselines(last)
    return PlanReport(
        lines=tuple(_line_report(line, baselines.get(line.version.name, "")) for line in lines),
        prescriber_name=by.name,
        prescriber_role=by.profession,
        alone_or_group="",
        supervision="",
        diary=routine.weeks > 0,
        goal=routine.goal,
        at_home=True,  # a sheet to take home
        minutes_a_session=-(-sum(line.seconds for line in lines) // 60),
        advice_given=any(item.advice_id for item in items),
        stop_rules=True,  # no sheet can be made without the emergency box and the pain rule
        setting="At home",
        weeks=routine.weeks,
        tailored=True if routine.patient else None,
        review_on=routine.review_on,
        delivered=f"{last.days_done} of {last.days_planned} days" if last and last.days_done is not None else "",
    )


def _baselines(last: Outcome | None) -> dict[str, str]:
    """By the name on the sheet, how each exercise felt at the dose that the next sheet starts from."""
    return {one.name: one.get_felt_display() for one in last.exercises.all() if one.felt} if last else {}


def is_shown(version: ExerciseVersion) -> bool:
    """Tell whether the card holds all the words by which the exercise can be repeated."""
    return bool(version.start and version.steps and version.breathing)


def _line_report(line: DosedLine, baseline: str) -> LineReport:
    version, dose = line.version, line.dose
    return LineReport(
        equipment_described=True,  # the card names what is needed, and nothing where nothing is
        reason=version.purpose,
        progress_when=version.progress_when,
        next_step=version.harder,
        replicable=is_shown(version)
        and (dose.tempo is not None or dose.minutes is not None or dose.hold_seconds is not None),
        dose_complete=not line.questions,
        baseline=baseline,
        changed=line.item.dose != version.dose,
        change_reason="",
    )
