"""The person on the drawings: whom patient or clinic chose, on every drawing of the sheet, and the same each time."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Clinic, User
from exercises.actions import load_library
from exercises.dosage import Side, from_data
from exercises.library.looks import in_turn, looks
from exercises.models import Drawing, ExerciseVersion, LookDrawing, Picture
from prescriptions.actions import routines
from prescriptions.handouts.compose import drawings_of
from prescriptions.handouts.mirror import MIRRORED
from prescriptions.handouts.parts import DocumentError
from prescriptions.handouts.redrawn import digest_of, pictures_of
from prescriptions.models import Handout, Patient, Routine, Section
from tests.conftest import SignIn
from tests.integration.prescriptions.test_changes import document_of, marks
from tests.integration.prescriptions.test_issue import give

OTHERS = [look.code for look in looks()[1:]]


def drawn_as(handout: Handout) -> set[str]:
    """The looks in which the sheet's drawings are drawn."""
    shown = {digest_of(picture) for picture in pictures_of(document_of(handout))}
    tied = dict(LookDrawing.objects.filter(drawing__in=shown).values_list("drawing_id", "look"))
    return {tied.get(digest, looks()[0].code) for digest in shown}


def choose(patient: Patient, look: str) -> None:
    Patient.objects.filter(pk=patient.pk).update(look=look)


@pytest.mark.parametrize("look", [look.code for look in looks()])
def test_every_drawing_of_a_sheet_shows_the_person_whom_the_patient_chose(
    look: str, margaret: Patient, routine: Routine, amira: User
) -> None:
    choose(margaret, look)

    assert drawn_as(give(routine, amira)) == {look}


def test_without_a_choice_a_patient_meets_the_same_person_on_each_sheet(
    margaret: Patient, routine: Routine, amira: User
) -> None:
    first = give(routine, amira)
    routines.remove_item(item=routine.items.exclude(version=None)[0], by=amira)
    second = give(routine, amira)

    assert second.version > first.version
    assert drawn_as(first) == drawn_as(second) == {in_turn(margaret.pk)}


def test_those_who_did_not_choose_get_each_person_in_turn() -> None:
    assert {in_turn(number) for number in range(len(looks()))} == {look.code for look in looks()}


def test_the_clinic_chooses_where_the_patient_did_not(
    clinic: Clinic, margaret: Patient, routine: Routine, amira: User
) -> None:
    Clinic.objects.filter(pk=clinic.pk).update(look="headscarf")
    assert drawn_as(give(routine, amira)) == {"headscarf"}

    choose(margaret, "white-beard")
    assert drawn_as(give(routine, amira)) == {"white-beard"}


def test_another_person_on_the_drawings_is_no_change_of_the_plan(
    margaret: Patient, routine: Routine, amira: User
) -> None:
    choose(margaret, OTHERS[0])
    give(routine, amira)
    choose(margaret, OTHERS[1])

    assert marks(give(routine, amira)) == {}


def test_a_left_leg_is_the_other_person_turned_round(
    clinic: Clinic, margaret: Patient, routine: Routine, amira: User
) -> None:
    choose(margaret, "curly-hair")
    clam = clinic.exercises.select_related("current").get(slug="clam")
    line = routines.add_exercise(routine=routine, exercise=clam, section=Section.MAIN, by=amira)
    routines.set_dose(item=line, dose=replace(from_data(line.dose), side=Side.LEFT), note="", by=amira)
    handout = give(routine, amira)
    turned = [each for each in pictures_of(document_of(handout)) if each.key.endswith(MIRRORED)]

    assert {LookDrawing.objects.get(drawing=digest_of(each)).look for each in turned} == {"curly-hair"}
    assert len({each.key for each in turned}) == 2
    for each in turned:
        assert "scale(-1 1)" in drawings_of(document_of(handout))[each.key]


def test_a_pose_that_is_not_drawn_as_this_person_stops_the_print(
    margaret: Patient, routine: Routine, amira: User
) -> None:
    choose(margaret, "headscarf")
    shown = Picture.objects.filter(version__items__routine=routine).values_list("drawing_id", flat=True)
    LookDrawing.objects.filter(look="headscarf", of__in=shown[:1]).delete()

    with pytest.raises(DocumentError, match="is not drawn as “Headscarf”"):
        give(routine, amira)


def test_loading_again_brings_drawings_without_new_texts(clinic: Clinic) -> None:
    versions = ExerciseVersion.objects.count()
    held = LookDrawing.objects.count()
    LookDrawing.objects.filter(look="white-beard").delete()

    load_library(clinic=clinic)

    assert LookDrawing.objects.count() == held
    assert ExerciseVersion.objects.count() == versions


def test_a_drawing_is_sent_as_the_person_asked_for(amira: User, sign_in: SignIn) -> None:
    one = LookDrawing.objects.select_related("drawing").filter(look="grey-bun")[0]
    address = reverse("library:drawing", args=[one.of_id])

    assert sign_in(amira).get(f"{address}?look=grey-bun").content.decode() == one.drawing.svg
    assert sign_in(amira).get(f"{address}?look=nobody").status_code == 404
    assert Client().get(f"{address}?look=grey-bun").status_code == 302


def test_a_drawing_of_no_exercise_of_the_clinic_is_not_sent(clinic: Clinic, amira: User, sign_in: SignIn) -> None:
    loose = Drawing.objects.create(sha256="0" * 64, svg="<svg/>", width=9, height=9)
    shown = Drawing.objects.filter(looks__look="grey-bun")[0]
    LookDrawing.objects.create(of=loose, look="grey-bun", drawing=shown)

    assert sign_in(amira).get(reverse("library:drawing", args=["0" * 64]) + "?look=grey-bun").status_code == 404


def test_the_patients_page_keeps_the_person_chosen(margaret: Patient, amira: User, sign_in: SignIn) -> None:
    client, address = sign_in(amira), reverse("patient-edit", args=[margaret.pk])
    form = client.get(address).context["form"]
    typed = {
        name: form[name].value() or ""
        for name in form.fields
        if name not in {"precautions", "precautions_asked", "injured_regions"}
    }
    answer = client.post(
        address, {**typed, "birth_date": "14 March 1955", "precautions_asked": "on", "look": "headscarf"}
    )

    margaret.refresh_from_db()
    assert (answer.status_code, margaret.look) == (302, "headscarf")
    assert 'value="headscarf"' in client.get(address).content.decode()
    refused = client.post(address, {**typed, "look": "somebody"})
    assert refused.status_code == 422
