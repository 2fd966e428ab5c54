"""Typed readers of the environment. A wrong value refuses to start with one sentence of help."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ImproperlyConfigured

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Env:
    """Reads settings from a mapping of environment variables."""

    values: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def text(self, name: str, default: str | None = None) -> str:
        """Return the value of `name`; without a default it must be set and not blank."""
        value = self.values.get(name, "").strip()
        if value:
            return value
        if default is None:
            raise ImproperlyConfigured(f"{name} is not set. Set it in the environment, then start again.")
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a yes or no."""
        value = self.values.get(name, "").strip().lower()
        if not value:
            return default
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
        raise ImproperlyConfigured(f"{name} is {value!r}. Write yes or no.")

    def number(self, name: str, *, default: int, low: int, high: int) -> int:
        """Return a whole number between `low` and `high`, both included."""
        value = self.values.get(name, "").strip()
        if not value:
            return default
        if not (value.isascii() and value.isdecimal()) or not low <= int(value) <= high:
            raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number from {low} to {high}.")
        return int(value)

    def words(self, name: str, default: tuple[str, ...] = ()) -> list[str]:
        """Return a comma-separated list."""
        value = self.values.get(name, "")
        return [word.strip() for word in value.split(",") if word.strip()] or list(default)
