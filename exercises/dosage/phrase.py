"""The words that an exercise lends to its dose."""

import re
from dataclasses import dataclass
from typing import Final

from exercises.dosage.errors import DoseError

LIMBS: Final = ("side", "leg", "arm", "knee", "foot", "hip", "shoulder", "hand", "heel", "ankle", "elbow")
MOST_WORDS: Final = 6
VERB: Final = re.compile(r"[^\W\d_][^\d.!?:;\n]*")
COUNT_NOUN: Final = re.compile(r"[^\W\d_]+/[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the patient does, in the patient's language, and a code for the limb that does it.

    ``action`` is the imperative of a repetition or of a timed exercise ("Lift", "Go up and down", "Walk"); ``hold``
    that of a hold ("Stay up"); ``limb`` one of ``LIMBS`` or None for "side"; ``count_noun`` is what is counted in
    place of times, one and many: "step/steps".
    """

    action: str
    hold: str = "Hold"
    limb: str | None = None
    count_noun: str | None = None

    def __post_init__(self) -> None:
        for field, words in (("action", self.action), ("hold", self.hold)):
            if problem := _verb_problem(words):
                raise DoseError(field, problem)
        if self.limb is not None and self.limb not in LIMBS:
            raise DoseError("limb", f"Limb must be empty or one of: {', '.join(LIMBS)}.")
        if self.count_noun is not None and not COUNT_NOUN.fullmatch(self.count_noun):
            raise DoseError("count_noun", "Give what is counted for one and for many, such as step/steps.")


def _verb_problem(words: str) -> str | None:
    if not VERB.fullmatch(words) or words != words.strip() or not words[0].isupper():
        return "Give a verb with a capital letter, without numbers or full stops, such as Lift."
    if len(words.split()) > MOST_WORDS:
        return f"Give at most {MOST_WORDS} words, such as Lift."
    return None
