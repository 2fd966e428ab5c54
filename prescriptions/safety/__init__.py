"""Facts about a person and a plan in, findings out. Plain Python: no Django, no database."""

from prescriptions.safety.alternatives import Alternatives
from prescriptions.safety.facts import Bands, Circumstance, ExerciseFacts, PatientFacts
from prescriptions.safety.review import Finding, Review, RulesNotRun, review, review_candidates
from prescriptions.safety.rules import (
    Level,
    Rule,
    RuleBook,
    RulesRefused,
    Strength,
    load_rules,
    shipped_rules,
    vocabulary_problems,
)

__all__ = [
    "Alternatives",
    "Bands",
    "Circumstance",
    "ExerciseFacts",
    "Finding",
    "Level",
    "PatientFacts",
    "Review",
    "Rule",
    "RuleBook",
    "RulesNotRun",
    "RulesRefused",
    "Strength",
    "load_rules",
    "review",
    "review_candidates",
    "shipped_rules",
    "vocabulary_problems",
]
