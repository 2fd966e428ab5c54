"""How a routine and its handouts are shown to staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.urls import reverse
from django.utils import timezone

from exercises.dosage import (
    Dose,
    OpenQuestion,
    Phrase,
    Unusual,
    from_data,
    needs_load,
    open_questions,
    seconds_a_session,
    sentence,
    sessions_a_week,
    typical_from_data,
    unusual,
)
from exercises.models import Kind, SideBehaviour
from exercises.patient_text import AdviceText
from exercises.presenters.gallery import drawing_url
from prescriptions.dates import words_of
from prescriptions.looks import look_of
from prescriptions.models import Routine, RoutineItem, Section
from prescriptions.presenters.endings import EndingPresenter
from prescriptions.presenters.patients import PatientPresenter
from prescriptions.presenters.remarks import Remark


@dataclass(frozen=True)
class LinePresenter:
    """One line of a routine. Needs `version.terms`, `version.pictures.drawing` and `advice` prefetched."""

    item: RoutineItem
    number: int

    @property
    def name(self) -> str:
        return self.item.name

    @property
    def is_exercise(self) -> bool:
        return self.item.version is not None

    @property
    def dose(self) -> Dose | None:
        return from_data(self.item.dose) if self.item.dose is not None else None

    @property
    def phrase(self) -> Phrase | None:
        return Phrase(**self.item.version.phrase) if self.item.version else None

    @property
    def sentence(self) -> str:
        """What the sheet says of the dose, or the advice in one line."""
        if self.item.advice:
            return " ".join(AdviceText.of(self.item.advice).sentences)
        return sentence(self.dose, self.phrase) if self.dose and self.phrase else ""

    @property
    def seconds(self) -> int:
        """Seconds of one session at the upper end."""
        if self.dose is None or self.item.version is None:
            return 0
        return seconds_a_session(self.dose, self.item.version.seconds_per_repetition)

    @property
    def seconds_a_day(self) -> int:
        """Seconds of a day on which it is done, at the upper end."""
        return self.seconds * self.times_a_day

    @property
    def times_a_day(self) -> int:
        return (self.dose.times_a_day or 1) if self.dose else 1

    @property
    def minutes(self) -> str:
        """The time of one session, rounded up to whole minutes, and how many there are in a day."""
        count = ceil(self.seconds / 60)
        said = f"{count} minute" if count == 1 else f"{count} minutes"
        return f"{said}, {self.times_a_day} times a day" if self.times_a_day > 1 else said

    @property
    def minutes_a_week(self) -> int:
        return ceil(self.seconds * sessions_a_week(self.dose).high / 60) if self.dose else 0

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """What the dose leaves open."""
        version = self.item.version
        if version is None or self.dose is None:
            return ()
        sided = version.side != SideBehaviour.NONE
        return open_questions(self.dose, sided=sided, needs_load=self.needs_load)

    @property
    def open_points(self) -> list[Remark]:
        """The open questions of the dose, each at the field that answers it."""
        return [Remark(f"id_{self.anchor}-{asked.field}", "Open", asked.message) for asked in self.questions]

    @property
    def unusual(self) -> tuple[Unusual, ...]:
        """What of the dose is worth a second look."""
        version = self.item.version
        if version is None or self.dose is None:
            return ()
        own = typical_from_data(version.typical) if version.typical else None
        return unusual(self.dose, version.type, own)

    @property
    def needs_load(self) -> bool:
        """Tell whether the dose must name a band or a weight."""
        version = self.item.version
        return version is not None and needs_load(version.codes(Kind.EQUIPMENT), version.type)

    @property
    def picture_url(self) -> str:
        """The end picture, by which an exercise is known, as the person whom the sheet will show."""
        if self.item.version is None:
            return ""
        pictures = list(self.item.version.pictures.all())
        return drawing_url(pictures[-1].drawing_id, look=look_of(self.item.routine).code) if pictures else ""

    @property
    def anchor(self) -> str:
        return f"line-{self.item.pk}"


@dataclass(frozen=True, slots=True)
class SectionPresenter:
    """A part of the routine with its lines."""

    section: Section
    lines: tuple[LinePresenter, ...]

    @property
    def label(self) -> str:
        return str(self.section.label)


def lines_of(items: Iterable[RoutineItem]) -> tuple[LinePresenter, ...]:
    """Number the lines in the order in which they are printed."""
    return tuple(LinePresenter(item, number) for number, item in enumerate(items, start=1))


@dataclass(frozen=True, slots=True)
class RoutinePresenter:
    """A routine in a list or as a page's head. Select `patient` along, and `ending__by` where endings are shown."""

    routine: Routine

    @property
    def pk(self) -> int:
        return self.routine.pk

    @property
    def title(self) -> str:
        return self.routine.title

    @property
    def patient(self) -> PatientPresenter | None:
        return PatientPresenter(self.routine.patient) if self.routine.patient else None

    @property
    def whose(self) -> str:
        return self.routine.patient.listed_name if self.routine.patient else "Sheet without a name"

    @property
    def goal(self) -> str:
        return f"“{self.routine.goal}”" if self.routine.goal else ""

    @property
    def saved(self) -> str:
        return said_of(self.routine)

    @property
    def ended(self) -> EndingPresenter | None:
        return EndingPresenter.of(self.routine)

    @property
    def end_url(self) -> str:
        return reverse("routine-end", args=[self.routine.pk])

    @property
    def review(self) -> str:
        return words_of(self.routine.review_on) if self.routine.review_on else "No date yet"

    @property
    def is_due(self) -> bool:
        return self.routine.review_on is not None and self.routine.review_on <= timezone.localdate()

    @property
    def url(self) -> str:
        return reverse("routine", args=[self.routine.pk])


def said_of(routine: Routine) -> str:
    """Return when the routine was last saved: `Saved 10:42 today`."""
    at = timezone.localtime(routine.changed_at)
    if at.date() == timezone.localdate():
        return f"Saved {at:%H:%M} today"
    return f"Saved {words_of(at.date())}"
