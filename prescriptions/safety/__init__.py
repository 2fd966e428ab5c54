"""Facts about a person and a plan in, findings out. Plain Python: no Django, no database."""

from prescriptions.safety.alternatives import nearest_alternatives, unwarned
from prescriptions.safety.facts import Bands, Circumstance, ExerciseFacts, PatientFacts
from prescriptions.safety.review import Finding, Review, RulesNotRun, review
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
    "nearest_alternatives",
    "review",
    "shipped_rules",
    "unwarned",
    "vocabulary_problems",
]
