"""No precaution is lost among the groups."""

from pathlib import Path

from ruamel.yaml import YAML

from exercises import library
from prescriptions.forms.precautions import GROUPS


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
