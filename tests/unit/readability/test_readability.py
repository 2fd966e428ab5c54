"""Grades, sentences and rules. Each rule is shown to fire, and to keep quiet on text that is right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.readability import check_steps, check_text, grade_of_texts, sentences_of, words_of

CRUNCH = (
    "Lie on your back. Bend your knees. Keep your feet flat on the floor.",
    "Point both arms up to the ceiling.",
    "Breathe out. Lift your head and shoulders about 20 degrees: 13 to 15 cm off the floor.",
    "Go down slowly. Count to 3.",
)


def rules_of(text: str) -> list[str]:
    return [finding.rule for finding in check_text(text).findings]


def step_rules_of(*steps: str) -> list[str]:
    return [finding.rule for finding in check_steps(steps)]


SENTENCES = [
    ("Lift 2.5 cm. Rest.", ("Lift 2.5 cm.", "Rest.")),
    ("Lift 5 cm. off the floor.", ("Lift 5 cm. off the floor.",)),
    ("Ask Dr. Shah. Call us!", ("Ask Dr. Shah.", "Call us!")),
    ("Call from 8 a.m. to 6 p.m. on weekdays.", ("Call from 8 a.m. to 6 p.m. on weekdays.",)),
    ("See e.g. Page 2. Then stop.", ("See e.g. Page 2.", "Then stop.")),
    ("Is it sore? No. Carry on.", ("Is it sore?", "No.", "Carry on.")),
    ("See No. 4 on the sheet.", ("See No. 4 on the sheet.",)),
    ("He said “stop.” Then rest.", ("He said “stop.”", "Then rest.")),
    ("Bend your knees\nLift your arms", ("Bend your knees", "Lift your arms")),
    ("... 1,000 steps a day", ("1,000 steps a day",)),
    ("", ()),
    (". . .", ()),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_a_full_stop_that_ends_no_sentence_is_known(text: str, sentences: tuple[str, ...]) -> None:
    assert tuple(sentence.removeprefix("... ") for sentence in sentences_of(text)) == sentences


def test_numbers_and_joined_words_are_one_word_each() -> None:
    assert words_of("Don't lift 2.5 kg, side-lying, 1,000 times.") == (
        *("Don't", "lift", "2.5", "kg", "side-lying", "1,000", "times"),
    )


PIECES = [
    "Lift.",
    "2.5",
    "cm.",
    "Dr.",
    "e.g.",
    "No.",
    "4",
    "not",
    "?",
    "\n",
    "“",
    "-",
    "'",
    "½",
    "²",
    "٣",
    "020",
    "n't",
    "A's",
]


@settings(max_examples=60, deadline=None, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_word_is_lost_between_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [word for sentence in sentences_of(text) for word in words_of(sentence)] == list(words_of(text))
    assert check_text(text).words == len(words_of(text))


def test_the_grade_is_flesch_kincaid() -> None:
    text = "The cat sat on the mat. The dog ran away."  # 10 words, 2 sentences, 11 syllables
    assert check_text(text).grade == round(0.39 * 5 + 11.8 * 1.1 - 15.59, 1) == -0.7


def test_what_was_measured_is_reported() -> None:
    report = check_text("Lift your leg. The band is held by your other hand.")
    assert (report.sentences, report.words, report.longest_sentence) == (2, 11, 8)
    assert report.words_a_sentence == 5.5
    assert report.passive_share == 0.5


def test_no_text_has_nothing_to_report() -> None:
    report = check_text("")
    assert (report.grade, report.sentences, report.words, report.words_a_sentence) == (0, 0, 0, 0)
    assert report.findings == ()


def test_short_texts_are_graded_together() -> None:
    assert grade_of_texts(["Lift your leg", "Rest"]) == grade_of_texts(["Lift your leg. Rest."])
    assert grade_of_texts([]) == 0
    assert grade_of_texts(CRUNCH) < 3


def test_plain_text_and_plain_steps_break_no_rule() -> None:
    assert check_text(" ".join(CRUNCH)).findings == ()
    assert check_steps(CRUNCH) == ()


BROKEN = [
    ("long-sentence", f"Walk {'on and ' * 13}stop."),
    ("long-mean", f"Walk {'on and ' * 8}stop."),
    ("jargon", "Start in supine."),
    ("jargon", "Breathe out prior to the lift."),
    ("jargon", "Do 2 Sets of 10."),
    ("fraction", "Lift 1/2 of the way."),
    ("fraction", "Lift ½ of the way."),
    ("percentage", "Use 50% of your strength."),
    ("percentage", "Use 50 per cent of your strength."),
    ("as-tolerated", "Walk as tolerated."),
    ("as-tolerated", "Increase to tolerance."),
    ("promise", "This cures back pain."),
    ("double-negative", "Do not lift without help."),
    ("double-negative", "You can't do nothing."),
    ("double-negative", "It is not uncommon."),
    ("double-negative", "Never stop unless it hurts."),
    ("passive", "The leg is slowly lifted."),
    ("passive", "The band is held."),
]


@pytest.mark.parametrize(("rule", "text"), BROKEN)
def test_a_broken_rule_is_found(rule: str, text: str) -> None:
    assert rule in rules_of(text)


def test_hard_text_is_found_by_its_grade_once_it_is_long_enough() -> None:
    hard = "Physiotherapy rehabilitation necessitates considerable individual determination. " * 5
    assert rules_of(hard) == ["grade"]
    assert rules_of(hard[:80]) == []


KEPT = [
    "Do not put your hands behind your head or neck.",
    "Do not bounce, and do not twist.",
    "Stop if it does not ease and you cannot sleep.",
    "Neither bend nor twist.",
    "Do not go under the bar.",
    "Lift half as high.",
    "Your knees are bent and your arms are relaxed.",
    "You are tired. Get help if you need it.",
    "Feel the hamstrings, at the back of the thigh.",
    "Set a clock. Offset your feet.",
    "Call 8 to 6, 7 days a week.",
]


@pytest.mark.parametrize("text", KEPT)
def test_plain_words_are_left_in_peace(text: str) -> None:
    assert rules_of(text) == []


def test_one_passive_sentence_in_five_is_let_through() -> None:
    active = "Lift your leg. Lower your leg. Rest a bit. Breathe out. "
    assert rules_of(active + "The band is held.") == []
    assert rules_of("The band is held. The leg is lifted. " + active) == ["passive", "passive"]


def test_a_finding_names_the_plain_word_to_use() -> None:
    finding = check_text("Start in Supine.").findings[0]
    assert (finding.message, finding.text) == ("Say “on your back” in place of “Supine”.", "Supine")


GOOD_STEPS = [
    "Slowly lift your leg.",
    "Then gently lower it.",
    "Breathe out. Lift your head.",
    "With your knees bent, slowly lift one foot.",
    "As you breathe out, lift.",
    "On your right side, bend your knees.",
    "Do not sit right up.",
    "Don’t bounce.",
    "Lift your head and shoulders about 20 degrees: 13 to 15 cm (5 to 6 inches) off the floor.",
]


@pytest.mark.parametrize("step", GOOD_STEPS)
def test_a_step_that_opens_with_what_to_do_is_good(step: str) -> None:
    assert step_rules_of("Sit down.", step) == []


BAD_STEPS = [
    ("step-verb", "The leg goes up."),
    ("step-verb", "Your knees bend."),
    ("step-verb", "With your knees bent."),
    ("step-verb", "With your knees bent, your leg goes up."),
    ("step-verb", "Slowly."),
    ("step-verb", "You lift your leg."),
    ("step-long", f"Lift {'one ' * 19}leg."),
    ("step-empty", ""),
    ("step-empty", "..."),
]


@pytest.mark.parametrize(("rule", "step"), BAD_STEPS)
def test_a_bad_step_is_found(rule: str, step: str) -> None:
    assert step_rules_of("Sit down.", step) == [rule]


def test_a_step_of_exactly_20_words_is_not_too_long() -> None:
    assert step_rules_of("Sit down.", f"Lift {'one ' * 18}leg.") == []


def test_there_are_2_to_7_steps() -> None:
    assert step_rules_of(*["Lift."] * 2) == step_rules_of(*["Lift."] * 7) == []
    for wrong in (0, 1, 8):
        assert step_rules_of(*["Lift."] * wrong) == ["step-count"]
