"""A print that does not hold all that the patient must read is not handed out."""

import pytest
from django.core.cache import cache

from accounts.models import User
from prescriptions.actions import handouts as actions
from prescriptions.handouts import preflight
from prescriptions.handouts.compose import Options
from prescriptions.handouts.document import Paper, PrintSize
from prescriptions.handouts.pdf import RenderProblem
from prescriptions.models import Handout, Routine

LARGE = Options(print_size=PrintSize.LARGE, paper=Paper.A4)
LOST = preflight.PreflightFinding(preflight.Level.ERROR, "A line is missing from the print.", "card 2")
NOTED = preflight.PreflightFinding(preflight.Level.WARNING, "The pain table is on page 2.", "page 2")


def find(monkeypatch: pytest.MonkeyPatch, *findings: preflight.PreflightFinding) -> None:
    cache.clear()
    monkeypatch.setattr(preflight, "check", lambda document, pdf: findings)


def test_a_sheet_with_a_lost_line_is_not_issued(
    monkeypatch: pytest.MonkeyPatch, routine: Routine, amira: User
) -> None:
    find(monkeypatch, LOST)

    with pytest.raises(RenderProblem, match=r"A line is missing from the print. \(card 2\)"):
        actions.issue(routine=routine, options=LARGE, seen_revision=routine.revision, by=amira)

    assert not Handout.objects.filter(print_size="large").exists()


def test_a_warning_is_shown_and_does_not_stop_the_sheet(
    monkeypatch: pytest.MonkeyPatch, routine: Routine, amira: User
) -> None:
    find(monkeypatch, NOTED)

    handout = actions.issue(routine=routine, options=LARGE, seen_revision=routine.revision, by=amira)

    assert handout.pages > 1
