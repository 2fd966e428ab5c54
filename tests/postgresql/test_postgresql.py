"""On PostgreSQL everything holds as on SQLite: the locks on rows, the actions, the search, and two people at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from accounts.models import Clinic, User
from exercises.actions import load_library, sign, star
from exercises.library import Library
from exercises.models import Exercise, ExerciseVersion
from prescriptions import policies
from prescriptions.actions import routines
from prescriptions.actions.handouts import issue
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Paper, PrintSize
from prescriptions.models import Handout, Patient, Routine, Section
from tests.architecture.test_migrations import FROZEN
from tests.conftest import SignIn

pytestmark = pytest.mark.xdist_group("postgresql")  # one cluster, by one worker

# Those that have rows here; a sheet is tried apart, and the locks of all are counted.
FILLED = [table for table in FROZEN if not table.startswith("prescriptions_")]
OPTIONS = Options(print_size=PrintSize.STANDARD, paper=Paper.A4)


@pytest.fixture
def routine(clinic: Clinic, margaret: Patient, library: dict[str, Exercise], amira: User) -> Routine:
    """Margaret's routine of two exercises, one of them signed for."""
    sign(exercise=library["pelvic-tilt"], seen="1", by=amira)
    made = routines.start_routine(clinic=clinic, patient=margaret, title="Back", by=amira)
    for slug in ("partial-crunch", "pelvic-tilt"):
        routines.add_exercise(routine=made, exercise=library[slug], section=Section.MAIN, by=amira)
    made.refresh_from_db()
    return made


def test_this_is_postgresql(db: None) -> None:
    assert connection.vendor == "postgresql"


def test_every_frozen_table_has_its_locks(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname")
        found = [name for (name,) in cursor.fetchall()]

    assert found == sorted(f"{table}_no_{verb}" for table, verbs in FROZEN.items() for verb in (*verbs, "truncate"))


@pytest.mark.parametrize("statement", ["UPDATE {table} SET {column} = {column}", "DELETE FROM {table}"])
@pytest.mark.parametrize("table", FILLED)
def test_a_frozen_row_is_neither_changed_nor_deleted(table: str, statement: str, routine: Routine) -> None:
    column = "sha256" if table == "exercises_drawing" else "id"
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        cursor.execute(statement.format(table=table, column=column))


@pytest.mark.parametrize("table", FROZEN)
def test_a_frozen_table_is_not_emptied_at_a_stroke(table: str, db: None) -> None:
    """Locks on rows do not see this; PostgreSQL alone has it."""
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_nor_is_it_emptied_with_what_it_belongs_to(db: None) -> None:
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        cursor.execute("TRUNCATE accounts_user CASCADE")


def test_a_sheet_is_given_and_then_frozen(routine: Routine, amira: User) -> None:
    given = issue(routine=routine, options=OPTIONS, seen_revision=routine.revision, by=amira)

    assert bytes(Handout.objects.get(pk=given.pk).pdf).startswith(b"%PDF-")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Handout.objects.filter(pk=given.pk).update(version=2)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Handout.objects.filter(pk=given.pk).delete()


def test_a_draft_may_still_change(routine: Routine, library: dict[str, Exercise]) -> None:
    version = library["walking"].current
    assert version
    version.pk, version.number, version.published_at = None, 2, None
    version.save(force_insert=True)

    assert ExerciseVersion.objects.filter(pk=version.pk).update(name="Strolling") == 1


def test_the_library_loads_twice_and_changes_nothing_the_second_time(
    clinic: Clinic, library: dict[str, Exercise], few: Library
) -> None:
    assert not load_library(clinic=clinic, library=few).wrote


@pytest.mark.parametrize(
    ("typed", "first"),
    [("crunhc", "partial-crunch"), ("hamstr", "seated-hamstring-stretch"), ("tilt pelvic", "pelvic-tilt")],
)
def test_the_search_answers_as_ever(
    typed: str, first: str, routine: Routine, library: dict[str, Exercise], amira: User, sign_in: SignIn
) -> None:
    star(exercise=library["seated-hamstring-stretch"], by=amira)
    answer = sign_in(amira).get(reverse("routine-found", args=[routine.pk]), {"q": typed})

    assert answer.context["finder"].hits[0].slug == first


def test_every_page_of_the_work_is_there(
    routine: Routine, margaret: Patient, amira: User, ben: User, chloe: User, sign_in: SignIn
) -> None:
    addresses = ["/", "/patients/", "/patients/?q=osei 4829", "/library/", "/library/partial-crunch/", "/templates/"]
    addresses += [reverse("patient", args=[margaret.pk]), reverse("routine", args=[routine.pk])]

    assert [sign_in(amira).get(address).status_code for address in addresses] == [200] * len(addresses)
    assert sign_in(chloe).get(reverse("routine", args=[routine.pk])).status_code == 404
    assert sign_in(ben).post(reverse("line-add", args=[routine.pk]), {"q": "walk"}).status_code == 403


@pytest.mark.parametrize("name", ["exercise", "advice"])
def test_a_nul_that_reaches_the_database_is_a_bad_request(
    name: str, routine: Routine, amira: User, sign_in: SignIn
) -> None:
    address = reverse("line-add" if name == "exercise" else "advice-add", args=[routine.pk])

    assert sign_in(amira).post(address, {name: "a\x00b"}).status_code == 400


@pytest.mark.parametrize("text", ["%", "_", "'; DROP TABLE x; --", '"', "🙂", "x" * 20_000, "\\", "\ud800"])
def test_odd_words_are_searched_like_others(text: str, routine: Routine, amira: User, sign_in: SignIn) -> None:
    client = sign_in(amira)
    for address in ("/library/", "/patients/", reverse("routine-found", args=[routine.pk])):
        query = f"?q={'%ED%A0%80' if text == chr(0xD800) else ''}"
        answer = client.get(address + query) if text == "\ud800" else client.get(address, {"q": text})

        assert answer.status_code == 200


@pytest.mark.parametrize("page", ["/patients/999999999999999999999/", "/routines/99999999999999/"])
def test_a_number_too_large_for_the_database_is_not_found(page: str, amira: User, sign_in: SignIn) -> None:
    assert sign_in(amira).get(page).status_code == 404


@pytest.fixture
def kept(migrated: None, request: pytest.FixtureRequest, few: Library) -> tuple[Routine, User]:
    """A routine that other connections see, since its rows are committed. The record of it cannot be taken back."""
    clinic = Clinic.objects.create(name="Quay", address="1 Quay", phone="1", hours="8 to 6", emergency_number="999")
    amira = User.objects.create_user(f"{request.node.name}@example.org", name="Amira", password="a long phrase")
    load_library(clinic=clinic, library=few)
    return routines.start_routine(clinic=clinic, patient=None, title="Back", by=amira), amira


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What each call gives or raises, all begun at the same moment, each on a connection of its own."""
    gate = Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        gate.wait(timeout=20)
        try:
            return call()
        except policies.NotNow as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_two_people_who_add_at_once_both_have_their_line(kept: tuple[Routine, User]) -> None:
    routine, amira = kept
    exercises = list(routine.clinic.exercises.select_related("current"))[:4]
    at_once(
        *(
            lambda exercise=exercise: routines.add_exercise(
                routine=routine, exercise=exercise, section=Section.MAIN, by=amira
            )
            for exercise in exercises
        )
    )

    assert sorted(routine.items.values_list("position", flat=True)) == [1, 2, 3, 4]
    assert Routine.objects.get(pk=routine.pk).revision == 4


def test_two_presses_of_issue_give_one_version_each_and_never_the_same(kept: tuple[Routine, User]) -> None:
    routine, amira = kept
    walking = routine.clinic.exercises.select_related("current").get(slug="walking")
    routines.add_exercise(routine=routine, exercise=walking, section=Section.MAIN, by=amira)
    routine.refresh_from_db()
    press = lambda: issue(  # noqa: E731 - the same call twice
        routine=routine, options=OPTIONS, seen_revision=routine.revision, by=amira
    )
    answers = at_once(press, press)
    versions = list(routine.handouts.order_by("version").values_list("version", flat=True))

    assert versions == list(range(1, len(versions) + 1))
    assert len({answer.pk for answer in answers if isinstance(answer, Handout)}) == len(versions)


def test_two_stars_at_once_are_one(kept: tuple[Routine, User]) -> None:
    routine, amira = kept
    walking = routine.clinic.exercises.select_related("clinic", "current").get(slug="walking")
    answers = at_once(*[lambda: star(exercise=walking, by=amira)] * 2)

    assert answers == [None, None]
    assert walking.favourites.filter(user=amira).count() == 1


def test_the_way_back_leaves_nothing_and_the_way_forth_begins_anew(migrated: None) -> None:
    """Last in this file: it empties the database."""
    for label in ("prescriptions", "exercises", "accounts"):
        call_command("migrate", label, "zero", verbosity=0)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        assert [name for name in tables if name.startswith(("prescriptions", "exercises", "accounts"))] == []
        cursor.execute(
            "SELECT count(*) FROM pg_proc WHERE proname LIKE '%%_no_%%' AND pronamespace = 'public'::regnamespace"
        )
        assert cursor.fetchone() == (0,)
    call_command("migrate", verbosity=0)
