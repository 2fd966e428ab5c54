"""These tests work on a copy of the demo."""

import pytest

from prescriptions.handouts.pdf import Pdf
from prescriptions.models import Handout
from tests.stock import (  # noqa: F401 - fixtures are found by name
    _filled,
    _no_tries_counted,
    amira,
    ben,
    chloe,
    clinic,
    dana,
    given,
    margaret,
    other_clinic,
    routine,
    stock,
)


@pytest.fixture
def printed(given: Handout, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811 - the fixture above
    """Without the printing itself: each sheet is Margaret's file."""
    monkeypatch.setattr("prescriptions.actions.handouts.render", lambda *_: Pdf(bytes(given.pdf), given.pages))
    monkeypatch.setattr("prescriptions.actions.handouts.preflight.check", lambda *_: ())
