"""Proves the templates that ship against the library, the safety rules and the hints. Imports no Django."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from exercises.dosage import Dose, open_questions, seconds_a_session, sessions_a_week
from exercises.library import ExerciseEntry, Library, Problem, TermKind
from exercises.library.proof import Report, Row
from prescriptions.advice import Hint, HintLevel, Line, PlanFacts, advise
from prescriptions.safety import ExerciseFacts, Level, PatientFacts, RuleBook, review, vocabulary_problems
from prescriptions.shipped import SHIPPED, TemplateEntry

RULES: Final = "rules.yaml"
CODES: Final = (
    *("back-pain", "back-and-leg-pain", "back-older-adult", "back-desk-worker", "back-after-flare"),
    *("spinal-stenosis", "osteoporosis", "pregnancy", "knee-arthritis", "hip-arthritis"),
    *("shoulder-pain", "neck-pain", "ankle-sprain", "falls-prevention", "general-strength"),
)
"""What a clinician expects to find, in the order in which it is offered."""
STOPS: Final = frozenset({Level.AVOID, Level.CLEAR})


@dataclass(frozen=True, slots=True)
class Dosed:
    """An exercise of a template with the dose that it gets there."""

    entry: ExerciseEntry
    dose: Dose

    @property
    def seconds(self) -> int:
        """Seconds of one session at the upper end."""
        return seconds_a_session(self.dose, self.entry.seconds_per_repetition)


def shipped_facts(entry: ExerciseEntry) -> ExerciseFacts:
    """What the rules ask of an exercise that ships: each of its tags is judged."""
    return ExerciseFacts(
        slug=entry.slug,
        tags=frozenset(entry.tags),
        regions=frozenset(entry.regions),
        type=entry.type,
        level=entry.level,
        muscles=frozenset(entry.muscles),
    )


def prove_templates(templates: Collection[TemplateEntry], library: Library, rules: RuleBook) -> Report:
    """Each template by itself, whether they are those that are promised, and whether rules and library meet."""
    words = {kind: [term.code for term in library.of_kind(kind)] for kind in (TermKind.TAG, TermKind.CONDITION)}
    apart = vocabulary_problems(rules, tags=words[TermKind.TAG], conditions=words[TermKind.CONDITION])
    spoken = tuple(Problem(RULES, "", said) for said in apart)
    whole = Report((Row("Tags and conditions known to rules and library", "no" if apart else "yes", "yes"),), spoken)
    whole += _all_there([template.code for template in templates])
    for template in templates:
        whole += _proved(template, library, rules)
    return whole


def _all_there(codes: Collection[str]) -> Report:
    missing = [
        Problem(SHIPPED.name, code, "This template is promised. Write it.") for code in CODES if code not in codes
    ]
    more = [
        Problem(SHIPPED.name, code, "Nobody asked for it. Remove it, or add it to CODES.")
        for code in set(codes) - set(CODES)
    ]
    found = f"{len(CODES) - len(missing)} of {len(CODES)}"
    return Report((Row("Templates", found, "all"),), (*missing, *more))


def _proved(template: TemplateEntry, library: Library, rules: RuleBook) -> Report:
    known = {entry.slug: entry for entry in library.exercises}
    lines = [
        Dosed(known[line.exercise], line.dose or known[line.exercise].dose)
        for line in template.lines
        if line.exercise in known
    ]
    problems = [
        *_unknown(template, library),
        *_doses(template, lines),
        *_warned(template, lines, rules),
        *_hinted(template, lines),
    ]
    minutes = -(-sum(line.seconds for line in lines) // 60)
    heeds = f"; heeds {', '.join(template.heeds)}" if template.heeds else ""
    found = f"{len(template.lines)} exercises, {len(template.advice)} advice, up to {minutes} minutes{heeds}"
    said = tuple(Problem(SHIPPED.name, f"{template.code}.{key}", message) for key, message in problems)
    return Report((Row(f"Template {template.code}", found, "no rule stops it, no hint is left open"),), said)


def _unknown(template: TemplateEntry, library: Library) -> Iterator[tuple[str, str]]:
    exercises = {entry.slug for entry in library.exercises}
    advice = {entry.code for entry in library.advice}
    conditions = {term.code for term in library.of_kind(TermKind.CONDITION)}
    named = (("exercise", [line.exercise for line in template.lines], exercises), ("advice", template.advice, advice))
    for key, codes, known in (*named, ("heeds", template.heeds, conditions)):
        for code in codes:
            if code not in known:
                yield key, f"The library holds no {code}. Correct its spelling."


def _doses(template: TemplateEntry, lines: Collection[Dosed]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.dose.side not in line.entry.side.allowed:
            yield line.entry.slug, f"The side {line.dose.side} does not fit this exercise. Change it."
        for question in open_questions(line.dose, sided=False, needs_load=line.entry.needs_load):
            yield line.entry.slug, question.message


def _warned(template: TemplateEntry, lines: Collection[Dosed], rules: RuleBook) -> Iterator[tuple[str, str]]:
    """With nobody's conditions nothing fires; with one that the template heeds, nothing is to be avoided."""
    facts = [shipped_facts(line.entry) for line in lines]
    for found in review(PatientFacts(frozenset()), facts, rules).findings:
        yield found.slug or "plan", found.text
    supine = sum(line.seconds for line in lines if "supine" in line.entry.tags) / 60
    for condition in template.heeds:
        for found in review(PatientFacts(frozenset({condition}), supine_minutes=supine), facts, rules).findings:
            if found.level in STOPS:
                yield found.slug or "plan", f"It heeds {condition}, and yet: {found.text} Choose another exercise."


def _hinted(template: TemplateEntry, lines: Collection[Dosed]) -> Iterator[tuple[str, str]]:
    """Each clear hint is accepted with a reason; what is accepted is given."""
    given = {found.code: found for found in _hints(lines) if found.level is HintLevel.CLEAR}
    for code, found in given.items():
        if code not in template.accepts:
            yield "accepts", f"{found.message} Do so, or accept {code} with your reason."
    for code in template.accepts:
        if code not in given:
            yield f"accepts.{code}", "This hint is not given. Remove it."


def _hints(lines: Collection[Dosed]) -> tuple[Hint, ...]:
    return advise(
        PlanFacts(
            lines=tuple(_line(line) for line in lines),
            low_back=any("low-back" in line.entry.regions for line in lines),
        )
    )


def _line(line: Dosed) -> Line:
    entry = line.entry
    return Line(
        slug=entry.slug,
        type=entry.type,
        muscles=frozenset(entry.muscles),
        regions=frozenset(entry.regions),
        seconds_a_session=line.seconds,
        times_a_day=line.dose.times_a_day or 1,
        sessions_a_week=sessions_a_week(line.dose).high if line.dose.days else None,
        has_progression=bool(entry.progress_when),
    )
