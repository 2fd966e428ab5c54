"""The fixed words: every sign is there, in plain words, with the numbers of the clinic."""

import re
from datetime import date

import pytest

from exercises.dosage import LIMBS
from exercises.readability import HIGHEST_GRADE, grade_of_texts
from exercises.readability.rules import jargon
from exercises.readability.spanish import LOWEST_INFLESZ, check_text, inflesz
from prescriptions.handouts import words
from prescriptions.handouts.parts import DocumentError, MarkKind
from prescriptions.handouts.words import load

NOW = {
    "saddle-numbness",
    "altered-feel-wiping",
    "urine",
    "urine-leak-or-full",
    "bowel",
    "sexual-function",
    "leg-weakness-or-gait",
    "chest-pain-or-fainting",
    "breathless",
    "one-sided-weakness",
}
SOON = {"fever-or-unwell", "weight-loss", "cancer-night-pain", "fall-or-thin-bones", "calf"}
GAP = re.compile(r"{\w+}|\d+")


def _texts(value: object, path: str = "") -> dict[str, str]:
    """Every text by its path."""
    if isinstance(value, dict):
        return {key: text for name, part in value.items() for key, text in _texts(part, f"{path}{name}.").items()}
    if isinstance(value, list | tuple):
        return {key: text for at, part in enumerate(value) for key, text in _texts(part, f"{path}{at}.").items()}
    return {path: str(value)}


LANGUAGES = sorted(path.stem for path in words.FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sign_is_missing_in_any_language(language: str) -> None:
    emergency = load(language).emergency

    assert {sign.sign for sign in emergency.signs} == NOW
    assert {sign.sign for sign in emergency.soon} == SOON


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_gaps_and_the_same_numbers(language: str) -> None:
    """What stands between braces is filled in; a digit, such as that of the pain scale, is the same everywhere."""
    texts, other = _texts(load("en").model_dump()), _texts(load(language).model_dump())
    free = ("professions", "dates", "language")

    assert {key: GAP.findall(text) for key, text in texts.items() if not key.startswith(free)} == {
        key: GAP.findall(text) for key, text in other.items() if not key.startswith(free)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_each_month_and_each_day(language: str) -> None:
    dates = load(language).dates

    assert [len(dates.months), len(dates.short_months), len(dates.weekdays)] == [12, 12, 7]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", ["14 March 1955", "14 March", "Monday 14 March", "14 Mar"]),
        ("es", ["14 de marzo de 1955", "14 de marzo", "Lunes 14 de marzo", "14 mar"]),
    ],
)
def test_a_date_is_said_in_the_language_of_the_sheet(language: str, said: list[str]) -> None:
    dates, day = load(language).dates, date(1955, 3, 14)

    assert [dates.say(day), dates.say_day_and_month(day), dates.say_visit(day), dates.say_short(day)] == said


def test_two_emergency_numbers_are_joined_in_the_language_of_the_sheet() -> None:
    box = load("es").make_safety_box(number="112 or 999")

    assert box.heading == "Llame al 112 o al 999 ya si algo de esto es nuevo"


def test_a_profession_is_said_in_the_language_of_the_sheet_where_it_is_known() -> None:
    said = load("es")

    assert said.make_clinician(name="Amira", profession="Physiotherapist").profession == "fisioterapeuta"
    assert said.make_clinician(name="Amira", profession="hand therapist").profession == "hand therapist"
    assert said.make_clinician(name="Amira", profession="").profession == "profesional de la salud"


def test_the_spanish_words_are_plain() -> None:
    said = load("es")
    box, pain = said.make_safety_box(number="911"), said.make_pain_rule(usual=6)
    change = said.make_change_rule(pain)
    texts = [*box.signs, *box.soon, *(zone.action for zone in pain.zones), pain.usual, change.up, change.down]
    texts += [*said.diary.how, said.questions, said.ending.call, said.ending.other_formats]

    assert inflesz(texts) >= LOWEST_INFLESZ
    assert [found for text in texts for found in check_text(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_say_whether_a_clinician_has_signed_them(language: str) -> None:
    assert load(language).review in {"unsigned", "signed"}


@pytest.mark.parametrize("number", ["999", "112", "911"])
def test_the_emergency_box_says_the_number_of_the_clinic(number: str) -> None:
    box = load("en-GB").make_safety_box(number=number)

    assert box.heading == f"Call {number} now if any of these is new"
    assert box.words_version == "en 1"


def test_a_clinic_without_an_emergency_number_gets_no_sheet() -> None:
    with pytest.raises(DocumentError, match="Set it before you print a sheet"):
        load("en-GB").make_safety_box(number=" ")


def test_the_signs_name_the_body_in_plain_words() -> None:
    said = " ".join(load("en-GB").make_safety_box(number="999").signs).lower()

    for word in ("genitals", "bottom", "wipe", "pee", "leak", "poo", "sex", "leg", "walk", "chest", "breathe"):
        assert word in said
    assert max(len(word) for word in re.findall(r"[a-z]+", said)) <= len("numbness or")


def test_the_fixed_words_are_plain() -> None:
    said = load("en-GB")
    box, pain = said.make_safety_box(number="999"), said.make_pain_rule(usual=6)
    change = said.make_change_rule(pain)
    texts = [f"{sign}." for sign in (*box.signs, *box.soon)]
    texts += [zone.action for zone in pain.zones] + [pain.usual, change.up, change.down, *said.diary.how]

    assert grade_of_texts(texts) <= HIGHEST_GRADE
    assert [found for text in texts for found in jargon(text)] == []


@pytest.mark.parametrize(
    ("green", "amber", "numbers", "more", "less"),
    [
        (3, 5, ("0 to 3", "4 to 5", "6 to 10"), "pain 3 or less", "pain 6 or more"),
        (2, 5, ("0 to 2", "3 to 5", "6 to 10"), "pain 2 or less", "pain 6 or more"),
        (4, 5, ("0 to 4", "5", "6 to 10"), "pain 4 or less", "pain 6 or more"),
        (0, 9, ("0", "1 to 9", "10"), "pain 0 or less", "pain 10 or more"),
    ],
)
def test_the_pain_rule_follows_the_cut_points(
    green: int, amber: int, numbers: tuple[str, ...], more: str, less: str
) -> None:
    said = load("en-GB")

    rule = said.make_pain_rule(green_to=green, amber_to=amber)
    change = said.make_change_rule(rule)

    assert tuple(zone.numbers for zone in rule.zones) == numbers
    assert more in change.up
    assert less in change.down


def test_a_patient_in_much_pain_gets_a_line_of_their_own() -> None:
    rule = load("en-GB").make_pain_rule(usual=6)

    assert rule.usual == "Your usual pain is 6. Up to 2 more than usual is fine."


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ([], ""),
        (["A mat"], "a mat."),
        (["A mat or a thick rug", "An exercise band"], "a mat or a thick rug, an exercise band."),
        (["A mat", "A band", "A chair"], "a mat, a band, a chair."),
    ],
)
def test_things_are_listed_behind_a_colon(things: list[str], said: str) -> None:
    assert load("en-GB").make_list(things) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(20, "About 20 minutes a day, from Monday."), (1, "About 1 minute a day, from Monday."), (0, "From Monday.")],
)
def test_the_plan_says_how_long_a_day(minutes: int, said: str) -> None:
    assert load("en-GB").make_glance_note(minutes=minutes, date="Monday") == said


def test_every_mark_has_its_word() -> None:
    assert [load("en-GB").make_mark(kind).word for kind in MarkKind] == ["NEW", "CHANGED", "STOP"]


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_a_language_without_words_is_refused(language: str) -> None:
    with pytest.raises(DocumentError, match="There are no handout words"):
        load(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_limb_of_a_dose_has_its_captions(language: str) -> None:
    captions = load(language).side_captions

    assert set(captions) == set(LIMBS)
    assert [said for said in captions.values() if "{caption}" not in said.right or "{caption}" not in said.left] == []


@pytest.mark.parametrize(
    ("left", "limb", "said"),
    [
        (False, "leg", "Lift: right leg"),
        (True, "leg", "Lift: left leg"),
        (True, "shoulder", "Lift: left shoulder"),
        (False, None, "Lift: right side"),
    ],
)
def test_a_caption_says_which_side_is_drawn(left: bool, limb: str | None, said: str) -> None:
    assert load("en-GB").make_side_caption(caption="Lift", left=left, limb=limb) == said


def test_braces_in_a_name_are_only_letters() -> None:
    said = load("en-GB")

    assert said.make_side_caption(caption="{side}", left=True, limb="leg") == "{side}: left leg"
