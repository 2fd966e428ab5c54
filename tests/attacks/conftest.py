"""These tests work on a copy of the demo."""

from tests.stock import (  # noqa: F401 - fixtures are found by name
    _filled,
    _no_tries_counted,
    amira,
    ben,
    chloe,
    clinic,
    dana,
    given,
    margaret,
    other_clinic,
    routine,
    stock,
)
