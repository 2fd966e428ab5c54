"""The best match comes first, and no precaution is lost among the groups."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from exercises import library
from prescriptions.forms.precautions import GROUPS
from prescriptions.presenters.finder import rank


@pytest.mark.parametrize(
    ("query", "best", "worse"),
    [
        ("bridge", "Bridge", "Marching bridge"),
        ("calf", "Calf stretch", "Seated calf stretch"),
        ("str ham", "Banded hamstring stretch", "Bridge"),
        ("cafe", "Café walk", "Walk to the café"),
        ("dog", "Bird dog", "Hotdog roll"),
        ("og", "Hotdog roll", "Bridge"),
    ],
)
def test_a_name_that_begins_so_comes_before_one_that_only_holds_the_words(query: str, best: str, worse: str) -> None:
    assert rank(best, query) < rank(worse, query)


def test_nothing_asked_ranks_all_alike() -> None:
    assert rank("Bridge", "") == rank("Wall sit", " ")


def test_each_group_names_known_precautions_and_each_precaution_once() -> None:
    folder = library.__path__[0]
    with (Path(folder) / "taxonomy.yaml").open(encoding="utf-8") as file:
        known = [term["code"] for term in YAML(typ="safe", pure=True).load(file)["condition"]]
    named = [code for _, codes in GROUPS for code in codes]
    assert set(named) <= set(known)
    assert len(named) == len(set(named))
    assert set(known) - set(named) == {"latex-allergy"}, (
        "give a new precaution its group, or leave it under Other here"
    )
