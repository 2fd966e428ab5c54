"""What is committed is what the poses give, and the command says so where it is not."""

import re
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from exercises.figures.__main__ import main
from exercises.figures.build import LIBRARY, Library
from exercises.figures.looks import LOOKS
from exercises.figures.sheet import page


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library of one exercise, drawn."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "pictures").mkdir()
    shutil.copy(LIBRARY / "figures" / "bridge.yaml", tmp_path / "figures")
    made, shipped = Library(tmp_path), Library()
    for look in LOOKS:
        for number in (1, 2):
            target = made.picture("bridge", number, look)
            target.parent.mkdir(exist_ok=True)
            shutil.copy(shipped.picture("bridge", number, look), target)
    return made


def test_a_sample_of_the_committed_pictures_is_what_its_poses_give() -> None:
    assert main(["--check", "cat-cow"]) == 0


def test_a_picture_that_was_changed_by_hand_is_named(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    picture = library.picture("bridge", 2)
    picture.write_text(picture.read_text().replace("<svg", "<svg "))
    library.picture("bridge", 3).write_text("<svg/>")
    library.picture("bridge", 1, "grey-bun").unlink()
    assert main(["--check"], library) == 1
    assert capsys.readouterr().out.splitlines() == [
        "differs from its pose: bridge-2.svg",
        "differs from its pose: grey-bun/bridge-1.svg",
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


def test_a_contact_sheet_holds_every_picture_of_a_look_and_its_name(library: Library) -> None:
    text = page(library, "curly-hair")
    for name in ("bridge 1", "bridge 2"):
        assert text.count(f"<figcaption>{name}</figcaption>") == 2
    colour, copy = (set(re.findall(r"#[0-9a-f]{6}", part)) for part in text.split("as a black and white copy"))
    assert LOOKS["curly-hair"].palette.accent in colour
    assert all(shade[1:3] == shade[3:5] == shade[5:7] for shade in copy)


def test_the_words_for_the_looks_are_for_those_that_are_drawn() -> None:
    words = YAML(typ="safe").load((LIBRARY / "looks.yaml").read_text(encoding="utf-8"))
    assert words["review"] == "unsigned"
    assert [look["code"] for look in words["looks"]] == list(LOOKS)
    assert all(set(look) == {"code", "label", "description"} and all(look.values()) for look in words["looks"])


def test_all_looks_are_drawn_in_one_frame_and_differ(library: Library) -> None:
    drawings = [pictures[1].drawing for _, pictures in library.drawn("bridge")]
    assert len({(one.width, one.height, one.extent) for one in drawings}) == 1
    assert len({one.svg for one in drawings}) == len(LOOKS)
