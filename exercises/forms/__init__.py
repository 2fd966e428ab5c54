"""The forms in which the library is edited. Import from here."""

from exercises.forms.exercise import ExerciseForm
from exercises.forms.reason import ReasonForm

__all__ = ["ExerciseForm", "ReasonForm"]
