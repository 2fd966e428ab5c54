"""The library in another language: loaded, written in the clinic, and stale as soon as the English moves on."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import CannotTranslate, content_of, load_library, publish, save_draft, save_translation
from exercises.library import Library
from exercises.models import Exercise, ExerciseTranslation, ExerciseVersion
from exercises.patient_text import PatientText
from exercises.policies import NotNow
from exercises.translations import State, Translated, names_in, translated
from tests.conftest import SignIn

PAGE = "/library/pelvic-tilt/translate/es/"
LIST = "/library/translations/es/"


@pytest.fixture
def tilt(library: dict[str, Exercise]) -> Exercise:
    return library["pelvic-tilt"]


@pytest.fixture
def client(dana: User, sign_in: SignIn) -> Client:
    return sign_in(dana)


def current(exercise: Exercise) -> ExerciseVersion:
    exercise = Exercise.objects.get(pk=exercise.pk)
    return exercise.versions.select_related("exercise").get(current_of=exercise)


def held(exercise: Exercise) -> Translated:
    version = current(exercise)
    return translated([version], "es")[version.pk]


def text_of(exercise: Exercise) -> PatientText:
    text = held(exercise).text
    assert text
    return text


def save(exercise: Exercise, by: User, seen: int = 1, **changes: Any) -> ExerciseTranslation:
    text = replace(text_of(exercise), **changes)
    return save_translation(
        version=current(exercise), language="es", text=text, other_names=["elevación"], seen=seen, by=by
    )


def change_english(exercise: Exercise, by: User, **changes: Any) -> None:
    content = replace(content_of(current(exercise)), **changes)
    publish(version=save_draft(clinic=exercise.clinic, exercise=exercise, content=content, by=by), by=by)


def typed(text: PatientText, seen: int = 1) -> dict[str, str]:
    """The form as a browser sends it."""
    same = ("name", "purpose", "start", "feel", "breathing", "easier", "harder", "action", "hold")
    data = {name: getattr(text, name) for name in same}
    data |= {"steps": "\n".join(text.steps), "do": "\n".join(text.do), "other_names": "elevación", "seen": str(seen)}
    for number, line in enumerate(text.do_not, start=1):
        data |= {f"do_not_say_{number}": line.say, f"do_not_why_{number}": line.why}
    for number, picture in enumerate(text.pictures, start=1):
        data |= {f"caption_{number}": picture.caption, f"alt_{number}": picture.alt}
    return data


def test_every_shipped_exercise_is_fresh_once_it_is_loaded(clinic: Clinic, library: dict[str, Exercise]) -> None:
    versions = ExerciseVersion.objects.filter(current_of__clinic=clinic).select_related("exercise")
    found = translated(versions.prefetch_related("pictures"), "es")

    assert len(found) == len(library)
    assert {one.state for one in found.values()} == {State.FRESH}


def test_loading_again_adds_nothing(clinic: Clinic, library: dict[str, Exercise], few: Library) -> None:
    assert load_library(clinic=clinic, library=few).translations == 0


def test_loading_never_writes_over_what_the_clinic_has_translated(
    clinic: Clinic, tilt: Exercise, dana: User, few: Library
) -> None:
    save(tilt, dana, name="La pelvis")

    assert load_library(clinic=clinic, library=few).translations == 0
    assert text_of(tilt).name == "La pelvis"


def test_a_changed_shipped_translation_is_taken(clinic: Clinic, tilt: Exercise, few: Library) -> None:
    spanish = few.translations["es"]
    entry = spanish.exercises["pelvic-tilt"].model_copy(update={"feel": "Trabaja la barriga."})
    changed = replace(spanish, exercises=dict(spanish.exercises) | {"pelvic-tilt": entry})

    result = load_library(clinic=clinic, library=replace(few, translations={"es": changed}))

    assert result.translations == 1
    assert text_of(tilt).feel == "Trabaja la barriga."


def test_a_changed_english_makes_its_translation_stale(tilt: Exercise, dana: User) -> None:
    change_english(tilt, dana, purpose="Steadies your low back.")

    assert held(tilt).state is State.STALE
    assert save(tilt, dana).number == 2
    assert held(tilt).state is State.FRESH


def test_a_change_that_no_patient_reads_leaves_it_fresh(tilt: Exercise, dana: User) -> None:
    change_english(tilt, dana, progress_when="You can do 12.")

    assert held(tilt).state is State.FRESH


def test_an_older_version_keeps_the_translation_of_its_own_text(tilt: Exercise, dana: User) -> None:
    before = current(tilt)
    change_english(tilt, dana, purpose="Steadies your low back.")
    save(tilt, dana, purpose="Da firmeza a la espalda.")

    old = translated([before], "es")[before.pk]
    assert old.state is State.FRESH
    assert old.text
    assert old.text.purpose != "Da firmeza a la espalda."


def test_an_exercise_without_translation_is_missing(tilt: Exercise) -> None:
    version = current(tilt)
    assert translated([version], "fr")[version.pk] == Translated(State.MISSING)


def test_saving_is_recorded(tilt: Exercise, clinic: Clinic, dana: User) -> None:
    row = save(tilt, dana)
    event = AuditEvent.objects.get(event="exercise-translated")

    assert (event.by, event.clinic, event.facts) == (dana, clinic, {"language": "es", "number": 2})
    assert (row.origin, row.created_by, row.review) == ("clinic", dana, "unsigned")


def test_a_translation_with_another_number_is_refused(tilt: Exercise, dana: User) -> None:
    with pytest.raises(CannotTranslate, match="harder: Its numbers are not those of the English"):
        save(tilt, dana, harder="Quédese así 5 segundos más.")
    assert held(tilt).number == 1


def test_a_translation_that_somebody_else_has_changed_is_refused(tilt: Exercise, dana: User) -> None:
    save(tilt, dana)
    with pytest.raises(NotNow, match="changed since you opened it"):
        save(tilt, dana, seen=1)


def test_only_the_version_that_is_offered_is_translated(tilt: Exercise, dana: User) -> None:
    before = current(tilt)
    change_english(tilt, dana, purpose="Steadies your low back.")
    with pytest.raises(NotNow, match="The English was changed since you opened it"):
        save_translation(version=before, language="es", text=text_of(tilt), other_names=[], seen=1, by=dana)


def test_the_database_refuses_to_change_or_delete_a_translation(tilt: Exercise) -> None:
    rows = ExerciseTranslation.objects.filter(exercise=tilt)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(language="es")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.delete()


def test_the_spanish_names_are_there_for_the_search(tilt: Exercise, dana: User) -> None:
    save(tilt, dana, name="La pelvis")
    assert names_in([tilt], "es")[tilt.pk] == ("La pelvis", "elevación")


def test_the_page_shows_both_languages_and_how_it_reads(client: Client, tilt: Exercise) -> None:
    page = client.get(PAGE).content.decode()

    assert "Let go slowly." in page
    assert "Suelte despacio." in page
    assert "INFLESZ" in page
    assert '<div class="source" lang="en">' in page


def test_what_is_typed_is_saved(client: Client, tilt: Exercise) -> None:
    text = replace(text_of(tilt), name="La pelvis")

    answer = client.post(PAGE, typed(text))

    assert answer.status_code == 302, answer.context["form"].errors
    assert text_of(tilt) == text


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"harder": "Quédese 9 segundos."}, "harder", "Its numbers are not those of the English"),
        ({"steps": "Apriete.\nSuelte."}, "steps", "Write at least"),
        ({"action": "levante"}, "action", "Give a verb with a capital letter"),
        ({"name": ""}, "name", "Nothing is written here yet"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    client: Client, tilt: Exercise, changes: dict[str, str], field: str, said: str
) -> None:
    answer = client.post(PAGE, typed(text_of(tilt)) | changes)

    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors[field])
    assert held(tilt).number == 1


def test_two_people_at_once_lose_nothing(client: Client, tilt: Exercise, dana: User) -> None:
    data = typed(replace(text_of(tilt), name="Mi pelvis"))
    save(tilt, dana, name="La pelvis")

    answer = client.post(PAGE, data)

    assert answer.status_code == 422
    assert "This translation was changed since you opened it" in answer.content.decode()
    assert "Mi pelvis" in answer.content.decode()


def test_the_measure_follows_what_is_typed(client: Client, tilt: Exercise) -> None:
    answer = client.post(PAGE, typed(text_of(tilt)) | {"feel": "Coja el piso."}, headers={"HX-Request": "true"})

    assert "Say “agarre o tome” in place of “Coja”." in answer.content.decode()
    assert held(tilt).number == 1


def test_the_list_names_what_lacks_spanish(client: Client, tilt: Exercise, dana: User) -> None:
    assert "Nothing. Each exercise" in client.get(LIST).content.decode()
    change_english(tilt, dana, purpose="Steadies your low back.")

    page = client.get(LIST).content.decode()
    assert "English changed since" in page
    assert PAGE in page


def test_the_list_asks_the_database_as_often_for_any_number_of_exercises(client: Client, tilt: Exercise) -> None:
    client.get(LIST)
    with CaptureQueriesContext(connection) as all_of_them:
        client.get(LIST)
    Exercise.objects.exclude(pk=tilt.pk).update(current=None)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    assert len(all_of_them) == len(one)


def test_a_language_that_is_not_known_is_not_there(client: Client, tilt: Exercise) -> None:
    assert client.get("/library/pelvic-tilt/translate/en/").status_code == 404
    assert client.get("/library/translations/xx/").status_code == 404


def test_the_exercise_says_how_its_translation_stands(
    client: Client, tilt: Exercise, ben: User, sign_in: SignIn
) -> None:
    page = reverse("library:exercise", args=["pelvic-tilt"])
    assert PAGE in client.get(page).content.decode()
    read = sign_in(ben).get(page).content.decode()
    assert PAGE not in read
    assert "Up to date" in read
