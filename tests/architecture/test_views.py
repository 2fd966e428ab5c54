"""Each address: who may come, and that nothing is written by looking."""

import ast
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.permissions import Permission
from tests.architecture.sources import trees

# Whoever is not signed in may come here.
OPEN: Final = {"accounts:sign-in", "accounts:sign-out", "accounts:session", "accounts:typed", "component-gallery"}
READS: Final = {Permission.READ_LIBRARY, Permission.READ_PATIENTS}
READING: Final = {"require_safe", "require_GET"}
WRITING: Final = {"require_POST"}
METHODS: Final = READING | WRITING | {"require_http_methods"}
SAFE: Final = frozenset({"GET", "HEAD"})

View = Callable[..., HttpResponse]


def named(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the site by its full name."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern


VIEWS: Final = {name: pattern.callback for name, pattern in named()}


def permission_of(view: View) -> Permission | None:
    """The permission that a view asks for, found under whatever stands around it."""
    inner: object = view
    while inner is not None:
        if "needs" in vars(inner):
            found = vars(inner)["needs"]
            return found if isinstance(found, Permission) else None
        inner = getattr(inner, "__wrapped__", None)
    return None


def refuses(view: View, method: str) -> bool:
    """Whether a view answers 405 before anything else."""
    request: HttpRequest = RequestFactory().generic(method, "/")
    try:
        return view(request).status_code == 405
    except (AttributeError, TypeError):  # it went on to look at the person or the address
        return False


def test_every_address_has_a_name_of_its_own() -> None:
    names = [name for name, _ in named()]

    assert "None" not in names
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted(set(VIEWS) - OPEN))
def test_every_view_asks_for_a_permission(name: str) -> None:
    assert permission_of(VIEWS[name]), f"{name} has no @needs"


@pytest.mark.parametrize("name", sorted(OPEN))
def test_the_open_ones_are_there_and_ask_for_none(name: str) -> None:
    assert permission_of(VIEWS[name]) is None


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_view_says_which_methods_it_answers(name: str) -> None:
    assert refuses(VIEWS[name], "DELETE"), f"{name} answers any method"
    assert refuses(VIEWS[name], "PUT"), f"{name} answers any method"


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_a_view_that_only_reads_cannot_be_posted_to_unless_it_guards_the_writing(name: str) -> None:
    """Whoever may post may also write. Only the check of a sheet is shown to readers and issues for prescribers."""
    view = VIEWS[name]
    asked = permission_of(view)
    if asked in READS and not refuses(view, "POST"):
        assert name == "routine-check"


def decorators(function: ast.FunctionDef) -> list[str]:
    """The names of the decorators in reading order."""
    called = [node.func if isinstance(node, ast.Call) else node for node in function.decorator_list]
    return [node.id for node in called if isinstance(node, ast.Name)]


WRITES: Final = {"save", "create", "delete", "update", "get_or_create", "bulk_create", "bulk_update"}


def unguarded_writes(function: ast.FunctionDef) -> list[int]:
    """Lines that call an action although a GET can come there: outside `if` and in a view that answers GET."""
    if not (READING | {"require_http_methods"}) & set(decorators(function)):
        return []
    guarded = {
        inner
        for node in ast.walk(function)
        if isinstance(node, ast.If)
        for part in node.body
        for inner in ast.walk(part)
    }
    return [
        node.lineno
        for node in ast.walk(function)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and ((node.func.value.id == "actions" and node.func.attr != "proof") or node.func.attr in WRITES)
        and node not in guarded
    ]


def _views() -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, tree in trees().items():
        if "/views/" in name:
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and METHODS & set(decorators(node)):
                    yield f"{name}:{node.name}", node


def test_no_view_writes_on_a_get() -> None:
    assert {name: lines for name, view in _views() if (lines := unguarded_writes(view))} == {}


def test_a_write_on_a_get_is_found() -> None:
    offence = ast.parse("@require_safe\n@needs(x)\ndef view(request):\n    actions.issue(routine=1)\n").body[0]

    assert isinstance(offence, ast.FunctionDef)
    assert unguarded_writes(offence) == [4]


def test_the_method_is_asked_before_the_permission() -> None:
    wrong = [name for name, view in _views() if decorators(view)[0] not in METHODS]

    assert wrong == []


def test_a_view_without_a_permission_is_found() -> None:
    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert permission_of(bare) is None
    assert not refuses(bare, "DELETE")
