"""A dose as whole sentences that cannot be misread.

Order on the card: which side, with what, how many and how fast, how long to hold, rest, how many sets, how often.
Numbers and units are parted by plain spaces; keeping them on one line is for whoever sets the page.
"""

from exercises.dosage.english import ENGLISH
from exercises.dosage.language import Language, OftenSentences
from exercises.dosage.phrase import Phrase
from exercises.dosage.types import (
    Band,
    BodyWeight,
    DaysAWeek,
    Dose,
    EveryDay,
    EveryOtherDay,
    Span,
    Tempo,
    Weekdays,
    Weight,
)


def sentences(dose: Dose, phrase: Phrase, language: Language = ENGLISH) -> tuple[str, ...]:
    """Everything that the dose says, one sentence each, in the order in which it is needed."""
    said = (
        _opening_side(dose, phrase, language),
        _load(dose, language),
        *_amount(dose, phrase, language),
        _rest(dose, language),
        _sets(dose, phrase, language),
        *_often(dose, language.often, dose.times_a_day),
    )
    return tuple(sentence for sentence in said if sentence)


def sentence(dose: Dose, phrase: Phrase, language: Language = ENGLISH) -> str:
    """All of it as running text."""
    return " ".join(sentences(dose, phrase, language))


def glance(dose: Dose, phrase: Phrase, language: Language = ENGLISH) -> str:
    """At most two short sentences: how much, then side and sets. Load, rest and days are left to the card."""
    tables = language.sides[phrase.limb or "side"]
    if dose.sets == 1:
        last = tables.glance_one_set.get(dose.side, "")
    else:
        last = tables.glance_sets[dose.side].format(times=language.times.say(dose.sets))
    return f"{_glance_amount(dose, phrase, language)} {last}".rstrip()


def when(dose: Dose, language: Language = ENGLISH) -> str:
    """How often, without a full stop: "Every day", "Mon, Wed, Fri". Empty if the dose says nothing of it.

    Once a day is not said beside the days, since one tick a day is what any reader expects.
    """
    once = dose.times_a_day == 1 and dose.days is not None
    return " ".join(_often(dose, language.often_short, None if once else dose.times_a_day))


def _opening_side(dose: Dose, phrase: Phrase, language: Language) -> str:
    return language.sides[phrase.limb or "side"].opening.get(dose.side, "")


def _load(dose: Dose, language: Language) -> str:
    match dose.load:
        case Band(colour):
            return language.band[colour]
        case Weight(amount, unit):
            return language.weight(f"{amount:f}", unit)
        case BodyWeight():
            return language.body_weight
        case None:
            return ""


def _amount(dose: Dose, phrase: Phrase, language: Language) -> tuple[str, ...]:
    if dose.minutes is not None:
        return (_timed(dose.minutes, dose.tempo, phrase, language),)
    counted = _repetitions(dose, phrase, language)
    if dose.hold_seconds is None:
        return (counted,)
    several = dose.repetitions is not None and dose.repetitions.high > 1
    template = language.hold_each if several else language.hold
    return counted, template.format(hold=phrase.hold, duration=language.duration(dose.hold_seconds))


def _repetitions(dose: Dose, phrase: Phrase, language: Language) -> str:
    """The repetitions; for a hold without any, the pace at which it is gone into, if one is said."""
    if dose.repetitions is None:
        return language.into_place[dose.tempo] if dose.tempo else ""
    return language.repetitions[dose.tempo].format(
        action=phrase.action, count=_count(dose.repetitions, phrase, language)
    )


def _timed(minutes: Span, tempo: Tempo | None, phrase: Phrase, language: Language) -> str:
    return language.timed[tempo].format(action=phrase.action, minutes=language.minutes.say(minutes))


def _count(repetitions: Span, phrase: Phrase, language: Language) -> str:
    if phrase.count_noun is None:
        return language.times.say(repetitions)
    one, many = phrase.count_noun.split("/")
    return language.nouns.say(repetitions, one=one, many=many)


def _glance_amount(dose: Dose, phrase: Phrase, language: Language) -> str:
    if dose.minutes is not None:
        return _timed(dose.minutes, dose.tempo, phrase, language)
    if dose.hold_seconds is None:
        return _repetitions(dose, phrase, language)
    duration = language.duration(dose.hold_seconds)
    if dose.repetitions is None:
        return language.hold.format(hold=phrase.hold, duration=duration)
    several = dose.repetitions.high > 1
    template = language.glance_hold_each if several else language.glance_hold_once
    count = _count(dose.repetitions, phrase, language)
    return template.format(action=phrase.action, count=count, duration=duration)


def _rest(dose: Dose, language: Language) -> str:
    if dose.rest_seconds is None:
        return ""
    if dose.rest_seconds == 0:
        return language.no_rest
    template = language.rest_between_holds if dose.rests_between_holds else language.rest
    return template.format(duration=language.duration(dose.rest_seconds))


def _sets(dose: Dose, phrase: Phrase, language: Language) -> str:
    tables = language.sides[phrase.limb or "side"]
    if dose.sets == 1:
        return tables.one_set.get(dose.side, "")
    return tables.sets[dose.side].format(times=language.times.say(dose.sets))


def _often(dose: Dose, words: OftenSentences, times_a_day: int | None) -> tuple[str, ...]:
    said = {"times": "", "number": "", "days": ""}
    if times_a_day is not None:
        said["times"] = words.per_day.say(times_a_day)
    match dose.days:
        case EveryDay():
            templates = words.every_day_times if times_a_day else words.every_day
        case EveryOtherDay():
            templates = words.every_other_day_times if times_a_day else words.every_other_day
        case DaysAWeek(number):
            templates = words.days_a_week_times if times_a_day else words.days_a_week
            said["number"] = words.per_week.say(number)
        case Weekdays(days):
            templates = words.weekdays_times if times_a_day else words.weekdays
            said["days"] = words.listed([words.names[day] for day in days])
        case None:
            templates = words.times_only if times_a_day else ()
    return tuple(template.format(**said) for template in templates)
