"""Everything of the library that a patient reads or may hear, each text by the key that holds it."""

from exercises.dosage import glance, sentences, when
from exercises.library.schema import AdviceEntry, ExerciseEntry

LINES = ("purpose", "start", "feel", "breathing", "easier", "harder", "progress_when")


def texts_of(entry: ExerciseEntry) -> dict[str, str]:
    """The texts of an exercise, pictures included."""
    lists = {"steps": entry.steps, "do": entry.do}
    return {
        "name": entry.name,
        **{name: getattr(entry, name) for name in LINES},
        **{f"{name}.{place}": text for name, lines in lists.items() for place, text in enumerate(lines)},
        **{f"do_not.{place}.say": line.say for place, line in enumerate(entry.do_not)},
        **{f"do_not.{place}.why": line.why for place, line in enumerate(entry.do_not)},
        **{f"pictures.{place}.caption": picture.caption for place, picture in enumerate(entry.pictures)},
        **{f"pictures.{place}.alt": picture.alt for place, picture in enumerate(entry.pictures)},
    }


def card_of(entry: ExerciseEntry) -> dict[str, str]:
    """The texts of an exercise with the sentences of its default dose."""
    dose, phrase = entry.dose, entry.phrase
    said = (*sentences(dose, phrase), glance(dose, phrase), when(dose))
    return texts_of(entry) | {f"dose ({place})": text for place, text in enumerate(said, start=1)}


def texts_of_advice(entry: AdviceEntry) -> dict[str, str]:
    """The texts of a piece of advice."""
    lines = {name: str(getattr(entry, name)) for name in ("title", "what", "glance", "when", "why")}
    return lines | {f"tips.{place}": tip for place, tip in enumerate(entry.tips)}
