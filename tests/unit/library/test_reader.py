"""The reader refuses each kind of offence by file and key, says what to do, and names them all at once."""

from pathlib import Path
from typing import Any

import pytest

from exercises.library import LibraryErrors, TermKind, read_library
from tests.unit.library.planted import (
    ADVICE,
    BREAKS,
    CRUNCH,
    EASY,
    TAXONOMY,
    TILT,
    Files,
    Plant,
    problems_of,
    small_library,
    write,
)


def set_to(file: str, path: str, value: object) -> Plant:
    """Plant a value at a dotted key."""

    def plant(files: Files) -> None:
        *parents, last = path.split(".")
        place: Any = files[file]
        for parent in parents:
            place = place[int(parent)] if isinstance(place, list) else place[parent]
        place[last] = value

    return plant


def band_without_colour(files: Files) -> None:
    files[CRUNCH].update(equipment=["band"], tags=["supine", "floor", "band"])


def sided_without_side(files: Files) -> None:
    files[TILT].update(side="each", phrase={"action": "Press", "limb": "leg"})


def a_circle(files: Files) -> None:
    files[TILT]["easier_exercise"] = "partial-crunch"
    files[CRUNCH]["harder_exercise"] = "pelvic-tilt"


def both_levels_hard(files: Files) -> None:
    files[TILT]["level"] = "hard"


OFFENCES = [
    ("a slug that is not the file name", set_to(TILT, "slug", "tilt"), TILT, "slug", "Rename the file or write"),
    ("a name twice", set_to(TILT, "name", "partial CRUNCH"), TILT, "name", "has this name too"),
    ("an unknown tag", set_to(TILT, "tags", ["supine", "floor", "flor"]), TILT, "tags", "flor is no tag"),
    ("an unknown muscle", set_to(TILT, "muscles", ["abs"]), TILT, "muscles", "abs is no muscle"),
    ("an unknown region", set_to(TILT, "regions", ["back"]), TILT, "regions", "back is no region"),
    ("unknown equipment", set_to(TILT, "equipment", ["rug"]), TILT, "equipment", "rug is no equipment"),
    ("an unknown position", set_to(TILT, "positions", ["up"]), TILT, "positions", "up is no position"),
    ("an unknown type", set_to(TILT, "type", "power"), TILT, "type", "power is no type"),
    ("an unknown level", set_to(TILT, "level", "tough"), TILT, "level", "tough is no level"),
    ("a code twice", set_to(TILT, "tags", ["supine", "floor", "floor"]), TILT, "tags", "floor stands there 2 times"),
    ("a position without its tag", set_to(TILT, "tags", ["floor"]), TILT, "tags", "supine is missing"),
    ("a band without its tag", set_to(TILT, "equipment", ["band"]), TILT, "tags", "band is missing"),
    ("sides without a limb", set_to(TILT, "side", "each"), TILT, "phrase.limb", "Name the limb"),
    ("a limb without sides", set_to(TILT, "phrase.limb", "leg"), TILT, "phrase.limb", "Write null"),
    ("a side that is not allowed", set_to(TILT, "dose.side", "left"), TILT, "dose.side", "Write one of: none"),
    ("a sided dose without a side", sided_without_side, TILT, "dose.side", "each, left, right"),
    ("a band without a colour", band_without_colour, CRUNCH, "dose.load", "Which band or weight?"),
    ("no days", set_to(TILT, "dose.days", None), TILT, "dose.days", "On which days?"),
    ("sets without a rest", set_to(TILT, "dose.sets", 2), TILT, "dose.rest_seconds", "How long is the rest"),
    ("a dose out of bounds", set_to(TILT, "dose.sets", 11), TILT, "dose.sets", "Sets must be 1 to 10"),
    ("an unknown key in the dose", set_to(TILT, "dose.reps", 5), TILT, "dose.reps", "Unknown key"),
    ("a dose in one word", set_to(TILT, "dose", "plenty"), TILT, "dose", "keys and values"),
    ("a dose out of its range", set_to(TILT, "typical.repetitions", 12), TILT, "dose.repetitions", "Usual for this"),
    ("a held dose out of its range", set_to(TILT, "dose.hold_seconds", 5), TILT, "dose.hold_seconds", "is none"),
    ("a range out of bounds", set_to(TILT, "typical.sets", [1, 11]), TILT, "typical.sets", "Sets must be 1 to 10"),
    ("a range of days past the week", set_to(TILT, "typical.days_a_week", 8), TILT, "typical.days_a_week", "1 to 7"),
    ("a range backwards", set_to(TILT, "typical.sets", [2, 1]), TILT, "typical.sets", "The lower number comes first"),
    ("a range of three", set_to(TILT, "typical.sets", [1, 2, 3]), TILT, "typical.sets", "Give one number, or"),
    ("an unknown range", set_to(TILT, "typical.reps", 5), TILT, "typical.reps", "Unknown key"),
    ("no range of days", set_to(TILT, "typical.days_a_week", None), TILT, "typical.days_a_week", "range is missing"),
    ("a range of nothing", set_to(TILT, "typical.repetitions", None), TILT, "typical.repetitions", "nothing to do"),
    ("a range in one word", set_to(TILT, "typical", "some"), TILT, "typical", "keys and ranges"),
    ("a fault without its cue", set_to(TILT, "faults", [{"fault": "It tips."}]), TILT, "faults.0.cue", "is missing"),
    ("a fault too long", set_to(TILT, "faults.0.fault", "So " * 41 + "."), TILT, "faults.0.fault", "120"),
    (
        "a link to nowhere",
        set_to(TILT, "easier_exercise", "rest"),
        TILT,
        "easier_exercise",
        "There is no exercise rest",
    ),
    ("a link that is not mutual", set_to(CRUNCH, "easier_exercise", None), TILT, "harder_exercise", "lead back"),
    ("a ladder that is a circle", a_circle, TILT, "harder_exercise", "leads back to this exercise"),
    (
        "a harder exercise of an easier level",
        both_levels_hard,
        TILT,
        "harder_exercise",
        "Correct a level or the link",
    ),
    ("one picture", set_to(TILT, "pictures", EASY["pictures"][:1]), TILT, "pictures", "at least 2 items"),
    ("three pictures", set_to(TILT, "pictures", EASY["pictures"] * 2), TILT, "pictures", "at most 2 items"),
    ("a do not without a reason", set_to(TILT, "do_not", [{"say": "Do not."}]), TILT, "do_not.0.why", "is missing"),
    ("an unknown key", set_to(TILT, "stpes", []), TILT, "stpes", "Unknown key"),
    ("a key of another kind of side", set_to(TILT, "side", "both"), TILT, "side", "'none', 'each' or 'alternate'"),
    ("a number for text", set_to(TILT, "feel", 5), TILT, "feel", "must be text"),
    ("text for a number", set_to(TILT, "seconds_per_repetition", "6"), TILT, "seconds_per_repetition", "integer"),
    ("two lines of text", set_to(TILT, "feel", "One.\nTwo."), TILT, "feel", "one line of text"),
    ("text that no column holds", set_to(TILT, "purpose", "Long " * 33 + "."), TILT, "purpose", "160"),
    ("a signature that nobody gave", set_to(TILT, "review", "signed"), TILT, "review", "unsigned"),
    ("an unknown word in the phrase", set_to(TILT, "phrase.verb", "Go"), TILT, "phrase", "has the keys action"),
    ("a phrase without a verb", set_to(TILT, "phrase.action", "5 times"), TILT, "phrase.action", "Give a verb"),
    ("a word twice", set_to(TAXONOMY, "level", [{"code": "easy", "label": "E"}] * 2), TAXONOMY, "level", "2 times"),
    ("a kind of word too many", set_to(TAXONOMY, "mood", []), TAXONOMY, "mood", "Unknown key"),
    ("advice twice", set_to(ADVICE, "advice", [BREAKS, BREAKS]), ADVICE, "advice", "movement-breaks is defined 2"),
    ("advice without tips", set_to(ADVICE, "advice.0.tips", []), ADVICE, "advice.0.tips", "at least 1 item"),
]


@pytest.mark.parametrize(
    ("plant", "file", "key", "message"), [case[1:] for case in OFFENCES], ids=[case[0] for case in OFFENCES]
)
def test_an_offence_is_refused_by_file_and_key(
    plant: Plant, file: str, key: str, message: str, tmp_path: Path
) -> None:
    files = small_library()
    plant(files)
    found = [problem for problem in problems_of(write(tmp_path, files)) if problem.startswith(f"{file}: {key}: ")]
    assert len(found) == 1, problems_of(tmp_path)
    assert message in found[0]


def test_the_small_library_is_right_before_anything_is_planted(tmp_path: Path) -> None:
    library = read_library(write(tmp_path, small_library()))
    assert [entry.slug for entry in library.exercises] == ["partial-crunch", "pelvic-tilt"]
    assert [term.code for term in library.of_kind(TermKind.LEVEL)] == ["easy", "medium", "hard"]
    assert [entry.code for entry in library.advice] == ["movement-breaks"]


def test_all_problems_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    files = small_library()
    files[ADVICE]["advice"][0].pop("why")
    files[TAXONOMY]["tag"][0].pop("label")
    files[TILT].update(feel="", colour="red", dose={"sets": 0, "side": "up"})
    files[CRUNCH]["phrase"]["limb"] = "leg"
    keys = [problem.split(": ")[:2] for problem in problems_of(write(tmp_path, files))]
    assert keys == [
        [ADVICE, "advice.0.why"],
        [CRUNCH, "phrase.limb"],
        [TILT, "colour"],
        [TILT, "dose.sets"],
        [TILT, "dose.side"],
        [TILT, "feel"],
        [TAXONOMY, "tag.0.label"],
    ]


def test_an_exercise_that_cannot_be_read_does_not_blame_its_neighbours(tmp_path: Path) -> None:
    files = small_library()
    files[TILT]["feel"] = ""
    assert [problem.split(": ")[:2] for problem in problems_of(write(tmp_path, files))] == [[TILT, "feel"]]


@pytest.mark.parametrize("name", [TAXONOMY, ADVICE])
def test_a_file_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    (write(tmp_path, small_library()) / name).unlink()
    assert problems_of(tmp_path) == [f"{name}: The file cannot be opened. Check its name and its rights."]


def test_a_folder_without_exercises_is_no_library(tmp_path: Path) -> None:
    files = {name: data for name, data in small_library().items() if name in (TAXONOMY, ADVICE)}
    assert problems_of(write(tmp_path, files)) == ["exercises: There is no exercise here. Check the folder."]


@pytest.mark.parametrize("text", [b"slug: [", b"slug: a\nslug: b\n", b"\xff\xfe", b"a: *nothing\n"])
def test_what_is_not_plain_yaml_is_named(text: bytes, tmp_path: Path) -> None:
    (write(tmp_path, small_library()) / TILT).write_bytes(text)
    [problem] = problems_of(tmp_path)
    assert problem.startswith(f"{TILT}: This is not YAML in UTF-8: ")


@pytest.mark.parametrize("text", [b"", b"- a\n", b"word\n"])
def test_a_file_that_holds_no_entry_is_named(text: bytes, tmp_path: Path) -> None:
    (write(tmp_path, small_library()) / TILT).write_bytes(text)
    [problem] = problems_of(tmp_path)
    assert problem.startswith(f"{TILT}: ")


def test_the_refusal_prints_one_problem_a_line(tmp_path: Path) -> None:
    files = small_library()
    files[TILT].update(feel="", colour="red")
    with pytest.raises(LibraryErrors) as refusal:
        read_library(write(tmp_path, files))
    assert str(refusal.value).splitlines() == problems_of(tmp_path)
