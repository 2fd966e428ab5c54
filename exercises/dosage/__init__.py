"""A dose: what is possible, how it is said to the patient, how it is stored, and how long it takes.

Pure Python. Import from here, not from the modules.
"""

from collections.abc import Mapping
from typing import Final

from exercises.dosage.bounds import BOUNDS, Bound
from exercises.dosage.codec import SCHEMA, from_data, to_data
from exercises.dosage.comparison import Asks, compared
from exercises.dosage.duration import days_within, on_weekday, seconds_a_day, seconds_a_session, sessions_a_week
from exercises.dosage.english import ENGLISH
from exercises.dosage.entry import number_from_text, span_from_text, span_text
from exercises.dosage.errors import DoseError, DoseErrors
from exercises.dosage.language import Language
from exercises.dosage.phrase import LIMBS, Phrase
from exercises.dosage.questions import OpenQuestion, needs_load, open_questions
from exercises.dosage.spanish import SPANISH
from exercises.dosage.types import (
    Band,
    BandColour,
    BodyWeight,
    Days,
    DaysAWeek,
    Dose,
    EveryDay,
    EveryOtherDay,
    Load,
    Side,
    Span,
    Tempo,
    Weekday,
    Weekdays,
    Weight,
    WeightUnit,
)
from exercises.dosage.typical import TYPICAL, Unusual, outside_own, typical_words, unusual, usual_range
from exercises.dosage.typical_dose import TypicalDose, typical_from_data, typical_to_data
from exercises.dosage.wording import glance, sentence, sentences, when

LANGUAGES: Final[Mapping[str, Language]] = {language.code: language for language in (ENGLISH, SPANISH)}
"""Every language in which a dose can be said, by its code."""

__all__ = [
    "BOUNDS",
    "ENGLISH",
    "LANGUAGES",
    "LIMBS",
    "SCHEMA",
    "SPANISH",
    "TYPICAL",
    "Asks",
    "Band",
    "BandColour",
    "BodyWeight",
    "Bound",
    "Days",
    "DaysAWeek",
    "Dose",
    "DoseError",
    "DoseErrors",
    "EveryDay",
    "EveryOtherDay",
    "Language",
    "Load",
    "OpenQuestion",
    "Phrase",
    "Side",
    "Span",
    "Tempo",
    "TypicalDose",
    "Unusual",
    "Weekday",
    "Weekdays",
    "Weight",
    "WeightUnit",
    "compared",
    "days_within",
    "from_data",
    "glance",
    "needs_load",
    "number_from_text",
    "on_weekday",
    "open_questions",
    "outside_own",
    "seconds_a_day",
    "seconds_a_session",
    "sentence",
    "sentences",
    "sessions_a_week",
    "span_from_text",
    "span_text",
    "to_data",
    "typical_from_data",
    "typical_to_data",
    "typical_words",
    "unusual",
    "usual_range",
    "when",
]
