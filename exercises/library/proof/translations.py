"""Is everything said in each other language, and of the English as it stands?"""

from exercises.library.problems import Problem
from exercises.library.proof.report import Report, Row
from exercises.library.reader import Library
from exercises.library.translated import Translation, advice_file, exercise_file, is_fresh


def translations_are_there(library: Library) -> Report:
    """Every exercise and all advice in every language. What bears the stamp of another English is stale."""
    return sum((_said_in(translation, library) for translation in library.translations.values()), Report(()))


def _said_in(translation: Translation, library: Library) -> Report:
    language, said = translation.language, translation.exercises
    missing = [entry.slug for entry in library.exercises if entry.slug not in said]
    unsaid = [entry.code for entry in library.advice if entry.code not in translation.advice]
    stamped = [entry for entry in library.exercises if entry.slug in said and said[entry.slug].of]
    stale = [entry.slug for entry in stamped if not is_fresh(entry, said[entry.slug])]
    exercises, advice = len(library.exercises), len(library.advice)
    found = f"{exercises - len(missing)} of {exercises}, {len(stale)} stale, {len(stamped)} stamped"
    return Report(
        (
            Row(f"Exercises in {language}", found, "all, none stale"),
            Row(f"Advice in {language}", f"{advice - len(unsaid)} of {advice}", "all"),
        ),
        (
            *(Problem(exercise_file(language, slug), "", "It is missing. Translate it.") for slug in missing),
            *(Problem(exercise_file(language, slug), "of", "Its English has changed. Mend it.") for slug in stale),
            *(Problem(advice_file(language), code, "It is missing. Translate it.") for code in unsaid),
        ),
    )
