"""Run every rule over a plan. Nothing is skipped in silence: what could not be checked is a finding too."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from prescriptions.safety.facts import ExerciseFacts, PatientFacts
from prescriptions.safety.rules import Block, Level, Rule, RuleBook, Strength, Trigger


class RulesNotRun(Exception):
    """The rules could not be run, so there is no review. A plan must not go out on this."""


@dataclass(frozen=True)
class Finding:
    """One thing to act on. `slug` is `None` for the whole plan.

    `rule_id`, `version` and `strength` are `None` when no rule could speak (not checked). `text` is for the
    clinician: what, with what, then what to do. `modification` is for the patient, printed beside the exercise.
    """

    rule_id: str | None
    rule_version: int | None
    level: Level
    slug: str | None
    condition: str | None
    tags: tuple[str, ...]
    text: str
    modification: str | None
    source: str
    strength: Strength | None
    contested: bool
    signed: bool

    @property
    def key(self) -> tuple[str | None, Level, str | None, str | None]:
        """What a typed reason or a clearance answers; there is one finding to a key, save for unknown tags."""
        return (self.rule_id, self.level, self.slug, self.condition)


@dataclass(frozen=True)
class Review:
    """All findings, most pressing first, and what was run to get them."""

    findings: tuple[Finding, ...]
    rules_run: int
    conditions_checked: int
    exercises_checked: int

    def at(self, level: Level) -> tuple[Finding, ...]:
        """`Level.CLEAR` needs a clearance on record, `Level.AVOID` a typed reason."""
        return tuple(finding for finding in self.findings if finding.level is level)

    def of(self, slug: str | None) -> tuple[Finding, ...]:
        """The findings of one exercise; of the whole plan for `None`."""
        return tuple(finding for finding in self.findings if finding.slug == slug)

    def modifications(self, slug: str | None) -> tuple[str, ...]:
        """The sentences to print for one exercise, or for the whole plan; each once, the most pressing first."""
        texts = (finding.modification or "" for finding in self.of(slug))
        sentences = (sentence.rstrip(".") for text in texts for sentence in text.split(". "))
        return tuple(f"{sentence}." for sentence in dict.fromkeys(sentences) if sentence)

    @property
    def summary(self) -> str:
        """One line that says what was run. Without a finding it still promises nothing."""
        counts = Counter(finding.level for finding in self.findings)
        found = ", ".join(f"{level.label.lower()}: {counts[level]}" for level in Level)
        return (
            f"Rules run: {self.rules_run}. Conditions: {self.conditions_checked}. "
            f"Exercises: {self.exercises_checked}. Findings: {found}."
        )


def review(patient: PatientFacts, exercises: Collection[ExerciseFacts], rules: RuleBook) -> Review:
    """Return every finding. Raises `RulesNotRun` when no rule is in force or one of them cannot run."""
    if not rules.live:
        raise RulesNotRun("No rule is in force, so nothing was checked. Load the rules and try again.")
    return _reviewed(rules.live, patient, exercises, rules)


def review_candidates(patient: PatientFacts, exercises: Collection[ExerciseFacts], rules: RuleBook) -> Review:
    """Review exercises that stand on no sheet: the same findings, by the rules about this person's conditions alone.

    A whole library is too much for rules that cannot speak. That every rule can run is for `review` to show, which
    comes first. Raises `RulesNotRun` as it does.
    """
    conditions = patient.conditions or frozenset()
    concerned = tuple(rule for rule in rules.live if not conditions.isdisjoint(rule.conditions))
    return _reviewed(concerned, patient, exercises, rules)


def _reviewed(
    run: tuple[Rule, ...], patient: PatientFacts, exercises: Collection[ExerciseFacts], rules: RuleBook
) -> Review:
    findings = [finding for rule in run for finding in _run(rule, patient, exercises, rules)]
    findings += [*_unread_conditions(patient, rules), *_unread_exercises(exercises, rules)]
    ordered = sorted(set(findings), key=_order)
    return Review(tuple(ordered), len(run), len(patient.conditions or ()), len(exercises))


def _run(rule: Rule, patient: PatientFacts, exercises: Collection[ExerciseFacts], rules: RuleBook) -> list[Finding]:
    """Run the rule for all its conditions and keep those of the person: a broken rule shows with anybody."""
    try:
        found = [one for code in rule.conditions for one in _of_rule(rule, code, patient, exercises, rules)]
        return [one for one in found if one.condition in (patient.conditions or ())]
    except Exception as error:  # whatever it is, the answer is the same: there is no review
        name = getattr(rule, "id", "A rule")
        raise RulesNotRun(f"{name} could not be run, so the plan was not checked: {error!r}.") from error


@dataclass
class _Said:
    """What a rule says of one exercise at one level: the blocks that fired, on which tags, and what stayed open."""

    blocks: list[Block] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    missing: list[str] = field(default_factory=list)


def _of_rule(
    rule: Rule, condition: str, patient: PatientFacts, exercises: Iterable[ExerciseFacts], rules: RuleBook
) -> Iterator[Finding]:
    for level in (Level.CLEAR, Level.AVOID, Level.CAUTION):
        blocks = [block for at, block in rule.blocks() if at is level]
        if everywhere := [block for block in blocks if block.for_the_whole_plan]:
            yield _finding(rule, level, None, condition, _Said(everywhere), rules)
    for exercise in exercises:
        yield from _of_line(rule, condition, patient, exercise, rules)


def _of_line(
    rule: Rule, condition: str, patient: PatientFacts, exercise: ExerciseFacts, rules: RuleBook
) -> Iterator[Finding]:
    """One finding a level. Where a rule speaks of the same tags twice, the most pressing says both."""
    at: dict[frozenset[str], Level] = {}
    said: dict[Level, _Said] = {}
    unanswered = []
    for level, block in rule.blocks():
        for trigger in _tag_hits(block, exercise):
            holds = trigger.only_if is None or trigger.only_if.holds(patient, exercise)
            if holds is None:
                unanswered.append(trigger)
            elif holds:
                here = said.setdefault(at.setdefault(trigger.tags, level), _Said())
                here.tags |= trigger.tags
                here.blocks += [] if block in here.blocks else [block]
    for trigger in unanswered:
        spoken = at.get(trigger.tags)
        if spoken is None:
            yield _unanswered(rule, condition, exercise, trigger, rules)
        else:
            said[spoken].missing.append(_missing(trigger))
    for level, here in said.items():
        yield _finding(rule, level, exercise.slug, condition, here, rules)


def _tag_hits(block: Block, exercise: ExerciseFacts) -> tuple[Trigger, ...]:
    return tuple(trigger for trigger in block.triggers if trigger.tags <= (exercise.tags or frozenset()))


def _missing(trigger: Trigger) -> str:
    """What to record, so that the rule can speak."""
    return trigger.only_if.missing if trigger.only_if else ""


def _finding(rule: Rule, level: Level, slug: str | None, condition: str, said: _Said, rules: RuleBook) -> Finding:
    advice = [block.advice for block in said.blocks] + [f"Not checked: {_lower(one)}" for one in said.missing]
    return Finding(
        rule_id=rule.id,
        rule_version=rule.version,
        level=level,
        slug=slug,
        condition=condition,
        tags=tuple(sorted(said.tags)),
        text=f"{rule.name}{_with(said.tags, rules)}. {' '.join(advice)}",
        modification=" ".join(block.print for block in said.blocks if block.print) or None,
        source=rule.source,
        strength=rule.strength,
        contested=rule.contested,
        signed=rule.signed,
    )


def _unanswered(rule: Rule, condition: str, exercise: ExerciseFacts, trigger: Trigger, rules: RuleBook) -> Finding:
    """A circumstance that the rule asks for and that nobody recorded."""
    return _not_checked(
        f"{rule.name}{_with(trigger.tags, rules)}: not checked here. {_missing(trigger)}",
        rule=rule,
        slug=exercise.slug,
        condition=condition,
        tags=tuple(sorted(trigger.tags)),
    )


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _unread_conditions(patient: PatientFacts, rules: RuleBook) -> Iterator[Finding]:
    if patient.conditions is None:
        yield _not_checked(
            "The person's conditions are not checked: none are recorded. Ask, then record them or record that there "
            "are none."
        )
    for condition in sorted((patient.conditions or frozenset()) - rules.conditions):
        yield _not_checked(
            f"“{condition}” is not checked: no rule covers it. Judge each exercise against it yourself.",
            condition=condition,
        )


def _unread_exercises(exercises: Iterable[ExerciseFacts], rules: RuleBook) -> Iterator[Finding]:
    for exercise in exercises:
        if exercise.tags is None:
            yield _not_checked(
                "This exercise is not checked: its movements are not recorded. Judge it against each condition "
                "yourself.",
                slug=exercise.slug,
            )
        for tag in sorted((exercise.tags or frozenset()) - set(rules.movements)):
            yield _not_checked(
                f"This exercise is not checked in full: no rule knows the movement “{tag}”. Judge it yourself.",
                slug=exercise.slug,
                tags=(tag,),
            )


def _not_checked(
    text: str,
    *,
    rule: Rule | None = None,
    slug: str | None = None,
    condition: str | None = None,
    tags: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule_id=rule.id if rule else None,
        rule_version=rule.version if rule else None,
        level=Level.NOT_CHECKED,
        slug=slug,
        condition=condition,
        tags=tags,
        text=text,
        modification=None,
        source=rule.source if rule else "",
        strength=rule.strength if rule else None,
        contested=rule.contested if rule else False,
        signed=rule.signed if rule else False,
    )


def _with(tags: Collection[str], rules: RuleBook) -> str:
    """The movements in words, as they follow the name of a rule."""
    return f", with {_listed([rules.movements[tag] for tag in sorted(tags)])}" if tags else ""


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))


def _order(finding: Finding) -> tuple[int, str, str, str, tuple[str, ...]]:
    return (finding.level.rank, finding.slug or "", finding.rule_id or "", finding.condition or "", finding.tags)
