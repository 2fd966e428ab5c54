"""The settings of a clinic's server: clean with a good environment, and loud with a bad one."""

import os
import subprocess
import sys
from typing import Final

import pytest

from tests.architecture.sources import ROOT

GOOD: Final = {
    "REGIMEN_SECRET_KEY": "k3v9-Qm2x-Zp7w-Lr5t-Yb8n-Hd4s-Gf6j-Vc1u-Ne0o-Ia_Tq",
    "REGIMEN_HOSTS": "plan.clinic.example",
}


def check(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the deployment check with the real settings and this environment only."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("REGIMEN_", "DJANGO_"))}
    return subprocess.run(
        [
            sys.executable,
            "manage.py",
            "check",
            "--deploy",
            "--fail-level",
            "WARNING",
            "--settings",
            "config.settings.prod",
        ],
        cwd=ROOT,
        env=bare | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "more",
    [{}, {"REGIMEN_BEHIND_PROXY": "yes"}, {"REGIMEN_DATABASE_URL": "postgresql://a:b@db.example/c?sslmode=require"}],
)
def test_a_good_environment_is_clean(more: dict[str, str]) -> None:
    answer = check(GOOD | more)

    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "REGIMEN_SECRET_KEY is not set."),
        (GOOD | {"REGIMEN_SECRET_KEY": "secret"}, "REGIMEN_SECRET_KEY can be guessed."),
        (GOOD | {"REGIMEN_HOSTS": ""}, "REGIMEN_HOSTS is not set."),
        (GOOD | {"REGIMEN_DATABASE_URL": "mysql://a/b"}, "REGIMEN_DATABASE_URL does not begin with postgresql://."),
        (GOOD | {"REGIMEN_HOSTS": "*"}, "REGIMEN_HOSTS names '*'."),
        (GOOD | {"REGIMEN_BEHIND_PROXY": "maybe"}, "REGIMEN_BEHIND_PROXY is 'maybe'. Write yes or no."),
    ],
)
def test_a_bad_environment_refuses_to_start_with_a_sentence(environment: dict[str, str], sentence: str) -> None:
    answer = check(environment)

    assert answer.returncode != 0
    assert f"ImproperlyConfigured: {sentence}" in answer.stderr.strip().splitlines()[-1]
