"""Who may open what: every named address, for five people, with GET and with POST.

The table is compared with the addresses that there are: a new one without a line here fails.
"""

from collections.abc import Iterator
from typing import Final

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import Clinic, User
from prescriptions.actions.groups import start_group
from prescriptions.actions.routines import start_routine
from prescriptions.models import Handout, Others, Patient, Routine

# What anonymous, Amira, Ben, Dana and Chloe meet: first with GET, then with an empty POST. "in" leads to sign in.
READ_ONLY: Final = "405 405 405 405 405"
EVERYBODY_OF_THE_CLINIC: Final = "in 200 200 200 404"
CHANGE: Final = "in 303 403 303 404"
TABLE: Final = {
    "accounts:sign-in": ("200 302 302 302 302", "422 302 302 302 302"),
    "accounts:sign-out": (READ_ONLY, "in in in in in"),
    "accounts:session": ("200 200 200 200 200", READ_ONLY),
    "accounts:typed": ("302 302 302 302 302", READ_ONLY),
    "library:index": ("in 200 200 200 200", READ_ONLY),
    "library:new": ("in 403 403 200 403", "in 403 403 422 403"),
    "library:drafts": ("in 403 403 200 403", READ_ONLY),
    "library:drawing": ("in 200 200 200 200", READ_ONLY),
    "library:exercise": ("in 200 200 200 200", READ_ONLY),
    "library:star": (READ_ONLY, "in 302 403 302 302"),
    "exercise-sheets": ("in 200 200 200 200", READ_ONLY),
    "library:edit": ("in 403 403 200 403", "in 403 403 422 403"),
    "library:reviews": ("in 403 403 200 403", READ_ONLY),
    "library:sign": (READ_ONLY, "in 403 403 302 403"),
    "library:translations": ("in 403 403 200 403", READ_ONLY),
    "library:translate": ("in 403 403 200 403", "in 403 403 422 403"),
    "library:publish": ("in 403 403 302 403", "in 403 403 302 403"),
    "library:withdraw": ("in 403 403 200 403", "in 403 403 422 403"),
    "library:reinstate": ("in 403 403 404 403", "in 403 403 404 403"),
    "today": ("in 200 200 200 200", READ_ONLY),
    "clinic-settings": ("in 403 403 200 403", "in 403 403 422 403"),
    "patient-list": ("in 200 200 200 200", READ_ONLY),
    "patient-new": ("in 200 403 200 200", "in 422 403 422 422"),
    "patient": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "patient-edit": ("in 200 403 200 404", "in 422 403 422 404"),
    "patient-archive": ("in 200 403 200 404", "in 302 403 302 404"),
    "patient-restore": (READ_ONLY, "in 404 403 404 404"),
    "patient-templates": ("in 200 403 200 404", READ_ONLY),
    "template-list": ("in 200 200 200 200", READ_ONLY),
    "template-start": (READ_ONLY, CHANGE),
    "template-start-for": (READ_ONLY, CHANGE),
    "template-archive": (READ_ONLY, "in 403 403 302 404"),
    "template-restore": (READ_ONLY, "in 404 403 404 404"),
    "rule-answers": ("in 403 403 200 403", READ_ONLY),
    "template-group": ("in 200 403 200 404", "in 200 403 200 404"),
    "group-list": ("in 200 200 200 200", READ_ONLY),
    "group": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "group-issue": (READ_ONLY, CHANGE),
    "group-pdf": ("in 404 404 404 404", READ_ONLY),
    "routine-start-for": (READ_ONLY, CHANGE),
    "routine-start": (READ_ONLY, "in 303 403 303 303"),
    "routine": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "routine-end": ("in 200 403 200 404", "in 422 403 422 404"),
    "routine-resume": (READ_ONLY, "in 302 403 302 404"),
    "routine-follow": (READ_ONLY, CHANGE),
    "proposal-answer": (READ_ONLY, CHANGE),
    "routine-found": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "routine-template": (READ_ONLY, "in 422 403 422 404"),
    "routine-goal": (READ_ONLY, CHANGE),
    "routine-details": (READ_ONLY, "in 422 403 422 404"),
    "finding-answer": (READ_ONLY, CHANGE),
    "routine-copy": ("in 200 403 200 404", READ_ONLY),
    "routine-copy-from": ("in 200 403 200 404", "in 422 403 422 404"),
    "line-add": (READ_ONLY, CHANGE),
    "lines-dose": (READ_ONLY, "in 422 403 422 404"),
    "line-other-side": (READ_ONLY, CHANGE),
    "line-usual": (READ_ONLY, CHANGE),
    "advice-add": (READ_ONLY, "in 404 403 404 404"),
    "line-place": (READ_ONLY, CHANGE),
    "routine-undo": (READ_ONLY, CHANGE),
    "line-save": (READ_ONLY, "in 422 403 422 404"),
    "line-swap": (READ_ONLY, "in 404 403 404 404"),
    "line-move": (READ_ONLY, CHANGE),
    "line-remove": (READ_ONLY, CHANGE),
    "line-restore": (READ_ONLY, CHANGE),
    "routine-check": (EVERYBODY_OF_THE_CLINIC, "in 422 403 422 404"),
    "routine-page": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "handout": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "handout-diary": ("in 200 403 200 404", "in 422 403 422 404"),
    "handout-page": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "handout-pdf": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "handout-text": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "handout-html": (EVERYBODY_OF_THE_CLINIC, READ_ONLY),
    "component-gallery": ("200 200 200 200 200", READ_ONLY),
}


def named(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site by its full name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern


@pytest.fixture
def addresses(margaret: Patient, routine: Routine, given: Handout) -> dict[str, str]:
    """Each address of the site, leading to what belongs to Harbour Street."""
    item = routine.items.kept().filter(version__isnull=False)[0]
    assert item.version
    template = routine.clinic.templates.all()[0]
    group = start_group(template=template, patients=[margaret], others=Others.KEEP, by=routine.created_by).group
    neighbour = routine.clinic.patients.exclude(pk=margaret.pk)[0]
    source = start_routine(clinic=routine.clinic, patient=neighbour, title="Neck", by=routine.created_by)
    keys = {"patient": margaret.pk, "handout": given.pk, "template": template.pk, "group": group.pk}
    values = {
        "pk": routine.pk,
        "item_pk": item.pk,
        "source_pk": source.pk,
        "patient_pk": margaret.pk,
        "number": 1,
        "slug": "bridge",
        "language": "es",
        "sha256": item.version.pictures.all()[0].drawing_id,
    }
    found = {}
    for name, pattern in named():
        wanted = set(pattern.pattern.regex.groupindex)
        given_values = {key: values[key] for key in wanted} | (
            {"pk": keys.get(name.partition("-")[0], routine.pk)} if "pk" in wanted else {}
        )
        found[name] = reverse(name, kwargs=given_values)
    return found


def met(client: Client, method: str, address: str) -> str:
    """The status that a person meets; nothing that the request wrote stays."""
    with transaction.atomic():
        answer = client.generic(method, address, content_type="application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    leads_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in/")
    return "in" if leads_in else str(answer.status_code)


def test_every_address_has_its_line_in_the_table() -> None:
    assert {name for name, _ in named()} == set(TABLE)


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_each_person_meets_what_the_table_says(
    name: str,
    method: str,
    addresses: dict[str, str],
    amira: User,
    ben: User,
    dana: User,
    chloe: User,
) -> None:
    expected = TABLE[name][method == "POST"]
    statuses = []
    for person in (None, amira, ben, dana, chloe):
        client = Client(raise_request_exception=False)
        if person:
            client.force_login(person)
        statuses.append(met(client, method, addresses[name]))

    assert " ".join(statuses) == expected


@pytest.mark.parametrize("verb", ["PUT", "PATCH", "DELETE"])
def test_no_address_answers_to_another_verb(verb: str, addresses: dict[str, str], dana: User) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(dana)

    assert {name: met(client, verb, address) for name, address in addresses.items()} == dict.fromkeys(TABLE, "405")


def test_somebody_without_a_clinic_sees_nothing(addresses: dict[str, str], db: None) -> None:
    client = Client()
    client.force_login(User.objects.create_user("eve@example.org", name="Eve Novak", password="a long enough phrase"))
    open_to_all = {"accounts:sign-in", "accounts:sign-out", "accounts:session", "accounts:typed", "component-gallery"}

    answers = {name: met(client, "GET", address) for name, address in addresses.items() if name not in open_to_all}

    assert set(answers.values()) == {"403", "405"}


def test_an_exercise_of_another_clinic_is_not_there(clinic: Clinic, amira: User, chloe: User) -> None:
    clinic.exercises.filter(slug="bridge").update(slug="harbour-bridge")
    address = reverse("library:exercise", args=["harbour-bridge"])
    ours, theirs = Client(), Client()
    ours.force_login(amira)
    theirs.force_login(chloe)

    assert ours.get(address).status_code == 200
    assert theirs.get(address).status_code == 404
