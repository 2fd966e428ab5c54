"""The house style, where a machine can hold it. Each rule is also shown an offence that it must find."""

import ast
import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from tests.architecture.sources import python_files, trees

LONGEST_FUNCTION: Final = 40
LONGEST_FILE: Final = 300
# Longer for a reason, and never longer than this.
LONG_FILES: Final = {
    "prescriptions/handouts/parts.py": 400,  # one frozen class for each part of the sheet, read side by side
}
LONG_FUNCTIONS: Final = {
    "prescriptions/handouts/compose.py:_document": 50,  # one call that fills every part of the sheet, in its order
}
UNFINISHED: Final = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
SILENCED: Final = re.compile(r"#\s*(noqa|type:\s*ignore)")
# A code in brackets, then two words at least.
SILENCED_WITH_REASON: Final = re.compile(
    r"#\s*(noqa: ?[A-Z]+\d+(, ?[A-Z]+\d+)*|type: ?ignore\[[a-z-]+(, ?[a-z-]+)*\])(\s*#\s*noqa: ?[A-Z0-9, ]+)?"
    r"\s*[-#(]+\s*(?!noqa|type:)\w+\W+\w+"
)

Rule = Callable[[str, ast.Module, str], Iterator[str]]


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def objects_in_views(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    if "/views/" in name:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
                yield f"{name}:{node.lineno} reads past the clinic"


def prints(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "breakpoint"}:
            yield f"{name}:{node.lineno} calls {node.func.id}"


def asserts(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield f"{name}:{node.lineno} guards with assert"


def unfinished(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if UNFINISHED.search(line):
            yield f"{name}:{number} is unfinished"


def silenced_without_reason(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if SILENCED.search(line) and not SILENCED_WITH_REASON.search(line):
            yield f"{name}:{number} silences a check and gives no reason"


def long_functions(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for node in _functions(tree):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > LONG_FUNCTIONS.get(f"{name}:{node.name}", LONGEST_FUNCTION):
            yield f"{name}:{node.lineno} {node.name} has {length} lines"


def long_files(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    if text.count("\n") > LONG_FILES.get(name, LONGEST_FILE):
        yield f"{name} has {text.count(chr(10))} lines"


def imports_inside_functions(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for function in _functions(tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                module = node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
                yield f"{name}:{node.lineno} imports {module} inside {function.name}"


def signals_and_save(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(("dispatch", "signals")):
            yield f"{name}:{node.lineno} listens to a signal"
        if isinstance(node, ast.ClassDef) and "/models/" in name:
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef) and inner.name in {"save", "delete"}:
                    yield f"{name}:{inner.lineno} overrides {inner.name}"


def unmarked_strings(name: str, tree: ast.Module, text: str) -> Iterator[str]:
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        word = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
        if word in {"mark_safe", "SafeString", "raw", "extra", "RawSQL", "csrf_exempt"}:
            yield f"{name}:{getattr(node, 'lineno', 0)} calls {word}"


# Where a rule is broken on purpose, with the reason.
EXCEPTIONS: Final = {
    "imports_inside_functions": {
        "config/apps.py": "checks register when they are imported, and need the apps to be there",
        "prescriptions/handouts/pdf.py": "WeasyPrint takes a second to import; only printing needs it",
    },
    "unmarked_strings": {"prescriptions/handouts/html.py": "the style sheet is our own file"},
}

OFFENCES: Final[dict[Rule, tuple[str, str]]] = {
    objects_in_views: ("x/views/x.py", "Patient.objects.all()"),
    prints: ("x/x.py", "print(1)"),
    asserts: ("x/x.py", "assert True"),
    unfinished: ("x/x.py", "a = 1  # TODO: later"),
    silenced_without_reason: ("x/x.py", "a = 1  # type: ignore[misc]"),
    long_functions: ("x/x.py", "def f():\n" + "    a = 1\n" * 40),
    long_files: ("x/x.py", "a = 1\n" * 301),
    imports_inside_functions: ("x/x.py", "def f():\n    import os"),
    signals_and_save: ("x/models/x.py", "class A:\n    def save(self): ..."),
    unmarked_strings: ("x/x.py", "mark_safe('<b>')"),
}


def found(rule: Rule, name: str, text: str, tree: ast.Module | None = None) -> list[str]:
    return list(rule(name, tree or ast.parse(text), text))


@pytest.mark.parametrize("rule", OFFENCES, ids=lambda rule: rule.__name__)
def test_the_code_keeps_the_rule(rule: Rule) -> None:
    excused = EXCEPTIONS.get(rule.__name__, {})
    offences = [
        offence
        for name, text in python_files().items()
        if name not in excused
        for offence in found(rule, name, text, trees()[name])
    ]

    assert offences == []


@pytest.mark.parametrize("rule", OFFENCES, ids=lambda rule: rule.__name__)
def test_the_rule_finds_an_offence(rule: Rule) -> None:
    name, text = OFFENCES[rule]

    assert len(found(rule, name, text)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "a = 1  # noqa",
        "a = 1  # type: ignore",
        "a = 1  # noqa: S105",
        "a = 1  # type: ignore[misc]  # noqa: F405",
        "a = 1  # noqa: S105 - x",
    ],
)
def test_a_check_is_not_silenced_without_a_reason(line: str) -> None:
    assert found(silenced_without_reason, "x.py", line)


def test_every_exception_is_still_needed() -> None:
    rules = {rule.__name__: rule for rule in OFFENCES}
    idle = [
        (rule, name)
        for rule, excused in EXCEPTIONS.items()
        for name in excused
        if not found(rules[rule], name, python_files()[name])
    ]
    long = [name for name in LONG_FILES if python_files()[name].count("\n") <= LONGEST_FILE]

    assert (idle, long) == ([], [])
