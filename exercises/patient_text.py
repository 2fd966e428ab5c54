"""What the patient reads of an exercise, in one language: the library's files and the database both give it.

A translation names the text that it translates by its digest, so a changed text shows at once.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final, Protocol

from pydantic import ConfigDict, TypeAdapter

from exercises.content import DoNot
from exercises.dosage import Phrase


class AdviceWords(Protocol):
    """A shipped piece of advice, its translation, or the clinic's own."""

    @property
    def title(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def glance(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def tips(self) -> Sequence[str]: ...
    @property
    def why(self) -> str: ...


BREATH: Final = "breath"
DIGITS_OF_A_DIGEST: Final = 16


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What stands below a picture, and the pose in words for those who do not see it."""

    caption: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientText:
    """Every word of an exercise that a sheet can print. `action`, `hold` and `count_noun` are those of its phrase."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    name: str
    purpose: str
    start: str
    steps: tuple[str, ...]
    feel: str
    do: tuple[str, ...]
    do_not: tuple[DoNot, ...]
    breathing: str
    easier: str
    harder: str
    action: str
    hold: str
    count_noun: str | None
    pictures: tuple[PictureWords, ...]

    @property
    def digest(self) -> str:
        """The same for equal texts, and only for them: 16 hexadecimal digits. Kept, so its making never changes."""
        return digest_of(asdict(self))

    def to_data(self) -> dict[str, object]:
        """The text as JSON values. `from_data` gives the same text back."""
        data: dict[str, object] = json.loads(json.dumps(asdict(self)))
        return data

    @classmethod
    def from_data(cls, data: object) -> "PatientText":
        """The text that `to_data` wrote. Raises ValueError for an unknown or missing key."""
        return _READER.validate_python(data)

    def phrase(self, limb: str | None) -> Phrase:
        """The words that the exercise lends to its dose. The limb is the same in every language."""
        return Phrase(self.action, self.hold, limb, self.count_noun)

    @property
    def all_steps(self) -> tuple[str, ...]:
        """The start, then the steps, as the sheet numbers them."""
        return (self.start, *self.steps)

    @property
    def running(self) -> tuple[str, ...]:
        """Every text, for measures of reading: what is read in one go, the name first."""
        do_not = (text for line in self.do_not for text in (line.say, line.why))
        pictures = (text for picture in self.pictures for text in (picture.caption, picture.alt))
        ends = (self.breathing, self.easier, self.harder)
        return (self.name, self.purpose, *self.all_steps, self.feel, *self.do, *do_not, *ends, *pictures)


@dataclass(frozen=True, slots=True)
class AdviceText:
    """Every word of a piece of advice that a sheet can print."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    title: str
    what: str
    glance: str
    when: str
    tips: tuple[str, ...]
    why: str

    @classmethod
    def of(cls, entry: AdviceWords) -> "AdviceText":
        """The words of anything that holds them under these names."""
        return cls(entry.title, entry.what, entry.glance, entry.when, tuple(entry.tips), entry.why)

    @classmethod
    def from_data(cls, data: object) -> "AdviceText":
        """The text that `to_data` wrote. Raises ValueError for an unknown or missing key."""
        return _ADVICE_READER.validate_python(data)

    @property
    def sentences(self) -> tuple[str, str]:
        """What to do, and how often."""
        return (self.what, f"{self.when}.")

    @property
    def digest(self) -> str:
        """The same for equal texts, and only for them: 16 hexadecimal digits."""
        return digest_of(asdict(self))

    def to_data(self) -> dict[str, object]:
        """The text as JSON values."""
        return {**asdict(self), "tips": list(self.tips)}


_READER: Final = TypeAdapter(PatientText)
_ADVICE_READER: Final = TypeAdapter(AdviceText)


def digest_of(words: object) -> str:
    """The digest of any words that are JSON values."""
    plain = json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()[:DIGITS_OF_A_DIGEST]


def tells_breathing(steps: Sequence[str]) -> bool:
    """Whether the English steps say how to breathe; then no line of its own says it again, in any language."""
    return any(BREATH in step.lower() for step in steps)
