"""The translations that ship, and how a translation that differs from its English is refused."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from exercises.dosage import LANGUAGES, SPANISH, glance, sentences, when
from exercises.library import ExerciseTranslation, TermKind, read_library, terms_digest, text_of
from exercises.library.stamping import Stamped, stamp
from exercises.patient_text import AdviceText, PatientText, tells_breathing
from exercises.readability.spanish import LOWEST_INFLESZ, check_steps, check_text, check_whole, inflesz
from tests.unit.library.planted import CRUNCH, EASY, Plant, problems_of, small_library, write
from tests.unit.library.shipped import library

SPANISH_TEXTS = {slug: text_of(said) for slug, said in library().translations["es"].exercises.items()}
TILT = "translations/es/pelvic-tilt.yaml"


def test_each_shipped_language_can_say_a_dose() -> None:
    assert set(library().translations) == set(LANGUAGES) - {"en"}


def test_every_spanish_exercise_reads_at_inflesz_65_or_higher_with_its_dose() -> None:
    hard = {}
    for slug, text in SPANISH_TEXTS.items():
        entry = library().exercise(slug)
        phrase = text.phrase(entry.phrase.limb)
        said = (*sentences(entry.dose, phrase, SPANISH), glance(entry.dose, phrase, SPANISH))
        if (score := inflesz((*text.running, *said, when(entry.dose, SPANISH)))) < LOWEST_INFLESZ:
            hard[slug] = score
    assert hard == {}


def test_every_spanish_text_keeps_the_rules_for_patient_text() -> None:
    broken = {
        slug: found
        for slug, text in SPANISH_TEXTS.items()
        if (found := [*(f for line in text.running for f in check_text(line)), *check_whole(text.running)])
        or (found := list(check_steps(text.steps)))
    }
    assert broken == {}


def test_every_spanish_piece_of_advice_reads_at_inflesz_65_or_higher() -> None:
    scores = {
        code: inflesz((words.title, words.what, words.glance, words.when, *words.tips, words.why))
        for code, words in library().translations["es"].advice.items()
    }
    assert {code: score for code, score in scores.items() if score < LOWEST_INFLESZ} == {}
    assert set(scores) == {entry.code for entry in library().advice}


def test_everything_that_an_exercise_needs_has_a_spanish_name() -> None:
    terms = library().translations["es"].terms
    needed = {(TermKind.EQUIPMENT, code) for entry in library().exercises for code in entry.equipment}
    assert {term for term in needed if term not in terms or not terms[term].patient_label} == set()


def test_a_text_comes_back_from_its_data_and_keeps_its_digest() -> None:
    text = SPANISH_TEXTS["bridge"] if "bridge" in SPANISH_TEXTS else next(iter(SPANISH_TEXTS.values()))
    assert PatientText.from_data(text.to_data()) == text
    assert PatientText.from_data(text.to_data()).digest == text.digest


def test_a_text_with_an_unknown_key_is_refused() -> None:
    text = next(iter(SPANISH_TEXTS.values()))
    with pytest.raises(ValueError, match="Unexpected keyword argument"):
        PatientText.from_data(text.to_data() | {"extra": ""})


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        (("Sit tall.", "Breathe out. Lift."), True),
        (("Sit tall.", "Hold still. Keep breathing."), True),
        (("Take a slow breath.",), True),
        (("Sit tall.", "Lift."), False),
    ],
)
def test_breathing_that_the_steps_tell_is_not_said_again(steps: tuple[str, ...], told: bool) -> None:
    assert tells_breathing(steps) is told


def spanish(entry: dict[str, Any]) -> dict[str, Any]:
    """A translation that is right: the English words under the keys of a translation."""
    said = {key: value for key, value in deepcopy(entry).items() if key in ExerciseTranslation.model_fields}
    return said | {"phrase": {"action": "Presione", "hold": "Quédese así"}}


def translated() -> dict[str, dict[str, Any]]:
    """The small library with one translated exercise."""
    kinds = ("region", "muscle", "equipment", "position", "type")
    advice = {key: value for key, value in small_library()["advice.yaml"]["advice"][0].items() if key != "source"}
    return small_library() | {
        "translations/es-advice.yaml": {"advice": [advice]},
        "translations/es-terms.yaml": {"review": "unsigned", **{kind: [] for kind in kinds}},
        TILT: spanish(EASY),
    }


def test_a_translation_that_says_what_its_english_says_is_read(tmp_path: Path) -> None:
    assert problems_of(write(tmp_path, translated())) == []


PLANTED: dict[str, tuple[Plant, str]] = {
    "a step too many": (
        lambda files: files[TILT]["steps"].append("Suelte."),
        f"{TILT}: steps: The English has 2, this has 3. Write as many.",
    ),
    "a number of its own": (
        lambda files: files[TILT].update(harder="Presione 5 segundos."),
        f"{TILT}: harder: Its numbers are not those of the English. Missing: none. Too many: 5.",
    ),
    "a lost number": (
        lambda files: files["exercises/pelvic-tilt.yaml"].update(easier="Press for 3 seconds."),
        f"{TILT}: easier: Its numbers are not those of the English. Missing: 3. Too many: none.",
    ),
    "no exercise": (
        lambda files: files.update({"translations/es/lost.yaml": spanish(EASY)}),
        "translations/es/lost.yaml: There is no exercise of this name. Correct the file's name or remove it.",
    ),
    "a counted noun of its own": (
        lambda files: files[TILT]["phrase"].update(count_noun="paso/pasos"),
        f"{TILT}: phrase: What is counted must be said in both languages or in none.",
    ),
    "a phrase that is no verb": (
        lambda files: files[TILT]["phrase"].update(action="presione"),
        f"{TILT}: phrase: Give a verb with a capital letter, without numbers or full stops, such as Lift.",
    ),
    "an unknown key": (
        lambda files: files[TILT].update(extra="x"),
        f"{TILT}: extra: Unknown key. Correct its spelling or remove it.",
    ),
    "advice that nobody gives": (
        lambda files: files["translations/es-advice.yaml"]["advice"][0].update(code="lost"),
        "translations/es-advice.yaml: lost: There is no such advice. Correct the code.",
    ),
    "advice with other numbers": (
        lambda files: files["translations/es-advice.yaml"]["advice"][0].update(glance="Camine 3 minutos."),
        "translations/es-advice.yaml: movement-breaks: Its numbers are not those of the English.",
    ),
}


@pytest.mark.parametrize("offence", PLANTED)
def test_a_translation_that_differs_from_its_english_is_refused(offence: str, tmp_path: Path) -> None:
    plant, said = PLANTED[offence]
    files = translated()
    plant(files)
    assert said in problems_of(write(tmp_path, files))


def test_the_small_library_needs_no_translation(tmp_path: Path) -> None:
    files = small_library()
    assert CRUNCH in files
    assert problems_of(write(tmp_path, files)) == []


def test_every_exercise_and_every_word_has_its_spanish_of_the_english_as_it_stands() -> None:
    """A changed English text fails here. Change the Spanish too, then run `manage.py stamp_translations <slug>`."""
    spanish = library().translations["es"]
    texts = {entry.slug: text_of(entry).digest for entry in library().exercises}
    advice = {entry.code: AdviceText.of(entry).digest for entry in library().advice}

    assert {slug for slug in texts if slug not in spanish.exercises} == set()
    assert {slug for slug, said in spanish.exercises.items() if said.of != texts[slug]} == set()
    assert {code: words.of for code, words in spanish.advice.items()} == advice
    assert spanish.terms_of == terms_digest(library().terms)


def stamped(folder: Path) -> str:
    return (folder / TILT).read_text(encoding="utf-8")


def yaml_library(folder: Path) -> Path:
    """The small library with its translation as YAML, one key a line, as people write it."""
    write(folder, translated())
    said = translated()[TILT]
    (folder / TILT).write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in said.items()))
    terms = translated()["translations/es-terms.yaml"]
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in terms.items())
    (folder / "translations/es-terms.yaml").write_text(text)
    entry = translated()["translations/es-advice.yaml"]["advice"][0]
    lines = [f"{key}: {json.dumps(value)}" for key, value in entry.items() if key != "code"]
    (folder / "translations/es-advice.yaml").write_text(
        "advice:\n  - code: movement-breaks\n" + "".join(f"    {line}\n" for line in lines)
    )
    return folder


def test_a_new_translation_is_stamped_once(tmp_path: Path) -> None:
    folder = yaml_library(tmp_path)

    assert sorted(stamp(folder=folder).stamped) == ["movement-breaks", "pelvic-tilt", "terms"]
    assert stamp(folder=folder) == Stamped()
    library = read_library(folder)
    assert library.translations["es"].exercises["pelvic-tilt"].of == text_of(library.exercise("pelvic-tilt")).digest


def test_a_changed_english_makes_its_translation_stale_until_somebody_has_looked(tmp_path: Path) -> None:
    folder = yaml_library(tmp_path)
    stamp(folder=folder)
    english = folder / "exercises/pelvic-tilt.yaml"
    english.write_text(english.read_text().replace("Press less.", "Press a little."))

    assert stamp(folder=folder) == Stamped(stale=["pelvic-tilt"])
    assert stamp(["pelvic-tilt"], folder=folder).stamped == ["pelvic-tilt"]
    assert stamp(folder=folder) == Stamped()
    assert stamped(folder).count("of: ") == 1


def test_every_default_dose_has_the_same_numbers_in_spanish() -> None:
    """Sentence by sentence, with the words of each exercise."""

    def numbers(text: str) -> list[str]:
        return sorted(re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", ".", text)))

    differing = []
    for slug, text in SPANISH_TEXTS.items():
        entry = library().exercise(slug)
        phrase = text.phrase(entry.phrase.limb)
        english = (*sentences(entry.dose, entry.phrase), glance(entry.dose, entry.phrase), when(entry.dose))
        said = (*sentences(entry.dose, phrase, SPANISH), glance(entry.dose, phrase, SPANISH))
        pairs = zip(english, (*said, when(entry.dose, SPANISH)), strict=True)
        differing += [(slug, one, other) for one, other in pairs if numbers(one) != numbers(other)]
    assert differing == []
