"""What a patient is given is frozen, whole or not at all."""

import hashlib
import io
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from exercises.actions import content_of, publish, save_draft, withdraw
from exercises.dosage import Dose, Side, Span, from_data
from exercises.models import Exercise
from prescriptions.actions import handouts as actions
from prescriptions.actions import routines
from prescriptions.actions.patients import archive_patient, change_patient
from prescriptions.handouts.codec import digest, from_json
from prescriptions.handouts.compose import Edition, Options, compose, drawings_of
from prescriptions.handouts.document import Layout, Paper, PrintSize
from prescriptions.handouts.parts import AdviceCard, ExerciseCard
from prescriptions.handouts.pdf import render
from prescriptions.models import Handout, Patient, Routine, Section
from prescriptions.policies import NotNow
from tests.conftest import SignIn, details
from tests.stock import STANDARD


def text_of(pdf: bytes) -> str:
    """Every word of a printed sheet, with single spaces."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def give(routine: Routine, by: User, options: Options = STANDARD) -> Handout:
    """Issue the routine as it stands now."""
    now = Routine.objects.select_related("patient", "clinic").get(pk=routine.pk)
    return actions.issue(routine=now, options=options, seen_revision=now.revision, by=by)


def rename(routine: Routine, by: User, title: str = "Low back, next step") -> Routine:
    """A change that the sheet does not show: the quickest way to another revision."""
    names = ("goal", "starts_on", "weeks", "review_on", "review_time")
    values = {name: getattr(routine, name) for name in names}
    changed = routines.change_details(routine=routine, details=routines.RoutineDetails(title=title, **values), by=by)
    return Routine.objects.select_related("patient", "clinic").get(pk=changed.pk)


def test_the_sheet_is_kept_with_its_document_its_digest_and_its_pdf(given: Handout, routine: Routine) -> None:
    document = from_json(given.document.encode())

    assert (given.version, given.supersedes, given.routine_revision) == (1, None, routine.revision)
    assert given.document_sha256 == digest(document)
    assert given.document_sha256 == hashlib.sha256(given.document.encode()).hexdigest()
    assert given.pdf_sha256 == hashlib.sha256(bytes(given.pdf)).hexdigest()
    assert bytes(given.pdf).startswith(b"%PDF-")
    assert given.pages == len(pypdfium2.PdfDocument(bytes(given.pdf)))


def test_the_sheet_says_whose_it_is_and_every_dose(given: Handout) -> None:
    printed = text_of(bytes(given.pdf)).replace("\u00a0", " ")

    document = from_json(given.document.encode())
    assert "Margaret Osei-Thompson" in printed
    for card in document.cards:
        if isinstance(card, ExerciseCard):
            assert " ".join(card.dose_text) in printed


def test_a_list_is_given_beside_the_full_sheet_and_the_same_list_only_once(
    given: Handout, routine: Routine, amira: User
) -> None:
    short = replace(STANDARD, layout=Layout.LIST, diary=False)

    listed = give(routine, amira, short)

    document = from_json(listed.document.encode())
    assert (document.layout, document.diary, listed.pages) == (Layout.LIST, None, 1)
    assert listed.supersedes == given
    assert give(routine, amira, short) == listed
    assert render(document, drawings_of(document)).content == bytes(listed.pdf)


def test_a_sheet_without_the_plan_at_a_glance_keeps_what_the_plan_alone_said(routine: Routine, amira: User) -> None:
    whole = from_json(give(routine, amira).document.encode())

    bare = from_json(give(routine, amira, replace(STANDARD, glance=False)).document.encode())

    assert (bare.glance.heading, bare.glance.rows) == ("", ())
    assert bare.glance.note == whole.glance.note
    advice = next(card for card in bare.cards if isinstance(card, AdviceCard))
    assert advice.dose_text[-1] == "Once an hour in the day."


@pytest.mark.parametrize(("usual", "printed"), [(None, False), (3, False), (4, True)])
def test_a_usual_pain_above_green_gets_its_line(
    usual: int | None, printed: bool, routine: Routine, margaret: Patient, amira: User
) -> None:
    change_patient(patient=margaret, details=details(usual_pain=usual), by=amira)

    document = from_json(give(routine, amira).document.encode())

    assert bool(document.pain.usual) is printed


def test_no_two_lines_of_a_sheet_say_different_things_of_the_usual_pain(
    routine: Routine, margaret: Patient, amira: User
) -> None:
    change_patient(patient=margaret, details=details(usual_pain=6), by=amira)
    pain = from_json(give(routine, amira).document.encode())
    assert (pain.pain.green_to, pain.pain.amber_to) == (6, 8)
    assert pain.pain.usual == "Your usual pain is 6. Up to 2 more than usual is fine."
    assert pain.change is not None
    assert "pain 9 or more" in pain.change.down


def test_an_exercise_that_was_withdrawn_meanwhile_keeps_the_sheet_back(
    routine: Routine, amira: User, dana: User
) -> None:
    bridge = Exercise.objects.get(clinic=routine.clinic, slug="bridge")
    withdraw(exercise=bridge, reason="A better one is coming.", by=dana)

    with pytest.raises(NotNow, match="Bridge was withdrawn from the library: A better one is coming"):
        give(routine, amira)


def test_two_lines_of_one_exercise_are_told_apart_by_their_side(
    routine: Routine, clinic: Clinic, amira: User
) -> None:
    clam = clinic.exercises.select_related("current").get(slug="clam")
    for side in (Side.RIGHT, Side.LEFT):
        line = routines.add_exercise(routine=routine, exercise=clam, section=Section.MAIN, by=amira)
        routines.set_dose(item=line, dose=replace(from_data(line.dose), side=side), note="", by=amira)

    document = from_json(give(routine, amira).document.encode())

    assert document.diary is not None
    names = [row.name for row in document.diary.rows if row.name.startswith("Clam")]
    assert names == ["Clam: right leg", "Clam: left leg"] or names == ["Clam: right knee", "Clam: left knee"]


def test_giving_is_recorded_with_the_fingerprint_and_nothing_about_the_patient(given: Handout) -> None:
    event = AuditEvent.objects.get(event="handout-issued", subject_id=str(given.pk))

    assert event.facts == {"version": 1, "document": given.document_sha256}
    assert event.by == given.issued_by


def test_a_download_is_the_same_to_the_byte_each_time(
    given: Handout, amira: User, ben: User, sign_in: SignIn
) -> None:
    address = reverse("handout-pdf", args=[given.pk])

    first, second = sign_in(amira).get(address).content, sign_in(ben).get(address).content

    assert first == second == bytes(given.pdf)


def test_the_same_document_prints_to_the_same_bytes_again(given: Handout) -> None:
    document = from_json(given.document.encode())

    again = render(document, drawings_of(document))

    assert hashlib.sha256(again.content).hexdigest() == given.pdf_sha256


def test_later_changes_leave_the_sheet_as_it_was(
    given: Handout, routine: Routine, margaret: Patient, clinic: Clinic, amira: User, dana: User
) -> None:
    before = (given.document, bytes(given.pdf))
    bridge = clinic.exercises.select_related("current").get(slug="bridge")
    assert bridge.current
    new = replace(content_of(bridge.current), name="Hip lift", steps=("Lift.", "Lower."))
    publish(version=save_draft(clinic=clinic, exercise=bridge, content=new, by=dana), by=dana)
    change_patient(patient=margaret, details=details(given_name="Maggie", goal="Dance"), by=amira)
    routines.remove_item(item=routine.items.kept()[0], by=amira)
    Clinic.objects.filter(pk=clinic.pk).update(name="Another name", phone="1")

    kept = Handout.objects.get(pk=given.pk)

    assert (kept.document, bytes(kept.pdf)) == before
    assert "Bridge" in kept.document


def test_a_routine_keeps_the_version_of_an_exercise_that_it_was_built_with(
    routine: Routine, clinic: Clinic, dana: User
) -> None:
    bridge = Exercise.objects.select_related("current").get(clinic=clinic, slug="bridge")
    assert bridge.current
    new = replace(content_of(bridge.current), name="Hip lift")
    publish(version=save_draft(clinic=clinic, exercise=bridge, content=new, by=dana), by=dana)

    sheet = compose(
        routine,
        clinic=clinic,
        options=STANDARD,
        edition=Edition(version=9, issued=routine.starts_on, by=dana),
    )

    assert "Bridge" in [card.name for card in sheet.document.cards]


def test_the_same_state_again_is_the_same_sheet(given: Handout, routine: Routine, amira: User, ben: User) -> None:
    assert give(routine, amira) == given
    assert give(routine, ben) == given
    assert Handout.objects.count() == 1


def test_a_correction_supersedes(given: Handout, routine: Routine, amira: User) -> None:
    second = give(rename(routine, amira), amira)

    assert (second.version, second.supersedes) == (2, given)
    assert Handout.objects.select_related("superseded_by").get(pk=given.pk).superseded_by == second


def test_a_name_put_right_makes_a_new_sheet_of_the_same_routine(
    given: Handout, routine: Routine, margaret: Patient, amira: User
) -> None:
    change_patient(patient=margaret, details=details(given_name="Margret"), by=amira)

    second = give(routine, amira)

    assert second.version == 2
    assert from_json(second.document.encode()).identity != from_json(given.document.encode()).identity


def test_what_was_not_looked_at_is_not_given(given: Handout, routine: Routine, amira: User) -> None:
    rename(routine, amira)
    now = Routine.objects.select_related("patient", "clinic").get(pk=routine.pk)

    with pytest.raises(NotNow, match="was changed since you looked at it"):
        actions.issue(routine=now, options=STANDARD, seen_revision=routine.revision, by=amira)

    assert Handout.objects.count() == 1


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Lets something happen while the sheet is printed: the callables of the list."""
    waiting: list[object] = []
    printed = actions.proof

    def slow(**asked: object) -> actions.Proof:
        made = printed(**asked)  # type: ignore[arg-type]  # passed on as it came
        for happens in waiting:
            assert callable(happens)
            happens()
        return made

    monkeypatch.setattr(actions, "proof", slow)
    return waiting


def test_a_change_while_it_is_printed_is_noticed(
    given: Handout, routine: Routine, amira: User, dana: User, between: list[object]
) -> None:
    seen = rename(routine, amira)
    between.append(lambda: rename(seen, dana, "Another"))

    with pytest.raises(NotNow, match="was changed since"):
        actions.issue(routine=seen, options=STANDARD, seen_revision=seen.revision, by=amira)

    assert Handout.objects.count() == 1


def test_of_two_who_issue_at_once_one_wins_and_the_other_is_told(
    given: Handout, routine: Routine, amira: User, dana: User, between: list[object]
) -> None:
    seen = rename(routine, amira)

    def dana_is_quicker() -> None:
        between.clear()
        actions.issue(routine=seen, options=STANDARD, seen_revision=seen.revision, by=dana)

    between.append(dana_is_quicker)

    with pytest.raises(NotNow, match="Somebody issued this routine just now"):
        actions.issue(routine=seen, options=STANDARD, seen_revision=seen.revision, by=amira)

    assert [handout.issued_by for handout in Handout.objects.order_by("version")] == [amira, dana]


def test_a_button_pressed_twice_gives_one_sheet(
    given: Handout, routine: Routine, amira: User, between: list[object]
) -> None:
    seen = rename(routine, amira)
    first: list[Handout] = []

    def she_was_quicker_herself() -> None:
        between.clear()
        first.append(actions.issue(routine=seen, options=STANDARD, seen_revision=seen.revision, by=amira))

    between.append(she_was_quicker_herself)

    assert [actions.issue(routine=seen, options=STANDARD, seen_revision=seen.revision, by=amira)] == first
    assert Handout.objects.count() == 2


def test_a_patient_archived_while_it_is_printed_gets_no_sheet(
    given: Handout, routine: Routine, margaret: Patient, amira: User, between: list[object]
) -> None:
    seen = rename(routine, amira)
    between.append(lambda: archive_patient(patient=margaret, by=amira))

    with pytest.raises(NotNow, match="archived"):
        actions.issue(routine=seen, options=STANDARD, seen_revision=seen.revision, by=amira)


def test_a_failure_in_the_middle_gives_nothing(
    routine: Routine, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = rename(routine, amira)

    def fails(*_args: object, **_facts: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(actions, "record", fails)
    with pytest.raises(RuntimeError):
        actions.issue(routine=changed, options=STANDARD, seen_revision=changed.revision, by=amira)

    assert Handout.objects.count() == 1


def test_an_empty_routine_is_not_given(clinic: Clinic, margaret: Patient, amira: User) -> None:
    empty = routines.start_routine(clinic=clinic, patient=margaret, title="Neck", by=amira)

    with pytest.raises(NotNow, match="empty"):
        actions.issue(routine=empty, options=STANDARD, seen_revision=empty.revision, by=amira)


def test_a_left_dose_is_drawn_and_said_on_the_left(routine: Routine, amira: User) -> None:
    item = routine.items.get(version__exercise__slug="banded-hamstring-stretch")
    left = Dose(sets=1, repetitions=Span(2, 2), hold_seconds=30, side=Side.LEFT, times_a_day=1)
    right = replace(left, side=Side.RIGHT)
    edition = Edition(version=1, issued=routine.starts_on, by=amira)

    drawn = {}
    for dose in (right, left):
        routines.set_dose(item=item, dose=dose, note="", by=amira)
        sheet = compose(routine, clinic=routine.clinic, options=STANDARD, edition=edition)
        card = next(card for card in sheet.document.cards if card.name.startswith("Banded hamstring stretch"))
        assert isinstance(card, ExerciseCard)
        assert f"{dose.side.value.capitalize()} leg only." in card.dose_text
        assert all(dose.side.value in picture.caption for picture in card.pictures)
        drawn[dose.side] = [sheet.pictures[picture.key] for picture in card.pictures]

    for to_the_right, to_the_left in zip(drawn[Side.RIGHT], drawn[Side.LEFT], strict=True):
        assert "scale(-1 1)" in to_the_left
        assert "scale(-1 1)" not in to_the_right


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE prescriptions_handout SET version = 2",
        "UPDATE prescriptions_handout SET pdf = x'00'",
        "DELETE FROM prescriptions_handout",
        "UPDATE accounts_auditevent SET event = 'nothing'",
        "DELETE FROM accounts_auditevent WHERE id = (SELECT MIN(id) FROM accounts_auditevent)",
        "UPDATE exercises_exerciseversion SET name = 'x' WHERE published_at IS NOT NULL",
        "DELETE FROM exercises_exerciseversion WHERE published_at IS NOT NULL",
        "UPDATE exercises_drawing SET svg = '<svg/>'",
        "DELETE FROM exercises_drawing",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_given(statement: str, given: Handout) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_no_key_lets_go_of_a_sheet(given: Handout, routine: Routine, margaret: Patient, clinic: Clinic) -> None:
    for row in (margaret, routine, clinic, given.issued_by, clinic.exercises.get(slug="bridge")):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


def post(client: Client, routine: Routine, **changes: str) -> tuple[int, str]:
    data = {"print_size": "standard", "paper": "a4", "language": "en", "revision": str(routine.revision)} | changes
    answer = client.post(reverse("routine-check", args=[routine.pk]), data)
    return answer.status_code, answer.content.decode()


def test_issuing_in_the_browser_leads_to_the_sheet(
    routine: Routine, given: Handout, amira: User, sign_in: SignIn
) -> None:
    answer = sign_in(amira).post(
        reverse("routine-check", args=[routine.pk]),
        {"print_size": "standard", "paper": "a4", "language": "en", "revision": routine.revision},
    )

    assert (answer.status_code, answer["Location"]) == (302, reverse("handout", args=[given.pk]))


def test_a_refusal_keeps_the_choices_and_shows_the_state_as_it_is(
    routine: Routine, amira: User, sign_in: SignIn
) -> None:
    rename(routine, amira)

    status, body = post(sign_in(amira), routine, paper="letter", black_and_white="on")

    assert status == 409
    assert "was changed since you looked at it" in body
    assert '<option value="letter" selected>' in body
    assert f'name="revision" value="{routine.revision + 1}"' in body


@pytest.mark.parametrize("revision", ["", "-1", "two", "1e9", "９"])
def test_a_state_that_nobody_looked_at_is_refused(
    revision: str, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    status, _ = post(sign_in(amira), routine, revision=revision)

    assert status in (409, 422)
    assert Handout.objects.count() == 1


def test_a_reader_sees_the_sheet_and_cannot_issue_it(routine: Routine, ben: User, sign_in: SignIn) -> None:
    assert post(sign_in(ben), routine)[0] == 403


@pytest.mark.parametrize(("size", "paper"), [(PrintSize.LARGE, Paper.LETTER)])
def test_another_size_is_another_sheet(
    size: PrintSize, paper: Paper, given: Handout, routine: Routine, amira: User
) -> None:
    large = give(routine, amira, Options(print_size=size, paper=paper, black_and_white=True))

    assert (large.version, large.supersedes, large.print_size, large.paper) == (2, given, size, paper)
    assert large.black_and_white
    assert large.pages > given.pages


def test_the_day_of_the_review_is_on_the_sheet(routine: Routine, given: Handout) -> None:
    assert routine.review_on == routine.starts_on + timedelta(weeks=4)
    assert f"{routine.review_on:%A} {routine.review_on.day}" in text_of(bytes(given.pdf)).replace("\u00a0", " ")
