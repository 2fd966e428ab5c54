"""What publishing a draft would change, field by field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from exercises.content import Content
from exercises.dosage import sentence, typical_words
from exercises.models import Kind, SideBehaviour
from exercises.presenters.words import Words, listed

NONE: Final = "None"
Say = Callable[[Content, Words], list[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, each as lines."""

    label: str
    before: list[str]
    after: list[str]


def _text(name: str) -> Say:
    return lambda content, words: [getattr(content, name)]


def _lines(name: str) -> Say:
    return lambda content, words: list(getattr(content, name))


def _labels(name: str, kind: Kind) -> Say:
    return lambda content, words: [listed(words.labels(kind, getattr(content, name)))]


def _label(name: str, kind: Kind) -> Say:
    return lambda content, words: words.labels(kind, [getattr(content, name)])


def _do_not(content: Content, words: Words) -> list[str]:
    return [f"{line.say} {line.why}" for line in content.do_not]


def _pictures(content: Content, words: Words) -> list[str]:
    return [f"{each.caption}: {each.alt} (drawing {each.drawing[:8]})" for each in content.pictures]


SAYS: Final[tuple[tuple[str, Say], ...]] = (
    ("Name", _text("name")),
    ("Other names", _lines("other_names")),
    ("Why it helps", _text("purpose")),
    ("Pictures", _pictures),
    ("Usual dose", lambda content, words: [sentence(content.dose, content.phrase)]),
    ("Typical range", lambda content, words: [typical_words(content.typical) if content.typical else NONE]),
    ("Start position", _text("start")),
    ("Steps", _lines("steps")),
    ("You should feel", _text("feel")),
    ("Do", _lines("do")),
    ("Do not", _do_not),
    ("Breathing", _text("breathing")),
    ("Easier", _text("easier")),
    ("Harder", _text("harder")),
    ("Easier exercise", lambda content, words: [content.easier_exercise or NONE]),
    ("Harder exercise", lambda content, words: [content.harder_exercise or NONE]),
    ("Go on when", _text("progress_when")),
    ("Region", _labels("regions", Kind.REGION)),
    ("Works", _labels("muscles", Kind.MUSCLE)),
    ("Position", _labels("positions", Kind.POSITION)),
    ("Equipment", _labels("equipment", Kind.EQUIPMENT)),
    ("Type", _label("type", Kind.TYPE)),
    ("Level", _label("level", Kind.LEVEL)),
    ("Sides", lambda content, words: [str(SideBehaviour(content.side).label)]),
    ("Safety tags", lambda content, words: words.labels(Kind.TAG, content.tags)),
    ("Safety tags judged", lambda content, words: ["Yes" if content.tags_judged else "No"]),
    ("Seconds a repetition", lambda content, words: [str(content.seconds_per_repetition)]),
    ("Words of the dose", lambda content, words: [repr_phrase(content)]),
    ("Common faults", lambda content, words: [f"{line.fault} {line.cue}" for line in content.faults]),
    ("What is claimed", _text("source_claim")),
    ("Source", _text("source_citation")),
)


def repr_phrase(content: Content) -> str:
    """The words that the exercise lends to its dose, for staff."""
    phrase = content.phrase
    return ", ".join(word for word in (phrase.action, phrase.hold, phrase.limb, phrase.count_noun) if word)


def changes(before: Content, after: Content, words: Words) -> list[Change]:
    """Every field that differs, in the order of the card."""
    said = [Change(label, say(before, words), say(after, words)) for label, say in SAYS]
    return [change for change in said if change.before != change.after]
