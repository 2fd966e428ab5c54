"""How hard a card is to read, beside the card that is being written."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from exercises.presenters.card import Card
from exercises.readability import HIGHEST_GRADE, Finding, check_steps, check_text, grade_of_texts

# The bar is drawn on a scale of 120: a tenth of a grade a unit, up to grade 12.
UNITS_A_GRADE: Final = 10
WIDTH: Final = 120


@dataclass(frozen=True)
class Step:
    """One step of the card; `hard` if a finding speaks of it."""

    text: str
    hard: bool


@dataclass(frozen=True)
class Reading:
    """Grade and findings of one card."""

    card: Card

    @cached_property
    def grade(self) -> float:
        return max(0.0, grade_of_texts(self.card.texts))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be written more simply, each finding once."""
        steps = check_steps(self.card.steps) if self.card.steps else ()
        texts = [finding for text in self.card.texts for finding in check_text(text).findings]
        return tuple(dict.fromkeys((*steps, *texts)))

    @property
    def steps(self) -> list[Step]:
        hard = {finding.text for finding in self.findings}
        return [Step(step, step in hard) for step in self.card.steps]

    @property
    def is_hard(self) -> bool:
        return self.grade > HIGHEST_GRADE

    @property
    def word(self) -> str:
        if not self.card.texts:
            return "Nothing yet"
        return "Too hard" if self.is_hard else "Plain"

    @property
    def kind(self) -> str:
        if not self.card.texts:
            return ""
        return "warn" if self.is_hard else "ok"

    @property
    def line(self) -> str:
        return f"Reads at school grade {self.grade:g}. Aim for {HIGHEST_GRADE:g} or lower."

    @property
    def bar_width(self) -> int:
        return min(WIDTH, round(self.grade * UNITS_A_GRADE))

    @property
    def bar_limit(self) -> int:
        return round(HIGHEST_GRADE * UNITS_A_GRADE)
