"""Does the state allow it now? `check_x` raises, `can_x` answers for a template."""

from exercises.lifecycle import Event, allows, state_of
from exercises.models import Exercise, ExerciseVersion


class NotNow(Exception):
    """The state does not allow it; the message says why and what to do."""


def check_can_save(draft: ExerciseVersion) -> None:
    """A published version may stand on a sheet: it never changes."""
    if not allows(state_of(draft), Event.SAVE):
        raise NotNow("This version is published and can no longer change. Save a new one.")


def check_can_publish(version: ExerciseVersion) -> None:
    """Publishing needs a draft with both pictures whose safety tags were all judged."""
    if not allows(state_of(version), Event.PUBLISH):
        raise NotNow("This version is published already. Change the exercise to make a new one.")
    if not version.tags_judged:
        raise NotNow("The safety tags are not judged yet. Go through them in the draft, then publish.")
    if version.pictures.count() != 2:
        raise NotNow("The start or the end picture is missing. Choose the pictures in the draft, then publish.")


def check_can_withdraw(exercise: Exercise) -> None:
    """Only what is offered can be withdrawn."""
    if exercise.current is None:
        raise NotNow("This exercise was never published, so nobody is offered it.")
    if not allows(state_of(exercise.current), Event.WITHDRAW):
        raise NotNow("This exercise is withdrawn already.")


def check_can_reinstate(exercise: Exercise) -> None:
    """Only what was withdrawn can be offered again."""
    if exercise.current is None or not allows(state_of(exercise.current), Event.REINSTATE):
        raise NotNow("This exercise is not withdrawn.")


def check_can_star(exercise: Exercise) -> None:
    """Only what is offered can be found, so only that is starred."""
    if exercise.current is None or exercise.withdrawn_at is not None:
        raise NotNow("This exercise is not offered at present, so it cannot be a favourite.")


def check_can_translate(exercise: Exercise, version: ExerciseVersion) -> None:
    """What is translated is what is offered: a draft may still change, and an older version is offered no more."""
    if exercise.current_id != version.pk:
        raise NotNow("The English was changed since you opened it. Look at it as it is now.")


def check_can_sign(exercise: Exercise, seen: str) -> None:
    """What is signed is what is offered, in the version that the person has read: its number is `seen`."""
    if exercise.current is None or exercise.withdrawn_at is not None:
        raise NotNow("This exercise is not offered at present, so nobody needs to sign it.")
    if str(exercise.current.number) != seen:
        raise NotNow("The exercise was changed since you opened it. Read it as it is now, then sign.")


def can_withdraw(exercise: Exercise) -> bool:
    """Tell whether the page offers to withdraw."""
    return exercise.current is not None and allows(state_of(exercise.current), Event.WITHDRAW)


def can_reinstate(exercise: Exercise) -> bool:
    """Tell whether the page offers to reinstate."""
    return exercise.current is not None and allows(state_of(exercise.current), Event.REINSTATE)
