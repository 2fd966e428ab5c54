"""What must hold before the server answers."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def the_house_pack_draws_the_forms(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A form drawn by another pack would lose its error links."""
    if settings.CRISPY_TEMPLATE_PACK == "house" and not settings.CRISPY_FAIL_SILENTLY:
        return []
    return [
        Error(
            "Forms must be drawn by the house pack, aloud.",
            hint="Set CRISPY_TEMPLATE_PACK to 'house'.",
            id="regimen.E001",
        )
    ]
