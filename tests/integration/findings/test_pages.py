"""Findings in the builder, on the check page, and who may answer them."""

import re

import pytest
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises.catalogue import catalogue_of
from exercises.models import Exercise
from prescriptions.actions import routines as actions
from prescriptions.actions.handouts import issue
from prescriptions.models import Answer, Routine, Section
from prescriptions.presenters.builder import BuilderPresenter
from prescriptions.presenters.cert import CertPresenter
from prescriptions.presenters.finding_checks import finding_checks
from prescriptions.presenters.findings import FindingsPresenter
from prescriptions.safety import RuleBook, shipped_rules
from tests.conftest import SignIn
from tests.integration.findings.conftest import Patients, Routines, fresh, only_finding
from tests.stock import STANDARD

WHY = "Strong hips, seen twice, small range agreed"


def url(routine: Routine) -> str:
    return reverse("finding-answer", args=[routine.pk])


def test_the_finding_stands_at_its_line_with_rule_source_and_alternative(
    crunch: Routine, amira: User, sign_in: SignIn
) -> None:
    page = sign_in(amira).get(reverse("routine", args=[crunch.pk])).content.decode()
    note = page[page.index(f'id="finding-{only_finding(crunch).token}"') :]
    assert "Avoid</span> Osteoporosis, no fracture known, with bending the back forwards under load." in note
    assert "Rule R01, from a guideline, contested, not signed by a clinician" in note
    assert "Bone Health and Osteoporosis Foundation" in note
    assert "The sheet will add: “Move slowly. Stop if you feel sudden pain in your back.”" in note
    assert re.search(r'name="exercise" value="dead-bug">Swap for Dead bug', note)
    assert "safe" not in re.sub(r"<[^>]*>", "", note).lower().replace("safety", "")


def test_without_scripts_a_reason_leads_back_to_the_settled_finding(
    crunch: Routine, amira: User, sign_in: SignIn
) -> None:
    token = only_finding(crunch).token
    response = sign_in(amira).post(url(crunch), {"finding": token, "text": WHY}, follow=True)
    assert response.redirect_chain[0] == (f"{reverse('routine', args=[crunch.pk])}#finding-{token}", 303)
    page = response.content.decode()
    assert f'class="note done" id="finding-{token}"' in page
    assert WHY in page
    assert "Kept by Amira Rahman" in page


def test_with_htmx_the_answer_is_the_list_with_the_settled_finding(
    crunch: Routine, amira: User, sign_in: SignIn
) -> None:
    data = {"finding": only_finding(crunch).token, "text": WHY}
    response = sign_in(amira).post(url(crunch), data, headers={"HX-Request": "true"})
    assert 'class="note done"' in response.content.decode()
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "x" * 301])
def test_a_reason_that_is_none_is_refused_with_a_sentence(
    crunch: Routine, amira: User, sign_in: SignIn, text: str
) -> None:
    data = {"finding": only_finding(crunch).token, "text": text}
    response = sign_in(amira).post(url(crunch), data, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert re.search(r'class="bad">[A-Z][^<]{10,}\.', response.content.decode())
    assert not Answer.objects.exists()


def test_a_reason_that_says_nothing_is_refused_at_its_field_and_stays(
    crunch: Routine, amira: User, sign_in: SignIn
) -> None:
    browser, token = sign_in(amira), only_finding(crunch).token
    for headers, status in (({}, 422), ({"HX-Request": "true"}, 200)):
        response = browser.post(url(crunch), {"finding": token, "text": "ok"}, headers=headers)
        page = response.content.decode()
        assert response.status_code == status
        assert f'id="finding-{token}-problem"><p><span class="vh">Error: </span>Write why you keep it' in page
        assert re.search(rf'id="finding-{token}-text"[^>]* value="ok" aria-invalid="true"', page)
    assert f'"id": "finding-{token}-text"' in response.headers["HX-Trigger-After-Settle"]


def test_what_was_kept_on_an_earlier_sheet_is_kept_again_with_one_press(
    crunch: Routine, amira: User, ben: User, sign_in: SignIn
) -> None:
    browser, token = sign_in(amira), only_finding(crunch).token
    browser.post(url(crunch), {"finding": token, "text": WHY})
    issue(routine=fresh(crunch), options=STANDARD, seen_revision=fresh(crunch).revision, by=amira)
    actions.set_note(item=crunch.items.get(), note="Use a folded towel", by=amira)

    for who in (amira, ben):
        page = sign_in(who).get(reverse("routine", args=[crunch.pk])).content.decode()
        assert "for an earlier sheet by Amira Rahman" in page
        assert f"“{WHY}”. Each sheet asks again." in page
        assert ("Keep it again" in page) is (who == amira)
    opened, _ = finding_checks(fresh(crunch))
    assert f"{WHY}. Answer it for this sheet." in opened.text

    browser.post(url(crunch), {"finding": token, "text": WHY})
    assert [one.by for one in Answer.objects.all()] == [amira, amira]
    assert not only_finding(crunch).is_open


@pytest.mark.parametrize("finding", ["", "no such finding", "0" * 16])
def test_an_unknown_finding_is_refused_with_a_sentence(
    crunch: Routine, amira: User, sign_in: SignIn, finding: str
) -> None:
    data = {"finding": finding, "text": WHY}
    response = sign_in(amira).post(url(crunch), data, headers={"HX-Request": "true"})
    assert (response.status_code, Answer.objects.count()) == (200, 0)
    assert "This finding has changed" in response.content.decode()


def test_what_else_is_sent_along_is_ignored(crunch: Routine, amira: User, ben: User, sign_in: SignIn) -> None:
    token = only_finding(crunch).token
    more = {"by": str(ben.pk), "kind": "acknowledged", "level": "caution", "rule_id": "R99"}
    sign_in(amira).post(url(crunch), {"finding": token, "text": WHY} | more)
    kept = Answer.objects.get()
    assert (kept.by, kept.kind, kept.level, kept.rule_id) == (amira, "reason", "avoid", "R01")


def test_ben_sees_the_finding_and_may_not_answer(crunch: Routine, ben: User, sign_in: SignIn) -> None:
    client, token = sign_in(ben), only_finding(crunch).token
    page = client.get(reverse("routine", args=[crunch.pk])).content.decode()
    assert f'id="finding-{token}"' in page
    assert "Keep it" not in page
    assert client.post(url(crunch), {"finding": token, "text": WHY}).status_code == 403
    assert not Answer.objects.exists()


def test_chloe_finds_nothing(crunch: Routine, chloe: User, sign_in: SignIn) -> None:
    response = sign_in(chloe).post(url(crunch), {"finding": only_finding(crunch).token, "text": WHY})
    assert response.status_code == 404
    assert not Answer.objects.exists()


def test_reading_the_address_answers_nothing(crunch: Routine, amira: User, sign_in: SignIn) -> None:
    assert sign_in(amira).get(url(crunch)).status_code == 405


def test_a_finding_of_another_routine_is_not_answered_here(
    crunch: Routine, patient_with: Patients, routine_of: Routines, amira: User, sign_in: SignIn
) -> None:
    other = routine_of(patient_with("osteoporosis"), "partial-crunch")
    sign_in(amira).post(url(other), {"finding": only_finding(crunch).token, "text": WHY})
    assert not Answer.objects.exists()


def test_rules_that_cannot_run_are_said_in_the_builder_and_nothing_is_issued(
    crunch: Routine, amira: User, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = RuleBook(movements=shipped_rules().movements, rules=())
    monkeypatch.setattr("prescriptions.findings.shipped_rules", lambda: empty)
    client = sign_in(amira)
    builder = client.get(reverse("routine", args=[crunch.pk]))
    assert builder.status_code == 200
    assert "The safety rules could not be run, so nothing was checked" in builder.content.decode()
    data = {"revision": crunch.revision, "print_size": "standard", "paper": "a4", "language": "en"}
    check = client.post(reverse("routine-check", args=[crunch.pk]), data)
    assert "The safety rules could not be run" in check.content.decode()
    assert not crunch.handouts.exists()
    assert client.get(reverse("routine-page", args=[crunch.pk, 1])).status_code == 404


def test_issue_is_refused_until_the_finding_is_answered(crunch: Routine, amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)
    data = {"revision": crunch.revision, "print_size": "standard", "paper": "a4", "language": "en"}
    page = client.post(reverse("routine-check", args=[crunch.pk]), data).content.decode()
    assert "about Partial crunch: avoid, rule R01" in page
    assert not crunch.handouts.exists()


def test_the_checks_name_each_finding_open_or_settled_and_lead_to_it(
    crunch: Routine, amira: User, sign_in: SignIn
) -> None:
    token = only_finding(crunch).token
    opened, ran = finding_checks(fresh(crunch))
    assert (opened.kind, opened.word, opened.link) == ("stop", "Answer", "Answer it")
    assert opened.href == f"{reverse('routine', args=[crunch.pk])}#finding-{token}"
    assert opened.text.startswith("Partial crunch: avoid, rule R01, from a guideline, contested")
    assert ran.text.startswith("Rules run: 30. Conditions: 1. Exercises: 1.")
    sign_in(amira).post(url(crunch), {"finding": token, "text": WHY})
    settled, _ = finding_checks(fresh(crunch))
    assert (settled.kind, settled.word) == ("ok", "Answered")
    assert f"Kept by Amira Rahman, {settled.text.split('Rahman, ')[1]}" in settled.text
    assert settled.text.endswith(f"{WHY}.")


def test_without_a_finding_the_check_says_what_was_run_and_promises_nothing(
    patient_with: Patients, routine_of: Routines
) -> None:
    [ran] = finding_checks(routine_of(patient_with(), "walking"))
    assert (ran.kind, ran.href) == ("", "")
    assert ran.text.endswith("avoid: 0, not checked: 0, take care: 0.")


def test_nobody_asked_leads_to_where_it_is_written_down(patient_with: Patients, routine_of: Routines) -> None:
    routine = routine_of(patient_with(asked=False), "walking")
    [finding] = FindingsPresenter.of(routine).all
    assert routine.patient
    assert finding.record_url == reverse("patient-edit", args=[routine.patient.pk])


def test_an_older_version_on_the_line_still_gets_an_alternative(
    crunch: Routine, library: dict[str, Exercise]
) -> None:
    gone = library["partial-crunch"]
    Exercise.objects.filter(pk=gone.pk).update(current=None)
    [finding] = FindingsPresenter.of(fresh(crunch)).all
    assert finding.offer is not None
    assert finding.offer.slug == "dead-bug"


def test_an_exercise_that_is_in_the_routine_is_no_alternative(
    crunch: Routine, library: dict[str, Exercise], amira: User
) -> None:
    actions.add_exercise(routine=crunch, exercise=library["dead-bug"], section=Section.MAIN, by=amira)
    first = FindingsPresenter.of(fresh(crunch)).of_line(only_line_of(crunch, "partial-crunch"))[0]
    assert first.offer is not None
    assert first.offer.slug != "dead-bug"


def only_line_of(routine: Routine, slug: str) -> int:
    return routine.items.kept().get(version__exercise__slug=slug).pk


def test_cert_is_counted_and_each_missing_item_leads_to_where_it_is_filled(
    crunch: Routine, amira: User, sign_in: SignIn
) -> None:
    cert = CertPresenter(BuilderPresenter(fresh(crunch), amira), edits_library=False)
    led = {one.word: one.href.removeprefix(reverse("routine", args=[crunch.pk])) for one in cert.missing}
    assert cert.summary == f"CERT completeness {19 - len(led)}/19: {len(led)} not on record"
    assert led["10"].startswith("#advice-")
    assert led["16a"] == "#id_details_review_on"
    assert {word for word, href in led.items() if not href} == {"3", "4", "14b", "15", "16b"}
    page = sign_in(amira).get(reverse("routine-check", args=[crunch.pk])).content.decode()
    assert f'id="cert">\n<summary>{cert.summary}' in page
    builder = sign_in(amira).get(reverse("routine", args=[crunch.pk])).content.decode()
    for href in filter(None, led.values()):
        assert f'href="{reverse("routine", args=[crunch.pk])}{href}"' in page
        assert f'id="{href[1:]}"' in builder


def test_more_lines_and_more_answers_cost_no_more_queries(
    crunch: Routine,
    library: dict[str, Exercise],
    amira: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    catalogue_of(crunch.clinic)  # read once a process, and again when the library changes
    with django_assert_num_queries(6):
        assert [one.offer is not None for one in FindingsPresenter.of(fresh(crunch)).all] == [True]
    for slug in ("cat-cow", "partial-crunch", "hip-hinge", "walking", "bird-dog"):
        actions.add_exercise(routine=crunch, exercise=library[slug], section=Section.MAIN, by=amira)
    with django_assert_num_queries(6):
        assert [one.offer is not None for one in FindingsPresenter.of(fresh(crunch)).all].count(True) == 2
