"""The product's own files, parsed once, for the tests about the code."""

import ast
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGES: Final = ("config", "accounts", "exercises", "prescriptions")


@cache
def python_files() -> dict[str, str]:
    """The text of each Python file of the product by its path, without migrations."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in paths
        if "migrations" not in path.parts
    }


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of each of them."""
    return {name: ast.parse(text) for name, text in python_files().items()}


@cache
def templates() -> dict[str, str]:
    """The text of each HTML template by its path."""
    paths = sorted((ROOT / "templates").rglob("*.html"))
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}
