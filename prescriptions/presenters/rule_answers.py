"""How often each safety rule was answered, and how: a rule that is always overruled teaches people not to read."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Final

from django.db.models import Count
from django.utils import timezone

from accounts.models import Clinic
from prescriptions.models import Answer, AnswerKind
from prescriptions.safety import RulesRefused, shipped_rules

PERIOD: Final = timedelta(days=90)
MOST_REASONS: Final = 20
"""Of each rule, the newest."""


@dataclass(frozen=True, slots=True)
class RuleAnswers:
    """What was answered to one rule."""

    code: str
    name: str
    counts: Counter[str]
    reasons: tuple[str, ...]

    @property
    def answered(self) -> int:
        return self.counts.total()

    @property
    def kept(self) -> int:
        """Overruled: the line stayed, for a reason."""
        return self.counts[AnswerKind.REASON]

    @property
    def swapped(self) -> int:
        """Followed: the line was swapped for what the finding offered."""
        return self.counts[AnswerKind.SWAPPED]

    @property
    def overruled(self) -> str:
        """How often it was overruled among the times that it was either overruled or followed; empty without one."""
        decided = self.kept + self.swapped
        return f"{self.kept} of {decided}" if decided else ""

    @property
    def cleared(self) -> int:
        return self.counts[AnswerKind.CLEARANCE]

    @property
    def noted(self) -> int:
        return self.counts[AnswerKind.ACKNOWLEDGED]


@dataclass(frozen=True)
class RuleAnswersPresenter:
    """The answers of a clinic, of the last 90 days or of all time."""

    clinic: Clinic
    all_time: bool

    @cached_property
    def rows(self) -> list[RuleAnswers]:
        """The rule that was overruled most often first. What no rule spoke to has a row of its own."""
        found = Answer.objects.filter(routine__clinic=self.clinic)
        if not self.all_time:
            found = found.filter(at__gte=timezone.now() - PERIOD)
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for code, kind, count in found.order_by().values_list("rule_id", "kind").annotate(count=Count("pk")):
            counts[code][kind] = count
        reasons: defaultdict[str, list[str]] = defaultdict(list)
        typed = found.exclude(text="").order_by("-pk").values_list("rule_id", "text")
        for code, text in typed[: MOST_REASONS * len(counts)]:
            reasons[code].append(text)
        rows = [
            RuleAnswers(code, _name(code), of, tuple(reasons[code][:MOST_REASONS])) for code, of in counts.items()
        ]
        return sorted(rows, key=lambda row: (-row.kept, -row.answered, row.code))


def _name(code: str) -> str:
    """The rule by its name; a broken rule file stops sheets, not this page."""
    if not code:
        return "Not checked by any rule"
    try:
        return next((rule.name for rule in shipped_rules().rules if rule.id == code), code)
    except RulesRefused:
        return code
