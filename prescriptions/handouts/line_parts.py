"""One line of the plan as the sheet shows it: its row at a glance, its card, its days in the diary."""

from exercises.dosage import Weekday, glance, on_weekday, sentences, to_data, when
from exercises.models import Picture
from exercises.patient_text import AdviceText, PictureWords, tells_breathing
from prescriptions.handouts.document import sentence
from prescriptions.handouts.lines import Line
from prescriptions.handouts.mirror import MIRRORED
from prescriptions.handouts.parts import AdviceCard, Card, DiaryRow, DocumentError, DoNot, ExerciseCard, GlanceRow
from prescriptions.handouts.parts import Picture as DocumentPicture
from prescriptions.handouts.words import Words


def glance_row(line: Line, said: Words) -> GlanceRow:
    """What, how much and when, with the drawing of the end position."""
    dose = line.dose
    if line.advice or dose is None:
        how = (line.advice.glance, line.advice.when) if line.advice else ("", "")
        return GlanceRow(number=line.number, name=line.name, dose=how[:1], when=how[1])
    pictures = _pictures(line, said)
    return GlanceRow(
        number=line.number,
        name=line.name,
        dose=_split(glance(dose, line.phrase, line.language)),
        when=when(dose, line.language) or said.when_you_can,
        picture=pictures[-1] if pictures else None,
    )


def _split(text: str) -> tuple[str, ...]:
    """Return the sentences of `glance`, which parts them by a full stop and a space."""
    first, stop, rest = text.partition(". ")
    return (f"{first}.", rest) if stop else (text,)


def card(line: Line, said: Words) -> Card:
    """All that the patient reads of the line. Raises DocumentError for a line that is neither exercise nor advice."""
    if line.advice:
        return _advice_card(line, line.advice)
    dose, text, version = line.dose, line.text, line.item.version
    if dose is None or text is None or version is None:
        raise DocumentError(f"Line {line.number} is neither an exercise nor advice. Remove it from the routine.")
    return ExerciseCard(
        number=line.number,
        name=line.name,
        section=line.section,
        dose_text=sentences(dose, line.phrase, line.language),
        dose=to_data(dose),
        purpose=text.purpose,
        need=said.make_list(line.needs),
        pictures=_pictures(line, said),
        steps=text.all_steps,
        feel=text.feel,
        breathing="" if tells_breathing((version.start, *version.steps)) else text.breathing,
        do=text.do,
        do_not=tuple(DoNot(say=entry.say, why=entry.why) for entry in text.do_not),
        easier=text.easier,
        harder=text.harder,
        note=_note(line.item.note, line.asked),
        slug=version.exercise.slug,
    )


def _advice_card(line: Line, advice: AdviceText) -> AdviceCard:
    return AdviceCard(
        number=line.number,
        name=advice.title,
        dose_text=advice.sentences,
        why=advice.why,
        tips=(*advice.tips, *filter(None, (line.item.note,))),
        section=line.section,
    )


def _note(note: str, asked: tuple[str, ...]) -> str:
    """The clinician's note, then what the answered findings ask; a note that others follow ends as a sentence."""
    ended = note if not (note and asked) or note.endswith((".", "!", "?")) else f"{note}."
    return sentence((ended, *asked))


def diary_row(line: Line, weekdays: list[int]) -> DiaryRow:
    """A box for each day of the dose in a week that begins on `weekdays[0]` (0 is Monday); a rest day has a dash."""
    names = list(Weekday)
    dose = line.dose
    days = tuple(dose is None or on_weekday(dose, names[weekday]) is not False for weekday in weekdays)
    return DiaryRow(number=line.number, name=line.name, days=days)


def _pictures(line: Line, said: Words) -> tuple[DocumentPicture, ...]:
    """The drawings with their captions; a one-sided exercise says which side is drawn, and a left one is mirrored."""
    if line.item.version is None or line.text is None:
        return ()
    drawn = zip(line.item.version.pictures.all(), line.text.pictures, strict=True)
    return tuple(_picture(line, picture, text, said) for picture, text in drawn)


def _picture(line: Line, picture: Picture, text: PictureWords, said: Words) -> DocumentPicture:
    caption = text.caption
    if line.shows_one_side:
        caption = said.make_side_caption(caption=caption, left=line.is_left, limb=line.limb)
    return DocumentPicture(
        key=_key(line, picture),
        caption=caption,
        alt=text.alt,
        width=picture.drawing.width,
        height=picture.drawing.height,
    )


def _key(line: Line, picture: Picture) -> str:
    return picture.drawing_id + (MIRRORED if line.is_left else "")
