"""What is committed is what the poses give, and the command says so where it is not."""

import re
import shutil
from pathlib import Path

import pytest

from exercises.figures import Palette
from exercises.figures.__main__ import main
from exercises.figures.build import LIBRARY, Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of one exercise, drawn."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "pictures").mkdir()
    for name in ("figures/bridge.yaml", "pictures/bridge-1.svg", "pictures/bridge-2.svg"):
        shutil.copy(LIBRARY / name, tmp_path / name)
    return Library(tmp_path)


def test_a_sample_of_the_committed_pictures_is_what_its_poses_give() -> None:
    assert main(["--check", "cat-cow"]) == 0


def test_a_picture_that_was_changed_by_hand_is_named(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    picture = library.picture("bridge", 2)
    picture.write_text(picture.read_text().replace("<svg", "<svg "))
    library.picture("bridge", 3).write_text("<svg/>")
    assert main(["--check"], library) == 1
    assert capsys.readouterr().out.splitlines() == [
        "differs from its pose: bridge-2.svg",
        "belongs to no pose: bridge-3.svg",
    ]


def test_drawing_again_mends_it(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    library.picture("bridge", 1).unlink()
    assert main([], library) == 0
    assert capsys.readouterr().out == "drawn again: bridge-1.svg\n"
    assert library.picture("bridge", 1).read_bytes() == (LIBRARY / "pictures" / "bridge-1.svg").read_bytes()


def test_an_exercise_that_has_no_figure_is_named(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", "handstand"], library) == 1
    assert "handstand: there is no such figure" in capsys.readouterr().out


def test_a_slip_in_a_document_is_printed_with_its_path(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    source = library.source("bridge")
    source.write_text(source.read_text().replace("highlight:", "hilight:", 1))
    assert main(["--lint"], library) == 1
    assert capsys.readouterr().out == "bridge.yaml: hilight: Extra inputs are not permitted\n"


def test_the_contact_sheet_holds_every_picture_and_its_name(library: Library, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.html"
    assert main(["--contact-sheet", str(sheet)], library) == 0
    page = sheet.read_text(encoding="utf-8")
    for name in ("bridge 1", "bridge 2"):
        assert page.count(f"<figcaption>{name}</figcaption>") == 2
    colour, copy = (set(re.findall(r"#[0-9a-f]{6}", part)) for part in page.split("As a black and white copy"))
    assert Palette().accent in colour
    assert all(shade[1:3] == shade[3:5] == shade[5:7] for shade in copy)
