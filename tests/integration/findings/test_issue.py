"""What must be answered before a sheet can go out."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.models import AuditEvent, User
from exercises.models import Exercise, ExerciseVersion
from prescriptions import policies
from prescriptions.actions import routines as actions
from prescriptions.actions.answers import answer_finding
from prescriptions.actions.handouts import issue
from prescriptions.findings import findings_of
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import PrintSize
from prescriptions.models import Answer, AnswerKind, Handout, Routine, RoutineItem, Section
from prescriptions.safety import RuleBook, RulesRefused, load_rules, shipped_rules
from tests.integration.findings.conftest import Patients, Routines, fresh, only_finding, only_line
from tests.stock import STANDARD

WHY = "Strong hips, seen twice, small range agreed"


def answer(routine: Routine, text: str, by: User) -> Answer:
    return answer_finding(routine=routine, token=only_finding(routine).token, text=text, by=by)


def test_a_partial_crunch_with_osteoporosis_waits_for_a_reason(crunch: Routine) -> None:
    with pytest.raises(policies.NotNow, match=r"It is about Partial crunch: avoid, rule R01\."):
        policies.check_can_issue(crunch)


def test_a_reason_lets_it_out_and_keeps_who_and_when(crunch: Routine, amira: User) -> None:
    kept = answer(crunch, f"  {WHY} ", amira)
    policies.check_can_issue(fresh(crunch))
    assert (kept.kind, kept.text, kept.by) == (AnswerKind.REASON, WHY, amira)
    assert (kept.rule_id, kept.rule_version, kept.condition) == ("R01", 1, "osteoporosis")
    assert kept.version == only_line(crunch).version
    assert kept.at is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "\t",
        "\u00a0",
        "...",
        "-",
        "ok",
        "OK ok ok ok ok",
        "n/a n/a n/a",
        "Osteoporosis",
        "aaaaa bbbbb",
        "1234567890 12",
    ],
)
def test_a_reason_that_says_nothing_is_refused(crunch: Routine, amira: User, text: str) -> None:
    with pytest.raises(policies.NotNow, match="Write why you keep it"):
        answer(crunch, text, amira)
    assert not Answer.objects.exists()
    with pytest.raises(policies.NotNow):
        policies.check_can_issue(fresh(crunch))


@pytest.mark.parametrize("text", ["Surgeon agrees", "strong hips, seen", "geübt, ohne Schmerz", "делала раньше"])
def test_a_few_words_are_a_reason(crunch: Routine, amira: User, text: str) -> None:
    assert answer(crunch, text, amira).text == text


def test_the_database_itself_refuses_a_blank_reason(crunch: Routine, amira: User) -> None:
    kept = answer(crunch, WHY, amira)
    kept.pk, kept.text = None, "   "
    with pytest.raises(IntegrityError, match="answer_says_why"), transaction.atomic():
        kept.save(force_insert=True)


def test_to_avoid_cannot_be_settled_by_a_mere_press(crunch: Routine, amira: User) -> None:
    kept = answer(crunch, WHY, amira)
    kept.pk, kept.kind = None, AnswerKind.ACKNOWLEDGED
    with pytest.raises(IntegrityError, match="answer_is_what_the_level_asks"), transaction.atomic():
        kept.save(force_insert=True)


@pytest.mark.parametrize("change", ["UPDATE prescriptions_answer SET text = 'x'", "DELETE FROM prescriptions_answer"])
def test_an_answer_can_be_neither_changed_nor_deleted(crunch: Routine, amira: User, change: str) -> None:
    answer(crunch, WHY, amira)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_care_is_settled_by_one_press(patient_with: Patients, routine_of: Routines, amira: User) -> None:
    routine = routine_of(patient_with("osteoporosis"), "cat-cow")
    with pytest.raises(policies.NotNow, match="take care, rule R01"):
        policies.check_can_issue(routine)
    kept = answer(routine, "", amira)
    assert (kept.kind, kept.text) == (AnswerKind.ACKNOWLEDGED, "")
    policies.check_can_issue(fresh(routine))


def test_clearance_is_recorded_in_words(patient_with: Patients, routine_of: Routines, amira: User) -> None:
    routine = routine_of(patient_with("dvt-pe"), "walking")
    with pytest.raises(policies.NotNow, match="the whole plan: medical clearance needed, rule R15"):
        policies.check_can_issue(routine)
    with pytest.raises(policies.NotNow, match="Write who cleared it"):
        answer(routine, " ", amira)
    with pytest.raises(policies.NotNow, match="Write who cleared it"):
        answer(routine, "ok", amira)
    kept = answer(routine, "Dr Patel, letter of 2 November 2026", amira)
    assert (kept.kind, kept.item, kept.version) == (AnswerKind.CLEARANCE, None, None)
    policies.check_can_issue(fresh(routine))


def test_nobody_asked_is_not_the_same_as_none(patient_with: Patients, routine_of: Routines) -> None:
    policies.check_can_issue(routine_of(patient_with(asked=True), "walking"))
    with pytest.raises(policies.NotNow, match="the whole plan: not checked"):
        policies.check_can_issue(routine_of(patient_with(asked=False), "walking"))


def test_a_sheet_without_a_name_is_answered_once(routine_of: Routines, amira: User) -> None:
    routine = routine_of(None, "partial-crunch", "cat-cow")
    assert "conditions are not checked" in only_finding(routine).finding.text
    answer(routine, "", amira)
    policies.check_can_issue(fresh(routine))


def test_what_was_typed_and_no_rule_reads_is_said_not_to_be_checked(
    patient_with: Patients, routine_of: Routines
) -> None:
    routine = routine_of(patient_with(note="Gout in the left foot"), "walking")
    assert only_finding(routine).finding.text.startswith("“Gout in the left foot” is not checked")


def test_a_swap_clears_the_finding(crunch: Routine, library: dict[str, Exercise], amira: User) -> None:
    actions.swap_exercise(item=only_line(crunch), exercise=library["pelvic-tilt"], by=amira)
    policies.check_can_issue(fresh(crunch))


def test_a_swapped_exercise_asks_again(crunch: Routine, library: dict[str, Exercise], amira: User) -> None:
    answer(crunch, WHY, amira)
    actions.swap_exercise(item=only_line(crunch), exercise=library["cat-cow"], by=amira)
    assert only_finding(crunch).is_open
    actions.swap_exercise(item=only_line(crunch), exercise=library["partial-crunch"], by=amira)
    assert not only_finding(crunch).is_open


def test_another_version_of_the_same_exercise_asks_again(crunch: Routine, amira: User) -> None:
    answer(crunch, WHY, amira)
    line = only_line(crunch)
    newer = ExerciseVersion.objects.get(items=line)
    terms = list(newer.terms.all())
    newer.pk, newer.number, newer.published_at = None, 2, None
    newer.save()
    newer.terms.set(terms)
    RoutineItem.objects.filter(pk=line.pk).update(version=newer)
    assert only_finding(crunch).is_open


def test_the_same_exercise_on_a_second_line_asks_for_itself(
    crunch: Routine, library: dict[str, Exercise], amira: User
) -> None:
    answer(crunch, WHY, amira)
    item = only_line(crunch)
    actions.add_exercise(routine=crunch, exercise=library["partial-crunch"], section=Section.MAIN, by=amira)
    assert [placed.item != item for placed in findings_of(fresh(crunch)).open] == [True]


def test_what_is_answered_is_not_answered_again(crunch: Routine, amira: User) -> None:
    seen = only_finding(crunch).token
    answer(crunch, WHY, amira)
    with pytest.raises(policies.NotNow, match="is answered"):
        answer_finding(routine=crunch, token=seen, text="Another reason", by=amira)
    assert Answer.objects.get().text == WHY


def test_an_exercise_whose_tags_nobody_judged_is_said_not_to_be_checked(
    patient_with: Patients, routine_of: Routines
) -> None:
    routine = routine_of(patient_with(), "walking")
    line = only_line(routine)
    unjudged = ExerciseVersion.objects.get(items=line)
    unjudged.pk, unjudged.number, unjudged.published_at, unjudged.tags_judged = None, 2, None, False
    unjudged.save()
    RoutineItem.objects.filter(pk=line.pk).update(version=unjudged)
    with pytest.raises(policies.NotNow, match="about Walking: not checked"):
        policies.check_can_issue(fresh(routine))


def book(**changes: object) -> RuleBook:
    """The shipped rules with R01 changed."""
    rules = shipped_rules()
    return rules.model_copy(update={"rules": (rules.rules[0].model_copy(update=changes), *rules.rules[1:])})


@pytest.mark.parametrize("change", [{"version": 2}, {"name": "Osteoporosis, worded anew"}])
def test_a_changed_rule_asks_again(
    crunch: Routine, amira: User, change: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(crunch, WHY, amira)
    monkeypatch.setattr("prescriptions.findings.shipped_rules", lambda: book(**change))
    assert only_finding(crunch).is_open


def test_an_answer_to_a_finding_that_is_gone_is_refused(
    crunch: Routine, library: dict[str, Exercise], amira: User
) -> None:
    seen = only_finding(crunch).token
    actions.swap_exercise(item=only_line(crunch), exercise=library["cat-cow"], by=amira)
    with pytest.raises(policies.NotNow, match="Look at it again"):
        answer_finding(routine=crunch, token=seen, text=WHY, by=amira)


def test_a_rule_that_breaks_stops_the_sheet(
    patient_with: Patients, routine_of: Routines, monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = routine_of(patient_with(), "walking")
    monkeypatch.setattr("prescriptions.findings.shipped_rules", lambda: book(avoid=None))
    with pytest.raises(policies.NotNow, match="could not be run, so nothing was checked"):
        policies.check_can_issue(routine)


def test_an_empty_rule_table_stops_the_sheet(
    patient_with: Patients, routine_of: Routines, monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = routine_of(patient_with(), "walking")
    empty = RuleBook(movements=shipped_rules().movements, rules=())
    monkeypatch.setattr("prescriptions.findings.shipped_rules", lambda: empty)
    with pytest.raises(policies.NotNow, match="No rule is in force"):
        policies.check_can_issue(routine)


def test_a_rule_file_that_cannot_be_read_stops_the_sheet(
    patient_with: Patients, routine_of: Routines, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    routine = routine_of(patient_with(), "walking")
    broken = tmp_path / "rules.yaml"
    broken.write_text("rules: [{id: R01", encoding="utf-8")
    with pytest.raises(RulesRefused):
        load_rules(broken)
    monkeypatch.setattr("prescriptions.findings.shipped_rules", lambda: load_rules(broken))
    with pytest.raises(policies.NotNow, match="The rules were refused"):
        policies.check_can_issue(routine)


def given(routine: Routine, by: User, options: Options = STANDARD) -> Handout:
    routine = fresh(routine)
    return issue(routine=routine, options=options, seen_revision=routine.revision, by=by)


def test_a_reason_counts_for_one_sheet_and_the_next_one_asks_for_it_again(
    patient_with: Patients, routine_of: Routines, amira: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    routine = routine_of(patient_with("osteoporosis", "dvt-pe", "falls-risk"), "partial-crunch")
    for placed in findings_of(routine).open:
        answer_finding(routine=routine, token=placed.token, text=WHY, by=amira)

    versions = [given(routine, amira).version, given(routine, amira).version]  # the button was pressed twice
    versions.append(given(routine, amira, replace(STANDARD, print_size=PrintSize.LARGE)).version)
    assert versions == [1, 1, 2]
    assert findings_of(fresh(routine)).open == ()  # another form of the same sheet

    actions.set_note(item=only_line(routine), note="Use a folded towel", by=amira)
    [again] = findings_of(fresh(routine)).open  # what was cleared and noted still stands
    assert (again.finding.rule_id, again.earlier) == ("R01", Answer.objects.get(kind=AnswerKind.REASON))
    with pytest.raises(policies.NotNow, match="avoid, rule R01"):
        given(routine, amira)
    kept = answer_finding(routine=routine, token=again.token, text=WHY, by=amira)

    policies.check_can_issue(fresh(routine))
    assert kept != again.earlier
    assert AuditEvent.objects.filter(event="finding-overridden").count() == 2
    see_r01_retired(routine, monkeypatch)


def see_r01_retired(routine: Routine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that is retired asks nothing any more, and stands on the sheets and in the answers as it was."""
    monkeypatch.setattr("prescriptions.findings.shipped_rules", lambda: book(retired=True))
    assert "R01" not in {placed.finding.rule_id for placed in findings_of(fresh(routine)).placed}
    assert "Stop if you feel sudden pain in your back" in routine.handouts.get(version=1).document
    assert {(one.rule_id, one.rule_version) for one in Answer.objects.filter(kind=AnswerKind.REASON)} == {("R01", 1)}
    assert book(retired=True).find("R01", 1).name.startswith("Osteoporosis")


def test_overrides_are_counted_in_the_audit_without_a_word_about_health(crunch: Routine, amira: User) -> None:
    answer(crunch, WHY, amira)
    event = AuditEvent.objects.get(event="finding-overridden")
    assert (event.by, event.subject_id) == (amira, str(crunch.pk))
    assert event.facts.keys() == {"revision", "answer"}


def test_an_answer_is_a_change_of_the_routine(crunch: Routine, amira: User) -> None:
    """So a colleague who looked at the sheet before it cannot issue what they have not seen."""
    answer(crunch, WHY, amira)
    assert fresh(crunch).revision == crunch.revision + 1
