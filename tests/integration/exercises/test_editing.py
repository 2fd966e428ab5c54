"""A library admin writes, looks over, publishes and withdraws an exercise."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from accounts.models import Clinic, User
from exercises.actions import content_of, save_draft
from exercises.content import Content, Fault
from exercises.dosage import Span, TypicalDose
from exercises.dose_form import DoseForm
from exercises.models import Exercise, ExerciseVersion
from tests.conftest import SignIn
from tests.integration.exercises.texts import typed

EDIT = "/library/partial-crunch/edit/"
PUBLISH = "/library/partial-crunch/publish/"
NEW = "/library/new/"


@pytest.fixture
def client(dana: User, sign_in: SignIn) -> Client:
    return sign_in(dana)


@pytest.fixture
def crunch(library: dict[str, Exercise]) -> Content:
    current = library["partial-crunch"].current
    assert current
    return content_of(current)


def drafts(clinic: Clinic) -> list[ExerciseVersion]:
    return list(ExerciseVersion.objects.filter(exercise__clinic=clinic, published_at__isnull=True))


def errors(answer: Any) -> dict[str, list[str]]:
    """The form's errors by field."""
    form = answer.context["form"]
    return {name: [str(error) for error in found] for name, found in form.errors.items()}


def test_the_form_shows_what_the_exercise_says_and_saves_it_unchanged(
    client: Client, clinic: Clinic, crunch: Content
) -> None:
    text = client.get(EDIT).content.decode()
    assert crunch.steps[0] in text
    assert "Partial crunch, version 2" in text

    answer = client.post(EDIT, typed(crunch))
    assert answer.status_code == 302, errors(answer)
    assert content_of(drafts(clinic)[0]) == crunch


def test_every_shipped_exercise_goes_through_the_form_unchanged(
    client: Client, clinic: Clinic, library: dict[str, Exercise]
) -> None:
    for slug, exercise in library.items():
        assert exercise.current
        content = content_of(exercise.current)
        answer = client.post(f"/library/{slug}/edit/", typed(content))
        assert answer.status_code == 302, (slug, errors(answer))
        assert content_of(exercise.versions.get(published_at__isnull=True)) == content


def test_every_field_stands_on_the_page_with_what_it_holds(client: Client, crunch: Content) -> None:
    answer = client.get(EDIT)
    text = answer.content.decode()
    assert [field.html_name for field in answer.context["form"] if f'name="{field.html_name}"' not in text] == []
    assert crunch.typical
    for name in RANGES:
        value = typed(crunch)[name]
        assert not value or f'value="{value}"' in text


def test_every_field_has_a_label_and_a_hint(client: Client, library: dict[str, Exercise]) -> None:
    form = client.get(NEW).context["form"]
    pairs = {f"{name}_{number}" for name in ("do_not_say", "do_not_why", "fault", "cue") for number in (2, 3)}
    grouped = {*DoseForm.base_fields, *RANGES, *pairs, "seen"}
    own = [field for field in form if field.name not in grouped]
    assert [field.name for field in own if not field.label or not field.help_text] == []


def test_what_is_for_the_clinician_is_saved_shown_and_compared(
    client: Client, clinic: Clinic, crunch: Content
) -> None:
    typical = TypicalDose(
        sets=Span(1, 2), repetitions=Span(8, 15), times_a_day=Span.exactly(1), days_a_week=Span(3, 7)
    )
    fault = Fault("The chin pokes out.", "Look at your knees.")
    answer = client.post(EDIT, typed(replace(crunch, typical=typical, faults=(fault,))))
    assert answer.status_code == 302, errors(answer)
    written = content_of(drafts(clinic)[0])
    assert (written.typical, written.faults) == (typical, (fault,))

    page = client.get(PUBLISH)
    assert {"Typical range", "Common faults"} <= {change.label for change in page.context["page"].changes}
    client.post(PUBLISH, {"seen": page.context["page"].seen})
    text = client.get("/library/partial-crunch/").content.decode()
    assert "1 to 2 sets, 8 to 15 repetitions, 1 time a day, 3 to 7 days a week" in text
    assert "The chin pokes out." in text
    assert "Look at your knees." in text


def test_a_draft_is_saved_looked_over_and_published(client: Client, clinic: Clinic, crunch: Content) -> None:
    client.post(EDIT, typed(crunch, feel="Your tummy works <hard>."))
    page = client.get(PUBLISH)
    text = page.content.decode()
    assert [change.label for change in page.context["page"].changes] == ["You should feel"]
    assert "Your tummy works &lt;hard&gt;." in text
    assert crunch.feel in text

    answer = client.post(PUBLISH, {"seen": page.context["page"].seen})
    assert answer.status_code == 302
    current = clinic.exercises.get(slug="partial-crunch").current
    assert current
    assert (current.number, current.feel) == (2, "Your tummy works <hard>.")


def test_what_was_not_looked_over_is_not_published(
    client: Client, clinic: Clinic, crunch: Content, dana: User
) -> None:
    client.post(EDIT, typed(crunch, feel="One."))
    seen = client.get(PUBLISH).context["page"].seen
    exercise = clinic.exercises.get(slug="partial-crunch")
    save_draft(clinic=clinic, exercise=exercise, content=replace(crunch, feel="Two."), by=dana)

    for stale in (seen, "", "\x00"):
        answer = client.post(PUBLISH, {"seen": stale})
        assert answer.status_code == 422
        assert "changed since you opened it" in answer.content.decode()
    assert len(drafts(clinic)) == 1


def test_nothing_to_publish_leads_back(client: Client, library: dict[str, Exercise]) -> None:
    assert client.get(PUBLISH)["Location"] == "/library/partial-crunch/"
    assert client.post(PUBLISH, {"seen": ""})["Location"] == "/library/partial-crunch/"


def test_unjudged_tags_cannot_be_published_and_the_page_says_why(
    client: Client, clinic: Clinic, crunch: Content
) -> None:
    client.post(EDIT, typed(crunch, tags_judged=False))
    page = client.get(PUBLISH)
    text = page.content.decode()

    assert "The safety tags are not judged yet." in text
    assert "Publish version 2</button>" not in text
    assert client.post(PUBLISH, {"seen": page.context["page"].seen}).status_code == 422
    assert len(drafts(clinic)) == 1


def test_saving_over_a_colleagues_change_is_asked_first(
    client: Client, clinic: Clinic, crunch: Content, dana: User
) -> None:
    exercise = clinic.exercises.get(slug="partial-crunch")
    save_draft(clinic=clinic, exercise=exercise, content=replace(crunch, feel="Theirs."), by=dana)

    answer = client.post(EDIT, typed(crunch, feel="Mine."))
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "changed since you opened it" in text
    assert "Mine." in text
    assert drafts(clinic)[0].feel == "Theirs."

    again = client.post(EDIT, typed(crunch, feel="Mine.", seen=answer.context["form"]["seen"].value()))
    assert again.status_code == 302
    assert drafts(clinic)[0].feel == "Mine."


def test_a_new_exercise_borrows_its_pictures(client: Client, clinic: Clinic, crunch: Content) -> None:
    answer = client.post(NEW, typed(crunch, name="Small lift", pictures_of="pelvic-tilt"))
    assert answer.status_code == 302, errors(answer)

    draft = drafts(clinic)[0]
    tilt = clinic.exercises.get(slug="pelvic-tilt").current
    assert tilt
    assert content_of(draft).pictures == content_of(tilt).pictures
    assert draft.exercise.slug == "small-lift"
    assert draft.origin == "clinic"


def test_typing_shows_the_card_and_its_grade_and_saves_nothing(
    client: Client, clinic: Clinic, crunch: Content
) -> None:
    hard = "Gradually elevate your head approximately 20 degrees, maintaining abdominal engagement throughout."
    answer = client.post(EDIT, typed(crunch, steps=f"Lift.\n{hard}", sets="99"), headers={"HX-Request": "true"})
    text = answer.content.decode()

    assert answer.status_code == 200
    assert 'id="live"' in text
    assert "<html" not in text
    assert "<mark>" in text
    assert "The usual dose is not complete yet." in text
    assert drafts(clinic) == []


def test_an_empty_new_form_can_be_typed_into(client: Client, library: dict[str, Exercise]) -> None:
    answer = client.post(NEW, {"name": "Sm"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<h2>Sm</h2>" in answer.content.decode()


LONG_WORD = "x" * 3000
RANGES = {
    "typical_sets": "1 to 3",
    "typical_repetitions": "5-20",
    "typical_hold_seconds": "",
    "typical_minutes": "",
    "typical_times_a_day": "1",
    "typical_days_a_week": "2 to 7",
}
BAD: list[tuple[dict[str, Any], str]] = [
    ({"name": ""}, "name"),
    ({"name": "a\x00b"}, "name"),
    ({"name": LONG_WORD}, "name"),
    ({"name": "Left\u202eright"}, "name"),
    ({"name": "Walking"}, "name"),
    ({"purpose": "x" * 100}, "purpose"),
    ({"steps": "Only one."}, "steps"),
    ({"steps": "\n".join(["Lift."] * 8)}, "steps"),
    ({"steps": f"Lift.\n{LONG_WORD}"}, "steps"),
    ({"steps": "Lift.\n" + "go " * 80}, "steps"),
    ({"steps": "Lift.\nGo\x07down."}, "steps"),
    ({"steps": "Lift.\x00\nGo down."}, "steps"),
    ({"do": ""}, "do"),
    ({"do_not_say_1": ""}, "do_not_say_1"),
    ({"do_not_why_1": ""}, "do_not_why_1"),
    ({"do_not_say_3": "Do not stop."}, "do_not_why_3"),
    ({"do_not_why_3": "It hurts."}, "do_not_say_3"),
    ({"action": "2 lifts"}, "action"),
    ({"hold_words": "stay"}, "hold_words"),
    ({"count_noun": "steps"}, "count_noun"),
    ({"limb": "leg"}, "limb"),
    ({"limb": "tail"}, "limb"),
    ({"sides": "each"}, "side"),
    ({"side": "left"}, "side"),
    ({"sides": "both"}, "sides"),
    ({"sides": None}, "sides"),
    ({"sets": "11"}, "sets"),
    ({"sets": ""}, "sets"),
    ({"sets": "1e9"}, "sets"),
    ({"sets": "2\x00"}, "sets"),
    ({"repetitions_from": "-1"}, "repetitions_from"),
    ({"repetitions_to": "5"}, "repetitions_to"),
    ({"repetitions_from": "", "repetitions_to": ""}, "repetitions_from"),
    ({"hold_seconds": "301"}, "hold_seconds"),
    ({"minutes_from": "10"}, "repetitions_from"),
    ({"rest_seconds": "601"}, "rest_seconds"),
    ({"tempo": "allegro"}, "tempo"),
    ({"load": "band-pink"}, "load"),
    ({"load": "kg"}, "weight"),
    ({"load": "kg", "weight": "2,5"}, "weight"),
    ({"weight": "2.5"}, "weight"),
    ({"times_a_day": "7"}, "times_a_day"),
    ({"days": "7"}, "days"),
    ({"days": "named", "weekdays": []}, "weekdays"),
    ({"days": "3"}, "weekdays"),
    ({"weekdays": ["mon", "someday"]}, "weekdays"),
    ({"regions": []}, "regions"),
    ({"regions": ["moon"]}, "regions"),
    ({"tags": ["flex_loaded"]}, "tags"),
    ({"positions": ["prone"]}, "tags"),
    ({"equipment": ["band"]}, "tags"),
    ({"tags": ["jumping"]}, "tags"),
    ({"type": "magic"}, "type"),
    ({"level": "extreme"}, "level"),
    ({"seconds_per_repetition": "0"}, "seconds_per_repetition"),
    ({"seconds_per_repetition": "1.5"}, "seconds_per_repetition"),
    ({"seconds_per_repetition": "9" * 400}, "seconds_per_repetition"),
    ({"pictures_of": "no-such"}, "pictures_of"),
    ({"easier_exercise": "partial-crunch"}, "easier_exercise"),
    ({"easier_exercise": "no-such"}, "easier_exercise"),
    ({"harder_exercise": "pelvic-tilt"}, "harder_exercise"),
    ({"source_claim": ""}, "source_claim"),
    (RANGES | {"typical_sets": ""}, "typical_sets"),
    (RANGES | {"typical_sets": "some"}, "typical_sets"),
    (RANGES | {"typical_sets": "4 to 3"}, "typical_sets"),
    (RANGES | {"typical_sets": "5 to 11"}, "typical_sets"),
    (RANGES | {"typical_sets": "5 to 6"}, "typical_sets"),
    (RANGES | {"typical_repetitions": ""}, "typical_repetitions"),
    (RANGES | {"typical_days_a_week": "8"}, "typical_days_a_week"),
    (RANGES | {"typical_days_a_week": "1"}, "typical_days_a_week"),
    (RANGES | {"typical_times_a_day": "1\x00"}, "typical_times_a_day"),
    ({"fault_1": "It tips.", "cue_1": ""}, "cue_1"),
    ({"fault_2": "", "cue_2": "Stay still."}, "fault_2"),
    ({"fault_3": "x" * 121, "cue_3": "Stay still."}, "fault_3"),
    ({"seen": "a\x00b"}, "seen"),
]


@pytest.mark.parametrize(("wrong", "place"), BAD, ids=[f"{place}-{number}" for number, (_, place) in enumerate(BAD)])
def test_bad_input_is_named_at_its_field_and_nothing_is_saved(
    wrong: dict[str, Any], place: str, client: Client, clinic: Clinic, crunch: Content
) -> None:
    answer = client.post(EDIT, typed(crunch, **wrong))

    assert answer.status_code == 422
    assert place in errors(answer), errors(answer)
    assert drafts(clinic) == []
    text = answer.content.decode()
    assert f'href="#id_{place}' in text
    preview = client.post(EDIT, typed(crunch, **wrong), headers={"HX-Request": "true"})
    assert preview.status_code == 200


@pytest.mark.parametrize("word", ["<script>alert(1)</script>", '"><img src=x>', "{{ 7|add:7 }}", "{% now 'Y' %}"])
def test_markup_is_shown_as_it_was_typed(word: str, client: Client, clinic: Clinic, crunch: Content) -> None:
    answer = client.post(EDIT, typed(crunch, feel=word, do=word, do_not_why_1=word, other_names=word))
    assert answer.status_code == 302, errors(answer)
    page = client.get(PUBLISH)
    client.post(PUBLISH, {"seen": page.context["page"].seen})

    assert clinic.exercises.get(slug="partial-crunch").current.feel == word  # type: ignore[union-attr]  # published above
    for address in (EDIT, "/library/partial-crunch/"):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert escape(word) in text


@pytest.mark.parametrize("reason", ["", "   ", "x" * 241, "a\x00b", "x" * 40])
def test_withdrawing_needs_a_reason_that_can_be_read(
    reason: str, client: Client, clinic: Clinic, library: dict[str, Exercise]
) -> None:
    answer = client.post("/library/walking/withdraw/", {"reason": reason})

    assert answer.status_code == 422
    assert "reason" in errors(answer)
    assert clinic.exercises.offered().filter(slug="walking").exists()


def test_withdrawing_and_offering_again(client: Client, clinic: Clinic, library: dict[str, Exercise]) -> None:
    answer = client.post("/library/walking/withdraw/", {"reason": "Wrong picture."}, follow=True)
    assert "Wrong picture." in answer.content.decode()
    assert not clinic.exercises.offered().filter(slug="walking").exists()
    assert client.post("/library/walking/withdraw/", {"reason": "Again."}).status_code == 422

    assert "Wrong picture." in client.get("/library/walking/reinstate/").content.decode()
    assert client.post("/library/walking/reinstate/").status_code == 302
    assert clinic.exercises.offered().filter(slug="walking").exists()
    assert client.get("/library/walking/reinstate/").status_code == 404


def test_a_draft_of_another_clinic_is_a_404(
    other_clinic: Clinic, crunch: Content, chloe: User, client: Client
) -> None:
    content = replace(crunch, name="Theirs", easier_exercise=None, harder_exercise=None)
    save_draft(clinic=other_clinic, exercise=None, content=content, by=chloe)
    for place in ("", "edit/", "publish/"):
        assert client.get(f"/library/theirs/{place}").status_code == 404
