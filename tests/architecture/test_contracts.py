"""Who may import whom: the contracts hold, and each of them finds an import that it forbids."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.architecture.sources import PACKAGES, ROOT

pytestmark = pytest.mark.xdist_group("contracts")  # the copy is made once, by one worker

LINTER: Final = Path(sys.executable).with_name("lint-imports")
# The contract, the file that gets the import, and the import that it must not have.
PLANTED: Final = {
    "prescriptions above exercises above accounts": ("accounts/audit.py", "exercises.content"),
    "inside accounts: each layer knows only those below it": ("accounts/models/clinic.py", "accounts.permissions"),
    "inside exercises: each layer knows only those below it": ("exercises/models/term.py", "exercises.policies"),
    "inside prescriptions: each layer knows only those below it": (
        "prescriptions/forms/text.py",
        "prescriptions.presenters.proof",
    ),
    "the pure parts know no Django": ("prescriptions/safety/facts.py", "django"),
    "only handouts.pdf knows WeasyPrint; archive, finisher, stamps pydyf": (
        "prescriptions/handouts/pages.py",
        "weasyprint",
    ),
    "only the search knows how far words are apart": ("exercises/facets.py", "rapidfuzz"),
    "only the figures know numpy and shapely": ("exercises/plates.py", "numpy"),
    "the figures are drawn at build time: nothing that runs imports them": (
        "exercises/views/library.py",
        "exercises.figures",
    ),
}


@dataclass(frozen=True, slots=True)
class Report:
    """What the linter said: each contract with its verdict, and its words on those that are broken."""

    verdicts: dict[str, str]
    words: str


def lint(folder: Path) -> Report:
    answer = subprocess.run(
        [LINTER, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    found = re.findall(r"^(.+?) (KEPT|BROKEN)\b", answer.stdout, re.MULTILINE)
    return Report(dict(found), answer.stdout + answer.stderr)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The product's packages with every offence planted at once."""
    folder = tmp_path_factory.mktemp("planted")
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "*.svg", "*.yaml")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, module in PLANTED.values():
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + f"\nimport {module}\n", encoding="utf-8")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def planted(copy: Path) -> Report:
    return lint(copy)


def test_every_contract_has_an_offence_planted() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]

    assert {contract["name"] for contract in contracts} == set(PLANTED)


def test_every_contract_holds() -> None:
    report = lint(ROOT)

    assert report.verdicts == dict.fromkeys(PLANTED, "KEPT"), report.words


@pytest.mark.parametrize("contract", PLANTED)
def test_the_contract_finds_what_it_forbids(contract: str, planted: Report) -> None:
    name, module = PLANTED[contract]
    importer = name.removesuffix(".py").replace("/", ".")

    assert planted.verdicts.get(contract) == "BROKEN", planted.words
    assert re.search(rf"{re.escape(importer)} -> {re.escape(module)}\b", planted.words), planted.words
