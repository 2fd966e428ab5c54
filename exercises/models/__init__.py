"""The library as the database holds it."""

from exercises.models.advice import Advice
from exercises.models.exercise import Exercise
from exercises.models.favourite import Favourite
from exercises.models.picture import Drawing, LookDrawing, Picture
from exercises.models.signature import Signature
from exercises.models.term import Kind, Term
from exercises.models.translation import ExerciseTranslation, TranslationLanguage
from exercises.models.version import ExerciseVersion, Level, Review, SideBehaviour

__all__ = [
    "Advice",
    "Drawing",
    "Exercise",
    "ExerciseTranslation",
    "ExerciseVersion",
    "Favourite",
    "Kind",
    "Level",
    "LookDrawing",
    "Picture",
    "Review",
    "SideBehaviour",
    "Signature",
    "Term",
    "TranslationLanguage",
]
