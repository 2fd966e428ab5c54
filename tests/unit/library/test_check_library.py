"""`check_library` says what was proved, and fails aloud with every problem."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from exercises.library import LibraryErrors, Problem
from exercises.library.proof import Report, Row
from prescriptions.management.commands import check_library
from prescriptions.safety import RulesRefused
from prescriptions.shipped import TemplatesRefused
from tests.unit.library.shipped import library


def run(*options: str) -> str:
    out = StringIO()
    call_command("check_library", *options, stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_library, "read_library", library)


def test_what_ships_is_proved_in_a_table() -> None:
    table = run().splitlines()

    assert table[0].split() == ["What", "Found", "Must", "be"]
    assert any(line.startswith("Low back and trunk") and line.endswith("45 or more") for line in table)
    assert any(line.startswith("Template osteoporosis") for line in table)
    assert max(map(len, table)) <= 80


def test_the_same_comes_as_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_library, "prove", lambda library: Report((Row("Neck", "6", "6 or more"),)))
    data = json.loads(run("--json"))

    assert data["proved"] is True
    assert data["problems"] == []
    assert {"what": "Neck", "found": "6", "must": "6 or more"} in data["rows"]


REFUSALS = [
    ("read_library", LibraryErrors([Problem("a.yaml", "feel", "Write it.")]), "a.yaml: feel: Write it."),
    ("read_templates", TemplatesRefused(["0.weeks: Too many."]), "templates.yaml: 0.weeks: Too many."),
    ("shipped_rules", RulesRefused(["No rule is in force."]), "No rule is in force."),
]


@pytest.mark.parametrize(("reader", "refusal", "said"), REFUSALS)
def test_what_cannot_be_read_is_named_and_fails(
    reader: str, refusal: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise refusal

    monkeypatch.setattr(check_library, "prove", lambda library: Report(()))
    monkeypatch.setattr(check_library, reader, refuse)
    out = StringIO()
    with pytest.raises(CommandError, match="Problems: 1"):
        call_command("check_library", stdout=out)
    assert said in out.getvalue()


def test_a_problem_fails_the_data_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_library, "prove", lambda library: Report(()))
    monkeypatch.setattr(check_library, "read_templates", lambda: ())
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("check_library", "--json", stdout=out)
    assert json.loads(out.getvalue())["proved"] is False
