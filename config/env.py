"""Typed readers of the environment. A wrong value refuses to start with one sentence of help."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import ImproperlyConfigured

_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"0", "false", "no", "off"})
_HOST: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*")
SHORTEST_SECRET: Final = 50
FEWEST_CHARACTERS: Final = 10


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

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        """Return a whole number within its bounds."""
        value = self.text(name, str(default))
        if not value.isdecimal() or not least <= int(value) <= most:
            raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number from {least} to {most}.")
        return int(value)

    def secret(self, name: str) -> str:
        """Return a secret that cannot be guessed: at least 50 characters, at least 10 of them different."""
        value = self.text(name)
        if len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS:
            raise ImproperlyConfigured(
                f"{name} can be guessed. Set it to {SHORTEST_SECRET} random characters or more, then start again."
            )
        return value

    def hosts(self, name: str) -> list[str]:
        """Return the host names of a comma-separated list; it must name at least one, and no wildcard."""
        hosts = [word.strip().lower() for word in self.text(name).split(",")]
        for host in hosts:
            if not _HOST.fullmatch(host):
                raise ImproperlyConfigured(
                    f"{name} names {host!r}. Write host names with commas between them, like plan.clinic.example."
                )
        return hosts
