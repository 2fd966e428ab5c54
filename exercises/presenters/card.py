"""The card as the patient will see it, from a version or from what is being typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from exercises.content import Content, DoNot, PictureContent
from exercises.dosage import Dose, Phrase, sentence
from exercises.presenters.gallery import drawing_url

NO_DOSE_YET: Final = "The usual dose is not complete yet."


@dataclass(frozen=True, slots=True)
class PictureView:
    """One picture with its words."""

    src: str
    caption: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the patient reads, top to bottom. What is not written yet is empty."""

    name: str
    purpose: str
    pictures: tuple[PictureView, ...]
    dose: str
    start: str
    steps: tuple[str, ...]
    feel: str
    do: tuple[str, ...]
    do_not: tuple[DoNot, ...]
    breathing: str
    easier: str
    harder: str
    progress_when: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on it that was written for this exercise, for the reading grade."""
        lines = [line for pair in self.do_not for line in (pair.say, pair.why)]
        said = (self.purpose, self.start, *self.steps, self.feel, *self.do, *lines)
        return tuple(text for text in (*said, self.breathing, self.easier, self.harder, self.progress_when) if text)


def picture_views(pictures: Sequence[PictureContent], look: str = "") -> tuple[PictureView, ...]:
    """The pictures on their plates."""
    addresses = (drawing_url(each.drawing, plate=True, look=look) for each in pictures)
    return tuple(PictureView(url, each.caption, each.alt) for url, each in zip(addresses, pictures, strict=True))


def card_of(content: Content, look: str = "") -> Card:
    """The card of what a version says, drawn as the person of `look`."""
    same: dict[str, Any] = {name: getattr(content, name) for name in _SAME}
    return Card(
        pictures=picture_views(content.pictures, look),
        dose=sentence(content.dose, content.phrase),
        do_not=content.do_not,
        **same,
    )


def card_in_progress(
    *,
    typed: Mapping[str, Any],
    do_not: tuple[DoNot, ...],
    pictures: Sequence[PictureContent],
    dose: Dose | None,
    phrase: Phrase | None,
) -> Card:
    """The card of what is typed so far. `typed` holds the fields that are right; the others stay empty."""
    said = sentence(dose, phrase) if dose and phrase else NO_DOSE_YET
    same: dict[str, Any] = {name: typed.get(name) or empty for name, empty in _SAME.items()}
    return Card(pictures=picture_views(pictures), dose=said, do_not=do_not, **same)


# The fields that card and content share, each with its empty value.
_SAME: Final[Mapping[str, Any]] = {
    "name": "",
    "purpose": "",
    "start": "",
    "steps": (),
    "feel": "",
    "do": (),
    "breathing": "",
    "easier": "",
    "harder": "",
    "progress_when": "",
}
