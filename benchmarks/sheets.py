"""What is printed: the sample sheet of the tests with four weeks of diary, for another patient and day each time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from prescriptions.handouts.document import HandoutDocument
from tests.handouts.samples import drawings, sample


@dataclass(frozen=True)
class Sheet:
    """A document and its drawings: the SVG text by picture key."""

    document: HandoutDocument
    pictures: Mapping[str, str]


def sheet(number: int) -> Sheet:
    """The sheet of the patient with this number. No two are equal, so that no engine can keep a finished page."""
    document = sample()
    identity = document.identity
    if identity is None:
        raise ValueError("The sample has a patient.")
    another = f"{identity.number} {number}"
    running = tuple(line.replace(identity.number, another) for line in document.running)
    changed = replace(
        document,
        identity=replace(identity, number=another),
        running=running,
        issued=document.issued + timedelta(days=number),
    )
    return Sheet(changed, drawings())
