"""How hard a card is to read, beside the card that is being written."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from exercises.presenters.card import Card
from exercises.readability import HIGHEST_GRADE, check_steps, check_text, grade_of_texts

# The bar is drawn on a scale of 120: a tenth of a grade a unit, up to grade 12.
UNITS_A_GRADE: Final = 10
WIDTH: Final = 120
# Rules that mean little for one short text: they are judged over the whole card.
OF_ALL: Final = frozenset({"grade", "long-mean"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the card; `hard` if a finding speaks of it."""

    text: str
    hard: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, and the words that it is about; none if it is about the whole card."""

    message: str
    about: str


@dataclass(frozen=True)
class Reading:
    """Grade and findings of one card."""

    card: Card

    @cached_property
    def grade(self) -> float:
        return max(0.0, grade_of_texts(self.card.texts))

    @cached_property
    def findings(self) -> tuple[Advice, ...]:
        """What to write more simply: of each step, of each text, then of the card as a whole."""
        steps = check_steps(self.card.steps) if self.card.steps else ()
        texts = [found for text in self.card.texts for found in check_text(text).findings if found.rule not in OF_ALL]
        whole = [found for found in check_text("\n".join(self.card.texts)).findings if found.rule in OF_ALL]
        said = [Advice(found.message, found.text) for found in (*steps, *texts)]
        return tuple(dict.fromkeys([*said, *(Advice(found.message, "") for found in whole)]))

    @property
    def findings_line(self) -> str:
        number = len(self.findings)
        return f"{number} thing{'' if number == 1 else 's'} to write more simply"

    @property
    def steps(self) -> list[Step]:
        """The steps; one is hard if a finding quotes it or words of it."""
        quoted = {advice.about for advice in self.findings if advice.about}
        return [Step(step, any(words in step for words in quoted)) for step in self.card.steps]

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
