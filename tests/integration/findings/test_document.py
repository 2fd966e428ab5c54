"""What an answered finding puts on the sheet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from accounts.models import User
from prescriptions.actions.answers import answer_finding
from prescriptions.actions.handouts import Proof, issue, proof
from prescriptions.actions.patients import change_patient
from prescriptions.actions.routines import set_note
from prescriptions.findings import findings_of
from prescriptions.handouts.compose import Edition, Options, compose
from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.parts import DocumentError, ExerciseCard
from prescriptions.models import Routine
from prescriptions.policies import NotNow
from prescriptions.safety import RuleBook, shipped_rules
from tests.conftest import details
from tests.integration.findings.conftest import Patients, Routines, fresh, only_finding, only_line

OPTIONS = Options(print_size=PrintSize.STANDARD, paper=Paper.A4)
MOVE = "Move slowly. Do not bend or twist all the way."


@pytest.fixture
def cat(patient_with: Patients, routine_of: Routines) -> Routine:
    """Cat and cow for somebody with osteoporosis: take care."""
    return routine_of(patient_with("osteoporosis"), "cat-cow")


def document(routine: Routine, by: User, options: Options = OPTIONS) -> HandoutDocument:
    routine = fresh(routine)
    edition = Edition(version=1, issued=date(2026, 11, 23), by=by)
    return compose(routine, clinic=routine.clinic, options=options, edition=edition).document


def note(routine: Routine, by: User) -> str:
    [card] = document(routine, by).cards
    assert isinstance(card, ExerciseCard)
    return card.note


def answer(routine: Routine, by: User, text: str = "") -> None:
    answer_finding(routine=routine, token=only_finding(routine).token, text=text, by=by)


def test_a_care_that_was_noted_is_printed_on_the_card(cat: Routine, amira: User) -> None:
    assert note(cat, amira) == ""
    answer(cat, amira)
    assert note(cat, amira) == MOVE


def test_a_care_is_printed_in_the_language_of_the_sheet(cat: Routine, amira: User) -> None:
    answer(cat, amira)

    [card] = document(cat, amira, replace(OPTIONS, language="es")).cards

    assert isinstance(card, ExerciseCard)
    assert card.note == "Muévase despacio. No se doble ni gire del todo."


def test_a_care_without_words_in_the_language_stops_the_sheet(
    cat: Routine, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(cat, amira)
    monkeypatch.setattr("prescriptions.handouts.lines.printed_in", lambda text, language: None)

    with pytest.raises(DocumentError, match="What a safety rule prints has no Spanish text yet: “Move slowly"):
        document(cat, amira, replace(OPTIONS, language="es"))


def test_it_follows_the_note_of_the_clinician(cat: Routine, amira: User) -> None:
    set_note(item=only_line(cat), note="Use a folded towel", by=amira)
    answer(cat, amira)
    assert note(cat, amira) == f"Use a folded towel. {MOVE}"


def test_what_is_kept_against_a_rule_still_tells_the_patient_when_to_stop(crunch: Routine, amira: User) -> None:
    answer(crunch, amira, "Strong hips, seen twice")
    assert note(crunch, amira) == "Move slowly. Stop if you feel sudden pain in your back."
    assert "Strong hips" not in str(document(crunch, amira))


def test_a_clearance_of_the_whole_plan_is_printed_with_the_plan(
    patient_with: Patients, routine_of: Routines, amira: User
) -> None:
    routine = routine_of(patient_with("dementia-severe"), "walking")
    answer(routine, amira, "Dr Patel, 2 November 2026; her daughter Ruth is with her")
    assert document(routine, amira).glance.note.endswith("Do this only when your carer is with you.")
    assert "Patel" not in str(document(routine, amira))


def test_a_sentence_that_two_rules_ask_for_is_printed_once(
    patient_with: Patients, routine_of: Routines, amira: User
) -> None:
    routine = routine_of(patient_with("vestibular", "anticoagulant-falls"), "hip-hinge")
    for placed in findings_of(fresh(routine)).open:
        answer_finding(routine=routine, token=placed.token, text="", by=amira)
    assert note(routine, amira) == "Keep something firm in reach to hold: a worktop, a rail or your stick."


def test_no_sheet_is_composed_when_the_rules_cannot_run(
    cat: Routine, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = RuleBook(movements=shipped_rules().movements, rules=())
    monkeypatch.setattr("prescriptions.findings.shipped_rules", lambda: empty)
    with pytest.raises(DocumentError, match="nothing was checked"):
        document(cat, amira)


def test_a_sheet_that_was_issued_is_not_given_again_once_a_new_precaution_forbids_it(
    patient_with: Patients, routine_of: Routines, amira: User
) -> None:
    patient = patient_with()
    routine = routine_of(patient, "partial-crunch")
    issue(routine=routine, options=OPTIONS, seen_revision=routine.revision, by=amira)
    known = patient_with("osteoporosis").precautions.all()
    change_patient(patient=patient, details=details(precautions=known, number=patient.number), by=amira)
    with pytest.raises(NotNow, match="avoid, rule R01"):
        issue(routine=fresh(routine), options=OPTIONS, seen_revision=routine.revision, by=amira)


def test_a_precaution_that_is_written_down_while_the_sheet_is_printed_still_stops_it(
    patient_with: Patients, routine_of: Routines, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = patient_with()
    routine = routine_of(patient, "partial-crunch")
    known = patient_with("osteoporosis").precautions.all()

    def meanwhile(**asked: Any) -> Proof:
        change_patient(patient=patient, details=details(precautions=known, number=patient.number), by=amira)
        return proof(**asked)

    monkeypatch.setattr("prescriptions.actions.handouts.proof", meanwhile)
    with pytest.raises(NotNow, match="avoid, rule R01"):
        issue(routine=routine, options=OPTIONS, seen_revision=routine.revision, by=amira)
    assert not routine.handouts.exists()
