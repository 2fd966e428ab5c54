"""What is looked at before a sheet goes out, in words. Nothing here blocks: `policies.check_can_issue` does."""

from collections.abc import Iterator

from django.urls import reverse

from prescriptions.forms.routines import IssueForm
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.finding_checks import Check, finding_checks
from prescriptions.presenters.languages import NotTranslatedPresenter, language_checks, translation_checks
from prescriptions.presenters.letters import letter_checks
from prescriptions.presenters.prints import not_printed, print_checks, size_check
from prescriptions.presenters.proof import ProofPresenter


def checks_of(
    builder: BuilderPresenter, form: IssueForm, proof: ProofPresenter | None, lacking: NotTranslatedPresenter | None
) -> tuple[Check, ...]:
    """Return the list: what waits first, then what the sheet holds."""
    routine, options = builder.routine, form.options()
    return (
        *_withdrawn(builder),
        *letter_checks(builder),
        *finding_checks(routine),
        *_open_questions(builder),
        _minutes(builder),
        *_goal(builder),
        _next_visit(builder),
        *(print_checks(builder, proof) if proof else [not_printed()]),
        size_check(builder, options),
        *translation_checks(lacking, options.language),
        *language_checks(builder, options.language),
        _identity(builder),
        _emergency(builder),
    )


def _withdrawn(builder: BuilderPresenter) -> Iterator[Check]:
    for line in builder.lines:
        if line.withdrawn:
            url = f"{builder.head.url}#{line.anchor}-withdrawn"
            yield Check("stop", "Stop", line.withdrawn, url, "Swap it or remove it")


def _open_questions(builder: BuilderPresenter) -> Iterator[Check]:
    """One line a question, with a link to its line; one line when there is none."""
    page = reverse("routine", args=[builder.routine.pk])
    for line in builder.open_lines:
        for point in line.open_points:
            yield Check("warn", "Look", f"{line.name}: {point.text}", f"{page}#{point.control}", "Answer it")
    if not builder.open_lines:
        yield Check("ok", "Good", "Each dose says how much, how often and on which days.")


def _minutes(builder: BuilderPresenter) -> Check:
    burden = builder.burden
    said = f"{burden.head}. {burden.beside}"
    if burden.is_over:
        several = "#id_bulk_sets" if builder.bulk else ""
        return Check("warn", "Look", said, f"{builder.head.url}{several}", "Change the doses")
    patient = builder.patient
    if patient and burden.minutes_the_patient_has is None:
        return Check("warn", "Look", said, reverse("patient-edit", args=[patient.pk]), "Write it down")
    return Check("", "Note", said) if patient is None else Check("ok", "Good", said)


def _goal(builder: BuilderPresenter) -> Iterator[Check]:
    if builder.other_goal:
        said = f"The sheet’s goal is “{builder.routine.goal}”, the patient’s page has “{builder.other_goal}”."
        if not builder.routine.goal:
            said = f"The sheet has no goal; the patient’s page has “{builder.other_goal}”."
        yield Check("warn", "Look", said, builder.head.url, "Take it over")


def _next_visit(builder: BuilderPresenter) -> Check:
    if builder.routine.review_on is None:
        text = "No next visit: the sheet cannot say when you see the patient again."
        return Check("warn", "Look", text, f"{builder.head.url}#details", "Write the date")
    return Check("ok", "Good", f"Next visit: {builder.head.review}.")


def _identity(builder: BuilderPresenter) -> Check:
    patient = builder.patient
    if patient is None:
        return Check("", "Note", "No name is stored. Page 1 has a line on which you write it.")
    number = f", number {patient.number}" if patient.number else ""
    return Check("ok", "Good", f"Each page names {patient.full_name}, born {patient.born}{number}.")


def _emergency(builder: BuilderPresenter) -> Check:
    clinic = builder.routine.clinic
    return Check(
        "ok", "Good", f"Page 1 says when to call {clinic.emergency_number}, and {clinic.phone} for questions."
    )
