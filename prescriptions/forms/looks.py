"""Who is drawn on the sheet, offered as figures with their words."""

from dataclasses import dataclass
from typing import Final

from django.forms import BoundField
from django.forms.boundfield import BoundWidget

from accounts.models import Clinic
from exercises.library.looks import looks
from exercises.presenters.gallery import drawing_url

POSE: Final = "sit-to-stand"
"""The exercise whose end shows a whole person, standing."""
IN_TURN: Final = ("", "Nobody asked: each patient in turn")
CHOICES: Final = (IN_TURN, *((look.code, look.description) for look in looks()))


@dataclass(frozen=True, slots=True)
class LookChoice:
    """One person to choose. `picture` is empty where nobody was asked, or where the clinic has no such drawing."""

    option: BoundWidget
    picture: str


def look_choices(field: BoundField, clinic: Clinic) -> list[LookChoice]:
    """Return the choices of the field, each with its figure."""
    pose = clinic.exercises.filter(slug=POSE, current__pictures__order=2)
    digest = pose.values_list("current__pictures__drawing", flat=True).first()
    pictures = [drawing_url(digest, look=code) if digest and code else "" for code, _ in CHOICES]
    return [LookChoice(option, picture) for option, picture in zip(field, pictures, strict=True)]
