"""The library admin sets what the sheets of the clinic carry."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEvent, Clinic, User
from prescriptions.handouts.compose import Edition, compose
from prescriptions.models import Handout, Patient, Routine
from tests.conftest import SignIn
from tests.stock import STANDARD

ADDRESS = "/clinic/"


def typed(client: Client, **changes: object) -> dict[str, object]:
    """What the page holds, with changes."""
    form = client.get(ADDRESS).context["form"]
    held = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in held.items()} | changes


@pytest.fixture
def browser(dana: User, sign_in: SignIn) -> Client:
    return sign_in(dana)


def test_the_next_sheet_carries_what_was_set(browser: Client, clinic: Clinic, routine: Routine, dana: User) -> None:
    new = {"name": "Quay Clinic", "phone": "0131 496 0000", "emergency_number": "112 or 999", "pain_green": "2"}
    answer = browser.post(ADDRESS, typed(browser, **new, pain_amber="4", hours="", paper="letter"))

    routine = Routine.objects.select_related("patient", "clinic").get(pk=routine.pk)
    edition = Edition(version=2, issued=routine.created_at.date(), by=dana)
    document = compose(routine, clinic=routine.clinic, options=STANDARD, edition=edition).document
    assert (answer.status_code, answer.headers["Location"]) == (302, ADDRESS)
    assert (document.letterhead.clinic, document.letterhead.phone) == ("Quay Clinic", "0131 496 0000")
    assert "112 or 999" in document.safety.heading
    assert (document.pain.green_to, document.pain.amber_to) == (2, 4)
    assert (routine.clinic.paper, routine.clinic.hours) == ("letter", "")


def test_what_the_rules_ask_of_the_clinic_can_be_said_and_taken_back(browser: Client, clinic: Clinic) -> None:
    browser.post(ADDRESS, typed(browser, bands="latex-free", supine_limit_minutes="10"))
    clinic.refresh_from_db()
    assert (clinic.bands, clinic.supine_limit_minutes) == ("latex-free", 10)
    row = AuditEvent.objects.filter(event="clinic-changed").latest("pk")
    assert row.facts == {"fields": ["bands", "supine_limit_minutes"]}

    browser.post(ADDRESS, typed(browser, bands="", supine_limit_minutes=""))
    clinic.refresh_from_db()
    assert (clinic.bands, clinic.supine_limit_minutes) == ("", None)


def test_a_sheet_that_was_given_keeps_its_words(browser: Client, given: Handout) -> None:
    before = (given.document, bytes(given.pdf))

    browser.post(ADDRESS, typed(browser, name="Quay Clinic"))

    given.refresh_from_db()
    assert (given.document, bytes(given.pdf)) == before


def test_a_patient_who_was_not_asked_is_drawn_as_the_clinic_chose(browser: Client, clinic: Clinic) -> None:
    browser.post(ADDRESS, typed(browser, look="headscarf"))

    clinic.refresh_from_db()
    assert clinic.look == "headscarf"


def test_the_record_says_who_changed_which_settings_and_not_to_what(browser: Client, dana: User) -> None:
    browser.post(ADDRESS, typed(browser, phone="0131 496 0000", time_zone="Europe/Madrid"))

    row = AuditEvent.objects.filter(event="clinic-changed").latest("pk")
    assert (row.by, row.facts) == (dana, {"fields": ["phone", "time_zone"]})


def test_settings_that_stay_as_they_are_leave_no_record(browser: Client) -> None:
    before = AuditEvent.objects.count()

    assert browser.post(ADDRESS, typed(browser)).status_code == 302
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "Nothing is written here yet. Write it."),
        ("phone", "", "Nothing is written here yet. Write it."),
        ("emergency_number", "the ambulance", "Write the number that is dialled: 999."),
        ("pain_green", "three", "Write a whole number, like 3."),
        ("pain_amber", "3", "Amber must end above green. Write a number above 3."),
        ("pain_amber", "10", "Write a whole number, 1 to 9."),
        (
            "time_zone",
            "Europe/Atlantis",
            "Choose one from the list.",
        ),
        ("locale", "tlh", "Choose one from the list."),
        ("bands", "rubber", "Choose one from the list."),
        ("supine_limit_minutes", "241", "Write a whole number, 1 to 240."),
        ("look", "somebody", "Choose one from the list."),
        ("address", "W" * 81, "A word is longer than 80 letters. Part it, or use a shorter one."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_rest_stays_as_typed(
    field: str, value: str, said: str, browser: Client, clinic: Clinic
) -> None:
    answer = browser.post(ADDRESS, typed(browser, **{"hours": "Mon to Thu", field: value}))

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors[field])) == (422, [said])
    assert form["hours"].value() == "Mon to Thu"
    clinic.refresh_from_db()
    assert clinic.hours != "Mon to Thu"


def test_another_clinic_stays_as_it_is(browser: Client, other_clinic: Clinic) -> None:
    name = other_clinic.name
    browser.post(ADDRESS, typed(browser, name="Quay Clinic"))

    other_clinic.refresh_from_db()
    assert other_clinic.name == name


def test_only_who_may_change_it_is_led_to_it(browser: Client, ben: User, sign_in: SignIn, margaret: Patient) -> None:
    link = f'href="{reverse("clinic-settings")}"'

    assert link in browser.get(reverse("today")).content.decode()
    assert link not in sign_in(ben).get(reverse("today")).content.decode()


def test_a_time_zone_that_is_none_is_refused_by_the_model(clinic: Clinic) -> None:
    clinic.time_zone = "Mars/Olympus"

    with pytest.raises(ValidationError, match="Write a time zone by its place"):
        clinic.full_clean()
