"""A sheet in Spanish: all of it, or none. What lacks words stops the print and says what can be done."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import content_of, publish, save_draft
from exercises.dosage import Span, from_data
from exercises.models import Exercise
from prescriptions.actions import routines
from prescriptions.actions.patients import change_patient
from prescriptions.handouts.codec import from_json
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.lines import NotTranslated
from prescriptions.handouts.parts import AdviceCard, ExerciseCard
from prescriptions.handouts.reading import lines
from prescriptions.models import Handout, Patient, Routine, Section
from tests.conftest import SignIn, details
from tests.integration.prescriptions.test_issue import give, rename, text_of
from tests.stock import STANDARD

SPANISH = replace(STANDARD, language="es")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def document_of(handout: Handout) -> HandoutDocument:
    return from_json(handout.document.encode())


def numbers(text: str) -> list[str]:
    return sorted(NUMBER.findall(re.sub(r"(?<=\d),(?=\d)", ".", text)))


def clinic_changes(exercise: Exercise, by: User) -> None:
    """The clinic writes other English, and publishes it."""
    assert exercise.current
    content = replace(content_of(exercise.current), purpose="Makes your bottom strong.")
    draft = save_draft(clinic=exercise.clinic, exercise=exercise, content=content, by=by)
    publish(version=draft, by=by)


@pytest.fixture
def spanish(routine: Routine, amira: User) -> Handout:
    return give(routine, amira, SPANISH)


def test_the_whole_sheet_is_in_spanish(spanish: Handout) -> None:
    document = document_of(spanish)
    printed = text_of(bytes(spanish.pdf)).replace("\u00a0", " ")

    assert (document.language, spanish.language) == ("es", "es")
    assert "Llame al 999" in printed
    assert "Abdominal parcial" in printed
    assert "Muévase a menudo" in printed
    for english in ("Lift", "Every day", "Warm up", "Main part", "Call ", "physiotherapist", "Page", "Mon,"):
        assert english not in printed.replace("Mon to Fri", "")


def test_it_holds_the_numbers_of_the_english_line_by_line(given: Handout, spanish: Handout) -> None:
    """Version and date of the two sheets differ in words only; the version by one."""
    for english, other in zip(document_of(given).cards, document_of(spanish).cards, strict=True):
        if isinstance(english, ExerciseCard) and isinstance(other, ExerciseCard):
            assert [numbers(text) for text in english.dose_text] == [numbers(text) for text in other.dose_text]
            assert [numbers(text) for text in english.steps] == [numbers(text) for text in other.steps]
            assert dict(english.dose) == dict(other.dose)
            assert (english.slug, len(english.pictures)) == (other.slug, len(other.pictures))
        if isinstance(english, AdviceCard) and isinstance(other, AdviceCard):
            assert [numbers(text) for text in english.tips] == [numbers(text) for text in other.tips]
    assert len(list(lines(document_of(given)))) == len(list(lines(document_of(spanish))))


def test_a_second_sheet_in_the_other_language_tells_no_change_that_is_none(given: Handout, spanish: Handout) -> None:
    document = document_of(spanish)

    assert spanish.version == 2
    assert [row.mark for row in document.glance.rows if row.mark] == []
    assert document.glance.stopped == ()


def test_changes_are_told_in_the_language_of_the_new_sheet(
    given: Handout, routine: Routine, clinic: Clinic, amira: User
) -> None:
    held = {line.version.exercise.slug: line for line in routine.items.exclude(version=None) if line.version}
    fewer = replace(from_data(held["bridge"].dose), repetitions=Span(5, 8))
    routines.set_dose(item=held["bridge"], dose=fewer, note="", by=amira)
    routines.remove_item(item=held["partial-crunch"], by=amira)
    bird_dog = clinic.exercises.select_related("current").get(slug="bird-dog")
    routines.add_exercise(routine=routine, exercise=bird_dog, section=Section.MAIN, by=amira)

    document = document_of(give(routine, amira, SPANISH))

    marks = {row.name: row.mark.word for row in document.glance.rows if row.mark}
    was = {card.name: card.changed for card in document.cards if isinstance(card, ExerciseCard) and card.changed}
    assert marks["Puente"] == "CAMBIO"
    assert "NUEVO" in marks.values()
    assert [(row.name, row.mark.word) for row in document.glance.stopped] == [("Abdominal parcial", "PARE")]
    assert was["Puente"].startswith("Antes era: Levante la cadera de 8 a 12 veces")


def test_back_to_english_tells_the_changes_in_english(spanish: Handout, routine: Routine, amira: User) -> None:
    held = {line.version.exercise.slug: line for line in routine.items.exclude(version=None) if line.version}
    routines.remove_item(item=held["bridge"], by=amira)

    document = document_of(give(routine, amira))

    assert [(row.name, row.mark.word) for row in document.glance.stopped] == [("Bridge", "STOP")]
    assert {row.mark for row in document.glance.rows} == {None}


def test_a_stale_translation_stops_the_print_and_names_the_exercise(
    routine: Routine, clinic: Clinic, amira: User, dana: User
) -> None:
    bridge = clinic.exercises.select_related("current", "clinic").get(slug="bridge")
    clinic_changes(bridge, dana)
    held = {line.version.exercise.slug: line for line in routine.items.exclude(version=None) if line.version}
    routines.remove_item(item=held["bridge"], by=amira)
    bridge.refresh_from_db()
    routines.add_exercise(routine=routine, exercise=bridge, section=Section.MAIN, by=amira)

    with pytest.raises(NotTranslated, match="The English of “Bridge” has changed since its Spanish text was written"):
        give(routine, amira, SPANISH)
    assert give(routine, amira).language == "en"


def test_the_check_page_offers_what_can_be_done(
    routine: Routine, clinic: Clinic, amira: User, sign_in: SignIn
) -> None:
    clinic.advice.filter(code="movement-breaks").update(translations={})
    page = reverse("routine-check", args=[routine.pk])

    text = sign_in(amira).get(page, {"language": "es"}).content.decode()

    assert "“Move often” has no Spanish text yet." in text
    assert "Print this sheet in English" in text
    assert "Swap or remove the line" in text
    assert 'id="issue"' not in text


def test_only_who_looks_after_the_library_is_sent_to_write(
    routine: Routine, clinic: Clinic, amira: User, dana: User, sign_in: SignIn
) -> None:
    bridge = clinic.exercises.select_related("current", "clinic").get(slug="bridge")
    clinic_changes(bridge, dana)
    bridge.refresh_from_db()
    routines.add_exercise(routine=routine, exercise=bridge, section=Section.MAIN, by=amira)
    page = reverse("routine-check", args=[routine.pk])
    link = reverse("library:translate", args=["bridge", "es"])

    assert link in sign_in(dana).get(page, {"language": "es"}).content.decode()
    told = sign_in(amira).get(page, {"language": "es"}).content.decode()
    assert link not in told
    assert "Or ask whoever looks after the library to write it." in told


def test_the_sheet_begins_in_the_language_of_the_patient(
    routine: Routine, margaret: Patient, amira: User, sign_in: SignIn
) -> None:
    change_patient(patient=margaret, details=details(language="es"), by=amira)

    answer = sign_in(amira).get(reverse("routine-check", args=[routine.pk]))
    text = answer.content.decode()

    assert answer.context["proof"].proof.sheet.document.language == "es"
    assert "The sheet is in Spanish. These print as they were typed:" in text


def test_a_sheet_in_the_language_of_the_clinic_asks_for_no_other_words(
    client: Client, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    text = sign_in(amira).get(reverse("routine-check", args=[routine.pk])).content.decode()

    assert "These print as they were typed" not in text


def test_giving_it_is_recorded_and_it_prints_again_in_spanish(
    spanish: Handout, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    again = give(rename(routine, amira), amira, SPANISH)
    page = sign_in(amira).get(reverse("handout-html", args=[spanish.pk])).content.decode()

    assert AuditEvent.objects.filter(event="handout-issued", subject_id=str(again.pk)).exists()
    assert '<html lang="es"' in page
    assert "Plan de ejercicios" in page
