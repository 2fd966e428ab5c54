"""The loader refuses a bad rule file aloud, and names what is wrong."""

from pathlib import Path

import pytest

from prescriptions.safety import RuleBook, RulesRefused, load_rules, vocabulary_problems
from tests.unit.safety.people import RULES

GOOD = """
movements: {supine: lying on the back}
rules:
  - id: R20
    version: 1
    name: Vertigo
    conditions: [vestibular]
    caution:
      - triggers: [supine]
        advice: Slow down.
        print: Move slowly.
    source: Common practice
    strength: practice
    contested: false
    review: unsigned
    retired: false
"""
RULE = GOOD.partition("rules:\n")[2]


def load(text: str, folder: Path) -> RuleBook:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return load_rules(path)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    assert [rule.id for rule in load(GOOD, tmp_path).live] == ["R20"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("retired: false", "retired: true", "No rule is in force"),
        ("rules:\n" + RULE, "rules: []", "No rule is in force"),
        ("[supine]", "[supnie]", "R20: the tag 'supnie' is not among the movements"),
        ("{supine:", "{prone: lying on the front, supine:", "The movement 'prone' is read by no rule in force"),
        ("[supine]", "all", "`all` stands under caution"),
        ("[supine]", "[]", "give a list of triggers, or `all`"),
        ("[supine]", "[{}]", "a trigger names a tag or a circumstance"),
        ("[supine]", "[{tags: [supine], only_if: full-moon}]", "triggers.0.only_if: Input should be"),
        ("        print: Move slowly.\n", "", "R20: a caution has nothing to print"),
        ("Slow down.", "This is safe.", 'R20: its wording says "safe"'),
        ("Move slowly.", "Move safely.", 'R20: its wording says "safe"'),
        ("caution:\n", "cautoin:\n", "rules.0.cautoin: Extra inputs are not permitted"),
        ("    conditions: [vestibular]\n", "", "rules.0.conditions: Field required"),
        ("[vestibular]", "[]", "rules.0.conditions: Tuple should have at least 1 item"),
        ("[vestibular]", "[Vestibular]", "rules.0.conditions.0: String should match pattern"),
        ("version: 1", "version: '1'", "rules.0.version: Input should be a valid integer"),
        ("contested: false", "contested: no", "rules.0.contested: Input should be a valid boolean"),
        ("strength: practice", "strength: strong", "rules.0.strength: Input should be"),
        ("review: unsigned", "review: signed", "rules.0.review"),
        (RULE, RULE + RULE, "R20 version 1 is there 2 times"),
        (RULE, RULE + RULE.replace("version: 1", "version: 2"), "R20 has 2 versions in force"),
        ("contested: false", "contested: false\n    contested: true", 'found duplicate key "contested"'),
        (RULE, "  - [", "cannot be read"),
    ],
)
def test_a_bad_file_is_refused_by_name(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert old in GOOD
    with pytest.raises(RulesRefused) as refused:
        load(GOOD.replace(old, new), tmp_path)
    assert problem in " ".join(refused.value.problems)


def test_a_rule_without_a_level_is_refused(tmp_path: Path) -> None:
    start, end = GOOD.index("    caution:"), GOOD.index("    source:")
    with pytest.raises(RulesRefused, match="R20: it has no level, so it can never fire"):
        load(GOOD[:start] + GOOD[end:], tmp_path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesRefused, match=r"nothing\.yaml cannot be read"):
        load_rules(tmp_path / "nothing.yaml")


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(RulesRefused) as refused:
        load(GOOD.replace("version: 1", "version: 0").replace("strength: practice", "strength: strong"), tmp_path)
    assert len(refused.value.problems) == 2


def test_a_signed_rule_says_who_and_when(tmp_path: Path) -> None:
    signed = GOOD.replace("review: unsigned", "review: {by: 'A. Rahman, PH12345', on: 2026-03-01}")
    assert load(signed, tmp_path).rules[0].signed


def test_a_retired_rule_is_still_found_for_an_old_plan(tmp_path: Path) -> None:
    newer = RULE.replace("version: 1", "version: 2").replace("Slow down.", "Slow down well.")
    book = load(GOOD.replace("retired: false", "retired: true") + newer, tmp_path)
    assert [rule.version for rule in book.live] == [2]
    assert book.find("R20", 1).caution[0].advice == "Slow down."
    with pytest.raises(KeyError, match="no rule R20 version 3"):
        book.find("R20", 3)


def test_a_word_that_only_the_taxonomy_or_only_the_rules_know_is_named() -> None:
    tags, conditions = set(RULES.movements) - {"band"}, RULES.conditions | {"gout"}
    assert vocabulary_problems(RULES, tags=tags, conditions=conditions) == (
        "The tag 'band' is known to the rules only.",
        "The condition 'gout' is known to the taxonomy only.",
    )
