"""Sheets that are printed once and looked at by many tests."""

from collections.abc import Callable, Mapping
from functools import cache
from itertools import product

import pytest

from prescriptions.handouts import pdf
from prescriptions.handouts.document import HandoutDocument, Paper, PrintSize
from prescriptions.handouts.pdf import Pdf
from tests.handouts.samples import drawings, sample

Printed = Mapping[tuple[PrintSize, Paper], tuple[HandoutDocument, Pdf]]
Print = Callable[[HandoutDocument], Pdf]


@cache
def _printed_once() -> Printed:
    documents = {(size, paper): sample(print_size=size, paper=paper) for size, paper in product(PrintSize, Paper)}
    return {key: (document, pdf.render(document, drawings())) for key, document in documents.items()}


@pytest.fixture(scope="session")
def printed() -> Printed:
    """The sample sheet in every print size on every paper."""
    return _printed_once()


@pytest.fixture(scope="session", params=list(product(PrintSize, Paper)), ids="-".join)
def variant(request: pytest.FixtureRequest, printed: Printed) -> tuple[HandoutDocument, Pdf]:
    """Each print size and paper in turn: the document and its PDF."""
    return printed[request.param]


@pytest.fixture(scope="session")
def print_sheet() -> Print:
    """Prints a document with the drawings of the library."""
    return lambda document: pdf.render(document, drawings())
