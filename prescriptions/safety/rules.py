"""The rule book: its schema, and a loader that refuses a bad file aloud, every problem by name."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from prescriptions.safety.facts import Circumstance

SHIPPED = Path(__file__).with_name("rules.yaml")

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3)]

PROMISE = re.compile(r"\b(un)?safe", re.IGNORECASE)
"""A finding never calls anything safe: a silent rule is no promise."""


class RulesRefused(Exception):
    """The rule file cannot be used. `problems` says each reason in a sentence."""

    def __init__(self, problems: Collection[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("The rules were refused: " + " ".join(self.problems))


class Level(StrEnum):
    """What a finding asks of the clinician."""

    CLEAR = "clear"
    AVOID = "avoid"
    NOT_CHECKED = "not-checked"
    CAUTION = "caution"

    @property
    def label(self) -> str:
        """The level in words; CLEAR asks for clearance and must not read as "all clear"."""
        return {
            Level.CLEAR: "Medical clearance needed",
            Level.AVOID: "Avoid",
            Level.NOT_CHECKED: "Not checked",
            Level.CAUTION: "Take care",
        }[self]

    @property
    def rank(self) -> int:
        """0 for the level that is shown first."""
        return list(Level).index(self)


class Strength(StrEnum):
    """How far the source carries the rule."""

    GUIDELINE = "guideline"  # a guideline or consensus statement
    REVIEW = "review"  # a review, or a published table of contraindications
    WEAK = "weak"  # consumer-grade or secondary sources only
    PRACTICE = "practice"  # common practice; no source has been read for it


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Signature(_Model):
    """Who reviewed a rule, and on which day (YYYY-MM-DD)."""

    by: Words
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Trigger(_Model):
    """All of `tags` together, and the circumstance if one is named. In YAML: a tag, a list of tags, or a mapping."""

    tags: frozenset[str] = Field(default=frozenset(), strict=False)
    only_if: Circumstance | None = Field(default=None, strict=False)

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"tags": [value]}
        return {"tags": value} if isinstance(value, list) else value

    @model_validator(mode="after")
    def _asks_something(self) -> "Trigger":
        if not self.tags and self.only_if is None:
            raise ValueError("a trigger names a tag or a circumstance; say `all` for the whole plan")
        return self


def _all_or_some(value: Any) -> Any:
    """`all` becomes no trigger at all; an empty list would mean the same by accident, so it is refused."""
    if value == "all":
        return []
    if not isinstance(value, list) or not value:
        raise ValueError("give a list of triggers, or `all` for the whole plan")
    return value


class Block(_Model):
    """What fires, what the clinician reads, and what is printed for the patient (`None`: nothing).

    No trigger means the whole plan; in YAML that is `all`.
    """

    triggers: Annotated[tuple[Trigger, ...], BeforeValidator(_all_or_some), Field(strict=False)]
    advice: Words
    print: Words | None = None

    @property
    def for_the_whole_plan(self) -> bool:
        return not self.triggers


class Rule(_Model):
    """One reviewed rule. A change of meaning is a new version; the old one stays in the file, retired."""

    id: Annotated[str, StringConstraints(pattern=r"^R\d{2}$")]
    version: Annotated[int, Field(ge=1)]
    name: Words
    conditions: Annotated[tuple[Code, ...], Field(min_length=1)]
    clear: tuple[Block, ...] = ()
    avoid: tuple[Block, ...] = ()
    caution: tuple[Block, ...] = ()
    source: Words
    strength: Strength
    contested: bool
    review: Literal["unsigned"] | Signature
    retired: bool

    @property
    def signed(self) -> bool:
        return self.review != "unsigned"

    def blocks(self) -> Iterator[tuple[Level, Block]]:
        for level, blocks in ((Level.CLEAR, self.clear), (Level.AVOID, self.avoid), (Level.CAUTION, self.caution)):
            for block in blocks:
                yield level, block

    @property
    def tags(self) -> frozenset[str]:
        triggers = [t for _, block in self.blocks() for t in block.triggers]
        return frozenset().union(*(trigger.tags for trigger in triggers))


class RuleBook(_Model):
    """Every rule, and the words for each movement tag as they stand after "with" in a finding."""

    movements: dict[Code, Words]
    rules: tuple[Rule, ...]

    @property
    def live(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if not rule.retired)

    @property
    def conditions(self) -> frozenset[str]:
        """The conditions that a rule in force names; any other condition is not checked."""
        return frozenset(condition for rule in self.live for condition in rule.conditions)

    def find(self, rule_id: str, version: int) -> Rule:
        """Return a rule as an old plan cites it, retired or not; `KeyError` when there never was one."""
        for rule in self.rules:
            if (rule.id, rule.version) == (rule_id, version):
                return rule
        raise KeyError(f"There is no rule {rule_id} version {version}.")


def load_rules(path: Path = SHIPPED) -> RuleBook:
    """Read a rule file. Raises `RulesRefused` with every problem found, never returns half a book."""
    try:
        data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        # Through JSON, pydantic's strict mode takes a list for a tuple and still refuses "1" for 1.
        book = RuleBook.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        raise RulesRefused([_said(one["loc"], one["msg"]) for one in error.errors()]) from error
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise RulesRefused([f"{path.name} cannot be read: {error}."]) from error
    if problems := tuple(_problems(book)):
        raise RulesRefused(problems)
    return book


@cache
def shipped_rules() -> RuleBook:
    """The rules that ship, read once."""
    return load_rules()


def vocabulary_problems(book: RuleBook, *, tags: Collection[str], conditions: Collection[str]) -> tuple[str, ...]:
    """Compare the book with the library's taxonomy; a sentence for each tag or condition that only one side knows."""
    sides = (
        ("tag", set(book.movements), set(tags)),
        ("condition", set(book.conditions), set(conditions)),
    )
    return tuple(
        f"The {kind} {code!r} is known to the {'rules' if code in ours else 'taxonomy'} only."
        for kind, ours, theirs in sides
        for code in sorted(ours ^ theirs)
    )


def _said(place: tuple[int | str, ...], message: str) -> str:
    return f"{'.'.join(str(part) for part in place) or 'the file'}: {message}."


def _problems(book: RuleBook) -> Iterator[str]:
    if not book.live:
        yield "No rule is in force."
    yield from _identity_problems(book)
    used = frozenset().union(*(rule.tags for rule in book.live))
    for tag in sorted(set(book.movements) - used):
        yield f"The movement {tag!r} is read by no rule in force."
    for rule in book.rules:
        yield from (f"{rule.id}: {problem}" for problem in _rule_problems(rule, book))


def _identity_problems(book: RuleBook) -> Iterator[str]:
    versions = Counter((rule.id, rule.version) for rule in book.rules)
    yield from (f"{rule_id} version {v} is there {n} times." for (rule_id, v), n in versions.items() if n > 1)
    live = Counter(rule.id for rule in book.live)
    yield from (f"{rule_id} has {n} versions in force; retire all but one." for rule_id, n in live.items() if n > 1)


def _rule_problems(rule: Rule, book: RuleBook) -> Iterator[str]:
    for tag in sorted(rule.tags - set(book.movements)):
        yield f"the tag {tag!r} is not among the movements."
    blocks = tuple(rule.blocks())
    if not blocks:
        yield "it has no level, so it can never fire."
    for level, block in blocks:
        if level is not Level.CLEAR and block.for_the_whole_plan:
            yield f"`all` stands under {level}; only clearance can cover a whole plan."
        if level is Level.CAUTION and not block.print:
            yield "a caution has nothing to print for the patient."
    words = (rule.name, rule.source, *(w for _, b in blocks for w in (b.advice, b.print or "")))
    if any(PROMISE.search(text) for text in words):
        yield 'its wording says "safe", which a rule must never promise.'
