"""The templates that ship: each names what there is, and a bad file is refused with every reason."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from prescriptions.proof import CODES
from prescriptions.shipped import SHIPPED, TemplatesRefused, read_templates
from tests.unit.library.shipped import library


def planted(folder: Path, **changes: Any) -> Path:
    """The file that ships with changes in its first template."""
    data = YAML(typ="safe", pure=True).load(SHIPPED.read_text(encoding="utf-8"))
    data["templates"][0] |= changes
    path = folder / "templates.yaml"
    with path.open("w", encoding="utf-8") as out:
        YAML(typ="safe", pure=True).dump(data, out)
    return path


def test_they_ship_in_the_order_in_which_they_are_offered() -> None:
    assert tuple(entry.code for entry in read_templates()) == CODES


def test_leg_pain_gets_nothing_that_pulls_on_the_nerve() -> None:
    entry = next(entry for entry in read_templates() if entry.code == "back-and-leg-pain")

    assert [line.exercise for line in entry.lines if "nerve_stretch" in library().exercise(line.exercise).tags] == []


def test_an_older_adult_stays_off_the_floor() -> None:
    entry = next(entry for entry in read_templates() if entry.code == "back-older-adult")

    assert [line.exercise for line in entry.lines if "floor" in library().exercise(line.exercise).tags] == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"colour": "red"}, r"templates\.0\.colour: Extra inputs are not permitted"),
        ({"weeks": 13}, r"templates\.0\.weeks: .*12"),
        ({"review": "signed"}, r"templates\.0\.review: .*unsigned"),
        ({"main": []}, "back-pain has 2 exercises. Name 3 to 5."),
        ({"warm_up": [{"exercise": "bridge"}]}, "back-pain names bridge twice"),
        ({"code": "falls-prevention"}, "falls-prevention stands there twice"),
        ({"advice": []}, r"templates\.0\.advice: "),
        ({"source": {"claim": "It helps."}}, r"templates\.0\.source\.citation: "),
        ({"warm_up": [{"exercise": "cat-cow", "dose": {"sets": 90}}]}, r"templates\.0\.warm_up\.0\.dose"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(TemplatesRefused, match=said):
        read_templates(planted(tmp_path, **changes))


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(TemplatesRefused) as refusal:
        read_templates(planted(tmp_path, weeks=0, title=""))

    assert len(refusal.value.problems) == 2


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplatesRefused, match="cannot be read"):
        read_templates(tmp_path / "none.yaml")
